"""The scenes of made-up structures: each the stage of some rules of the catalogue."""

from __future__ import annotations

from collections.abc import Callable

from tests.making.maker import HOLDERS, MEETS, TEAM, Maker, a_voting_rule
from tests.strategies import KINDS, NAMES, Data


def _anything(make: Maker) -> None:
    for _ in range(make.choose.number(1, 6)):
        make.add(make.choose.one(("body", "body", "organisation", "post", "project", "instrument")))


def _hierarchy(make: Maker) -> None:
    """A board, a group below it, workstreams with leads, projects."""
    board = make.some("body", "strategic_board")
    group = make.some("body", "delivery_group", "delivery_group", "executive_group")
    make.line(group, "accountable_to", board)
    for _ in range(make.choose.number(1, 3)):
        stream = make.add("body", "workstream", "locality_group", "sector_group", "other", "enabler")
        make.line(stream, make.choose.one(("accountable_to", "reports_to", "part_of")), make.choose.one((group, board)))
        if make.choose.chance(60):
            lead = make.add("post", "workstream_lead", "senior_responsible_officer", "executive")
            make.line(lead, "leads", stream)
            if make.choose.chance(50):
                make.line(lead, "sits_on", group)
        for _ in range(make.choose.number(0, 2)):
            make.line(make.add("project"), make.choose.one(("accountable_to", "accountable_to", "reports_to")), stream)
    if make.choose.chance(50):
        make.line(make.add("post", "senior_responsible_officer"), make.choose.one(("leads", "sits_on")), board)
    if make.choose.chance(50):
        make.line(make.some("body", "programme_office"), "supports", make.choose.one((board, group)))


def _committee(make: Maker) -> None:
    """A body with seats of several organisations, a voting rule and a quorum."""
    kinds = ("joint_committee", "strategic_board", "delivery_group", "other", "oversight_group", "executive_group")
    deciding: Data = {"function": "decision_making", "membership": "complete"}
    if make.choose.chance(60):
        deciding["voting"] = a_voting_rule(make.choose)
    body = make.add("body", *kinds, **deciding) if make.choose.chance(50) else make.some("body", *kinds)
    if make.choose.chance(30):
        make.line(make.add("post", "lay_member", "non_executive_director"), "sits_on", body, capacity="attending")
    for _ in range(make.choose.number(1, 4)):
        organisation = make.some("organisation") if make.choose.chance(85) else make.some("body")
        for _ in range(make.choose.number(1, 2)):
            make.seat(body, organisation, vacant=make.choose.chance(20) or None)
        if make.choose.chance(35):
            make.line(organisation, make.choose.one(("delegates_to", "ratifies")), body)
        if make.choose.chance(30):
            make.line(body, "reports_to", organisation)
    if make.choose.chance(40):
        make.seat(body, None, "chair", "independent_chair")


def _room(make: Maker) -> None:
    """A board with many seats of one background, and a few others."""
    body = make.some("body", "strategic_board", "delivery_group", "oversight_group", "other")
    kind = make.choose.one(TEAM)
    for _ in range(make.choose.number(3, 6)):
        make.seat(body, None, kind)
    if make.choose.chance(60):
        make.seat(body, None, *TEAM)


def _twins(make: Maker) -> None:
    """Two bodies with the same people or organisations, one above the other or not."""
    one, two = make.add("body"), make.add("body")
    make.forgotten = make.choose.one((0, 0, 4))
    for holder in HOLDERS[: make.choose.one((0, 1, 4, 5))]:
        for body in (one, two):
            make.seat(body, None, holder=holder, represents_many=False)
    for _ in range(make.choose.one((0, 1, 4, 5))):
        organisation = make.add("organisation")
        for body in (one, two):
            make.seat(body, organisation)
    make.forgotten = 4
    make.line(one, make.choose.one(("accountable_to", "oversees", "part_of", "reports_to")), two)


def _one_chair(make: Maker) -> None:
    """Two bodies, one above the other, with others on each, and one person in the chair of both, or nearly so."""
    one, two = make.add("body"), make.add("body")
    for body, holders in ((one, HOLDERS[:3]), (two, HOLDERS[3:])):
        for holder in holders:
            make.line(make.add("post", "executive", "member", holder=holder), "sits_on", body)
        said = {"vacant": False, "holder": make.choose.one(("The chair", "The chair", "Another"))}
        chair = make.add("post", "chair", "chair", "executive", **said, represents_many=make.choose.chance(15) or None)
        make.line(chair, "sits_on", body, capacity=make.choose.one(("chair", "chair", None)))
    make.line(*make.choose.one(((one, "accountable_to", two), (two, "oversees", one), (one, "reports_to", two))))


def _enabler(make: Maker) -> None:
    """An enabler that supports something, or reports to something, or neither."""
    enabler = make.add("body", "enabler")
    tie = make.choose.one(("supports", "supports", "accountable_to", "advises", None))
    if tie is not None:
        make.line(enabler, tie, make.some("body"))


def _ladder(make: Maker) -> None:
    """A project a long way below a strategic board."""
    low = make.add("project")
    for _ in range(make.choose.number(2, 5)):
        above = make.add("body", "other", "workstream", "forum", "delivery_group")
        make.line(low, make.choose.one(("accountable_to", "reports_to")), above)
        low = above
    make.line(low, "accountable_to", make.some("body", "strategic_board"))


def _fan(make: Maker) -> None:
    """Many below one, and one below many."""
    body = make.some("body")
    for _ in range(make.choose.one((1, 2, 2, 5, 9, 10, 11))):
        make.line(make.add(make.choose.one(("project", "body"))), "accountable_to", body)
    if make.choose.chance(40):
        make.line(make.add("post"), "accountable_to", body)
    if make.choose.chance(20):
        make.line(body, "accountable_to", body)
    low = make.some(make.choose.one(("project", "body")))
    for _ in range(make.choose.number(1, 4)):
        above = make.some(make.choose.one(("body", "body", "organisation")))
        make.line(low, "accountable_to", above, primary=make.choose.chance(10) or None)


def _busy(make: Maker) -> None:
    """One person in many posts."""
    holder = make.choose.one(HOLDERS)
    for _ in range(make.choose.number(3, 8)):
        post = make.add("post", holder=holder)
        if make.choose.chance(50):
            make.line(post, make.choose.one(("sits_on", "leads")), make.some("body"))


def _delegation(make: Maker) -> None:
    """Authority passed on, under an instrument or not, down a chain or not."""
    giver = make.some("organisation", "ccg", "foundation_trust", "foundation_trust", "nhs_trust", "ambulance_trust", "other")
    if make.choose.chance(40):
        board = make.add("body", "governing_body", "other")
        make.line(board, "part_of", giver)
        giver = make.choose.one((giver, board))
    for _ in range(make.choose.number(1, 3)):
        body = make.some(
            "body", "joint_committee", "committee_in_common", "delivery_group", "strategic_board", "other", "workstream"
        )
        instrument = None
        if make.choose.chance(60):
            instrument = make.some(
                "instrument", "scheme_of_delegation", "section_75_agreement", "memorandum_of_understanding", "contract"
            )
        make.line(giver, "delegates_to", body, instrument=instrument)
        for kinds in (("executive", "chief_officer", "lay_member", "clinician", "chair"),) * make.choose.number(0, 2):
            owner = next((each["id"] for each in make.nodes if each["id"] == giver and each["type"] == "organisation"), None)
            make.seat(body, owner, *kinds)
        giver = body
    if make.choose.chance(40):
        make.line(make.some("instrument", "scheme_of_delegation"), "covers", make.choose.one((giver, make.some("body"))))


def _in_common(make: Maker) -> None:
    """A committee in common, with the committees of its organisations behind it or not."""
    body = make.some("body", "committee_in_common")
    for _ in range(make.choose.number(0, 3)):
        organisation = make.some("organisation", "ccg", "nhs_trust", "foundation_trust")
        make.seat(body, organisation)
        if make.choose.chance(65):
            behind = make.add("body", "other", "governing_body")
            make.line(behind, "part_of", organisation)
            make.line(behind, make.choose.one(("part_of", "delegates_to")), body)


def _decision(make: Maker) -> None:
    """Decisions, who takes and who ratifies them."""
    for _ in range(make.choose.number(1, 2)):
        takers = [
            make.some(make.choose.one(("body", "body", "body", "post"))) for _ in range(make.choose.one((0, 1, 1, 1, 2, 2)))
        ]
        affects = [make.some(make.choose.one(("organisation", "organisation", "body"))) for _ in range(make.choose.number(0, 2))]
        ratify = [make.some(make.choose.one(("organisation", "body", "body"))) for _ in range(make.choose.number(0, 3))]
        consulted = [make.some(make.choose.one(("body", "organisation", "post"))) for _ in range(make.choose.one((0, 0, 1, 2)))]
        decision: Data = {"id": make.fresh(), "name": make.choose.one(NAMES)}
        for field, ids in (("taken_by", takers), ("affects", affects), ("ratified_by", ratify), ("consulted", consulted)):
            if ids:
                decision[field] = list(dict.fromkeys(ids))
        make.decisions.append(decision)
        if len(takers) == 2 and make.choose.chance(50) and _type(make, takers[1]) == "body":
            make.line(takers[0], "accountable_to", takers[1])
        for taker in takers:
            if affects and make.choose.chance(50) and _type(make, taker) == "body" and _type(make, affects[0]) == "organisation":
                _bind(make, affects[0], taker)


def _bind(make: Maker, organisation: str, taker: str) -> None:
    """Gives an organisation, or a board of its own, a say in what a body decides; or makes the body its own."""
    tie = make.choose.one(("delegates_to", "ratifies", "part_of"))
    if tie == "part_of":
        make.line(taker, "part_of", organisation)
    elif make.choose.chance(50):
        make.line(organisation, tie, taker)
    else:
        board = make.add("body", "governing_body", "other")
        make.line(board, "part_of", organisation)
        make.line(board, tie, taker)


def _type(make: Maker, node: str) -> str:
    return str(next(each["type"] for each in make.nodes if each["id"] == node))


def _assurance(make: Maker) -> None:
    """Scrutiny by councils, procedures, registers, an office, an audit committee."""
    board = make.some("body", "strategic_board", "delivery_group")
    for kind in ("health_and_wellbeing_board", "overview_and_scrutiny_committee"):
        if make.choose.chance(90):
            make.line(make.add("body", kind), "oversees", board)
    for kind in ("dispute_procedure", "conflicts_policy"):
        if make.choose.chance(90):
            make.add("instrument", kind)
    register = make.some("instrument", "risk_register")
    for _ in range(make.choose.number(0, 2)):
        make.line(register, "covers", make.choose.one((board, make.some("body", "workstream", "sector_group"))))
    if make.choose.chance(30):
        make.line(register, "covers", make.add("body", "workstream", "locality_group"))
    if make.choose.chance(50):
        make.line(make.some("body", "audit_committee"), "oversees", board)
    if make.choose.chance(50):
        make.line(make.some("instrument", "audit_arrangement"), "covers", board)


def _audit(make: Maker) -> None:
    """Shared money, and somebody who audits it, or will, or does not."""
    board = make.some("body", "strategic_board")
    make.add("instrument", "control_total", "pooled_budget")
    arrangement = make.add("instrument", "audit_arrangement", agreed=make.choose.one((False, False, True, None)))
    if make.choose.chance(30):
        make.line(arrangement, "covers", board)


def _money(make: Maker) -> None:
    """A pooled budget, its agreement, what both cover and who is party to both."""
    budget, agreement = make.add("instrument", "pooled_budget"), make.some("instrument", "section_75_agreement")
    for _ in range(make.choose.number(0, 2)):
        body = make.some("body")
        make.line(budget, "covers", body)
        if make.choose.chance(85):
            make.line(agreement, "covers", body)
    organisation = make.some("organisation")
    for instrument in (budget, agreement):
        if make.choose.chance(85):
            make.line(organisation, "party_to", instrument)


def _memorandum(make: Maker) -> None:
    """A memorandum of understanding to which all organisations there are party, or all but some."""
    memorandum = make.add("instrument", "memorandum_of_understanding", agreed=True if make.choose.chance(75) else None)
    missing = make.choose.chance(25)
    for organisation in [each["id"] for each in make.nodes if each["type"] == "organisation"]:
        if not (missing and make.choose.chance(50)):
            make.line(organisation, "party_to", memorandum)


def _voices(make: Maker) -> None:
    """Those whom a board should hear, in the room, at its side or above it."""
    board = make.some("body", "strategic_board", "delivery_group", "executive_group")
    only = make.choose.one(("attending", None))
    for kind in ("clinician", "gp", "elected_member", "healthwatch_representative", "public_representative"):
        if make.choose.chance(25):
            make.line(make.add("post", kind), "sits_on", board, capacity=only)
    for kind in ("local_authority", "combined_authority", "healthwatch", "gp_provider"):
        if make.choose.chance(20):
            make.line(make.add("organisation", kind), make.choose.one(("member_of", "oversees", "advises")), board)
    if make.choose.chance(25):
        make.line(make.add("body", "clinical_cabinet"), make.choose.one(("advises", "accountable_to", "supports")), board)
    if make.choose.chance(25):
        make.line(make.add("post", "public_representative"), "advises", board)


def _scrutiny(make: Maker) -> None:
    """A board that few non-executives, or none, may challenge."""
    board = make.some("body", "strategic_board", "delivery_group", "oversight_group", "joint_committee")
    above = make.add("body", "other", "oversight_group", "forum")
    make.line(*((above, "oversees", board) if make.choose.chance(50) else (board, "accountable_to", above)))
    for _ in range(make.choose.number(0, 2)):
        make.seat(make.choose.one((board, above)), None, "lay_member", "non_executive_director", "independent_chair")
    if make.choose.chance(30):
        make.line(make.some("body"), "accountable_to", make.add("post", "lay_member", "executive"))


def _not_yet(make: Maker) -> None:
    """Seats that wait for a body which does not exist yet."""
    body = make.add("body", status="planned")
    if make.choose.chance(60):
        post = make.some("post")
        make.line(post, "represents", body)
        make.line(post, "sits_on", make.some("body"))
    else:
        make.line(body, "member_of", make.some("body"))


def _trust(make: Maker) -> None:
    """A trust that delegates to a committee on which its people sit."""
    trust = make.some("organisation", "foundation_trust", "foundation_trust", "nhs_trust", "ambulance_trust")
    body = make.some("body", "joint_committee", "committee_in_common", "other")
    make.line(trust, "delegates_to", body)
    for _ in range(make.choose.one((0, 1, 1, 2))):
        make.seat(body, trust, "lay_member", "clinician", "clinician", "member", "officer", "executive", "finance_director")


def _slow(make: Maker) -> None:
    """A decision that waits for meetings."""
    taker = make.add("body", meets=make.choose.one(MEETS))
    ratify = [make.add("body", meets=make.choose.one(MEETS)) for _ in range(make.choose.number(0, 3))]
    decision: Data = {"id": make.fresh(), "name": make.choose.one(NAMES), "taken_by": [taker]}
    if make.choose.chance(30):
        decision["consulted"] = [make.add("body", meets=make.choose.one(MEETS)), make.some("body")]
    if make.choose.chance(30):
        partner = make.add("organisation")
        for _ in range(make.choose.number(1, 2)):
            make.line(make.add("body", "governing_body", meets=make.choose.one(MEETS)), "part_of", partner)
        ratify.append(partner)
    if make.choose.chance(50):
        decision["ratified_by"] = ratify
    else:
        for body in ratify:
            make.line(body, "ratifies", taker)
    make.decisions.append(decision)


def _led(make: Maker) -> None:
    """A workstream's lead, a named person or not, and a delivery group on which they sit or do not."""
    group = make.add("body", "delivery_group", membership="complete")
    stream = make.some("body", "workstream", "locality_group")
    lead = make.add("post", "workstream_lead", "executive", holder=make.choose.one((*HOLDERS[:3], None)))
    make.line(lead, "leads", stream)
    for _ in range(make.choose.number(0, 3)):
        make.line(make.add("post", holder=make.choose.one((*HOLDERS[:4], None))), "sits_on", group)


def _two_masters(make: Maker) -> None:
    """A project or a body that answers to two, one of them first or not."""
    low = make.add(make.choose.one(("project", "project", "body")))
    for _ in range(2):
        above = make.some("body", "workstream", "workstream", "sector_group", "locality_group", "other")
        make.line(low, "accountable_to", above, primary=make.choose.chance(15) or None)
    if make.choose.chance(30):
        make.line(low, "accountable_to", make.some("organisation"), primary=make.choose.chance(30) or None)


def _shortcut(make: Maker) -> None:
    """A line beside a longer way, which may be of other lines or run on in a circle."""
    low, between, top = make.some(make.choose.one(("body", "project"))), make.some("body"), make.some("body")
    make.line(low, "accountable_to", top)
    make.line(low, make.choose.one(("accountable_to", "accountable_to", "reports_to")), between)
    make.line(between, make.choose.one(("accountable_to", "accountable_to", "part_of")), top)
    if make.choose.chance(20):
        make.line(top, "accountable_to", between)


def _apart(make: Maker) -> None:
    """A few nodes that stand by themselves, tied to one another or not."""
    body = make.add("body")
    make.add("organisation", *KINDS["organisation"])
    if make.choose.chance(50):
        make.line(make.add("project"), "accountable_to", body)


SCENES: tuple[Callable[[Maker], None], ...] = (
    *(_anything, _hierarchy, _hierarchy, _committee, _committee, _committee, _room, _room, _twins, _twins, _twins, _one_chair),
    *(_one_chair, _led, _led, _ladder, _ladder, _fan, _fan, _busy, _delegation, _delegation, _in_common, _decision, _decision),
    *(
        _decision,
        _slow,
        _slow,
        _assurance,
        _assurance,
        _audit,
        _money,
        _money,
        _memorandum,
        _voices,
        _voices,
        _scrutiny,
        _scrutiny,
    ),
    *(
        _not_yet,
        _apart,
        _trust,
        _trust,
        _trust,
        _trust,
        _trust,
        _trust,
        _trust,
        _two_masters,
        _two_masters,
        _shortcut,
        _shortcut,
        _enabler,
    ),
)
