"""DEC001 to DEC003, DEC008, DEC009, DEC012 and the dated law: authority, and who passed it on."""

from __future__ import annotations

from datetime import date

from tests.reading.decisions import takers
from tests.reading.words import Reading, Row, first_day, last_day, sure, tie

AGREEMENTS = ("scheme_of_delegation", "section_75_agreement", "memorandum_of_understanding")
DIRECTORS = ("executive", "chief_officer", "finance_director", "chair", "non_executive_director")
TRUSTS = ("nhs_trust", "foundation_trust", "ambulance_trust")


def _given_authority(world: Reading, body: str) -> bool:
    """Whether a statutory root, or a body that is part of one, delegates to a body directly or by a chain."""
    return any(world.holds_a_roots_authority(giver) for giver in world.passed_authority_by(body))


def dec001(world: Reading) -> list[Row]:
    # A body that decides, not part of a statutory root, to which no statutory root (or body part of one) delegates, directly
    # or by a chain, and whose recommendations none of these ratifies.
    rows = []
    for body in world.deciding:
        ratifiers = world.into("ratifies", body)
        if world.is_part_of_a_root(body) or _given_authority(world, body):
            continue
        if any(world.holds_a_roots_authority(each) for each in ratifiers):
            continue
        # A line of any of those from whom its authority comes, or of a body that ratifies, might make them part of a root.
        ratifying = {each for each in ratifiers if world.is_body(each)}
        stated = world.all_lines_complete({body, *world.passed_authority_by(body), *ratifying})
        rows.append(Row("DEC001", "gap", sure(stated), (body,), ()))
    return rows


def dec002(world: Reading) -> list[Row]:
    # A delegation whose instrument is missing, or is no agreed scheme of delegation, section 75 agreement or memorandum of
    # understanding. Both ends are subjects. One to somebody else's body is not judged.
    rows = []
    for line in world.relations:
        if line["type"] != "delegates_to" or not _is_ours(world, line["target"]):
            continue
        instrument = world.nodes.get(line.get("instrument") or "")
        if instrument and instrument["kind"] in AGREEMENTS and instrument.get("agreed") is True:
            continue
        stated = instrument is not None and instrument["kind"] in AGREEMENTS and instrument.get("agreed") is False
        rows.append(Row("DEC002", "concern", sure(stated), tie({line["source"], line["target"]}), ()))
    return rows


def _is_ours(world: Reading, node: str) -> bool:
    return world.is_post(node) or world.is_own_body(node)


def dec003(world: Reading) -> list[Row]:
    # An organisation delegates to a body on which no post represents it and of which it is no member. Both are subjects.
    rows = []
    for giver, body in sorted(world.pairs("delegates_to")):
        if world.nodes[giver]["type"] != "organisation" or not world.is_own_body(body):
            continue
        if any(giver in world.organisations_of(seat) for seat in world.seats_on(body)):
            continue
        stated = world.membership_complete([body]) and not any(
            world.leaves_open_whom(post) for post in world.listed_posts([body])
        )
        rows.append(Row("DEC003", "concern", sure(stated), tie((giver, body)), ()))
    return rows


def dec008(world: Reading) -> list[Row]:
    # A body delegates although no chain of delegation from a statutory root, or from a body part of one, leads to it, and it
    # is not part of one itself.
    rows = []
    for body in world.own_bodies:
        if not world.out_of("delegates_to", body) or world.is_part_of_a_root(body) or _given_authority(world, body):
            continue
        stated = world.all_lines_complete({body, *world.passed_authority_by(body)})
        rows.append(Row("DEC008", "gap", sure(stated), (body,), ()))
    return rows


def dec009(world: Reading) -> list[Row]:
    # A body that takes a decision has no delegation, direct or by a chain, from an organisation that the decision affects or
    # from a body part of it, none of these ratifies (the decision, or what the body recommends), and the body is not part of
    # that organisation. One finding for each decision, body and organisation, all three subjects.
    rows = []
    for decision in world.decisions:
        for body in takers(world, decision):
            if not world.is_own_body(body):
                continue
            for organisation in sorted(set(decision.get("affects") or ())):
                if world.nodes.get(organisation, {}).get("type") != "organisation":
                    continue
                these = {organisation, *world.into("part_of", organisation)}
                ratify = {*(decision.get("ratified_by") or ()), *world.into("ratifies", body)}
                chain = world.passed_authority_by(body)
                if these & chain or these & ratify or organisation in world.out_of("part_of", body):
                    continue
                # The lines of the organisation tell what it ratifies and which bodies are part of it.
                stated = world.all_lines_complete({body, organisation, *chain})
                rows.append(Row("DEC009", "gap", sure(stated), tie((decision["id"], body, organisation)), ()))
    return rows


def dec012(world: Reading) -> list[Row]:
    # One or more schemes of delegation cover bodies; a body whose function is decision making (confirmed) or not stated
    # (not stated) is covered by none of them.
    schemes = world.of_kind("instrument", "scheme_of_delegation")
    covered = {node for scheme in schemes for node in world.out_of("covers", scheme) if world.is_body(node)}
    rows = []
    for body in world.own_bodies if covered else ():
        function = world.nodes[body].get("function")
        if function in (None, "decision_making") and body not in covered:
            rows.append(Row("DEC012", "concern", sure(function is not None), (body,), ()))
    return rows


# --- the dated law -----------------------------------------------------------------------------------------------------


def _in_force(world: Reading, since: date | None, until: date | None) -> bool:
    """Whether a law was in force on every day of the structure's date. No date, no finding."""
    when = world.data.get("as_at")
    if when is None:
        return False
    return (since is None or first_day(when) >= since) and (until is None or last_day(when) <= until)


def law001(world: Reading) -> list[Row]:
    # Until 30 June 2022: a foundation trust delegates to a body on which its only representatives are none of its directors.
    rows = []
    if not _in_force(world, None, date(2022, 6, 30)):
        return []
    for trust, body in sorted(world.pairs("delegates_to")):
        if world.kind(trust) != "foundation_trust" or not world.is_own_body(body):
            continue
        seats = [seat for seat in world.seats_on(body) if trust in world.organisations_of(seat)]
        posts = {seat.who for seat in seats if seat.is_listed}
        if not posts or any(world.kind(post) in DIRECTORS for post in posts):
            continue
        # A seat of the trust of which it is not stated what sort of post it is, and one of which it is not stated for whom it
        # speaks, leave it open.
        stated = (
            world.membership_complete([body])
            and not any(world.leaves_open_what(seat) for seat in seats)
            and not any(world.leaves_open_whom(post) for post in world.listed_posts([body]))
        )
        rows.append(Row("LAW001", "gap", sure(stated), tie((trust, body)), ()))
    return rows


def law002(world: Reading) -> list[Row]:
    # From 1 October 2014 to 30 June 2022: a trust delegates to a joint committee.
    if not _in_force(world, date(2014, 10, 1), date(2022, 6, 30)):
        return []
    return [
        Row("LAW002", "concern", "confirmed", tie((trust, body)), ())
        for trust, body in sorted(world.pairs("delegates_to"))
        if world.kind(trust) in TRUSTS and world.is_own_body(body) and world.kind(body) == "joint_committee"
    ]


def law003(world: Reading) -> list[Row]:
    # A committee in common that no committee or governing body of each participating organisation is part of or delegates
    # to: each must have one behind it. Those take part that have a seat there, other than in attendance, or delegate to it.
    if not _in_force(world, None, None):
        return []
    rows = []
    for body in world.own_bodies:
        if world.kind(body) != "committee_in_common":
            continue
        taking_part = {
            organisation
            for seat in world.seats_on(body)
            if not seat.only_attends
            for organisation in world.organisations_of(seat)
        }
        taking_part |= {giver for giver in world.into("delegates_to", body) if not world.is_body(giver)}
        behind = {each for each in (*world.into("part_of", body), *world.into("delegates_to", body)) if world.is_body(each)}
        without = taking_part - {owner for each in behind for owner in world.out_of("part_of", each)}
        if without:
            # The lines of the committee in common, and those of the organisations, tell what stands behind it.
            stated = world.all_lines_complete({body, *without})
            rows.append(Row("LAW003", "concern", sure(stated), (body,), ()))
    return rows
