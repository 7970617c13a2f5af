"""Findings of two structures against each other: opened, closed, kept.

A finding is the same where its rule and its subjects are, each subject being its counterpart. What a rule says of several at once
(all boards, an island) stays the same finding where some of its subjects come or go: where those of one are all among those of the other,
or more than half of all are in both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from stpgraph.model import Finding

State = Literal["opened", "closed", "kept"]


@dataclass(frozen=True, slots=True)
class Compared:
    """One finding: as it was on the left, as it is on the right; one of them is None where it is not there.

    `gone` tells of a closed one that all its subjects are gone; `new` of an opened one that all its subjects are new. `joined` and `left_out`
    are subjects (right ids, left ids) that a kept one has gained and lost.
    """

    before: Finding | None
    after: Finding | None
    gone: bool = False
    new: bool = False
    joined: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def finding(self) -> Finding:
        """The finding as it is, or as it was."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def state(self) -> State:
        """Opened and closed speak of what is open: an accepted finding that comes open again is opened, one that is accepted now is kept."""
        if self.before is None:
            return "opened" if self.after and self.after.accepted is None else "kept"
        if self.after is None:
            return "closed"
        return "opened" if self.before.accepted is not None and self.after.accepted is None else "kept"

    @property
    def opens_gap(self) -> bool:
        """Whether there is an open gap now that was none before."""
        after, before = self.after, self.before
        if after is None or after.severity != "gap" or after.accepted is not None:
            return False
        return before is None or before.severity != "gap" or before.accepted is not None

    @property
    def closes_gap(self) -> bool:
        """Whether an open gap is there no more; an accepted one is still there."""
        before, after = self.before, self.after
        if before is None or before.severity != "gap" or before.accepted is not None:
            return False
        return after is None or after.severity != "gap"

    @property
    def differs(self) -> bool:
        """Whether a kept one is not quite as it was: its severity, how sure it is, whether it is accepted, whom it is about."""
        before, after = self.before, self.after
        if before is None or after is None:
            return True
        told = [(each.severity, each.certainty, each.accepted is None) for each in (before, after)]
        return told[0] != told[1] or bool(self.joined or self.left_out)


def compared(left: Sequence[Finding], right: Sequence[Finding], right_of: Mapping[str, str]) -> tuple[Compared, ...]:
    """Every finding of either side, once: in order of rule, then those that are on the right in their order, then those that are
    gone."""
    pairs = _pairs(left, right, right_of)
    left_ids = {other: one for one, other in right_of.items()}
    taken = set(pairs.values())
    found = []
    for at, after in enumerate(right):
        before = left[pairs[at]] if at in pairs else None
        if before is None:
            found.append(Compared(None, after, new=bool(after.subjects) and not any(each in left_ids for each in after.subjects)))
            continue
        mapped = {right_of.get(each): each for each in before.subjects}
        joined = tuple(each for each in after.subjects if each not in mapped)
        left_out = tuple(each for each in before.subjects if right_of.get(each) not in after.subjects)
        found.append(Compared(before, after, joined=joined, left_out=left_out))
    for at, before in enumerate(left):
        if at not in taken:
            gone = bool(before.subjects) and not any(each in right_of for each in before.subjects)
            found.append(Compared(before, None, gone=gone))
    return tuple(sorted(found, key=lambda each: (each.finding.rule, each.after is None, each.finding.sort_key)))


def _pairs(left: Sequence[Finding], right: Sequence[Finding], right_of: Mapping[str, str]) -> dict[int, int]:
    """For findings of the right side, by position, the position of the same one on the left."""
    wanted: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, before in enumerate(left):
        wanted[before.rule, _mapped(before.subjects, right_of)].append(at)
    pairs: dict[int, int] = {}
    for at, after in enumerate(right):
        same = wanted.get((after.rule, frozenset(after.subjects)), [])
        if same:
            best = max(same, key=lambda one: (_agree(left[one], after, right_of), -one))
            same.remove(best)
            pairs[at] = best
    return pairs | _overlapping(left, right, right_of, pairs)


def _mapped(ids: Iterable[str], right_of: Mapping[str, str]) -> frozenset[str]:
    """Ids of the right side; what has no counterpart keeps a name that is no id there."""
    return frozenset(right_of.get(each, f"{each} of the left") for each in ids)


def _agree(before: Finding, after: Finding, right_of: Mapping[str, str]) -> tuple[bool, int]:
    """How well two findings of one rule about the same subjects agree otherwise: severity, and whom they affect."""
    return before.severity == after.severity, len(_mapped(before.affected, right_of) & set(after.affected))


def _overlapping(
    left: Sequence[Finding], right: Sequence[Finding], right_of: Mapping[str, str], pairs: Mapping[int, int]
) -> dict[int, int]:
    """Those left over that share most of their subjects; the greatest share first, each once."""
    taken = set(pairs.values())
    by_rule: defaultdict[str, list[int]] = defaultdict(list)
    for at, before in enumerate(left):
        if at not in taken and len(before.subjects):
            by_rule[before.rule].append(at)
    found = []
    for at, after in enumerate(right):
        if at in pairs or not after.subjects:
            continue
        ours = set(after.subjects)
        for other in by_rule.get(after.rule, ()):
            theirs = _mapped(left[other].subjects, right_of)
            if len(ours) == len(theirs) == 1:
                continue
            shared = len(ours & theirs)
            if shared and (shared in (len(ours), len(theirs)) or 2 * shared > len(ours | theirs)):
                found.append((-shared / len(ours | theirs), at, other))
    made: dict[int, int] = {}
    for _, at, other in sorted(found):
        if at not in made and other not in made.values():
            made[at] = other
    return made
