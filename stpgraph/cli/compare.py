"""`compare` and `diff`: two structures against each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from stpgraph.cli import inputs, output
from stpgraph.cli.command import BAD_INPUT, LIMIT, OUTPUT, TODAY, Command
from stpgraph.cli.compared import Asked, corrections_of, give_out, give_paper
from stpgraph.cli.export import OneOf, formats
from stpgraph.cli.paper import logo_of
from stpgraph.errors import InputError, UsageError

if TYPE_CHECKING:
    from stpgraph.compare import Corrections
    from stpgraph.report.checked import Checked
    from stpgraph.report.compared import ComparedFiles

Form = Literal["text", "json", "markdown", "html"]
FORMS: tuple[Form, ...] = ("text", "json", "markdown", "html")
#: What git gives in place of a file that is not there.
NO_FILE = ("/dev/null", "nul", "NUL")
#: git gives a path alone (unmerged), seven arguments, or nine where the file was renamed.
_GIT = (1, 7, 9)


def _sections() -> tuple[str, ...]:
    from stpgraph.reading.compared_paper import COMPARED_ALWAYS, COMPARED_SECTIONS

    return tuple(key for key in COMPARED_SECTIONS if key not in COMPARED_ALWAYS)


@click.command(cls=Command)
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option("--format", "form", type=click.Choice(FORMS), help="How to tell it in words.  [default: text]")
@click.option("--to", "to", type=OneOf(formats), help="Give it out as pictures, a document or tables, to the file named by -o.")
@click.option("--paper", "paper_file", metavar="FILE", help="Write a paper on it for a board: a .pdf or a .docx file.")
@OUTPUT
@click.option(
    "--corrections", metavar="FILE", help='What a person says is the same or is not: {"same": [[ID, ID]], "different": []}.'
)
@click.option("--draft", is_flag=True, help="Mark what --to gives out as a draft.")
@click.option("--section", "sections", multiple=True, type=OneOf(_sections), help="Only these sections of the paper. Repeatable.")
@click.option("--meeting", default="", metavar="TEXT", help="The meeting that the paper is for: “Board, 1 June 2017”.")
@click.option("--author", default="", metavar="TEXT", help="Who brings the paper.")
@click.option("--logo", metavar="FILE", help="A picture for the top of the paper: PNG, JPEG, GIF or WEBP.")
@click.option("--names", is_flag=True, help="Print the names of people who hold posts in the paper.")
@click.option("--final", is_flag=True, help="Leave the draft mark out of the paper.")
@LIMIT
@TODAY
@click.pass_context
def compare(
    ctx: click.Context,
    first: str,
    second: str,
    form: Form | None,
    to: str | None,
    paper_file: str | None,
    output_file: str | None,
    corrections: str | None,
    draft: bool,
    sections: Sequence[str],
    meeting: str,
    author: str,
    logo: str | None,
    names: bool,
    final: bool,
    limit: Sequence[str],
    today: str | None,
) -> None:
    """Compares structure B with structure A: what differs, what was lost, which findings opened and closed, and the measures.

    A and B are files, or structures that come with stpgraph by their id. Boxes are matched by id where both files share most ids, else by type,
    kind, name, place and neighbours. Without --to or --paper it is told in words.

    The exit code is 1 where B has an open gap that A has not, 0 where it has none, and 2 where a file or the command cannot be used.
    """
    asked = Asked(form, to, paper_file, output_file, draft, tuple(sections), meeting, author, logo, names, final)
    asked.check()
    set_here, day = inputs.limits(limit), inputs.day(today)
    read_from = [*map(inputs.shipped_or, (first, second)), *(Path(each) for each in (corrections, logo) if each)]
    output.check_output(paper_file or output_file, read_from, asked.binary, "--paper" if paper_file else "--output")
    mark = logo_of(logo)
    said = corrections_of(corrections) if corrections else None
    faulty: list[InputError] = []
    read: list[Checked] = []
    for path in (first, second):
        try:
            read.append(inputs.only(path, day, set_here))
        except InputError as error:
            faulty.append(error)
    if faulty:
        for each in faulty:
            output.complain(str(each))
        ctx.exit(BAD_INPUT)
    made = _compared(read[0], read[1], said)
    if made.comparison.matching.unused and corrections:
        one, other = made.comparison.matching.unused[0]
        raise UsageError(
            f"--corrections: “{one}” is not in A, or “{other}” is not in B. Write the ids as they stand in the files."
        )
    if to:
        give_out(made.comparison, asked, day)
    elif paper_file:
        give_paper(made.comparison, asked, day, mark)
    else:
        _tell(made, form or "text", output_file)
    ctx.exit(int(made.comparison.opens_gap))


def _compared(left: Checked, right: Checked, corrections: Corrections | None = None) -> ComparedFiles:
    from stpgraph.compare import compare as against
    from stpgraph.report.compared import ComparedFiles

    made = against(left.exploration, right.exploration, corrections, (left.limits, right.limits))
    return ComparedFiles(left, right, made)


def _tell(made: ComparedFiles, form: Form, output_file: str | None) -> None:
    from stpgraph.report.compared import blocks, compare_document

    if form == "json":
        from stpgraph.report.compared_json import compare_json

        output.write(compare_json(made), output_file)
    elif form == "text":
        output.show(blocks(compare_document(made)), output_file)
    elif form == "html":
        from stpgraph.report.html_page import html_page

        output.write(html_page(compare_document(made)), output_file)
    else:
        from stpgraph.report.markdown import markdown

        output.write(markdown(compare_document(made)), output_file)


@click.command(cls=Command)
@click.argument("arguments", metavar="OLD NEW", nargs=-1, required=True)
@TODAY
@click.pass_context
def diff(ctx: click.Context, arguments: tuple[str, ...], today: str | None) -> None:
    """Tells what has changed from one version of a structure to the next, in words. git can use it for structure files:

    \b
      git config diff.stpgraph.command "stpgraph diff"
      echo "structures/**/*.yaml diff=stpgraph" >> .gitattributes

    git then gives seven arguments in place of two. The exit code says nothing of differences: it is 0, or 2 where one of two files cannot
    be used. When git asks, it is 0 then too, and what is wrong with the file is told among the changes, so that git goes on to the next.
    """
    day = inputs.day(today)
    if len(arguments) == 2:
        old, new = _side(arguments[0], day), _side(arguments[1], day)
        faulty = [each for each in (old, new) if isinstance(each, InputError)]
        if not faulty:
            _tell_change(old, new)
        for error in faulty:
            output.complain(str(error))
        ctx.exit(BAD_INPUT if faulty else 0)
    if len(arguments) not in _GIT:
        raise UsageError(f"diff takes two files, or what git gives it; these are {len(arguments)} arguments.")
    _for_git(arguments, day)


def _for_git(arguments: tuple[str, ...], day: date) -> None:
    path = arguments[0]
    output.write(f"structure {output.safe(path)}\n")
    if len(arguments) == 1:
        output.write("Both sides have changed it, and the conflict is not settled yet.\n\n")
        return
    if len(arguments) == 9:
        output.write(f"now called {output.safe(arguments[7])}\n")
    sides = [_side(arguments[1], day), _side(arguments[4], day)]
    faulty = [(when, each) for when, each in zip(("before", "now"), sides, strict=True) if isinstance(each, InputError)]
    for when, error in faulty:
        output.write(f"This is no structure {when}, so the change cannot be told in words:\n{output.safe(str(error))}\n")
    if not faulty:
        _tell_change(*sides)
    output.write("\n")


def _side(path: str, day: date) -> Checked | InputError | None:
    """One side of a change: the structure, what is wrong with its file, or None where there is no file."""
    if path in NO_FILE:
        return None
    try:
        return inputs.only(path, day, {})
    except InputError as error:
        return error


def _tell_change(old: Checked | InputError | None, new: Checked | InputError | None) -> None:
    from stpgraph.report.compared import alone, blocks, compare_document

    assert not isinstance(old, InputError)
    assert not isinstance(new, InputError)
    if old is not None and new is not None:
        output.show(blocks(compare_document(_compared(old, new), brief=True)))
    elif new is not None:
        output.show(blocks(alone(new, new=True)))
    elif old is not None:
        output.show(blocks(alone(old, new=False)))
