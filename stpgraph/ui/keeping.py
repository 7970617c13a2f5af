"""The store as the pages reach it: opened once for all readers, in the hands of whoever is reading."""

from __future__ import annotations

import getpass
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

import streamlit as st
from sqlalchemy import Connection

from stpgraph.compare.delta import Delta
from stpgraph.compare.merge import difference
from stpgraph.errors import StpgraphError
from stpgraph.model import Structure
from stpgraph.reading.hidden import without_holders
from stpgraph.settings import settings
from stpgraph.store import Access, Keeper, Kept, NotAllowedError, Store, StoreError, StoreUnreachableError, open_store
from stpgraph.ui import logs

#: A provider that says this of an e-mail address has made sure that it is the person's own.
_VERIFIED = ("true", "1")
_LOG_IN = "Log in to reach the structures that are kept here."
_NO_EMAIL = "Whoever you logged in with did not say what your e-mail address is, and roles are given to addresses. Ask whoever runs this server."
_UNVERIFIED = (
    "Whoever you logged in with has not made sure that your e-mail address is yours, so it opens nothing here. Confirm the address there, "
    "then log out and log in again."
)


class Hands(Keeper):
    """A store in the hands of one reader. Where the settings hide the names of people, whoever may only view gets structures without."""

    def version(self, key: str, number: int) -> Kept:
        """A version with its content."""
        return self._seen(super().version(key, number))

    def latest(self, key: str) -> Kept:
        """The latest version with its content."""
        return self._seen(super().latest(key))

    def as_at(self, key: str, moment: datetime) -> Kept:
        """The version that was the latest at a moment."""
        return self._seen(super().as_at(key, moment))

    def difference(self, key: str, before: int, after: int, other: str | None = None) -> Delta:
        """What differs from a version to another one."""
        return difference(self.version(key, before).structure, self.version(other or key, after).structure)

    def may_change(self, key: str) -> bool:
        """Whether this reader may save versions of a structure, and not only view it."""
        return self.role(self.entry(key).footprint) in ("editor", "approver", "admin")

    def _seen(self, kept: Kept) -> Kept:
        if not settings().hide_holders or self.may_change(kept.version.key):
            return kept
        return replace(kept, structure=without_holders(kept.structure))


class _Watched(Store):
    """A store of which every refusal and failure is logged, wherever in a page it is then told."""

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One change."""
        with _watched(), super().writing() as conn:
            yield conn

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One view."""
        with _watched(), super().reading() as conn:
            yield conn


def keeper() -> Hands:
    """The store in the hands of this reader.

    Raises StoreError where the store cannot be reached, or nobody is logged in where people must.
    """
    who = access()
    return Hands(_store(settings().store), who)


def access() -> Access:
    """Who this reader is. Without login, the one user of this computer, who may do everything."""
    if not settings().login:
        return Access.everything(_user())
    return Access.of(person(claims()))


def claims() -> Mapping[str, object]:
    """What the OpenID Connect provider said of this reader when they logged in; nothing where they have not."""
    said = st.user.to_dict()
    return said if said.get("is_logged_in") else {}


def person(said: Mapping[str, object]) -> str:
    """Who somebody is to the store, by what a provider says of them: their e-mail address.

    A provider that does not say whether it has verified the address is believed: many never say, and an operator chooses the provider.
    Raises StoreError for nobody, for no address, and for an address that is said not to be verified.
    """
    if not said:
        raise StoreError(_LOG_IN)
    email = said.get("email")
    if not isinstance(email, str) or "@" not in email:
        raise StoreError(_NO_EMAIL)
    verified = said.get("email_verified")
    if verified is not None and str(verified).casefold() not in _VERIFIED:
        raise StoreError(_UNVERIFIED)
    return email


def administered(hands: Keeper) -> tuple[str | None, ...]:
    """The places of which a reader is an admin, None among them first where it is all. Raises StoreError."""
    if hands.access.everywhere:
        return (None,)
    mine = {each.footprint for each in hands.grants(hands.access.who) if each.role == "admin"}
    return tuple(sorted(mine, key=lambda each: each or ""))


def is_admin() -> bool:
    """Whether people log in here, and this reader is an admin of something; no where that cannot be found out."""
    try:
        return settings().login and bool(administered(keeper()))
    except StpgraphError:
        return False


def is_stranger() -> bool:
    """Whether this reader has logged in and has no role at all. Raises StoreError."""
    if not settings().login:
        return False
    hands = keeper()
    return not hands.grants(hands.access.who)


def verified() -> tuple[str, ...]:
    """What is wrong with the store and its log, in sentences; nothing where all is well. Raises NotAllowedError, StoreError."""
    hands = keeper()
    if hands.role() != "admin":
        raise NotAllowedError("This needs the role of an admin in all footprints. Ask an admin.")
    return hands.store.verify()


def healthy() -> str:
    """How the store is, in a sentence for people. It names no address."""
    try:
        ready = _store(settings().store).ready()
    except StpgraphError as error:
        return f"The store does not answer. {error}"
    if not ready:
        return "The store answers, but another version of this program has changed its form. Start this program again."
    return "The store answers, and is in the form that this program knows."


def leaving(structure: Structure) -> Structure:
    """A structure as it may leave in a file: without the names of people, where the settings hide them."""
    return without_holders(structure) if settings().hide_holders else structure


def _user() -> str:
    """The name that this computer's user has there; it stands in the history of what they save."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "you"


@contextmanager
def _watched() -> Iterator[None]:
    try:
        yield
    except StoreUnreachableError as error:
        logs.event("store failure", "error", error=error)
        raise
    except StoreError as error:
        logs.event("store refusal", "warning", error=error)
        raise


@st.cache_resource(show_spinner="Opening the store")
def _store(url: str | None) -> Store:
    with _watched():
        store = open_store(url)
    store = _Watched(store.engine, store.clock, store.new_key)
    operator = Keeper(store, Access.everything("the settings"))
    known = {each.who for each in operator.grants() if each.role == "admin" and each.footprint is None}
    for each in settings().admins:
        if Access.of(each).who not in known:
            operator.grant(each, "admin")
    return store
