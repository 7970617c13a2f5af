"""Documents that whoever writes the readers does not see: other structures and other hands than those of the rest of the corpus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from tests.importers.held_out import converted, csv, dot, drawio, excel, graphml, mermaid, pptx, visio, word
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
FORMS: tuple[str, ...] = tuple(_MAKERS)


def documents(form: str) -> list[Held]:
    """All documents of a format: those written by our scripts, then those that an office suite wrote."""
    return list(_made(form))


@cache
def _made(form: str) -> tuple[Held, ...]:
    return (*_MAKERS[form](None), *converted.documents(form))


def afresh(form: str, most: int) -> list[Held]:
    """The first documents of a format, written once more."""
    return _MAKERS[form](most)
