"""What the People page says: roles and the log in words. Plain data, no drawing."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from stpgraph.model.kinds import StructureStatus
from stpgraph.reading.words import STRUCTURE_STATUS
from stpgraph.reference import footprints
from stpgraph.rules.words import count, listed, quoted
from stpgraph.store import Grant, Logged, Role

EVERYWHERE = "All footprints"
ROLE_WORDS: Mapping[Role, str] = {
    "viewer": "Viewer: may look",
    "editor": "Editor: may also change and save options",
    "approver": "Approver: may also name versions and make a structure the current one",
    "admin": "Admin: may also give roles, archive and move",
}
UNREADABLE = "This line cannot be read."


def place(footprint: str | None) -> str:
    """Where a role holds."""
    return EVERYWHERE if footprint is None else footprint


def footprint_of(written: str) -> str | None:
    """The footprint that a place stands for, as it is chosen from the list or written; None for all.

    >>> footprint_of("Devon"), footprint_of(" all footprints")
    ('Devon', None)
    """
    return None if written.strip().casefold() == EVERYWHERE.casefold() else written.strip()


def in_place(footprint: str | None) -> str:
    """The same inside a sentence."""
    return "all footprints" if footprint is None else quoted(footprint)


def is_address(who: str) -> bool:
    """Whether a text can be an e-mail address, such as a provider tells.

    >>> is_address("ann.other@nhs.net"), is_address("Ann Other")
    (True, False)
    """
    name, _, domain = who.partition("@")
    return bool(name and domain) and "@" not in domain and len(who.split()) == 1


def offered(administered: Collection[str | None], known: Iterable[str]) -> list[str]:
    """The places in which an admin of some may give roles, in words. An admin of all may in all, in those that the store knows, and in
    the forty-four of 2017/18."""
    if None not in administered:
        return sorted(each for each in administered if each)
    return [EVERYWHERE, *sorted({*known, *(each.name for each in footprints())} - {""}, key=lambda each: (each.casefold(), each))]


def in_charge(grants: Iterable[Grant], administered: Collection[str | None]) -> tuple[Grant, ...]:
    """The roles that an admin may change, by place and person."""
    mine = [each for each in grants if None in administered or each.footprint in administered]
    return tuple(sorted(mine, key=lambda each: (each.footprint or "", each.who)))


def role_rows(grants: Iterable[Grant], named: Collection[str]) -> list[list[str]]:
    """Person, role, place for each role. `named`: the admins whom the settings name, who come back at every start."""
    return [
        [
            f"{each.who} (named in the settings)" if each.who in named and each.footprint is None else each.who,
            each.role.capitalize(),
            place(each.footprint),
        ]
        for each in grants
    ]


def log_rows(lines: Iterable[Logged], titles: Mapping[str, str]) -> list[list[str]]:
    """Number, moment, person, what was done, for each line of the log. `titles` are the present titles of structures by key."""
    return [
        [f"{each.seq:,}", f"{each.at:%d %B %Y, %H:%M:%S} UTC", each.who, log_words(each, titles.get(each.key, ""))]
        for each in lines
    ]


def log_words(line: Logged, title: str = "") -> str:
    """What a line of the log tells, in a sentence; `title` is that of its structure where it is known."""
    try:
        detail = json.loads(line.detail)
        version = detail.get("version", {})
        return _words(line.action, detail, version, quoted(version.get("title") or title or "A structure"))
    except (ValueError, KeyError, TypeError, AttributeError):
        return UNREADABLE


def _words(action: str, detail: Mapping[str, Any], version: Mapping[str, Any], title: str) -> str:
    if action in ("create", "save", "restore", "set status"):
        number, why = version["number"], version["why"]
        status: StructureStatus = version["status"]
        done = {
            "create": f"Kept {title} as version {number}",
            "save": f"Saved version {number} of {title}",
            "restore": f"Went back to version {detail.get('restored')} of {title}, as version {number}",
            "set status": f"Made {title} “{STRUCTURE_STATUS.get(status, status)}”, as version {number}",
        }[action]
        return f"{done}: {why}"
    if action == "name":
        number, name = detail["number"], detail["name"]
        return (
            f"Named version {number} of {title} {quoted(name)}" if name else f"Took away the name of version {number} of {title}"
        )
    if action == "tag":
        tags = [quoted(each) for each in detail["tags"]]
        return f"Tagged {title} {listed(tags)}" if tags else f"Took every tag off {title}"
    if action == "move":
        return (
            f"Moved {title} to {quoted(detail['footprint'])}" if detail["footprint"] else f"Moved {title} out of every footprint"
        )
    if action in ("grant", "revoke"):
        where = in_place(detail["footprint"] or None)
        who = quoted(detail["to"])
        return (
            f"Gave {who} the role of {detail['role']} in {where}"
            if action == "grant"
            else f"Took away the role of {who} in {where}"
        )
    simple = {
        "archive": f"Archived {title}",
        "undelete": f"Brought {title} back from the archive",
        "export": "Took a backup of the whole store",
        "import": "Put a backup into the store",
    }
    return simple[action]


def checked_words(faults: Collection[str], head: tuple[int, str]) -> str:
    """What a check of the store came to; `head` is the number and seal of the last line of the log."""
    if faults:
        return (
            f"{count(len(faults), 'thing is', 'things are')} not as the log tells. Keep the store as it is, take a copy of it, and have "
            f"whoever runs this server compare it with a backup."
        )
    number, seal = head
    if not number:
        return "All is well. Nothing has been kept yet, so the log has no line."
    return (
        f"All is well: every version is as it was saved, and no line of the log was changed, taken out or put in. The log has "
        f"{count(number, 'line', 'lines')}; the last bears the seal {seal[:16]}. Write both down elsewhere: they show later that the log was not "
        f"cut short."
    )
