"""The command line: check · rules · new · schema.

Exit codes: 0 all is well (of `check`: no gap is open); 1 at least one gap is open; 2 the input or the command cannot be used;
3 the program failed, by a fault of its own or because its output could not be written; 130 interrupted (Ctrl-C); 141 whoever
read the output went away. Set STPGRAPH_DEBUG=1 to see the traceback of a fault of the program.

Whatever is slow to import is imported where it is needed, so that a check starts quickly.
"""

from __future__ import annotations

import gc
import os
import re
import sys
from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

import click

from stpgraph import __version__
from stpgraph.errors import Fault, InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from stpgraph.report.checked import Checked
    from stpgraph.report.page import Block

BAD_INPUT, FAILED, INTERRUPTED, NOBODY_READS = 2, 3, 130, 141
Form = Literal["text", "json", "sarif"]


def main() -> None:
    """Runs the command line, and ends the process with its exit code."""
    # Two tenths of a short run go into looking for what is not there: things to throw away while modules load, and plugins of
    # pydantic in every package that is installed.
    gc.set_threshold(100_000, 20, 20)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    cli(prog_name="stpgraph")


class _Command(click.Command):
    """A command, with one answer to everything that can go wrong in any of them."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except UsageError as error:
            raise click.UsageError(_safe(str(error)), ctx) from None
        except InputError as error:
            _complain(str(error))
            ctx.exit(BAD_INPUT)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            _shut_output()
            ctx.exit(NOBODY_READS)
        except Exception as error:
            _explain(error)
            ctx.exit(FAILED)


class _Commands(click.Group):
    command_class = _Command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Finds accountability gaps in the governance structures of health and care footprints.

    A structure is a YAML or JSON file that says which boards, groups, posts and organisations there are and who answers to
    whom. Start one with `stpgraph new`, check it with `stpgraph check`, look up what is found with `stpgraph rules`.
    """


@cli.command()
@click.argument("paths", metavar="FILE|DIR...", nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    show_default=True,
    help="How to tell what is found.",
)
@click.option(
    "--select", multiple=True, metavar="IDS", help="Check only these rules: ids or their beginnings, with commas (ACC,NED001)."
)
@click.option("--ignore", multiple=True, metavar="IDS", help="Leave these rules out.")
@click.option("--today", metavar="DATE", help="Take this day (2017-06-01) for today when acceptances run out.")
@click.pass_context
def check(
    ctx: click.Context, paths: tuple[str, ...], form: Form, select: Sequence[str], ignore: Sequence[str], today: str | None
) -> None:
    """Checks structures: files, and all .yaml, .yml and .json files in folders.

    The exit code is 0 where no gap is open, 1 where at least one is, and 2 where a file or the command cannot be used. A file
    that cannot be read does not stop the others; what is wrong with it is told on standard error.
    """
    rules = _rules(select, ignore)
    checked, unread = _checked(paths, _day(today), rules)
    code = BAD_INPUT if unread else int(any(each.exploration.open_gaps for each in checked))
    if form == "json":
        from stpgraph.report.json_report import check_json

        _write(check_json(checked))
    elif form == "sarif":
        from stpgraph.report.sarif import check_sarif

        _write(check_sarif(checked, unread, rules, code))
    else:
        from stpgraph.report.text import check_page

        _show(check_page(checked, rules))
    for error in unread:
        _complain(str(error))
    if len(unread) + len(checked) > 1 and unread:
        _complain(f"{len(unread)} of {len(unread) + len(checked)} could not be checked: mend what is said above.")
    ctx.exit(code)


@cli.command("rules")
@click.argument("rule", metavar="[ID]", required=False)
def rules_command(rule: str | None) -> None:
    """Lists the rules, or shows the documentation of one."""
    from stpgraph.report.rules_page import catalogue_page, rule_page
    from stpgraph.rules import BY_ID, chosen

    one = BY_ID.get((rule or "").strip().upper())
    _show(rule_page(one) if one else catalogue_page(chosen(_ids([rule], "ID") if rule is not None else [])))


@cli.command()
@click.argument("archetype")
@click.option("--id", "structure_id", metavar="ID", help="The id of the new structure: a-z, 0-9 and single hyphens.")
@click.option("--title", metavar="TITLE", help="Its title.")
def new(archetype: str, structure_id: str | None, title: str | None) -> None:
    """Prints a structure to start from: workstream, local-area, sector or clinical-focus.

    Send it to a file (stpgraph new sector > our-structure.yaml) and change what differs.
    """
    _write(_new(archetype, structure_id, title))


@cli.command()
def schema() -> None:
    """Prints the JSON Schema of structure files, from which editors complete and check."""
    from stpgraph.files.schema import schema_text

    _write(schema_text())


def _new(name: str, structure_id: str | None, title: str | None) -> str:
    """An archetype's file, comments and all, as an option to work on."""
    import json

    from stpgraph.files import loads, plain
    from stpgraph.files.edit import rewrite
    from stpgraph.shipped import archetype_file

    file = archetype_file(name)
    text = file.read_text(encoding="utf-8")
    archetype = loads(text, str(file))
    changes = {
        "id": f"{file.stem}-option" if structure_id is None else structure_id,
        "title": f"{archetype.title}, an option" if title is None else title,
        "status": "option",
    }
    try:
        option = loads(json.dumps(plain(archetype) | changes), form="json")
    except InputError as error:
        raise UsageError(" ".join(f"--{fault.path}: {fault.text}" for fault in error.faults)) from None
    written = rewrite(text, option)
    if loads(written) != option:
        raise AssertionError(f"the archetype {name} reads back changed")
    return written


def _rules(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    from stpgraph.rules import chosen

    rules = chosen(_ids(select, "--select"), _ids(ignore, "--ignore"))
    if not rules:
        raise UsageError("No rule is left to check: --ignore takes away all that --select names.")
    return rules


def _ids(words: Iterable[str], option: str) -> list[str]:
    """The ids in the words of an option; a word that holds none is a mistake, and must not pass for all rules."""
    ids = []
    for word in words:
        parts = word.replace(",", " ").split()
        if not parts:
            raise UsageError(f"{option} names no rule. `stpgraph rules` lists them all.")
        ids += parts
    return ids


def _day(text: str | None) -> date:
    if text is None:
        return date.today()
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise UsageError(f"--today is no day: “{text}”. Write it as 2017-06-01.")


def _checked(paths: Iterable[str], today: date, rules: Collection[str]) -> tuple[list[Checked], list[InputError]]:
    """What was found in each file that could be read, in order, and the errors of those that could not."""
    checked: list[Checked] = []
    unread: list[InputError] = []
    for path in _files(paths, unread):
        try:
            checked.append(_one(path, today, rules))
        except InputError as error:
            unread.append(error)
        except Exception as error:
            error.add_note(f"while checking {path}")
            raise
    return checked, unread


def _files(paths: Iterable[str], unread: list[InputError]) -> list[Path]:
    """The files to check, each once, in the order given; folders without any are added to `unread`."""
    from stpgraph.files import structure_files

    files: dict[Path, None] = {}
    for path in paths:
        try:
            files |= dict.fromkeys(structure_files([path]))
        except InputError as error:
            unread.append(error)
        except OSError as error:
            unread.append(InputError((Fault(path, 0, 0, "", f"The file cannot be opened: {error.strerror}."),)))
    return list(files)


def _one(path: Path, today: date, rules: Collection[str]) -> Checked:
    from stpgraph.files import format_of, loads_bytes
    from stpgraph.files.native import read_bytes
    from stpgraph.pipeline import explore
    from stpgraph.report.checked import Checked

    data, form = read_bytes(path), format_of(path)
    structure = loads_bytes(data, str(path), form)
    return Checked(str(path), data.decode("utf-8-sig"), form, explore(structure, today, rules=rules))


def _show(blocks: Iterable[Block]) -> None:
    """Shows a page to a person: styled on a terminal that can show it, plain everywhere else."""
    from stpgraph.report.page import WIDTH, plain, styled

    stream = sys.stdout
    if stream is None:
        return
    encoding = stream.encoding or "utf-8"
    if stream.isatty() and encoding.lower().replace("-", "") == "utf8":
        from shutil import get_terminal_size

        text = styled(blocks, min(get_terminal_size().columns, WIDTH))
    else:
        text = plain(blocks).encode(encoding, "replace").decode(encoding)
    stream.write(text)
    stream.flush()


def _write(text: str) -> None:
    """Writes a document for programs: UTF-8 with line feeds, whatever the terminal or the system prefer."""
    if sys.stdout is not None:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()


def _complain(text: str) -> None:
    """Says something on standard error, after what was shown on standard output."""
    if sys.stdout is not None:
        sys.stdout.flush()
    click.echo(_safe(text), err=True)


def _safe(text: str) -> str:
    from stpgraph.report.checked import some_lines

    return some_lines(text)


def _explain(error: Exception) -> None:
    """Tells of what the program itself is to blame for, or what hindered it."""
    if os.environ.get("STPGRAPH_DEBUG", "") not in ("", "0"):
        import traceback

        click.echo(_safe("".join(traceback.format_exception(error))), err=True)
    if isinstance(error, OSError):
        # Input that cannot be read is an InputError; what is left is what was to be written.
        _shut_output()
        click.echo(_safe(f"Error: the output could not be written: {error.strerror or error}."), err=True)
        return
    notes = "".join(f", {note}" for note in getattr(error, "__notes__", ()))
    what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    click.echo(
        _safe(
            f"Error: stpgraph {__version__} failed{notes} ({what}).\n"
            "This is a fault of the program and not of your file. Please report it to those who maintain the program, with this\n"
            "message and, if you may share it, the file. STPGRAPH_DEBUG=1 in the environment shows where it happened."
        ),
        err=True,
    )


def _shut_output() -> None:
    """Sends what is still waiting to be written to nowhere, so that Python does not complain of it as it ends."""
    with suppress(AttributeError, OSError):  # where there is no output, or none that has a number
        number = sys.stdout.fileno()
        os.dup2(os.open(os.devnull, os.O_WRONLY), number)
