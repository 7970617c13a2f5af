/* The SVG of a wiring diagram: boxes, lines, panels, rings and tags, in the shapes and strokes of the styles that came with it. */

const SPACE = "http://www.w3.org/2000/svg";
const HEAD = 9;
const BEND = 8;

class Drawing {
  /* `change` hands on what stays of the drawing before. */
  constructor(picture, change) {
    this.picture = picture;
    if (change) {
      change.draw(this);
      return;
    }
    const { colours, fonts } = picture.styles;
    this.svg = make("svg", { class: "picture", role: "application", "aria-label": picture.words.description, "font-family": fonts });
    this.svg.setAttribute("aria-roledescription", "diagram");
    for (const [name, colour] of Object.entries(colours)) this.svg.style.setProperty(`--${name}`, colour);
    this.scene = this.svg.appendChild(make("g", { class: "scene" }));
    const layer = (name, more) => this.scene.appendChild(make("g", { class: name, ...more }));
    const silent = { "aria-hidden": "true", "pointer-events": "none" };
    this.ground = layer("ground", silent);
    this.under = layer("under", silent);
    this.lineLayer = layer("lines", { role: "group", "aria-label": "Lines" });
    this.litLayer = layer("litlines", silent);
    this.boxLayer = layer("boxes", { role: "group", "aria-label": "Boxes" });
    this.tagLayer = layer("tags", silent);
    this.over = layer("over", silent);
    for (const panel of picture.panels) this.panel(panel);
    this.lines = picture.lines.map((line, at) => this.lineLayer.appendChild(this.line(line, at)));
    this.boxes = picture.boxes.map((box, at) => this.boxLayer.appendChild(this.box(box, at)));
    this.tagged = new Map();
  }

  panel(panel) {
    const { colours, sizes } = this.picture.styles;
    const { x, y, width, height } = panel;
    this.ground.append(make("rect", { class: "panel", x, y, width, height, rx: 10, fill: colours.panel, stroke: colours.panelEdge }));
    const given = { x: x + 12, y: y + 15, "font-size": sizes.panel, "font-weight": "bold", fill: colours.quiet };
    this.ground.append(written(panel.title, given));
  }

  box(box, at) {
    const style = this.picture.styles.boxes[box.style];
    const group = make("g", { class: "box", role: "button", tabindex: "-1", "aria-label": box.label, "aria-pressed": "false" });
    group.dataset.box = at;
    const { x, y, width, height } = box;
    if (box.many) group.append(...outline(style, x + 5, y - 5, width, height, false));
    group.append(...outline(style, x, y, width, height, box.dashed));
    const { line } = this.picture.styles.sizes;
    const [row, foot] = [box.size * line, box.caption ? box.captionSize * line : 0];
    const top = y + (height - box.text.length * row - foot) / 2;
    const common = { x: x + width / 2, "text-anchor": "middle", fill: style.ink };
    const weight = box.bold ? { "font-weight": "bold" } : {};
    box.text.forEach((text, index) =>
      group.append(written(text, { ...common, ...weight, y: top + (index + 0.78) * row, "font-size": box.size })),
    );
    if (box.caption) {
      const below = { y: top + box.text.length * row + 0.78 * foot, "font-size": box.captionSize };
      group.append(written(box.caption, { ...common, ...below }));
    }
    return group;
  }

  line(line, at) {
    const group = make("g", { class: line.faint ? "line faint" : "line", role: "button", tabindex: "-1", "aria-label": line.says });
    group.setAttribute("aria-pressed", "false");
    group.dataset.line = at;
    group.append(make("path", { class: "hit", d: route(line.points, 0), fill: "none" }), ...this.strokes(line, false));
    return group;
  }

  strokes(line, lit) {
    const style = this.picture.styles.lines[line.type];
    const weight = style.weight * (lit ? (style.double ? 1.3 : 1.9) : 1);
    const grown = lit ? 1.35 : 1;
    const d = route(line.points, style.head === "filled" ? HEAD * grown : 0, line.back);
    const dash = style.dash.length ? { "stroke-dasharray": style.dash.join(" ") } : {};
    const found = [make("path", { class: "stroke", d, fill: "none", stroke: style.colour, "stroke-width": weight, ...dash })];
    if (style.double) {
      const inner = { stroke: this.picture.styles.colours.paper, "stroke-width": weight - 3 };
      found.push(make("path", { class: "inner", d, fill: "none", ...inner }));
    }
    const points = tip(line.points, grown);
    if (style.head === "filled") found.push(make("polygon", { class: "point", points, fill: style.colour }));
    else found.push(make("polyline", { class: "stroke", points, fill: "none", stroke: style.colour, "stroke-width": 1.5 * grown }));
    return found;
  }

  /* Rings and tags. Those that stay as they were are left alone. */
  tag(lights) {
    const wanted = new Map(lights.tags.map((tag) => [tag[0], { key: JSON.stringify([tag, lights.texts[tag[2]]]), tag }]));
    for (const [at, { key, parts }] of this.tagged) {
      if (wanted.get(at)?.key === key) wanted.delete(at);
      else {
        for (const part of parts) part.remove();
        this.tagged.delete(at);
      }
    }
    for (const [at, { key, tag }] of wanted) this.tagged.set(at, { key, parts: this.tagParts(tag, lights.texts) });
  }

  tagParts([at, named, text, , place], texts) {
    const { tags, sizes } = this.picture.styles;
    const [style, box] = [tags[named], this.picture.boxes[at]];
    const around = grown(box, sizes.ring);
    const { colour, weight, dash } = style.ring;
    const dashes = dash.length ? { "stroke-dasharray": dash.join(" ") } : {};
    const ring = make("rect", { class: "ring", ...around, rx: 10, fill: "none", stroke: colour, "stroke-width": weight, ...dashes });
    this.boxes[at].prepend(ring);
    const group = make("g", { class: "tag" });
    group.dataset.of = at;
    if (place) {
      const [x, y, width, height] = place;
      group.append(...plate(style, { x, y, width, height, rx: 5 }, texts[text], y + 15.5, sizes.words));
    }
    if (style.sign) {
      const [x, y, side] = [box.x + box.width - sizes.tab, box.y - sizes.tabAbove, 2 * sizes.tab];
      group.append(...plate(style, { x, y, width: side, height: side, rx: 4 }, style.sign, y + side - 3.5, sizes.tabText));
    }
    if (this.boxes[at].style.display === "none") group.style.display = "none";
    this.tagLayer.append(group);
    return [ring, group];
  }

  /* What is bright, where all else is pale. Lit lines are drawn once more, stronger, above the others. */
  light(dims, boxes, lines) {
    this.svg.classList.toggle("dims", dims);
    this.boxes.forEach((box, at) => box.classList.toggle("lit", boxes.has(at)));
    this.lines.forEach((line, at) => line.classList.toggle("lit", lines.has(at)));
    const bright = [...lines].filter((at) => this.lines[at].style.display !== "none");
    this.litLayer.replaceChildren(...bright.flatMap((at) => this.strokes(this.picture.lines[at], true)));
  }

  /* Which boxes and lines are chosen: a ring beyond the others, and a broad band beneath a line. */
  choose(boxes, lines) {
    this.boxes.forEach((box, at) => pressed(box, boxes.includes(at)));
    this.lines.forEach((line, at) => pressed(line, lines.includes(at)));
    const rings = boxes.map((at) => make("rect", { class: "chosenring", ...grown(this.picture.boxes[at], 10), rx: 13, fill: "none" }));
    this.over.querySelectorAll(".chosenring").forEach((ring) => ring.remove());
    this.over.append(...rings);
    this.under.querySelectorAll(".chosenband").forEach((band) => band.remove());
    this.under.append(...lines.map((at) => this.band("chosenband", at)));
  }

  band(name, at) {
    return make("path", { class: name, d: route(this.picture.lines[at].points, 0), fill: "none" });
  }

  /* Where the keyboard is: two rings, dark and light, that stand out from any ground at any scale. */
  focus(kind, at) {
    this.scene.querySelectorAll(".focusring, .focusband").forEach((ring) => ring.remove());
    if (kind === "box") {
      const around = { ...grown(this.picture.boxes[at], 7), rx: 11, fill: "none" };
      this.over.append(make("rect", { class: "focusring light", ...around }), make("rect", { class: "focusring", ...around }));
    } else if (kind === "line") this.under.append(this.band("focusband", at), this.band("focusband light", at));
  }

  /* Shows these boxes and lines and no others. */
  show(boxes, lines) {
    this.boxes.forEach((box, at) => (box.style.display = boxes.has(at) ? "" : "none"));
    this.lines.forEach((line, at) => (line.style.display = lines.has(at) ? "" : "none"));
    for (const tag of this.tagLayer.children) tag.style.display = boxes.has(Number(tag.dataset.of)) ? "" : "none";
  }
}

function make(tag, given) {
  const element = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
  return element;
}

function written(text, given) {
  const element = make("text", given);
  element.textContent = text;
  return element;
}

function pressed(element, whether) {
  element.classList.toggle("picked", whether);
  element.setAttribute("aria-pressed", String(whether));
}

function grown({ x, y, width, height }, by) {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

function plate(style, area, text, y, size) {
  const middle = { x: area.x + area.width / 2, y, "text-anchor": "middle", "font-size": size, "font-weight": "bold", fill: style.ink };
  return [make("rect", { class: "plate", ...area, fill: style.fill, stroke: style.edge, "stroke-width": 1.5 }), written(text, middle)];
}

function outline(style, x, y, width, height, dashed) {
  const [right, foot, middle] = [x + width, y + height, y + height / 2];
  const dash = dashed ? { "stroke-dasharray": "6 4" } : {};
  const paint = { class: "shape", fill: style.fill, stroke: style.stroke, "stroke-width": 1.75, ...dash };
  const edge = { class: "edge", fill: "none", stroke: style.stroke };
  const area = { x, y, width, height };
  if (style.shape === "rounded") return [make("rect", { ...area, rx: 9, ...paint })];
  if (style.shape === "pill") return [make("rect", { ...area, rx: Math.min(width, height) / 2, ...paint })];
  if (style.shape === "building") return [make("rect", { ...area, ...paint }), make("rect", { ...grown(area, -3.5), ...edge })];
  if (style.shape === "arrow") {
    return [make("polygon", { points: `${x},${y} ${right - 10},${y} ${right},${middle} ${right - 10},${foot} ${x},${foot}`, ...paint })];
  }
  const fold = `${right - 12},${y} ${right - 12},${y + 12} ${right},${y + 12}`;
  return [
    make("polygon", { points: `${x},${y} ${right - 12},${y} ${right},${y + 12} ${right},${foot} ${x},${foot}`, ...paint }),
    make("polyline", { points: fold, ...edge, "stroke-width": 1.25 }),
  ];
}

/* A route with round corners, whose last stretch ends `by` earlier, so that the line does not blunt its arrowhead. `back` is drawn
   from its target, so that the dashes of lines that meet there lie on each other and do not fill each other's gaps. */
function route(points, by, back = false) {
  const ends = back ? shortened(points, by).reverse() : shortened(points, by);
  const parts = [`M${ends[0][0]} ${ends[0][1]}`];
  for (let at = 1; at < ends.length - 1; at += 1) {
    const [before, here, after] = [ends[at - 1], ends[at], ends[at + 1]];
    const bend = Math.min(BEND, distance(before, here) / 2, distance(here, after) / 2);
    const [from, to] = [toward(here, before, bend), toward(here, after, bend)];
    parts.push(`L${from[0]} ${from[1]}Q${here[0]} ${here[1]} ${to[0]} ${to[1]}`);
  }
  return `${parts.join("")}L${ends.at(-1)[0]} ${ends.at(-1)[1]}`;
}

function distance([x1, y1], [x2, y2]) {
  return Math.hypot(x2 - x1, y2 - y1);
}

function toward(from, to, by) {
  const far = distance(from, to);
  const share = far === 0 ? 0 : by / far;
  return [near(from[0] + (to[0] - from[0]) * share), near(from[1] + (to[1] - from[1]) * share)];
}

function near(number) {
  return Math.round(number * 100) / 100;
}

function shortened(points, by) {
  const [from, to] = points.slice(-2);
  return [...points.slice(0, -1), toward(to, from, Math.min(by, distance(from, to)))];
}

function tip(points, grownBy) {
  const [[x1, y1], [x2, y2]] = points.slice(-2);
  const angle = Math.atan2(y2 - y1, x2 - x1);
  const corner = (turn) => {
    const far = HEAD * 1.25 * grownBy;
    return `${near(x2 - far * Math.cos(angle + turn))},${near(y2 - far * Math.sin(angle + turn))}`;
  };
  return `${corner(Math.PI / 7)} ${x2},${y2} ${corner(-Math.PI / 7)}`;
}
