"""A Visio drawing (.vsdx) as parts: pages, masters, style sheets, theme, reached only by relationships that stay inside the package.

Sources: ECMA-376-2, "Open Packaging Conventions"; Microsoft, [MS-VSDX] "Graphics File Format Structure".
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from stpgraph.importers.draft import Unread
from stpgraph.importers.making import short
from stpgraph.importers.safe import local, named, parts_of, refused, xml_root

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HOW_OLD = "Open it in Visio and save it anew: File, Save as, Visio Drawing (.vsdx)."
#: Parts that are no drawing, by how their names begin, and what they are called.
_ALIEN: Mapping[str, str] = {
    "visio/vbaProject": "A program (macro)",
    "visio/embeddings/": "Another file inside the drawing",
    "visio/comments": "Comments on the drawing",
    "visio/data/": "Tables of data beside the drawing",
}


@dataclass(frozen=True, slots=True)
class PagePart:
    """One page: its title, the sheet of its own settings, and its contents (none where the part is missing)."""

    id: str
    title: str
    sheet: Element | None
    contents: Element | None
    background: bool
    behind: str


@dataclass(frozen=True, slots=True)
class MasterPart:
    """What shapes are made from: its name everywhere in the world, and its contents (none where the part is missing)."""

    name: str
    contents: Element | None
    #: All shapes in it, by number, and the first of them.
    shapes: Mapping[str, Element] = field(default_factory=dict)
    first: Element | None = None


@dataclass(frozen=True, slots=True)
class Package:
    """All parts of a drawing that are read. Masters and styles are by id."""

    pages: tuple[PagePart, ...]
    masters: Mapping[str, MasterPart]
    styles: Mapping[str, Element]
    palette: Mapping[str, str]
    theme: Element | None
    title: str
    unread: tuple[Unread, ...]
    #: What was found of each shape by itself, so that a master is looked through once and not for every shape made from it.
    found: dict[int, object] = field(default_factory=dict)


def refuse_old(data: bytes, name: str) -> None:
    """Raises InputError, with how to save anew, where a drawing is of Visio before 2013."""
    if data.startswith(_OLD_OFFICE) and "VisioDocument".encode("utf-16-le") in data:
        raise refused(name, f"This drawing was saved by an old version of Visio (.vsd), and cannot be read. {_HOW_OLD}")
    if not data.startswith(b"PK") and b"<VisioDocument" in data[:4_000]:
        raise refused(name, f"This drawing was saved as XML by Visio 2003 to 2010 (.vdx), and cannot be read. {_HOW_OLD}")


def opened(data: bytes, name: str) -> Package:
    """The parts of a drawing. Raises InputError where it cannot be read."""
    refuse_old(data, name)
    parts = parts_of(data, name)
    root = _first(_related(parts, "", name), "document") or ("visio/document.xml" if "visio/document.xml" in parts else "")
    if root not in parts:
        raise refused(name, "This is not a Visio drawing: its main part is missing.")
    document = xml_root(parts[root], name)
    around = _related(parts, root, name)
    unread = [
        Unread(words, "the file", "Only shapes and lines are read; nothing else in the file was opened or run.")
        for start, words in _ALIEN.items()
        if any(each.startswith(start) for each in parts)
    ]
    pages = _pages(parts, _first(around, "pages"), name, unread)
    if not pages:
        raise refused(name, "There is no page in this file. If it is a stencil or a template, draw a page with it and save that.")
    theme = _first(around, "theme")
    return Package(
        tuple(pages),
        _masters(parts, _first(around, "masters"), name),
        {each.get("ID", ""): each for sheets in named(document, "StyleSheets") for each in named(sheets, "StyleSheet")},
        {each.get("IX", ""): each.get("RGB", "") for colours in named(document, "Colors") for each in colours},
        xml_root(parts[theme], name) if theme else None,
        _title(parts, name),
        tuple(unread),
    )


def _related(parts: Mapping[str, bytes], of: str, name: str) -> dict[str, tuple[str, str]]:
    """By id, the last word of a relationship's type and the part that it leads to. What leads out of the package is passed over."""
    folder, base = posixpath.split(of)
    part = posixpath.join(folder, "_rels", f"{base}.rels")
    if part not in parts:
        return {}
    made = {}
    for each in xml_root(parts[part], name):
        target = each.get("Target") or ""
        if each.get("TargetMode") == "External" or not target:
            continue
        path = posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
        if path in parts:
            made[each.get("Id") or ""] = ((each.get("Type") or "").rpartition("/")[2], path)
    return made


def _first(related: Mapping[str, tuple[str, str]], sort: str) -> str:
    return next((path for each, path in related.values() if each == sort), "")


def _part_of(item: Element, related: Mapping[str, tuple[str, str]]) -> str:
    """The part that the `Rel` below an element leads to, or empty."""
    for rel in named(item, "Rel"):
        for key, value in rel.attrib.items():
            if local(key) == "id" and value in related:
                return related[value][1]
    return ""


def _pages(parts: Mapping[str, bytes], listed: str, name: str, unread: list[Unread]) -> list[PagePart]:
    if not listed:
        return []
    related = _related(parts, listed, name)
    made = []
    for number, item in enumerate(named(xml_root(parts[listed], name), "Page"), 1):
        title = item.get("Name") or item.get("NameU") or f"Page {number}"
        path = _part_of(item, related)
        if not path:
            unread.append(Unread(f"The page “{short(title)}”", "the file", "What is on it is missing from the file."))
        contents = xml_root(parts[path], name) if path else None
        sheet = next(named(item, "PageSheet"), None)
        made.append(
            PagePart(
                item.get("ID") or str(number), title, sheet, contents, item.get("Background") == "1", item.get("BackPage") or ""
            )
        )
    return made


def _masters(parts: Mapping[str, bytes], listed: str, name: str) -> dict[str, MasterPart]:
    if not listed:
        return {}
    related = _related(parts, listed, name)
    made = {}
    for item in named(xml_root(parts[listed], name), "Master"):
        path = _part_of(item, related)
        called = item.get("NameU") or item.get("Name") or ""
        contents = xml_root(parts[path], name) if path else None
        shapes = [each for each in contents.iter() if local(each.tag) == "Shape"] if contents is not None else []
        by_number = {each.get("ID") or "": each for each in reversed(shapes)}
        made[item.get("ID") or ""] = MasterPart(called, contents, by_number, shapes[0] if shapes else None)
    return made


def _title(parts: Mapping[str, bytes], name: str) -> str:
    """What the file's own properties call it."""
    core = next((path for path in ("docProps/core.xml",) if path in parts), "")
    if not core:
        return ""
    return next((" ".join((each.text or "").split()) for each in xml_root(parts[core], name) if local(each.tag) == "title"), "")
