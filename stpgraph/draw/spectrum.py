"""The governance spectrum as phases along a line, in SVG. The names of the phases stand beside it, as text."""

from __future__ import annotations

from collections.abc import Sequence

from stpgraph.draw.style import ACCENT, INK, PAPER, QUIET
from stpgraph.reading.assessed import Stop

_STEP, _TOP = 200.0, 40.0
#: The radius of a stop, and of the one where the structure stands.
_SMALL, _LARGE = 17.0, 25.0


def line(stops: Sequence[Stop]) -> str:
    """Phases along a line: full where they are reached, hollow where not, the largest where the structure stands.

    As wide as there are phases, each in the middle of its share of the width.
    """
    width, height = _STEP * len(stops), 2 * _TOP
    here = next((at for at, stop in enumerate(stops) if stop.here), -1)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}">',
        *(_stretch(at, at < here) for at in range(len(stops) - 1)),
        *(_stop(at, stop) for at, stop in enumerate(stops)),
        "</svg>",
    ]
    return "".join(parts)


def words(stops: Sequence[Stop]) -> str:
    """The same line for those who listen to a page."""
    told = "; ".join(f"{stop.number}, {stop.name}: {stop.state.lower()}" for stop in stops)
    return f"The governance spectrum as a line of {len(stops)} phases. {told}."


def _stretch(at: int, passed: bool) -> str:
    start, end = _STEP * (at + 0.5), _STEP * (at + 1.5)
    dash = "" if passed else ' stroke-dasharray="2 8" stroke-linecap="round"'
    return f'<path d="M{start:g} {_TOP:g}H{end:g}" stroke="{ACCENT if passed else QUIET}" stroke-width="{6 if passed else 4}"{dash}/>'


def _stop(at: int, stop: Stop) -> str:
    x, radius = _STEP * (at + 0.5), _LARGE if stop.here else _SMALL
    full = stop.here or stop.reached
    ring = (
        f'<circle cx="{x:g}" cy="{_TOP:g}" r="{radius + 7:g}" fill="none" stroke="{ACCENT}" stroke-width="3"/>'
        if stop.here
        else ""
    )
    dash = "" if full else ' stroke-dasharray="5 4"'
    return (
        f'{ring}<circle cx="{x:g}" cy="{_TOP:g}" r="{radius:g}" fill="{ACCENT if full else PAPER}" '
        f'stroke="{ACCENT if full else QUIET}" stroke-width="2.5"{dash}/>'
        f'<text x="{x:g}" y="{_TOP + 6:g}" font-size="17" font-weight="bold" font-family="sans-serif" text-anchor="middle" '
        f'fill="{PAPER if full else INK}">{stop.number}</text>'
    )
