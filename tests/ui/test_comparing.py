"""What the Compare page shows, without the page: what its URL asks for, marks, words, corrections, versions, and data for pictures."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, cast

import pytest

from stpgraph import shipped
from stpgraph.compare import Corrections, compare
from stpgraph.errors import UsageError
from stpgraph.files import read
from stpgraph.model import Structure
from stpgraph.pipeline import explore
from stpgraph.store import Keeper
from stpgraph.ui import comparing_corrections as said
from stpgraph.ui import comparing_wanted
from stpgraph.ui import comparing_wanted as wanted
from stpgraph.ui.comparing import Pair
from stpgraph.ui.comparing_many import NO_BOX, NOT_FOUND, Several, is_same
from stpgraph.ui.comparing_marks import SOME, marks, union_marks
from stpgraph.ui.comparing_told import MOST_TOLD, told
from stpgraph.ui.comparing_versions import history, versions_of
from stpgraph.ui.comparing_wanted import Wanted
from tests.strategies import TODAY
from tests.ui.explored import SHIPPED
from tests.ui.made import HOSTILE, body, structure

UP = [("one", "accountable_to", "board"), ("two", "accountable_to", "board")]
FIRST = structure([body("board", "strategic_board"), body("one", meets="monthly"), body("two"), body("gone")], UP)
SECOND = structure(
    [body("board", "strategic_board", name="Partnership Board"), body("one", meets="quarterly"), body("two"), body("new")],
    [UP[0], ("two", "accountable_to", "one"), ("one", "advises", "board")],
)


def of(*structures: Structure, corrections: Corrections | None = None) -> Several:
    first, *others = (explore(each, TODAY) for each in structures)
    return Several(tuple(Pair(compare(first, each, corrections)) for each in others))


@cache
def of_shipped(*names: str) -> Several:
    return of(*(read(next(path for path in SHIPPED if path.stem == name)) for name in names))


def drawn(several: Several) -> Any:
    data = several.picture
    assert data is not None
    return json.loads(json.dumps(data))


# ── the URL ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_a_link_is() -> None:
    assert Wanted("a", "b").turned == Wanted("b", "a")
    assert Wanted(None, "b").params == {"second": "b"}
    four = Wanted("a", "b", None, "d")
    assert wanted.read(four.params) == (four, [])
    assert (four.columns, Wanted().columns, Wanted("a", "b", "c").columns) == (4, 2, 3)
    assert four.only({"a": 1, "d": 1}) == Wanted("a", None, None, "d")
    assert (four.doubled, Wanted("a", "a").doubled) == ("", "")
    assert "twice" in Wanted("a", "b", "a").doubled
    assert len(comparing_wanted.read({"third": "<b>", "fifth": "a"})[1]) == 2


# ── two ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_told_of_a_box_that_is_picked() -> None:
    several = of(FIRST, SECOND)
    made = several.aligned
    assert made is not None
    words = told(several, made)

    def of_box(at: int, key: str) -> Any:
        return words[made.same[at][key]]

    assert of_box(0, "board")["where"] == [
        ["Before: X", "“Board”, strategic board."],
        ["Now: X", "“Partnership Board”, strategic board."],
    ]
    lines = {key: of_box(0, key)["parts"][0][1] for key in ("board", "one", "two", "gone")}
    assert ["≠", "Name: now: “Partnership Board”; before: “Board”."] in lines["board"]
    assert ["≠", "Meets: now: Every quarter; before: Every month."] in lines["one"]
    assert ["+", "New: “One” advises “Partnership Board”."] in lines["one"]
    assert ["→", "“Two” now answers to “One”; before to “Partnership Board”."] in lines["two"]
    assert lines["gone"][0] == ["−", "Gone: it has no counterpart."]
    assert of_box(1, "new")["where"][0] == ["Before: X", "It is not here."]
    same = of(FIRST, FIRST.model_copy(update={"title": "Again"}))
    assert same.aligned is not None
    assert all(
        part == ["", [["=", "Nothing differs about it."]]]
        for each in told(same, same.aligned).values()
        for part in cast("Any", each)["parts"]
    )


def test_what_went_is_told_in_its_own_names() -> None:
    several = of_shipped("kent-and-medway-2017-18", "workstream")
    assert several.aligned is not None
    every = json.dumps(told(several, several.aligned), ensure_ascii=False)
    assert "“STP Chief Executive” sits on “STP Programme Board”, as chair." in every
    assert "“STP Chief Executive” sits on “STP Strategic Board”" not in every


def test_much_is_counted_and_not_told() -> None:
    many = [body(f"g{at}") for at in range(40)]
    lines = [(each["id"], "accountable_to", "board") for each in many]
    several = of(structure([body("board", "strategic_board")]), structure([body("board", "strategic_board"), *many], lines))
    assert several.aligned is not None
    said_of = cast("Any", told(several, several.aligned)["0.board"])["parts"][0][1]
    assert len(said_of) == MOST_TOLD + 1
    assert said_of[-1][1].endswith("more differences are told in the tables below.")


def test_the_data_of_the_pictures() -> None:
    data = drawn(of(FIRST, SECOND))
    first, second, over = data["pictures"]
    boxes = [{each["id"]: each for each in picture["boxes"]} for picture in (first, second, over)]
    for key in ("board", "one", "two"):
        assert [boxes[0][key][each] for each in ("x", "y", "group")] == [boxes[1][key][each] for each in ("x", "y", "group")]
    assert boxes[0]["gone"]["label"].endswith(". Gone")
    assert [first["texts"][tag[2]] for tag in first["tags"] if tag[0] == first["boxes"].index(boxes[0]["gone"])] == ["Gone"]
    assert len(first["ghosts"]) == len(second["ghosts"]) == 1
    assert first["ghosts"][0][0] == boxes[1]["new"]["group"]
    assert first["ghosts"][0][1:] == [boxes[1]["new"][each] for each in ("x", "y", "width", "height")]
    assert len(over["boxes"]) == 5
    assert {(sign, words) for *_, sign, words in over["signs"]} == {("+", "New"), ("−", "Gone")}
    assert (
        {style["sign"] for style in data["styles"]["tags"].values()}
        == {"+", "−", "≠", "→"}
        == {sign for sign, _ in data["legend"]}
    )
    assert data["told"][boxes[0]["gone"]["group"]]["name"] == "Gone"
    again = drawn(of(FIRST, SECOND))
    assert data == again, "the same bytes"
    assert data["key"] != drawn(of(FIRST, SECOND, corrections=Corrections(different=(("one", "one"),))))["key"]


def test_names_are_data() -> None:
    hostile = structure([body("board", "strategic_board", name=HOSTILE)], title=HOSTILE)
    data = drawn(of(FIRST, hostile))
    assert data["pictures"][1]["heading"].endswith(HOSTILE)
    assert any(each["name"] == HOSTILE for each in data["pictures"][1]["boxes"])


# ── three and four ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_marks_of_several() -> None:
    several = of_shipped("workstream", "sector", "local-area")
    made = several.aligned
    assert made is not None
    each, union = marks(several, made), union_marks(several, made)
    holders: dict[str, set[int]] = {}
    for at, ids in enumerate(made.same):
        for group in ids.values():
            holders.setdefault(group, set()).add(at)
    signs: set[str] = set()
    for at, marked in enumerate(each):
        for box in made.scenes[at].boxes:
            here, tag = holders[made.same[at][box.id]], marked.tags.get(box.id)
            if len(here) == 1:
                assert tag is not None
                assert (tag.sign, tag.text) == ("ABC"[at], f"Only in {'ABC'[at]}")
            elif len(here) == 2:
                assert tag is not None
                assert (tag.sign, tag.text) == (SOME, f"Only in {' and '.join('ABC'[one] for one in sorted(here))}")
            else:
                assert tag is None or tag.sign in "≠→"
            signs |= {tag.sign} if tag else set()
    assert {"A", "B", "C", SOME, "→"} <= signs
    assert set(union.lines.values()) >= {("A", "Only in A"), ("B", "Only in B"), ("C", "Only in C")}
    assert union.marks.lines == frozenset(union.lines)
    keys = [{line.key for line in scene.lines} for scene in made.scenes]
    assert all(marked.lines and marked.lines < keys[at] for at, marked in enumerate(each))


def test_every_finding_of_several_has_one_row() -> None:
    several = of_shipped("workstream", "sector", "local-area", "clinical-focus")
    rows = [row for table in several.tables for row in (*table.differing, *table.same)]
    for at, exploration in enumerate(several.explorations):
        found = [row.cells[at] for row in rows if row.cells[at] not in (NOT_FOUND, NO_BOX)]
        assert len(found) == len(exploration.findings)
    assert {NOT_FOUND, NO_BOX} <= {cell for row in rows for cell in row.cells}
    assert all(row.differs == (len(set(row.cells)) > 1) for row in rows)
    lead = next(row for row in rows if row.what == "Workstream without a lead" and row.about == "“CCG Joint Committee”")
    assert lead.cells == (NO_BOX, "Concern, confirmed", NO_BOX, NO_BOX)


def test_measures_of_several() -> None:
    several = of_shipped("workstream", "sector", "local-area")
    assert [len(row) for row in several.measures] == [len(several.measures_header)] * len(several.pairs[0].made.measures)
    assert [is_same(row) for row in several.measures] == sorted(is_same(row) for row in several.measures)
    concerns = next(row for row in several.measures if row[0] == "Concerns that are open")
    assert concerns[1:] == ("9 findings", "18 findings (worse)", "18 findings (worse)", "Less")


# ── corrections ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_corrections_never_contradict() -> None:
    kept = said.said_same(said.said_same(Corrections(), ("a", "x")), ("b", "y"))
    kept = said.said_same(kept, ("a", "y"))
    assert kept.same == (("a", "y"),)
    kept = said.said_different(kept, ("a", "y"))
    assert (kept.same, kept.different) == ((), (("a", "y"),))
    assert said.undone(kept, ("a", "y")) == Corrections()


def test_what_a_reader_chooses_from() -> None:
    pair = of(
        FIRST, structure([body("top", "strategic_board", name="Board"), body("x", name="New"), body("z", name="New")], id="y")
    ).pairs[0]
    assert list(said.matched(pair).values()) == ["“Board” is taken for “Board”"]
    assert list(said.alone(pair, 1).values()) == ["New (Workstream)", "New (Workstream), number 2"]
    assert list(said.alone(pair, 0)) == ["gone", "one", "two"]
    told_now = said.told(Corrections((("one", "x"),), (("board", "top"), ("nowhere", "x"))), pair)
    assert [words for _, words in told_now] == ["“One” is the same as “New”.", "“Board” is not the same as “Board”."]


def test_corrections_go_into_a_file_and_back() -> None:
    other = SECOND.model_copy(update={"id": "other"})
    corrections = Corrections((("gone", "new"),), (("one", "two"),))
    data = said.as_file(corrections, FIRST, other)
    assert said.from_file(data, FIRST, other) == corrections
    assert said.from_file(data, other, FIRST) == corrections.turned(), "made with them the other way round"
    bare = json.dumps(corrections.as_data()).encode()
    assert said.from_file(bare, FIRST, other) == corrections, "without the names of the structures"
    assert said.file_name(FIRST, other) == "x-and-other-corrections.json"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not a file of corrections"),
        (b"\xff\xfe", "not a file of corrections"),
        (b"[" * 200_000, "not a file of corrections"),
        (b'{"first": "x"}', "not a file of corrections"),
        (b'{"same": [["one"]]}', "not a file of corrections"),
        (b'{"same": [["one", 2]]}', "not a file of corrections"),
        (b'{"same": {"one": "two"}}', "not a file of corrections"),
        (b'{"same": [], "different": [], "more": 1}', "not a file of corrections"),
        (b" " * 600_000, "not a file of corrections"),
        (b'{"same": ' + json.dumps([["one", "one"]] * 5_001).encode() + b"}", "not a file of corrections"),
        (b'{"first": "z", "second": "other", "same": []}', "about other structures"),
        (b'{"first": ["x"], "second": {}, "same": []}', "about other structures"),
        (b'{"same": [["one", "nowhere"]]}', "one of its corrections names a box that is not there"),
        (b'{"different": [["one", "<b>"], ["<b>", "two"]]}', "2 of its corrections name a box that is not there"),
        (b'{"same": [["one", "one"], ["one", "two"]]}', "contradict each other"),
        (b'{"same": [["one", "one"]], "different": [["one", "one"]]}', "contradict each other"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_in_one_sentence(data: bytes, message: str) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        said.from_file(data, FIRST, SECOND.model_copy(update={"id": "other"}))
    assert str(caught.value).endswith("Nothing was changed.")


# ── versions ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_versions_of_one_history() -> None:
    lists: Mapping[str, list[tuple[str, str]]] = {"a1": [("March", "a1"), ("June", "a2")], "b": [("Once", "b")]}

    def known(key: str) -> list[tuple[str, str]]:
        return lists.get(key, [])

    found = history("a1", "a2", known)
    assert found is not None
    assert [found.label_of("a2"), found.key_of("March")] == ["June", "a1"]
    assert history("a1", "b", known) is None
    assert history("b", "b", known) is None, "a single version is no history"
    assert history(None, "a2", known) is None
    assert versions_of("workstream") == ()


def test_the_versions_of_what_is_saved_here(own_store: Keeper) -> None:
    first = shipped.load(shipped.archetype_file("sector"))
    key = own_store.create(first, "First").version.key
    own_store.save(key, first.model_copy(update={"title": "Later"}), 1, "Second")
    own_store.name_version(key, 1, "As taken to the board")
    latest, earlier = f"kept.{key}", f"kept.{key}.1"
    found = versions_of(latest)
    assert [each for _, each in found] == [earlier, latest]
    assert found[0][0] == "As taken to the board"
    assert [each for _, each in versions_of(earlier)] == [earlier, f"kept.{key}.2"]
    assert history(earlier, f"kept.{key}.2", versions_of) is not None
    assert versions_of("sector") == ()
    assert versions_of(f"kept.{'0' * 32}") == ()
