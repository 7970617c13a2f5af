"""Who sits where, as a membership table says by its marks."""

from __future__ import annotations

from collections.abc import Mapping

from stpgraph.importers.draft import Link
from stpgraph.importers.guessing import is_heading, node_guess
from stpgraph.importers.making import short
from stpgraph.importers.tables import marks
from stpgraph.importers.tables.cellwords import is_nobody, is_person
from stpgraph.importers.tables.gathering import Gathering
from stpgraph.importers.tables.headings import Field
from stpgraph.importers.tables.marks import Key, Mark, read_mark
from stpgraph.importers.tables.matrices import TOTAL, Matrix, board_asked
from stpgraph.importers.tables.seats import seat
from stpgraph.importers.tables.sorts import is_sort

_HOLLOW = frozenset("○◯")


def read(into: Gathering, matrix: Matrix, key: Key) -> None:
    """Who sits where. What is no mark is told."""
    table = matrix.table
    rows = table.rows
    heads = {at: " ".join(board_asked(rows[matrix.head][at]).split()) for at in matrix.across}
    bodies = {at: into.named(name, table.place(matrix.head), "") for at, name in heads.items()}
    _tell(into, matrix)
    texts = [row[at] for row in rows[matrix.head + 1 :] for at in matrix.across if row[at]]
    no_crosses = marks.crosses_say_no(texts)
    # Beside full circles, empty ones mean something else, which only a key says.
    hollow = any(text not in _HOLLOW for text in texts)
    # Where there is no number but 1, it is a tick.
    counted = not set(texts) <= {"0", "1"}
    under = ""
    groups = [each.at for each in matrix.labels if each.field == "ignored" and _is_group(matrix, each.at)]
    for number, row in enumerate(rows[matrix.head + 1 :], matrix.head + 1):
        place = table.place(number)
        cells: dict[Field, str] = {
            each.field: row[each.at] for each in reversed(matrix.labels) if each.field != "ignored" and row[each.at]
        }
        marked = {at: row[at] for at in matrix.across if row[at] and not is_nobody(row[at])}
        under = next((row[at] for at in groups if row[at]), under)
        label = row[matrix.main]
        if TOTAL.match(label) or (not label and TOTAL.match(next((text for text in row if text), ""))):
            into.lost(f"“{short(label or 'Total')}”", place, "It holds totals, which say nothing new.")
            continue
        if not marked and marks.key_in([row]):
            continue
        if not label or is_nobody(label):
            if marked:
                into.lost(f"“{short(' · '.join(marked.values()))}”", place, "The row has no name.")
            continue
        if not marked and not groups and len([text for text in row if text]) == 1 and (is_heading(label) or is_sort(label)):
            if not is_heading(label):
                into.lost(f"“{short(label)}”", place, "It stands over the rows below it, and was taken for their title.")
            under = label if is_heading(label) else ""
            continue
        _row(into, matrix, cells, label, marked, heads, bodies, place, key, no_crosses, under, hollow, counted)


def _is_group(matrix: Matrix, at: int) -> bool:
    """Whether a column only says to which sort the rows belong (“CCGs”, “Providers”)."""
    texts = {row[at] for row in matrix.table.rows[matrix.head + 1 :] if row[at]}
    return bool(texts) and all(is_heading(each) for each in texts)


def _row(
    into: Gathering,
    matrix: Matrix,
    cells: Mapping[Field, str],
    label: str,
    marked: Mapping[int, str],
    heads: Mapping[int, str],
    bodies: Mapping[int, str],
    place: str,
    key: Key,
    no_crosses: bool,
    under: str,
    hollow: bool,
    counted: bool,
) -> None:
    person = bool(cells.get("role") or cells.get("person")) and not (_alone(cells) and _is_no_person(label))
    member = "" if person else _member(into, cells, label, place, under)
    for at, text in marked.items():
        mark = Mark(False) if no_crosses and marks.is_cross(text) else read_mark(text, key)
        if mark and text in _HOLLOW and text not in key and hollow:
            mark = None
        if mark is None or mark.sits is None:
            into.lost(
                f"“{short(text)}” of “{short(label)}” under “{short(heads[at])}”", place, "It is not said what this mark means."
            )
            continue
        if not mark.sits:
            continue
        if person:
            words: dict[Field, str] = {**cells, "board": heads[at], "capacity": mark.capacity}
            seat(into, words, place, leads=mark.leads)
            continue
        is_post = into.shapes[member].stated.get("type") == "post"
        standing: dict[str, object] = {"capacity": mark.capacity} if mark.capacity else {}
        if mark.seats and not is_post and counted:
            standing["seats"] = mark.seats
        if matrix.says:
            into.join(Link(member, bodies[at], place, matrix.says))
            continue
        says = "leads" if mark.leads else "sits on" if is_post else "member of"
        stated = {} if mark.leads else standing
        into.join(Link(member, bodies[at], place, says, stated={"type": "sits_on", **stated} if says == "sits on" else stated))
        if mark.seats > 1 and is_post:
            into.lost(f"“{text}” of “{short(label)}”", place, "A post is counted once; say how many hold it in the draft.")
    if person and not marked:
        into.lost(f"“{short(' · '.join(cells.values()))}”", place, "No board is marked for them.")


def _alone(cells: Mapping[Field, str]) -> bool:
    return len(cells.keys() & {"role", "person", "organisation"}) == 1


def _is_no_person(label: str) -> bool:
    """Whether a member is an organisation or a group, though the column is called “Member”."""
    guess = node_guess(" ".join(label.split()))
    return guess.type in ("organisation", "body") and guess.of_type >= 0.6 and not is_person(label)


def _member(into: Gathering, cells: Mapping[Field, str], label: str, place: str, under: str) -> str:
    """The key of what a row is about, where that is no seat by itself."""
    plain = " ".join(label.split())
    guess = node_guess(plain, heading=under)
    stated: dict[str, object] = {}
    kind = cells.get("kind", "")
    if is_person(plain) and guess.type != "organisation":
        stated = {"type": "post", "holder": plain}
    elif guess.type == "post" and guess.of_type >= 0.75:
        stated = {"type": "post"}
    elif not kind and guess.of_type < 0.9 and "organisation" in cells and "name" not in cells:
        kind = "organisation"
    if cells.get("ods_code"):
        stated["ods_code"] = cells["ods_code"]
    if cells.get("notes"):
        stated["notes"] = cells["notes"]
    return into.named(plain, place, kind, stated, under=under)


def _tell(into: Gathering, matrix: Matrix) -> None:
    table = matrix.table
    for at in matrix.totals:
        heading = table.rows[matrix.head][at] or "Total"
        into.lost(f"The column “{short(heading)}”", table.where, "It holds totals, which say nothing new.")
    for number, row in enumerate(table.rows[: matrix.head]):
        for text in dict.fromkeys(each for each in row if each):
            why = "It stands over the names, and was taken for a title." if number else "It was taken for a title."
            into.lost(f"“{short(text)}”", table.place(number), why)
    for each in matrix.labels:
        if each.field == "ignored" and not _is_group(matrix, each.at):
            into.lost(f"The column “{short(each.heading)}”", table.where, "Its heading is not known.")
