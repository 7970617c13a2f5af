"""The list: footprints, options, tags, archive."""

from __future__ import annotations

import pytest

from stpgraph.store import Keeper, Store, StoreConflictError, StoreError
from tests.store.made import FIRST, titled


def test_the_list_and_what_narrows_it(keeper: Keeper, store: Store) -> None:
    kent = keeper.create(FIRST, "First").version.key
    option = keeper.create(titled("An option"), "What if", option_of=kent).version.key
    surrey = keeper.create(titled("B", status="current", footprint="Surrey"), "Now").version.key
    keeper.set_tags(surrey, ["board", " draft ", "board"])
    keeper.set_tags(kent, ["board"])
    keeper.save(kent, titled("Later"), 1, "Renamed")
    assert [(each.key, each.title, each.footprint) for each in keeper.listing()] == [
        (option, "An option", "Kent"),
        (kent, "Later", "Kent"),
        (surrey, "B", "Surrey"),
    ]
    entry = keeper.entry(surrey)
    assert (entry.tags, entry.status, entry.option_of, entry.archived) == (("board", "draft"), "current", None, False)
    assert (entry.latest.number, entry.latest.who, entry.latest.why) == (1, "Ann", "Now")
    assert [each.key for each in keeper.listing(footprint="Surrey")] == [surrey]
    assert [each.key for each in keeper.listing(status="option")] == [option, kent]
    assert [each.key for each in keeper.listing(tag="board")] == [kent, surrey]
    assert [each.key for each in keeper.listing(option_of=kent)] == [option]
    keeper.set_tags(surrey, [])
    assert keeper.entry(surrey).tags == ()
    assert keeper.footprints() == ("Kent", "Surrey")
    assert store.verify() == ()


def test_an_option_becomes_current(keeper: Keeper) -> None:
    key = keeper.create(FIRST, "First").version.key
    made = keeper.set_status(key, "current", "Agreed by the board")
    assert (made.version.number, made.structure) == (2, titled("Made up", status="current"))
    assert keeper.entry(key).status == "current"
    assert [each.status for each in keeper.history(key)] == ["current", "option"]


def test_archived_and_brought_back(keeper: Keeper, store: Store) -> None:
    key = keeper.create(FIRST, "First").version.key
    keeper.archive(key)
    keeper.archive(key)
    assert keeper.listing() == ()
    assert [each.key for each in keeper.listing(archived=True)] == [key] == [each.key for each in keeper.listing(archived=None)]
    assert keeper.latest(key).structure == FIRST
    with pytest.raises(StoreConflictError, match=r"is archived\. Bring it back"):
        keeper.save(key, FIRST, 1, "Why")
    keeper.undelete(key)
    assert [each.key for each in keeper.listing()] == [key]
    assert [each.action for each in keeper.log(key)] == ["undelete", "archive", "create"]
    assert store.verify() == ()


def test_a_key_of_ones_own_is_used_once(keeper: Keeper) -> None:
    assert keeper.create(FIRST, "First", key="kent").version.key == "kent"
    with pytest.raises(StoreConflictError, match="in the store already"):
        keeper.create(FIRST, "First", key="kent")
    with pytest.raises(StoreError, match="The key"):
        keeper.create(FIRST, "First", key="\ud800")
    keeper.move("kent", "")
    assert keeper.entry("kent").footprint == ""
