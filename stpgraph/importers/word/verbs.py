"""The words by which terms of reference say how two that they name stand to each other, in the order of trying."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stpgraph.model.kinds import RelationType

_I = re.IGNORECASE


@dataclass(frozen=True, slots=True)
class Verb:
    """Words between two names. `turned` where the one named after the words is the relation's source; `of` what may stand before them."""

    pattern: re.Pattern[str]
    type: RelationType
    turned: bool
    confidence: float
    of: str = ""


def _verbs(*rows: tuple[str, RelationType, bool, float] | tuple[str, RelationType, bool, float, str]) -> tuple[Verb, ...]:
    return tuple(Verb(re.compile(row[0], _I), row[1], row[2], row[3], row[4] if len(row) == 5 else "") for row in rows)


_ADVERBS = (
    r"(?:(?:directly|formally|jointly|collectively|regularly|routinely|ultimately|monthly|quarterly|back|in turn|also"
    r"|both|separately|annually|on progress|its (?:findings|progress|work|activities|recommendations|minutes)) )*"
)
VERBS: tuple[Verb, ...] = _verbs(
    (
        rf"\b(?:accountable|answerable) {_ADVERBS}to\b|\baccountability (?:is|lies|will be|shall be|rests|runs)"
        rf" {_ADVERBS}(?:to|with)\b|\banswers {_ADVERBS}to\b|\b(?:will|shall|must|to) account {_ADVERBS}to\b",
        "accountable_to",
        False,
        0.93,
    ),
    (
        r"\b(?:is|are|be|became|become|remains?)(?: (?:an?|all|both|each|also|joint|founding))* (?:part(?:y|ies)|signator(?:y|ies))"
        r" to\b|\b(?:has|have) (?:\w+ly |all |both |each )*(?:signed(?: up to)?|entered into|executed)\b",
        "party_to",
        False,
        0.9,
    ),
    (r"\b(?:made|entered into|signed|concluded|is|are) between\b", "party_to", True, 0.86),
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
    # Before “report … to”: in “provides a report after each meeting to”, the report is a thing.
    (
        r"\b(?:provides?|submits?|presents?|sends?|makes?|gives?|produces?|issues?)(?: [\w,’'/-]+){0,9}?"
        r" (?:reports?|updates?|minutes|summar(?:y|ies)|bulletins?|(?<!quality )assurance)(?: [\w-]+){0,7}? to\b",
        "reports_to",
        False,
        0.85,
    ),
    (
        rf"\breports? {_ADVERBS}(?:in)?to\b|\breporting {_ADVERBS}(?:in)?to\b|\breport(?:s|ing)? (?:[\w-]+"
        rf" ){{1,6}}?(?:in)?to (?=the |[A-Z])",
        "reports_to",
        False,
        0.9,
    ),
    (
        r"\b(?:minutes|reports?|updates?|notes?|key issues)\b(?: [\w’'-]+){0,9}? (?:(?:submitted|presented|provided"
        r"|sent|reported|received|taken|made|given|forwarded) (?:[\w-]+ ){0,5}?(?:to|by)|goe?s? (?:[\w-]+ ){0,3}?to)\b",
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
    (r"\badvised by\b|\btakes? (?:\w+ )?advice from\b", "advises", True, 0.86),
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
        r"\b(?:established|set up|constituted|convened|created|formed|(?<![,;] )appointed) (?:jointly |formally )?(?:as"
        r" (?!a (?:joint |sub-?|formal )*(?:committee|group)s? of)[\w ,-]{0,60}? )?by\b",
        "part_of",
        False,
        0.6,
    ),
    (r"\bestablished (?:under|pursuant to|in accordance with)\b", "covers", True, 0.7),
    (r"\bsupported by\b", "supports", True, 0.86),
    (r"\bsupport (?:is|will be|shall be) (?:provided|given) by\b", "supports", True, 0.86, "any"),
    (
        r"\boversees?\b|\boverseeing\b|\bscrutinis(?:es?|ing)\b|\b(?:provides?|providing) (?:[\w-]+"
        r" ){0,3}?(?:oversight|scrutiny) (?:of|to|for)\b|\bholds?(?=.{3,80} to account)",
        "oversees",
        False,
        0.75,
    ),
    (r"\bsupports?\b(?! of\b)", "supports", False, 0.65),
)
