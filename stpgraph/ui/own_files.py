"""Which files are this program's own structures, and what a file of another program is.

What reads the files of other programs takes long to load: it is loaded when the first such file comes, and no page waits for it.
"""

from __future__ import annotations

import json
import re

from stpgraph.errors import InputError
from stpgraph.files.limits import MOST_BYTES

_NAME = re.compile(r"\.(?:ya?ml|json)$", re.IGNORECASE)
_KEY = re.compile(rb"^[ \t{]{0,40}[\"']?stpgraph[\"']?[ \t]{0,9}:", re.MULTILINE)


def is_own(data: bytes, name: str) -> bool:
    """Whether a file is one of this program's own structures, or meant to be one.

    >>> is_own(b"", "a.yaml"), is_own(b'{"id": "a", "stpgraph": 1}', "a.JSON"), is_own(b'{"id": "a"}', "a.json"), is_own(b"stpgraph: 1", "a.csv")
    (True, True, False, False)
    """
    if not _NAME.search(name):
        return False
    return not name.casefold().endswith("json") or begins_as_own(data) or _holds_our_key(data)


def other_sort(data: bytes, name: str) -> str:
    """What a reader calls a document of another program, such as “PowerPoint presentation”; empty for a structure file, and for what can
    not be brought in."""
    if is_own(data, name):
        return ""
    from stpgraph.importers import recognise

    try:
        return recognise(data, name).title
    except InputError:
        return ""


def instead(data: bytes, name: str) -> str:
    """What to do with a file before it can be chosen among structures: a sentence; empty where it cannot be used in any page.

    >>> instead(b"stpgraph: 1", "a.yaml")
    'This is a structure file; open it on the page “Structures”, and then choose it in the lists above.'
    >>> instead(b"nothing", "a.bin")
    ''
    """
    if is_own(data, name):
        return "This is a structure file; open it on the page “Structures”, and then choose it in the lists above."
    sort = other_sort(data, name)
    return f"{bring_in_first(sort)} It is then in the lists above." if sort else ""


def bring_in_first(sort: str) -> str:
    """What to do with a document where structures are wanted. `sort` is what it was recognised as."""
    return (
        f"This is not a structure file, but of another sort ({sort}); bring it in first, on the page “Bring in”, check there what was "
        "understood of it, and save it in Design."
    )


def begins_as_own(data: bytes) -> bool:
    """Whether a text says near its beginning that it is a structure."""
    return _KEY.search(data[:100_000]) is not None


def _holds_our_key(data: bytes) -> bool:
    """Whether a JSON file says of itself that it is a structure, wherever it says so."""
    if len(data) > MOST_BYTES or b'"stpgraph"' not in data:
        return False
    try:
        read = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(read, dict) and "stpgraph" in read
