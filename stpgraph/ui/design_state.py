"""What the URL of the Design page asks for, as validated data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from stpgraph.model.scalars import SLUG
from stpgraph.reading.words import shortened
from stpgraph.ui.state import unknown

Show = Literal["picture", "tables", "about", "history"]
SHOWS: Mapping[Show, str] = {
    "picture": "Picture",
    "tables": "Tables",
    "about": "Title, sources and decisions",
    "history": "Versions",
}
_DRAFT = re.compile(r"[0-9a-f]{32}")
_LONGEST = 250


@dataclass(frozen=True, slots=True)
class Designing:
    """What the Design page shows: a design in the making (None: the ways to begin one), one of its parts, and what is picked in it.

    `start` is the structure, as it is named in URLs, from which a design is to be begun at once.
    """

    draft: str | None = None
    show: Show = "picture"
    node: str | None = None
    start: str | None = None

    @property
    def params(self) -> dict[str, str]:
        """The same as parameters of a URL; what is not chosen is left out.

        >>> Designing("0" * 32, "tables").params
        {'draft': '00000000000000000000000000000000', 'show': 'tables'}
        """
        given = {
            "draft": self.draft,
            "show": None if self.show == "picture" else self.show,
            "node": self.node,
            "start": self.start,
        }
        return {key: value for key, value in given.items() if value is not None}


def read(params: Mapping[str, str]) -> tuple[Designing, list[str]]:
    """What a URL asks for, as far as it can be understood, and a sentence for each part of it that cannot."""
    messages = unknown(params, ("draft", "show", "node", "start"))
    draft, node, wanted, start = (params.get(key) for key in ("draft", "node", "show", "start"))
    if draft is not None and not _DRAFT.fullmatch(draft):
        messages.append(f"This link names a design, “{shortened(draft)}”, in a way that no design is named.")
        draft = None
    if node is not None and not (len(node) <= _LONGEST and re.fullmatch(SLUG, node)):
        messages.append(f"This link picks “{shortened(node)}”, which nothing in a structure can be called: nothing is picked.")
        node = None
    show = next((each for each in SHOWS if each == wanted), None)
    if wanted is not None and show is None:
        messages.append(f"This link asks for “{shortened(wanted)}”, which this page does not have: it shows the picture.")
    if start is not None and len(start) > _LONGEST:
        start = None
    return Designing(draft, show or "picture", node, start), messages
