"""Text is measured as browsers measure it, and broken without losing any of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stpgraph.layout.text import LINE_HEIGHT, measure, wrap

#: Widths in CSS pixels at 1000 px, as Chromium 156 gives them for Liberation Sans, which has Arial's widths, without kerning.
KNOWN = [
    ("Delivery Group", False, 6668.95),
    ("Delivery Group", True, 7168.95),
    ("WWW", False, 2831.55),
    ("iii", False, 666.52),
    ("IM&T", False, 2388.67),
    ("£ – é", False, 2224.13),
    ("Health and Wellbeing Board", True, 13278.81),
]


@pytest.mark.parametrize(("text", "bold", "width"), KNOWN)
def test_widths_are_those_of_the_font(text: str, bold: bool, width: float) -> None:
    assert measure(text, 1000, bold) == pytest.approx(width, abs=0.5)


def test_width_grows_with_size_and_length() -> None:
    assert measure("board", 26) == pytest.approx(2 * measure("board", 13))
    assert measure("board board", 13) > measure("board", 13) > 0
    assert LINE_HEIGHT > 1


def test_what_the_font_lacks_has_room_to_spare() -> None:
    assert measure("医", 10) == 10
    assert measure("🏥", 10) == 13
    assert measure("e\u0301", 10) == measure("e", 10) + 0
    assert measure("ก", 10) == 7.5
    assert measure("\u200d", 10) == 0


def test_breaks_between_words_then_at_hyphens_and_slashes_then_anywhere() -> None:
    assert wrap("Strategic Board", 500, 13) == ("Strategic Board",)
    assert wrap("Strategic Board", 60, 13) == ("Strategic", "Board")
    assert wrap("NHSI/NHSE", 45, 13) == ("NHSI/", "NHSE")
    assert wrap("Finance-Workforce", 70, 13) == ("Finance-", "Workforce")
    assert "".join(wrap("x" * 300, 100, 13)) == "x" * 300


def test_lines_are_even() -> None:
    lines = wrap("Health Overview and Scrutiny Committee of the Council", 220, 13)
    widths = [measure(line, 13) for line in lines]
    assert len(lines) == 2
    assert max(widths) - min(widths) < 60


def test_a_family_of_emoji_is_not_broken_up() -> None:
    family = "👩\u200d👩\u200d👧\u200d👦"
    assert all(line.replace(family, "") == "" for line in wrap(family * 4, 70, 13))


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=80), st.floats(20, 400), st.booleans())
def test_nothing_is_lost_and_all_fits(text: str, width: float, bold: bool) -> None:
    lines = wrap(text, width, 13, bold)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        # One character with its marks may be wider than the room: it stands alone.
        assert measure(line, 13, bold) <= width or len(line.split()) == 1
