"""What one sentence of terms of reference says of a body's own fields: quorum, meetings, voting, openness, function.

Pure functions over sentences, testable by themselves. A sentence that denies, or speaks of some case only, gives no value;
`denials` tell it. Sources of the wordings: terms of reference published by CCGs, trusts and partnerships, 2015 to 2019.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stpgraph.importers.word.meets import meets
from stpgraph.importers.word.quorum import quorum
from stpgraph.importers.word.sentences import LONGEST, Said, softened
from stpgraph.importers.word.voting import voting

_I = re.IGNORECASE


def fields_in(sentence: str, heading: str = "") -> tuple[Said, ...]:
    """All that a sentence says of fields. `heading` is the title over it, which tells what a bare “Monthly” is about.

    >>> [(each.field, each.value) for each in fields_in("The Board will meet monthly, in public.")]
    [('meets', 'monthly'), ('in_public', True)]
    >>> fields_in("A quorum shall be five members including the Chair.")[0].value
    5
    """
    text = " ".join(sentence.split())
    if not text or len(text) > LONGEST:
        return ()
    found = (
        quorum(text, heading),
        meets(text, heading),
        voting(text, heading),
        in_public(text, heading),
        papers(text),
        function(text),
    )
    return tuple(each for each in found if each)


# ── openness and function ────────────────────────────────────────────────────────────────────────────────────────────


def in_public(text: str, heading: str = "") -> Said | None:
    """Whether it meets in public."""
    if re.search(r"\b(?:papers|minutes|agendas?)\b[^.;]{0,40}\b(?:public\b|published)", text, _I) and not re.search(
        r"in public|in private|open to", text, _I
    ):
        return None
    if re.search(
        r"\bmembers of the public (?:may|can|are (?:welcome|able|free|invited) to) (?:come|attend|watch|observe)", text, _I
    ):
        return Said("in_public", True, softened(text, 0.88))
    if not re.search(
        r"meet|session|held|business|^(?:in|open|closed|not)\b|,\s*in (?:public|private)\b", text, _I
    ) and not re.search(r"public|open|private|meeting|meets|frequency", heading, _I):
        return None
    if re.search(
        r"(?:not|never)\b[^.;]{0,40}(?:\bin public\b|open to (?:members of )?the (?:public|press))|\bin"
        r" private\b(?! session)|private meetings?|closed (?:meeting|session)s?|not (?:a )?(?:public meeting"
        r"|meetings? (?:held )?in public)",
        text,
        _I,
    ):
        public = re.search(
            r"(?<!not )(?<!not be held )(?<!not meet )\bin public\b|open to (?:members of )?the (?:public|press)", text, _I
        )
        if re.search(
            r"\b(?:may|part|exclude|confidential|sections?|items?|unless|except|where|if|reserves? the right)\b", text, _I
        ):
            return Said("in_public", True, softened(text, 0.75)) if public and not re.search(r"\bnot\b", text, _I) else None
        return Said("in_public", False, softened(text, 0.88))
    if re.search(
        r"\bin public\b|open to (?:the |members of the )?(?:press and )?public|open to (?:the )?press|public are"
        r" (?:welcome|able|entitled) to (?:attend|observe)",
        text,
        _I,
    ):
        if re.search(
            r"\bmay\b|\bcould\b|\bmight\b|\bin future\b|\bconsider\b|\bif\b|proposed|annual general|working"
            r" towards|aspir|intention",
            text,
            _I,
        ):
            return None
        return Said("in_public", True, softened(text, 0.9))
    return None


def papers(text: str) -> Said | None:
    """Whether its papers are published."""
    if not re.search(r"\b(?:papers?|minutes|agendas?|reports|notes of (?:the )?meetings?)\b", text, _I):
        return None
    made = re.search(
        r"\bpublish(?:ed|es)?\b|(?:publicly available|available (?:to the public|on (?:the|its|our|their"
        r"|each)[^.;]{0,40}web\s?site))|placed on (?:the|its|each)[^.;]{0,40}web\s?site|on (?:the|its"
        r"|our)[^.;]{0,40}web\s?sites?",
        text,
        _I,
    )
    if not made or re.search(r"\bmay\b(?! come| attend)|\bconsider\b|\bif\b|annual report", text, _I):
        return None
    if re.search(r"\bnot\b[^.;]{0,25}(?:publish|publicly|available)", text, _I):
        return Said("publishes_papers", False, softened(text, 0.88))
    return Said("publishes_papers", True, softened(text, 0.9 if re.search(r"papers|agenda", text, _I) else 0.8))


_FUNCTIONS: tuple[tuple[str, str, float], ...] = (
    (
        r"(?:is|acts? as|operates? as|will be|shall be|act as) (?:an?|the)? ?(?:\w+ ){0,4}(?:advisory"
        r"|consultative) (?:\w+ )?(?:body|group|committee|forum|panel|board)|(?:role|function"
        r"|status)\b.{0,20}\b(?:is|are) (?:purely |solely |only )?advisory|is (?:purely |solely )?advisory",
        "advisory",
        0.88,
    ),
    (
        r"(?:is|as|will be|shall be|act as) (?:an?|the)? ?(?:\w+[ -]){0,4}decision[- ]making (?:\w+ )?(?:body"
        r"|group|committee|forum|board)|(?:has|have|holds?) (?:\w+ ){0,2}decision[- ]making (?:powers?|authority"
        r"|responsibilit)",
        "decision_making",
        0.88,
    ),
    (
        r"(?:is|as|will be|shall be|act as) (?:an?|the)? ?(?:\w+[ -]){0,3}assurance (?:body|group|committee|forum|board)",
        "assurance",
        0.85,
    ),
    (
        r"(?:is|as|will be|shall be|act as) (?:an?|the)? ?(?:\w+[ -]){0,3}operational (?:\w+ )?(?:body|group"
        r"|committee|forum|board)",
        "operational",
        0.85,
    ),
)


def function(text: str) -> Said | None:
    """What it is for, where the words say so outright."""
    for pattern, value, sure in _FUNCTIONS:
        if match := re.search(pattern, text, _I):
            near = text[max(0, match.start() - 30) : match.end()]
            if re.search(r"\bnot\b|\bno\b|\bmay\b|\bneither\b|\bwould\b|\bif\b|rather than|\bother\b", near, _I):
                continue
            return Said("function", value, softened(text, sure))
    return None


def denials(text: str) -> Iterator[str]:
    """In plain words, what a sentence says is not so of matters that fields are about."""
    if re.search(
        r"\bnot (?:be )?a (?:formal )?decision[- ]making|\bno (?:delegated|decision[- ]making|formal|executive)"
        r" (?:authority|powers?)|no (?:authority|powers?)\b|not have (?:any )?(?:delegated|decision|authority"
        r"|power)",
        text,
        _I,
    ):
        yield "It says which authority there is not."
    elif re.search(r"\bno quorum\b|\bno (?:formal |fixed |set )quorum", text, _I):
        yield "It says that there is no quorum."
    elif re.search(r"\bno votes?\b|not (?:hold|take) votes?", text, _I):
        yield "It says that there are no votes."
