// The page: search, an overview, and the lineage around one thing. All state is in the address, so that it can be shared.
import { draw, isRisk } from "./drawing.js";

const view = document.querySelector("#view"), panel = document.querySelector("#panel");
const search = document.querySelector("#search"), hits = document.querySelector("#hits"), asOf = document.querySelector("#asof");
const LIMIT = 140;

async function ask(path, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== "" && value != null));
  const response = await fetch(`/api/v2/${path}?${query}`);
  const answer = await response.json();
  if (!response.ok) throw new Error([answer.detail, answer.hint, ...(answer.candidates ?? [])].filter(Boolean).join("\n"));
  return answer;
}

function html(name, properties = {}, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children.filter(child => child != null));
  return node;
}

const href = (id, more = {}) => `#/node/${encodeURIComponent(id)}?${new URLSearchParams(more)}`;
const link = (id, text) => html("a", { href: href(id) }, text ?? id.split(":").pop());
const tags = list => (list ?? []).map(tag => html("span", { className: `tag ${isRisk(tag) ? "risk" : ""}` }, tag));

function state() {
  const [path, query] = location.hash.slice(1).split("?");
  const parameters = new URLSearchParams(query);
  const id = path.startsWith("/node/") ? decodeURIComponent(path.slice(6)) : null;
  return { id, up: +(parameters.get("up") ?? 3), down: +(parameters.get("down") ?? 1), columns: parameters.get("columns") === "1" };
}

function go(change) {
  const next = { ...state(), ...change };
  location.hash = href(next.id, { up: next.up, down: next.down, ...(next.columns ? { columns: 1 } : {}) });
}

// Overview

async function overview() {
  panel.hidden = true;
  const figures = await ask("statistics");
  const cards = [["datasets", figures.datasets], ["columns", figures.columns], ["jobs", figures.jobs], ["column edges", figures.columnEdges], ["unresolved", figures.unresolved], ["events", figures.events]]
    .map(([name, value]) => html("div", { className: "card" }, html("b", {}, value.toLocaleString("en")), name));
  view.replaceChildren(html("h1", {}, "What is known"), html("div", { className: "cards" }, ...cards));
  for (const kind of ["MODEL", "PREDICTIONS", "ENDPOINT", "VECTOR_INDEX", "DASHBOARD", "REPORT", "FEATURE_SERVICE"]) {
    const found = await ask("search", { kind, limit: 12 });
    const list = found.results.filter(node => !(kind === "MODEL" && node.class === "job"));
    if (list.length) view.append(html("h2", {}, kind.toLowerCase().replaceAll("_", " ")), html("ul", { className: "list" }, ...list.map(node =>
      html("li", {}, link(node.id, node.name), " ", html("small", {}, node.namespace), " ", ...tags(node.tags)))));
  }
  if (!figures.datasets) view.append(html("p", {}, "No events yet. Send OpenLineage to POST /api/v1/lineage, or run thalweg demo."));
}

// Lineage

async function lineage() {
  const { id, up, down, columns } = state();
  const common = { node: id, asOf: asOf.value, limit: LIMIT, ...(columns ? { columns: true } : {}) };
  const [above, below] = await Promise.all([
    up ? ask("trace", { ...common, direction: "upstream", depth: up }) : null,
    down ? ask("trace", { ...common, direction: "downstream", depth: down }) : null,
  ]);
  const nodes = new Map(), edges = new Map();
  for (const answer of [above, below]) {
    for (const node of answer?.nodes ?? []) nodes.set(node.id, node);
    for (const edge of answer?.edges ?? []) edges.set(`${edge.from}\n${edge.to}\n${edge.job}`, edge);
  }
  const root = (above ?? below)?.root ?? id;
  const step = (name, value) => [
    html("span", { className: "dim" }, name),
    html("button", { onclick: () => go({ [name]: Math.max(0, value - 1) }), ariaLabel: `less ${name}stream` }, "−"), String(value),
    html("button", { onclick: () => go({ [name]: value + 1 }), ariaLabel: `more ${name}stream` }, "+")];
  const isColumn = root.startsWith("datasetField:");
  const bar = html("div", { className: "bar" },
    html("h1", {}, nodes.get(root)?.field ? `${nodes.get(root).name}.${nodes.get(root).field}` : nodes.get(root)?.name ?? root),
    ...step("up", up), ...step("down", down),
    isColumn ? null : html("button", { ariaPressed: !columns, onclick: () => go({ columns: false }) }, "Tables"),
    isColumn || root.startsWith("job:") ? null : html("button", { ariaPressed: columns, onclick: () => go({ columns: true }) }, "Columns"),
    html("span", { className: "dim" }, `${nodes.size} shown${above?.truncated || below?.truncated ? ", more are cut off" : ""}`));
  const drawing = draw([...nodes.values()], [...edges.values()], root, { onSelect: node => describe(node.id), onFocus: node => go({ id: node.id, columns: false }) });
  view.replaceChildren(bar, drawing);
  await describe(root);
  // As much as fits without becoming too small to read; then the focus in the middle.
  const scale = Math.min(1, Math.max(0.6, (view.clientWidth - 40) / drawing.width.baseVal.value));
  drawing.setAttribute("viewBox", `0 0 ${drawing.width.baseVal.value} ${drawing.height.baseVal.value}`);
  drawing.setAttribute("height", drawing.height.baseVal.value * scale);
  drawing.setAttribute("width", drawing.width.baseVal.value * scale);
  const focus = drawing.querySelector(".focus");
  if (focus) view.scrollLeft = focus.transform.baseVal[0].matrix.e * scale - view.clientWidth / 2 + 100;
}

async function describe(id) {
  const node = await ask("node", { id, asOf: asOf.value });
  const row = (name, ...values) => values.flat().length ? html("tr", {}, html("td", {}, name), html("td", {}, ...values.flat())) : null;
  const listed = ids => ids?.flatMap((other, index) => [index ? ", " : "", link(other)]) ?? [];
  panel.hidden = false;
  panel.replaceChildren(...[
    html("h1", {}, node.field ? `${node.name}.${node.field}` : node.name),
    html("div", {}, html("small", {}, `${(node.kind || node.class).toLowerCase().replaceAll("_", " ")} · ${node.namespace}`)),
    node.known === false ? html("p", { className: "error" }, "Unresolved: lineage names it, but no event describes it.") : null,
    node.description ? html("p", {}, node.description) : null,
    html("div", {}, ...tags(node.tags)),
    html("table", {},
      row("owners", node.owners?.length ? node.owners.join(", ") : "nobody"), row("made by", listed(node.class === "job" ? [] : node.inputs)),
      row("reads", node.class === "job" ? listed(node.inputs) : []), row("writes", node.class === "job" ? listed(node.outputs) : []),
      row("read by", node.class === "job" ? [] : listed(node.outputs)), row("last written", node.lastModifiedAt?.replace("T", " ").slice(0, 16) ?? []),
      row("also", node.aliases ?? [])),
  ].filter(Boolean));
  if (node.fields?.length) panel.append(html("h2", {}, `columns (${node.fields.length})`), html("table", {}, ...node.fields.map(field =>
    html("tr", {}, html("td", {}, link(id.replace(/^dataset:/, "datasetField:") + ":" + field.name, field.name)), html("td", {}, html("small", {}, (field.type ?? "").toLowerCase()), " ", ...tags(field.tags))))));
  if (node.runs?.length) panel.append(html("h2", {}, `latest runs (of ${node.runCount})`), html("table", {}, ...node.runs.slice(0, 8).map(run =>
    html("tr", {}, html("td", {}, run.state.toLowerCase()), html("td", {}, (run.startedAt ?? "").replace("T", " ").slice(0, 16))))));
  const impact = await ask("impact", { node: id, limit: 6 });
  if (impact.total) panel.append(html("h2", {}, `a change reaches ${impact.total}`), html("table", {}, ...impact.impacted.map(hit =>
    html("tr", {}, html("td", {}, (hit.kind || hit.class).toLowerCase().replaceAll("_", " ")), html("td", {}, link(hit.id, hit.name), " ", html("small", {}, hit.owners.join(", ")))))));
}

// Search

let found = [], chosen = 0;
async function look() {
  const text = search.value.trim();
  found = text ? (await ask("search", { q: text, limit: 14 })).results : [];
  chosen = 0;
  showHits();
}

function showHits() {
  hits.hidden = !found.length;
  hits.replaceChildren(...found.map((hit, index) => html("li", { role: "option", ariaSelected: index === chosen, onmousedown: () => open(hit) },
    html("b", {}, hit.name), " ", html("small", {}, `${(hit.kind || hit.class).toLowerCase()} · ${hit.namespace}${hit.columns.length ? " · " + hit.columns.map(column => column.split(":").pop()).join(", ") : ""}`))));
}

function open(hit) {
  hits.hidden = true;
  search.blur();
  go({ id: hit.id, up: 3, down: 1, columns: false });
}

search.addEventListener("input", look);
search.addEventListener("keydown", event => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") { chosen = (chosen + (event.key === "ArrowDown" ? 1 : found.length - 1)) % Math.max(1, found.length); showHits(); event.preventDefault(); }
  if (event.key === "Enter") { event.preventDefault(); if (found[chosen]) open(found[chosen]); }
  if (event.key === "Escape") hits.hidden = true;
});
search.addEventListener("blur", () => setTimeout(() => { hits.hidden = true; }, 150));
document.addEventListener("keydown", event => { if (event.key === "/" && document.activeElement.tagName !== "INPUT") { event.preventDefault(); search.focus(); } });

async function render() {
  document.body.ariaBusy = true;
  try {
    await (state().id ? lineage() : overview());
  } catch (error) {
    view.replaceChildren(html("p", { className: "error" }, error.message));
  }
  document.body.ariaBusy = false;
}

addEventListener("hashchange", render);
asOf.addEventListener("change", render);
render();
