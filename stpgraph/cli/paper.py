"""`paper`: a whole board paper about one structure."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath

import click

from stpgraph.cli import inputs, output
from stpgraph.cli.command import LIMIT, Command
from stpgraph.cli.export import OneOf
from stpgraph.errors import UsageError

SUFFIXES = (".pdf", ".docx")


def _sections() -> tuple[str, ...]:
    from stpgraph.reading.paper import ALWAYS, SECTIONS

    return tuple(key for key in SECTIONS if key not in ALWAYS)


@click.command(cls=Command)
@click.argument("path", metavar="FILE|ID")
@click.option("-o", "--output", "output_file", metavar="FILE", required=True, help="The paper: a .pdf or a .docx file.")
@click.option("--section", "sections", multiple=True, type=OneOf(_sections), help="Only these sections. Repeatable.")
@click.option("--meeting", default="", metavar="TEXT", help="The meeting that it is for: “Board, 1 June 2017”.")
@click.option("--author", default="", metavar="TEXT", help="Who brings it.")
@click.option("--logo", metavar="FILE", help="A picture for the top of the first page: PNG, JPEG, GIF or WEBP.")
@click.option("--names", is_flag=True, help="Print the names of people who hold posts.")
@click.option("--final", is_flag=True, help="Leave the draft mark out.")
@LIMIT
@click.option(
    "--today", metavar="DATE", help="Take this day (2017-06-01) for today: it is printed, and acceptances run out by it."
)
def paper(
    path: str,
    output_file: str,
    sections: Sequence[str],
    meeting: str,
    author: str,
    logo: str | None,
    names: bool,
    final: bool,
    limit: Sequence[str],
    today: str | None,
) -> None:
    """Makes a board paper about one structure: the picture, what it says, what was found, and what the board is asked to do."""
    from typing import cast

    from stpgraph.export import paper_docx, paper_pdf
    from stpgraph.export.sheet import sheet
    from stpgraph.reading.paper import PaperOptions, SectionKey
    from stpgraph.reading.paper import paper as written

    suffix = PurePath(output_file).suffix.lower()
    if suffix not in SUFFIXES:
        raise UsageError(f"A paper is a .pdf or a .docx file; “{output_file}” is neither.")
    set_here, day = inputs.limits(limit), inputs.day(today)
    file = inputs.shipped_or(path)
    output.check_output(output_file, [file, *([Path(logo)] if logo else [])])
    mark = logo_of(logo)
    exploration = inputs.only(path, day, set_here).exploration
    wanted = cast("Sequence[SectionKey]", sections) or None
    made = written(exploration, day, PaperOptions(wanted, meeting, author, draft=not final, names=names))
    writer = paper_pdf if suffix == ".pdf" else paper_docx
    output.write(writer.write(made, sheet(exploration, day, draft=not final), mark), output_file)


def logo_of(path: str | None) -> bytes:
    """The logo as it is set; nothing where none is named.

    Raises UsageError where the file cannot be read, or is no picture.
    """
    if path is None:
        return b""
    from stpgraph.export.logo import MOST_BYTES, logo

    try:
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise UsageError(f"--logo: “{path}” cannot be read: {getattr(error, 'strerror', None) or error}.") from None
    return logo(data)
