"""A value written anew in the manner of the one that it replaces: the same quotes, the same lines as far as they still hold."""

from __future__ import annotations

import re

from stpgraph.files.order import DATE_KEYS
from stpgraph.files.yaml_text import WIDTH, block_scalar, folded, inline, is_plain, literal, quoted, wrapped
from stpgraph.model.scalars import DATE

#: Lines that are wrapped anew may grow to this where those before were shorter.
_NARROW = 80
_HEADER = re.compile(r"[|>][0-9+-]*([^\n]*)")


def restyled(written: str, style: str, key: str, plain: object, column: int | None, used: int = 0) -> str:
    """A scalar `plain` in the manner of `written`, whose quote or sign is `style`.

    `column` is where the key stands in a block, None between brackets; `used` is how much of the line is taken. The text has
    no line end; where it has several lines, what follows the value on its line goes behind the first.
    """
    if not isinstance(plain, str):
        return inline(plain)
    if key in DATE_KEYS and written and not style and re.fullmatch(DATE, plain):
        return plain
    if style == '"' or (style == "'" and not plain.isprintable()):
        return quoted(plain)
    if style == "'":
        return "'" + plain.replace("'", "''") + "'"
    if column is None:
        return inline(plain)
    if style:
        return _block(written, plain, column)
    if "\n" in written and is_plain(plain, flow=False):
        lines = written.split("\n")
        indent = _indent(lines[1:]) or column + 2
        return f"\n{' ' * indent}".join(_rewrapped([line.strip() for line in lines], plain, indent, _width(lines)))
    return block_scalar(plain, column, used)


def _block(written: str, text: str, column: int) -> str:
    header = _HEADER.match(written)
    assert header
    lines = written.split("\n")[1:]
    indent = _indent(lines) or column + 2
    if written[0] == ">" and text.isprintable() and text == text.strip():
        kept = _rewrapped([line.strip() for line in lines], text, indent, _width(lines))
        anew = ">-" + "".join(f"\n{' ' * indent}{line}" for line in kept)
    else:
        anew = literal(text, indent) or folded(text, indent) or quoted(text)
    first, newline, rest = anew.partition("\n")
    return first + header[1].rstrip() + newline + rest


def _rewrapped(old: list[str], text: str, column: int, width: int) -> list[str]:
    """Text in lines, of which those at the start and at the end stay as they were where their words did.

    >>> _rewrapped(["one two", "three four", "five six"], "one two three 4 five six", 0, 10)
    ['one two', 'three 4', 'five six']
    """
    if not all(old):
        return wrapped(text, column, width)
    first = 0
    while first < len(old) and text.startswith(" ".join(old[: first + 1]) + " "):
        first += 1
    last = len(old)
    while last > first and text.endswith(" " + " ".join(old[last - 1 :])):
        last -= 1
    head, tail = " ".join(old[:first]), " ".join(old[last:])
    if head and tail and len(head) + 1 + len(tail) == len(text):
        return old[:first] + old[last:]
    middle = text[len(head) + 1 if head else 0 : -len(tail) - 1 if tail else len(text)]
    if not middle or middle != middle.strip():
        return wrapped(text, column, width)
    return [*old[:first], *wrapped(middle, column, width), *old[last:]]


def _indent(lines: list[str]) -> int:
    """How far in the lines stand, 0 where there is none."""
    return next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), 0)


def _width(lines: list[str]) -> int:
    return max(_NARROW, *(len(line.rstrip()) for line in lines)) if len(lines) > 1 else WIDTH
