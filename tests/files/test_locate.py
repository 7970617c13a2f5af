"""The readers find the place of every value, and count lines as editors do."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stpgraph.files import json_tree, plain, yaml_tree
from stpgraph.files.tree import Lines, Path
from tests.files import hand, strategies

SEEDS = st.integers(0, 2**32 - 1)


def paths(data: Any, path: Path = ()) -> list[tuple[Path, Any]]:
    """Every path in data, with its value."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [(path, data), *(each for step, value in items for each in paths(value, (*path, step)))]


def offset(text: str, line: int, column: int) -> int:
    lines = text.replace("\r\n", "\0\n").replace("\r", "\n").split("\n")
    return sum(len(each) + 1 for each in lines[: line - 1]) + column - 1


@settings(max_examples=60)
@given(SEEDS)
def test_every_value_of_a_yaml_file_is_found_where_it_stands(seed: int) -> None:
    rng = random.Random(seed)
    text = hand.handwritten(rng, strategies.structure(rng))
    found = paths(yaml_tree.parse(text).data)
    places = yaml_tree.locate(text, frozenset(path for path, _ in found))
    named = {name.split()[0]: None for name in text.split("&")[1:]}
    assert set(places) <= {path for path, _ in found}
    if not named:  # what is repeated stands in one place only
        assert set(places) == {path for path, _ in found}
    for path, place in places.items():
        start = offset(text, place.key_line, place.key_column)
        if path and isinstance(path[-1], str):
            assert text[start:].lstrip("\"'").startswith(path[-1])
        value = {repr(each): one for each, one in found}[repr(path)]
        if isinstance(value, str) and value.isalnum() and value.isascii() and place.raw == value:
            at = offset(text, place.line, place.column)
            assert value in text[at : at + len(value) + 60]


@settings(max_examples=40)
@given(SEEDS, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_every_value_of_a_json_file_is_found_where_it_stands(seed: int, indent: Any, ascii_only: bool) -> None:
    data = plain(strategies.structure(random.Random(seed)))
    text = json.dumps(data, indent=indent, ensure_ascii=ascii_only)
    assert json_tree.parse(text).data == json.loads(text)
    found = paths(json.loads(text))
    places = json_tree.locate(text, frozenset(path for path, _ in found))
    assert set(places) == {path for path, _ in found}
    decoder = json.JSONDecoder()
    for path, value in found:
        place = places[path]
        assert decoder.raw_decode(text, offset(text, place.line, place.column))[0] == value
        if path and isinstance(path[-1], str):
            assert decoder.raw_decode(text, offset(text, place.key_line, place.key_column))[0] == path[-1]


@settings(max_examples=300)
@given(st.text("a\r\n\u2028", max_size=30), st.lists(st.integers(0, 30), max_size=6), st.booleans())
def test_lines_are_counted_as_editors_count_them(text: str, offsets: list[int], rising: bool) -> None:
    lines = Lines(text)
    offsets = [*range(len(text)), *offsets] if rising else offsets
    for at in offsets:
        if at <= len(text) and text[at - 1 : at + 1] != "\r\n":
            before = text[:at].replace("\r\n", "\n").replace("\r", "\n")
            assert lines.at(at) == (before.count("\n") + 1, len(text[:at]) - max(text[:at].rfind("\n"), text[:at].rfind("\r")))
        elif at <= len(text):
            lines.at(at)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("true", True), ("false", False), ("null", None), ("~", None), ("", None)),
        *(
            (word, word)
            for word in ("True", "TRUE", "yes", "no", "on", "off", "y", "Null", "NULL", "2017-06-01", "12:30", "1_000")
        ),
        *(
            ("012", 12),
            ("-3", -3),
            ("+3", 3),
            ("1e3", 1000.0),
            ("1.5", 1.5),
            (".5", 0.5),
            ("5.", 5.0),
            ("0x1F", 31),
            ("0o17", 15),
        ),
        *((word, word) for word in ("0x", "1e", "00X", "0b1", "-", "+", ".", "e3", "0xg", "--1", "1.2.3")),
        *((".inf", float("inf")), ("-.INF", float("-inf")), ("+.Inf", float("inf"))),
        *(
            ("9" * 300, int("9" * 300)),
            ("9" * 301, float("inf")),
            ("9" * 5000, float("inf")),
            ("0x" + "f" * 400, "0x" + "f" * 400),
        ),
    ],
    ids=lambda each: str(each)[:20],
)
def test_plain_scalars_mean_what_yaml_1_2_says(text: str, value: object) -> None:
    data = yaml_tree.parse(f"[{text}]" if text else "[a, ~]").data
    assert isinstance(data, list)
    assert repr(data[-1]) == repr(value)
    assert yaml_tree.parse(f'"{text}"').data == text


def test_not_a_number_is_a_number() -> None:
    assert repr(yaml_tree.parse("[.nan, .NaN, .NAN, .nAn]").data) == "[nan, nan, nan, '.nAn']"


def test_aliases_and_documents() -> None:
    assert yaml_tree.parse("a: &x [1, &y b]\nc: [*x, *y]\nd: &x 2\ne: *x\n").data == {
        "a": [1, "b"],
        "c": [[1, "b"], "b"],
        "d": 2,
        "e": 2,
    }
    assert yaml_tree.parse("&k key: 1\n").data == {"key": 1}
    assert yaml_tree.parse("--- # start\na: 1\n...\n").data == {"a": 1}
    assert yaml_tree.parse("%YAML 1.2\n---\na: 1\n").data == {"a": 1}
    tree = yaml_tree.parse("a: 1\n---\nb: 2\n")
    assert (tree.data, tree.whole) == ({"a": 1}, False)


def test_a_flaw_tells_its_path() -> None:
    tree = yaml_tree.parse("nodes:\n  - {a: 1, a: 2}\n  - [x, !t y, {5: 1}]\n")
    assert [(flaw.line, flaw.column, flaw.path) for flaw in tree.flaws] == [
        (2, 12, ("nodes", 0, "a")),
        (3, 9, ("nodes", 1, 1)),
        (3, 16, ("nodes", 1, 2)),
    ]
    assert tree.data == {"nodes": [{"a": 1}, ["x", "y", {}]]}
    broken = yaml_tree.parse("nodes:\n  - {a: 1}\n  - {b: 'x}\n")
    assert (broken.whole, broken.broken) == (False, ("nodes", 1))
    assert yaml_tree.parse("nodes:\n  - {a: [x, y: z: 1]}\n").broken == ("nodes", 0, "a", 2)
    assert yaml_tree.parse("nodes:\n  - id:b\n    type: x\n").broken == ("nodes", 0)
