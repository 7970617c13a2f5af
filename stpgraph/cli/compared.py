"""What `compare` gives out besides words: pictures, documents, tables and a paper; and what a person says of its matches."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, cast

from stpgraph.cli import output
from stpgraph.cli.paper import SUFFIXES
from stpgraph.errors import UsageError

if TYPE_CHECKING:
    from stpgraph.compare import Comparison, Corrections
    from stpgraph.reading.compared_paper import ComparedSectionKey

#: The largest file of corrections that is read, in bytes.
_MOST_BYTES = 2_000_000
_NAMED = ("first", "second")
_AS_IT_IS = 'Write it as {"same": [["id-in-A", "id-in-B"]], "different": []}.'


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options of `compare` ask for besides the comparison itself."""

    form: str | None
    to: str | None
    paper_file: str | None
    output_file: str | None
    draft: bool
    sections: tuple[str, ...]
    meeting: str
    author: str
    logo: str | None
    names: bool
    final: bool

    def check(self) -> None:
        """Raises UsageError where options do not go together."""
        ways = [name for name, given in (("--format", self.form), ("--to", self.to), ("--paper", self.paper_file)) if given]
        if len(ways) > 1:
            raise UsageError(f"{ways[0]} and {ways[1]} do not go together: choose one, and run it again for the other.")
        if self.paper_file:
            if self.output_file:
                raise UsageError("--paper names the file itself: leave -o out.")
            if PurePath(self.paper_file).suffix.lower() not in SUFFIXES:
                raise UsageError(f"A paper is a .pdf or a .docx file; “{self.paper_file}” is neither.")
        else:
            given = {
                "--section": self.sections,
                "--meeting": self.meeting,
                "--author": self.author,
                "--logo": self.logo,
                "--names": self.names,
                "--final": self.final,
            }
            alone = next((name for name, value in given.items() if value), None)
            if alone:
                raise UsageError(f"{alone} is for the paper: name its file with --paper our-paper.pdf.")
        if self.draft and not self.to:
            raise UsageError(
                "A paper is a draft unless --final is given: leave --draft out."
                if self.paper_file
                else "--draft goes with --to: what is told in words bears no mark."
            )

    @property
    def binary(self) -> str:
        """The name that the file could have, where what is given out is no text; else empty."""
        if not self.to:
            return ""
        from stpgraph.export.registry import compared_format_of

        form = compared_format_of(self.to)
        return "" if form.is_text else f"comparison{form.suffix}"


def corrections_of(path: str) -> Corrections:
    """What a person says of pairs, from a JSON file.

    Raises UsageError where it cannot be read, is no JSON, or says something else or against itself.
    """
    from stpgraph.compare import Corrections

    try:
        with open(path, "rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise UsageError(f"--corrections: “{path}” cannot be read: {getattr(error, 'strerror', None) or error}.") from None
    if len(data) > _MOST_BYTES:
        raise UsageError(f"--corrections: “{path}” is larger than {_MOST_BYTES // 1_000_000} MB.")
    try:
        read = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        line = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise UsageError(f"--corrections: “{path}” is no JSON{line}. {_AS_IT_IS}") from None
    if not isinstance(read, dict) or not all(isinstance(pairs, list) for key, pairs in read.items() if key not in _NAMED):
        raise UsageError(f"--corrections: “{path}” holds no corrections. {_AS_IT_IS}")
    if not all(isinstance(pair, list) for key, pairs in read.items() if key not in _NAMED for pair in pairs):
        raise UsageError(f"--corrections: in “{path}” a correction is no pair of ids. {_AS_IT_IS}")
    try:
        # A file that the Compare page made names both structures too.
        return Corrections.from_data({key: pairs for key, pairs in read.items() if key not in _NAMED})
    except UsageError as error:
        raise UsageError(f"--corrections: {error}") from None


def give_out(made: Comparison, asked: Asked, day: date) -> None:
    """Writes the comparison in the format that is asked for."""
    from stpgraph.export.compared import compared_sheet, write

    output.write(write(asked.to or "", compared_sheet(made, day, asked.draft)), asked.output_file)


def give_paper(made: Comparison, asked: Asked, day: date, logo: bytes) -> None:
    """Writes the paper on the comparison."""
    from stpgraph.export import paper_docx, paper_pdf
    from stpgraph.export.compared import compared_sheet
    from stpgraph.reading.compared_paper import ComparedOptions, compared_paper

    wanted = cast("tuple[ComparedSectionKey, ...]", asked.sections) or None
    options = ComparedOptions(wanted, asked.meeting, asked.author, draft=not asked.final, names=asked.names)
    writer = paper_pdf if PurePath(asked.paper_file or "").suffix.lower() == ".pdf" else paper_docx
    sheet = compared_sheet(made, day, draft=not asked.final)
    output.write(writer.write(compared_paper(made, day, options), sheet, logo), asked.paper_file)
