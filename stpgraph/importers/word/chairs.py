"""Sentences that say who chairs together, where a chair sits besides, and entries that say in a clause that somebody chairs."""

from __future__ import annotations

import re

from stpgraph.importers.guessing import node_guess
from stpgraph.importers.word.members import member
from stpgraph.importers.word.seats import NOT_A_PERSON
from stpgraph.importers.word.sentences import mood, plain

_I = re.IGNORECASE
#: “It is co-chaired by the Mayor and the Chief Officer.”
_JOINTLY = re.compile(
    r"\b(?:co-?chaired by|(?:jointly|alternately) chaired by|chaired (?:jointly|alternately|in rotation) by|joint chairs "
    r"(?:are|will be)|co-chairs (?:are|will be))\s+(?P<who>.+)$",
    _I,
)
_TO_ELSEWHERE = re.compile(
    r"^the chair(?:man|person)?(?: of (?:the|this) [\w-]+)? (?:(?:will |shall )?(?:also )?sits? on|is (?:also )?a (?:\w+ "
    r")?member of|will be a (?:\w+ )?member of|represents the [\w-]+ (?:on|at))"
    r" (?P<where>the [A-Z].+)$",
    _I,
)


def joint_chairs(sentence: str) -> tuple[str, ...]:
    """Those who chair together.

    >>> joint_chairs("It is co-chaired by the Mayor and the Chief Officer of Anytown CCG.")
    ('Mayor', 'Chief Officer of Anytown CCG')
    """
    text = plain(sentence).strip(" .;")
    match = _JOINTLY.search(text)
    if not match or len(text) > 300 or mood(text) in ("denied", "conditional", "historical"):
        return ()
    who = re.split(r",?\s+(?:who|in rotation|on (?:a|an)|alternat\w+)\b", match["who"])[0]
    several = [re.sub(r"^(?:the|an?)\s+", "", each.strip(" ,"), flags=_I) for each in re.split(r"\s+and\s+(?=the |an? )", who)]
    good = [each for each in several if (read := member(each)) and read.post and not NOT_A_PERSON.match(each)]
    return tuple(several) if len(several) > 1 and len(good) == len(several) else ()


#: “It is chaired by the Chief Officer, or in their absence by the Treasurer.”
_OR_ABSENT = re.compile(
    r"^(?P<first>.*?\bchaired by\b.{3,100}?),? (?:or|and),? (?:in (?:his|her|their|his/her|his or her|the chair[’']s|whose|its) "
    r"absence|(?:if|when|where) (?:he|she|they|he or she|the chair) (?:is|are) (?:absent|away|unable to attend|not (?:there|present"
    r"|available))),? (?:by )?(?P<other>(?:the|an?) [^,;.]{4,100}?)[.;]?$",
    _I,
)


def or_in_absence(sentence: str) -> tuple[str, str] | None:
    """A sentence that says who chairs, and who does where that one is absent; None where it does not say both.

    >>> or_in_absence("It is chaired by the Chief Officer, or in their absence by the Treasurer.")
    ('It is chaired by the Chief Officer', 'Treasurer')
    """
    text = plain(sentence)
    match = _OR_ABSENT.match(text) if len(text) <= 300 else None
    if not match:
        return None
    who = re.sub(r"^(?:the|an?)\s+", "", match["other"], flags=_I)
    guess = node_guess(who)
    named = (
        guess.type == "post"
        and guess.of_type >= 0.9
        and not re.match(r"(?:vice|deputy)[- ]?chair|members?\b|chair\b|nominated", who, _I)
    )
    return (match["first"], who) if named else None


def chair_elsewhere(sentence: str) -> str:
    """Where the chair of a body has a seat, as the words say it; empty where they say none.

    >>> chair_elsewhere("The Chair of the Group is a member of the STP Board.")
    'the STP Board'
    """
    text = plain(sentence).strip(" .;")
    match = _TO_ELSEWHERE.match(text) if len(text) <= 200 and mood(text) == "said" else None
    return match["where"] if match else ""


def acting(text: str) -> tuple[str, str]:
    """An entry without “who will chair”, and the standing that those words say."""
    if told := re.match(
        r"^(?:an?|the) (?P<deputy>(?:vice|deputy)[- ])?chair(?:man|person|woman)?,? (?:who|which) (?:shall|will|is to) be "
        r"(?P<who>.{5,})$",
        text,
        _I,
    ):
        return re.sub(r"^(?:the|an?)\s+", "", told["who"], flags=_I), "deputy_chair" if told["deputy"] else "chair"
    match = re.search(
        r"\s*[,(–-]?\s*(?:who\s+)?(?:will|shall|to)\s+(?:act as|be|serve as)?\s*(?:the\s+)?(?P<deputy>(?:vice"
        r"|deputy)[- ])?chair(?:man|person)?(?:\s+(?:of\s+)?(?:the|this) \w+)?\)?[.;]?$",
        text,
        _I,
    )
    if not match or not match.start():
        return text, ""
    return text[: match.start()], "deputy_chair" if match["deputy"] else "chair"
