/* Pictures of structures that are compared, side by side or over each other: SVGs made of elements and text nodes from data that
   Python built; no label is ever taken for HTML. All look at the same part of the sheet. Boxes of one group are counterparts. */

const mounted = new WeakMap();
/* Names are written 13 pixels high. Where all would be smaller than 4.5 on a narrow window, one starts with a part. */
const LEAST = 4.5 / 13;
const PART = 0.55;
const FAINTEST = 4 / 13;
const AROUND = 16;

export default function (component) {
  const { data, parentElement } = component;
  const root = parentElement.querySelector(".compare");
  if (!root || !data) return undefined;
  const known = mounted.get(root);
  if (known && known.data.key === data.key) return known.stop;
  if (known) known.stop();
  const made = new Compared(root, data, known);
  mounted.set(root, made);
  return made.stop;
}

class Compared {
  constructor(root, data, before) {
    this.root = root;
    this.data = data;
    this.picked = undefined;
    this.mode = before?.mode ?? (this.fits() ? "beside" : "above");
    this.only = before?.only ?? false;
    this.ghosts = before?.ghosts ?? true;
    this.ended = new AbortController();
    this.stop = () => this.end();
    root.setAttribute("aria-label", data.title);
    this.sheets = data.pictures.map((picture, at) => new Sheet(this, picture, at));
    root.querySelector(".stages").replaceChildren(...this.sheets.map((sheet) => sheet.element));
    this.legend();
    this.listen(this.ended.signal);
    this.arrange();
    this.tell(undefined);
    root.dataset.ready = "true";
  }

  /* Whether names could be made out at all if the pictures stood side by side. */
  fits() {
    return innerWidth <= 900 || this.root.clientWidth / this.beside / this.data.pictures[0].width >= FAINTEST;
  }

  get beside() {
    const number = this.data.pictures.length - 1;
    return number === 4 ? 2 : number;
  }

  end() {
    this.ended.abort();
    if (mounted.get(this.root) === this) mounted.delete(this.root);
  }

  listen(signal) {
    const on = (selector, does) =>
      this.root.querySelectorAll(selector).forEach((button) => button.addEventListener("click", () => does(button), { signal }));
    on("[data-mode]", (button) => {
      this.mode = button.dataset.mode;
      this.arrange();
    });
    on('[data-do="only"]', () => {
      this.only = !this.only;
      this.shade();
    });
    on('[data-do="ghosts"]', () => {
      this.ghosts = !this.ghosts;
      this.shade();
    });
    on('[data-do="in"]', () => this.zoom(1.3));
    on('[data-do="out"]', () => this.zoom(1 / 1.3));
    on('[data-do="fit"]', () => this.fit());
    this.root.addEventListener("keydown", (event) => event.key === "Escape" && this.pick(undefined), { signal });
    const observer = new ResizeObserver(() => this.resized());
    observer.observe(this.root);
    signal.addEventListener("abort", () => observer.disconnect());
  }

  /* ── what is shown ───────────────────────────────────────────────────────────────────────────────────────────── */

  arrange() {
    const over = this.mode === "over";
    this.sheets.forEach((sheet) => (sheet.element.hidden = sheet.over !== over));
    const narrow = innerWidth <= 900;
    const columns = this.mode === "beside" && !narrow ? this.beside : 1;
    this.root.querySelector(".stages").style.setProperty("--columns", columns);
    this.root.querySelectorAll("[data-mode]").forEach((button) => press(button, button.dataset.mode === (narrow && !over ? "above" : this.mode)));
    this.root.querySelector('[data-do="ghosts"]').hidden = over;
    this.across = undefined;
    this.shade();
    this.legend();
    this.resized();
  }

  shade() {
    press(this.root.querySelector('[data-do="only"]'), this.only);
    press(this.root.querySelector('[data-do="ghosts"]'), this.ghosts);
    this.root.classList.toggle("noghosts", !this.ghosts);
    this.sheets.forEach((sheet) => sheet.shade(this.only));
    Object.assign(this.root.dataset, { mode: this.mode, only: String(this.only) });
  }

  /* What each sign says. */
  legend() {
    const over = this.mode === "over";
    const parts = this.data.legend.map(([sign, text]) => part("b", sign, text));
    if (parts.length === 0) parts.push(part("", "", "No box differs."));
    if (over) parts.push(part("", "", "A sign on a line says the same of that line. What bears no sign is the same in all."));
    else parts.push(part("i", "", "Not here, but in another"), part("i", "", "A heavier line is not in all", "line"));
    this.root.querySelector(".legend").replaceChildren(...parts);
  }

  /* ── where one looks ─────────────────────────────────────────────────────────────────────────────────────────── */

  get shown() {
    return this.sheets.filter((sheet) => !sheet.element.hidden);
  }

  resized() {
    const across = this.shown[0].stage.clientWidth;
    if (across === 0 || across === this.across) return;
    if (this.narrow !== innerWidth <= 900) {
      this.narrow = innerWidth <= 900;
      this.arrange();
      return;
    }
    this.across = across;
    const { width, height } = this.data.pictures[0];
    const whole = across / (width + 2 * AROUND);
    const room = Math.max(260, Math.min(innerHeight - 160, whole * (height + 2 * AROUND)));
    this.shown.forEach((sheet) => (sheet.stage.style.height = `${Math.ceil(room)}px`));
    this.start();
  }

  /* At everything; where that could not be read at all, at the start of the picture. */
  start() {
    this.fit();
    const scale = this.scale();
    if (scale >= LEAST || innerWidth > 900) return;
    const [x, y] = this.data.pictures[0].start;
    this.zoom(PART / scale);
    this.look({ ...this.at, x: x - this.at.width / 2, y: Math.max(-AROUND, y - this.at.height / 3) });
  }

  scale() {
    const stage = this.shown[0].stage;
    return Math.min(stage.clientWidth / this.at.width, stage.clientHeight / this.at.height);
  }

  fit() {
    const { width, height } = this.data.pictures[0];
    const stage = this.shown[0].stage;
    const shape = stage.clientWidth / Math.max(1, stage.clientHeight);
    const across = Math.max(width + 2 * AROUND, (height + 2 * AROUND) * shape);
    const down = across / shape;
    this.look({ x: width / 2 - across / 2, y: height / 2 - down / 2, width: across, height: down });
  }

  look(at) {
    this.at = at;
    const box = [at.x, at.y, at.width, at.height].map(near).join(" ");
    this.sheets.forEach((sheet) => sheet.drawing.svg.setAttribute("viewBox", box));
    this.root.dataset.sight = box;
  }

  zoom(by, about = [0.5, 0.5]) {
    const { x, y, width, height } = this.at;
    const scale = Math.min(4, Math.max(0.04, this.scale() * by));
    const share = this.scale() / scale;
    const [dx, dy] = [width * (1 - share) * about[0], height * (1 - share) * about[1]];
    this.look({ x: x + dx, y: y + dy, width: width * share, height: height * share });
  }

  pan(dx, dy) {
    const scale = this.scale();
    this.look({ ...this.at, x: this.at.x - dx / scale, y: this.at.y - dy / scale });
  }

  /* Has a box in sight. */
  reach(box) {
    const { x, y, width, height } = this.at;
    const inside = box.x >= x && box.y >= y && box.x + box.width <= x + width && box.y + box.height <= y + height;
    if (!inside) this.look({ ...this.at, x: box.x + box.width / 2 - width / 2, y: box.y + box.height / 2 - height / 2 });
  }

  /* ── selection ───────────────────────────────────────────────────────────────────────────────────────────────── */

  pick(group) {
    if (group === undefined && this.picked === undefined) return;
    this.picked = group;
    this.sheets.forEach((sheet) => sheet.pick(group));
    this.tell(group);
  }

  tell(group) {
    const [place, where] = [this.root.querySelector(".told"), this.root.querySelector(".where")];
    place.hidden = group === undefined;
    this.root.dataset.picked = group === undefined ? "" : this.data.told[group].name;
    if (group === undefined) {
      where.textContent = "";
      place.replaceChildren();
      return;
    }
    const { name, where: places, parts } = this.data.told[group];
    const said = parts.flatMap(([, lines]) => lines).filter(([sign]) => sign !== "=").length;
    where.textContent = `Selected: “${name}”. ${said === 0 ? "Nothing differs about it." : `${said} ${said === 1 ? "difference is" : "differences are"} told below.`}`;
    const list = made("dl");
    for (const [lead, text] of places) list.append(made("dt", lead), made("dd", text));
    const letGo = made("button", "Let go");
    letGo.type = "button";
    letGo.addEventListener("click", () => this.pick(undefined));
    place.replaceChildren(list, ...parts.flatMap(([head, lines]) => [...(head ? [made("h4", head)] : []), listing(lines)]), letGo);
  }
}

/* One picture with its heading, and the keyboard in it. */
class Sheet {
  constructor(all, picture, at) {
    this.all = all;
    this.picture = { ...picture, styles: all.data.styles };
    this.over = at === all.data.pictures.length - 1;
    this.drawing = new Drawing(this.picture);
    this.drawing.svg.setAttribute("aria-label", picture.words.description);
    this.drawing.svg.dataset.picture = at;
    this.drawing.lineLayer.setAttribute("aria-hidden", "true");
    this.drawing.lines.forEach((line) => ["role", "tabindex", "aria-label", "aria-pressed"].forEach((name) => line.removeAttribute(name)));
    this.drawing.tag({ tags: picture.tags, texts: picture.texts });
    this.element = made("section");
    this.element.className = "sheet";
    this.stage = made("div");
    this.stage.className = "stage";
    this.stage.append(this.drawing.svg);
    const nothing = picture.boxes.length === 0 ? [made("p", "There is nothing to draw: this structure holds no board, organisation or anything else yet.")] : [];
    nothing.forEach((line) => (line.className = "none"));
    this.element.append(made("h3", picture.heading), ...nothing, this.stage);
    this.ghosts();
    this.signs();
    this.here = picture.walk[0];
    this.stop(this.here);
    this.listen(all.ended.signal);
  }

  /* Places of what only others have. */
  ghosts() {
    for (const [group, x, y, width, height] of this.picture.ghosts) {
      const ghost = this.drawing.ground.appendChild(make("g", { class: "ghost", "pointer-events": "all" }));
      ghost.dataset.group = group;
      const text = { x: x + width / 2, y: y + height / 2 + 4, "text-anchor": "middle", "font-size": Math.min(11, width / 5) };
      ghost.append(make("rect", { x, y, width, height, rx: 6 }), written("not here", text));
      ghost.addEventListener("click", () => this.all.pick(group), { signal: this.all.ended.signal });
    }
    this.drawing.ground.removeAttribute("pointer-events");
  }

  /* Lines that not all have: a band beneath them and a sign on them. */
  signs() {
    const kinds = new Map(this.all.data.legend.map(([sign], at) => [sign, ["one", "two"][at] ?? "more"]));
    for (const [line, x, y, sign, whose, text] of this.picture.signs) {
      const band = this.drawing.band(`band ${kinds.get(whose) ?? "more"}`, line);
      band.append(make("title", {}));
      band.lastChild.textContent = text;
      this.drawing.under.append(band);
      if (!sign) continue;
      const group = this.drawing.litLayer.parentNode.insertBefore(make("g", { class: "linesign", "pointer-events": "none" }), this.drawing.boxLayer);
      group.append(
        make("rect", { x: x - 6.5, y: y - 7, width: 13, height: 14, rx: 3 }),
        written(sign, { x, y: y + 4.2, "text-anchor": "middle", "font-size": 11.5 }),
      );
    }
  }

  shade(only) {
    const tagged = new Set(this.picture.tags.map(([box]) => box));
    this.drawing.light(only, tagged, new Set(this.over && !only ? [] : this.picture.lit));
  }

  pick(group) {
    const found = this.picture.boxes.flatMap((box, at) => (group !== undefined && box.group === group ? [at] : []));
    this.drawing.choose(found, []);
    if (found.length && !this.element.hidden) this.all.reach(this.picture.boxes[found[0]]);
  }

  /* ── pointing and keys ───────────────────────────────────────────────────────────────────────────────────────── */

  listen(signal) {
    const { svg } = this.drawing;
    let [from, dragged] = [undefined, false];
    svg.addEventListener("pointerdown", (event) => {
      if (event.button === 0) [from, dragged] = [[event.clientX, event.clientY], false];
    }, { signal });
    svg.addEventListener("pointermove", (event) => {
      if (!from) return;
      const [dx, dy] = [event.clientX - from[0], event.clientY - from[1]];
      if (!dragged && Math.hypot(dx, dy) < 4) return;
      if (!dragged) svg.setPointerCapture(event.pointerId);
      dragged = true;
      from = [event.clientX, event.clientY];
      this.all.pan(dx, dy);
    }, { signal });
    for (const name of ["pointerup", "pointercancel"]) svg.addEventListener(name, () => (from = undefined), { signal });
    svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const edge = svg.getBoundingClientRect();
      const about = [(event.clientX - edge.left) / edge.width, (event.clientY - edge.top) / edge.height];
      this.all.zoom(event.deltaY < 0 ? 1.12 : 1 / 1.12, about);
    }, { signal, passive: false });
    svg.addEventListener("click", (event) => {
      if (dragged || event.target.closest(".ghost")) return;
      const box = event.target.closest(".box");
      if (box) this.choose(Number(box.dataset.box));
      else this.all.pick(undefined);
    }, { signal });
    svg.addEventListener("keydown", (event) => this.key(event), { signal });
    this.stage.addEventListener("focusin", (event) => this.came(event.target), { signal });
    this.stage.addEventListener("focusout", () => this.drawing.focus(), { signal });
  }

  choose(at) {
    const { group } = this.picture.boxes[at];
    this.all.pick(this.all.picked === group ? undefined : group);
  }

  came(target) {
    const box = target.closest(".box");
    if (!box) return;
    this.here = Number(box.dataset.box);
    this.stop(this.here);
    if (target.matches(":focus-visible")) {
      this.drawing.focus("box", this.here);
      this.all.reach(this.picture.boxes[this.here]);
    }
  }

  stop(at) {
    this.stopped?.setAttribute("tabindex", "-1");
    this.stopped = this.drawing.boxes[at];
    this.stopped?.setAttribute("tabindex", "0");
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || this.here === undefined) return;
    const { walk, boxes } = this.picture;
    const place = walk.indexOf(this.here);
    const go = (at) => at !== undefined && this.drawing.boxes[at].focus({ preventScroll: true, focusVisible: true });
    const does = {
      ArrowLeft: () => go(walk[place - 1]),
      ArrowRight: () => go(walk[place + 1]),
      ArrowUp: () => go(boxes[this.here].up[0]),
      ArrowDown: () => go(boxes[this.here].down[0]),
      Home: () => go(walk[0]),
      End: () => go(walk.at(-1)),
      Enter: () => this.choose(this.here),
      " ": () => this.choose(this.here),
      "+": () => this.all.zoom(1.3),
      "=": () => this.all.zoom(1.3),
      "-": () => this.all.zoom(1 / 1.3),
      0: () => this.all.fit(),
    }[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  }
}

function made(tag, text = "") {
  return Object.assign(document.createElement(tag), { textContent: text });
}

function press(button, whether) {
  button.setAttribute("aria-pressed", String(whether));
}

/* A sign, or a sample of a stroke, and what it says. */
function part(tag, sign, text, name = "") {
  const found = made("span");
  if (tag) found.append(Object.assign(made(tag, sign), { className: name }));
  found.append(text);
  return found;
}

function listing(lines) {
  const list = made("ul");
  for (const [sign, text] of lines) {
    const item = list.appendChild(made("li"));
    if (sign) item.append(Object.assign(made("b", sign), { className: sign === "=" ? "same" : "" }));
    item.append(made("span", text));
  }
  return list;
}
