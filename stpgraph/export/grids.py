"""Everything that is said of a structure, as tables of text: what the spreadsheet and the CSV files are made from.

Who reads them is no programmer: columns are named in words, nodes by their names. What is not stated says so and is never empty
where it could be taken for a no.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stpgraph.export.seats import seat_columns, seat_rows
from stpgraph.export.sheet import Sheet
from stpgraph.model import SEVERITIES, Finding, Structure
from stpgraph.model.finding import CERTAINTY_MEANS, CERTAINTY_WORDS, SEVERITY_MEANS, SEVERITY_WORDS
from stpgraph.model.kinds import RELATION_TYPES, TYPE_WORDS, NodeType
from stpgraph.model.structure import Accepted
from stpgraph.reading.facts import Fact, facts, kind_line
from stpgraph.reading.ours import our_reading
from stpgraph.reading.outline import OutlineLine, outline
from stpgraph.reading.sentences import relation_sentence
from stpgraph.reading.tables import decision_rows, relation_rows
from stpgraph.reading.tallies import tallied
from stpgraph.reading.words import ARCHETYPES, DRAWING, NOT_STATED, STRUCTURE_STATUS, capital, date_words
from stpgraph.rules import BY_ID, THEMES
from stpgraph.rules.words import count, natural

Row = tuple[str, ...]
#: The outline is as long as it is; this only bounds one that nobody could open.
MOST_LINES = 100_000
NOT_A_NO = (
    "“Not stated” means that the documents do not say. It is never the same as no: it may be so, and written down elsewhere, or not "
    "be so. Ask before you act on it."
)
#: Boards and groups are what most readers look for.
_ORDER: tuple[NodeType, ...] = ("body", "organisation", "project", "post", "instrument")
_RELATION: Row = ("From", "Relation", "To", "Details", "Status", "Our reading", "Notes", "Sources")
_DECISION: Row = (
    "Decision",
    "Taken by",
    "Consulted",
    "Affects",
    "Takes effect when agreed by",
    "Share of the votes",
    "Votes",
    "Our reading",
    "Notes",
    "Sources",
)
#: What a fact says where `facts` leaves it out, because it goes without saying in a list.
_UNSAID: dict[str, str] = {"Stands for": "One", "How many": "1", "Has a dedicated team": NOT_STATED}


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: `key` for file names, `title` (at most 31 characters, as Excel asks), what it is, columns, rows as wide as them.

    `fixed` columns at the left stay in sight when a reader scrolls; `levels` gives the depth of each row where it is an outline.
    """

    key: str
    title: str
    about: str
    columns: Row
    rows: tuple[Row, ...]
    fixed: int = 1
    levels: tuple[int, ...] = ()


def grids(sheet: Sheet) -> tuple[Grid, ...]:
    """All tables of a sheet, the one that explains the others first. A table without rows is there and says so in the first."""
    tables = (
        *(_of_type(kind, sheet.structure) for kind in _ORDER),
        _relations(sheet.structure),
        _seats(sheet.structure),
        _decisions(sheet.structure),
        *_findings(sheet),
        _outline(sheet),
        _sources(sheet.structure),
    )
    return (_about(sheet, tables), *tables)


# ── what this is ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _about(sheet: Sheet, tables: Sequence[Grid]) -> Grid:
    structure = sheet.structure
    told: list[Row] = [
        ("What this is", f"Everything that is recorded of the structure “{structure.title}”, in tables."),
        *((("Draft", "This is a draft."),) if sheet.draft else ()),
        ("Not stated is not no", NOT_A_NO),
        ("Footprint", structure.footprint or NOT_STATED),
        ("What it shows", STRUCTURE_STATUS[structure.status]),
        ("Follows", ARCHETYPES[structure.archetype] if structure.archetype else NOT_STATED),
        ("As at", date_words(structure.as_at) if structure.as_at else NOT_STATED),
        ("How far it is drawn", DRAWING[structure.drawing]),
        *((("Our reading", ours),) if (ours := our_reading(structure)) else ()),
        ("Written on", date_words(sheet.made_on.isoformat())),
        ("Sources", sheet.source_line),
        ("Findings", _findings_words(sheet)),
        *((("Notes", structure.notes),) if structure.notes else ()),
        *((f"Table: {table.title}", f"{table.about} {_size(table)}") for table in tables),
    ]
    return Grid("about", "About", "What this is, and how to read it.", (structure.title, ""), tuple(told))


def _size(table: Grid) -> str:
    return f"{count(len(table.rows), 'row')}." if table.rows else "There is nothing to list."


def _findings_words(sheet: Sheet) -> str:
    if sheet.findings is None:
        return "They were not asked for. That does not mean that there are none."
    only = "" if sheet.view.kind == "whole" else " Only those are listed that concern what the chosen picture shows."
    return tallied(sheet.findings) + only


# ── nodes and relations ──────────────────────────────────────────────────────────────────────────────────────────────


def _of_type(kind: NodeType, structure: Structure) -> Grid:
    nodes = sorted((node for node in structure.nodes if node.type == kind), key=lambda node: (natural(node.name), node.id))
    titles = {source.id: source.title for source in structure.sources}
    told = {node.id: {fact.label: fact for fact in facts(node, structure)} for node in nodes}
    labels = tuple(dict.fromkeys(label for each in told.values() for label in each))
    rows = tuple(
        (
            node.name,
            kind_line(node),
            *(_said(told[node.id].get(label), label) for label in labels),
            "Yes" if node.inferred else "",
            node.notes or "",
            "; ".join(titles[key] for key in node.cites),
        )
        for node in nodes
    )
    title = capital(TYPE_WORDS[kind][1])
    return Grid(
        title.lower().replace(" ", "-"),
        title,
        f"All {TYPE_WORDS[kind][1]}, with what is said of each.",
        ("Name", "Kind", *labels, "Our reading", "Notes", "Sources"),
        rows,
    )


def _said(fact: Fact | None, label: str) -> str:
    if fact is None:
        return _UNSAID[label]
    return f"{fact.value} (as its kind implies)" if fact.by_kind else fact.value


def _relations(structure: Structure) -> Grid:
    names = {node.id: node.name for node in structure.nodes}
    ordered = sorted(
        structure.relations,
        key=lambda each: (RELATION_TYPES.index(each.type), natural(names[each.source]), natural(names[each.target])),
    )
    rows = relation_rows(structure)
    told = tuple(
        (relation_sentence(relation, names), *(row[column] for column in _RELATION))
        for relation, row in zip(ordered, rows, strict=True)
    )
    return Grid(
        "relations",
        "Relations in words",
        "Every line of the picture as a sentence, and in its parts.",
        ("In words", *_RELATION),
        told,
    )


def _seats(structure: Structure) -> Grid:
    about = (
        "Every post and every organisation with seats, and the boards and groups where it sits, each in what standing. Ended seats "
        "and posts are among them and say so."
    )
    return Grid("who-sits-where", "Who sits where", about, seat_columns(structure), seat_rows(structure))


def _decisions(structure: Structure) -> Grid:
    rows = tuple(tuple(row[column] for column in _DECISION) for row in decision_rows(structure))
    about = "Who takes each type of decision, who is consulted, and whose agreement it needs."
    return Grid("decisions", "Decisions", about, _DECISION, rows)


def _sources(structure: Structure) -> Grid:
    rows = tuple(
        (each.title, each.publisher or "", date_words(each.date) if each.date else "", each.locator or "", each.url or "")
        for each in structure.sources
    )
    columns = ("Title", "Published by", "Date", "Where in it", "Web address")
    return Grid("sources", "Sources", "The documents that the structure was drawn from.", columns, rows)


# ── findings ─────────────────────────────────────────────────────────────────────────────────────────────────────────

_FOUND: Row = (
    "Finding",
    "How grave",
    "How sure",
    "What the documents show or leave open",
    "What to do",
    "Steps that would help",
    "About",
    "Who suffers",
    "Theme",
    "Why it matters: sources",
    "Rule",
)


def _findings(sheet: Sheet) -> tuple[Grid, ...]:
    """The open findings and the accepted ones apart; no table at all where findings were not asked for."""
    if sheet.findings is None:
        return ()
    structure = sheet.structure
    names = {each.id: each.name for each in (*structure.nodes, *structure.decisions)}
    ordered = sorted(sheet.findings, key=lambda each: (SEVERITIES.index(each.severity), each.sort_key))
    rows = [(each, _finding(each, names)) for each in ordered]
    return (
        Grid(
            "findings",
            "Findings",
            "What is open: gaps first, then concerns, then notes. Each says how sure it is.",
            _FOUND,
            tuple(row for each, row in rows if each.accepted is None),
        ),
        Grid(
            "accepted-findings",
            "Accepted findings",
            "What is known and agreed to live with, by whom and why.",
            (*_FOUND, "Accepted by", "Accepted on", "Until", "Reason"),
            tuple((*row, *_acceptance(each.accepted)) for each, row in rows if each.accepted is not None),
        ),
    )


def _finding(finding: Finding, names: dict[str, str]) -> Row:
    rule = BY_ID[finding.rule]
    return (
        rule.defect,
        f"{SEVERITY_WORDS[finding.severity]}: {SEVERITY_MEANS[finding.severity]}",
        f"{CERTAINTY_WORDS[finding.certainty]}: {CERTAINTY_MEANS[finding.certainty]}",
        finding.fact,
        finding.remedy,
        "\n".join(each.text for each in finding.remedies),
        _named(finding.subjects, names) or "The structure as a whole",
        _named(finding.affected, names),
        THEMES[rule.theme],
        "\n".join(finding.sources),
        finding.rule,
    )


def _acceptance(accepted: Accepted) -> Row:
    on, until = (date_words(each) if each else NOT_STATED for each in (accepted.on, accepted.until))
    return accepted.by or NOT_STATED, on, until, accepted.reason


def _named(keys: Iterable[str], names: dict[str, str]) -> str:
    return "; ".join(sorted((names.get(key, key) for key in keys), key=lambda text: (natural(text), text)))


# ── outline ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _outline(sheet: Sheet) -> Grid:
    told = outline(sheet.wiring, MOST_LINES)
    lines = [
        *((line, "") for line in told.lines),
        *((line, "Answers to nobody, and nobody answers to it") for line in told.alone),
    ]
    rows = [(line.name, line.kind, str(line.depth + 1), _remark(line, alone)) for line, alone in lines]
    levels = [line.depth for line, _ in lines]
    if told.cut:
        rows.append((f"And {count(told.cut, 'line')} more, which would not fit here.", "", "1", ""))
        levels.append(0)
    about = "Who answers to whom: at the top those who answer to nobody, below each those who answer to it. What has ended is left out."
    return Grid("outline", "Outline", about, ("Name", "Kind", "Level", "Remark"), tuple(rows), 1, tuple(levels))


def _remark(line: OutlineLine, alone: str) -> str:
    again = "Listed above already, with those below it" if line.again else ""
    return "; ".join(part for part in (line.remark, again, alone) if part)
