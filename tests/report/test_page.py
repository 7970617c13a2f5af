from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stpgraph.report.page import BLANK, Block, Para, Table, columns, para, plain, styled

SENTENCE = "Accountability ends at “STP Strategic Board”, which has no standing in law."
TABLE = Table(("Name", "Number"), (("Board", "7"), ("A much longer name than that", "1,200")), frozenset({1}), (0,))


def unstyled(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def test_a_paragraph_is_wrapped_and_hangs() -> None:
    assert plain([para("aaaa bbbb cccc dddd eeee", indent=2, hang=3)], 14) == "  aaaa bbbb\n     cccc dddd\n     eeee\n"


def test_a_word_wider_than_the_line_is_broken_and_nothing_is_lost() -> None:
    text = plain([para("x " + "W" * 50, indent=2)], 20)
    assert all(columns(line) <= 20 for line in text.splitlines())
    assert text.count("W") == 50


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=40), max_size=12), st.integers(20, 100), st.integers(0, 6))
def test_no_line_is_too_wide_and_no_word_is_lost(words: list[str], width: int, indent: int) -> None:
    from stpgraph.report.checked import one_line

    text = plain([Para(tuple((word, "plain") for word in words), indent, 2)], width)
    assert all(columns(line) <= width for line in text.splitlines())
    assert "".join(text.split()) == "".join(one_line(" ".join(words)).split())


def test_wide_and_combining_characters_are_measured_as_they_are_shown() -> None:
    assert plain([para("理事会 理事会 abc")], 14) == "理事会 理事会\nabc\n"
    assert columns("e\u0301\u200d") == 1
    assert plain([para("理" * 9)], 13) == "理理理理理理\n理理理\n"


def test_a_table_is_set_in_columns_and_breaks_long_cells() -> None:
    assert plain([TABLE], 100) == (
        "Name                          Number\nBoard                              7\nA much longer name than that   1,200\n"
    )
    assert (
        plain([TABLE], 25) == "Name               Number\nBoard                   7\nA much longer       1,200\nname than that\n"
    )


def test_a_table_is_never_squeezed_to_nothing() -> None:
    text = plain([TABLE], 5)
    assert text.splitlines()[0] == "Name          Number"
    assert "A much" in text


def test_blank_lines_and_empty_pages() -> None:
    assert plain([]) == ""
    assert plain([para("a"), BLANK, para("b")]) == "a\n\nb\n"
    assert plain([para("")]) == "\n"


BLOCKS: list[Block] = [para(SENTENCE, "title"), BLANK, Para((("Gap:", "gap"), ("must be closed", "plain")), 2), TABLE]


@pytest.mark.parametrize("width", [20, 40, 100])
def test_a_terminal_shows_the_same_words_in_the_same_lines(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    shown = styled(BLOCKS, width)
    assert "\x1b[1;31mGap:\x1b[0m" in shown
    assert [line.rstrip() for line in unstyled(shown).splitlines()] == plain(BLOCKS, width).splitlines()


def test_no_color_takes_colour_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")
    shown = styled(BLOCKS)
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", shown)
    assert [line.rstrip() for line in unstyled(shown).splitlines()] == plain(BLOCKS).splitlines()


def test_a_dumb_terminal_gets_no_escapes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    assert "\x1b" not in styled(BLOCKS)


def test_markup_in_names_is_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    name = "[red]x[/red] [/] :warning: https://a.example 'y' 12"
    assert name in styled([para(name)])
