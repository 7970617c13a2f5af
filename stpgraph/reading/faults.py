"""The faults of a file as a reader needs them: the line, the place, what is wrong, and how to mend it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stpgraph.errors import Fault, InputError
from stpgraph.reading.words import capital

#: So many characters of the line at fault are shown.
MOST_SHOWN = 70


@dataclass(frozen=True, slots=True)
class FaultRow:
    """One fault in words. `line` is empty where the file as a whole is at fault; `text` is what stands in that line."""

    line: str
    text: str
    place: str
    wrong: str
    mend: str


def fault_rows(error: InputError, data: bytes) -> list[FaultRow]:
    """Every fault of a file in words, in order of place."""
    lines = data.decode("utf-8-sig", errors="replace").splitlines()
    return [fault_row(fault, lines) for fault in error.faults]


def fault_row(fault: Fault, lines: list[str]) -> FaultRow:
    """A fault in words, with what stands in its line. `lines` are those of the file, none where it is not text."""
    wrong, mend = told_apart(fault)
    text = lines[fault.line - 1] if 0 < fault.line <= len(lines) else ""
    return FaultRow(f"{fault.line:,}" if fault.line else "", around(text, fault.column), place_words(fault.path), wrong, mend)


def told_apart(fault: Fault) -> tuple[str, str]:
    """What is wrong, and how to mend it, as two texts.

    >>> told_apart(Fault("a.yaml", 4, 9, "status", "Found `curent`, which is not allowed here; it may be `past`.", "current"))
    ('Found `curent`, which is not allowed here.', 'Write `current` instead. It may be `past`.')
    >>> told_apart(Fault("a.yaml", 8, 5, "nodes[2]", "`name` is missing from this post."))
    ('`name` is missing from this post.', 'Correct this line.')
    """
    parts = re.split(r"(?:;|:(?= ))\s+(?=(?:[^`]*`[^`]*`)*[^`]*$)", fault.message, maxsplit=1)
    wrong = parts[0] if len(parts) == 1 else f"{parts[0]}."
    allowed = capital(parts[1]) if len(parts) == 2 else ""
    first = f"Write `{fault.suggestion}` instead." if fault.suggestion else ""
    mend = " ".join(part for part in (first, allowed) if part)
    return wrong, mend or ("Correct this line." if fault.line else "Correct the file, then choose it again.")


def place_words(path: str) -> str:
    """A path inside a document for somebody who counts from one.

    >>> place_words("nodes[0].kind"), place_words("relations[9]"), place_words("")
    ('nodes, entry 1, kind', 'relations, entry 10', 'the file as a whole')
    """
    parts = re.findall(r"[^.\[\]]+", path)
    words = [f"entry {int(part) + 1:,}" if part.isascii() and part.isdecimal() else part for part in parts]
    return ", ".join(words) if words else "the file as a whole"


def around(text: str, column: int, most: int = MOST_SHOWN) -> str:
    """What stands around a column of a line, cut to a length, with dots where something was cut.

    >>> around("  - {id: a, type: body, kind: workstrem}", 31, 20)
    '…y, kind: workstrem}'
    """
    text = text.rstrip()
    start = max(0, min(column - 1 - most // 2, len(text) - most)) if len(text) > most else 0
    shown = text[start : start + most]
    if start:
        shown = f"…{shown[1:]}"
    return (f"{shown[:-1]}…" if start + most < len(text) else shown).strip()
