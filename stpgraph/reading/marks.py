"""Which boxes and lines of a picture a finding lights up, and what is written beside them: more than colour alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from stpgraph.layout.scene import Scene
from stpgraph.model import Certainty, Finding
from stpgraph.model.kinds import RelationType
from stpgraph.rules.words import count, listed, quoted

Tone = Literal["gap", "concern", "note", "affected"]
#: A ring for what is confirmed, a dotted one for what is not stated, a dashed one for what is affected; a line.
Mark = Literal["ring", "dots", "dashes", "line", ""]
LineKey = tuple[str, str, str]

_ANSWERS: tuple[RelationType, ...] = ("accountable_to", "delegates_to", "part_of")
_CHALLENGE: tuple[RelationType, ...] = (*_ANSWERS, "oversees", "ratifies")
_UPWARD: tuple[RelationType, ...] = (*_ANSWERS, "reports_to")
_SEATS: tuple[RelationType, ...] = ("sits_on", "member_of")
_DELEGATED: tuple[RelationType, ...] = ("delegates_to",)
#: Which relation types the evidence of a rule runs along; every other rule's runs along any.
EVIDENCE_LINES: Mapping[str, tuple[RelationType, ...]] = {
    "ACC001": _ANSWERS,
    "ACC002": _ANSWERS,
    "ACC003": _ANSWERS,
    "ACC005": _ANSWERS,
    "ACC007": (*_ANSWERS, "oversees"),
    "CPX001": _UPWARD,
    "CPX002": _UPWARD,
    "CPX003": _ANSWERS,
    "CPX005": ("accountable_to",),
    "DEC001": _DELEGATED,
    "DEC002": _DELEGATED,
    "DEC003": _DELEGATED,
    "DEC008": _DELEGATED,
    "LAW001": ("delegates_to", *_SEATS),
    "LAW002": _DELEGATED,
    "NED001": _CHALLENGE,
    "NED002": _CHALLENGE,
    "NED004": _SEATS,
    "NED005": _SEATS,
    "NED006": _CHALLENGE,
    "NED007": _SEATS,
    "ORP001": _UPWARD,
    "ORP002": _UPWARD,
    "ORP005": _UPWARD,
    "ORP007": ("leads",),
    "ORP008": _ANSWERS,
    "PLN001": (*_CHALLENGE, "reports_to"),
    "RES004": ("sits_on", "leads"),
    "RES005": ("represents", "member_of"),
    "VOI008": _SEATS,
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


#: What stands on the small tab at a box: at fault, as the documents confirm; at fault, where they do not say; affected.
SIGNS: Mapping[Certainty, str] = {"confirmed": "!", "not_stated": "?"}

#: The mark that explains each.
RING_OF: Mapping[Certainty, Mark] = {"confirmed": "ring", "not_stated": "dots"}


@dataclass(frozen=True, slots=True)
class Tag:
    """What is said of a box: a few words, how grave they are, and how sure (None for boxes that are not at fault).

    `shown` tells whether the words are written beside the box, where there is room; the sign always is.
    """

    text: str
    tone: Tone
    certainty: Certainty | None = None
    shown: bool = False

    @property
    def sign(self) -> str:
        """What stands on the tab at the box's corner; empty where there is none."""
        return SIGNS[self.certainty] if self.certainty else ""


@dataclass(frozen=True, slots=True)
class Key:
    """One part of the key to what is lit: the mark that it explains, and the words. An empty mark is for words alone."""

    mark: Mark
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
    """Where no finding is picked: every box at fault in an open gap bears a sign, and those in a confirmed one another.

    Concerns and notes would drown the gaps.
    """
    gaps = [each for each in findings if each.severity == "gap" and each.accepted is None]
    sure = {node for each in gaps if each.certainty == "confirmed" for node in each.subjects}
    unsure = {node for each in gaps for node in each.subjects} - sure
    tags = {node: Tag("Gap confirmed", "gap", "confirmed") for node in sure}
    tags |= {node: Tag("Gap not stated", "gap", "not_stated") for node in unsure}
    key = (
        *((Key("ring", f"Gap confirmed: {count(len(sure), 'box', 'boxes')}"),) if sure else ()),
        *((Key("dots", f"Gap not stated in the documents: {count(len(unsure), 'box', 'boxes')}"),) if unsure else ()),
    )
    return Marks(dict(sorted(tags.items())), key=(*key, Key("", "Pick a finding to see it here.")) if key else ())


def spotlight(finding: Finding, scene: Scene) -> Marks:
    """What one finding lights up: the boxes at fault, those affected, and the lines by which it was traced."""
    tags = {node: Tag(AFFECTED, "affected") for node in finding.affected}
    at_fault = Tag(SUBJECT_TAGS.get(finding.rule, SUBJECT), finding.severity, finding.certainty, shown=True)
    tags |= dict.fromkeys(finding.subjects, at_fault)
    steps = {frozenset(pair) for path in finding.evidence for pair in pairwise(path)}
    kinds = EVIDENCE_LINES.get(finding.rule)
    lines = frozenset(
        line.key
        for line in scene.lines
        if frozenset((line.source, line.target)) in steps and (kinds is None or line.type in kinds)
    )
    on_path = {node for path in finding.evidence for node in path}
    key = _key(finding, {box.id: box.name for box in scene.boxes}, bool(lines))
    return Marks(dict(sorted(tags.items())), frozenset(on_path | set(tags)), lines, dims=bool(on_path or tags), key=key)


def together(findings: Sequence[Finding], scene: Scene) -> Marks:
    """What several findings of one rule light up together, with nothing dimmed; where there is one, its own key."""
    each = [spotlight(finding, scene) for finding in findings]
    tags = {node: tag for marks in each for node, tag in marks.tags.items() if tag.certainty is None}
    tags |= {node: tag for marks in each for node, tag in marks.tags.items() if tag.certainty is not None}
    key = each[0].key if len(each) == 1 else _key_of_several(tags.values(), any(marks.lines for marks in each))
    return Marks(
        dict(sorted(tags.items())),
        frozenset(node for marks in each for node in marks.boxes),
        frozenset(line for marks in each for line in marks.lines),
        key=key,
    )


def _key_of_several(tags: Iterable[Tag], traced: bool) -> tuple[Key, ...]:
    at_fault: dict[tuple[str, Certainty, Tone], int] = {}
    affected = 0
    for tag in tags:
        if tag.certainty is None:
            affected += 1
        else:
            at_fault[tag.text, tag.certainty, tag.tone] = at_fault.get((tag.text, tag.certainty, tag.tone), 0) + 1
    return (
        *(
            Key(RING_OF[certainty], f"{text}{_doubt(certainty)}: {count(number, 'box', 'boxes')}", tone)
            for (text, certainty, tone), number in sorted(at_fault.items())
        ),
        *((Key("dashes", f"{AFFECTED}: {affected:,}", "affected"),) if affected else ()),
        *((Key("line", "How that was traced"),) if traced else ()),
    )


def _key(finding: Finding, names: Mapping[str, str], traced: bool) -> tuple[Key, ...]:
    fault = [names[node] for node in finding.subjects if node in names]
    named = listed([quoted(name) for name in fault]) if 0 < len(fault) <= MOST_NAMED else count(len(fault), "box", "boxes")
    tag = SUBJECT_TAGS.get(finding.rule, SUBJECT)
    return (
        Key(RING_OF[finding.certainty], f"{tag}{_doubt(finding.certainty)}: {named}", finding.severity)
        if fault
        else Key("", "This finding is about the structure as a whole: no box is at fault."),
        *((Key("dashes", f"{AFFECTED}: {len(finding.affected):,}", "affected"),) if finding.affected else ()),
        *((Key("line", "How that was traced"),) if traced else ()),
    )


def _doubt(certainty: Certainty) -> str:
    return "" if certainty == "confirmed" else ", as far as is stated"
