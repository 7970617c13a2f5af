"""Which differences matter most: one order of weight for all, written down here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from stpgraph.compare.found import Compared
from stpgraph.compare.losses import Loss, LossKind
from stpgraph.compare.moved import Move

Weight = (
    Literal["gap opened", "gap perhaps opened", "gap closed", "concern opened", "concern closed", "moved", "bodies", "others"]
    | LossKind
)
#: The heaviest first, each with why. Within one weight, what is stated comes before what is only no longer stated, then what concerns
#: more, then in order of rule or kind.
ORDER: tuple[tuple[Weight, str], ...] = (
    ("gap opened", "a gap must be closed: nobody answers, nobody may challenge, or nobody may decide"),
    ("delegation", "without it a board decides nothing: no authority of its own (Coutts, issues 1 and 2)"),
    ("last_non_executive", "nobody on the board is independent of those who run the services (Hasselman, question 6)"),
    ("independent_chair", "the chair holds the balance between the partners (HFMA 2017)"),
    ("voice", "those affected are not heard where decisions are made (Hasselman, questions 2, 3 and 5)"),
    ("partner", "a plan for all needs all (Hasselman, question 1; HFMA 2017)"),
    ("gap perhaps opened", "the documents do not say that somebody answers, challenges or decides, where they did"),
    ("board", "its seats, powers and reports go with it"),
    ("scheme", "who may decide what is then on no paper (HFMA 2017, checklist: memorandum of understanding)"),
    ("scheme_narrowed", "some decide outside any scheme (HFMA 2017)"),
    ("delegation_narrowed", "less can be decided together (Coutts, issue 2)"),
    ("private", "the public cannot see decisions made (Coutts, issue 4)"),
    ("non_executive", "fewer who can challenge (Hasselman, question 6)"),
    ("partner_seat", "a partner is bound by what it has no say in (HFMA 2017, joint committees)"),
    ("gap closed", "what had to be mended is mended"),
    ("oversight", "one fewer looks on from outside (Hasselman, question 7)"),
    ("paper", "an agreement on which partners relied (HFMA 2017)"),
    ("unpublished", "the public cannot read what was decided (Coutts, issue 4)"),
    ("concern opened", "should be discussed"),
    ("concern closed", "need no longer be discussed"),
    ("moved", "somebody answers to somebody else"),
    ("bodies", "boards and groups have come or gone"),
    ("others", "anything else that differs"),
)
RANK: Mapping[Weight, int] = {weight: at for at, (weight, _) in enumerate(ORDER)}
#: So many differences are told first.
MOST = 3


@dataclass(frozen=True, slots=True)
class Headline:
    """Differences of one sort that are told in one sentence: findings of one rule, losses of one kind, moves of one way."""

    weight: Weight
    stated: bool
    findings: tuple[Compared, ...] = ()
    losses: tuple[Loss, ...] = ()
    moves: tuple[Move, ...] = ()
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    number: int = 0

    @property
    def sort_key(self) -> tuple[object, ...]:
        """The heaviest first."""
        size = len(self.findings) + len(self.losses) + len(self.moves) + len(self.came) + len(self.went)
        rule = self.findings[0].finding.rule if self.findings else ""
        first = self.losses[0] if self.losses else None
        return RANK[self.weight], not self.stated, -size, rule, (first.voice or "", first.subject) if first else ("", "")


def foremost(all_told: Sequence[Headline], right_of: Mapping[str, str], most: int = MOST) -> tuple[Headline, ...]:
    """The differences to tell first: the heaviest, but none that is only about what a heavier one has told already, unless there are
    too few others. `right_of` gives counterparts by left id."""
    spoken: set[str] = set()
    first: list[Headline] = []
    rest: list[Headline] = []
    for each in all_told:
        about = _about(each, right_of)
        (rest if about and about <= spoken else first).append(each)
        spoken |= about
        if len(first) == most:
            break
    chosen = [*first, *rest[: most - len(first)]]
    return tuple(sorted(chosen, key=lambda each: each.sort_key))


def _about(each: Headline, right_of: Mapping[str, str]) -> set[str]:
    """The ids of which a headline speaks, those without a counterpart marked."""

    def mapped(key: str) -> str:
        return right_of.get(key, f"{key} of the left")

    found = {key for one in each.findings if one.after for key in one.after.subjects}
    found |= {mapped(key) for one in each.findings if one.before and not one.after for key in one.before.subjects}
    found |= {mapped(key) for one in each.losses for key in (one.subject, *one.others) if key}
    return found | {one.node for one in each.moves} | set(each.came) | {mapped(key) for key in each.went}


def headlines(
    findings: Sequence[Compared],
    lost: Sequence[Loss],
    moved: Sequence[Move],
    came: Sequence[str],
    went: Sequence[str],
    others: int,
) -> tuple[Headline, ...]:
    """All differences by sort, the heaviest first. `came` and `went` are the ids of bodies that are new (right) and gone (left);
    `others` counts what else differs."""
    found = [*_of_findings(findings), *_of_losses(lost)]
    found += [Headline("moved", True, moves=tuple(moved))] if moved else []
    found += [Headline("bodies", True, came=tuple(came), went=tuple(went))] if came or went else []
    found += [Headline("others", True, number=others)] if others else []
    return tuple(sorted(found, key=lambda each: each.sort_key))


def _of_findings(findings: Sequence[Compared]) -> Iterator[Headline]:
    groups: dict[tuple[Weight, str, bool], list[Compared]] = {}
    for each in findings:
        weight: Weight | None = None
        if each.opens_gap:
            weight = "gap opened" if each.finding.certainty == "confirmed" else "gap perhaps opened"
        elif each.gone:
            continue  # what went with its board was not mended
        elif each.closes_gap:
            weight = "gap closed"
        elif each.finding.severity == "concern" and each.state != "kept":
            weight = "concern opened" if each.state == "opened" else "concern closed"
        if weight:
            groups.setdefault((weight, each.finding.rule, each.finding.certainty == "confirmed"), []).append(each)
    for (weight, _, stated), group in groups.items():
        yield Headline(weight, stated, findings=tuple(group))


def _of_losses(lost: Sequence[Loss]) -> Iterator[Headline]:
    groups: dict[tuple[LossKind, str, bool], list[Loss]] = {}
    for each in lost:
        # Each voice, and each chair, is told by itself; the others of one kind together.
        groups.setdefault((each.kind, each.voice or "", each.stated), []).append(each)
    for (kind, _, stated), group in groups.items():
        yield Headline(kind, stated, losses=tuple(group))
