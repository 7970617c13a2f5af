"""The words on lines, and on the lines of a label, by which English footprints say how two things stand to each other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stpgraph.model.kinds import RelationType


@dataclass(frozen=True, slots=True)
class Saying:
    """Words on a line that show its meaning; `reverse` where they are said by the one that the line leads to."""

    pattern: re.Pattern[str]
    type: RelationType
    reverse: bool
    confidence: float
    capacity: str = ""


#: Left of a colon on a label's later line (“SRO: A. Person”): the kind of post, and how it stands to the box.
_ROLES: tuple[tuple[str, str, RelationType, str], ...] = (
    (r"independent chair", "independent_chair", "sits_on", "chair"),
    (r"(?:co-?)?chair(?:man|person|ed by)?", "chair", "sits_on", "chair"),
    (r"SRO|senior responsible (?:officer|owner)", "senior_responsible_officer", "leads", ""),
    (r"clinical lead", "clinician", "leads", ""),
    (r"(?:programme |executive |work ?stream )?(?:lead|led by)", "workstream_lead", "leads", ""),
)
ROLE_LINES: tuple[tuple[re.Pattern[str], str, RelationType, str], ...] = tuple(
    (re.compile(rf"^({pattern})(?:\s*[:–—-]|(?<= by))\s+(\S.*)$", re.IGNORECASE), kind, relation, capacity)
    for pattern, kind, relation, capacity in _ROLES
)


def _sayings(*rows: tuple[str, RelationType, bool, float] | tuple[str, RelationType, bool, float, str]) -> tuple[Saying, ...]:
    return tuple(
        Saying(re.compile(row[0], re.IGNORECASE), row[1], row[2], row[3], row[4] if len(row) == 5 else "") for row in rows
    )


#: Words on lines. Those said in the passive come first: “overseen by” holds “over”.
SAYINGS: tuple[Saying, ...] = _sayings(
    (r"overs(?:een|ight) by|scrutinised by|held to account by|assured by", "oversees", True, 0.9),
    (r"advised by|advice from", "advises", True, 0.9),
    (r"supported by|support from", "supports", True, 0.9),
    (r"delegated (?:authority )?(?:from|by)|delegation from|authority from", "delegates_to", True, 0.92),
    (r"ratified by|approved by", "ratifies", True, 0.88),
    (r"chaired by", "sits_on", True, 0.9, "chair"),
    (r"(?:\bled by|SRO is)", "leads", True, 0.9),
    (r"employs\b", "employed_by", True, 0.9),
    (r"represented by", "represents", True, 0.85),
    (r"replaced by|succeeded by", "replaces", True, 0.92),
    (r"holds? .*to account|\boversees?\b|oversight|scrutin|assurance|assures|monitors|regulat", "oversees", False, 0.9),
    (r"answers? to|accountab|responsible to", "accountable_to", False, 0.95),
    (r"report(?:s|ing)?\b|escalat|updates", "reports_to", False, 0.85),
    (r"delegat|confers authority|mandate", "delegates_to", False, 0.92),
    (r"ratif|approves?|sign(?:s)? off", "ratifies", False, 0.85),
    (r"advi[sc]e?s?|recommend|informs|guidance", "advises", False, 0.88),
    (r"support|enables?", "supports", False, 0.9),
    (r"(?:is )?(?:a )?(?:part|sub-?(?:group|committee)|committee) of", "part_of", False, 0.9),
    (r"deputy chair|vice[- ]chair", "sits_on", False, 0.9, "deputy_chair"),
    (r"\bchairs?\b", "sits_on", False, 0.9, "chair"),
    (r"in attendance|attend", "sits_on", False, 0.85, "attending"),
    (r"has seats on|member(?:s|ship)?(?: of)?\b|seats?\b", "member_of", False, 0.85),
    (r"sits on|sits|voting", "sits_on", False, 0.9),
    (r"speaks for|represents?|on behalf of|nominated", "represents", False, 0.88),
    (r"employed by|employer|works for", "employed_by", False, 0.92),
    (r"takes the place of|replaces|supersedes|succeeds", "replaces", False, 0.92),
    (r"\bleads?\b|\bSRO\b", "leads", False, 0.88),
    (r"party to|signator|signed|signs", "party_to", False, 0.92),
    (r"covers|governs|applies to", "covers", False, 0.88),
    (r"^listed under$", "accountable_to", False, 0.8),
)
