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
            r"\bholds? (?:to account (?:[^.:]{0,20} )?(?:following|these|its|(?:\w+ )?(?:work ?streams|groups|sub-?groups"
            r"|sub-?committees|committees|boards))\b|(?:the following|these|its)\b[^.:]{0,60}\bto account\b)"
            r"|\b(?:following|groups?|committees?|boards?|sub-?groups?|sub-?committees?|work ?streams?)\b[^.:]{0,60}\bheld to"
            r" account by\b",
            _I,
        ),
        "accountable_to",
        0.86,
    ),
    (
        re.compile(
            r"\b(?:sub-?groups?|sub-?committees?|groups?|committees?|work ?streams?|boards?|bodies|forums?"
            r"|following)\b[^.:]{0,80}\b(?:(?:(?:are|is|be|being) )?(?:\w+ly )?(?:accountable|answerable) to|answers? to)\b"
            r"|^(?:\w+ ){0,3}(?:sub-?groups|sub-?committees|groups"
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
            r"\b(?:established|set up|created|formed|supported by|(?:works?|carried out|delivered|taken forward|discharged|done)"
            r" (?:through|by))\b[^.:]{0,40}\bfollowing (?:[\w-]+ ){0,3}(?:sub-?)?(?:groups|committees|work ?streams|panels|forums)\b"
            r"|\bfollowing (?:[\w-]+ ){0,3}(?:sub-?)?(?:groups|committees|work ?streams|panels|forums)\b[^.:]{0,30}\b(?:established|set up"
            r"|created|formed)\b",
            _I,
        ),
        "part_of",
        0.7,
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


#: “The Board is accountable to the following bodies” speaks of those above, unless groups are said to be so.
_UPWARDS = re.compile(
    r"^(?P<who>[^.:]*?)\b(?:accountable|answerable|reports?|reporting|feeds?|answers?)\b[^.:]{0,30}?\b(?:in)?to"
    r"(?: (?:both|each of|the|these|those|following|bodies|groups|organisations|boards|committees))*$",
    _I,
)
_SEVERAL = re.compile(
    r"\b(?:following|those|these|others|(?:sub-?)?groups|(?:sub-?)?committees|work ?streams|boards|bodies|forums|panels)\b", _I
)


def below(lead: str) -> tuple[RelationType, float] | None:
    """The relation to a body of those listed after some words (“Sub-groups reporting to the Board:”); None where the words say none.

    What “oversees” says is said of the body, all else of those listed.

    >>> below("The following sub-groups report to the Board:")
    ('reports_to', 0.88)
    """
    text = lead.strip(" :.")
    if len(text) > 200 or mood(text) != "said":
        return None
    if (upwards := _UPWARDS.match(text)) and upwards["who"].strip() and not _SEVERAL.search(upwards["who"]):
        return None
    return next(((kind, sure) for pattern, kind, sure in _BELOW if pattern.search(text)), None)
