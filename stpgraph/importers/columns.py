"""Tables as people make them: which row is the heading, and which column holds what, each with a confidence and a reason.

The match can be shown and corrected: `matched` takes what a person says of a column, by its heading, before what it finds by itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, get_args

from stpgraph.files.spelling import squeezed

Field = Literal[
    "from",
    "to",
    "relation",
    "name",
    "kind",
    "answers_to",
    "reports_to",
    "chair",
    "lead",
    "members",
    "board",
    "role",
    "person",
    "organisation",
    "meets",
    "quorum",
    "status",
    "ods_code",
    "notes",
    "capacity",
    "ignored",
]
FIELDS: tuple[Field, ...] = get_args(Field)
#: What a person chooses from.
FIELD_WORDS: Mapping[Field, str] = {
    "from": "A line begins at",
    "to": "A line ends at",
    "relation": "What a line says",
    "name": "Name",
    "kind": "What it is",
    "answers_to": "Whom it answers to",
    "reports_to": "Whom it reports to",
    "chair": "Who chairs it",
    "lead": "Who leads it",
    "members": "Who sits on it",
    "board": "The board on which somebody sits",
    "role": "The post of a person",
    "person": "The name of a person",
    "organisation": "Whom a person speaks for",
    "meets": "How often it meets",
    "quorum": "Quorum",
    "status": "Status",
    "ods_code": "NHS organisation code",
    "notes": "Remarks",
    "capacity": "Standing of the seat",
    "ignored": "Leave this column out",
}
#: Headings by which people call columns, without capitals, blanks and signs.
_HEADINGS: Mapping[Field, tuple[str, ...]] = {
    "from": ("from", "source", "child", "begin", "start", "subordinate", "who"),
    "to": ("to", "target", "parent", "end", "superior", "towhom"),
    "relation": (
        "relation",
        "relationship",
        "relationtype",
        "linktype",
        "line",
        "linetype",
        "connection",
        "says",
        "how",
        "label",
        "link",
    ),
    "name": (
        *(
            "name",
            "group",
            "groupname",
            "body",
            "boardname",
            "forum",
            "nameofgroup",
            "entity",
            "node",
            "workstream",
            "item",
            "title",
            "nameofbody",
        ),
        *(
            "boardorgroup",
            "governancegroup",
            "groupcommittee",
            "committeename",
            "partner",
            "partnerorganisation",
            "organisationname",
            "project",
        ),
        *("element", "component", "meetingname", "boardcommittee", "box"),
    ),
    "kind": ("kind", "type", "category", "whatitis", "sort", "grouptype", "typeofgroup", "classification", "level", "tier"),
    "answers_to": (
        "answersto",
        "accountableto",
        "accountability",
        "parentgroup",
        "parentbody",
        "upto",
        "linemanagedby",
        "governedby",
        "accountablebody",
    ),
    "reports_to": (
        "reportsto",
        "reportsinto",
        "reportingto",
        "reportinglineto",
        "reportingline",
        "reporting",
        "escalatesto",
        "reportstowhom",
    ),
    "chair": ("chair", "chairedby", "chairperson", "nameofchair", "groupchair"),
    "lead": (
        "lead",
        "sro",
        "seniorresponsibleofficer",
        "leadofficer",
        "programmelead",
        "workstreamlead",
        "executivelead",
        "owner",
        "seniorresponsibleowner",
    ),
    "members": ("members", "membership", "attendees", "memberorganisations", "whositsonit", "composition", "representedby"),
    "board": ("board", "committee", "meeting", "sitson", "memberof", "boardgroup", "seaton", "attends", "boardorcommittee"),
    "role": ("role", "post", "position", "jobtitle", "rolepost", "designation", "seat", "member"),
    "person": (
        "person",
        "postholder",
        "heldby",
        "holder",
        "nameofmember",
        "membername",
        "nameofperson",
        "individual",
        "fullname",
    ),
    "organisation": (
        "organisation",
        "organization",
        "employer",
        "represents",
        "onbehalfof",
        "representing",
        "org",
        "speaksfor",
        "constituency",
    ),
    "meets": ("meets", "frequency", "howoften", "meetingfrequency", "frequencyofmeetings", "meetingschedule"),
    "quorum": ("quorum", "quoracy"),
    "status": ("status", "state", "stage"),
    "ods_code": ("odscode", "ods", "orgcode", "organisationcode", "nhscode", "nhsorganisationcode"),
    "notes": (
        "notes",
        "remarks",
        "purpose",
        "remit",
        "description",
        "comments",
        "termsofreference",
        "role purpose",
        "responsibilities",
        "function",
        "aim",
    ),
    "capacity": ("capacity", "standing", "votingstatus", "voting", "vote", "membershiptype", "standingoftheseat"),
    "ignored": (),
}
_BY_HEADING: Mapping[str, Field] = {squeezed(each): field for field, several in _HEADINGS.items() for each in several}
#: Where a heading is none of those above, words in it, in this order.
_WORDS: tuple[tuple[re.Pattern[str], Field], ...] = (
    (re.compile(r"\bparent\b|accountab|answer(?:s|able) to", re.IGNORECASE), "answers_to"),
    (re.compile(r"report(?:s|ing)|escalat", re.IGNORECASE), "reports_to"),
    (re.compile(r"\bchair", re.IGNORECASE), "chair"),
    (re.compile(r"\bSRO\b|responsible officer|\blead\b", re.IGNORECASE), "lead"),
    (re.compile(r"how often|frequen", re.IGNORECASE), "meets"),
    (re.compile(r"\bmembers?(?:hip)?\b|attend", re.IGNORECASE), "members"),
    (
        re.compile(r"(?:body|board|group|committee|forum|organisation|workstream) name|name of (?!person|member)", re.IGNORECASE),
        "name",
    ),
)
#: The heading stands in one of so many first rows: above it are titles.
_DEEPEST_HEADING = 30


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """One column: where it is (from 0), its heading, what it is taken for, how sure that is and why."""

    at: int
    heading: str
    field: Field
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Matched:
    """The heading's row (from 0; -1 where there is none) and its columns; those that are not understood have the field `ignored`."""

    heading: int
    columns: tuple[ColumnMatch, ...]

    def at(self, field: Field) -> int | None:
        """The first column of a field."""
        return next((each.at for each in self.columns if each.field == field), None)

    @property
    def understood(self) -> int:
        """How many columns mean something."""
        return sum(each.field != "ignored" for each in self.columns)


def matched(rows: Sequence[Sequence[str]], said: Mapping[str, Field] | None = None) -> Matched:
    """The heading and the columns of a table. `said` is what a person says of columns, by heading.

    >>> found = matched([["Governance 2017"], ["Group", "Accountable to"], ["Urgent care", "Board"]])
    >>> found.heading, [each.field for each in found.columns]
    (1, ['name', 'answers_to'])
    """
    best = Matched(-1, ())
    for number, row in enumerate(rows[:_DEEPEST_HEADING]):
        found = Matched(number, tuple(_column(at, text, said or {}) for at, text in enumerate(row) if text.strip()))
        if found.understood > best.understood:
            best = found
    if best.understood == 0 or (best.understood == 1 and best.at("name") is None):
        return _without_heading(rows)
    return Matched(best.heading, _told_apart(best.columns))


def _column(at: int, text: str, said: Mapping[str, Field]) -> ColumnMatch:
    heading = " ".join(text.split())[:200]
    if heading in said:
        return ColumnMatch(at, heading, said[heading], 1.0, "you said so")
    key = squeezed(re.sub(r"\(.*?\)", "", heading)) or squeezed(heading)
    if key in _BY_HEADING:
        return ColumnMatch(at, heading, _BY_HEADING[key], 0.95, f"its heading is “{heading}”")
    if 4 <= len(key) <= 30 and (near := get_close_matches(key, _BY_HEADING, 1, 0.86)):
        return ColumnMatch(at, heading, _BY_HEADING[near[0]], 0.7, f"its heading “{heading}” is nearly one that is known")
    if len(heading) <= 60 and (found := next((field for pattern, field in _WORDS if pattern.search(heading)), None)):
        return ColumnMatch(at, heading, found, 0.75, f"its heading “{heading}” holds a word that is known")
    return ColumnMatch(at, heading, "ignored", 0.0, "its heading is not known")


def _told_apart(columns: tuple[ColumnMatch, ...]) -> tuple[ColumnMatch, ...]:
    """What a heading means beside others: “Name” beside “Board” and “Role” is a person's; “Parent” beside “Child” begins the line."""
    fields = {each.field for each in columns}
    made = []
    for each in columns:
        field = each.field
        key = squeezed(each.heading)
        is_membership = "board" in fields and bool(fields & {"role", "organisation", "person"})
        if field == "name" and is_membership and key in ("name", "title"):
            field = "role" if key == "title" and "role" not in fields else "person"
        elif (field == "board" and "name" not in fields and not is_membership) or (
            field == "organisation" and "name" not in fields and "board" not in fields and "from" not in fields
        ):
            field = "name"
        elif field == "to" and "from" not in fields and key in ("parent", "to", "superior") and "name" in fields:
            field = "answers_to"
        elif field == "from" and key == "who" and "to" not in fields:
            field = "name"
        made.append(ColumnMatch(each.at, each.heading, field, each.confidence, each.reason))
    return tuple(made)


def _without_heading(rows: Sequence[Sequence[str]]) -> Matched:
    """Two or three columns that are filled throughout are pairs, with what the line says between or behind them."""
    filled = [[at for at, text in enumerate(row) if text.strip()] for row in rows]
    wide = {len(each) for each in filled if each}
    if not wide or max(wide) > 3 or min(wide) < 2 or any(each != list(range(len(each))) for each in filled):
        return Matched(-1, ())
    why = "there is no heading, and each row names two things"
    columns = [ColumnMatch(0, "", "from", 0.6, why), ColumnMatch(1, "", "to", 0.6, why)]
    if max(wide) == 3:
        columns.append(ColumnMatch(2, "", "relation", 0.5, why))
    return Matched(-1, tuple(columns))
