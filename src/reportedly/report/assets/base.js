// Data, small helpers, routes. Words of documents enter the page as text nodes only.
const INDEX = JSON.parse(document.getElementById("index").textContent);
const { documents, parties, claims, places, wording } = INDEX;
const WEIGHING = JSON.parse(document.getElementById("weighing").textContent);
const opened = new Map();

/** The view of one document; parsed when first asked for. */
function documentView(number) {
  if (!opened.has(number)) opened.set(number, JSON.parse(document.getElementById("document-" + number).textContent));
  return opened.get(number);
}

/** An element with attributes, `on…` listeners given as functions, and children (nodes, text, or lists of them). */
function el(name, attributes, ...children) {
  const node = document.createElement(name);
  fill(node, attributes, children);
  return node;
}

function svg(name, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  fill(node, attributes, children);
  return node;
}

function fill(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  append(node, children);
}

function append(node, children) {
  for (const child of children) {
    if (Array.isArray(child)) append(node, child);
    else if (child !== null && child !== undefined && child !== false) node.append(child);
  }
}

function nameOf(party) {
  return party < 0 ? "unnamed source" : parties[party].name;
}

function plural(count, word) {
  return count.toLocaleString("en") + " " + word + (count === 1 ? "" : "s");
}

function tally(items) {
  const counts = new Map();
  for (const item of items) counts.set(item, (counts.get(item) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (String(a[0]) < String(b[0]) ? -1 : 1));
}

/** A claim is negative where its voice says that it did not happen. */
function isDenied(claim) {
  return claim.factuality.endsWith("-") || claim.act === "deny";
}

function address(claim) {
  return "#documents/" + claim.document + "/" + encodeURIComponent(claim.id);
}

/** Show `items` in steps, since thousands of rows at once would hold the page up. */
function inSteps(items, size, draw, into) {
  let shown = 0;
  const more = el("button", { type: "button", class: "quiet more", onclick: step });
  function step() {
    for (const item of items.slice(shown, shown + size)) into.append(...[draw(item)].flat());
    shown = Math.min(items.length, shown + size);
    more.textContent = "Show more (" + (items.length - shown).toLocaleString("en") + " left)";
    more.hidden = shown >= items.length;
  }
  step();
  return more;
}

/** To the top of a view: its heading just under the row of views, or the page's own top when that is in sight. */
function scrollUp() {
  const masthead = document.querySelector(".masthead");
  if (window.scrollY > masthead.offsetHeight) window.scrollTo({ top: masthead.offsetHeight, behavior: "instant" });
}
