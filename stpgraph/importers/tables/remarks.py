"""Lines and rows of tables that name nothing: remarks, footnotes, keys, what is said of the file itself, and totals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stpgraph.files.spelling import squeezed

_NOTE = re.compile(
    r"^(?:sources?|notes?|nb|n\.b\.|updated|last updated|version|prepared|owner|contact|please|this (?:table|list|sheet"
    r"|register)|as at|"
    r"for (?:further|queries|more|any|information|details)|queries|any (?:changes|queries)|changes to|see |key(?= to |$)|legend"
    r"|reviewed|approved on|author|draft|date|page \d|end of|correct at|status as at|printed)\b|^[*†‡©]"
    r"|^(?:maintained|compiled|produced|kept|issued|completed) by\b|^(?:key|legend|codes?|abbreviations):"
    r"|^(?:B?RAG|colours?)(?: rating| status| key)?\s*[:=–-]"
    r"|^(?:not )?(?:official|restricted|confidential|uncontrolled)(?:[ :–-]+(?:sensitive|draft|commercial|copy)\b.*)?$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"@\w+\.|\b0\d{2,4}[ \d]{6,}|https?:|www\.")
#: Behind these a full stop is no end of a sentence.
_SHORTENED = re.compile(r"\b(?:ltd|co|inc|plc|dept|assoc|univ|hosp|st|etc|no|gov|org|[A-Z])\.$", re.IGNORECASE)
_FOOTNOTE = re.compile(r"^\(?(?:\d{1,2}|[ivx]{1,4}|[a-e])[.):]\s+\S.*\.$")
_SENTENCE = 6
_SHORT_SENTENCE = 4
_TOTAL = re.compile(
    r"^(?:grand |sub-?|overall )?totals?\b|^(?:total )?(?:number|no\.?|count|sum) of [\w -]{3,40}(?:[:=–-]\s*\d+)?$"
    r"|^(?:sum|count|average)$|^n ?=|^\d+ [\w -]{3,30} in (?:total|all)$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^[£$€]? ?[\d.,]+ ?(?:k|m|bn|%)?$", re.IGNORECASE)
_COLUMN_OF_REMARKS = frozenset({"notes", "note", "comments", "comment", "remarks", "remark", "guidance", "instructions", "help"})


def is_note(text: str) -> bool:
    """Whether a line by itself is a remark, not a name.

    >>> is_note("Source: board papers, March 2017"), is_note("STP Delivery Group"), is_note("1. All sums are without VAT.")
    (True, False, True)
    """
    plain = " ".join(text.split())
    if _NOTE.match(plain) or _ADDRESS.search(plain) or len(plain) > 110:
        return True
    count = len(plain.split())
    if not plain.endswith(".") or _SHORTENED.search(plain):
        return plain.endswith(".") and count > _SENTENCE
    return count > _SENTENCE or (count >= _SHORT_SENTENCE and bool(_FOOTNOTE.match(plain) or _is_told(plain)))


def _is_told(plain: str) -> bool:
    """Whether words that end with a full stop are a sentence, of which most words are small."""
    words = plain.split()
    return sum(each[0].islower() for each in words) * 2 > len(words)


def is_total(filled: Sequence[str]) -> bool:
    """Whether the cells of a row that hold something are a total, and no more than numbers beside it.

    >>> is_total(["Total", "2065"]), is_total(["Number of projects: 6"]), is_total(["Total Wound Care Group", "Anna"])
    (True, True, False)
    """
    texts = [" ".join(each.split()) for each in filled]
    if not texts or not _TOTAL.match(texts[0]) or not all(map(_NUMBER.match, texts[1:])):
        return False
    return len(texts) > 1 or len(texts[0].split()) == 1 or any(each.isdecimal() for each in re.split(r"\W+", texts[0]))


def are_remarks(texts: Sequence[str]) -> bool:
    """Whether the cells of a column that stands apart are remarks, perhaps with the word for it over them.

    >>> are_remarks(["Notes", "Dates are to be checked with each chair."]), are_remarks(["Notes", "Audit Committee"])
    (True, False)
    """
    return bool(texts) and all(is_note(each) or squeezed(each) in _COLUMN_OF_REMARKS for each in texts)
