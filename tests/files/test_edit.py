"""A user's file keeps everything that was not changed: comments, order, quotes, blank lines."""

from __future__ import annotations

import difflib
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stpgraph import shipped
from stpgraph.errors import InputError
from stpgraph.files import dumps, edit, loads, read
from stpgraph.files.edit import rewrite, save
from stpgraph.model import Structure
from tests.files import hand, strategies

SEEDS = st.integers(0, 2**32 - 1)
SHIPPED = [path for shelf in shipped.SHELVES for path in shipped.files(shelf)]
Change = Callable[[dict[str, Any]], None]

TEXT = """\
# A header
# of two lines
stpgraph: 1
id: a-footprint
title: 'A footprint'   # the title
status: current

as_at: 2017
notes: >-   # remarks
  One line of words and
  another line of words and
  a third line.
sources:
- {id: tor, title: "Terms, of reference", date: 2017-01-20}

nodes:
  # Organisations
  - {id: ccg-a, type: organisation, kind: ccg, name: CCG A}
  - {id: ccg-b, type: organisation, kind: ccg, name: CCG B, status: established}  # merged later

  # Boards
  - id: board
    # what sort
    kind: strategic_board
    type: body
    name: "The Board"
    voting: {basis: per_member, threshold: 0.75}
    # nothing more is known
  # the delivery group
  - {id: group, type: body, kind: delivery_group,
     name: Group}

  # Work
  - {id: p1, type: project, name: One}
relations:
  - {source: group, type: accountable_to, target: board, cites: tor}
  - {source: ccg-a, type: member_of, target: board}
decisions:
  - id: plan
    name: The plan
    taken_by:
      - board  # of course
      # and below
      - group
    affects: [ccg-a, ccg-b]
limits: {CPX003: 12}
# the end
"""


def changed(change: Change, text: str = TEXT) -> tuple[list[str], Structure]:
    """The lines that a change of the data takes away (`-`) and adds (`+`)."""
    before = loads(text)
    data = before.model_dump(mode="json")
    change(data)
    after = Structure.model_validate(data)
    result = rewrite(text, after)
    assert loads(result) == after
    return diff(text, result), after


def diff(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def _set(data: dict[str, Any], *path: Any, to: object) -> None:
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = to


CASES: dict[str, tuple[Change, list[str]]] = {
    "nothing": (lambda data: None, []),
    "quotes stay": (
        lambda data: _set(data, "title", to="It's another"),
        ["-title: 'A footprint'   # the title", "+title: 'It''s another'   # the title"],
    ),
    "double quotes stay": (
        lambda data: _set(data, "nodes", 2, "name", to='The "new" Board'),
        ['-    name: "The Board"', '+    name: "The \\"new\\" Board"'],
    ),
    "bare year becomes bare day": (lambda data: _set(data, "as_at", to="2018-02-01"), ["-as_at: 2017", "+as_at: 2018-02-01"]),
    "date taken away": (lambda data: _set(data, "as_at", to=None), ["-as_at: 2017"]),
    "folded text keeps the lines that hold": (
        lambda data: _set(data, "notes", to="One line of words and another line of text and a third line."),
        ["-  another line of words and", "+  another line of text and"],
    ),
    "folded text goes with its comment": (
        lambda data: _set(data, "notes", to=None),
        ["-notes: >-   # remarks", "-  One line of words and", "-  another line of words and", "-  a third line."],
    ),
    "a field of one line": (
        lambda data: _set(data, "nodes", 0, "name", to="CCG A, merged"),
        [
            "-  - {id: ccg-a, type: organisation, kind: ccg, name: CCG A}",
            '+  - {id: ccg-a, type: organisation, kind: ccg, name: "CCG A, merged"}',
        ],
    ),
    "an explicit default stays": (
        lambda data: _set(data, "nodes", 1, "ods_code", to="012"),
        [
            "-  - {id: ccg-b, type: organisation, kind: ccg, name: CCG B, status: established}  # merged later",
            '+  - {id: ccg-b, type: organisation, kind: ccg, name: CCG B, ods_code: "012", status: established}  # merged later',
        ],
    ),
    "a key comes where the format has it": (lambda data: _set(data, "nodes", 2, "quorum", to=6), ["+    quorum: 6"]),
    "a key between brackets changes": (
        lambda data: _set(data, "nodes", 2, "voting", "threshold", to=None),
        ["-    voting: {basis: per_member, threshold: 0.75}", "+    voting: {basis: per_member}"],
    ),
    "an item between brackets goes": (
        lambda data: data["decisions"][0]["affects"].pop(0),
        ["-    affects: [ccg-a, ccg-b]", "+    affects: [ccg-b]"],
    ),
    "a new item between brackets": (
        lambda data: data["decisions"][0]["affects"].append("board"),
        ["-    affects: [ccg-a, ccg-b]", "+    affects: [ccg-a, ccg-b, board]"],
    ),
    "an item in a block goes with its comment": (
        lambda data: data["decisions"][0]["taken_by"].pop(0),
        ["-      - board  # of course"],
    ),
    "an item in a block comes": (lambda data: data["decisions"][0]["taken_by"].append("board"), ["+      - board"]),
    "a list of ids becomes one": (
        lambda data: _set(data, "relations", 0, "cites", to=[]),
        [
            "-  - {source: group, type: accountable_to, target: board, cites: tor}",
            "+  - {source: group, type: accountable_to, target: board}",
        ],
    ),
    "an item in several lines": (
        lambda data: _set(data, "nodes", 3, "name", to="Team"),
        ["-     name: Group}", "+     name: Team}"],
    ),
    "an id that is given anew": (
        lambda data: [_set(data, "nodes", 4, "id", to="p2")],
        ["-  - {id: p1, type: project, name: One}", "+  - {id: p2, type: project, name: One}"],
    ),
    "a relation that is led elsewhere": (
        lambda data: _set(data, "relations", 1, "target", to="group"),
        [
            "-  - {source: ccg-a, type: member_of, target: board}",
            "+  - {source: ccg-a, type: member_of, target: group}",
        ],
    ),
    "a relation of another type": (
        lambda data: _set(data, "relations", 1, to={"source": "ccg-a", "type": "oversees", "target": "board"}),
        [
            "-  - {source: ccg-a, type: member_of, target: board}",
            "+  - {source: ccg-a, type: oversees, target: board}",
        ],
    ),
    "the heading of a section stays while one of it stays": (
        lambda data: [data["nodes"].pop(0), data["relations"].pop(1), data["decisions"][0]["affects"].pop(0)],
        [
            "-  - {id: ccg-a, type: organisation, kind: ccg, name: CCG A}",
            "-  - {source: ccg-a, type: member_of, target: board}",
            "-    affects: [ccg-a, ccg-b]",
            "+    affects: [ccg-b]",
        ],
    ),
    "an item goes with its own comments, the next heading stays": (
        lambda data: [data["nodes"].pop(3), data["relations"].pop(0), data["decisions"][0]["taken_by"].pop()],
        [
            "-  # the delivery group",
            "-  - {id: group, type: body, kind: delivery_group,",
            "-     name: Group}",
            "-  - {source: group, type: accountable_to, target: board, cites: tor}",
            "-      # and below",
            "-      - group",
        ],
    ),
    "the last of a section takes its heading": (
        lambda data: data["nodes"].pop(),
        ["-", "-  # Work", "-  - {id: p1, type: project, name: One}"],
    ),
    "a new item on one line": (
        lambda data: data["relations"].append({"source": "p1", "type": "accountable_to", "target": "group"}),
        ["+  - {source: p1, type: accountable_to, target: group}"],
    ),
    "a new item too long for one line": (
        lambda data: data["relations"].append(
            {"source": "p1", "type": "accountable_to", "target": "group", "notes": "word " * 30 + "x"}
        ),
        [
            "+  - source: p1",
            "+    type: accountable_to",
            "+    target: group",
            "+    notes: >-",
            "+      " + ("word " * 23).strip(),
            "+      " + "word " * 7 + "x",
        ],
    ),
    "a new item where all have a line for each key": (
        lambda data: data["decisions"].append({"id": "two", "name": "Two"}),
        ["+  - id: two", "+    name: Two"],
    ),
    "a new item within a section": (
        lambda data: data["nodes"].insert(1, {"id": "ccg-c", "type": "organisation", "kind": "ccg", "name": "CCG C"}),
        ["+  - {id: ccg-c, type: organisation, kind: ccg, name: CCG C}"],
    ),
    "a new first item comes below the heading": (
        lambda data: data["nodes"].insert(0, {"id": "ccg-c", "type": "organisation", "kind": "ccg", "name": "CCG C"}),
        ["+  - {id: ccg-c, type: organisation, kind: ccg, name: CCG C}"],
    ),
    "a new list": (
        lambda data: _set(
            data, "accepted", to=[{"rule": "CPX003", "subjects": ["board"], "reason": "Agreed", "until": "2018-04"}]
        ),
        ["+", "+accepted:", "+  - {rule: CPX003, subjects: [board], reason: Agreed, until: 2018-04}"],
    ),
    "a long note gives an item a line for each key": (
        lambda data: _set(data, "nodes", 0, "notes", to="A long note that does not fit on the line of the item. " * 2 + "End."),
        [
            "-  - {id: ccg-a, type: organisation, kind: ccg, name: CCG A}",
            "+  - id: ccg-a",
            "+    type: organisation",
            "+    kind: ccg",
            "+    name: CCG A",
            "+    notes: >-",
            "+      " + "A long note that does not fit on the line of the item. " * 2 + "End.",
        ],
    ),
    "all of a mapping goes": (lambda data: _set(data, "limits", to={}), ["-limits: {CPX003: 12}"]),
    "a number changes": (
        lambda data: _set(data, "limits", to={"CPX003": 11}),
        ["-limits: {CPX003: 12}", "+limits: {CPX003: 11}"],
    ),
}


def test_a_new_first_item_comes_below_the_heading_of_the_section() -> None:
    before = loads(TEXT)
    data = before.model_dump(mode="json")
    data["nodes"].insert(0, {"id": "ccg-c", "type": "organisation", "kind": "ccg", "name": "CCG C"})
    heading = "  # Organisations\n"
    new = "  - {id: ccg-c, type: organisation, kind: ccg, name: CCG C}\n"
    assert rewrite(TEXT, Structure.model_validate(data)) == TEXT.replace(heading, heading + new)


@pytest.mark.parametrize("name", CASES)
def test_only_what_changed_changes(name: str) -> None:
    change, expected = CASES[name]
    assert sorted(changed(change)[0]) == sorted(expected)


def test_an_item_that_moves_takes_its_own_comment_along() -> None:
    before = loads(TEXT)
    nodes = before.nodes
    after = before.model_copy(update={"nodes": (*nodes[:3], nodes[4], nodes[3])})
    own = "  # the delivery group\n  - {id: group, type: body, kind: delivery_group,\n     name: Group}\n"
    others = "\n  # Work\n  - {id: p1, type: project, name: One}\n"
    assert rewrite(TEXT, after) == TEXT.replace(own + others, others + own)
    first = before.model_copy(update={"nodes": (nodes[1], nodes[0], *nodes[2:])})
    one, two = (line for line in TEXT.splitlines(keepends=True) if "id: ccg-" in line)
    assert rewrite(TEXT, first) == TEXT.replace(one + two, two + one)


def test_comment_behind_a_value_that_becomes_long_stays_on_its_line() -> None:
    text = TEXT.replace("title: 'A footprint'", "title: A footprint")
    title = "words " * 25 + "end"
    lines, _ = changed(lambda data: _set(data, "title", to=title), text)
    assert lines[0] == "-title: A footprint   # the title"
    assert lines[1] == "+title: >-   # the title"


def test_plain_text_in_several_lines_keeps_its_comment_at_the_end() -> None:
    text = TEXT.replace("title: 'A footprint'", "title: A footprint of\n  two lines")
    lines, _ = changed(lambda data: _set(data, "title", to="A footprint of two other words"), text)
    assert lines == ["-  two lines   # the title", "+  two other words   # the title"]


def test_paragraphs_are_kept_as_lines() -> None:
    text = TEXT.replace("title: 'A footprint'", "title: A footprint").replace("notes: >-   # remarks", "notes: |-  # remarks")
    lines, _ = changed(lambda data: _set(data, "notes", to="One\n\ntwo\n"), text)
    assert lines[0] == "-notes: |-  # remarks"
    assert "+notes: |  # remarks" in lines
    assert [line for line in lines if line[0] == "+"] == ["+notes: |  # remarks", "+  One", "+", "+  two"]


NOTES = TEXT[TEXT.index("notes:") : TEXT.index("sources:")]


@pytest.mark.parametrize(
    ("before", "to", "after"),
    [
        ("notes: >-\n  one\n  two\n  three\n", "one three", "notes: >-\n  one\n  three\n"),
        ("notes: >-\n  one\n  two\n  three\n", "one  two three", "notes: >-\n  one  two three\n"),
        ("notes: >-\n  one\n  two\n  three\n", "one 2 and 3", "notes: >-\n  one\n  2 and 3\n"),
        ("notes: >-\n  one\n  two\n", "one two three", "notes: >-\n  one\n  two\n  three\n"),
        ("notes: >-\n  one\n  two\n", "zero one two", "notes: >-\n  zero\n  one\n  two\n"),
        ("notes: >-\n  one\n  two\n", "one", "notes: >-\n  one\n"),
        ("notes: >-\n  one\n  two\n", "one  x  two", "notes: >-\n  one  x  two\n"),
        ("notes: >-\n  one\n\n  two\n", "1 2", "notes: >-\n  1 2\n"),
        ("notes: >\n    one\n    two\n", "one three\n", "notes: |\n    one three\n"),
        ("notes: >-\n  one\n", " one", 'notes: " one"\n'),
        ("notes: |-\n  one\n  two\n", "one\n\n 2", "notes: |-\n  one\n\n   2\n"),
        ("notes: |  # c\n  one\n", "one\ttwo", 'notes: "one\\ttwo"  # c\n'),
        ("notes: |+\n  one\n\n", "two", "notes: |-\n  two\n"),
        ("notes: one  # c\n", "1", 'notes: "1"  # c\n'),
        ("notes: 'one'\n", "it's\n", 'notes: "it\'s\\n"\n'),
        ('notes: "one\n  two"\n', "two: 3", 'notes: "two: 3"\n'),
        ("notes:\n  one two\n", "two: 3", 'notes:\n  "two: 3"\n'),
        ("notes:   # c\n  one two\n", "two", "notes:   # c\n  two\n"),
        ("notes: one\n", "a\n\nb", "notes: |-\n  a\n\n  b\n"),
        ("? notes\n: one\n", "two", "? notes\n: two\n"),
        ("'notes' : one\n", "two", "'notes' : two\n"),
        ("notes: &a one # c\n", "two", "notes: two # c\n"),
    ],
)
def test_text_is_written_in_the_manner_of_what_stood_there(before: str, to: str, after: str) -> None:
    text = TEXT.replace(NOTES, before)
    structure = loads(text)
    assert rewrite(text, structure.model_copy(update={"notes": to})) == text.replace(before, after)


def test_one_source_becomes_more_than_a_line_of_them() -> None:
    more = [f"a-document-with-a-long-name-{number}" for number in range(6)]
    text = TEXT.replace("    name: The plan\n", "    name: The plan\n    cites: tor  # and more\n")
    data = loads(text).model_dump(mode="json")
    data["sources"] += [{"id": each, "title": "t"} for each in more]
    data["decisions"][0]["cites"] = ["tor", *more]
    result = rewrite(text, Structure.model_validate(data))
    items = "".join(f"      - {each}\n" for each in ["tor", *more])
    assert f"    name: The plan\n    cites:  # and more\n{items}    taken_by:\n" in result


def test_a_key_without_a_value_gets_one() -> None:
    text = TEXT.replace("name: One}", "name: One, starts}").replace("as_at: 2017", "as_at:   # when")
    lines, _ = changed(lambda data: [_set(data, "as_at", to="2017"), _set(data, "nodes", 4, "starts", to="2017-01")], text)
    assert sorted(lines) == sorted(
        [
            "-as_at:   # when",
            '+as_at: "2017"   # when',
            "-  - {id: p1, type: project, name: One, starts}",
            "+  - {id: p1, type: project, name: One, starts: 2017-01}",
        ]
    )


def test_windows_line_ends_stay() -> None:
    text = TEXT.replace("\n", "\r\n")
    before = loads(text)
    data = before.model_dump(mode="json")
    data["notes"] = "word " * 40 + "end"
    data["decisions"].append({"id": "two", "name": "Two"})
    result = rewrite(text, Structure.model_validate(data))
    assert result.count("\n") == result.count("\r\n") > text.count("\n")


def test_byte_order_mark_and_missing_last_line_end_stay() -> None:
    text = "\ufeff" + TEXT.removesuffix("# the end\n").rstrip("\n")
    after = loads(text[1:]).model_copy(update={"title": "New"})
    result = rewrite(text, after)
    assert result == text.replace("'A footprint'", "'New'")
    with_more = Structure.model_validate({**after.model_dump(mode="json"), "checklist": {"vision-purpose": {"answer": "yes"}}})
    assert rewrite(text, with_more).endswith('\nlimits: {CPX003: 12}\nchecklist: {vision-purpose: {answer: "yes"}}\n')


def test_repeated_values_are_written_out_where_one_of_them_changes() -> None:
    text = TEXT.replace("cites: tor}", "cites: &c [tor]}").replace("target: board}", "target: board, cites: *c}")
    assert "*c" in text
    lines, _ = changed(lambda data: _set(data, "relations", 1, "cites", to=[]), text)
    assert [line for line in lines if "&c" in line] == []
    lines, after = changed(lambda data: _set(data, "relations", 0, "cites", to=[]), text)
    assert after.relations[1].cites == ("tor",)
    assert "+  - {source: ccg-a, type: member_of, target: board, cites: [tor]}" in lines
    untouched, _ = changed(lambda data: _set(data, "nodes", 4, "name", to="P"), text)
    assert len(untouched) == 2
    others = text.replace("title: 'A", "title: &t 'A").replace("as_at:", "footprint: *t\nas_at:")
    lines, _ = changed(lambda data: _set(data, "relations", 0, "cites", to=[]), others)
    assert "+title: 'A footprint'   # the title" in lines
    assert "+footprint: A footprint" in lines


def test_a_file_in_brackets_stays_in_brackets() -> None:
    text = '{"stpgraph": 1, "id": "a",\n "title": "T", "status": "current", "nodes": [\n  {"id": "p", "type": "project", "name": "P"} # one\n]}\n'
    before = loads(text)
    data = before.model_dump(mode="json")
    data["nodes"] += [{"id": "q", "type": "project", "name": "Q"}]
    data["title"] = "U"
    assert rewrite(text, Structure.model_validate(data)) == (
        '{"stpgraph": 1, "id": "a",\n "title": "U", "status": "current", "nodes": [\n'
        '  {"id": "p", "type": "project", "name": "P"}, # one\n  {id: q, type: project, name: Q}\n]}\n'
    )


def test_comments_between_brackets_stay_unless_their_item_goes() -> None:
    text = TEXT.replace(
        "[ccg-a, ccg-b]", "[\n      # first\n      ccg-a,  # the one\n      # second\n      ccg-b  # the other\n    ]"
    )
    lines, _ = changed(lambda data: data["decisions"][0]["affects"].pop(0), text)
    assert lines == ["-      ccg-a,  # the one"]
    lines, _ = changed(lambda data: data["decisions"][0]["affects"].pop(1), text)
    assert sorted(lines) == ["+      ccg-a  # the one", "-      ccg-a,  # the one", "-      ccg-b  # the other"]
    lines, _ = changed(lambda data: data["decisions"][0]["affects"].append("board"), text)
    assert sorted(lines) == ["+      board", "+      ccg-b,  # the other", "-      ccg-b  # the other"]


def test_a_comma_at_the_end_stays_there() -> None:
    text = TEXT.replace("[ccg-a, ccg-b]", "[ ccg-a, ccg-b, ]")
    lines, _ = changed(lambda data: data["decisions"][0]["affects"].pop(0), text)
    assert lines[1] == "+    affects: [ ccg-b, ]"
    lines, _ = changed(lambda data: data["decisions"][0]["affects"].append("board"), text)
    assert lines[1] == "+    affects: [ ccg-a, ccg-b, board, ]"


def test_text_that_holds_no_structure_is_refused() -> None:
    with pytest.raises(InputError):
        rewrite("stpgraph: 1\n", loads(TEXT))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_in_shipped_files_a_new_name_changes_no_other_line(path: Path) -> None:
    text = path.read_text("utf-8")
    structure = loads(text)
    assert rewrite(text, structure) == text
    nodes = structure.nodes
    for index in _some(len(nodes)):
        node = nodes[index]
        renamed = node.model_copy(update={"name": f"{node.name} X"})
        after = structure.model_copy(update={"nodes": (*nodes[:index], renamed, *nodes[index + 1 :])})
        lines = diff(text, rewrite(text, after))
        assert len(lines) == 2, lines
        assert lines[1].replace(" X", "", 1)[1:].replace('"', "") == lines[0][1:].replace('"', "")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_in_shipped_files_what_goes_and_comes_back_is_only_that(path: Path) -> None:
    text = path.read_text("utf-8")
    structure = loads(text)
    for index in _some(len(structure.relations)):
        without = structure.model_copy(update={"relations": structure.relations[:index] + structure.relations[index + 1 :]})
        lines = diff(text, rewrite(text, without))
        moved = [line[1:] for line in lines if line[0] == "+"]  # a diff may show the next item as moved up
        assert all(f"-{line}" in lines for line in moved)
        gone = [line[1:] for line in lines if line[0] == "-"]
        assert "".join(gone).count("source:") - "".join(moved).count("source:") == 1
    assert rewrite(text, structure) == text


def _some(count: int) -> range:
    """A dozen positions, all over."""
    return range(0, count, count // 12 + 1)


def no_fall_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(structure: Structure) -> str:
        raise AssertionError("the file was written afresh")

    monkeypatch.setattr(edit, "dumps", fail)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_any_edit_of_a_shipped_file_reads_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    no_fall_back(monkeypatch)
    text = path.read_text("utf-8")
    for seed in range(4):
        after = strategies.edited(random.Random(f"{path.stem} {seed}"), loads(text), changes=6)
        result = rewrite(text, after)
        assert loads(result) == after
        assert rewrite(result, loads(text)) == rewrite(result, read(path))


def test_any_edit_of_a_handwritten_file_reads_back(monkeypatch: pytest.MonkeyPatch) -> None:
    no_fall_back(monkeypatch)

    @settings(max_examples=150)
    @given(SEEDS)
    def check(seed: int) -> None:
        rng = random.Random(seed)
        before = strategies.structure(rng)
        text = hand.handwritten(rng, before)
        after = strategies.edited(rng, before)
        assert rewrite(text, before) == text
        assert loads(rewrite(text, after)) == after

    check()


@settings(max_examples=100)
@given(SEEDS)
def test_comments_outside_what_goes_all_stay(seed: int) -> None:
    rng = random.Random(seed)
    before = strategies.structure(rng)
    text = hand.handwritten(rng, before)
    data = before.model_dump(mode="json")
    data["title"] = "A new title"
    data["sources"].append({"id": "brand-new", "title": "A new source"})
    data["limits"]["CPX003"] = data["limits"].get("CPX003", 0) + 1
    after = Structure.model_validate(data)
    comments = set(hand.comments(text))
    assert comments - set(hand.comments(rewrite(text, after))) == set()


def test_a_file_that_defies_all_care_is_written_afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edit, "spliced", lambda text, change: "no: structure")
    after = loads(TEXT).model_copy(update={"title": "New"})
    assert rewrite("\ufeff" + TEXT, after) == "\ufeff" + dumps(after)


class TestSave:
    def test_a_file_is_changed_in_place(self, tmp_path: Path) -> None:
        path = tmp_path / "a.yaml"
        path.write_bytes(("\ufeff" + TEXT).replace("\n", "\r\n").encode())
        path.chmod(0o640)
        save(read(path).model_copy(update={"title": "New"}), path)
        assert path.read_bytes() == ("\ufeff" + TEXT.replace("A footprint", "New")).replace("\n", "\r\n").encode()
        assert path.stat().st_mode & 0o777 == 0o640
        assert [each.name for each in tmp_path.iterdir()] == ["a.yaml"]

    def test_a_file_that_is_not_there_or_is_broken_is_written_afresh(self, tmp_path: Path) -> None:
        structure = loads(TEXT)
        for name, before in (("new.yaml", None), ("broken.yaml", "a: b"), ("a.json", dumps(structure, "json"))):
            path = tmp_path / name
            if before is not None:
                path.write_text(before)
            save(structure, path)
            assert path.read_text("utf-8") == dumps(structure, "json" if name == "a.json" else "yaml")

    def test_what_cannot_be_written_is_told_plainly(self, tmp_path: Path) -> None:
        structure = loads(TEXT)
        with pytest.raises(InputError, match="No such file or directory"):
            save(structure, tmp_path / "none" / "a.yaml")
        with pytest.raises(InputError, match="This is a folder"):
            save(structure, tmp_path)
        with pytest.raises(InputError, match="cannot be written"):
            save(structure, "a\0b.yaml")

    def test_a_read_only_file_stays(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "a.yaml"
        path.write_text(TEXT)
        monkeypatch.setattr(os, "access", lambda target, mode: False)  # root may write anywhere
        with pytest.raises(InputError, match="read-only"):
            save(loads(TEXT).model_copy(update={"title": "New"}), path)
        assert path.read_text() == TEXT
