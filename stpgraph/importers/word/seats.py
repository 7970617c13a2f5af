"""Lists of members in running text, and sentences that say who chairs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stpgraph.importers.guessing import node_guess
from stpgraph.importers.word.members import member, parted_list
from stpgraph.importers.word.people import without_title_case
from stpgraph.importers.word.sentences import LONGEST, NUMBER, mood, number, plain

_I = re.IGNORECASE


def capacity_of(words: str) -> str:
    """The standing of those listed under some words, empty where the words say none.

    >>> capacity_of("In attendance (non-voting)"), capacity_of("Voting members"), capacity_of("Core members")
    ('attending', 'voting', '')
    """
    if re.search(
        r"in[- ]attendance|non[- ]?voting|attendees|observers|by invitation|invitees|\battend(?:ing)?\b(?!ance)", words, _I
    ):
        return "attending"
    return "voting" if re.search(r"\bvoting\b", words, _I) else ""


_SENTENCE = re.compile(
    r"\b(?:will|shall|is|are|may|should|must|has|have|can|was|were|cannot|alternates?|rotates?|comprises?|consists?"
    r"|include[sd]?|expected|attend)\b",
    _I,
)
#: “The Programme Manager attends, but does not vote.”
_ATTENDS = re.compile(
    r"^(?P<who>(?:the|an?) (?:(?! (?:is|are|will|shall|has) |, ?who )[^;:])+?) (?:also |normally |usually |regularly )?attends?"
    r"(?: (?:all |its |our |the )?meetings)?(?:,? (?:but|without|in an advisory|as an? (?:observer|adviser))\b.*)?[.;]?$",
    _I,
)
_COMPRISES = re.compile(
    r"\b(?:(?:shall |will |to )?(?:comprise[sd]?|comprising|consist[s]?|consisting)(?: of)?|(?:shall |will |to )?(?:be |is |are"
    r" )?(?:composed|made up|comprised|drawn) of|membership (?:of [^.:]{0,80}? )?(?:is|will be|shall be|are"
    r"|includes?|will include|shall include|comprises|consists of)"
    r"|(?:core |voting |full )?members (?:of [^.:]{0,60}? )?(?:are|will be|shall be|include|will include)"
    r"|(?:statutory |core |founding |full |constituent |member )*(?:partners|partner organisations|member organisations"
    r"|parties|authorities)"
    r" (?:are|will be|shall be|include)(?= ?:)|(?:also )?has as (?:its )?(?:\w+ )?members|drawn from [^.:]{0,80}? as follows"
    r"|brings together(?= (?:the|an?|its) )|members(?:hip)?(?: of [^.:]{0,60})?(?= ?:)|(?:(?:shall|will) )?have the following "
    r"(?:voting |core"
    r" )?members(?:hip)?|as follows)\b\s*(?:the following(?: \w+){0,3})?\s*(?:as follows)?\s*:?\s*",
    _I,
)
_ATTEND = re.compile(
    r"^(?:(?:the )?following (?:\w+ ){0,3})?(?P<who>.*?)\s*\b(?:will|shall|are|is|should)\s+(?:also |normally "
    r"|usually |routinely |regularly |be expected to )*(?:attend(?:\b(?! at least| a minimum))|be in attendance"
    r"|in attendance|be (?:present )?in attendance|be (?:non-voting )?(?:attendees|observers))\b(?P<rest>.*)$",
    _I,
)


@dataclass(frozen=True, slots=True)
class Lead:
    """A sentence that lists members, or is followed by a list: the standing of those listed, the list in the sentence, and whether the
    words say that it is the whole membership. `each` is how many seats each of those listed has, 0 where the words do not say."""

    standing: str
    entries: tuple[str, ...] = ()
    whole: bool = False
    each: int = 0


def lead_of(sentence: str) -> Lead | None:
    """What a sentence says of the list in it or after it.

    >>> lead_of("The Board will comprise the Chair, the Director of Finance and two lay members.").entries
    ('the Chair', 'the Director of Finance', 'two lay members')
    >>> lead_of("The following will be in attendance:").standing
    'attending'
    """
    text = plain(sentence)
    if _LAW.match(text):
        return None
    found = _outside(text) or _lead_of(text)
    seats = _SEATS_EACH.search(text) if found else None
    return replace(found, each=number(seats[1]) or 0) if found and seats else found


_SEATS_EACH = re.compile(
    rf"\beach (?:with|of which (?:has|will have)|having|has|holding|nominating|appointing|sending) ({NUMBER})"
    r" (?:seats?|members?|representatives|places?)\b",
    _I,
)


#: “The Care Act names three members: …” speaks of what the law asks.
_LAW = re.compile(
    r"^(?:under |in accordance with )?(?:the |an? )?(?:[\w’'&-]+ ){0,8}?(?:Act|Regulations?|Guidance|Code|Directions"
    r"|Order)(?: \d{4})?(?: \([^)]*\))? (?:also )?"
    r"(?:names?|specif(?:y|ies)|requires?|sets? out|says?|states?|provides?|prescribes?|lists?|allows?)\b",
    _I,
)
#: “It is supported by the Engagement Manager, who attends all meetings.”
_SUPPORTED = re.compile(
    r"\bsupported by (?P<who>(?:the|an?) [^;:]{3,90}?), who (?:also |normally |usually )?(?:attends?|will attend|is in "
    r"attendance|will be in attendance)\b",
    _I,
)
#: “The following, who are not members, will normally attend:”
_OUTSIDE = re.compile(
    r"\bfollowing\b.*\b(?:(?:will|shall|may|should|can|are|is|to)(?: \w+){0,2} (?:attend|be in attendance)|in attendance"
    r"|normally attend|invited to attend|attend (?:all|each|every|the)"
    r"|be invited|are invited|standing invit\w+|non-voting|without (?:a )?vot\w+|observers?)\b",
    _I,
)


def _outside(text: str) -> Lead | None:
    """A line that announces those who attend and are not members, whatever else it denies them."""
    if not text.endswith(":") or len(text) > LONGEST or not _OUTSIDE.search(text):
        return None
    return None if re.search(r"\b(?:papers|minutes|information|documents|apologies)\b", text, _I) else Lead("attending")


def _lead_of(text: str) -> Lead | None:
    if (match := _SUPPORTED.search(text)) and len(text) <= LONGEST and mood(text) == "said":
        entries = _entries(match["who"])
        return Lead("attending", entries) if entries else None
    if len(text) > LONGEST or mood(
        re.sub(r"non-voting|no vote|without a vote|not vote|to be confirmed|TBC|was|were", "", text, flags=_I)
    ) in ("denied", "conditional"):
        return None
    if match := _ATTEND.match(text):
        who = re.sub(r"^(?:in addition|additionally),?\s+", "", match["who"], flags=_I).strip(" :")
        rest = match["rest"].strip(" :.")
        if not who and match["rest"].lstrip().startswith(":") and rest and (entries := _entries(rest)):
            return Lead("attending", entries)
        if not who or re.match(r"(?:members?|the chair|all|each|representatives? of|deput|substitut|every)\b", who, _I):
            return Lead("attending") if text.endswith(":") else None
        entries = _entries(who)
        if entries:
            return Lead("attending", entries)
        return Lead("attending", _entries(re.sub(r"^.*?:", "", rest))) if text.endswith(":") or ":" in rest else None
    if (match := _ATTENDS.match(text)) and not re.match(
        r"(?:the )?(?:chair|members?|all|each|deput|substitut)\b", match["who"], _I
    ):
        entries = _entries(match["who"])
        return Lead("attending", entries) if entries else None
    if (match := _COMPRISES.search(text)) and re.search(
        r"member|compris|consist|composed|made up|attend|brings together|partners|partner organisations|parties|authorities",
        text,
        _I,
    ):
        rest = text[match.end() :].strip(" ").lstrip(":").strip()
        head = text[: match.end()]
        if re.match(
            r"(?:reviewed|agreed|determined|kept|limited|open|based|appointed|drawn|expected|responsible|required"
            r"|accountable|able|entitled|asked|decided|set out|by|on|through|restricted|voluntary|personal|subject)\b",
            rest,
            _I,
        ):
            return None
        whole = (
            bool(
                re.search(
                    r"compris|consist|composed|made up|as follows|membership (?:of [^.:]{0,80}? )?(?:is|will be|shall be)",
                    head,
                    _I,
                )
            )
            and "includ" not in head.casefold()
        )
        entries = _entries(rest) if rest else ()
        if entries or text.endswith(":") or not rest:
            return Lead(capacity_of(head), entries, whole)
    if text.endswith(":") and re.search(r"\bmembers\b|attendance|attendees|observers", text, _I):
        return Lead(capacity_of(text))
    return None


def with_lists(several: Sequence[str]) -> tuple[str, ...]:
    """Sentences, with those put together again that are one list of members parted by semicolons.

    >>> with_lists(("The members are: the Chair;", "the Community Matron;", "and two GPs.", "It meets monthly."))
    ('The members are: the Chair; the Community Matron; and two GPs.', 'It meets monthly.')
    """
    made: list[str] = []
    at = 0
    while at < len(several):
        end = at
        while several[end].endswith(";") and end + 1 < len(several):
            end += 1
        whole = " ".join(several[at : end + 1])
        found = lead_of(whole) if end > at and len(whole) <= LONGEST else None
        if found and len(found.entries) > end - at:
            made.append(whole)
            at = end + 1
        else:
            made.append(several[at])
            at += 1
    return tuple(made)


#: “… three directors, one of whom shall be the Chair”: it is one of those.
_PART_OF_THEM = re.compile(
    rf"(?:at least |including )?(?:{NUMBER}|some|all|most|the majority|any|none) of (?:whom|which|these|them)\b", _I
)


def _entries(text: str) -> tuple[str, ...]:
    """The members in a list in running text; none where not all parts of it look like such."""
    text = re.sub(r"^(?:the following|representatives? (?:from|of) the following)\b[^:]*:\s*", "", text.strip(), flags=_I)
    if re.match(r"(?:(?:representatives?|members?|delegates?) (?:from|of) )?(?:each of )?the following\b[^:;,]*$", text, _I):
        return ()
    found = tuple(each for each in parted_list(re.sub(r"\.\s*$", "", text)) if not _PART_OF_THEM.match(each))
    if found and text.endswith(":") and re.match(r"(?:the )?following\b", found[-1], _I):
        found = found[:-1]
    good = [
        each
        for each in found
        if (read := member(each)) and (not read.post or read.holder or node_guess(read.name).type == "post")
    ]
    return found if found and len(good) * 3 >= len(found) * 2 else ()


def entries_of(text: str) -> tuple[str, ...]:
    """The members in words that are no sentence: “The Treasurer, the Mayor and two lay members.” None where there are not several.

    >>> entries_of("The Treasurer, the Mayor and two lay members.")
    ('The Treasurer', 'the Mayor', 'two lay members')
    """
    found = _entries(plain(text)) if len(text) <= LONGEST else ()
    return found if len(found) > 1 else ()


def is_sentence(text: str) -> bool:
    """Whether a line says something and is no entry of a list."""
    words = plain(text)
    return bool(_SENTENCE.search(words)) and (len(words.split()) > 5 or words.endswith("."))


_CHAIRS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"\b(?:deputy|vice)[- ]chair(?:man|person)?\b[^.;]{0,50}?\b(?:will|shall|is|to) be\b\s*(?P<who>.+)$", _I),
        "deputy_chair",
    ),
    (
        re.compile(
            r"(?P<who>.+?)\s+(?:(?:will|shall) (?:act as|be|serve as)|is)(?: the| its| our)? (?:deputy|vice)[- ]chair(?:man"
            r"|person)?\b",
            _I,
        ),
        "deputy_chair",
    ),
    (re.compile(r"\b(?:be |is |are |being )?(?:jointly )?chaired (?:jointly )?by\b\s*(?P<who>.+)$", _I), "chair"),
    (re.compile(r"\b(?:is|are|be) led by (?P<who>an? (?:independent|lay|non-executive) chair(?:man|person)?)\b", _I), "chair"),
    (
        re.compile(
            r"(?<!deputy )(?<!vice )(?<!vice-)(?<!deputy-)\bchair(?:man|person)?(?: of (?:the )?(?:[\w-]+"
            r" ){0,5}\w+)?\s+(?:(?:will|shall|to) be|is)\s+(?P<who>.+)$",
            _I,
        ),
        "chair",
    ),
    (
        re.compile(r"\b(?:have|has|appoint|under) (?P<who>an? (?:independent|lay|non-executive) chair(?:man|person)?)\b", _I),
        "chair",
    ),
    (
        re.compile(
            r"^(?P<who>[^,;]+(?:, [^,;]+)?)\s+(?:will|shall) (?:normally |usually |also )?(?:chair|act as (?:the "
            r")?chair(?:man|person)?(?:"
            r" of)?|be (?:the )?chair(?:man|person)?(?: of)?|take the chair)\b",
            _I,
        ),
        "chair",
    ),
    (
        re.compile(
            r"^(?P<who>the [^,;]+(?:, [^,;]+)?) chairs (?:it|(?:its |our |the )?meetings"
            r"|(?:this|our|the) (?:group|board|committee|forum|panel|team|cabinet))(?=[.,;]|$| and )",
            _I,
        ),
        "chair",
    ),
)
NOT_A_PERSON = re.compile(
    r"^(?:appointed|elected|nominated|selected|agreed|rotat\w+|responsible|absent|determined|one|a member|any"
    r"|able|entitled|drawn|present|reviewed|held|chosen|for|by|in|not|required|expected|confirmed|supported"
    r"|accountable"
    r"|unable|available|decided|asked|to|also|whom|which|who|the person|another|either|members?|those|it|they|he|she|someone|the"
    r" (?:deputy|vice|chair\b(?! of ))|a (?:deputy|vice)|on)\b",
    _I,
)


#: “In the Chair's absence the Head of Contracts will chair.”
_IN_ABSENCE = re.compile(
    r"^in (?:the |his |her |their |his or her |his/her )?(?:[\w’' -]{2,50} )?absence(?: of the [\w ]{3,40}?)?,? (?P<who>the "
    r"(?:[^,;]+?(?:, [^,;]+?)?)),? (?:will|shall) (?:chair|take the chair|deputise|act as chair)\b",
    _I,
)


def chair_in(sentence: str) -> tuple[str, str] | None:
    """Who chairs, or stands in for the chair, and which of the two; None where a sentence does not say it for certain.

    >>> chair_in("The Board will be chaired by the Chief Executive of Anytown CCG.")
    ('Chief Executive of Anytown CCG', 'chair')
    >>> chair_in("In the absence of the Chair, the Deputy Chair will chair the meeting.")
    """
    text = plain(sentence).strip(" .;")
    if len(text) <= 300 and (match := _IN_ABSENCE.match(text)):
        who = re.sub(r"^(?:the|an?)\s+", "", match["who"], flags=_I)
        guess = node_guess(who)
        if (
            guess.type == "post"
            and guess.of_type >= 0.9
            and not re.match(r"(?:vice|deputy)[- ]?chair|members?|nominated|chair", who, _I)
        ):
            return who, "deputy_chair"
    if (
        len(text) > 300
        or re.search(r"\babsen(?:t|ce)\b|unable|\bconflict|casting|quor", text, _I)
        or mood(re.split(r",? who\b", text)[0]) in ("denied", "conditional", "historical")
    ):
        return None
    for pattern, capacity in _CHAIRS:
        if match := pattern.search(text):
            who = re.split(
                r",?\s+(?:\(?who|for (?:a|an|the first)|(?:appointed|elected|nominated|chosen|selected) (?:by|from|for)|until"
                r"|with effect|and (?:will|shall|the (?:vice|deputy))|on"
                r" (?:a|an)|from (?:\d|among)|as (?:well|the))\b|,\s+(?:who|and|with|for|or)\b",
                match["who"],
            )[0].strip(" ,.:(")
            if re.search(r"\b(?:whom|shall|will|comprises?|consists?)\b", who, _I):
                continue
            if who and not NOT_A_PERSON.match(who) and len(who.split()) <= 14:
                return without_title_case(re.sub(r"^(?:an?)\s+", "", who, flags=_I)), capacity
    return None
