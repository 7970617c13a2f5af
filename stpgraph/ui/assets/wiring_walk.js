/* The keyboard: one stop for Tab, arrows that follow relations, and a sentence for where one is. */

class Walker {
  constructor(wiring) {
    this.wiring = wiring;
    this.picture = wiring.picture;
    this.drawing = wiring.drawing;
    this.here = this.picture.walk[0];
    this.from = undefined;
    this.on = undefined;
    this.stop(this.drawing.boxes[this.here]);
  }

  listen(signal) {
    this.drawing.svg.addEventListener("keydown", (event) => this.key(event), { signal });
    // An SVG that listens for focus becomes a stop for Tab itself; what is around it does not.
    const { stage } = this.wiring;
    stage.addEventListener("focusin", (event) => this.came(event.target), { signal });
    stage.addEventListener("focusout", () => this.drawing.focus(), { signal });
  }

  /* Makes one element the stop of the diagram for Tab. */
  stop(element) {
    this.stopped?.setAttribute("tabindex", "-1");
    element?.setAttribute("tabindex", "0");
    this.stopped = element;
  }

  came(target) {
    const [box, line] = [target.closest(".box"), target.closest(".line")];
    const shown = target.matches(":focus-visible");
    if (box) {
      this.here = Number(box.dataset.box);
      this.on = undefined;
      this.drawing.focus(shown ? "box" : "", this.here);
    } else if (line) {
      const at = Number(line.dataset.line);
      const { from, to } = this.picture.lines[at];
      if (this.on?.line !== at) this.on = { line: at };
      if (this.here !== from && this.here !== to) this.here = from;
      this.drawing.focus(shown ? "line" : "", Number(line.dataset.line));
    } else return;
    this.stop(box ?? line);
    if (shown) this.tell();
  }

  /* Goes to a box, and has it in sight. */
  go(box, away = true) {
    if (box === undefined) return;
    if (away && box !== this.here) this.from = this.here;
    this.wiring.hints.hide();
    this.wiring.view.reach(this.picture.boxes[box]);
    this.drawing.boxes[box].focus({ preventScroll: true, focusVisible: true });
  }

  /* ── keys ────────────────────────────────────────────────────────────────────────────────────────────────────── */

  key(event) {
    const { view, chooser, hints } = this.wiring;
    const arrow = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [1, 0], ArrowRight: [-1, 0] }[event.key];
    const several = event.ctrlKey || event.metaKey || event.shiftKey;
    let does;
    if (event.key === "Enter" || event.key === " ") {
      does = () => (this.on ? chooser.line(this.on.line, several) : chooser.box(this.here, several));
    } else if (event.ctrlKey || event.metaKey || event.altKey) return;
    else if (arrow && event.shiftKey) does = () => view.pan(60 * arrow[0], 60 * arrow[1]);
    else if (arrow && this.on) does = () => this.leave(event.key);
    else if (arrow) does = () => this.step(event.key);
    else {
      does = {
        Home: () => this.go(this.shown()[0]),
        End: () => this.go(this.shown().at(-1)),
        l: () => this.nextLine(),
        L: () => this.nextLine(),
        "+": () => view.zoom(1.3),
        "=": () => view.zoom(1.3),
        "-": () => view.zoom(1 / 1.3),
        0: () => view.fit(),
        Escape: () => hints.hide() || this.back() || chooser.release(),
      }[event.key];
    }
    if (!does) return;
    does();
    event.preventDefault();
    event.stopPropagation();
  }

  shown() {
    return this.picture.walk.filter((box) => this.wiring.finder.sees(box));
  }

  step(key) {
    const { words } = this.picture;
    const seen = (boxes) => boxes.filter((box) => this.wiring.finder.sees(box));
    if (key === "ArrowUp" || key === "ArrowDown") {
      const up = key === "ArrowUp";
      const ways = seen(this.picture.boxes[this.here][up ? "up" : "down"]);
      if (ways.length === 0) this.wiring.say(this.wiring.words(up ? "noneUp" : "noneDown", { a: this.wiring.name(this.here) }));
      else this.go(ways.includes(this.from) ? this.from : ways[0]);
      return;
    }
    const all = this.shown();
    this.go(all[all.indexOf(this.here) + (key === "ArrowRight" ? 1 : -1)], false);
  }

  /* The lines of a box, one after the other. */
  nextLine() {
    const all = this.wiring.finder.linesOf(this.here);
    if (all.length === 0) {
      this.wiring.say(this.wiring.words("noneLines", { a: this.wiring.name(this.here) }));
      return;
    }
    const at = this.on ? (all.indexOf(this.on.line) + 1) % all.length : 0;
    this.on = { line: all[at], at: at + 1, all: all.length };
    const line = this.picture.lines[all[at]];
    const xs = line.points.map((point) => point[0]);
    const ys = line.points.map((point) => point[1]);
    const [x, y] = [Math.min(...xs), Math.min(...ys)];
    this.wiring.view.reach({ x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y });
    this.drawing.lines[all[at]].focus({ preventScroll: true, focusVisible: true });
  }

  other() {
    const line = this.picture.lines[this.on.line];
    return line.from === this.here ? line.to : line.from;
  }

  leave(key) {
    if (key === "ArrowRight" || key === "ArrowUp") this.go(this.other());
    else this.back();
  }

  back() {
    if (!this.on) return false;
    this.go(this.here, false);
    return true;
  }

  /* ── words ───────────────────────────────────────────────────────────────────────────────────────────────────── */

  tell() {
    const { wiring } = this;
    if (!this.on) {
      wiring.say(this.told(this.here));
      return;
    }
    const { line, at, all } = this.on;
    const where = at ? `${wiring.words("line", { at, all, a: wiring.name(this.here) })} ` : "";
    const ends = wiring.words("ends", { a: wiring.name(this.here), b: wiring.name(this.other()) });
    wiring.say(`${where}${this.picture.lines[line].says} ${ends}`);
  }

  /* Everything about a box: its name and kind, its lines, and what is found of it. */
  told(box) {
    const { label, says } = this.picture.boxes[box];
    return [`${label}.`, says, this.found(box)].filter(Boolean).join(" ");
  }

  found(box) {
    const { tags, texts } = this.wiring.lights;
    const tag = tags.find((each) => each[0] === box);
    return tag ? texts[tag[3]] : "";
  }

  /* The names of boxes, with what is lit at them now. */
  relabel() {
    const { tags, texts } = this.wiring.lights;
    const said = new Map(tags.map((tag) => [tag[0], texts[tag[3]]]));
    this.picture.boxes.forEach(({ label }, at) => {
      const name = said.has(at) ? `${label}. ${said.get(at)}` : label;
      const box = this.drawing.boxes[at];
      if (box.getAttribute("aria-label") !== name) box.setAttribute("aria-label", name);
    });
  }

  /* Where the box at which Tab stops is hidden, the first that is not takes its place. */
  settle() {
    if (this.wiring.finder.sees(this.here) && !this.on) return;
    this.on = undefined;
    this.here = this.shown()[0] ?? this.here;
    this.stop(this.drawing.boxes[this.here]);
  }
}
