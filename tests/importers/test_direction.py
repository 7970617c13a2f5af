"""Who answers to whom by where two boxes stand: only on one page is there an above and a below."""

from __future__ import annotations

from stpgraph.importers.draft import Frame, Link, Shape, Sketch
from stpgraph.importers.drafting import draft


def answers(page: int) -> tuple[str, str]:
    """Of two that are alike, the first drawn at the top, the second below it on the given page."""
    shapes = (
        Shape("a", ("Zorbing Group",), "a", frame=Frame(0, 0, 100, 50)),
        Shape("b", ("Flumping Group",), "b", frame=Frame(0, 300, 100, 50), page=page),
    )
    (line,) = draft(Sketch("drawio", "x", shapes, (Link("a", "b", "line"),)), "x").structure.relations
    return line.source, line.target


def test_the_lower_answers_to_the_upper_on_one_page() -> None:
    assert answers(page=0) == ("flumping-group", "zorbing-group")


def test_nothing_is_above_what_stands_on_another_page() -> None:
    assert answers(page=1) == ("zorbing-group", "flumping-group")
