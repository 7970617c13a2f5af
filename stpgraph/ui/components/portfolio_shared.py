"""What several footprints have in common, and which of the forty-four a portfolio holds structures for."""

from __future__ import annotations

import streamlit as st

from stpgraph import reference
from stpgraph.reading.words import safe
from stpgraph.report import portfolio_tables as tables
from stpgraph.report.portfolio_tables import Told
from stpgraph.rules.words import count
from stpgraph.ui.components import html_table, text
from stpgraph.ui.portfolio_grid import plain
from stpgraph.ui.portfolio_tiles import NO_MAP, Tile, summary, tiles


def show_organisations(told: Told) -> None:
    """Draws the organisations in two footprints or more."""
    sheet = tables.in_several(told)
    if not sheet.rows:
        text.empty("No organisation is shown in two footprints.", "The more structures are chosen, the more can be found.")
    else:
        rows = [[plain(cell, column) for cell, column in zip(row, sheet.columns, strict=True)] for row in sheet.rows]
        st.html(
            html_table.table("Organisations in two footprints or more", [each.title for each in sheet.columns], rows, "sg-even")
        )
    text.quiet(tables.ORGANISATIONS)


def show_people(told: Told) -> None:
    """Draws the people who hold more posts than the limit over all footprints together."""
    sheet = tables.with_many_posts(told)
    if sheet.rows:
        rows = [[plain(cell, column) for cell, column in zip(row, sheet.columns, strict=True)] for row in sheet.rows]
        caption = f"People who hold more than {told.most_posts:g} posts over all footprints together"
        st.html(html_table.table(caption, [each.title for each in sheet.columns], rows, "sg-even"))
        text.quiet(tables.PEOPLE)
        return
    named = sum(len(each.persons) for each in told.portfolio.entries if each.status != "archetype")
    if named:
        line = f"{count(named, 'person is', 'people are')} named in the files; nobody is shown to hold so many posts."
    else:
        line = "The files name nobody, so this cannot be told: it is not known, which is not the same as none."
    text.empty(f"Nobody is shown to hold more than {told.most_posts:g} posts over all footprints.", line)


def show_tiles(told: Told) -> None:
    """Draws the forty-four footprints in order of code, and the same as a table."""
    made = tiles(told.portfolio.entries, told.titles())
    st.html(f"<p>{safe(summary(made))}</p>")
    text.quiet(NO_MAP)
    st.html(f'<ol class="sg-tiles" aria-label="The 44 footprints in order of code">{"".join(map(_tile, made))}</ol>')
    with st.expander("The 44 footprints as a table"):
        rows = [
            (each.footprint.code, each.footprint.name, held.title, held.matched, held.gaps) for each in made for held in each.held
        ] + [(each.footprint.code, each.footprint.name, "None in this set", "", "") for each in made if not each.held]
        columns = ("Code", "Footprint", "Structure", "Matched", "Open gaps")
        st.html(html_table.table("The 44 footprints of 2017/18", columns, sorted(rows), "sg-even"))
    text.quiet(f"Source of names and codes: {reference.SOURCE}.")


def _tile(each: Tile) -> str:
    held = "".join(
        f'<span class="sg-tile-held">{"≈" if one.how == "near" else "●"} {safe(one.gaps)}'
        f'<span class="sg-unseen">, in {safe(one.title)}, matched {safe(one.matched)}</span></span>'
        for one in each.held
    )
    style = ' class="sg-has"' if each.held else ""
    said = held or '<span class="sg-quiet">No structure</span>'
    return f'<li{style}><span class="sg-tile-code">{each.footprint.code}</span> <strong>{safe(each.footprint.name)}</strong> {said}</li>'
