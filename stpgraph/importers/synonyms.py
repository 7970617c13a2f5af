"""The words by which English footprints call things, each with what it is taken for. Every table is explicit; the order is that of trying.

Sources: HFMA, "Emerging approaches" (2017); the published structures that come with stpgraph; NHS Data Model and Dictionary (names of
organisations).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from stpgraph.model.kinds import NodeType


@dataclass(frozen=True, slots=True)
class Clue:
    """Words (a pattern, looked for without regard to capitals) that show a kind; `kind` is None for a project."""

    pattern: re.Pattern[str]
    kind: str | None
    confidence: float


#: Names whose last word misleads.
_FIXED: tuple[tuple[str, NodeType], ...] = (
    (r"^(?:NHS .*)?integrated care board$|\bICB$", "organisation"),
    (
        r"council of governors|council'?s? cabinet$|^(?:(?!(?:of|for|to|from|on)\b)[\w’'&-]+ ){0,6}committees?[- ]in[- ]common",
        "body",
    ),
    # “Two Counties Executive” meets; “Chief Executive” and “Lay Executive” are persons.
    (
        r"^(?!.*(?:\b(?:of|for|and|&)\b|,)).*\b(?!(?:chief|non|lay|deputy|assistant|senior|managing|account|medical|nurse|nursing|clinical|hr)\b)"
        r"[\w’']+ executive(?: \(.*)?$",
        "body",
    ),
    (r"\bhealth (?:and|&) (?:social )?care executive(?: \(.*)?$", "body"),
    # “Executive team with representatives from each organisation”: who sits there, not a team that meets.
    (r"\b(?:representatives?|persons?|people) (?:of|from) (?:each|every|all)\b", "post"),
    (r"\bcouncil (?:for|of) (?:community and )?voluntary\b|\bCVS$", "organisation"),
    (r"^hospital at home|\bvirtual wards?\b", "project"),
    (r"\b[a-z]{3,}(?:ologist|iatrist|iatrician|etrician|aesthetist)(?:,| \(|$)", "post"),
    (r"\bGP federations?(?: \(.*)?$", "organisation"),
    (r"^(?:the )?(?:city|county|borough|district) of [\w’' &-]+ council$", "organisation"),
    (
        r"\b(?:fire (?:and|&) rescue|probation|police|prison) service$|^(?!.*\b(?:of|for|from)\b)[\w’' -]+ (?:police|constabulary)$",
        "organisation",
    ),
    (
        r"^macmillan cancer support$|^marie curie$|^citizens[’']? advice\b|^(?:british )?red cross$|^st john ambulance$",
        "organisation",
    ),
    (r"\b(?:police|fire) and crime commissioner\b|^patient (?:safety |experience |and public )?partners?$", "post"),
    (r"^(?:cabinet )?portfolio holders?\b", "post"),
    (
        r"^NHS (?:Property Services|Digital|Professionals|Resolution|Providers|Confederation|Supply Chain|Shared Business Services)$",
        "organisation",
    ),
    (
        r"better care fund|control total$|scheme of (?:reservation and )?delegation|^matters reserved|memorandum of",
        "instrument",
    ),
)
FIXED: tuple[tuple[re.Pattern[str], NodeType], ...] = tuple((re.compile(p, re.IGNORECASE), node_type) for p, node_type in _FIXED)


def _clues(*rows: tuple[str, str | None, float]) -> tuple[Clue, ...]:
    return tuple(Clue(re.compile(pattern, re.IGNORECASE), kind, confidence) for pattern, kind, confidence in rows)


#: Topics of care, and of what helps all care, of which a board may be one of several.
_CLINICAL = (
    "urgent|emergency|elective|planned care|cancer|mental health|primary care|maternity|stroke|children'?s?|prevention"
    "|learning disabilit(?:y|ies)|end of life|frailty|diabetes|respiratory|cardiovascular|medicines|diagnostics?"
    "|long[- ]term conditions|older people'?s?|population health"
)
_HELPING = "workforce|people|estates?|digital|data|communications"
#: By type, what shows the kind. What is said in a name's head counts before the rest of it.
KIND_CLUES: Mapping[NodeType, tuple[Clue, ...]] = {
    "organisation": _clues(
        (r"ambulance", "ambulance_trust", 0.95),
        (r"foundation trust|\bNHSFT\b|\bFTs?\b", "foundation_trust", 0.97),
        (r"\bGPs?\b|general practice|primary care provider|\bLMC\b|\bpractices?\b", "gp_provider", 0.85),
        (
            r"NHS (?:hospital |university |care |partnership |community )*trusts?\b|\btrusts?\b|NHS (?:providers|hospitals)",
            "nhs_trust",
            0.85,
        ),
        (r"community (?:health|services|interest)|\bCIC\b", "community_provider", 0.7),
        (r"\bCCGs?\b|clinical commissioning group", "ccg", 0.97),
        (r"\bICBs?\b|integrated care board", "integrated_care_board", 0.97),
        (r"combined authority", "combined_authority", 0.97),
        (r"(?:[\w’'-]+ ){0,4}council (?:for|of) (?:community and )?voluntary|\bCVS\b", "voluntary_sector", 0.95),
        (r"healthwatch", "healthwatch", 0.97),
        (r"\bcouncils?\b|local authorit|\bauthorities\b|\bLAs?\b|\bborough\b|\bunitary\b", "local_authority", 0.93),
        (
            r"NHS ?England|\bNHSE\b|NHS ?Improvement|\bNHSI\b|NHSE/?I|\bCQC\b|care quality commission|department of health|\bDHSC?\b"
            r"|public health england|\bPHE\b|health education england|\bHEE\b|\bregulators?\b",
            "national_body",
            0.95,
        ),
        (r"voluntary|\bVCSE?\b|\bVCFSE?\b|third sector|charit|hospice|\bmind\b|age uk|faith", "voluntary_sector", 0.9),
        (r"universit|college|\bAHSN\b|academic|medical school|institute", "academic", 0.92),
        (r"private|independent (?:sector|hospital)|\bltd\b|limited|\bplc\b|company", "private_provider", 0.8),
        (r"hospitals?\b", "nhs_trust", 0.6),
    ),
    "body": _clues(
        (r"supporting work ?-?streams?\b", "enabler", 0.8),
        (r"\benablers?$", "enabler", 0.95),
        (r"\b(?:quality|clinical|safety) (?:and \w+ )?oversight (?:group|committee|board)$", "oversight_group", 0.85),
        (r"health (?:and|&) ?well-?being boards?|\bHWBB?s?\b", "health_and_wellbeing_board", 0.97),
        (r"scrutiny|\bJ?HOSCs?\b|\bJ?OSCs?\b", "overview_and_scrutiny_committee", 0.96),
        (r"committees? in common|committees-in-common|\bCiCs?\b", "committee_in_common", 0.96),
        (r"\baudit\b", "audit_committee", 0.93),
        (
            r"governing bod(?:y|ies)|council of governors|boards of (?:\w+ ){0,3}organisations|boards? of directors|trust boards?"
            r"|boards? (?:of|and).*(?:trusts|governing)|(?:trust|CCG|ICB|sussex) boards?$",
            "governing_body",
            0.92,
        ),
        (r"council'?s? cabinets?|cabinet boards?", "cabinet_board", 0.93),
        (
            r"joint (?!financ\w*\b)(?:\w+ )*committees?|joint (?!(?:financ\w*|estates?|digital|workforce)\b)(?:\w+ )*group"
            r"|\bJC+Gs?\b|commissioning joint committee|strategic commissioning committee",
            "joint_committee",
            0.93,
        ),
        (
            r"\bPMO\b|(?:programme|project|portfolio|transformation) (?:management |support )?office"
            r"|(?:programme|project) (?:management |support )?team|delivery unit|core (?:programme )?team"
            r"|\b(?:STP|ICS|transformation) team\b",
            "programme_office",
            0.95,
        ),
        (r"clinical (?:\w+ )*working groups?", "workstream", 0.8),
        (
            r"clinical|medical (?:directors|cabinet|group)|professional (?:board|group|cabinet)|care professional",
            "clinical_cabinet",
            0.85,
        ),
        (
            r"financ|capital (?:\w+ )?(?:group|committee|board)|investment (?:group|committee)|\bDoFs?\b|directors of finance|\bCFOs?\b",
            "finance_group",
            0.85,
        ),
        (
            r"\bpatients?\b(?! (?:flow|safety|transport|pathways?|access|records?))"
            r"|public (?:and|&|advisory|reference)|citizen|reference group|engagement (?:group|forum)"
            r"|(?<!workforce )advisory (?:(?:sub-?)?group|panel|board|committee|forum)|stakeholder|sounding board|task and finish|\bPPE",
            "reference_group",
            0.8,
        ),
        (r"oversight|assurance", "oversight_group", 0.8),
        (r"localit(?:y|ies)|place[- ]based", "locality_group", 0.86),
        # “Mental Health Programme Board”, “Digital Transformation Board”: boards of one topic are hardly ever the STP's own.
        (rf"\b(?:{_CLINICAL})\b[\w’'& -]* (?:programme|transformation) board$", "workstream", 0.8),
        (
            rf"\bpeople board$|\b(?:{_HELPING})\b[\w’'& -]* (?:programme|transformation) board$|^population health management",
            "enabler",
            0.8,
        ),
        # A partnership board of one topic may be the board of the whole drawing, or one of many below it.
        (rf"\b(?:{_CLINICAL}|{_HELPING})\b[\w’'& -]* partnership board$", "strategic_board", 0.7),
        (
            r"strategic board|programme board|partnership board|system (?:leadership |transformation )?board|leadership board|\bSTP board"
            r"|system leaders|transformation board|\b(?:STP|ICS|ICP) (?!delivery)(?:\w+ )*board|integrated care system board"
            r"|collaborative partnership|(?:alliance|network|collaborative) board|health (?:and|&) care (?:executive|assembly)"
            r"|health and care partnership board"
            r"|strategic planning group|\bassembly\b",
            "strategic_board",
            0.85,
        ),
        # The name of a footprint's partnership, and of a place's.
        (r"health (?:and|&) care partnership", "strategic_board", 0.8),
        (r"executive|chief (?:executives|officers)|\bCEOs?\b|\bexec\b", "executive_group", 0.85),
        (
            r"delivery (?:group|board|committee|executive)|implementation|operational group|steering group|transformation (?:delivery )?group",
            "delivery_group",
            0.8,
        ),
        (
            r"locality|localities|\bplaces?\b|place[- ]based|neighbourhood|district|\bLIB\b|\bICPs?\b|\bMCPs?\b|\bLDPs?\b|\bPCNs?\b"
            r"|primary care networks?",
            "locality_group",
            0.85,
        ),
        (r"federation|alliance|collaborative", "federation", 0.85),
        (r"forum", "forum", 0.85),
        (r"mental health (?:oversight )?group|acute (?:sector )?(?:group|board)|sector", "sector_group", 0.6),
        (
            r"workforce|estates?\b|digital|\bIM ?& ?T\b|\bIT\b|\bICT\b|informatics|communicat|\bcomms\b|enabl|organisational development|\bOD\b"
            r"|\bLWAB\b|intelligence|back office|procurement|shared services",
            "enabler",
            0.85,
        ),
        (r"work ?-?stream|\bprogramme\b|\bportfolio\b", "workstream", 0.9),
        (r"pathway (?:group|board)|\bnetworks?\b", "workstream", 0.65),
    ),
    "post": _clues(
        (
            r"independent (?:non-executive )?(?:co-?)?chair|(?:lay|non-?affiliated) chair|independent convenor",
            "independent_chair",
            0.95,
        ),
        (r"lay (?:members?|rep|persons?\b|people\b|advis[eo]rs?)", "lay_member", 0.96),
        (r"non-?exec|\bNEDs?\b", "non_executive_director", 0.94),
        (
            r"councillor|\bcllrs?\b|elected member|crime commissioner"
            r"|cabinet member|leaders?(?: of |, | \().*(?:councils?|borough)|council leader|mayor"
            r"|portfolio holder",
            "elected_member",
            0.93,
        ),
        (r"senior responsible|\bSROs?\b", "senior_responsible_officer", 0.97),
        (
            r"chief finance|financ(?:e|ial) (?:director|officer|lead)|directors? of finance|\bCFOs?\b|\bDoFs?\b|treasurer|section 151",
            "finance_director",
            0.95,
        ),
        (
            r"chief (?:exec|officer)|managing directors?\b|\bCEOs?\b|accountable officer|\bAOs?\b|system leader|\bSTP lead(?:er)?\b",
            "chief_officer",
            0.93,
        ),
        (r"healthwatch", "healthwatch_representative", 0.95),
        (r"regulator|NHS ?England|\bNHS[EI]\b|NHS Improvement", "regulator_representative", 0.8),
        (
            r"\bpatient|public (?:rep|member)|members? of the public|carer|citizen|service user|lived experience|expert by experience",
            "public_representative",
            0.9,
        ),
        # Of whom a federation of practices sends, nobody knows whether they are a doctor.
        (r"\bGP (?:federations?|alliances?) rep", "member", 0.75),
        (r"\bGPs?\b|general practi", "gp", 0.9),
        (r"clinical|clinician|medical|nurs|consultant|doctor|allied health|\bAHPs?\b|physician|psychiatrist", "clinician", 0.88),
        (
            r"\b(?:matrons?|pharmacists?|midwi(?:fe|ves)|paramedics?|\w*therapists?|dentists?|psychologists?|surgeons?)\b",
            "clinician",
            0.85,
        ),
        (r"\b[a-z]{3,}(?:ologists?|iatrists?|iatricians?|etricians?|aesthetists?)\b", "clinician", 0.85),
        (r"executive leads?|\b(?:STP|ICS|ICP) leads?", "executive", 0.8),
        (r"(?:work ?-?stream|programme|project|enabler|locality) leads?|\bleads?$", "workstream_lead", 0.8),
        # Whoever chairs one body may sit on another as a clinician, a councillor or an independent.
        (r"^(?:co-|vice-|deputy )?chair(?:man|woman|person)? of\b", "chair", 0.82),
        (r"(?:co-|vice-|deputy )?chair", "chair", 0.92),
        (r"director|executive|chief (?:information|operating|nurse|people)", "executive", 0.85),
        (r"officer|manager|secretary|administrator|analyst", "officer", 0.8),
        (r"\bheads? of (?!(?:internal |external )?audit)", "officer", 0.75),
        (r"member|representative|\breps?\b", "member", 0.75),
    ),
    "project": _clues(
        (
            r"project|pilot|pathway|review|hub|roll-?out|redesign|business case|initiative|front door|clinics?\b|prescribing|single ",
            None,
            0.85,
        ),
    ),
    "instrument": _clues(
        (r"memorand|\bMoUs?\b|partnership agreement|compact|concordat", "memorandum_of_understanding", 0.95),
        (r"scheme of (?:reservation and )?delegation|\bSoR?D\b|delegated (?:authority|powers)", "scheme_of_delegation", 0.95),
        (r"section 75|\bs\.? ?75\b", "section_75_agreement", 0.96),
        (r"pooled|better care fund|\bBCF\b|\bpool\b", "pooled_budget", 0.95),
        (r"control total", "control_total", 0.97),
        (r"risk register|risk log", "risk_register", 0.96),
        (r"risk.?(?:and gain.?)?shar", "risk_share_agreement", 0.95),
        (r"dispute", "dispute_procedure", 0.93),
        (r"conflicts?", "conflicts_policy", 0.9),
        (r"data[- ]sharing|information[- ]sharing", "data_sharing_agreement", 0.95),
        (r"communicat.*(?:plan|strategy)|engagement (?:plan|strategy)", "communications_plan", 0.9),
        (r"audit", "audit_arrangement", 0.9),
        (r"contract", "contract", 0.9),
    ),
}
#: What work is about, without a word for what sort of thing it is: most often a workstream.
TOPICS = re.compile(
    r"urgent|emergency|planned care|elective|cancer|mental health|primary care|local care|hospital care|maternity|stroke|children|prevention"
    r"|learning disabilit|end of life|frailty|diabet|respiratory|cardio|productivity|integrated care|community services|medicines"
    r"|self[- ]care|long[- ]term conditions|diagnostic|acute|out of hospital|healthy|new models|transformation|older people|newborn"
    r"|secondary|living well|wellbeing|specialised|proactive|\bcare$",
    re.IGNORECASE,
)
ENABLERS: re.Pattern[str] = next(
    each.pattern for each in KIND_CLUES["body"] if each.kind == "enabler" and each.pattern.search("digital")
)
#: Titles of panels and columns under which things of one kind stand.
_HEADINGS: tuple[tuple[str, NodeType, str | None], ...] = (
    (
        r"(?:clinical |priority )?work ?-?streams?(?: level)?|programmes(?: of work)?|priorit(?:y|ies)(?: areas)?",
        "body",
        "workstream",
    ),
    (r"enablers?|enabling (?:work ?-?streams?|programmes|groups)|cross[- ]cutting(?: themes)?", "body", "enabler"),
    (r"localit(?:y|ies)(?: groups)?|places?|neighbourhoods", "body", "locality_group"),
    (r"projects?|delivery projects|schemes", "project", None),
    (r"(?:statutory |partner |member )?organisations?|(?:statutory |stp )?partners|statutory bodies", "organisation", ""),
    (r"CCGs?|commissioners|clinical commissioning groups", "organisation", "ccg"),
    (r"(?:NHS |acute )?(?:providers|trusts|foundation trusts)", "organisation", ""),
    (r"(?:local authorities|councils)", "organisation", "local_authority"),
    (r"regulators?|arm'?s length bodies|national bodies", "organisation", "national_body"),
    (r"members?|membership|attendees|posts|roles|people", "post", ""),
    (r"agreements?|documents?|instruments|supporting documents", "instrument", ""),
    (
        r"(?:boards|groups|committees|governance|oversight|support|assurance|support and advice|boards and groups)",
        "body",
        "",
    ),
)
HEADINGS: tuple[tuple[re.Pattern[str], NodeType, str | None], ...] = tuple(
    (re.compile(rf"^(?:our |the |stp |key |local )?(?:{pattern})$", re.IGNORECASE), node_type, kind)
    for pattern, node_type, kind in _HEADINGS
)
