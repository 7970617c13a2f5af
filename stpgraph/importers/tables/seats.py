"""People in tables: a row for each seat, and the columns of a register that say who chairs, leads and sits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from stpgraph.files.spelling import squeezed
from stpgraph.importers.draft import Link
from stpgraph.importers.guessing import node_guess
from stpgraph.importers.making import short
from stpgraph.importers.tables.cellwords import aside, capacity, is_nobody, is_person, people, sure_type
from stpgraph.importers.tables.found import ColumnMatch
from stpgraph.importers.tables.gathering import Gathering
from stpgraph.importers.tables.headings import Field
from stpgraph.importers.tables.persons import joined_lines, parted, with_post
from stpgraph.importers.tables.splitting import names
from stpgraph.reading.words import MEMBERSHIP

_VACANT = re.compile(r"^\(?vacan(?:t|cy)\b.*$", re.IGNORECASE)
_TIMES = re.compile(r"^(\d{1,2}) ?[x×]? +(?=\S)|^(\d{1,2})[x×] *(?=\S)")
_TIMES_BEHIND = re.compile(r"\s+\(?[x×] ?(\d{1,2})\)?$|\s+\((\d{1,2}) ?[x×]\)$")
_SEATS = re.compile(
    r"^(\d{1,2}|one|two|three|four|five|six) (?:seats?|places?|reps?|representatives|members?|votes?)$", re.IGNORECASE
)
#: Columns beside those of who chairs and leads: whose they are, and what they say of them.
_BESIDE: Mapping[Field, tuple[Field, str]] = {
    "chair_post": ("chair", "post"),
    "chair_organisation": ("chair", "organisation"),
    "lead_post": ("lead", "post"),
    "lead_organisation": ("lead", "organisation"),
}
_BOTH = re.compile(r"^(?:co-?)?chair\b.*\b(?:vice|deputy)\b", re.IGNORECASE)
#: What a row about a seat may hold; its number only counts the rows.
_OF_SEATS: frozenset[Field] = frozenset({"board", "role", "person", "organisation", "employer", "capacity", "seats", "number"})
#: The word by which a post is called, its relation and the standing of its seat, by the column.
_OFFICES: Mapping[Field, tuple[str, str, str]] = {
    "chair": ("Chair", "sits_on", "chair"),
    "deputy_chair": ("Deputy chair", "sits_on", "deputy_chair"),
    "lead": ("Lead", "leads", ""),
}
#: Headings by which the post of a person in the column is called.
_TITLED = re.compile(r"(?:[A-Za-z]+ ){1,2}(?:lead|sponsor|manager|director)|sponsor", re.IGNORECASE)
#: Posts of the whole partnership, of which there is one.
_OF_ALL = re.compile(r"(?:STP|ICS|ICP|programme|partnership|alliance|system|transformation) ", re.IGNORECASE)
_ALONE = re.compile(r"(?:an? )?(independent|lay)(?: person)?", re.IGNORECASE)
_SRO = re.compile(r"\bSRO\b|senior responsible", re.IGNORECASE)


def seat(into: Gathering, cells: Mapping[Field, str], place: str, job: bool = False, leads: bool = False) -> None:
    """A row about a seat: the board, and the post, person or organisation that has it. `job` says that a post is one at home, `leads` that
    it does not sit there, but leads it."""
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
    if "capacity" not in stated and not (job and organisation) and (office := capacity(role).value) in ("chair", "deputy_chair"):
        stated["capacity"] = office
    plain, standing = aside(role)
    if standing and capacity(standing).value is not None:
        role, stated = plain, {"capacity": capacity(standing).value, **stated}
    for each in names(board, into.known):
        body = into.named(each, place, "body")
        if not role and not person:
            if organisation:
                _member(into, organisation, body, {**stated, **({"seats": seats} if seats else {})}, place)
            continue
        _post(into, role, person, organisation, body, stated, place, cells.get("employer", ""), leads)
    if seats > 1 and (role or person):
        into.lost(f"“{seats} seats”", place, "A row about one post has no place for it.")
    for column, words in cells.items():
        if column not in _OF_SEATS and not is_nobody(words):
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
    leads: bool = False,
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
    seat_there: dict[str, object] = {"type": "leads"} if leads else {"type": "sits_on", **standing}
    into.join(Link(post, body, place, "leads" if leads else "sits on", stated=seat_there))
    if organisation:
        into.join(Link(post, into.named(organisation, place), place, "speaks for"))
    if employer and not is_nobody(employer):
        into.join(Link(post, into.named(employer, place, "organisation"), place, "employed by"))


@dataclass(frozen=True, slots=True)
class Office:
    """What the columns of a row say of who chairs or leads: the field and its heading, who, and the organisation they speak for."""

    field: Field
    heading: str
    words: str
    organisation: str = ""


def offices(columns: Iterable[ColumnMatch], row: Sequence[str]) -> list[Office]:
    """Who chairs and leads the thing of a row. Their post and organisation may stand in columns of their own."""
    made: list[Office] = []
    given: dict[Field, str] = {}
    for each in columns:
        text = "" if is_nobody(row[each.at]) else row[each.at]
        if each.field in _OFFICES:
            both = _BOTH.search(each.heading) if each.field in ("chair", "deputy_chair") else None
            several = names(text) if both else []
            made += [Office("deputy_chair", "", other) for other in several[1:]]
            made.append(Office("chair" if both else each.field, each.heading, several[0] if several else text))
        elif each.field in _BESIDE:
            given[each.field] = given.get(each.field, "") or text
    for post, (field, of) in _BESIDE.items():
        if not (said := given.get(post, "")):
            continue
        at = next((number for number, one in enumerate(made) if one.field == field), None)
        one = made.pop(at) if at is not None else Office(field, "", "")
        made.append(replace(one, words=with_post(one.words, said)) if of == "post" else replace(one, organisation=said))
    return [each for each in made if each.words or each.organisation]


def office(into: Gathering, said: Office, key: str, name: str, place: str) -> None:
    """Who chairs or leads the thing of a row, as its columns say."""
    column, heading = said.field, re.sub(r"\(.*?\)", "", said.heading).strip(" :")
    word, relation, standing = _OFFICES[column]
    if not said.words:
        stated: dict[str, object] = {"type": relation, **({"capacity": standing} if standing else {})}
        if alone := _ALONE.fullmatch(said.organisation):
            office(into, replace(said, words=alone[0], organisation=""), key, name, place)
            return
        post = into.named(
            f"{word} of {name}", place, "", {"type": "post"}, key=f"{key}\0{squeezed(word)}\0{squeezed(said.organisation)}"
        )
        into.join(Link(post, key, place, stated=stated))
        into.join(Link(post, into.named(said.organisation, place, "organisation"), place, "speaks for"))
    for each in names(joined_lines(said.words), into.known):
        if column != "lead" and (alone := _ALONE.fullmatch(each)):
            each = f"{alone[1].capitalize()} {word.casefold() if word != 'Chair' else 'Chair'}"
        title = "SRO" if column == "lead" and (_SRO.search(heading) or re.search(r"\bSRO\b", each)) else word
        if column == "lead" and title == word and _TITLED.fullmatch(heading):
            title = heading[0].upper() + re.sub(r"[A-Z](?=[a-z])", lambda found: found[0].lower(), heading[1:])
        stated = {"type": relation, **({"capacity": standing} if standing else {})}
        whole = f"{each} ({said.organisation})" if said.organisation and _is_bare(each) else each
        post = _holder(into, whole, f"{title} of {name}", f"{key}\0{squeezed(title)}", place)
        into.join(Link(post, key, place, stated=stated))
        if said.organisation:
            into.join(Link(post, into.named(said.organisation, place, "organisation"), place, "speaks for"))


def _is_bare(words: str) -> bool:
    """Whether words name a post without saying where it is."""
    role = parted(words)[0] or ("" if is_person(words) else words)
    return bool(role) and "," not in role and "(" not in role


def _holder(into: Gathering, words: str, office: str, key: str, place: str) -> str:
    """The post of somebody who chairs or leads: named by the words where these name a post, and else by the office."""
    plain = " ".join(re.sub(r"^SROs?\s*[:–-]\s*", "", words).split())
    if squeezed(plain) in into.known or into.meant(plain) != plain:
        return into.named(plain, place)
    if _VACANT.match(plain):
        return into.named(office, place, "", {"type": "post", "vacant": True}, key=key)
    role, who, organisation = parted(plain)
    more = role
    # Who is the SRO is asked of a structure: their post at home does not take the place of that.
    if role and not _SRO.search(office):
        return _named_post(into, role, who, place)
    if not who:
        who, more = aside(plain)
    if not is_person(who) and node_guess(plain).type == "post" and node_guess(plain).of_type >= 0.9:
        # Posts of few words (“Chief executive”) are one for each board; longer ones say of whom.
        shared = len(plain.split()) > 2 or bool(_OF_ALL.match(plain))
        return into.named(plain, place, "", {"type": "post"}, key=squeezed(plain) if shared else f"{key}\0{squeezed(plain)}")
    if not is_person(who) and sure_type(plain) == "organisation":
        post = into.named(office, place, "", {"type": "post"}, key=f"{key}\0{squeezed(plain)}")
        into.join(Link(post, into.named(plain, place), place, "speaks for"))
        return post
    stated: dict[str, object] = {"type": "post", "holder": who, **({"notes": more} if more else {})}
    several = key in into.shapes and into.shapes[key].stated.get("holder") != who
    post = into.named(office, place, "", stated, key=f"{key}\0{squeezed(who)}" if several else key)
    if organisation:
        into.join(Link(post, into.named(organisation, place), place, "speaks for"))
    return post


def _named_post(into: Gathering, role: str, person: str, place: str) -> str:
    """The post of a person whose cell names it, with the organisation behind it where that is one by itself."""
    plain, organisation = aside(role)
    organisation = organisation if sure_type(organisation) == "organisation" else ""
    if squeezed(plain) in into.known:
        return into.named(plain, place, "", {"type": "post", "holder": person})
    post = into.named(role, place, "", {"type": "post", "holder": person}, key=f"{squeezed(role)}\0{squeezed(person)}")
    if organisation:
        into.join(Link(post, into.named(organisation, place), place, "speaks for"))
    return post


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
    if match := _TIMES.match(text):
        return int(match[1] or match[2]), text[match.end() :]
    match = _TIMES_BEHIND.search(text)
    return (int(match[1] or match[2]), text[: match.start()]) if match else (0, text)


def _member(into: Gathering, name: str, body: str, stated: Mapping[str, object], place: str, kind: str = "") -> None:
    """Somebody or something that sits on a board: an organisation by its name, a post or person by a seat."""
    plain = into.meant(name)
    known = squeezed(plain) in into.known
    role, person, organisation = ("", "", "") if known else parted(plain)
    if role:
        _post(into, role, person, "", body, {at: value for at, value in stated.items() if at != "seats"}, place)
        return
    if organisation:
        _post(into, "", person, organisation, body, {at: value for at, value in stated.items() if at != "seats"}, place)
        return
    guess = node_guess(plain, kind)
    if not known and (is_person(plain) or guess.type == "post"):
        # The same words in two rows are two seats (“Chief executive”), but one organisation, and one person.
        alone = is_person(plain)
        shared = alone or len(plain.split()) > 2
        more: dict[str, object] = {"type": "post", **({"holder": plain} if alone else {})}
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
