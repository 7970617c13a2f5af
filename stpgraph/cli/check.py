"""`check`: what is wrong in structures."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Literal

import click

from stpgraph.cli import inputs, output
from stpgraph.cli.command import BAD_INPUT, LIMIT, OUTPUT, TODAY, Command, tell_unread

if TYPE_CHECKING:
    from stpgraph.errors import InputError
    from stpgraph.report.checked import Checked

Form = Literal["text", "json", "sarif", "markdown", "csv", "xlsx", "html"]
FORMS: tuple[Form, ...] = ("text", "json", "sarif", "markdown", "csv", "xlsx", "html")


@click.command(cls=Command)
@click.argument("paths", metavar="FILE|DIR|ID...", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True, help="How to tell what is found.")
@OUTPUT
@click.option(
    "--select", multiple=True, metavar="IDS", help="Check only these rules: ids or their beginnings, with commas (ACC,NED001)."
)
@click.option("--ignore", multiple=True, metavar="IDS", help="Leave these rules out.")
@LIMIT
@TODAY
@click.pass_context
def check(
    ctx: click.Context,
    paths: tuple[str, ...],
    form: Form,
    output_file: str | None,
    select: Sequence[str],
    ignore: Sequence[str],
    limit: Sequence[str],
    today: str | None,
) -> None:
    """Checks structures: files, all .yaml, .yml and .json files in folders, and structures that come with stpgraph by their id.

    The exit code is 0 where no gap is open, 1 where at least one is, and 2 where a file or the command cannot be used. A file
    that cannot be read does not stop the others; what is wrong with it is told on standard error.
    """
    rules, set_here, day = inputs.rules(select, ignore), inputs.limits(limit), inputs.day(today)
    output.check_output(output_file, map(inputs.shipped_or, paths), "findings.xlsx" if form == "xlsx" else "")
    checked, unread = inputs.checked_files(paths, day, rules, set_here)
    code = BAD_INPUT if unread else int(any(each.exploration.open_gaps for each in checked))
    if form == "text":
        from stpgraph.report.text import check_page

        output.show(check_page(checked, rules), output_file)
    else:
        output.write(_told(form, checked, unread, rules, code), output_file)
    tell_unread(unread, len(unread) + len(checked), "checked")
    ctx.exit(code)


def _told(form: Form, checked: Sequence[Checked], unread: Sequence[InputError], rules: Collection[str], code: int) -> str | bytes:
    """What was found, in a format for other programs. Each brings its own modules, so that a check loads only what it needs."""
    if form == "json":
        from stpgraph.report.json_report import check_json

        return check_json(checked)
    if form == "sarif":
        from stpgraph.report.sarif import check_sarif

        return check_sarif(checked, unread, rules, code)
    if form == "csv":
        from stpgraph.report.findings_table import check_csv

        return check_csv(checked, unread, rules)
    if form == "xlsx":
        from stpgraph.report.findings_table import check_xlsx

        return check_xlsx(checked, unread, rules)
    from stpgraph.report.findings_document import check_document

    document = check_document(checked, unread, rules)
    if form == "html":
        from stpgraph.report.html_page import html_page

        return html_page(document)
    from stpgraph.report.markdown import markdown

    return markdown(document)
