"""The drawing of a sheet in SVG whose every box and line says in words what it is, and small samples for a legend.

Boxes stand in reading order and before the lines, so that whoever listens hears the boards first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from stpgraph.draw import svg as drawn
from stpgraph.draw.labels import Label, labels, tab_of
from stpgraph.draw.style import LINES, PAPER, STRATEGIC, BoxStyle
from stpgraph.export.sheet import Sheet
from stpgraph.export.xml_text import xml_content, xml_text
from stpgraph.layout.scene import Box, Line, Panel, Scene
from stpgraph.model import AnyNode, AnyRelation
from stpgraph.model.kinds import RELATION_WORDS, RelationType
from stpgraph.reading.facts import kind_line
from stpgraph.reading.marks import LineKey, Marks, Tag
from stpgraph.reading.sentences import relation_sentence, remarks
from stpgraph.reading.words import STATUS, safe, uncapital
from stpgraph.rules.words import quoted

#: So much of a scene's own margin a picture can do without, in CSS pixels: rings stand out by less than what is left.
TRIM = 13.0
#: What makes a text fit for where it is drawn.
Clean = Callable[[str], str]


def weight_of(line: Line, marks: Marks) -> float:
    """How thick a line is, in pixels of the scene: thicker where it stands out, as `draw.svg` has it."""
    style = LINES[line.type]
    return style.weight * ((1.3 if style.double else 1.9) if line.key in marks.lines else 1)


def one_line(text: str) -> str:
    """A name in a sentence: no line breaks, no double spaces."""
    return " ".join(text.split())


def drawing(sheet: Sheet, clean: Clean = xml_text) -> str:
    """The panels, boxes, lines and signs of a sheet as SVG elements, in the scene's coordinates."""
    scene, marks = cleaned(sheet.scene, clean), sheet.marks
    backwards = drawn.from_target(scene)
    names = {node.id: one_line(node.name) for node in sheet.structure.nodes}
    nodes = {node.id: node for node in sheet.structure.nodes}
    said = {
        box.id: box_words(box, nodes[box.id], names.get(box.seat_of or "", ""), marks.tags.get(box.id))
        + elsewhere_words(sheet, box)
        for box in scene.boxes
    }
    relations: dict[LineKey, AnyRelation] = {(each.source, each.type, each.target): each for each in sheet.structure.relations}
    parts = [
        *(_said(drawn.drawn_panel(each, True), panel_words(each)) for each in scene.panels),
        *(_said(drawn.drawn_box(each, True, True, marks.tags.get(each.id)), clean(said[each.id])) for each in scene.boxes),
        *(
            _said(
                drawn.drawn_line(each, True, each.key in marks.lines, each.key in backwards),
                clean(line_words(each, relations, names)),
            )
            for each in scene.lines
        ),
        *(f'<g aria-hidden="true">{drawn.drawn_label(label)}</g>' for label in labels(scene, marks)),
    ]
    return "".join(parts)


def picture(sheet: Sheet, clean: Clean = xml_text) -> str:
    """The drawing alone as an SVG document of `trimmed` size: for a page that has its own title, legend and margins."""
    width, height = trimmed(sheet.scene)
    return document(width, height, f'<g transform="translate({number(-TRIM)} {number(-TRIM)})">{drawing(sheet, clean)}</g>')


def trimmed(scene: Scene) -> tuple[float, float]:
    """Width and height of a scene with only so much white around it as rings and signs need."""
    return max(scene.width - 2 * TRIM, 1.0), max(scene.height - 2 * TRIM, 1.0)


def document(width: float, height: float, content: str, more: str = "", words: str = "") -> str:
    """An SVG document on white paper, its sizes in CSS pixels. `more` are attributes of its root, `words` its title and desc."""
    area = f'width="{number(width)}" height="{number(height)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {area} viewBox="0 0 {number(width)} {number(height)}" '
        f'font-family="{safe(drawn.fonts())}"{more}>{words}<rect {area} fill="{PAPER}"/>{content}</svg>'
    )


def size(scene: Scene) -> tuple[float, float]:
    """Width and height of a scene's picture; never nothing, so that an empty scene is a sheet too."""
    return max(scene.width, 1.0), max(scene.height, 1.0)


def cleaned(scene: Scene, clean: Clean) -> Scene:
    """A scene with every text that is drawn made fit; its places stay."""
    return replace(
        scene,
        boxes=tuple(
            replace(box, text=tuple(clean(one_line(line)) for line in box.text), caption=clean(box.caption))
            for box in scene.boxes
        ),
    )


def box_words(box: Box, node: AnyNode, host: str, tag: Tag | None) -> str:
    """What a box is, in a few sentences: name, kind, standing, the name of its `host` if it has one, what is marked at it."""
    parts = [kind_line(node)]
    if box.represents_many:
        parts.append("several, drawn as one box")
    if box.status != "established":
        parts.append(uncapital(STATUS[box.status]))
    sentences = [one_line(box.name), ", ".join(parts)]
    if host:
        sentences.append(f"Stands under {quoted(host)}")
    if tag:
        sentences.append(tag.text)
    return ". ".join(sentences) + "."


def elsewhere_words(sheet: Sheet, box: Box) -> str:
    """Where a box belongs that is drawn for the lines to it alone; nothing for all others."""
    return f" Belongs to part {sheet.elsewhere[box.id]}." if box.id in sheet.elsewhere else ""


def panel_words(panel: Panel) -> str:
    """What a panel is."""
    return f"Panel: {panel.title}."


def line_words(line: Line, relations: Mapping[LineKey, AnyRelation], names: Mapping[str, str]) -> str:
    """What a line says: “A” answers to “B”, with what the file adds to it."""
    relation = relations.get(line.key)
    if relation is None:
        return f"{quoted(names[line.source])} {RELATION_WORDS[line.type]} {quoted(names[line.target])}."
    return relation_words(relation, names)


def relation_words(relation: AnyRelation, names: Mapping[str, str]) -> str:
    """A relation as a sentence, with what a reader should know of it in brackets."""
    more = remarks(relation)
    sentence = one_line(relation_sentence(relation, names))
    return f"{sentence[:-1]} ({', '.join(more)})." if more else sentence


def number(value: float) -> str:
    """A number for SVG, the same on every machine."""
    return drawn.digits(value)


def text(x: float, y: float, words: str, text_size: float, colour: str, bold: bool = False, anchor: str = "start") -> str:
    """One line of text whose baseline starts at x, y. `words` are escaped here."""
    return drawn.drawn_text(x, y, words, text_size, colour, anchor, bold)


def placed(sample: str, x: float, y: float) -> str:
    """A sample (an SVG document) inside another, its top left corner at x, y."""
    return sample.replace("<svg ", f'<svg x="{number(x)}" y="{number(y)}" aria-hidden="true" ', 1)


# ── samples for a legend ─────────────────────────────────────────────────────────────────────────────────────────────


def sample_box(style: BoxStyle = STRATEGIC) -> str:
    """A small box in a style."""
    return drawn.sample_box(style)


def sample_line(relation: RelationType) -> str:
    """A short line in the stroke of a relation."""
    return drawn.sample_line(relation)


def sample_tag(tag: Tag) -> str:
    """A small box that bears a tag: its ring and its sign."""
    box = Box("a", "body", None, "", (), "", 9, 9, 38, 18, "group")
    inner = drawn.drawn_box(box, True, False, tag) + drawn.drawn_label(Label("a", tag, tab_of(box), None))
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="36" viewBox="0 0 60 36">{inner}</svg>'


def sample_special(many: bool = False, status: bool = False) -> str:
    """A small box that stands for several, or one that is planned or has ended."""
    box = Box("a", "body", None, "", (), "", 2, 6 if many else 3, 34 if many else 40, 18 if many else 20, "group")
    box = replace(box, represents_many=many, status="planned" if status else "established")
    inner = drawn.drawn_box(box, True, False, None)
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="44" height="26" viewBox="0 0 44 26">{inner}</svg>'


def marked_boxes(scene: Scene, marks: Marks) -> Iterable[Box]:
    """The boxes of a scene that bear a sign, in reading order."""
    return (box for box in scene.boxes if box.id in marks.tags)


def _said(shape: str, words: str) -> str:
    """A shape with its words: a name for whoever listens, a hint for whoever points at it."""
    escaped = xml_content(words)
    quotes = escaped.replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
    return f'<g role="graphics-symbol img" aria-label="{quotes}"><title>{escaped}</title>{shape}</g>'
