/* Where one looks: zooming, dragging, the overview, full screen and print. One transform on one group moves everything. */

const EDGE = 16;
const SIDE = 8;

class View {
  constructor(wiring) {
    this.wiring = wiring;
    this.root = wiring.root;
    this.stage = wiring.stage;
    this.picture = wiring.picture;
    this.scene = wiring.drawing.scene;
    this.at = { x: 0, y: 0, scale: 1 };
    this.moved = false;
    this.fingers = new Map();
    this.dragged = false;
    this.map = new Overview(this);
  }

  start(before) {
    this.size();
    if (before) {
      this.moved = before.moved;
      this.look(before.at);
    } else this.first();
  }

  listen(signal) {
    const act = {
      in: () => this.zoom(1.3),
      out: () => this.zoom(1 / 1.3),
      fit: () => this.fit(),
      full: () => this.full(),
      print: () => this.print(),
      map: () => this.map.toggle(),
    };
    for (const [name, does] of Object.entries(act)) {
      this.button(name).addEventListener("click", does, { signal });
    }
    this.button("full").hidden = !document.fullscreenEnabled;
    const svg = this.wiring.drawing.svg;
    svg.addEventListener("pointerdown", (event) => this.down(event), { signal });
    svg.addEventListener("pointermove", (event) => this.move(event), { signal });
    for (const name of ["pointerup", "pointercancel"]) svg.addEventListener(name, (event) => this.up(event), { signal });
    svg.addEventListener("wheel", (event) => this.wheel(event), { signal, passive: false });
    document.addEventListener("fullscreenchange", () => this.fullscreen(), { signal });
    this.map.listen(signal);
    const observer = new ResizeObserver(() => this.resized());
    observer.observe(this.root);
    signal.addEventListener("abort", () => observer.disconnect());
  }

  button(name) {
    return this.root.querySelector(`[data-do="${name}"]`);
  }

  /* ── pointing ────────────────────────────────────────────────────────────────────────────────────────────────── */

  down(event) {
    if (event.button !== 0) return;
    this.fingers.set(event.pointerId, [event.clientX, event.clientY]);
    this.dragged = false;
  }

  move(event) {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const now = [event.clientX, event.clientY];
    const [dx, dy] = [now[0] - before[0], now[1] - before[1]];
    if (!this.dragged && Math.hypot(dx, dy) < 4) return;
    if (!this.dragged) this.grip(event.pointerId);
    const others = [...this.fingers].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
    this.fingers.set(event.pointerId, now);
    if (others.length === 0) this.pan(dx, dy);
    else {
      const [other] = others;
      this.zoom(distance(now, other) / Math.max(1, distance(before, other)), this.place(other[0], other[1]));
    }
  }

  grip(finger) {
    this.dragged = true;
    this.wiring.drawing.svg.setPointerCapture(finger);
    this.stage.classList.add("dragging");
    this.wiring.hints.hide();
  }

  up(event) {
    this.fingers.delete(event.pointerId);
    if (this.fingers.size === 0) this.stage.classList.remove("dragging");
  }

  wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.zoom(event.deltaY < 0 ? 1.12 : 1 / 1.12, this.place(event.clientX, event.clientY));
  }

  /* A place of the window, as a place of the stage. */
  place(x, y) {
    const edge = this.stage.getBoundingClientRect();
    return [x - edge.left - this.stage.clientLeft, y - edge.top - this.stage.clientTop];
  }

  /* ── moving ──────────────────────────────────────────────────────────────────────────────────────────────────── */

  look({ x, y, scale }) {
    this.at = { x, y, scale };
    this.scene.setAttribute("transform", `translate(${near(x)} ${near(y)}) scale(${scale})`);
    this.wiring.editor?.joiner.place();
    if (!this.waiting) this.waiting = requestAnimationFrame(() => this.looked());
  }

  looked() {
    this.waiting = undefined;
    const { x, y, scale } = this.at;
    if (scale <= 1.01 * this.whole()) this.root.querySelector(".zoomed").hidden = true;
    this.map.frame();
    const centre = { x: (this.stage.clientWidth / 2 - x) / scale, y: (this.stage.clientHeight / 2 - y) / scale };
    Object.assign(this.root.dataset, { scale: String(scale), x: String(near(centre.x)), y: String(near(centre.y)) });
  }

  centre(x, y, scale = this.at.scale) {
    this.look({ x: this.stage.clientWidth / 2 - x * scale, y: this.stage.clientHeight / 2 - y * scale, scale });
  }

  pan(x, y) {
    this.moved = true;
    this.look({ x: this.at.x + x, y: this.at.y + y, scale: this.at.scale });
  }

  zoom(by, about = [this.stage.clientWidth / 2, this.stage.clientHeight / 2]) {
    this.moved = true;
    const scale = Math.min(4, Math.max(0.05, this.at.scale * by));
    const share = scale / this.at.scale;
    this.look({ x: about[0] - (about[0] - this.at.x) * share, y: about[1] - (about[1] - this.at.y) * share, scale });
  }

  whole() {
    const { width, height } = this.picture;
    return Math.min(this.stage.clientWidth / (width + 2 * SIDE), this.stage.clientHeight / (height + 2 * EDGE), 1.25);
  }

  fit() {
    this.moved = false;
    this.centre(this.picture.width / 2, this.picture.height / 2, this.whole());
  }

  /* Where one looks first: at everything, if it can be read so; else at the start of the picture, large enough to read. */
  first() {
    if (this.whole() >= LEAST) {
      this.fit();
      return;
    }
    const [x, y] = this.picture.start;
    this.inside(x, y < (0.7 * this.stage.clientHeight) / PART ? 0 : y, PART);
    this.seek();
    this.moved = false;
    this.root.querySelector(".zoomed").hidden = false;
  }

  /* Looks at a place, but not beyond the edges of the picture. */
  inside(x, y, scale) {
    const { width, height } = this.picture;
    const within = (at, room, whole, edge) =>
      room >= whole + 2 * edge ? whole / 2 : Math.max(room / 2 - edge, Math.min(at, whole + edge - room / 2));
    const across = within(x, this.stage.clientWidth / scale, width, SIDE);
    this.centre(across, within(y, this.stage.clientHeight / scale, height, EDGE), scale);
  }

  /* Moves no more than is needed to have a part of the picture in sight. */
  reach({ x, y, width, height }, edge = 24) {
    const { scale } = this.at;
    const shift = (from, size, place, room) => {
      const [low, high] = [from * scale + place - edge, (from + size) * scale + place + edge];
      if (low >= 0 && high <= room) return 0;
      return high - low > room || low < 0 ? -low : room - high;
    };
    const across = shift(x, width, this.at.x, this.stage.clientWidth);
    const down = shift(y, height, this.at.y, this.stage.clientHeight);
    if (across || down) this.pan(across, down);
  }

  sees({ x, y, width, height }) {
    const { scale } = this.at;
    const [left, top] = [x * scale + this.at.x, y * scale + this.at.y];
    return (
      left >= 0 && top >= 0 && left + width * scale <= this.stage.clientWidth && top + height * scale <= this.stage.clientHeight
    );
  }

  /* Where nothing of what is at fault is in sight, one looks at the first of it. */
  seek() {
    const fault = this.wiring.faults().map((at) => this.picture.boxes[at]);
    if (fault.length === 0 || fault.some((box) => this.sees(box))) return;
    const [{ x, y, width, height }] = fault;
    this.inside(x + width / 2, y + height / 2, this.at.scale);
  }

  size() {
    if (this.isFull()) {
      this.stage.style.height = "";
      return;
    }
    const { width, height } = this.picture;
    const across = this.stage.clientWidth || 600;
    const ideal = Math.max(LEAST, Math.min(1, across / (width + 2 * SIDE))) * (height + 2 * EDGE);
    this.stage.style.height = `${Math.ceil(Math.max(320, Math.min(ideal, 760, Math.max(380, innerHeight - 370))))}px`;
  }

  resized() {
    const across = this.stage.clientWidth;
    if (across === 0 || (across === this.across && !this.isFull())) return;
    this.across = across;
    this.size();
    if (this.moved) this.looked();
    else this.first();
  }

  /* ── full screen and print ───────────────────────────────────────────────────────────────────────────────────── */

  isFull() {
    return this.root.getRootNode().fullscreenElement === this.root;
  }

  full() {
    if (this.isFull()) document.exitFullscreen();
    else this.root.requestFullscreen();
  }

  fullscreen() {
    this.button("full").textContent = this.isFull() ? "Leave full screen" : "Full screen";
    this.across = undefined;
    this.resized();
  }

  /* The whole picture alone on a sheet, with its title and with the words of what is lit. */
  print() {
    const frame = document.createElement("iframe");
    Object.assign(frame.style, { position: "fixed", width: "0", height: "0", border: "0", visibility: "hidden" });
    frame.title = "Print";
    frame.setAttribute("aria-hidden", "true");
    document.body.append(frame);
    const sheet = frame.contentDocument;
    const { width, height, words } = this.picture;
    sheet.title = words.title;
    const heading = sheet.body.appendChild(sheet.createElement("h1"));
    heading.textContent = words.title;
    const strip = sheet.body.appendChild(sheet.createElement("p"));
    strip.textContent = this.root.querySelector(".strip").innerText;
    const copy = sheet.body.appendChild(sheet.importNode(this.wiring.drawing.svg, true));
    copy.querySelector(".scene").removeAttribute("transform");
    copy.querySelectorAll(".focusring, .focusband").forEach((ring) => ring.remove());
    copy.setAttribute("viewBox", `${-EDGE} ${-EDGE} ${width + 2 * EDGE} ${height + 2 * EDGE}`);
    const rules = [...this.root.getRootNode().querySelectorAll("style")].map((style) => style.textContent);
    const shape = width > height ? "landscape" : "portrait";
    const page = `@page { size: A4 ${shape}; margin: 12mm } body { margin: 0; font-family: ${this.picture.styles.fonts} }
      h1 { font-size: 14pt; margin: 0 } p { font-size: 10pt } .picture { width: 100% !important; height: auto !important; max-height: 82vh }`;
    sheet.head.appendChild(sheet.createElement("style")).textContent = [...rules, page].join("\n");
    frame.contentWindow.addEventListener("afterprint", () => setTimeout(() => frame.remove(), 0));
    frame.contentWindow.focus();
    frame.contentWindow.print();
  }
}

/* A small picture of the whole with a frame around what is in sight; there only where not everything is. */
class Overview {
  constructor(view) {
    this.view = view;
    this.wanted = view.button("map").getAttribute("aria-pressed") === "true";
    const { width, height, boxes, panels, styles } = view.picture;
    const around = [-EDGE, -EDGE, width + 2 * EDGE, height + 2 * EDGE];
    this.svg = make("svg", { class: "map", viewBox: around.join(" "), "aria-hidden": "true" });
    this.svg.style.aspectRatio = `${around[2]} / ${around[3]}`;
    const area = (each) => `M${each.x} ${each.y}h${each.width}v${each.height}h${-each.width}z`;
    const { colours } = styles;
    this.svg.append(
      make("path", { d: panels.map(area).join(""), fill: colours.panel, stroke: colours.panelEdge }),
      make("path", { class: "spots", d: boxes.map(area).join(""), fill: colours.quiet }),
    );
    this.sight = this.svg.appendChild(make("rect", { class: "sight", fill: "none", stroke: colours.picked }));
    view.stage.append(this.svg);
  }

  listen(signal) {
    const go = (event) => {
      if (event.buttons !== 1) return;
      const edge = this.svg.getBoundingClientRect();
      const { width, height } = this.view.picture;
      const [x, y] = [(event.clientX - edge.left) / edge.width, (event.clientY - edge.top) / edge.height];
      this.view.moved = true;
      this.view.centre(x * (width + 2 * EDGE) - EDGE, y * (height + 2 * EDGE) - EDGE);
      event.preventDefault();
    };
    this.svg.addEventListener("pointerdown", go, { signal });
    this.svg.addEventListener("pointermove", go, { signal });
  }

  toggle() {
    this.wanted = !this.wanted;
    this.view.button("map").setAttribute("aria-pressed", String(this.wanted));
    this.frame();
  }

  frame() {
    const { at, stage } = this.view;
    const part = at.scale > 1.02 * this.view.whole();
    this.svg.style.display = part && this.wanted ? "" : "none";
    const [width, height] = [stage.clientWidth / at.scale, stage.clientHeight / at.scale];
    const given = { x: -at.x / at.scale, y: -at.y / at.scale, width, height };
    for (const [name, value] of Object.entries(given)) this.sight.setAttribute(name, near(value));
  }
}
