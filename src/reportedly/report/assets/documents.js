// The reader: a document's text with its claims marked by voice, and the chosen claim in full.
const shelf = document.getElementById("shelf-list");
const pick = document.getElementById("shelf-pick");
const sheet = document.getElementById("sheet");
const detail = document.getElementById("detail");
let reading = { number: -1, claim: null };

function drawShelf() {
  const line = (one) => [one.publisher || nameOf(one.voice), one.published, plural(one.claims, "claim")].filter(Boolean).join(" · ");
  documents.forEach((one, number) => {
    shelf.append(el("li", {}, el("button", { type: "button", dir: "auto", "data-number": number, onclick: () => { location.hash = "#documents/" + number; } },
      el("b", {}, one.title), el("span", {}, line(one)))));
    pick.append(el("option", { value: number }, one.title + " (" + line(one) + ")"));
  });
  pick.addEventListener("change", () => { location.hash = "#documents/" + pick.value; });
  document.getElementById("shelf-find").addEventListener("input", (event) => {
    const wanted = event.target.value.toLowerCase();
    for (const item of shelf.children) item.hidden = !item.textContent.toLowerCase().includes(wanted);
  });
}

/** Each voice of a document with its mark: the document's own has a ¶, sources a letter, a colour and a line. */
function marksOf(view, own) {
  const marks = new Map([["own", { sign: "¶", classes: "voice own", party: own }]]);
  let next = 0;
  for (const claim of view.claims) {
    const key = claim.own ? "own" : claim.voice;
    if (!marks.has(key)) {
      const sign = next < 26 ? String.fromCharCode(65 + next) : String.fromCharCode(64 + Math.floor(next / 26)) + String.fromCharCode(65 + (next % 26));
      marks.set(key, { sign, classes: "voice k" + (next % 8) + " p" + (Math.floor(next / 8) % 4), party: claim.voice });
      next += 1;
    }
  }
  return marks;
}

function drawDocument(number) {
  const one = documents[number];
  const view = documentView(number);
  const marks = marksOf(view, one.voice);
  const markOf = (claim) => marks.get(claim.own ? "own" : claim.voice);
  reading = { number, claim: null, view, marks, markOf };
  for (const button of shelf.querySelectorAll("button")) {
    if (Number(button.dataset.number) === number) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  pick.value = String(number);
  const counts = new Map();
  for (const claim of view.claims) counts.set(markOf(claim), (counts.get(markOf(claim)) || 0) + 1);
  const text = drawText(view, markOf);
  const legend = el("ul", { class: "legend", "aria-label": "Voices in this document" }, [...marks.values()].map((mark) =>
    el("li", {}, el("button", { type: "button", "aria-pressed": "false", dir: "auto", title: "Show only this voice", onclick: (event) => onlyVoice(event.currentTarget, mark, text) },
      el("span", { class: "tag " + mark.classes }, mark.sign), " ", nameOf(mark.party), mark.sign === "¶" ? " (the document’s own voice)" : "",
      el("span", { class: "soft" }, " " + (counts.get(mark) || 0))))));
  sheet.replaceChildren(
    el("h3", { dir: "auto" }, one.title),
    el("p", { class: "byline", dir: "auto" }, [one.authors.join(", "), one.publisher, one.published, one.language && one.language !== "en" ? "language: " + one.language : null].filter(Boolean).join(" · "),
      one.url ? [" · ", el("a", { href: one.url, rel: "noopener noreferrer nofollow", target: "_blank" }, "source")] : null),
    one.notes.length ? el("p", { class: "note small", dir: "auto" }, "Note: " + one.notes.join("; ")) : "",
    view.claims.length ? legend : el("p", { class: "note" }, "No claim was read in this document."),
    text);
  emptyDetail();
}

/** The text in segments, so that claims may overlap or stand inside one another. */
function drawText(view, markOf) {
  const length = view.text.length;
  const cuts = new Set([0, length]);
  const cut = (at) => { if (at) { cuts.add(at[0]); cuts.add(at[1]); } };
  for (const claim of view.claims) {
    cut(claim.at);
    cut(claim.trigger);
    for (const link of claim.links) { cut(link.source); cut(link.cue); }
    for (const role of Object.values(claim.arguments)) for (const one of role) if (one.carried) cut(one.carried.at);
  }
  for (const one of view.wording) cut(one.at);
  for (const one of view.layout) cut(one.at);
  const edges = [...cuts].sort((a, b) => a - b);
  // Claims by where they begin; those that have ended leave the open ones, so that no segment looks at all claims.
  const order = view.claims.map((claim, at) => ({ claim, at })).sort((a, b) => a.claim.at[0] - b.claim.at[0] || b.claim.at[1] - a.claim.at[1]);
  const root = el("div", { class: "text", dir: "auto" });
  const buttons = new Map();
  let open = [];
  let next = 0;
  const covers = (spans) => { const sorted = spans.slice().sort((a, b) => a.at[0] - b.at[0]); let i = 0; return (begin) => { while (i < sorted.length && sorted[i].at[1] <= begin) i += 1; return i < sorted.length && sorted[i].at[0] <= begin ? sorted[i] : null; }; };
  const loaded = covers(view.wording);
  const furniture = covers(view.layout);
  for (let i = 0; i + 1 < edges.length; i += 1) {
    const [begin, end] = [edges[i], edges[i + 1]];
    open = open.filter(({ claim }) => claim.at[1] > begin);
    while (next < order.length && order[next].claim.at[0] <= begin) {
      const { claim, at } = order[next];
      const mark = markOf(claim);
      const words = view.text.slice(claim.at[0], claim.at[0] + 90).replace(/\s+/g, " ");
      const button = el("button", {
        type: "button", class: "tag " + mark.classes, "aria-pressed": "false", "data-claim": claim.id,
        "aria-label": "Claim " + (at + 1) + ", " + nameOf(claim.voice) + " " + (SAYS[claim.links[claim.links.length - 1].act] || "") + ": " + words,
        onclick: (event) => { event.stopPropagation(); choose(claim.id); },
      }, mark.sign);
      buttons.set(claim.id, button);
      root.append(button);
      open.push(order[next]);
      next += 1;
    }
    const inner = open.slice().sort((a, b) => (a.claim.at[1] - a.claim.at[0]) - (b.claim.at[1] - b.claim.at[0]));
    const classes = [];
    if (inner.length) classes.push("seg", markOf(inner[0].claim).classes);
    if (loaded(begin)) classes.push("loaded");
    const part = furniture(begin);
    if (part) classes.push(part.part === "title" ? "title" : "furniture");
    const segment = el("span", { class: classes.join(" ") || null }, view.text.slice(begin, end));
    segment.range = [begin, end];
    segment.claims = inner.map(({ claim }) => claim);
    root.append(segment);
  }
  root.buttons = buttons;
  root.addEventListener("click", (event) => {
    const here = event.target.claims;
    if (!here || !here.length || String(getSelection())) return;
    const at = here.findIndex((claim) => claim.id === reading.claim);
    choose(here[(at + 1) % here.length].id);
  });
  return root;
}

function onlyVoice(button, mark, text) {
  const on = button.getAttribute("aria-pressed") !== "true";
  for (const one of button.closest("ul").querySelectorAll("button")) one.setAttribute("aria-pressed", "false");
  button.setAttribute("aria-pressed", String(on));
  text.classList.toggle("faded", on);
  for (const segment of text.querySelectorAll(".seg")) segment.classList.toggle("lit", segment.claims.some((claim) => reading.markOf(claim) === mark));
}

function choose(id) {
  const wanted = "#documents/" + reading.number + "/" + encodeURIComponent(id);
  if (location.hash !== wanted) history.replaceState(null, "", wanted);
  drawDetail(id, false);
}

function emptyDetail() {
  detail.classList.add("empty");
  detail.replaceChildren(reading.view.claims.length
    ? el("div", { class: "soft" }, el("p", {}, "Choose a claim in the text, or the letter before it, to see who is said to have said it, how surely, and what was read of it."),
      el("p", {}, el("button", { type: "button", class: "quiet", onclick: () => drawDetail(reading.view.claims[0].id, true) }, "First claim")))
    : el("p", { class: "soft" }, "Nothing to choose here."));
}

function drawDetail(id, scroll) {
  const { view, markOf, marks } = reading;
  const at = view.claims.findIndex((claim) => claim.id === id);
  if (at < 0) return;
  const claim = view.claims[at];
  reading.claim = id;
  const mark = markOf(claim);
  const text = sheet.querySelector(".text");
  for (const [other, button] of text.buttons) button.setAttribute("aria-pressed", String(other === id));
  const inside = (range, span) => span && range[0] >= span[0] && range[1] <= span[1];
  for (const segment of text.querySelectorAll("span")) {
    segment.classList.toggle("on", inside(segment.range, claim.at) && segment.classList.contains("seg"));
    segment.classList.toggle("is-trigger", Boolean(inside(segment.range, claim.trigger)));
    segment.classList.toggle("is-source", claim.links.some((link) => inside(segment.range, link.source)));
    segment.classList.toggle("is-cue", claim.links.some((link) => inside(segment.range, link.cue)));
    segment.classList.remove("is-carried");
  }
  const step = (by, label) => el("button", { type: "button", class: "quiet", disabled: !view.claims[at + by], onclick: () => { const next = view.claims[at + by].id; choose(next); showButton(next); } }, label);
  const tag = (party, layer) => {
    const own = layer === 0 ? marks.get("own") : marks.get(party);
    return own ? el("span", { class: "tag " + own.classes }, own.sign) : null;
  };
  const point = (span) => {
    for (const segment of text.querySelectorAll("span")) segment.classList.toggle("is-carried", inside(segment.range, span));
    const first = text.querySelector(".is-carried");
    if (first) intoView(first);
  };
  detail.classList.remove("empty");
  detail.replaceChildren(
    el("div", { class: "steps" }, el("span", { role: "status" }, "Claim " + (at + 1) + " of " + view.claims.length), step(-1, "Previous"), step(1, "Next"),
      el("button", { type: "button", class: "quiet close", onclick: () => { reading.claim = null; emptyDetail(); } }, "Close")),
    chainList(claim.links.map((link) => [link.party, link.act, link.stance]), tag),
    el("blockquote", { class: mark.classes, dir: "auto" }, view.text.slice(claim.at[0], claim.at[1])),
    claimFacts(claim, view, (other) => { choose(other); showButton(other); }, point));
  detail.scrollTop = 0;
  if (scroll) showButton(id);
}

function showButton(id) {
  const button = sheet.querySelector(".text").buttons.get(id);
  if (button) intoView(button);
}

/** Scroll to a node unless it can be seen; on a narrow screen the chosen claim covers the lower half. */
function intoView(node) {
  const narrow = matchMedia("(max-width: 820px)").matches;
  const { top } = node.getBoundingClientRect();
  if (top < 90 || top > innerHeight * (narrow ? 0.36 : 0.85)) node.scrollIntoView({ block: narrow ? "start" : "center" });
}

function showDocument(rest) {
  const [number, id] = [Number(rest[0] || 0), rest[1] ? decodeURIComponent(rest[1]) : null];
  if (!documents.length) { sheet.replaceChildren(el("p", { class: "note" }, "There is no document in this report.")); detail.hidden = true; return; }
  const at = documents[number] ? number : 0;
  if (reading.number !== at) { drawDocument(at); scrollUp(); }
  if (id) drawDetail(id, true);
}
