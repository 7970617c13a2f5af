"""What stands in an entry of a list of members besides the member, and what stands in such lists that is no member.

Pure functions over a line of text.
"""

from __future__ import annotations

import re

from stpgraph.importers.guessing import node_guess
from stpgraph.importers.word.people import generic, named_as

_I = re.IGNORECASE
#: What members are to do begins so; “Lead nurse” and “Support Services Manager” are posts all the same.
_DUTY = re.compile(
    r"^(?!to be (?:confirmed|appointed|advised|recruited|agreed))(?:(?:to|will|shall|must|should|are expected to|is expected "
    r"to) )?(?:commit|send|feed|attend|act|ensure|provide|represent|be|take|make|support"
    r"|promote|contribute|champion|declare|read|prepare|work|lead|share|agree|help|hold|monitor|review|receive|approve"
    r"|oversee|develop|deliver"
    r"|identify|escalate|report|bring|communicate|respect|participate|maintain|undertake|set|have|advise|consider|challenge"
    r"|co-?ordinate"
    r"|respond|engage|encourage|facilitate|inform|keep|listen|nominate|drive|resolve|understand|use|offer|complete|cascade"
    r"|disseminate)\s+(?=\S)",
    _I,
)
#: Whoever comes, and nobody in particular.
_ANYBODY = re.compile(
    r"^(?:(?:any )?other (?:\w+ ){0,4}?(?:as|by|who|when|where|may|will|invited|co-?opted|relevant|required)\b|others\b"
    r"|(?:any )?additional (?:\w+ ){1,3}(?:as|by|may|will)\b"
    r"|.*\b(?:as (?:and when )?(?:required|necessary|needed|appropriate|agreed)|by invitation of the chair|on an ad[- ]hoc "
    r"basis|for (?:particular|specific|individual) items?)\b.*"
    r"|(?:deput(?:y|ies)|substitutes?|alternates?) (?:may|will|can|should|are|must)\b.*|.* may be (?:invited|co-?opted)\b.*)",
    _I,
)
#: Who put a member there, and until when: no part of its name.
_BY_WHOM = re.compile(
    r"(?:,|\s+[–—-])?\s+(?:(?:who (?:is|are|has been|have been|shall be|will be|to be) |to be |as )?(?:nominated|appointed"
    r"|elected|selected|chosen|co-?opted|recruited|drawn)"
    r" (?:jointly )?(?:by|from|through|among)\s+(?P<whom>.+)|for a term of .+|(?:in|on) rotation|on a rotating basis)$",
    _I,
)
#: Notes in brackets on an entry that are not its name.
_NOTE = re.compile(
    r"\s*\(\s*(?:or (?:equivalent|similar|nominee|deputy|representative|nominated (?:deputy|representative))|minutes?"
    r"|minute[- ]taker|note[- ]taker"
    r"|(?:for )?minute[- ]taking|secretar(?:y|iat)|(?:meeting )?administrator|admin(?:istrative)? support|as (?:required"
    r"|necessary|appropriate)"
    r"|new post|interim|acting|to be (?:confirmed|appointed|recruited|advised)|tbc|maternity cover|joint post|rotating)\s*\)",
    _I,
)
_TAKES_MINUTES = re.compile(
    r"\((?:minutes?|minute[- ]taker|note[- ]taker|(?:for )?minute[- ]taking|secretariat|(?:meeting )?administrator|admin\w* "
    r"support)\)",
    _I,
)
_JOINING = re.compile(r"^(?:together with|along with|as well as|in addition,?|plus|and|also)\s+(?=\S)", _I)
_SHARED = re.compile(
    r"^(?P<role>[^:]+?)\s+(?:from|of|for|at) (?:each of|all of|each)(?: (?:the )?following)?(?: (?:\w+ ){0,2}\w+)?\s*(?::|,|–"
    r"|-)\s*(?P<list>[A-Z].+)$",
    _I,
)

_SHARED_BY = re.compile(r"^(?P<role>[^:]+?)\s+(?:from|of|for) each of (?:the )?(?P<list>[A-Z].+)$")


def trimmed(line: str) -> tuple[str, bool, str]:
    """An entry without notes on it; whether they say that it only takes the minutes; and who is named as having put it there.

    >>> trimmed("together with the Head of Finance, nominated by Anytown Council")
    ('the Head of Finance', False, 'Anytown Council')
    >>> trimmed("Committee Officer (minutes)")
    ('Committee Officer', True, '')
    """
    minutes = _TAKES_MINUTES.search(line) is not None
    line = _NOTE.sub("", _JOINING.sub("", line.strip()))
    found = _BY_WHOM.search(line)
    if not found or not re.search(r"[\w)]$", line[: found.start()].strip(" ,")):
        return line, minutes, ""
    whom = re.sub(r"^the\s+|[.;,]+$", "", (found["whom"] or "").strip(), flags=_I)
    return line[: found.start()].rstrip(" ,("), minutes, whom if named_as(whom) in ("organisation", "body") else ""


def no_member(line: str) -> bool:
    """Whether a line in a list of members says what members do, or that others may come.

    >>> no_member("Send a nominated deputy"), no_member("Lead Nurse, Anytown CCG"), no_member("Other officers as required")
    (True, False, True)
    """
    words = " ".join(line.split()).strip(" .;,")
    if _ANYBODY.match(words):
        return True
    duty = _DUTY.match(words)
    if not duty:
        return False
    guess = node_guess(re.split(r"[,(–;]", words)[0])
    return guess.type != "post" or guess.of_type < 0.9 or (len(words.split()) > 9 and not re.search(r"[,(–]", words))


def shared(line: str) -> tuple[str, tuple[str, ...]]:
    """The role and the organisations in “One nurse from each of the following CCGs: A, B and C”; no organisations where there are not several.

    >>> shared("GP from each of the following: Anytown CCG and NHS Hill CCG")
    ('GP', ('Anytown CCG', 'NHS Hill CCG'))
    """
    match = _SHARED.match(line) or _SHARED_BY.match(line)
    if not match:
        return line, ()
    named = [
        re.sub(r"^the\s+", "", each.strip(), flags=_I)
        for each in re.split(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+(?=the |[A-Z])", match["list"].strip(" ."))
    ]
    good = tuple(each for each in named if each and named_as(each) == "organisation" and not generic(each))
    return (match["role"].strip(), good) if len(good) > 1 and len(good) == len(named) else (line, ())
