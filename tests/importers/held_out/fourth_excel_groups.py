"""How the fourth set's workbooks are laid out that tell of groups: registers, calendars, lines of reporting, lists and comparisons."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from tests.importers.held_out import excel as first
from tests.importers.held_out.fourth_systems import Person, System
from tests.importers.held_out.shaping import rezipped
from tests.importers.truths import Line, Truth

Made = tuple[bytes, Truth, Mapping[str, Mapping[str, object]]]
_BIMONTHLY = (("Every two months", "bimonthly"), ("6 times a year", "bimonthly"))
_QUARTERLY = (("Quarterly", "quarterly"), ("4 x per year", "quarterly"))
_MONTHLY = (("Monthly", "monthly"), ("Every month", "monthly"), ("Once a month", "monthly"))
#: What people write for how often a group of a kind meets, and what the model stores; kinds that are not here meet monthly.
_OFTEN: Mapping[str | None, tuple[tuple[str, str], ...]] = {
    "strategic_board": (("Monthly", "monthly"), *_BIMONTHLY),
    "governing_body": _BIMONTHLY,
    "executive_group": (("Fortnightly", "fortnightly"), ("Every two weeks", "fortnightly"), ("Weekly", "weekly")),
    "clinical_cabinet": _BIMONTHLY,
    "oversight_group": (*_BIMONTHLY, ("Monthly", "monthly")),
    "committee_in_common": _QUARTERLY,
    "audit_committee": _QUARTERLY,
    "forum": _QUARTERLY,
    "other": (("Twice a year", "six_monthly"), *_QUARTERLY),
}
_QUORUM: Mapping[str | None, int] = {
    "strategic_board": 6,
    "governing_body": 5,
    "executive_group": 4,
    "audit_committee": 2,
    "other": 2,
}
RAGS = ("Green", "Amber", "Green", "Amber/Red", "Red", "Complete")
_COLUMN: Mapping[str, str] = {
    "accountable_to": "Accountable to",
    "reports_to": "Also reports to",
    "advises": "Advises",
    "supports": "Supports",
    "oversees": "Scrutinises",
}
_THIN = Side(style="thin", color="999999")


def begun(title: str) -> tuple[Workbook, Worksheet]:
    """A new workbook and its first sheet."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = title
    return book, page


def save(book: Workbook) -> bytes:
    """The workbook's bytes, the same each time: merged cells in order, which openpyxl keeps in a set."""
    data, changed = first._save(book), {}
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for name in file.namelist():
            if name.startswith("xl/worksheets/sheet"):
                sheet = file.read(name).decode()
                merged = sorted(re.findall(r"<mergeCell [^>]*/>", sheet))
                changed[name] = re.sub(r"(?<=<mergeCells)([^>]*>).*(?=</mergeCells>)", rf"\1{''.join(merged)}", sheet)
    return rezipped(data, changed)


def often_of(system: System, name: str, number: int) -> tuple[str, str]:
    """How often a group meets: what is written, and what is meant."""
    ways = _OFTEN.get(system.node(name)[2], _MONTHLY)
    return ways[number % len(ways)]


def quorum_of(system: System, name: str) -> int:
    """How many make a quorum; no more than there are members, where these are known."""
    members = [letter for _, letter in system.sitting(name) if letter != "A"]
    return min(_QUORUM.get(system.node(name)[2], 3), max(2, len(members)))


def band(page: Worksheet, row: int, text: str, wide: int, colour: str = "D9E2F3") -> None:
    """A heading merged across the table."""
    page.cell(row, 1, text).font = Font(bold=True)
    page.cell(row, 1).fill = PatternFill("solid", fgColor=colour)
    page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=wide)


def heads(page: Worksheet, asked: Sequence[str | None], row: int | None = None, column: int = 1) -> int:
    """Bold headings with borders; in the next row unless told. Gives the row."""
    row = row or (1 if page.max_row == 1 and page.cell(1, 1).value is None else page.max_row + 1)
    for at, head in enumerate(asked, column):
        cell = page.cell(row, at, head)
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="center")
        cell.border = Border(top=_THIN, bottom=_THIN, left=_THIN, right=_THIN)
    return row


def widths(page: Worksheet, *widths: float) -> None:
    for column, width in enumerate(widths, 1):
        page.column_dimensions[page.cell(1, column).coordinate.rstrip("1")].width = width


def said_of(people: Iterable[Person], manner: str) -> str | None:
    """Who chairs or leads, as people write it: by title, with the name before it, or the name alone."""
    made = []
    for each in people:
        if manner == "title" or not each.who:
            made.append(each.title if manner == "title" else f"{each.title} (vacant)")
        elif manner == "name":
            made.append(each.who)
        else:
            made.append(f"{each.who}, {each.title}" if manner == "comma" else f"{each.who} ({each.title})")
    return "\n".join(made) or None


def organised(system: System, people: Sequence[Person]) -> tuple[list[str], list[Line]]:
    """The organisations for which people speak, and those lines."""
    there = [each for each in people if each.of]
    return list(dict.fromkeys(each.of for each in there)), [(each.title, "represents", each.of) for each in there]


def seated(system: System, people: Sequence[Person], names: Sequence[str]) -> list[Line]:
    return [(person.title, "sits_on", name) for person in people for name in system.seats(person) if name in names]


def above_of(system: System, names: Iterable[str], relation: str = "accountable_to") -> list[Line]:
    return [(name, relation, above) for name in names for above in system.ends(name, relation)]


# ── registers, calendars and lines of reporting ──────────────────────────────────────────────────────────────────────


def register(system: System, names: Sequence[str], manner: str, short: bool) -> Made:
    """A register of committees under its title: the parent committee (by its abbreviation if `short`), the chair, quorum; a footer."""
    book, page = begun("Register")
    page.append(["Register of committees and groups 2018/19"])
    page["A1"].font = Font(bold=True, size=14)
    page.append(["Version 0.4", None, "OFFICIAL"])
    page.append([])
    heads(page, ("Ref", "Committee / group", "Abbrev.", "Parent committee", "Chair", "Meetings", "Quorum", "Last reviewed"))
    lines, people = above_of(system, names), []
    fields: dict[str, Mapping[str, object]] = {}
    for number, name in enumerate(names, 1):
        often, stored = often_of(system, name, number)
        above, chair, quorum = system.ends(name, "accountable_to"), system.chair(name), quorum_of(system, name)
        page.append(
            [
                *(number, name, system.abbreviated(name) if system.abbreviated(name) != name else None),
                "; ".join(system.abbreviated(each) if short else each for each in above) or "n/a",
                *(said_of([chair] if chair else [], manner) or "TBC", often, f"{quorum} members" if number % 2 else quorum),
                datetime.date(2018, 1 + number % 5, 11),
            ]
        )
        people += [chair] if chair else []
        fields[name] = {"meets": stored, "quorum": quorum}
    page.append([])
    page.append(["Maintained by the corporate governance team. Please tell us of any changes. Printed copies are uncontrolled."])
    widths(page, 6, 40, 10, 32, 40, 18, 12, 14)
    lines += [(chair.title, "sits_on", name) for name in names if (chair := system.chair(name))]
    return save(book), system.tell(names, lines, people), fields


def calendar(system: System, names: Sequence[str], manner: str) -> Made:
    """A calendar of the year: chair, how often, and the day of the month under each month; key dates below."""
    book, page = begun("2018-19")
    band(page, 1, "CALENDAR OF MEETINGS APRIL 2018 – MARCH 2019", 16, "FFE699")
    months = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")
    heads(page, ("Meeting", "Chair", "Frequency", "Time and venue", *months), 3)
    steps = {"weekly": 1, "monthly": 1, "quarterly": 3, "bimonthly": 2, "fortnightly": 1, "six_monthly": 6}
    fields: dict[str, Mapping[str, object]] = {}
    people: list[Person] = []
    for number, name in enumerate(names):
        often, stored = often_of(system, name, number)
        day, chair = 2 + (number * 5) % 24, system.chair(name)
        dates: list[object] = [None] * 12
        for at in range(number % steps[stored], 12, steps[stored]):
            dates[at] = {"weekly": "Mondays", "fortnightly": f"{day % 14 + 1} & {day % 14 + 15}"}.get(stored, day)
        where = ("9.30am, Boardroom", "2pm, Committee Room 2", "1pm, by telephone")[number % 3]
        page.append([name, said_of([chair] if chair else [], manner), often, where, *dates])
        people += [chair] if chair else []
        fields[name] = {"meets": stored}
    page.append([])
    page.append(["Bank holidays: 7 May, 28 May, 27 August, 25 and 26 December, 1 January"])
    page.append(["Papers are sent out five working days before each meeting."])
    widths(page, 44, 38, 16, 24, *([7] * 12))
    lines = [(chair.title, "sits_on", name) for name in names if (chair := system.chair(name))]
    return save(book), system.tell(names, lines, people), fields


def by_month(system: System, names: Sequence[str], manner: str) -> Made:
    """A calendar on its side: groups across, a row for the chair and one for how often, then a row for each month with the date."""
    book, page = begun("Meeting dates")
    page.append(["Forward plan of meetings", None, None, "Key: * = extraordinary meeting"])
    heads(page, (None, *names), 3)
    chairs = [system.chair(name) for name in names]
    often = [often_of(system, name, number) for number, name in enumerate(names)]
    page.append(["Chaired by", *(said_of([each] if each else [], manner) for each in chairs)])
    page.append(["How often", *(said for said, _ in often)])
    steps = {"quarterly": 3, "bimonthly": 2, "six_monthly": 6}
    for month in range(12):
        when = datetime.date(2018 + (month + 3) // 12, (month + 3) % 12 + 1, 1)
        row: list[object] = [when.strftime("%B %Y")]
        for number, (_, stored) in enumerate(often):
            day = f"{(number * 5) % 24 + 2:02d}/{when.month:02d}" + ("*" if (month, number) == (4, 1) else "")
            day = f"{number + 3:02d} and {number + 17:02d}/{when.month:02d}" if stored == "fortnightly" else day
            row.append(day if (month + number) % steps.get(stored, 1) == 0 or day.endswith("*") else None)
        page.append(row)
    widths(page, 18, *([34] * len(names)))
    lines = [(chair.title, "sits_on", name) for name, chair in zip(names, chairs, strict=True) if chair]
    fields = {name: {"meets": stored} for name, (_, stored) in zip(names, often, strict=True)}
    return save(book), system.tell(names, lines, [each for each in chairs if each]), fields


_PURPOSES: Mapping[str | None, str] = {
    "strategic_board": "Sets direction and agrees the plan",
    "executive_group": "Makes sure that the plan is carried out and unblocks problems",
    "delivery_group": "Drives improvement against the four-hour standard",
    "finance_group": "Looks at money, activity and savings across partners",
    "forum": "Shares good practice and plans ahead",
}


def member_cells(system: System, names: Sequence[str], mark: str) -> Made:
    """A row a group with its purpose in words, its member organisations in one cell (joined by `mark`) and those above it; a second
    sheet keeps the versions and their authors."""
    book, page = begun("Groups and members")
    page.append([f"{system.title}: our groups"])
    heads(page, ("Group", "Purpose", "Member organisations", "Accountable to", "Frequency"), 3)
    lines, ends = above_of(system, names), list(names)
    fields: dict[str, Mapping[str, object]] = {}
    for number, name in enumerate(names):
        members = [source for source, said, target in system.truth.lines if (said, target) == ("member_of", name)]
        above, (often, stored) = system.ends(name, "accountable_to"), often_of(system, name, number)
        page.append([name, _PURPOSES[system.node(name)[2]], mark.join(members) or "Not set", "; ".join(above) or "N/A", often])
        page.cell(page.max_row, 3).alignment = Alignment(wrap_text=True, vertical="top")
        lines += [(each, "member_of", name) for each in members]
        ends += [*members, *above]
        fields[name] = {"meets": stored}
    widths(page, 42, 40, 60, 40, 18)
    page = book.create_sheet("Version control")
    heads(page, ("Version", "Date", "Author", "Change"))
    page.append(["0.1", datetime.date(2018, 2, 5), "R. Haigh", "First draft"])
    page.append(["0.2", datetime.date(2018, 3, 19), "R. Haigh", "Comments from partners"])
    page.append(["1.0", datetime.date(2018, 4, 24), "M. Obi", "Approved"])
    return save(book), system.tell(dict.fromkeys(ends), lines), fields


def reporting(system: System, names: Sequence[str], relations: Sequence[str], ditto: str) -> Made:
    """A row a group and a column a relation; what is the same as in the row above is written `ditto`."""
    book, page = begun("Reporting lines")
    page.append(["Who answers to whom (for the governance review, May 2018)"])
    heads(page, ("Group", *(_COLUMN[each] for each in relations), "How", "Notes"), 3)
    lines, before, ends = [], [""] * len(relations), list(names)
    for number, name in enumerate(names):
        cells: list[str | None] = []
        for at, relation in enumerate(relations):
            above = "; ".join(system.ends(name, relation))
            cells.append(ditto if above and above == before[at] else above or None)
            before[at] = above
            lines += above_of(system, [name], relation)
        how = ("Minutes", "Highlight report", "Chair's report")[number % 3]
        page.append([name, *cells, how, "Under review" if number == 2 else None])
    ends += [target for _, _, target in lines]
    widths(page, 44, *([38] * len(relations)), 18, 18)
    return save(book), system.tell(dict.fromkeys(ends), lines), {}


def titled(system: System, boards: Sequence[str], manner: str) -> Made:
    """One sheet: a title row for each board, and under it the groups that are accountable to it, with chairs and how often they meet."""
    book, page = begun("Sub-groups")
    page.append(["Groups and sub-groups"])
    page["A1"].font = Font(bold=True, size=14)
    page.append(["Correct at 30 April 2018"])
    names, lines, people = list(boards), [], []
    fields: dict[str, Mapping[str, object]] = {}
    for board in boards:
        under = [source for source, said, target in system.truth.lines if (said, target) == ("accountable_to", board)]
        under = [each for each in under if each in system.names("body")]
        row = page.max_row + 2
        band(page, row, f"Groups accountable to the {board}", 3)
        heads(page, ("Group", "Chair", "Meets"), row + 1)
        for name in under:
            often, stored = often_of(system, name, len(names))
            chair = system.chair(name)
            page.append([name, said_of([chair] if chair else [], manner) or "–", often])
            lines.append((name, "accountable_to", board))
            if chair:
                people.append(chair)
                lines.append((chair.title, "sits_on", name))
            names.append(name)
            fields[name] = {"meets": stored}
    page.cell(page.max_row + 2, 1, "Task and finish groups are not listed here.").font = Font(italic=True)
    widths(page, 46, 46, 18)
    return save(book), system.tell(dict.fromkeys(names), lines, people), fields


def columns(system: System, boards: Sequence[str]) -> Made:
    """A column a board, headed by its name; below it the groups that answer to it."""
    book, page = begun("On a page")
    page.append(["Each group is accountable to the board at the head of its column."])
    page["A1"].font = Font(italic=True)
    names, lines = list(boards), []
    for column, board in enumerate(boards, 1):
        head = page.cell(3, column, board)
        head.font, head.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="1F4E78")
        under = [source for source, said, target in system.truth.lines if (said, target) == ("accountable_to", board)]
        for row, name in enumerate(under, 4):
            page.cell(row, column, name)
            names.append(name)
            lines.append((name, "accountable_to", board))
    widths(page, *([42] * len(boards)))
    return save(book), system.tell(dict.fromkeys(names), lines), {}


def transposed(system: System, names: Sequence[str], up: str, manner: str) -> Made:
    """A column a group; rows for those above it, its chair, its other members a line each, how often it meets, its quorum."""
    book, page = begun("Groups compared")
    page.append(["Comparison of our main groups"])
    asked = ("Group", up, "Chair", "Other members", "Frequency", "Quorum", "Held in public?", "Minutes by")
    relation = "reports_to" if up == "Reports to" else "accountable_to"
    for row, head in enumerate(asked, 3):
        page.cell(row, 1, head).font = Font(bold=True)
    lines: list[Line] = []
    people: list[Person] = []
    ends, fields = list(names), {}
    for column, name in enumerate(names, 2):
        often, stored = often_of(system, name, column)
        above, sitting = system.ends(name, "accountable_to"), system.sitting(name)
        chair = [person for person, letter in sitting if letter == "C"]
        others = [person for person, letter in sitting if letter != "C"]
        public = column % 2 == 0
        cells = (name, "\n".join(above) or "–", said_of(chair, manner), said_of(others, manner), often, quorum_of(system, name))
        for row, value in enumerate((*cells, "Yes" if public else "No", "Corporate office"), 3):
            page.cell(row, column, value).alignment = Alignment(wrap_text=True, vertical="top")
        lines += [(name, relation, each) for each in above] + [(each.title, "sits_on", name) for each in (*chair, *others)]
        people += [*chair, *others]
        ends += above
        fields[name] = {"meets": stored, "quorum": quorum_of(system, name), "in_public": public}
    widths(page, 18, *([40] * len(names)))
    return save(book), system.tell(dict.fromkeys(ends), lines, people), fields
