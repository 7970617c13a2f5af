"""People in tables: a row for each seat, and the columns of a register that say who chairs, leads and sits."""

from __future__ import annotations

import re
from collections.abc import Mapping

from stpgraph.files.spelling import squeezed
from stpgraph.importers.draft import Link
from stpgraph.importers.guessing import node_guess
from stpgraph.importers.making import short
from stpgraph.importers.tables.cellwords import aside, capacity, is_nobody, is_person, people, sure_type
from stpgraph.importers.tables.gathering import Gathering
from stpgraph.importers.tables.headings import Field
from stpgraph.importers.tables.splitting import names
from stpgraph.reading.words import MEMBERSHIP

_VACANT = re.compile(r"^\(?vacan(?:t|cy)\b.*$", re.IGNORECASE)
_TIMES = re.compile(r"^(\d{1,2}) ?[x×]? +(?=\S)|^(\d{1,2})[x×] *(?=\S)")
_SEATS = re.compile(
    r"^(\d{1,2}|one|two|three|four|five|six) (?:seats?|places?|reps?|representatives|members?|votes?)$", re.IGNORECASE
)
#: The word by which a post is called, its relation and the standing of its seat, by the column.
_OFFICES: Mapping[Field, tuple[str, str, str]] = {
    "chair": ("Chair", "sits_on", "chair"),
    "deputy_chair": ("Deputy chair", "sits_on", "deputy_chair"),
    "lead": ("Lead", "leads", ""),
}
_SRO = re.compile(r"\bSRO\b|senior responsible", re.IGNORECASE)


def seat(into: Gathering, cells: Mapping[Field, str], place: str) -> None:
    """A row about a seat: the board, and the post, person or organisation that has it."""
    board, role = cells.get("board", ""), cells.get("role", "")
    person = cells.get("person", "")
    organisation = "" if is_nobody(cells.get("organisation", "")) else cells.get("organisation", "")
    if is_nobody(board):
        words = " · ".join(each for each in cells.values() if each)
        into.lost(f"“{short(words)}”", place, "The row names no board.")
        return
    stated, seats = _standing(into, cells, place)
    role = "" if is_nobody(role) else role
    person = "" if is_nobody(person) else person
    if not organisation and bool(role) != bool(person) and sure_type(role or person) == "organisation":
        organisation, role, person = role or person, "", ""
    if "capacity" not in stated and (office := capacity(role).value) in ("chair", "deputy_chair"):
        stated["capacity"] = office
    for each in names(board, into.known):
        body = into.named(each, place, "body")
        if not role and not person:
            if organisation:
                _member(into, organisation, body, {**stated, **({"seats": seats} if seats else {})}, place)
            continue
        _post(into, role, person, organisation, body, stated, place, cells.get("employer", ""))
    if seats > 1 and (role or person):
        into.lost(f"“{seats} seats”", place, "A row about one post has no place for it.")
    for column in ("notes", "status", "kind"):
        if words := next((value for key, value in cells.items() if key == column and not is_nobody(value)), ""):
            into.lost(f"“{short(words)}”", place, "A row about a seat has no place for it.")


def _standing(into: Gathering, cells: Mapping[Field, str], place: str) -> tuple[dict[str, object], int]:
    stated: dict[str, object] = {}
    words = cells.get("capacity", "")
    if words and not is_nobody(words):
        found = capacity(words)
        if found.value is None:
            into.lost(f"“{short(words)}”", place, "It is none of the words that are known for the standing of a seat.")
        else:
            stated["capacity"] = found.value
    number = people(cells.get("seats", "")) if cells.get("seats") else None
    return stated, number.value if number and isinstance(number.value, int) else 0


def _post(
    into: Gathering,
    role: str,
    person: str,
    organisation: str,
    body: str,
    standing: Mapping[str, object],
    place: str,
    employer: str = "",
) -> None:
    stated: dict[str, object] = {}
    if _VACANT.match(person):
        stated["vacant"], person = True, ""
        role = role or "Vacant seat"
    elif person:
        stated["holder"] = " ".join(person.split())
    named = role or person
    # The words of a post that is known, or say the organisation themselves, are enough.
    if organisation and squeezed(named) not in into.known and squeezed(organisation) not in squeezed(named):
        named = f"{named} ({organisation})"
    plain = " ".join(named.split())
    known = squeezed(plain) in into.known
    vacancy = f"\0{squeezed(body)}" if stated.get("vacant") else ""
    key = squeezed(plain) if known else f"{squeezed(plain)}\0{squeezed(person)}{vacancy}"
    post = into.named(plain, place, "", {**stated, "type": "post"}, key=key)
    into.join(Link(post, body, place, "sits on", stated={"type": "sits_on", **standing}))
    if organisation:
        into.join(Link(post, into.named(organisation, place), place, "speaks for"))
    if employer and not is_nobody(employer):
        into.join(Link(post, into.named(employer, place, "organisation"), place, "employed by"))


def office(into: Gathering, column: Field, heading: str, words: str, key: str, name: str, place: str) -> None:
    """Who chairs or leads the thing of a row, as a column says."""
    word, relation, standing = _OFFICES[column]
    for each in names(words, into.known):
        title = "SRO" if column == "lead" and (_SRO.search(heading) or re.search(r"\bSRO\b", each)) else word
        if column == "lead" and title == word and re.fullmatch(r"[A-Za-z]+ lead", heading.strip(), re.IGNORECASE):
            title = heading.strip().capitalize()
        stated: dict[str, object] = {"type": relation, **({"capacity": standing} if standing else {})}
        post = _holder(into, each, f"{title} of {name}", f"{key}\0{squeezed(title)}", place)
        into.join(Link(post, key, place, stated=stated))


def _holder(into: Gathering, words: str, office: str, key: str, place: str) -> str:
    """The post of somebody who chairs or leads: named by the words where these name a post, and else by the office."""
    plain = " ".join(re.sub(r"^SROs?\s*[:–-]\s*", "", words).split())
    if squeezed(plain) in into.known or into.meant(plain) != plain:
        return into.named(plain, place)
    if _VACANT.match(plain):
        return into.named(office, place, "", {"type": "post", "vacant": True}, key=key)
    who, more = aside(plain)
    first, comma, rest = plain.partition(", ")
    if (
        not more
        and comma
        and (is_person(first) or re.match(r"^[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}$", first))
        and sure_type(rest)
    ):
        who, more = first, rest
    if not is_person(who) and node_guess(plain).type == "post" and node_guess(plain).of_type >= 0.9:
        # Posts of few words (“Chief executive”) are one for each board; longer ones say of whom.
        shared = len(plain.split()) > 2
        return into.named(plain, place, "", {"type": "post"}, key=squeezed(plain) if shared else f"{key}\0{squeezed(plain)}")
    if not is_person(who) and sure_type(plain) == "organisation":
        post = into.named(office, place, "", {"type": "post"}, key=f"{key}\0{squeezed(plain)}")
        into.join(Link(post, into.named(plain, place), place, "speaks for"))
        return post
    stated: dict[str, object] = {"type": "post", "holder": who, **({"notes": more} if more else {})}
    several = key in into.shapes and into.shapes[key].stated.get("holder") != who
    return into.named(office, place, "", stated, key=f"{key}\0{squeezed(who)}" if several else key)


def members(into: Gathering, words: str, key: str, place: str, attending: bool = False) -> None:
    """Who sits on the thing of a row, as one cell lists them."""
    # In our own tables the column says whether all seats are listed, not who has them.
    if squeezed(words) in map(squeezed, MEMBERSHIP.values()):
        return
    for each in names(words, into.known, loose=into.commas):
        number, plain = _counted(each)
        who, more = aside(plain)
        standing: dict[str, object] = {"capacity": "attending"} if attending else {}
        if more and squeezed(plain) not in into.known:
            if capacity(more).value is not None:
                standing, plain = {"capacity": capacity(more).value}, who
            elif match := _SEATS.match(more):
                found = people(match[1]).value
                number, plain = found if isinstance(found, int) else number, who
        _member(into, plain, key, {**standing, **({"seats": number} if number else {})}, place)


def _counted(text: str) -> tuple[int, str]:
    match = _TIMES.match(text)
    return (int(match[1] or match[2]), text[match.end() :]) if match else (0, text)


def _member(into: Gathering, name: str, body: str, stated: Mapping[str, object], place: str, kind: str = "") -> None:
    """Somebody or something that sits on a board: an organisation by its name, a post or person by a seat."""
    plain = into.meant(name)
    known = squeezed(plain) in into.known
    guess = node_guess(plain, kind)
    if not known and (is_person(plain) or guess.type == "post"):
        # The same words in two rows are two seats (“Chief executive”), but one organisation, and one person.
        person = is_person(plain)
        shared = person or len(plain.split()) > 2
        more: dict[str, object] = {"type": "post", **({"holder": plain} if person else {})}
        post = into.named(plain, place, "", more, key=squeezed(plain) if shared else f"{body}\0{squeezed(plain)}")
        standing = {at: value for at, value in stated.items() if at != "seats"}
        into.join(Link(post, body, place, "sits on", stated={"type": "sits_on", **standing}))
        if stated.get("seats"):
            into.lost(
                f"“{stated['seats']}” of “{short(plain)}”", place, "A post is counted once; say how many hold it in the draft."
            )
        return
    into.join(Link(into.named(plain, place, kind), body, place, "member of", stated=dict(stated)))


def member(into: Gathering, name: str, body: str, stated: Mapping[str, object], place: str, kind: str = "") -> None:
    """As a cell of a matrix says: this one sits there."""
    _member(into, name, body, stated, place, kind)
