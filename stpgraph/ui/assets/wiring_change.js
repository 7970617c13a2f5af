/* What stays when the structure in a picture is edited: boxes and lines that are as they were keep their elements, so that nothing
   flickers; and so do the place one looks at, what is selected, what is hidden, and where the keyboard is. */

const LAYERS = ["svg", "scene", "ground", "under", "lineLayer", "litLayer", "boxLayer", "tagLayer", "over"];

/* Whether a picture is of the structure that was edited in the one before. */
function goesOn(one, other) {
  if (!one.editing || !other.editing || one.editing.of !== other.editing.of) return false;
  const ids = new Set(one.boxes.map((box) => box.id));
  return other.boxes.some((box) => ids.has(box.id)) || one.boxes.length === 0 || other.boxes.length === 0;
}

class Change {
  constructor(before, after) {
    Object.assign(this, { before, after });
    const [old, now] = [before.picture, after.picture];
    this.box = paired(old.boxes.map((box) => box.id), now.boxes.map((box) => box.id));
    this.line = paired(old.lines.map((line) => lineKey(old, line)), now.lines.map((line) => lineKey(now, line)));
    this.focused = before.stage.contains(this.active()) ? this.active() : undefined;
    this.visible = Boolean(this.focused?.matches(":focus-visible"));
    this.told = before.root.querySelector(".where").textContent;
  }

  active() {
    return this.before.root.getRootNode().activeElement;
  }

  /* Takes away what the parts of the diagram before have put beside its picture. */
  clear() {
    const { view, hints } = this.before;
    for (const each of [view.map.svg, hints.place]) each.remove();
  }

  /* ── the picture ─────────────────────────────────────────────────────────────────────────────────────────────── */

  draw(drawing) {
    const { picture } = drawing;
    const old = this.before.drawing;
    for (const layer of LAYERS) drawing[layer] = old[layer];
    drawing.svg.setAttribute("aria-label", picture.words.description);
    for (const layer of [drawing.ground, drawing.under, drawing.over]) layer.replaceChildren();
    for (const panel of picture.panels) drawing.panel(panel);
    const [boxesKept, linesKept] = [
      same(this.box, this.before.picture.boxes, picture.boxes, boxLook),
      same(this.line, this.before.picture.lines, picture.lines, lineLook),
    ];
    drawing.lines = picture.lines.map((line, at) => kept(old.lines[linesKept.get(at)], "line", at) ?? drawing.line(line, at));
    drawing.boxes = picture.boxes.map((box, at) => kept(old.boxes[boxesKept.get(at)], "box", at) ?? drawing.box(box, at));
    this.arrange(drawing.lineLayer, drawing.lines);
    this.arrange(drawing.boxLayer, drawing.boxes);
    drawing.tagged = new Map();
    const now = new Map([...boxesKept].map(([at, was]) => [was, at]));
    for (const [was, entry] of old.tagged) {
      const at = now.get(was);
      if (at === undefined) for (const part of entry.parts) part.remove();
      else {
        entry.parts[1].dataset.of = at;
        drawing.tagged.set(at, entry);
      }
    }
  }

  /* Has these elements in a layer, in this order, and no others. What has the focus is never moved: it would lose it. */
  arrange(layer, wanted) {
    const all = new Set(wanted);
    for (const each of [...layer.children]) if (!all.has(each)) each.remove();
    let next = layer.firstElementChild;
    for (const each of wanted) {
      while (each === this.focused && next !== each) {
        const later = next;
        next = next.nextElementSibling;
        layer.append(later);
      }
      if (each === next) next = next.nextElementSibling;
      else layer.insertBefore(each, next);
    }
  }

  /* ── where one is ────────────────────────────────────────────────────────────────────────────────────────────── */

  resume() {
    const { before, after } = this;
    after.lights = { ...DARK, picked: this.box.get(before.lights.picked) ?? null };
    this.hide();
    after.chooser.boxes = mapped(before.chooser.boxes, this.box);
    after.chooser.lines = mapped(before.chooser.lines, this.line);
    after.chooser.show();
    this.look();
    this.focus();
  }

  /* What was hidden stays so, with nothing said of it again. */
  hide() {
    const { hidden } = this.before.finder;
    const { finder, root, walker } = this.after;
    finder.input.value = this.before.finder.input.value;
    if (!hidden.kinds.size && !hidden.relations.size) return;
    for (const [where, set, keys] of [
      [".kinds", "kinds", finder.picture.kinds.map((each) => each.key)],
      [".relations", "relations", finder.picture.relations.map((each) => each.type)],
    ]) {
      const ticks = root.querySelector(where).querySelectorAll("input");
      keys.forEach((key, at) => {
        if (!hidden[set].has(key)) return;
        finder.hidden[set].add(key);
        ticks[at].checked = false;
      });
    }
    finder.apply();
    walker.settle();
    this.after.say(this.told);
  }

  /* The box at which one is, else the one nearest to the middle, stands where it stood. A reader who sees all goes on to see all;
     what is new is brought in sight. */
  look() {
    const { before, after } = this;
    const { view, picture } = after;
    const { x, y, scale } = before.view.at;
    const middle = [(view.stage.clientWidth / 2 - x) / scale, (view.stage.clientHeight / 2 - y) / scale];
    const stayed = [...this.box.keys()].filter((at) => before.view.sees(before.picture.boxes[at]));
    const here = stayed.includes(before.walker.here) && this.focused ? before.walker.here : undefined;
    const anchor = here ?? nearest(middle, stayed, before.picture.boxes);
    if (anchor !== undefined) {
      const [was, is] = [before.picture.boxes[anchor], picture.boxes[this.box.get(anchor)]];
      view.look({ x: x + (was.x - is.x) * scale, y: y + (was.y - is.y) * scale, scale });
    }
    if (!before.view.moved && !picture.boxes.every((box) => view.sees(box))) view.first();
    const old = new Set(this.box.values());
    const added = picture.boxes.filter((_, at) => !old.has(at));
    if (added.length && old.size && !added.some((box) => view.sees(box))) view.reach(added[0]);
  }

  focus() {
    const { before, after } = this;
    const { walker, drawing, picture } = after;
    const was = before.picture.boxes[before.walker.here];
    const shown = walker.shown();
    const near = was && nearest(centre(was), shown, picture.boxes);
    const same = this.box.get(before.walker.here);
    walker.here = shown.includes(same) ? same : (near ?? walker.here);
    const line = this.focused?.dataset.line === undefined ? undefined : this.line.get(before.walker.on?.line);
    if (line !== undefined && after.finder.shows(line)) walker.on = { line };
    const element = walker.on ? drawing.lines[walker.on.line] : drawing.boxes[walker.here];
    walker.stop(element);
    if (!this.focused || !element) return;
    if (this.active() !== element) element.focus({ preventScroll: true, focusVisible: this.visible });
    else drawing.focus(this.visible ? (walker.on ? "line" : "box") : "", walker.on ? walker.on.line : walker.here);
    after.editor.joiner.came(element);
  }
}

/* ── pairs ─────────────────────────────────────────────────────────────────────────────────────────────────────── */

/* From each number before to the number now of what has the same key. */
function paired(before, after) {
  const now = new Map(after.map((key, at) => [key, at]));
  return new Map(before.map((key, at) => [at, now.get(key)]).filter(([, at]) => at !== undefined));
}

/* From each number now to the number before, for what looks as it did. */
function same(pairs, before, after, look) {
  return new Map([...pairs].filter(([was, at]) => look(before[was]) === look(after[at])).map(([was, at]) => [at, was]));
}

function mapped(numbers, pairs) {
  return numbers.map((at) => pairs.get(at)).filter((at) => at !== undefined);
}

function lineKey({ boxes }, { from, type, to }) {
  return JSON.stringify([boxes[from].id, type, boxes[to].id]);
}

/* What of a box and of a line is drawn, or said in its own element. */
function boxLook({ up, down, says, hint, ...look }) {
  return JSON.stringify(look);
}

function lineLook({ from, to, ...look }) {
  return JSON.stringify(look);
}

function kept(element, name, at) {
  if (element) element.dataset[name] = at;
  return element;
}

function centre({ x, y, width, height }) {
  return [x + width / 2, y + height / 2];
}

/* Of some boxes, by number, the one whose middle is nearest to a place. */
function nearest(place, some, boxes) {
  const far = (at) => distance(place, centre(boxes[at]));
  return some.reduce((best, at) => (best === undefined || far(at) < far(best) ? at : best), undefined);
}
