"""The nearest valid spelling of what somebody wrote: a word of the format, an id, a date, a number, a yes or a no."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from stpgraph.model.kinds import KIND_WORDS, RELATION_WORDS, TYPE_WORDS
from stpgraph.model.scalars import DATE

#: Comparing spellings is slow; a file with thousands of strange words gets suggestions for the first ones.
_MOST_COMPARISONS = 20_000
_MOST_LENGTHS = 500_000
_LONGEST = 60
#: No list of words of the format is longer.
_WORDS = 40
_SMALL_WORDS = frozenset({"and", "in", "of", "to"})
_YES = frozenset({"true", "yes", "y", "on", "1", "t"})
_NO = frozenset({"false", "no", "n", "off", "0", "f"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def squeezed(word: str) -> str:
    """A word without capitals, accents, spaces and signs.

    >>> squeezed("Strategic-Board"), squeezed("strategic_board")
    ('strategicboard', 'strategicboard')
    """
    plain = unicodedata.normalize("NFKD", word).casefold()
    return "".join(each for each in plain if each.isalnum())


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words)


def _known_as() -> dict[str, tuple[str, ...]]:
    """What else the words of the format are called: as readers see them, and by their initials (SRO, MoU)."""
    names: dict[str, tuple[str, ...]] = {}

    def add(name: str, word: str) -> None:
        names[name] = (*names.get(name, ()), word)

    for word, words in (*KIND_WORDS.items(), *RELATION_WORDS.items()):
        parts = word.split("_")
        short = _initials(part for part in parts if part not in _SMALL_WORDS)
        for name in dict.fromkeys((squeezed(words), squeezed(words.split(" (")[0]), _initials(parts), short)):
            if len(name) > 2:
                add(name, word)
    for node_type, forms in TYPE_WORDS.items():
        for form in forms:
            add(squeezed(form), node_type)
    return names


class Speller:
    """Finds nearest spellings, within a budget of comparisons."""

    def __init__(self) -> None:
        self._left = _MOST_COMPARISONS
        self._lengths_left = _MOST_LENGTHS
        self._squeezed: dict[int, tuple[tuple[str, ...], dict[str, str]]] = {}
        self._names: Mapping[str, tuple[str, ...]] | None = None

    def nearest(self, word: str, allowed: tuple[str, ...]) -> str:
        """The allowed word that is nearest to one, or nothing where none is near.

        >>> Speller().nearest("Strategic Bord", ("strategic_board", "forum")), Speller().nearest("MoU", ("contract", "forum"))
        ('strategic_board', '')
        """
        if not word or len(word) > _LONGEST or not allowed:
            return ""
        key = squeezed(word)
        if id(allowed) not in self._squeezed:
            self._squeezed[id(allowed)] = (allowed, {squeezed(each): each for each in reversed(allowed)})
        known = self._squeezed[id(allowed)][1]
        if key in known:
            return known[key]
        if len(known) <= _WORDS:  # a list of words, not of ids: what they are called elsewhere counts too
            if self._names is None:
                self._names = _known_as()
            also = {name: each for name, words in self._names.items() for each in words if each in allowed}
            known = {**also, **known}
            if key in known:
                return known[key]
        self._lengths_left -= len(known)
        if self._lengths_left < 0:
            return ""
        near = [each for each in known if abs(len(each) - len(key)) <= 3]
        if len(near) > self._left:
            return ""
        self._left -= len(near)
        swapped = [each for each in near if sorted(each) == sorted(key)]
        match = swapped or get_close_matches(key, near, 1, 0.7)
        return known[match[0]] if match else ""


def as_boolean(value: object) -> str:
    """`true` or `false` for what was meant so, else nothing.

    >>> as_boolean("Yes"), as_boolean(0), as_boolean("unknown")
    ('true', 'false', '')
    """
    word = str(value).strip().lower()
    return "true" if word in _YES else "false" if word in _NO else ""


def as_date(value: object) -> str:
    """A date as the format writes it, for one written in another way (the day first, as in Britain), else nothing.

    >>> as_date("1 June 2017"), as_date("01/06/2017"), as_date(20170601), as_date("2017-6"), as_date("June 2017")
    ('2017-06-01', '2017-06-01', '2017-06-01', '2017-06', '2017-06')
    """
    text = str(value).strip().lower()
    if len(text) > _LONGEST:
        return ""
    text = re.sub(r"(?<=[0-9])(st|nd|rd|th)\b", "", text)
    if match := re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})?", text):
        parts = [match[1], match[2], match[3]]
    elif match := re.fullmatch(r"(?:([0-9]{1,2})[\s./-]+)?([0-9]{1,2}|[a-z]{3,9})[\s./,-]+([0-9]{4})", text):
        parts = [match[3], match[2], match[1]]
    elif match := re.fullmatch(r"([0-9]{4})[\s./-]([0-9]{1,2})(?:[\s./-]([0-9]{1,2}))?(?:[ t].*)?", text):
        parts = [match[1], match[2], match[3]]
    else:
        return ""
    month = parts[1] if parts[1].isdigit() else str(_MONTHS.index(parts[1][:3]) + 1) if parts[1][:3] in _MONTHS else "0"
    date = "-".join([parts[0], f"{int(month):02}", *([f"{int(parts[2]):02}"] if parts[2] else [])])
    return date if re.fullmatch(DATE, date) and 1 <= int(month) <= 12 and (not parts[2] or 1 <= int(parts[2]) <= 31) else ""


def as_number(value: object, share: bool = False) -> str:
    """A number for what was meant as one, else nothing. `share`: over 0 to 1, where people write percentages.

    >>> as_number("£1,000"), as_number("75 %", share=True), as_number(75, share=True), as_number("6")
    ('1000', '0.75', '0.75', '6')
    """
    text = re.sub(r"[\s,£]", "", str(value)) if not isinstance(value, bool) else ""
    match = re.fullmatch(r"([0-9]{1,15}(?:\.[0-9]{1,6})?)(%|percent)?", text)
    if not match:
        return ""
    number = float(match[1])
    if share and number > 1:
        return f"{number / 100:g}" if number <= 100 else ""
    return "" if match[2] and not share else match[1]


def as_slug(text: str) -> str:
    """Text as an id would spell it.

    >>> as_slug("Strategic Board (STP)")
    'strategic-board-stp'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") if len(text) <= _LONGEST else ""
