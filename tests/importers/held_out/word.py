"""Terms of reference in Word: tables of members, bullets, prose, numbered clauses, forms of two columns, and handbooks of several groups."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import replace

import docx
from docx.shared import Pt

from tests.importers.held_out.shaping import Held, rezipped
from tests.importers.held_out.terms import (
    AUDIT,
    CLINICAL,
    DELIVERY,
    EXECUTIVE,
    FINANCE_GROUP,
    JOINT,
    LOCALITY,
    PARTNERSHIP,
    Terms,
)
from tests.importers.truths import Truth

Made = tuple[bytes, Truth, Mapping[str, Mapping[str, object]]]
_PURPOSE = (
    "These terms of reference set out the role, membership and ways of working of the {name}. They will be reviewed every year.",
    "The {name} brings partners together to improve the health and care of local people and to make best use of shared resources.",
)
#: What a paper writes of those above it.
_ABOVE: Mapping[str, str] = {
    "accountable_to": "The {name} is accountable to the {above}.",
    "reports_to": "The {name} will send a report of its business to {above} after each meeting.",
    "advises": "The {name} provides clinical advice to the {above}.",
}


def _save(paper) -> bytes:
    made = io.BytesIO()
    paper.save(made)
    return rezipped(made.getvalue())


def _above(terms: Terms) -> list[str]:
    return [_ABOVE[relation].format(name=terms.name, above=name) for name, relation, _, _ in terms.above]


def _given(terms: Terms, organisations: bool = False) -> tuple[Truth, Mapping[str, Mapping[str, object]]]:
    return terms.truth(organisations), {terms.name: dict(terms.fields)}


def _title(paper, terms: Terms, manner: int = 0) -> None:
    if manner == 0:
        paper.add_heading(terms.name, 0)
        paper.add_heading("Terms of Reference", 1)
    elif manner == 1:
        paper.add_heading(f"Terms of Reference: {terms.name}", 0)
    else:
        paper.add_heading(f"{terms.name} – Terms of Reference (v0.3 draft)", 0)


def _grid(paper, rows: list[tuple[str, ...]], style: str = "Table Grid") -> None:
    table = paper.add_table(len(rows), len(rows[0]), style=style)
    for number, cells in enumerate(rows):
        for column, text in enumerate(cells):
            table.cell(number, column).text = text
            for run in table.cell(number, column).paragraphs[0].runs:
                run.bold, run.font.size = number == 0, Pt(10)


# ── styles ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def table(terms: Terms, organisations: bool = False, manner: int = 0) -> Made:
    """Members in a table: the role and its standing, and with `organisations` whom each speaks for."""
    paper = docx.Document()
    _title(paper, terms, manner)
    paper.add_heading("1. Purpose", 2)
    for each in _PURPOSE:
        paper.add_paragraph(each.format(name=terms.name))
    paper.add_heading("2. Accountability", 2)
    for each in _above(terms) or ["Members remain accountable to the boards of their own organisations."]:
        paper.add_paragraph(each)
    paper.add_heading("3. Membership", 2)
    head = ("Role", "Organisation", "Status") if organisations else ("Position", "Status")
    rows = [(seat.name, seat.of or "–", seat.there) if organisations else (seat.name, seat.there) for seat in terms.seats]
    _grid(paper, [head, *rows])
    for number, (heading, sentence) in enumerate(terms.says, 4):
        paper.add_heading(f"{number}. {heading}", 2)
        paper.add_paragraph(sentence)
    return _save(paper), *_given(terms, organisations)


def bullets(terms: Terms, manner: int = 1) -> Made:
    """Members as bullets, those in attendance as bullets of their own under “In attendance”."""
    paper = docx.Document()
    _title(paper, terms, manner)
    paper.add_heading("Purpose", 1)
    paper.add_paragraph(_PURPOSE[0].format(name=terms.name))
    paper.add_heading("Responsibilities", 1)
    for each in ("Oversee delivery of the agreed plan", "Review risks and issues", "Agree communications to staff and public"):
        paper.add_paragraph(each, style="List Bullet")
    paper.add_heading("Membership", 1)
    paper.add_paragraph("The members are:")
    for seat in terms.seats:
        if seat.there != "In attendance":
            paper.add_paragraph(f"{seat.name} (Chair)" if seat.there == "Chair" else seat.name, style="List Bullet")
    beside = [seat for seat in terms.seats if seat.there == "In attendance"]
    if beside:
        paper.add_heading("In attendance", 2)
        for seat in beside:
            paper.add_paragraph(seat.name, style="List Bullet")
    for heading, sentence in terms.says:
        paper.add_heading(heading, 1)
        paper.add_paragraph(sentence)
    if terms.above:
        paper.add_heading("Reporting arrangements", 1)
        paper.add_paragraph(" ".join(_above(terms)))
    return _save(paper), *_given(terms)


def prose(terms: Terms) -> Made:
    """Members in one sentence with semicolons, all else in running text under few headings."""
    paper = docx.Document()
    _title(paper, terms, 2)
    paper.add_paragraph(_PURPOSE[1].format(name=terms.name) + " " + " ".join(_above(terms)))
    chair = next(seat for seat in terms.seats if seat.there == "Chair")
    members = [seat.name for seat in terms.seats if seat.there == "Member"]
    listed = "; ".join(f"the {each}" for each in members[:-1]) + f"; and the {members[-1]}"
    paper.add_heading("Membership", 1)
    paper.add_paragraph(f"The {terms.name} will be chaired by the {chair.name}. The other members will be: {listed}.")
    for seat in terms.seats:
        if seat.there == "In attendance":
            paper.add_paragraph(f"The {seat.name} will be in attendance.")
    paper.add_heading("Conduct of business", 1)
    paper.add_paragraph(" ".join(sentence for _, sentence in terms.says))
    return _save(paper), *_given(terms)


def clauses(terms: Terms, manner: int = 0) -> Made:
    """Numbered clauses as a board secretary numbers them by hand; members are clauses (a), (b), (c)."""
    paper = docx.Document()
    _title(paper, terms, manner)
    for number, each in enumerate(_PURPOSE, 1):
        paper.add_paragraph(f"1.{number}\t{each.format(name=terms.name)}")
    for number, each in enumerate(_above(terms), 1):
        paper.add_paragraph(f"2.{number}\t{each}")
    paper.add_paragraph("3.\tMembership").runs[0].bold = True
    paper.add_paragraph("3.1\tThe membership will comprise:")
    for letter, seat in zip("abcdefgh", terms.seats, strict=False):
        said = {"Chair": " (Chair)", "In attendance": " (in attendance, non-voting)"}.get(seat.there, "")
        paper.add_paragraph(f"({letter})\t{seat.name}{said}")
    for number, (heading, sentence) in enumerate(terms.says, 4):
        paper.add_paragraph(f"{number}.\t{heading}").runs[0].bold = True
        paper.add_paragraph(f"{number}.1\t{sentence}")
    return _save(paper), *_given(terms)


def form(terms: Terms) -> Made:
    """A form of two columns: headings on the left, text on the right, the members a line each in one cell."""
    paper = docx.Document()
    paper.add_heading("Terms of Reference", 0)
    rows = [("Name of group", terms.name), ("Purpose", _PURPOSE[1].format(name=terms.name))]
    for name, relation, _, _ in terms.above:
        rows.append(({"accountable_to": "Accountable to", "reports_to": "Reports sent to", "advises": "Advises"}[relation], name))
    chair = next(seat for seat in terms.seats if seat.there == "Chair")
    rows.append(("Chair", chair.name))
    rows.append(("Members", "\n".join(seat.name for seat in terms.seats if seat.there == "Member")))
    beside = [seat.name for seat in terms.seats if seat.there == "In attendance"]
    rows += [("In attendance", "\n".join(beside))] if beside else []
    _grid(paper, [*rows, *terms.says, ("Review date", "April 2020")])
    return _save(paper), *_given(terms)


def handbook(several: tuple[Terms, ...], title: str) -> Made:
    """A governance handbook: a chapter for each group, its members as a table or as bullets."""
    paper = docx.Document()
    paper.add_heading(title, 0)
    paper.add_paragraph("This handbook brings together the terms of reference of our main groups.")
    truths, fields = [], {}
    for number, terms in enumerate(several):
        paper.add_heading(terms.name, 1)
        paper.add_paragraph(_PURPOSE[1].format(name=terms.name))
        for each in _above(terms):
            paper.add_paragraph(each)
        paper.add_heading("Membership", 2)
        if number % 2 == 0:
            _grid(paper, [("Member", "Standing"), *((seat.name, seat.there) for seat in terms.seats)], "Light Grid Accent 1")
        else:
            for seat in terms.seats:
                paper.add_paragraph(f"{seat.name} (Chair)" if seat.there == "Chair" else seat.name, style="List Bullet")
        for heading, sentence in terms.says:
            paper.add_heading(heading, 2)
            paper.add_paragraph(sentence)
        truth, mine = _given(terms)
        truths.append(truth)
        fields.update(mine)
    return _save(paper), merged(title, truths), fields


def merged(title: str, truths: list[Truth]) -> Truth:
    """Several truths as one: the same name is the same node."""
    nodes = {each[0]: each for truth in truths for each in truth.nodes}
    lines = tuple(dict.fromkeys(line for truth in truths for line in truth.lines))
    return Truth(title, (tuple(nodes.values()),), lines)


# ── the documents ────────────────────────────────────────────────────────────────────────────────────────────────────


def _unlike(terms: Terms) -> Terms:
    """The same terms with the organisation within the name of each seat that has one, as lists without columns write it."""
    return replace(
        terms, seats=tuple(replace(seat, name=f"{seat.name}, {seat.of}" if seat.of else seat.name) for seat in terms.seats)
    )


def _made() -> list[tuple[str, Callable[[], Made]]]:
    return [
        ("table", lambda: table(EXECUTIVE)),
        ("table", lambda: table(FINANCE_GROUP, manner=1)),
        ("table", lambda: table(DELIVERY, manner=2)),
        ("table-organisations", lambda: table(PARTNERSHIP, True)),
        ("table-organisations", lambda: table(JOINT, True, 1)),
        ("bullets", lambda: bullets(CLINICAL)),
        ("bullets", lambda: bullets(AUDIT, 0)),
        ("bullets", lambda: bullets(EXECUTIVE, 2)),
        ("prose", lambda: prose(LOCALITY)),
        ("prose", lambda: prose(DELIVERY)),
        ("clauses", lambda: clauses(FINANCE_GROUP)),
        ("clauses", lambda: clauses(_unlike(JOINT), 2)),
        ("form", lambda: form(LOCALITY)),
        ("form", lambda: form(AUDIT)),
        ("form", lambda: form(CLINICAL)),
        ("handbook", lambda: handbook((EXECUTIVE, CLINICAL), "Wolds and Marsh STP: governance handbook")),
        ("handbook", lambda: handbook((FINANCE_GROUP, AUDIT), "Lowmoor partnership: terms of reference of our committees")),
    ]


def documents(most: int | None = None) -> list[Held]:
    """All documents of the format, or the first so many."""
    made = []
    for style, make in _made()[:most]:
        data, truth, fields = make()
        made.append(Held("docx", style, f"{truth.title.replace(':', ',')}.docx", data, truth, fields))
    return made
