"""All about the structures of a portfolio, section by section."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from stpgraph.report.portfolio_tables import Told
from stpgraph.ui.components import (
    portfolio_learn,
    portfolio_overview,
    portfolio_shared,
    portfolio_table,
    portfolio_take,
    text,
)
from stpgraph.ui.portfolio import Wanted
from stpgraph.ui.portfolio_sets import Made
from stpgraph.ui.portfolio_words import aside

SECTIONS: Mapping[str, str] = {
    "structures": "The structures",
    "findings": "Findings by rule",
    "tables": "Tables 2 and 3 beside HFMA’s totals",
    "spectrum": "Governance spectrum",
    "examples": "Examples to learn from",
    "organisations": "Organisations in several footprints",
    "people": "People with many posts",
    "footprints": "The 44 footprints",
    "download": "Download",
}
#: The sections with a plot, and the others in which there is nothing to choose.
_PLOTTED: Mapping[str, Callable[[Told, str], None]] = {
    "findings": portfolio_overview.show_heat,
    "tables": portfolio_overview.show_tables,
    "spectrum": portfolio_overview.show_spectrum,
}
_TOLD: Mapping[str, Callable[[Told], None]] = {
    "organisations": portfolio_shared.show_organisations,
    "people": portfolio_shared.show_people,
    "footprints": portfolio_shared.show_tiles,
}


def show(told: Told, made: Made, wanted: Wanted) -> Wanted:
    """Draws all about some structures; returns what the reader wants to see instead, or the same."""
    portfolio_overview.show_summary(told, made.numbers)
    text.contents(SECTIONS)
    beside = aside(made.numbers)
    for anchor, title in SECTIONS.items():
        text.section(anchor, title, beside)
        if anchor == "structures":
            wanted = portfolio_table.show(told, made, wanted)
        elif anchor == "examples":
            wanted = portfolio_learn.show(told, made, wanted)
        elif anchor == "download":
            portfolio_take.show(told, made)
        elif anchor in _PLOTTED:
            _PLOTTED[anchor](told, made.mark)
        else:
            _TOLD[anchor](told)
    return wanted
