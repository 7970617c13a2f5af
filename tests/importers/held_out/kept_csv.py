"""Lists of the second set, among them ones with a column for each level and square matrices of who answers to whom."""

from __future__ import annotations

from collections.abc import Callable

from tests.importers.held_out import csv as first
from tests.importers.held_out.kept_truths import (
    CHAIRS,
    CITY,
    CLINICAL_FOCUS,
    COMMISSIONERS,
    COUNCILS,
    COUNTIES,
    MINDS,
    PORTFOLIO,
    URGENT,
    VANGUARD,
)
from tests.importers.held_out.shaping import Held, children, joined, only
from tests.importers.truths import Truth

Made = tuple[bytes, Truth]


def levels(truth: Truth, sign: str = ",") -> Made:
    """A column a level, and a row for each thing that nothing answers to, with all those above it told anew in every row."""
    truth = joined(only(truth, relations=("accountable_to",)))
    under, inner = children(truth), {source for source, _, _ in truth.lines}
    paths: list[tuple[str, ...]] = []

    def walk(path: tuple[str, ...]) -> None:
        kids = under.get(path[-1], [])
        for each in kids:
            walk((*path, each))
        if not kids:
            paths.append(path)

    for name, _, _ in truth.nodes:
        if name not in inner:
            walk((name,))
    most = max(len(path) for path in paths)
    rows = [(*path, *([""] * (most - len(path)))) for path in paths]
    return first._save([tuple(f"Level {number}" for number in range(1, most + 1)), *rows], sign), truth


def square(truth: Truth, corner: str) -> Made:
    """Every group down and across, an X where the one on the left answers to the one above; the corner says so."""
    truth = joined(only(truth, relations=("accountable_to",)))
    names, there = [name for name, _, _ in truth.nodes], {(source, target) for source, _, target in truth.lines}
    rows = [(name, *("X" if (name, each) in there else "" for each in names)) for name in names]
    return first._save([(corner, *names), *rows]), truth


def _made() -> list[tuple[str, Callable[[], Made]]]:
    return [
        ("levels", lambda: levels(CITY)),
        ("levels", lambda: levels(PORTFOLIO, ";")),
        ("levels", lambda: levels(URGENT)),
        ("square", lambda: square(CLINICAL_FOCUS, "Accountable to →")),
        ("square", lambda: square(COUNTIES, "The row is accountable to the column")),
        ("pairs", lambda: first.pairs(COMMISSIONERS)),
        ("pairs", lambda: first.pairs(COUNCILS, ("Source", "Relation", "Target"))),
        ("pairs-signs", lambda: first.pairs(VANGUARD, sign=";", encoding="cp1252")),
        ("pairs-signs", lambda: first.pairs(MINDS, sign="\t", encoding="utf-16")),
        ("child-parent", lambda: first.parents(CITY, ("Group", "Accountable to"))),
        ("parent-child", lambda: first.parents(COUNTIES, ("Parent group", "Sub-group"), True)),
        ("adjacency", lambda: first.adjacency(URGENT)),
        ("register", lambda: first.register(COUNTIES, ("Name", "Type", "Accountable to"))),
        ("register", lambda: first.register(VANGUARD, ("Name", "Category", "Answers to"), ";", "cp1252")),
        ("seats", lambda: first.seats(CHAIRS, "rows")),
        ("seats-cell", lambda: first.seats(CHAIRS, "cell")),
        ("ticks", lambda: first.seats(CHAIRS, "ticks")),
        ("outline", lambda: first.outline(PORTFOLIO)),
    ]


def documents(most: int | None = None) -> list[Held]:
    """All documents of the format, or the first so many."""
    made = []
    for style, make in _made()[:most]:
        data, truth = make()
        made.append(Held("csv", style, f"{truth.title.replace(':', ',')}.csv", data, truth))
    return made
