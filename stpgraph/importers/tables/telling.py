"""What the cells of a column show of it, where its heading alone would mislead: yes and no, standings, posts, boards that come again."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from stpgraph.files.spelling import squeezed
from stpgraph.importers.guessing import node_guess, said_on
from stpgraph.importers.tables.cellwords import capacity, day, is_person, status, sure_type
from stpgraph.importers.tables.found import ColumnMatch, Matched, Rows, cells_in
from stpgraph.importers.tables.headings import LINES, Field

_STATE = re.compile(
    r"^(?:y|n|yes|no|partly|partial(?:ly)?|in part|complete[d]?|done|ongoing|on track|in progress|not started|outstanding"
    r"|pending|agreed"
    r"|not agreed|confirmed|not confirmed|approved|not approved|received|awaited|awaiting.*|signed|not signed|overdue|due"
    r"|draft|final|open"
    r"|closed|high|medium|low|r|a|g|red|amber|green|blue|amber.{1,3}(?:red|green)|various|see (?:below|notes?|above"
    r"|comments?)|as required"
    r"|ad hoc|to follow|item|public|private|\d+ (?:days?|weeks?|months?|hours?|hrs?|mins?))$",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"^(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?:[ -]?(?:\d{4}|\d\d))?$|^q[1-4]\b.{0,8}$"
    r"|^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b.{0,9}$|^\d{4}-\d\d-\d\d",
    re.IGNORECASE,
)
#: Fields whose cells name boards, organisations, posts or people.
_NAMING: frozenset[Field] = frozenset(
    LINES.keys() | {"chair", "deputy_chair", "lead", "members", "attendees", "board", "role", "person", "organisation"}
)
_MANAGERS = frozenset(
    map(
        squeezed,
        ("programme manager", "project manager", "delivery manager", "manager", "workstream manager", "transformation manager"),
    )
)
#: How high up things of a heading stand, from projects; a column with the higher says where those of the lower belong.
_RANKS: tuple[tuple[re.Pattern[str], int], ...] = tuple(
    (re.compile(rf"^(?:(?:name|title) of )?(?:the )?(?:{words})s?(?: name| title)?$", re.IGNORECASE), rank)
    for words, rank in (
        (r"project|scheme|initiative|pilot|delivery project", 0),
        (r"work ?-?stream|clinical work ?-?stream|theme|sub-?group|task (?:and|&) finish group|working group", 1),
        (r"programme|portfolio|delivery programme", 2),
        (
            r"(?:programme |delivery |strategic |governing |transformation |steering )?(?:board|committee)|delivery group"
            r"|steering group",
            3,
        ),
    )
)
#: What is told of a column whose cells name nobody.
NAMELESS = "there is no place for it: yes and no, dates, numbers or the like stand in it"


def is_nameless(text: str) -> bool:
    """Whether a text is a number, a date, a state or an address, and so no name.

    >>> is_nameless("Partly"), is_nameless("£120k"), is_nameless("Mar-19"), is_nameless("Estates")
    (True, True, True, False)
    """
    plain = " ".join(text.split())
    return bool(
        not re.search(r"[^\W\d_]", plain)
        or re.search(r"@[\w-]+\.|https?:|www\.", plain)
        or re.fullmatch(r"[£$€]? ?[\d.,]+ ?(?:k|m|bn|million|%|p)?(?: p\.?a\.?)?", plain, re.IGNORECASE)
        or _STATE.match(plain)
        or _WHEN.match(plain)
        or day(plain).value is not None
        or (status(plain).value is not None and squeezed(plain) != "meeting")
    )


def rank_of(heading: str) -> int | None:
    """How high up the things of a heading stand; None where it says no such.

    >>> rank_of("Project name"), rank_of("Workstream"), rank_of("Programme Board"), rank_of("Chair")
    (0, 1, 3, None)
    """
    plain = " ".join(re.sub(r"\(.*?\)", "", heading).split()).strip(" :*")
    return next((rank for pattern, rank in _RANKS if pattern.match(plain)), None)


def told(rows: Rows, found: Matched) -> Matched:
    """The columns, put right by what stands in them. What a person said of one stays."""
    for rule in (
        _hollow,
        _delegations,
        _below_only,
        _label,
        _standing,
        _managers,
        _helpers,
        _posts,
        _members,
        _representatives,
        _seats,
        _partners,
        _relations,
        _belonging,
    ):
        found = rule(rows, found)
    return found


def _share(texts: Sequence[str], is_so: Callable[[str], bool]) -> float:
    return sum(map(is_so, texts)) / max(len(texts), 1)


def _first(found: Matched, *fields: Field) -> ColumnMatch | None:
    return next((each for each in found.columns if each.field in fields), None)


def _hollow(rows: Rows, found: Matched) -> Matched:
    """“Chair confirmed” with “Yes” and “No” below it says nothing of who chairs. Numbers that other rows have are names of those."""
    numbers = {text.rstrip(".") for each in found.columns if each.field == "number" for text in cells_in(rows, found, each.at)}

    def change(each: ColumnMatch) -> ColumnMatch:
        if each.field not in _NAMING:
            return each
        texts = cells_in(rows, found, each.at)
        parts = [part for text in texts for part in re.split(r"\s*[;,\n]\s*", text) if part]
        if not parts or _share(parts, is_nameless) < 0.8 or _share(parts, lambda text: text.rstrip(".") in numbers) >= 0.5:
            return each
        return replace(each, field="ignored", confidence=0.0, reason=NAMELESS)

    return found.changed(change)


def _delegations(rows: Rows, found: Matched) -> Matched:
    """“Delegated by” beside “Delegated to”: each row is a line between the two."""
    ends = _first(found, "delegated_by"), _first(found, "delegates_to")
    if ends[0] is None or ends[1] is None or found.fields & {"name", "board", "from", "to", "level"}:
        return found
    if not cells_in(rows, found, ends[0].at) or not cells_in(rows, found, ends[1].at):
        return found
    fields: tuple[Field, Field] = ("from", "to")
    for each, field in zip(ends, fields, strict=True):
        if each:
            found = found.given(each.at, field, 0.9, f"its heading is “{each.heading}”, beside the other end")
    return found


def _below_only(rows: Rows, found: Matched) -> Matched:
    """“Sub-group” with who chairs it, and no other name: the row is about the sub-group."""
    below = _first(found, "below")
    if below is None or found.fields & {"name", "board", "from", "to", "level", "answers_to", "reports_to", "part_of"}:
        return found
    if not found.fields & {"chair", "lead", "meets", "quorum", "kind", "members"} or any(
        ";" in each for each in cells_in(rows, found, below.at)
    ):
        return found
    return found.given(below.at, "name", 0.85, f"its heading is “{below.heading}”, and no other says whom the row is about")


def _label(rows: Rows, found: Matched) -> Matched:
    """“Label” without the ends of lines beside it is a name; “Group” beside it says of which sort."""
    label = _first(found, "relation")
    if label is None or found.fields & {"from", "to"}:
        return found
    texts = cells_in(rows, found, label.at)
    if not texts or _share(texts, lambda text: said_on(text) is not None and not sure_type(text)) > 0.5:
        return found
    name = _first(found, "name")
    if name is None:
        return found.given(label.at, "name", 0.8, f"its heading is “{label.heading}”, and names stand in it")
    sorts = cells_in(rows, found, name.at)
    if squeezed(label.heading) == "label" and len({*map(squeezed, sorts)}) < len(sorts) and name.confidence < 1:
        found = found.given(name.at, "kind" if "kind" not in found.fields else "ignored", 0.7, "the same words come again in it")
        return found.given(label.at, "name", 0.8, f"its heading is “{label.heading}”, and names stand in it")
    return found


def _standing(rows: Rows, found: Matched) -> Matched:
    """“Role” with chair, member and observer below it is the standing of a seat, where another column has the post or the person."""
    roles = [each for each in found.columns if each.field == "role"]
    if "capacity" in found.fields or not (len(roles) > 1 or found.fields & {"person", "organisation"}):
        return found
    for each in roles:
        texts = cells_in(rows, found, each.at)
        others = found.fields & {"person"} or len(roles) > 1
        if others and len(texts) > 1 and _share(texts, lambda text: capacity(text).value is not None) >= 0.8:
            if len(roles) == 1 and len({*map(squeezed, texts)}) == len(texts):
                continue
            return found.given(each.at, "capacity", 0.85, "standings such as chair and member stand in it")
    return found


def _managers(rows: Rows, found: Matched) -> Matched:
    """Who manages a project leads it, where no other column says who does; beside a lead a manager answers for nothing."""
    if found.fields & {"lead", "role", "person", "from"} or not found.fields & {"name", "level"}:
        return found
    for each in found.columns:
        if each.field == "ignored" and squeezed(each.heading) in _MANAGERS and cells_in(rows, found, each.at):
            return found.given(each.at, "lead", 0.75, f"its heading is “{each.heading}”, and no other says who leads")
    return found


def _helpers(rows: Rows, found: Matched) -> Matched:
    """A secretariat of people takes the minutes; only a board or an office supports another."""
    each = _first(found, "supported_by")
    texts = cells_in(rows, found, each.at) if each else []
    if each is None or not texts or _share(texts, _is_somebody) <= 0.5:
        return found
    return found.given(
        each.at, "ignored", 0.0, "there is no place for it: people stand in it, and only boards and offices support others"
    )


def _is_somebody(text: str) -> bool:
    return is_person(text) or node_guess(text).type == "post"


def _posts(rows: Rows, found: Matched) -> Matched:
    """Posts with who holds each and to whom it answers: the row is about the post."""
    role, name = _first(found, "role"), _first(found, "name", "person")
    if (
        role is None
        or found.fields & {"board", "from", "to", "level", "members"}
        or not found.fields & {"answers_to", "reports_to"}
    ):
        return found
    if (
        name is None
        or _share(cells_in(rows, found, name.at), lambda text: is_person(text) or text.casefold().startswith("vacan")) < 0.6
    ):
        return found
    found = found.given(name.at, "person", 0.9, "people stand in it, beside their posts")
    return found.given(role.at, "name", 0.9, f"its heading is “{role.heading}”, and it says to whom each answers")


def _representatives(rows: Rows, found: Matched) -> Matched:
    """Who comes for an organisation, beside the board: a post or a person; their deputy has no seat."""
    if "board" not in found.fields:
        return found
    name, person = _first(found, "name"), _first(found, "person")
    if name and found.fields & {"role", "person"} and "organisation" not in found.fields:
        texts = cells_in(rows, found, name.at)
        if _share(texts, lambda text: sure_type(text) == "organisation") > 0.5:
            found = found.given(name.at, "organisation", 0.85, "organisations stand in it, beside a board and who sits there")
    if person and "role" not in found.fields:
        texts = cells_in(rows, found, person.at)
        if _share(texts, lambda text: node_guess(text).type == "post" and not is_person(text)) > 0.5:
            found = found.given(person.at, "role", 0.85, "posts stand in it")
    return found


def _members(rows: Rows, found: Matched) -> Matched:
    """“Member” with people below it, beside “Job title”; and deputies, who come in the stead of members, and have no seats."""
    roles = [each for each in found.columns if each.field == "role"]
    if len(roles) > 1 and "person" not in found.fields:
        people = [each for each in roles if _share(cells_in(rows, found, each.at), is_person) >= 0.6]
        if len(people) == 1:
            found = found.given(people[0].at, "person", 0.9, "people stand in it, beside their posts")
    if found.fields & {"role", "person"} and not found.fields & (LINES.keys() | {"name", "chair", "lead", "meets"}):
        for each in found.columns:
            if each.field == "deputy_chair" and squeezed(each.heading) == "deputy":
                found = found.given(each.at, "ignored", 0.0, "there is no place for those who come in the stead of others")
    return found


def _seats(rows: Rows, found: Matched) -> Matched:
    """A board and one member a row, with how many seats or in what standing."""
    board, member = _first(found, "name", "board"), _first(found, "members")
    if board is None or member is None or not found.fields & {"seats", "capacity"}:
        return found
    if found.fields & (LINES.keys() | {"chair", "lead", "meets", "role", "person", "organisation", "quorum"}):
        return found
    texts = cells_in(rows, found, member.at)
    if any(re.search(r"[;\n]", text) for text in texts):
        return found
    field: Field = "organisation" if _share(texts, lambda text: sure_type(text) == "organisation") > 0.5 else "role"
    found = found.given(board.at, "board", 0.85, f"its heading is “{board.heading}”, beside its members")
    return found.given(member.at, field, 0.85, f"its heading is “{member.heading}”, and each row is a seat")


def _partners(rows: Rows, found: Matched) -> Matched:
    """A register of organisations: what sort each is, and the boards on which it sits."""
    organisation = _first(found, "organisation")
    if organisation is None or not {"board"} <= found.fields or not found.fields & {"kind", "ods_code", "short_name"}:
        return found
    if found.fields & {"name", "role", "person", "from", "capacity", "seats"}:
        return found
    texts = [squeezed(each) for each in cells_in(rows, found, organisation.at)]
    if len(set(texts)) < len(texts):
        return found
    return found.given(organisation.at, "name", 0.9, f"its heading is “{organisation.heading}”, and each row is one")


def _relations(rows: Rows, found: Matched) -> Matched:
    """“Type” between the ends of lines says of which sort the line is."""
    kind = _first(found, "kind")
    if kind is None or not {"from", "to"} <= found.fields or "relation" in found.fields:
        return found
    texts = cells_in(rows, found, kind.at)
    if _share(texts, lambda text: said_on(text) is not None and not sure_type(text)) < 0.6:
        return found
    return found.given(kind.at, "relation", 0.85, "words of lines stand in it")


def _belonging(rows: Rows, found: Matched) -> Matched:
    """“Workstream” beside “Project name” is where the project belongs; so is “Board” beside “Workstream”."""
    name = next((each for each in found.columns if each.field == "name"), None)
    own = rank_of(name.heading) if name else None
    if name is None or own is None or found.fields & {"answers_to", "part_of", "from", "to"}:
        return found
    ranked = [(rank, each) for each in found.columns if each.field in ("ignored", "board") and each is not name
              if (rank := rank_of(each.heading)) is not None and rank > own and cells_in(rows, found, each.at)]  # fmt: skip
    if not ranked or found.fields & {"role", "person"}:
        return found
    if len({rank for rank, _ in ranked}) > 1:
        why = "sorts of groups stand beside each other"
        for _, each in ranked:
            found = found.given(each.at, "level", 0.7, why)
        return found.given(name.at, "level", 0.7, why)
    above = min(ranked, key=lambda each: (each[0], each[1].at))[1]
    why = f"its heading is “{above.heading}”, beside “{name.heading}”, which belongs to one"
    return found.given(above.at, "answers_to", 0.85, why)
