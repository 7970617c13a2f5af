"""Titles over lists of members: the board that they name, whatever else stands in them."""

from __future__ import annotations

import re

from stpgraph.importers.guessing import node_guess

_NUMBERED = re.compile(r"^(?:table|list|part|section|annex|appendix|schedule) (?:\d{1,2}|[A-Z])\s*[:.–—-]\s*", re.IGNORECASE)
#: “Organisations that are members of …”, “Partners with a seat on …”.
_WHO = re.compile(
    r"^(?:the )?(?:partner |member |all )?(?:organisations|partners|bodies|people|posts|roles|officers|agencies|individuals)"
    r"(?: (?:that|which|who))?(?: (?:are|is|have|hold|with))?"
    r" (?:(?:full |voting )?members of|represented (?:on|at|in)|sit(?:ting)? on|with (?:a )?(?:seats?|places?|votes?) (?:on|at)"
    r"|(?:a )?(?:seats?|places?) (?:on|at)|attending|making up|in) (?:the )?",
    re.IGNORECASE,
)
_OF = re.compile(
    r"^(?:(?:current |full |core )?(?:members|membership|composition|attendees|member list|membership list|who sits on"
    r"|seats on|terms of reference)"
    r"(?: list)?(?: of| for| on|:| –| -)*)\s+(?:the )?|"
    r"\s*(?:[-–—:(|]\s*)?(?:current |full )?(?:members|membership|composition|member list|membership list|attendance|attendees"
    r"|terms of reference)(?: list| \d{4}(?:[-/]\d\d(?:\d\d)?)?)?\)?$|"
    r"\s*[\[(–-]?\s*\b(?:as (?:at|of)|updated|last updated|version|correct at|with effect from|draft|final|v\d)\b[^()]*\)?$",
    re.IGNORECASE,
)


def is_board(text: str) -> str:
    """The board that a row of one cell or a title names, over the rows of its members; empty where it names none.

    >>> is_board("Members of the Dale Board"), is_board("Table 1: organisations that are members of the Dale Board"), is_board("Estates")
    ('Dale Board', 'Dale Board', '')
    """
    plain = " ".join(text.split())[:400]
    bare = _NUMBERED.sub("", plain)
    plain = _OF.sub("", _WHO.sub("", bare)).strip(" :–-")
    guess = node_guess(plain)
    return plain if plain and guess.type == "body" and guess.of_type >= 0.9 else ""
