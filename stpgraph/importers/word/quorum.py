"""What a sentence says of the quorum: a number of people, or a share of the members."""

from __future__ import annotations

import re

from stpgraph.importers.word.sentences import NUMBER, Said, Share, number, softened

_I = re.IGNORECASE

_QUORUM = re.compile(r"quor(?:um|ate|acy)", _I)
_NEEDED = re.compile(
    r"no business (?:shall|will|may|can|is to)\b.*\bunless\b"
    rf"|^(?:at least|a minimum of|not (?:less|fewer) than|no (?:less|fewer) than) {NUMBER}(?: \([^)]*\))?(?: voting)? "
    rf"members\b[^.;]*"
    r"\b(?:must|shall|will|should|(?:need|have) to|(?:are|is) required to) (?:be (?:present|in attendance)|attend)\b"
    r"(?! (?:at least|a minimum|any|an|the (?:annual|agm)))"
    r"|^(?:at least |more than )?(?:half|two[- ]thirds|a third|one[- ]third|three[- ]quarters|\d\d ?%) of (?:the |its |all "
    r")?(?:voting )?members"
    r" (?:must|shall|need to) be (?:present|in attendance)\b"
    rf"|\bneeds? (?:at least )?{NUMBER} (?:\w+ )?members\b[^.;]*\bmeeting",
    _I,
)
_IN_ALL = re.compile(
    rf"\b(?:no (?:fewer|less) than|at least|a minimum of|a total of) ({NUMBER}) (?:[\w-]+ ){{0,3}}(?:in (?:all|total)|overall"
    rf"|altogether)\b|\(({NUMBER}) in (?:all|total)\)",
    _I,
)
_NOT_THE_NUMBER = re.compile(
    r"\binquorate\b|(?:is|are|be|was|becomes?|being) (?:not|no longer|in)[ -]?quorate|not (?:quorate|present"
    r"|achieved|met|reached|count)|within \w+ (?:minutes|days|hours)"
    r"|count(?:s|ed)? towards|no longer quorate|lose its quorum|if a quorum|if the quorum|where a quorum|in the"
    r" absence of a quorum|provided (?:that )?(?:a quorum|it is quorate|the meeting is quorate)"
    r"|\bceases?\b|there is no quorum|no (?:formal |fixed |set )?quorum\b|quorum (?:is|will be) (?:reviewed|not)"
    r"|once a quorum|included in the quorum"
    r"|sub-?groups?[’']? quorum|quorum (?:of|for) (?:the )?sub",
    _I,
)
_SHARES: tuple[tuple[str, float, bool], ...] = (
    (r"two[- ]thirds|2/3(?:rds?)?|66 ?%|67 ?%", 2 / 3, False),
    (r"three[- ]quarters|3/4|75 ?(?:%|per ?cent)", 0.75, False),
    (r"(?:a |one[- ])third|1/3(?:rd)?|33 ?%", 1 / 3, False),
    (r"(?:a |one[- ])quarter|1/4|25 ?(?:%|per ?cent)", 0.25, False),
    (
        r"(?:more|greater) than (?:half|50 ?(?:%|per ?cent))|over (?:half|50 ?(?:%|per ?cent))|50 ?% ?(?:\+ ?1"
        r"|plus one)|half (?:\+ ?1|plus one)|\bmajority\b",
        0.5,
        True,
    ),
    (r"\bhalf\b|1/2|50 ?(?:%|per ?cent)", 0.5, False),
    (r"60 ?(?:%|per ?cent)", 0.6, False),
    (r"80 ?(?:%|per ?cent)", 0.8, False),
    (r"40 ?(?:%|per ?cent)", 0.4, False),
)
_INCLUDING = re.compile(
    r",?\s*\b(?:at least\s+)?(?:\w+\s+)?of (?:whom|which|these)\b"
    rf"|,?\s*\b(?:with\s+)?(?:at least|a minimum of)\s+{NUMBER}\s+(?:\w+\s+){{0,2}}(?:from|of|for|per)\s+(?:each|every)\b"
    r"|\b(?:includ\w+|comprising|made up of"
    r"|among(?:st)? whom|must be|to be|with at least)\b|\([^)]*$",
    _I,
)
_PLUS_CHAIR = re.compile(
    rf"\bchair(?:man|person)?\b[^.;]{{0,60}}?(?:\band\b|\bplus\b|\+|together with|along with)\s+(?:at least |a"
    rf" minimum of |any )?(?:(?:an)?other )?({NUMBER})\b(?! of whom)",
    _I,
)
_THEN_CHAIR = re.compile(
    rf"\b({NUMBER})\s+(?:\w+\s+){{0,4}}?(?:members?|representatives?|partners?)\b[^.;,]{{0,40}}?(?:\bplus\b|\+|in"
    rf" addition to|as well as|and)\s+the (?:independent )?chair\b",
    _I,
)
_COUNT = re.compile(
    rf"(?<![\w.£%-])({NUMBER})\b(?!\s*(?:%|per ?cent|minutes|days?\b|working|weeks?|hours|months?|years?|third"
    rf"|quarters?))(?!-)",
    _I,
)


def quorum(text: str, heading: str = "") -> Said | None:
    """How many must be there: a number of people, or a `Share` of the members."""
    about = bool(_QUORUM.search(text) or _NEEDED.search(text))
    if not (about or _QUORUM.search(heading)) or _NOT_THE_NUMBER.search(text):
        return None
    if not about and re.search(
        r"\b(?:deput(?:y|ies)\b(?! chair)(?!,? (?:plus|and|with) )|substitut|attend at least|notice|vote|casting|adjourn|papers)",
        text,
        _I,
    ):
        return None
    if not about and re.search(
        r"\b(?:meets?|meetings?) (?:\w+ ){0,3}(?:held|times|every|on|at least|monthly|quarterly)\b|times a year", text, _I
    ):
        # “Meetings and quorum” is the heading of both.
        return None
    sure = 0.92 if about else 0.85
    if (match := _IN_ALL.search(text)) and (many := number(match[1] or match[2])):
        return Said("quorum", many, softened(text, sure))
    after = _told_in(text)
    if re.search(
        r"\b(?:each|every|per) (?:\w+ ){0,3}(?:organisation|partner|CCG|trust|council|constituent|sector|locality)", after, _I
    ):
        first = _INCLUDING.split(after)[0] if _INCLUDING.search(after) else ""
        if not _COUNT.search(first) and not _share(after):
            return None
    if match := _PLUS_CHAIR.search(after):
        more = number(match[1])
        if more and not _INCLUDING.search(after[: match.start()]):
            return Said("quorum", more + 1, softened(text, round(sure - 0.07, 2)), f"the chair and {more} more")
    if match := _THEN_CHAIR.search(after):
        more = number(match[1])
        if more and not _INCLUDING.search(match[0]):
            return Said("quorum", more + 1, softened(text, round(sure - 0.1, 2)), f"{more} and the chair")
    if share := _share(after):
        return Said("quorum", share, softened(text, round(sure - 0.1, 2)))
    return _number_of(after, text, sure)


def _told_in(text: str) -> str:
    """The part of a sentence that gives the number: before “form a quorum”, after “the quorum is”."""
    at = _QUORUM.search(text)
    if at is None:
        return text
    before = text[: at.start()]
    if _COUNT.search(before) or any(re.search(pattern, before, _I) for pattern, _, _ in _SHARES):
        return before
    return text[at.end() :] if re.search(r"\d|" + NUMBER, text[at.end() :], _I) else text


def _share(text: str) -> Share | None:
    first = _INCLUDING.split(text)[0] or text
    count = _COUNT.search(first)
    for pattern, share, over in _SHARES:
        if match := re.search(pattern, first, _I):
            if (
                count
                and count.start() < match.start()
                and not re.search(r"one[- ](?:third|quarter|half)", first[count.start() :], _I)
            ):
                return None
            return Share(share, over, bool(re.search(r"voting|votes", first, _I)))
    return None


def _number_of(after: str, text: str, sure: float) -> Said | None:
    """The number, or the sum of numbers that are joined without “including”."""
    head = _INCLUDING.split(after)[0]
    head = head if _COUNT.search(head) else after
    counts = [
        each for each in _COUNT.finditer(head) if not re.match(r"\s*(?:of|out of) (?:the )?\d", head[each.end() :])
    ] or list(_COUNT.finditer(head))
    if not counts:
        return None
    first = number(counts[0][1])
    if re.match(r"\s*(?:of|out of) (?:the )?" + NUMBER, head[counts[0].end() :], _I) or not first:
        return Said("quorum", first, softened(text, sure)) if first else None
    if whole := _COUNT.search(head):
        ratio = re.match(r"\s*(?:of|out of|from) (?:the )?(?:" + NUMBER + ")", head[whole.end() :], _I)
        if ratio and (value := number(whole[1])):
            return Said("quorum", value, softened(text, sure))
    values = [value for each in counts if (value := number(each[1]))]
    between = head[counts[0].end() : counts[-1].start()]
    if len(values) > 1 and re.search(r"\band\b|,|\bplus\b", between) and not re.search(r"\bor\b|\bfrom\b|\beach\b", between):
        return Said(
            "quorum", sum(values), softened(text, round(sure - 0.25, 2)), f"{' + '.join(map(str, values))} as they are listed"
        )
    if re.match(r"\s*(?:[a-z]+ )?(?:organisations|CCGs|trusts|partners|councils)\b", head[counts[0].end() :], _I):
        return Said("quorum", first, 0.6, "it counts organisations, not people")
    if first == 1 and not re.search(r"quorum|quorate", text, _I):
        return None
    return Said("quorum", first, softened(text, sure))
