"""`export`: a structure as a picture, a document or a file for another program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import click

from stpgraph.cli import inputs, output
from stpgraph.cli.command import LIMIT, OUTPUT, Command
from stpgraph.errors import UsageError

if TYPE_CHECKING:
    from stpgraph.export.registry import ExportFormat
    from stpgraph.layout import View
    from stpgraph.model import Structure


if TYPE_CHECKING:
    _Words = click.ParamType[str]
else:  # only newer versions of click say of what type a parameter is
    _Words = click.ParamType


class OneOf(_Words):
    """One of several words, which are looked up only when they are needed: behind them stand large modules."""

    name = "word"

    def __init__(self, words: Callable[[], Sequence[str]]) -> None:
        self._words = words

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        return f"[{'|'.join(self._words())}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        word, words = str(value), self._words()
        if word.strip().lower() in words:
            return word.strip().lower()
        from difflib import get_close_matches

        near = get_close_matches(word.strip().lower(), words, 1)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise click.BadParameter(output.safe(f"There is no “{word}”.{hint} There are: {', '.join(words)}."), ctx, param)


def formats() -> tuple[str, ...]:
    """The ids of all formats, in the order of the menus."""
    from stpgraph.export.registry import FORMATS

    return tuple(each.id for each in FORMATS)


def _views() -> tuple[str, ...]:
    from stpgraph.layout import VIEW_WORDS

    return tuple(VIEW_WORDS)


@click.command(cls=Command)
@click.argument("path", metavar="FILE|ID")
@click.option("--to", "to", type=OneOf(formats), help="The format; without it, the end of the output's name tells.")
@OUTPUT
@click.option("--view", type=OneOf(_views), default="whole", show_default=True, help="What to draw.")
@click.option("--of", "of", metavar="NAME", help="The name or id of the board or organisation that a view is about.")
@click.option("--no-findings", is_flag=True, help="Do not mark or list findings.")
@click.option("--draft", is_flag=True, help="Mark it as a draft.")
@LIMIT
@click.option(
    "--today", metavar="DATE", help="Take this day (2017-06-01) for today: it is printed, and acceptances run out by it."
)
def export(
    path: str,
    to: str | None,
    output_file: str | None,
    view: str,
    of: str | None,
    no_findings: bool,
    draft: bool,
    limit: Sequence[str],
    today: str | None,
) -> None:
    """Gives out one structure: a diagram for a board paper, a document, tables, or a file for another program."""
    from stpgraph.export.registry import format_of
    from stpgraph.export.sheet import sheet

    form = format_of(to) if to else _by_name(output_file)
    set_here, day = inputs.limits(limit), inputs.day(today)
    output.check_output(output_file, [inputs.shipped_or(path)], "" if form.is_text else f"structure{form.suffix}")
    exploration = inputs.only(path, day, set_here).exploration
    seen = _view(view, of, exploration.structure)
    if view != "whole" and not form.takes_view:
        raise UsageError(f"{form.id} always tells the whole structure: leave --view out.")
    output.write(form.write(sheet(exploration, day, seen, not no_findings, draft)), output_file)


def _by_name(name: str | None) -> ExportFormat:
    """The format that the end of a file's name tells."""
    from stpgraph.export.registry import told_by

    if name is None:
        raise UsageError("Name the format (--to pdf) or a file to write to (-o our-structure.pdf).")
    found = told_by(PurePath(name).name)
    if found is None:
        raise UsageError(f"The end of “{name}” does not tell the format. Say which with --to: {', '.join(formats())}.")
    return found


def _view(kind: str, of: str | None, structure: Structure) -> View:
    """The view that is asked for.

    Raises UsageError where it is about somebody and nobody is named, or nobody of that name is there.
    """
    from stpgraph.layout import VIEW_WORDS, View
    from stpgraph.model import Body, Organisation

    name = next(each for each in VIEW_WORDS if each == kind)
    sort = {"around": Body, "organisation": Organisation}.get(kind)
    if sort is None:
        if of is not None:
            raise UsageError(f"--of goes with --view around or --view organisation, not with {kind}.")
        return View(name)
    called = {node.id: node.name for node in structure.nodes if isinstance(node, sort)}
    what = "board or group" if sort is Body else "organisation"
    if not called:
        raise UsageError(f"--view {kind} is about one {what}, and the structure shows none.")
    if of is None:
        raise UsageError(f"--view {kind} is about one {what}. Say which with --of: {_some(list(called.values()))}.")
    return View(name, _one(of, called, what))


def _one(of: str, called: dict[str, str], what: str) -> str:
    """The id of the node of that id or name."""
    if of in called:
        return of
    wanted = " ".join(of.casefold().split())
    found = [key for key, name in called.items() if " ".join(name.casefold().split()) == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"--of: there are {len(found):,} of the name “{of}”. Say which by its id: {', '.join(sorted(found))}.")
    from difflib import get_close_matches

    near = get_close_matches(wanted, [name.casefold() for name in called.values()], 1)
    hint = next((f" Did you mean “{name}”?" for name in called.values() if name.casefold() in near), "")
    raise UsageError(f"--of: there is no {what} called “{of}”.{hint} There are: {_some(list(called.values()))}.")


def _some(names: Sequence[str], most: int = 12) -> str:
    from stpgraph.rules.words import natural

    order = [f"“{name}”" for name in sorted(names, key=lambda text: (natural(text), text))]
    return ", ".join(order) if len(order) <= most else f"{', '.join(order[:most])} and {len(order) - most:,} others"
