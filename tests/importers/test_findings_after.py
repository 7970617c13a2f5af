"""What a draft that nobody has looked at says of a structure is what is true of it, or the reader is told that it is our reading."""

from __future__ import annotations

import pytest

from tests.importers.all_documents import seen
from tests.importers.corpus import Document
from tests.importers.findings_after import Told, compared, of_published, tally
from tests.importers.truths import Truth

#: Every so manieth document is looked at here; `python -m tests.importers.findings_after` looks at all of every format.
EVERY = 5
FLOORS = {**dict.fromkeys(("drawio", "graphml", "mermaid", "dot", "vsdx"), 0.98), "csv": 0.95, "xlsx": 0.94}
TWO = Truth(
    "Two",
    (
        (("STP Programme Board", "body", "strategic_board"),),
        (("Delivery Group", "body", "delivery_group"), ("Elective Care Workstream", "body", "workstream")),
    ),
    (
        ("Delivery Group", "accountable_to", "STP Programme Board"),
        ("Elective Care Workstream", "accountable_to", "Delivery Group"),
    ),
)


def _document(text: str, truth: Truth = TWO) -> Document:
    return Document("mermaid", "", "two.mmd", text.encode(), truth)


@pytest.mark.parametrize("form", FLOORS)
def test_the_findings_of_a_draft_are_those_of_its_document(form: str) -> None:
    one = tally([compared(each) for each in seen(form)[::EVERY]])
    assert one.right > 100
    assert min(one.precision, one.recall) >= FLOORS[form], one


@pytest.mark.parametrize(("style", "precision", "recall"), [("words", 0.91, 0.93), ("bare", 0.88, 0.92)])
def test_the_findings_of_published_structures_that_are_drawn_anew(style: str, precision: float, recall: float) -> None:
    one = tally(of_published(style))
    assert one.precision >= precision, one
    assert one.recall >= recall, one
    if style == "bare":
        # Without a word on any line, hardly anything wrong goes unmarked.
        assert one.missed_marked + one.false_marked >= 0.95 * (one.missed + one.false), one


def test_a_line_that_is_missing_is_an_accountability_gap_more() -> None:
    whole = _document(
        'flowchart BT\n d["Delivery Group"] -- answers to --> b["STP Programme Board"]\n e["Elective Care Workstream"] -- answers to --> d'
    )
    assert not compared(whole).missed | compared(whole).false
    short = _document(
        'flowchart BT\n d["Delivery Group"] -- answers to --> b["STP Programme Board"]\n e["Elective Care Workstream"]'
    )
    wrong = compared(short)
    assert Told("ACC001", ("Elective Care Workstream",)) in wrong.false
    assert Told("ACC001", ("Elective Care Workstream",)) not in compared(whole).right
    assert not wrong.marked & {Told("ACC001", ("Elective Care Workstream",))}


def test_what_touches_a_guess_is_marked_and_the_drawing_changes_no_finding_only_how_sure_it_is() -> None:
    turned = _document('flowchart TD\n b["STP Programme Board"] --- d["Delivery Group"]\n e["Elective Care Workstream"] --- d')
    found = compared(turned)
    assert found.right
    assert all(each in found.marked for each in found.right | found.false | found.missed)
    other = compared(turned, "complete")
    assert (other.right, other.missed, other.false) == (found.right, found.missed, found.false)


def test_a_file_that_is_refused_tells_nothing_false() -> None:
    refused = compared(Document("mermaid", "", "x.mmd", b"\x00", TWO))
    assert refused.missed
    assert not refused.right | refused.false
