// The chain of saying, and a claim in full.
const SAYS = {
  assert: "tells", say: "says", claim: "claims", announce: "announces", deny: "denies", confirm: "confirms",
  accuse: "accuses", threaten: "threatens", warn: "warns", demand: "demands", promise: "promises", believe: "believes",
  report: "reports", show: "shows", question: "asks",
};
const STANCE = { distances: "kept at a distance", endorses: "endorsed" };
const FACTUALITY = {
  "CT+": "certain", "CT-": "certain that not", "PR+": "probable", "PR-": "probably not", "PS+": "possible",
  "PS-": "possibly not", CTu: "known, but not told which way", Uu: "uncommitted",
};
const TECHNIQUE = (name) => name.replace(/_/g, " ").replace(/,/g, ", ");

/** The chain as a list of voices, outermost first. `tag` draws a voice's mark; `chain` holds [party, act, stance]. */
function chainList(chain, tag) {
  return el("ol", { class: "chain", "aria-label": "Who is said to have said it" }, chain.map(([party, act, stance], layer) =>
    el("li", {},
      tag ? tag(party, layer) : null,
      el("span", { class: "who", dir: "auto" }, nameOf(party)),
      el("span", { class: act === "deny" ? "how deny" : "how" }, layer === 0 && chain.length === 1 ? "tells, in its own voice" : layer === 0 ? "tells" : SAYS[act] || act),
      STANCE[stance] ? el("span", { class: "stance", title: "How the voice before treats this one" }, STANCE[stance]) : null)));
}

function sureness(claim) {
  return FACTUALITY[claim.factuality] + " (" + claim.factuality + ") · " + claim.reality;
}

function carriedNote(carried, point) {
  if (!carried) return null;
  const words = "taken over from " + carried.from;
  return el("div", { class: "carried" }, carried.at && point
    ? el("button", { type: "button", class: "link carried", onclick: () => point(carried.at) }, words)
    : words);
}

/** A claim with all that was read of it. `go` selects another claim by its id, `point` shows a stretch of the text. */
function claimFacts(claim, view, go, point) {
  const number = new Map(view.claims.map((one, at) => [one.id, at]));
  const other = (id) => {
    const one = view.claims[number.get(id)];
    if (!one) return id;
    const words = view.text.slice(one.at[0], one.at[1]).replace(/\s+/g, " ");
    return el("div", {}, el("button", { type: "button", class: "link", dir: "auto", onclick: () => go(id) },
      nameOf(one.voice) + ": “" + (words.length > 110 ? words.slice(0, 110) + " …" : words) + "”"));
  };
  const list = el("dl", { class: "facts" });
  const add = (term, ...value) => {
    if (value.flat().some((part) => part !== null && part !== undefined && part !== "")) list.append(el("dt", {}, term), el("dd", {}, value));
  };
  const role = (name) => (claim.arguments[name] || []).map((one) => el("div", { dir: "auto" }, one.name,
    one.detail ? el("span", { class: "soft" }, " · " + one.detail) : null, carriedNote(one.carried, point)));
  add("As put", sureness(claim));
  if (claim.type || claim.acled) {
    add("Event", el("div", {}, el("span", { class: "code" }, claim.type || "–"), claim.mode ? " · " + claim.mode : null,
      claim.context.length ? el("span", { class: "soft" }, " · " + claim.context.join(", ")) : null),
    claim.acled ? el("div", { class: "soft" }, "ACLED: " + claim.acled) : null);
  }
  add("Who", role("actor"));
  add("To whom", role("recipient"));
  add("Where", role("place"));
  add("When", role("time"));
  add("What", claim.objects.join(", "));
  add("With", claim.instrument.join(", "));
  add("Casualties", claim.casualties.map((count) => el("div", {}, count)));
  if (claim.relation) {
    const { type, subject, object, value } = claim.relation;
    add("Relation", el("div", { dir: "auto" }, subject >= 0 ? nameOf(subject) : "?", el("span", { class: "soft" }, " " + type.replace(/_/g, " ") + " "),
      object >= 0 ? nameOf(object) : null, value ? (object >= 0 ? " (" + value + ")" : "“" + value + "”") : null));
  }
  const condition = view.claims.find((one) => one.id === claim.condition);
  add(condition && condition.unless ? "Unless" : "If", condition ? other(condition.id) : null);
  add("Condition of", view.claims.filter((one) => one.condition === claim.id).map((one) => other(one.id)));
  add(claim.links[claim.links.length - 1].act === "deny" ? "Denies" : "About", claim.about.map(other));
  const by = view.claims.filter((one) => one.about.includes(claim.id));
  const denials = by.filter((one) => one.links[one.links.length - 1].act === "deny");
  add("Denied by", denials.map((one) => other(one.id)));
  add("Told of in", by.filter((one) => !denials.includes(one)).map((one) => other(one.id)));
  add("Loaded words", view.wording.filter((one) => one.at[0] >= claim.at[0] && one.at[1] <= claim.at[1]).map((one) =>
    el("div", { dir: "auto" }, "“" + view.text.slice(one.at[0], one.at[1]) + "”", one.plain ? " – plainly: " + one.plain : null,
      el("span", { class: "soft" }, " · " + nameOf(one.voice)))));
  const bar = el("i");
  bar.style.width = Math.round(claim.confidence * 100) + "%";
  add("Confidence", el("span", { class: "meter", "aria-hidden": "true" }, bar), claim.confidence.toFixed(2),
    el("div", { class: "soft small" }, "that this reading is right; not that the claim is true"));
  return list;
}
