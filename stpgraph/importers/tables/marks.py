"""The ticks, letters and numbers in the cells of a membership table, and the key that explains the letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from stpgraph.files.spelling import squeezed
from stpgraph.importers.tables.cellwords import capacity, is_nobody, sure_type

_SIGNS = frozenset("✓✔☑✅√●•■◆▲★*⚫🗸")
_CROSSES = frozenset({"x", "×", "✗", "✘", "✕", "✖", "☒", "╳"})
#: The tick of the typeface Wingdings is this letter in every other.
_WORDS_YES = frozenset({"y", "yes", "ü", "true", "tick"})
_WORDS_NO = frozenset({"n", "no", "false", "☐", "❌", "🗙", "□"})
_LETTERS: Mapping[str, str] = {
    **dict.fromkeys(("c", "ch", "chair", "cc", "co-chair", "cochair", "chr"), "chair"),
    **dict.fromkeys(
        ("vc", "dc", "v/c", "d/c", "dch", "vch", "vice", "deputy", "dep", "dep chair", "deputy chair"), "deputy_chair"
    ),
    **dict.fromkeys(("v", "vm", "voting", "vot"), "voting"),
    **dict.fromkeys(
        ("a", "ia", "att", "att.", "in att", "in att.", "nv", "nvm", "o", "obs", "obs.", "i/a", "non-voting"), "attending"
    ),
    **dict.fromkeys(("m", "mem", "mem.", "member", "core", "full", "s", "rep"), ""),
}
_RACI = frozenset({"r", "a", "c", "i", "s"})
_MEANINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), meaning)
    for pattern, meaning in (
        (r"\bSRO\b|senior responsible", "leads"),
        (r"responsible|accountable|consulted|informed", "raci"),
        (r"not (?:a )?member|no seat|does not|not represented|^no$|apolog", "no"),
        (r"alternate|substitut|deputi[sz]es|proxy", "unknown"),
        (r"(?:vice|deputy)[- ]?(?:chair)?", "deputy_chair"),
        (r"non-?voting|without (?:a )?vote|no vote|attend|observ|invit|advis", "attending"),
        (r"\bchair", "chair"),
        (r"voting|with (?:a )?vote", "voting"),
        (r"\bSRO\b|\blead", "leads"),
        (r"member|\bseat|represent|\bsits|full|core|yes", "member"),
    )
)
_ENTRY = re.compile(
    r"(?:^|[;,\n|]|\s{2,}|\band\b)\s*[\"“'‘(]?([^\s=:;,“”\"'()]{1,4}(?: ?/ ?[^\s=:;,]{1,3})?)[\"”'’)]?\s*(?:=|:|–|—|-|means|denotes)\s+"
    r"([^;,\n|=]{2,60}?)(?=\s*(?:[;,\n|]|\s{2,}|\band\b|[.]?$))"
)
_PREFIX = re.compile(r"^\s*(?:key|legend|codes?|notes?|abbreviations)(?: to [\w ]{1,30})?\s*[:–-]?\s+", re.IGNORECASE)
_NOTE_SIGN = re.compile(r"[*†‡¹²³⁴⁵]+$")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a cell says: `sits` (None where the sign is not known), in which capacity, how many seats, and whether it leads."""

    sits: bool | None
    capacity: str = ""
    seats: int = 0
    leads: bool = False


#: By letter, what the key says: a capacity, “member”, “leads”, “no”, “raci” or “unknown”.
Key = Mapping[str, str]


def meaning(words: str) -> str:
    """What a key's words mean; empty where they are none of those that are known.

    >>> meaning("Vice chair"), meaning("In attendance (non-voting)"), meaning("Blue")
    ('deputy_chair', 'attending', '')
    """
    return next((found for pattern, found in _MEANINGS if pattern.search(words)), "")


def key_in(rows: Iterable[Sequence[str]]) -> dict[str, str]:
    """The key that some cells are: “C = Chair; M = Member”, or a letter and its meaning in two cells.

    >>> key_in([["Key: C = Chair, M - Member"]])
    {'c': 'chair', 'm': 'member'}
    """
    made: dict[str, str] = {}
    for row in rows:
        filled = [text for text in row if text.strip()]
        for letter, words in _entries(filled):
            found = meaning(words)
            if found:
                made.setdefault(letter.casefold(), found)
    return made


def _entries(filled: Sequence[str]) -> Iterator[tuple[str, str]]:
    for at, text in enumerate(filled):
        if len(text) > 600:
            continue
        plain = _PREFIX.sub("", text)
        yield from ((match[1], match[2]) for match in _ENTRY.finditer(plain))
        after = filled[at + 1].lstrip("=–- ") if at + 1 < len(filled) else ""
        sign = text.strip(" =:–-\"“”'") or text
        if after and len(sign) <= 4 and 3 < len(after) <= 60 and not _ENTRY.search(plain) and not _is_of_a_line(after):
            yield sign, after


def _is_of_a_line(text: str) -> bool:
    """Whether a text behind a short one is what a list says of that: “PMO” is “accountable to” the “STP Leadership Board”."""
    return re.search(r"\b(?:to|by|of|on)$", text) is not None or sure_type(text) == "body"


def is_key(rows: Sequence[Sequence[str]], key: Key) -> bool:
    """Whether some rows are only a key: each explains a letter, or is the word “Key”."""
    filled = [[text for text in row if text.strip()] for row in rows]
    filled = [row for row in filled if row]
    if not filled or not key:
        return False
    # “PMO”, “accountable to”, “STP Board” is a line of a list, and no sign with what it means.
    told = [
        len(key_in([row])) * 2 >= len(row) or (len(row) == 1 and re.match(r"^(?:key|legend|codes?)\b", row[0], re.IGNORECASE))
        for row in filled
    ]
    return sum(map(bool, told)) >= 0.7 * len(told)


def read_mark(text: str, key: Key) -> Mark | None:
    """What a cell says; None where it is no mark.

    >>> read_mark("✓", {}), read_mark("C", {}).capacity, read_mark("2", {}).seats, read_mark("Planned Care", {})
    (Mark(sits=True, capacity='', seats=0, leads=False), 'chair', 2, None)
    """
    plain = " ".join(text.split())
    small = plain.casefold()
    if small in key:
        return _of(key[small])
    if not plain or len(plain) > 40:
        return None
    found = _single(_NOTE_SIGN.sub("", small) or small, key)
    if found:
        return found
    if match := re.fullmatch(r"([a-z/✓✔●x]{1,8}) ?\(?x? ?(\d{1,2})\)?|(\d{1,2}) ?x? ?([a-z/✓✔●]{1,8})", small):
        one = _single(match[1] or match[4], key)
        return replace(one, seats=int(match[2] or match[3])) if one and one.sits else None
    parts = [part for part in re.split(r"[\s,/+&;()]+", small) if part]
    marks = [_single(part, key) for part in parts]
    known = [each for each in marks if each]
    if len(known) < 2 or len(known) < len(parts):
        standing = capacity(re.split(r"\s*[(,–]", plain)[0]).value if not known else None
        return Mark(True, str(standing)) if standing else None
    ranks = ("chair", "deputy_chair", "attending", "voting", "")
    best = min((each.capacity for each in known), key=ranks.index)
    return Mark(any(each.sits for each in known), best, max(each.seats for each in known), any(each.leads for each in known))


def _single(small: str, key: Key) -> Mark | None:
    if small in key:
        return _of(key[small])
    if small in _SIGNS or small in _WORDS_YES or small in _CROSSES or small in ("○", "◯", "o"):
        return Mark(True, "attending" if small == "o" else "")
    if small in _WORDS_NO:
        return Mark(False)
    if small in _LETTERS:
        return Mark(True, _LETTERS[small])
    if small.isdecimal() and small.isascii() and len(small) < 3:
        return Mark(int(small) > 0, "", int(small))
    standing = capacity(small).value if len(small) > 2 else None
    return Mark(True, str(standing)) if standing and squeezed(small) not in ("member", "existing") else None


def _of(found: str) -> Mark:
    if found in ("unknown", "raci"):
        return Mark(None)
    if found == "no":
        return Mark(False)
    return Mark(True, found if found not in ("member", "leads") else "", 0, found == "leads")


def crosses_say_no(texts: Iterable[str]) -> bool:
    """Whether crosses stand beside ticks, and so say that somebody does not sit there."""
    small = {text.casefold() for text in texts}
    return bool(small & {"✓", "✔", "☑", "✅", "√", "y", "yes"}) and bool(small & _CROSSES)


def is_cross(text: str) -> bool:
    """Whether a cell is a cross."""
    return text.casefold() in _CROSSES


def is_raci(texts: Iterable[str], key: Key) -> bool:
    """Whether the letters are those of who is responsible, accountable, consulted or informed.

    >>> is_raci(["R", "A", "C", "I", "A/R"], {}), is_raci(["C", "M", "A"], {})
    (True, False)
    """
    if "raci" in key.values():
        return True
    letters = _letters(texts)
    return letters <= _RACI and "r" in letters and len(letters & {"a", "c", "i"}) >= 1 and not key


def are_raci(texts: Iterable[str]) -> bool:
    """Whether every mark may be one of those letters."""
    return _letters(texts) <= _RACI


def _letters(texts: Iterable[str]) -> set[str]:
    parts = [part for text in texts if not is_nobody(text) for part in (re.split(r"[\s,/+&]+", text.casefold()) or [""]) if part]
    return {each for part in parts for each in (part if len(part) <= 3 and set(part) <= _RACI else [part])}
