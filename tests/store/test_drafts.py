"""Unsaved work outlives the app, and an older tab does not write over a newer one in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stpgraph.store import Access, Keeper, NotFoundError, Store, StoreConflictError, StoreError, open_store
from tests.store.conftest import Clock
from tests.store.made import FIRST


def test_a_draft_outlives_the_app(keeper: Keeper, url: str) -> None:
    key = keeper.create(FIRST, "First").version.key
    first = keeper.put_draft("design-1", '{"edits": ["“é” 語"]}', key=key, base=1)
    second = keeper.put_draft("design-1", "{}", first.counter, key=key, base=1)
    keeper.put_draft("design-2", "[]")
    assert (first.counter, second.counter) == (1, 2)
    later = open_store(url)
    again = Keeper(later, Access.everything("Ann"))
    assert [(each.id, each.key, each.base, each.content) for each in again.drafts()] == [
        ("design-2", None, None, "[]"),
        ("design-1", key, 1, "{}"),
    ]
    assert again.draft("design-1") == second
    later.close()


def test_an_older_tab_is_told(keeper: Keeper) -> None:
    seen = keeper.put_draft("d", "old")
    newer = keeper.put_draft("d", "new", seen.counter)
    with pytest.raises(StoreConflictError, match="changed in another tab"):
        keeper.put_draft("d", "stale", seen.counter)
    with pytest.raises(StoreConflictError, match="changed in another tab"):
        keeper.put_draft("d", "begun anew")
    with pytest.raises(StoreConflictError, match="not dropped"):
        keeper.drop_draft("d", seen.counter)
    assert keeper.draft("d") == newer
    # Sent twice, because the answer was lost on the way.
    assert keeper.put_draft("d", "new", seen.counter) == newer
    assert keeper.put_draft("d", "on purpose", newer.counter).counter == 3
    keeper.drop_draft("d", 3)
    keeper.drop_draft("d", 3)
    keeper.drop_draft("d")
    with pytest.raises(NotFoundError):
        keeper.draft("d")
    with pytest.raises(StoreConflictError):
        keeper.put_draft("d", "after it was saved elsewhere", 3)


@pytest.mark.parametrize("content", ["nul \0", "half \ud800"])
def test_what_cannot_be_kept_is_told(keeper: Keeper, content: str) -> None:
    with pytest.raises(StoreError, match="The draft holds"):
        keeper.put_draft("d", content)


def test_who_has_it_open(keeper: Keeper, store: Store, clock: Clock) -> None:
    key = keeper.create(FIRST, "First").version.key
    bob = Keeper(store, Access.everything("Bob"))
    bob.seen(key, "tab-2")
    keeper.seen(key, "tab-1")
    keeper.seen(key, "tab-1")
    assert [(each.who, each.session) for each in bob.present(key)] == [("Ann", "tab-1"), ("Bob", "tab-2")]
    clock.now = clock.now.replace(hour=10)
    keeper.seen(key, "tab-1")
    assert [each.who for each in bob.present(key, 60)] == ["Ann"]
    assert [each.who for each in bob.present(key, 7200)] == ["Ann", "Bob"]
    clock.now = clock.now.replace(day=3)
    keeper.seen(key, "tab-1")
    assert [each.who for each in bob.present(key, 1e6)] == ["Ann"]
    assert replace(bob.present(key)[0], at=clock.now).session == "tab-1"
