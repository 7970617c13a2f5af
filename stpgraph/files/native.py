"""Structures in files: format version 1, as YAML or JSON.

`read` and `loads` give a structure or raise InputError with every fault; `dumps` writes one afresh; `write` puts it into a
file whole or not at all. To change a file that a person wrote, and keep their comments, use `stpgraph.files.edit`.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from stpgraph.errors import Fault, InputError
from stpgraph.files import json_tree, yaml_tree
from stpgraph.files.limits import MOST_BYTES
from stpgraph.files.order import ordered
from stpgraph.files.replace import replace
from stpgraph.files.tree import TooMuchError
from stpgraph.files.validate import structure_of
from stpgraph.model.structure import Structure

Format = Literal["yaml", "json"]
SUFFIXES: dict[str, Format] = {".yaml": "yaml", ".yml": "yaml", ".json": "json"}
_TOO_LARGE = f"The file is larger than {MOST_BYTES / 1e6:g} MB; no structure file is. Is it the right file?"
_SAVE_AS_UTF_8 = "Save the file as UTF-8 (in Notepad: Save as, Encoding: UTF-8)."
_OTHER_FILES = (
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)


def read(path: str | Path) -> Structure:
    """The structure in a file. `.json` is read as JSON, any other name as YAML.

    Raises InputError (with every fault) where the file is missing, no file, too large, not UTF-8, or no valid structure.
    """
    return loads_bytes(read_bytes(path), str(path), format_of(path))


def loads_bytes(data: bytes, name: str = "structure", form: Format = "yaml") -> Structure:
    """The structure in the bytes of a file, such as an upload. Raises InputError."""
    if len(data) > MOST_BYTES:
        raise _refused(name, _TOO_LARGE)
    kind = next((kind for start, kind in _OTHER_FILES if data.startswith(start)), "")
    if kind:
        raise _refused(name, f"This is {kind}, not a structure file, which is plain text.")
    return loads(_decoded(data, name), name, form)


def loads(text: str, name: str = "structure", form: Format = "yaml") -> Structure:
    """The structure in a text. Raises InputError with every fault; `name` is how the faults call the file."""
    reader = json_tree if form == "json" else yaml_tree
    if "\0" in text:
        raise _refused(name, "The file holds NUL characters: it is not a text file. Save the structure as text in UTF-8.")
    if half := re.search("[\ud800-\udfff]", text):
        raise _refused(name, f"The text holds half a character (U+{ord(half.group()):04X}): remove it.")
    try:
        tree = reader.parse(text)
    except TooMuchError as error:
        flaw = error.flaw
        raise InputError((Fault(name, flaw.line, flaw.column, "", flaw.message),)) from None
    return structure_of(tree, name, lambda wanted: reader.locate(text, wanted))


def dumps(structure: Structure, form: Format = "yaml") -> str:
    """A structure as text; `loads` gives back an equal one. Same structure, same text."""
    data = plain(structure)
    if form == "json":
        import json

        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    from stpgraph.files.yaml_text import yaml_text

    return yaml_text(data)


def plain(structure: Structure) -> dict[str, object]:
    """A structure as plain data: what differs from the defaults, in the order of the format."""
    data: dict[str, object] = structure.model_dump(mode="json", exclude_defaults=True)
    return {key: _tidy(data[key]) for key in Structure.model_fields if key in data}


def write(structure: Structure, path: str | Path) -> None:
    """Writes a structure to a file, afresh. The file is replaced whole, or left as it was.

    Raises InputError where it cannot be written.
    """
    write_text(dumps(structure, format_of(path)), path)


def write_text(text: str, path: str | Path) -> None:
    """Puts a text in place of a file in one step, so that nobody ever sees half of it.

    A link is followed; the rights of a file that was there are kept. Raises InputError where it cannot be written.
    """
    try:
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise _refused(str(path), "This is a folder, not a file: name a file in it.")
        if target.exists() and not os.access(target, os.W_OK):
            raise _refused(str(path), "The file cannot be written: it is read-only.")
        replace(target, text.encode("utf-8"))
    except (OSError, ValueError) as error:
        raise _refused(str(path), f"The file cannot be written: {_reason(error)}.") from None


def format_of(path: str | Path) -> Format:
    """Which of the two notations a file name stands for."""
    return SUFFIXES.get(Path(path).suffix.lower(), "yaml")


def read_bytes(path: str | Path) -> bytes:
    """The bytes of a file. Raises InputError where it is missing, no regular file, unreadable or too large."""
    try:
        info = Path(path).stat()
        if stat.S_ISDIR(info.st_mode):
            raise _refused(str(path), "This is a folder, not a file: name a file in it.")
        if not stat.S_ISREG(info.st_mode):
            raise _refused(str(path), "This is not an ordinary file.")
        if info.st_size > MOST_BYTES:
            raise _refused(str(path), _TOO_LARGE)
        with open(path, "rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise _refused(str(path), "There is no such file. Check the name and the folder.") from None
    except (OSError, ValueError) as error:
        raise _refused(str(path), f"The file cannot be opened: {_reason(error)}.") from None


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
        raise _refused(name, f"The file is written in UTF-16. {_SAVE_AS_UTF_8}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        message = f"The byte 0x{data[error.start]:02X} here is not UTF-8 text. {_SAVE_AS_UTF_8}"
        raise InputError((Fault(name, line, column, "", message),)) from None


def _tidy(value: object) -> object:
    """Keys in the order of the format; numbers that are whole without a fraction; a single cited source without brackets."""
    if isinstance(value, dict):
        return {key: _tidy(_cited(key, value[key])) for key in ordered(value)}
    if isinstance(value, list):
        return [_tidy(each) for each in value]
    # Beyond 15 digits a float is no exact count of anything, and is clearer as 1e+20.
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value


def _cited(key: str, value: object) -> object:
    return value[0] if key == "cites" and isinstance(value, list) and len(value) == 1 else value


def _reason(error: Exception) -> str:
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)


def _refused(name: str, message: str) -> InputError:
    return InputError((Fault(name, 0, 0, "", message),))
