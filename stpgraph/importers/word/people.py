"""Whether a few words are the name of a person, an organisation or a board, told apart by the words themselves."""

from __future__ import annotations

import re
from functools import lru_cache

from stpgraph.importers.guessing import known_trust, node_guess
from stpgraph.importers.heads import HEADS
from stpgraph.model.kinds import NodeType

_TITLE = r"(?:Dr|Prof(?:essor)?|Sir|Dame|Mr|Mrs|Ms|Miss|Cllr|Councillor|Lord|Lady|Baroness|Rev(?:d)?|Rt Hon)\.?"
_TITLED = re.compile(rf"^{_TITLE}\s+(?=[A-Z])")
_NAME_WORD = re.compile(
    r"^(?:[A-Z][a-zà-ÿ]+(?:[’'-][A-Z]?[a-zà-ÿ]+)*|[A-Z]\.?|(?:Mc|Mac|O[’']|D[’']|De)[A-Z][a-z]+|de|van|von|der|al|bin|ap)$"
)
#: Words in capitals that no person is called by in a list of members.
_NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        "academy acute adult adults ageing agency all ambulance and association assurance audit avon based board borough "
        "business cabinet cancer "
        "care central charity chief child children city clinical coast college commissioning committee communications "
        "community corporate "
        "council county critical delivery deputy digital director district divisional east eastern elective emergency "
        "engagement england estates executive finance financial foundation general governance governing group head health "
        "healthcare healthwatch hospice hospital hospitals human improvement independent infirmary information integrated "
        "integration "
        "intelligence interim it joint lay lead leadership learning local london managing medical medicines member mental "
        "midlands national networks new nhs non north northern nursing officer older operating operations operational "
        "organisational partnership patient people performance pharmacy place planned police constabulary probation rescue "
        "fire planning policy practice primary "
        "principal programme project provider providers public quality region regional representative resources royal "
        "safety school schools secondary sector secretary senior service services shire social society south southern "
        "specialised staff standing "
        "strategic strategy support sustainability system technology teaching transformation trust university urgent "
        "vacant vale valley vice voluntary voting ward wellbeing west western women workforce young ",
    )
)
_ACRONYM = re.compile(r"^[A-Z&]{2,8}s?$")
#: Sets that are not named: nobody can tell which organisations they are.
_SETS = (
    r"(?:organisations|partners|bodies|trusts|FTs|CCGs|councils|local authorities|authorities|providers"
    r"|commissioners|agencies|employers|boards|practices"
    r"|governing bodies|members|charities|regulators|universities|hospitals|stakeholders|parties|footprints|localities|systems)"
)
_GENERIC = re.compile(
    r"^(?i:meetings?|minutes|decisions?|members|agendas?|papers|recommendations?|quorum|terms|decision[- ]making|notes)\b"
    r"|^(?i:the )?(?i:each|every|all|both|any|their|its|our|own|respective|relevant|individual|other|appropriate"
    r"|whichever|an?(?!&)|one)\b.*"
    rf"|^(?i:the )?(?:(?i:constituent|member|partner|participating|employing|statutory|sovereign|local|provider"
    rf"|commissioner|commissioning|acute|community|mental health|primary care|independent|voluntary|health|NHS|host|home"
    rf"|nominated|two|three|four|five|six|seven|eight|nine|ten|\d+)(?: (?:[a-z]+|NHS|CCG|GP))* )?(?i:{_SETS})$"
    r"|.*\b(?i:from|of|for|in|across) (?i:each|every|all|any|both)\b.*"
    r"|^(?i:the )?(?i:employing|host|home|nominated|own|partner|member|constituent) (?i:organisation|body"
    r"|authority|trust|CCG|provider|board)$"
    r"|^(?i:the )?(?i:organisation|partner|trust|CCG|council|authority|provider|sector|system|footprint|patch"
    r"|voluntary sector|public|charity|regulator|university"
    r"|hospital|local authority|local council|council of members|STP|ICS|programme|partnership)$"
)


def person(text: str, strict: bool = False) -> bool:
    """Whether words are the name of a person. `strict` asks for a title or an initial.

    >>> person("Dr Asha Patel"), person("Jane O'Neill"), person("North Somerset"), person("Finance Director")
    (True, True, False, False)
    """
    plain = " ".join(text.split())
    if len(plain) > 60:
        return False
    titled = _TITLED.match(plain)
    words = (plain[titled.end() :] if titled else plain).split()
    if not 1 <= len(words) <= 4 or not all(_NAME_WORD.match(each) for each in words):
        return False
    if any(each.casefold().rstrip("s") in HEADS or each.casefold() in HEADS or each.casefold() in _NO_NAMES for each in words):
        return False
    if titled:
        return True
    if len(words) < 2 or not re.match(r"[A-Z][a-z’']", words[-1]):
        return False
    return not strict or bool(re.fullmatch(r"[A-Z]\.?", words[0]))


def without_title_case(text: str) -> str:
    """A name without “the” before it."""
    return re.sub(r"^(?:the|The)\s+", "", " ".join(text.split()).strip(" ,.;:"))


@lru_cache(maxsize=5_000)
def named_as(text: str) -> NodeType | None:
    """The type of a thing that is named as such (“Anytown NHS Trust”), None for what is not a name of its own.

    >>> named_as("Anytown NHS Trust"), named_as("each CCG"), named_as("Finance"), named_as("Clinical Cabinet")
    ('organisation', None, None, 'body')
    """
    plain = without_title_case(text)
    if not plain or len(plain) > 150 or not plain[0].isupper() or generic(plain) or person(re.sub(r"\s*\(.*", "", plain)):
        return None
    if known_trust(plain):
        return "organisation"
    guess = node_guess(plain)
    if guess.type in ("organisation", "body", "instrument") and guess.of_type >= 0.9:
        return guess.type if len(plain.split()) > 1 or _known_alone(plain) else None
    if guess.type == "organisation" and guess.of_type >= 0.75 and guess.of_kind >= 0.9 and len(plain.split()) <= 6:
        return "organisation"
    return None


def generic(text: str) -> bool:
    """Whether words stand for a set or for whatever one it is, not for one thing that has a name.

    >>> generic("each partner organisation"), generic("the CCGs"), generic("Northshire CCGs")
    (True, True, False)
    """
    return _GENERIC.match(" ".join(text.split())) is not None


def _known_alone(word: str) -> bool:
    """A single word that is a name by itself: Healthwatch, PMO, CQC."""
    return bool(_ACRONYM.match(word)) or word.casefold() in ("healthwatch", "cabinet")
