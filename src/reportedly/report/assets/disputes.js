// All that is disputed, incident by incident, and what is disputed about actors.
function drawDisputes() {
  const root = document.getElementById("body-disputes");
  const all = incidents.flatMap((one) => one.disputed.map((dispute) => ({ one, dispute })));
  const choose = (name, values) => el("select", { onchange: list, "aria-label": name }, el("option", { value: "" }, "all"), tally(values).map(([value, count]) => el("option", { value }, (DISPUTED[value] || value) + " (" + count + ")")));
  const field = choose("Field", all.map(({ dispute }) => dispute.field));
  const type = choose("Kind", all.map(({ dispute }) => dispute.type));
  const against = el("input", { type: "checkbox", onchange: list });
  const count = el("p", { class: "soft small", role: "status" });
  const holder = el("div");
  root.append(el("div", { class: "filters" }, el("label", {}, "Field", field), el("label", {}, "Kind", type), el("label", {}, "Only with a position against its own interest", against)), count, holder);
  function list() {
    const found = all.filter(({ dispute }) => (!field.value || dispute.field === field.value) && (!type.value || dispute.type === type.value)
      && (!against.checked || dispute.positions.some((position) => position.against)));
    count.textContent = plural(found.length, "dispute") + " in " + plural(new Set(found.map(({ one }) => one)).size, "incident");
    const body = el("div");
    const more = inSteps(found, 40, ({ one, dispute }) => disputeTable(dispute, one,
      [el("a", { href: incidentAddress(one), dir: "auto" }, incidentTitle(one)), " ", gradeMark(one.grade), el("div", {}, el("b", {}, DISPUTED[dispute.field]), el("span", { class: "soft" }, " · " + dispute.type))]), body);
    holder.replaceChildren(body, more);
  }
  list();
  if (WEIGHING.about_actors.length) {
    const body = el("div");
    root.append(el("h3", {}, "About actors"), body, inSteps(WEIGHING.about_actors, 40, (one) => disputeTable({ positions: one.positions }, null,
      [el("b", { dir: "auto" }, one.actor), el("span", { class: "soft" }, " · " + one.relation.replace(/_/g, " "))]), body));
  }
}
