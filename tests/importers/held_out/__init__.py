"""Documents that whoever writes the readers does not see: other structures and other hands than those of the rest of the corpus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial

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
    last_converted,
    last_drawio,
    last_excel,
    last_pptx,
    last_texts,
    last_visio,
    last_word,
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
_LAST: Mapping[str, Callable[[int | None], list[Held]]] = {
    "pptx": last_pptx.documents,
    "vsdx": last_visio.documents,
    "xlsx": last_excel.documents,
    "docx": last_word.documents,
    "drawio": last_drawio.documents,
    **{form: partial(last_texts.documents, form) for form in ("graphml", "mermaid", "dot", "csv")},
}
_SETS = {"first": _MAKERS, "kept": _KEPT, "last": _LAST}
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


def last(form: str) -> list[Held]:
    """The third set's documents of a format, of structures and with words that neither of the others has."""
    return list(_made_last(form))


@cache
def _made_last(form: str) -> tuple[Held, ...]:
    return (*_LAST[form](None), *last_converted.documents(form))


def afresh(form: str, most: int, which: str = "first") -> list[Held]:
    """The first documents of a format, written once more; those of the set `which` (first, kept, last)."""
    return _SETS[which][form](most)
