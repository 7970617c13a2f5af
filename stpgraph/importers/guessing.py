"""What a name, a heading, a shape or a line most likely stands for, with the confidence and the reason in plain words.

Everything is a pure function over the tables of `synonyms`. Confidences are judgements, from 0 (none) to 1 (stated).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from stpgraph.files.spelling import squeezed
from stpgraph.importers.draft import Form, Stroke
from stpgraph.importers.heads import HEADS, SMALL_PROJECTS
from stpgraph.importers.sayings import SAYINGS
from stpgraph.importers.synonyms import ENABLERS, FIXED, HEADINGS, KIND_CLUES, TOPICS
from stpgraph.model.kinds import KIND_WORDS, KINDS, NODE_TYPES, RELATION_WORDS, TYPE_WORDS, NodeType, RelationType, kind_words
from stpgraph.reference import Trust, by_ods_code, trusts

_FORMS: Mapping[Form, NodeType] = {"building": "organisation", "arrow": "project", "pill": "post", "sheet": "instrument"}
_FORM_WORDS: Mapping[Form, str] = {
    "building": "the shape is a box with double sides",
    "arrow": "the shape is a box with points",
    "pill": "the shape is that of a person, or has round ends",
    "sheet": "the shape is a sheet of paper",
}
#: So much of a text is looked at; what a thing is, is said at its beginning.
_LONGEST = 300
#: What ends the head of a name: “Chair | of the Joint Committee”.
_HEAD_ENDS = re.compile(r"\s+(?:of|for|from|with|to|at|on|across|including)\s+|\s*[(\[,;:/]\s*|\s+[-–—|]\s+", re.IGNORECASE)
#: Where no head of a name says its type, words anywhere in it are tried in this order.
_FALLBACK: tuple[NodeType, ...] = ("organisation", "body", "post", "instrument", "project")
#: Posts of many: what they make together is said at the end (“Directors of Finance Group”).
_SEVERAL = re.compile(r"(?:directors|chairs|leads|leaders|officers|executives|nurses|chief executives|managers)$", re.IGNORECASE)
_OF_THE = re.compile(r"\b(?:of|from|for) (?:the|an?|each|all|its|our)\b", re.IGNORECASE)
_PERSON = re.compile(r"^(?:Dr|Prof(?:essor)?|Sir|Dame|Mr|Mrs|Ms|Cllr|Lord|Baroness)\.?\s+[A-Z]")
#: Ahead of a post, how it stands to others of its sort.
_RANK = re.compile(r"^(?:(?:lead|interim|acting|joint|associate|assistant|group|system|STP|ICS)\s+)+(?=\S)", re.IGNORECASE)
#: The title of a level at which work is done.
_TIER = re.compile(r"^(?:place|locality)$", re.IGNORECASE)
_EXPLICIT = re.compile(r"^([a-z_]+)[ _/:.-]+([a-z_]+)$")


@dataclass(frozen=True, slots=True)
class NodeGuess:
    """A type and kind (None for a project), each with its confidence and reason."""

    type: NodeType
    kind: str | None
    of_type: float
    of_kind: float
    why_type: str
    why_kind: str


@dataclass(frozen=True, slots=True)
class LineGuess:
    """A relation type; `reverse` where the words are said by the one that the line leads to."""

    type: RelationType
    reverse: bool
    confidence: float
    reason: str
    capacity: str = ""


@lru_cache(maxsize=20_000)
def node_guess(name: str, said: str = "", heading: str = "", form: Form = "") -> NodeGuess:
    """What a thing of this name is.

    `said` is what the file says of its kind in words of its own; `heading` the title over it; `form` its shape.

    >>> found = node_guess("Chair of the Joint Committee")
    >>> found.type, found.kind
    ('post', 'chair')
    >>> found = node_guess("Urgent care", heading="Workstreams")
    >>> found.type, found.kind, found.why_kind
    ('body', 'workstream', 'it stands under “Workstreams”')
    """
    name, said, heading = name[:_LONGEST], said[:_LONGEST], heading[:_LONGEST]
    if said and (told := _said(said)) and not _only_a_word(said, told[0], name):
        node_type, kind = told
        own, sure, why = _kind(name, node_type)
        if kind is not None and kind != own and sure >= 0.85 and node_type == "body" and squeezed(said) not in _spellings():
            # “Advisory group” in a key stands for all who give advice, a finance group and a clinical cabinet among them.
            return NodeGuess(node_type, own, 0.97, sure, f"the file says “{said}”", why)
        if kind is not None or node_type == "project":
            return NodeGuess(node_type, kind, 0.98, 0.97, f"the file says “{said}”", f"the file says “{said}”")
        return NodeGuess(node_type, own, 0.97, sure, f"the file says “{said}”", why)
    if trust := known_trust(name):
        why = f"the NHS register has {trust.name}"
        return NodeGuess("organisation", trust.kind, 0.97, 0.97, why, why)
    over = _heading(heading) if heading else None
    node_type, sure, why = _type(name, over, form, heading)
    kind, sure_kind, why_kind = _kind(name, node_type)
    # “Place” over a delivery group says where it works, not what it is; “Places” stands over one for each.
    if over and over[0] == node_type and over[1] and sure_kind < (0.75 if _TIER.match(heading.strip()) else 0.9):
        kind, sure_kind, why_kind = over[1], max(0.88, sure_kind), f"it stands under “{heading}”"
    return NodeGuess(node_type, kind, sure, sure_kind if kind else sure, why, why_kind)


def is_heading(title: str) -> bool:
    """Whether a title stands over things of one sort and is none itself.

    >>> is_heading("Enablers"), is_heading("STP Programme Board")
    (True, False)
    """
    return _heading(title) is not None


def known_trust(name: str) -> Trust | None:
    """The trust that a name or an ODS code stands for in the packaged reference data."""
    code = name.strip().upper()
    return by_ods_code().get(code) if len(code) == 3 else _by_name().get(squeezed(name))


def said_on(words: str) -> LineGuess | None:
    """The meaning of the words on a line.

    >>> said_on("overseen by").type, said_on("overseen by").reverse
    ('oversees', True)
    """
    plain = " ".join(words.split())[:_LONGEST]
    if not plain:
        return None
    exact = {squeezed(each): kind for kind, each in RELATION_WORDS.items()} | {squeezed(kind): kind for kind in RELATION_WORDS}
    first = re.sub(r"\s*\((?:planned|ended)\)$", "", re.split(r"\s*[:;·,]\s*", plain)[0])
    if squeezed(first) in exact:
        return LineGuess(exact[squeezed(first)], False, 0.98, f"the line says “{plain}”")
    for saying in SAYINGS:
        if saying.pattern.search(plain):
            return LineGuess(saying.type, saying.reverse, saying.confidence, f"the line says “{plain}”", saying.capacity)
    return None


def drawn_as(stroke: Stroke, open_head: bool = True) -> LineGuess | None:
    """The meaning of a line's stroke, as most wiring diagrams use strokes; None for a plain one."""
    if stroke == "double":
        return LineGuess("delegates_to", False, 0.75, "the line is double, which most often means delegated authority")
    if stroke == "dotted":
        return LineGuess("supports", False, 0.6, "the line is dotted, which most often means support")
    if stroke == "dashed":
        kind: RelationType = "advises" if open_head else "oversees"
        return LineGuess(kind, False, 0.6, "the line is dashed, which most often means advice or oversight")
    return None


def height(node_type: NodeType, kind: str | None) -> float:
    """How high up things of a kind usually stand, from 0 (projects) to 6; two at the same height say nothing of each other."""
    if node_type == "organisation":
        return 6 if kind == "national_body" else 5
    return _HEIGHTS.get(kind or "", 3) if node_type == "body" else {"project": 0, "post": 1.5}.get(node_type, 0)


_HEIGHTS: Mapping[str, float] = {
    **dict.fromkeys(("governing_body", "health_and_wellbeing_board", "overview_and_scrutiny_committee", "cabinet_board"), 5),
    **dict.fromkeys(("strategic_board",), 4),
    **dict.fromkeys(("executive_group", "oversight_group", "joint_committee", "committee_in_common"), 3.5),
    **dict.fromkeys(
        ("delivery_group", "federation", "clinical_cabinet", "programme_office", "finance_group", "audit_committee"), 3
    ),
    **dict.fromkeys(("workstream", "locality_group", "sector_group", "enabler", "reference_group", "forum"), 2),
}


# ── types and kinds ──────────────────────────────────────────────────────────────────────────────────────────────────


def _said(words: str) -> tuple[NodeType, str | None] | None:
    """The type, and where it says one the kind, that a file states in a word or two of its own."""
    key = squeezed(words)
    if key in _spellings():
        return _spellings()[key]
    if match := _EXPLICIT.match(words.strip().lower()):
        node_type = next((each for each in NODE_TYPES if each == match[1]), None)
        if node_type and match[2] in KINDS[node_type]:
            return node_type, match[2]
    found = _heading(words)
    if found:
        return found[0], found[1] or None
    guess = next((whole for pattern, whole in FIXED if pattern.search(words)), None) or _by_head(words)
    if guess:
        kind, sure, _ = _kind(words, guess)
        return guess, kind if sure >= 0.75 else None
    return None


def _only_a_word(words: str, node_type: NodeType, name: str) -> bool:
    """Whether what a file says of a kind is no more than a word that the name gainsays: “Executive” of “STP Executive Group” is no post."""
    plain = _by_head(name)
    if plain is None or plain == node_type:
        return False
    exact = squeezed(words) in _spellings() or _EXPLICIT.match(words.strip().lower()) or _heading(words)
    return not exact or (node_type == "post" and squeezed(words) != "post" and len(words.split()) == 1)


@cache
def _spellings() -> Mapping[str, tuple[NodeType, str | None]]:
    made: dict[str, tuple[NodeType, str | None]] = {}
    for node_type in NODE_TYPES:
        for kind in KINDS[node_type]:
            if kind != "other":
                made.setdefault(squeezed(kind), (node_type, kind))
                made.setdefault(squeezed(KIND_WORDS[kind]), (node_type, kind))
    for node_type, words in TYPE_WORDS.items():
        made |= dict.fromkeys((squeezed(node_type), *map(squeezed, words)), (node_type, None))
    return made


@cache
def _by_name() -> Mapping[str, Trust]:
    return {squeezed(each.name): each for each in trusts()}


@lru_cache(maxsize=5_000)
def _heading(title: str) -> tuple[NodeType, str | None] | None:
    plain = " ".join(title.split()).strip(" :.-–")
    return next(((node_type, kind) for pattern, node_type, kind in HEADINGS if pattern.match(plain)), None)


def head_of(name: str) -> str:
    """The head of a name, without what hangs on it.

    >>> head_of("Lay member for audit (East CCG)"), head_of("Board of Directors")
    ('Lay member', 'Board')
    """
    return next((part for part in _HEAD_ENDS.split(name.strip()) if part and part.strip()), name).strip()


def _by_head(name: str) -> NodeType | None:
    """The type that a name says: by its head, or else by its last word (“Continuity of carer pilot”, “Directors of Finance Group”)."""
    head = _by_last(head_of(name))
    if head is None or (head == "post" and _SEVERAL.search(head_of(name)) and not _OF_THE.search(name)):
        whole = re.split(r"\s*[(\[,;:/]\s*|\s+[-–—|]\s+", name.strip(), maxsplit=1)[0]
        last = _by_last(whole)
        return last if last in ("body", "project") or (last and head is None and not _SEVERAL.search(whole)) else head
    return head


def _by_last(head: str) -> NodeType | None:
    """The type that a name without what hangs on it says: by its last two words, its last word, or the word before a letter or number."""
    plain = re.sub(r"['’]s?\b", "", head)
    found = re.findall(r"[A-Za-z][A-Za-z/&-]*", plain)
    words = [each.casefold() for each in found]
    if len(words) > 1 and re.fullmatch(r"[a-z]|i{1,3}|iv|v", words[-1]) and words[-1] not in HEADS:
        words.pop()
        found.pop()
    if len(found) > 1 and found[-1][0].islower():
        # “Smoke-free hospitals”, “Core 24 liaison service”: a word that is no name here.
        if words[-1] in SMALL_PROJECTS:
            return "project"
        if words[-1] in ("hospital", "hospitals", "practice"):
            return None
    for tail in (words[-2:], words[-1:]):
        for each in (" ".join(tail), _singular(" ".join(tail))):
            if tail and each in HEADS:
                return HEADS[each]
    return None


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _type(name: str, over: tuple[NodeType, str | None] | None, form: Form, heading: str) -> tuple[NodeType, float, str]:
    for pattern, whole in FIXED:
        if pattern.search(name):
            return whole, 0.95, _words_of(name)
    head = _by_head(name)
    if form in _FORMS and (head is None or head == _FORMS[form] or (over and over[0] == _FORMS[form])):
        return _FORMS[form], 0.93 if head else 0.85, _FORM_WORDS[form]
    if over and over[0] in ("post", "project", "instrument") and head != "organisation":
        return over[0], 0.88, f"it stands under “{heading}”"
    if over and over[1] and head != "post":
        return over[0], 0.88, f"it stands under “{heading}”"
    if head:
        return head, 0.92, _words_of(name)
    if over:
        return over[0], 0.85, f"it stands under “{heading}”"
    if _PERSON.match(name.strip()):
        return "post", 0.8, "the name is that of a person"
    for node_type in _FALLBACK:
        if any(clue.confidence >= 0.9 and clue.pattern.search(name) for clue in KIND_CLUES[node_type]):
            return node_type, 0.75, _words_of(name)
    if TOPICS.search(name):
        return "body", 0.6, "the name says what work it is about, as those of workstreams do"
    for node_type in _FALLBACK:
        if any(clue.confidence >= 0.7 and clue.pattern.search(name) for clue in KIND_CLUES[node_type]):
            return node_type, 0.65, _words_of(name)
    return "body", 0.35, "nothing in the file says what it is; boxes are mostly boards and groups"


def _words_of(name: str) -> str:
    return f"the words of the name “{name}” say so" if len(name) < 80 else "the words of the name say so"


#: How sure a kind is whose own words the name ends in, such as “Delivery Group”; a title over it may still know better.
_ITS_OWN_WORDS = 0.88


def _kind(name: str, node_type: NodeType) -> tuple[str | None, float, str]:
    """The kind, its confidence and the reason; None for a project."""
    if node_type == "project":
        return None, 0.9, "projects are of one kind"
    head = head_of(name)
    if node_type == "body" and ENABLERS.search(name) and not _by_head(name):
        return "enabler", 0.82, "the name is of work that helps all others"
    if node_type == "organisation" and (trust := known_trust(name)):
        return trust.kind, 0.97, f"the NHS register has {trust.name}"
    plain = _RANK.sub("", name.strip()) if node_type == "post" else name.strip()
    for clue in KIND_CLUES[node_type]:
        # “Director of Finance” says more than its head, “Director”, and so it does in “Lead Director of Finance”.
        if (match := clue.pattern.match(plain)) and match.end() + len(name.strip()) - len(plain) > len(head):
            return clue.kind, clue.confidence, f"the name says “{match[0].strip()}”"
    for text, less in ((head, 0.0), (name, 0.05)):
        for clue in KIND_CLUES[node_type]:
            if match := clue.pattern.search(text):
                own = clue.kind in KINDS[node_type] and squeezed(match[0]) == squeezed(kind_words(node_type, clue.kind))
                sure = max(clue.confidence, _ITS_OWN_WORDS if own else 0) - less
                return clue.kind, sure, f"the name says “{match[0].strip()}”"
    if node_type == "body" and TOPICS.search(name):
        return "workstream", 0.65, "the name says what work it is about, as those of workstreams do"
    if node_type == "post" and _PERSON.match(name.strip()):
        return "member", 0.4, "the name is that of a person; nothing says which post they hold"
    return "other", 0.3, "nothing in the file says which kind it is"
