"""What a round trip loses: a structure written in a format and brought in again. One table, which a test holds against what happens.

Formats that are not named here, or have no row, lose nothing: draw.io, GraphML.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

#: Fields of nodes that the pictures of Mermaid and Graphviz do not show.
_NOT_DRAWN: tuple[str, ...] = (
    *("notes", "cites", "inferred", "lines", "ods_code", "statutory", "function", "membership", "external", "meets", "in_public"),
    *(
        "publishes_papers",
        "terms_of_reference",
        "dedicated_team",
        "quorum",
        "voting",
        "starts",
        "ends",
        "holder",
        "vacant",
        "count",
    ),
    *("non_executive", "clinical", "agreed", "amount_gbp"),
)
_NOT_ON_LINES: tuple[str, ...] = (
    *("notes", "cites", "inferred", "primary", "frequency", "scope", "instrument", "limit_gbp", "seats", "capacity"),
)
_NOT_OF_WHOLE: tuple[str, ...] = (
    *(
        "id",
        "footprint",
        "status",
        "archetype",
        "as_at",
        "drawing",
        "notes",
        "sources",
        "decisions",
        "accepted",
        "limits",
        "checklist",
    ),
)

_KEPT = (
    "It keeps boxes, what they are, and lines; not what is said of them (dates, meetings, quorum, holders, remarks, sources), "
    "nor decisions and accepted findings."
)


@dataclass(frozen=True, slots=True)
class Loss:
    """What one format loses of a structure: fields of nodes, of lines and of the whole, and in words what becomes of the rest."""

    nodes: tuple[str, ...]
    lines: tuple[str, ...]
    whole: tuple[str, ...]
    words: str


LOSSES: Mapping[str, Loss] = {
    "mermaid": Loss(
        (*_NOT_DRAWN, "name", "kind"),
        (*_NOT_ON_LINES, "status"),
        (*_NOT_OF_WHOLE, "title"),
        f"{_KEPT} Names and the title are on one line; a kind that neither the name nor the caption says is guessed; "
        "the order of boxes and lines is that of the picture.",
    ),
    "dot": Loss(
        (*_NOT_DRAWN, "name"),
        _NOT_ON_LINES,
        (*_NOT_OF_WHOLE, "title"),
        f"{_KEPT} Names and the title are on one line; the order of boxes is that of the picture.",
    ),
    "template": Loss(
        ("name", "notes", "voting"),
        ("notes",),
        ("notes", "title", "sources", "decisions", "accepted", "checklist"),
        "It keeps all but carriage returns (an old sort of line end) and shares beyond ten digits.",
    ),
}
