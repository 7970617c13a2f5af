"""Typesetting with typst: a template of ours, and data. No text that a person wrote is ever taken for markup.

The typefaces are those in `fonts/` and no others, so that the same input gives the same bytes on every machine. Right-to-left
text is set; what the typefaces lack, such as most emoji, becomes “□” (`glyphs.drawable`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from typing import Literal, cast

import typst

from stpgraph.export.glyphs import drawable, font_folder

Data = str | int | float | bool | None | Sequence["Data"] | Mapping[str, "Data"]
#: What is only read out or stands in a file's properties may hold any character; pictures are clean already.
RAW_KEYS: frozenset[str] = frozenset({"pictures", "spoken"})
#: What typst says where a text keeps it from the claim; any other fault is ours.
_OF_TEXT: tuple[str, ...] = ("could not be displayed", "missing codepoints", "disallowed codepoint")


def pdf(template: str, data: Mapping[str, Data], made_on: date) -> bytes:
    """A template of this package set as a PDF that is tagged and claims PDF/UA-1.

    Where letters and marks of a text cannot be told apart in the glyphs that draw them, typst does not make that claim: it is
    then left out, and the tags stay.
    """
    stamp = int(datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC).timestamp())
    try:
        return _set(template, data, "pdf", stamp=stamp, standard="ua-1")
    except typst.TypstError as error:
        if not any(words in str(error) for words in _OF_TEXT):
            raise
        return _set(template, data, "pdf", stamp=stamp)


def png(template: str, data: Mapping[str, Data], per_inch: float) -> bytes:
    """The one page of a template as a PNG of so many pixels to 72 points."""
    return _set(template, data, "png", per_inch=per_inch)


def clean(data: Data) -> Data:
    """The same data with every text in characters that the typefaces have."""
    if isinstance(data, str):
        return drawable(data)
    if isinstance(data, Mapping):
        return {key: value if key in RAW_KEYS else clean(value) for key, value in data.items()}
    if isinstance(data, Sequence):
        return [clean(each) for each in data]
    return data


def _set(
    template: str,
    data: Mapping[str, Data],
    form: Literal["pdf", "png"],
    stamp: int | None = None,
    standard: Literal["ua-1"] | None = None,
    per_inch: float | None = None,
) -> bytes:
    made = typst.compile(
        _sources(template),
        format=form,
        ppi=per_inch,
        timestamp=stamp,
        pdf_standards=[standard] if standard else [],
        sys_inputs={"data": json.dumps(clean(data), ensure_ascii=False)},
        font_paths=_fonts(),
        ignore_system_fonts=True,
    )
    assert isinstance(made, bytes), "one file, whatever its pages"
    return made


def _sources(template: str) -> bytes:
    """A template as the main file, and what it may import."""
    beside = {each.name: each.read_bytes() for each in files("stpgraph.export").iterdir() if each.name.endswith(".typ")}
    # typst takes files by name as well as one file; its stubs know the one alone.
    return cast(bytes, {"main.typ": beside.pop(template), **beside})


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(font_folder())])
