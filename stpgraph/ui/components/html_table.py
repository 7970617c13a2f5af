"""A table that is read, in HTML: with a caption, and on a narrow window one block a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stpgraph.reading.words import safe


@dataclass(frozen=True, slots=True)
class Html:
    """HTML of our own making, in which every text from outside has been made safe."""

    text: str


Cell = str | Html


def table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]], style: str = "") -> str:
    """Rows as a table; the first cell of each is its heading. `style` is a class of the style sheet.

    >>> table("Two", ["A"], [["<b>"]])[-77:]
    '<tbody><tr><th scope="row" data-label="A">&lt;b&gt;</th></tr></tbody></table>'
    """
    head = "".join(f'<th scope="col">{safe(column)}</th>' for column in columns)
    body = "".join(f"<tr>{''.join(map(_cell, range(len(columns)), columns, row))}</tr>" for row in rows)
    named = f"sg-table {style}".strip()
    return f'<table class="{named}"><caption>{safe(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def of_dicts(caption: str, rows: Sequence[Mapping[str, str]]) -> str:
    """Rows of plain texts, by column, as a table."""
    return table(caption, list(rows[0]), [list(row.values()) for row in rows]) if rows else ""


def _cell(at: int, column: str, cell: Cell) -> str:
    html = cell.text if isinstance(cell, Html) else safe(cell)
    tag = 'th scope="row"' if at == 0 else "td"
    return f'<{tag} data-label="{safe(column)}">{html}</{tag.split()[0]}>'
