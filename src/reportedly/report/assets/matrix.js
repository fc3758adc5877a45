// Who says what about whom: voices by parties, each number leading to its claims.
const ROLES = { any: "in any part", doers: "as the one who does it", targets: "as the one it is done to" };
const MATRIX_SIZE = 16;

function drawWho() {
  const root = document.getElementById("body-who");
  const role = el("select", { onchange: table }, Object.entries(ROLES).map(([value, label]) => el("option", { value }, label)));
  const all = el("input", { type: "checkbox", onchange: table });
  const count = el("p", { class: "soft small" });
  const holder = el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Table of voices and parties" });
  const find = (claim) => new Set(role.value === "any" ? [...claim.doers, ...claim.targets] : claim[role.value]);
  function table() {
    const cells = new Map();
    const rows = new Map();
    const columns = new Map();
    for (const claim of claims) {
      for (const party of find(claim)) {
        const key = claim.voice + " " + party;
        const cell = cells.get(key) || { count: 0, denied: 0 };
        cell.count += 1;
        cell.denied += isDenied(claim) ? 1 : 0;
        cells.set(key, cell);
        rows.set(claim.voice, (rows.get(claim.voice) || 0) + 1);
        columns.set(party, (columns.get(party) || 0) + 1);
      }
    }
    const ranked = (counts) => [...counts].sort((a, b) => b[1] - a[1] || (nameOf(a[0]) < nameOf(b[0]) ? -1 : 1)).map(([party]) => party);
    const limit = all.checked ? 400 : MATRIX_SIZE;
    const [voices, about] = [ranked(rows), ranked(columns)];
    const top = Math.max(1, ...[...cells.values()].map((cell) => cell.count));
    const cellOf = (voice, party) => {
      const cell = cells.get(voice + " " + party);
      if (!cell) return el("td");
      const button = el("button", {
        type: "button", onclick: () => showClaims({ voice, about: party, role: role.value }),
        "aria-label": nameOf(voice) + " about " + nameOf(party) + ": " + plural(cell.count, "claim") + (cell.denied ? ", " + cell.denied + " denied" : ""),
      }, String(cell.count), cell.denied ? el("small", {}, cell.denied + " denied") : null);
      button.style.setProperty("--share", String(cell.count / top));
      return el("td", {}, button);
    };
    holder.replaceChildren(el("table", { class: "matrix" },
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "voice ↓ speaks about →"), about.slice(0, limit).map((party) => el("th", { scope: "col", title: nameOf(party) }, el("span", { dir: "auto" }, nameOf(party)))), el("th", { scope: "col" }, el("span", {}, "all")))),
      el("tbody", {}, voices.slice(0, limit).map((voice) => el("tr", {}, el("th", { scope: "row", dir: "auto" }, nameOf(voice)), about.slice(0, limit).map((party) => cellOf(voice, party)), el("td", { class: "total" }, String(rows.get(voice))))))));
    count.textContent = plural(voices.length, "voice") + " about " + (about.length === 1 ? "1 party" : about.length + " parties") + (Math.max(voices.length, about.length) > limit ? "; the " + limit + " most frequent of each are shown" : "") + ".";
    if (!cells.size) holder.replaceChildren(el("p", { class: "note" }, "No claim names a party."));
  }
  root.append(el("div", { class: "filters" }, el("label", {}, "The party appears", role),
    documents.length > 1 || parties.length > MATRIX_SIZE ? el("label", {}, "Show all", all) : null), count, holder);
  table();
}
