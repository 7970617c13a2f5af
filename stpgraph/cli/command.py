"""A command, with one answer to everything that can go wrong in any of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from stpgraph.cli import output
from stpgraph.errors import StpgraphError, UsageError

BAD_INPUT, FAILED, INTERRUPTED, NOBODY_READS = 2, 3, 130, 141


class Command(click.Command):
    """A command whose errors end the process with a message and the exit code that belongs to them."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except UsageError as error:
            raise click.UsageError(output.safe(str(error)), ctx) from None
        except StpgraphError as error:
            output.complain(str(error))
            ctx.exit(BAD_INPUT)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            output.shut_output()
            ctx.exit(NOBODY_READS)
        except Exception as error:
            output.explain(error)
            ctx.exit(FAILED)


class Commands(click.Group):
    """The group of all commands."""

    command_class = Command


def tell_unread(unread: Sequence[StpgraphError], total: int, done: str) -> None:
    """Says on standard error what is wrong with files that could not be read; `done` is what was to be done with `total`."""
    for error in unread:
        output.complain(str(error))
    if total > 1 and unread:
        output.complain(f"{len(unread)} of {total} could not be {done}: mend what is said above.")


TODAY = click.option("--today", metavar="DATE", help="Take this day (2017-06-01) for today when acceptances run out.")
LIMIT = click.option(
    "--limit",
    "limit",
    multiple=True,
    metavar="RULE=NUMBER",
    help="Set the threshold of a rule (CPX003=12), before the file's own. `stpgraph rules --limits` lists them. Repeatable.",
)


OUTPUT = click.option(
    "-o",
    "--output",
    "output_file",
    metavar="FILE",
    help="Write to this file, whole or not at all, and not to the terminal.",
)
