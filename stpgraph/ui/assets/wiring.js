/* The wiring diagram: an SVG made of elements and text nodes from data that Python built; no label is ever taken for HTML. The
   picture comes once. What is lit comes beside it (wiring_lights.js), and changes the picture in place: no box is made anew,
   nothing moves. Boxes and lines go by their number. */

const mounted = new WeakMap();
const DARK = { key: "", picked: null, dims: false, boxes: [], lines: [], texts: [], tags: [], strip: [] };
/* Names are written 13 pixels high. At a scale where they would be less than 9 the whole cannot be read; then one starts with a
   part of it, and is told so. */
const LEAST = 9 / 13;
const PART = 0.75;

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".wiring");
  if (!root || !data) return undefined;
  const known = mounted.get(root);
  const outbox = data.editing && (known?.outbox ?? new Outbox());
  outbox?.through((said) => setTriggerValue("told", said));
  const send = outbox ? (node) => outbox.tell({ kind: "pick", node }) : (node) => setTriggerValue("picked", { node });
  if (known && known.picture.key === data.key) {
    known.send = send;
    known.editor?.obey(data.editing);
    return known.stop;
  }
  if (known) known.stop();
  const diagram = new Wiring(root, data, send);
  diagram.outbox = outbox;
  mounted.set(root, diagram);
  diagram.start(known);
  return diagram.stop;
}

class Wiring {
  constructor(root, picture, send) {
    this.root = root;
    this.picture = picture;
    this.send = send;
    this.lights = DARK;
    this.ended = new AbortController();
    this.stop = () => this.end();
  }

  start(before) {
    const { words } = this.picture;
    this.root.setAttribute("aria-label", words.title);
    const change = before && goesOn(before.picture, this.picture) ? new Change(before, this) : undefined;
    this.drawing = new Drawing(this.picture, change);
    this.stage = this.root.querySelector(".stage");
    if (change) change.clear();
    else this.stage.replaceChildren(this.drawing.svg);
    this.view = new View(this);
    this.chooser = new Chooser(this);
    this.walker = new Walker(this);
    this.finder = new Finder(this);
    this.hints = new Hints(this);
    if (this.picture.editing) this.editor = new Editor(this);
    const parts = [this.view, this.chooser, this.walker, this.finder, this.hints, this.editor];
    for (const part of parts) part?.listen(this.ended.signal);
    this.view.start(change || (before && shares(before.picture, this.picture)) ? before.view : undefined);
    change?.resume();
    const shared = (globalThis[Symbol.for("stpgraph.wiring")] ??= { lights: undefined, takers: new Set() });
    const take = (lights) => this.take(lights);
    shared.takers.add(take);
    this.ended.signal.addEventListener("abort", () => shared.takers.delete(take));
    if (shared.lights) take(shared.lights);
  }

  end() {
    this.ended.abort();
    if (mounted.get(this.root) === this) mounted.delete(this.root);
  }

  /* Takes what is lit, if it is meant for this picture. */
  take(lights) {
    this.outbox?.heard(lights?.heard);
    if (!lights || lights.key !== this.picture.key || lights === this.lights) return;
    const [first, before] = [this.lights === DARK, this.lights];
    this.lights = lights;
    this.drawing.tag(lights);
    this.strip(lights.strip);
    this.chooser.follow(lights, before);
    this.light();
    this.walker.relabel();
    this.view.seek();
    const named = lights.tags.map(([box, , text]) => `${this.picture.boxes[box].id}: ${lights.texts[text]}`);
    Object.assign(this.root.dataset, {
      picked: lights.picked === null ? "" : this.picture.boxes[lights.picked].id,
      tags: named.join("; "),
      lines: String(lights.lines.length),
      ready: "true",
    });
    if (first && lights.dims) reveal(this.ended.signal);
  }

  /* The boxes at fault in the finding that is picked. */
  faults() {
    const { dims, tags } = this.lights;
    return dims ? tags.filter(([, style]) => this.picture.styles.tags[style].sign).map(([box]) => box) : [];
  }

  /* What stays bright: a path that the reader asked for, else what the finding lights up. */
  light() {
    const { trail } = this.chooser;
    const { dims, boxes, lines } = trail ? { dims: true, ...trail } : this.lights;
    this.drawing.light(dims, new Set(boxes), new Set(lines));
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

  say(text) {
    const place = this.root.querySelector(".where");
    if (place.textContent !== text) place.textContent = text;
  }

  name(box) {
    return `“${this.picture.boxes[box].name}”`;
  }

  /* A sentence of the picture's own, with what belongs into its braces. */
  words(which, given) {
    return this.picture.words[which].replace(/\{(\w+)\}/g, (whole, key) => given[key] ?? whole);
  }
}

/* Whether two pictures are of one structure before and after an edit: then one still looks at the same part. */
function shares(one, other) {
  const places = new Map(one.boxes.map((box) => [box.id, `${box.x} ${box.y}`]));
  const same = other.boxes.filter((box) => places.get(box.id) === `${box.x} ${box.y}`).length;
  return one.title === other.title && 2 * same >= other.boxes.length;
}

function listed(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/* A link that picks a finding opens it, which may be far down the list: there it is brought in sight, beside the picture. */
async function reveal(signal) {
  for (let time = 0; time < 20000 && !signal.aborted; time += 40) {
    const found = document.querySelector('[class*="st-key-open-finding-"]');
    if (found) {
      if (innerWidth > 900 && found.getBoundingClientRect().top > innerHeight - 160) found.scrollIntoView({ block: "center" });
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
