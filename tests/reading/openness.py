"""TRN, ASR and RES: openness, assurance, risk and resources."""

from __future__ import annotations

from tests.reading.words import Reading, Row, sure, tie


def _said_no(world: Reading, rule: str, severity: str, bodies: list[str], field: str) -> list[Row]:
    """A field that is false (confirmed) or left out (not stated)."""
    return [
        Row(rule, severity, sure(world.nodes[body].get(field) is False), (body,), ())
        for body in bodies
        if world.nodes[body].get(field) is not True
    ]


def trn001(world: Reading) -> list[Row]:
    # A body that decides and does not meet in public, or does not say.
    return _said_no(world, "TRN001", "concern", world.deciding, "in_public")


def trn002(world: Reading) -> list[Row]:
    # A body that decides and does not publish its papers, or does not say.
    return _said_no(world, "TRN002", "note", world.deciding, "publishes_papers")


def trn003(world: Reading) -> list[Row]:
    # A board without terms of reference.
    return _said_no(world, "TRN003", "note", world.boards, "terms_of_reference")


# --- instruments -------------------------------------------------------------------------------------------------------


def _there_but_not_agreed(world: Reading, instruments: list[str]) -> bool:
    """An instrument is stated to be missing when it is there and not agreed."""
    return bool(instruments) and all(world.nodes[each].get("agreed") is False for each in instruments)


def asr001(world: Reading) -> list[Row]:
    # No risk register covers a strategic or delivery board.
    boards = world.strategic_or_delivery
    registers = world.of_kind("instrument", "risk_register")
    if not boards or any((register, board) in world.pairs("covers") for register in registers for board in boards):
        return []
    # The line that covers a board, and the register, must both be stated to be missing.
    stated = world.all_lines_complete(boards) and _there_but_not_agreed(world, registers)
    return [Row("ASR001", "gap", sure(stated), tie(boards), ())]


def asr002(world: Reading) -> list[Row]:
    # A workstream that no risk register covers, while some workstream is covered.
    registers = world.of_kind("instrument", "risk_register")
    covered = {node for register in registers for node in world.out_of("covers", register)}
    if not covered & set(world.workstreams):
        return []
    return [
        Row("ASR002", "note", sure(world.lines_complete(body)), (body,), ()) for body in world.workstreams if body not in covered
    ]


def asr003(world: Reading) -> list[Row]:
    # A control total or pooled budget exists, and no audit committee oversees or audit arrangement covers the strategic board.
    boards = world.strategic_boards
    money = world.of_kind("instrument", "control_total", "pooled_budget")
    arrangements = world.of_kind("instrument", "audit_arrangement")
    audited = any(
        committee in world.into("oversees", board) for committee in world.of_kind("body", "audit_committee") for board in boards
    ) or any(arrangement in world.into("covers", board) for arrangement in arrangements for board in boards)
    if not boards or not money or audited:
        return []
    stated = world.all_lines_complete(boards) and _there_but_not_agreed(world, arrangements)
    return [Row("ASR003", "gap", sure(stated), tie(boards), ())]


def asr004(world: Reading) -> list[Row]:
    # A pooled budget without an agreed section 75 agreement that covers the same bodies, or without an organisation that is
    # party to both.
    rows = []
    agreements = world.of_kind("instrument", "section_75_agreement")
    for budget in world.of_kind("instrument", "pooled_budget"):
        bodies = {node for node in world.out_of("covers", budget) if world.is_body(node)}

        def covers(agreement: str, bodies: set[str] = bodies) -> bool:
            return bodies <= set(world.out_of("covers", agreement))

        def both(agreement: str, budget: str = budget) -> bool:
            parties = set(world.into("party_to", budget)) & set(world.into("party_to", agreement))
            return any(world.nodes[party]["type"] == "organisation" for party in parties)

        if any(world.nodes[each].get("agreed") is True and covers(each) and both(each) for each in agreements):
            continue
        # Where one is agreed and covers them, who is party to both is a matter of lines. Else the agreement is what is missing,
        # and lines tell that none of the others covers them.
        covering = [each for each in agreements if covers(each)]
        agreed = [each for each in covering if world.nodes[each].get("agreed") is True]
        if agreed:
            stated = world.all_lines_complete([budget, *agreed])
        else:
            stated = _there_but_not_agreed(world, covering) and world.all_lines_complete(agreements)
        rows.append(Row("ASR004", "gap", sure(stated), (budget,), ()))
    return rows


def asr005(world: Reading) -> list[Row]:
    # No agreed dispute procedure, or no conflicts policy.
    procedures = world.of_kind("instrument", "dispute_procedure")
    agreed = any(world.nodes[each].get("agreed") is True for each in procedures)
    if agreed and world.of_kind("instrument", "conflicts_policy"):
        return []
    # One of the two that is stated to be missing is enough; that there is no policy is never stated.
    stated = not agreed and _there_but_not_agreed(world, procedures)
    return [Row("ASR005", "concern", sure(stated), (), ())]


def asr006(world: Reading) -> list[Row]:
    # No memorandum of understanding at all: a gap, about nobody.
    memoranda = world.of_kind("instrument", "memorandum_of_understanding")
    if not memoranda:
        return [Row("ASR006", "gap", "not_stated", (), ())]
    # One that is not agreed: a concern, one each.
    rows = _said_no(world, "ASR006", "concern", memoranda, "agreed")
    # Organisations with a seat that are party to none: a concern, one for all of them.
    parties = {party for each in memoranda for party in world.into("party_to", each)}
    outside = [each for each in world.of_type("organisation") if world.seats_of(each) and each not in parties]
    if outside:
        rows.append(Row("ASR006", "concern", sure(world.all_lines_complete(outside)), tie(outside), ()))
    return rows


# --- resources ---------------------------------------------------------------------------------------------------------


def res001(world: Reading) -> list[Row]:
    # No programme office supports a strategic or delivery board.
    boards = world.strategic_or_delivery
    offices = world.of_kind("body", "programme_office")
    if not boards or any((office, board) in world.pairs("supports") for office in offices for board in boards):
        return []
    return [Row("RES001", "concern", sure(world.all_lines_complete(boards)), tie(boards), ())]


def res002(world: Reading) -> list[Row]:
    # A programme office without a dedicated team, or that does not say.
    offices = [body for body in world.own_bodies if world.kind(body) == "programme_office"]
    return _said_no(world, "RES002", "concern", offices, "dedicated_team")


def res003(world: Reading) -> list[Row]:
    # One holder in more posts than the limit.
    posts: dict[str, list[str]] = {}
    for post in world.of_type("post"):
        holder = world.holder(post)
        if holder is not None:
            posts.setdefault(holder, []).append(post)
    return [Row("RES003", "concern", "confirmed", tie(held), ()) for held in posts.values() if len(held) > world.limit("RES003")]


def res004(world: Reading) -> list[Row]:
    # Posts that sit or lead and are vacant, one finding each.
    left = {node["id"]: node for node in world.data["nodes"] if node.get("status") != "ended"}
    rows = []
    for post, node in left.items():
        if node["type"] == "post" and node.get("vacant") is True:
            lines = [each for each in world.data.get("relations") or () if each.get("status") != "ended"]
            if any(each["source"] == post and each["type"] in ("sits_on", "leads") and each["target"] in left for each in lines):
                rows.append(Row("RES004", "concern", "confirmed", (post,), ()))
    return rows


def res005(world: Reading) -> list[Row]:
    # A post represents a body that is planned, or a body that is planned is a member of another. Both ends are subjects.
    def planned(node: str) -> bool:
        return world.is_body(node) and world.nodes[node].get("status") == "planned"

    rows = []
    for line in world.relations:
        x, y = line["source"], line["target"]
        if (line["type"] == "represents" and planned(y)) or (line["type"] == "member_of" and planned(x) and x != y):
            rows.append(Row("RES005", "concern", "confirmed", tie((x, y)), ()))
    return rows
