"""Text for the cells of a spreadsheet: nothing in it is ever taken for a formula, and what does not fit says so."""

from __future__ import annotations

import unicodedata

#: So many characters a cell of Excel holds, as UTF-16 counts them.
MOST_IN_A_CELL = 32_767
_MORE = " … (This cell holds no more. The tables as plain text have all of it.)"
_FORMULA = frozenset("=+-@")


def csv_cell(text: str) -> str:
    r"""Text for a CSV file: an apostrophe before what a spreadsheet would take for a formula, white space before it or not.

    Full-width forms count as well: East Asian versions of Excel take them for the plain ones. Source: OWASP, "CSV Injection".

    >>> csv_cell("=1+1"), csv_cell(" @SUM(A1)"), csv_cell("A = B"), csv_cell("- none -")
    ("'=1+1", "' @SUM(A1)", 'A = B', "'- none -")
    """
    first = text.lstrip("\ufeff\u200b \t\r\n\x0b\x0c\xa0")[:1]
    starts_a_formula = unicodedata.normalize("NFKC", first)[:1] in _FORMULA if first else False
    return f"'{text}" if starts_a_formula or text[:1] in ("\t", "\r") else text


def excel_cell(text: str) -> str:
    """Text that fits a cell of Excel and is taken as it stands, with the line ends of Excel. What is longer than a cell holds is cut, and says so.

    >>> excel_cell("<r>a</r>"), len(excel_cell("a" * 40_000)) <= MOST_IN_A_CELL
    ('<r>a</r> ', True)
    """
    # A line in a cell of Excel ends in a line feed alone.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # XlsxWriter takes a text between these two for markup that it made itself.
    text = f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text
    if _units(text) <= MOST_IN_A_CELL:
        return text
    room = MOST_IN_A_CELL - _units(_MORE)
    cut = text[:room]
    while _units(cut) > room:
        cut = cut[: -max(1, (_units(cut) - room) // 2)]
    return cut + _MORE


def _units(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)
