/* Mounts vis-network on data that Python built. Boxes and lines stand where the scene puts them; every text is drawn on the
   canvas or written into text nodes, so that no label is ever taken for HTML. What a finding lights up comes in as data and
   changes the picture in place: zoom and position stay. */

const mounted = new WeakMap();
const MARGIN = 16;
const SIDE = 8;
const FAINT = 0.2;
/* Names are written 13 pixels high. At a scale where they would be less than 9 the whole picture cannot be read; then one starts
   with a part of it, and is told so. */
const LEAST = 9 / 13;
const PART = 0.75;

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".diagram");
  if (!root || !data) return undefined;
  const send = (node) => setTriggerValue("picked", { node });
  const known = mounted.get(root);
  if (known && known.key === data.picture.key) {
    known.send = send;
    known.light(data.lights);
    return known.stop;
  }
  if (known) known.stop();
  const diagram = new Diagram(root, data, send);
  mounted.set(root, diagram);
  diagram.start();
  return diagram.stop;
}

class Diagram {
  constructor(root, data, send) {
    this.root = root;
    this.key = data.picture.key;
    this.picture = data.picture;
    this.send = send;
    this.place = root.querySelector(".canvas");
    this.hint = root.querySelector(".hint");
    this.boxes = new Map(data.picture.nodes.map((node) => [node.id, node]));
    this.moved = false;
    this.ended = new AbortController();
    this.stop = () => this.end();
    root.setAttribute("aria-label", data.words.title);
    this.place.setAttribute("aria-label", data.words.description);
    this.take(data.lights);
  }

  async start() {
    const vis = await library(this.ended.signal);
    if (this.ended.signal.aborted) return;
    if (!vis) {
      this.place.textContent = "The picture could not be loaded. Load the page again; the outline and the tables show the same.";
      return;
    }
    this.size();
    const nodes = this.picture.nodes.map((node) => ({ ...node, ctxRenderer: (at) => this.box(node, at) }));
    const options = structuredClone(this.picture.options);
    options.interaction.zoomView = matchMedia("(pointer: coarse)").matches;
    this.network = new vis.Network(this.place, { nodes, edges: this.picture.edges }, options);
    this.network.on("beforeDrawing", (ctx) => this.ground(ctx));
    this.network.on("afterDrawing", (ctx) => this.above(ctx));
    this.network.on("click", (event) => this.click(event));
    this.network.on("dragEnd", () => this.view(true));
    this.network.on("zoom", () => this.view(true));
    this.listen();
    this.first();
    this.root.dataset.ready = "true";
    if (this.dims) reveal(this.ended.signal);
    document.fonts.ready.then(() => this.redraw());
  }

  end() {
    this.ended.abort();
    if (this.network) this.network.destroy();
    this.network = undefined;
    mounted.delete(this.root);
  }

  listen() {
    const { signal } = this.ended;
    const act = { in: () => this.zoom(1.3), out: () => this.zoom(1 / 1.3), fit: () => this.fit(), full: () => this.full() };
    for (const button of this.root.querySelectorAll("[data-do]")) {
      button.hidden = button.dataset.do === "full" && !document.fullscreenEnabled;
      button.addEventListener("click", act[button.dataset.do], { signal });
    }
    const keys = {
      ArrowLeft: () => this.pan(-60, 0),
      ArrowRight: () => this.pan(60, 0),
      ArrowUp: () => this.pan(0, -60),
      ArrowDown: () => this.pan(0, 60),
      "+": act.in,
      "=": act.in,
      "-": act.out,
      0: act.fit,
    };
    this.place.addEventListener(
      "keydown",
      (event) => {
        if (keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
          keys[event.key]();
          event.preventDefault();
        }
      },
      { signal },
    );
    this.place.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        this.zoom(event.deltaY < 0 ? 1.12 : 1 / 1.12, this.at(event));
      },
      { signal, passive: false },
    );
    this.place.addEventListener("mousemove", (event) => this.over(event), { signal });
    this.place.addEventListener("mouseleave", () => this.tell(""), { signal });
    document.addEventListener("fullscreenchange", () => this.fullscreen(), { signal });
    const observer = new ResizeObserver(() => this.resized());
    observer.observe(this.root);
    signal.addEventListener("abort", () => observer.disconnect());
  }

  /* ── what is lit ─────────────────────────────────────────────────────────────────────────────────────────────── */

  take(lights) {
    this.dims = lights.dims;
    this.picked = lights.picked;
    this.lit = { boxes: new Set(lights.boxes), lines: new Set(lights.lines) };
    this.tags = new Map(lights.tags.map((tag) => [tag.node, tag]));
    this.strip(lights.strip);
    this.root.dataset.picked = lights.picked ?? "";
    this.root.dataset.tags = lights.tags.map((tag) => `${tag.node}: ${tag.text}`).join("; ");
    this.root.dataset.lines = String(lights.lines.length);
  }

  /* What is lit, in words, with a sample of each mark. */
  strip(parts) {
    const place = this.root.querySelector(".strip");
    place.hidden = parts.length === 0;
    place.replaceChildren(
      ...parts.map(({ mark, text, colour }) => {
        const part = document.createElement("span");
        if (mark) {
          const sample = part.appendChild(Object.assign(document.createElement("span"), { className: `mark ${mark}` }));
          sample.style.borderColor = colour;
        }
        part.append(text);
        return part;
      }),
    );
  }

  light(lights) {
    this.take(lights);
    if (this.network) this.seek();
    this.redraw();
  }

  /* Where nothing of what is at fault is in sight, one looks at the first of it. */
  seek() {
    const fault = [...this.tags.values()].filter((tag) => tag.tab).map((tag) => this.boxes.get(tag.node));
    if (!this.dims || fault.length === 0 || fault.some((box) => this.sees(box))) return;
    this.network.moveTo({ position: { x: fault[0].x, y: fault[0].y }, animation: false });
    this.view(true);
  }

  sees(box) {
    const scale = this.network.getScale();
    const { x, y } = this.network.getViewPosition();
    const [across, down] = [this.place.clientWidth / scale, this.place.clientHeight / scale];
    return Math.abs(box.x - x) < (across - box.boxWidth) / 2 && Math.abs(box.y - y) < (down - box.boxHeight) / 2;
  }

  redraw() {
    if (this.network) this.network.redraw();
  }

  /* ── where one looks ─────────────────────────────────────────────────────────────────────────────────────────── */

  size() {
    if (document.fullscreenElement) {
      this.place.style.height = "";
      return;
    }
    const { width, height } = this.picture;
    const across = this.place.clientWidth || 600;
    const ideal = Math.max(LEAST, Math.min(1, across / (width + 2 * SIDE))) * (height + 2 * MARGIN);
    this.place.style.height = `${Math.ceil(Math.max(380, Math.min(ideal, 760, innerHeight - 370)))}px`;
  }

  fit() {
    const { width, height } = this.picture;
    this.network.moveTo({ position: { x: width / 2, y: height / 2 }, scale: this.whole(), animation: false });
    this.view(false);
  }

  whole() {
    const { width, height } = this.picture;
    return Math.min(this.place.clientWidth / (width + 2 * SIDE), this.place.clientHeight / (height + 2 * MARGIN), 1.25);
  }

  /* Where one looks first: at everything, if it can be read so; else at the start of the picture, large enough to read. */
  first() {
    if (this.whole() >= LEAST) {
      this.fit();
      return;
    }
    const [across, down] = [this.place.clientWidth / PART, this.place.clientHeight / PART];
    const start = this.picture.start;
    const within = (at, room, whole, edge) =>
      room >= whole + 2 * edge ? whole / 2 : Math.max(room / 2 - edge, Math.min(at, whole + edge - room / 2));
    const x = within(start.x, across, this.picture.width, SIDE);
    const y = within(start.y < 0.7 * down ? 0 : start.y, down, this.picture.height, MARGIN);
    this.network.moveTo({ position: { x, y }, scale: PART, animation: false });
    this.view(false);
    if (this.dims) this.seek();
    this.moved = false;
    this.root.querySelector(".zoomed").hidden = false;
  }

  zoom(by, about) {
    const scale = Math.min(4, Math.max(0.05, this.network.getScale() * by));
    const centre = this.network.getViewPosition();
    const still = about ?? centre;
    const share = this.network.getScale() / scale;
    const position = { x: still.x + (centre.x - still.x) * share, y: still.y + (centre.y - still.y) * share };
    this.network.moveTo({ position, scale, animation: false });
    this.view(true);
  }

  pan(x, y) {
    const scale = this.network.getScale();
    const centre = this.network.getViewPosition();
    this.network.moveTo({ position: { x: centre.x + x / scale, y: centre.y + y / scale }, scale, animation: false });
    this.view(true);
  }

  view(moved) {
    this.moved = moved;
    if (this.network.getScale() <= 1.01 * this.whole()) this.root.querySelector(".zoomed").hidden = true;
    const { x, y } = this.network.getViewPosition();
    Object.assign(this.root.dataset, { scale: String(this.network.getScale()), x: String(x), y: String(y) });
  }

  full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.root.requestFullscreen();
  }

  fullscreen() {
    this.root.querySelector('[data-do="full"]').textContent = document.fullscreenElement ? "Leave full screen" : "Full screen";
    this.resized();
  }

  resized() {
    const across = this.place.clientWidth;
    if (!this.network || across === 0 || (across === this.across && !document.fullscreenElement)) return;
    this.across = across;
    this.size();
    this.network.setSize("100%", "100%");
    if (!this.moved) this.first();
  }

  /* ── pointing and picking ────────────────────────────────────────────────────────────────────────────────────── */

  at(event) {
    const edge = this.place.getBoundingClientRect();
    return this.network.DOMtoCanvas({ x: event.clientX - edge.left, y: event.clientY - edge.top });
  }

  boxAt({ x, y }) {
    for (const box of this.boxes.values()) {
      if (Math.abs(x - box.x) <= box.boxWidth / 2 && Math.abs(y - box.y) <= box.boxHeight / 2) return box;
    }
    return undefined;
  }

  lineAt(point) {
    const near = 6 / this.network.getScale();
    return this.picture.edges.find((edge) => edge.points.some((end, at) => at > 0 && away(point, edge.points[at - 1], end) <= near));
  }

  click(event) {
    const box = this.boxAt(event.pointer.canvas);
    if (box) this.send(box.id);
    else if (this.picked) this.send(null);
  }

  over(event) {
    const point = this.at(event);
    const box = this.boxAt(point);
    this.place.classList.toggle("over", box !== undefined);
    const thing = box ?? this.lineAt(point);
    this.tell(thing ? thing.hint : "", event);
  }

  tell(text, event) {
    this.hint.hidden = text === "";
    if (text === "") return;
    this.hint.textContent = text;
    const edge = this.root.getBoundingClientRect();
    const x = Math.min(event.clientX - edge.left + 14, edge.width - this.hint.offsetWidth - 8);
    const y = event.clientY - edge.top + 18;
    const over = y + this.hint.offsetHeight > edge.height - 4;
    this.hint.style.left = `${Math.max(4, x)}px`;
    this.hint.style.top = `${over ? event.clientY - edge.top - this.hint.offsetHeight - 10 : y}px`;
  }

  /* ── drawing ─────────────────────────────────────────────────────────────────────────────────────────────────── */

  font(size, bold) {
    return `${bold ? "bold " : ""}${size}px ${this.picture.fonts}`;
  }

  ground(ctx) {
    const { colours } = this.picture;
    for (const panel of this.picture.panels) {
      ctx.beginPath();
      ctx.roundRect(panel.x, panel.y, panel.width, panel.height, 10);
      fill(ctx, colours.panel, colours.panelEdge, 1);
      ctx.font = this.font(12, true);
      ctx.fillStyle = colours.quiet;
      ctx.textAlign = "left";
      ctx.textBaseline = "alphabetic";
      ctx.fillText(panel.title, panel.x + 12, panel.y + 15);
    }
    const lit = (edge) => this.lit.lines.has(edge.id);
    for (const edge of this.picture.edges) if (!lit(edge)) this.line(ctx, edge, false);
    for (const edge of this.picture.edges) if (lit(edge)) this.line(ctx, edge, true);
  }

  line(ctx, edge, lit) {
    ctx.save();
    ctx.globalAlpha = this.dims && !lit ? FAINT : edge.status === "established" ? 1 : 0.6;
    ctx.strokeStyle = ctx.fillStyle = edge.color;
    ctx.lineJoin = "round";
    const weight = edge.weight * (lit ? (edge.double ? 1.3 : 1.9) : 1);
    const route = edge.head === "filled" ? shortened(edge.points, 9) : edge.points;
    ctx.setLineDash(edge.dash);
    trace(ctx, route);
    ctx.lineWidth = weight;
    ctx.stroke();
    if (edge.double) {
      ctx.strokeStyle = "#ffffff";
      ctx.lineWidth = weight - 3;
      ctx.stroke();
      ctx.strokeStyle = edge.color;
    }
    ctx.setLineDash([]);
    head(ctx, edge.points, edge.head, lit ? 1.35 : 1);
    ctx.restore();
  }

  box(node, { ctx, x, y }) {
    const [width, height] = [node.boxWidth, node.boxHeight];
    const [left, top] = [x - width / 2, y - height / 2];
    const tag = this.tags.get(node.id);
    const drawNode = () => {
      ctx.globalAlpha = this.dims && !this.lit.boxes.has(node.id) && this.picked !== node.id ? 2 * FAINT : 1;
      if (tag) {
        ctx.setLineDash(tag.ring.dash);
        ctx.beginPath();
        ctx.roundRect(left - 5, top - 5, width + 10, height + 10, 10);
        fill(ctx, null, tag.edge, tag.ring.weight);
        ctx.setLineDash([]);
      }
      if (this.picked === node.id) {
        ctx.beginPath();
        ctx.roundRect(left - 10, top - 10, width + 20, height + 20, 13);
        fill(ctx, null, this.picture.colours.picked, 4);
      }
      if (node.status !== "established") ctx.setLineDash([6, 4]);
      if (node.many) this.behind(ctx, node, left, top);
      outline(ctx, node, left, top, width, height);
      ctx.setLineDash([]);
      this.words(ctx, node, x, top, height);
    };
    return { drawNode, nodeDimensions: { width, height } };
  }

  /* The box behind one that stands for several; a faded box does not let it shine through. */
  behind(ctx, node, left, top) {
    const [width, height, faded] = [node.boxWidth, node.boxHeight, ctx.globalAlpha];
    outline(ctx, node, left + 5, top - 5, width, height);
    ctx.globalAlpha = 1;
    outline(ctx, { ...node, color: "#ffffff", stroke: "#ffffff" }, left, top, width, height);
    ctx.globalAlpha = faded;
  }

  words(ctx, node, x, top, height) {
    const step = node.size * this.picture.lineHeight;
    const foot = node.caption ? node.captionSize * this.picture.lineHeight : 0;
    let y = top + (height - node.lines.length * step - foot) / 2;
    ctx.fillStyle = node.ink;
    ctx.textAlign = "center";
    ctx.textBaseline = "alphabetic";
    ctx.font = this.font(node.size, node.bold);
    for (const line of node.lines) {
      ctx.fillText(line, x, y + 0.78 * step, node.boxWidth - 8);
      y += step;
    }
    ctx.font = this.font(node.captionSize, false);
    if (node.caption) ctx.fillText(node.caption, x, y + 0.78 * foot, node.boxWidth - 8);
  }

  above(ctx) {
    for (const tag of this.tags.values()) {
      this.plate(ctx, tag, tag.words, tag.text, tag.size, 5);
      this.plate(ctx, tag, tag.tab, tag.sign, 13, 4);
    }
  }

  plate(ctx, tag, area, text, size, round) {
    if (!area) return;
    const [x, y, width, height] = area;
    ctx.beginPath();
    ctx.roundRect(x, y, width, height, round);
    fill(ctx, tag.fill, tag.edge, 1.5);
    ctx.font = this.font(size, true);
    ctx.fillStyle = tag.ink;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(text, x + width / 2, y + height / 2 + size * 0.06);
  }
}

/* The drawing library comes in an element of its own, which may arrive a moment later. */
function library(signal) {
  return waited(() => (globalThis.vis?.Network ? globalThis.vis : undefined), signal);
}

/* A link that picks a finding opens it, which may be far down the list: there it is brought in sight, beside the picture. */
async function reveal(signal) {
  const found = await waited(() => document.querySelector('[class*="st-key-open-finding-"]'), signal);
  if (found && innerWidth > 900 && found.getBoundingClientRect().top > innerHeight - 160) found.scrollIntoView({ block: "center" });
}

async function waited(look, signal) {
  for (let time = 0; time < 20000 && !signal.aborted; time += 40) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  return undefined;
}
