"""The small types that fields are made of: slugs, text, partial dates, numbers, frequencies.

All are strict: a number is never taken for text, nor text for a number or a boolean; NaN, infinity and negative numbers are
refused. Text that no output could carry (control characters, lone surrogates) is refused on the way in.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Strict, Tag, WithJsonSchema
from pydantic_core import PydanticCustomError

from stpgraph.model.kinds import FREQUENCY_DAYS, FrequencyWord

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
#: Characters that XML 1.0, and so SVG, Office files and PDF metadata, cannot hold.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def _printable(text: str) -> str:
    bad = _UNPRINTABLE.search(text)
    if bad:
        code = f"U+{ord(bad.group()):04X}"
        raise PydanticCustomError("unprintable", "holds the unprintable character {code}: remove it", {"code": code})
    if not text.strip():
        raise PydanticCustomError("blank", "is blank: write some text, or leave the line out")
    return text


def _year_as_text(value: object) -> object:
    # A bare 2017 is a number to YAML; as a date it is a year.
    return str(value) if type(value) is int and 1000 <= value <= 9999 else value


def _real_date(text: str) -> str:
    first_day(text)
    return text


def _whole(value: object) -> object:
    # 2.0 is a whole number to JSON Schema and to a reader; True is not.
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _as_tuple(value: object) -> object:
    return (value,) if isinstance(value, str) else value


def first_day(text: str) -> date:
    """The first day of a year, month or day written as text.

    >>> first_day("2017"), first_day("2017-06")
    (datetime.date(2017, 1, 1), datetime.date(2017, 6, 1))

    Raises PydanticCustomError (a ValueError) where there is no such day.
    """
    try:
        if not re.fullmatch(DATE, text):
            raise ValueError(text)
        parts = [int(part) for part in text.split("-")]
        return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
    except ValueError:
        raise PydanticCustomError("partial_date", "is not a date: write 2017, 2017-06 or 2017-06-01") from None


def last_day(text: str) -> date:
    """The last day of a year, month or day written as text: `until: 2018-04` runs to 30 April.

    >>> last_day("2018-02"), last_day("2018")
    (datetime.date(2018, 2, 28), datetime.date(2018, 12, 31))
    """
    first = first_day(text)
    if len(text) == 4:
        return date(first.year, 12, 31)
    if len(text) == 7:
        return date(first.year, first.month, calendar.monthrange(first.year, first.month)[1])
    return first


Slug = Annotated[str, Field(pattern=SLUG, max_length=200)]
_SLUG_SCHEMA: dict[str, Any] = {"type": "string", "pattern": SLUG, "maxLength": 200}
Text = Annotated[str, Field(min_length=1, max_length=2_000), AfterValidator(_printable)]
Notes = Annotated[str, Field(min_length=1, max_length=20_000), AfterValidator(_printable)]
Url = Annotated[str, Field(pattern=r"^https?://[^\s<>\"]+$", max_length=2_000), AfterValidator(_printable)]
DateText = Annotated[
    str,
    BeforeValidator(_year_as_text),
    AfterValidator(_real_date),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": DATE}, {"type": "integer", "minimum": 1000, "maximum": 9999}]}),
]
Boolean = Annotated[bool, Strict()]
Count = Annotated[int, Strict(), Field(ge=0), BeforeValidator(_whole)]
PositiveCount = Annotated[int, Strict(), Field(gt=0), BeforeValidator(_whole)]
Amount = Annotated[float, Strict(), Field(ge=0, allow_inf_nan=False)]
Positive = Annotated[float, Strict(), Field(gt=0, allow_inf_nan=False)]
Share = Annotated[float, Strict(), Field(gt=0, le=1, allow_inf_nan=False)]
Frequency = Annotated[
    Annotated[FrequencyWord, Tag("word")] | Annotated[Positive, Tag("days")],
    Discriminator(lambda value: "word" if isinstance(value, str) else "days"),
]
Slugs = tuple[Slug, ...]
Cites = Annotated[
    tuple[Slug, ...],
    BeforeValidator(_as_tuple),
    WithJsonSchema({"anyOf": [_SLUG_SCHEMA, {"type": "array", "items": _SLUG_SCHEMA}]}),
]


def days_between(frequency: Any) -> float:
    """Days from one meeting to the next: a month is a twelfth of 365 days.

    >>> days_between("weekly"), days_between(10)
    (7, 10)
    """
    days: float = FREQUENCY_DAYS[frequency] if isinstance(frequency, str) else frequency  # type: ignore[index]
    return days
