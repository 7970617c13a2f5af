"""Nobody may do anything unless our own tables say so, at the moment of the deed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from stpgraph.store import (
    ROLES,
    Access,
    Grant,
    Keeper,
    NotAllowedError,
    NotFoundError,
    Role,
    Saved,
    Store,
    StoreConflictError,
    StoreError,
)
from tests.store.made import FIRST, titled

Deed = Callable[[Keeper, str], Any]
#: Every deed that a keeper offers on the structure `key` of Kent, with the least role that it needs.
DEEDS: dict[str, tuple[Role, Deed]] = {
    "entry": ("viewer", lambda keeper, key: keeper.entry(key)),
    "history": ("viewer", lambda keeper, key: keeper.history(key)),
    "version": ("viewer", lambda keeper, key: keeper.version(key, 1)),
    "latest": ("viewer", lambda keeper, key: keeper.latest(key)),
    "as_at": ("viewer", lambda keeper, key: keeper.as_at(key, keeper.store.clock())),
    "difference": ("viewer", lambda keeper, key: keeper.difference(key, 1, 1)),
    "seen": ("viewer", lambda keeper, key: keeper.seen(key, "tab")),
    "present": ("viewer", lambda keeper, key: keeper.present(key)),
    "log of one": ("viewer", lambda keeper, key: keeper.log(key)),
    "create": ("editor", lambda keeper, key: keeper.create(FIRST, "Why")),
    "option": ("editor", lambda keeper, key: keeper.create(FIRST, "Why", option_of=key)),
    "save": ("editor", lambda keeper, key: keeper.save(key, titled("Other"), 1, "Why")),
    "restore": ("editor", lambda keeper, key: keeper.restore(key, 1)),
    "set_tags": ("editor", lambda keeper, key: keeper.set_tags(key, ["a"])),
    "put_draft": ("editor", lambda keeper, key: keeper.put_draft("tab", "{}", key=key, base=1)),
    "new draft": ("editor", lambda keeper, key: keeper.put_draft("new", "{}")),
    "create current": ("approver", lambda keeper, key: keeper.create(titled("A", status="current"), "Why")),
    "make current": ("approver", lambda keeper, key: keeper.save(key, titled("A", status="current"), 1, "Why")),
    "set_status": ("approver", lambda keeper, key: keeper.set_status(key, "current", "Agreed")),
    "name_version": ("approver", lambda keeper, key: keeper.name_version(key, 1, "as agreed")),
    "archive": ("admin", lambda keeper, key: keeper.archive(key)),
    "undelete": ("admin", lambda keeper, key: keeper.undelete(key)),
    "grant": ("admin", lambda keeper, key: keeper.grant("other", "viewer", "Kent")),
    "revoke": ("admin", lambda keeper, key: keeper.revoke("bob", "Kent")),
}
#: What needs the role in all footprints.
OF_ALL: dict[str, Deed] = {
    "move": lambda keeper, key: keeper.move(key, "Surrey"),
    "elsewhere": lambda keeper, key: keeper.create(FIRST, "Why", footprint="Surrey"),
    "nowhere": lambda keeper, key: keeper.create(FIRST, "Why", footprint=""),
    "grant in all": lambda keeper, key: keeper.grant("other", "viewer"),
    "revoke in all": lambda keeper, key: keeper.revoke("chief"),
    "export": lambda keeper, key: keeper.export(),
    "whole log": lambda keeper, key: keeper.log(),
}


def test_no_deed_is_forgotten() -> None:
    told = {*DEEDS, *OF_ALL, "listing", "footprints", "drafts", "draft", "drop_draft", "role", "grants", "log", "take_in"}
    assert {each for each in vars(Keeper) if not each.startswith("_")} - {"store", "access"} <= told


@pytest.mark.parametrize("role", [None, *ROLES])
def test_each_deed_needs_its_role(keeper: Keeper, store: Store, role: Role | None) -> None:
    keeper.grant("chief", "admin")
    # A high role elsewhere counts for nothing here, but for whoever begins something that is nowhere yet.
    if role not in (None, "viewer"):
        keeper.grant("bob", "admin", "Surrey")
    bob = Keeper(store, Access.of("bob"))
    done: list[str] = []
    key = keeper.create(FIRST, "First").version.key
    before = (0, "")
    for name, (_, deed) in DEEDS.items():
        if role and name in (next(iter(DEEDS)), "revoke"):
            keeper.grant("bob", role, "Kent")
        if done and store.head() != before:
            key = keeper.create(FIRST, "First").version.key
        before = store.head()
        try:
            deed(bob, key)
            done.append(name)
        except NotAllowedError as error:
            assert "This needs the role of" in str(error)  # noqa: PT017
            assert store.head() == before
    allowed = [name for name, (least, _) in DEEDS.items() if role and ROLES.index(role) >= ROLES.index(least)]
    assert done == allowed
    assert store.verify() == ()


def test_an_editor_makes_nothing_current_by_the_back_door(keeper: Keeper, store: Store) -> None:
    key = keeper.create(titled("Now", status="current"), "First").version.key
    keeper.set_status(key, "option", "Not agreed")
    keeper.grant("bob", "editor", "Kent")
    bob = Keeper(store, Access.of("bob"))
    for deed in (lambda: bob.restore(key, 1), lambda: bob.save(key, titled("Now", status="current"), 2, "Why")):
        with pytest.raises(NotAllowedError, match="the role of an approver"):
            deed()  # type: ignore[no-untyped-call]
    # What is current already, an editor may go on with.
    keeper.restore(key, 1)
    assert isinstance(bob.save(key, titled("Now on", status="current"), 3, "Why"), Saved)


def test_an_admin_of_one_footprint_is_none_of_all(keeper: Keeper, store: Store) -> None:
    key = keeper.create(FIRST, "First").version.key
    keeper.grant("bob", "admin", "Kent")
    bob = Keeper(store, Access.of("bob"))
    for deed in OF_ALL.values():
        with pytest.raises(NotAllowedError):
            deed(bob, key)
    keeper.grant("bob", "admin")
    keeper.grant("chief", "admin")
    bob.export()
    bob.move(key, "Surrey")
    assert bob.entry(key).footprint == "Surrey"
    assert bob.footprints() == ("Surrey",)


def test_a_role_counts_until_it_is_taken_away(keeper: Keeper, store: Store) -> None:
    key = keeper.create(FIRST, "First").version.key
    bob = Keeper(store, Access.of("Bob@Example.org"))
    assert bob.role("Kent") is None
    keeper.grant("bob@example.ORG", "viewer")
    keeper.grant("bob@example.org", "editor", "Kent")
    assert (bob.role("Kent"), bob.role("Surrey"), bob.role()) == ("editor", "viewer", "viewer")
    assert isinstance(bob.save(key, titled("Other"), 1, "Why"), Saved)
    assert bob.grants() == (Grant("bob@example.org", None, "viewer"), Grant("bob@example.org", "Kent", "editor"))
    keeper.revoke("bob@example.org", "Kent")
    with pytest.raises(NotAllowedError, match=r"role of an editor in “Kent”; your role there is viewer\. Ask an admin\."):
        bob.save(key, titled("Third"), 2, "Why")
    assert bob.latest(key).structure.title == "Other"
    keeper.revoke("bob@example.org")
    with pytest.raises(NotAllowedError, match="role of a viewer in “Kent”; you have no role there"):
        bob.latest(key)
    with pytest.raises(StoreConflictError, match="no role there"):
        keeper.revoke("bob@example.org")
    with pytest.raises(StoreError, match="no such role; the roles are viewer, editor, approver, admin"):
        keeper.grant("bob", "owner")  # type: ignore[arg-type]
    assert store.verify() == ()


def test_one_sees_only_where_one_has_a_role(keeper: Keeper, store: Store) -> None:
    kent = keeper.create(FIRST, "First").version.key
    keeper.create(FIRST, "First", footprint="Surrey")
    keeper.create(FIRST, "First", footprint="")
    keeper.grant("bob", "viewer", "Kent")
    keeper.grant("cat", "admin", "Surrey")
    bob = Keeper(store, Access.of("bob"))
    assert [each.key for each in bob.listing()] == [kent]
    assert bob.footprints() == ("Kent",)
    assert [each.footprint for each in keeper.listing()] == ["", "Kent", "Surrey"]
    assert Keeper(store, Access.of("nobody")).listing() == ()
    assert bob.grants() == (Grant("bob", "Kent", "viewer"),)
    assert Keeper(store, Access.of("cat")).grants() == (Grant("cat", "Surrey", "admin"),)
    assert len(keeper.grants()) == 2


def test_a_draft_is_its_writers_own(keeper: Keeper, store: Store) -> None:
    key = keeper.create(FIRST, "First").version.key
    keeper.grant("bob", "editor", "Kent")
    bob = Keeper(store, Access.of("bob"))
    bob.put_draft("tab", "{}", key=key, base=1)
    assert keeper.drafts() == ()
    with pytest.raises(NotFoundError):
        keeper.draft("tab")
    keeper.revoke("bob", "Kent")
    assert bob.drafts() == ()
    with pytest.raises(NotAllowedError):
        bob.draft("tab")
    keeper.grant("bob", "viewer", "Kent")
    assert bob.draft("tab").content == "{}"


@pytest.mark.parametrize("who", ["", "  ", "\0", "x" * 321])
def test_somebody_must_be_named(who: str) -> None:
    for make in (Access.of, Access.everything):
        with pytest.raises(StoreError, match="The name of the person"):
            make(who)
