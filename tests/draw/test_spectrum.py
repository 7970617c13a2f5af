"""The governance spectrum as a picture."""

from __future__ import annotations

from xml.etree import ElementTree

from stpgraph.draw.spectrum import line, words
from stpgraph.reading.assessed import Stop

STOPS = (
    Stop(1, "Planning forum", "", "Passed", here=False, reached=True),
    Stop(2, "Joint structures", "", "It stands here", here=True, reached=True),
    Stop(3, "Pooled budgets", "", "Not stated", here=False, reached=False),
)
SVG = "{http://www.w3.org/2000/svg}"


def test_where_it_stands_is_the_largest_and_what_is_not_reached_is_hollow() -> None:
    drawn = ElementTree.fromstring(line(STOPS))
    circles = [(float(each.get("cx") or 0), float(each.get("r") or 0), each.get("fill")) for each in drawn.iter(f"{SVG}circle")]
    largest = max(circles, key=lambda each: each[1])
    assert largest[0] == 300
    assert [each.text for each in drawn.iter(f"{SVG}text")] == ["1", "2", "3"]
    full = {each[0] for each in circles if each[2] not in ("none", "#FFFFFF")}
    assert full == {100, 300}
    assert [bool(each.get("stroke-dasharray")) for each in drawn.iter(f"{SVG}path")] == [False, True], (
        "the way passed is unbroken"
    )


def test_a_structure_that_stands_nowhere_is_drawn_too() -> None:
    drawn = line(STOPS[2:])
    assert ElementTree.fromstring(drawn).get("width") == "200"
    assert "<path" not in drawn


def test_it_is_told_in_words() -> None:
    assert words(STOPS) == (
        "The governance spectrum as a line of 3 phases. 1, Planning forum: passed; 2, Joint structures: it stands here; "
        "3, Pooled budgets: not stated."
    )
