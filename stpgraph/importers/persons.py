"""Boxes of organisation charts that name a person with a post: the post is what stands in the structure, the person holds it.

Whether words are a person's name is read from a title or an initial, or from a given name that is common in England; where most boxes of a
drawing are of this sort, also from how the rest looks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from stpgraph.importers.draft import Found, Shape, Sketch
from stpgraph.importers.guessing import node_guess
from stpgraph.importers.labels import unbroken
from stpgraph.importers.making import short
from stpgraph.importers.word.people import person

#: Drawings; tables and documents say in their columns and sentences who is a person.
_DRAWINGS = frozenset({"pptx", "vsdx", "drawio", "graphml", "mermaid", "dot"})
#: Given names that are no words for anything else.
_GIVEN = frozenset(
    re.findall(
        r"\w+",
        "aaron abdul abigail adam adrian ahmed aidan aisha alan alastair albert alex alexander alexandra alice alison alistair amanda amber "
        "amelia amit amina amy andrea andrew angela anil anita ann anna anne annette anthony antonio arthur asha ashley asif barbara barry ben "
        "benjamin bernadette beth bev beverley bilal brenda brian bridget bryan cameron carl carla carol caroline catherine cathy cecilia charles "
        "charlotte cheryl chloe chris christian christina christine christopher claire clare colin connor craig damian daniel danielle darren "
        "david dawn deborah debbie denise dennis derek diana diane dominic donald donna dorothy douglas duncan dylan edward eileen elaine eleanor "
        "elizabeth ella ellen emily emma eric erica esther eva evelyn fatima fiona frances francesca francis frederick gareth gary gavin gemma "
        "geoff geoffrey george gerald gillian giles glenn gloria gordon graham gregory gurpreet hannah harriet harry harvey hassan heather helen "
        "helena henry hilary howard hugh hugo ian ibrahim imran iqbal irene isabel isabella jacob jacqueline jacqui jake james jamie jan jane "
        "janet janice jasmine jason jayne jean jeff jeffrey jennifer jenny jeremy jessica jill joan joanna joanne joe john johnny jonathan jordan "
        "joseph joshua joyce judith judy julia julian julie karen karl kate katherine kathryn kathleen katie keith kelly ken kenneth kerry kevin "
        "khalid kim kirsty kumar kyle laura lauren leah leanne leila lesley leslie lewis liam linda lindsay lisa liz lorraine louis louise lucy "
        "luke lynn lynne madeleine malcolm marcus margaret maria marian marie marion marjorie martin mary matthew maureen maxine megan mehmet "
        "melanie melissa michael michelle miriam mohamed mohammad mohammed moira monica muhammad nadia nancy naomi nasreen natalie natasha neil "
        "nicholas nicola nicole nigel noel nora oliver olivia omar oscar owen pamela parveen patricia patrick paul paula pauline peter philip "
        "phillip phoebe priya rachel rajesh ralph ravi raymond rebecca rhys richard rita robert roberta robin roger ronald rosalind rosemary rosie "
        "ross roy rupert russell ruth ryan sally samantha samuel sandra sanjay sara sarah sean sebastian shabana shaun sheila shirley simon sofia "
        "sonia sophie stacey stanley stella stephanie stephen steve steven stewart stuart susan susanna suzanne sylvia tanya tariq teresa terence "
        "terry thomas tim timothy tina tom toby tony tracey tracy trevor usha valerie vanessa veronica victor victoria vijay vincent violet vivien "
        "wayne wendy william yasmin yusuf yvonne zainab zara zoe adele ali amir elena evan jenna kara leon nina tessa",
    )
)
#: Words that make a place of a person's name: “Victoria Park”, “Jane Street Surgery”.
_PLACES = frozenset(
    ("avenue", "centre", "clinic", "close", "court", "house", "infirmary", "lodge", "park", "road", "square", "street", "surgery")
)
#: Charities and hospitals that go by the name they were called after.
_CALLED_AFTER = frozenset({"elizabeth garrett anderson", "james paget", "leonard cheshire", "marie curie", "sue ryder"})
#: A line below a name that says who chairs or leads it, without a colon between.
_LEADING = r"(?:co-?)?chair(?:man|person)?|SRO|senior responsible (?:officer|owner)|(?:clinical |programme |executive )?lead"
_LED = re.compile(rf"^({_LEADING})\s+(\S.*)$", re.IGNORECASE)
_LEADS = re.compile(rf"^(\S.*?)(?:\s*,|\s+[-–—]|\s*\()\s*({_LEADING})\)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"^(.{3,80}?)(?:\s*[:|]\s*|\s+[-–—]\s+|,\s+|\s*\()(.{3,80}?)\)?$")
#: Words that stand for a person who is not yet known.
_NOBODY = re.compile(r"\[?(?:name|tbc|tba|vacant|vacancy)\]?", re.IGNORECASE)
#: So many boxes where a given name is known make another that looks the same a person as well.
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class _Pair:
    """A person's name and the lines of a post; `first` says that the person stands first, `sure` that the name is known as one."""

    person: str
    post: tuple[str, ...]
    first: bool
    sure: bool


def seated(sketch: Sketch) -> Sketch:
    """The sketch of a drawing where a box with a person and a post is the post, with its holder as a guess; other sketches as they are."""
    if sketch.form not in _DRAWINGS:
        return sketch
    pairs = {each.key: pair for each in sketch.shapes if (pair := _pair_of(each)) is not None}
    known = {first: sum(each.sure and each.first == first for each in pairs.values()) for first in (True, False)}
    kept = {key: each for key, each in pairs.items() if each.sure or (known[each.first] >= _ENOUGH and _is_full(each.post))}
    return replace(sketch, shapes=tuple(_with_holder(each, kept) for each in sketch.shapes))


def _is_full(post: tuple[str, ...]) -> bool:
    """Whether a post is called by more than one word such as “Director”, which may belong to the words before it."""
    return len(" ".join(post).split()) > 1 or " ".join(post).isupper()


def is_surely_person(words: str) -> bool:
    """Whether words are a person's name: they have a title, an initial, or a given name that is common.

    >>> is_surely_person("Sarah Chen"), is_surely_person("Dr A. Patel"), is_surely_person("Human Resources"), is_surely_person("Marie Curie")
    (True, True, False, False)
    """
    plain = " ".join(words.split())
    if not person(plain) or plain.casefold() in _CALLED_AFTER:
        return False
    first, *others = plain.casefold().split()
    return person(plain, strict=True) or (first in _GIVEN and bool(others) and not _PLACES.intersection(others))


def _may_change(shape: Shape) -> bool:
    return not (shape.stated or shape.found or shape.called or shape.form == "panel") and 2 < len(shape.name) <= 200


def _pair_of(shape: Shape) -> _Pair | None:
    if not _may_change(shape):
        return None
    lines = unbroken(tuple(each for line in shape.lines if (each := " ".join(line.split()))))
    if len(lines) == 1:
        match = _BETWEEN.match(lines[0])
        parts = (match[1].strip(), match[2].strip()) if match else None
        return next((each for each in _ways(*parts) if each.sure), None) if parts else None
    below = [each for each in _ways(" ".join(lines[:-1]), lines[-1]) if not each.first]
    return next(iter([*_ways(lines[0], *lines[1:]), *below]), None)


def _ways(one: str, *others: str) -> list[_Pair]:
    """A person over a post, and a post over a person, as far as either may be."""
    made = []
    whole = " ".join(others)
    if _may_be(one) and _is_post(whole):
        made.append(_Pair(one, others, True, is_surely_person(one)))
    if is_surely_person(whole) and _is_post(one):
        made.append(_Pair(whole, (one,), False, True))
    return made


def _may_be(words: str) -> bool:
    return person(words) and len(words.split()) > 1 and node_guess(words).of_type < 0.5


def _is_post(words: str) -> bool:
    guess = node_guess(words)
    return guess.type == "post" and guess.of_type >= 0.9 and _NOBODY.fullmatch(words) is None


def _with_holder(shape: Shape, pairs: Mapping[str, _Pair]) -> Shape:
    pair = pairs.get(shape.key)
    if pair is not None:
        order = "with a post below it" if pair.first else "below that of a post"
        why = f"the label is a person's name {order if len(shape.lines) > 1 else 'beside that of a post'}"
        return replace(shape, lines=pair.post, found={"holder": Found(pair.person, 0.9 if pair.sure else 0.7, why, shape.place)})
    if not _may_change(shape):
        return shape
    if not is_surely_person(shape.name):
        lines = (*shape.lines[:1], *map(_with_colon, shape.lines[1:]))
        return shape if lines == shape.lines else replace(shape, lines=lines)
    why = f"“{short(shape.name)}” is a person's name; which post that is, the file does not say"
    return replace(
        shape, found={"type": Found("post", 0.7, why, shape.place), "holder": Found(shape.name, 0.8, why, shape.place)}
    )


def _with_colon(line: str) -> str:
    """“chair Priya Shah” or “Priya Shah (chair)” as “chair: Priya Shah”; other lines as they are."""
    plain = " ".join(line.split())
    if (match := _LED.match(plain)) and is_surely_person(match[2]):
        return f"{match[1]}: {match[2]}"
    if (match := _LEADS.match(plain)) and is_surely_person(match[1]):
        return f"{match[2]}: {match[1]}"
    return line
