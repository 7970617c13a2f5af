/* Looking for a box by name; showing and hiding kinds of boxes and of lines. What is hidden is said in a sentence. */

class Finder {
  constructor(wiring) {
    this.wiring = wiring;
    this.root = wiring.root;
    this.picture = wiring.picture;
    this.hidden = { kinds: new Set(), relations: new Set() };
    this.boxes = new Set(this.picture.boxes.keys());
    this.lines = new Set(this.picture.lines.keys());
    this.input = this.root.querySelector(".find input");
    this.input.value = "";
    this.root.querySelector("datalist").replaceChildren(
      ...this.picture.walk.map((box) => Object.assign(document.createElement("option"), { value: this.picture.find[box] })),
    );
    const { kinds, relations } = this.picture;
    this.offer(".relations", relations.map((each) => ({ key: each.type, set: this.hidden.relations, text: `${each.words} (${each.count})` })));
    this.offer(".kinds", kinds.map((each) => ({ key: each.key, set: this.hidden.kinds, text: `${each.words} (${parseInt(each.count, 10)})` })));
    this.root.querySelector(".relations").parentElement.hidden = relations.length === 0;
    this.root.querySelector(".away").hidden = true;
  }

  offer(where, choices) {
    this.root.querySelector(where).replaceChildren(
      ...choices.map(({ key, set, text }) => {
        const label = document.createElement("label");
        const tick = Object.assign(document.createElement("input"), { type: "checkbox", checked: true });
        tick.addEventListener("change", () => {
          if (tick.checked) set.delete(key);
          else set.add(key);
          this.apply();
        });
        label.append(tick, ` ${text}`);
        return label;
      }),
    );
  }

  listen(signal) {
    const look = (event) => {
      if (event.type === "keydown" ? event.key === "Enter" : event.inputType === "insertReplacementText" || !event.inputType) {
        event.preventDefault();
        this.look(this.input.value);
      }
    };
    this.input.addEventListener("keydown", look, { signal });
    this.input.addEventListener("input", look, { signal });
    this.root.querySelector('[data-do="everything"]').addEventListener("click", () => this.everything(), { signal });
  }

  sees(box) {
    return this.boxes.has(box);
  }

  shows(line) {
    return this.lines.has(line);
  }

  /* The lines of a box that are shown: those from it first, then those to it. */
  linesOf(box) {
    const all = [...this.lines];
    return [...all.filter((at) => this.picture.lines[at].from === box), ...all.filter((at) => this.picture.lines[at].to === box)];
  }

  /* ── looking for a box ───────────────────────────────────────────────────────────────────────────────────────── */

  look(text) {
    const wanted = text.trim().toLowerCase();
    if (!wanted) return;
    const { wiring } = this;
    const like = (fits) => this.picture.walk.find((box) => fits(this.picture.find[box].toLowerCase()));
    const found = like((name) => name === wanted) ?? like((name) => name.startsWith(wanted)) ?? like((name) => name.includes(wanted));
    if (found === undefined) wiring.say(wiring.words("notFound", { a: `“${text.trim()}”` }));
    else if (!this.sees(found)) wiring.say(wiring.words("isHidden", { a: wiring.name(found) }));
    else {
      const { x, y, width, height } = this.picture.boxes[found];
      const { view } = wiring;
      view.moved = true;
      if (view.at.scale < LEAST || !view.sees(this.picture.boxes[found])) view.centre(x + width / 2, y + height / 2, Math.max(view.at.scale, PART));
      wiring.walker.go(found);
    }
  }

  /* ── showing and hiding ──────────────────────────────────────────────────────────────────────────────────────── */

  everything() {
    this.hidden.kinds.clear();
    this.hidden.relations.clear();
    for (const tick of this.root.querySelectorAll(".choices input")) tick.checked = true;
    this.apply();
  }

  apply() {
    const { boxes, lines } = this.picture;
    const { kinds, relations } = this.hidden;
    this.boxes = new Set([...boxes.keys()].filter((at) => !kinds.has(boxes[at].kind)));
    const shown = ({ type, from, to }) => !relations.has(type) && this.boxes.has(from) && this.boxes.has(to);
    this.lines = new Set([...lines.keys()].filter((at) => shown(lines[at])));
    const { drawing, walker, chooser, hints } = this.wiring;
    drawing.show(this.boxes, this.lines);
    hints.hide();
    walker.settle();
    chooser.set(
      chooser.boxes.filter((at) => this.boxes.has(at)),
      chooser.lines.filter((at) => this.lines.has(at)),
    );
    const text = this.away();
    const place = this.root.querySelector(".away");
    place.hidden = text === "";
    place.textContent = text;
    this.wiring.say(text || this.wiring.words("shown", {}));
  }

  /* What is hidden, in a sentence; nothing where nothing is. */
  away() {
    const { kinds, relations, lines } = this.picture;
    const gone = kinds.filter((each) => this.hidden.kinds.has(each.key)).map((each) => `${each.count} (${small(each.words)})`);
    gone.push(...relations.filter((each) => this.hidden.relations.has(each.type)).map((each) => `all lines that say “${small(each.words)}”`));
    const more = lines.filter((line, at) => !this.lines.has(at) && !this.hidden.relations.has(line.type)).length;
    if (more) gone.push(more === 1 ? "the line to or from them" : `the ${more} lines to or from them`);
    return gone.length ? this.wiring.words("hidden", { what: listed(gone) }) : "";
  }
}

/* For the middle of a sentence; abbreviations stay as they are. */
function small(text) {
  return /^.[a-z]/.test(text) ? text[0].toLowerCase() + text.slice(1) : text;
}
