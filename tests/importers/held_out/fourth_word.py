"""Word papers of the fourth set: terms of reference of boards and groups in twelve layouts that NHS bodies and councils use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import docx

from tests.importers.held_out.fourth_forums import AUDIT, CITIZENS, FORUM, SCRUTINY
from tests.importers.held_out.fourth_groups import COMMON, DIGITAL, ELECTIVE, EXECUTIVE, OVERSIGHT, STRATEGIC, STROKE
from tests.importers.held_out.fourth_layouts import (
    CONDUCT,
    Told,
    by_partner,
    control,
    council,
    grid,
    listed,
    marked,
    page,
    person,
    split,
    standing,
    tabs,
    ticks,
    told,
)
from tests.importers.held_out.fourth_terms import AEDB, CLINICAL, FINANCE, HWB, JOINT, PLACE, Paper
from tests.importers.held_out.shaping import Held


def bands(terms: Paper) -> Told:
    """One table of labels and contents with bands across it; members are paragraphs within a cell."""
    paper = docx.Document()
    paper.add_heading(terms.name, 1)
    table = paper.add_table(rows=0, cols=2)
    table.style = "Table Grid"

    def band(text: str) -> None:
        row = table.add_row().cells
        row[0].merge(row[1]).paragraphs[0].add_run(text).bold = True

    def line(label: str, texts: Iterable[str]) -> None:
        row = table.add_row().cells
        row[0].text = label
        for number, text in enumerate(texts):
            if number:
                row[1].add_paragraph(text)
            else:
                row[1].paragraphs[0].text = text

    members, beside = split(terms)
    band("A. ROLE")
    line("Background", terms.background)
    line("Purpose", (terms.purpose,))
    line("Main tasks", terms.duties)
    band("B. PEOPLE")
    line("Chair", (terms.called(members[0], True),))
    line("Members", [marked(terms, seat) for seat in members[1:]])
    if beside:
        line("In attendance", [terms.called(seat, True) for seat in beside])
    band("C. MEETINGS")
    for label, text in terms.rules:
        line(label, (text,))
    line("Notice", ("Papers are sent out three working days before the meeting.",))
    band("D. GOVERNANCE")
    line("Accountability and reporting", [tie.text for tie in terms.ties])
    for below in terms.below:
        line("Sub-groups", (below.intro, *(box[0] for box in below.boxes)))
    line("Date of next review", ("31 March 2020",))
    return told(paper, terms, True)


def cover(terms: Paper) -> Told:
    """A report to a meeting with a cover sheet; the terms of reference are its appendix, members are bullets."""
    paper = docx.Document()
    sheet = [("Title of report", f"Terms of reference for the {terms.name}"), ("Date of meeting", "26 September 2018")]
    sheet += [("Agenda item", "9"), ("Report author", "Joan Ackersley, Governance Manager"), ("Action required", "For approval")]
    sheet += [("Financial implications", "None"), ("Equality impact", "An assessment is not needed for this report.")]
    grid(paper, sheet, bold_first=False)
    paper.add_heading("Summary", 2)
    paper.add_paragraph(f"The terms of reference have been revised following comments made in July. {terms.background[0]}")
    paper.add_heading("Recommendation", 2)
    paper.add_paragraph("It is recommended that the terms of reference attached at Appendix A are approved.")
    paper.add_page_break()
    paper.add_heading(f"Appendix A: {terms.name}", 1)
    paper.add_heading("Introduction", 2)
    paper.add_paragraph(terms.background[1])
    paper.add_heading("Remit", 2)
    paper.add_paragraph(terms.purpose)
    listed(paper, terms.duties, "List Number")
    members, beside = split(terms)
    paper.add_heading("Composition", 2)
    paper.add_paragraph(f"Members of the {terms.short} are:")
    listed(paper, (marked(terms, seat) for seat in members))
    if beside:
        paper.add_paragraph("Regularly in attendance, but not members:")
        listed(paper, (terms.called(seat, True) for seat in beside))
    for label, text in terms.rules:
        paper.add_heading(label, 2)
        paper.add_paragraph(text)
    paper.add_heading("Relationship with other groups", 2)
    standing(paper, terms)
    paper.add_heading("Conflicts of interest", 2)
    paper.add_paragraph(CONDUCT[0])
    return told(paper, terms, True)


def quadrants(terms: Paper) -> Told:
    """A single page of four boxes, each with a bold label and short lines."""
    paper = docx.Document()
    paper.add_heading(terms.name, 1)
    paper.add_paragraph("Terms of reference on a page")
    members, beside = split(terms)
    attending = ["In attendance:", *(terms.called(seat, True) for seat in beside)] if beside else []
    under = [text for below in terms.below for text in (below.intro, *(box[0] for box in below.boxes))]
    boxes = (
        ("Purpose", [terms.purpose, *terms.duties]),
        ("Membership", [*(marked(terms, seat) for seat in members), *attending]),
        ("Meetings", [*(text for _, text in terms.rules), "Actions are logged and circulated within two days."]),
        ("Governance", [*(tie.text for tie in terms.ties), *under, "Reviewed yearly; last reviewed May 2019."]),
    )
    table = paper.add_table(rows=2, cols=2)
    table.style = "Table Grid"
    for number, (label, texts) in enumerate(boxes):
        cell = table.cell(number // 2, number % 2)
        cell.paragraphs[0].add_run(label).bold = True
        for text in texts:
            cell.add_paragraph(text)
    paper.add_paragraph(terms.background[0])
    return told(paper, terms, True)


def named(terms: Paper) -> Told:
    """A table of members by name, with job title, organisation and standing."""
    paper = docx.Document()
    paper.add_heading(f"{terms.name} Terms of Reference (v3 final)", 1)
    paper.add_heading("1 Introduction and statutory context", 2)
    for text in terms.background:
        paper.add_paragraph(text)
    paper.add_heading("2 Role", 2)
    paper.add_paragraph(terms.purpose)
    listed(paper, terms.duties)
    paper.add_heading("3 Accountability", 2)
    standing(paper, terms)
    paper.add_heading("4 Members", 2)
    rows = [("Name", "Job title", "Organisation", "Role on the group")]
    rows += [(person(number, seat), seat.role, seat.of[0], seat.there) for number, seat in enumerate(terms.seats)]
    grid(paper, rows)
    for number, (label, text) in enumerate(terms.rules, 5):
        paper.add_heading(f"{number} {label}", 2)
        paper.add_paragraph(text)
    paper.add_heading("Version history", 2)
    grid(paper, [("Version", "Approved on"), ("v1", "8 May 2017"), ("v2", "14 May 2018"), ("v3", "13 May 2019")])
    return told(paper, terms, False)


def run_in(terms: Paper) -> Told:
    """A plain page: each paragraph begins with a bold label, and members follow one another with semicolons."""
    paper = docx.Document()
    paper.add_paragraph(f"TERMS OF REFERENCE: {terms.name}").runs[0].bold = True

    def run(label: str, text: str) -> None:
        made = paper.add_paragraph()
        made.add_run(f"{label}: ").bold = True
        made.add_run(text)

    members, beside = split(terms)
    run("Background", " ".join(terms.background))
    run("Purpose", terms.purpose)
    run("Scope", "; ".join(each[0].lower() + each[1:] for each in terms.duties) + ".")
    run("Membership", "; ".join(marked(terms, seat) for seat in members) + ".")
    if beside:
        run("In attendance", "; ".join(terms.called(seat, True) for seat in beside) + ".")
    for label, text in terms.rules:
        run(label, text)
    run("Accountability", " ".join(tie.text for tie in terms.ties))
    for below in terms.below:
        run("Sub-groups", f"{below.intro} " + "; ".join(box[0] for box in below.boxes) + ".")
    run("Review", "These terms were agreed on 20 November 2018 and will be looked at again after twelve months.")
    return told(paper, terms, True)


def schedules(terms: Paper) -> Told:
    """Body text that points to schedules at the end: members numbered in the first, groups in a table with how often they meet."""
    paper = docx.Document()
    page(paper, terms, "Final – 1 October 2018")
    paper.add_heading(terms.name, 0)
    paper.add_heading("Establishment", 1)
    for text in terms.background:
        paper.add_paragraph(text)
    for tie in terms.ties:
        paper.add_paragraph(tie.text)
    paper.add_heading("Functions", 1)
    paper.add_paragraph(terms.purpose)
    listed(paper, terms.duties)
    paper.add_heading("Members", 1)
    paper.add_paragraph(f"The members of the {terms.short}, and those who attend it, are set out in Schedule 1.")
    paper.add_heading("Proceedings", 1)
    for label, text in terms.rules:
        paper.add_heading(label, 2)
        paper.add_paragraph(text)
    paper.add_heading("Interests and gifts", 1)
    paper.add_paragraph(CONDUCT[0])
    paper.add_page_break()
    members, beside = split(terms)
    paper.add_heading("Schedule 1: Membership", 1)
    listed(paper, (marked(terms, seat) for seat in members), "List Number")
    paper.add_paragraph("In attendance:")
    listed(paper, (terms.called(seat, True) for seat in beside))
    more: dict[str, Mapping[str, object]] = {}
    for below in terms.below:
        paper.add_heading("Schedule 2: Sub-groups", 1)
        paper.add_paragraph(below.intro)
        grid(paper, [("Name", "Meets"), *((box[0], "Monthly") for box in below.boxes)])
        more |= {box[0]: {"meets": "monthly"} for box in below.boxes}
    return told(paper, terms, True, more)


def partners(terms: Paper) -> Told:
    """A body to which organisations send people: a table of them, or bullets."""
    paper = docx.Document()
    paper.add_heading(f"{terms.name}: Terms of Reference", 1)
    for label, texts in (("Background", terms.background), ("Purpose", (terms.purpose,))):
        paper.add_heading(label, 2)
        for text in texts:
            paper.add_paragraph(text)
    paper.add_heading("What we do" if terms is FORUM else "Powers", 2)
    listed(paper, terms.duties)
    paper.add_heading("Member organisations" if terms is FORUM else "Membership", 2)
    paper.add_paragraph(terms.sends)
    if terms is FORUM:
        listed(paper, (name for name, _ in terms.partners))
    else:
        seats = [(name, str(3 - number)) for number, (name, _) in enumerate(terms.partners)]
        grid(paper, [("Council", "Number of seats"), *seats])
    paper.add_paragraph("A Chair is elected at the first meeting of each year from among those present.")
    for label, text in terms.rules:
        paper.add_heading(label, 2)
        paper.add_paragraph(text)
    paper.add_heading("Links to other bodies", 2)
    standing(paper, terms)
    paper.add_heading("Code of conduct", 2)
    paper.add_paragraph(CONDUCT[1])
    return told(paper, terms, True)


_LAYOUTS: tuple[tuple[str, Callable[[Paper], Told], tuple[Paper, ...]], ...] = (
    ("document-control", control, (AEDB, JOINT, OVERSIGHT)),
    ("constitution", council, (HWB, STRATEGIC)),
    ("by-partner", by_partner, (PLACE, CLINICAL)),
    ("ticks", ticks, (CLINICAL, STROKE, ELECTIVE)),
    ("tab-stops", tabs, (DIGITAL, OVERSIGHT)),
    ("bands", bands, (FINANCE, EXECUTIVE, PLACE)),
    ("cover-report", cover, (COMMON, AEDB, CITIZENS)),
    ("quadrants", quadrants, (ELECTIVE, DIGITAL)),
    ("named-members", named, (AUDIT, STRATEGIC)),
    ("run-in", run_in, (STROKE, FINANCE)),
    ("schedules", schedules, (JOINT, EXECUTIVE)),
    ("partners", partners, (FORUM, SCRUTINY)),
)


def documents(most: int | None = None) -> list[Held]:
    """All documents of the set, or the first so many."""
    wanted = [(style, make, terms) for style, make, many in _LAYOUTS for terms in many]
    made = []
    for style, make, terms in wanted[:most]:
        data, truth, fields = make(terms)
        made.append(Held("docx", style, f"{truth.title}.docx", data, truth, fields))
    return made
