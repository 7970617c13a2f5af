"""Every save is a new version; nothing is overwritten, and no update is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings

from stpgraph.compare import apply
from stpgraph.model import Structure
from stpgraph.store import (
    Access,
    Conflict,
    Keeper,
    NotFoundError,
    Saved,
    Store,
    StoreConflictError,
    StoreError,
    open_store,
    resolve,
)
from tests.store.made import FIRST, named, titled
from tests.strategies import examples, structures


def saved(result: Saved | Conflict) -> Saved:
    assert isinstance(result, Saved)
    return result


def test_a_save_is_a_new_version(keeper: Keeper, store: Store) -> None:
    first = keeper.create(FIRST, "  First draft ")
    key = first.version.key
    second = saved(keeper.save(key, titled("Other"), 1, "A better title"))
    assert (first.version.number, second.version.number) == (1, 2)
    assert (key, first.version.who, first.version.why, first.version.name) == ("key-1", "Ann", "First draft", None)
    assert (second.version.title, second.version.status, second.merged, second.brought) == ("Other", "option", False, None)
    assert keeper.history(key) == (second.version, first.version)
    assert first.version.at == datetime(2018, 5, 1, 9, 0, 1, tzinfo=UTC)
    assert keeper.version(key, 1).structure == FIRST
    assert keeper.latest(key).structure == titled("Other")
    assert keeper.latest(key).version == second.version
    assert store.verify() == ()


def test_as_it_was_at_a_moment(keeper: Keeper) -> None:
    first = keeper.create(FIRST, "First").version
    second = saved(keeper.save(first.key, titled("Other"), 1, "Second")).version
    assert keeper.as_at(first.key, first.at).version == first
    assert keeper.as_at(first.key, second.at).version == second
    assert keeper.as_at(first.key, datetime(2030, 1, 1, tzinfo=UTC)).version == second
    with pytest.raises(NotFoundError, match="no such version at that time"):
        keeper.as_at(first.key, datetime(2018, 1, 1, tzinfo=UTC))


def test_an_earlier_version_restored_is_a_new_one(keeper: Keeper) -> None:
    key = keeper.create(FIRST, "First").version.key
    keeper.save(key, titled("Other"), 1, "Second")
    third = keeper.restore(key, 1)
    assert (third.version.number, third.version.why, third.structure) == (3, "Version 1 restored.", FIRST)
    assert [each.title for each in keeper.history(key)] == ["Made up", "Other", "Made up"]


def test_versions_are_named(keeper: Keeper, store: Store) -> None:
    key = keeper.create(FIRST, "First").version.key
    keeper.save(key, titled("Other"), 1, "Second")
    keeper.name_version(key, 1, "as taken to the board")
    keeper.name_version(key, 1, "as taken to the board")
    assert keeper.version(key, 1).version.name == "as taken to the board"
    with pytest.raises(StoreConflictError, match="Version 1 is named “as taken to the board” already"):
        keeper.name_version(key, 2, "as taken to the board")
    keeper.name_version(key, 1, None)
    keeper.name_version(key, 2, "as taken to the board")
    assert [each.name for each in keeper.history(key)] == ["as taken to the board", None]
    assert store.verify() == ()
    assert [each.action for each in keeper.log(key)] == ["name", "name", "name", "save", "create"]


def test_what_there_is_not(keeper: Keeper) -> None:
    key = keeper.create(FIRST, "First").version.key
    for ask in (
        lambda: keeper.latest("none"),
        lambda: keeper.version(key, 2),
        lambda: keeper.save(key, FIRST, 7, "Why"),
        lambda: keeper.restore(key, 9),
        lambda: keeper.name_version(key, 9, "x"),
        lambda: keeper.history("none"),
        lambda: keeper.create(FIRST, "Why", option_of="none"),
    ):
        with pytest.raises(NotFoundError, match=r"There is no such (version \d|structure)"):
            ask()  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("why", ["", "  ", "x" * 2_001, "nul \0", "half \ud800"])
def test_a_reason_is_wanted(keeper: Keeper, why: str) -> None:
    with pytest.raises(StoreError, match="The reason"):
        keeper.create(FIRST, why)
    assert keeper.listing() == ()


def test_the_difference_between_versions_and_options(keeper: Keeper) -> None:
    key = keeper.create(FIRST, "First").version.key
    other = named("board", "New", titled("Other"))
    keeper.save(key, other, 1, "Second")
    assert apply(keeper.difference(key, 1, 2), FIRST) == other
    option = keeper.create(titled("An option"), "What if", option_of=key).version.key
    assert apply(keeper.difference(key, 2, 1, other=option), other) == titled("An option")


def test_what_others_saved_since_is_merged(keeper: Keeper, store: Store) -> None:
    key = keeper.create(FIRST, "First").version.key
    bob = Keeper(store, Access.everything("Bob"))
    bob.save(key, named("board", "The board"), 1, "Renamed")
    result = saved(keeper.save(key, named("money", "Money"), 1, "Renamed too"))
    both = named("board", "The board", named("money", "Money"))
    assert (result.version.number, result.merged, result.structure) == (3, True, both)
    assert result.brought is not None
    assert [(each.key, each.changes[0].after) for each in result.brought.nodes.changed] == [(("board",), "The board")]
    assert keeper.latest(key).structure == both
    # Sent twice, because the answer was lost on the way: kept once.
    again = saved(keeper.save(key, named("money", "Money"), 1, "Renamed too"))
    assert (again.version.number, again.new, again.structure) == (3, False, both)
    assert store.verify() == ()


def test_what_cannot_both_stand_is_asked(keeper: Keeper, store: Store) -> None:
    key = keeper.create(FIRST, "First").version.key
    Keeper(store, Access.everything("Bob")).save(key, named("board", "Bob's"), 1, "Renamed")
    result = keeper.save(key, named("board", "Ann's"), 1, "Renamed")
    assert isinstance(result, Conflict)
    assert (result.latest.number, result.latest.who) == (2, "Bob")
    assert len(keeper.history(key)) == 2
    merged = resolve(result.merged, {each.place: "mine" for each in result.merged.clashes})
    assert merged.structure is not None
    last = saved(keeper.save(key, merged.structure, result.latest.number, "Ann's, as agreed"))
    assert (last.version.number, last.merged) == (3, False)
    assert keeper.latest(key).structure == named("board", "Ann's")


@settings(max_examples=examples(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(structures())
def test_whatever_is_kept_comes_back_equal(keeper: Keeper, data: dict[str, object]) -> None:
    structure = Structure.model_validate(data)
    version = keeper.create(structure, "Why").version
    found = keeper.version(version.key, 1)
    assert (found.structure, found.version) == (structure, version)


def test_everybody_at_once(url: str) -> None:
    """Eight writers, each with its own node and its own connection: every edit is in the last version."""
    many = FIRST.model_copy(
        update={"nodes": tuple(FIRST.nodes[0].model_copy(update={"id": f"n{at}", "name": f"N{at}"}) for at in range(8))}
        | {"relations": ()}
    )
    first = open_store(url)
    key = Keeper(first, Access.everything()).create(many, "First").version.key
    faults: list[BaseException] = []

    def guarded(work: Callable[[], None]) -> Callable[[], None]:
        def run() -> None:
            try:
                work()
            except BaseException as error:
                faults.append(error)

        return run

    def write(at: int) -> Callable[[], None]:
        def work() -> None:
            store = open_store(url)
            keeper = Keeper(store, Access.everything(f"Writer {at}"))
            mine, base = many, 1
            for turn in range(4):
                mine = named(f"n{at}", f"Writer {at} turn {turn}", mine)
                result = saved(keeper.save(key, mine, base, "Again"))
                mine, base = result.structure, result.version.number
            store.close()

        return work

    threads = [threading.Thread(target=guarded(write(at))) for at in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert not faults
    keeper = Keeper(first, Access.everything())
    assert [each.name for each in keeper.latest(key).structure.nodes] == [f"Writer {at} turn 3" for at in range(8)]
    assert [each.number for each in keeper.history(key)] == list(range(33, 0, -1))
    assert first.verify() == ()
    first.close()


def test_what_could_not_be_read_again_is_refused(keeper: Keeper) -> None:
    huge = FIRST.model_copy(update={"nodes": (FIRST.nodes[0].model_copy(update={"cites": ("plan",) * 10_001}),), "relations": ()})
    with pytest.raises(StoreError, match="could not be read again"):
        keeper.create(huge, "Too much")
    assert keeper.listing() == ()
