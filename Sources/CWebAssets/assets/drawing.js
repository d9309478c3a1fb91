// A layered drawing of a lineage answer: sources left, what depends on them right.

const ROW = 54, BOX = 40, WIDE = 214, NARROW = 168, GAP = 64;
const COLOURS = [
  [/MODEL|TRAINING|PREDICTIONS|EVALUATION/, "var(--violet)"], [/FEATURE|MATERIALIZATION/, "var(--teal)"],
  [/DASHBOARD|REPORT|ENDPOINT/, "var(--red)"], [/VECTOR|PROMPT|CORPUS|RETRIEVAL|GENERATION/, "var(--amber)"],
];

export const isRisk = tag => /pii|gdpr|sensitive|personal/i.test(tag);

export function colour(kind) {
  return (COLOURS.find(([pattern]) => pattern.test(kind ?? "")) ?? [0, "var(--blue)"])[1];
}

function element(name, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

function short(text, length) {
  return text.length <= length ? text : "…" + text.slice(text.length - length + 1);
}

/** Longest-path layers; edges that close a cycle do not count. */
function layers(nodes, edges) {
  const incoming = new Map(nodes.map(node => [node.id, []]));
  for (const edge of edges) incoming.get(edge.to)?.push(edge.from);
  const layer = new Map(), open = new Set();
  const place = id => {
    if (layer.has(id)) return layer.get(id);
    if (open.has(id)) return -1;
    open.add(id);
    const value = Math.max(-1, ...incoming.get(id).filter(from => incoming.has(from)).map(place)) + 1;
    open.delete(id);
    layer.set(id, value);
    return value;
  };
  nodes.forEach(node => place(node.id));
  // A node goes next to what it feeds, not to the far left because nothing feeds it.
  const outgoing = new Map(nodes.map(node => [node.id, []]));
  for (const edge of edges) if (layer.get(edge.from) < layer.get(edge.to)) outgoing.get(edge.from)?.push(edge.to);
  for (const node of [...nodes].sort((a, b) => layer.get(b.id) - layer.get(a.id))) {
    const next = outgoing.get(node.id).map(id => layer.get(id));
    if (next.length) layer.set(node.id, Math.min(...next) - 1);
  }
  return layer;
}

/** Orders each layer by the mean place of its neighbours, a few times there and back. */
function columns(nodes, edges, layer) {
  const result = [];
  for (const node of nodes) (result[layer.get(node.id)] ??= []).push(node);
  const place = new Map();
  const number = () => result.forEach(column => column?.forEach((node, index) => place.set(node.id, index - column.length / 2)));
  number();
  const near = new Map(nodes.map(node => [node.id, []]));
  for (const edge of edges) { near.get(edge.from)?.push(edge.to); near.get(edge.to)?.push(edge.from); }
  for (let round = 0; round < 8; round++) {
    for (const column of round % 2 ? [...result].reverse() : result) {
      const mean = node => {
        const found = near.get(node.id).map(id => place.get(id)).filter(value => value !== undefined);
        return found.length ? found.reduce((a, b) => a + b) / found.length : place.get(node.id);
      };
      const means = new Map(column?.map(node => [node.id, mean(node)]));
      column?.sort((a, b) => means.get(a.id) - means.get(b.id) || a.id.localeCompare(b.id));
      number();
    }
  }
  return result.filter(column => column?.length);
}

/** Draws nodes and edges; `focus` is the id that was asked about. */
export function draw(nodes, edges, focus, { onSelect, onFocus }) {
  const layer = layers(nodes, edges);
  const drawn = columns(nodes, edges, layer);
  const height = Math.max(...drawn.map(column => column.length)) * ROW + 16;
  const spots = new Map();
  let x = 8;
  for (const column of drawn) {
    const width = column.some(node => node.class !== "job") ? WIDE : NARROW;
    const top = (height - column.length * ROW) / 2;
    column.forEach((node, index) => spots.set(node.id, { x, y: top + index * ROW + 6, width: node.class === "job" ? NARROW : width }));
    x += width + GAP;
  }
  const svg = element("svg", { width: x, height, role: "img", "aria-label": `Lineage of ${focus}` });
  for (const edge of edges) {
    const from = spots.get(edge.from), to = spots.get(edge.to);
    if (!from || !to) continue;
    const [x1, y1, x2, y2] = [from.x + from.width, from.y + BOX / 2, to.x, to.y + BOX / 2];
    const bend = Math.max(24, Math.abs(x2 - x1) / 2);
    const path = element("path", {
      class: `edge ${edge.state} ${edge.type === "INDIRECT" ? "indirect" : ""}`,
      d: `M${x1},${y1} C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`,
    });
    path.append(element("title", {}, `${edge.origins.join(", ")} · ${edge.state} · first ${edge.firstSeen.slice(0, 10)}, last ${edge.lastSeen.slice(0, 10)}`));
    svg.append(path);
  }
  for (const node of nodes) {
    const spot = spots.get(node.id);
    const isJob = node.class === "job";
    const label = node.field ? `${node.name.split(/[./]/).pop()}.${node.field}` : node.name;
    const risk = (node.tags ?? []).filter(isRisk);
    const box = element("g", {
      class: `box ${isJob ? "job" : ""} ${node.id === focus ? "focus" : ""} ${node.known === false ? "hole" : ""}`,
      transform: `translate(${spot.x},${spot.y})`, tabindex: 0, role: "button", "aria-label": `${node.kind} ${label}`,
    });
    box.append(
      element("rect", { class: "body", width: spot.width, height: BOX, rx: isJob ? 18 : 6 }),
      element("rect", { width: isJob ? 0 : 4, height: BOX, rx: 2, style: `fill:${node.known === false ? "var(--amber)" : colour(node.kind)};stroke:none` }),
      element("text", { x: 12, y: 17 }, short(label, isJob ? 23 : 29)),
      element("text", { x: 12, y: 32, class: "kind" }, node.known === false ? "unresolved" : (node.type ?? node.kind ?? "").toLowerCase().replaceAll("_", " ")));
    if (risk.length) box.append(element("text", { x: spot.width - 10, y: 32, class: "risk", "text-anchor": "end" }, risk.join(" ")));
    box.append(element("title", {}, node.id));
    box.addEventListener("click", () => onSelect(node));
    box.addEventListener("dblclick", () => onFocus(node));
    box.addEventListener("keydown", event => { if (event.key === "Enter") onFocus(node); if (event.key === " ") onSelect(node); });
    svg.append(box);
  }
  return svg;
}
