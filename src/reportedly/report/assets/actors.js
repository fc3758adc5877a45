// Actors with their names, and who used which.
function drawActors() {
  const root = document.getElementById("body-actors");
  const told = new Map();
  for (const claim of claims) for (const party of new Set([...claim.doers, ...claim.targets])) told.set(party, (told.get(party) || 0) + 1);
  const said = new Map(tally(claims.map((claim) => claim.voice)));
  const find = el("input", { type: "search", oninput: list });
  const kinds = [...new Set(parties.map((party) => party.kind))].sort();
  const kind = el("select", { onchange: list }, el("option", { value: "" }, "all kinds"), kinds.map((one) => el("option", { value: one }, one.replace(/_/g, " "))));
  const holder = el("div");
  function list() {
    const wanted = find.value.toLowerCase();
    const rows = parties.map((party, at) => ({ party, at }))
      .filter(({ party }) => (!kind.value || party.kind === kind.value) && (!wanted || (party.name + " " + party.names.map(([name]) => name).join(" ")).toLowerCase().includes(wanted)))
      .sort((a, b) => (told.get(b.at) || 0) + (said.get(b.at) || 0) - (told.get(a.at) || 0) - (said.get(a.at) || 0) || (a.party.name < b.party.name ? -1 : 1));
    const body = el("tbody");
    const number = (count, filter) => el("td", { class: "number", "data-label": filter.voice === undefined ? "told of" : "speaks" }, count ? el("button", { type: "button", class: "link", onclick: () => showClaims(filter) }, String(count)) : "");
    const more = inSteps(rows, 100, ({ party, at }) => el("tr", {},
      el("td", { class: "lead", dir: "auto" }, el("b", {}, party.name), el("div", { class: "soft small" }, [party.kind.replace(/_/g, " "), party.country].filter(Boolean).join(" · "))),
      el("td", { "data-label": "names" }, el("ul", { class: "names" }, party.names.map(([name, by]) => el("li", { dir: "auto" }, "“" + name + "” ",
        el("span", { class: "soft small" }, by.slice().sort((a, b) => b[1] - a[1]).slice(0, 6).map(([voice, count]) => nameOf(voice) + " " + count + "×").join(", ") + (by.length > 6 ? " and " + (by.length - 6) + " more" : "")))))),
      number(said.get(at), { voice: at }), number(told.get(at), { about: at, role: "any" }),
      el("td", { class: "number", "data-label": "documents" }, String(party.documents || ""))), body);
    holder.replaceChildren(el("p", { class: "soft small" }, plural(rows.length, "actor")), el("table", { class: "cards" },
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Actor"), el("th", { scope: "col" }, "Names, and who uses them"), el("th", { scope: "col", class: "number" }, "Claims it makes"), el("th", { scope: "col", class: "number" }, "Claims about it"), el("th", { scope: "col", class: "number" }, "Documents"))), body), more);
  }
  root.append(el("div", { class: "filters" }, el("label", { class: "long" }, "Name", find), el("label", {}, "Kind", kind)), holder);
  list();
}
