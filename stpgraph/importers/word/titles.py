"""The titles of terms of reference: whose they say that they are."""

from __future__ import annotations

import re

from stpgraph.importers.guessing import node_guess
from stpgraph.importers.word.headings import NUMBERED
from stpgraph.importers.word.names import FORUMS, bare
from stpgraph.importers.word.people import person
from stpgraph.importers.word.sentences import plain

_I = re.IGNORECASE
_PREFIX = re.compile(
    r"^(?:(?:appendix|annex(?:e|ure)?|schedule|attachment|enclosure|section|part|item"
    r"|paper)\s+[A-Z0-9]{1,3}(?:\.\d+)*\s*[-–—:.)]?\s*)+",
    _I,
)
_STATE = re.compile(
    r"\s*(?:[-–—:,|]\s*|\()?(?:(?:\b(?:final|draft|revised|updated|approved|proposed|agreed|amended|version"
    r"|ver)\b\.?|\bv(?=\.?\s?\d))\.?\s*(?:v?\d+(?:[.]\d+)*)?[,;\s]*)+(?:[-–—,]?\s*(?:\d{1,2}(?:st|nd|rd"
    r"|th)?\s+)?(?:[A-Z][a-z]+\s+)?20\d\d)?\)?\s*$|\s*[-–—,(]+\s*(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:(?:January"
    r"|February|March|April|May|June|July|August|September|October|November"
    r"|December)\s+)?20\d\d(?:[-/]\d\d(?:\d\d)?)?\)?\s*$",
    _I,
)
_BEFORE = re.compile(
    r"^(?:(?:draft|final|revised|proposed|interim|updated|agreed)\s+)*terms of reference\s*(?:\(ToRs?\)"
    r"|\(draft\))?\s*(?:[-–—:|,]+|for|of)\s*(?:the\s+)?(?P<name>\S.*)$",
    _I,
)
_AFTER = re.compile(
    r"^(?P<name>.+?)[’']?\s*(?:[-–—:,|(]+\s*)?(?:(?:draft|final|revised|proposed|interim|updated"
    r"|agreed)\s+)*(?:terms of reference|\bToRs?)\b\)?\s*(?:\(ToRs?\))?$",
    _I,
)
_ALONE = re.compile(
    r"^(?:(?:draft|final|revised|proposed|interim|updated)\s+)*terms of reference(?:\s*\((?:ToRs?|draft)\))?$", _I
)
_CALLED = re.compile(
    r"\(\s*(?:hereafter|hereinafter|known as|referred to as|also known as|or|“|\"|‘"
    r"|')*\s*(?:the\s+)?[“\"‘']?([A-Z][\w&/ -]{1,40}?)[”\"’']?\s*\)"
)
#: “Digital Group: how we work”: what a paper is about, and no part of a name.
_ABOUT = re.compile(
    r"\s*[:–—|-]\s+(?:how|who|what|why|when|about|our|your|(?:new )?ways? of (?:work\w*|meeting)|(?:working |governance "
    r"|operating )?arrangements"
    r"|governance|constitution|operating (?:model|framework|principles)|membership|remit|rules|(?:governance )?(?:handbook"
    r"|manual|guide))\b[^:]*$",
    _I,
)
#: What ends the title of a paper, and no name of a body.
_PAPER = re.compile(r"\b(?:handbook|manual|framework|guide|pack|proposals?|arrangements|structures?)$", _I)


def cleaned(title: str) -> str:
    """A title without number, “Appendix 1”, version or date."""
    words = _PREFIX.sub("", NUMBERED.sub("", plain(title[:400]))).strip(" :|–—-")
    for _ in range(3):
        words = _STATE.sub("", words).strip(" :|–—-,")
    return re.sub(r"^about (?:the|our)\s+(?=[A-Z])", "", _ABOUT.sub("", words), flags=_I) if len(words) <= 200 else words


def name_in(title: str) -> str | None:
    """Whose terms of reference a title says these are; empty where it says only that they are such, None where it is no such title.

    >>> name_in("Terms of Reference – STP Programme Board (v0.3)"), name_in("Finance Group: Terms of reference"), name_in("Quorum")
    ('STP Programme Board', 'Finance Group', None)
    """
    if len(title) > 400:
        return None
    words = cleaned(title)
    if len(words) > 200 or len(words.split()) > 24 or words.endswith("."):
        return None
    if _ALONE.match(words):
        return ""
    for pattern in (_BEFORE, _AFTER):
        if match := pattern.match(words):
            name = re.sub(r"^(?:the)\s+", "", cleaned(match["name"]), flags=_I)
            return (
                name
                if re.search(r"[A-Za-z]{2}", name)
                and not re.search(r"\b(?:these|will|shall|are|is|reviewed|approve|review)\b", name)
                else None
            )
    return None


def is_body(name: str, least: float = 0.9) -> bool:
    """Whether a name is surely that of a board or group."""
    guess = node_guess(bare(name))
    if re.fullmatch(rf"{FORUMS}s?", bare(name).strip(), _I) or _PAPER.search(name):
        return False
    return guess.type == "body" and guess.of_type >= least and not person(name) and len(name) < 160


def others_called(name: str) -> tuple[str, ...]:
    """What else a title calls a body, in brackets."""
    return tuple(each.strip() for each in _CALLED.findall(name))


def cased(name: str) -> str:
    """A name that is all in capitals, as people write it."""
    name = re.sub(r"^the\s+(?=\S)", "", " ".join(name.split()), flags=_I)
    if not name.isupper() or len(name.split()) < 2:
        return name
    small = {"OF", "AND", "FOR", "THE", "IN", "ON", "TO", "WITH", "AT", "BY"}
    short = {
        "STP",
        "ICS",
        "ICP",
        "NHS",
        "CCG",
        "CCGS",
        "PMO",
        "ICB",
        "GP",
        "IT",
        "IM&T",
        "UEC",
        "ICT",
        "LA",
        "HR",
        "BSW",
        "BOB",
        "SRO",
        "CEO",
    }
    return " ".join(
        each if each in short or "(" in each else each.lower() if at and each in small else each.capitalize()
        for at, each in enumerate(name.split())
    )
