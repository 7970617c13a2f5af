"""What a report is made from, and what every report does with names that it did not choose itself."""

from __future__ import annotations

import re
from typing import NamedTuple

from stpgraph.files import Format
from stpgraph.pipeline import Exploration

#: What could steer a terminal or reorder a line: control characters (C0, DEL, C1), bidirectional controls, line separators,
#: and halves of characters, as file names that are not UTF-8 hold them.
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


class Checked(NamedTuple):
    """A file that holds a valid structure, and what was found in it. `file` is the name that the user gave."""

    file: str
    text: str
    form: Format
    exploration: Exploration


def one_line(text: str) -> str:
    """Text on one line, with nothing in it that could steer a terminal.

    >>> one_line("Board" + chr(10) + " of" + chr(27) + "[2J boards")
    'Board of�[2J boards'
    """
    return UNSAFE.sub("\ufffd", " ".join(text.split()))


def some_lines(text: str) -> str:
    """The same for text that may have several lines.

    >>> some_lines("a" + chr(10) + "b" + chr(7))
    'a\\nb�'
    """
    return "\n".join(UNSAFE.sub("\ufffd", line) for line in text.split("\n"))
