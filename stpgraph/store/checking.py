"""Whether a store still is what was put in: the log line by line, every version against its hash, and all else against the log."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, select
from sqlalchemy.exc import SQLAlchemyError

from stpgraph.store import audit, tables

Rows = list[Mapping[str, Any]]
_WORDS = {
    "stp_structures": "the list of structures",
    "stp_versions": "the list of versions",
    "stp_names": "the list of names of versions",
    "stp_tags": "the list of tags",
    "stp_grants": "the list of roles",
}


@dataclass
class _Expected:
    """What the tables hold if the log is right: values by key."""

    structures: dict[tuple[object, ...], tuple[object, ...]] = field(default_factory=dict)
    versions: dict[tuple[object, ...], tuple[object, ...]] = field(default_factory=dict)
    names: dict[tuple[object, ...], tuple[object, ...]] = field(default_factory=dict)
    tags: dict[tuple[object, ...], tuple[object, ...]] = field(default_factory=dict)
    grants: dict[tuple[object, ...], tuple[object, ...]] = field(default_factory=dict)


def head(conn: Connection) -> tuple[int, str]:
    """The number and seal of the last line of the log, (0, noughts) of an empty one. Noted elsewhere, they show a log cut short."""
    last = conn.execute(select(tables.audit.c.seq, tables.audit.c.hash).order_by(tables.audit.c.seq.desc()).limit(1)).first()
    return (last[0], last[1]) if last else (0, audit.BEGINNING)


def faults(conn: Connection, noted: tuple[int, str] | None = None) -> tuple[str, ...]:
    """What is wrong, in sentences; nothing where all is well. `noted` is a `head` of an earlier day. Drafts are nobody's record
    and are not checked."""
    try:
        return tuple(_faults(conn, noted))
    except SQLAlchemyError:
        return ("A table of the store cannot be read: it is missing or damaged. Restore a backup.",)


def _faults(conn: Connection, noted: tuple[int, str] | None) -> Iterator[str]:
    log = _rows(conn, tables.audit, "seq")
    yield from _chain(log)
    if noted is not None and noted[0] and not any((row["seq"], row["hash"]) == noted for row in log):
        yield f"The log does not hold line {noted[0]} as it was noted: it was cut short or rewritten."
    expected = _Expected()
    for row in log:
        try:
            _replay(row, json.loads(row["detail"]), expected)
        except (ValueError, KeyError, TypeError, AttributeError):
            yield f"Line {row['seq']} of the log cannot be understood."
    versions = _rows(conn, tables.versions, "key", "number")
    yield from _contents(versions)
    yield from _against(tables.structures, _rows(conn, tables.structures, "key"), expected.structures)
    yield from _against(tables.versions, versions, expected.versions)
    yield from _against(tables.names, _rows(conn, tables.names, "key", "number"), expected.names)
    yield from _against(tables.tags, _rows(conn, tables.tags, "key", "tag"), expected.tags)
    yield from _against(tables.grants, _rows(conn, tables.grants, "who", "footprint"), expected.grants)


def _rows(conn: Connection, table: Table, *order: str) -> Rows:
    return [dict(row) for row in conn.execute(select(table).order_by(*(table.c[name] for name in order))).mappings()]


def _chain(log: Rows) -> Iterator[str]:
    previous, number = audit.BEGINNING, 0
    for row in log:
        number += 1
        if row["seq"] != number:
            yield f"The log has line {row['seq']} where line {number} should be."
            number = row["seq"] if isinstance(row["seq"], int) else number
        if row["previous"] != previous:
            yield f"Line {row['seq']} of the log does not follow from the line before it."
        if row["hash"] != audit.seal(row):
            yield f"Line {row['seq']} of the log was altered."
        previous = row["hash"]


def _contents(versions: Rows) -> Iterator[str]:
    for row in versions:
        which = f"Version {row['number']} of “{row['title']}”"
        if audit.sha256(str(row["content"])) != row["sha256"]:
            yield f"{which} was altered after it was saved."
            continue
        # That it can be read was made sure of when it was saved, and it is still the same.
        content = json.loads(row["content"])
        if (content.get("title"), content.get("status")) != (row["title"], row["status"]):
            yield f"{which} is listed under another title or status than it has."


def _against(table: Table, rows: Rows, expected: Mapping[tuple[object, ...], tuple[object, ...]]) -> Iterator[str]:
    keys = [column.name for column in table.primary_key.columns]
    rest = [column.name for column in table.columns if column.name not in (*keys, "content")]
    found = {tuple(row[name] for name in keys): tuple(row[name] for name in rest) for row in rows}
    for what, wrong in (
        ("is missing something that the log tells of", expected.keys() - found.keys()),
        ("holds something that the log does not tell of", found.keys() - expected.keys()),
        ("differs from what the log tells", {key for key in found.keys() & expected.keys() if found[key] != expected[key]}),
    ):
        if wrong:
            listed = "; ".join(sorted(", ".join(map(str, key)) for key in wrong)[:3])
            more = f" and {len(wrong) - 3} more" if len(wrong) > 3 else ""
            words = _WORDS[table.name]
            yield f"{words[0].upper()}{words[1:]} {what} ({listed}{more})."


def _replay(row: Mapping[str, Any], detail: dict[str, Any], to: _Expected) -> None:
    """What a line of the log does to the tables."""
    action, key = row["action"], (row["key"],)
    if action == "create":
        to.structures[key] = (detail["footprint"], detail["option_of"], 0)
    if action in ("create", "save", "restore", "set status"):
        version = detail["version"]
        about = tuple(version[name] for name in ("title", "status", "sha256"))
        to.versions[*key, version["number"]] = (*about, row["who"], row["at"], version["why"])
    elif action == "name":
        if detail["name"] is None:
            to.names.pop((*key, detail["number"]))
        else:
            to.names[*key, detail["number"]] = (detail["name"],)
    elif action == "tag":
        for each in [each for each in to.tags if each[0] == row["key"]]:
            del to.tags[each]
        to.tags |= {(*key, tag): () for tag in detail["tags"]}
    elif action in ("archive", "undelete", "move"):
        footprint, option_of, archived = to.structures[key]
        archived = archived if action == "move" else int(action == "archive")
        to.structures[key] = (detail.get("footprint", footprint), option_of, archived)
    elif action == "grant":
        to.grants[detail["to"], detail["footprint"]] = (detail["role"],)
    elif action == "revoke":
        to.grants.pop((detail["to"], detail["footprint"]))
