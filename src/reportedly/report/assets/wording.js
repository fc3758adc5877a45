// Loaded words by voice, beside a plain wording.
function drawWording() {
  const root = document.getElementById("body-wording");
  if (!wording.length) { root.append(el("p", { class: "note" }, "No loaded wording was found.")); return; }
  const groups = new Map();
  for (const one of wording) {
    if (!groups.has(one.voice)) groups.set(one.voice, new Map());
    const key = one.words.toLowerCase() + "\n" + one.technique + "\n" + one.about;
    const rows = groups.get(one.voice);
    if (!rows.has(key)) rows.set(key, { ...one, documents: [] });
    rows.get(key).documents.push(one.document);
  }
  const order = [...groups].sort((a, b) => b[1].size - a[1].size || (nameOf(a[0]) < nameOf(b[0]) ? -1 : 1));
  const holder = el("div");
  const more = inSteps(order, 40, ([voice, rows]) => [
    el("h3", { dir: "auto" }, nameOf(voice), el("span", { class: "soft small" }, " " + [...rows.values()].reduce((sum, one) => sum + one.documents.length, 0) + "×")),
    el("table", { class: "cards" }, el("thead", {}, el("tr", {}, ["Words", "Plainly", "About", "Technique", "Documents"].map((name) => el("th", { scope: "col" }, name)))),
      el("tbody", {}, [...rows.values()].sort((a, b) => b.documents.length - a.documents.length).slice(0, 60).map((one) => el("tr", {},
        el("td", { class: "lead", dir: "auto" }, el("span", { class: "quote" }, "“" + one.words + "”"), one.documents.length > 1 ? el("span", { class: "soft" }, " " + one.documents.length + "×") : null),
        el("td", { "data-label": "plainly" }, one.plain || el("span", { class: "soft" }, "–")),
        el("td", { "data-label": "about", dir: "auto" }, one.about || ""),
        el("td", { "data-label": "technique", class: "soft" }, TECHNIQUE(one.technique)),
        el("td", { "data-label": "in" }, [...new Set(one.documents)].slice(0, 4).map((number) => el("div", { dir: "auto" }, el("a", { href: "#documents/" + number }, documents[number].title))))))))], holder);
  root.append(holder, more);
}
