"""A PowerPoint file as parts and the relationships between them. Nothing outside the package is ever opened.

Source: ECMA-376, part 2 (Open Packaging Conventions: relationships), part 1 (PresentationML: presentation, slides).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from stpgraph.errors import InputError
from stpgraph.importers.draft import Unread
from stpgraph.importers.safe import local, named, parts_of, refused, xml_root

#: More slides than this are no picture of a structure.
MOST_SLIDES = 300
_MAIN = "application/vnd.openxmlformats-officedocument.presentationml."
_MACROS = b"application/vnd.ms-powerpoint."
#: Ids of relationships are in one of two namespaces: files saved as “Strict Open XML” have the second.
_RELATED = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}",
)


@dataclass(frozen=True, slots=True)
class Related:
    """A relationship: the last word of its type, and the part that it leads to; `external` where that is outside the package."""

    sort: str
    part: str
    external: bool = False


@dataclass
class Package:
    """The parts of a file by name, what was not opened, and relationships as far as they were asked for."""

    parts: Mapping[str, bytes]
    name: str
    unread: list[Unread] = field(default_factory=list)
    _roots: dict[str, Element] = field(default_factory=dict)
    _related: dict[str, dict[str, Related]] = field(default_factory=dict)

    def root(self, part: str) -> Element | None:
        """The root of a part, None where there is no such part. Raises InputError where it is broken or dangerous."""
        if part not in self.parts:
            return None
        if part not in self._roots:
            self._roots[part] = xml_root(self.parts[part], self.name)
        return self._roots[part]

    def part(self, part: str, what: str, place: str) -> Element | None:
        """As `root`, for a part without which the rest can be read: where it is missing or broken, that is told."""
        try:
            found = self.root(part)
        except InputError as error:
            self.unread.append(Unread(what, place, error.faults[0].message))
            return None
        if found is None:
            self.unread.append(Unread(what, place, "The part of the file that holds it is missing."))
        return found

    def related(self, part: str) -> Mapping[str, Related]:
        """The relationships of a part by their ids."""
        if part not in self._related:
            folder, _, file = part.rpartition("/")
            source = f"{folder}/_rels/{file}.rels".lstrip("/")
            root = self.root(source)
            self._related[part] = dict(_relationships(root, folder)) if root is not None else {}
        return self._related[part]

    def of_sort(self, part: str, sort: str) -> str:
        """The first part inside the package to which a part is related in a way, or empty."""
        return next((each.part for each in self.related(part).values() if each.sort == sort and not each.external), "")


def _relationships(root: Element, folder: str) -> Iterator[tuple[str, Related]]:
    for each in named(root, "Relationship"):
        target = unquote(each.get("Target", ""))
        sort = each.get("Type", "").rpartition("/")[2]
        if each.get("TargetMode") == "External" or "://" in target:
            yield each.get("Id", ""), Related(sort, "", True)
        else:
            whole = target if target.startswith("/") else posixpath.join("/", folder, target)
            yield each.get("Id", ""), Related(sort, posixpath.normpath(whole).lstrip("/"))


def recognised(data: bytes) -> bool:
    """Whether a file is a presentation of PowerPoint since 2007, with macros or without."""
    return data.startswith(b"PK") and b"ppt/" in data and (b"ppt/presentation.xml" in data or b"ppt/slides/" in data)


def opened(data: bytes, name: str) -> tuple[Package, str]:
    """The package and the name of its main part. Raises InputError where it is none, or is broken."""
    parts = parts_of(data, name)
    package = Package(parts, name)
    main = package.of_sort("", "officeDocument")
    types = parts.get("[Content_Types].xml", b"")
    if not main or main not in parts or not (_MAIN.encode() in types or _MACROS in types):
        raise refused(
            name, "The file is no whole PowerPoint file: the part that lists its slides is missing. Save it anew as .pptx."
        )
    if any(each.endswith("vbaProject.bin") for each in parts):
        package.unread.append(Unread("Macros", "the file", "Programs in a file are never run."))
    return package, main


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide: its number as people count, from 1; its part; its id, which stays when slides are put in another order."""

    number: int
    part: str
    id: str
    root: Element
    hidden: bool


def slides(package: Package, main: str) -> list[Slide]:
    """All slides in their order. Raises InputError where there are too many, or one is broken."""
    root = package.root(main)
    listed = [] if root is None else [each for group in named(root, "sldIdLst") for each in named(group, "sldId")]
    if len(listed) > MOST_SLIDES:
        raise refused(package.name, f"There are more than {MOST_SLIDES} slides in this file. Save those with the picture alone.")
    made: list[Slide] = []
    for number, each in enumerate(listed, 1):
        related = package.related(main).get(relation_id(each, "id"))
        if related is None or related.external or related.part not in package.parts:
            why = "It is kept in another file, which is never opened." if related and related.external else "It is missing."
            package.unread.append(Unread(f"Slide {number}", "the file", why))
            continue
        slide = package.root(related.part)
        if slide is not None:
            made.append(Slide(number, related.part, each.get("id", ""), slide, slide.get("show") in ("0", "false")))
    return made


def size(package: Package, main: str) -> tuple[float, float]:
    """The size of a slide in EMU."""
    root = package.root(main)
    given = next(named(root, "sldSz"), None) if root is not None else None
    return (
        (whole(given, "cx") or 9_144_000.0, whole(given, "cy") or 6_858_000.0)
        if given is not None
        else (9_144_000.0, 6_858_000.0)
    )


def relation_id(element: Element, name: str) -> str:
    """The id of a relationship that an attribute names, such as `r:id`."""
    return next((said for space in _RELATED if (said := element.get(f"{space}{name}"))), "")


def whole(element: Element | None, key: str) -> float:
    """A coordinate or length; 0 where it is missing, no number, or absurd."""
    try:
        value = float((element.get(key) if element is not None else None) or 0)
    except ValueError:
        return 0.0
    return value if abs(value) < 1e9 else 0.0


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along a path of names, whatever their namespaces."""
    for step in path:
        if element is None:
            return None
        element = next(named(element, step), None)
    return element


def below(element: Element, name: str) -> Iterator[Element]:
    """All descendants of a name."""
    return (each for each in element.iter() if local(each.tag) == name)
