"""`import`, `template` and `convert`: files of other programs in, the Excel template out, and from any format to any."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from stpgraph.cli import inputs, output
from stpgraph.cli.command import OUTPUT, Command
from stpgraph.cli.export import OneOf, formats
from stpgraph.errors import UsageError

if TYPE_CHECKING:
    from stpgraph.importers import Draft, Sketch
    from stpgraph.importers.tables.columns import Field
    from stpgraph.model import Structure

_NATIVE = ("yaml", "json")
_COLUMN = click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="HEADING=FIELD",
    help="What a column of a table holds (Reports into=answers_to), where it is not found by itself. Repeatable.",
)


def _targets() -> tuple[str, ...]:
    return (*_NATIVE, "template", *formats())


@click.command("import", cls=Command)
@click.argument("path", metavar="FILE")
@OUTPUT
@click.option(
    "--review", "review", metavar="FILE", help="Write a report of every guess, and of what was not understood, as a web page."
)
@_COLUMN
@click.option(
    "--page",
    "pages",
    multiple=True,
    type=click.IntRange(1),
    metavar="NUMBER",
    help="Take this slide or page, and no other but those named likewise. Repeatable.",
)
def bring_in(path: str, output_file: str | None, review: str | None, columns: Sequence[str], pages: Sequence[int]) -> None:
    """Brings in a diagram or table of another program, as a draft of a structure.

    Known are PowerPoint, Visio, Excel (the template, or a table), OpenDocument, Word terms of reference, draw.io, GraphML, Mermaid,
    Graphviz (DOT), CSV, tables in web pages, Popolo, W3C ORG (Turtle, JSON-LD) and BODS. Which it is, is found in the file. What was
    guessed or not understood is told, and in full in the report.
    """
    from stpgraph.files import dumps
    from stpgraph.files.native import format_of
    from stpgraph.importers import FORMATS
    from stpgraph.importers.review import page, summary

    output.check_output(output_file, [Path(path)])
    output.check_output(review, [Path(path)], option="--review")
    if review is not None and output_file is not None and Path(review).resolve() == Path(output_file).resolve():
        raise UsageError("--review and --output name the same file. Name two.")
    sketch, draft = _opened(path, columns, pages)
    title = next((each.title for each in FORMATS if each.id == draft.form), "the Excel template")
    if review is not None:
        output.save(review, page(draft, PurePath(path).name, title, sketch).encode())
    output.write(dumps(draft.structure, format_of(output_file or "structure.yaml")), output_file)
    for line in summary(draft, title):
        output.complain(line)
    if review is None and not draft.exact:
        output.complain("See them all with --review report.html, and check them before you rely on the structure.")


@click.command(cls=Command)
@OUTPUT
@click.option("--of", "of", metavar="FILE|ID", help="Fill it with this structure, to be edited in Excel and brought back.")
def template(output_file: str | None, of: str | None) -> None:
    """Writes the Excel template: sheets with lists to choose from, and a page that says how to fill them in."""
    from stpgraph.importers.tables.template import write

    output.check_output(output_file, [inputs.shipped_or(of)] if of else [], "template.xlsx")
    output.write(write(_structure(of, ()) if of else None), output_file)


@click.command(cls=Command)
@click.argument("path", metavar="FILE|ID")
@click.option("--to", "to", type=OneOf(_targets), help="The format; without it, the end of the output's name tells.")
@OUTPUT
@_COLUMN
def convert(path: str, to: str | None, output_file: str | None, columns: Sequence[str]) -> None:
    """Turns a file of any format that can be read into one of any format that can be written.

    Use `import --review` to see what was guessed on the way in; here it is only counted.
    """
    form = to or _by_name(output_file)
    output.check_output(output_file, [inputs.shipped_or(path)], _example(form))
    output.write(_written(_structure(path, columns), form), output_file)
    if lost := _lost(form):
        output.complain(lost)


def _lost(form: str) -> str:
    """What a file of a format would not bring back, in words; empty where nothing."""
    from stpgraph.importers.losses import LOSSES

    return f"Not all would come back from this format. {LOSSES[form].words}" if form in LOSSES else ""


def _example(form: str) -> str:
    """The name that the file could have, where the format is no text; else empty."""
    from stpgraph.export.registry import BY_ID

    if form == "template":
        return "template.xlsx"
    return f"structure{BY_ID[form].suffix}" if form in BY_ID and not BY_ID[form].is_text else ""


def _by_name(name: str | None) -> str:
    """The format that the end of a file's name tells."""
    from stpgraph.export.registry import told_by

    if name is None:
        raise UsageError(f"Name the format (--to graphml) or a file to write to. There are: {', '.join(_targets())}.")
    given = PurePath(name)
    native = {".yaml": "yaml", ".yml": "yaml", ".json": "json"}
    # “.popolo.json” is longer than our own “.json”, and comes first.
    found = told_by(given.name)
    form = found.id if found else native.get(given.suffix.lower())
    if form is None:
        raise UsageError(f"The end of “{name}” does not tell the format. Say which with --to: {', '.join(_targets())}.")
    return form


def _written(structure: Structure, form: str) -> bytes:
    from datetime import date

    if form in _NATIVE:
        from stpgraph.files import dumps

        return dumps(structure, "json" if form == "json" else "yaml").encode()
    if form == "template":
        from stpgraph.importers.tables.template import write

        return write(structure)
    from stpgraph.export.registry import format_of
    from stpgraph.export.sheet import sheet
    from stpgraph.pipeline import explore

    today = date.today()
    return format_of(form).write(sheet(explore(structure, today), today))


def _structure(path: str, columns: Sequence[str]) -> Structure:
    """The structure that a file of any format holds, our own among them. What was guessed is counted on standard error."""
    from stpgraph.files import read
    from stpgraph.files.native import SUFFIXES

    given = inputs.shipped_or(path)
    if given.suffix.lower() in SUFFIXES and not _of_others(given):
        return read(given)
    draft = _draft(str(given), columns)
    if not draft.exact:
        told = f"{len(draft.guesses):,} guessed, {len(draft.unread):,} not understood or left out"
        output.complain(f"{path}: {told}. `stpgraph import --review report.html` shows them.")
    return draft.structure


def _of_others(path: Path) -> bool:
    """Whether a JSON file is of another program's format, and not our own."""
    from stpgraph.importers import FORMATS
    from stpgraph.importers.safe import read_file

    if path.suffix.lower() != ".json" or not path.is_file():
        return False
    data = read_file(str(path))
    return any(each.recognised(data, path.name) for each in FORMATS if ".json" in each.suffixes)


def _draft(path: str, columns: Sequence[str]) -> Draft:
    return _opened(path, columns, ())[1]


def _opened(path: str, columns: Sequence[str], pages: Sequence[int]) -> tuple[Sketch | None, Draft]:
    """What is in a file, as a sketch where it does not state everything, and its draft. Raises UsageError for pages that are not there."""
    from stpgraph.importers import open_any
    from stpgraph.importers.draft import Draft as Drafted
    from stpgraph.importers.drafting import draft
    from stpgraph.importers.paging import of_pages, page_titles, page_word
    from stpgraph.importers.safe import read_file

    opened = open_any(read_file(path), path, _said(columns))
    if isinstance(opened, Drafted):
        if pages:
            raise UsageError(f"--page: “{path}” has no slides or pages to choose from.")
        return None, opened
    titles = page_titles(opened, opened.form)
    wrong = [each for each in pages if each - 1 not in titles]
    if wrong:
        there_are = ", ".join(str(each + 1) for each in titles) or "none"
        raise UsageError(f"--page: there is no {page_word(opened.form)} {wrong[0]:,} in “{path}”. There are: {there_are}.")
    if pages:
        opened = of_pages(opened, titles.keys() - {each - 1 for each in pages}, page_word(opened.form))
    return opened, draft(opened, path)


def _said(words: Sequence[str]) -> dict[str, Field] | None:
    """What a person says of columns, by heading. Raises UsageError for what is no field."""
    from stpgraph.importers.tables.columns import FIELDS

    said: dict[str, Field] = {}
    for each in words:
        heading, sign, name = (part.strip() for part in each.rpartition("="))
        found = next((field for field in FIELDS if field == name), None)
        if not sign or not heading or found is None:
            raise UsageError(f"--column: “{each}” says nothing. Write a heading and one of: {', '.join(FIELDS)}.")
        said[" ".join(heading.split())] = found
    return said or None
