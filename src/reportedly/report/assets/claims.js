// All claims in one table, to filter and to sort. Other views lead here with a filter set.
const FIELDS = [
  ["voice", "Voice", (claim) => [claim.voice], nameOf],
  ["about", "About", (claim) => [...claim.doers, ...claim.targets], nameOf],
  ["type", "Type", (claim) => [claim.type || claim.relation || "statement"], String],
  ["factuality", "Factuality", (claim) => [claim.factuality], (one) => one + " " + FACTUALITY[one]],
  ["reality", "Reality", (claim) => [claim.reality], String],
  ["place", "Place", (claim) => claim.places, (one) => places[one].name],
  ["document", "Document", (claim) => [claim.document], (one) => documents[one].title],
];
const COLUMNS = [
  ["Claim", (claim) => claim.words.toLowerCase()],
  ["Voice", (claim) => nameOf(claim.voice).toLowerCase()],
  ["Type", (claim) => claim.type || claim.relation || "~"],
  ["Who → whom", (claim) => claim.doers.map(nameOf).join() || "~"],
  ["As put", (claim) => claim.factuality + claim.reality],
  ["Where", (claim) => (claim.places.length ? places[claim.places[0]].name : "~")],
  ["When", (claim) => claim.earliest[0] || claim.latest[0] || "~"],
  ["Document", (claim) => claim.document],
];
const table = { controls: {}, role: "any", range: null, column: -1, down: false, draw: null };

function drawClaims() {
  const root = document.getElementById("body-claims");
  const filters = el("div", { class: "filters" });
  const words = el("input", { type: "search", oninput: list, placeholder: "words of the claim" });
  table.controls.words = words;
  filters.append(el("label", { class: "long" }, "Words", words));
  for (const [key, name, values, show] of FIELDS) {
    const options = tally(claims.flatMap((claim) => [...new Set(values(claim))]));
    const select = el("select", { onchange: () => { table.role = "any"; list(); } }, el("option", { value: "" }, "all"),
      options.map(([value, count]) => el("option", { value: String(value) }, show(value) + " (" + count + ")")));
    table.controls[key] = select;
    filters.append(el("label", {}, name, select));
  }
  for (const [key, name] of [["from", "From"], ["to", "To"]]) {
    table.controls[key] = el("input", { type: "date", onchange: list });
    filters.append(el("label", {}, name, table.controls[key]));
  }
  filters.append(el("button", { type: "button", class: "quiet", onclick: () => { clearFilters(); list(); } }, "Clear"));
  const count = el("p", { class: "soft small", role: "status" });
  const holder = el("div");
  root.append(filters, count, holder);

  function list() {
    const value = Object.fromEntries(Object.entries(table.controls).map(([key, control]) => [key, control.value]));
    const wanted = value.words.toLowerCase();
    const inRole = (claim) => (table.role === "any" ? [...claim.doers, ...claim.targets] : claim[table.role]).map(String).includes(value.about);
    const found = claims.filter((claim) => (!wanted || claim.words.toLowerCase().includes(wanted))
      && FIELDS.every(([key, , values]) => !value[key] || (key === "about" ? inRole(claim) : values(claim).map(String).includes(value[key])))
      && dated(claim, value.from, value.to)
      && (!table.range || claim.earliest.some((one, at) => one === table.range[0] && claim.latest[at] === table.range[1])));
    if (table.column >= 0) {
      const key = COLUMNS[table.column][1];
      const sign = table.down ? -1 : 1;
      const keyed = found.map((claim, at) => [key(claim), at, claim]);
      keyed.sort((a, b) => (a[0] < b[0] ? -sign : a[0] > b[0] ? sign : a[1] - b[1]));
      found.splice(0, found.length, ...keyed.map((one) => one[2]));
    }
    count.textContent = plural(found.length, "claim") + " by " + plural(new Set(found.map((claim) => claim.voice)).size, "voice") + " in " + plural(new Set(found.map((claim) => claim.document)).size, "document")
      + (table.role !== "any" ? "; the party " + ROLES[table.role] : "") + (table.range ? "; told of " + label({ earliest: table.range[0], latest: table.range[1] }) : "");
    const body = el("tbody");
    const more = inSteps(found, 100, row, body);
    holder.replaceChildren(el("table", { class: "cards" }, el("thead", {}, el("tr", {}, COLUMNS.map(([name], at) =>
      el("th", { scope: "col", "aria-sort": table.column === at ? (table.down ? "descending" : "ascending") : null },
        el("button", { type: "button", onclick: () => { table.down = table.column === at && !table.down; table.column = at; list(); } }, name))))), body), more);
  }
  table.draw = list;
  list();
}

function row(claim) {
  const whom = claim.targets.map(nameOf).join(", ");
  return el("tr", {},
    el("td", { class: "lead" }, el("a", { class: "quote", dir: "auto", href: address(claim) }, claim.words)),
    el("td", { "data-label": "voice", dir: "auto" }, el("b", {}, nameOf(claim.voice)), " ", el("span", { class: claim.act === "deny" ? "deny" : "soft" }, SAYS[claim.act] || claim.act),
      claim.chain.length > 1 ? el("div", { class: "soft small" }, "in " + claim.chain.slice(0, -1).map(([party]) => nameOf(party)).join(" → ")) : null),
    el("td", { "data-label": "type" }, el("span", { class: "code" }, claim.type || (claim.relation || "").replace(/_/g, " ")), claim.mode ? el("div", { class: "soft small" }, claim.mode) : null,
      claim.harm.map((harm) => el("div", { class: "small" }, harm))),
    claim.doers.length || whom ? el("td", { "data-label": "who → whom", dir: "auto" }, claim.doers.map(nameOf).join(", ") || "?", whom ? [el("span", { class: "soft" }, " → "), whom] : null) : el("td"),
    el("td", { "data-label": "as put" }, FACTUALITY[claim.factuality], el("div", { class: "soft small" }, claim.reality)),
    el("td", { "data-label": "where", dir: "auto" }, claim.places.map((one) => places[one].name).join(", ")),
    el("td", { "data-label": "when" }, claim.when),
    el("td", { "data-label": "document", class: "soft small", dir: "auto" }, documents[claim.document].title));
}

/** True where the claim can have been between two days; an open end reaches as far as it must. */
function dated(claim, from, to) {
  if (!from && !to) return true;
  return claim.earliest.some((earliest, at) => (!from || !claim.latest[at] || claim.latest[at] >= from) && (!to || !earliest || earliest <= to));
}

function clearFilters() {
  for (const control of Object.values(table.controls)) control.value = "";
  table.role = "any";
  table.range = null;
}

/** Go to the table with these filters only. */
function showClaims(filter) {
  location.hash = "#claims";
  show("claims");
  clearFilters();
  for (const [key, value] of Object.entries(filter)) {
    if (key === "role") table.role = value;
    else if (key === "range") table.range = value;
    else table.controls[key].value = String(value);
  }
  table.draw();
  scrollUp();
}
