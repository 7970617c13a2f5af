"""What the PowerPoint and the Word file say alike: language and typeface, texts of boxes and lines, the outline, the findings' tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stpgraph.export.legend import legend
from stpgraph.export.picture import box_words, elsewhere_words, line_words, one_line, relation_words
from stpgraph.export.sheet import Sheet
from stpgraph.export.telling import ToldFinding, answering
from stpgraph.layout.scene import Box, Line
from stpgraph.model import AnyRelation
from stpgraph.reading.marks import LineKey
from stpgraph.reading.outline import OutlineLine
from stpgraph.reading.words import uncapital
from stpgraph.rules.words import count

LANGUAGE = "en-GB"
FONT = "Arial"
DRAFT = "DRAFT"
DRAFT_WORDS = "Draft: not yet agreed."
OUTLINE_TITLE = "Who answers to whom"
ALONE_TITLE = "Answer to nobody, and nobody answers to them"
FINDING_COLUMNS = ("What is found", "How certain", "What to do", "Source")
NOTHING_FOUND = "Nothing is found: nothing is missing that the rules look for."
RULES_SOURCES = "What the findings rest on"
STRUCTURE_SOURCES = "What the structure was drawn from"
NO_SOURCE = "Good record keeping"


def source_numbers(finding: ToldFinding) -> str:
    """The numbers of the documents that a finding rests on, as a table shows them.

    >>> source_numbers(ToldFinding("", "", "", "", (2, 14)))
    '[2], [14]'
    """
    return ", ".join(f"[{number}]" for number in finding.sources) or NO_SOURCE


class Words:
    """What is said of the boxes and lines of a sheet, for those who cannot see them."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._nodes = {node.id: node for node in sheet.structure.nodes}
        self._relations: dict[LineKey, AnyRelation] = {
            (each.source, each.type, each.target): each for each in sheet.structure.relations
        }
        self._tags = sheet.marks.tags
        #: What each node is called, on one line.
        self.names = {key: one_line(node.name) for key, node in self._nodes.items()}

    def of_box(self, box: Box) -> str:
        """Name, kind, standing, what is marked; and where the post sits that stands under its board, without a line."""
        said = box_words(box, self._nodes[box.id], "", self._tags.get(box.id)) + elsewhere_words(self._sheet, box)
        seats = (self._relations.get((box.id, sort, box.seat_of or "")) for sort in ("sits_on", "leads"))
        return " ".join([said, *(relation_words(seat, self.names) for seat in seats if seat)])

    def of_line(self, line: Line) -> str:
        """The relation as a sentence, with what the file adds to it."""
        return line_words(line, self._relations, self.names)


@dataclass(frozen=True, slots=True)
class OutlineText:
    """Who answers to whom: (depth from 0, text) line by line; those who stand alone in this; how many lines are left out."""

    lines: tuple[tuple[int, str], ...]
    alone: tuple[str, ...]
    cut: str


def outline_text(sheet: Sheet) -> OutlineText:
    """Who answers to whom among what is drawn."""
    made = answering(sheet)
    lines = tuple((line.depth, _outline_words(line)) for line in made.lines)
    cut = f"{count(made.cut, 'more line')} of this outline not shown." if made.cut else ""
    return OutlineText(lines, tuple(_outline_words(line) for line in made.alone), cut)


def _outline_words(line: OutlineLine) -> str:
    name = one_line(line.name)
    kind = "" if line.kind.casefold() in name.casefold() else f" ({uncapital(line.kind)})"
    again = "; those below it are listed further up" if line.again else ""
    remark = f". {line.remark}" if line.remark else ""
    return f"{name}{kind}{again}{remark}"


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of a legend: a sample of what it explains (none for words alone), and the words.

    `key` is the node type, “strategic”, the relation type or the sign of which a sample is shown.
    """

    sort: Literal["box", "line", "mark", ""]
    key: str
    words: str


def legend_entries(sheet: Sheet) -> tuple[LegendEntry, ...]:
    """What the shapes, lines and marks of a picture stand for, line by line."""
    made = legend(sheet.scene, sheet.marks)
    several = any(box.represents_many for box in sheet.scene.boxes)
    boxes = (
        LegendEntry("box", "strategic" if at == 0 and words == "Strategic board" else kind, words)
        for at, (kind, _, words) in enumerate(made.boxes)
    )
    remarks = [*(["A box with another behind it stands for several."] if several else []), *made.remarks]
    return (
        *boxes,
        *(LegendEntry("line", kind, words) for kind, words in made.lines),
        *(_remark(words) for words in remarks),
    )


def _remark(words: str) -> LegendEntry:
    """A remark about a sign is shown beside the sign itself."""
    for sign in ("!", "?"):
        if words.startswith(f"“{sign}”: "):
            rest = words[5:]
            return LegendEntry("mark", sign, rest[:1].upper() + rest[1:])
    return LegendEntry("", "", words)
