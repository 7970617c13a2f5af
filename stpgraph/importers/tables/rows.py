"""Rows of tables as shapes and lines: a pair, a thing with what is said of it, a level of a hierarchy."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from stpgraph.files.spelling import squeezed
from stpgraph.importers.draft import Link
from stpgraph.importers.guessing import node_guess
from stpgraph.importers.making import short
from stpgraph.importers.tables import cellwords
from stpgraph.importers.tables.cellwords import Read, is_nobody
from stpgraph.importers.tables.gathering import Gathering
from stpgraph.importers.tables.headings import LINES, Field
from stpgraph.importers.tables.lists import Listed
from stpgraph.importers.tables.seats import Office, members, office
from stpgraph.importers.tables.splitting import names
from stpgraph.reading.words import MEMBERSHIP

#: Columns whose text is a value of a field of the model: the column, the field, how it is read, and what the text is not where it cannot.
_VALUES: tuple[tuple[Field, str, Callable[[str], Read], str], ...] = (
    ("meets", "meets", cellwords.frequency, "It is none of the words that are known here."),
    ("status", "status", cellwords.status, "It is none of the words that are known here."),
    ("quorum", "quorum", cellwords.people, "It is not a number of people."),
    ("in_public", "in_public", cellwords.yes_no, "It is neither yes nor no."),
    ("publishes_papers", "publishes_papers", cellwords.yes_no, "It is neither yes nor no."),
    ("terms_of_reference", "terms_of_reference", cellwords.yes_no, "It is neither yes nor no."),
    ("function", "function", cellwords.function, "It is none of the words that are known here."),
    ("starts", "starts", cellwords.day, "It is not a date."),
    ("ends", "ends", cellwords.day, "It is not a date."),
)
#: The lines of agreements and documents.
_OF_PAPERS: frozenset[Field] = frozenset({"party_to", "parties", "covers", "covered_by"})
#: Said of a level that stands below another: the list does not say what the line between them means.
UNDER = "listed under"


def pair(into: Gathering, cells: Mapping[Field, str], headings: Mapping[Field, str], place: str, listed: Listed) -> None:
    """A row that names both ends of a line."""
    source, target = cells.get("from", ""), cells.get("to", "")
    if is_nobody(source) or is_nobody(target):
        alone = source if is_nobody(target) else target
        if is_nobody(alone):
            into.lost("A row", place, "It names nobody.")
        else:
            into.named(alone, place)
        return
    ends = {at: squeezed(re.sub(r"\(.*?\)", "", headings.get(at, ""))) for at in ("from", "to")}
    up = True if ends["from"] in ("child", "subordinate") or ends["to"] in ("parent", "superior") else None
    up = False if ends["from"] in ("parent", "superior") or ends["to"] in ("child", "subordinate") else up
    says = "" if is_nobody(cells.get("relation", "")) else cells.get("relation", "")
    if not says and re.search(r"delegat", f"{headings.get('from', '')} {headings.get('to', '')}", re.IGNORECASE):
        says = "delegates to"
    under = up is not None or listed.under
    if up is None and not says:
        up = listed.uphill
    if up is False and not says:
        source, target, up = target, source, True
    for one in names(source, into.known | listed.names):
        for other in names(target, into.known | listed.names):
            words = says or (UNDER if up and under else "")
            first, last = (into.named(into.meant(each, numbers=True), place) for each in (one, other))
            into.join(Link(first, last, place, words, up=up))
    for column, words in cells.items():
        if column not in ("from", "to", "relation", "number") and not is_nobody(words):
            into.lost(f"“{short(words)}”", place, "A row about a line has no place for it.")


def thing(
    into: Gathering,
    cells: Mapping[Field, str],
    place: str,
    over: str = "",
    under: str = "",
    offices: Sequence[Office] = (),
    says: str = "",
) -> str:
    """A row about one thing; its key. `over` is the key of what it is listed under, `says` in which words it
    stands below that, `under` the title over it; `offices` say
    who chairs and leads it."""
    name = cells.get("name", "")
    if is_nobody(name):
        words = " · ".join(each for each in cells.values() if each)
        into.lost(f"“{short(words)}”", place, "The row has no name.")
        return ""
    kind = cells.get("kind", "")
    kind = (
        "" if is_nobody(kind) or re.fullmatch(r"(?:tier|level|layer)? ?[\dIVX]{1,3}[a-c]?", kind.strip(), re.IGNORECASE) else kind
    )
    key = into.named(name, place, kind, _stated(into, cells, place), under=under)
    if kind != cells.get("kind", "") and not is_nobody(cells.get("kind", "")):
        into.lost(f"“{short(cells['kind'])}”", place, "It is not said what such a tier is.")
    if not is_nobody(cells.get("short_name", "")):
        why = "It was used to find who is meant elsewhere; there is no place for a short name."
        into.lost(f"“{short(cells['short_name'])}”", place, why)
    told = " ".join(into.shapes[key].lines)
    if over and over != key:
        into.join(Link(key, over, place, says or UNDER, up=None if says else True))
    of_paper = node_guess(told, kind).type == "instrument"
    for column, (words, turned) in LINES.items():
        if column not in cells:
            continue
        if of_paper and column not in _OF_PAPERS and not is_nobody(cells.get(column, "")):
            into.lost(
                f"“{short(cells[column])}”", place, "An agreement or document has parties and what it covers, and no other lines."
            )
            continue
        for each in names(cells.get(column, ""), into.words, loose=turned and into.commas):
            other = into.named(into.meant(each, numbers=True), place)
            into.join(Link(*((other, key) if turned else (key, other)), place, words))
    for each in names(cells.get("board", ""), into.known):
        into.join(Link(key, into.named(each, place), place, "member of"))
    for column in ("organisation", "employer"):
        words = next((value for at, value in cells.items() if at == column), "")
        for each in names(words, into.known):
            body = node_guess(told, kind).type == "body"
            says = "part of" if body else "represents" if column == "organisation" else "employed by"
            into.join(Link(key, into.named(each, place), place, says))
    for each_office in offices:
        office(into, each_office, key, told, place)
    members(into, cells.get("members", ""), key, place)
    members(into, cells.get("attendees", ""), key, place, attending=True)
    return key


def _stated(into: Gathering, cells: Mapping[Field, str], place: str) -> dict[str, object]:
    """The fields of the model that a row states; what does not fit one is told."""
    stated: dict[str, object] = {}
    simple: tuple[tuple[str, Field], ...] = (("notes", "notes"), ("ods_code", "ods_code"), ("holder", "person"))
    for at, column in simple:
        if not is_nobody(cells.get(column, "")):
            stated[at] = cells[column]
    for column, at, read, wrong in _VALUES:
        words = cells.get(column, "")
        if is_nobody(words):
            continue
        found = read(words)
        if found.value is not None:
            stated[at] = found.value
        if found.value is None and column in ("terms_of_reference", "function") and "notes" not in stated:
            stated["notes"] = words
        elif found.left:
            taken = {True: "yes", False: "no"}.get(found.value, found.value) if isinstance(found.value, bool) else found.value
            why = wrong if found.value is None else f"“{taken}” was taken from it; there is no place for the rest."
            into.lost(f"“{short(words)}”", place, why)
    for column in ("relation", "capacity", "role", "seats"):
        if words := next((value for at, value in cells.items() if at == column and not is_nobody(value)), ""):
            into.lost(f"“{short(words)}”", place, "A row about a thing has no place for it.")
    extent = next((word for word, words in MEMBERSHIP.items() if squeezed(words) == squeezed(cells.get("members", ""))), None)
    if extent:
        stated["membership"] = extent
    return stated
