"""The texts of Mermaid flowcharts in a file: one by itself, or those between marks in a page of a wiki; and their lines made whole.

Source: mermaid.js.org, "Flowcharts" (strings over several lines), "Usage" (marks in Markdown).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from stpgraph.importers.draft import Unread
from stpgraph.importers.making import short

#: In pages of wikis a chart stands between such marks.
FENCE = r"(?:```|~~~|:::)[ ]?mermaid\b"
START = re.compile(r"^[ \t]*(?:graph|flowchart(?:-elk)?)(?:\s+(TB|TD|BT|LR|RL))?\s*(?:;|$|(?=\n))", re.MULTILINE)
_FENCED = re.compile(FENCE + r"[^\n]*\n(.*?)(?:\n[ \t]*(?:```|~~~|:::)|\Z)", re.DOTALL)
_FRONT = re.compile(r"\A\s*---\n.*?\n[ \t]*---[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"^# +(\S.*?)[ #]*$", re.MULTILINE)
#: A label goes on over so many lines at most.
_MOST_LINES = 40


@dataclass(frozen=True, slots=True)
class ChartText:
    """One chart: its text, and the number of the line before it in the file."""

    text: str
    line: int


def charts_of(text: str) -> tuple[list[ChartText], list[Unread], str]:
    """The flowcharts of a file, what is told of charts of other sorts, and the heading of the page that they stand on, or nothing."""
    fenced = list(_FENCED.finditer(text))
    if not fenced:
        return ([ChartText(text, 0)] if START.search(text) else []), [], ""
    made: list[ChartText] = []
    unread: list[Unread] = []
    for each in fenced:
        line = text.count("\n", 0, each.start(1))
        sort = _first(each[1])
        if START.match(sort):
            made.append(ChartText(each[1], line))
        elif sort:
            unread.append(
                Unread(
                    f"The chart “{short(sort)}”",
                    f"line {line + 1:,}",
                    "Only flowcharts say what stands to what by boxes and lines.",
                )
            )
    heading = _HEADING.search(text[: fenced[0].start()])
    return made, unread, heading[1] if heading else ""


def _first(chart: str) -> str:
    """The first line of a chart that says of what sort it is."""
    bare = _FRONT.sub("", chart)
    return next((line for line in bare.split("\n") if line.strip() and not line.strip().startswith("%%")), "")


def whole_lines(text: str) -> list[tuple[int, str]]:
    """The lines of a chart with their numbers, from 0; one whose label or list goes on in the next is one with that.

    >>> whole_lines('A["Audit' + chr(10) + 'committee"] --> B')
    [(0, 'A["Audit<br/>committee"] --> B')]
    """
    lines = text.split("\n")
    made: list[tuple[int, str]] = []
    at = 0
    while at < len(lines):
        last = _end(lines, at)
        made.append((at, _joined(lines[at : last + 1])))
        at = last + 1
    return made


def _end(lines: list[str], at: int) -> int:
    """The number of the line in which a statement ends that begins in one; that one itself where no end is found."""
    if lines[at].lstrip().startswith("%%"):
        return at
    quotes, inside = 0, False
    for last in range(at, min(len(lines), at + _MOST_LINES)):
        quotes = (quotes + lines[last].count('"')) % 2
        inside = _is_open(lines[last]) or (inside and "}" not in lines[last])
        if not quotes and not inside:
            return last
    return at


def _is_open(line: str) -> bool:
    """Whether a list of what is said of a box (`A@{ … }`), or a description, does not end in its line."""
    described = line.lstrip().startswith("accDescr") and "{" in line and "}" not in line
    return described or ("@{" in line and "}" not in line[line.rindex("@{") :])


def _joined(lines: list[str]) -> str:
    made = lines[0]
    for line in lines[1:]:
        made += ("<br/>" if made.count('"') % 2 else ", ") + line.strip()
    return made
