"""The command line: check · assess · compare · diff · portfolio · synthetic · export · paper · import · template · convert · store ·
rules · new · schema · settings.

Exit codes: 0 all is well (of `check`: no gap is open); 1 at least one gap is open; 2 the input or the command cannot be used;
3 the program failed, by a fault of its own or because its output could not be written; 130 interrupted (Ctrl-C); 141 whoever
read the output went away. Set STPGRAPH_DEBUG=1 to see the traceback of a fault of the program.

Whatever is slow to import is imported where it is needed, so that a check starts quickly.
"""

from __future__ import annotations

import gc
import os

import click

from stpgraph import __version__
from stpgraph.cli import assess, check, compare, export, importing, paper, portfolio, starting, store
from stpgraph.cli.command import Commands


def main() -> None:
    """Runs the command line, and ends the process with its exit code."""
    # Two tenths of a short run go into looking for what is not there: things to throw away while modules load, and plugins of
    # pydantic in every package that is installed.
    gc.set_threshold(100_000, 20, 20)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    cli(prog_name="stpgraph")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Finds accountability gaps in the governance structures of health and care footprints.

    A structure is a YAML or JSON file that says which boards, groups, posts and organisations there are and who answers to
    whom. Start one with `stpgraph new`, check it with `stpgraph check`, look up what is found with `stpgraph rules`.
    """


for _command in (
    check.check,
    assess.assess,
    compare.compare,
    compare.diff,
    export.export,
    paper.paper,
    importing.bring_in,
    importing.template,
    importing.convert,
    portfolio.portfolio,
    portfolio.synthetic,
    starting.rules,
    starting.new,
    starting.schema,
    store.store,
    store.settings,
):
    cli.add_command(_command)
