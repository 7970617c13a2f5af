"""How a document of terms of reference is laid out: whose they are, one or several, and the sections with what each is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from stpgraph.files.spelling import squeezed
from stpgraph.importers.guessing import node_guess
from stpgraph.importers.word.headings import NUMBERED, About, about, untagged
from stpgraph.importers.word.names import FORUMS, bare
from stpgraph.importers.word.people import named_as
from stpgraph.importers.word.rosters import columns_of, is_membership
from stpgraph.importers.word.seats import lead_of
from stpgraph.importers.word.sentences import plain
from stpgraph.importers.word.tabbed import is_headings
from stpgraph.importers.word.text import Block, Grid, Paragraph
from stpgraph.importers.word.titles import cased, cleaned, is_body, name_in, others_called

_I = re.IGNORECASE


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what is said under it, and what that is about."""

    heading: str
    about: About
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Charter:
    """The terms of reference of one body: its name, what else it is called, where the name stands, how sure that is and why."""

    name: str
    called: tuple[str, ...]
    place: str
    confidence: float
    reason: str
    sections: tuple[Section, ...]
    titled: bool = True


# ── tables that are laid out as sections ─────────────────────────────────────────────────────────────────────────────


def unfolded(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Tables with a heading in each row, as headings and paragraphs."""
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Grid) and _is_form(block):
            made += _rows_of(block)
        else:
            made.append(block)
    return tuple(made)


def _is_form(grid: Grid) -> bool:
    firsts = [row[0] for row in grid.rows if row and any(cell != row[0] for cell in row)]
    banners = sum(at in grid.banners and about(grid.rows[at][0]) is not None for at in range(len(grid.rows)))
    known = sum(about(each) is not None for each in firsts)
    longest = max((len(cell) for row in grid.rows for cell in row[1:] if cell != row[0]), default=0)
    if banners >= 2 and max(len(set(row)) for row in grid.rows) <= 2 and not firsts:
        return True
    kinds = {about(each) for each in firsts} - {None}
    return known >= 2 and known >= 0.5 * len(firsts) and len(kinds) >= 2 and (longest > 12 or known >= 3) and not _is_seats(grid)


def _is_seats(grid: Grid) -> bool:
    at, found = columns_of(grid.rows)
    if at == 0 and {"role", "person"} <= found.keys():
        return True
    return sum(bool(re.match(r"(?:chair|deputy chair|vice chair)$", row[0].strip(), _I)) for row in grid.rows) == len(grid.rows)


def _rows_of(grid: Grid) -> Iterator[Block]:
    for at, row in enumerate(grid.rows):
        cells = list(dict.fromkeys(cell for cell in row if cell.strip()))
        if not cells:
            continue
        label = " ".join(cells[0].split())
        if len(cells) == 1 and at not in grid.banners and about(label) is None:
            yield Paragraph(label, grid.number)
            continue
        if at in grid.banners and about(label) is None and len(cells) == 1:
            found = name_in(label)
            yield from (
                Paragraph(line, grid.number, 1 if found is not None else 0) for line in cells[0].split("\n") if line.strip()
            )
            continue
        alone = at < 3 and re.fullmatch(rf"(?:name of )?{FORUMS}(?: ?/ ?{FORUMS})*", label, _I)
        if len(cells) > 1 and (about(label) == "name" or (alone and is_body(" ".join(cells[1].split()), 0.6))):
            yield Paragraph(f"Terms of reference: {' '.join(cells[1].split())}", grid.number, 1, title=True)
            continue
        yield Paragraph(label, grid.number, 7, bold=True)
        for cell in cells[1:]:
            for line in cell.split("\n"):
                if line.strip():
                    yield Paragraph(line.removeprefix("• ").strip(), grid.number, 0, line.startswith("• "))


# ── whose they are ───────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass
class _Start:
    at: int
    name: str
    confidence: float
    reason: str
    skip: set[int] = field(default_factory=set)


def charters(given: Sequence[Block], titles: Sequence[str], file: str) -> tuple[Charter, ...]:
    """The terms of reference in a document, each with its sections. `titles` are names of the whole; `file` is the file's name."""
    blocks = unfolded(given)
    starts = _by_title(blocks) or _by_headings(blocks)
    if not starts:
        starts = [_guessed(blocks, titles, file)]
    starts = [
        each
        for number, each in enumerate(starts)
        if number + 1 == len(starts) or not _said_again(blocks, each, starts[number + 1])
    ]
    made: list[Charter] = []
    for number, start in enumerate(starts):
        end = starts[number + 1].at if number + 1 < len(starts) else len(blocks)
        first = 0 if number == 0 else start.at
        own = [each for at, each in enumerate(blocks[first:end], first) if at not in start.skip]
        place = f"paragraph {blocks[start.at].number:,}" if start.at < len(blocks) else "the file’s name"
        called = others_called(start.name)
        charter = Charter(
            bare(start.name), called, place, start.confidence, start.reason, tuple(_sections(own)), start.confidence >= 0.8
        )
        same = next((at for at, each in enumerate(made) if squeezed(each.name) == squeezed(charter.name)), None)
        if same is None:
            made.append(charter)
        else:
            made[same] = replace(made[same], sections=made[same].sections + charter.sections)
    return tuple(made)


def _said_again(blocks: Sequence[Block], first: _Start, then: _Start) -> bool:
    """Whether the next title says the same name in full, with no section between: a cover, then the terms of reference."""
    if not squeezed(then.name).endswith(squeezed(first.name)) or then.at - first.at > 12:
        return False
    return not any(
        isinstance(each, Grid) or about(each.text) not in (None, "name", "control", "other")
        for each in blocks[first.at : then.at]
    )


def _headed(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    return bool(block.level or block.title or block.bold) or (block.text.isupper() and len(block.text.split()) <= 14)


def _by_title(blocks: Sequence[Block]) -> list[_Start]:
    made: list[_Start] = []
    loose: list[_Start] = []
    for at, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or len(block.text) > 200:
            continue
        name = name_in(block.text)
        if name is None or (not _headed(block) and at > 8 and name == ""):
            continue
        told = f"the document says: “{plain(block.text)}”"
        if name and is_body(name):
            if _headed(block) or at <= 12 or len(block.text.split()) <= 12:
                made.append(_Start(at, cased(name), 0.97, told, {at}))
        else:
            near = _neighbour(blocks, at, name)
            if near is not None:
                words = plain(near[1])
                made.append(
                    _Start(
                        min(at, near[0]),
                        cased(near[1]),
                        0.93,
                        f"the document says: “{words}” beside “Terms of reference”",
                        {at, near[0]},
                    )
                )
            elif name:
                loose.append(_Start(at, cased(name), 0.8, told, {at}))
    if not made and len(loose) == 1 and not _by_headings(blocks):
        return loose
    return made


def _neighbour(blocks: Sequence[Block], at: int, also: str) -> tuple[int, str] | None:
    """A line before or after “Terms of reference” that is the name of a body."""
    for step in (-1, 1, -2, 2, 3):
        near = at + step
        if not 0 <= near < len(blocks):
            continue
        block = blocks[near]
        if isinstance(block, Paragraph) and len(block.text) < 160 and about(block.text) is None:
            name = cleaned(block.text)
            if (
                is_body(name)
                and not re.search(r"[.;]$|\b(?:will|shall|is|are)\b", name)
                and name_in(block.text) is None
                and (_headed(block) or abs(step) <= 2)
            ):
                return near, name
    return None


def _level(block: Block) -> int:
    return block.level if isinstance(block, Paragraph) else 0


def _by_headings(blocks: Sequence[Block]) -> list[_Start]:
    """Headings that are names of bodies, each with sections of terms of reference below it."""
    found = [
        at
        for at, each in enumerate(blocks)
        if isinstance(each, Paragraph) and (each.level or each.bold) and about(each.text) is None and is_body(cleaned(each.text))
    ]
    levels = Counter(_level(blocks[at]) for at in found)
    made = []
    for number, at in enumerate(found):
        block = blocks[at]
        end = found[number + 1] if number + 1 < len(found) else len(blocks)
        below = sum(
            (about(re.split(r"[:\t]|\s[–-]\s", each.text)[0]) not in (None, "control", "name"))
            if isinstance(each, Paragraph)
            else is_membership(each, "")
            for each in blocks[at + 1 : end]
        )
        # In a handbook, where several boards have headings of one level, one section is enough.
        if isinstance(block, Paragraph) and below >= (1 if block.level and levels[block.level] > 1 else 2):
            name = cased(cleaned(block.text))
            made.append(
                _Start(
                    at, name, 0.92, f"it is the heading “{plain(block.text)}”, with sections of terms of reference below it", {at}
                )
            )
    return made


def _guessed(blocks: Sequence[Block], titles: Sequence[str], file: str) -> _Start:
    for title in titles:
        name = name_in(title) or cleaned(title)
        if name and is_body(name):
            return _Start(0, cased(name), 0.8, f"the header or the properties of the file say “{title}”")
    for at, block in enumerate(blocks[:40]):
        if isinstance(block, Paragraph) and _headed(block) and about(block.text) is None and is_body(cleaned(block.text)):
            return _Start(at, cased(cleaned(block.text)), 0.8, f"it is the heading “{plain(block.text)}”", {at})
    for at, block in enumerate(blocks[:60]):
        if isinstance(block, Paragraph):
            match = re.match(
                r"(?:The |the )?((?:[A-Z][\w&’'-]*)(?: (?:of |and |for |the |in )*[A-Z][\w&’'-]*)*)(?:"
                r" \([^)]*\))? (?:is|will|shall|has|meets|reports|was)\b",
                plain(block.text),
            )
            if match and is_body(match[1]) and len(match[1].split()) > 1:
                return _Start(at, match[1], 0.7, f"a sentence begins with “{match[0]}”")
    stem = re.sub(r"\.\w{1,5}$", "", file.replace("\\", "/").rpartition("/")[2]).replace("_", " ").replace("-", " ").strip()
    name = re.sub(r"\b(?:terms of reference|ToR)\b", "", cleaned(stem), flags=_I).strip(" -–_") or cleaned(stem) or "Board"
    return _Start(len(blocks), name, 0.6 if is_body(name) else 0.3, f"no title names it; the file is called “{stem}”")


# ── sections ─────────────────────────────────────────────────────────────────────────────────────────────────────────

_RUN_IN = re.compile(r"^(?P<label>[A-Z][\w /&’'()-]{2,60}?)\s*(?::|\t+|\s[–—-]\s)\s*(?P<rest>\S.*)$", re.DOTALL)
#: Parts of a list of members, each under a heading of its own.
_SECTOR = re.compile(
    r"\b(?:acute|hospitals?|primary care|general practice|GPs?|community|social care|local (?:authorit(?:y|ies)|government)"
    r"|councils?|voluntary|third sector"
    r"|commission(?:ers?|ing)|providers?|patients?|public|carers?|lay|NHS|mental health|ambulance|trusts?|CCGs?|education"
    r"|housing|police|independent|system|others?)\b",
    _I,
)
_SECTOR_ALONE = re.compile(
    r"(?:(?:patients?|the public|public|carers?|providers?|commissioners?|clinicians?|councils?|CCGs?|trusts?|partners"
    r"|others?|local authorit(?:y|ies)"
    r"|health|social care|voluntary sector|members|and|&|,|/)\s*)+",
    _I,
)
#: What bold words without a style count as: below all headings that have one.
_BOLD = 8
#: Headings that are also entries of a list of members.
_ALSO_SEATS: tuple[About, ...] = ("chair", "deputy", "lead")


def _sections(blocks: Sequence[Block]) -> Iterator[Section]:
    heading, held = "", list[Block]()
    kind: About = "other"
    outer: About = "other"
    outer_level = 0
    for block in blocks:
        told = _heading(block, kind) if isinstance(block, Paragraph) else None
        if told is None:
            held.append(block)
            continue
        words, found, rest, level = told
        if found is None:
            # A heading of no known sort inside a section stays about what that is about, if it stands below it.
            nested = outer in ("members", "attending") and (
                (level > 1 and re.search(r"member|represent|partner|executive|officer|clinical|lay", words, _I))
                or (level > outer_level and (_SECTOR.search(words) or named_as(words) == "organisation"))
            )
            found = outer if nested else "other"
            level = outer_level if nested else level
        if held or heading:
            yield Section(heading, kind, tuple(held))
        heading, kind, held = words, found, []
        outer, outer_level = found, level
        if rest and isinstance(block, Paragraph):
            held.append(replace(block, text=rest, level=0, listed=False))
    if held or heading:
        yield Section(heading, kind, tuple(held))


def _heading(block: Paragraph, kind: str) -> tuple[str, About | None, str, int] | None:
    """The words of a heading, what it is about, what follows it in the same line, and its level; None for other text."""
    words = NUMBERED.sub("", plain(block.text)).strip()
    known = about(words)
    words = untagged(words) if known else words
    in_list = kind in ("members", "attending")
    if block.level or block.title:
        return words.strip(" :"), known, "", block.level
    if in_list and "\t" in block.text and is_headings(block.text):
        return None
    if known and in_list and known in _ALSO_SEATS and (block.listed or not block.bold):
        return None
    stands_out = block.bold or words.isupper() or words.endswith(":") or not block.listed or NUMBERED.match(block.text)
    if known == "other" and words.endswith(":") and lead_of(words):
        return None
    if known in ("other", "control") and in_list and not block.bold and not words.isupper() and _names_a_post(words):
        return None
    if known and stands_out and not re.search(r"[.;]$", words):
        return words.strip(" :"), known, "", 2 if not block.bold else _BOLD
    if block.bold and (told := _run_in(block, words, in_list)):
        return told
    if (
        block.bold
        and not block.listed
        and len(words.split()) <= 10
        and not re.search(r"[.;,]$", words)
        and not (in_list and _RUN_IN.match(words))
        and (not in_list or node_guess(words).type not in ("post", "organisation") or _SECTOR_ALONE.fullmatch(words))
    ):
        return words.strip(" :"), known, "", _BOLD
    if words.isupper() and 1 < len(words.split()) <= 10 and not in_list and not re.search(r"[.;]$", words):
        return words.strip(" :"), known, "", 2
    return _run_in(block, words, in_list)


def _names_a_post(words: str) -> bool:
    """“Deputy Director of Nursing, Anytown Trust” in a list of members is no heading about deputies."""
    guess = node_guess(re.split(r"[,:(]|\s[–—-]\s", words)[0])
    return guess.type == "post" and guess.of_type >= 0.9


def _run_in(block: Paragraph, words: str, in_list: bool) -> tuple[str, About | None, str, int] | None:
    """A heading with its text in the same line: “Quorum: five members”."""
    text = NUMBERED.sub("", block.text.strip()) if "\t" in block.text else words
    if match := _RUN_IN.match(text):
        label = about(match["label"])
        if (
            label
            and label not in ("name", "control")
            and not (in_list and (label in _ALSO_SEATS or block.listed))
            and (len(match["label"].split()) <= 5)
        ):
            if label == "other" and block.listed:
                return None
            return match["label"].strip(), label, match["rest"], 2
    return None
