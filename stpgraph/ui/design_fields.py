"""The fields of the Design page's forms: which there are for a thing, what each shows, and what was filled in as an edit's fields.

A form shows text, a choice, a tick or several things; only what a reader changes goes into an edit, so that what a form cannot show is
never lost. What is not stated is shown as such, and never as no.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias

from stpgraph.design import AnyCommand, Refused, do, kinds_of
from stpgraph.design.cells import CellError, Known, column, read
from stpgraph.design.refusals import label_of
from stpgraph.model import (
    Accepted,
    AccountableTo,
    AnyNode,
    AnyRelation,
    Body,
    Decision,
    DelegatesTo,
    MemberOf,
    Organisation,
    PlainRelation,
    Post,
    ReportsTo,
    SitsOn,
    Source,
    Structure,
)
from stpgraph.model.kinds import DECISION_ENDPOINTS, NodeType, RelationType
from stpgraph.model.scalars import DATE
from stpgraph.reading.compared_fields import by_word
from stpgraph.reading.words import (
    ARCHETYPES,
    BASIS,
    CAPACITY,
    DRAWING,
    FREQUENCY,
    FUNCTION,
    LINES,
    MEMBERSHIP,
    NOT_STATED,
    STATUS,
    STRUCTURE_STATUS,
    capital,
    date_words,
    frequency_words,
    money_words,
    share_words,
)
from stpgraph.ui.design_joins import names_of

#: How a field is filled in: a line of text, several lines, one of some choices (in a list; in sight and short: `few`; in sight and long:
#: `sentences`), one of some choices or words of one's own, several of some things, or a tick.
Sort = Literal["line", "long", "choice", "few", "sentences", "often", "many", "tick"]
Shown: TypeAlias = str | bool | tuple[str, ...]
Choices: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One field of a form. `shown` is what it shows at first ("" for not stated), `choices` are values with their words.

    `usual` tells whether it is in sight at once or folded away under “More”.
    """

    field: str
    label: str
    sort: Sort
    shown: Shown
    choices: Choices = ()
    hint: str = ""
    usual: bool = True
    required: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in: the fields that differ from what was shown, as an edit takes them, and a sentence for each that cannot be."""

    fields: dict[str, Any]
    complaints: tuple[str, ...] = ()


_YES_NO = {True: "yes", False: "no"}
_THREE_WAYS = (
    *("statutory", "external", "in_public", "publishes_papers", "terms_of_reference", "dedicated_team"),
    *("vacant", "non_executive", "clinical", "agreed"),
)
_TICKS: Mapping[str, str] = {
    "represents_many": "Stands for several, drawn as one box",
    "inferred": "Our reading, not the documents' words",
    "primary": "Comes before any other that it answers to",
}
_DATES = frozenset({"starts", "ends", "date", "as_at", "on", "until"})
_OFTEN = tuple((capital(words), capital(words)) for words in FREQUENCY.values())
_HINTS: Mapping[str, str] = {
    **dict.fromkeys(_DATES, "Such as 2017, June 2017 or 1 June 2017"),
    "count": "Leave empty where the number is not stated",
    "seats": "Leave empty where the number is not stated",
    "amount_gbp": "In pounds, such as 1,500,000",
    "limit_gbp": "In pounds, such as 50,000",
    "threshold": "Such as 75%",
    "voting.threshold": "Such as 75%",
    "ods_code": "Such as RN3",
    "holder": "The same name in two posts is the same person",
    "quorum": "How many people must be there",
    "url": "The address of the web page",
    "locator": "Such as page 12, or a chart's title",
    "scope": "What the authority is for",
    "by": "Such as the STP board, in public",
    "until": "Such as June 2018; empty for no end",
    "meets": "Choose, or write a number of days",
    "frequency": "Choose, or write a number of days",
}
_LABELS: Mapping[str, str] = {
    "voting.basis": "What counts as one vote",
    "voting.threshold": "Share of votes that carries a decision",
    "amount_gbp": "How much money is in it",
    "type": "What the line says",
    "lines": "Whether the documents show all its lines",
}
_FIELDS: Mapping[NodeType, tuple[str, str]] = {
    "body": (
        "name kind status function in_public publishes_papers terms_of_reference membership",
        "meets quorum voting.basis voting.threshold dedicated_team external",
    ),
    "organisation": ("name kind ods_code status", "statutory"),
    "project": ("name starts ends status", ""),
    "post": ("name kind holder vacant count non_executive status", "clinical"),
    "instrument": ("name kind agreed amount_gbp status", ""),
}
_RELATIONS: Mapping[RelationType, type[AnyRelation]] = {
    "accountable_to": AccountableTo,
    "reports_to": ReportsTo,
    "delegates_to": DelegatesTo,
    "sits_on": SitsOn,
    "member_of": MemberOf,
}
_OF_LINE: Mapping[RelationType, str] = {
    "accountable_to": "primary",
    "reports_to": "frequency",
    "delegates_to": "scope instrument limit_gbp",
    "sits_on": "capacity",
    "member_of": "seats capacity",
}


# ── which fields ─────────────────────────────────────────────────────────────────────────────────────────────────────


def of_node(structure: Structure, node: AnyNode) -> tuple[Asked, ...]:
    """The fields of a node: the usual ones first."""
    usual, more = _FIELDS[node.type]
    return _asked(structure, node, usual, f"{more} notes cites represents_many lines inferred")


def of_relation(structure: Structure, relation: AnyRelation, meanings: Sequence[tuple[RelationType, str]]) -> tuple[Asked, ...]:
    """The fields of a relation. `meanings` are the relation types that it may have between its ends, its own among them."""
    first = Asked("type", _LABELS["type"], "choice", relation.type, tuple(meanings), required=True)
    return (first, *_asked(structure, relation, f"{_OF_LINE.get(relation.type, '')} status", "notes cites inferred"))


def of_decision(structure: Structure, decision: Decision | None) -> tuple[Asked, ...]:
    """The fields of a decision, or of a new one."""
    return _asked(structure, decision, "name taken_by consulted affects ratified_by", "threshold basis notes cites inferred")


def of_source(structure: Structure, source: Source | None) -> tuple[Asked, ...]:
    """The fields of a source, or of a new one."""
    return _asked(structure, source, "title publisher date url locator", "")


def of_acceptance(structure: Structure, acceptance: Accepted) -> tuple[Asked, ...]:
    """The fields of the acceptance of a finding."""
    return _asked(structure, acceptance, "reason by on until", "")


def of_whole(structure: Structure) -> tuple[Asked, ...]:
    """The fields of a structure as a whole."""
    return _asked(structure, structure, "title footprint status archetype as_at drawing notes", "")


def _asked(structure: Structure, thing: Any, usual: str, more: str) -> tuple[Asked, ...]:
    fields = [(field, field in usual.split()) for field in (*usual.split(), *more.split())]
    made = [_field(structure, thing, field, is_usual) for field, is_usual in fields]
    # Where nothing can be chosen at all, the field is left out.
    return tuple(each for each in made if each.sort != "many" or each.choices)


def _field(structure: Structure, thing: Any, field: str, usual: bool) -> Asked:
    value = _value(thing, field)
    label = _TICKS.get(field) or _LABELS.get(field) or label_of(field)
    required = field in ("name", "title", "reason")
    sort: Sort = "line"
    choices: Choices = ()
    shown: Shown = _text(field, value)
    if field in _TICKS:
        sort, shown = "tick", bool(value)
    elif field in _THREE_WAYS:
        silent = NOT_STATED if (implied := _implied(thing, field)) is None else f"As its kind implies: {_YES_NO[implied]}"
        sort, choices = "few", (("yes", "Yes"), ("no", "No"), ("", silent))
        shown = "" if value is None else _YES_NO[value]
    elif field in ("cites", *DECISION_ENDPOINTS):
        sort, choices, shown = "many", _several(structure, field), tuple(value or ())
    elif field in ("meets", "frequency"):
        sort = "often"
        choices = _OFTEN if shown in ("", *dict(_OFTEN)) else ((str(shown), str(shown)), *_OFTEN)
    elif field == "notes":
        sort = "long"
    elif field in _CHOICES or field in ("kind", "status", "instrument", "lines"):
        choices, required = _offered(structure, thing, field)
        sort, shown = (
            "sentences" if field == "drawing" else "few" if field == "status" and thing is not structure else "choice",
            value or ("" if not required else shown),
        )
    return Asked(field, label, sort, shown, choices, _HINTS.get(field, ""), usual, required)


_CHOICES: Mapping[str, Mapping[str, str]] = {
    "function": by_word(FUNCTION),
    "membership": by_word(MEMBERSHIP),
    "capacity": {key: capital(words) for key, words in CAPACITY.items()},
    "basis": {key: capital(words) for key, words in BASIS.items()},
    "voting.basis": {key: capital(words) for key, words in BASIS.items()},
    "archetype": by_word(ARCHETYPES),
    "drawing": by_word(DRAWING),
}


def _offered(structure: Structure, thing: Any, field: str) -> tuple[Choices, bool]:
    """What can be chosen, and whether one must be."""
    if field == "kind":
        return kinds_of(thing.type), True
    if field == "status":
        return tuple((by_word(STRUCTURE_STATUS) if thing is structure else by_word(STATUS)).items()), True
    if field == "drawing":
        return tuple(_CHOICES[field].items()), True
    if field == "lines":
        whole = "all are shown" if structure.drawing == "complete" else "perhaps not all are shown"
        return (("", f"As for the whole structure: {whole}"), *by_word(LINES).items()), False
    if field == "instrument":
        kinds = {each.id for each in structure.nodes if each.type == "instrument"}
        return (("", NOT_STATED), *((key, name) for key, name in names_of(structure).items() if key in kinds)), False
    return (("", NOT_STATED), *_CHOICES[field].items()), False


def _several(structure: Structure, field: str) -> Choices:
    if field == "cites":
        return tuple(Known.of(structure).sources.items())
    types = {each.id: each.type for each in structure.nodes}
    return tuple((key, name) for key, name in names_of(structure).items() if types[key] in DECISION_ENDPOINTS[field])


def _value(thing: Any, field: str) -> Any:
    for name in field.split("."):
        thing = getattr(thing, name, None)
    return thing


def _text(field: str, value: Any) -> str:
    if value is None or (field == "count" and value == 0):
        return ""
    if field in _DATES:
        return date_words(value)
    if field in ("meets", "frequency"):
        return capital(frequency_words(value))
    if field in ("amount_gbp", "limit_gbp"):
        return money_words(value)
    return share_words(value) if field.endswith("threshold") else str(value)


def _implied(thing: Any, field: str) -> bool | None:
    """What a node's kind implies where a field is left out."""
    match thing:
        case Organisation() if field == "statutory":
            return thing.model_copy(update={field: None}).is_statutory
        case Body() if field == "external":
            return thing.model_copy(update={field: None}).is_external
        case Post() if field == "non_executive":
            return thing.model_copy(update={field: None}).is_non_executive
        case Post() if field == "clinical":
            return thing.model_copy(update={field: None}).is_clinical
    return None


def digest(*parts: object) -> str:
    """A short fingerprint of what a form shows: a form under it never shows what somebody typed for another thing, or before an undo."""
    return hashlib.sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()[:16]


# ── what was filled in ───────────────────────────────────────────────────────────────────────────────────────────────


def changes(asked: Sequence[Asked], filled: Mapping[str, Shown]) -> Filled:
    """What was changed in a form. `filled` has what each field of it shows now."""
    fields: dict[str, Any] = {}
    complaints = []
    for each in asked:
        value = filled[each.field]
        value = value.strip() if isinstance(value, str) else value
        if value == (each.shown.strip() if isinstance(each.shown, str) else each.shown):
            if each.required and not value:
                complaints.append(f"“{each.label}” is missing: fill it in.")
            continue
        try:
            fields[each.field] = _read(each, value)
        except CellError as error:
            nearest = f" Did you mean “{error.nearest}”?" if error.nearest else ""
            complaints.append(f"“{each.label}”: {error.message}{nearest}")
    return Filled(_with_voting(asked, filled, fields), tuple(complaints))


def _read(each: Asked, value: Shown) -> Any:
    if isinstance(value, bool):
        return value
    if isinstance(value, tuple):
        return list(value) or None
    if not value:
        if each.required:
            raise CellError("this cannot be empty: fill it in.")
        return 0 if each.field == "count" else None
    if each.field in _THREE_WAYS:
        return value == "yes"
    if each.sort in ("choice", "few", "sentences"):
        return value
    if each.field in _DATES:
        return _date(value)
    name = each.field.removeprefix("voting.")
    number = name in ("count", "seats", "quorum", "amount_gbp", "limit_gbp", "threshold")
    return read(column(name), value, Known({}, {})) if number or each.sort == "often" else value


def _date(text: str) -> str:
    """A year, month or day, as readers write it, as the format has it. Raises CellError."""
    if re.fullmatch(DATE, text):
        return text
    plain = " ".join(text.replace(",", " ").split())
    for pattern, kept in (
        *((day, "%Y-%m-%d") for day in ("%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%d.%m.%Y")),
        *((month, "%Y-%m") for month in ("%B %Y", "%b %Y", "%m/%Y")),
    ):
        try:
            found = datetime.strptime(plain, pattern)
        except ValueError:
            continue
        # A year before 1000 loses its zeros.
        return found.strftime(kept).zfill(len(found.strftime(kept)))
    raise CellError("this is not a date: write it as 2017, June 2017 or 1 June 2017.")


def _with_voting(asked: Sequence[Asked], filled: Mapping[str, Shown], fields: dict[str, Any]) -> dict[str, Any]:
    """The two fields of a body's voting are one field of the format."""
    if not any(field.startswith("voting.") for field in fields):
        return fields
    kept = {field: value for field, value in fields.items() if not field.startswith("voting.")}
    voting = {}
    for each in asked:
        if each.field.startswith("voting."):
            value = fields[each.field] if each.field in fields else _read(each, filled[each.field])
            voting[each.field.removeprefix("voting.")] = value
    return kept | {"voting": {key: value for key, value in voting.items() if value is not None} or None}


def of_meaning(fields: Mapping[str, Any], kind: RelationType) -> dict[str, Any]:
    """The changed fields of a relation that its type, perhaps a new one, has."""
    return {key: value for key, value in fields.items() if key in _RELATIONS.get(kind, PlainRelation).model_fields}


def lost_with(relation: AnyRelation, kind: RelationType) -> tuple[str, ...]:
    """What is said of a relation that it would lose with another type, by label."""
    keeps = _RELATIONS.get(kind, PlainRelation).model_fields
    own = type(relation).model_fields
    return tuple(label_of(key) for key in own if key not in keeps and getattr(relation, key) != own[key].default)


def trouble(structure: Structure, command: AnyCommand) -> str:
    """Why an edit cannot be made; empty where it can."""
    try:
        do(structure, command)
    except Refused as refused:
        return str(refused)
    return ""
