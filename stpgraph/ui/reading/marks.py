"""Which boxes and lines of a picture a finding lights up, and what is written beside them: more than colour alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from stpgraph.layout.scene import Scene
from stpgraph.model import Finding
from stpgraph.model.finding import SEVERITY_WORDS
from stpgraph.model.kinds import RelationType
from stpgraph.rules.words import count, listed, quoted

Tone = Literal["gap", "concern", "note", "affected"]
LineKey = tuple[str, str, str]

_ANSWERS: tuple[RelationType, ...] = ("accountable_to", "delegates_to", "part_of")
_CHALLENGE: tuple[RelationType, ...] = (*_ANSWERS, "oversees", "ratifies")
_UPWARD: tuple[RelationType, ...] = (*_ANSWERS, "reports_to")
#: Which relation types the evidence of a rule runs along; every other rule's runs along any.
EVIDENCE_LINES: Mapping[str, tuple[RelationType, ...]] = {
    "ACC001": _ANSWERS,
    "ACC002": _ANSWERS,
    "ACC003": _ANSWERS,
    "NED001": _CHALLENGE,
    "ORP001": _UPWARD,
    "ORP002": _UPWARD,
}
#: What is written at the boxes at fault, in the few words that fit there.
SUBJECT_TAGS: Mapping[str, str] = {
    "ACC001": "Answers to nobody",
    "ACC002": "Accountability ends here",
    "ACC003": "Answer to each other",
    "NED001": "No non-executive challenge",
    "ORP001": "No way up to the board",
    "ORP002": "No way up to the board",
    "PLN001": "Only on paper",
}
SUBJECT = "At fault"
AFFECTED = "Affected"
#: More boxes at fault than this are counted, not named, above a picture.
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Tag:
    """A few words at a box, and how grave they are."""

    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Key:
    """One part of the key to what is lit: the mark that it explains, and the words. An empty mark is for words alone."""

    mark: Literal["ring", "dashes", "line", ""]
    words: str
    tone: Tone = "gap"


@dataclass(frozen=True, slots=True)
class Marks:
    """What is lit in a picture. `tags` by node id; `boxes` and `lines` stay bright where `dims` lets all others fade.

    `key` says in words what is lit, and by which marks.
    """

    tags: Mapping[str, Tag]
    boxes: frozenset[str] = frozenset()
    lines: frozenset[LineKey] = frozenset()
    dims: bool = False
    key: tuple[Key, ...] = ()


NOTHING = Marks({})


def overview(findings: Iterable[Finding]) -> Marks:
    """Where no finding is picked: every box at fault in an open gap bears that word. Concerns and notes would drown the gaps."""
    subjects = {node for each in findings if each.severity == "gap" and each.accepted is None for node in each.subjects}
    key = (Key("ring", f"{count(len(subjects), 'box is', 'boxes are')} at fault in a gap. Pick a finding to see it here."),)
    return Marks({node: Tag(SEVERITY_WORDS["gap"], "gap") for node in sorted(subjects)}, key=key if subjects else ())


def spotlight(finding: Finding, scene: Scene) -> Marks:
    """What one finding lights up: the boxes at fault, those affected, and the lines by which it was traced."""
    tags = {node: Tag(AFFECTED, "affected") for node in finding.affected}
    tags |= {node: Tag(SUBJECT_TAGS.get(finding.rule, SUBJECT), finding.severity) for node in finding.subjects}
    steps = {frozenset(pair) for path in finding.evidence for pair in pairwise(path)}
    kinds = EVIDENCE_LINES.get(finding.rule)
    lines = frozenset(
        line.key
        for line in scene.lines
        if frozenset((line.source, line.target)) in steps and (kinds is None or line.type in kinds)
    )
    on_path = {node for path in finding.evidence for node in path}
    key = _key(finding, {box.id: box.name for box in scene.boxes}, bool(lines))
    return Marks(dict(sorted(tags.items())), frozenset(on_path | set(tags)), lines, dims=True, key=key)


def _key(finding: Finding, names: Mapping[str, str], traced: bool) -> tuple[Key, ...]:
    fault = [names[node] for node in finding.subjects if node in names]
    named = listed([quoted(name) for name in fault]) if 0 < len(fault) <= MOST_NAMED else count(len(fault), "box", "boxes")
    tag = SUBJECT_TAGS.get(finding.rule, SUBJECT)
    return (
        Key("ring", f"{tag}: {named}", finding.severity)
        if fault
        else Key("", "This finding is about the structure as a whole: no box is at fault."),
        *((Key("dashes", f"{AFFECTED}: {len(finding.affected):,}", "affected"),) if finding.affected else ()),
        *((Key("line", "How that was traced"),) if traced else ()),
    )
