"""Structures in files: format version 1, as YAML or JSON.

`read` and `loads` give a structure or raise InputError with every fault; `dumps` writes one afresh; `write` puts it into a
file whole or not at all. To change a file that a person wrote, and keep their comments, use `stpgraph.files.edit`.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from stpgraph.errors import Fault, InputError
from stpgraph.files import json_tree, yaml_tree
from stpgraph.files.limits import MOST_BYTES
from stpgraph.files.tree import TooMuch
from stpgraph.files.validate import structure_of
from stpgraph.files.yaml_text import yaml_text
from stpgraph.model.structure import Structure

Format = Literal["yaml", "json"]
SUFFIXES: dict[str, Format] = {".yaml": "yaml", ".yml": "yaml", ".json": "json"}


def read(path: str | Path) -> Structure:
    """The structure in a file. `.json` is read as JSON, any other name as YAML.

    Raises InputError (with every fault) where the file is missing, no file, too large, not UTF-8, or no valid structure.
    """
    return loads_bytes(read_bytes(path), str(path), format_of(path))


def loads_bytes(data: bytes, name: str = "structure", form: Format = "yaml") -> Structure:
    """The structure in the bytes of a file, such as an upload. Raises InputError."""
    if len(data) > MOST_BYTES:
        raise _refused(name, f"The file is larger than {MOST_BYTES / 1e6:g} MB; no structure file is. Is it the right file?")
    return loads(_decoded(data, name), name, form)


def loads(text: str, name: str = "structure", form: Format = "yaml") -> Structure:
    """The structure in a text. Raises InputError with every fault; `name` is how the faults call the file."""
    reader = json_tree if form == "json" else yaml_tree
    if "\0" in text:
        raise _refused(name, "The file holds NUL characters: it is not a text file. Save the structure as text in UTF-8.")
    try:
        tree = reader.parse(text)
    except TooMuch as error:
        flaw = error.flaw
        raise InputError((Fault(name, flaw.line, flaw.column, "", flaw.message),)) from None
    return structure_of(tree, name, lambda wanted: reader.locate(text, wanted))


def dumps(structure: Structure, form: Format = "yaml") -> str:
    """A structure as text; `loads` gives back an equal one. Same structure, same text."""
    data = plain(structure)
    if form == "json":
        import json

        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return yaml_text(data)


def plain(structure: Structure) -> dict[str, object]:
    """A structure as plain data: what differs from the defaults, in the order of the format."""
    data: dict[str, object] = structure.model_dump(mode="json", exclude_defaults=True)
    return {key: _tidy(data[key]) for key in Structure.model_fields if key in data}


def write(structure: Structure, path: str | Path) -> None:
    """Writes a structure to a file, afresh. The file is replaced whole, or left as it was."""
    write_text(dumps(structure, format_of(path)), path)


def write_text(text: str, path: str | Path) -> None:
    """Puts a text in place of a file in one step, so that nobody ever sees half of it."""
    target = Path(path)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            os.chmod(temporary, stat.S_IMODE(target.stat().st_mode))
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise


def format_of(path: str | Path) -> Format:
    """Which of the two notations a file name stands for."""
    return SUFFIXES.get(Path(path).suffix.lower(), "yaml")


def read_bytes(path: str | Path) -> bytes:
    """The bytes of a file. Raises InputError where it is missing, no regular file, unreadable or too large."""
    try:
        info = os.stat(path)
        if stat.S_ISDIR(info.st_mode):
            raise _refused(str(path), "This is a folder, not a file: name a file in it.")
        if not stat.S_ISREG(info.st_mode):
            raise _refused(str(path), "This is not an ordinary file.")
        if info.st_size > MOST_BYTES:
            raise _refused(
                str(path), f"The file is larger than {MOST_BYTES / 1e6:g} MB; no structure file is. Is it the right file?"
            )
        with open(path, "rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise _refused(str(path), "There is no such file. Check the name and the folder.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise _refused(str(path), f"The file cannot be opened: {reason}.") from None


def structure_files(paths: Iterable[str | Path]) -> list[Path]:
    """The files that some files and folders stand for: every .yaml, .yml and .json below a folder, in order of name.

    Raises InputError for a folder that holds none.
    """
    files: list[Path] = []
    for given in paths:
        path = Path(given)
        if path.is_dir():
            inside = sorted(each for each in path.rglob("*") if each.suffix.lower() in SUFFIXES and each.is_file())
            if not inside:
                raise _refused(str(path), "There is no structure file (.yaml, .yml or .json) in this folder.")
            files += inside
        else:
            files.append(path)
    return files


def _decoded(data: bytes, name: str) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise _refused(name, "The file is written in UTF-16. Save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8).")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        message = f"The byte 0x{data[error.start]:02X} here is not UTF-8 text. Save the file as UTF-8 (in Notepad: Save as, Encoding: UTF-8)."
        raise InputError((Fault(name, line, column, "", message),)) from None


def _tidy(value: object) -> object:
    """Floats that are whole become whole numbers, as a person would write them; a single cited source loses its brackets."""
    if isinstance(value, dict):
        return {
            key: each[0] if key == "cites" and isinstance(each, list) and len(each) == 1 else _tidy(each)
            for key, each in value.items()
        }
    if isinstance(value, list):
        return [_tidy(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _refused(name: str, message: str) -> InputError:
    return InputError((Fault(name, 0, 0, "", message),))
