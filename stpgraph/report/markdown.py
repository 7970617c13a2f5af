"""A document as Markdown (CommonMark, with tables as on GitHub). Names are shown as they are spelt: nothing in them is a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stpgraph.report.checked import one_line
from stpgraph.report.document import Case, Document, Grid, Heading, Part, Text

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def escaped(text: str) -> str:
    r"""Text on one line in which nothing means anything to Markdown or HTML, also not at its start.

    A colon counts where something follows it at once: in addresses and in names of emoji.

    >>> print(escaped("*a* [b](http://c) <i> &amp; | e: f"))
    \*a\* \[b\](http\://c) &lt;i&gt; &amp;amp; \| e: f
    >>> print(escaped("- a"), escaped("12. b"), escaped("# c"), escaped("www.d.example"))
    \- a 12\. b \# c www\.d.example
    """
    text = re.sub(r"([\\`*_{}\[\]#|~$^@])", r"\\\1", one_line(text))
    text = re.sub(r"[&<>]", lambda match: _ENTITIES[match[0]], text)
    text = re.sub(r":(?=\S)", r"\\:", text)
    text = re.sub(r"(?i)\b(www)\.", r"\1\\.", text)
    text = re.sub(r"^([-+=])", r"\\\1", text)
    return re.sub(r"^([0-9]{1,9})([.)])", r"\1\\\2", text)


def markdown(document: Document) -> str:
    """A document as Markdown text."""
    lines = [f"# {escaped(document.title)}", ""]
    before: Part | None = None
    for part in document.parts:
        # Cases that follow one another are one list, which a blank line would make loose.
        if isinstance(before, Case) and isinstance(part, Case):
            lines.pop()
        lines += [*_lines(part), ""]
        before = part
    return "\n".join(lines)


def _lines(part: Part) -> Iterator[str]:
    match part:
        case Heading():
            yield f"{'#' * part.level} {escaped(part.text)}"
        case Text():
            yield (f"**{escaped(part.lead)}** " if part.lead else "") + escaped(part.text)
        case Case():
            yield f"- {escaped(part.fact)}"
            for label, text in part.details:
                yield f"  - **{escaped(label)}:** {escaped(text)}"
        case Grid():
            yield f"**{escaped(part.caption)}**"
            yield ""
            yield _row(part.header)
            yield _row(tuple("---:" if at in part.numbers else "---" for at in range(len(part.header))), plain=True)
            for row in part.rows:
                yield _row(row)


def _row(cells: tuple[str, ...], plain: bool = False) -> str:
    return f"| {' | '.join(cells if plain else map(escaped, cells))} |"
