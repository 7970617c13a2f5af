"""What is written reads back equal, whatever the text in it; other readers of YAML and JSON read the same."""

from __future__ import annotations

import json
import random
import warnings
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from stpgraph.files import dumps, loads, plain, yaml_tree
from stpgraph.files.yaml_text import folded, inline, is_plain, literal, pair, quoted, yaml_text
from stpgraph.model import Structure
from tests.files import strategies

SEEDS = st.integers(0, 2**32 - 1)


def ruamel_data(text: str) -> Any:
    reader = YAML(typ="safe", pure=True)
    reader.version = (1, 2)
    return reader.load(text)


def titled(text: str, **more: object) -> Structure:
    return Structure.model_validate({"stpgraph": 1, "id": "a", "title": text, "status": "past", "notes": text, **more})


@settings(max_examples=150)
@given(SEEDS)
def test_any_structure_reads_back_and_its_text_is_a_fixed_point(seed: int) -> None:
    structure = strategies.structure(random.Random(seed))
    for form in ("yaml", "json"):
        text = dumps(structure, form)
        assert loads(text, form=form) == structure
        assert dumps(structure, form) == text
        assert dumps(loads(text, form=form), form) == text
        assert text.endswith("\n")


@settings(max_examples=60)
@given(SEEDS)
def test_other_readers_read_the_same_data(seed: int) -> None:
    structure = strategies.structure(random.Random(seed))
    data = json.loads(dumps(structure, "json"))
    text = dumps(structure)
    assert yaml.safe_load(text) == data
    assert yaml.load(text, Loader=yaml.CSafeLoader) == data  # a safe loader
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert json.loads(json.dumps(ruamel_data(text))) == data
    assert data == json.loads(json.dumps(plain(structure)))


@settings(max_examples=400)
@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=300).filter(strategies.usable))
def test_any_text_that_the_model_takes_reads_back(text: str) -> None:
    for made in (titled(text), titled(text, nodes=[{"id": "b", "type": "project", "name": text, "notes": text * 3}])):
        assert loads(dumps(made)) == made
        assert loads(dumps(made, "json"), form="json") == made
        assert yaml.safe_load(dumps(made))["title"] == text


@pytest.mark.parametrize("text", strategies.TEXTS, ids=lambda text: ascii(text)[:30])
def test_nasty_text_is_read_as_that_text_by_every_reader(text: str) -> None:
    made = titled(text, nodes=[{"id": "b", "type": "post", "kind": "gp", "name": text, "holder": text}])
    written = dumps(made)
    assert loads(written) == made
    assert written.isascii() or all(each.isprintable() or each == "\n" for each in written)
    for data in (yaml.safe_load(written), ruamel_data(written)):
        assert [data["title"], data["notes"], data["nodes"][0]["name"], data["nodes"][0]["holder"]] == [text] * 4


@settings(max_examples=200)
@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(10**9), 10**9)
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.sampled_from(strategies.NASTY),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(strategies.NASTY), inner, max_size=4),
        max_leaves=12,
    )
)
def test_any_data_on_one_line_reads_back(data: Any) -> None:
    tree = yaml_tree.parse(inline([data]))
    assert tree.flaws == ()
    assert tree.data == [data]
    assert "\n" not in inline(data)
    if isinstance(data, dict):
        assert yaml_tree.parse(yaml_text(data) or "{}").data == data


@settings(max_examples=300)
@given(st.sampled_from(strategies.NASTY) | st.text("ab :#-,\n\t\"'", max_size=200), st.integers(0, 8))
def test_every_style_of_text_reads_back(text: str, column: int) -> None:
    def read(written: str) -> object:
        tree = yaml_tree.parse(f"{' ' * column}k: {written}\n{' ' * column}l: 1\n")
        assert tree.flaws == ()
        return tree.data

    assert read(quoted(text)) == {"k": text, "l": 1}
    for written in (folded(text, column + 2), literal(text, column + 1), text if is_plain(text, flow=False) else ""):
        assert not written or read(written) == {"k": text, "l": 1}
    assert yaml_tree.parse(pair("k", text, column)).data == {"k": text}


def test_words_that_some_readers_take_for_something_else_are_in_quotes() -> None:
    for word in (
        "yes",
        "No",
        "on",
        "OFF",
        "y",
        "N",
        "true",
        "null",
        "~",
        "2017",
        "2017-06-01",
        "12:30:45",
        "1_000",
        "0x1F",
        ".inf",
        "=",
    ):
        assert not is_plain(word), word
    for word in ("Yes, we can", "2017-06", "00X", "https://a.example/b?c=1#d", "Tom's", "A (b) & C", "1st", "é"):
        assert is_plain(word, flow=False), word
    assert not is_plain("a, b")
    assert is_plain("a, b", flow=False)


def test_long_text_is_folded_and_paragraphs_are_kept() -> None:
    written = dumps(titled("word " * 40 + "end"))
    assert "title: >-\n  word " in written
    assert max(len(line) for line in written.splitlines()) <= 120
    assert "notes: |-\n  One.\n\n  Two.\n" in dumps(titled("One.\n\nTwo."))
    assert 'notes: " a"' in dumps(titled(" a"))
    assert literal("a\nb", 2) == "|-\n  a\n  b"
    assert literal("a \nb", 2) == ""  # editors take spaces at the end of lines away


def test_a_node_stands_on_a_line_where_it_fits() -> None:
    nodes = [{"id": "p", "type": "project", "name": "P"}, {"id": "q", "type": "project", "name": "Q " * 49 + "Q"}]
    assert dumps(titled("t", nodes=nodes)).partition("nodes:\n")[2] == (
        "  - {id: p, type: project, name: P}\n  - id: q\n    type: project\n    name: " + "Q " * 49 + "Q\n"
    )


def test_json_is_read_as_it_is_written_by_hand() -> None:
    text = json.dumps(plain(titled("é\u2028")), ensure_ascii=True, indent=None)
    assert loads(text, form="json") == loads(text) == titled("é\u2028")
