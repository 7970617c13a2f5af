"""How near a structure is to each of the four archetypes of HFMA's Chart 2, and why.

Each archetype is a list of features with weights: what it looks like in `FEATURES`. For each feature the structure's own *picture*
is a set of shares that add up to 1 (of its working groups by sort, say), or none where there is nothing to look at; the *match* is the
overlap of the two pictures, from 0 to 1 (the sum, over the sorts, of the smaller share). The *likeness* is the sum of weight times
match over the sum of weights. So an archetype is 1.0 like itself, and what a chart does not show (who leads the localities, say)
is no feature of it and counts neither way. Names and ids play no part.

The working groups are the *workstreams*: workstream, locality and sector groups, and other groups that projects answer to.

What is *seen* goes by the working groups alone, since what lies below the boards is what tells the four apart: each group is of
clinical focus where it answers or reports to a clinical cabinet, else of the archetype of its sort. Seen is the archetype of
which a quarter of the groups or more are; where there are several, a hybrid; where there is none, nothing.

Weights, and the quarter, are our reading of HFMA's finding that the four hardly differ but in what stands below the boards.

Source: HFMA, "Emerging approaches: developing sustainability and transformation plan governance arrangements" (2017), Chart 2 and
"Where are we now?".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, get_args

from stpgraph.graph import Wiring
from stpgraph.model import Body
from stpgraph.model.nodes import kind_of
from stpgraph.rules.words import listed, quoted

Shape = Literal["workstream", "local_area", "sector", "clinical_focus"]
SHAPES: tuple[Shape, ...] = get_args(Shape)
SHAPE_NAMES: Mapping[str, str] = {
    "workstream": "Governance by workstream",
    "local_area": "Governance by local area",
    "sector": "Governance by sector",
    "clinical_focus": "Governance by clinical focus",
    "hybrid": "Hybrid",
}
#: An archetype of which fewer of the working groups are is not taken to be meant.
LEAST_SHARE = Fraction(1, 4)

Picture = Mapping[str, Fraction]
#: Which sort of working group each kind is; all others are "another sort".
GROUP_SORTS: Mapping[str, str] = {
    "workstream": "workstream",
    "locality_group": "local area",
    "sector_group": "sector",
    "committee_in_common": "sector",
    "joint_committee": "sector",
    "federation": "sector",
    "forum": "sector",
}


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: how it is seen in a structure (with the nodes looked at), and what each archetype that has it looks like."""

    key: str
    words: str
    weight: int
    see: Callable[[Wiring], tuple[Picture, tuple[str, ...]]]
    expected: Mapping[Shape, Picture]


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one feature gives to a likeness: `points` of at most `weight`. `seen` and `expected` are the pictures in words."""

    key: str
    words: str
    weight: int
    match: float
    points: float
    seen: str
    expected: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How near a structure is to one archetype, from 0 to 1."""

    shape: Shape
    value: float
    contributions: tuple[Contribution, ...]

    @property
    def name(self) -> str:
        return SHAPE_NAMES[self.shape]


@dataclass(frozen=True, slots=True)
class GroupShare:
    """The working groups that are of one archetype, and their share of all working groups (0 to 1)."""

    shape: Shape
    share: float
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resemblance:
    """The four likenesses, the nearest first; the share of the working groups that are of each archetype, the largest first; what
    is seen, and what the file declares (each None where it cannot be told or is not declared). `summary` compares the two."""

    likenesses: tuple[Likeness, ...]
    groups: tuple[GroupShare, ...]
    seen: str | None
    declared: str | None
    summary: str

    def of(self, shape: Shape) -> Likeness:
        """The likeness to one archetype."""
        return next(each for each in self.likenesses if each.shape == shape)


# ── what is seen ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _shares(sorts: Iterable[str]) -> Picture:
    counts = Counter(sorts)
    return {sort: Fraction(number, counts.total()) for sort, number in sorted(counts.items())}


def _groups(wiring: Wiring) -> tuple[Picture, tuple[str, ...]]:
    groups = wiring.workstreams
    return _shares(GROUP_SORTS.get(group.kind, "another sort") for group in groups.values()), tuple(groups)


def _above(wiring: Wiring) -> tuple[Picture, tuple[str, ...]]:
    """What each working group answers or reports to directly; a cabinet first, which a line past it to a board would hide."""
    sorts = []
    for group in wiring.workstreams:
        if _under_cabinet(wiring, group):
            sorts.append("a clinical cabinet")
        elif any(above in wiring.leading_boards for above in wiring.upward.succ[group]):
            sorts.append("a strategic or delivery board")
        else:
            sorts.append("something else")
    return _shares(sorts), tuple(wiring.workstreams)


def _under_cabinet(wiring: Wiring, group: str) -> bool:
    return any(kind_of(wiring.nodes[above]) == "clinical_cabinet" for above in wiring.upward.succ[group])


def _cabinet(wiring: Wiring) -> tuple[Picture, tuple[str, ...]]:
    cabinets = _of_kind(wiring, "clinical_cabinet")
    places = ["in line" if _in_line(wiring, each) else "beside the boards" for each in cabinets] or ["nowhere"]
    return _shares(places), cabinets


def _in_line(wiring: Wiring, cabinet: str) -> bool:
    """Whether bodies answer or report to a cabinet, and it to others in turn."""
    below = [each for each in wiring.upward.pred[cabinet] if isinstance(wiring.nodes[each], Body)]
    return bool(below) and bool(wiring.upward.succ[cabinet])


def _leads(wiring: Wiring) -> tuple[Picture, tuple[str, ...]]:
    groups = wiring.workstreams
    return _shares("with a lead" if wiring.relations_to(each, "leads") else "without" for each in groups), tuple(groups)


def _clinical_leads(wiring: Wiring) -> tuple[Picture, tuple[str, ...]]:
    cabinets = _of_kind(wiring, "clinical_cabinet")
    clinical = [
        seat.post.id for cabinet in cabinets for seat in wiring.seats(cabinet) if seat.post is not None and seat.post.is_clinical
    ]
    return _there(clinical), tuple(clinical) or cabinets


def _of_kind(wiring: Wiring, *kinds: str) -> tuple[str, ...]:
    return tuple(key for key, node in wiring.nodes.items() if isinstance(node, Body) and node.kind in kinds)


def _there(nodes: Collection[str]) -> Picture:
    return _shares(["yes" if nodes else "no"])


def _strategic(wiring: Wiring) -> tuple[Picture, tuple[str, ...]]:
    return _there(wiring.strategic_boards), tuple(wiring.strategic_boards)


def _delivery(wiring: Wiring) -> tuple[Picture, tuple[str, ...]]:
    """A delivery (or executive) group that answers or reports directly to a strategic board."""
    boards = wiring.strategic_boards
    groups = tuple(
        key
        for key, body in wiring.bodies.items()
        if body.kind in ("delivery_group", "executive_group") and any(above in boards for above in wiring.upward.succ[key])
    )
    return _there(groups), groups


def _office(wiring: Wiring) -> tuple[Picture, tuple[str, ...]]:
    offices = tuple(key for key in _of_kind(wiring, "programme_office") if wiring.relations_from(key, "supports"))
    return _there(offices), offices


def _finance(wiring: Wiring) -> tuple[Picture, tuple[str, ...]]:
    found = _of_kind(wiring, "finance_group")
    return _there(found), found


def _enablers(wiring: Wiring) -> tuple[Picture, tuple[str, ...]]:
    found = _of_kind(wiring, "enabler")
    return _there(found), found


def _oversight(wiring: Wiring) -> tuple[Picture, tuple[str, ...]]:
    boards = wiring.leading_boards
    found = tuple(sorted({line.source for board in boards for line in wiring.relations_to(board, "oversees")}))
    return _there(found), found


def _only(sort: str) -> Picture:
    return {sort: Fraction(1)}


_ALL: Mapping[Shape, Picture] = {shape: _only("yes") for shape in SHAPES}
FEATURES: tuple[Feature, ...] = (
    Feature(
        "groups",
        "What sort the working groups are",
        5,
        _groups,
        {
            "workstream": _only("workstream"),
            "local_area": _only("local area"),
            "sector": _only("sector"),
            "clinical_focus": _only("workstream"),
        },
    ),
    Feature(
        "above",
        "What the working groups answer or report to",
        4,
        _above,
        {
            "workstream": _only("a strategic or delivery board"),
            "local_area": _only("a strategic or delivery board"),
            "sector": _only("a strategic or delivery board"),
            "clinical_focus": _only("a clinical cabinet"),
        },
    ),
    Feature(
        "cabinet",
        "Where the clinical cabinet stands",
        2,
        _cabinet,
        {
            "workstream": _only("beside the boards"),
            "local_area": _only("beside the boards"),
            "sector": _only("beside the boards"),
            "clinical_focus": _only("in line"),
        },
    ),
    Feature("leads", "Whether the working groups have leads", 1, _leads, {"workstream": _only("with a lead")}),
    Feature("clinical-leads", "Whether clinicians sit on the cabinet", 1, _clinical_leads, {"clinical_focus": _only("yes")}),
    Feature("strategic", "Whether there is a strategic board", 1, _strategic, _ALL),
    Feature("delivery", "Whether a delivery group comes up to it", 1, _delivery, _ALL),
    Feature("office", "Whether a programme office gives support", 1, _office, _ALL),
    Feature("finance", "Whether there is a finance group", 1, _finance, _ALL),
    Feature("enablers", "Whether there are enablers", 1, _enablers, _ALL),
    Feature("oversight", "Whether somebody oversees the boards", 1, _oversight, _ALL),
)


# ── what it comes to ─────────────────────────────────────────────────────────────────────────────────────────────────────


def likeness(wiring: Wiring) -> Resemblance:
    """How near a structure is to each archetype, the nearest first (of equals, in the order of the chart)."""
    return wiring.once(_likeness)


def _likeness(wiring: Wiring) -> Resemblance:
    pictures = {feature.key: feature.see(wiring) for feature in FEATURES}
    exact: dict[Shape, Fraction] = {}
    found: dict[Shape, Likeness] = {}
    for shape in SHAPES:
        matches = [
            (feature, _overlap(pictures[feature.key][0], feature.expected[shape]))
            for feature in FEATURES
            if shape in feature.expected
        ]
        exact[shape] = sum(feature.weight * match for feature, match in matches) / Fraction(
            sum(each.weight for each, _ in matches)
        )
        found[shape] = Likeness(
            shape,
            float(exact[shape]),
            tuple(_contribution(feature, shape, match, *pictures[feature.key]) for feature, match in matches),
        )
    order = sorted(SHAPES, key=lambda shape: (-exact[shape], SHAPES.index(shape)))
    shares = wiring.once(group_shares)
    meant = [each.shape for each in shares if each.share >= LEAST_SHARE]
    seen = None if not meant else meant[0] if len(meant) == 1 else "hybrid"
    declared = wiring.structure.archetype
    return Resemblance(tuple(found[shape] for shape in order), shares, seen, declared, _summary(seen, declared, meant, wiring))


def group_shares(wiring: Wiring) -> tuple[GroupShare, ...]:
    """The archetypes of the working groups, the most frequent first; groups of other sorts are of none."""
    found: dict[Shape, list[str]] = {}
    for key, group in wiring.workstreams.items():
        shape = "clinical_focus" if _under_cabinet(wiring, key) else _SHAPE_OF.get(GROUP_SORTS.get(group.kind, ""))
        if shape:
            found.setdefault(shape, []).append(key)
    total = len(wiring.workstreams)
    order = sorted(found, key=lambda shape: (-len(found[shape]), SHAPES.index(shape)))
    return tuple(GroupShare(shape, len(found[shape]) / total, tuple(found[shape])) for shape in order)


_SHAPE_OF: Mapping[str, Shape] = {"workstream": "workstream", "local area": "local_area", "sector": "sector"}


def _overlap(one: Picture, other: Picture) -> Fraction:
    return sum((min(share, other[sort]) for sort, share in one.items() if sort in other), Fraction(0))


def _contribution(feature: Feature, shape: Shape, match: Fraction, picture: Picture, evidence: tuple[str, ...]) -> Contribution:
    return Contribution(
        feature.key,
        feature.words,
        feature.weight,
        float(match),
        float(feature.weight * match),
        _in_words(picture),
        _in_words(feature.expected[shape]),
        evidence,
    )


def _in_words(picture: Picture) -> str:
    """A picture in words: one sort alone by its name, several with their shares.

    >>> _in_words({"sector": Fraction(1)}), _in_words({"local area": Fraction(1, 4), "sector": Fraction(3, 4)}), _in_words({})
    ('sector', 'local area 25%, sector 75%', 'there are none')
    """
    if not picture:
        return "there are none"
    if len(picture) == 1:
        return next(iter(picture))
    return ", ".join(f"{sort} {float(share):.0%}" for sort, share in picture.items())


def _summary(seen: str | None, declared: str | None, meant: Collection[Shape], wiring: Wiring) -> str:
    if seen is None and wiring.workstreams:
        what = "The working groups below the boards are of none of the four typical sorts."
    elif seen is None:
        what = "No working groups are shown below the boards, so it cannot be told which typical structure this is."
    elif seen == "hybrid":
        what = f"The working groups below the boards make this a hybrid of {listed([_quoted(shape) for shape in meant])}."
    else:
        what = f"The working groups below the boards make this {_quoted(seen)}."
    if declared is None:
        return what
    if seen is None:
        return f"{what} The file calls it {_quoted(declared)}."
    return (
        f"{what} The file calls it {_quoted(declared)} too."
        if seen == declared
        else f"{what} But the file calls it {_quoted(declared)}."
    )


def _quoted(shape: str) -> str:
    return quoted(SHAPE_NAMES[shape])
