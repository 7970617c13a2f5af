"""Structure files in a zip file, read without trust: nothing is unpacked to disk, and nothing grows without bound.

A zip file says of itself how much it holds. What it says is checked before anything is unpacked, and unpacking stops at what
was said. Tested in tests/portfolio: whatever is refused is refused without more memory than the limits allow.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from stpgraph.errors import Fault, InputError
from stpgraph.files import format_of
from stpgraph.files.limits import MOST_BYTES
from stpgraph.files.native import SUFFIXES
from stpgraph.portfolio.piece import Piece

#: Of the zip file, of what it lists, and of all structure files in it together, unpacked.
MOST_PACKED, MOST_LISTED, MOST_UNPACKED = 50_000_000, 4_000_000, 400_000_000
MOST_FILES = 10_000
#: Text that people write packs to a tenth; made-up text to a fiftieth. Beyond this it is a file made to fill the memory.
MOST_RATIO = 150
#: A file that is so small does no harm, however well it is packed.
SMALL = 100_000
#: The signatures of the end of the list of contents, and of the place of a larger one.
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x07"
_END_SIZE = 22


def is_zip(path: Path) -> bool:
    """Whether a file is a zip file, by its name or by how it begins; what is no ordinary file is none."""
    if not path.is_file():
        return False
    if path.suffix.lower() == ".zip":
        return True
    if path.suffix.lower() in SUFFIXES:
        return False
    try:
        with open(path, "rb") as file:
            return file.read(4) in (b"PK\x03\x04", _END)
    except OSError:
        return False


def pieces_of_zip(data: bytes, name: str) -> tuple[Piece, ...]:
    """The structure files in the bytes of a zip file, in order of name. `name` is what the user calls the file.

    Folders, files of other sorts and what a Mac adds are passed over. A file in it that cannot be used gives a piece that says
    so when it is read. Raises InputError where the zip file as a whole cannot be used.
    """
    if len(data) > MOST_PACKED:
        raise _refused(name, f"The zip file is larger than {MOST_PACKED / 1e6:g} MB: share it out over several.")
    _check_listing(data, name)
    try:
        archive = ZipFile(io.BytesIO(data))
    except (BadZipFile, ValueError, NotImplementedError, struct.error) as error:
        raise _refused(name, f"This is no zip file, or it is damaged: {error}.") from None
    inside = [info for info in archive.infolist() if not info.is_dir() and _wanted(info.filename)]
    if not inside:
        raise _refused(name, "There is no structure file (.yaml, .yml or .json) in this zip file.")
    if len(inside) > MOST_FILES:
        raise _refused(
            name, f"The zip file holds {len(inside):,} structure files; more than {MOST_FILES:,} are not read at once."
        )
    if sum(info.file_size for info in inside) > MOST_UNPACKED:
        raise _refused(name, f"Unpacked, the structure files would be larger than {MOST_UNPACKED / 1e6:g} MB.")
    return tuple(_piece(archive, info, name) for info in sorted(inside, key=lambda info: (info.filename, info.header_offset)))


def _check_listing(data: bytes, name: str) -> None:
    """Refuses a zip file whose list of contents is larger than any real one, before that list is read.

    Source: PKWARE, APPNOTE.TXT 6.3.10, 4.3.14 to 4.3.16.
    """
    at = len(data) - _END_SIZE
    if not (data[max(at, 0) : max(at, 0) + 4] == _END and data[-2:] == b"\0\0"):
        at = data.rfind(_END, max(0, len(data) - _END_SIZE - 65_535))
    if at < 0 or len(data) < at + _END_SIZE:
        raise _refused(name, "This is no zip file, or it is damaged: its list of contents is missing.")
    (listed,) = struct.unpack_from("<L", data, at + 12)
    if listed > MOST_LISTED or data[max(at - 20, 0) : max(at - 20, 0) + 4] == _END_64:
        raise _refused(name, "The zip file lists more files than are read at once: share them out over several.")


def _wanted(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if not parts or parts[-1].startswith(".") or "__MACOSX" in parts:
        return False
    return PurePosixPath(parts[-1]).suffix.lower() in SUFFIXES


def _piece(archive: ZipFile, info: ZipInfo, name: str) -> Piece:
    label = f"{name}: {info.filename}"
    fault = _fault(info)
    load: Callable[[], bytes] = partial(_fail, label, fault) if fault else partial(_unpacked, archive, info, label)
    return Piece(label, format_of(info.filename), info.file_size, load)


def _fault(info: ZipInfo) -> str:
    """What is wrong with a file in a zip file, as its listing tells it; empty where nothing is."""
    parts = PurePosixPath(info.filename.replace("\\", "/")).parts
    if info.filename.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]:
        return "Its name leads out of the zip file. Pack the folder again."
    if info.flag_bits & 0x1:
        return "It is locked with a password. Pack it again without one."
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "It is packed in a way that is not read here. Pack it again as an ordinary zip file."
    if info.file_size > MOST_BYTES:
        return f"The file is larger than {MOST_BYTES / 1e6:g} MB; no structure file is. Is it the right file?"
    if info.file_size > SMALL and info.file_size > MOST_RATIO * info.compress_size:
        return "It is packed far more tightly than text that people write. Is it the right file?"
    return ""


def _fail(label: str, fault: str) -> bytes:
    raise _refused(label, fault)


def _unpacked(archive: ZipFile, info: ZipInfo, label: str) -> bytes:
    """The bytes of one file, no more than it says it has. Raises InputError where it is damaged."""
    try:
        with archive.open(info) as file:
            return file.read(MOST_BYTES + 1)
    except (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, struct.error, zlib.error) as error:
        raise _refused(label, f"It is damaged: {error}. Pack it again.") from None


def _refused(name: str, message: str) -> InputError:
    return InputError((Fault(name, 0, 0, "", message),))
