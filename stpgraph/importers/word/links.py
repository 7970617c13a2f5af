"""What a sentence of terms of reference says of whom a body answers to, advises, oversees, has authority from.

Pure functions over sentences. What is denied, conditional or of the past gives no link: it comes back to be looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stpgraph.files.spelling import squeezed
from stpgraph.importers.word.names import FORUMS, SELF, Ref, first_names
from stpgraph.importers.word.sentences import LONGEST, Mood, clauses, mood, softened
from stpgraph.importers.word.verbs import VERBS, Verb
from stpgraph.model.kinds import RelationType

_I = re.IGNORECASE


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation that a clause states, between those it names."""

    type: RelationType
    source: Ref
    target: Ref
    confidence: float
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Links:
    """The ties of a sentence; `unsure` are clauses that speak of such a thing without stating it, each with how it speaks."""

    ties: tuple[Tie, ...] = ()
    unsure: tuple[tuple[str, Mood], ...] = ()


#: Before these, the one that acts is somebody else.
_NOT_THE_BODY = re.compile(
    r"^(?:\W*(?:the|all|each|any|individual|every|its|these|those|other|such|nominated|voting)\s+)*(?:members?"
    r"|representatives?|attendees|individuals?|chairs?|chairman|deput(?:y|ies)|directors?|officers?|organisations?"
    r"|partners?|staff|secretary|sub-?groups?|sub-?committees?|work ?streams?|task and finish groups?|projects?"
    r"|leads?|SROs?|groups|committees|bodies|boards|accountable officers?|chief \w+|programme director|post"
    r" ?holders?|employees|members’|CCGs?|trusts?|statutory)\b",
    _I,
)
_SELF = re.compile(rf"^(?:it|they|we|(?:the|this) executive|(?:the|this|our)\s+(?:[\w-]+\s+)?{FORUMS}|this|{FORUMS})$", _I)
_AUX = re.compile(
    r"\b(?:is|are|will|shall|has|have|must|should|be|been|being|also|would|can|may|was|were|does|do|had|remains?"
    r"|acts?|operates?)\b",
    _I,
)
#: Words that name nobody.
_SMALL = re.compile(
    r"(?:(?:also|formally|directly|in|turn|then|jointly|regularly|to|and|or|therefore|shall|will|it|its"
    r"|established|as|a|an|the|formal|joint)\s*)*",
    _I,
)
#: “… to the Board, to which it is accountable” says the second of the same board.
_TO_WHICH = re.compile(
    r"(?P<to>\b(?:to|by|of) (?P<name>the [A-Z][^,;.()]{2,80})),(?: which [^,;.]{2,60}? and)? (?:to (?:which|whom))"
    rf" (?:it|we|the (?:[A-Z]\w+ ){{0,3}}(?i:{FORUMS})) (?P<says>(?:is|will be|shall be) (?:also |directly |formally "
    rf")?(?:accountable"
    r"|answerable)|(?:also |will |shall )*(?:reports?|(?:makes?|gives?|provides?|submits?)(?: [\w-]+){0,3}?"
    r" (?:recommendations|advice|assurance|reports?|updates?)))\b",
)
#: “It is a sub-group of the Board and accountable to it”: to the one named before.
_TO_IT = re.compile(
    r"^\s*(?:it|them|that (?:board|committee|group|body)|the (?:latter|same))(?=\s*(?:$|[,.;]|\bfor\b|\bon\b|\bthrough\b"
    r"|\bin\b))",
    _I,
)
#: “It is accountable to, and will report to, the Board” says two things of one board.
_BOTH_TO = re.compile(
    r"\b(?P<one>accountable|answerable|reports?),? to,? and (?:(?:it|also|will|shall|is) )*(?P<other>(?:reports?|accountable"
    r"|answerable)(?: \w+){0,2} to),?"
    r" (?P<name>the [A-Z][^,;.()]{2,80})"
)
_NOT_LINKS = re.compile(
    r"terms of reference (?:were|was|are|is|will|shall|have|has|may|to be)|^these terms|(?:this|the) (?:document"
    r"|version|protocol)|conflicts? of interest|freedom of information|\bapologies\b|annual"
    r" report\b.{0,20}\baccounts",
    _I,
)


def links_in(sentence: str, own: Sequence[str] = (), heading: str = "") -> Links:
    """The relations that a sentence states. `own` are the names of the body that it is about; `heading` is the title over it.

    >>> links_in("The Committee is accountable to the STP Programme Board.").ties[0].target.text
    'STP Programme Board'
    >>> links_in("The Committee is not accountable to the Trust Board.")
    Links(ties=(), unsure=(('The Committee is not accountable to the Trust Board', 'denied'),))
    """
    text = " ".join(sentence.split())
    if not text or len(text) > LONGEST or _NOT_LINKS.search(text):
        return Links()
    text = _BOTH_TO.sub(r"\g<one> to \g<name>, and it \g<other> \g<name>", text)
    text = _TO_WHICH.sub(r"\g<to>, and it \g<says> to \g<name>", text)
    ties: list[Tie] = []
    unsure: list[tuple[str, Mood]] = []
    spoken: tuple[Ref, ...] | None = (SELF,)
    for clause in clauses(text):
        if (
            (which := re.match(r"which\s+(?=\w)", clause))
            and ties
            and text[: text.find(clause)].rstrip(" ,").endswith(ties[-1].target.text)
        ):
            # “It reports to the Board, which reports to the Council”: the second is said of the board.
            clause, spoken = f"It {clause[which.end() :]}", (ties[-1].target,)
            found, _, feeling = _in_clause(clause, (), spoken, text)
            ties += [replace(each, source=spoken[0]) for each in found if feeling == "said" and each.source == SELF]
            continue
        found, spoken, feeling = _in_clause(clause, own, spoken, text, ties[-1].target if ties else None)
        if feeling == "said":
            ties += [Tie(each.type, each.source, each.target, softened(text, each.confidence), each.ended) for each in found]
        elif found:
            unsure.append((clause, feeling))
    return Links(tuple(dict.fromkeys(ties)), tuple(unsure))


def _in_clause(
    clause: str, own: Sequence[str], spoken: tuple[Ref, ...] | None, text: str, last: Ref | None = None
) -> tuple[list[Tie], tuple[Ref, ...] | None, Mood]:
    spoken = _subject(clause, own, spoken)
    hits: list[tuple[int, int, Verb]] = []
    for verb in VERBS:
        for match in verb.pattern.finditer(clause):
            if not any(match.start() < end and start < match.end() for start, end, _ in hits):
                hits.append((match.start(), match.end(), verb))
    found: list[Tie] = []
    ratified = False
    for start, end, verb in sorted(hits, key=lambda each: each[0]):
        before, after = clause[:start], clause[end:]
        if verb.of == "is" and not re.search(r"\b(?:is|as|are|be|being|a)\b(?:\s+[\w-]+){0,4}\s*$", before, _I):
            continue
        first = _before(before, own, spoken, verb)
        if first is None and verb.type == "reports_to" and _CHAIR_OF_IT.match(clause[:end]):
            first = (SELF,)
        others = first_names(after) or ((last,) if last and _TO_IT.match(after) else ()) or _own_at(after, own)
        if first is None or not others:
            continue
        if verb.type == "ratifies" and verb.of == "any":
            ratified = True
        for one in first:
            for other in others:
                ends = (other, one) if verb.turned else (one, other)
                if ends[0] != ends[1]:
                    found.append(Tie(verb.type, *ends, verb.confidence, verb.type == "replaces"))
    feeling = mood(re.sub(r"subject to", "", clause, flags=_I) if ratified else clause)
    fact = all(each.type in ("part_of", "replaces", "delegates_to") for each in found)
    if (
        feeling == "historical"
        and fact
        and re.search(
            r"\b(?:was|were|been|has|have) (?:\w+ )?(?:established|set up|constituted|formed|created|delegated"
            r"|convened)|replac|supersed",
            clause,
            _I,
        )
    ):
        feeling = "said"
    return found, spoken, feeling


def _subject(clause: str, own: Sequence[str], spoken: tuple[Ref, ...] | None) -> tuple[Ref, ...] | None:
    """Whom a clause is about: that of the clause before where it names nobody."""
    head = re.sub(
        r"^(?:in addition|as such|furthermore|however|therefore|in turn|additionally|accordingly|and|for the"
        r" avoidance of doubt),?\s+",
        "",
        clause,
        flags=_I,
    )
    if re.match(r"(?:which|who)\b", head, _I):
        return None
    words = _AUX.split(head)[0].strip(" ,:")
    if not words or _is_own(words, own):
        return (SELF,) if words else spoken
    if _NOT_THE_BODY.match(words):
        return None
    named = first_names(words)
    return named if named and named[0].kind != "alias" else spoken


def _is_own(words: str, own: Sequence[str]) -> bool:
    plain = words.strip(" ,:’'“”\"")
    if re.fullmatch(r"(?:the |these )?committees(?: in common)?", plain, _I) and any(
        each.startswith("Committees") for each in own
    ):
        return True
    return (bool(_SELF.match(plain)) and not _another(plain, own)) or any(
        squeezed(re.sub(r"^(?:the|this)\s+", "", plain, flags=_I)) == squeezed(each) for each in own if each
    )


#: “to the Executive”, “to the Committees”: what those are called that are no word for one forum.
_CALLED_SO = re.compile(
    r"^[\s:]*(?:the|this|these) (?P<which>Executive|Committees)(?: in Common)?\b(?! (?:[A-Z]|directors?\b|members?\b|leads?\b))"
)


def _own_at(phrase: str, own: Sequence[str]) -> tuple[Ref, ...]:
    """“report to LMOG”, where these are the terms of reference of LMOG."""
    if (called := _CALLED_SO.match(phrase)) and any(called["which"] in each for each in own):
        return (SELF,)
    start = re.sub(r"^[\s:]*(?:the\s+)?", "", phrase, flags=_I)
    return (SELF,) if any(each and re.match(rf"{re.escape(each)}\b", start) for each in own) else ()


def _another(words: str, own: Sequence[str]) -> bool:
    """“The Capital Group”, where this is the Finance Group: a capital before the word for a forum that this one is not called by."""
    told = re.match(r"(?:the|this|our)\s+(?P<which>[A-Z][\w-]+)\s+[\w-]+$", words, _I)
    if not told or not own or not told["which"][0].isupper():
        return False
    named = re.sub(r"[^a-z]+", " ", " ".join(own).casefold()).split()
    which = told["which"].casefold()
    starts = "".join(each[0] for each in named)
    return (
        which not in named
        and which not in ("steering", "programme", "committee", "joint", "main", "core")
        and which not in starts
    )


def _before(before: str, own: Sequence[str], spoken: tuple[Ref, ...] | None, verb: Verb) -> tuple[Ref, ...] | None:
    """Who stands before the words of a relation."""
    words = _AUX.split(before)[0].strip(" ,:;")
    words = re.sub(
        r"^(?:in addition|as such|furthermore|therefore|and|for the avoidance of doubt|to),?\s+", "", f"{words} ", flags=_I
    ).strip()
    if not words or verb.of == "any":
        return spoken if spoken is not None or verb.of != "any" else None
    if _is_own(words, own) or re.search(rf"\b(?:of|by|for) (?:the|this) {FORUMS}(?:[’']s)?$", words, _I):
        return (SELF,)
    if told := _THOSE_BELOW.match(words):
        return first_names(told["names"]) or None
    if _NOT_THE_BODY.match(words):
        return first_names(words) if verb.type == "delegates_to" and _SETS.match(words) else None
    if re.match(
        rf"(?:the |its |a )?(?:\w+ )?(?:purpose|role|aims?|remit|function|responsibilit\w+|objectives?|duties|work"
        rf"|accountability)\b|(?:the|this) {FORUMS}[’']s\b",
        words,
        _I,
    ):
        return (SELF,)
    if _REPORT.fullmatch(words):
        return (SELF,)
    for part in (words, re.sub(r"^.*,\s+", "", words)):
        if named := first_names(part):
            return (SELF,) if named[0].kind == "alias" else named
        if _is_own(part, own):
            return (SELF,)
    return spoken if _SMALL.fullmatch(words) else None


#: “Its sub-groups, the Capital Group and the Estates Group, report to the Board.”
_THOSE_BELOW = re.compile(
    r"(?:the|its|our|these|following|two|three|four|five)(?: \w+){0,2} (?:sub-?groups?|sub-?committees?|groups|committees"
    r"|work ?streams|boards)"
    r"(?:,|:| –| -) (?P<names>(?:the )?[A-Z].+)$",
    _I,
)
#: “The Chair reports the work of the Group to the Board.”
_CHAIR_OF_IT = re.compile(rf"(?:the|its|our) chair(?:man|person)? .*\bof (?:the|this) {FORUMS}\b", _I)
#: Several that may give authority together.
_SETS = re.compile(r"(?:the|all|each of the) (?:\w+ )?(?:CCGs|trusts|organisations|councils|clinical commissioning groups)$", _I)

#: What stands before “report to the Board” where a heading alone says whose.
_REPORT = re.compile(
    r"(?:an? |the )?(?:(?:weekly|monthly|quarterly|bi-monthly|six-monthly|annual|regular|written|verbal|formal|highlight"
    r"|exception"
    r"|progress|assurance|summary|flash|chair[’']s|key issues|performance|finance|update)(?: and |, | |$))+",
    _I,
)


def above(lead: str) -> tuple[RelationType, bool, float] | None:
    """The relation of a body to those listed after some words (“The Committee is accountable to:”): its type and whether they are its source."""
    text = lead.strip(" :.")
    if len(text) > 200 or mood(text) != "said" or _NOT_THE_BODY.match(text):
        return None
    for verb in _verbs_at_end(text):
        return verb.type, verb.turned, verb.confidence
    return None


def _verbs_at_end(text: str) -> Iterator[Verb]:
    for verb in VERBS:
        for match in verb.pattern.finditer(text):
            if re.fullmatch(
                r"\s*(?:(?:the|each of the|both|following|bodies|groups|organisations|boards|committees)\s*)*:?",
                text[match.end() :],
                _I,
            ):
                yield verb
