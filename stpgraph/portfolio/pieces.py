"""What a portfolio is made from: files, folders, zip files and texts, as pieces that are read one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from stpgraph.errors import Fault, InputError
from stpgraph.files import format_of, structure_files
from stpgraph.files.native import SUFFIXES, read_bytes
from stpgraph.portfolio.archive import MOST_PACKED, is_zip, pieces_of_zip
from stpgraph.portfolio.entry import Unread
from stpgraph.portfolio.piece import Piece

Given = str | Path | Piece


def gathered(given: Iterable[Given]) -> tuple[Piece | Unread, ...]:
    """The pieces that some files, folders and zip files stand for, in the order given, each file once.

    Below a folder every structure file and zip file is taken, in order of name. What cannot be used is told in its place.
    """
    pieces: list[Piece | Unread] = []
    seen: set[Path] = set()
    for each in given:
        if isinstance(each, Piece):
            pieces.append(each)
            continue
        try:
            for path in _files(Path(each)):
                if path not in seen:
                    seen.add(path)
                    pieces += _of_file(path)
        except InputError as error:
            pieces.append(Unread(str(each), error.faults, error.untold))
        except OSError as error:
            pieces.append(Unread(str(each), (Fault(str(each), 0, 0, "", f"The file cannot be opened: {error.strerror}."),)))
    return tuple(pieces)


def _files(path: Path) -> Iterator[Path]:
    """The files of a folder, or the file itself. Raises InputError for a folder that holds none."""
    if not path.is_dir():
        yield path
        return
    archives = sorted(each for each in path.rglob("*") if each.suffix.lower() == ".zip" and each.is_file())
    if archives:
        inside = (each for each in path.rglob("*") if each.suffix.lower() in SUFFIXES and each.is_file())
        yield from sorted([*archives, *inside])
    else:
        yield from structure_files([path])


def _of_file(path: Path) -> list[Piece | Unread]:
    try:
        if not is_zip(path):
            return [Piece(str(path), format_of(path), _size(path), partial(read_bytes, path))]
        with open(path, "rb") as file:
            return [*pieces_of_zip(file.read(MOST_PACKED + 1), str(path))]
    except InputError as error:
        return [Unread(str(path), error.faults, error.untold)]
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return [Unread(str(path), (Fault(str(path), 0, 0, "", f"The file cannot be opened: {reason}."),))]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0  # reading it tells what is wrong
