"""More drawings in styles that people really use: draw.io, GraphML, Mermaid and Graphviz, each from a structure that is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.importers import drawing_dot, drawing_drawio, drawing_graphml, drawing_mermaid
from tests.importers.corpus import Document
from tests.importers.drawing_truths import spread
from tests.importers.truths import Truth

_MADE: Mapping[str, tuple[str, tuple[Callable[[Truth], bytes], ...]]] = {
    "drawio": (".drawio", drawing_drawio.STYLES),
    "graphml": (".graphml", drawing_graphml.STYLES),
    "mermaid": (".mmd", drawing_mermaid.STYLES),
    "dot": (".dot", drawing_dot.STYLES),
}
FORMS: tuple[str, ...] = tuple(_MADE)


def documents(form: str) -> list[Document]:
    """The drawings of a format: each style with three structures."""
    suffix, styles = _MADE[form]
    return [
        Document(form, style.__name__, f"{style.__name__}{suffix}", style(truth), truth)
        for number, style in enumerate(styles)
        for truth in spread(number)
    ]
