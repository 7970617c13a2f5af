"""What commands are given: structures, rules, thresholds, a day."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from stpgraph.errors import Fault, InputError, UsageError

if TYPE_CHECKING:
    from stpgraph.report.checked import Checked


def ids(words: Iterable[str], option: str) -> list[str]:
    """The ids in the words of an option; a word that holds none is a mistake, and must not pass for all rules."""
    found = []
    for word in words:
        parts = word.replace(",", " ").split()
        if not parts:
            raise UsageError(f"{option} names no rule. `stpgraph rules` lists them all.")
        found += parts
    return found


def rules(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """The rules that are asked for. Raises UsageError where there are none."""
    from stpgraph.rules import chosen

    found = chosen(ids(select, "--select"), ids(ignore, "--ignore"))
    if not found:
        raise UsageError("No rule is left to check: --ignore takes away all that --select names.")
    return found


def day(text: str | None) -> date:
    """The day that is given, or today. Raises UsageError for what is no day."""
    if text is None:
        return date.today()
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise UsageError(f"--today is no day: “{text}”. Write it as 2017-06-01.")


def limits(words: Iterable[str]) -> Mapping[str, float]:
    """Thresholds given as RULE=NUMBER, checked as those of a structure file are.

    Raises UsageError for what is none, or for a rule that is given twice.
    """
    given: dict[str, float | str] = {}
    for word in words:
        name, sign, text = (part.strip() for part in word.partition("="))
        if not sign or not name or not text:
            raise UsageError(f"--limit: “{word}” is no threshold. Write a rule and a number: CPX003=12.")
        rule = name.upper()
        if rule in given:
            raise UsageError(f"--limit: {rule} is given twice.")
        given[rule] = _number(text)
    return _valid(given) if given else {}


def _number(text: str) -> float | str:
    """The number that is written, or the text as it is: the file format tells what is wrong with it."""
    if not re.fullmatch(r"-?([0-9]+(\.[0-9]*)?|\.[0-9]+)", text) or len(text) > 30:
        return text
    return int(text) if text.lstrip("-").isdecimal() else float(text)


def _valid(given: Mapping[str, float | str]) -> Mapping[str, float]:
    import json

    from stpgraph.files import loads

    document = {"stpgraph": 1, "id": "limits", "title": "Limits", "status": "option", "limits": given}
    try:
        return loads(json.dumps(document), form="json").limits
    except InputError as error:
        said = (f"--limit {fault.path.removeprefix('limits.')}: {fault.text}" for fault in error.faults)
        raise UsageError(" ".join(said)) from None


def checked_files(
    paths: Iterable[str], today: date, chosen: Collection[str] | None = None, set_here: Mapping[str, float] | None = None
) -> tuple[list[Checked], list[InputError]]:
    """What was found in each file that could be read, in order, and the errors of those that could not.

    `chosen` are the rules to check (None = all); `set_here` thresholds come before those of a file.
    """
    checked: list[Checked] = []
    unread: list[InputError] = []
    for path in _files(paths, unread):
        try:
            checked.append(_one(path, today, chosen, set_here))
        except InputError as error:
            unread.append(error)
        except Exception as error:
            error.add_note(f"while checking {path}")
            raise
    return checked, unread


def only(path: str, today: date, set_here: Mapping[str, float]) -> Checked:
    """The one structure that a path or id names, checked.

    Raises InputError where it cannot be read, UsageError where it is a folder of several.
    """
    checked, unread = checked_files([path], today, set_here=set_here)
    if unread:
        raise unread[0]
    if len(checked) != 1:
        raise UsageError(f"“{path}” holds {len(checked):,} structures. Name one file.")
    return checked[0]


def _files(paths: Iterable[str], unread: list[InputError]) -> list[Path]:
    """The files to check, each once, in the order given; folders without any are added to `unread`."""
    from stpgraph.files import structure_files

    files: dict[Path, None] = {}
    for path in paths:
        try:
            files |= dict.fromkeys(structure_files([shipped_or(path)]))
        except InputError as error:
            unread.append(error)
        except OSError as error:
            unread.append(InputError((Fault(path, 0, 0, "", f"The file cannot be opened: {error.strerror}."),)))
    return list(files)


def shipped_or(path: str) -> Path:
    """The file of the shipped structure of that id, where there is no file or folder of that name here; else the path itself."""
    if len(path) <= 100 and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", path) and not Path(path).exists():
        from stpgraph.shipped import SHELVES, files

        for shelf in SHELVES:
            for file in files(shelf):
                if path in (file.stem, f"governance-by-{file.stem}" if shelf == "archetypes" else file.stem):
                    return file
    return Path(path)


def _one(path: Path, today: date, chosen: Collection[str] | None, set_here: Mapping[str, float] | None) -> Checked:
    from stpgraph.files import format_of, loads_bytes
    from stpgraph.files.native import read_bytes
    from stpgraph.model import Limits
    from stpgraph.pipeline import explore
    from stpgraph.report.checked import Checked

    data, form = read_bytes(path), format_of(path)
    structure = loads_bytes(data, str(path), form)
    limits = Limits({**structure.limits, **set_here}) if set_here else None
    exploration = explore(structure, today, limits, rules=chosen)
    return Checked(str(path), data.decode("utf-8-sig"), form, exploration, set_here)
