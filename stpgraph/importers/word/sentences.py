"""Sentences of terms of reference: where they end, whether they say a thing, deny it, or say it only for some case, and numbers in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from stpgraph.importers.numerals import NUMERALS

Mood = Literal["said", "denied", "conditional", "historical"]
#: A sentence longer than this is not looked into: it is a list or a table that lost its shape.
LONGEST = 1_200
_SHORT_FORMS = re.compile(
    r"\b(?:e\.g|i\.e|etc|Dr|Mr|Mrs|Ms|Prof|Rev|Cllr|St|No|no|vs|approx|incl|s|Sch|para|Ltd|Rt|Hon)\.$|\b[A-Z]\.$"
    r"|^\(?\d{1,2}(?:\.\d+)*\.$"
)
_NUMBERING = re.compile(
    r"^\s*(?:\(?\d{1,2}[.):](?:\d{1,2}){0,1}(?=\s)|\(?\d{1,2}(?:\.\d{1,2}){1,3}[.):]?(?=\s)|\d{1,2}\t"
    r"|\(?[a-hA-H][.)](?=\s)|\(?[ivxIVX]{1,4}[.)](?=\s))\s*"
    r"|^\s*[•●▪■◦‣·*»–—-]\s+"
)
_ENDS = re.compile(r"(?<=[.!?;])[\"”’)]?\s+(?=[A-Z“\"(‘0-9•])")
_WORDS: Mapping[str, int] = {**NUMERALS, "once": 1, "twice": 2, "thrice": 3}
NUMBER = r"(?:\d{1,3}(?!\s*[%\d/:])|" + "|".join(sorted(_WORDS, key=len, reverse=True)) + r")"
_DENIED = re.compile(
    r"\b(?:not|no longer|neither|nor|never|cannot|none|nobody|without|rather than|other than|instead of|except"
    r"|excluding)\b|n[’']t\b"
    r"|\b(?:has|have|having|holds?|with|carries|there (?:is|are|will be)|and|but) no\b|\bno (?:formal |specific "
    r"|direct )?(?:delegated|decision|authority|power)",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|unless|until|provided that|in the event|in exceptional|where (?:a|an|the|there|this|necessary"
    r"|appropriate|required|consensus)"
    r"|when(?:ever)? (?:a|an|the|there|this|necessary|established|approved|agreed|required)|once|may|might|could"
    r"|would|pending|in due course"
    r"|it is (?:proposed|expected|intended|anticipated|envisaged)|is (?:proposed|expected|intended|likely) to"
    r"|(?:proposes?|intends?|aspires?|expects?|plans?) to|in (?:the )?future|from (?:(?:1|30|31) )?(?:january"
    r"|february|march|april|june|july|august|september|october|november|december) 20\d\d"
    r"|should (?:a|an|any|there)\b|subject to|as and when|to be (?:confirmed|agreed|determined|decided))\b|\bTBC\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:formerly|previously|originally|historically|used to|had been|had|was|were|prior to|before (?:19"
    r"|20)\d\d|up to (?:19|20)\d\d|until (?:19|20)\d\d"
    r"|ceased|abolished|disbanded|dissolved|stood down)\b",
    re.IGNORECASE,
)
#: Words that make a rule softer.
_SOFT = re.compile(
    r"\b(?:should|aims? to|aiming to|normally|usually|typically|generally|ordinarily|where possible|ideally"
    r"|endeavour|it is hoped|as a rule"
    r"|expected|in principle|initially|broadly|approximately|around|about)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Share:
    """A quorum as a share of the members; `over` where more than the share is needed. `voting` where only those with votes count."""

    share: float
    over: bool = False
    voting: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A field with its value, how sure that is, and a remark in words where one helps."""

    field: str
    value: object
    confidence: float
    more: str = ""


def plain(text: str) -> str:
    """A text without its number or bullet, and with single blanks.

    >>> plain("3.2  Quorum"), plain("• Lay members")
    ('Quorum', 'Lay members')
    """
    once = _NUMBERING.sub("", text.replace("\xa0", " ").replace("\u200b", ""), count=1)
    return " ".join(_NUMBERING.sub("", once, count=1).split())


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph; semicolons end one.

    >>> sentences("It meets monthly. Dr. A. Shah chairs it; a quorum is five.")
    ('It meets monthly.', 'Dr. A. Shah chairs it;', 'a quorum is five.')
    """
    made: list[str] = []
    for part in re.split(r"(?<=;)\s+", " ".join(text.split())):
        start = 0
        for end in _ENDS.finditer(part):
            if _SHORT_FORMS.search(part[max(start, end.start() - 12) : end.start()].rstrip()):
                continue
            made.append(part[start : end.end()].strip())
            start = end.end()
        made.append(part[start:].strip())
    return tuple(each for each in made if each)


def clauses(sentence: str) -> tuple[str, ...]:
    """The parts of a sentence that may say different things of one subject.

    >>> clauses("It is not accountable to the Trust, but reports to the Board")
    ('It is not accountable to the Trust', 'reports to the Board')
    """
    parts = re.split(
        r"\s*;\s*|,?\s+(?:but|however|whereas|although|though|while|whilst)\b,?\s*|,\s+(?=which\b|who\b"
        r"|(?:established|constituted|set up|created|formed|convened|appointed) (?:under|in accordance|pursuant)\b)"
        r"|,?\s+and (?=(?:(?:will|shall|also|is|are|has|to|it|they|we|the (?:board|committee|group) (?:is|will|shall)) )*"
        r"(?:reports?|accountable|overseen|advised|advises?|advise|answers?|provides?|makes?|oversees?|oversee|has|meets?|meet|is"
        r"|will|shall|makes|may|might|can|could|must|should|would)\b)|,?\s+(?:so that|in order that)\b\s*",
        sentence,
        flags=re.IGNORECASE,
    )
    return tuple(each.strip(" ,.") for each in parts if each and each.strip(" ,."))


def mood(clause: str) -> Mood:
    """Whether a clause says something, denies it, says it for some case only, or of the past.

    >>> mood("The Group has no delegated authority"), mood("It may report to the Trust"), mood("It was accountable to the PCT")
    ('denied', 'conditional', 'historical')
    """
    # “Treated as if it were a committee” is no condition and nothing of the past.
    clause = re.split(r"\bas (?:if|though)\b", clause)[0]
    if _DENIED.search(clause):
        return "denied"
    if _CONDITION.search(clause):
        return "conditional"
    return "historical" if _PAST.search(clause) else "said"


def softened(sentence: str, confidence: float) -> float:
    """A confidence, lower where the words leave room (“should”, “aims to”, “normally”)."""
    return round(confidence * 0.75, 2) if _SOFT.search(sentence) else confidence


def number(words: str) -> int | None:
    """A number in words or figures.

    >>> number("five"), number("12"), number("twice"), number("a few")
    (5, 12, 2, None)
    """
    text = words.strip().casefold()
    return int(text) if text.isdigit() else _WORDS.get(text)


def quoted_reason(sentence: str, more: str = "") -> str:
    """The reason of a guess that rests on a sentence."""
    line = " ".join(sentence.split())
    line = line if len(line) <= 300 else f"{line[:299]}…"
    return f"the document says: “{line}”" + (f"; {more}" if more else "")
