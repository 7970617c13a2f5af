"""How grave findings are, in words, number and shape."""

from __future__ import annotations

from collections.abc import Mapping

from stpgraph.model import Severity
from stpgraph.model.finding import SEVERITY_WORDS
from stpgraph.rules.words import count

_PLURALS: Mapping[Severity, tuple[str, str]] = {
    "gap": ("gap to close", "gaps to close"),
    "concern": ("concern to discuss", "concerns to discuss"),
    "note": ("note", "notes"),
}


def badges(counts: Mapping[Severity, int]) -> str:
    """The number of open findings of each severity, as HTML; those of which there are none are left out."""
    shown = [
        f'<span class="sg-badge sg-{severity}">{count(number, *_PLURALS[severity])}</span>'
        for severity, number in counts.items()
        if number
    ]
    return " ".join(shown) or '<span class="sg-badge sg-clear">No open finding</span>'


def badge(severity: Severity) -> str:
    """One severity as HTML."""
    return f'<span class="sg-badge sg-{severity}">{SEVERITY_WORDS[severity]}</span>'
