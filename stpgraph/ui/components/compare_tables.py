"""Structures against each other in tables: boxes and lines that differ, measures, and which box was taken for which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from stpgraph.reading.compared import MATCH_HEADER, measure_cells, measure_header
from stpgraph.reading.tables import Row
from stpgraph.reading.words import uncapital
from stpgraph.rules.words import count
from stpgraph.ui.comparing import Pair
from stpgraph.ui.comparing_many import Several, is_same
from stpgraph.ui.components import compare_corrections, compare_picker, tables, text
from stpgraph.ui.components.html_table import table

#: A longer table is folded away, and a much longer one is drawn as one that scrolls.
SHORT, LONG = 12, 300


def show_differences(several: Several) -> None:
    """Draws the boxes and the lines that differ, of two of them; what does not differ is told in a line."""
    pair = several.pairs[compare_picker.show_pairs(several, "compare differences of")]
    _rows("Boxes that differ", pair.box_rows, "No box differs.")
    _rows("Lines that differ, between boxes of both", pair.line_rows, "No line between boxes of both differs.")
    if pair.lines_left_out:
        text.quiet(pair.lines_left_out)


def show_measures(several: Several) -> None:
    """Draws every measure of all, of two those that differ first."""
    if not several.two:
        _measures_of_all(several)
        return
    pair = several.pairs[0]
    header = measure_header(pair.made)
    alike = [each for each in pair.made.measures if each.verdict == "same" or each.left == each.right]
    differing = [each for each in pair.made.measures if each not in alike]
    if differing:
        st.html(table("Measures that differ, or cannot be compared", header, map(measure_cells, differing)))
    if alike:
        with st.expander(f"{count(len(alike), 'measure')} the same on both sides, or not known on either"):
            st.html(table("Measures that are the same, or not known on either side", header, map(measure_cells, alike)))


def _measures_of_all(several: Several) -> None:
    differing = [row for row in several.measures if not is_same(row)]
    alike = several.measures[len(differing) :]
    if differing:
        st.html(table("Measures that differ; better and worse are told against A", several.measures_header, differing))
    if alike:
        with st.expander(f"{count(len(alike), 'measure')} the same in all, or not known in any"):
            st.html(table("Measures that are the same in all, or not known in any", several.measures_header, alike))


def show_matches(several: Several) -> None:
    """Draws which box was taken for which, and why, of two of them, with what a reader may say against it."""
    at = compare_picker.show_pairs(several, "compare matches of")
    pair = several.pairs[at]
    _show_matched(pair)
    compare_corrections.show(pair)


def _show_matched(pair: Pair) -> None:
    matching = pair.made.matching
    by_id = sum(each.basis == "id" for each in matching.matches)
    if by_id:
        text.quiet(f"{count(by_id, 'box or decision has', 'boxes and decisions have')} the same short name in both files.")
    if not pair.likened:
        if not by_id:
            text.empty("Nothing is alike enough.", "No box of one structure could be taken for one of the other.")
        return
    text.quiet(
        f"{count(len(pair.likened), 'pair')} taken for the same by type, name, place and neighbours; {pair.doubtful:,} of them worth a "
        "second look, as their names differ or they are not very much alike."
    )
    rows = [dict(zip(MATCH_HEADER, cells, strict=True)) for cells in pair.likened]
    _folded(f"All {len(rows):,}, the least alike first", rows)


def _rows(title: str, rows: Sequence[Row], nothing: str) -> None:
    text.heading(3, title, f"{len(rows):,}")
    if not rows:
        text.quiet(nothing)
        return
    numbers = Counter(row["Difference"] for row in rows)
    text.quiet(" · ".join(f"{difference}: {number:,}" for difference, number in numbers.items()))
    columns = [column for column in rows[0] if any(row[column] for row in rows)]
    rows = [{column: row[column] for column in columns} for row in rows]
    if len(rows) <= SHORT:
        _drawn(title, rows)
    else:
        _folded(f"All {len(rows):,} {uncapital(title)}", rows)


def _folded(title: str, rows: Sequence[Row]) -> None:
    if len(rows) > LONG:
        tables.folded(title, rows)
        return
    with st.expander(title):
        _drawn(title, rows)


def _drawn(title: str, rows: Sequence[Row]) -> None:
    # In this style the columns in the middle are wide enough for their words.
    st.html(table(title, list(rows[0]), [list(row.values()) for row in rows], "sg-compared"))
