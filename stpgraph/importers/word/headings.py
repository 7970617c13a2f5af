"""The headings that sections of terms of reference have, and what each says that the section is about."""

from __future__ import annotations

import re
from typing import Literal

from stpgraph.importers.word.sentences import plain

_I = re.IGNORECASE
About = Literal[
    "members",
    "attending",
    "chair",
    "deputy",
    "lead",
    "quorum",
    "meetings",
    "voting",
    "accountable",
    "below",
    "control",
    "name",
    "other",
]
_US = r"(?:us|we|it|(?:the|this|our) \w+)"
#: “of the Partnership Board”, and not “of the public”.
_OF_US = (
    r"of (?:the|this|our) (?:[\w&’'-]+ ){0,6}(?:board|committee|group|meeting|forum|panel|executive|cabinet|partnership|alliance"
    r"|network|team|council|committees(?: in common)?)"
)
#: In the order of trying; headings that ask come first.
_ROWS: tuple[tuple[str, About], ...] = (
    (
        r"who else .*\b(?:attend\w*|comes?|come along|invited|joins?|be there|in the room)\b.*|who (?:may|can) (?:also )?attend"
        r"|who (?:is|are) (?:also )?(?:invited|in attendance)",
        "attending",
    ),
    (rf"who (?:is|are) (?:the|our) (?:deputy|vice)[- ]chair.*|who chairs {_US} (?:if|when|in) .*", "deputy"),
    (r"who chairs\b.*|who (?:is|are) (?:the|our) (?:co-?)?chairs?(?:person)?", "chair"),
    (r"who leads\b.*|who (?:is|are) (?:the|our) (?:SRO|leads?)", "lead"),
    (
        r"who (?:are|is) (?:our|the|its|a) (?:\w+ )?members?(?: of .*)?|who (?:is|are) (?:part of|involved in|on|in) .*|who makes up .*"
        r"|who takes part.*|who (?:is|are) involved|who is who|who belongs to .*",
        "members",
    ),
    (
        rf"(?:to whom|who(?:m)?) (?:do|does|is|are|will) {_US} (?:(?:be )?(?:accountable|responsible|answerable)|answer|report)(?: to)?"
        rf"|who (?:holds|will hold) {_US} to account",
        "accountable",
    ),
    (rf"(?:who|which groups|what) (?:reports?|answers?) (?:in)?to {_US}|who do we hold to account", "below"),
    (
        r"how many\b.*\b(?:present|needed|need|quorate|there|attend)\b.*|what (?:is|makes) .*\bquor\w+.*|when are we quorate",
        "quorum",
    ),
    (r"how (?:do|does|will|are) .*\b(?:decide|decided|decisions?|agree|vote)\b.*|who (?:can|may) vote|who has a vote", "voting"),
    (
        r"name(?: of (?:the )?(?:group|board|committee|meeting|body|forum))?|(?:group|committee|board|meeting"
        r"|forum) (?:name|title)|title(?: of (?:the )?(?:group|board|committee|meeting))?",
        "name",
    ),
    (
        r"(?:(?:those |also |officers |others |routinely |normally )*in[- ]attendance|attendees|(?:regular|other)"
        r" attendees|observers|non[- ]voting (?:members|attendees|participants)|invitees|attendance by invitation"
        r"|attending|by invitation|co-?opted(?: members)?|in attendance \(non-voting\)|officers in attendance"
        r"|standing invit\w+|(?:also|those|others) (?:attending|in attendance)|(?:professional |independent )?advis[eo]rs)",
        "attending",
    ),
    (
        r"(?:core |full |voting |current |committee |board |group |standing |statutory |executive |clinical |lay "
        r"|proposed )*(?:members(?:hip)?)(?: (?:(?:and|&) (?:attendance|quor\w+|chair\w*|attendees|voting(?: rights)?|roles"
        rf"|(?:terms? of )?(?:office|appointments?)|tenure)|{_OF_US}))*(?: list)?|(?:(?:board|committee|group) )?composition"
        rf"(?: {_OF_US})?(?: (?:and|&) quor\w+)?|(?:list|schedule|register) of (?:the )?(?:\w+ )?members(?: {_OF_US})?"
        r"|chair\w* (?:and|&) members(?:hip)?|(?:partner|member|constituent|participating) organisations"
        r"|constituent members|organisations represented|representation|representatives"
        r"|who (?:can|may) be (?:a |an )?members?.*|constitution and membership|membership, .*|members in full|who "
        r"(?:is|are) (?:on|in|members of)"
        r" .*|who sits on .*|who attends|our members|members? and roles|membership \(.*\)|members \(.*\)|voting members.*"
        r"|core members.*",
        "members",
    ),
    (r"(?:deputy|vice)[- ]?chair(?:man|person|ing)?(?:s|ship)?", "deputy"),
    (
        r"chair(?:man|person|ing|manship)?(?:ship)?(?: arrangements| of (?:the )?(?:meetings?|board|group"
        r"|committee))?|(?:appointment of )?chair(?:man|person)?(?: and (?:vice|deputy)[- ]?chair\w*)?|chaired by"
        r"|convenor",
        "chair",
    ),
    (
        r"SRO|senior responsible (?:officer|owner)|executive (?:lead|sponsor)|lead (?:director|officer|executive)|sponsor",
        "lead",
    ),
    (r"quor(?:um|acy|ate)(?: .*)?|.* (?:and|&) quor(?:um|acy)", "quorum"),
    (
        r"(?:voting|votes?|decisions?|decision[- ]making)(?: .*)?|.*(?:and|&) (?:voting|decision[- ]making).*|how"
        r" (?:we|decisions) .*",
        "voting",
    ),
    (
        r"(?:frequency|meetings?|meets|meeting (?:arrangements|frequency|schedule)|how often .*)(?: (?:of|and|&) .*)?"
        r"|conduct of (?:meetings|business).*|.* frequency|schedule of meetings|administration of meetings"
        r"|timing.*|operation of .*|arrangements for (?:the )?(?:conduct of )?meetings|when .*meet.*|meeting"
        r" dates.*|meeting in public|openness.*|transparency.*|public access.*",
        "meetings",
    ),
    (
        r"(?:accountab\w+|reports? to|who (?:we|it|the \w+) (?:reports? to|is accountable to)|reporting|reporting"
        r" (?:to|arrangements|lines?|structure|and .*)|accountable to|parent (?:group|committee|board|body)"
        r"|governance(?: arrangements| structure)?|.* accountability.*|accountability .*|relationships?(?: .*)?"
        r"|lines? of (?:accountability|reporting)|.* reporting (?:arrangements|lines?)|reporting responsibilities"
        r"|links? (?:to|with) .*|interfaces?.*)",
        "accountable",
    ),
    (
        r"sub-?(?:groups?|committees?)(?: .*)?|receives? (?:\w+ )*(?:reports?|updates?|minutes) from"
        r"|(?:reports?|updates?|minutes) (?:are )?(?:received )?from|groups"
        r" (?:reporting|accountable|answerable) .*|(?:reporting|subordinate|accountable|subsidiary|supporting)"
        r" (?:groups|committees|bodies)|(?:established )?sub-structures?"
        r"|work(?:ing)? ?(?:streams|groups)(?: reporting .*)?|.* reporting (?:in)?to (?:the|this) .*",
        "below",
    ),
    (
        r"document control|version(?: control| history)?|review(?: date| of .*)?|amendments?|date(?: .*)?"
        r"|approv(?:al|ed)(?: .*)?|author|owner|status|change (?:history|control)|next review.*|contents|table of"
        r" contents|ratified.*|distribution.*",
        "control",
    ),
    (
        r"(?:purpose|aims?|objectives?|role|remit|scope|background|introduction|context|duties|responsibilit\w+"
        r"|functions?|vision|principles|constitution|status|establishment|authority|delegated (?:authority"
        r"|powers).*|delegation.*|powers.*|key .*|terms of reference|secretariat.*|administrat(?:ion|ive)\b.*|support"
        r"|conflicts?.*|declarations?.*|confidential\w*.*|standing (?:items|agenda).*|agenda.*|minutes.*|papers.*"
        r"|agendas? .*|risk.*|overview.*|general.*|behaviou?rs.*|code of conduct.*|monitoring.*|effectiveness.*"
        r"|escalation.*|outputs?.*|inputs?.*|deliverables.*|ways? of working.*|dispute.*|resources?.*"
        r"|members? (?:should|must|shall(?! be)|will(?! be)|are expected to)\b.*|attendance.*|deput\w+.*|substitut\w+.*"
        r"|equality.*|communications?.*|engagement.*|definitions?.*"
        r"|glossary.*|legal.*|statutory .*|values.*|duration.*|term of office.*|tenure.*|remuneration.*"
        r"|termination.*|emergency.*|urgent .*|.* (?:and|&) (?:purpose|responsibilities|remit|scope|objectives"
        r"|authority|duties|functions)|(?:overall|main|core|primary|specific|general|strategic) (?:purpose|aims?"
        r"|objectives?|role|responsibilit\w+|duties|functions?).*|purpose .*|role .*|responsibilit\w+ .*|duties"
        r" .*|objectives? .*)",
        "other",
    ),
)
_LABELS: tuple[tuple[re.Pattern[str], About], ...] = tuple((re.compile(rf"^(?:{pattern})$", _I), kind) for pattern, kind in _ROWS)
#: The number of a heading; “4 members” has none.
NUMBERED = re.compile(
    r"^\(?\d{1,2}(?:\.\d{1,2})*(?:[.):]\s*|\s*\t\s*)(?=\D)|^\(?\d{1,2}(?:\.\d{1,2})+\s+|^\d{1,2}\s+(?=[^\sa-z])"
)

#: “Risk Committee” is a name, and no heading about risk.
_FORUM = re.compile(r"\b(?:board|committee|group|work ?stream|panel|forum|team|cabinet|council|executive|programme)$", _I)
#: Nor is “Urgent Care Lead” one about what is urgent.
_POST = re.compile(
    r"^(?!.*\b(?:of|to|for|and|the)\b)\w.* (?:leads?|consultants?|managers?|directors?|officers?|nurses?|GPs?|chairs?"
    r"|representatives?"
    r"|reps?|executives?|doctors?|clinicians?|paramedics?|therapists?|pharmacists?|councillors?|physicians?|surgeons?)$",
    _I,
)


#: “Schedule 1: Membership”, “Membership (Annex B)”: which part of the paper it is.
_PART_OF = r"(?:appendix|annex(?:e|ure)?|schedule|attachment|section|part|article|clause|chapter|table)"
_WHICH = r"(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]|[ivx]{1,5})"
_PART = re.compile(rf"^(?:{_PART_OF}\s+{_WHICH}\b\s*[-–—:.,()]*\s*)+(?=\S)|\s*[(–—-]\s*(?:see )?{_PART_OF}\s+{_WHICH}\)?$", _I)


def untagged(heading: str) -> str:
    """A heading without the part of the paper that it is.

    >>> untagged("Schedule 1: Membership"), untagged("Annex B (Quorum)"), untagged("Members – Appendix A")
    ('Membership', 'Quorum', 'Members')
    """
    words = _PART.sub("", heading)
    return words.rstrip(" )") if words.count(")") > words.count("(") else words


def about(heading: str) -> About | None:
    """What a section of this heading is about; None where it is none that terms of reference have.

    >>> about("3. Quorum"), about("Core members"), about("Reporting arrangements"), about("Jane Smith")
    ('quorum', 'members', 'accountable', None)
    """
    words = untagged(NUMBERED.sub("", plain(heading[:200])).strip(" :.?-–")).strip(" :.?-–")
    words = re.sub(r"^(?:the )", "", words, flags=_I)
    if not words or len(words) > 80 or len(words.split()) > 9:
        return None
    found = next((kind for pattern, kind in _LABELS if pattern.match(words)), None)
    told = re.search(r"\b(?:of|to|for) (?:the|this|our)\b", words, _I)
    is_name = found in ("other", "control") and (_POST.match(words) or (_FORUM.search(words) and not told))
    return None if is_name else found
