from __future__ import annotations

import pytest

from stpgraph.report.checked import one_line, some_lines
from tests.report.made import HOSTILE

STEERING = [*map(chr, range(32)), *map(chr, range(0x7F, 0xA0)), "\u2028", "\u202e", "\u2066", "\ud800", "\udcff", "\ufeff"]


@pytest.mark.parametrize("character", STEERING, ids=ascii)
def test_nothing_that_steers_a_terminal_gets_through(character: str) -> None:
    assert character not in one_line(f"a{character}b")
    assert character == "\n" or character not in some_lines(f"a{character}b")
    assert some_lines("a\nb") == "a\nb"


@pytest.mark.parametrize("name", ["Board", "Conseil général", "理事会", "100 % [x] {y}", "e\u0301"])
def test_ordinary_names_stay_as_they_are(name: str) -> None:
    assert one_line(name) == some_lines(name) == name


def test_one_line_is_one_line() -> None:
    assert all(len(one_line(name).splitlines()) == 1 for name in HOSTILE)
    assert one_line(" a \r\n b\u2028c ") == "a b c"
