// Time as told: bars over all the days that the words allow.
const DAY = 86400000;
const NOT_HAPPENED = new Set(["future", "threatened", "conditional", "hypothetical", "desired"]);

function dayOf(iso) {
  const match = /^(-?\d{4})-(\d\d)-(\d\d)/.exec(iso || "");
  return match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) : null;
}

function drawTimeline() {
  const root = document.getElementById("body-timeline");
  const groups = new Map();
  claims.forEach((claim, at) => claim.earliest.forEach((earliest, i) => {
    const latest = claim.latest[i];
    if (dayOf(earliest) === null && dayOf(latest) === null) return;
    const key = (earliest || "") + "/" + (latest || "");
    if (!groups.has(key)) groups.set(key, { earliest, latest, from: dayOf(earliest), to: dayOf(latest), claims: [] });
    groups.get(key).claims.push(at);
  }));
  const rows = [...groups.values()].sort((a, b) => (a.from === null ? a.to : a.from) - (b.from === null ? b.to : b.from) || (a.to || Infinity) - (b.to || Infinity));
  const undated = claims.filter((claim) => claim.type && !claim.earliest.length).length;
  if (!rows.length) { root.append(el("p", { class: "note" }, "No claim has a date.")); return; }
  const days = rows.flatMap((row) => row.claims.flatMap(() => [row.from, row.to])).filter((day) => day !== null).sort((a, b) => a - b);
  // Far-off dates (a war of the past) would press all others together; they stand at the edge with an arrow.
  const at = (share) => days[Math.min(days.length - 1, Math.floor(share * days.length))];
  let [begin, end] = [days[0], days[days.length - 1] + DAY];
  if (end - begin > 6 * (at(0.9) - at(0.1) + 30 * DAY)) [begin, end] = [at(0.1), at(0.9) + DAY];
  const pad = Math.max(DAY, (end - begin) * 0.06);
  begin -= pad;
  end += pad;
  const place = (day) => ((day - begin) / (end - begin)) * 100;
  const axis = el("div", { class: "axis" });
  const ticks = 5;
  for (let i = 0; i < ticks; i += 1) {
    const label = el("span", {}, new Date(begin + ((end - begin) * i) / ticks).toISOString().slice(0, end - begin > 900 * DAY ? 7 : 10));
    label.style.left = (i * 100) / ticks + "%";
    axis.append(label);
  }
  const grid = el("div", { class: "times" }, el("div", { class: "blank" }), axis, el("div", { class: "blank" }));
  const more = inSteps(rows, 80, (row) => {
    const told = row.claims.map((one) => claims[one]);
    const lane = el("div", { class: "lane" });
    const [from, to] = [row.from === null ? Math.min(begin, row.to - (end - begin) * 0.12) : row.from, row.to === null ? end : row.to + DAY];
    if (to < begin || from > end) {
      const edge = el("span", { class: "edge" }, to < begin ? "← earlier" : "later →");
      edge.style[to < begin ? "left" : "right"] = "4px";
      lane.append(edge);
    } else {
      const left = Math.max(0, place(row.from === null ? row.to + DAY - (end - begin) * 0.14 : from));
      const right = Math.min(100, place(row.to === null ? row.from + (end - begin) * 0.14 : to));
      const bar = el("button", {
        type: "button", class: "bar" + (told.every((claim) => NOT_HAPPENED.has(claim.reality)) ? " open" : "") + (row.from === null ? " until" : "") + (row.to === null ? " since" : ""),
        "aria-label": plural(told.length, "claim") + ", " + label(row), onclick: () => showClaims({ range: [row.earliest, row.latest] }),
      });
      bar.style.left = left + "%";
      bar.style.width = Math.max(0.3, right - left) + "%";
      lane.append(bar);
    }
    const types = tally(told.map((claim) => claim.type || "statement")).slice(0, 3).map(([type, count]) => type + (count > 1 ? " ×" + count : ""));
    const where = tally(told.flatMap((claim) => claim.places.map((one) => places[one].name))).slice(0, 2).map(([name]) => name);
    return [el("div", { class: "when" }, label(row)), lane, el("div", { class: "what", dir: "auto" },
      el("button", { type: "button", class: "link", onclick: () => showClaims({ range: [row.earliest, row.latest] }) }, plural(told.length, "claim")),
      el("span", { class: "soft" }, " " + types.join(", ") + (where.length ? " · " + where.join(", ") : "")))];
  }, grid);
  root.append(
    el("ul", { class: "key" }, el("li", {}, el("i", { class: "bar" }), "told as happened or going on"), el("li", {}, el("i", { class: "bar open" }), "planned, threatened, conditional"), el("li", {}, el("i", { class: "bar since" }), "open end")),
    grid, more, el("p", { class: "soft small" }, undated ? plural(undated, "event claim") + " without a date " + (undated === 1 ? "is" : "are") + " not drawn." : ""));
}

function label(row) {
  if (!row.earliest) return "until " + row.latest;
  if (!row.latest) return "from " + row.earliest;
  return row.earliest === row.latest ? row.earliest : row.earliest + " to " + row.latest;
}
