"""Documents that whoever writes the readers does not see: other structures and other hands than those of the rest of the corpus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from tests.importers.held_out import (
    converted,
    csv,
    dot,
    drawio,
    excel,
    graphml,
    kept_converted,
    kept_csv,
    kept_dot,
    kept_drawio,
    kept_excel,
    kept_graphml,
    kept_mermaid,
    kept_pptx,
    kept_visio,
    kept_word,
    mermaid,
    pptx,
    visio,
    word,
)
from tests.importers.held_out.shaping import Held

_MAKERS: Mapping[str, Callable[[int | None], list[Held]]] = {
    "pptx": pptx.documents,
    "vsdx": visio.documents,
    "xlsx": excel.documents,
    "docx": word.documents,
    "drawio": drawio.documents,
    "graphml": graphml.documents,
    "mermaid": mermaid.documents,
    "dot": dot.documents,
    "csv": csv.documents,
}
_KEPT: Mapping[str, Callable[[int | None], list[Held]]] = {
    "pptx": kept_pptx.documents,
    "vsdx": kept_visio.documents,
    "xlsx": kept_excel.documents,
    "docx": kept_word.documents,
    "drawio": kept_drawio.documents,
    "graphml": kept_graphml.documents,
    "mermaid": kept_mermaid.documents,
    "dot": kept_dot.documents,
    "csv": kept_csv.documents,
}
FORMS: tuple[str, ...] = tuple(_MAKERS)


def documents(form: str) -> list[Held]:
    """The first set's documents of a format: those written by our scripts, then those that an office suite wrote."""
    return list(_made(form))


@cache
def _made(form: str) -> tuple[Held, ...]:
    return (*_MAKERS[form](None), *converted.documents(form))


def kept(form: str) -> list[Held]:
    """The second set's documents of a format, of structures and in styles that the first has not."""
    return list(_made_kept(form))


@cache
def _made_kept(form: str) -> tuple[Held, ...]:
    return (*_KEPT[form](None), *kept_converted.documents(form))


def afresh(form: str, most: int, second: bool = False) -> list[Held]:
    """The first documents of a format, written once more; those of the `second` set if told so."""
    return (_KEPT if second else _MAKERS)[form](most)
