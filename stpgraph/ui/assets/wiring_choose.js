/* What is selected: a box, a line, or several; the path between two; and what the pointer rests on. */

class Chooser {
  constructor(wiring) {
    this.wiring = wiring;
    this.boxes = [];
    this.lines = [];
    this.trail = undefined;
  }

  listen(signal) {
    this.wiring.drawing.svg.addEventListener("click", (event) => this.click(event), { signal });
    this.button("path").addEventListener("click", () => this.path(), { signal });
    this.button("release").addEventListener("click", () => this.release(), { signal });
  }

  button(name) {
    return this.wiring.root.querySelector(`[data-do="${name}"]`);
  }

  click(event) {
    if (this.wiring.view.dragged) return;
    const several = event.ctrlKey || event.metaKey || event.shiftKey;
    const [box, line] = [event.target.closest(".box"), event.target.closest(".line")];
    if (box) this.box(Number(box.dataset.box), several);
    else if (line) this.line(Number(line.dataset.line), several);
    else if (this.boxes.length || this.lines.length || this.trail) this.release();
  }

  /* The first box that is selected is the one whose details stand beside the diagram. */
  box(at, several) {
    const first = this.boxes[0];
    if (!several) this.set([at], []);
    else if (this.boxes.includes(at)) this.set(this.boxes.filter((each) => each !== at), this.lines);
    else this.set([...this.boxes, at], this.lines);
    if (!several || this.boxes[0] !== first) this.pick(this.boxes[0]);
    this.tell();
  }

  line(at, several) {
    if (!several && this.wiring.editor) this.alone(at);
    else if (!several) this.set(this.boxes, [at]);
    else if (this.lines.includes(at)) this.set(this.boxes, this.lines.filter((each) => each !== at));
    else this.set(this.boxes, [...this.lines, at]);
    this.tell();
  }

  /* Where one can remove what is selected, a click selects a line and nothing else. */
  alone(at) {
    const some = this.boxes.length > 0;
    this.set([], [at]);
    if (some) this.pick(undefined);
  }

  pick(at) {
    this.wiring.send(at === undefined ? null : this.wiring.picture.boxes[at].id);
  }

  set(boxes, lines) {
    this.boxes = boxes;
    this.lines = lines;
    this.trail = undefined;
    this.wiring.light();
    this.show();
  }

  show() {
    this.wiring.drawing.choose(this.boxes, this.lines);
    this.wiring.root.querySelector(".chosen").hidden = !this.boxes.length && !this.lines.length && !this.trail;
    this.button("path").hidden = this.boxes.length !== 2;
    this.wiring.root.dataset.chosen = this.boxes.map((at) => this.wiring.picture.boxes[at].id).join(" ");
  }

  tell() {
    const { wiring } = this;
    const { lines } = wiring.picture;
    if (this.boxes.length === 1 && !this.lines.length) wiring.say(`${wiring.words("one", {})} ${wiring.walker.told(this.boxes[0])}`);
    else if (!this.boxes.length && !this.lines.length) wiring.say(wiring.words("letGo", {}));
    else {
      const named = this.boxes.length ? [wiring.words("some", { a: listed(this.boxes.map((at) => wiring.name(at))) })] : [];
      wiring.say([...named, ...this.lines.map((at) => lines[at].says)].join(" "));
    }
  }

  /* Lets go of everything; says whether there was anything. */
  release() {
    if (!this.boxes.length && !this.lines.length && !this.trail) return false;
    this.set([], []);
    if (this.wiring.lights.picked !== null) this.pick(undefined);
    this.wiring.say(this.wiring.words("letGo", {}));
    return true;
  }

  /* The box picked elsewhere (in the list, by a link, by going back) is the one selected here. Another finding takes the place of
     a path. */
  follow({ picked, dims, boxes, lines }, before) {
    if (JSON.stringify([dims, boxes, lines]) !== JSON.stringify([before.dims, before.boxes, before.lines])) this.trail = undefined;
    if (picked !== before.picked && !(picked !== null && this.boxes[0] === picked)) {
      this.boxes = picked === null ? [] : [picked];
      this.trail = undefined;
    }
    this.show();
  }

  /* ── the path between two ────────────────────────────────────────────────────────────────────────────────────── */

  path() {
    const { wiring } = this;
    const [from, to] = this.boxes;
    const steps = chain(from, to, wiring.picture, wiring.finder);
    const given = { a: wiring.name(from), b: wiring.name(to), steps: steps?.length === 1 ? "1 step" : `${steps?.length} steps` };
    if (!steps) {
      this.trail = undefined;
      wiring.light();
      wiring.say(wiring.words("noPath", given));
      return;
    }
    const boxes = [from, ...steps.map((step) => step.to)];
    this.trail = { boxes, lines: steps.filter((step) => step.line !== undefined).map((step) => step.line) };
    wiring.light();
    const told = ({ line, seat }) =>
      line === undefined
        ? wiring.words("seat", { a: wiring.name(seat[0]), b: wiring.name(seat[1]) })
        : wiring.picture.lines[line].says;
    wiring.say(`${wiring.words("path", given).replace(/\.$/, "")}. ${steps.map(told).join(" ")}`);
  }
}

/* The fewest steps from one box to another along what is shown, either way round; of several such ways, the first by number. */
function chain(from, to, picture, finder) {
  const ways = new Map();
  const add = (one, other, step) => ways.set(one, [...(ways.get(one) ?? []), { ...step, to: other }]);
  picture.lines.forEach((line, at) => {
    if (!finder.shows(at)) return;
    add(line.from, line.to, { line: at });
    add(line.to, line.from, { line: at });
  });
  for (const seat of picture.seats) {
    if (!seat.every((box) => finder.sees(box))) continue;
    add(seat[0], seat[1], { seat });
    add(seat[1], seat[0], { seat });
  }
  const found = new Map([[from, []]]);
  for (const [box, steps] of found) {
    if (box === to) return steps;
    for (const step of ways.get(box) ?? []) if (!found.has(step.to)) found.set(step.to, [...steps, step]);
  }
  return undefined;
}

/* What the pointer rests on, in words: beside it, where it hides the least. One can point at the words too, and Escape or a click
   on them takes them away. */
class Hints {
  constructor(wiring) {
    this.wiring = wiring;
    this.place = document.createElement("div");
    Object.assign(this.place, { className: "hint", hidden: true });
    this.place.setAttribute("role", "tooltip");
    wiring.stage.append(this.place);
  }

  listen(signal) {
    const { svg } = this.wiring.drawing;
    svg.addEventListener("pointerover", (event) => this.over(event), { signal });
    svg.addEventListener("pointerleave", () => this.soon(undefined, 250), { signal });
    this.place.addEventListener("pointerenter", () => clearTimeout(this.timer), { signal });
    this.place.addEventListener("pointerleave", () => this.soon(undefined, 250), { signal });
    this.place.addEventListener("pointerdown", () => this.hide(), { signal });
    const escape = (event) => {
      if (event.key === "Escape" && this.hide()) event.stopPropagation();
    };
    document.addEventListener("keydown", escape, { signal, capture: true });
    signal.addEventListener("abort", () => clearTimeout(this.timer));
  }

  over(event) {
    if (event.pointerType === "touch" || event.buttons) return;
    const thing = event.target.closest(".box, .line");
    if (thing && thing === this.thing && !this.place.hidden) clearTimeout(this.timer);
    else this.soon(thing ?? undefined, thing ? 350 : 250, [event.clientX, event.clientY]);
  }

  soon(thing, wait, at) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (thing ? this.show(thing, at) : this.hide()), wait);
  }

  hide() {
    clearTimeout(this.timer);
    const was = !this.place.hidden;
    this.place.hidden = true;
    this.thing = undefined;
    return was;
  }

  show(thing, at) {
    const { picture, view, walker, stage } = this.wiring;
    this.thing = thing;
    const box = thing.dataset.box === undefined ? undefined : Number(thing.dataset.box);
    const text = box === undefined ? picture.lines[thing.dataset.line].says : [picture.boxes[box].hint, walker.found(box)].filter(Boolean).join("\n");
    this.place.textContent = text;
    this.place.hidden = false;
    const { scale } = view.at;
    const onStage = (each) => ({ x: each.x * scale + view.at.x, y: each.y * scale + view.at.y, width: each.width * scale, height: each.height * scale });
    const [x, y] = view.place(...at);
    const own = box === undefined ? { x: x - 6, y: y - 6, width: 12, height: 12 } : onStage(picture.boxes[box]);
    const room = { width: this.place.offsetWidth, height: this.place.offsetHeight };
    const others = picture.boxes.filter((_, each) => each !== box).map(onStage);
    const best = around(own, room)
      .map((area) => ({ ...area, x: Math.max(4, Math.min(area.x, stage.clientWidth - room.width - 4)) }))
      .map((area) => ({ ...area, y: Math.max(4, Math.min(area.y, stage.clientHeight - room.height - 4)) }))
      .map((area) => ({ area, hides: 4 * common(area, own) + others.reduce((sum, other) => sum + common(area, other), 0) }))
      .reduce((one, other) => (other.hides < one.hides ? other : one)).area;
    Object.assign(this.place.style, { left: `${best.x}px`, top: `${best.y}px` });
  }
}

/* The places beside an area where another would stand: under it, over it, to the right, to the left. */
function around(own, { width, height }) {
  const size = { width, height };
  return [
    { x: own.x, y: own.y + own.height, ...size },
    { x: own.x, y: own.y - height, ...size },
    { x: own.x + own.width, y: own.y, ...size },
    { x: own.x - width, y: own.y, ...size },
  ];
}

/* How large the part is that two areas have in common. */
function common(one, other) {
  const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, across) * Math.max(0, down);
}
