"""Every fault of a file at once, each with its place, what was found, what is allowed and the nearest valid spelling."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stpgraph.errors import Fault, InputError
from stpgraph.files import dumps, loads
from stpgraph.files.messages import OWNERS, keys_of
from stpgraph.files.spelling import Speller, as_boolean, as_date, as_number, as_slug
from stpgraph.model.kinds import ENDPOINTS, KINDS
from tests.files import hand, strategies
from tests.files.broken import CASES

HEAD = "stpgraph: 1\nid: a\ntitle: t\nstatus: current\n"


def faults(text: str, form: str = "yaml") -> tuple[Fault, ...]:
    with pytest.raises(InputError) as caught:
        loads(text, "a.yaml", form)  # type: ignore[arg-type]
    assert list(caught.value.faults) == sorted(caught.value.faults)
    return caught.value.faults


@pytest.mark.parametrize("name", CASES)
def test_each_fault_is_told_where_it_is(name: str) -> None:
    text, expected = CASES[name]
    told = faults(HEAD + text)
    assert [(fault.line, fault.column, fault.path) for fault in told] == [each[:3] for each in expected], told
    for fault, (_, _, _, words, suggestion) in zip(told, expected, strict=True):
        assert words in fault.message
        assert fault.suggestion == suggestion
        assert fault.file == "a.yaml"
        assert fault.message.endswith((".", '".', ".)"))
        assert fault.message[0] == fault.message[0].upper()


def test_faults_of_the_whole_file() -> None:
    nothing = (
        "There is nothing in this file: a structure file starts with `stpgraph: 1` and has an `id`, a `title` and a `status`."
    )
    for text in ("", "# only a comment\n", "---\n", "~"):
        (fault,) = faults(text)
        assert fault.message == nothing
    (fault,) = faults("Minutes of the board")
    assert fault.message.startswith("This is the text `Minutes of the board`, not a structure: a structure file starts with")
    assert [fault.message for fault in faults("a: 1")] == [
        "`id` is missing from this structure.",
        "`status` is missing from this structure. It may be `archetype`, `current`, `option` or `past`.",
        "`stpgraph: 1`, the version of the format, is missing from this structure.",
        "`title` is missing from this structure.",
        "`a` is no key of a structure; it may have `stpgraph`, `id`, `title`, `footprint`, `status`, `archetype`, `as_at`, `drawing`, "
        "`notes`, `sources`, `nodes`, `relations`, `decisions`, `accepted`, `limits` or `checklist`.",
    ]


def test_versions() -> None:
    for version, suggestion in (("2", "1"), ("true", "1"), ("'1'", "1")):
        (fault,) = faults(HEAD.replace("stpgraph: 1", f"stpgraph: {version}"))
        assert fault.message.endswith("this program reads version 1 of the format, written `stpgraph: 1`.")
        assert (fault.line, fault.column, fault.suggestion) == (1, 11, suggestion)


def test_what_stands_before_a_syntax_error_is_checked_too() -> None:
    told = faults(
        "stpgraph: 1\nstatus: Curent\nnodes:\n- {id: b, type: bdy}\n- {id: c, type: body}\n- {id: d, type: body, kind: 'forum}\n"
        "relations: [{source: b, type: leads, target: x}]\n"
    )
    assert [(fault.line, fault.path) for fault in told] == [
        (2, "status"),
        (4, "nodes[0].type"),
        (5, "nodes[1]"),
        (5, "nodes[1]"),
        (6, "nodes[2]"),
    ]
    assert "never closed" in told[-1].message


def test_ids_are_not_called_wrong_where_the_nodes_could_not_be_read() -> None:
    relation = "relations: [{source: b, type: leads, target: c}]\n"
    assert [fault.path for fault in faults(HEAD + "node: [{id: b}]\n" + relation)] == ["node"]
    assert [fault.path for fault in faults(HEAD + "nodes: {b: c}\n" + relation)] == ["nodes"]
    assert [fault.path for fault in faults(HEAD + relation)] == ["relations[0].source", "relations[0].target"]


def test_a_repeated_value_is_told_where_it_is_repeated() -> None:
    told = faults(HEAD + "? [a, {b: c}]\n: {d: e}\nnodes:\n- &n {id: b, type: bdy, name: x}\n- *n\n")
    assert [(fault.line, fault.column, fault.path) for fault in told] == [
        (5, 3, ""),
        (8, 20, "nodes[0].type"),
        (9, 3, "nodes[1].id"),
        (9, 3, "nodes[1].type"),
    ]


def test_json_faults_have_places_too() -> None:
    head = '{"stpgraph": 1, "id": "a", "title": "t", "status": "past",\n'
    for text, line, column, path, words in (
        (head + ' "nodes": [{"id": "b", "type": "bdy", "name": 012}]}', 2, 48, "", "a `,` or a closing bracket is missing"),
        (head + ' "nodes": [{"id": "b", "type": "bdy", "name": 12}]}', 2, 32, "nodes[0].type", "Found `bdy`"),
        (head + ' "nodes": [{"id": "b", "type": "project", "name": 1.50}]}', 2, 51, "nodes[0].name", 'Put it in quotes: "1.50".'),
        (head + ' "foot": 1}', 2, 2, "foot", "is no key"),
        (head + ' "notes": "a", "notes": "b"}', 2, 16, "notes", "The key `notes` is given twice here: keep one."),
        (head + ' "limits": {"CPX003": NaN}}', 2, 23, "limits.CPX003", "finite number"),
        (head + ' "notes": "a\tb"}', 2, 13, "", "write `\\n` or `\\t` for it"),
        (head + ' "notes": "a\\b\\c"}', 2, 15, "", "write `\\\\` for it"),
        (head + ' "notes": "a",}', 2, 15, "", "no `,` behind it"),
        (head + ' "notes" "a"}', 2, 10, "", "a `:` is missing"),
        (head + ' "notes": a}', 2, 11, "", "text must be in double quotes"),
        (head + ' "notes": "a"} x', 2, 16, "", "behind the end"),
        (head + ' "notes": "a', 2, 11, "", "never closed"),
        ("id: a\n", 1, 1, "", "a YAML file must be named .yaml"),
    ):
        (fault,) = faults(text, "json")
        assert (fault.line, fault.column, fault.path) == (line, column, path)
        assert words in fault.message


def test_lines_are_counted_as_editors_do() -> None:
    text = HEAD.replace("\n", "\r\n") + 'notes: "a\u2028b"\r\nfoo: 1\r'
    (fault,) = faults(text)
    assert (fault.line, fault.column) == (6, 1)


@pytest.mark.parametrize("owner", OWNERS)
def test_every_misspelt_key_finds_its_way_back(owner: str) -> None:
    keys = tuple(keys_of(owner))
    for key in keys:
        for wrong in (key.replace("_", " ").title(), key.replace("_", "-"), key.upper(), key + "e" if len(key) > 3 else key):
            assert Speller().nearest(wrong, keys) == key


@pytest.mark.parametrize("words", [*KINDS.values(), tuple(ENDPOINTS)], ids=str)
def test_every_misspelt_word_finds_its_way_back(words: tuple[str, ...]) -> None:
    for word in words:
        for wrong in (
            word.replace("_", " ").title(),
            word.replace("_", "-"),
            f" {word} ",
            word[:-2] + word[-1] if len(word) > 5 else word,
        ):
            assert Speller().nearest(wrong, words) == word


def test_spelling_has_its_limits() -> None:
    speller = Speller()
    assert speller.nearest("", ("a",)) == speller.nearest("a", ()) == speller.nearest("x" * 61, ("x" * 60,)) == ""
    assert speller.nearest("wholly other", ("board", "forum")) == ""
    ids = tuple(f"board-{number:05}" for number in range(10_000))
    suggested = [bool(speller.nearest(f"bord-{number:05}", ids)) for number in range(60)]
    assert suggested[0]
    assert not suggested[-1]
    assert speller.nearest("Board 00077", ids) == "board-00077"
    many = tuple(f"b{number}" for number in range(600_000 // 4))
    assert [Speller().nearest("board", many), speller.nearest("b77", many)] == ["", "b77"]


def test_values_find_their_way_back() -> None:
    assert [as_boolean(each) for each in (True, "ON", "n", 2, "not stated")] == ["true", "true", "false", "", ""]
    dates = {
        "2017/6/1": "2017-06-01",
        "1.6.2017": "2017-06-01",
        "June, 2017": "2017-06",
        "12 Sept 2017": "2017-09-12",
        "2017-06-01 10:00": "2017-06-01",
        "6/2017": "2017-06",
        "31/12/2016": "2016-12-31",
        "2nd May 2017": "2017-05-02",
        "13/2017": "",
        "32/01/2017": "",
        "1 Foo 2017": "",
        "0000": "",
        "soon": "",
        "1" * 70: "",
        "20171301": "",
    }
    assert {text: as_date(text) for text in dates} == dates
    numbers = {"6": "6", " £1,000.50": "1000.50", "7%": "", "six": "", "-1": "", "1e3": ""}
    assert {text: as_number(text) for text in numbers} == numbers
    assert [as_number(each, share=True) for each in ("50 %", "7percent", 0.5, 200, True)] == ["0.5", "0.07", "0.5", "", ""]
    assert [as_slug(each) for each in ("A&E Board", "Ünï", "--", "x" * 70)] == ["a-e-board", "uni", "", ""]


@settings(max_examples=200)
@given(st.integers(0, 2**32 - 1))
def test_no_damage_to_a_file_escapes_as_another_error(seed: int) -> None:
    rng = random.Random(seed)
    made = strategies.structure(rng)
    form, text = rng.choice((("yaml", hand.handwritten(rng, made)), ("yaml", dumps(made)), ("json", dumps(made, "json"))))
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(text))
        text = (
            text[:at]
            + rng.choice(
                (
                    *[
                        ":",
                        "-",
                        ",",
                        "#",
                        "'",
                        '"',
                        "[",
                        "]",
                        "{",
                        "}",
                        "&",
                        "*",
                        "!",
                        "|",
                        ">",
                        "%",
                        "@",
                        "`",
                        "\t",
                        "\n",
                        "a",
                        "\x07",
                        "\x85",
                        "?",
                    ],
                    "- ",
                    ": ",
                )
            )
            + text[at + rng.randint(0, 3) :]
        )
    try:
        loads(text, "a.yaml", form)  # type: ignore[arg-type]
    except InputError as error:
        last = text.count("\n") + text.count("\r") + 2
        for fault in error.faults:
            assert 0 <= fault.line <= last
            assert str(fault).isprintable()
            assert "pydantic" not in str(fault)
            assert "Input should" not in str(fault)
