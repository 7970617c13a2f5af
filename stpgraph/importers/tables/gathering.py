"""What is gathered from tables: one shape for each name, the lines between them, and what was not understood."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from stpgraph.files.spelling import squeezed
from stpgraph.importers.draft import Link, Shape, Unread
from stpgraph.importers.guessing import is_heading
from stpgraph.importers.making import short
from stpgraph.importers.safe import MOST_LINKS, refused
from stpgraph.importers.synonyms import TOPICS
from stpgraph.importers.tables.cellwords import aside, initials

_THE = re.compile(r"^the ", re.IGNORECASE)
_BEHIND = re.compile(r"\s+[–—-]\s+|,? via (?:the )?|; ?|: ")
_SHORT = re.compile(r"^[A-Z]{2,7}$")
_ACRONYM = re.compile(r"^[A-Z][A-Za-z&/]{1,9}$")


@dataclass
class Gathering:
    """Shapes by key, links, and what is to be told.

    `known` are the names that have rows of their own; `aliases` are other words for them: short names, numbers in a list.
    `called` keeps aliases of one table (its numbers) apart from those of others.
    """

    name: str
    shapes: dict[str, Shape] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    aliases: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    #: Names and the other words for them, together.
    words: set[str] = field(default_factory=set)
    #: Whether commas may part names in the table at hand, where lists of names are known to stand.
    commas: bool = True
    #: Names that have rows, by the ends of them: “Delivery Board” of “Dale Delivery Board”.
    _ends: dict[str, set[str]] = field(default_factory=dict)
    _starts: dict[str, int] = field(default_factory=dict)
    #: Names that have rows, by the first letters of their words.
    _initials: dict[str, set[str]] = field(default_factory=dict)
    _told: set[str] = field(default_factory=set)
    _joined: set[tuple[str, str, str]] = field(default_factory=set)

    def declare(self, name: str, short_name: str = "", number: str = "") -> None:
        """Tells that a name has a row of its own."""
        plain = " ".join(name.split())
        if squeezed(plain) in self.known and not (short_name or number):
            return
        self.known.add(squeezed(plain))
        self.words.add(squeezed(plain))
        words = plain.split()[:12]
        self._initials.setdefault(initials(plain), set()).add(plain)
        for start in range(1, len(words) - 1):
            self._ends.setdefault(squeezed(" ".join(words[start:])), set()).add(plain)
            first = squeezed(" ".join(words[:start]))
            self._starts[first] = self._starts.get(first, 0) + 1
        whole, small = aside(plain)
        for each in (short_name, small if _ACRONYM.match(small) else ""):
            if each.strip() and squeezed(each):
                self.aliases.setdefault(squeezed(each), plain)
                self.words.add(squeezed(each))
        if small and _ACRONYM.match(small):
            self.aliases.setdefault(squeezed(whole), plain)
            self.words.add(squeezed(whole))
        if number:
            self.numbers.setdefault(squeezed(number) or number, plain)

    def meant(self, name: str, numbers: bool = False) -> str:
        """The name that has a row of its own and is meant by these words; else the words."""
        plain = " ".join(name.split())
        key = squeezed(plain) or plain
        if numbers and key in self.numbers:
            return self.numbers[key]
        if key in self.known or key not in self.aliases:
            return self.numbers.get(key, plain) if re.fullmatch(r"[\d.]+", plain) and key not in self.known else plain
        return self.aliases[key]

    def nearly(self, name: str) -> str:
        """The name that has a row of its own and is meant by words that say more (“the Dale Board (monthly)”), or its end without the
        place or “STP” before it; empty where there is none, or more than one."""
        plain = _THE.sub("", " ".join(name.split()))
        words = [plain]
        if _SHORT.match(plain):
            # Where two have the same letters, nobody can say which is meant.
            alike = self._initials.get(plain, set())
            if len(alike) == 1:
                return next(iter(alike))
        whole, more = aside(plain)
        if more and not more[:1].isupper():
            words.append(whole)
        if (parts := _BEHIND.split(plain, maxsplit=1))[1:] and not parts[1][:1].isupper():
            words.append(parts[0])
        for each in words:
            key = squeezed(each)
            if key in self.known or key in self.aliases:
                return self.meant(each)
            found = [one for one in sorted(self._ends.get(key, ())) if self._is_place(one, each)]
            if len(found) == 1 and len(self._ends[key]) == 1:
                return found[0]
        return ""

    def _is_place(self, name: str, end: str) -> bool:
        """Whether what stands before the end of a name is the place or the whole of which it is a part, and no part of its own name."""
        before = " ".join(name.split()[: len(name.split()) - len(end.split())])
        if re.fullmatch(r"(?:the )?(?:STP|ICS|ICP|system)", before, re.IGNORECASE):
            return True
        return not TOPICS.search(before) and self._starts.get(squeezed(before), 0) > 1

    def named(
        self, name: str, place: str, kind: str = "", stated: Mapping[str, object] | None = None, key: str = "", under: str = ""
    ) -> str:
        """The key of the shape of a name, made where there is none yet. `under` is the title over it."""
        plain = name if key else self.meant(name)
        own = squeezed(plain) or plain
        if not key and len(plain) < 300 and own not in self.known and own not in self.shapes and (near := self.nearly(plain)):
            if plain not in self._told:
                self._told.add(plain)
                self.lost(f"“{short(plain)}”", place, f"It was taken for “{short(near)}”, which is named in full elsewhere.")
            plain = near
        key = key or squeezed(plain) or plain
        old = self.shapes.get(key)
        if old is None:
            inside = self.panel(under, place) if under else ""
            lines = (" ".join(plain.split()),)
            self.shapes[key] = Shape(key, lines, place, "", None, inside, dict(stated or {}), kind)
        elif stated or kind or under:
            for field_name, value in (stated or {}).items():
                if field_name in old.stated and old.stated[field_name] != value:
                    self.lost(f"“{short(str(value))}”", place, f"Elsewhere the file says otherwise of “{short(old.name)}”.")
            inside = old.inside or (self.panel(under, place) if under else "")
            self.shapes[key] = replace(
                old, stated={**dict(stated or {}), **old.stated}, kind_words=old.kind_words or kind, inside=inside
            )
        return key

    def panel(self, title: str, place: str) -> str:
        """The key of the title that stands over rows; only titles that say what sort of thing these are count."""
        if not is_heading(title):
            return ""
        key = f"\0{squeezed(title)}"
        if key not in self.shapes:
            self.shapes[key] = Shape(key, (" ".join(title.split()),), place, "panel")
        return key

    def join(self, link: Link) -> None:
        """A line, unless it is there. Raises InputError where there are far too many."""
        key = (link.source, str(link.stated.get("type", "")) or link.says, link.target)
        if key in self._joined:
            return
        self._joined.add(key)
        self.links.append(link)
        if len(self.links) > MOST_LINKS:
            raise refused(self.name, f"There are more than {MOST_LINKS:,} lines in this table; no structure has so many.")

    def lost(self, what: str, place: str, why: str) -> None:
        """Tells of something that is not in the draft."""
        self.unread.append(Unread(what, place, why))
