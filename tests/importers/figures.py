"""How well each format is read, as the table of the README shows it; `python -m tests.importers.figures` prints it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tests.importers.all_documents import every_form, held_out, seen
from tests.importers.corpus import Score, score

#: What a reader calls the formats.
TITLES: Mapping[str, str] = {
    "pptx": "PowerPoint",
    "vsdx": "Visio",
    "xlsx": "Excel",
    "docx": "Word",
    "drawio": "draw.io",
    "graphml": "GraphML",
    "mermaid": "Mermaid",
    "dot": "DOT",
    "csv": "CSV",
}
HEAD = (
    "| format | documents in sight | names: precision, recall | kinds | lines: precision, recall "
    "| out of sight | names | kinds | lines |\n"
    "|---|---|---|---|---|---|---|---|---|"
)


@cache
def score_of(form: str, out_of_sight: bool) -> Score:
    """The score of a format's documents, of those in sight or of those out of sight while the rules were written."""
    return score(held_out(form) if out_of_sight else seen(form))


def row(form: str) -> str:
    """One line of the table."""
    cells = [TITLES[form]]
    for out_of_sight in (False, True):
        one, number = score_of(form, out_of_sight), len(held_out(form) if out_of_sight else seen(form))
        cells += [
            str(number),
            f"{one.node_precision:.3f}, {one.node_recall:.3f}",
            f"{one.kinds:.3f}",
            f"{one.line_precision:.3f}, {one.line_recall:.3f}",
        ]
    return f"| {' | '.join(cells)} |"


def table() -> str:
    """The whole table, in Markdown."""
    return "\n".join((HEAD, *(row(form) for form in TITLES if form in every_form())))


if __name__ == "__main__":
    print(table())
