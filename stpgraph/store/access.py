"""Who may do what. Nobody may do anything unless a role in our own tables says so, looked up in the transaction of the deed itself."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from stpgraph.store import audit, tables
from stpgraph.store.errors import NotAllowedError, StoreConflictError
from stpgraph.store.records import ROLES, Grant, Role

_GRANTS = tables.grants.c


@dataclass(frozen=True, slots=True)
class Access:
    """Whose hands these are. `everywhere`: the one user of a computer, who needs no role; else the roles granted to `who` count.

    >>> Access.of("Ann.Other@Example.org").who
    'ann.other@example.org'
    """

    who: str
    everywhere: bool = False

    @classmethod
    def everything(cls, who: str = "you") -> Access:
        """The single user on localhost, or whoever runs the command line."""
        return cls(checked_person(who), True)

    @classmethod
    def of(cls, who: str) -> Access:
        """A person who has logged in, by e-mail address or name."""
        return cls(checked_person(who))


def checked_person(who: str) -> str:
    """How a person is written: e-mail addresses in small letters. Raises StoreError where nobody is named."""
    who = audit.checked(who, "The name of the person", 320)
    return who.casefold() if "@" in who else who


def role_in(conn: Connection, who: Access, footprint: str) -> Role | None:
    """The highest role of a person in a footprint (empty: of those who have one in all), None where they have none."""
    if who.everywhere:
        return ROLES[-1]
    wanted = select(_GRANTS.role).where(_GRANTS.who == who.who, _GRANTS.footprint.in_({footprint, ""}))
    found = [row[0] for row in conn.execute(wanted)]
    return max((role for role in ROLES if role in found), key=ROLES.index, default=None)


def need(conn: Connection, who: Access, footprint: str, role: Role) -> None:
    """Raises NotAllowedError where a person has not at least this role in a footprint."""
    has = role_in(conn, who, footprint)
    if has is None or ROLES.index(has) < ROLES.index(role):
        where = f"in “{footprint}”" if footprint else "in all footprints"
        a = "an" if role[0] in "ae" else "a"
        now = f"your role there is {has}" if has else "you have no role there"
        raise NotAllowedError(f"This needs the role of {a} {role} {where}; {now}. Ask an admin.")


def grants(conn: Connection, who: str | None = None) -> tuple[Grant, ...]:
    """The roles of a person, or of everybody, in order."""
    wanted = select(tables.grants)
    if who is not None:
        wanted = wanted.where(_GRANTS.who == who)
    rows = sorted((row.who, row.footprint, row.role) for row in conn.execute(wanted))
    return tuple(Grant(person, footprint or None, role) for person, footprint, role in rows)


def grant(conn: Connection, who: str, role: Role, footprint: str) -> None:
    """Gives a person a role in a footprint (empty: in all), in place of the one they had there."""
    conn.execute(delete(tables.grants).where(_GRANTS.who == who, _GRANTS.footprint == footprint))
    conn.execute(insert(tables.grants).values(who=who, footprint=footprint, role=role))


def revoke(conn: Connection, who: str, footprint: str) -> None:
    """Takes a role away. Raises StoreConflictError where there is none."""
    if not conn.execute(delete(tables.grants).where(_GRANTS.who == who, _GRANTS.footprint == footprint)).rowcount:
        raise StoreConflictError(f"“{who}” has no role there that could be taken away.")
