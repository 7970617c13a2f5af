"""`assess`: how structures measure up to what is asked of an STP."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import click

from stpgraph.cli import inputs, output
from stpgraph.cli.command import BAD_INPUT, LIMIT, OUTPUT, TODAY, Command, tell_unread

Form = Literal["text", "json", "xlsx"]
FORMS: tuple[Form, ...] = ("text", "json", "xlsx")


@click.command(cls=Command)
@click.argument("paths", metavar="FILE|DIR|ID...", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True, help="How to tell it.")
@OUTPUT
@LIMIT
@TODAY
@click.pass_context
def assess(
    ctx: click.Context,
    paths: tuple[str, ...],
    form: Form,
    output_file: str | None,
    limit: Sequence[str],
    today: str | None,
) -> None:
    """Assesses structures: HFMA's Tables 2 and 3, governance spectrum and checklist, the seven questions, the five points, the
    delivery plan, the principles, likeness to the archetypes, power where votes are taken, and measures.

    "Not stated" is never told as "no". The exit code is 0, or 2 where a file or the command cannot be used.
    """
    set_here, day = inputs.limits(limit), inputs.day(today)
    output.check_output(output_file, map(inputs.shipped_or, paths), "assessments.xlsx" if form == "xlsx" else "")
    checked, unread = inputs.checked_files(paths, day, set_here=set_here)
    from stpgraph.report.assessed import assessed

    made = [assessed(each) for each in checked]
    if form == "json":
        from stpgraph.report.assessed_json import assess_json

        output.write(assess_json(made), output_file)
    elif form == "xlsx":
        from stpgraph.report.assessed_table import assess_xlsx

        output.write(assess_xlsx(made, unread), output_file)
    else:
        from stpgraph.report.assessed_text import assess_page

        output.show(assess_page(made), output_file)
    tell_unread(unread, len(unread) + len(checked), "assessed")
    ctx.exit(BAD_INPUT if unread else 0)
