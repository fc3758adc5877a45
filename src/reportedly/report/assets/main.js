// Routes and theme. A view is drawn when it is first looked at.
const VIEWS = { documents: drawShelf, incidents: drawIncidents, disputes: drawDisputes, who: drawWho, threats: drawThreats, claims: drawClaims, actors: drawActors, timeline: drawTimeline, map: drawMap, wording: drawWording, about: () => {} };
for (const name of Object.keys(VIEWS)) if (!document.getElementById("view-" + name)) delete VIEWS[name];
const ready = new Set();

function show(name) {
  for (const view of Object.keys(VIEWS)) document.getElementById("view-" + view).hidden = view !== name;
  for (const link of document.querySelectorAll(".views a")) {
    if (link.getAttribute("href") === "#" + name) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (!ready.has(name)) { ready.add(name); VIEWS[name](); }
}

function route() {
  const [name, ...rest] = location.hash.slice(1).split("/");
  if (name === "main") return;
  const view = VIEWS[name] ? name : "documents";
  show(view);
  if (view === "documents") showDocument(rest);
  else if (view === "incidents") showIncident(rest[0]);
  else scrollUp();
}

const themeButton = document.getElementById("theme");
const root = document.documentElement;
function dark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}
function nameTheme() { themeButton.textContent = dark() ? "Light" : "Dark"; }
themeButton.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; nameTheme(); });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", nameTheme);
root.classList.remove("plain");
nameTheme();
addEventListener("hashchange", route);
route();
