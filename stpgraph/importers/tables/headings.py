"""The headings by which people call what a column of a table holds.

Sources: registers of groups and lists of members in published governance handbooks; HFMA, "Emerging approaches" (2017).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from stpgraph.files.spelling import squeezed
from stpgraph.importers.tables.fields import FIELD_WORDS as FIELD_WORDS
from stpgraph.importers.tables.fields import FIELDS as FIELDS
from stpgraph.importers.tables.fields import Field as Field

#: Headings, parted by bars, without regard to capitals, blanks and signs.
_HEADINGS: Mapping[Field, str] = {
    "from": "from|source|child|begin|start|subordinate|who|starts at|from body|source body|from group|first body"
    "|source name|from name",
    "to": "to|whom|target|parent|end|superior|to whom|to body|target body|to group|second body|target name|to name",
    "relation": "relation|relationship|relation type|relationship type|link type|line|line type|connection|says|how|label"
    "|link|type of link"
    "|type of line|nature of link|nature of relationship|how related|verb|connection type|edge|type of relationship"
    "|type of relation"
    "|nature of the link|what kind of line",
    "name": "name|group|group name|body|board name|forum|name of group|entity|node|workstream|item|title|name of body"
    "|board or group"
    "|governance group|group committee|committee name|partner|partner organisation|organisation name|project|element|component"
    "|meeting name|board committee|box|forum name|name of board|name of committee|name of forum|name of meeting"
    "|board group committee"
    "|body group|group or body|group board|group forum|programme|work stream|scheme|project name|workstream name"
    "|full name of group"
    "|governance body|governance forum|name of organisation|shape name|display name|agreement|document|instrument"
    "|task name|task|group meeting"
    "|meeting group|board meeting|name of committee or group|committee group|committee or group|group or committee"
    "|board or committee name"
    "|structure|governance structure|governance group or forum|group project|sub group name|committee meeting",
    "kind": "kind|type|category|what it is|sort|group type|type of group|classification|tier|body type|type of body|nature"
    "|entity type|node type|type of organisation|organisation type",
    "answers_to": "answers to|accountable to|accountability|parent group|parent body|up to|line managed by|governed by"
    "|accountable body"
    "|is accountable to|answerable to|responsible to|parent board|parent committee|parent name|parent forum|parent id"
    "|upward line|who it answers to|whom it answers to|line of accountability|accountability line|sits under|sits below|above"
    "|accountability to|held to account by|upwards to|parent organisation|next level up|sub group of|subgroup of|owned by"
    "|owning body"
    "|owning group|higher group|higher body|upper group|upper body|superior body|superior group|group above|body above"
    "|board above"
    "|next group up|parent programme|manager id|governing board|governing group|governing committee|governance board"
    "|superior id|parent ref"
    "|line of accountability to|directly accountable to|formally accountable to|held accountable by|manager name|reports to id",
    "reports_to": "reports to|reports into|reporting to|reporting line to|reporting line|reporting|escalates to"
    "|reports to whom|report to"
    "|provides reports to|sends reports to|receives its reports|escalation route|escalation to"
    "|reports up to|reports up|upward reporting|reports upwards to|upward reporting to|feeds into|feeds in to|feeds to"
    "|feeds up to"
    "|reports through|reports via|updates|provides updates to|reporting group|reporting board|reporting committee|reporting route"
    "|report goes to|assurance route|reports and escalates to|escalates issues to|escalates risks to|escalate to"
    "|minutes go to|minutes to"
    "|outputs to|output to|outputs|reporting body|onward reporting|onward reporting to",
    "chair": "chair|chaired by|chairperson|name of chair|group chair|chairman|chair name|current chair|who chairs"
    "|independent chair|convenor"
    "|chairing|chair of group",
    "deputy_chair": "deputy chair|vice chair|vicechair|deputy|deputy chaired by|vice chair name|co chair|alternate chair",
    "lead": "lead|sro|senior responsible officer|lead officer|programme lead|workstream lead|executive lead|owner|"
    "senior responsible owner|led by|lead name|lead person|who leads|lead director|exec lead|sponsor|executive sponsor"
    "|exec sponsor"
    "|responsible officer|accountable lead|sro lead|lead sro|clinical lead|managed by|run by|programme director|leader|leadership"
    "|accountable officer|who leads it|executive sponsor|project sponsor|programme sponsor|finance lead|resource names"
    "|resource name"
    "|assigned to|project lead|delivery lead|responsible director|responsible lead|responsible executive|director responsible"
    "|management lead|operational lead|strategic lead|system lead|officer lead|lead executive|joint lead|joint leads|leads|sros"
    "|programme sro|project sro|workstream sro|lead chief executive|ceo lead|ceo sponsor|chief executive sponsor|lead clinician",
    "members": "members|membership|member organisations|who sits on it|composition|represented by|core members|core membership"
    "|who sits|members organisations|organisations represented|voting members|attended by|sitting members|member list"
    "|organisations|member organisation|current members|present members|who attends|required attendees|core attendees"
    "|regular members"
    "|membership list|memberships"
    "|seats held by|constituent organisations|partner members|list of members|members of the group|made up of|partners"
    "|full members",
    "attendees": "attendees|in attendance|invited|invitees|also attending|attending|observers|regular attendees"
    "|non voting members"
    "|attendees non voting",
    "board": "board|committee|meeting|sits on|member of|board group|seat on|attends|board or committee|meetings attended|boards"
    "|membership of|sits on board|seats on|has seats on|on board|group or board sat on|groups sat on|boards sat on"
    "|committees sat on|groups"
    "|boards represented on|represented on|groups represented on|groups attended|member of groups|member of boards"
    "|boards attended"
    "|board membership|group membership|board memberships|group memberships|committee memberships|committee membership"
    "|sits on groups"
    "|member of committees|boards and groups sat on|committees",
    "role": "role|post|position|job title|role post|designation|seat|member|member role|post title|job|title role"
    "|position title|role on board"
    "|role title|seat held|office|post role|job role",
    "person": "person|post holder|held by|holder|name of member|member name|name of person|individual|full name|current holder"
    "|name of post holder|last name|family name|representative|member representative|nominee|nominated representative|rep"
    "|attendee name"
    "|named representative|named individual|current member|current post holder|incumbent|name of representative"
    "|representative name|names|surname|named person|person name",
    "organisation": "organisation|organization|represents|on behalf of|representing|org|speaks for|constituency"
    "|employing organisation"
    "|organisation represented|nominated by|nominating organisation|nominating body|from organisation|representing organisation"
    "|parent org|home organisation|member body|body represented|sector represented|which organisation|agency|company",
    "meets": "meets|frequency|how often|meeting frequency|meetings per year|meetings a year"
    "|how often does it meet|frequency of meetings|meeting schedule|how often it meets|meeting cycle"
    "|frequency of meeting|meetings held|cycle|periodicity|meeting pattern|cadence",
    "quorum": "quorum|quoracy|quorate|quorum requirement|minimum attendance|quorum number",
    "status": "status|state|stage|current status|established|live or planned",
    "ods_code": "ods code|ods|org code|organisation code|nhs code|nhs organisation code|provider code|code ods",
    "notes": "notes|remarks|purpose|remit|description|comments|role purpose|responsibilities|aim|comment|note|objective"
    "|objectives"
    "|details|further information|main purpose|key responsibilities|summary|aims|scope|terms|remit purpose|what it does|about",
    "capacity": "capacity|standing|voting status|voting|vote|membership type|standing of the seat|voting rights"
    "|voting member|type of member"
    "|member type|votes|voting right|has vote|status of member|membership status|type of membership|standing of seat"
    "|chair member",
    "below": "sub groups|subgroups|sub committees|subcommittees|children|answer to it|responsible for"
    "|groups below|subsidiary groups|workstreams|holds to account|accountable groups|child groups|child bodies"
    "|sub group|groups that answer to it"
    "|child group|child body|children groups|sub body|sub bodies|sub board|sub boards|lower group|lower body|subordinate group"
    "|subordinate groups|subordinate body|subordinate bodies|group below|bodies below|what is below it|groups under it",
    "reported_by": "receives reports from|reporting groups|groups reporting|reporting sub groups|reported to by"
    "|groups that report to it|inputs from|input from|inputs|receives assurance from|receives updates from"
    "|escalations from|reports received from",
    "part_of": "part of|belongs to|is part of|sub committee of|subcommittee of|component of|division of|within|sits within"
    "|committee of",
    "delegates_to": "delegates to|delegates authority to|delegated authority to|gives delegated authority to|has delegated to",
    "delegated_by": "delegated by|delegated authority from|authority from|delegation from|delegated from"
    "|authority delegated by|mandate from"
    "|receives delegation from|source of authority|delegating body|delegating bodies|delegated authority"
    "|authority delegated from",
    "oversees": "oversees|oversight of|scrutinises|assures|scrutiny of|provides oversight of|provides scrutiny of"
    "|provides assurance on"
    "|holds oversight of|regulates",
    "overseen_by": "overseen by|oversight by|scrutinised by|assured by|scrutiny|oversight|scrutiny by|regulated by|assurance from"
    "|overseen|assurance by|subject to scrutiny by|oversight from|scrutiny from",
    "advises": "advises|advice to|gives advice to|provides advice to|recommends to|advisory to|makes recommendations to"
    "|adviser to",
    "advised_by": "advised by|advice from|takes advice from|receives advice from|advisers|advisory groups|informed by",
    "supports": "supports|support to|provides support to|enables|helps|gives support to",
    "supported_by": "supported by|support from|secretariat|receives support from|support|enabled by|programme support",
    "ratifies": "ratifies|approves decisions of|ratifies decisions of|signs off|approves",
    "ratified_by": "ratified by|approved by|decisions ratified by|signed off by|sign off by|ratification by|ratification"
    "|decisions approved by",
    "party_to": "party to|signatory to|agreements|signed|signatory of|signed agreements|is party to|agreements signed|partner in",
    "parties": "parties|signatories|signed by|parties to it|parties to agreement|agreed by|between|signatory"
    "|signatory organisations",
    "covers": "covers|applies to|governs|subject|relates to|concerns|area covered|bodies covered",
    "covered_by": "covered by|governing document|governed under|under agreement|agreement that covers it|governing agreement",
    "employer": "employer|employed by|works for|employing body",
    "in_public": "in public|meets in public|public|public meeting|meeting in public|held in public|open to public|public meetings"
    "|open to the public|meetings in public",
    "publishes_papers": "publishes papers|papers published|papers public|published papers|minutes published|publishes minutes"
    "|papers and minutes published",
    "terms_of_reference": "terms of reference|tor|has terms of reference|tor agreed|tor in place|terms of reference agreed"
    "|terms of reference in place",
    "function": "function|decision making|authority|powers|decision making or advisory|nature of authority|role of group"
    "|advisory or decision making",
    "starts": "starts|start date|begins|from date|start",
    "ends": "ends|end date|finish|finishes|finish date|completion date|to date",
    "seats": "seats|number of seats|no of seats|seats held|number of members|no of members|number of places|places held"
    "|how many seats",
    "number": "no|number|ref|reference|id|serial|item no|ref no|row|unique id|serial no|reference number|sn|code|node id"
    "|index|group id|employee id|item id|position id|project id|body id|board id|org id|task id|uid"
    "|group ref|board ref|project ref|wbs|wbs code|outline number|project no|project number|scheme ref|scheme id|group no"
    "|group number|board no|board number|committee no|committee number|workstream no"
    "|workstream id|workstream ref|programme id|ref number|meeting ref|forum ref|project code",
    "short_name": "abbreviation|abbrev|abbr name|abbreviations"
    "|acronym|short name|abbreviated name|initials|known as|short title|abbr|also known as|short form",
    "first_name": "first name|forename|given name|christian name|first names|forenames",
    "chair_post": "chair s job title|chair job title|chair post|chair title|chair role|post of chair|role of chair"
    "|job title of chair"
    "|chair s role|chair s post|chair position|chair s title",
    "chair_organisation": "chair organisation|chair s organisation|organisation of chair|chair from|chair employer"
    "|chairing organisation"
    "|chair org",
    "lead_post": "lead s job title|lead job title|lead post|lead title|lead role|post of lead|role of lead"
    "|job title of lead|sro job title"
    "|sro title|sro role|sro post|sro s job title|sro position|lead s role",
    "lead_organisation": "lead organisation|lead s organisation|sro organisation|sro s organisation|organisation of lead"
    "|lead employer"
    "|organisation of sro|lead org|sro org|lead body|lead agency|host organisation|lead partner",
    "holders": "",
    "meaning": "meaning|stands for|definition|in full|full term|expansion|full form|explanation|long form|full title"
    "|description of term",
    "marks": "",
    "level": "",
    "ignored": "email|telephone|phone|mobile|tel|contact|contact details|contact number|address|postcode|venue|location|room|time"
    "|day and time|day|date|dates|meeting dates|next meeting|next meeting date|last meeting|minutes|minute taker|pa|secretary"
    "|committee secretary|minutes taken by|administrator|admin|admin support|administrative support|meeting administrator"
    "|serviced by"
    "|business support|rag|rag status|rag rating|priority|budget|cost|savings|created|created by|modified|modified by"
    "|last modified|last modified by|item type|path|content type|duration|predecessors|complete|percent complete|progress"
    "|action|actions|action owner|milestones|next milestone|risks|issues|version|last updated|updated|updated by|review date"
    "|next review|next review date|date agreed|date approved|approval date|tor last approved|tor date|date of last review"
    "|reviewed"
    "|limit|financial limit|value|department|administered by|sector|since|alternate|substitute|nominated deputy"
    "|named deputy|tags|weight|direction|colour|color|line manager",
}
BY_HEADING: Mapping[str, Field] = {
    squeezed(each): field for field, several in reversed(list(_HEADINGS.items())) for each in several.split("|") if each
}
_LEVEL = re.compile(
    r"^(?:governance )?(?:level|tier|layer|lvl|rank|l|t)[ .:-]*(?:\d{1,2}|one|two|three|four|five|six)\b", re.IGNORECASE
)


def _words(*rows: tuple[str, Field]) -> tuple[tuple[re.Pattern[str], Field], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), field) for pattern, field in rows)


#: Where a heading is none of those above, words in it, in this order.
WORDS: tuple[tuple[re.Pattern[str], Field], ...] = _words(
    (r"\bemail\b|e-mail|telephone|\bphone\b|\bupdated\b|\blocation\b|\bvenue\b|\blink\b|\burl\b|web", "ignored"),
    (r"meets? in public|meetings? in public|open to (?:the )?public", "in_public"),
    (r"(?:papers|minutes).*publi|publi.*(?:papers|minutes)", "publishes_papers"),
    (r"terms of reference|\bToR\b", "terms_of_reference"),
    (r"how often|frequen", "meets"),
    (r"quor", "quorum"),
    (r"\bODS\b", "ods_code"),
    # What is asked or counted of a thing names nobody, whatever the other words are.
    (
        r"\?$|\((?:y ?/ ?n|yes ?/ ?no)\)|\bdates?\b|\bdue\b|\b(?:agreed|confirmed|appointed|complete[d]?|received|circulated)\b"
        r"|\bapproved\b(?! by)|\bno\.? of\b|\bnumber of\b|[%£]|\bbudget|\bcosts?\b|\bRAG\b|\brating\b|\bcomments?\b|\bprogress\b",
        "ignored",
    ),
    (r"vice[- ]chair|deputy chair|co-chair", "deputy_chair"),
    (r"delegat\w* (?:to|down)", "delegates_to"),
    (r"delegat|\bmandate", "delegated_by"),
    (r"(?:scrutini[sz]ed|overseen|assured|regulated) by|(?:scrutiny|oversight|assurance) (?:from|by)", "overseen_by"),
    (r"\boversees?\b|\bscrutini[sz]es\b|(?:scrutiny|oversight|assurance) (?:of|over|to|for)", "oversees"),
    (r"advised by|advice (?:from|by)|recommendations from", "advised_by"),
    (r"\badvises\b|advice to|recommendations? to", "advises"),
    (r"supported by|support (?:from|by)|secretariat", "supported_by"),
    (r"\bsupports\b|support (?:to|for)", "supports"),
    (r"(?:ratified|approved|signed off) by|ratification", "ratified_by"),
    (r"\bratifies\b", "ratifies"),
    (r"signator|signed by|\bparties\b", "parties"),
    (r"party to", "party_to"),
    (r"part of", "part_of"),
    (r"sub-?(?: ?)groups?\b(?! of)|sub-?(?: ?)committees?\b(?! of)", "below"),
    (r"report(?:s|ing)? (?:in)?to (?:it|them|this|the (?:group|board|body))\b|reported to by", "reported_by"),
    (r"(?:accountable|answer(?:s|ing|able)?|responsible) to (?:it|them|this|the (?:group|board|body))\b", "below"),
    (r"\bparent\b|accountab|answer(?:s|able) to|responsible to", "answers_to"),
    (r"report(?:s|ing)?\b|escalat", "reports_to"),
    (r"\brelation(?:ship)?\b|type of (?:link|line|connection)", "relation"),
    (r"\bchair", "chair"),
    (r"\bSRO\b|responsible (?:officer|owner)|\bled by\b|\blead\b", "lead"),
    (r"in attendance|attendees|observers", "attendees"),
    (r"\bmembers?(?:hip)?\b|attend|represented", "members"),
    (r"(?:body|board|group|committee|forum|organisation|workstream) name|name of (?!person|member)", "name"),
    (r"name of (?:person|member)|post-?holder|held by", "person"),
    (r"employ(?:er|ed|ing)", "employer"),
    (r"abbreviat|acronym|short name", "short_name"),
    (r"\bvot(?:e|es|ing)\b", "capacity"),
)
#: Columns that name another thing, and what the line to it says. Lines that are said by the other one are led from there.
LINES: Mapping[Field, tuple[str, bool]] = {
    "answers_to": ("answers to", False),
    "reports_to": ("reports to", False),
    "below": ("answers to", True),
    "reported_by": ("reports to", True),
    "part_of": ("is part of", False),
    "delegates_to": ("delegates to", False),
    "delegated_by": ("delegates to", True),
    "oversees": ("oversees", False),
    "overseen_by": ("oversees", True),
    "advises": ("advises", False),
    "advised_by": ("advises", True),
    "supports": ("supports", False),
    "supported_by": ("supports", True),
    "ratifies": ("ratifies what is recommended by", False),
    "ratified_by": ("ratifies what is recommended by", True),
    "party_to": ("is party to", False),
    "parties": ("is party to", True),
    "covers": ("covers", False),
    "covered_by": ("covers", True),
}
#: Fields that stand in several columns, which are numbered (“Sub-group 1”, “Sub-group 2”).
NUMBERED: frozenset[Field] = frozenset(LINES.keys() | {"members", "attendees", "chair", "deputy_chair", "lead"})
#: Fields by which a table is known to be one, and those that hold people and their seats.
SEAT_FIELDS: frozenset[Field] = frozenset({"role", "person", "organisation"})


def is_level(heading: str) -> bool:
    """Whether a heading only counts levels (“Tier 2”).

    >>> is_level("Level 1 – boards"), is_level("Level of risk")
    (True, False)
    """
    return _LEVEL.match(heading.strip()) is not None
