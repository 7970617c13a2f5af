"""PDF: the picture on one page of A4 or A3 on its side, and the same in words on the pages after it.

Vector, tagged, in English, with a text alternative for the picture; typst checks PDF/UA-1 as it writes. The same sheet gives the
same bytes: the only date in the file is the one that is printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from stpgraph.export import telling, typesetting
from stpgraph.export.glyphs import STAND_IN, STAND_IN_WORDS, drawable
from stpgraph.export.picture import one_line, picture, trimmed
from stpgraph.export.poster import DRAFT, LEGEND_SIZE, ROW, Flow, flow, legend, source_words, title_size
from stpgraph.export.sheet import PRINTED, PartSheet, Sheet
from stpgraph.export.typesetting import Data
from stpgraph.layout import View
from stpgraph.layout.text import LINE_HEIGHT, wrap
from stpgraph.reading.ours import our_reading
from stpgraph.reading.outline import OutlineLine
from stpgraph.reading.tallies import MEANING, tallied
from stpgraph.reading.words import shortened, uncapital
from stpgraph.rules.words import listed, quoted

#: The smallest text of a picture is no smaller than this where a sheet of A3 can hold that; in points.
LEAST_POINTS = PRINTED
#: Points to a pixel of the scene at the most: names in boxes are then as large as the text around them.
LARGEST = 0.85
TITLE, SUBTITLE, LEGEND, SOURCE = 16.0, 9.0, 7.5, 7.0
#: Points of this page to a pixel of a poster's legend.
_LESS = LEGEND / LEGEND_SIZE
#: What stands before the names of other pages, and the gap between two columns of them, in points.
_LARGER, _ELSEWHERE, _COLUMNS = (
    "Larger, part by part:",
    "Boxes that belong to other parts, and are here for the lines to them:",
    16.0,
)
#: Lines of an outline further down than this stand at this depth, and say how deep they are.
DEEPEST = 9
#: A list of no more lines than this fits a page of text.
SHORT_LIST = 32


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of paper on its side, and its margins, in points."""

    name: str
    width: float
    height: float
    side: float = 30.0
    top: float = 24.0
    bottom: float = 30.0


Reference = Mapping[str, str]
"""A link to another page: the label of that page, the text that leads there (its number is added), and what stands after it."""
Part = Mapping[str, Data]
"""One thing on the pages of text, as the template has it: a heading, a paragraph, a list, a table, a picture."""

PAPERS: tuple[Paper, ...] = (Paper("A4", 841.89, 595.28), Paper("A3", 1190.55, 841.89))


def write(sheet: Sheet) -> bytes:
    """The sheet as a PDF file."""
    return typesetting.pdf("pdf.typ", content(sheet), sheet.made_on)


# ── pieces that other papers use ─────────────────────────────────────────────────────────────────────────────────────


def picture_source(sheet: Sheet) -> str:
    """The drawing alone as SVG in characters that our typefaces have, for `image(bytes(…), format: "svg", alt: …)` of typst."""
    return picture(sheet, drawable)


def alternative(sheet: Sheet) -> str:
    """What the picture is, for those who cannot see it; where its text form stands is for the paper to say."""
    return telling.description(sheet)


def legible(sheet: Sheet) -> bool:
    """Whether the text of the picture is large enough to read on one of our papers."""
    return _readable(sheet, PAPERS[-1])


def closer(sheet: Sheet) -> tuple[Sheet, ...]:
    """The parts of a picture that are given pages of their own, for the whole is too large to be read on one."""
    return () if legible(sheet) else sheet.closer(legible)


def paper(sheet: Sheet) -> Paper:
    """The smallest paper on which the text of the picture is large enough to read; the largest where it is on none."""
    return next((each for each in PAPERS if _readable(sheet, each)), PAPERS[-1])


def smallest(sheet: Sheet, on: Paper) -> float:
    """How large the smallest text of the picture is on a paper, in points."""
    return _least(sheet) * _scale(sheet, on)


def _readable(sheet: Sheet, on: Paper) -> bool:
    """Whether a paper will do for a picture: one that is in parts will not, and names them only therefore."""
    return _least(sheet) * _scale(sheet, on, alone=not isinstance(sheet, PartSheet)) >= LEAST_POINTS


def _least(sheet: Sheet) -> float:
    """The size of the smallest text of the picture in its own pixels."""
    return min((box.caption_size if box.caption else box.text_size for box in sheet.scene.boxes), default=13.0)


def _scale(sheet: Sheet, on: Paper, alone: bool = False) -> float:
    """Points to a pixel of the scene on a paper: what is left of the page beside title, legend and source line.

    `alone` leaves out that a page may have to name others, of which nothing is known before it has parts.
    """
    width, height = trimmed(sheet.scene)
    room = on.width - 2 * on.side
    title = title_size(sheet.title, TITLE)
    head = len(wrap(one_line(sheet.title), room, title, bold=True)) * title * LINE_HEIGHT
    head += len(wrap(one_line(sheet.subtitle), room, SUBTITLE)) * SUBTITLE * LINE_HEIGHT + 11
    foot = _flow(sheet, on).height * _LESS + 13
    foot += len(wrap(source_words(sheet), room, SOURCE)) * SOURCE * LINE_HEIGHT
    foot += 0.0 if alone else _below(sheet, room)
    left = on.height - on.top - on.bottom - head - foot
    return min(room / width, left / height, LARGEST)


def _flow(sheet: Sheet, on: Paper) -> Flow:
    return flow(legend(sheet), (on.width - 2 * on.side) / _LESS)


# ── pages that name each other ───────────────────────────────────────────────────────────────────────────────────────


def references(sheet: Sheet) -> Mapping[str, Data]:
    """The pages that a page names, as the templates have it: those of its parts in two columns, or, on the page of a part, those
    where the boxes belong that are drawn there for the lines to them alone."""
    if isinstance(sheet, PartSheet):
        elsewhere = [
            {"label": part_label(number), "text": f"part {number}", "after": f": {_quoted(names)}."}
            for number, names in sheet.elsewhere_names.items()
        ]
        return {"lead": _ELSEWHERE if elsewhere else "", "columns": 1, "items": elsewhere}
    parts = [{"label": part_label(at), "text": one_line(each.title), "after": ""} for at, each in _numbered_parts(sheet)]
    return {"lead": _LARGER if parts else "", "columns": 2, "items": parts}


def part_label(number: int) -> str:
    """What the page of a part is called within the file."""
    return f"part-{number}"


def _below(sheet: Sheet, room: float) -> float:
    """How high at the most the names of other pages stand below the source line."""
    if isinstance(sheet, PartSheet):
        # As though each box belonged to a part of its own: where they do is settled last.
        names = " ".join(f"part 88 (page 888): {_quoted([name])}." for each in sheet.elsewhere_names.values() for name in each)
        return _high(f"{_ELSEWHERE} {names}", room) if names else 0.0
    items = [_high(f"{one_line(each.title)} (page 888)", (room - _COLUMNS) / 2) for _, each in _numbered_parts(sheet)]
    return _high(_LARGER, room) + sum(max(items[at : at + 2]) for at in range(0, len(items), 2)) if items else 0.0


def _numbered_parts(sheet: Sheet) -> Iterator[tuple[int, PartSheet]]:
    return ((each.number, each) for each in closer(sheet) if isinstance(each, PartSheet))


def _high(text: str, room: float) -> float:
    """How high lines of other pages stand, with the gap before them: typst reckons from the top of capitals to the base line."""
    return SOURCE * 0.72 + 5 + (len(wrap(text, room * 0.98, SOURCE)) - 1) * SOURCE * LINE_HEIGHT


def _quoted(names: Iterable[str]) -> str:
    return listed(quoted(one_line(name)) for name in names)


# ── the data of the template ─────────────────────────────────────────────────────────────────────────────────────────


def content(sheet: Sheet, parts: Sequence[Part] | None = None) -> Mapping[str, Data]:
    """Everything that the template prints: the picture, and `parts` after it (None: the picture and the findings in words)."""
    parts = list(_parts(sheet)) if parts is None else parts
    on = paper(sheet)
    made = _flow(sheet, on)
    width, height = trimmed(sheet.scene)
    pictures = {"drawing": picture_source(sheet)}
    pictures |= {f"sample-{at}": each.entry.sample for at, each in enumerate(made.entries)}
    shown = [sheet.title, sheet.subtitle, *(line for box in sheet.scene.boxes for line in box.text), *map(str, parts)]
    lacking = any(STAND_IN in drawable(each) for each in shown)
    notes = [source_words(sheet, "at the end")]
    if closer(sheet):
        notes.append("This page is the whole as a map: the next pages show each part larger.")
    elif not legible(sheet):
        notes.append("The picture is too large for this paper to be read with ease: on a screen it can be enlarged.")
    if lacking:
        notes.append(STAND_IN_WORDS)
    return {
        "title": one_line(sheet.title),
        "subtitle": one_line(sheet.subtitle),
        "draft": sheet.draft,
        "made_on": {"year": sheet.made_on.year, "month": sheet.made_on.month, "day": sheet.made_on.day},
        "foot": shortened(sheet.title, 140),
        "source": " ".join(notes),
        "words": {"draft": DRAFT, "page": "Page", "of": "of"},
        "spoken": {
            "title": one_line(sheet.title),
            "description": one_line(sheet.subtitle),
            "alt": f"{alternative(sheet)} The next pages say the same in words.",
        },
        "paper": _measures(sheet, on),
        "picture": {"width": width, "height": height, "most": LARGEST},
        "pictures": pictures,
        "legend": _legend(made),
        "references": references(sheet),
        "parts": [*map(_picture, closer(sheet)), *parts],
    }


def _picture(sheet: Sheet) -> Part:
    """A picture on a page of its own, among the parts."""
    if isinstance(sheet, PartSheet):
        return {"kind": "part", **framed_part(sheet)}
    return {"kind": "picture", "title": one_line(sheet.title), "text": one_line(sheet.subtitle), **framed(sheet)}


def framed(sheet: Sheet, more: str = "") -> Part:
    """A picture as the templates' `framed` takes it: the paper, the drawing with its size, and its alternative, to which
    `more` is added."""
    on = paper(sheet)
    width, height = trimmed(sheet.scene)
    return {
        "paper": {"width": on.width, "height": on.height},
        "picture": {"width": width, "height": height, "most": LARGEST},
        "pictures": {"drawing": picture_source(sheet)},
        "spoken": {"alt": alternative(sheet) + more},
    }


def naming(sheet: Sheet) -> Part:
    """The paper of a whole that is in parts, with their names as links."""
    return {"paper": _measures(sheet, paper(sheet)), "references": references(sheet)}


def framed_part(sheet: PartSheet) -> Part:
    """The picture of a part as the templates take it: with title, legend, source line and the pages that it names."""
    on = paper(sheet)
    made = _flow(sheet, on)
    plain = framed(sheet)
    samples = {f"sample-{at}": each.entry.sample for at, each in enumerate(made.entries)}
    return {
        **plain,
        "label": part_label(sheet.number),
        "title": one_line(sheet.title),
        "text": one_line(sheet.subtitle),
        "paper": _measures(sheet, on),
        "pictures": {"drawing": picture_source(sheet), **samples},
        "legend": _legend(made),
        "source": source_words(sheet, "at the end"),
        "references": references(sheet),
    }


def _measures(sheet: Sheet, on: Paper) -> Mapping[str, Data]:
    """A paper and the sizes of what stands on it, in points."""
    return {
        "width": on.width,
        "height": on.height,
        "side": on.side,
        "top": on.top,
        "bottom": on.bottom,
        "title": title_size(sheet.title, TITLE),
        "subtitle": SUBTITLE,
        "legend": LEGEND,
        "source": SOURCE,
    }


def _legend(made: Flow) -> Data:
    """The legend as it stands in a poster, from pixels to points of this page."""
    return {
        "height": made.height * _LESS,
        "row": ROW * _LESS,
        "headings": [{"text": words, "y": y * _LESS} for words, y in made.headings],
        "entries": [
            {
                "lines": list(each.lines),
                "sample": f"sample-{at}" if each.entry.sample else "",
                "width": each.entry.width * each.shrunk * _LESS,
                "height": each.entry.height * each.shrunk * _LESS,
                "x": each.x * _LESS,
                "y": each.y * _LESS,
                "beside": each.beside * _LESS,
            }
            for at, each in enumerate(made.entries)
        ],
    }


def _parts(sheet: Sheet) -> Iterator[Part]:
    """The pages of text, as headings, paragraphs, lists and tables."""
    yield _heading(2, "The picture in words")
    yield _text(f"{one_line(sheet.subtitle)}. The picture has {telling.numbers(sheet)}.")
    for sentence in telling.marked_sentences(sheet, most=None):
        yield _text(sentence)
    yield from _answers(sheet)
    yield from _findings(sheet)
    yield from _lines(sheet)
    sources = telling.source_items(sheet.structure.sources)
    if sources:
        yield _heading(2, "Documents that the structure was drawn from")
        yield {"kind": "sources", "items": [{"text": words, "url": url} for words, url in sources]}


def _answers(sheet: Sheet) -> Iterator[Part]:
    told = telling.answering(sheet)
    part = "" if sheet.view == View() else " in what is drawn"
    yield _heading(2, f"Who answers to whom{part}")
    if told.lines:
        yield {"kind": "tree", "items": _tree(told.lines), "columns": 2 if len(told.lines) > SHORT_LIST else 1}
    else:
        yield _text(f"Nothing answers to anything{part}.")
    if told.alone:
        yield _heading(3, f"Boards, groups and projects that no such line joins{part}")
        yield _list([f"{one_line(each.name)} – {each.kind}" for each in told.alone])
    if told.cut:
        yield _text(f"{told.cut:,} more lines are left out here.")


def _tree(lines: Sequence[OutlineLine]) -> list[Data]:
    """The lines of an outline as a nested list, no deeper than a page is wide."""
    top: list[Data] = []
    open_lists: list[list[Data]] = [top]
    for line in lines:
        depth = min(line.depth, DEEPEST, len(open_lists) - 1)
        below: list[Data] = []
        words = [line.kind]
        if line.depth > DEEPEST:
            words.append(f"level {line.depth + 1}")
        if line.again:
            words.append("those below are listed further up")
        if line.remark:
            words.append(uncapital(line.remark))
        open_lists[depth].append({"name": one_line(line.name), "words": "; ".join(words), "below": below})
        del open_lists[depth + 1 :]
        open_lists.append(below)
    return top


def _findings(sheet: Sheet) -> Iterator[Part]:
    told = telling.findings(sheet)
    if told is None or sheet.findings is None:
        return
    yield {"kind": "break"}
    yield _heading(2, "Findings")
    yield _text(tallied(sheet.findings))
    if not told.groups:
        return
    yield from (_text(each, quiet=True) for each in (MEANING, our_reading(sheet.structure)) if each)
    for group in told.groups:
        yield _heading(3, f"{group.title}: {group.asks}")
        accepted = any(each.accepted for each in group.findings)
        head = ["What was found", "How sure", "Why it is accepted" if accepted else "What to do", "Source"]
        rows: list[Data] = [
            [
                {"strong": each.defect, "text": each.fact},
                {"strong": "", "text": each.certainty},
                {"strong": "", "text": each.accepted or each.remedy},
                {"strong": "", "text": ", ".join(map(str, each.sources))},
            ]
            for each in group.findings
        ]
        yield {"kind": "table", "shares": [46, 10, 38, 8], "head": list(head), "rows": rows}
    yield _heading(3, "What the numbers under “Source” stand for")
    yield {"kind": "sources", "items": [{"text": f"{each}.", "url": ""} for each in told.citations]}


def _lines(sheet: Sheet) -> Iterator[Part]:
    told = telling.lines(sheet)
    if told:
        yield _heading(2, "Every line in words")
    for group in told:
        yield _heading(3, group.title)
        yield _list(group.sentences)


def _heading(level: int, words: str) -> Part:
    return {"kind": "heading", "level": level, "text": words}


def _list(items: Sequence[str]) -> Part:
    """A list in two columns: of equal length where it is short, from page to page where it is long."""
    half = (len(items) + 1) // 2
    if len(items) <= SHORT_LIST:
        return {"kind": "halves", "left": list(items[:half]), "right": list(items[half:])}
    return {"kind": "list", "items": list(items)}


def _text(words: str, quiet: bool = False) -> Part:
    return {"kind": "text", "text": words, "quiet": quiet}
