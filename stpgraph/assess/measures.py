"""Numbers by which structures can be compared.

What is planned counts, as in the findings. A number that is not known has the value None, and says why; one that is only a
lower bound says so there too. `better` tells whether
more or less of it is better; where that depends, it is `neither`.

- *Seats* count people: a post by its number, seats of an organisation by theirs (1 where that is not stated). Where the number
  of people in some post is not stated, the number of seats is not known.
- *Shares of seats* are over the seats on boards, by people; seats in posts whose number is not stated are left out. Shares by
  background are over the seats whose background is stated (`rules.scrutiny.background_of`); shares by sector over those held for an
  organisation, or for a body that is part of one. A seat held for several counts in the sector of each.
- *Depth*: the most lines from a body or project up to the strategic board, each by its shortest way (`upward`).
- *Span*: the most bodies and projects that answer directly to one body.
- *Days to a decision* are over the decisions for which it is stated how often somebody who takes part meets; those of whom it is
  not stated count as if they met at once, so that the days are then the least (`rules.timing`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from stpgraph.assess.likeness import SHAPE_NAMES, SHAPES, likeness
from stpgraph.graph import Seat, Wiring
from stpgraph.graph.queries import distances
from stpgraph.model import SEVERITIES, Body, Finding, Organisation, Project
from stpgraph.model.finding import SEVERITY_WORDS
from stpgraph.rules import BY_ID, THEMES
from stpgraph.rules.scrutiny import background_of
from stpgraph.rules.timing import duration
from stpgraph.rules.voting import size_of

Better = Literal["more", "less", "neither"]
BACKGROUNDS: Mapping[str, str] = {
    "clinical": "clinicians",
    "elected": "elected members",
    "lay": "lay and other non-executive members",
    "public": "Healthwatch and public representatives",
    "executive": "executives and officers",
}
#: Sector: its name, and the kinds of organisation in it.
SECTORS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "commissioners": ("NHS commissioners", ("ccg", "integrated_care_board")),
    "nhs-providers": ("NHS trusts", ("nhs_trust", "foundation_trust", "ambulance_trust")),
    "other-providers": ("other providers of care", ("gp_provider", "community_provider", "private_provider")),
    "local-government": ("local government", ("local_authority", "combined_authority")),
    "public": ("Healthwatch and the voluntary sector", ("healthwatch", "voluntary_sector")),
    "national": ("national bodies", ("national_body",)),
    "other": ("others", ("academic", "other")),
}
SECTOR_OF: Mapping[str, str] = {kind: sector for sector, (_, kinds) in SECTORS.items() for kind in kinds}


@dataclass(frozen=True, slots=True)
class Measure:
    """One number. Where it is not known, `value` is None and `why` tells the reason; where it is a lower bound, `why` says so.
    Shares are from 0 to 1."""

    key: str
    name: str
    value: float | None
    why: str
    unit: str
    better: Better


def measures(wiring: Wiring, findings: Collection[Finding]) -> tuple[Measure, ...]:
    """Every measure of a structure, always the same ones in the same order. `findings` are those of the whole catalogue."""
    return (
        *_sizes(wiring),
        *_shape(wiring),
        *_challenge(wiring),
        *_backgrounds(wiring),
        *_sectors(wiring),
        *_found(findings),
        *_times(wiring),
        *(
            Measure(
                f"like-{each.replace('_', '-')}",
                f"Likeness to {SHAPE_NAMES[each]}",
                likeness(wiring).of(each).value,
                "",
                "share",
                "neither",
            )
            for each in SHAPES
        ),
    )


def _count(key: str, name: str, number: int, unit: str, better: Better = "neither") -> Measure:
    return Measure(key, name, number, "", unit, better)


def _unknown(key: str, name: str, why: str, unit: str, better: Better = "neither") -> Measure:
    return Measure(key, name, None, why, unit, better)


def _known(key: str, name: str, value: float | None, why: str, unit: str, better: Better = "neither") -> Measure:
    """A measure with a reason ready for when it is not known."""
    return _unknown(key, name, why, unit, better) if value is None else Measure(key, name, value, "", unit, better)


# ── size and shape ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _sizes(wiring: Wiring) -> Iterator[Measure]:
    yield _count("bodies", "Boards and groups of the structure", len(wiring.bodies), "bodies")
    yield _count("boards", "Boards", len(wiring.boards), "boards")
    yield _count("workstreams", "Workstreams, local area and sector groups", len(wiring.workstreams), "groups")
    yield _count("projects", "Projects", len(wiring.projects), "projects")
    sizes = [size_of(seat) for body in wiring.bodies for seat in wiring.seats(body)]
    why = "The documents do not say how many people hold some of the posts."
    yield _known("seats", "Seats that are shown", None if 0 in sizes else sum(sizes), why, "seats")
    organisations = sum(isinstance(node, Organisation) for node in wiring.nodes.values())
    yield _count("organisations", "Organisations", organisations, "organisations")


def _shape(wiring: Wiring) -> Iterator[Measure]:
    far = distances(wiring.upward.pred, wiring.strategic_boards)
    depths = [far[node] for node in (*wiring.bodies, *wiring.projects) if node in far]
    why = "No strategic board is shown."
    yield _known(
        "depth",
        "Lines from the farthest group or project up to the strategic board",
        max(depths, default=None),
        why,
        "lines",
        "less",
    )
    spans = [
        sum(below != body and isinstance(wiring.nodes[below], Body | Project) for below in wiring.answers_to.pred[body])
        for body in wiring.bodies
    ]
    name = "Groups and projects that answer to one body, at most"
    yield _known("span", name, max(spans, default=None), "No body of the structure is shown.", "groups and projects", "less")


def _challenge(wiring: Wiring) -> Iterator[Measure]:
    steps = [wiring.challenge_distance.get(board) for board in wiring.boards]
    yield _count("challenge-direct", "Boards with a non-executive of their own", steps.count(0), "boards", "more")
    reached = [each for each in steps if each is not None]
    name = "Boards that a non-executive can challenge only from elsewhere"
    yield _count("challenge-indirect", name, len(reached) - steps.count(0), "boards")
    yield _count(
        "challenge-none", "Boards that no non-executive is shown to be able to challenge", steps.count(None), "boards", "less"
    )
    mean = sum(reached) / len(reached) if reached else None
    why = "No board is shown that a non-executive can challenge."
    yield _known(
        "challenge-steps",
        "Steps from a board to the nearest non-executive who can challenge it, on average",
        mean,
        why,
        "steps",
        "less",
    )


# ── who sits on the boards ───────────────────────────────────────────────────────────────────────────────────────────────


def _board_seats(wiring: Wiring) -> Iterator[Seat]:
    return (seat for board in wiring.boards for seat in wiring.seats(board))


def _backgrounds(wiring: Wiring) -> Iterator[Measure]:
    found: Counter[str | None] = Counter()
    for seat in _board_seats(wiring):
        found[background_of(seat.post) if seat.post else None] += size_of(seat)
    total = found.total()
    stated = total - found[None]
    why = "The background of nobody who sits on a board is stated, or not how many they are."
    for key, words in BACKGROUNDS.items():
        share = float(Fraction(found[key], stated)) if stated else None
        yield _known(
            f"background-{key}", f"Board seats held by {words}, of those whose background is stated", share, why, "share"
        )
    share = float(Fraction(found[None], total)) if total else None
    yield _known(
        "background-unstated", "Board seats whose background is not stated", share, "No board seat is shown.", "share", "less"
    )


def _sectors(wiring: Wiring) -> Iterator[Measure]:
    found: Counter[str] = Counter()
    for seat in _board_seats(wiring):
        for sector in _sectors_of(wiring, seat):
            found[sector] += size_of(seat)
    total = found.total()
    why = "The documents do not say for which organisations the seats on boards are held, or not how many they are."
    for key, (words, _) in SECTORS.items():
        share = float(Fraction(found[key], total)) if total else None
        yield _known(f"sector-{key}", f"Board seats held for {words}, of those whose organisation is stated", share, why, "share")


def _sectors_of(wiring: Wiring, seat: Seat) -> set[str]:
    whom = set(wiring.held_for(seat))
    whom |= {line.target for each in whom for line in wiring.relations_from(each, "part_of")}
    return {SECTOR_OF[node.kind] for each in whom if isinstance(node := wiring.nodes[each], Organisation)}


# ── what is found, and how long decisions take ───────────────────────────────────────────────────────────────────────────


def _found(findings: Collection[Finding]) -> Iterator[Measure]:
    open_ones = [each for each in findings if each.accepted is None]
    for severity in SEVERITIES:
        number = sum(each.severity == severity for each in open_ones)
        yield _count(f"findings-{severity}", f"{SEVERITY_WORDS[severity]}s that are open", number, "findings", "less")
    yield _count("findings-accepted", "Findings that somebody has accepted", len(findings) - len(open_ones), "findings")
    themes = Counter(BY_ID[each.rule].theme for each in open_ones)
    for theme, words in THEMES.items():
        yield _count(f"theme-{theme}", f"Open findings: {words}", themes[theme], "findings", "less")


def _times(wiring: Wiring) -> Iterator[Measure]:
    decisions = sorted(wiring.structure.decisions, key=lambda each: each.id)
    times = [each for decision in decisions if (each := duration(wiring, decision)).worst]
    why = "The documents do not say how often anybody who takes part in a decision meets."
    if not decisions:
        why = "The documents list no type of decision."
    elif times and any(each.unknown for each in times):
        why = "At least so many: of some who take part, the documents do not say how often they meet."
    elif times:
        why = ""
    mean = sum(each.expected for each in times) / len(times) if times else None
    worst = max((each.worst for each in times), default=None)
    yield Measure("days-expected", "Days from a proposal to a decision, on average", mean, why, "days", "less")
    yield Measure("days-worst", "Days from a proposal to a decision, at worst", worst, why, "days", "less")
