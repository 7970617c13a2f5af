"""Where output goes: to the terminal, through a pipe, or into a file that is written whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stpgraph import __version__
from stpgraph.errors import UsageError

if TYPE_CHECKING:
    from stpgraph.report.page import Block


def check_output(output: str | None, inputs: Iterable[Path], binary: str = "", option: str = "--output") -> None:
    """Raises UsageError where output could not go where it is meant to, before any work is done.

    `inputs` are the files and folders that are read: none of them may be written over. `binary` is empty where the output is
    text, else the name that a file with it could have: it is nothing for a terminal. `option` is the one that named the file.
    """
    if output is None:
        if binary and sys.stdout is not None and sys.stdout.isatty():
            raise UsageError(f"This format is no text for a terminal. Name a file to write to: -o {binary}")
        return
    target = Path(output)
    try:
        if target.is_dir():
            raise UsageError(f"{option}: “{output}” is a folder. Name a file in it.")
        if not target.resolve().parent.is_dir():
            raise UsageError(f"{option}: there is no folder “{target.parent}”.")
        if target.exists() and any(_reads(each, target) for each in inputs):
            raise UsageError(f"{option}: “{output}” is one of the files to read, and would be lost. Name another file.")
    except (OSError, ValueError) as error:
        raise UsageError(f"{option}: “{output}” cannot be a file: {getattr(error, 'strerror', None) or error}.") from None


def _reads(given: Path, target: Path) -> bool:
    """Whether a file, or a folder of structures, holds a file that is there."""
    if given.is_dir():
        from stpgraph.files.native import SUFFIXES

        return given.resolve() in target.resolve().parents and target.suffix.lower() in SUFFIXES
    return given.is_file() and target.samefile(given)


def show(blocks: Iterable[Block], output: str | None = None) -> None:
    """Shows a page to a person: styled on a terminal that can show it, plain everywhere else."""
    from stpgraph.report.page import WIDTH, plain, styled

    if output is not None:
        save(output, plain(blocks).encode("utf-8"))
        return
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


def write(content: str | bytes, output: str | None = None) -> None:
    """Writes a document for programs: text as UTF-8 with its own line ends, whatever the terminal or the system prefer."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    if output is not None:
        save(output, data)
    elif sys.stdout is not None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def save(output: str, data: bytes) -> None:
    """Puts bytes into a file in one step: whoever looks sees all of it, or what was there before.

    A link is followed; the rights of a file that was there are kept. What is no ordinary file (a device, a pipe) is written to.
    Raises OSError where it cannot be written.
    """
    from stpgraph.files.replace import replace

    target = Path(os.path.realpath(output))
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(13, "the file is read-only", output)
    replace(target, data)


def complain(text: str) -> None:
    """Says something on standard error, after what was shown on standard output."""
    if sys.stdout is not None:
        sys.stdout.flush()
    click.echo(safe(text), err=True)


def safe(text: str) -> str:
    """Text in which nothing steers a terminal."""
    from stpgraph.report.checked import some_lines

    return some_lines(text)


def explain(error: Exception) -> None:
    """Tells of what the program itself is to blame for, or what hindered it."""
    if os.environ.get("STPGRAPH_DEBUG", "") not in ("", "0"):
        import traceback

        click.echo(safe("".join(traceback.format_exception(error))), err=True)
    if isinstance(error, OSError):
        # Input that cannot be read is an InputError; what is left is what was to be written.
        shut_output()
        click.echo(safe(f"Error: the output could not be written: {error.strerror or error}."), err=True)
        return
    notes = "".join(f", {note}" for note in getattr(error, "__notes__", ()))
    what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    click.echo(
        safe(
            f"Error: stpgraph {__version__} failed{notes} ({what}).\n"
            "This is a fault of the program and not of your file. Please report it to those who maintain the program, with this\n"
            "message and, if you may share it, the file. STPGRAPH_DEBUG=1 in the environment shows where it happened."
        ),
        err=True,
    )


def shut_output() -> None:
    """Sends what is still waiting to be written to nowhere, so that Python does not complain of it as it ends."""
    with suppress(AttributeError, OSError):  # where there is no output, or none that has a number
        number = sys.stdout.fileno()
        os.dup2(os.open(os.devnull, os.O_WRONLY), number)
