"""The lines of a label: the name, a caption that says the kind, tags, and lines such as “SRO: A. Person”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from stpgraph.files.spelling import squeezed
from stpgraph.importers.guessing import node_guess
from stpgraph.importers.sayings import ROLE_LINES
from stpgraph.model.kinds import KIND_WORDS, KINDS, NODE_TYPES, TYPE_WORDS, RelationType, kind_words

#: Below a name in the pictures of this program: marks of findings, which are worked out afresh.
_TAG = re.compile(r"^[!?] ?Gap (?:confirmed|not stated)$")
_ASIDE: Mapping[str, tuple[str, object]] = {
    "many": ("represents_many", True),
    "planned": ("status", "planned"),
    "ended": ("status", "ended"),
}
_SMALL = re.compile(r"^(?:chaired|led|meets|members?|membership|purpose|frequency|quorum)\b.*:", re.IGNORECASE)

_BRACKETED = re.compile(r"^(.*\S)\s*[(\[]([^()\[\]]+)[)\]]$")
_PERSON = re.compile(
    r"(?:(?:Dr|Prof|Sir|Dame|Mr|Mrs|Ms|Cllr)\.? )?(?:[A-Z][a-z]+|[A-Z]\.?)(?: [A-Z]\.?)?(?: [A-Z][a-z]*[A-Z]?[a-z]+(?:[-’'][A-Z][a-z]+)?){1,2}"
)

#: What captions in the pictures of this program call some kinds.
_SHORTER: Mapping[str, str] = {"ccg": "CCG", "programme_office": "programme office", "governing_body": "governing body or board"}


@dataclass(frozen=True, slots=True)
class Role:
    """A post that a line of a label names: what it is called there, who holds it, its kind, how it stands to the box."""

    said: str
    person: str
    kind: str
    relation: RelationType
    capacity: str


@dataclass(frozen=True, slots=True)
class Label:
    """A label in its parts. `rest` are lines that fit nowhere."""

    name: str
    kind_words: str = ""
    roles: tuple[Role, ...] = ()
    rest: tuple[str, ...] = ()
    asides: Mapping[str, object] = field(default_factory=dict)
    whole: str = ""

    def same_as(self, name: str) -> bool:
        """Whether the label is, or begins with, this name; spaces and capitals are nothing."""
        return squeezed(self.whole).startswith(squeezed(name)) or not self.whole


def wraps(labels: Iterable[Sequence[str]]) -> bool:
    """Whether a drawing breaks its names into lines: most of its second lines say no kind and nothing else of their own.

    >>> wraps([("Urgent and", "emergency care"), ("Faster diagnosis", "project")]), wraps([("Estates", "enabler")])
    (True, False)
    """
    seconds = [label[1].strip() for label in map(unbroken, map(tuple, labels)) if len(label) > 1]
    seconds = [each for each in seconds if each[:1] not in ("(", "[", "«") and not (_role(each) or _TAG.match(each))]
    captions = sum(_caption(each) is not None for each in seconds)
    return 2 * captions <= len(seconds) and bool(seconds)


def unbroken(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of a label without breaks that somebody put into a name: a caption is written small, or below a name that is whole.

    >>> unbroken(("Lay", "Member")), unbroken(("Estates", "enabler"))
    (('Lay Member',), ('Estates', 'enabler'))
    """
    made: list[str] = []
    for line in lines:
        more = len(made) == 1 and line[:1].isupper() and bool(_caption(line))
        if more and person_and_post((made[0], line)) is None and not _says_kind(made[0], line):
            made[0] = f"{made[0]} {line}"
        else:
            made.append(line)
    return tuple(made)


def person_and_post(lines: tuple[str, ...]) -> tuple[str, str] | None:
    """The person and the post of a label in which the one stands above the other, as in organisation charts.

    >>> person_and_post(("Jane Smith", "Chief Executive"))
    ('Jane Smith', 'Chief Executive')
    >>> person_and_post(("Frailty", "Chair"))
    """
    if len(lines) < 2 or not _PERSON.fullmatch(lines[0]):
        return None
    person, post = node_guess(lines[0]), node_guess(lines[1])
    return (lines[0], lines[1]) if post.type == "post" and post.of_type >= 0.9 and person.of_type < 0.5 else None


def is_person(words: str) -> bool:
    """Whether words look like the name of a person."""
    return _PERSON.fullmatch(words.strip()) is not None


def _says_kind(name: str, line: str) -> bool:
    """Whether a line below a name of some words says of what kind it is, or which post a person holds."""
    if len(name.split()) < 2:
        return False
    guess = node_guess(name)
    if node_guess(line).type == "post":
        return guess.of_type < 0.5
    return guess.type == "body" and guess.of_type >= 0.9 and len(line.split()) > 1


def read_label(lines: Sequence[str], wrapped: bool = False) -> Label:
    """The parts of a label, without breaks that somebody put into the name.

    `wrapped` says that the drawing breaks its names into lines: only what is in brackets is a caption then.

    >>> read_label(("Urgent", "Care", "SRO: A. Person")).name
    'Urgent Care'
    >>> read_label(("Estates", "enabler")).kind_words
    'enabler'
    """
    plain = unbroken(tuple(part for each in lines if (tidy := " ".join(each.split())) for part in _without_role(tidy)))
    name: list[str] = []
    roles: list[Role] = []
    rest: list[str] = []
    kind = ""
    asides: dict[str, object] = {}
    for number, line in enumerate(plain):
        role = _role(line) if number else None
        if role:
            roles.append(role)
        elif (
            number
            and not kind
            and not asides
            and (not wrapped or line[:1] in ("(", "[", "«") or roles)
            and (found := _caption(line)) is not None
        ):
            kind = found
            asides = dict(_ASIDE[each] for each in re.split(r"\s*·\s*", line.strip("()[]«»")) if each in _ASIDE)
        elif number and _TAG.match(line):
            continue
        elif number and (roles or kind or asides or _SMALL.match(line)):
            rest.append(line)
        else:
            name.append(line)
    return Label(" ".join(name), kind, tuple(roles), tuple(rest), asides, " ".join(plain))


def own_fields(lines: Sequence[str], node_type: str) -> dict[str, object]:
    """What the label of a box in a picture of this program says: the name, then a caption with what the name does not say itself.

    >>> own_fields(("Estates", "enabler · planned"), "body")
    {'name': 'Estates', 'status': 'planned', 'kind': 'enabler'}
    """
    name = lines[0]
    parts = [part for line in lines[1:] for part in re.split(r"\s*·\s*", line)]
    stated: dict[str, object] = {"name": name, **dict(_ASIDE[each] for each in parts if each in _ASIDE)}
    found = next((each for each in NODE_TYPES if each == node_type), None)
    if found is None:
        return stated
    words = {kind: _SHORTER.get(kind, kind_words(found, kind)) for kind in KINDS[found]}
    said = [kind for kind, each in words.items() if each in parts]
    within = [kind for kind, each in words.items() if each.casefold() in name.casefold()]
    within = within or (["other"] if found == "post" else [])
    if kind := next(iter(said or within if len(said or within) == 1 else ()), None):
        stated["kind"] = kind
    return stated


def _without_role(line: str) -> tuple[str, ...]:
    """A line, and by itself what stands in brackets behind it, where that is a post: “Stroke (Lead: A. Person)”."""
    match = _BRACKETED.match(line)
    return (match[1], match[2]) if match and _role(match[2]) else (line,)


def _role(line: str) -> Role | None:
    for pattern, kind, relation, capacity in ROLE_LINES:
        if match := pattern.match(line.strip("()[]")):
            return Role(match[1], match[2], kind, relation, capacity)
    return None


def _caption(line: str) -> str | None:
    """The kind that a caption says, empty where it says only “many” or the like; None where the line is no caption."""
    parts = [each.strip() for each in line.strip("()[]«»").split("·")]
    known = [each for each in parts if squeezed(each) in _captions()]
    if known:
        return known[0]
    return "" if all(each in _ASIDE for each in parts) else None


@cache
def _captions() -> frozenset[str]:
    words = {KIND_WORDS[kind] for node_type in NODE_TYPES for kind in KINDS[node_type] if kind != "other"} | set(
        _SHORTER.values()
    )
    return frozenset(map(squeezed, words | {each for pair in TYPE_WORDS.values() for each in pair}))
