"""What an edit opens and closes, in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stpgraph.compare.found import Compared, compared
from stpgraph.compare.items import ids_of
from stpgraph.model import SEVERITIES, Finding, Structure
from stpgraph.pipeline import Exploration
from stpgraph.rules import BY_ID
from stpgraph.rules.words import listed, natural, quoted

#: So many findings are named in the sentence, and so many names with each; the others are counted.
_MOST = 3


@dataclass(frozen=True, slots=True)
class Effects:
    """Findings before and after an edit.

    `opened` are open now and were not; `closed` were open and are there no more; `kept` are all others that are there. `graver` are
    those of `kept` that weigh more now: a higher severity, or confirmed where it was not stated. `text` is one sentence.
    """

    opened: tuple[Finding, ...]
    closed: tuple[Finding, ...]
    kept: tuple[Finding, ...]
    graver: tuple[Finding, ...]
    text: str

    @property
    def rules_opened(self) -> tuple[str, ...]:
        """The ids of the rules that speak now and did not of this, each once."""
        return tuple(dict.fromkeys(each.rule for each in self.opened))

    @property
    def rules_closed(self) -> tuple[str, ...]:
        """The ids of the rules that no longer speak of something, each once."""
        return tuple(dict.fromkeys(each.rule for each in self.closed))


def effects(before: Exploration, after: Exploration) -> Effects:
    """What differs in the findings of a structure before and after an edit. Ids tell what is the same."""
    theirs = ids_of(after.structure)
    same = {key: key for key in ids_of(before.structure) if key in theirs}
    both = compared(before.findings, after.findings, same)
    opened = tuple(each.after for each in both if each.state == "opened" and each.after)
    closed = tuple(each.before for each in both if each.after is None and each.before and each.before.accepted is None)
    graver = tuple(each.after for each in both if each.state == "kept" and each.after and _graver(each))
    kept = tuple(each.after for each in both if each.state == "kept" and each.after)
    parts = [
        _clause("closes", closed, before.structure),
        _clause("opens", opened, after.structure),
        _clause("makes graver", graver, after.structure),
    ]
    said = "; ".join(part for part in parts if part)
    text = f"{said[0].upper()}{said[1:]}." if said else "Opens and closes no finding."
    return Effects(opened, closed, kept, graver, text)


def _graver(found: Compared) -> bool:
    before, after = found.before, found.after
    if before is None or after is None or after.accepted is not None:
        return False
    weights = [(-SEVERITIES.index(each.severity), each.certainty == "confirmed") for each in (before, after)]
    return weights[1] > weights[0]


def _clause(verb: str, findings: Sequence[Finding], structure: Structure) -> str:
    if not findings:
        return ""
    ranked = sorted(findings, key=lambda each: SEVERITIES.index(each.severity))
    told = [finding_words(each, structure) for each in ranked[:_MOST]]
    more = len(ranked) - len(told)
    return f"{verb} {listed([*told, f'{more:,} more'] if more else told)}"


def finding_words(finding: Finding, structure: Structure) -> str:
    """A finding by the title of its rule and the names of whom it is about."""
    names = {each.id: each.name for each in (*structure.nodes, *structure.decisions)}
    about = sorted((names[each] for each in finding.subjects if each in names), key=lambda name: (natural(name), name))
    title = quoted(BY_ID[finding.rule].defect)
    if not about:
        return title
    shown = [quoted(each) for each in about[:_MOST]]
    more = [f"{len(about) - _MOST:,} more"] if len(about) > _MOST else []
    return f"{title} for {listed([*shown, *more])}"
