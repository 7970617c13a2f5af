"""An answer to one question about a structure, with the nodes that show it and a sentence that says why.

*Not stated is not no.* `no` is said only where the documents deny it: a line or a body is missing from a drawing that is
complete, a seat from a membership that is complete, a yes/no field is false, a paper is there and stated not to be agreed or
only planned. Where the documents are silent the answer is `not_stated`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from stpgraph.graph import Wiring
from stpgraph.model import Finding, Limits
from stpgraph.model.kinds import InstrumentKind, kind_words
from stpgraph.rules import BY_ID
from stpgraph.rules.words import listed, names

Answer = Literal["yes", "no", "not_stated"]
ANSWERS: tuple[Answer, ...] = ("yes", "no", "not_stated")
ANSWER_WORDS: Mapping[Answer, str] = {"yes": "Yes", "no": "No", "not_stated": "Not stated"}

#: Papers that bind only when their parties have agreed them. The others (registers, policies, plans, budgets) count as soon as
#: they are there, unless they are stated not to be agreed.
AGREEMENTS: frozenset[InstrumentKind] = frozenset(
    {
        "memorandum_of_understanding",
        "scheme_of_delegation",
        "section_75_agreement",
        "risk_share_agreement",
        "dispute_procedure",
        "data_sharing_agreement",
        "contract",
    }
)


@dataclass(frozen=True, slots=True)
class Row:
    """One question and its answer. `evidence` are ids of nodes, in order; `why` is one or more plain sentences."""

    key: str
    question: str
    answer: Answer
    evidence: tuple[str, ...]
    why: str

    @property
    def met(self) -> bool:
        return self.answer == "yes"


def row(key: str, question: str, answer: Answer, evidence: Iterable[str], why: str) -> Row:
    """A row with its evidence in order and nothing twice."""
    return Row(key, question, answer, tuple(sorted(set(evidence))), why)


# ── what is in place ─────────────────────────────────────────────────────────────────────────────────────────────────────


def settled(wiring: Wiring) -> Wiring:
    """The wiring without what is only planned; the same one where nothing is."""
    return wiring.once(_settle)


def _settle(wiring: Wiring) -> Wiring:
    without = Wiring(wiring.graph, planned=False)
    same = len(without.nodes) == len(wiring.nodes) and len(without.relations) == len(wiring.relations)
    return wiring if same else without


@dataclass(frozen=True, slots=True)
class Papers:
    """Papers of some kinds, by id: those in force, those of which that is not stated, those stated not to be.

    In force is what is established, and agreed where its kind needs agreement (`AGREEMENTS`). Stated not to be in force is
    what is only planned or stated not to be agreed.
    """

    in_force: tuple[str, ...]
    unclear: tuple[str, ...]
    refused: tuple[str, ...]


def papers(wiring: Wiring, *kinds: InstrumentKind) -> Papers:
    """The agreements and documents of some kinds, sorted by whether they are in force."""
    now = settled(wiring)
    in_force, unclear, refused = [], [], []
    for key, paper in wiring.instruments(*kinds).items():
        if key not in now.nodes or paper.agreed is False:
            refused.append(key)
        elif paper.agreed or paper.kind not in AGREEMENTS:
            in_force.append(key)
        else:
            unclear.append(key)
    return Papers(tuple(in_force), tuple(unclear), tuple(refused))


def paper_row(key: str, question: str, wiring: Wiring, *kinds: InstrumentKind) -> Row:
    """Whether a paper of some kinds is in force. Missing papers are not stated: documents are rarely complete about papers."""
    return told(key, question, wiring, papers(wiring, *kinds), words_of(*kinds))


def words_of(*kinds: InstrumentKind) -> str:
    """Kinds of papers in a sentence that denies or doubts them: no risk register or risk share agreement."""
    return listed([kind_words("instrument", kind) for kind in kinds], "or")


def told(key: str, question: str, wiring: Wiring, found: Papers, what: str) -> Row:
    """What papers say, as a row. `what` names their sort in the singular, without an article."""
    if found.in_force:
        return row(key, question, "yes", found.in_force, f"{names(wiring, found.in_force)} {_is(found.in_force)} in place.")
    if found.unclear:
        why = f"The documents do not say whether {names(wiring, found.unclear)} {_is(found.unclear)} agreed and in force here."
        return row(key, question, "not_stated", found.unclear, why)
    if found.refused:
        planned = [each for each in found.refused if each not in settled(wiring).nodes]
        drafts = [each for each in found.refused if each not in planned]
        parts = [f"{names(wiring, drafts)} {_is(drafts)} not agreed."] if drafts else []
        parts += [f"{names(wiring, planned)} {_is(planned)} only planned."] if planned else []
        return row(key, question, "no", found.refused, " ".join(parts))
    return row(key, question, "not_stated", (), f"The documents mention no {what}.")


def _is(nodes: Collection[str]) -> str:
    return "is" if len(nodes) == 1 else "are"


# ── what the rules say ───────────────────────────────────────────────────────────────────────────────────────────────────


def rule_row(
    key: str,
    question: str,
    wiring: Wiring,
    limits: Limits,
    rules: tuple[str, ...],
    judged: Iterable[str],
    yes: str,
    nothing: str,
    planned: bool = False,
    shown: Iterable[str] = (),
) -> Row:
    """What rules of the catalogue say of what is in place (`planned`: or is planned), as an answer.

    `yes` where none of them finds anything; `no` where some finding is confirmed; else `not_stated`. `judged` are the nodes
    that the rules judge: where there are none, the answer is `not_stated`, and `nothing` says why. Acceptances change nothing:
    a fact that somebody accepts is still a fact. `shown` are nodes that show a yes, besides those judged.
    """
    judged = sorted(set(judged))
    if not judged:
        return row(key, question, "not_stated", (), nothing)
    now = wiring if planned else settled(wiring)
    thresholds = tuple(sorted((limits.overrides or {}).items()))
    found = [each for rule in rules for each in now.once(_checker(rule, thresholds))]
    if not found:
        return row(key, question, "yes", (*judged, *shown), yes)
    confirmed = [each for each in found if each.certainty == "confirmed"]
    telling = sorted(confirmed or found, key=lambda each: each.sort_key)
    # A decision is no node: there the nodes that take it show it.
    evidence = [
        node
        for each in telling
        for node in (*each.subjects, *(end for path in each.evidence for end in path))
        if node in now.nodes
    ]
    others = len(telling) - 1
    more = f" There {'is 1 more case' if others == 1 else f'are {others:,} more cases'} like this." if others else ""
    return row(key, question, "no" if confirmed else "not_stated", evidence, telling[0].fact + more)


@lru_cache(maxsize=1_000)
def _checker(rule: str, thresholds: tuple[tuple[str, float], ...]) -> Callable[[Wiring], tuple[Finding, ...]]:
    """One and the same function for one rule and thresholds, so that a wiring keeps what it says: several questions ask it."""
    return lambda wiring: tuple(BY_ID[rule].check(wiring, Limits(dict(thresholds))))
