"""What was lost that mattered, read from both structures and not from the text of files.

Whether the second structure states the loss, or only no longer states what was there, is told apart (`stated`): a seat is stated to be gone
where the membership of its board is complete, a line or a box where the drawing is, a yes or no where it is no.

Sources: Hasselman, questions 2, 3, 5 and 6; Coutts, issues 1 to 4; HFMA 2017, "delegated decision-making" and governance checklist.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from stpgraph.graph import Seat, Wiring
from stpgraph.graph.wiring import standing_open
from stpgraph.model import Body, DelegatesTo, Finding, Instrument, Organisation, Post
from stpgraph.model.kinds import InstrumentKind
from stpgraph.rules.heard import Voice, clinical_voice, council_voice, practice_voice, public_voice

LossKind = Literal[
    "delegation",
    "last_non_executive",
    "independent_chair",
    "voice",
    "partner",
    "board",
    "scheme",
    "scheme_narrowed",
    "delegation_narrowed",
    "private",
    "non_executive",
    "partner_seat",
    "paper",
    "oversight",
    "unpublished",
]
VoiceName = Literal["clinical", "council", "public", "practice"]
VOICES: tuple[tuple[VoiceName, Callable[[Wiring], Voice], str], ...] = (
    ("clinical", clinical_voice, "VOI001"),
    ("council", council_voice, "VOI002"),
    ("public", public_voice, "VOI003"),
    ("practice", practice_voice, "VOI004"),
)
PAPERS: tuple[InstrumentKind, ...] = (
    "memorandum_of_understanding",
    "risk_register",
    "conflicts_policy",
    "dispute_procedure",
    "audit_arrangement",
)


@dataclass(frozen=True, slots=True)
class Loss:
    """One loss. `subject` is the left id of what lost something (empty for the structure as a whole), `others` the left ids of whom or
    what it lost; `stated` is False where the second structure only no longer states it. `voice` names a voice."""

    kind: LossKind
    subject: str
    stated: bool
    others: tuple[str, ...] = ()
    voice: VoiceName | None = None


def losses(left: Wiring, right: Wiring, findings: Collection[Finding], right_of: Mapping[str, str]) -> tuple[Loss, ...]:
    """Every loss, in order of kind and subject. `findings` are those of the right structure; `right_of` gives counterparts by left id."""
    certain = {each.rule: each.certainty == "confirmed" for each in findings}
    found = [
        *_boards(left, right, right_of),
        *_voices(left, right, certain),
        *_partners(left, right, right_of),
        *_delegations(left, right, right_of),
        *_schemes(left, right, right_of),
        *_papers(left, right, right_of),
        *_oversight(left, right, right_of),
    ]
    return tuple(sorted(found, key=lambda each: (each.kind, each.subject, each.others, each.voice or "")))


# ── boards ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _boards(left: Wiring, right: Wiring, right_of: Mapping[str, str]) -> Iterator[Loss]:
    for key, before in left.boards.items():
        other = right_of.get(key)
        after = right.nodes.get(other) if other else None
        if other is None or not isinstance(after, Body):
            yield Loss("board", key, other is not None or right.drawing_complete())
            continue
        yield from _chair(left, right, key, other)
        yield from _non_executives(left, right, key, other, right_of)
        if before.in_public and not after.in_public:
            yield Loss("private", key, after.in_public is False)
        if before.publishes_papers and not after.publishes_papers:
            yield Loss("unpublished", key, after.publishes_papers is False)


def _is_independent(seat: Seat) -> bool:
    return seat.post is not None and seat.post.kind == "independent_chair"


def _chair(left: Wiring, right: Wiring, key: str, other: str) -> Iterator[Loss]:
    before, after = (
        [each for each in side.chairs(board) if _is_independent(each)] for side, board in ((left, key), (right, other))
    )
    if before and not after:
        now = right.chairs(other)
        # A seat of unstated standing may be the chair's; so may one whose holder is not listed.
        stated = (
            all(each.post for each in now) if now else right.seats_known([other], lambda seat: seat.relation.capacity is None)
        )
        yield Loss("independent_chair", key, stated, tuple(sorted(each.relation.source for each in before)))


def _non_executives(left: Wiring, right: Wiring, key: str, other: str, right_of: Mapping[str, str]) -> Iterator[Loss]:
    before, after = _scrutineers(left, key), _scrutineers(right, other)
    if _people(before) <= _people(after):
        return
    stayed = {post.id for post in after}
    lost = tuple(post.id for post in before if right_of.get(post.id) not in stayed) or tuple(post.id for post in before)
    # A seat whose standing was open before may not be taken for the one that was lost; any other open one may.
    open_before = {right_of.get(seat.relation.source) for seat in left.seats(key) if standing_open(seat)}
    stated = right.seats_known([other], lambda seat: standing_open(seat) and seat.relation.source not in open_before)
    yield Loss("non_executive" if after else "last_non_executive", key, stated, lost)


def _scrutineers(wiring: Wiring, board: str) -> list[Post]:
    return sorted((seat.post for seat in wiring.seats(board) if seat.post and seat.is_non_executive), key=lambda post: post.id)


def _people(posts: Collection[Post]) -> int:
    # A post whose number is not stated is at least one.
    return sum(max(1, post.count) for post in posts)


def _voices(left: Wiring, right: Wiring, certain: Mapping[str, bool]) -> Iterator[Loss]:
    for name, voice, rule in VOICES:
        before = voice(left)
        if before.heard and not voice(right).heard:
            speakers = {seat.relation.source for seat in before.seats} | set(before.others)
            yield Loss("voice", "", certain.get(rule, False), tuple(sorted(speakers)), name)


# ── partners and their authority ─────────────────────────────────────────────────────────────────────────────────────────

_TIES = ("delegates_to", "ratifies", "oversees", "accountable_to", "part_of", "party_to", "member_of", "represents")


def _involved(wiring: Wiring) -> set[str]:
    """Organisations with a seat, or a line of authority, scrutiny or agreement."""
    ends = {end for line in wiring.relations if line.type in _TIES for end in (line.source, line.target)}
    return {key for key in ends if isinstance(wiring.nodes[key], Organisation)}


def _partners(left: Wiring, right: Wiring, right_of: Mapping[str, str]) -> Iterator[Loss]:
    still = _involved(right)
    for key in sorted(_involved(left)):
        other = right_of.get(key)
        if other not in right.nodes:
            yield Loss("partner", key, other is not None or right.drawing_complete())
            continue
        seats = [right_of[board] for board in left.seated.get(key, ()) if right_of.get(board) in right.nodes]
        known = right.lines_complete(other) and right.seats_known(seats, lambda seat: not right.held_for(seat))
        if other not in still:
            yield Loss("partner", key, known)
        elif seats and not right.seated.get(other):
            yield Loss("partner_seat", key, known, tuple(sorted(left.seated[key])))


def _delegations(left: Wiring, right: Wiring, right_of: Mapping[str, str]) -> Iterator[Loss]:
    now = {(line.source, line.target): line for line in right.relations if isinstance(line, DelegatesTo)}
    for line in left.relations:
        if not isinstance(line, DelegatesTo):
            continue
        giver, taker = right_of.get(line.source), right_of.get(line.target)
        if giver is None or taker is None or giver not in right.nodes or taker not in right.nodes:
            continue
        same = now.get((giver, taker))
        if same is None:
            yield Loss("delegation", line.target, right.lines_complete(giver, taker), (line.source,))
        elif _narrower(line, same):
            yield Loss("delegation_narrowed", line.target, True, (line.source,))


def _narrower(before: DelegatesTo, after: DelegatesTo) -> bool:
    """Whether less is delegated: a lower limit, or a scope that leaves out words and adds none."""
    if before.limit_gbp is not None and after.limit_gbp is not None and after.limit_gbp < before.limit_gbp:
        return True
    words = [set(each.scope.casefold().split()) for each in (before, after) if each.scope]
    return len(words) == 2 and words[1] < words[0]


def _oversight(left: Wiring, right: Wiring, right_of: Mapping[str, str]) -> Iterator[Loss]:
    now = {(line.source, line.target) for line in right.relations if line.type == "oversees"}
    for line in left.relations:
        if line.type != "oversees":
            continue
        above, below = right_of.get(line.source), right_of.get(line.target)
        if above in right.nodes and below in right.nodes and (above, below) not in now:
            yield Loss("oversight", line.target, right.lines_complete(str(above), str(below)), (line.source,))


# ── agreements ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _schemes(left: Wiring, right: Wiring, right_of: Mapping[str, str]) -> Iterator[Loss]:
    for key, before in left.instruments("scheme_of_delegation").items():
        other = right_of.get(key)
        after = right.nodes.get(other) if other else None
        if other is None or not isinstance(after, Instrument):
            yield Loss("scheme", key, other is not None or right.drawing_complete())
            continue
        if before.agreed and not after.agreed:
            yield Loss("scheme", key, after.agreed is False)
        covered = {line.target for line in right.relations_from(other, "covers")}
        left_out = [
            line.target
            for line in left.relations_from(key, "covers")
            if right_of.get(line.target) in right.nodes and right_of.get(line.target) not in covered
        ]
        if left_out:
            yield Loss("scheme_narrowed", key, right.lines_complete(other), tuple(sorted(left_out)))


def _papers(left: Wiring, right: Wiring, right_of: Mapping[str, str]) -> Iterator[Loss]:
    kept = {node.kind for node in right.instruments(*PAPERS).values()}
    for key, before in left.instruments(*PAPERS).items():
        other = right_of.get(key)
        after = right.nodes.get(other) if other else None
        if isinstance(after, Instrument):
            if before.agreed and not after.agreed:
                yield Loss("paper", key, after.agreed is False)
        elif before.kind not in kept:
            yield Loss("paper", key, other is not None or right.drawing_complete())
