"""Structures and portfolios that these tests share."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import lru_cache

from stpgraph.files import loads
from stpgraph.portfolio import Entry, Piece, Portfolio, entry_of, piece_of
from stpgraph.portfolio.synthetic import national_set
from tests.report.made import ACCEPTED, BROKEN, CLEAR, GAP, TODAY


def entry(text: str, file: str = "a.yaml") -> Entry:
    return entry_of(loads(text), file, TODAY)


def portfolio(*texts: str) -> Portfolio:
    """A portfolio of some texts, each a file of its own."""
    return Portfolio(tuple(entry(text, f"{at}.yaml") for at, text in enumerate(texts)), (), len(texts))


@lru_cache(maxsize=1)
def national() -> Portfolio:
    """The synthetic national set, as a portfolio."""
    entries = tuple(entry_of(each, f"{each.id}.yaml", TODAY) for each in national_set())
    return Portfolio(entries, (), len(entries))


def zipped(files: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return data.getvalue()


def several(number: int) -> list[Piece]:
    """Pieces, each with an id of its own; every seventh is broken."""
    return [
        piece_of(BROKEN if at % 7 == 3 else (GAP, CLEAR, ACCEPTED)[at % 3].replace("\ntitle:", f"-{at}\ntitle:", 1), f"{at}.yaml")
        for at in range(number)
    ]
