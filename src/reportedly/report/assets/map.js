// Places as told: towns as dots, everything wider as an area. Equirectangular, true to scale at the middle latitude.
const REACH_KM = { district: 20, province: 80, region: 200 };
const KM_PER_DEGREE = 111.2;

function drawMap() {
  const root = document.getElementById("body-map");
  const drawn = places.map((place, at) => ({ place, at })).filter(({ place }) => place.claims.length);
  const lost = drawn.filter(({ place }) => place.lat === null && !(place.area && place.area.bbox) && place.precision !== "country");
  const holder = el("div");
  if (!INDEX.map) holder.append(el("p", { class: "note" }, "No claim names a place that can be drawn."));
  root.append(holder, el("ul", { class: "maplist" }, drawn.sort((a, b) => b.place.claims.length - a.place.claims.length).slice(0, 150).map(({ place, at }) =>
    el("li", { dir: "auto" }, el("button", { type: "button", class: "link", onclick: () => showClaims({ place: at }) }, place.name),
      el("span", { class: "soft" }, " " + [extentOf(place), plural(place.claims.length, "claim")].join(" · ") + (lost.some((one) => one.at === at) ? " · not on the map" : ""))))));
  if (!INDEX.map) return;
  let width = 0;
  const draw = () => {
    if (holder.clientWidth && holder.clientWidth !== width) { width = holder.clientWidth; holder.replaceChildren(chart(width, drawn)); }
  };
  new ResizeObserver(draw).observe(holder);
  draw();
}

function extentOf(place) {
  if (place.area) {
    const words = { near: "near", direction: "direction of", border: "border area", within: "within" }[place.area.kind];
    return words + (place.area.radius ? ", some " + Math.round(place.area.radius) + " km" : "");
  }
  return place.precision || "place unknown";
}

function chart(width, drawn) {
  const [west, south, east, north] = INDEX.map.box;
  const squeeze = Math.cos(((south + north) / 2) * Math.PI / 180);
  const height = Math.round(Math.min(Math.max(width * (north - south) / ((east - west) * squeeze), Math.min(width, 300)), Math.min(720, width * 1.25)));
  const scale = Math.min(width / ((east - west) * squeeze), height / (north - south));
  const [middleX, middleY] = [(west + east) / 2, (south + north) / 2];
  const x = (lon) => width / 2 + (lon - middleX) * squeeze * scale;
  const y = (lat) => height / 2 - (lat - middleY) * scale;
  const km = (distance) => (distance / KM_PER_DEGREE) * scale;
  const picture = svg("svg", { class: "chart", viewBox: "0 0 " + width + " " + height, height, role: "group", "aria-label": "Map of the places that claims name" });
  const countries = new Set(drawn.filter(({ place }) => place.precision === "country" && !place.area).map(({ place }) => place.country));
  const taken = [];
  const free = (box) => !taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]);
  const names = svg("g", { "aria-hidden": "true" });
  for (const country of INDEX.map.countries) {
    let path = "";
    const drawnRings = country.rings.map((ring) => {
      const points = [];
      for (let i = 0; i < ring.length; i += 2) points.push([x(ring[i] / 100), y(ring[i + 1] / 100)]);
      path += "M" + points.map(([px, py]) => px.toFixed(1) + " " + py.toFixed(1)).join("L") + "Z";
      return points;
    });
    picture.append(svg("path", { class: "land" + (country.code && countries.has(country.code) ? " named" : ""), d: path }, svg("title", {}, country.name)));
    country.drawn = drawnRings;
  }
  const layer = svg("g");
  const order = drawn.slice().sort((a, b) => reach(b.place) - reach(a.place));
  const labels = [];
  for (const { place, at } of order) {
    if (place.precision === "country" && !place.area) continue;
    const title = place.name + ": " + extentOf(place) + ", " + plural(place.claims.length, "claim");
    let shape;
    let spot;
    if (place.area && place.area.bbox) {
      const [w, s, e, n] = place.area.bbox;
      shape = svg("rect", { class: "somewhere", x: x(w), y: y(n), width: Math.max(2, x(e) - x(w)), height: Math.max(2, y(s) - y(n)) });
      spot = [(x(w) + x(e)) / 2, (y(s) + y(n)) / 2, 0];
    } else if (place.lat === null) {
      continue;
    } else if (reach(place)) {
      const r = Math.max(7, km(reach(place)));
      shape = svg("circle", { class: "somewhere", cx: x(place.lon), cy: y(place.lat), r });
      spot = [x(place.lon), y(place.lat), 0];
    } else {
      const r = Math.min(9, 3.5 + Math.sqrt(place.claims.length));
      shape = svg("circle", { class: "town", cx: x(place.lon), cy: y(place.lat), r });
      spot = [x(place.lon), y(place.lat), r + 4];
    }
    const open = () => showClaims({ place: at });
    layer.append(svg("g", { role: "button", tabindex: "0", "aria-label": title, onclick: open, onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(); } } }, svg("title", {}, title), shape));
    labels.push([place, spot]);
  }
  for (const [place, [px, py, gap]] of labels.sort((a, b) => b[0].claims.length - a[0].claims.length)) {
    const w = place.name.length * 6.6 + 4;
    const options = gap ? [[px + gap, py + 4, "start"], [px - gap, py + 4, "end"], [px, py - gap - 2, "middle"], [px, py + gap + 12, "middle"]] : [[px, py + 4, "middle"]];
    for (const [tx, ty, anchor] of options) {
      const left = anchor === "start" ? tx : anchor === "end" ? tx - w : tx - w / 2;
      const box = [left, ty - 11, left + w, ty + 3];
      if (box[0] < 2 || box[2] > width - 2 || !free(box)) continue;
      taken.push(box);
      names.append(svg("text", { x: tx, y: ty, "text-anchor": anchor }, place.name));
      break;
    }
  }
  for (const country of INDEX.map.countries) {
    // A name stands wholly inside its country, or nowhere.
    const w = country.name.length * 9;
    const spots = [];
    for (let px = w / 2 + 6; px < width - w / 2 - 6; px += 24) {
      for (let py = 20; py < height - 30; py += 24) {
        const box = [px - w / 2, py - 12, px + w / 2, py + 4];
        if (free(box) && [box[0], px, box[2]].every((at) => within(at, py - 4, country.drawn))) spots.push({ px, py, box });
      }
    }
    if (!spots.length) continue;
    const mean = (key) => spots.reduce((sum, spot) => sum + spot[key], 0) / spots.length;
    const [cx, cy] = [mean("px"), mean("py")];
    const best = spots.reduce((a, b) => ((b.px - cx) ** 2 + (b.py - cy) ** 2 < (a.px - cx) ** 2 + (a.py - cy) ** 2 ? b : a));
    taken.push(best.box);
    names.append(svg("text", { class: "country", x: best.px, y: best.py, "text-anchor": "middle" }, country.name));
  }
  picture.append(layer, names, ruler(km, height));
  return picture;
}

/** How far from its coordinates the words may mean, in km; 0 for a town or a point. */
function reach(place) {
  if (place.area) return place.area.radius || 30;
  return REACH_KM[place.precision] || 0;
}

function ruler(km, height) {
  const length = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].filter((one) => km(one) < 150).pop() || 1;
  const [left, base] = [16, height - 16];
  return svg("g", { "aria-label": "Scale: " + length + " km" }, svg("path", { class: "ruler", d: "M" + left + " " + (base - 5) + "v5h" + km(length).toFixed(1) + "v-5" }),
    svg("text", { x: left + km(length) + 6, y: base }, length + " km"));
}

/** True where a point lies inside rings of points (even-odd rule). */
function within(px, py, rings) {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [[xi, yi], [xj, yj]] = [ring[i], ring[j]];
      if (yi > py !== yj > py && px < ((xj - xi) * (py - yi)) / (yj - yi) + xi) inside = !inside;
    }
  }
  return inside;
}
