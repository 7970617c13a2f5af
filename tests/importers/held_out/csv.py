"""Lists saved as CSV: pairs, adjacency lists, registers, who sits where, numbered outlines."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping

from tests.importers.held_out.shaping import Held, children, joined, kinds, only
from tests.importers.held_out.truths import ALLIANCE, COMMITTEE, FINANCE, FRAILTY, ICS, MAP, NETWORK, PLACE, PROGRAMME, SEATS
from tests.importers.truths import Truth

Made = tuple[bytes, Truth]
WORDS: Mapping[str, str] = {
    "accountable_to": "accountable to",
    "oversees": "scrutinises",
    "advises": "advises",
    "supports": "supports",
    "delegates_to": "delegates to",
    "member_of": "member of",
    "part_of": "part of",
    "party_to": "party to",
    "covers": "covers",
    "leads": "leads",
    "sits_on": "sits on",
}


def _save(
    rows: Iterable[Iterable[object]], sign: str = ",", encoding: str = "utf-8-sig", quoting: int = csv.QUOTE_MINIMAL
) -> bytes:
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=sign, quoting=quoting).writerows(rows)
    return made.getvalue().encode(encoding)


def pairs(
    truth: Truth, head: tuple[str, str, str] = ("From", "Relationship", "To"), sign: str = ",", encoding: str = "utf-8-sig"
) -> Made:
    """A line a row with words, in the order of `head`, whose middle one is the words'."""
    truth = joined(truth)
    rows = [(source, WORDS[relation], target) for source, relation, target in truth.lines]
    return _save([head, *rows], sign, encoding, csv.QUOTE_ALL if sign == ";" else csv.QUOTE_MINIMAL), truth


def parents(truth: Truth, head: tuple[str, str], turned: bool = False) -> Made:
    """Two columns only, the group and the one that it answers to, or `turned` the parent first."""
    truth = joined(only(truth, relations=("accountable_to",)))
    rows = [(target, source) if turned else (source, target) for source, _, target in truth.lines]
    return _save([head, *rows]), truth


def adjacency(truth: Truth) -> Made:
    """A parent a row, those who answer to it in one cell with semicolons."""
    truth = joined(only(truth, relations=("accountable_to",)))
    rows = [(name, len(kids), "; ".join(kids)) for name, kids in children(truth).items()]
    return _save([("Board or group", "How many", "Groups and projects accountable to it"), *rows]), truth


_SAID: Mapping[str, str] = {
    "strategic_board": "Board",
    "clinical_cabinet": "Clinical advisory group",
    "programme_office": "PMO",
    "health_and_wellbeing_board": "HWB",
    "overview_and_scrutiny_committee": "Scrutiny committee",
    "ccg": "CCG",
    "gp_provider": "GP federation",
    "voluntary_sector": "Voluntary sector",
}


def register(truth: Truth, head: tuple[str, str, str], sign: str = ",", encoding: str = "utf-8-sig") -> Made:
    """A row a thing: its name, its sort in words, and whom it is accountable to."""
    truth = only(truth, relations=("accountable_to",))
    up = {source: target for source, _, target in truth.lines}
    rows = []
    for name, node_type, kind in truth.nodes:
        said = "Project" if node_type == "project" else _SAID.get(str(kind), str(kind).replace("_", " ").capitalize())
        rows.append((name, said, up.get(name, "")))
    return _save([head, *rows], sign, encoding), truth


def seats(truth: Truth, manner: str) -> Made:
    """Who sits where: `rows` (a seat a row), `cell` (a group a row, its members in one cell with line breaks), `ticks` (a matrix)."""
    truth = joined(only(truth, types=("body", "post"), relations=("sits_on",)))
    bodies = [name for name, (node_type, _) in kinds(truth).items() if node_type == "body"]
    if manner == "rows":
        return _save([("Committee", "Member"), *((target, source) for source, _, target in truth.lines)]), truth
    if manner == "cell":
        rows = [(body, "\n".join(source for source, _, target in truth.lines if target == body)) for body in bodies]
        return _save([("Committee", "Members"), *rows]), truth
    posts = [name for name, (node_type, _) in kinds(truth).items() if node_type == "post"]
    there = {(source, target) for source, _, target in truth.lines}
    rows = [(post, *("X" if (post, body) in there else "" for body in bodies)) for post in posts]
    return _save([("Role", *bodies), *rows]), truth


def outline(truth: Truth) -> Made:
    """A numbered outline: 1, 1.1, 1.1.1; each answers to the one whose number is its own without the last part."""
    truth = joined(only(truth, relations=("accountable_to",)))
    under, inner = children(truth), {source for source, _, _ in truth.lines}
    rows: list[tuple[str, str]] = [("Ref", "Group or project")]

    def put(name: str, number: str) -> None:
        rows.append((number, name))
        for at, each in enumerate(under.get(name, ()), 1):
            put(each, f"{number}.{at}")

    for at, name in enumerate((name for name, _, _ in truth.nodes if name not in inner), 1):
        put(name, str(at))
    return _save(rows), truth


def _made() -> list[tuple[str, Callable[[], Made]]]:
    ics = only(ICS, names=[name for row in ICS.rows[1:5] for name, _, _ in row])
    return [
        ("pairs", lambda: pairs(COMMITTEE)),
        ("pairs", lambda: pairs(PROGRAMME, ("Source", "Type of link", "Target"))),
        ("pairs", lambda: pairs(FINANCE, ("Who", "What", "Whom"))),
        ("pairs-signs", lambda: pairs(ALLIANCE, sign=";", encoding="cp1252")),
        ("pairs-signs", lambda: pairs(PLACE, sign="\t", encoding="utf-16")),
        ("pairs-signs", lambda: pairs(NETWORK, ("Body A", "Relationship", "Body B"), sign="|", encoding="utf-8")),
        ("child-parent", lambda: parents(MAP, ("Group", "Accountable to"))),
        ("child-parent", lambda: parents(ics, ("Sub-group", "Parent group"))),
        ("parent-child", lambda: parents(PROGRAMME, ("Parent group", "Sub-group"), True)),
        ("parent-child", lambda: parents(FRAILTY, ("Parent", "Child"), True)),
        ("adjacency", lambda: adjacency(PROGRAMME)),
        ("register", lambda: register(PROGRAMME, ("Name", "Type", "Accountable to"))),
        ("register", lambda: register(NETWORK, ("Title", "Category", "Answers to"), ";", "cp1252")),
        ("register", lambda: register(ICS, ("Group name", "Group type", "Governed by"), encoding="utf-8")),
        ("seats", lambda: seats(SEATS, "rows")),
        ("seats-cell", lambda: seats(SEATS, "cell")),
        ("seats-cell", lambda: seats(FINANCE, "cell")),
        ("ticks", lambda: seats(SEATS, "ticks")),
        ("outline", lambda: outline(MAP)),
        ("outline", lambda: outline(FRAILTY)),
    ]


def documents(most: int | None = None) -> list[Held]:
    """All documents of the format, or the first so many."""
    made = []
    for style, make in _made()[:most]:
        data, truth = make()
        made.append(Held("csv", style, f"{truth.title.replace(':', ',').replace('/', '-')}.csv", data, truth))
    return made
