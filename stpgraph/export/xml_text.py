"""Text for XML: what the format cannot hold at all, and what has to be escaped so that a reader gets it back as it was."""

from __future__ import annotations

import re

#: Everything outside the `Char` production of XML 1.0 (fifth edition, section 2.2).
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: A bare carriage return would be read as a line feed (section 2.11); in an attribute every white space as a space (3.3.3).
_CONTENT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_ATTRIBUTE = {**_CONTENT, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
_IN_CONTENT, _IN_ATTRIBUTE = str.maketrans(_CONTENT), str.maketrans(_ATTRIBUTE)


def xml_text(text: str) -> str:
    r"""The same text with U+FFFD for every character that XML 1.0 forbids. It is not escaped: for libraries that do that.

    >>> xml_text("a\x0bb & c\n")
    'a�b & c\n'
    """
    return _FORBIDDEN.sub("\ufffd", text)


def xml_content(text: str) -> str:
    r"""Text between two tags, escaped.

    >>> xml_content('<b> & "c"')
    '&lt;b&gt; &amp; "c"'
    """
    return xml_text(text).translate(_IN_CONTENT)


def xml_attribute(text: str) -> str:
    r"""The value of an attribute with its double quotes, escaped; line breaks and tabs survive.

    >>> xml_attribute('say "a"\n& b')
    '"say &quot;a&quot;&#10;&amp; b"'
    """
    return f'"{xml_text(text).translate(_IN_ATTRIBUTE)}"'
