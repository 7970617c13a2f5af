"""Words that announce those below a body: “Sub-groups reporting to the Board:”."""

from __future__ import annotations

import re

from stpgraph.importers.word.sentences import mood
from stpgraph.model.kinds import RelationType

_I = re.IGNORECASE

#: “Sub-groups reporting to the Board:”, “The following groups report to the Board:”.
_BELOW: tuple[tuple[re.Pattern[str], RelationType, float], ...] = (
    (
        re.compile(
            r"\breceives? (?:[\w-]+ )*(?:reports?|updates?|minutes) from\b|^(?:reports?|updates?|minutes) (?:are )?(?:received )?from\b",
            _I,
        ),
        "reports_to",
        0.82,
    ),
    (
        re.compile(
            r"\b(?:sub-?groups?|sub-?committees?|groups?|committees?|work ?streams?|boards?|bodies|forums?"
            r"|following)\b[^.:]{0,80}\b(?:are|is|be) accountable to\b|^(?:\w+ ){0,3}(?:sub-?groups|sub-?committees|groups"
            r"|committees"
            r"|work ?streams|boards) accountable to\b",
            _I,
        ),
        "accountable_to",
        0.88,
    ),
    (
        re.compile(
            r"\b(?:sub-?groups?|sub-?committees?|groups?|committees?|work ?streams?|boards?|bodies|forums?"
            r"|following)\b[^.:]{0,80}\b(?:report(?:s|ing)?|feed(?:s|ing)?)\b[^.:]{0,20}\b(?:in)?to\b",
            _I,
        ),
        "reports_to",
        0.88,
    ),
    (
        re.compile(
            r"\b(?:established|establish|has|have|set up|supported by|are|is)\b[^.:]{0,60}\bsub-?(?:groups?"
            r"|committees?)\b|^sub-?(?:groups?|committees?)\b(?: of (?:the|this) \w+)?$",
            _I,
        ),
        "part_of",
        0.8,
    ),
    (
        re.compile(
            r"\baccountable for\b[^.:]{0,60}\b(?:work ?streams?|groups|sub-?groups)\b|\b(?:oversees?"
            r"|overseeing)\b[^.:]{0,40}\b(?:following|these)\b",
            _I,
        ),
        "oversees",
        0.7,
    ),
)


def below(lead: str) -> tuple[RelationType, float] | None:
    """The relation to a body of those listed after some words (“Sub-groups reporting to the Board:”); None where the words say none.

    >>> below("The following sub-groups report to the Board:")
    ('reports_to', 0.88)
    """
    text = lead.strip(" :.")
    if len(text) > 200 or mood(text) != "said":
        return None
    return next(((kind, sure) for pattern, kind, sure in _BELOW if pattern.search(text)), None)
