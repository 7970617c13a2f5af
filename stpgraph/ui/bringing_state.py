"""The documents that a reader is bringing in, as their session holds them: what they said of each, by the file's fingerprint.

Nothing of it outlives the session, and nothing is shared: no cache that other readers have holds any of it.
"""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from stpgraph.errors import InputError
from stpgraph.importers import Draft, Sketch
from stpgraph.importers.paging import of_pages
from stpgraph.ui import bringing, bringing_columns, bringing_rows, bringing_words
from stpgraph.ui.bringing import Opened, Work
from stpgraph.ui.bringing_columns import TableColumns
from stpgraph.ui.bringing_rows import BoxRow, LineRow

_WORKS, _NOW = "brought in", "brought in now"
_OPENED, _COLUMNS, _MADE = "brought in and read", "brought in and matched", "brought in and made"
#: So many documents are held for one reader, and so many states of what comes of them; the oldest goes first.
MOST, MOST_MADE = 3, 3
#: Bytes of all documents of one reader together.
MOST_HELD = 60_000_000


@dataclass(frozen=True)
class Made:
    """What comes of a document with all that was said: the sketch without pages that are left out (None: the file stated everything),
    the draft, and its rows."""

    opened: Opened
    sketch: Sketch | None
    draft: Draft
    boxes: tuple[BoxRow, ...]
    lines: tuple[LineRow, ...]


def current() -> Work | None:
    """The document that is being brought in now."""
    return _works().get(st.session_state.get(_NOW, ""))


def put(work: Work | None) -> None:
    """Holds a document as the one that is being brought in; None for none: what was said of it stays, should it be chosen again."""
    if work is None:
        st.session_state.pop(_NOW, None)
        return
    works = _works()
    works.pop(work.digest, None)
    works[work.digest] = work
    st.session_state[_NOW] = work.digest
    while len(works) > 1 and (len(works) > MOST or sum(len(each.data) for each in works.values()) > MOST_HELD):
        del works[next(iter(works))]


def begin(name: str, data: bytes) -> Work:
    """A document to bring in: as it was left, where the same was chosen before in this session."""
    work = bringing.begun(name, data)
    return _works().get(work.digest, work)


def made(work: Work) -> Made:
    """What comes of a document; that of the last few states is kept. Raises InputError."""
    kept: list[tuple[object, Made]] = st.session_state.setdefault(_MADE, [])
    state = (work.digest, work.columns, work.left, work.answers, work.dropped)
    found = next((each for known, each in kept if known == state), None)
    if found is None:
        opened = _read(work)
        draft = bringing.draft_of(opened, work)
        whole = opened.sketch
        if whole is None:
            found = Made(opened, None, draft, (), ())
        else:
            boxes = bringing_rows.box_rows(whole, draft, work.answers)
            lines = bringing_rows.line_rows(whole, draft, work.answers)
            found = Made(opened, of_pages(whole, work.left), draft, boxes, lines)
        kept.append((state, found))
        del kept[:-MOST_MADE]
    return found


def columns(work: Work) -> tuple[TableColumns, ...]:
    """The columns of the tables in a document; none where it holds none, or cannot be read."""
    kept: dict[object, tuple[TableColumns, ...]] = st.session_state.setdefault(_COLUMNS, {})
    mark = _mark(work)
    if mark not in kept:
        try:
            is_table = bringing_columns.is_table(work.data, work.name)
            kept[mark] = bringing_columns.columns_of(work.data, work.name, work.columns) if is_table else ()
        except InputError:
            # Reading the whole says why.
            kept[mark] = ()
        _only(kept)
    return kept[mark]


def answered(before: Work, after: Work, names: Sequence[str], keys: Sequence[str]) -> Work:
    """The work after something was said of boxes or lines of these names and keys: with what it came to, or as it was and why not."""
    try:
        old, new = made(before), made(after)
    except InputError as error:
        return replace(before, told=(), refused=bringing.refusal(error))
    words = after.said[-1].words
    followed = bringing_words.followed(old.draft, new.draft, bringing_words.teacher_of(names), keys)
    return replace(after, told=(words, *followed), refused="")


def _read(work: Work) -> Opened:
    kept: dict[object, Opened] = st.session_state.setdefault(_OPENED, {})
    mark = _mark(work)
    if mark not in kept:
        kept[mark] = bringing.read(work.data, work.name, work.columns)
        _only(kept)
    return kept[mark]


def _mark(work: Work) -> object:
    return (work.digest, tuple(sorted(work.columns.items())))


def _only(kept: MutableMapping[object, Any]) -> None:
    """Lets the oldest go."""
    while len(kept) > MOST:
        del kept[next(iter(kept))]


def _works() -> MutableMapping[str, Work]:
    works: MutableMapping[str, Work] = st.session_state.setdefault(_WORKS, {})
    return works
