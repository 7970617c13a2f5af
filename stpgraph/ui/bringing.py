"""Bringing in a document: what it was recognised as, what is said of it so far, and the draft that comes of that. No page is drawn here.

A file of our own, and one that states everything, has a draft at once; of every other there is a sketch, of which a draft is made with
what the reader has said.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from stpgraph.design import ChangeStructure, Session
from stpgraph.errors import InputError
from stpgraph.files import format_of, loads_bytes
from stpgraph.importers import FORMATS, Draft, Sketch, open_any, recognise
from stpgraph.importers.answers import Answers, LineAnswer, NodeAnswer, corrected
from stpgraph.importers.paging import of_pages, page_word
from stpgraph.importers.review import summary
from stpgraph.importers.tables.columns import Field
from stpgraph.reading.words import shortened
from stpgraph.rules.words import quoted
from stpgraph.ui.own_files import begins_as_own, is_own

OWN = "own"
OWN_TITLE = "structure file of this program"
STEPS: tuple[str, ...] = ("Choose a file", "Check what was understood", "Open in Design")
NOT_KEPT = (
    "The file stays in this session and is not kept: when you close or reload this page, it is gone. "
    "What you open in Design is kept there as a draft."
)
_PASTED = "Pasted text"


@dataclass(frozen=True, slots=True)
class Opened:
    """What is in a file: the id and title of its format, and a sketch, or a draft where the file states everything."""

    form: str
    title: str
    sketch: Sketch | None = None
    draft: Draft | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that the reader said: all answers with it, what it was, in words, and the details that are not taken: by the key of
    a box and the name of a field. `box` or `line` is the key of the first that was spoken of."""

    answers: Answers
    words: str
    dropped: frozenset[tuple[str, str]] = frozenset()
    box: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A document that is being brought in, and all that was said of it.

    `columns` is what headings of tables stand for, `left` the pages that are not taken, `said` every answer in order. `told` is what the
    last one came to, `refused` why it could not be. `title` is None for that of the file. `box` and `line` are the keys of the rows that
    are looked at. `digest` is a fingerprint of the file and its name.
    """

    name: str
    data: bytes
    digest: str
    columns: Mapping[str, Field] = field(default_factory=dict)
    left: frozenset[int] = frozenset()
    said: tuple[Said, ...] = ()
    told: tuple[str, ...] = ()
    refused: str = ""
    title: str | None = None
    box: str = ""
    line: str = ""
    step: int = 2

    @property
    def answers(self) -> Answers:
        """All that was said of boxes and lines."""
        return self.said[-1].answers if self.said else Answers()

    @property
    def dropped(self) -> frozenset[tuple[str, str]]:
        """The details that are not taken."""
        return self.said[-1].dropped if self.said else frozenset()


def begun(name: str, data: bytes) -> Work:
    """A document of which nothing was said yet."""
    return Work(name, data, hashlib.sha256(name.encode("utf-8", "replace") + b"\0" + data).hexdigest()[:16])


def read(data: bytes, name: str, columns: Mapping[str, Field] | None = None) -> Opened:
    """What is in a file of any sort. Raises InputError, with one fault in plain words, or with all of those in a file of our own."""
    if is_own(data, name):
        return Opened(OWN, OWN_TITLE, None, Draft(loads_bytes(data, name, format_of(name)), OWN))
    form = recognise(data, name)
    made = open_any(data, name, columns or None)
    return Opened(form.id, form.title, made if isinstance(made, Sketch) else None, made if isinstance(made, Draft) else None)


def pasted(text: str) -> tuple[str, bytes]:
    """A text that was pasted, as a file: its name and what is in it."""
    data = text.encode("utf-8", "replace")
    if begins_as_own(data):
        return f"{_PASTED}.{'json' if text.lstrip().startswith('{') else 'yaml'}", data
    return f"{_PASTED}.{'json' if text.lstrip().startswith(('{', '[')) else 'txt'}", data


def sorts() -> tuple[str, ...]:
    """What can be brought in, in words, with the usual end of a file's name."""
    return (*(f"{each.title} ({each.suffixes[0]})" for each in FORMATS), f"{OWN_TITLE} (.yaml, .json)")


def draft_of(opened: Opened, work: Work) -> Draft:
    """The draft with all that was said. Raises InputError where nothing is left."""
    if opened.sketch is None:
        assert opened.draft is not None
        return opened.draft
    sketch = without(of_pages(opened.sketch, work.left, page_word(opened.form)), work.dropped)
    return corrected(sketch, work.answers, work.name)


def facts(opened: Opened, draft: Draft, still: str = "") -> tuple[str, ...]:
    """What was recognised and found, in sentences. `still` says how much of it is a guess, in place of how many details were guessed."""
    told = summary(draft, opened.title)
    return (*told[:2], still, *told[3:]) if still and draft.guesses else told


def refusal(error: InputError) -> str:
    """Why a file cannot be used, in one sentence, with the mend; not the place, where that says nothing."""
    fault = error.faults[0]
    return f"{f'Line {fault.line:,}: ' if fault.line else ''}{fault.text}"


def without(sketch: Sketch, dropped: frozenset[tuple[str, str]]) -> Sketch:
    """A sketch without some of the details that were found in words, by the key of the box and the field."""
    if not dropped:
        return sketch
    keys = {key for key, _ in dropped}
    return replace(
        sketch,
        shapes=tuple(
            replace(each, found={field: found for field, found in each.found.items() if (each.key, field) not in dropped})
            if each.key in keys
            else each
            for each in sketch.shapes
        ),
    )


# ── what is said ─────────────────────────────────────────────────────────────────────────────────────────────────────


def said_of_boxes(
    work: Work, answers: Mapping[str, NodeAnswer], words: str, dropped: frozenset[tuple[str, str]] = frozenset()
) -> Work:
    """The work after something was said of boxes; `dropped` are details that are not taken."""
    now = work.answers
    said = Said(Answers({**now.nodes, **answers}, now.lines), words, work.dropped | dropped, box=next(iter(answers), ""))
    return replace(work, said=(*work.said, said), told=(), refused="")


def said_of_lines(work: Work, answers: Mapping[str, LineAnswer], words: str) -> Work:
    """The work after something was said of lines."""
    now = work.answers
    said = Said(Answers(now.nodes, {**now.lines, **answers}), words, work.dropped, line=next(iter(answers), ""))
    return replace(work, said=(*work.said, said), told=(), refused="")


def undone(work: Work) -> Work:
    """The work without what was said last, at the box or line of which that was said."""
    if not work.said:
        return work
    last = work.said[-1]
    told = (f"Taken back: {last.words}",)
    return replace(work, said=work.said[:-1], told=told, refused="", box=last.box or work.box, line=last.line or work.line)


def with_columns(work: Work, columns: Mapping[str, Field]) -> Work:
    """The work with tables read by other columns; what was said of boxes and lines stays, where they are still there."""
    return replace(work, columns=dict(columns), told=("The tables were read again with these columns.",), refused="")


def titled(draft: Draft, title: str | None) -> Draft:
    """A draft under another title. Raises Refused where it can be none."""
    given = " ".join((title or "").split())
    if not given or given == draft.structure.title:
        return draft
    return replace(draft, structure=Session(draft.structure).do(ChangeStructure(fields={"title": given})).structure)


def names_of(names: Sequence[str], most: int = 4) -> str:
    """Names in a sentence; of many, the first and how many more.

    >>> names_of(["B", "A"]), names_of(list("ABCDEFG"))
    ('“B” and “A”', '“A”, “B”, “C”, “D” and 3 others')
    """
    known = [quoted(shortened(each)) for each in names]
    if len(known) > most + 1:
        return f"{', '.join(known[:most])} and {len(known) - most:,} others"
    return known[0] if len(known) == 1 else f"{', '.join(known[:-1])} and {known[-1]}"


def at_step(work: Work, step: int) -> Work:
    """The work at another step."""
    return replace(work, step=step, told=(), refused="")
