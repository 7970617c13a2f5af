"""What the graph itself can tell of the governance checklist: for some questions, a function from a wiring to an answer.

The others (whether a vision is shared, whether data are good …) only a person can answer. Derived answers speak of what is in
place; what is only planned counts where the question asks for plans too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from stpgraph.assess.answer import Row, paper_row, papers, row, rule_row, settled, told, words_of
from stpgraph.assess.checklist_questions import BY_ID
from stpgraph.assess.spectrum import way_to_decide
from stpgraph.assess.tables import covering_row, table_2, table_3
from stpgraph.graph import Wiring
from stpgraph.model import AnyRelation, Body, DelegatesTo, Limits, Organisation, Post, SitsOn
from stpgraph.model.kinds import InstrumentKind
from stpgraph.rules.answering import kind_open
from stpgraph.rules.delegation import is_external
from stpgraph.rules.words import listed, names, quoted

Derive = Callable[[str, str, Wiring, Limits], Row]
#: Posts of the chief executive level, and those of which the level is not said.
CHIEFS = (
    "chief_officer",
    "senior_responsible_officer",
    "chair",
    "independent_chair",
    "regulator_representative",
    "member",
    "other",
)
LEADERS = ("chair", "independent_chair", "senior_responsible_officer", "workstream_lead")


def _by_rules(
    rules: tuple[str, ...], judged: Callable[[Wiring], Collection[str]], yes: str, nothing: str, planned: bool = False
) -> Derive:
    """An answer that rules of the catalogue give, about the nodes that `judged` names."""

    def derive(key: str, text: str, wiring: Wiring, limits: Limits) -> Row:
        nodes = judged(wiring if planned else settled(wiring))
        return rule_row(key, text, wiring, limits, rules, nodes, yes, nothing, planned)

    return derive


def _by_paper(*kinds: InstrumentKind) -> Derive:
    return lambda key, text, wiring, limits: paper_row(key, text, wiring, *kinds)


def _from_table(rows: Callable[[Wiring], tuple[Row, ...]], column: str) -> Derive:
    def derive(key: str, text: str, wiring: Wiring, limits: Limits) -> Row:
        found = next(each for each in rows(wiring) if each.key == column)
        return replace(found, key=key, question=text)

    return derive


def _in_part(derive: Derive, rest: str) -> Derive:
    """An answer where the graph shows only a part of what is asked: it can deny, but what it shows leaves the `rest` open."""

    def part(key: str, text: str, wiring: Wiring, limits: Limits) -> Row:
        found = derive(key, text, wiring, limits)
        return replace(found, answer="not_stated", why=f"{found.why} {rest}") if found.met else found

    return part


def _deciding(wiring: Wiring) -> list[str]:
    return [key for key, body in wiring.bodies.items() if body.function == "decision_making"]


def _delegations(wiring: Wiring) -> list[str]:
    lines = [line for line in wiring.relations if isinstance(line, DelegatesTo) and not is_external(wiring, line.target)]
    return [end for line in lines for end in (line.source, line.target)]


def _partners(wiring: Wiring) -> list[str]:
    return [key for key, node in wiring.nodes.items() if isinstance(node, Organisation) and node.kind != "national_body"]


def _taking_part(wiring: Wiring) -> list[str]:
    return [
        key
        for key, node in wiring.nodes.items()
        if isinstance(node, Organisation) and (key in wiring.seated or wiring.relations_from(key, "delegates_to", "ratifies"))
    ]


def _work(wiring: Wiring) -> list[str]:
    return [*wiring.workstreams, *wiring.projects] if wiring.boards else []


def _appointed(key: str, text: str, wiring: Wiring, limits: Limits) -> Row:
    now = settled(wiring)
    empty = [(post, line) for post, line in now.vacancies if _leads(post, line)]
    if empty:
        posts = listed(sorted({quoted(post.name) for post, _ in empty}))
        verb = "is" if len({post.id for post, _ in empty}) == 1 else "are"
        return row(key, text, "no", [node for post, line in empty for node in (post.id, line.target)], f"{posts} {verb} vacant.")
    return rule_row(
        key,
        text,
        wiring,
        limits,
        ("ACC004",),
        (*now.boards, *now.workstreams),
        "Every board and workstream has a chair or a lead.",
        "No board or workstream is shown.",
    )


def _leads(post: Post, line: AnyRelation) -> bool:
    return line.type == "leads" or (isinstance(line, SitsOn) and (line.capacity == "chair" or post.kind in LEADERS))


def _beyond_chiefs(key: str, text: str, wiring: Wiring, limits: Limits) -> Row:
    now = settled(wiring)
    others = {
        seat.post.id
        for body in now.bodies
        for seat in now.seats(body)
        if seat.post and not (seat.post.kind in CHIEFS and not _other(seat.post))
    }
    if others:
        return row(key, text, "yes", others, f"{names(wiring, others)} {'takes' if len(others) == 1 else 'take'} part.")
    if now.bodies and now.seats_known(now.bodies, kind_open):
        return row(key, text, "no", now.bodies, "All seats are known, and only chief officers and chairs hold them.")
    return row(key, text, "not_stated", now.bodies, "The documents name nobody but chief officers and chairs who has a seat.")


def _other(post: Post) -> bool:
    """A chair, say, who is stated to be a clinician or a non-executive."""
    return bool(post.is_clinical or post.is_non_executive)


def _links(key: str, text: str, wiring: Wiring, limits: Limits) -> Row:
    now = settled(wiring)
    if len(now.bodies) < 2:
        return row(key, text, "not_stated", now.bodies, "The documents show fewer than two groups.")
    joined = {
        end
        for line in now.relations
        if line.source != line.target and isinstance(now.nodes[line.source], Body) and isinstance(now.nodes[line.target], Body)
        for end in (line.source, line.target)
    }
    alone = [body for body in now.bodies if body not in joined]
    if not alone:
        return row(key, text, "yes", now.bodies, "Every group that is shown is joined to another.")
    if wiring.drawing_complete() and now.lines_complete(*alone):
        return row(key, text, "no", alone, f"No line joins {names(wiring, alone)} to another group.")
    return row(key, text, "not_stated", alone, f"The documents do not say how {names(wiring, alone)} is joined to other groups.")


def _members(key: str, text: str, wiring: Wiring, limits: Limits) -> Row:
    now = settled(wiring)
    if not now.boards:
        return row(key, text, "not_stated", (), "No board is shown.")
    unknown = [key for key, board in now.boards.items() if board.membership != "complete"]
    if not unknown:
        return row(key, text, "yes", now.boards, "All seats of every board are shown.")
    return row(key, text, "not_stated", unknown, f"Not all seats are shown of {names(wiring, unknown)}.")


def _memorandum(key: str, text: str, wiring: Wiring, limits: Limits) -> Row:
    found = papers(wiring, "memorandum_of_understanding")
    if not found.in_force:
        return told(key, text, wiring, found, words_of("memorandum_of_understanding"))
    yes = f"{names(wiring, found.in_force)} is agreed, and every organisation that has a seat is party to it."
    return rule_row(key, text, wiring, limits, ("ASR006",), found.in_force, yes, "")


def _powers(key: str, text: str, wiring: Wiring, limits: Limits) -> Row:
    now = settled(wiring)
    told_apart = rule_row(key, text, wiring, limits, ("DEC007",), (*now.boards, *_deciding(now)), "", "No board is shown.")
    unsaid = [board for board, body in now.boards.items() if body.function is None]
    if not told_apart.met:
        return told_apart
    if unsaid:
        return row(key, text, "not_stated", unsaid, f"The documents do not say whether {names(wiring, unsaid)} may decide.")
    deciding = _deciding(now)
    if not deciding:
        return row(
            key, text, "not_stated", now.boards, "No board is stated to take decisions, and the documents do not say who does."
        )
    why = (
        f"It is stated of every board whether it decides, and {names(wiring, deciding)} {'does' if len(deciding) == 1 else 'do'}."
    )
    return row(key, text, "yes", deciding, why)


def _types_of_decision(key: str, text: str, wiring: Wiring, limits: Limits) -> Row:
    now = settled(wiring)
    decisions = sorted(wiring.structure.decisions, key=lambda each: each.id)
    takers = {node for decision in decisions for node in decision.taken_by if node in now.nodes}
    found = rule_row(
        key, text, wiring, limits, ("DEC007", "DEC009"), takers, "", "The documents list no type of decision with who takes it."
    )
    if not found.met:
        return found
    unsaid = [
        decision.name
        for decision in decisions
        if decision.threshold is None and any(_cannot_count(now, node) for node in decision.taken_by)
    ]
    if unsaid:
        why = f"The documents do not say how many must agree to {listed([quoted(each) for each in unsaid])}."
        return row(key, text, "not_stated", takers, why)
    return row(
        key,
        text,
        "yes",
        takers,
        "For every type of decision shown, it is stated who takes it and how many must agree; it fits what is delegated.",
    )


def _cannot_count(wiring: Wiring, node: str) -> bool:
    body = wiring.nodes.get(node)
    return isinstance(body, Body) and (
        body.voting is None or (body.voting.threshold is None and body.voting.basis != "consensus")
    )


def _levels(key: str, text: str, wiring: Wiring, limits: Limits) -> Row:
    now = settled(wiring)
    found = papers(wiring, "scheme_of_delegation")
    if not found.in_force:
        return told(key, text, wiring, found, words_of("scheme_of_delegation"))
    covered = {line.target for scheme in found.in_force for line in now.relations_from(scheme, "covers")}.intersection(now.bodies)
    yes = f"{names(wiring, found.in_force)} covers every body that decides."
    nothing = f"The documents do not say which bodies {names(wiring, found.in_force)} covers."
    return rule_row(key, text, wiring, limits, ("DEC012",), covered, yes, nothing)


def _duplication(key: str, text: str, wiring: Wiring, limits: Limits) -> Row:
    now = settled(wiring)
    yes = "No group reports to too many, no two boards have the same members, and no project has two masters."
    found = rule_row(key, text, wiring, limits, ("CPX001", "CPX004", "ORP008"), now.bodies, yes, "No body is shown.")
    if found.met and not wiring.drawing_complete():
        return replace(
            found, answer="not_stated", why="Nothing that is shown is done twice, but the documents do not show everything."
        )
    return found


def _control_total(key: str, text: str, wiring: Wiring, limits: Limits) -> Row:
    found = wiring.instruments("control_total")
    if found:
        return row(key, text, "yes", found, f"{names(wiring, found)} shows that it has been considered.")
    return row(key, text, "not_stated", (), "The documents mention no control total.")


def _scrutiny(key: str, text: str, wiring: Wiring, limits: Limits) -> Row:
    now = settled(wiring)
    yes = (
        "A non-executive can challenge every board, and a health and wellbeing board and an overview and scrutiny committee oversee "
        "part of the structure."
    )
    return rule_row(key, text, wiring, limits, ("NED001", "VOI005"), now.boards, yes, _NO_BOARD, shown=_overseers(now))


def _councils_scrutiny(key: str, text: str, wiring: Wiring, limits: Limits) -> Row:
    now = settled(wiring)
    overseers = _overseers(now)
    yes = f"{names(wiring, overseers)} oversee part of the structure." if overseers else ""
    found = rule_row(key, text, wiring, limits, ("VOI005",), now.bodies, yes, "No body is shown.")
    return replace(found, evidence=overseers) if found.met else found


def _overseers(now: Wiring) -> tuple[str, ...]:
    kinds = ("health_and_wellbeing_board", "overview_and_scrutiny_committee")
    return tuple(
        key
        for key, node in now.nodes.items()
        if isinstance(node, Body) and node.kind in kinds and now.relations_from(key, "oversees")
    )


_NO_BOARD = "No board is shown."
_NO_DECIDER = "The documents name no body of the structure that takes decisions."
DERIVED: Mapping[str, Derive] = {
    "leadership-appointed": _appointed,
    "leadership-beyond-chiefs": _beyond_chiefs,
    "mou-structure": _by_rules(("TRN003",), lambda now: tuple(now.boards), "Every board has terms of reference.", _NO_BOARD),
    "mou-structure-links": _links,
    "mou-structure-members": _members,
    "mou-agreed": _memorandum,
    "mou-delegations": _by_rules(
        ("DEC002",), _delegations, "Every delegation names an agreed scheme.", "No delegation is shown."
    ),
    "mou-disputes": _by_paper("dispute_procedure"),
    "planning-workstreams": _in_part(
        _by_rules(("ORP003",), lambda now: tuple(now.workstreams), "Every workstream has a lead.", "No workstream is shown."),
        "Whether results and milestones are agreed, a person must say.",
    ),
    "decisions-powers": _powers,
    "decisions-representation": _by_rules(
        ("ACC006",),
        _partners,
        "Every partner organisation shown has a part in the structure.",
        "No partner organisation is shown.",
    ),
    "decisions-types": _types_of_decision,
    "decisions-delegated": _by_rules(
        ("DEC001",),
        _deciding,
        "Every body that decides has authority from somebody with standing in law, or recommends to them.",
        _NO_DECIDER,
    ),
    "decisions-levels": _levels,
    "decisions-collective": lambda key, text, wiring, limits: way_to_decide(wiring, limits, key, text),
    "decisions-interests": _by_paper("conflicts_policy"),
    "accountability-implementation": _in_part(
        _by_rules(
            ("ORP001", "ORP002"),
            _work,
            "Every workstream and project comes up to a board.",
            "No board with work below it is shown.",
        ),
        "How carrying them out is managed, a person must say.",
    ),
    "accountability-statutory": _in_part(
        _by_rules(
            ("ACC001", "ACC002", "ACC003"),
            lambda now: (*now.bodies, *now.projects),
            "Every line of accountability ends at an organisation with standing in law.",
            "There is no body or project in place to answer for.",
        ),
        "Whether each organisation knows what it needs for its own duties, a person must say.",
    ),
    "accountability-scrutiny": _scrutiny,
    "resources-capacity": _from_table(table_3, "resource"),
    "resources-pooled": _by_rules(
        ("ASR004",),
        lambda wiring: tuple(wiring.instruments("pooled_budget")),
        "Every pooled budget has an agreed section 75 agreement behind it.",
        "No pooled budget is shown.",
        planned=True,
    ),
    "resources-control-total": _control_total,
    "resources-gains": _in_part(
        _by_paper("risk_share_agreement"),
        "Whether it also says how gains are shared, a person must say.",
    ),
    "resources-frameworks": _by_paper("control_total", "pooled_budget"),
    "reporting-boards": _in_part(
        _by_rules(
            ("ACC009",),
            _taking_part,
            "Somebody reports or answers to every partner that takes part.",
            "No partner organisation that takes part is shown.",
        ),
        "Whether they are told how the partnership is governed, a person must say.",
    ),
    "reporting-data-sharing": _by_paper("data_sharing_agreement"),
    "reporting-duplication": _duplication,
    "risk-shared": _by_paper("risk_share_agreement"),
    "risk-register": lambda key, text, wiring, limits: covering_row(key, text, wiring, "risk_register"),
    "risk-arrangements": _from_table(table_3, "risk"),
    "engagement-public": _from_table(table_2, "public"),
    "engagement-clinical": _from_table(table_2, "clinicians"),
    "engagement-scrutiny": _councils_scrutiny,
    "engagement-plan": _by_paper("communications_plan"),
}


def derived(question: str, wiring: Wiring, limits: Limits) -> Row | None:
    """What the graph tells of a question, by its id; None where only a person can answer."""
    derive = DERIVED.get(question)
    return derive(question, BY_ID[question].text, wiring, limits) if derive else None
