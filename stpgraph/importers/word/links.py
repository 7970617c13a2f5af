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


@dataclass(frozen=True, slots=True)
class _Verb:
    """Words between two names. `turned` where the one named after the words is the relation's source; `of` what may stand before them."""

    pattern: re.Pattern[str]
    type: RelationType
    turned: bool
    confidence: float
    of: str = ""


def _verbs(*rows: tuple[str, RelationType, bool, float] | tuple[str, RelationType, bool, float, str]) -> tuple[_Verb, ...]:
    return tuple(_Verb(re.compile(row[0], _I), row[1], row[2], row[3], row[4] if len(row) == 5 else "") for row in rows)


_ADVERBS = (
    r"(?:(?:directly|formally|jointly|collectively|regularly|routinely|ultimately|monthly|quarterly|back|in turn|also"
    r"|both|separately|annually|on progress|its (?:findings|progress|work|activities|recommendations|minutes)) )*"
)
_VERBS: tuple[_Verb, ...] = _verbs(
    (
        rf"\b(?:accountable|answerable) {_ADVERBS}to\b|\baccountability (?:is|lies|will be|shall be|rests|runs)"
        rf" {_ADVERBS}(?:to|with)\b|\banswers {_ADVERBS}to\b",
        "accountable_to",
        False,
        0.93,
    ),
    (rf"\bresponsible {_ADVERBS}to\b", "accountable_to", False, 0.85),
    (
        r"\bheld to account by\b|\boverseen by\b|\bunder the oversight of\b|\bscrutinised by\b|\bsubject to"
        r" scrutiny by\b|\bmonitored by\b",
        "oversees",
        True,
        0.86,
    ),
    (
        r"\b(?:formal |joint |standing |statutory )*(?:sub-?committees?|sub-?groups?|committees?|working groups?|working"
        r" party)(?:\s*\([^)]*\))? of\b(?! the whole)",
        "part_of",
        False,
        0.9,
        "is",
    ),
    (r"\bis (?:a )?part of\b|\bforms part of\b", "part_of", False, 0.88),
    (
        r"\bdelegated (?:\w+[ -]){0,4}?(?:from|by)\b|\b(?:derives?|draws?|receives?|takes?) (?:its |their"
        r" )?(?:\w+ )?(?:authority|powers?|mandate) from\b|\b(?:authority|powers?|responsibilit\w+) (?:\w+"
        r" ){0,3}?(?:is|are|has been|have been) delegated (?:\w+ ){0,6}?(?:from|by)\b",
        "delegates_to",
        True,
        0.9,
    ),
    (r"\bdelegate[sd]?\b(?: [\w-]+){0,14}? to\b", "delegates_to", False, 0.88),
    (
        rf"\breports? {_ADVERBS}(?:in)?to\b|\breporting {_ADVERBS}(?:in)?to\b|\breport(?:s|ing)? (?:[\w-]+"
        rf" ){{1,6}}?(?:in)?to (?=the |[A-Z])",
        "reports_to",
        False,
        0.9,
    ),
    (
        r"\b(?:provides?|submits?|presents?|sends?|makes?|gives?|produces?|issues?)(?: [\w,’'/-]+){0,9}?"
        r" (?:reports?|updates?|minutes|summar(?:y|ies)|bulletins?)(?: [\w-]+){0,7}? to\b",
        "reports_to",
        False,
        0.8,
    ),
    (
        r"\b(?:minutes|reports?|updates?|notes|key issues)\b(?: [\w’'-]+){0,9}? (?:submitted|presented|provided"
        r"|sent|reported|received|taken|made|given|forwarded) (?:[\w-]+ ){0,5}?(?:to|by)\b",
        "reports_to",
        False,
        0.75,
        "any",
    ),
    (
        r"\breceives? (?:(?!and\b)[\w-]+ ){0,4}?(?:reports?|updates?|minutes)(?: and (?:reports?|updates?|minutes))? from\b",
        "reports_to",
        True,
        0.82,
    ),
    (r"\bescalate[sd]?\b(?: [\w,-]+){0,8}? to\b", "reports_to", False, 0.7, "any"),
    (
        r"\b(?:makes?|making|gives?|providing|provides?|offers?|submits?)(?: [\w,-]+){0,5}? (?:recommendations?"
        r"|advice|guidance)(?: [\w,-]+){0,4}? to\b|\badvisory (?:body|group|committee|panel|forum|board)? ?to\b"
        r"|\bact in an advisory capacity to\b",
        "advises",
        False,
        0.86,
    ),
    (r"\badvis(?:es|e|ing)\b", "advises", False, 0.86),
    (
        r"\bsubject to (?:the )?(?:formal )?(?:ratification|approval|agreement|endorsement) (?:by|of|from)\b"
        r"|\b(?:decisions?|recommendations?|proposals?)\b[^.;]{0,60}?\b(?:ratified|approved|agreed|endorsed"
        r"|signed off) by\b",
        "ratifies",
        True,
        0.83,
        "any",
    ),
    (r"\bratif(?:y|ies)\b", "ratifies", False, 0.8),
    (r"\breplaced by\b|\bsucceeded by\b|\bsuperseded by\b", "replaces", True, 0.85),
    (r"\b(?:replaces?|supersedes?|succeeds?|takes over from|takes the place of)\b", "replaces", False, 0.88),
    (
        r"\b(?:established|set up|constituted|convened|created|formed|appointed) (?:jointly |formally )?(?:as"
        r" (?!a (?:joint |sub-?|formal )*(?:committee|group)s? of)[\w ,-]{0,60}? )?by\b",
        "part_of",
        False,
        0.6,
    ),
    (r"\bestablished (?:under|pursuant to|in accordance with)\b", "covers", True, 0.7),
    (r"\bsupported by\b", "supports", True, 0.82),
    (
        r"\boversees?\b|\boverseeing\b|\bscrutinis(?:es?|ing)\b|\b(?:provides?|providing) (?:[\w-]+"
        r" ){0,3}?(?:oversight|scrutiny) (?:of|to|for)\b|\bholds?(?=.{3,80} to account)",
        "oversees",
        False,
        0.75,
    ),
    (r"\bsupports?\b(?! of\b)", "supports", False, 0.65),
)
#: Before these, the one that acts is somebody else.
_NOT_THE_BODY = re.compile(
    r"^(?:\W*(?:the|all|each|any|individual|every|its|these|those|other|such|nominated|voting)\s+)*(?:members?"
    r"|representatives?|attendees|individuals?|chairs?|chairman|deput(?:y|ies)|directors?|officers?|organisations?"
    r"|partners?|staff|secretary|sub-?groups?|sub-?committees?|work ?streams?|task and finish groups?|projects?"
    r"|leads?|SROs?|groups|committees|bodies|boards|accountable officers?|chief \w+|programme director|post"
    r" ?holders?|employees|members’|CCGs?|trusts?|statutory)\b",
    _I,
)
_SELF = re.compile(rf"^(?:it|they|we|(?:the|this|our)\s+(?:[\w-]+\s+)?{FORUMS}|this|{FORUMS})$", _I)
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
    r"(?P<to>\b(?:to|by) (?P<name>the [A-Z][^,;.()]{2,80})), (?:to (?:which|whom))"
    rf" (?:it|the {FORUMS}) (?P<says>(?:is|will be|shall be) (?:also |directly |formally )?(?:accountable|answerable)|(?:also )?reports)\b",
)
_NOT_LINKS = re.compile(
    r"terms of reference (?:were|was|are|is|will|shall|have|has|may|to be)|these terms|(?:this|the) (?:document"
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
        found, spoken, feeling = _in_clause(clause, own, spoken, text)
        if feeling == "said":
            ties += [Tie(each.type, each.source, each.target, softened(text, each.confidence), each.ended) for each in found]
        elif found:
            unsure.append((clause, feeling))
    return Links(tuple(dict.fromkeys(ties)), tuple(unsure))


def _in_clause(
    clause: str, own: Sequence[str], spoken: tuple[Ref, ...] | None, text: str
) -> tuple[list[Tie], tuple[Ref, ...] | None, Mood]:
    spoken = _subject(clause, own, spoken)
    hits: list[tuple[int, int, _Verb]] = []
    for verb in _VERBS:
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
        others = first_names(after)
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
    return bool(_SELF.match(plain)) or any(
        squeezed(re.sub(r"^(?:the|this)\s+", "", plain, flags=_I)) == squeezed(each) for each in own if each
    )


def _before(before: str, own: Sequence[str], spoken: tuple[Ref, ...] | None, verb: _Verb) -> tuple[Ref, ...] | None:
    """Who stands before the words of a relation."""
    words = _AUX.split(before)[0].strip(" ,:;")
    words = re.sub(
        r"^(?:in addition|as such|furthermore|therefore|and|for the avoidance of doubt|to),?\s+", "", f"{words} ", flags=_I
    ).strip()
    if not words or verb.of == "any":
        return spoken if spoken is not None or verb.of != "any" else None
    if _is_own(words, own) or re.search(rf"\b(?:of|by|for) (?:the|this) {FORUMS}(?:[’']s)?$", words, _I):
        return (SELF,)
    if _NOT_THE_BODY.match(words):
        return None
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


#: What stands before “report to the Board” where a heading alone says whose.
_REPORT = re.compile(
    r"(?:an? |the )?(?:(?:weekly|monthly|quarterly|bi-monthly|six-monthly|annual|regular|written|verbal|formal|highlight|exception"
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


def _verbs_at_end(text: str) -> Iterator[_Verb]:
    for verb in _VERBS:
        for match in verb.pattern.finditer(text):
            if re.fullmatch(
                r"\s*(?:(?:the|each of the|both|following|bodies|groups|organisations|boards|committees)\s*)*:?",
                text[match.end() :],
                _I,
            ):
                yield verb
