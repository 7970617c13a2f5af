"""Tables as people keep them, each made by a script from a structure that is known.

`python -m tests.importers.tables_corpus make` makes the files of LibreOffice anew, and prints the figures.

A style lays a truth out on sheets (`Grid`), which are then written as Excel, OpenDocument or CSV.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from stpgraph.importers.draft import Draft, Sketch
from stpgraph.importers.drafting import draft
from stpgraph.importers.tables import free as tables
from stpgraph.importers.tables import opendocument, pairs, webtable, workbook
from tests.importers import table_manners
from tests.importers.corpus import Document, Score, counts
from tests.importers.corpus import documents as first_documents
from tests.importers.tables_files import fods, ods, page, text, xlsx
from tests.importers.tables_styles import (
    Grid,
    beside,
    boards_down,
    ditto,
    grouped,
    hidden,
    indented,
    keyed,
    letters,
    lists,
    members,
    numbered,
    passive,
    paths,
    register,
    spaced,
    stacked,
    stepped,
    ticks,
    transposed,
)
from tests.importers.tables_truths import AGREED, MEMBERSHIPS, TREES
from tests.importers.truths import TRUTHS, Truth

FILES = Path(__file__).parent / "files"

ALL = (*TRUTHS, AGREED)
Style = Callable[[Truth], list[Grid]]
_STYLES: tuple[tuple[Style, tuple[Truth, ...]], ...] = (
    (register, (*ALL[:1], *ALL[4:6])),
    (passive, (*ALL[1:3], AGREED)),
    (grouped, (ALL[7], ALL[0])),
    (transposed, (ALL[2], ALL[5])),
    (beside, (ALL[3], ALL[6])),
    (stacked, (ALL[4], ALL[1])),
    (stepped, TREES[:2]),
    (paths, TREES[1:]),
    (indented, TREES[1:]),
    (numbered, TREES),
    (keyed, TREES[:2]),
    (ticks, MEMBERSHIPS),
    (letters, MEMBERSHIPS),
    (boards_down, MEMBERSHIPS),
    (members, MEMBERSHIPS),
    (lists, MEMBERSHIPS[:2]),
    (ditto, (ALL[6], ALL[1])),
    (hidden, (ALL[7], AGREED)),
)
_CSV: tuple[tuple[Style, tuple[Truth, ...], str], ...] = (
    (register, ALL[:3], ","),
    (passive, (ALL[3], ALL[6], AGREED), ","),
    (transposed, (ALL[1], ALL[7], ALL[5]), ";"),
    (spaced, TREES, ","),
    (stepped, TREES, "\t"),
    (numbered, TREES, ";"),
    (ticks, MEMBERSHIPS, ","),
    (letters, MEMBERSHIPS, ","),
    (members, MEMBERSHIPS, ";"),
    (ditto, (ALL[0], ALL[4], ALL[6]), ","),
    (stacked, (ALL[2], ALL[5]), ","),
)
#: Files that LibreOffice wrote: the style, the truth, and the end of the name.
LIBREOFFICE: tuple[tuple[Style, Truth, str], ...] = (
    (letters, MEMBERSHIPS[0], "xlsx"),
    (members, MEMBERSHIPS[1], "ods"),
    (indented, TREES[1], "xlsx"),
    (paths, TREES[2], "ods"),
    (grouped, TRUTHS[7], "xlsx"),
    (boards_down, MEMBERSHIPS[2], "csv"),
)


@cache
def documents(form: str) -> tuple[Document, ...]:
    """The documents of a form: `xlsx`, `ods`, `csv`, `html`, or `libreoffice`; all spreadsheets together are `sheets`."""
    if form == "sheets":
        return (*documents("xlsx"), *documents("ods"))
    made = []
    if form == "csv":
        made = [
            Document("csv", style.__name__, f"{style.__name__}.csv", text(style(truth), sign), truth)
            for style, truths, sign in _CSV
            for truth in truths
        ]
    if form in ("xlsx", "ods"):
        write = xlsx if form == "xlsx" else ods
        for style, truths in _STYLES:
            made += [Document(form, style.__name__, f"{style.__name__}.{form}", write(style(each)), each) for each in truths]
    made += table_manners.documents(form)
    if form == "html":
        few = ((register, TRUTHS[0]), (ticks, MEMBERSHIPS[0]))
        made = [Document(form, style.__name__, f"{style.__name__}.xls", page(style(truth)), truth) for style, truth in few]
    if form == "libreoffice":
        made = [
            Document(form, style.__name__, file.name, file.read_bytes(), truth)
            for style, truth, end in LIBREOFFICE
            for file in (FILES / f"tables_{style.__name__}.{end}",)
        ]
    return tuple(made)


def read(data: bytes, name: str, said: dict[str, str] | None = None) -> Draft:
    """The draft of a table of any form, by its own reader."""
    return draft(sketched(data, name, said), name)


def sketched(data: bytes, name: str, said: dict[str, str] | None = None) -> Sketch:
    """The sketch of a table of any form."""
    if workbook.recognised(data):
        book = workbook.read(data, name)
        return tables.sketch(book.tables, "xlsx", name, said, book.unread)  # type: ignore[arg-type]
    if opendocument.recognised(data):
        book = opendocument.read(data, name)
        return tables.sketch(book.tables, "ods", name, said, book.unread)  # type: ignore[arg-type]
    if webtable.recognised(data, name):
        book = webtable.read(data, name)
        return tables.sketch(book.tables, "html", name, said, book.unread)  # type: ignore[arg-type]
    return pairs.sketch(data, name, said)  # type: ignore[arg-type]


def score(made: Sequence[Document]) -> Score:
    """How well documents are read, all counted together."""
    total = [0] * 7
    for each in made:
        total = [one + other for one, other in zip(total, counts(read(each.data, each.name), each.truth), strict=True)]
    right, found, true, kinds, lines, found_lines, true_lines = total
    return Score(right / found, right / true, kinds / max(right, 1), lines / max(found_lines, 1), lines / true_lines)


FORMS = ("xlsx", "ods", "csv", "html", "libreoffice")


def figures() -> dict[str, Score]:
    """The figures of every form, and of each together with the documents made first."""
    made = {form: score(documents(form)) for form in FORMS}
    made["xlsx and ods, all"] = score([*documents("sheets"), *first_documents("xlsx")])
    made["csv, all"] = score([*documents("csv"), *first_documents("csv")])
    return made


def make_with_libreoffice() -> None:
    """Writes the files of LibreOffice anew: flat OpenDocument in, Excel, OpenDocument or CSV out."""
    office = shutil.which("soffice")
    if office is None:
        raise SystemExit("LibreOffice is not installed.")
    FILES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for style, truth, end in LIBREOFFICE:
            flat = Path(folder) / f"tables_{style.__name__}.fods"
            flat.write_bytes(fods(style(truth)))
            how = [
                office,
                f"-env:UserInstallation=file://{folder}/user",
                "--headless",
                "--convert-to",
                end,
                "--outdir",
                str(FILES),
            ]
            subprocess.run([*how, str(flat)], check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    if sys.argv[1:] == ["make"]:
        make_with_libreoffice()
    for name, one in figures().items():
        print(f"{name:22}{one}")
