"""Numbers that are written out."""

from __future__ import annotations

from collections.abc import Mapping

#: From one to twenty.
NUMERALS: Mapping[str, int] = {
    word: number
    for number, word in enumerate(
        (
            *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
            *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
        ),
        1,
    )
}
