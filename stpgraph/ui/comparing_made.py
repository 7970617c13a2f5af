"""Opening and comparing what the URL of the Compare page asks for: once for everybody who asks for the same on the same day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from stpgraph.compare import Corrections, compare
from stpgraph.pipeline import Exploration
from stpgraph.ui import comparing_wanted, making, sources
from stpgraph.ui.comparing import Pair
from stpgraph.ui.comparing_many import Several
from stpgraph.ui.comparing_wanted import Wanted

#: What a reader has said of two structures, by fingerprints of what they hold.
Said = Callable[[tuple[str, str]], Corrections]


@dataclass(frozen=True, slots=True)
class Opened:
    """What of a URL is there: which structures, their titles by their names in URLs, the comparison where there are at least two, and
    a sentence for each part that is not there."""

    wanted: Wanted
    titles: Mapping[str, str]
    several: Several | None
    messages: list[str]


def opened(asked: Wanted, said: Said) -> Opened:
    """Opens what a URL asks for, and compares it as the reader has corrected which is which."""
    # The first is opened last, so that other pages go on with it.
    found = {key: one for key in reversed(asked.chosen) if (one := sources.opened(key))}
    wanted = asked.only(found)
    messages = [comparing_wanted.missing(key) for side, key in asked.params.items() if side not in wanted.params]
    messages += [wanted.doubled] if wanted.doubled else []
    chosen = [found[key].exploration for key in wanted.chosen]
    titles = {key: one.exploration.structure.title for key, one in found.items()}
    return Opened(wanted, titles, compared(chosen, said) if len(chosen) > 1 else None, messages)


def compared(explorations: list[Exploration], said: Said) -> Several:
    """The first with each of the others, as the reader has corrected which is which."""
    first, *others = explorations
    contents = [(making.content(first), making.content(each)) for each in others]
    corrections = [said(each) for each in contents]
    told = tuple((each, one.same, one.different) for each, one in zip(contents, corrections, strict=True))
    return _compared(told, date.today(), first, others, corrections)


@st.cache_resource(max_entries=20, show_spinner="Comparing the structures")
def _compared(
    told: tuple[object, ...], today: date, _first: Exploration, _others: list[Exploration], _corrections: list[Corrections]
) -> Several:
    return Several(tuple(Pair(compare(_first, each, one)) for each, one in zip(_others, _corrections, strict=True)))
