"""HFMA's governance spectrum (Chart 3): where a structure stands, what puts it there, and what the next phase still lacks.

Five phases, restated: partners meet in a **planning forum**; **joint structures** link their groups, while each partner's own
board still decides; **delegated decision-making**, so that a joint body can decide; **pooled budgets**, so that it can spend;
a **formalised partnership**, in which partners share their management or bind themselves by contract.

Each phase has one *defining* criterion and others that HFMA says belong to it. A structure stands at the furthest phase whose
defining criterion is met by what is in place; what is only planned does not count. HFMA expects some areas to sit on the
spectrum and others to move through it, so an earlier phase need not be met: it is then named in `skipped`. Where no defining
criterion is met, the structure stands nowhere yet.

The defining criteria:

- planning forum: there is a *board*;
- joint structures: there is a strategic board, and another body of the structure that answers or reports up to it;
- delegated decision-making: as in Table 3;
- pooled budgets: as in Table 3;
- formalised partnership: somebody is an executive of two or more organisations (one post employed by both, or one named person in
  the posts of a chief officer, executive or finance director of each), or there is an agreed contract that covers a body of
  the structure and to which two or more organisations are party. Only a person could deny both, so this is never *no*.

Source: HFMA, "Emerging approaches: developing sustainability and transformation plan governance arrangements" (2017), Chart 3 and
"Spectrum phases".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from stpgraph.assess.answer import Papers, Row, paper_row, papers, row, rule_row, settled, told
from stpgraph.assess.tables import authorised_bodies, table_2, table_3
from stpgraph.graph import Wiring
from stpgraph.graph.queries import reach
from stpgraph.model import Limits, Organisation
from stpgraph.rules.delegation import is_external
from stpgraph.rules.words import listed, name, names

PhaseKey = Literal["planning-forum", "joint-structures", "delegated-decisions", "pooled-budgets", "formalised-partnership"]
PHASES: tuple[PhaseKey, ...] = get_args(PhaseKey)
PHASE_NAMES: Mapping[PhaseKey, str] = {
    "planning-forum": "Planning forum",
    "joint-structures": "Joint structures",
    "delegated-decisions": "Delegated decision-making",
    "pooled-budgets": "Pooled budgets",
    "formalised-partnership": "Formalised partnership",
}
PHASE_MEANS: Mapping[PhaseKey, str] = {
    "planning-forum": "Partners come to one table to make a joint plan. Each decides for itself.",
    "joint-structures": "Joint groups are linked into one structure and recommend; each partner's own board still decides.",
    "delegated-decisions": "Partners have passed some of their authority to a joint body, which can decide for them.",
    "pooled-budgets": "Partners have put money into one pot, and agreed how it is spent and answered for.",
    "formalised-partnership": "Partners share their management, or are bound by contract into one organisation of care.",
}
#: Posts that manage an organisation.
MANAGERS = ("chief_officer", "executive", "finance_director")


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase: the criterion that defines it, and the others that belong to it."""

    key: PhaseKey
    defining: Row
    others: tuple[Row, ...]

    @property
    def name(self) -> str:
        return PHASE_NAMES[self.key]

    @property
    def means(self) -> str:
        return PHASE_MEANS[self.key]

    @property
    def reached(self) -> bool:
        return self.defining.met

    @property
    def criteria(self) -> tuple[Row, ...]:
        """All criteria, the defining one first."""
        return (self.defining, *self.others)

    @property
    def lacks(self) -> tuple[Row, ...]:
        """The criteria that are not shown to be met."""
        return tuple(each for each in self.criteria if not each.met)


@dataclass(frozen=True, slots=True)
class Spectrum:
    """Where a structure stands. `stands` is None where no phase is reached; `skipped` are earlier phases that are not shown to
    be reached; `next` is the phase after `stands`, None after the last."""

    phases: tuple[Phase, ...]
    stands: Phase | None
    skipped: tuple[Phase, ...]
    next: Phase | None
    summary: str

    @property
    def evidence(self) -> tuple[str, ...]:
        """The nodes that put the structure where it stands."""
        return self.stands.defining.evidence if self.stands else ()

    @property
    def lacks(self) -> tuple[Row, ...]:
        """What the next phase still lacks."""
        return self.next.lacks if self.next else ()


def spectrum(wiring: Wiring, limits: Limits | None = None) -> Spectrum:
    """Where a structure stands on the spectrum. See the module for the criteria."""
    limits = limits or Limits(wiring.structure.limits)
    phases = (
        _planning_forum(wiring),
        _joint_structures(wiring, limits),
        _delegated(wiring, limits),
        _pooled(wiring, limits),
        _formalised(wiring),
    )
    reached = [index for index, phase in enumerate(phases) if phase.reached]
    if not reached:
        summary = f"It stands nowhere on the spectrum yet, as far as is shown. {phases[0].defining.why}"
        return Spectrum(phases, None, (), phases[0], summary)
    last = reached[-1]
    stands, skipped = phases[last], tuple(phase for phase in phases[:last] if not phase.reached)
    summary = f"It stands at “{stands.name}”. {stands.defining.why}"
    if skipped:
        earlier = listed([f"“{phase.name}”" for phase in skipped])
        summary += f" What defines {earlier}, which {'comes' if len(skipped) == 1 else 'come'} earlier, is not shown; phases may be passed over."
    following = phases[last + 1] if last + 1 < len(phases) else None
    return Spectrum(phases, stands, skipped, following, summary)


def _planning_forum(wiring: Wiring) -> Phase:
    now = settled(wiring)
    question = "Is there a board at which partners plan together?"
    boards = now.boards
    if boards:
        forum = row("forum", question, "yes", boards, f"Partners can plan together on {names(wiring, boards)}.")
    elif wiring.drawing_complete() and all(body.function is not None for body in now.bodies.values()):
        why = "The drawing is complete and shows no board that is in place."
        forum = row("forum", question, "no", now.bodies, why)
    else:
        forum = row("forum", question, "not_stated", now.bodies, "The documents show no board that is in place.")
    at_table = {each.key: each for each in table_2(settled(wiring))}
    return Phase("planning-forum", forum, (at_table["ccgs"], at_table["providers"], at_table["local-authority"]))


def _joint_structures(wiring: Wiring, limits: Limits) -> Phase:
    now = settled(wiring)
    question = "Are joint groups linked into one structure under a strategic board?"
    boards = now.strategic_boards
    below = [node for node in reach(now.upward.pred, boards) if node in now.bodies and node not in boards]
    open_lines = [body for body in now.bodies if not now.lines_complete(body)]
    if below:
        why = f"{names(wiring, below)} {'comes' if len(below) == 1 else 'come'} up to {names(wiring, boards)}."
        linked = row("linked", question, "yes", (*boards, *below), why)
    elif wiring.drawing_complete() and not open_lines:
        who = f"answers or reports up to {names(wiring, boards)}" if boards else "is a strategic board that is in place"
        linked = row("linked", question, "no", boards, f"The drawing is complete, and in it no group {who}.")
    else:
        who = f"any group answers or reports up to {names(wiring, boards)}" if boards else "there is a strategic board"
        linked = row("linked", question, "not_stated", boards or open_lines, f"The documents do not say that {who}.")
    held = rule_row(
        "held-to-account",
        "Does every group answer, in the end, to an organisation with standing in law?",
        wiring,
        limits,
        ("ACC001", "ACC002", "ACC003"),
        (*now.bodies, *now.projects),
        "Every line of accountability ends at an organisation with standing in law.",
        "There is no body or project in place to answer for.",
    )
    memorandum = {each.key: each for each in table_3(wiring)}["memorandum"]
    return Phase("joint-structures", linked, (held, _ratified(wiring), memorandum))


def _ratified(wiring: Wiring) -> Row:
    key, question = "own-boards", "Do partners' own boards agree to what joint groups recommend, or delegate it?"
    now = settled(wiring)
    givers = now.statutory_roots | now.parts_of_roots
    lines = [line for line in now.relations if line.type == "ratifies" and line.source in givers and line.target in now.bodies]
    ratifiers = {line.source for line in lines}
    for decision in wiring.structure.decisions:
        if any(taker in now.bodies for taker in decision.taken_by):
            ratifiers |= givers.intersection(decision.ratified_by)
    if ratifiers:
        nodes = (*ratifiers, *(line.target for line in lines))
        return row(key, question, "yes", nodes, f"What is recommended takes effect when {names(wiring, ratifiers)} agree.")
    delegation = {each.key: each for each in table_3(wiring)}["delegation"]
    if delegation.met:
        return row(key, question, "yes", delegation.evidence, delegation.why)
    if delegation.answer == "no":
        why = "The drawing is complete, and in it no partner's own board agrees to what is recommended, or delegates."
        return row(key, question, "no", delegation.evidence, why)
    why = "The documents do not say that any partner's own board agrees to what is recommended, or delegates."
    return row(key, question, "not_stated", delegation.evidence, why)


def _delegated(wiring: Wiring, limits: Limits) -> Phase:
    now = settled(wiring)
    delegation = {each.key: each for each in table_3(wiring)}["delegation"]
    lines = [line for line in now.relations if line.type == "delegates_to" and not is_external(now, line.target)]
    ends = [end for line in lines for end in (line.source, line.target)]
    scheme = rule_row(
        "scheme",
        "Is every delegation set out in a scheme that all have agreed?",
        wiring,
        limits,
        ("DEC002",),
        ends,
        "Every delegation names an agreed scheme.",
        "No delegation is shown.",
    )
    seats = rule_row(
        "delegators-seated",
        "Has every organisation that delegates a seat where its authority is used?",
        wiring,
        limits,
        ("DEC003",),
        ends,
        "Every organisation that delegates has a seat on the body to which it delegates.",
        "No delegation is shown.",
    )
    return Phase("delegated-decisions", delegation, (scheme, seats, way_to_decide(wiring, limits)))


def way_to_decide(wiring: Wiring, limits: Limits, key: str = "way-to-decide", question: str = "") -> Row:
    """Whether every body that decides has a voting rule and a quorum."""
    now = settled(wiring)
    return rule_row(
        key,
        question or "Is it agreed how the bodies that decide reach their decisions?",
        wiring,
        limits,
        ("DEC004",),
        [node for node, body in now.bodies.items() if body.function == "decision_making"],
        "Every body that takes decisions has a voting rule and a quorum.",
        "The documents name no body of the structure that takes decisions.",
    )


def _pooled(wiring: Wiring, limits: Limits) -> Phase:
    now = settled(wiring)
    pools = {each.key: each for each in table_3(wiring)}["pooled-budgets"]
    in_force = papers(wiring, "pooled_budget").in_force
    agreement = rule_row(
        "section-75",
        "Is there an agreement in force behind every pooled budget?",
        wiring,
        limits,
        ("ASR004",),
        in_force,
        "Every pooled budget has an agreed section 75 agreement behind it.",
        "No pooled budget that is in place is shown.",
    )
    spends = {line.target for pool in in_force for line in now.relations_from(pool, "covers")}.intersection(now.bodies)
    question = "Is there a body of the structure, with authority, that decides on the pooled money?"
    with_authority = sorted(spends.intersection(authorised_bodies(now)))
    if with_authority:
        why = f"{names(wiring, with_authority)} decides on pooled money with delegated authority."
        decides = row("pool-board", question, "yes", with_authority, why)
    elif in_force and all(now.lines_complete(node) for node in (*in_force, *now.bodies)) and wiring.drawing_complete():
        why = "The drawing is complete, and in it no body with delegated authority decides on the pooled money."
        decides = row("pool-board", question, "no", (*in_force, *spends), why)
    else:
        why = "The documents do not name a body with delegated authority that decides on pooled money."
        decides = row("pool-board", question, "not_stated", (*in_force, *spends), why)
    audit = rule_row(
        "pool-audit",
        "Is shared money audited for the whole?",
        wiring,
        limits,
        ("ASR003",),
        now.strategic_boards if now.instruments("pooled_budget", "control_total") else (),
        "An audit committee or audit arrangement watches over the strategic board, and so over the shared money.",
        "No shared money under a strategic board is shown.",
    )
    return Phase("pooled-budgets", pools, (agreement, decides, audit))


def _formalised(wiring: Wiring) -> Phase:
    question = "Do partners share their management, or are they bound by one contract?"
    now = settled(wiring)
    shared = _shared_managers(now)
    contracts = papers(wiring, "contract")
    binding = [key for key in contracts.in_force if _covers_a_body(now, key) and len(_parties(now, key)) > 1]
    if shared:
        post, organisations = next(iter(shared.items()))
        why = f"{name(wiring, post)} helps to manage {names(wiring, organisations)} together."
        joined = row("joined", question, "yes", [node for key, whom in shared.items() for node in (key, *whom)], why)
    elif binding:
        parties = {party for key in binding for party in _parties(now, key)}
        why = f"{names(wiring, parties)} are party to {names(wiring, binding)}."
        joined = row("joined", question, "yes", (*binding, *parties), why)
    else:
        why = "The documents show neither executives whom partners share nor an agreed contract that joins them."
        joined = row("joined", question, "not_stated", (*contracts.unclear, *contracts.refused), why)
    risks = paper_row("risk-share", "Is there an agreement on how risks are shared?", wiring, "risk_share_agreement")
    money = papers(wiring, "pooled_budget", "control_total")
    covering = tuple(key for key in money.in_force if _covers_a_body(now, key))
    elsewhere = tuple(key for key in money.in_force if key not in covering)
    kept = Papers(covering, (*money.unclear, *elsewhere), money.refused)
    budget = told(
        "one-budget", "Is there one budget or control total for a joint body?", wiring, kept, "pooled budget or control total"
    )
    return Phase("formalised-partnership", joined, (risks, budget))


def _shared_managers(wiring: Wiring) -> dict[str, tuple[str, ...]]:
    """Posts by which one person manages two organisations or more, each with those organisations."""
    managed = {key: _managed(wiring, key) for key, post in wiring.posts.items() if post.kind in MANAGERS}
    single = {
        key: whom for key, whom in managed.items() if not wiring.posts[key].represents_many and wiring.posts[key].count == 1
    }
    found = {key: whom for key, whom in single.items() if len(whom) > 1}
    for posts in wiring.persons.values():
        whom = frozenset[str]().union(*(managed.get(post, frozenset()) for post in posts))
        if len(whom) > 1:
            found |= {post: whom for post in posts if managed.get(post)}
    return {key: tuple(sorted(whom)) for key, whom in sorted(found.items())}


def _managed(wiring: Wiring, post: str) -> frozenset[str]:
    """The organisations that a manager manages: who employs them, or the one for which they speak (two would make them a
    representative)."""
    employers = {line.target for line in wiring.relations_from(post, "employed_by")}
    spoken_for = [each for each in wiring.represented.get(post, ()) if isinstance(wiring.nodes[each], Organisation)]
    return frozenset(employers | set(spoken_for if len(spoken_for) == 1 else ()))


def _covers_a_body(wiring: Wiring, instrument: str) -> bool:
    return any(line.target in wiring.bodies for line in wiring.relations_from(instrument, "covers"))


def _parties(wiring: Wiring, instrument: str) -> set[str]:
    return {
        line.source for line in wiring.relations_to(instrument, "party_to") if isinstance(wiring.nodes[line.source], Organisation)
    }
