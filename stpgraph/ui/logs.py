"""What the server logs: one line of JSON an event, of which nothing comes from a reader, a structure or an address.

    {"moment": "2018-05-01T09:00:00.000+00:00", "level": "info", "event": "page", "page": "design", "ms": 184}

`event` is one of `EVENTS`. `error` is the class of an error and `where` the places in the code that it went through; never its message,
for that may hold a name or a title. Whatever else is logged under the name of this program is told by its level alone.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from collections.abc import Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Literal, get_args

Event = Literal["start", "page", "refusal", "store refusal", "failure", "store failure", "not served", "log file failure"]
Level = Literal["info", "warning", "error"]
EVENTS: tuple[str, ...] = get_args(Event)
#: The page that is being drawn, by its place in the URL, which is ours.
PAGE: ContextVar[str] = ContextVar("page", default="")
#: So many places in the code are told, the last ones.
MOST_PLACES = 12
_LOG = logging.getLogger("stpgraph")
_LOCK = Lock()
_TOLD = "told"


def event(what: Event, level: Level = "info", ms: float | None = None, error: BaseException | None = None) -> None:
    """Logs an event of the page that is being drawn: how many milliseconds it took, and the error that it was."""
    told: dict[str, object] = {"event": what, "page": PAGE.get()}
    if ms is not None:
        told["ms"] = round(ms)
    if error is not None:
        told |= {"error": type(error).__name__, "where": _places(error)}
        cause = error.__cause__ or error.__context__
        if cause is not None:
            told["cause"] = type(cause).__name__
    # The message says no more than the event, for handlers that are not ours.
    _LOG.log(getattr(logging, level.upper()), what, extra={_TOLD: told})


def set_up(level: Level, file: Path | None) -> None:
    """Logs to a file (None: to standard error) from this level on. Once for all; another call with the same does nothing.

    Where the file cannot be written, standard error is logged to, and says so.
    """
    with _LOCK:
        ours = [each for each in _LOG.handlers if isinstance(each.formatter, _Lines)]
        if [each.formatter.given for each in ours if isinstance(each.formatter, _Lines)] == [(level, file)]:
            return
        for each in ours:
            _LOG.removeHandler(each)
            each.close()
        handler, trouble = _handler(file)
        handler.setFormatter(_Lines((level, file)))
        _LOG.addHandler(handler)
        _LOG.setLevel(level.upper())
    if trouble is not None:
        event("log file failure", "error", error=trouble)


def _handler(file: Path | None) -> tuple[logging.Handler, OSError | None]:
    if file is None:
        return _Stderr(), None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        return logging.FileHandler(file, encoding="utf-8"), None
    except OSError as error:
        return _Stderr(), error


class _Stderr(logging.Handler):
    """Standard error as it is at the moment of writing."""

    def emit(self, record: logging.LogRecord) -> None:
        """Writes a line."""
        sys.stderr.write(f"{self.format(record)}\n")
        sys.stderr.flush()


class _Lines(logging.Formatter):
    """One line of JSON for a record, made of what `event` told and of nothing else."""

    def __init__(self, given: tuple[Level, Path | None]) -> None:
        super().__init__()
        self.given = given

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told = getattr(record, _TOLD, None)
        line = {"moment": moment, "level": record.levelname.lower()}
        return json.dumps(line | (dict(told) if isinstance(told, Mapping) else {"event": "other"}))


def _places(error: BaseException) -> list[str]:
    """Where an error came from, the innermost place last: file, line and function."""
    frames = traceback.extract_tb(error.__traceback__)[-MOST_PLACES:]
    return [f"{_file(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _file(name: str) -> str:
    """A file of the code, without the folders in which this machine keeps it."""
    parts = Path(name).parts
    for root in ("site-packages", "stpgraph"):
        if root in parts:
            at = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[at + (root == "site-packages") :])
    return parts[-1] if parts else ""
