"""HFMA's Table 2 (who is represented) and Table 3 (which arrangements are in place), for one structure and for any number.

HFMA counted, over the 44 plans of 2016, for how many the answer is yes, and the others as "Not stated/No" together; here the
two are kept apart. Its totals stand beside ours in `tally`.

**Table 2.** Somebody of a sort is represented when one who speaks for the sort has a part in a body of the structure (a body
that is not external; planned ones count, as they did in the plans).

- *Who speaks*: an organisation of the sort; a body that is directly part of one, or is itself of the sort; a post of the sort,
  or one that represents such an organisation or body. Being employed by an organisation is not speaking for it. `SORTS` lists
  the kinds.
- *A part*: a seat (`sits_on`, `member_of`, also in attendance) or a lead (`leads`), held by who speaks; or one of
  `accountable_to`, `delegates_to`, `ratifies`, `oversees`, `advises`, `part_of`, either way, between who speaks and another
  body of the structure. Reports, support and being party to an agreement are no part.
- *No*: the drawing is complete, so are the lines of every body of the structure and of all who speak, and so is every body's
  membership, with nobody there of whom it is open whether they are of the sort.

**Table 3** asks for what is established; what is only planned is not.

- *Delegated decision-making*: a body of the structure holds authority, by delegation or a chain of delegations, from somebody
  with standing in law or a body part of one; or it is itself directly part of one, and its function is to decide. *No*: the
  drawing and the lines of every body are complete and there is none.
- *Designated resource*: a programme office with a dedicated team. *No*: every programme office is stated to have none, or the
  drawing is complete and shows none.
- *Pooled budgets*: a pooled budget, unless stated not to be agreed.
- *Memorandum of understanding*: one that is agreed.
- *Risk management arrangements*: a risk register, unless stated not to be agreed, or an agreed risk share agreement, that covers
  a body of the structure or a project.
- A missing paper is *not stated*; *no* is said only where papers are there and all are stated not to be agreed or only planned.

Source: HFMA, "Emerging approaches: developing sustainability and transformation plan governance arrangements" (2017), Tables 2
and 3. CCGs came to an end on 30 June 2022: integrated care boards, which took their place, count with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stpgraph.assess.answer import Answer, Papers, Row, paper_row, papers, row, settled, told, words_of
from stpgraph.graph import Seat, Wiring
from stpgraph.model import AnyNode, Body, Organisation, Post
from stpgraph.model.kinds import InstrumentKind, RelationType
from stpgraph.rules.answering import kind_open, speaker_open
from stpgraph.rules.heard import COUNCIL_BODIES, COUNCILS, PUBLIC_POSTS
from stpgraph.rules.words import names

COMMISSIONERS = ("ccg", "integrated_care_board")
PROVIDERS = ("nhs_trust", "foundation_trust", "ambulance_trust", "community_provider", "gp_provider", "private_provider")


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of stakeholder: the kinds of organisation, body and post that speak for it. `clinical`: clinical posts do too."""

    key: str
    question: str
    words: str
    organisations: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    clinical: bool = False


SORTS: tuple[Sort, ...] = (
    Sort(
        "ccgs", "Are CCGs (since July 2022, integrated care boards) represented?", "CCG or integrated care board", COMMISSIONERS
    ),
    Sort("providers", "Are providers of care represented?", "provider of care", PROVIDERS),
    Sort(
        "local-authority",
        "Is local government represented?",
        "council, council's body or elected member",
        COUNCILS,
        COUNCIL_BODIES,
        ("elected_member",),
    ),
    Sort(
        "public",
        "Is the public represented, through Healthwatch or public representatives?",
        "Healthwatch or public representative",
        ("healthwatch",),
        (),
        PUBLIC_POSTS,
    ),
    Sort("clinicians", "Are clinicians represented?", "clinician or clinical cabinet", (), ("clinical_cabinet",), (), True),
)
TABLE_3: Mapping[str, str] = {
    "delegation": "Is decision-making delegated?",
    "resource": "Is there a team whose job it is to manage the partnership?",
    "pooled-budgets": "Are there pooled budgets?",
    "memorandum": "Is there an agreed memorandum of understanding?",
    "risk": "Are there arrangements to manage the risks of the whole?",
}
#: HFMA's totals over 44 published plans: yes, and not stated or no.
PUBLISHED: Mapping[str, tuple[int, int]] = {
    "ccgs": (44, 0),
    "providers": (44, 0),
    "local-authority": (38, 6),
    "public": (35, 9),
    "clinicians": (36, 8),
    "delegation": (12, 32),
    "resource": (19, 25),
    "pooled-budgets": (1, 43),
    "memorandum": (13, 31),
    "risk": (20, 24),
}
_HELD: tuple[RelationType, ...] = ("sits_on", "member_of", "leads")
_EITHER_WAY: tuple[RelationType, ...] = ("accountable_to", "delegates_to", "ratifies", "oversees", "advises", "part_of")


# ── Table 2 ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def table_2(wiring: Wiring) -> tuple[Row, ...]:
    """Who is represented, in the order of HFMA's Table 2. See the module for what counts."""
    return wiring.once(_table_2)


def _table_2(wiring: Wiring) -> tuple[Row, ...]:
    return tuple(_represented(wiring, sort) for sort in SORTS)


def speakers(wiring: Wiring, sort: Sort) -> dict[str, tuple[str, ...]]:
    """Who speaks for a sort: each with those of the sort for whom it speaks, itself first."""
    found: dict[str, tuple[str, ...]] = {key: (key,) for key, node in wiring.nodes.items() if _is_of(node, sort)}
    for line in wiring.relations:
        if line.type == "part_of" and _is_organisation_of(wiring, line.target, sort):
            found[line.source] = (*found.get(line.source, (line.source,)), line.target)
    own = frozenset(found)
    for post, whom in wiring.represented.items():
        spoken_for = tuple(each for each in whom if each in own)
        if spoken_for:
            found[post] = (post, *spoken_for)
    return dict(sorted(found.items()))


def _is_of(node: AnyNode, sort: Sort) -> bool:
    if isinstance(node, Organisation):
        return node.kind in sort.organisations
    if isinstance(node, Body):
        return node.kind in sort.bodies
    return isinstance(node, Post) and (node.kind in sort.posts or (sort.clinical and bool(node.is_clinical)))


def _is_organisation_of(wiring: Wiring, key: str, sort: Sort) -> bool:
    node = wiring.nodes[key]
    return isinstance(node, Organisation) and node.kind in sort.organisations


def parts(wiring: Wiring, speaker: str) -> frozenset[str]:
    """The bodies of the structure in which a speaker has a part."""
    own = {line.target for line in wiring.relations_from(speaker, *_HELD, *_EITHER_WAY)}
    own |= {line.source for line in wiring.relations_to(speaker, *_EITHER_WAY)}
    return frozenset(own.intersection(wiring.bodies) - {speaker})


def _represented(wiring: Wiring, sort: Sort) -> Row:
    who = speakers(wiring, sort)
    found = {speaker: bodies for speaker in who if (bodies := parts(wiring, speaker))}
    if found:
        where = frozenset[str]().union(*found.values())
        why = f"{names(wiring, found)} {'has' if len(found) == 1 else 'have'} a part in {names(wiring, where)}."
        return row(sort.key, sort.question, "yes", [each for speaker in found for each in who[speaker]], why)
    unknown = [
        body
        for body in wiring.bodies
        if not wiring.lines_complete(body) or not wiring.seats_known([body], lambda seat: _open(wiring, sort, seat))
    ]
    unknown += [speaker for speaker in who if not wiring.lines_complete(speaker)]
    if wiring.drawing_complete() and not unknown:
        why = f"No {sort.words} has a seat on any body of the structure or another part in it; the drawing is complete."
        return row(sort.key, sort.question, "no", wiring.bodies, why)
    why = f"The documents do not say that any {sort.words} has a seat on a body of the structure or another part in it."
    if unknown:
        why += f" Who sits there or what lines there are is not fully known of {names(wiring, set(unknown))}."
    return row(sort.key, sort.question, "not_stated", unknown, why)


def _open(wiring: Wiring, sort: Sort, seat: Seat) -> bool:
    """A seat of which it is open whether it is held by somebody of a sort."""
    if sort.clinical:
        return seat.post is None or seat.post.is_clinical is None
    if any(isinstance(wiring.nodes[each], Body) for each in wiring.held_for(seat)):
        return True  # who is behind that body is not said
    return speaker_open(wiring, seat) or (bool(sort.posts) and kind_open(seat))


# ── Table 3 ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def table_3(wiring: Wiring) -> tuple[Row, ...]:
    """Which arrangements are established, in the order of HFMA's Table 3. See the module for what counts."""
    return wiring.once(_table_3)


def _table_3(wiring: Wiring) -> tuple[Row, ...]:
    return (
        _delegation(wiring),
        _resource(wiring),
        paper_row("pooled-budgets", TABLE_3["pooled-budgets"], wiring, "pooled_budget"),
        paper_row("memorandum", TABLE_3["memorandum"], wiring, "memorandum_of_understanding"),
        _risk(wiring),
    )


def authorised_bodies(wiring: Wiring) -> tuple[str, ...]:
    """The bodies of the structure that hold delegated authority, or decide as a part of somebody with standing in law."""
    return tuple(
        key
        for key, body in wiring.bodies.items()
        if key in wiring.authorised or (key in wiring.parts_of_roots and body.function == "decision_making")
    )


def _delegation(wiring: Wiring) -> Row:
    key, question = "delegation", TABLE_3["delegation"]
    now = settled(wiring)
    found = authorised_bodies(now)
    if found:
        givers = {line.source for body in found for line in now.relations_to(body, "delegates_to")}
        givers |= {line.target for body in found for line in now.relations_from(body, "part_of")} & now.statutory_roots
        why = f"Authority to decide comes to {names(wiring, found)} from {names(wiring, givers)}."
        return row(key, question, "yes", (*found, *givers), why)
    planned = authorised_bodies(wiring)
    undecided = [body for body in now.bodies if body in now.parts_of_roots and now.bodies[body].function is None]
    unknown = {*undecided, *(body for body in now.bodies if not now.lines_complete(body))}
    denied = wiring.drawing_complete() and not unknown
    start = f"Authority for {names(wiring, planned)} is only planned. " if planned else ""
    if denied:
        why = f"{start}The drawing is complete and shows nobody with standing in law who delegates to a body of the structure."
        return row(key, question, "no", planned or now.bodies, why)
    why = f"{start}The documents do not say that anybody with standing in law delegates to a body of the structure."
    return row(key, question, "not_stated", planned or unknown, why)


def _resource(wiring: Wiring) -> Row:
    key, question = "resource", TABLE_3["resource"]
    now = settled(wiring)
    offices = {node: body for node, body in now.nodes.items() if isinstance(body, Body) and body.kind == "programme_office"}
    dedicated = [node for node, body in offices.items() if body.dedicated_team]
    if dedicated:
        return row(key, question, "yes", dedicated, f"{names(wiring, dedicated)} has people whose job it is.")
    if offices and all(body.dedicated_team is False for body in offices.values()):
        return row(
            key, question, "no", offices, f"{names(wiring, offices)} has no people of its own: it is work on top of other jobs."
        )
    if offices:
        why = f"There is a programme office ({names(wiring, offices)}), but the documents do not say whether it has people whose job it is."
        return row(key, question, "not_stated", offices, why)
    planned = [node for node, body in wiring.nodes.items() if isinstance(body, Body) and body.kind == "programme_office"]
    answer: Answer = "no" if wiring.drawing_complete() else "not_stated"
    shows = "The drawing is complete and shows" if answer == "no" else "The documents show"
    why = f"{shows} no programme office that is in place."
    if planned:
        why = f"{names(wiring, planned)} is only planned. {why}"
    return row(key, question, answer, planned, why)


def _risk(wiring: Wiring) -> Row:
    return covering_row("risk", TABLE_3["risk"], wiring, "risk_register", "risk_share_agreement")


def covering_row(key: str, question: str, wiring: Wiring, *kinds: InstrumentKind) -> Row:
    """Whether a paper of some kinds is in force that covers a body of the structure or a project.

    Papers that cover only organisations, or of which it is not stated what they cover, leave it open.
    """
    now = settled(wiring)
    found = papers(wiring, *kinds)
    covering = [
        paper
        for paper in found.in_force
        if any(line.target in now.bodies or line.target in now.projects for line in now.relations_from(paper, "covers"))
    ]
    elsewhere = [paper for paper in found.in_force if paper not in covering]
    sorted_out = Papers(tuple(covering), (*found.unclear, *elsewhere), found.refused)
    return told(key, question, wiring, sorted_out, words_of(*kinds))


# ── any number of structures ─────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Tally:
    """How many structures answer one question how, and what HFMA counted over 44 plans.

    `published_rest` is HFMA's column "Not stated/No"; `rest` is ours to compare with it.
    """

    key: str
    question: str
    yes: int
    no: int
    not_stated: int
    published_yes: int
    published_rest: int

    @property
    def rest(self) -> int:
        return self.no + self.not_stated


def tally(sets: Iterable[Iterable[Row]]) -> tuple[Tally, ...]:
    """The answers of any number of structures counted, one set of rows of Table 2, Table 3 or both for each structure.

    In the order of the tables; every question is there, also where nobody answers it. Raises KeyError for a row of another
    table.
    """
    questions = {sort.key: sort.question for sort in SORTS} | dict(TABLE_3)
    counts: dict[str, dict[Answer, int]] = {key: {"yes": 0, "no": 0, "not_stated": 0} for key in PUBLISHED}
    for each in (each for rows in sets for each in rows):
        counts[each.key][each.answer] += 1
    return tuple(
        Tally(key, questions[key], found["yes"], found["no"], found["not_stated"], *PUBLISHED[key])
        for key, found in counts.items()
    )
