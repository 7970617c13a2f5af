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
    fourth_excel,
    fourth_word,
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
_FOURTH: Mapping[str, Callable[[int | None], list[Held]]] = {"xlsx": fourth_excel.documents, "docx": fourth_word.documents}
#: The styles of the fourth set of which the rules have learnt; the others are still out of sight.
_LEARNT = frozenset(
    (
        *("across", "committee-register", "delegations", "lists-by-sheet", "member-cells", "months-down", "project-list"),
        *("reporting-lines", "seats-ticks", "tables-and-notes", "workstream-tracker"),
        *("document-control", "by-partner", "tab-stops", "cover-report", "named-members", "schedules"),
    )
)
_SETS = {"first": _MAKERS, "kept": _KEPT, "last": _LAST, "fourth": _FOURTH}
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


def fourth(form: str, learnt: bool) -> list[Held]:
    """The fourth set's documents of a format, in layouts that no other has: those of which the rules have learnt, or the others."""
    return [each for each in _made_fourth(form) if (each.style in _LEARNT) == learnt]


@cache
def _made_fourth(form: str) -> tuple[Held, ...]:
    return tuple(_FOURTH[form](None)) if form in _FOURTH else ()


def afresh(form: str, most: int, which: str = "first") -> list[Held]:
    """The first documents of a format, written once more; those of the set `which` (first, kept, last, fourth)."""
    return _SETS[which][form](most)
