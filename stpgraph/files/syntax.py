"""What is wrong with the writing of a file, in words for people who do not know the names of its parts."""

from __future__ import annotations

_TAB = "there is a tab: indent with spaces instead"
#: What libyaml says (a part of it), what a person reads, and whether the place is where the part in question began.
_YAML: tuple[tuple[str, str, bool], ...] = (
    ("tab", _TAB, False),
    (
        "mapping values are not allowed",
        "there is a second `: ` here: put text that holds a colon in quotes, start a new line for a new key, and a space "
        "must stand behind every colon",
        False,
    ),
    ("could not find expected ':'", "this line has no `: ` behind its key; a key, a colon, a space, then the value", True),
    (
        "did not find expected key",
        "a key is expected here: look above for a quote or bracket that is not closed, or text behind one that is; put the "
        "whole text in quotes",
        False,
    ),
    (
        "did not find expected ','",
        "a `,` or the end of the bracket from line {line} is missing here or above; text that holds `: `, `, ` or a bracket "
        "must be in quotes",
        False,
    ),
    ("did not find expected '-'", "an item of this list does not start with `- ` in the same column as the others", False),
    ("block sequence entries", "a `- ` cannot stand here: start the list on a line of its own, below its key", False),
    ("mapping keys are not allowed", "a `? ` cannot stand here: put text that starts with `?` in quotes", False),
    ("<document start>", "this line stands further left than the first one, or has no `: ` behind its key", False),
    ("node content", "a value is missing here; text that starts with `,` or a bracket must be in quotes", False),
    ("unexpected end of stream", "a quote is opened here and never closed", True),
    ("unexpected document indicator", "a quote is opened here and not closed before the `---` or `...` below", True),
    ("unknown escape", "a `\\` between double quotes has a meaning of its own: write `\\\\`, or use single quotes", False),
    ("hexdecimal", "a `\\x` or `\\u` between double quotes must have hexadecimal digits behind it", False),
    ("escape code", "a `\\u` between double quotes stands for no character", False),
    ("while scanning an alias", "text that starts with `*` must be in quotes", False),
    ("while scanning an anchor", "text that starts with `&` must be in quotes", False),
    ("while scanning a tag", "text that starts with `!` must be in quotes", False),
    ("undefined tag handle", "text that starts with `!` must be in quotes", False),
    ("while scanning a block scalar", "behind `|` or `>` only a line end may stand: put text that starts so in quotes", False),
    ("while scanning a directive", "a line that starts with `%` is no text: put it in quotes, or `#` before it", False),
    ("directive", "a line that starts with `%` is no text: put it in quotes, or `#` before it", False),
    ("incompatible", "the line `%YAML` at the top asks for a version of YAML that cannot be read: remove it", False),
    ("unexpected ':'", "this `:` needs a space behind it, or its text must be in quotes", False),
    ("cannot start any token", "text that starts with `@`, `%` or a backquote must be in quotes", False),
)
_JSON: tuple[tuple[str, str], ...] = (
    ("Expecting ',' delimiter", "a `,` or a closing bracket is missing here or just above"),
    ("Expecting ':' delimiter", "a `:` is missing behind the key here"),
    ("Expecting property name", "a key in double quotes is expected here; the last item has no `,` behind it"),
    ("Illegal trailing comma", "the last item must have no `,` behind it"),
    ("Unterminated string", "a quote is opened here and never closed"),
    ("Invalid control character", "a line end or tab stands between quotes here: write `\\n` or `\\t` for it"),
    ("Invalid \\", "a `\\` between quotes has a meaning of its own: write `\\\\` for it"),
    ("Extra data", "there is something behind the end of the structure: remove it"),
    ("Expecting value", "a value is missing here; text must be in double quotes"),
)


def yaml_words(problem: str, context: str, char: str) -> tuple[str, bool]:
    """What libyaml found, in plain words, and whether to point at the beginning of the part where it found it.

    `char` is what stands where it was found, empty at the end of the text. `{line}` in the words is for the line where the
    part began.
    """
    if char == "\t" and "any token" in problem:
        return _TAB, False
    if not char and "node content" in problem:
        return "the file ends before the bracket is closed", False
    if char == "-" and "expected key" in problem:
        return "this `- ` does not stand in the same column as the others of its list", False
    both = f"{context} {problem}"
    return next(((words, begin) for part, words, begin in _YAML if part in both), (problem or context, False))


def json_words(problem: str) -> str:
    """What the JSON reader found, in plain words."""
    return next((words for part, words in _JSON if part in problem), problem)
