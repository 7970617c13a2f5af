"""What the shapes and strokes of a picture stand for: those that are in it, and no others."""

from __future__ import annotations

import base64
from collections.abc import Mapping

import streamlit as st

from stpgraph.draw.style import BOXES, STRATEGIC, TYPE_LEGEND, is_strategic
from stpgraph.draw.svg import sample_box, sample_line, sample_mark
from stpgraph.layout.scene import Scene
from stpgraph.model import Certainty
from stpgraph.model.kinds import RELATION_TYPES, RELATION_WORDS, TYPE_WORDS
from stpgraph.reading.marks import Tone
from stpgraph.reading.words import capital, safe

MARKS: Mapping[tuple[Certainty | None, Tone], str] = {
    ("confirmed", "gap"): "at fault, and the documents show it: unbroken ring, “!”",
    ("not_stated", "gap"): "perhaps at fault, the documents do not say: dotted ring, “?”",
    (None, "affected"): "affected by the finding that is picked: dashed ring",
}


def show(scene: Scene) -> None:
    """Draws the legend of a picture."""
    types = {box.node_type for box in scene.boxes}
    relations = {line.type for line in scene.lines}
    boxes = [(sample_box(STRATEGIC), "strategic board: dark rounded box")] if any(map(is_strategic, scene.boxes)) else []
    boxes += [(sample_box(BOXES[kind]), TYPE_LEGEND[kind]) for kind in TYPE_WORDS if kind in types]
    lines = [(sample_line(kind), RELATION_WORDS[kind]) for kind in RELATION_TYPES if kind in relations]
    more = []
    if any(box.represents_many for box in scene.boxes):
        more.append("A box with another behind it stands for several.")
    if any(box.status != "established" for box in scene.boxes):
        more.append("A dashed box is planned or has ended; its caption says which.")
    if any(box.seat_of for box in scene.boxes):
        more.append("A post right under a box sits there.")
    with st.expander("What the shapes, lines and marks mean"):
        st.html(
            f'<div class="sg-legend"><ul>{"".join(_row(*each) for each in boxes)}</ul>'
            f"<ul>{''.join(_row(image, f'“A” {words} “B”') for image, words in lines)}</ul>"
            f"<ul>{''.join(_row(sample_mark(*mark), words) for mark, words in MARKS.items())}</ul></div>"
            + "".join(f'<p class="sg-quiet">{safe(line)}</p>' for line in more)
        )


def _row(image: str, words: str) -> str:
    data = base64.b64encode(image.encode()).decode()
    return f'<li><img alt="" src="data:image/svg+xml;base64,{data}"> {safe(capital(words))}</li>'
