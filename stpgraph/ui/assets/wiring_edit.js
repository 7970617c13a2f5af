/* Editing in the picture: buttons, keys and double clicks. What a reader did is told to the page by the ids of boxes; the page makes
   the change, or says why not. */

const PATIENCE = 4000;

/* What is told, one thing after the other: the next when the page has heard the last, or when it has taken too long. What was only
   picked need not be heard before something is done. */
class Outbox {
  constructor() {
    this.waiting = [];
    this.count = 0;
    this.own = Math.random().toString(36).slice(2, 12);
  }

  through(send) {
    this.send = send;
  }

  tell(said) {
    if (said.kind === "pick" && this.waiting.at(-1)?.kind === "pick") this.waiting.pop();
    this.waiting.push(said);
    this.next();
  }

  next() {
    if (!this.waiting.length || (this.sent && !(this.picked && this.waiting[0].kind !== "pick"))) return;
    clearTimeout(this.timer);
    this.picked = this.waiting[0].kind === "pick";
    this.count += 1;
    this.sent = `${this.own} ${this.count}`;
    this.send({ ...this.waiting.shift(), mark: this.sent });
    this.timer = setTimeout(() => this.heard(this.sent), PATIENCE);
  }

  heard(mark) {
    if (!mark || mark !== this.sent) return;
    clearTimeout(this.timer);
    this.sent = undefined;
    this.next();
  }
}

class Editor {
  constructor(wiring) {
    this.wiring = wiring;
    this.picture = wiring.picture;
    this.rules = wiring.picture.editing;
    this.joiner = new Joiner(wiring);
    this.changes = this.offer();
  }

  /* Only what may be joined can change while the picture stays. */
  obey(rules) {
    this.rules = rules;
  }

  listen(signal) {
    const { stage, root } = this.wiring;
    this.joiner.listen(signal);
    stage.addEventListener("dblclick", (event) => this.twice(event), { signal });
    root.addEventListener("keydown", (event) => this.key(event), { signal, capture: true });
    const act = { line: () => this.joiner.between(), edit: () => this.edit(), duplicate: () => this.duplicate(), remove: () => this.remove() };
    for (const [name, does] of Object.entries(act)) {
      this.changes.querySelector(`[data-do="${name}"]`).addEventListener("click", does, { signal });
    }
  }

  tell(said) {
    this.wiring.outbox.tell(said);
  }

  say(which, given = {}) {
    this.wiring.say(this.wiring.words(which, given));
  }

  id(box) {
    return this.picture.boxes[box].id;
  }

  line(at) {
    const { from, type, to } = this.picture.lines[at];
    return [this.id(from), type, this.id(to)];
  }

  /* The row of buttons and the folded list of keys; made once, for all pictures in one place. */
  offer() {
    const { root, drawing } = this.wiring;
    drawing.svg.setAttribute("aria-describedby", "wiring-keys");
    const known = root.querySelector(".changes");
    if (known) return known;
    const { words } = this.picture;
    const row = element("div", { className: "tools changes" });
    row.setAttribute("role", "group");
    row.setAttribute("aria-label", words.changes);
    for (const [name, text] of [["line", "drawLine"], ["edit", "editIt"], ["duplicate", "duplicateIt"], ["remove", "removeIt"]]) {
      const button = element("button", { type: "button", textContent: words[text] });
      button.dataset.do = name;
      row.append(button);
    }
    const folded = element("details", { className: "keys" });
    const list = element("ul", { id: "wiring-keys" });
    for (const [keys, does] of this.rules.keys) {
      const entry = element("li", {});
      entry.append(element("b", { textContent: keys }), ` ${does}.`);
      list.append(entry);
    }
    folded.append(element("summary", { textContent: words.keys }), list);
    row.append(folded);
    root.querySelector(".tools").after(row);
    root.querySelector(".nextline").textContent = "N";
    return row;
  }

  /* ── clicks and keys ─────────────────────────────────────────────────────────────────────────────────────────── */

  twice(event) {
    const [box, line] = [event.target.closest(".box"), event.target.closest(".line")];
    if (this.joiner.drawn || this.wiring.view.dragged) return;
    if (box) this.edit([[Number(box.dataset.box)], []]);
    else if (line) this.edit([[], [Number(line.dataset.line)]]);
  }

  key(event) {
    const { stage, walker } = this.wiring;
    if (event.altKey || event.isComposing || event.target.matches("input")) return;
    const inside = stage.contains(event.target);
    const here = () => (walker.on ? [[], [walker.on.line]] : [[walker.here], []]);
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    let does;
    if (event.ctrlKey || event.metaKey) {
      does = { z: () => this.tell({ kind: event.shiftKey ? "redo" : "undo" }), y: () => this.tell({ kind: "redo" }) }[key];
      if (inside && key === "d") does = () => this.duplicate(here());
    } else if (inside && (key === "Enter" || key === " ") && this.joiner.drawn) {
      does = () => this.joiner.finish(walker.on ? walker.other() : walker.here);
    } else if (inside) {
      does = {
        l: () => this.joiner.begin(walker.here),
        n: () => walker.nextLine(),
        e: () => this.edit(here()),
        F2: () => this.edit(here()),
        Delete: () => this.remove(here()),
        Backspace: () => this.remove(here()),
      }[key];
    }
    if (!does) return;
    does();
    event.preventDefault();
    event.stopPropagation();
  }

  chosen() {
    const { boxes, lines } = this.wiring.chooser;
    return [boxes, lines];
  }

  /* ── what is told ────────────────────────────────────────────────────────────────────────────────────────────── */

  edit([[box], [line]] = this.chosen()) {
    if (box !== undefined) {
      this.say("toEdit", { a: `${this.wiring.name(box)}.` });
      this.tell({ kind: "edit", node: this.id(box) });
    } else if (line !== undefined) {
      this.say("toEdit", { a: this.picture.lines[line].says });
      this.tell({ kind: "edit", line: this.line(line) });
    } else this.say("chooseFirst");
  }

  duplicate([[box]] = this.chosen()) {
    if (box === undefined) {
      this.say("chooseBox");
      return;
    }
    this.say("toDuplicate", { a: this.wiring.name(box) });
    this.tell({ kind: "duplicate", node: this.id(box) });
  }

  /* All that is selected. Where one is, by the keyboard, at something else, that alone; a click is no such thing. */
  remove(here) {
    const [chosen, at] = [this.chosen(), here ?? [[], []]];
    const among = at.every((each, kind) => each.every((one) => chosen[kind].includes(one)));
    const away = !among && (this.wiring.stage.querySelector(":focus-visible") || !chosen.flat().length);
    const [boxes, lines] = away ? at : chosen;
    if (!boxes.length && !lines.length) {
      this.say("chooseFirst");
      return;
    }
    const what = [...boxes.map((at) => this.wiring.name(at)), ...lines.map((at) => `the line ${this.picture.lines[at].says.replace(/\.$/, "")}`)];
    this.say("toRemove", { what: listed(what) });
    this.tell({ kind: "remove", nodes: boxes.map((at) => this.id(at)), lines: lines.map((at) => this.line(at)) });
  }
}

function element(tag, given) {
  return Object.assign(document.createElement(tag), given);
}
