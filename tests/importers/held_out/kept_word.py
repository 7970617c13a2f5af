"""Word papers of the second set: a box that sums up, clauses with sub-clauses, members within running text, and board papers on structure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import docx
from docx.shared import Cm

from tests.importers.held_out import word as first
from tests.importers.held_out.kept_roles import CLINICAL_ROLES, Roles
from tests.importers.held_out.kept_terms import AUDIT, CABINET, DIGITAL, FINANCE, JOINT, MCP, TEAM, WINTER
from tests.importers.held_out.kept_truths import CLINICAL_FOCUS, PORTFOLIO, URGENT
from tests.importers.held_out.shaping import Held, only
from tests.importers.held_out.terms import Terms
from tests.importers.truths import Truth

Made = tuple[bytes, Truth, Mapping[str, Mapping[str, object]]]
_SAYS: Mapping[str, str] = {
    "accountable_to": "The {name} is accountable to the {above}.",
    "advises": "The {name} advises the {above}.",
}
_BOX: Mapping[str, str] = {"accountable_to": "Accountable to", "advises": "Advises"}
_OFTEN: Mapping[str, str] = {
    "weekly": "Weekly",
    "fortnightly": "Fortnightly",
    "monthly": "Monthly",
    "bimonthly": "Every two months",
    "quarterly": "Quarterly",
}


def _there(terms: Terms, standing: str) -> list[str]:
    return [seat.name for seat in terms.seats if seat.there == standing]


def _above(terms: Terms) -> list[str]:
    return [_SAYS[relation].format(name=terms.name, above=name) for name, relation, _, _ in terms.above]


# ── styles ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def summary(terms: Terms) -> Made:
    """A box at the head that sums up (chair, whom it answers to, how often, quorum, dates), then sections of text, members as bullets."""
    paper = docx.Document()
    paper.add_heading(f"Terms of reference – {terms.name}", 0)
    rows = [("Name of committee or group", terms.name), ("Chair", _there(terms, "Chair")[0])]
    rows += [(_BOX[relation], name) for name, relation, _, _ in terms.above]
    rows += [("Frequency of meetings", _OFTEN[str(terms.fields["meets"])]), ("Quorum", f"{terms.fields['quorum']} members")]
    rows += [("Date approved", "14 May 2018"), ("Date of next review", "May 2019"), ("Version", "1.2")]
    grid = paper.add_table(len(rows), 2, style="Light List Accent 1")
    for number, (head, text) in enumerate(rows):
        grid.cell(number, 0).text, grid.cell(number, 1).text = head, text
    paper.add_paragraph()
    paper.add_heading("Why we meet", 1)
    paper.add_paragraph("To agree priorities together, to share what works and to make the best use of public money.")
    paper.add_heading("Members", 1)
    for name in _there(terms, "Member"):
        paper.add_paragraph(name, style="List Bullet")
    if _there(terms, "In attendance"):
        paper.add_heading("In attendance", 1)
        for name in _there(terms, "In attendance"):
            paper.add_paragraph(name, style="List Bullet")
    for heading, sentence in terms.says:
        if not {"meet", "Quorum", "Frequency"} & set(heading.replace("Meetings", "meet").split()):
            paper.add_heading(heading, 1)
            paper.add_paragraph(sentence)
    paper.add_heading("Conduct", 1)
    paper.add_paragraph("Interests will be declared at the start of each meeting and recorded in the minutes.")
    return first._save(paper), terms.truth(False), {terms.name: dict(terms.fields)}


def subclauses(terms: Terms) -> Made:
    """Numbered clauses with sub-clauses three deep, indented by hand; members are (i), (ii), (iii) within a sub-clause."""
    paper = docx.Document()
    paper.add_heading(terms.name, 0)
    paper.add_paragraph("TERMS OF REFERENCE")

    def put(number: str, text: str, depth: int) -> None:
        said = paper.add_paragraph(f"{number}\t{text}")
        said.paragraph_format.left_indent = Cm(1.2 * depth)
        said.runs[0].bold = depth == 0

    put("1.", "Constitution", 0)
    for at, sentence in enumerate([f"The {terms.name} (“the Group”) is hereby established.", *_above(terms)], 1):
        put(f"1.{at}", sentence, 1)
    put("2.", "Membership", 0)
    put("2.1", "The Group shall consist of:", 1)
    numerals = ("(i)", "(ii)", "(iii)", "(iv)", "(v)", "(vi)")
    listed = [f"the {name} (Chair)" for name in _there(terms, "Chair")] + [f"the {name}" for name in _there(terms, "Member")]
    for numeral, name in zip(numerals, listed, strict=False):
        put(numeral, name + ";", 2)
    if _there(terms, "In attendance"):
        put("2.2", "The following shall be in attendance without a vote:", 1)
        for numeral, name in zip(numerals, _there(terms, "In attendance"), strict=False):
            put(numeral, f"the {name}.", 2)
    put("3.", "Proceedings", 0)
    for at, (heading, sentence) in enumerate(terms.says, 1):
        put(f"3.{at}", heading, 1)
        put(f"3.{at}.1", sentence, 2)
    put("4.", "Administration", 0)
    put("4.1", "Agendas will be sent out five working days before each meeting.", 1)
    return first._save(paper), terms.truth(False), {terms.name: dict(terms.fields)}


def running(terms: Terms) -> Made:
    """No list and no table: the chair, the members and those in attendance stand within sentences with commas."""
    paper = docx.Document()
    paper.add_heading(f"{terms.name}: how we work", 0)
    paper.add_heading("Background", 1)
    paper.add_paragraph("Partners agreed these terms of reference in 2018. " + " ".join(_above(terms)))
    paper.add_heading("Who we are", 1)
    members = [f"the {name}" for name in _there(terms, "Member")]
    said = f"Our Chair is the {_there(terms, 'Chair')[0]}. The other members are {', '.join(members[:-1])} and {members[-1]}."
    for name in _there(terms, "In attendance"):
        said += f" The {name} is in attendance at meetings."
    paper.add_paragraph(said)
    paper.add_heading("How we meet", 1)
    paper.add_paragraph(" ".join(sentence for _, sentence in terms.says))
    return first._save(paper), terms.truth(False), {terms.name: dict(terms.fields)}


def board_paper(truth: Truth, who: Roles | None = None) -> Made:
    """A board paper with a table of the groups: what each does, whom it is accountable to, and with `who` its chair; those without a parent
    have a dash. Its recommendation and its list of next steps name no group."""
    truth = only(truth, types=("body", "project"), relations=("accountable_to",))
    up = {source: target for source, _, target in truth.lines}
    chairs = {name: (post, kind) for name, (said, post, kind) in (who or {}).items() if said == "Chair"}
    paper = docx.Document()
    paper.add_heading(truth.title, 0)
    for head, text in (("Agenda item", "7"), ("Date", "12 June 2018"), ("Action", "For decision")):
        line = paper.add_paragraph()
        line.add_run(f"{head}: ").bold = True
        line.add_run(text)
    paper.add_heading("1. Purpose", 1)
    paper.add_paragraph("This paper sets out the proposed governance. Members are asked to agree it.")
    paper.add_heading("2. Proposed structure", 1)
    heads = ("Group or project", "Accountable to", *(("Chair",) if chairs else ()), "When set up")
    rows = [
        (name, up.get(name, "–"), *((chairs.get(name, ("–", ""))[0],) if chairs else ()), ("2016", "2017", "2018")[at % 3])
        for at, (name, _, _) in enumerate(truth.nodes)
    ]
    first._grid(paper, [heads, *rows])
    paper.add_heading("3. Next steps", 1)
    for each in ("Publish the structure", "Review it after one year"):
        paper.add_paragraph(each, style="List Number")
    posts = tuple((post, "post", kind) for post, kind in dict(chairs.values()).items())
    lines = tuple((post, "sits_on", name) for name, (post, _) in chairs.items())
    shown = replace(truth, rows=(*truth.rows, posts) if posts else truth.rows, lines=(*truth.lines, *lines))
    return first._save(paper), shown, {}


# ── the documents ────────────────────────────────────────────────────────────────────────────────────────────────────


def _made() -> list[tuple[str, Callable[[], Made]]]:
    return [
        ("summary", lambda: summary(WINTER)),
        ("summary", lambda: summary(AUDIT)),
        ("summary", lambda: summary(CABINET)),
        ("sub-clauses", lambda: subclauses(FINANCE)),
        ("sub-clauses", lambda: subclauses(WINTER)),
        ("sub-clauses", lambda: subclauses(TEAM)),
        ("running", lambda: running(DIGITAL)),
        ("running", lambda: running(AUDIT)),
        ("board-paper", lambda: board_paper(CLINICAL_FOCUS, CLINICAL_ROLES)),
        ("board-paper", lambda: board_paper(PORTFOLIO)),
        ("board-paper", lambda: board_paper(URGENT)),
        ("table-organisations", lambda: first.table(MCP, True)),
        ("table-organisations", lambda: first.table(JOINT, True, 2)),
        ("table", lambda: first.table(FINANCE, manner=1)),
        ("bullets", lambda: first.bullets(WINTER)),
        ("bullets", lambda: first.bullets(CABINET, 2)),
        ("prose", lambda: first.prose(TEAM)),
        ("clauses", lambda: first.clauses(DIGITAL)),
        ("form", lambda: first.form(AUDIT)),
        ("handbook", lambda: first.handbook((WINTER, CABINET), "Brackenshire network: governance handbook")),
    ]


def documents(most: int | None = None) -> list[Held]:
    """All documents of the format, or the first so many."""
    made = []
    for style, make in _made()[:most]:
        data, truth, fields = make()
        made.append(Held("docx", style, f"{truth.title.replace(':', ',')}.docx", data, truth, fields))
    return made
