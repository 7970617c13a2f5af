"""A design in the making: every step is in the store before the page is drawn, and nothing is lost where the store fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st

from stpgraph import shipped
from stpgraph.design import ChangeStructure, RemoveNode, do, new_node, new_relation
from stpgraph.layout import Scene, lay_out
from stpgraph.model import Structure
from stpgraph.store import Conflict, Keeper, StoreUnreachableError
from stpgraph.ui import design_deeds, design_lists, designing, differing, keeping
from stpgraph.ui.design_deeds import Wish
from stpgraph.ui.design_state import Designing
from stpgraph.ui.designing import Design
from tests.design.made import small


@contextmanager
def another_window() -> Iterator[None]:
    """Another window, which knows only what is in the store."""
    here = {str(key): value for key, value in st.session_state.items()}
    st.session_state.clear()
    try:
        yield
    finally:
        st.session_state.clear()
        st.session_state.update(here)


def fails(*_: object) -> Keeper:
    raise StoreUnreachableError("The store cannot be reached.")


def retitled(design: Design, title: str) -> Design:
    return designing.step(design, ChangeStructure(fields={"title": title}))


def saved(design: Design, why: str) -> Design:
    after, conflict = designing.save(design, why)
    assert conflict is None
    return after


def test_every_step_undo_and_option_is_there_in_another_window(own_store: Keeper) -> None:
    design = designing.begin(small())
    for title in ("One", "Two", "Three"):
        design = retitled(design, title)
    design = design_deeds.undone(design)
    design = designing.moved(design, design.session.option("Fewer boards"))
    assert not design.trouble
    with another_window():
        found, lost = designing.find(design.id)
        assert found is not None
        assert lost == ()
        assert (found.structure, found.session, found.counter) == (design.structure, design.session, design.counter)
        assert found.session.open_option is not None
        assert found.structure.title == "Two"
        assert retitled(found, "Four").trouble == "", "it is gone on with"


def test_a_step_that_cannot_be_says_why_and_changes_nothing(own_store: Keeper) -> None:
    design = designing.begin(small())
    after = designing.step(design, RemoveNode(node="nobody"))
    assert after.refused
    assert after.structure is design.structure
    assert after.counter == design.counter
    wanted = Designing(design.id, node="b")
    assert design_deeds.stepped(after, RemoveNode(node="nobody"), wanted) == wanted
    assert retitled(after, "New").refused == ""


def test_a_failing_store_says_so_and_the_design_stays(own_store: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    design = designing.begin(small())
    real = keeping.keeper
    monkeypatch.setattr(keeping, "keeper", fails)
    design = retitled(retitled(design, "One"), "Two")
    assert design.trouble.startswith("This design could not be kept as a draft. The store cannot be reached. ")
    assert not design.elsewhere
    assert designing.find(design.id)[0] == design
    design_deeds.saved(design, "Why")
    told, _ = designing.find(design.id)
    assert told is not None
    assert told.refused == "Not saved. The store cannot be reached."
    assert told.structure.title == "Two"
    begun = designing.begin(small())
    assert begun.trouble, "one can begin, too"
    lists = design_lists.read()
    assert lists.trouble == "The store cannot be reached."
    assert [each.id for each in lists.drafts] == [design.id, begun.id], "the way back to what is in this page alone"
    assert (design_lists.newest(), design_lists.version("kept." + 32 * "0")) == (((), ""), None)
    designing.drop(begun)

    monkeypatch.setattr(keeping, "keeper", real)
    design = retitled(told, "Three")
    assert (design.trouble, design.refused) == ("", "")
    assert own_store.draft(design.id).content == design.session.to_text(), "all that was done meanwhile"


def test_an_older_window_is_told_and_chooses(own_store: Keeper) -> None:
    design = designing.begin(small())
    with another_window():
        other, _ = designing.find(design.id)
        assert other is not None
        retitled(other, "From the other window")
    mine = retitled(design, "Mine")
    assert mine.elsewhere
    assert mine.trouble == designing.ELSEWHERE
    wanted = Designing(mine.id)
    apart = design_deeds.carried_out(mine, Wish(deed="apart"), wanted)
    assert apart.draft not in (None, mine.id)
    listed = [each.title for each in design_lists.read().drafts]
    assert sorted(listed) == ["Mine", "Mine"], "the one here, and that of its own"
    design_lists.throw_away(mine.id)
    assert {each.title for each in design_lists.read().drafts} == {"Mine", "From the other window"}, (
        "that of the other window stays"
    )
    designing.hold(mine)
    assert design_deeds.carried_out(mine, Wish(deed="again"), wanted) == wanted
    again, _ = designing.find(mine.id)
    assert again is not None
    assert (again.structure.title, again.trouble) == ("From the other window", "")
    own_store.drop_draft(mine.id)
    design_deeds.carried_out(again, Wish(deed="again"), wanted)
    gone, _ = designing.find(mine.id)
    assert gone is not None
    assert gone.refused == "There is no such draft; it was saved or dropped."


def test_edits_that_go_together_are_merged_and_what_came_is_told(own_store: Keeper) -> None:
    first = saved(designing.begin(small()), "First")
    assert (first.base, first.told, first.unsaved) == (1, "Saved as version 1.", False)
    mine = retitled(first, "Mine")
    assert first.key is not None
    base = own_store.latest(first.key).structure
    theirs = designing.begin(base, first.key, 1)
    theirs = designing.step(theirs, new_node(theirs.structure, "body", "Audit", "audit_committee"))
    saved(theirs, "An audit committee")
    sent = mine
    mine = saved(sent, "A title")
    assert mine.base == 3
    assert "their changes are in it too: new: “Audit” (audit committee)." in mine.told
    assert {"Audit", "Front door"} <= {each.name for each in mine.structure.nodes}
    assert mine.structure.title == "Mine"
    assert not mine.unsaved
    assert [each.why for each in own_store.history(first.key)] == ["A title", "An audit committee", "First"]
    assert saved(sent, "A title").told.startswith("All of this was saved already."), "sent twice, kept once"


@pytest.mark.parametrize("side", ["mine", "theirs"])
def test_a_clash_is_asked_and_settled(own_store: Keeper, side: str) -> None:
    first = saved(designing.begin(small()), "First")
    saved(retitled(designing.begin(small(), first.key, 1), "Theirs"), "Their title")
    mine = retitled(first, "Mine")
    design_deeds.saved(mine, "My title")
    found = design_deeds.conflict_of(mine)
    assert found is not None
    conflict, why = found
    assert why == "My title"
    told = [differing.side_words(each, conflict.merged.clashes[0], conflict.merged) for each in ("mine", "theirs")]
    assert told == ["Mine: “Mine”", "Theirs: “Theirs”"]
    assert design_deeds.conflict_of(retitled(mine, "Later")) is None, (
        "what is asked is of what was to be saved, not of later steps"
    )
    _, further = designing.settle(mine, conflict, {}, why)
    assert isinstance(further, Conflict), "nothing is kept while a question is open"
    settled, further = designing.settle(mine, conflict, {conflict.merged.clashes[0].place: side}, why)  # type: ignore[dict-item]
    assert further is None
    assert (settled.base, settled.structure.title) == (3, side.capitalize())
    assert first.key is not None
    assert own_store.latest(first.key).structure == settled.structure


def test_saved_as_an_option_of_what_it_was(own_store: Keeper) -> None:
    first = saved(designing.begin(small()), "First")
    tried = designing.step(first, new_relation("p", "accountable_to", "b"))
    design_deeds.carried_out(tried, Wish(why="Try", title=" Two  masters "), Designing(tried.id))
    option, _ = designing.find(tried.id)
    assert option is not None
    assert option.key not in (None, first.key)
    assert (option.base, option.unsaved, option.structure.title) == (1, False, "Two masters")
    assert first.key is not None
    assert option.key is not None
    assert own_store.entry(option.key).option_of == first.key
    assert own_store.entry(first.key).latest.number == 1
    lists = design_lists.read()
    assert [each.title for each in design_lists.chosen(lists.kept, (), (), False)] == ["Small", "Two masters"]
    assert design_lists.about(lists.kept[1], lists.titles).startswith("an option of “Small”, version 1 of ")
    design_deeds.saved(option, "Why", " ")
    told, _ = designing.find(option.id)
    assert told is not None
    assert told.refused == "Not saved. A new structure needs a title: say in a few words what it shows."


def test_what_is_listed(own_store: Keeper) -> None:
    kept = saved(designing.begin(small()), "First")
    assert design_lists.read().drafts == (), "all of it is saved"
    assert kept.key is not None
    retitled(kept, "Changed")
    begun = designing.begin(Structure.model_validate(dict(small()) | {"title": "Begun", "footprint": "Kent"}))
    listed = design_lists.read().drafts
    assert [(each.title, each.about.partition(",")[0]) for each in listed] == [("Begun", "no step yet"), ("Changed", "1 step")]
    design_lists.throw_away(begun.id)
    assert len(design_lists.read().drafts) == 1
    own_store.put_draft("broken", "{}")
    assert design_lists.read().drafts[0].title == "A draft that cannot be read"
    assert designing.find("broken")[0] is None

    other = own_store.create(begun.structure, "Kent's").version.key
    own_store.set_tags(other, ["May"])
    lists = design_lists.read()
    assert (lists.places, lists.tags) == (("Kent",), ("May",))
    for places, tags, keys in (
        (("Kent",), (), [other]),
        ((), ("May",), [other]),
        (("Wales",), (), []),
        ((), (), [kept.key, other]),
    ):
        assert [each.key for each in design_lists.chosen(lists.kept, places, tags, False)] == keys
    own_store.archive(other)
    lists = design_lists.read()
    assert [each.key for each in design_lists.chosen(lists.kept, (), (), True)] == [other]
    assert lists.tags == ()
    cards, more = design_lists.newest()
    assert [(each.key, each.title, more) for each in cards] == [(f"kept.{kept.key}", "Small", "")]
    version = design_lists.version(f"kept.{kept.key}.1")
    assert version is not None
    assert version.why == "First"


def test_looking_again_begins_no_second_draft(own_store: Keeper) -> None:
    first = design_deeds.begun("workstream")
    assert first is not None
    assert [design_deeds.begun("workstream"), design_deeds.begun("nowhere"), design_deeds.begun(None)] == [first, None, None]
    retitled(first, "Begun")
    second = design_deeds.begun("workstream")
    assert second is not None
    assert second.id != first.id
    kept = saved(second, "First")
    again = design_deeds.begun(f"kept.{kept.key}")
    assert again is not None
    assert (again.key, again.base, again.unsaved) == (kept.key, 1, False)


def test_what_was_done_last_and_what_it_did(own_store: Keeper) -> None:
    design = designing.begin(small())
    assert design_deeds.last_step(design, design_deeds.explored(design.structure)) is None
    after = designing.step(design, RemoveNode(node="chair"))
    opened = design_deeds.last_step(after, design_deeds.explored(after.structure))
    assert opened is not None
    did, effects = opened
    assert did == "Remove the chair “Chair”"
    assert effects is not None
    assert "NED003" in effects.rules_opened + effects.rules_closed + tuple(each.rule for each in effects.kept)
    unheld = replace(after, before=None, did="")
    assert design_deeds.last_step(unheld, design_deeds.explored(after.structure)) == (did, effects), "the same after a reload"
    back = design_deeds.undone(after)
    told = design_deeds.last_step(back, design_deeds.explored(back.structure))
    assert told is not None
    assert told[0] == "Undone – remove the chair “Chair”"
    assert told[1] is not None
    assert told[1].rules_opened == effects.rules_closed
    assert design_deeds.undone(back) is back, "nothing more to undo"
    assert design_deeds.undone(back, -5).structure == after.structure
    tried = designing.moved(back, back.session.option("Try"), "Begun")
    assert design_deeds.last_step(tried, design_deeds.explored(tried.structure)) == ("Begun", None)


def test_pictures_of_the_last_states_are_kept(own_store: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(design_deeds, "MOST_OPENED", 2)
    design = designing.begin(small())
    one = retitled(design, "One")
    two = retitled(one, "Two")
    first = design_deeds.opened(design.structure)
    assert design_deeds.opened(one.structure) is not first
    assert design_deeds.opened(design.structure) is first
    design_deeds.opened(two.structure)
    assert design_deeds.opened(design.structure) is first, "the one used last stays"
    made = design_deeds.compared(first.exploration, design_deeds.explored(two.structure))
    assert design_deeds.compared(first.exploration, design_deeds.explored(two.structure)) is made


def test_the_store_of_the_tests_is_not_the_users_own(own_store: Keeper, tmp_path: Path) -> None:
    assert str(tmp_path) in own_store.store.address


def test_a_small_edit_moves_less_than_drawing_afresh() -> None:
    """The picture of a step is drawn like that of the step before: what is still there keeps its place as far as it can."""
    before = shipped.load(shipped.archetype_file("local-area"))
    after = do(before, RemoveNode(node="executive-team"))
    was, now = (design_deeds.explored(each).scene for each in (before, after))
    places = {box.id: (box.x, box.y) for box in was.boxes}

    def moved(scene: Scene) -> int:
        return sum(places[box.id] != (box.x, box.y) for box in scene.boxes)

    assert moved(now) < moved(lay_out(after))
