"""Terms of reference as Word documents, in styles that people really use, each made from a board that is known.

Those under `files/word_*` were made by LibreOffice; `python -m tests.importers.word_corpus` makes them again.
"""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.importers.truths import Line, Named, Truth
from tests.importers.word_truths import (
    BOARDS,
    FUNCTION,
    MEETS,
    NUMBERS,
    ORGANISATIONS,
    PAPERS,
    PUBLIC,
    QUORUM,
    TIES,
    TRAPS,
    VOTING,
    Board,
    Seat,
    lines_of,
    others_of,
)

FILES = Path(__file__).parent / "files"
Fields = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True)
class WordDocument:
    """One file with what it truly says; `fields` by the name of the body, seats with their standing as (post, body, capacity)."""

    style: str
    name: str
    data: bytes
    truth: Truth
    fields: Fields
    seats: frozenset[tuple[str, str, str]]


# ── words ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def said(board: Board, at: int) -> dict[str, list[str]]:
    """The sentences of a board by section, worded in the way of this number."""

    def pick(several: tuple[str, ...], more: str = "") -> str:
        return several[at % len(several)].format(b=board.short, x=more, **numbers)

    many = board.fields.get("quorum")
    number = many if isinstance(many, int) else 1
    numbers: dict[str, object] = {"n": NUMBERS[number], "N": NUMBERS[number].capitalize(), "m": NUMBERS[number - 1], "d": number}
    made: dict[str, list[str]] = {
        "Quorum": [pick(QUORUM)] if many else [],
        "Meetings": [],
        "Voting": [],
        "Accountability": [],
        "Purpose": [],
    }
    made["Meetings"].append(pick(MEETS[board.fields["meets"]]))
    if "in_public" in board.fields:
        made["Meetings"].append(pick(PUBLIC[board.fields["in_public"]]))
    if board.fields.get("publishes_papers"):
        made["Meetings"].append(pick(PAPERS))
    voting = board.fields.get("voting")
    if isinstance(voting, dict):
        made["Voting"].append(pick(VOTING[" ".join(str(each) for each in voting.values())]))
    if board.fields.get("function"):
        made["Purpose"].append(pick(FUNCTION))
    made["Purpose"].append(f"The {board.short} brings partners together to improve services for local people.")
    made["Accountability"] = [pick(TIES[word][1], other) for word, other in board.ties]
    traps = [TRAPS[(at + step) % len(TRAPS)].format(b=board.short) for step in (0, 3, 7)]
    made["Accountability"].append(traps[0])
    made["Meetings"].append(traps[1])
    made["Purpose"].append(traps[2])
    return made


Named_as = Callable[[Seat], str]


def commas(seat: Seat) -> str:
    return f"{seat.role}, {seat.organisation}" if seat.organisation and seat.organisation not in seat.role else seat.role


def brackets(seat: Seat) -> str:
    return f"{seat.role} ({seat.organisation})" if seat.organisation and seat.organisation not in seat.role else seat.role


def column(seat: Seat) -> str:
    """With a column for the organisation a post is called as its own column says, unless two of a board would be called the same."""
    board = next(each for each in BOARDS if seat in each.seats)
    alike = sum(each.role == seat.role for each in board.seats) > 1
    return brackets(seat) if alike or seat.role == "Clinical Chair" else seat.role


def of_it(seat: Seat) -> str:
    return f"{seat.role} of {seat.organisation}" if seat.organisation and seat.organisation not in seat.role else seat.role


def truth_of(
    boards: tuple[Board, ...], name_of: Named_as, standing: bool = True, holders: bool = True
) -> tuple[Truth, Fields, frozenset[tuple[str, str, str]]]:
    """What a document of these boards says. `standing` is False where it does not tell who has a vote."""
    nodes: dict[str, Named] = {}
    lines: list[Line] = []
    seats = set()
    for board in boards:
        nodes[board.name] = (board.name, "body", board.kind)
        for named in others_of(board):
            nodes.setdefault(named[0], named)
        for seat in board.seats:
            name = name_of(seat)
            nodes[name] = (name, "post", seat.kind)
            lines.append((name, "sits_on", board.name))
            seats.add((name, board.name, seat.capacity if standing or seat.capacity != "voting" else ""))
            if seat.organisation:
                nodes.setdefault(seat.organisation, (seat.organisation, "organisation", ORGANISATIONS[seat.organisation]))
                lines.append((name, "represents", seat.organisation))
        lines += lines_of(board)
    fields = {board.name: {**board.fields, "terms_of_reference": True} for board in boards}
    return Truth(boards[0].name, (tuple(nodes.values()),), tuple(dict.fromkeys(lines))), fields, frozenset(seats)


def marked(seat: Seat, text: str, votes: bool = True) -> str:
    """An entry with its standing in brackets and its number before it."""
    mark = {
        "chair": "Chair",
        "deputy_chair": "Deputy Chair",
        "voting": "voting" if votes else "",
        "attending": "in attendance",
    }.get(seat.capacity, "")
    mark = "" if seat.role == "Independent Chair" else mark
    many = (
        f"{NUMBERS[seat.count].capitalize()} {text[0].lower() + text[1:] if not text.startswith(('GP', 'Non')) else text}"
        if seat.count > 1
        else text
    )
    return f"{many} ({mark})" if mark else many


# ── writers ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _saved(document: Any) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _below(document: Any, board: Board, style: str | None = "List Bullet") -> None:
    if board.below:
        document.add_paragraph(f"The following groups report to the {board.short}:")
        for each in board.below:
            document.add_paragraph(each, style=style)


def headings(board: Board, at: int) -> bytes:
    """Word's own headings, members as bullets."""
    document = Document()
    document.add_paragraph("Terms of Reference" if at % 2 else f"Terms of Reference – {board.name}", style="Title")
    if at % 2:
        document.add_paragraph(f"{board.name} (v0.{at + 1} draft)", style="Subtitle")
    words = said(board, at)
    for number, title in enumerate(("Purpose", "Membership", "Quorum", "Meetings", "Voting", "Accountability")):
        document.add_heading(f"{number + 1}. {title}" if at % 3 else title, 1)
        if title == "Membership":
            document.add_paragraph("The members are:")
            for seat in board.seats:
                document.add_paragraph(marked(seat, commas(seat)), style="List Bullet")
        for line in words.get(title, ()):
            document.add_paragraph(line)
        if title == "Accountability":
            _below(document, board)
    return _saved(document)


def bold(board: Board, at: int) -> bytes:
    """Typed numbers, bold headings without a style, entries without bullets and parted by semicolons' ends."""
    document = Document()
    document.add_paragraph().add_run(f"{board.name.upper()}\nTERMS OF REFERENCE").bold = True
    words = said(board, at)
    titles = {
        "Purpose": "Purpose",
        "Accountability": "Accountability and reporting",
        "Membership": "Membership and attendance",
        "Quorum": "Quoracy",
        "Meetings": "Frequency of meetings",
        "Voting": "Decision making",
    }
    for number, (title, heading) in enumerate(titles.items(), 1):
        document.add_paragraph().add_run(f"{number}.  {heading}").bold = True
        if title == "Membership":
            for seat in board.seats:
                document.add_paragraph(f"{marked(seat, commas(seat))};")
        for step, line in enumerate(words.get(title, ()), 1):
            document.add_paragraph(f"{number}.{step} {line}")
        if title == "Accountability":
            _below(document, board, "List Number")
    return _saved(document)


def _table(document: Any, rows: list[list[str]]) -> Any:
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return table


def _others(document: Any, board: Board, at: int) -> None:
    words = said(board, at)
    for title in ("Purpose", "Accountability", "Quorum", "Meetings", "Voting"):
        if words[title]:
            document.add_heading(title, 2)
            document.add_paragraph(" ".join(words[title]))
    _below(document, board)


def _numbered(seat: Seat) -> str:
    return f"{seat.role} (x{seat.count})" if seat.count > 1 else seat.role


def table_votes(board: Board, at: int) -> bytes:
    """A membership table with a column for the vote."""
    document = Document()
    document.add_heading(f"{board.name}: terms of reference", 0)
    document.add_heading("Membership", 1)
    words = {"chair": "Chair", "deputy_chair": "Vice Chair", "voting": "Yes", "attending": "No", "": ""}
    heads = (["Role", "Name", "Organisation", "Voting"], ["Position", "Post holder", "Representing", "Voting status"])[at % 2]
    _table(document, [heads, *([_numbered(s), s.holder or "TBC", s.organisation or "-", words[s.capacity]] for s in board.seats)])
    _others(document, board, at)
    return _saved(document)


def table_banners(board: Board, at: int) -> bytes:
    """A membership table with rows of one merged cell for core members and those in attendance."""
    document = Document()
    document.add_heading(f"{board.name}", 0)
    document.add_heading("Terms of Reference", 1)
    document.add_heading("Members", 2)
    rows: list[list[str]] = [["Name", "Title", "Organisation"], ["Core members"] * 3]
    attending = [each for each in board.seats if each.capacity == "attending"]

    def row(seat: Seat) -> list[str]:
        mark = (
            {"chair": " (Chair)", "deputy_chair": " (Deputy Chair)"}.get(seat.capacity, "")
            if seat.role != "Independent Chair"
            else ""
        )
        return [seat.holder, _numbered(seat) + mark, seat.organisation]

    rows += [row(each) for each in board.seats if each not in attending]
    if attending:
        rows += [["In attendance"] * 3, *map(row, attending)]
    table = _table(document, rows)
    for at_row, cells in enumerate(rows):
        if cells[0] in ("Core members", "In attendance"):
            merged = table.cell(at_row, 0).merge(table.cell(at_row, 2))
            merged.text = cells[0]
    _others(document, board, at)
    return _saved(document)


def table_spans(board: Board, at: int) -> bytes:
    """Organisation in the first column, merged downwards where it has two seats."""
    document = Document()
    document.add_paragraph(f"Draft terms of reference for the {board.name}", style="Title")
    document.add_heading("Composition", 1)
    seats = sorted(board.seats, key=lambda each: each.organisation)
    table = _table(
        document,
        [
            ["Organisation", "Representative", "Status"],
            *(
                [
                    s.organisation,
                    _numbered(s),
                    {"chair": "Chair", "deputy_chair": "Deputy chair", "voting": "Voting", "attending": "In attendance", "": ""}[
                        s.capacity
                    ],
                ]
                for s in seats
            ),
        ],
    )
    for number in range(1, len(seats)):
        if seats[number].organisation and seats[number].organisation == seats[number - 1].organisation:
            words = seats[number].organisation
            merged = table.cell(number, 0).merge(table.cell(number + 1, 0))
            merged.text = words
    _others(document, board, at)
    return _saved(document)


def form(board: Board, at: int) -> bytes:
    """All in a table of two columns."""
    document = Document()
    words = said(board, at)
    members = "\n".join(marked(seat, commas(seat), at % 2 == 0) for seat in board.seats)
    rows = [["Name of group", board.name], ["Purpose", "\n".join(words["Purpose"])], ["Membership", members]]
    rows += [["Quorum", "\n".join(words["Quorum"])], ["Frequency of meetings", "\n".join(words["Meetings"])]]
    rows += [["Voting", "\n".join(words["Voting"])]] if words["Voting"] else []
    rows += [["Accountability", "\n".join(words["Accountability"])]]
    rows += [["Sub-groups reporting to the Board", "\n".join(board.below)]] if board.below else []
    document.add_heading("TERMS OF REFERENCE", 1)
    _table(document, rows)
    return _saved(document)


def prose(board: Board, at: int) -> bytes:
    """Running text throughout: the members are a list in a sentence, the chair has a sentence of its own."""
    document = Document()
    document.add_heading(f"{board.name} – Terms of Reference", 1)
    words = said(board, at)
    document.add_heading("1 Constitution and accountability", 2)
    document.add_paragraph(" ".join(words["Purpose"] + words["Accountability"]))
    if board.below:
        document.add_paragraph(f"The following groups report to the {board.short}: {' and '.join(board.below)}.")

    def entry(seat: Seat) -> str:
        text = of_it(seat)
        return f"{NUMBERS[seat.count]} {text}" if seat.count > 1 else f"the {text}"

    inside = [entry(each) for each in board.seats if each.capacity != "attending"]
    outside = [entry(each) for each in board.seats if each.capacity == "attending"]
    document.add_heading("2 Membership", 2)
    document.add_paragraph(f"The {board.short} shall comprise {', '.join(inside[:-1])} and {inside[-1]}.")
    chair = next((each for each in board.seats if each.capacity == "chair"), None)
    if chair:
        document.add_paragraph(
            f"Meetings will be chaired by the {of_it(chair)}."
            if at % 2
            else f"The Chair of the {board.short} shall be the {of_it(chair)}."
        )
    second = next((each for each in board.seats if each.capacity == "deputy_chair"), None)
    if second:
        document.add_paragraph(f"The Deputy Chair will be the {of_it(second)}.")
    if outside:
        who = " and ".join(outside)
        document.add_paragraph(f"{who[0].upper()}{who[1:]} will be in attendance.")
    for title in ("Quorum", "Meetings", "Voting"):
        document.add_heading(title, 2)
        document.add_paragraph(" ".join(words[title]))
    return _saved(document)


def run_in(board: Board, at: int) -> bytes:
    """Labels and text in one line; members numbered by Word."""
    document = Document()
    document.add_paragraph("Northshire Sustainability and Transformation Partnership")
    document.add_paragraph(f"Terms of reference of the {board.name}")
    words = said(board, at)
    document.add_paragraph(f"Purpose: {' '.join(words['Purpose'])}")
    document.add_paragraph("Membership:")
    for seat in board.seats:
        person = f" – {seat.holder}" if seat.holder and at % 2 else ""
        document.add_paragraph(marked(seat, commas(seat) + person, False), style="List Number")
    for label, title in (
        ("Quorum", "Quorum"),
        ("Frequency", "Meetings"),
        ("Voting", "Voting"),
        ("Accountability", "Accountability"),
    ):
        if words[title]:
            document.add_paragraph(f"{label}: {' '.join(words[title])}")
    _below(document, board, "List Number")
    return _saved(document)


def people(board: Board, at: int) -> bytes:
    """Members under two headings, people first, parted by tabs or commas; the name of the body only in the header."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = f"{board.name} – Terms of Reference"
    words = said(board, at)
    sign = ", " if at % 2 else "\t"
    for title, attending in (("Members", False), ("In attendance", True)):
        seats = [each for each in board.seats if (each.capacity == "attending") == attending]
        if seats:
            document.add_heading(title, 1)
        for seat in seats:
            mark = {"chair": " (Chair)", "deputy_chair": " (Vice Chair)"}.get(seat.capacity, "")
            mark = "" if seat.role == "Independent Chair" else mark
            many = f"{NUMBERS[seat.count].capitalize()} " if seat.count > 1 else ""
            role = seat.role if not many or seat.role.startswith(("GP", "Non")) else seat.role[0].lower() + seat.role[1:]
            text = sign.join(
                filter(None, (seat.holder, f"{many}{role}", "" if seat.organisation in seat.role else seat.organisation))
            )
            document.add_paragraph(text + mark)
    for title in ("Accountability", "Quorum", "Meetings", "Voting", "Purpose"):
        if words[title]:
            document.add_heading(title, 1)
            for line in words[title]:
                document.add_paragraph(line, style="List Bullet")
    _below(document, board)
    return _saved(document)


def tracked(board: Board, at: int) -> bytes:
    """Tracked changes, content controls, a comment's mark, a text box and footnotes in the style with headings."""
    document = Document()
    document.add_heading(f"{board.name} Terms of Reference", 0)
    words = said(board, at)
    document.add_heading("Membership", 1)
    for seat in board.seats:
        paragraph = document.add_paragraph(style="List Bullet")
        run = paragraph.add_run(marked(seat, commas(seat)))
        holder = OxmlElement("w:ins" if seat.capacity == "voting" else "w:sdt")
        inner = holder
        if holder.tag == qn("w:sdt"):
            inner = OxmlElement("w:sdtContent")
            holder.append(inner)
        paragraph._p.remove(run._r)
        inner.append(run._r)
        paragraph._p.append(holder)
    gone = document.add_paragraph(style="List Bullet")
    struck, run, text = OxmlElement("w:del"), OxmlElement("w:r"), OxmlElement("w:delText")
    text.text = "Chief Executive, Closed Hospital NHS Trust"
    run.append(text)
    struck.append(run)
    gone._p.append(struck)
    for title in ("Quorum", "Meetings", "Voting", "Accountability", "Purpose"):
        document.add_heading(title, 1)
        for line in words[title]:
            document.add_paragraph(line)
    _below(document, board)
    return _saved(document)


def html_of(board: Board, at: int) -> str:
    """A page that LibreOffice makes a document of."""
    words = said(board, at)
    made = [f"<h1>Terms of reference: {escape(board.name)}</h1>"]
    for title in ("Purpose", "Membership", "Quorum", "Meetings", "Voting", "Accountability"):
        made.append(f"<h2>{title}</h2>")
        if title == "Membership" and at % 2:
            status = {"chair": "Chair", "deputy_chair": "Deputy Chair", "voting": "Voting", "attending": "In attendance", "": ""}
            cells = [(_numbered(s), s.organisation, status[s.capacity]) for s in board.seats]
            rows = "".join(f"<tr>{''.join(f'<td>{escape(each)}</td>' for each in row)}</tr>" for row in cells)
            made.append(f"<table border=1><tr><th>Role</th><th>Organisation</th><th>Status</th></tr>{rows}</table>")
        elif title == "Membership":
            made.append(f"<ul>{''.join(f'<li>{escape(marked(s, commas(s)))}</li>' for s in board.seats)}</ul>")
        made += [f"<p>{escape(each)}</p>" for each in words.get(title, ())]
    if board.below:
        made.append(
            f"<p>The following groups report to the"
            f" {board.short}:</p><ul>{''.join(f'<li>{each}</li>' for each in board.below)}</ul>"
        )
    return f"<html><head><meta charset='utf-8'></head><body>{''.join(made)}</body></html>"


def rtf_of(board: Board, at: int) -> str:
    """Rich text, with bold headings and no styles."""
    words = said(board, at)

    def line(text: str, bold: bool = False) -> str:
        plain = "".join(each if ord(each) < 128 else f"\\u{ord(each)}?" for each in text)
        return f"{{\\b {plain}\\b0}}\\par" if bold else f"{plain}\\par"

    made = [
        line(f"{board.name} - Terms of Reference", True),
        line("Membership", True),
        *(line(marked(s, commas(s))) for s in board.seats),
    ]
    for title in ("Purpose", "Quorum", "Meetings", "Voting", "Accountability"):
        made += [line(title, True), *(line(each) for each in words[title])] if words[title] else []
    if board.below:
        made += [line("Groups reporting to the Board", True), *(line(each) for each in board.below)]
    return "{\\rtf1\\ansi\\deff0 " + "\n".join(made) + "}"


def several(at: int) -> bytes:
    """Two committees in one document."""
    document = Document()
    document.add_paragraph("Northshire governance handbook", style="Title")
    for number, board in enumerate(_pair(at)):
        document.add_heading(f"Appendix {number + 1}: {board.name}" + ("" if at % 2 else " – Terms of Reference"), 1)
        words = said(board, at + number)
        for title in ("Purpose", "Membership", "Quorum", "Meetings", "Voting", "Accountability"):
            document.add_heading(title, 2)
            if title == "Membership":
                for seat in board.seats:
                    document.add_paragraph(marked(seat, commas(seat)), style="List Bullet")
            for line in words.get(title, ()):
                document.add_paragraph(line)
        _below(document, board)
    return _saved(document)


def _pair(at: int) -> tuple[Board, Board]:
    return BOARDS[at % len(BOARDS)], BOARDS[(at + 2) % len(BOARDS)]


def groups() -> WordDocument:
    """A table of groups with whom each answers to, under a short text."""
    document = Document()
    document.add_heading("Governance of the Hill Valley partnership", 0)
    document.add_paragraph("The table shows the groups of the partnership.")
    _table(
        document,
        [
            ["Group", "Accountable to", "Chair", "Meets"],
            ["Partnership Board", "", "Jo Wood", "Monthly"],
            ["Delivery Group", "Partnership Board", "Ed Lane", "Fortnightly"],
            ["Urgent Care Workstream", "Delivery Group", "", "Monthly"],
        ],
    )
    nodes: tuple[Named, ...] = (
        ("Partnership Board", "body", "strategic_board"),
        ("Delivery Group", "body", "delivery_group"),
        ("Urgent Care Workstream", "body", "workstream"),
        ("Chair of Partnership Board", "post", "chair"),
        ("Chair of Delivery Group", "post", "chair"),
    )
    lines: tuple[Line, ...] = (
        ("Delivery Group", "accountable_to", "Partnership Board"),
        ("Urgent Care Workstream", "accountable_to", "Delivery Group"),
        ("Chair of Partnership Board", "sits_on", "Partnership Board"),
        ("Chair of Delivery Group", "sits_on", "Delivery Group"),
    )
    fields = {
        "Partnership Board": {"meets": "monthly"},
        "Delivery Group": {"meets": "fortnightly"},
        "Urgent Care Workstream": {"meets": "monthly"},
    }
    seats = frozenset(
        {("Chair of Partnership Board", "Partnership Board", "chair"), ("Chair of Delivery Group", "Delivery Group", "chair")}
    )
    return WordDocument("groups", "groups.docx", _saved(document), Truth("Governance", (nodes,), lines), fields, seats)


_STYLES: tuple[tuple[str, Callable[[Board, int], bytes], Named_as, bool, bool], ...] = (
    ("headings", headings, commas, True, False),
    ("bold", bold, commas, True, False),
    ("table with votes", table_votes, column, True, False),
    ("table with banners", table_banners, column, False, False),
    ("table with merged organisations", table_spans, column, True, False),
    ("form", form, commas, True, False),
    ("prose", prose, of_it, False, True),
    ("labels", run_in, commas, False, False),
    ("people first", people, commas, False, False),
    ("tracked changes", tracked, commas, True, False),
)


@cache
def documents() -> tuple[WordDocument, ...]:
    """All of them: each style with four boards, each board in most styles."""
    made = [groups()]
    for number, (style, write, name_of, votes, whole) in enumerate(_STYLES):
        for step in range(4):
            at = number + step
            board = BOARDS[(number + step * 2 + number // 3) % len(BOARDS)]
            tells = votes and not (style == "form" and at % 2)
            truth, fields, seats = truth_of((board,), name_of, tells)
            if whole:
                fields = {name: {**each, "membership": "complete"} for name, each in fields.items()}
            made.append(WordDocument(style, f"{style.replace(' ', '_')}_{step}.docx", write(board, at), truth, fields, seats))
    for at in range(3):
        truth, fields, seats = truth_of(_pair(at), commas)
        made.append(WordDocument("several", f"several_{at}.docx", several(at), truth, fields, seats))
    return (*made, *foreign())


_FOREIGN: tuple[tuple[str, Callable[[Board, int], str], str, int, int, Named_as], ...] = (
    ("word_page_list", html_of, "html", 0, 0, commas),
    ("word_page_table", html_of, "html", 1, 1, column),
    ("word_page_table_2", html_of, "html", 5, 3, column),
    ("word_rich_text", rtf_of, "rtf", 3, 2, commas),
    ("word_rich_text_2", rtf_of, "rtf", 0, 5, commas),
)


def foreign() -> list[WordDocument]:
    """Those that LibreOffice wrote."""
    made = []
    for name, _, _, which, _, name_of in _FOREIGN:
        truth, fields, seats = truth_of((BOARDS[which],), name_of)
        made.append(WordDocument("LibreOffice", f"{name}.docx", (FILES / f"{name}.docx").read_bytes(), truth, fields, seats))
    return made


def make_foreign() -> None:
    """Writes the files of LibreOffice anew, without dates and pictures of the page."""
    FILES.mkdir(exist_ok=True)
    for name, write, suffix, which, at, _ in _FOREIGN:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / f"{name}.{suffix}"
            source.write_text(write(BOARDS[which], at), encoding="utf-8")
            command = (
                ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--infilter=HTML (StarWriter)"]
                if suffix == "html"
                else ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
            )
            subprocess.run(
                [*command, "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, str(source)],
                check=True,
                capture_output=True,
            )
            with ZipFile(Path(folder) / f"{name}.docx") as archive, ZipFile(FILES / f"{name}.docx", "w", ZIP_DEFLATED) as kept:
                for each in sorted(archive.namelist()):
                    if not re.match(r"word/theme|docProps/app|word/fontTable", each):
                        kept.writestr(each, archive.read(each))


if __name__ == "__main__":
    make_foreign()
