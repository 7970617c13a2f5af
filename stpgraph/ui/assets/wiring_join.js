/* Drawing a line: from the handle at the edge of a box to another box by dragging, or from box to box by clicks or by the keyboard. */

const DOT = 8;
const SLOP = 4;
const BORDER = 28;

class Joiner {
  constructor(wiring) {
    this.wiring = wiring;
    this.picture = wiring.picture;
    const { svg, scene } = wiring.drawing;
    const silent = { "aria-hidden": "true" };
    this.draft = scene.appendChild(make("g", { class: "draft", "pointer-events": "none", ...silent }));
    this.handle = svg.appendChild(make("g", { class: "handle", ...silent }));
    const touch = matchMedia("(any-pointer: coarse)").matches;
    this.handle.append(
      make("circle", { class: "grip", r: touch ? 22 : 13 }),
      make("circle", { class: "dot", r: touch ? DOT + 2 : DOT }),
      make("path", { class: "plus", d: "M-4 0H4M0 -4V4" }),
    );
    this.handle.style.display = "none";
  }

  listen(signal) {
    const { stage, drawing } = this.wiring;
    const first = { signal, capture: true };
    stage.addEventListener("pointerdown", (event) => this.down(event), first);
    stage.addEventListener("pointermove", (event) => this.move(event), first);
    stage.addEventListener("pointerup", (event) => this.up(event), first);
    stage.addEventListener("pointercancel", (event) => this.cancel(event), first);
    stage.addEventListener("click", (event) => this.click(event), first);
    // A finger on the handle draws; it does not scroll the page.
    const still = (event) => event.target.closest(".handle") && event.preventDefault();
    stage.addEventListener("touchstart", still, { ...first, passive: false });
    drawing.svg.addEventListener("pointerover", (event) => this.over(event), { signal });
    drawing.svg.addEventListener("pointerleave", () => this.rest(undefined), { signal });
    stage.addEventListener("focusin", (event) => this.came(event.target), { signal });
    stage.addEventListener("focusout", () => this.came(undefined), { signal });
    document.addEventListener("keydown", (event) => this.escape(event), first);
    signal.addEventListener("abort", () => this.end());
  }

  end() {
    this.drop();
    this.draft.remove();
    this.handle.remove();
  }

  say(which, given = {}) {
    this.wiring.say(this.wiring.words(which, given));
  }

  /* ── the handle ──────────────────────────────────────────────────────────────────────────────────────────────── */

  over(event) {
    if (event.target.closest(".handle")) return;
    const box = event.target.closest(".box");
    this.rest(box ? Number(box.dataset.box) : undefined);
  }

  rest(box) {
    this.hovered = box;
    this.place();
  }

  came(target) {
    const box = target?.closest(".box");
    this.focused = box ? Number(box.dataset.box) : undefined;
    this.place();
    if (box && this.drawn && !this.drawn.dragged) this.reach(this.focused);
  }

  /* At the first edge of the box that is in sight, always of one size. */
  place() {
    const { view, stage } = this.wiring;
    if (this.drawn?.dragged) return;
    const at = this.drawn ? undefined : (this.hovered ?? this.focused);
    const box = this.picture.boxes[at];
    let spot;
    if (box) {
      const { x, y, scale } = view.at;
      const [left, top, width, height] = [box.x * scale + x, box.y * scale + y, box.width * scale, box.height * scale];
      const [right, foot, across, down] = [left + width, top + height, left + width / 2, top + height / 2];
      const spots = [[right, down], [across, foot], [left, down], [across, top]];
      spot = spots.find(([px, py]) => px > DOT && py > DOT && px < stage.clientWidth - DOT && py < stage.clientHeight - DOT);
    }
    this.handle.style.display = spot ? "" : "none";
    if (!spot) return;
    this.handle.dataset.of = at;
    this.handle.setAttribute("transform", `translate(${near(spot[0])} ${near(spot[1])})`);
  }

  /* ── dragging ────────────────────────────────────────────────────────────────────────────────────────────────── */

  down(event) {
    this.done = false;
    if (!event.target.closest(".handle")) return;
    event.stopPropagation();
    if (event.button !== 0 || this.from) return;
    event.preventDefault();
    this.from = { box: Number(this.handle.dataset.of), finger: event.pointerId, at: [event.clientX, event.clientY] };
    this.handle.setPointerCapture(event.pointerId);
  }

  move(event) {
    const { from } = this;
    if (!from || event.pointerId !== from.finger) return;
    event.stopPropagation();
    const now = [event.clientX, event.clientY];
    if (!this.drawn && distance(now, from.at) < SLOP) return;
    if (!this.drawn) {
      this.start(from.box, true, "lineDrag");
      this.drift();
    }
    this.drawn.at = this.wiring.view.place(...now);
    this.follow();
  }

  /* Without a drag, the handle begins a line that a click on the other box ends. */
  up(event) {
    const { from, drawn } = this;
    if (!from || event.pointerId !== from.finger) return;
    event.stopPropagation();
    this.from = undefined;
    this.done = true;
    if (!drawn) this.begin(from.box);
    else if (drawn.to === undefined || drawn.to === drawn.from) this.giveUp();
    else this.finish(drawn.to);
  }

  cancel(event) {
    if (!this.from || event.pointerId !== this.from.finger) return;
    event.stopPropagation();
    this.giveUp();
  }

  /* At an edge of the stage, what lies beyond it comes in sight. */
  drift() {
    if (!this.drawn?.dragged) return;
    const { view, stage, picture } = this.wiring;
    const push = (place, room, start, size) => {
      if (place < BORDER && start < 0) return 7;
      return place > room - BORDER && start + size * view.at.scale > room ? -7 : 0;
    };
    if (this.drawn.at) {
      const [x, y] = this.drawn.at;
      const across = push(x, stage.clientWidth, view.at.x, picture.width);
      const down = push(y, stage.clientHeight, view.at.y, picture.height);
      if (across || down) {
        view.pan(across, down);
        this.follow();
      }
    }
    requestAnimationFrame(() => this.drift());
  }

  follow() {
    const { view, finder } = this.wiring;
    const { x, y, scale } = view.at;
    const place = [(this.drawn.at[0] - x) / scale, (this.drawn.at[1] - y) / scale];
    const within = (box) =>
      place[0] >= box.x && place[1] >= box.y && place[0] <= box.x + box.width && place[1] <= box.y + box.height;
    const to = this.picture.boxes.findIndex((box, at) => finder.sees(at) && within(box));
    this.lead(to < 0 ? undefined : to, place);
  }

  /* ── a line in the making ────────────────────────────────────────────────────────────────────────────────────── */

  /* From the box that is selected; between two that are, at once. */
  between() {
    const [one, other, more] = this.wiring.chooser.boxes;
    if (one === undefined) this.say("lineWhence");
    else if (other === undefined || more !== undefined) this.begin(one);
    else {
      this.start(one, false, "lineFrom");
      this.finish(other);
    }
  }

  begin(box) {
    this.start(box, false, "lineFrom");
    this.wiring.walker.go(box, false);
    this.say("lineFrom", { a: this.wiring.name(box) });
  }

  start(from, dragged, says) {
    this.drop();
    const { drawing, hints, stage } = this.wiring;
    hints.hide();
    this.drawn = { from, dragged };
    stage.classList.add("drawing");
    drawing.boxes.forEach((box, at) => {
      box.classList.toggle("start", at === from);
      box.classList.toggle("cannot", at !== from && !this.joins(from, at));
    });
    this.place();
    this.say(says, { a: this.wiring.name(from) });
  }

  joins(from, to) {
    const { allowed } = this.wiring.editor.rules;
    const type = (box) => this.picture.boxes[box].kind.split(" ")[0];
    return !allowed || (allowed[type(from)] ?? []).includes(type(to));
  }

  /* The keyboard has come to a box. */
  reach(to) {
    const { wiring } = this;
    const { from } = this.drawn;
    this.lead(to, centre(this.picture.boxes[to]));
    const given = { a: wiring.name(from), b: wiring.name(to) };
    if (to !== from) wiring.say(`${this.picture.boxes[to].label}. ${wiring.words(this.joins(from, to) ? "lineHere" : "lineNot", given)}`);
  }

  /* Draws the line to a place, or to the box there. */
  lead(to, place) {
    const { drawn, picture, wiring } = this;
    const [from, over] = [picture.boxes[drawn.from], to === drawn.from ? undefined : picture.boxes[to]];
    const end = over ? border(over, centre(from)) : place;
    const [x, y] = border(from, end);
    const d = `M${x} ${y}L${end[0]} ${end[1]}`;
    const parts = to === drawn.from ? [] : [make("path", { class: "rope under", d }), make("path", { class: "rope", d }), make("polygon", { class: "ropetip", points: tip([[x, y], end], 1.3) })];
    if (over) parts.push(make("rect", { class: this.joins(drawn.from, to) ? "goal" : "goal not", ...grown(over, 6), rx: 11 }));
    this.draft.replaceChildren(...parts);
    if (drawn.dragged && to !== drawn.to && over) {
      wiring.say(wiring.words(this.joins(drawn.from, to) ? "lineOver" : "lineNot", { a: wiring.name(drawn.from), b: wiring.name(to) }));
    }
    drawn.to = to;
  }

  finish(to) {
    const { from } = this.drawn;
    if (to === from) {
      this.say("lineSame");
      return;
    }
    const can = this.joins(from, to);
    this.drop();
    this.say(can ? "lineOver" : "lineNot", { a: this.wiring.name(from), b: this.wiring.name(to) });
    const [source, target] = [this.picture.boxes[from].id, this.picture.boxes[to].id];
    this.wiring.outbox.tell({ kind: "line", source, target });
  }

  giveUp() {
    this.from = undefined;
    if (!this.drawn) return;
    this.drop();
    this.say("lineNone");
  }

  drop() {
    if (!this.drawn) return;
    this.drawn = undefined;
    const { drawing, stage } = this.wiring;
    stage.classList.remove("drawing");
    for (const box of drawing.boxes) box.classList.remove("start", "cannot");
    this.draft.replaceChildren();
    this.place();
  }

  click(event) {
    const { view } = this.wiring;
    const [box, line] = [event.target.closest(".box"), event.target.closest(".line")];
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
    // The click that the end of a drag brings with it means nothing of its own.
    if (this.done || event.target.closest(".handle")) event.stopPropagation();
    else if (this.drawn && event.target.closest(".picture") && !view.dragged) {
      event.stopPropagation();
      if (box) this.finish(Number(box.dataset.box));
      else this.giveUp();
    } else if (event.detail > 1 && plain && (box || line)) event.stopPropagation();
  }

  escape(event) {
    const { root } = this.wiring;
    const mine = this.drawn && (this.drawn.dragged || root.contains(root.getRootNode().activeElement));
    if (event.key !== "Escape" || !mine) return;
    this.giveUp();
    event.preventDefault();
    event.stopPropagation();
  }
}

/* Where the way from the middle of a box to a place crosses its border. */
function border(box, [x, y]) {
  const [middle, down] = centre(box);
  const [across, along] = [x - middle, y - down];
  const share = Math.min(
    1,
    across ? box.width / 2 / Math.abs(across) : Infinity,
    along ? box.height / 2 / Math.abs(along) : Infinity,
  );
  return [near(middle + across * share), near(down + along * share)];
}
