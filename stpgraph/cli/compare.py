"""`compare` and `diff`: two structures against each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

import click

from stpgraph.cli import inputs, output
from stpgraph.cli.command import BAD_INPUT, LIMIT, OUTPUT, TODAY, Command
from stpgraph.errors import InputError, UsageError

if TYPE_CHECKING:
    from stpgraph.report.checked import Checked
    from stpgraph.report.compared import ComparedFiles

Form = Literal["text", "json", "markdown", "html"]
FORMS: tuple[Form, ...] = ("text", "json", "markdown", "html")
#: What git gives in place of a file that is not there.
NO_FILE = ("/dev/null", "nul", "NUL")
#: git gives a path alone (unmerged), seven arguments, or nine where the file was renamed.
_GIT = (1, 7, 9)


@click.command(cls=Command)
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True, help="How to tell it.")
@OUTPUT
@LIMIT
@TODAY
@click.pass_context
def compare(
    ctx: click.Context, first: str, second: str, form: Form, output_file: str | None, limit: Sequence[str], today: str | None
) -> None:
    """Compares structure B with structure A: what differs, what was lost, which findings opened and closed, and the measures.

    A and B are files, or structures that come with stpgraph by their id. Boxes are matched by id where both files share most ids, else by type,
    kind, name, place and neighbours.

    The exit code is 1 where B has an open gap that A has not, 0 where it has none, and 2 where a file or the command cannot be used.
    """
    set_here, day = inputs.limits(limit), inputs.day(today)
    output.check_output(output_file, map(inputs.shipped_or, (first, second)))
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
    made = _compared(*read)
    _tell(made, form, output_file)
    ctx.exit(int(made.comparison.opens_gap))


def _compared(left: Checked, right: Checked) -> ComparedFiles:
    from stpgraph.compare import compare as against
    from stpgraph.report.compared import ComparedFiles

    return ComparedFiles(left, right, against(left.exploration, right.exploration, limits=(left.limits, right.limits)))


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
