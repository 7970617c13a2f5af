"""Zip archives that come out the same, byte for byte, on every machine and on every day."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

#: The earliest moment that a zip can name.
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_UNIX, _PLAIN_FILE = 3, 0o100644


def archive(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """Files, by name, as one zip archive in the order given. They are stored as they are: how small a file gets by compressing
    differs between builds of zlib."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as zipped:
        for name, data in entries:
            entry = ZipInfo(name, _EARLIEST)
            entry.create_system = _UNIX
            entry.external_attr = _PLAIN_FILE << 16
            zipped.writestr(entry, data)
    return made.getvalue()


def repacked(data: bytes) -> bytes:
    """A zip archive, such as an Office file, with nothing in it that depends on the machine or the day; same files, same order."""
    with ZipFile(BytesIO(data)) as zipped:
        return archive([(name, zipped.read(name)) for name in zipped.namelist()])
