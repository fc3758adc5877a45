// Threats as condition, consequence, addressee, deadline, with what followed; denials beside what they deny.
const followedBy = new Map(WEIGHING.followed);

function drawThreats() {
  const root = document.getElementById("body-threats");
  const about = new Map();
  claims.forEach((claim, at) => claim.about.forEach((one) => about.set(one, [...(about.get(one) || []), at])));
  const threats = claims.map((claim, at) => ({ claim, at })).filter(({ claim, at }) =>
    claim.reality === "threatened" || (claim.type === "THREATEN" && !claim.about.some((one) => claims[one].reality === "threatened")));
  root.append(el("h3", {}, "Threats", el("span", { class: "soft small" }, " " + threats.length)));
  if (!threats.length) root.append(el("p", { class: "note" }, "No claim threatens."));
  const list = el("div");
  root.append(list, inSteps(threats, 60, ({ claim, at }) => threat(claim, about.get(at) || [], followedBy.get(at) || []), list));
  const denials = claims.filter((claim) => claim.act === "deny" || (claim.factuality === "CT-" && claim.about.length));
  root.append(el("h3", {}, "Denials", el("span", { class: "soft small" }, " " + denials.length)));
  if (!denials.length) root.append(el("p", { class: "note" }, "No claim denies another."));
  const pairs = el("div");
  root.append(pairs, inSteps(denials, 60, denial, pairs));
}

/** Claims that follow a threat, those of one incident together. */
function byIncident(later) {
  const groups = new Map();
  for (const [claim, match] of later) {
    const incident = incidents.find((one) => one.accounts.some((account) => account.claims.includes(claim)));
    const key = match + " " + (incident ? incident.id : claim);
    if (!groups.has(key)) groups.set(key, [match, incident, []]);
    groups.get(key)[2].push(claim);
  }
  return [...groups.values()];
}

function threat(claim, above, later) {
  const act = above.map((one) => claims[one]).find((one) => one.type === "THREATEN");
  const condition = claim.condition === null ? null : claims[claim.condition];
  const addressed = (act && act.targets.length ? act.targets : claim.targets).map(nameOf);
  const deadline = [condition, claim].filter(Boolean).flatMap((one) => one.latest.filter(Boolean));
  const missing = (words) => el("p", { class: "soft" }, words);
  const cell = (name, content) => el("div", {}, el("h4", {}, name), content);
  return el("div", { class: "threat" },
    chainList(claim.chain),
    el("div", { class: "steps4" },
      cell(condition && condition.unless ? "Unless" : "If", condition ? el("p", { dir: "auto" }, el("a", { href: address(condition) }, condition.words)) : missing("no condition told")),
      cell("Then", el("p", { dir: "auto" }, el("a", { href: address(claim) }, claim.words), claim.type ? el("span", { class: "soft small" }, " " + claim.type + (claim.mode ? " · " + claim.mode : "")) : null)),
      cell("To", addressed.length ? el("p", { dir: "auto" }, addressed.join(", ")) : missing("nobody named")),
      cell("Deadline", deadline.length ? el("p", {}, deadline.sort()[0]) : missing(condition && condition.when ? condition.when : "none told"))),
    later.length ? el("div", { class: "later" }, el("h4", {}, "Told later"), el("ul", {}, byIncident(later).map(([match, incident, told]) => el("li", { dir: "auto" },
      el("b", {}, match === "consequence" ? "Like what was threatened: " : "Like the condition: "),
      incident ? [el("a", { href: incidentAddress(incident) }, incidentTitle(incident)), " "] : null, claimLink(told[0], 140),
      el("span", { class: "soft small" }, " " + [nameOf(claims[told[0]].voice), documents[claims[told[0]].document].title, claims[told[0]].when,
        told.length > 1 ? "and " + plural(told.length - 1, "more claim") + " of it" : null].filter(Boolean).join(" · ")))))) : null,
    el("p", { class: "soft small", dir: "auto" }, documents[claim.document].title));
}

function denial(claim) {
  const denied = claim.about.map((one) => claims[one]);
  return el("div", { class: "pair" },
    el("div", {}, el("h4", {}, "Said"), denied.length
      ? denied.map((one) => [chainList(one.chain), el("p", { dir: "auto" }, el("a", { href: address(one) }, one.words))])
      : el("p", { class: "soft" }, "The text holds no telling of its own of what is denied.")),
    el("div", {}, el("h4", {}, "Denied"), chainList(claim.chain), el("p", { dir: "auto" }, el("a", { href: address(claim) }, claim.words)),
      el("p", { class: "soft small", dir: "auto" }, documents[claim.document].title)));
}
