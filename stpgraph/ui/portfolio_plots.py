"""The plots of the Portfolio page, as Vega-Lite charts made with Altair. Each stands beside its table and its text.

No cell of the heat map is told by its colour alone: a sign and a number stand in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from stpgraph.model import Severity
from stpgraph.portfolio import HeatCell, Portfolio
from stpgraph.reading.assessed import PLANS
from stpgraph.report.portfolio_tables import Told, cell_words, phase_words
from stpgraph.rules import BY_ID

if TYPE_CHECKING:
    import altair as alt

Which = Literal["heat", "tables", "spectrum"]
Spec = dict[str, Any]

#: More structures than this are not drawn as a heat map: nobody could read it. The table and the text stand all the same.
MOST_DRAWN = 100
INK, PAPER, MAIN = "#16202B", "#FFFFFF", "#0B4F6C"
#: What a cell shows: the words of the key, its colour, and that of the sign in it.
STATES: Mapping[str, tuple[str, str, str]] = {
    "gap confirmed": ("G: gap, confirmed", "#A3142A", PAPER),
    "gap not_stated": ("G?: gap, not stated", "#FBEAEC", "#8A1023"),
    "concern confirmed": ("C: concern, confirmed", "#7A4300", PAPER),
    "concern not_stated": ("C?: concern, not stated", "#FDF1E0", "#6B3A00"),
    "note confirmed": ("N: note, confirmed", "#33415C", PAPER),
    "note not_stated": ("N?: note, not stated", "#EEF0F4", "#33415C"),
    "accepted": ("a: only accepted", "#F4F2EC", "#3D4653"),
}
_LETTER: Mapping[Severity, str] = {"gap": "G", "concern": "C", "note": "N"}
HOW_TO_READ = (
    "Each row is a rule, each column a structure by its number in the table above. G is a gap, C a concern, N a note; a number says how "
    "many where there is more than one. A question mark: the documents are silent, so it may be arranged elsewhere. a: only findings that "
    "somebody has accepted. An empty place: nothing is found."
)


def state(cell: HeatCell) -> str:
    """What a cell shows, as a key of `STATES`; empty for nothing."""
    if cell.severity and cell.certainty:
        return f"{cell.severity} {cell.certainty}"
    return "accepted" if cell.accepted else ""


def sign(cell: HeatCell) -> str:
    """What stands in a cell: the letter of the gravest severity, how many there are of that certainty, and whether it is certain.

    >>> sign(HeatCell("gap", "confirmed", 3, 1)), sign(HeatCell("note", "not_stated", 0, 1)), sign(HeatCell(accepted=2))
    ('G3', 'N?', 'a2')
    """
    if cell.severity is None:
        return f"a{_more(cell.accepted)}" if cell.accepted else ""
    if cell.certainty == "confirmed":
        return f"{_LETTER[cell.severity]}{_more(cell.confirmed)}"
    return f"{_LETTER[cell.severity]}{_more(cell.not_stated)}?"


def _more(number: int) -> str:
    return f"{number:,}" if number > 1 else ""


def heat_values(told: Told) -> list[dict[str, str | int]]:
    """The cells of the heat map in which something is found, the gravest rules first, each as a row of data."""
    titles = told.titles()
    return [
        {
            "rule": f"{BY_ID[row.rule].defect} ({row.rule})",
            "number": number,
            "structure": titles[number - 1],
            "state": STATES[state(cell)][0],
            "sign": sign(cell),
            "counts": cell_words(cell),
        }
        for row in sorted(told.portfolio.heat, key=lambda row: (_rank(row.rule), -row.confirmed_in, -row.not_stated_in, row.rule))
        for number, cell in enumerate(row.cells, 1)
        if state(cell)
    ]


def _rank(rule: str) -> int:
    return tuple(_LETTER).index(BY_ID[rule].severity)


def heat(told: Told) -> alt.LayerChart | None:
    """The heat map; None where there is nothing to draw, or too much."""
    import altair as alt

    values = heat_values(told)
    many = len(told.portfolio.entries)
    if not values or many > MOST_DRAWN:
        return None
    used = [each for each in STATES.values() if any(row["state"] == each[0] for row in values)]
    words, fills, inks = ([each[at] for each in used] for at in range(3))
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=alt.X(
            "number:O",
            title="Structure, by its number in the table",
            scale=alt.Scale(domain=list(range(1, many + 1))),
            axis=alt.Axis(orient="top", labelAngle=0, titleAnchor="start"),
        ),
        y=alt.Y("rule:N", title=None, sort=None, axis=alt.Axis(labelLimit=330, labelFontSize=12)),
        tooltip=[
            alt.Tooltip("structure:N", title="Structure"),
            alt.Tooltip("rule:N", title="Rule"),
            alt.Tooltip("state:N", title="Shows"),
            alt.Tooltip("counts:N", title="Confirmed (not stated) [accepted]"),
        ],
    )
    key = alt.Legend(title=None, orient="top", columns=4, labelLimit=260, symbolStrokeColor=INK, symbolStrokeWidth=1)
    cells = base.mark_rect(stroke="#6B6759", strokeWidth=0.7).encode(
        color=alt.Color("state:N", scale=alt.Scale(domain=words, range=fills), legend=key)
    )
    signs = base.mark_text(fontSize=11, fontWeight="bold").encode(
        text="sign:N", color=alt.Color("state:N", scale=alt.Scale(domain=words, range=inks), legend=None)
    )
    chart: alt.LayerChart = (
        (cells + signs)
        .resolve_scale(color="independent")
        .properties(width=alt.Step(58 if many <= 12 else 44 if many <= 20 else 30), height=alt.Step(23))
        .configure_view(strokeWidth=0)
        .configure_axis(labelColor=INK, titleColor=INK, grid=False)
    )
    return chart


def tables(portfolio: Portfolio) -> alt.LayerChart:
    """The share that answers each question of Tables 2 and 3 with yes: a bar for the set, a diamond for HFMA's plans."""
    import altair as alt

    total = len(portfolio.entries)
    values = [
        {
            "question": each.question,
            "these": each.yes / total,
            "hfma": each.published_yes / PLANS,
            "words": f"{each.yes:,} of {total:,} here, {each.published_yes:,} of {PLANS} with HFMA",
        }
        for each in portfolio.tables
    ]
    base = alt.Chart(alt.InlineData(values=values)).encode(
        y=alt.Y("question:N", title=None, sort=None, axis=alt.Axis(labelLimit=420, labelFontSize=12)),
        tooltip=[alt.Tooltip("question:N", title="Question"), alt.Tooltip("words:N", title="Yes")],
    )
    scale = alt.Scale(domain=[0, 1.55])
    axis = alt.Axis(
        format="%", values=[0, 0.25, 0.5, 0.75, 1], title="Answered yes: bar these structures, diamond HFMA’s 44 plans"
    )
    bars = base.mark_bar(color="#9CC3D1", stroke=MAIN, height=13).encode(x=alt.X("these:Q", scale=scale, axis=axis))
    plans = base.mark_point(shape="diamond", filled=True, size=110, color="#A3142A", opacity=1).encode(
        x=alt.X("hfma:Q", scale=scale)
    )
    words = base.mark_text(align="left", fontSize=12, color=INK).encode(x=alt.value(0), xOffset=alt.value(0), text="words:N")
    placed = words.encode(x=alt.datum(1.04, type="quantitative"))
    chart: alt.LayerChart = (
        (bars + plans + placed)
        .properties(height=alt.Step(27))
        .configure_view(strokeWidth=0)
        .configure_axis(labelColor=INK, titleColor=INK)
    )
    return chart


def spectrum(portfolio: Portfolio, titles: Sequence[str]) -> alt.LayerChart:
    """How many structures stand at each phase of the governance spectrum."""
    import altair as alt

    called = {id(entry): title for entry, title in zip(portfolio.entries, titles, strict=True)}
    values = [
        {"phase": phase_words(phase), "number": len(entries), "which": "; ".join(called[id(each)] for each in entries) or "None"}
        for phase, entries in portfolio.phases.items()
    ]
    base = alt.Chart(alt.InlineData(values=values)).encode(
        y=alt.Y("phase:N", title=None, sort=None, axis=alt.Axis(labelLimit=260, labelFontSize=12)),
        x=alt.X("number:Q", title="How many structures stand there", axis=alt.Axis(tickMinStep=1, format="d")),
        tooltip=[
            alt.Tooltip("phase:N", title="Stands at"),
            alt.Tooltip("number:Q", title="Structures"),
            alt.Tooltip("which:N", title="Which"),
        ],
    )
    bars = base.mark_bar(color="#9CC3D1", stroke=MAIN, height=16)
    numbers = base.mark_text(align="left", dx=6, fontSize=13, fontWeight="bold", color=INK).encode(text="number:Q")
    chart: alt.LayerChart = (
        (bars + numbers)
        .properties(height=alt.Step(32))
        .configure_view(strokeWidth=0)
        .configure_axis(labelColor=INK, titleColor=INK)
    )
    return chart


def spec(which: Which, told: Told) -> Spec | None:
    """A plot as Vega-Lite; None where there is nothing to draw, or too much. Making one takes longer than all the rest of a page."""
    charts: Mapping[Which, Callable[[], alt.LayerChart | None]] = {
        "heat": lambda: heat(told),
        "tables": lambda: tables(told.portfolio),
        "spectrum": lambda: spectrum(told.portfolio, told.titles()),
    }
    from altair.utils.schemapi import debug_mode

    with debug_mode(False):  # no look at each part against the schema, which takes a second; tests do that
        chart = charts[which]()
        made: Spec | None = None if chart is None else chart.to_dict(validate=False)
    return made
