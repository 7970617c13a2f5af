"""`portfolio` and `synthetic`: many structures at once, and a made-up set of them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from stpgraph.cli import inputs, output
from stpgraph.cli.command import BAD_INPUT, LIMIT, OUTPUT, TODAY, Command, tell_unread
from stpgraph.errors import InputError, UsageError

if TYPE_CHECKING:
    from stpgraph.portfolio import Entry, Portfolio
    from stpgraph.report.portfolio_tables import Told

Form = Literal["text", "xlsx", "json", "html"]
FORMS: tuple[Form, ...] = ("text", "xlsx", "json", "html")
#: Of fewer structures, nobody needs to be told how far the work has got.
_TELL_FROM = 50


@click.command(cls=Command)
@click.argument("paths", metavar="DIR|ZIP|FILE|ID...", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True, help="How to tell it.")
@OUTPUT
@click.option(
    "--like", multiple=True, metavar="ID", help="Show what to learn from those most like this structure. Repeatable; text only."
)
@click.option("--names", is_flag=True, help="Print the names of people who hold many posts.")
@click.option("--processes", type=click.IntRange(1, 64), help="How many processes to use; without it, as many as are worth it.")
@LIMIT
@TODAY
@click.pass_context
def portfolio(
    ctx: click.Context,
    paths: tuple[str, ...],
    form: Form,
    output_file: str | None,
    like: tuple[str, ...],
    names: bool,
    processes: int | None,
    limit: Sequence[str],
    today: str | None,
) -> None:
    """Puts any number of structures side by side: files, folders and zip files of them.

    What is found, answered and measured in each; HFMA's Tables 2 and 3 over all beside its totals of 44 plans; rules by structures;
    the structures most like one that do not have its gaps; organisations and people in several footprints. The exit code is 0 where
    no gap is open, 1 where at least one is, and 2 where a file or the command cannot be used.
    """
    set_here, day = inputs.limits(limit), inputs.day(today)
    files = [inputs.shipped_or(path) for path in paths]
    output.check_output(output_file, files, "portfolio.xlsx" if form == "xlsx" else "")
    if like and form != "text":
        raise UsageError("--like goes with --format text. The other formats show it of every structure.")
    from stpgraph.model import Limits
    from stpgraph.portfolio import run
    from stpgraph.report.portfolio_tables import Told

    made = run(files, day, set_here, processes=processes, progress=_tell)
    told = Told(made, Limits(set_here), names)
    if form == "text":
        from stpgraph.report.portfolio_text import portfolio_page

        output.show(portfolio_page(told, _named(made, like)), output_file)
    else:
        output.write(_written(form, told), output_file)
    tell_unread([InputError(each.faults, each.untold) for each in made.unread], made.asked, "checked")
    ctx.exit(BAD_INPUT if made.unread else int(made.open_gaps > 0))


def _written(form: Form, told: Told) -> str | bytes:
    if form == "json":
        from stpgraph.report.portfolio_json import portfolio_json

        return portfolio_json(told)
    if form == "xlsx":
        from stpgraph.report.portfolio_xlsx import portfolio_xlsx

        return portfolio_xlsx(told)
    from stpgraph.report.html_page import html_page
    from stpgraph.report.portfolio_document import portfolio_document

    return html_page(portfolio_document(told))


def _tell(done: int, total: int) -> None:
    """Tells how far the work has got, to a person who waits at a terminal."""
    if total >= _TELL_FROM and sys.stderr is not None and sys.stderr.isatty() and (done == total or done % 10 == 0):
        click.echo(f"\r{done:,} of {total:,} structures" + ("\n" if done == total else ""), err=True, nl=False)


def _named(made: Portfolio, wanted: Sequence[str]) -> list[Entry]:
    """The structures of some ids. Raises UsageError for an id that none has."""
    found = []
    for key in wanted:
        mine = [each for each in made.entries if each.id == key]
        if not mine:
            from difflib import get_close_matches

            near = get_close_matches(key, [each.id for each in made.entries], 1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise UsageError(f"--like: none of the structures has the id “{key}”.{hint}")
        found += mine
    return found


@click.command(cls=Command)
@click.option(
    "-o", "--output", "folder", metavar="DIR", required=True, help="The folder to put the files into; it is made if need be."
)
@click.option("--seed", type=click.IntRange(0), default=2017, show_default=True, help="Another number makes another set.")
def synthetic(folder: str, seed: int) -> None:
    """Makes a synthetic national set: 44 made-up structures that together answer HFMA's Tables 2 and 3 as the 44 plans did.

    Nothing in them is about a real place, organisation or person. The same seed makes the same files.
    """
    from stpgraph.files import write
    from stpgraph.portfolio.synthetic import national_set

    made = national_set(seed)
    target = Path(folder)
    try:
        target.mkdir(parents=True, exist_ok=True)
        there = [each.id for each in made if (target / f"{each.id}.yaml").exists()]
    except (OSError, ValueError) as error:
        raise UsageError(f"--output: “{folder}” cannot be a folder: {getattr(error, 'strerror', None) or error}.") from None
    if there:
        raise UsageError(f"--output: “{folder}” already holds {there[0]}.yaml. Name an empty folder.")
    for each in made:
        write(each, target / f"{each.id}.yaml")
    click.echo(
        output.safe(f"{len(made)} synthetic structures are in {folder}. They describe no real place, organisation or person.")
    )
