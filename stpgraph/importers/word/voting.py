"""What a sentence says of how a body votes."""

from __future__ import annotations

import re

from stpgraph.importers.word.sentences import Said, softened

_I = re.IGNORECASE

_PER_ORGANISATION = re.compile(
    r"\b(?:each|every|per|one for each)\s+(?:of the\s+)?(?:\w+[- ]){0,4}?(?:organisation|partner|CCGs?|trust"
    r"|council|authority|body|constituent|provider|commissioner|signatory|part(?:y|ies)|locality"
    r"|sector)s?\b.{0,60}?\b(?:one|a single|1|equal) votes?"
    r"|\b(?:one|single|1) vote (?:per|for each|for every|from each|by each)\s+(?:\w+[- ]){0,4}?(?:organisation"
    r"|partner|CCG|trust|council|authority|body|constituent|provider|party|locality|sector)|one (?:organisation"
    r"|partner|CCG|trust),? one vote",
    _I,
)
_PER_MEMBER = re.compile(
    r"\b(?:each|every|all)\s+(?:of the\s+)?(?:\w+[- ]){0,3}?(?:member|person|representative|director"
    r"|individual)s?\b[^.;]{0,80}?\b(?:one|a single|1|equal|a) votes?"
    r"|\bone member,? one vote|\b(?:one|single|1) vote (?:per|for each|for every|by each)\s+(?:\w+[-"
    r" ]){0,2}?(?:member|person|individual)|members?\b[^.;]{0,40}\b(?:one|a single|1) vote(?: each)?|\bone vote"
    r" each\b|one person,? one vote",
    _I,
)
_CONSENSUS = re.compile(r"\bconsensus\b|\bunanim\w+|by (?:common|mutual|general) agreement|\bwithout (?:recourse to )?a vote", _I)
_MAJORITY: tuple[tuple[re.Pattern[str], float, float, str], ...] = (
    (re.compile(r"(?<!\d)(\d{2,3}) ?(?:%|per ?cent)(?=.{0,60}(?:major|vote|agree|favour|members|support))", _I), -1, 0.9, ""),
    (re.compile(r"(?:major|vote|agree|favour|support)\w*\b.{0,40}?(?<!\d)(\d{2,3}) ?(?:%|per ?cent)", _I), -1, 0.88, ""),
    (re.compile(r"two[- ]thirds|2/3(?:rds?)?", _I), 0.6667, 0.88, ""),
    (re.compile(r"three[- ]quarters|3/4", _I), 0.75, 0.88, ""),
    (
        re.compile(r"(?:simple|bare|clear) majority|majority (?:of|vote|voting|decision|view)|by (?:a )?majority", _I),
        0.5,
        0.6,
        "more than half is needed; 50% is the nearest that the field holds",
    ),
)


def voting(text: str, heading: str = "") -> Said | None:
    """How it votes, as a mapping with `basis`, `threshold` or both."""
    about = re.search(
        r"\bvot(?:e|es|ing)\b|consensus|majority|unanim|decisions? (?:will|shall|are|is|to) be (?:made|taken|reached|agreed)",
        text,
        _I,
    )
    if not about or re.search(r"\bquor(?:um|ate)\b", text, _I):
        return None
    made: dict[str, object] = {}
    sure, more = 0.9, ""
    if _unsaid(text):
        return None
    if _PER_ORGANISATION.search(text):
        made["basis"] = "per_organisation"
    elif _PER_MEMBER.search(text):
        made["basis"] = "per_member"
    elif (match := _CONSENSUS.search(text)) and not re.search(
        r"(?:cannot|can ?not|not|unable|fail\w*|no)\b[^.;]{0,40}(?:consensus|unanim)|absence of (?:a )?consensus", text, _I
    ):
        made["basis"] = "consensus"
        sure = 0.85 if match[0].casefold() == "consensus" else 0.7
    for pattern, share, of, told in _MAJORITY if re.search(r"major|vote|agree|favour|decision|approv", text, _I) else ():
        if made.get("basis") == "consensus" and not re.search(r"consensus of", text, _I):
            break
        if match := pattern.search(text):
            value = int(match[1]) / 100 if share < 0 else share
            if 0.3 <= value <= 1 and not re.search(r"attend|meetings", text[match.start() : match.end() + 15], _I):
                made["threshold"] = value
                sure, more = min(sure, of), told
                break
    return Said("voting", made, softened(text, sure), more) if made else None


def _unsaid(text: str) -> bool:
    """Votes that are not there, or for some case only."""
    if re.search(
        r"\b(?:if|unless|in the event|where (?:consensus|agreement|a vote|there)|should (?:a|it)|failing|cannot"
        r"|exceptional|equality|tied?)\b",
        text,
        _I,
    ):
        # “Decisions are by consensus; where none can be reached …” says the first for certain.
        head = re.split(
            r"\b(?:if|unless|in the event|where|should|failing|cannot|exceptional|equality|tied?)\b", text, maxsplit=1, flags=_I
        )[0]
        return not (_CONSENSUS.search(head) or _PER_MEMBER.search(head) or _PER_ORGANISATION.search(head))
    if re.search(
        r"\bconsensus\b[^.;]{0,30}\b(?:and|so|rather than|but) (?:\w+ )?(?:do|does|will|shall) not (?:\w+ )?vote\b", text, _I
    ):
        # “It works by consensus and does not vote” says how it decides.
        return False
    return bool(
        re.search(
            r"\b(?:do|does|will|shall|have|has|is|are) (?:not|no)\b[^.;]{0,30}\bvot|\bno votes?\b|non-voting"
            r"|without (?:a |any )?vot|not (?:be )?(?:entitled|eligible|able) to vote|casting vote",
            text,
            _I,
        )
    ) and not (
        _PER_MEMBER.search(re.sub(r"casting vote", "", text))
        and "casting" in text.casefold()
        and not re.search(r"non-voting|\bno vote|not\b", text, _I)
    )
