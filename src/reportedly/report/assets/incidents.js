// Incidents: a table of all, and a page for each with its accounts side by side.
const GRADES = {
  confirmed: "the party held responsible accepts it", fair: "two or more independent origins, no denial", weak: "one origin",
  contested: "the event or who did it is disputed between origins", discounted: "shown not to have happened as told",
};
const THIRD = "third";
const DISPUTED = { event: "whether it happened", actor: "who did it", recipient: "to whom", count: "how many", time: "when", place: "where", reason: "why" };
const INCIDENT_COLUMNS = [
  ["When", (one) => one.earliest || "~"],
  ["Where", (one) => (one.agreed.place || "~").toLowerCase()],
  ["What", (one) => one.type || "~"],
  ["Toll", (one) => -(one.tolls.length ? one.tolls[0].low : -1)],
  ["Origins", (one) => -one.accounts.length],
  ["Grade", (one) => Object.keys(GRADES).indexOf(one.grade)],
  ["Disputed", (one) => -one.disputed.length],
];
const incidents = WEIGHING.incidents;
const incidentAt = new Map(incidents.map((one, at) => [one.id, at]));

function sideName(side) { return side === THIRD ? "no party" : side; }
function whenOf(one) {
  if (one.agreed.time) return one.agreed.time.replace("/", " to ");
  return one.earliest || one.latest ? (one.earliest || "…") + (one.earliest === one.latest ? "" : " to " + (one.latest || "…")) : "";
}
function partiesOf(one) { return [one.agreed.actor, one.agreed.recipient].filter(Boolean).join(" → "); }
function rangeOf(toll) {
  const high = toll.high === toll.low ? "" : "–" + toll.high.toLocaleString("en");
  return toll.low.toLocaleString("en") + high + (toll.open ? " or more" : "");
}
function gradeMark(grade) { return el("span", { class: "grade " + grade, title: GRADES[grade] }, grade); }
/** Type, place and days; where neither of these is agreed on, the words of its first claim. */
function incidentTitle(one) {
  const at = [one.agreed.place, whenOf(one)].filter(Boolean);
  const claim = one.accounts.flatMap((account) => account.claims)[0];
  const words = at.length || claim === undefined ? at : ["“" + claims[claim].words.slice(0, 70) + (claims[claim].words.length > 70 ? " …" : "") + "”"];
  return [one.type || "Incident", ...words].join(", ");
}
function incidentAddress(one) { return "#incidents/" + encodeURIComponent(one.id); }

/** A link to a claim in its document, named by its words. */
function claimLink(at, length) {
  const claim = claims[at];
  const words = length && claim.words.length > length ? claim.words.slice(0, length) + " …" : claim.words;
  return el("a", { class: "quote", dir: "auto", href: address(claim) }, "“" + words + "”");
}

/** A sentence of weighing; claims in it become links named by voice and document. */
function sentence(parts) {
  return parts.map((part) => typeof part === "string" ? part
    : el("a", { href: address(claims[part]), title: claims[part].words, dir: "auto" }, nameOf(claims[part].voice) + " in “" + documents[claims[part].document].title + "”"));
}

function drawIncidents() {
  const root = document.getElementById("body-incidents");
  const state = { column: 4, down: false };
  const choices = (values) => tally(values).map(([value, count]) => el("option", { value }, value + " (" + count + ")"));
  const control = (name, ...options) => el("select", { onchange: list, "aria-label": name }, el("option", { value: "" }, "all"), options);
  const words = el("input", { type: "search", oninput: list, placeholder: "place, party, words" });
  const type = control("Type", choices(incidents.map((one) => one.type || "none")));
  const grade = control("Grade", choices(incidents.map((one) => one.grade)));
  const side = control("Side", choices(incidents.flatMap((one) => [...new Set(one.accounts.map((account) => sideName(account.side)))])));
  const field = control("Disputed", tally(incidents.flatMap((one) => [...new Set(one.disputed.map((dispute) => dispute.field))]))
    .map(([value, count]) => el("option", { value }, DISPUTED[value] + " (" + count + ")")));
  const from = el("input", { type: "date", onchange: list });
  const to = el("input", { type: "date", onchange: list });
  const text = incidents.map((one) => [...Object.values(one.agreed), ...one.accounts.map((account) => account.origin), ...one.accounts.flatMap((account) => account.claims.slice(0, 6).map((at) => claims[at].words))].join(" ").toLowerCase());
  const count = el("p", { class: "soft small", role: "status" });
  const holder = el("div");
  root.append(el("div", { class: "filters" }, el("label", { class: "long" }, "Words", words), el("label", {}, "Type", type), el("label", {}, "Grade", grade),
    el("label", {}, "Account of", side), el("label", {}, "Disputed", field), el("label", {}, "From", from), el("label", {}, "To", to)), count, holder);

  function list() {
    const wanted = words.value.toLowerCase();
    const found = incidents.filter((one, at) => (!wanted || text[at].includes(wanted)) && (!type.value || (one.type || "none") === type.value)
      && (!grade.value || one.grade === grade.value) && (!side.value || one.accounts.some((account) => sideName(account.side) === side.value))
      && (!field.value || one.disputed.some((dispute) => dispute.field === field.value))
      && (!from.value || !one.latest || one.latest >= from.value) && (!to.value || !one.earliest || one.earliest <= to.value));
    const key = INCIDENT_COLUMNS[state.column][1];
    const sign = state.down ? -1 : 1;
    const keyed = found.map((one, at) => [key(one), at, one]);
    keyed.sort((a, b) => (a[0] < b[0] ? -sign : a[0] > b[0] ? sign : a[1] - b[1]));
    count.textContent = plural(found.length, "incident");
    const body = el("tbody");
    const more = inSteps(keyed.map((one) => one[2]), 100, incidentRow, body);
    holder.replaceChildren(el("table", { class: "cards" }, el("thead", {}, el("tr", {}, INCIDENT_COLUMNS.map(([name], at) =>
      el("th", { scope: "col", "aria-sort": state.column === at ? (state.down ? "descending" : "ascending") : null },
        el("button", { type: "button", onclick: () => { state.down = state.column === at && !state.down; state.column = at; list(); } }, name))))), body), more);
  }
  list();
}

function incidentRow(one) {
  const told = new Set(one.accounts.flatMap((account) => account.documents)).size;
  return el("tr", {},
    el("td", { "data-label": "when", class: "nowrap" }, whenOf(one) || "not told"),
    el("td", { "data-label": "where", dir: "auto" }, one.agreed.place || ""),
    el("td", { class: "lead" }, el("a", { href: incidentAddress(one), dir: "auto" }, el("span", { class: "code" }, one.type || "none"), " ", partiesOf(one)),
      el("div", { class: "soft small", dir: "auto" }, claims[one.accounts[0].claims[0]] ? claims[one.accounts[0].claims[0]].words.slice(0, 140) : "")),
    el("td", { "data-label": "toll", class: "nowrap" }, one.tolls.map((toll) => el("div", {}, rangeOf(toll) + " " + toll.harm))),
    el("td", { "data-label": "origins" }, el("b", {}, String(one.accounts.length)), el("span", { class: "soft small nowrap" }, " of " + plural(told, "document"))),
    el("td", { "data-label": "grade" }, gradeMark(one.grade)),
    el("td", { "data-label": "disputed" }, [...new Set(one.disputed.map((dispute) => DISPUTED[dispute.field]))].join(", ")));
}

/** The page of one incident, or the table of all where no id is given. */
function showIncident(id) {
  const one = incidents[incidentAt.get(id ? decodeURIComponent(id) : "")];
  const page = document.getElementById("incident");
  document.getElementById("list-incidents").hidden = Boolean(one);
  page.hidden = !one;
  scrollUp();
  if (!one) return;
  page.replaceChildren(...incidentPage(one));
  page.querySelector("h2").focus({ preventScroll: true });
}

function incidentPage(one) {
  const at = incidentAt.get(one.id);
  const step = (to, words) => (incidents[to] ? el("a", { href: incidentAddress(incidents[to]) }, words) : el("span", {}));
  return [
    el("p", { class: "steps" }, el("a", { href: "#incidents" }, "← All incidents"), el("span", {}), step(at - 1, "Previous"), step(at + 1, "Next")),
    el("h2", { id: "h-incident", tabindex: "-1", dir: "auto" }, incidentTitle(one)),
    partiesOf(one) ? el("p", { class: "parties", dir: "auto" }, partiesOf(one)) : null,
    el("section", { class: "verdict", "aria-label": "Grade" }, el("p", {}, gradeMark(one.grade), " ", sentence(one.why)), el("p", { class: "soft" }, sentence(one.change))),
    el("h3", {}, "Origins"), el("p", {}, originSum(one)), originsTable(one),
    one.tolls.length ? [el("h3", {}, "Tolls, with whose figures they are"), tollsTable(one)] : null,
    one.disputed.length ? [el("h3", {}, "What is disputed"), one.disputed.map((dispute) => disputeTable(dispute, one))] : null,
    one.refined.length ? [el("h3", {}, "What some tell more exactly than others"), one.refined.map((dispute) => disputeTable(dispute, one))] : null,
    el("h3", {}, "The accounts side by side"), el("div", { class: "accounts" }, one.accounts.map((account) => accountCard(account))),
    one.words.sides.length > 1 || one.words.rows.length > 1 ? [el("h3", {}, "Words for the same act and the same people"), wordsTable(one.words)] : null,
    one.copies.length ? [el("h3", {}, "What is copied"), one.copies.map(copyNote)] : null,
    one.covered.length ? [el("h3", {}, "Summaries that count it among others"), el("ul", {}, one.covered.map((claim) => el("li", {}, claimLink(claim), " ", where(claim))))] : null,
    one.joined.length ? el("details", {}, el("summary", {}, "Why these claims are taken to tell one incident (" + plural(one.joined.length, "decision") + ")"),
      el("ul", {}, one.joined.slice(0, 60).map(([a, b, score, reasons]) => el("li", {}, claimLink(a, 90), " and ", claimLink(b, 90), ": " + reasons.join("; "), el("span", { class: "soft" }, " (" + score.toFixed(2) + ")"))))) : null,
  ].flat(Infinity).filter(Boolean);
}

function where(claim) { return el("span", { class: "soft small", dir: "auto" }, nameOf(claims[claim].voice) + ", “" + documents[claims[claim].document].title + "”"); }

/** How many documents tell it, and from how many origins their words come; those of one side are named. */
function originSum(one) {
  const told = new Set(one.accounts.flatMap((account) => account.documents)).size;
  const sides = tally(one.accounts.map((account) => account.side).filter((side) => side !== THIRD));
  return plural(told, "document") + ", " + plural(one.accounts.length, "origin") + sides.map(([side, count]) => "; " + count + " on the side of " + side).join("") + ".";
}

function originsTable(one) {
  return el("table", { class: "cards" },
    el("thead", {}, el("tr", {}, ["Origin", "Side", "Documents", "Texts", "How they are counted"].map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {}, one.accounts.map((account) => el("tr", {},
      el("th", { scope: "row", class: "lead", dir: "auto" }, account.origin), el("td", { "data-label": "side", dir: "auto" }, sideName(account.side)),
      el("td", { "data-label": "documents" }, String(account.documents.length)), el("td", { "data-label": "texts" }, String(account.texts)),
      el("td", { "data-label": "counted", dir: "auto" }, account.arithmetic)))));
}

function tollsTable(one) {
  const owner = (at) => one.accounts[at].origin + (one.accounts[at].side === THIRD ? "" : " (" + one.accounts[at].side + ")");
  return el("table", { class: "cards" },
    el("thead", {}, el("tr", {}, ["Harm", "Range", "Figure", "Whose figure", "Claims"].map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {}, one.tolls.flatMap((toll) => toll.figures.map((figure, row) => el("tr", {},
      el("td", { class: "lead" }, row ? "" : el("b", {}, toll.harm)), el("td", { "data-label": "range", class: "nowrap" }, row ? "" : rangeOf(toll)),
      el("td", { "data-label": "figure" }, figure.value), el("td", { "data-label": "whose", dir: "auto" }, figure.accounts.map(owner).join(", ")),
      el("td", { "data-label": "claims" }, figure.claims.slice(0, 4).map((claim) => el("div", { class: "small" }, claimLink(claim, 110)))))))));
}

/** A dispute with its positions; `one` is the incident, or null where it is about an actor. */
function disputeTable(dispute, one, caption) {
  const holders = (position) => (one ? position.accounts.map((at) => one.accounts[at].origin + " (" + sideName(one.accounts[at].side) + ")") : []);
  return el("table", { class: "positions" },
    el("caption", {}, caption || [el("b", {}, DISPUTED[dispute.field]), el("span", { class: "soft" }, " · " + dispute.type)]),
    el("tbody", {}, el("tr", {}, dispute.positions.map((position) => el("td", {},
      el("p", { class: "value", dir: "auto" }, position.value),
      holders(position).length ? el("p", { class: "small", dir: "auto" }, holders(position).join("; ")) : null,
      position.against ? el("p", { class: "against" }, "against its own interest") : null,
      position.claims.slice(0, 5).map((claim) => el("p", {}, claimLink(claim, 160), el("br"), where(claim))),
      position.claims.length > 5 ? el("p", { class: "soft small" }, "and " + plural(position.claims.length - 5, "more claim")) : null)))),
    dispute.silent && dispute.silent.length ? el("tfoot", {}, el("tr", {}, el("td", { colspan: dispute.positions.length, class: "soft small", dir: "auto" },
      "Silent on it: " + dispute.silent.map((at) => one.accounts[at].origin).join(", ")))) : null);
}

function accountCard(account) {
  const list = el("ol");
  const more = inSteps(account.claims, 4, (at) => el("li", {}, chainList(claims[at].chain), el("p", {}, claimLink(at)), accountFacts(claims[at])), list);
  return el("section", { class: "account", "aria-label": "Account of " + account.origin },
    el("h4", { dir: "auto" }, account.origin), el("p", { class: "soft small", dir: "auto" }, account.side === THIRD ? "belongs to no party" : "on the side of " + account.side),
    el("p", { class: "small", dir: "auto" }, account.arithmetic), list, more);
}

function accountFacts(claim) {
  const facts = [[claim.doers.map(nameOf).join(", "), "who"], [claim.targets.map(nameOf).join(", "), "to whom"], [claim.places.map((at) => places[at].name).join(", "), "where"],
    [claim.when, "when"], [claim.harm.join("; "), "how many"], [FACTUALITY[claim.factuality], "as put"]].filter(([value]) => value);
  return el("dl", { class: "facts" }, facts.flatMap(([value, name]) => [el("dt", {}, name), el("dd", { dir: "auto" }, value)]),
    el("dt", {}, "in"), el("dd", { dir: "auto" }, documents[claim.document].title + (documents[claim.document].published ? ", " + documents[claim.document].published : "")));
}

function wordsTable(words) {
  return el("div", { class: "scroll" }, el("table", { class: "words" },
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "For"), words.sides.map((side) => el("th", { scope: "col", dir: "auto" }, side === THIRD ? "those of no party" : side)))),
    el("tbody", {}, words.rows.map((row) => el("tr", {}, el("th", { scope: "row", dir: "auto" }, row.what || "the act"),
      row.said.map((said) => el("td", { dir: "auto" }, said.length ? said.slice(0, 12).map((one) => "“" + one + "”").join(", ") : el("span", { class: "soft" }, "–"))))))));
}

/** Two documents that share words; the shared passages are shown beside each other when asked for. */
function copyNote(copy) {
  const [one, two] = copy.documents;
  const link = (number) => el("a", { href: "#documents/" + number, dir: "auto" }, documents[number].title + (documents[number].publisher ? " (" + documents[number].publisher + ")" : ""));
  const holder = el("div");
  const how = { whole: "whole", edited: "edited", passage: "a passage" }[copy.how] || copy.how;
  const note = el("details", { class: "copy", ontoggle: draw }, el("summary", {}, how + ", " + Math.round(copy.share * 100) + "% of the shorter text: ", documents[one].title, " / ", documents[two].title), el("p", {}, link(one), " and ", link(two)), holder);
  function draw() {
    if (!note.open || holder.firstChild) return;
    const part = (number, begin, end) => el("blockquote", { dir: "auto" }, documentView(number).text.slice(begin, end));
    for (const [a, b, c, d] of copy.passages.slice(0, 20)) holder.append(el("div", { class: "pair" }, el("div", {}, part(one, a, b)), el("div", {}, part(two, c, d))));
  }
  return note;
}
