"""Files from strangers, opened with care: bounded in size, depth and time; no entity, no network, no macro, no formula.

Everything here raises InputError with one fault in plain words. Sources: OWASP, "XML External Entity Prevention Cheat Sheet";
defusedxml's documentation of known attacks; PKWARE, ".ZIP File Format Specification" (the flag of encryption).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from stpgraph.errors import Fault, InputError

#: Slides with photographs are large; what is not text in them is never unpacked.
MOST_BYTES = 50_000_000
#: Plain text and XML are read whole into memory.
MOST_TEXT = 8_000_000
#: Of one archive: parts, bytes when unpacked, and how many times smaller than its content a large part may be.
MOST_PARTS, MOST_UNPACKED, MOST_RATIO = 2_000, 60_000_000, 200
_LARGE_PART = 1_000_000
MOST_DEPTH, MOST_ELEMENTS = 60, 200_000
#: Nodes and lines of one import; a structure file holds no more.
MOST_SHAPES, MOST_LINKS = 10_000, 20_000
#: Parts of Office files that hold nothing to read: known by the end of their names, and left packed.
_NOT_TEXT = re.compile(
    r"\.(?:png|jpe?g|jfif|gif|bmp|tiff?|emf|wmf|wdp|svg|ico|webp|mp[34]|m4[av]|mov|avi|wm[av]|wav|bin|fntdata|odttf|ttf|otf)$",
    re.IGNORECASE,
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: What stands in a file of the old container (the names of its streams, in UTF-16), and what is said of it. [MS-OFFCRYPTO], [MS-CFB].
_OLD: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "This file is locked with a password. Open it, take the password off, and save it again."),
    ("PowerPoint Document", "This presentation was saved by an old version of PowerPoint (.ppt). Save it anew as .pptx."),
    ("WordDocument", "This document was saved by an old version of Word (.doc). Save it anew as .docx."),
    ("Workbook", "This workbook was saved by an old version of Excel (.xls). Save it anew as .xlsx."),
    ("Book", "This workbook was saved by an old version of Excel (.xls). Save it anew as .xlsx."),
)


def refused(name: str, message: str, line: int = 0, column: int = 0) -> InputError:
    """The error for a file that cannot be used."""
    return InputError((Fault(name, line, column, "", message),))


def check_size(data: bytes, name: str) -> None:
    """Raises InputError for what is empty or too large, or is locked."""
    if not data.strip(b"\0 \t\r\n"):
        raise refused(name, "There is nothing in this file.")
    if len(data) > MOST_BYTES:
        raise refused(
            name, f"The file is larger than {MOST_BYTES // 1_000_000} MB. Take pictures out of it, or save the page alone."
        )
    if data.startswith(_OLD_OFFICE):
        raise refused(
            name,
            next(
                (message for stream, message in _OLD if stream.encode("utf-16-le") in data),
                "This file is locked with a password, or was saved by an old version of Office. Save it anew, unlocked, as .pptx, .vsdx, "
                ".docx or .xlsx.",
            ),
        )


def read_file(path: str) -> bytes:
    """The bytes of a file. Raises InputError where it is missing, no ordinary file, or too large."""
    try:
        given = Path(path)
        if not given.is_file():
            raise refused(
                path,
                "This is a folder, not a file." if given.is_dir() else "There is no such file. Check the name and the folder.",
            )
        with given.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise refused(path, f"The file cannot be opened: {getattr(error, 'strerror', None) or error}.") from None
    check_size(data, path)
    return data


def text_of(data: bytes, name: str) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, or else Windows-1252, which Excel writes. Raises InputError."""
    if len(data) > MOST_TEXT:
        raise refused(name, f"The file is larger than {MOST_TEXT // 1_000_000} MB; no diagram, list or document is.")
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        if wide:
            raise refused(name, "The text in this file is broken. Save it anew as UTF-8.") from None
        text = data.decode("cp1252", "replace")
    if "\0" in text:
        raise refused(name, "The file holds NUL characters: it is not a text file.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def xml_root(data: bytes, name: str) -> Element:
    """The root of an XML document. Raises InputError where it is broken, too deep or too large, or declares a document type or entities."""
    if len(data) > MOST_TEXT:
        raise refused(name, f"The file is larger than {MOST_TEXT // 1_000_000} MB; no diagram or document is.")
    depth = count = 0
    root: Element | None = None
    try:
        for event, element in iterparse(BytesIO(data), ("start", "end"), forbid_dtd=True):
            if event == "end":
                depth -= 1
                continue
            root = element if root is None else root
            depth, count = depth + 1, count + 1
            if depth > MOST_DEPTH:
                raise refused(
                    name,
                    f"Things stand in each other more than {MOST_DEPTH} deep in this file; in no diagram or document do they.",
                )
            if count > MOST_ELEMENTS:
                raise refused(
                    name, f"There are more than {MOST_ELEMENTS:,} parts in this file; no diagram or document has so many."
                )
    except DefusedXmlException:
        raise refused(
            name, "The file declares a document type or entities, which could be used for an attack. It was not opened."
        ) from None
    except ParseError as error:
        line, column = error.position
        raise refused(name, "The file is broken here: it is not readable as XML.", line, column + 1) from None
    except (ValueError, LookupError):
        raise refused(name, "The file is written in an encoding that cannot be read. Save it as UTF-8.") from None
    if root is None:
        raise refused(name, "There is nothing in this file.")
    return root


def inflated(packed: bytes, name: str) -> bytes:
    """What raw deflate holds, up to the limit for text. Raises InputError."""
    try:
        unpacker = zlib.decompressobj(-15)
        made = unpacker.decompress(packed, MOST_TEXT + 1)
    except zlib.error:
        raise refused(name, "A packed page in this file is broken. In draw.io, save with “Compressed” switched off.") from None
    if len(made) > MOST_TEXT:
        raise refused(name, "A packed page in this file is far larger than any diagram. It was not opened.")
    return made


def parts_of(data: bytes, name: str) -> dict[str, bytes]:
    """Every file in a zip archive by name, unpacked within the limits; pictures, films, fonts and programs stay packed and are empty here.

    Raises InputError.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = [each for each in archive.infolist() if not each.is_dir()]
            if len(entries) > MOST_PARTS:
                raise refused(name, f"There are more than {MOST_PARTS:,} files packed in this one. It was not opened.")
            if any(each.flag_bits & 1 for each in entries):
                raise refused(name, "The file is locked with a password. Save it without one.")
            texts = [each for each in entries if not _NOT_TEXT.search(each.filename)]
            whole = sum(each.file_size for each in texts)
            if whole > MOST_UNPACKED or any(
                each.file_size > _LARGE_PART and each.file_size > MOST_RATIO * max(each.compress_size, 1) for each in texts
            ):
                raise refused(name, "Unpacked, this file would be far larger than any document. It was not opened.")
            made, left = dict.fromkeys((each.filename for each in entries), b""), MOST_UNPACKED
            for each in texts:
                with archive.open(each) as part:
                    made[each.filename] = part.read(left + 1)
                left -= len(made[each.filename])
                if left < 0:
                    raise refused(name, "Unpacked, this file would be far larger than any document. It was not opened.")
            return made
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, OverflowError):
        raise refused(name, "The file is broken, or was not copied whole: it cannot be unpacked.") from None


def declares(part: bytes) -> bool:
    """Whether an XML part of an Office file has a document type, which none may have."""
    head = part.replace(b"\0", b"")
    return re.search(rb"<!(?:DOCTYPE|ENTITY)", head, re.IGNORECASE) is not None


def local(tag: object) -> str:
    """The name of an element without its namespace.

    >>> local("{http://graphml.graphdrawing.org/xmlns}node")
    'node'
    """
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def named(element: Element, name: str) -> Iterator[Element]:
    """The children of an element that bear a name, whatever their namespace."""
    return (each for each in element if local(each.tag) == name)
