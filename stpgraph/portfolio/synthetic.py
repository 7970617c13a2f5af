"""A synthetic national set: 44 made-up structures whose Tables 2 and 3 come to exactly what HFMA counted over the 44 real plans.

Nothing in it is about a real place, organisation or person, and everything says so: titles, footprints, notes, names and ids. Who
is represented and what is in place is dealt out by chance to as many footprints as HFMA counted (`assess.tables.PUBLISHED`), and
so is everything that the tables do not ask. The same seed gives the same set; every seed gives the same totals.

Source of the totals: HFMA, "Emerging approaches: developing sustainability and transformation plan governance arrangements"
(2017), Tables 2 and 3.
"""

from __future__ import annotations

from random import Random
from typing import Literal

from stpgraph.assess.tables import PUBLISHED
from stpgraph.model import Structure
from stpgraph.portfolio.synthetic_parts import Draft

PLANS = 44
SEED = 2017
Shape = Literal["workstream", "local_area", "sector", "clinical_focus"]
#: How many of the 44 follow which archetype; HFMA says only that most follow the first.
_SHAPES: tuple[tuple[Shape, int], ...] = (("workstream", 22), ("local_area", 9), ("sector", 7), ("clinical_focus", 6))
_GROUPS: dict[Shape, tuple[str, tuple[str, ...]]] = {
    "workstream": (
        "workstream",
        ("Urgent care", "Planned care", "Mental health", "Prevention", "Primary care", "Children", "Cancer"),
    ),
    "local_area": ("locality_group", ("North locality", "South locality", "East locality", "West locality", "Central locality")),
    "sector": (
        "sector_group",
        ("Mental health sector", "Hospital sector", "Primary care sector", "Community sector", "Social care sector"),
    ),
    "clinical_focus": ("workstream", ("Frailty", "Heart and circulation", "Maternity", "Cancer pathways", "Diabetes")),
}
_NOTES = (
    "SYNTHETIC. Made by a program (seed {seed}); it describes no real place, organisation or person. It is one of a set of 44 whose "
    "answers to HFMA's Table 2 and Table 3 come to the totals that HFMA published for the 44 plans of 2016."
)


def national_set(seed: int = SEED) -> tuple[Structure, ...]:
    """The 44 structures, in order of number."""
    chance = Random(f"stpgraph synthetic {seed}")  # noqa: S311 - nothing is kept secret by it
    shapes = [shape for shape, number in _SHAPES for _ in range(number)]
    chance.shuffle(shapes)
    having = _dealt(chance, shapes)
    return tuple(
        _structure(number, shape, {key for key, numbers in having.items() if number in numbers}, seed, chance)
        for number, shape in enumerate(shapes, 1)
    )


def _dealt(chance: Random, shapes: list[Shape]) -> dict[str, set[int]]:
    """The numbers of the structures that have what each question asks: as many as HFMA counted."""
    everybody = range(1, PLANS + 1)
    having = {key: set(chance.sample(everybody, yes)) for key, (yes, _) in PUBLISHED.items()}
    # Governance by clinical focus has clinicians in it, or it would be none.
    clinical = {number for number, shape in enumerate(shapes, 1) if shape == "clinical_focus"}
    for number in sorted(clinical - having["clinicians"]):
        having["clinicians"].remove(chance.choice(sorted(having["clinicians"] - clinical)))
        having["clinicians"].add(number)
    return having


def _structure(number: int, shape: Shape, having: set[str], seed: int, chance: Random) -> Structure:
    whole = chance.random() < 0.6  # drawings that show everything, so that what they do not show is not there
    draft = Draft(number, chance, whole)
    _partners(draft, having)
    _boards(draft, having)
    _groups(draft, shape)
    _papers(draft, having)
    return Structure.model_validate(
        {
            "stpgraph": 1,
            "id": f"synthetic-footprint-{number:02}",
            "title": f"Synthetic footprint {number:02} of {PLANS}",
            "footprint": f"Synthetic footprint {number:02} of {PLANS}",
            "status": "current",
            "archetype": shape,
            "as_at": "2016-10",
            "drawing": "complete" if whole else "partial",
            "notes": _NOTES.format(seed=seed),
            "nodes": draft.nodes,
            "relations": draft.relations,
            "decisions": draft.decisions,
        }
    )


def _partners(draft: Draft, having: set[str]) -> None:
    chance = draft.chance
    for letter in "ABCDE"[: chance.randint(2, 5)]:
        draft.organisation("ccg", f"CCG {letter}")
    for letter in "ABC"[: chance.randint(1, 3)]:
        draft.organisation(chance.choice(("foundation_trust", "nhs_trust")), f"Trust {letter}")
    if chance.random() < 0.5:
        draft.shared_organisation("ambulance_trust", "Ambulance Trust", chance.randint(1, 8))
    if "local-authority" in having:
        for letter in "AB"[: chance.randint(1, 2)]:
            draft.organisation("local_authority", f"Council {letter}")
    if "public" in having and chance.random() < 0.7:
        draft.organisation("healthwatch", "Healthwatch")
    if chance.random() < 0.3:
        draft.organisation("voluntary_sector", "Voluntary Alliance")


def _boards(draft: Draft, having: set[str]) -> None:
    chance = draft.chance
    board = draft.body("strategic_board", "Strategic Board", **draft.openness())
    group = draft.body("delivery_group", "Delivery Group", function="operational")
    draft.relate(group, "accountable_to", board)
    for kind, kinds in (
        ("chief_officer", ("ccg", "nhs_trust", "foundation_trust", "ambulance_trust")),
        ("executive", ("local_authority",)),
    ):
        for key, name in draft.organisations(*kinds):
            post = draft.post(kind, f"Chief executive, {name}", "own")
            draft.relate(post, "represents", key)
            draft.relate(post, "sits_on", board)
            draft.relate(post, "employed_by", key)
    chair = draft.post(chance.choice(("independent_chair", "chief_officer", "senior_responsible_officer")), "Chair", "roving")
    draft.relate(chair, "sits_on", board, capacity="chair")
    leader = draft.post("senior_responsible_officer", "Senior responsible officer", "roving")
    draft.relate(leader, "sits_on", board)
    draft.relate(leader, "sits_on", group, capacity="chair")
    money = draft.post("finance_director", "Finance director of the partnership", "roving")
    draft.relate(money, "sits_on", group)
    if "local-authority" in having and chance.random() < 0.4:
        draft.relate(draft.post("elected_member", "Council leader", "roving"), "sits_on", board)
    if "public" in having:
        watch = [key for key, _ in draft.organisations("healthwatch")]
        voice = draft.post("healthwatch_representative" if watch else "public_representative", "Voice of the public")
        draft.relate(voice, "sits_on", board, capacity=chance.choice(("voting", "attending")))
        for key in watch:
            draft.relate(voice, "represents", key)
    if "clinicians" in having:
        cabinet = draft.body("clinical_cabinet", "Clinical Cabinet")
        draft.relate(draft.post("clinician", "Lead clinician"), "sits_on", cabinet, capacity="chair")
        draft.relate(cabinet, "advises", board)
    if chance.random() < 0.3:
        draft.relate(draft.post("lay_member", "Lay member", "roving"), "sits_on", board)
    if "resource" in having or chance.random() < 0.6:
        team = True if "resource" in having else chance.choice((False, None))
        draft.relate(draft.body("programme_office", "Programme Office", dedicated_team=team), "supports", board)
    if chance.random() < 0.5:
        draft.relate(draft.body("finance_group", "Finance Group", function="advisory"), "advises", board)
    for name in chance.sample(("Workforce", "Estates", "Digital", "Communications"), chance.randint(0, 4)):
        draft.relate(draft.body("enabler", f"{name} Group"), "supports", group)


def _groups(draft: Draft, shape: Shape) -> None:
    """The working groups below the delivery group, and what they deliver."""
    chance = draft.chance
    kind, names = _GROUPS[shape]
    above = "clinical-cabinet" if shape == "clinical_focus" else "delivery-group"
    if shape == "clinical_focus":
        draft.relate(draft.id("clinical-cabinet"), "accountable_to", draft.id("delivery-group"))
    project = 0
    for name in sorted(chance.sample(names, chance.randint(3, len(names)))):
        group = draft.body(kind, f"{name} Group")
        if chance.random() < 0.95:
            draft.relate(group, "accountable_to", draft.id(above))
        if chance.random() < 0.6:
            lead = draft.post("workstream_lead", f"Lead, {name}", "roving")
            draft.relate(lead, "leads", group)
            draft.relate(lead, "sits_on", draft.id("delivery-group"))
        for _ in range(chance.randint(0, 3)):
            project += 1
            draft.relate(draft.project(f"Project {project}"), "accountable_to", group)


def _papers(draft: Draft, having: set[str]) -> None:
    """Delegation, money, the memorandum and the register of risks."""
    chance = draft.chance
    board, ccgs = draft.id("strategic-board"), [key for key, _ in draft.organisations("ccg")]
    signed = [key for key, _ in draft.organisations("ccg", "nhs_trust", "foundation_trust", "local_authority")]
    if "delegation" in having:
        committee = draft.body("joint_committee", "Joint Committee", function="decision_making", **draft.openness())
        draft.relate(committee, "reports_to", board)
        scheme = draft.paper("scheme_of_delegation", "Scheme of Delegation", agreed=True)
        draft.relate(scheme, "covers", committee)
        for key in ccgs:
            draft.relate(key, "delegates_to", committee, scope="Commissioning of urgent care", instrument=scheme)
        draft.decide("Change of urgent care services", committee, ccgs)
    elif chance.random() < 0.3:
        draft.relate(ccgs[0], "delegates_to", board, status="planned")
    if "memorandum" in having or chance.random() < 0.5:
        agreed = True if "memorandum" in having else chance.choice((False, None))
        memorandum = draft.paper("memorandum_of_understanding", "Memorandum of Understanding", agreed=agreed)
        for key in signed:
            draft.relate(key, "party_to", memorandum)
    if "pooled-budgets" in having:
        budget = draft.paper("pooled_budget", "Pooled Budget", agreed=True, amount_gbp=10_000_000)
        for key in signed:
            draft.relate(key, "party_to", budget)
    if "risk" in having or chance.random() < 0.2:
        register = draft.paper("risk_register", "Risk Register", agreed=None if "risk" in having else False)
        draft.relate(register, "covers", board)
