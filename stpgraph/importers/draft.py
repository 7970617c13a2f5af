"""What every importer gives: a valid structure as a draft, what was guessed in it, and what was not understood.

A format's own reader makes a `Sketch` (shapes and links as they were drawn or listed); `drafting.draft` makes a `Draft` of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from stpgraph.model import Structure

What = Literal["node", "line"]
Form = Literal["", "rounded", "building", "arrow", "pill", "sheet", "text", "panel"]
Stroke = Literal["plain", "dashed", "dotted", "double"]
#: A guess below this should be looked at by a person; until one has, what it made is their program's reading and not the file's words.
UNSURE = 0.85
#: Which end of a link has an arrowhead.
Head = Literal["target", "source", "both", "none"]


@dataclass(frozen=True, slots=True)
class Guess:
    """One field that was guessed. `which` names the node, or the line by the names at its ends; `subject` is the node's id, or the
    line's source, type and target with blanks between, for programs. `confidence` is from 0 to 1. `place` says where in the file.
    """

    what: What
    which: str
    field: str
    value: str
    confidence: float
    reason: str
    place: str
    subject: str


@dataclass(frozen=True, slots=True)
class Unread:
    """Something in the file that is not in the draft: what it was, where, and why. `key` is that of a shape that may be taken in after all."""

    what: str
    place: str
    why: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A structure read from a file of another sort. `form` is the id of the format; `exact` says that nothing was guessed or left out."""

    structure: Structure
    form: str
    guesses: tuple[Guess, ...] = ()
    unread: tuple[Unread, ...] = ()
    #: By the id of a node, the key of the shape that it was made of; by “source type target” of a line, the key of its link.
    shapes: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)

    @property
    def exact(self) -> bool:
        """Whether the file stated everything."""
        return not self.guesses and not self.unread

    @property
    def readings(self) -> int:
        """How many boxes and lines are marked as a reading of the document, not its words."""
        return sum(each.inferred for each in (*self.structure.nodes, *self.structure.relations))


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a shape stands: its top left corner and its size; y grows downwards. Units are those of the file."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of it."""
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a person said of this box or line (`sure`), or of another that looks like it. `why` is the reason in words.

    `reverse` turns a line that looks like one that was turned. A line of which a person spoke leads from its source to its target.
    """

    type: str
    why: str = ""
    kind: str | None = None
    reverse: bool = False
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Within:
    """What a person said of a post that a box's label names, or of its line to that box: what it is called instead, what it is, that it is
    left out, the key of the box it repeats; of a line, that it leads from the box."""

    called: str = ""
    lesson: Lesson | None = None
    left_out: bool = False
    same_as: str = ""
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A value that a reader found in words for one field: how sure it is, why, and where in the file the words stand."""

    value: object
    confidence: float
    reason: str
    place: str


@dataclass(frozen=True, slots=True)
class Shape:
    """Something with a label that may be a node. `lines` are the label's lines; `inside` is the key of the shape around it, or empty.

    `stated` are fields of the model that the file itself states, under their own names; `kind_words` what the file says of its kind
    in words of its own. `fill` is its colour as six hexadecimal digits in lower case, or empty; `page` the number of its page, from 0.
    `called` is the name that a person gave it instead of its label.
    `found` are fields (`type` among them) that were read out of words: each that is kept is a guess, to be looked at.
    """

    key: str
    lines: tuple[str, ...]
    place: str
    form: Form = ""
    frame: Frame | None = None
    inside: str = ""
    stated: Mapping[str, object] = field(default_factory=dict)
    kind_words: str = ""
    wanted_id: str = ""
    fill: str = ""
    page: int = 0
    called: str = ""
    lesson: Lesson | None = None
    found: Mapping[str, Found] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The label as one line."""
        return " ".join(" ".join(self.lines).split())


@dataclass(frozen=True, slots=True)
class Link:
    """A line between two shapes by their keys (empty where it ends nowhere). `says` are the words on it.

    `up` says that the file by its own custom draws the one who answers first (True) or last (False); None where it has no custom.
    `colour` is as a shape's `fill`; `route` the points that it runs through, in the file's units, where they are known.
    `key` stands for its number among the links where it has one of its own.
    `found` is as a shape's.
    """

    source: str
    target: str
    place: str
    says: str = ""
    stroke: Stroke = "plain"
    head: Head = "target"
    up: bool | None = None
    stated: Mapping[str, object] = field(default_factory=dict)
    colour: str = ""
    route: tuple[tuple[float, float], ...] = ()
    page: int = 0
    key: str = ""
    lesson: Lesson | None = None
    found: Mapping[str, Found] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """A slide or page of the file: its title, and its size in the units of the frames."""

    title: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Sketch:
    """All that a reader found: shapes and links in the order of the file. `stated` are fields of the structure itself.

    `pages` are the slides or pages, where the file has a picture; `again` are shapes that were drawn a second time on another of them, under
    the key of the first. `within` is what a person said of posts that labels name, by their keys and those of their lines.
    """

    form: str
    title: str
    shapes: tuple[Shape, ...]
    links: tuple[Link, ...]
    unread: tuple[Unread, ...] = ()
    stated: Mapping[str, object] = field(default_factory=dict)
    pages: tuple[Page, ...] = ()
    again: tuple[Shape, ...] = ()
    within: Mapping[str, Within] = field(default_factory=dict)
