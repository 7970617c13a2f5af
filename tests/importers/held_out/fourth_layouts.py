"""What the Word papers of the fourth set share, and five of their layouts: papers with headings, typed clauses, ticks and tab stops."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping

import docx
from docx.document import Document as Made
from docx.shared import Cm, Pt
from docx.table import Table, _Cell

from tests.importers.held_out.fourth_terms import Paper, Seat
from tests.importers.held_out.shaping import rezipped
from tests.importers.truths import Truth

Told = tuple[bytes, Truth, dict[str, Mapping[str, object]]]
PEOPLE = (
    *("Gareth Illingby", "Anjali Morrow", "Hester Quayle", "Tom Aldery", "Yusuf Brandreth", "Maud Pemberley"),
    *("Simon Oyelaran", "Bridget Fallowes", "Ravi Thackray", "Nuala Standish", "Piers Cotterell", "Wen Harbottle"),
    *("Joan Ackersley", "Idris Penhale", "Farida Lunt", "Colin Marsham", "Esther Vyse", "Owen Tresco"),
)
CONDUCT = (
    "Members will declare any interest at the start of the meeting and act in line with the seven principles of public life.",
    "Members are expected to attend at least three quarters of meetings in any year and to read papers beforehand.",
)


def person(number: int, seat: Seat) -> str:
    """A made-up holder, styled as such a post is."""
    title = {"clinician": "Dr ", "gp": "Dr ", "elected_member": "Cllr "}.get(seat.kind, "")
    return title + PEOPLE[number]


def saved(paper: Made) -> bytes:
    data = io.BytesIO()
    paper.save(data)
    return rezipped(data.getvalue())


def told(paper: Made, terms: Paper, inline: bool, more: Mapping[str, Mapping[str, object]] | None = None) -> Told:
    return saved(paper), terms.truth(inline), {terms.name: dict(terms.fields), **(more or {})}


def grid(paper: Made, rows: Iterable[Iterable[str]], bold_first: bool = True) -> Table:
    """A table with lines round its cells, the first row in bold."""
    texts = [list(row) for row in rows]
    table = paper.add_table(rows=0, cols=len(texts[0]))
    table.style = "Table Grid"
    for number, row in enumerate(texts):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            run = cell.paragraphs[0].add_run(text)
            run.bold = bold_first and number == 0
    return table


def page(paper: Made, terms: Paper, foot: str) -> None:
    """Running head and foot of every page."""
    paper.sections[0].header.paragraphs[0].text = f"{terms.name}: terms of reference"
    paper.sections[0].footer.paragraphs[0].text = foot


def split(terms: Paper) -> tuple[list[Seat], list[Seat]]:
    """Members, and those in attendance."""
    beside = [seat for seat in terms.seats if seat.there == "In attendance"]
    return [seat for seat in terms.seats if seat not in beside], beside


def marked(terms: Paper, seat: Seat) -> str:
    """A member on one line, with what the chair is marked by."""
    return terms.called(seat, True) + (f" ({seat.there})" if seat.there.endswith("Chair") and seat.there != seat.role else "")


def listed(paper: Made, texts: Iterable[str], style: str = "List Bullet") -> None:
    for text in texts:
        paper.add_paragraph(text, style=style)


def standing(paper: Made, terms: Paper) -> None:
    """Whom the body answers to and what stands under it, as paragraphs and bullets."""
    for tie in terms.ties:
        paper.add_paragraph(tie.text)
    for below in terms.below:
        paper.add_paragraph(below.intro)
        listed(paper, (box[0] for box in below.boxes))


def chaired(terms: Paper) -> str:
    chair = terms.seats[0]
    after = next((f", or in their absence by the {seat.role}" for seat in terms.seats if seat.there == "Vice Chair"), "")
    return f"The {terms.short} will be chaired by the {chair.role}{after}."


def control(terms: Paper) -> Told:
    """A page of document control, numbers typed into headings, and a table of members whose organisation is written once for several."""
    paper = docx.Document()
    page(paper, terms, "Version 1.2 – uncontrolled when printed")
    paper.add_paragraph("TERMS OF REFERENCE", style="Title")
    paper.add_paragraph(terms.name, style="Subtitle")
    paper.add_paragraph("Document control").runs[0].bold = True
    rows = [("Version", "Date", "Author", "Changes"), ("0.1", "12/01/2018", "Bridget Fallowes", "First draft for comment")]
    rows += [("1.0", "06/03/2018", "Bridget Fallowes", "Agreed"), ("1.2", "09/04/2019", "Owen Tresco", "Job titles updated")]
    grid(paper, rows)
    paper.add_heading("1. Background", 1)
    for text in terms.background:
        paper.add_paragraph(text)
    paper.add_heading("2. Purpose", 1)
    paper.add_paragraph(f"The purpose of the {terms.name} (“the {terms.short}”) is:")
    paper.add_paragraph(terms.purpose)
    paper.add_heading("3. Duties", 1)
    listed(paper, terms.duties)
    paper.add_heading("4. Membership", 1)
    table = paper.add_table(rows=1, cols=3)
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, ("Organisation", "Designation", "Status"), strict=True):
        cell.text = text
    for name in dict.fromkeys(seat.of[0] for seat in terms.seats):
        cells: list[_Cell] = []
        for seat in (each for each in terms.seats if each.of[0] == name):
            row = table.add_row().cells
            row[1].text, row[2].text = seat.role, "In attendance" if seat.there == "In attendance" else "Member"
            cells.append(row[0])
        whole = cells[0].merge(cells[-1]) if len(cells) > 1 else cells[0]
        whole.text = name or "–"
    paper.add_paragraph("Other officers may be invited for particular items at the discretion of the Chair.")
    paper.add_heading("5. Chairing arrangements", 1)
    paper.add_paragraph(chaired(terms))
    for number, (label, text) in enumerate(terms.rules, 6):
        paper.add_heading(f"{number}. {label}", 1)
        paper.add_paragraph(text)
    paper.add_heading(f"{6 + len(terms.rules)}. Accountability and reporting", 1)
    standing(paper, terms)
    paper.add_heading(f"{7 + len(terms.rules)}. Review", 1)
    paper.add_paragraph("These terms of reference will be reviewed in April 2020.")
    return told(paper, terms, False)


def council(terms: Paper) -> Told:
    """A part of a constitution: plain paragraphs with typed clause numbers, members as lettered sub-paragraphs."""
    paper = docx.Document()
    paper.styles["Normal"].font.size = Pt(11)
    paper.add_paragraph("PART 3: RESPONSIBILITY FOR FUNCTIONS").runs[0].bold = True
    paper.add_paragraph(f"Section 7: {terms.name}").runs[0].bold = True

    def part(number: int, label: str, texts: Iterable[str]) -> None:
        paper.add_paragraph(f"7.{number} {label}").runs[0].bold = True
        for each, text in enumerate(texts, 1):
            paper.add_paragraph(f"7.{number}.{each} {text}")

    def lettered(texts: list[str]) -> None:
        for number, text in enumerate(texts):
            end = "." if number == len(texts) - 1 else ("; and" if number == len(texts) - 2 else ";")
            paper.add_paragraph(f"({chr(97 + number)}) {text}{end}").paragraph_format.left_indent = Cm(1.5)

    part(1, "Introduction", (*terms.background, *(tie.text for tie in terms.ties)))
    part(2, "Functions", (terms.purpose, f"In particular the {terms.short} shall:"))
    lettered([each[0].lower() + each[1:] for each in terms.duties])
    members, beside = split(terms)
    part(3, "Composition", (f"The {terms.short} shall comprise the following members:",))
    lettered([marked(terms, seat) for seat in members])
    if beside:
        paper.add_paragraph("7.3.2 The following shall be invited to attend without a vote:")
        lettered([terms.called(seat, True) for seat in beside])
    part(4, "Term of office", ("Members serve until they are replaced by the body which appointed them.",))
    for number, (label, text) in enumerate(terms.rules, 5):
        part(number, label, (text,))
    number = 5 + len(terms.rules)
    for below in terms.below:
        part(number, "Sub-groups", (below.intro,))
        lettered([box[0] for box in below.boxes])
    part(number + 1, "Conduct", CONDUCT)
    return told(paper, terms, True)


def by_partner(terms: Paper) -> Told:
    """Members under a heading for each partner that they come from."""
    paper = docx.Document()
    paper.add_heading(f"{terms.name} – Terms of Reference", 0)
    paper.add_paragraph("Status: approved. Date of issue: 3 June 2019. Next review: June 2021.")
    paper.add_heading("Context", 1)
    paper.add_paragraph(" ".join(terms.background))
    paper.add_heading("Aim and objectives", 1)
    paper.add_paragraph(terms.purpose)
    listed(paper, terms.duties, "List Number")
    paper.add_heading("Governance", 1)
    standing(paper, terms)
    paper.add_heading("Membership", 1)
    paper.add_paragraph(f"The {terms.short} is made up of people from the partners below.")
    for name in dict.fromkeys(seat.of[0] for seat in terms.seats):
        paper.add_heading(name, 2)
        for seat in (each for each in terms.seats if each.of[0] == name):
            mark = f" – {seat.there.lower()}" if seat.there != "Member" else ""
            paper.add_paragraph(seat.role + mark, style="List Bullet")
    paper.add_heading("Ways of working", 1)
    for label, text in terms.rules:
        paper.add_heading(label, 2)
        paper.add_paragraph(text)
    paper.add_heading("Declarations of interest", 1)
    paper.add_paragraph(CONDUCT[0])
    paper.add_heading("Glossary", 1)
    grid(
        paper,
        [
            ("Term", "Meaning"),
            ("CCG", "Clinical commissioning group"),
            ("ICS", "Integrated care system"),
            ("GP", "Family doctor"),
        ],
    )
    return told(paper, terms, False)


def ticks(terms: Paper) -> Told:
    """A table in which ticks say who is a member and who attends."""
    paper = docx.Document()
    paper.add_heading("Terms of Reference", 1)
    paper.add_heading(terms.name, 2)
    for label, texts in (("Why this group exists", terms.background), ("Purpose", (terms.purpose,))):
        paper.add_paragraph(label, style="Heading 3")
        for text in texts:
            paper.add_paragraph(text)
    paper.add_paragraph("Key responsibilities", style="Heading 3")
    listed(paper, terms.duties)
    paper.add_paragraph("Who sits on the group", style="Heading 3")
    rows = [("Role", "Organisation", "Chair", "Core member", "In attendance")]
    for seat in terms.seats:
        beside = seat.there == "In attendance"
        chair = {"Chair": "✓", "Vice Chair": "Vice"}.get(seat.there, "")
        rows.append((seat.role, seat.of[0] or "n/a", chair, "" if beside else "✓", "✓" if beside else ""))
    grid(paper, rows)
    paper.add_paragraph("Deputies may attend with the agreement of the Chair and count towards the quorum.")
    paper.add_paragraph("Reporting lines", style="Heading 3")
    standing(paper, terms)
    for label, text in terms.rules:
        paper.add_paragraph(label, style="Heading 3")
        paper.add_paragraph(text)
    paper.add_paragraph("Confidentiality", style="Heading 3")
    paper.add_paragraph(
        "Papers marked confidential must not be shared outside the group, subject to the Freedom of Information Act."
    )
    return told(paper, terms, False)


def tabs(terms: Paper) -> Told:
    """Members as lines of name, job and employer with tab stops between them, under bold labels."""
    paper = docx.Document()
    page(paper, terms, "Page 1 of 2")
    paper.add_paragraph().add_run(terms.name).bold = True
    paper.add_paragraph("Terms of reference and membership, 2019/20")

    def label(text: str) -> None:
        run = paper.add_paragraph().add_run(text)
        run.bold = run.underline = True

    label("Purpose")
    paper.add_paragraph(terms.purpose)
    for text in terms.background:
        paper.add_paragraph(text)
    label("Objectives")
    for number, duty in enumerate(terms.duties, 1):
        paper.add_paragraph(f"{number})\t{duty}")
    label("Accountability")
    for tie in terms.ties:
        paper.add_paragraph(tie.text)
    members, beside = split(terms)
    for heading, seats, shift in (("Membership", members, 2), ("In attendance", beside, 11)):
        label(heading)
        for number, seat in enumerate(seats):
            mark = f" ({seat.there})" if seat.there.endswith("Chair") else ""
            line = "\t".join(each for each in (person(shift + number, seat), seat.role + mark, seat.of[0]) if each)
            made = paper.add_paragraph(line)
            for stop in (5, 11):
                made.paragraph_format.tab_stops.add_tab_stop(Cm(stop))
    for heading, text in terms.rules:
        label(heading)
        paper.add_paragraph(text)
    label("Standards of behaviour")
    paper.add_paragraph(CONDUCT[1])
    return told(paper, terms, False)
