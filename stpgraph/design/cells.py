"""Cells of a spreadsheet: the fields of nodes, relations and decisions as plain text, and plain text back as values.

What is not stated is an empty cell. Choices are in the words that readers see; yes and no are “Yes” and “No”.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Literal

from stpgraph.design.allowed import kinds_of
from stpgraph.files.spelling import squeezed
from stpgraph.model import Structure
from stpgraph.model.kinds import RELATION_WORDS, NodeType, kind_words
from stpgraph.model.nodes import kind_of
from stpgraph.reading.compared_fields import LABELS, by_word
from stpgraph.reading.words import BASIS, CAPACITY, FREQUENCY, FUNCTION, LINES, MEMBERSHIP, STATUS, capital
from stpgraph.rules.words import listed

Sort = Literal["text", "choice", "whole", "amount", "share", "often", "name", "names", "sources"]
_YES_NO = {"true": "Yes", "false": "No"}
_CHOICES: Mapping[str, Mapping[str, str]] = {
    "status": by_word(STATUS),
    "lines": by_word(LINES),
    "function": by_word(FUNCTION),
    "membership": by_word(MEMBERSHIP),
    "capacity": {key: capital(words) for key, words in CAPACITY.items()},
    "basis": {key: capital(words) for key, words in BASIS.items()},
    "type": {key: capital(words) for key, words in RELATION_WORDS.items()},
    **dict.fromkeys(
        (
            *("represents_many", "inferred", "statutory", "external", "in_public", "publishes_papers", "terms_of_reference"),
            *("dedicated_team", "vacant", "non_executive", "clinical", "agreed", "primary"),
        ),
        _YES_NO,
    ),
}
_SORTS: Mapping[str, Sort] = {
    **dict.fromkeys(_CHOICES, "choice"),
    **dict.fromkeys(("quorum", "count", "seats"), "whole"),
    **dict.fromkeys(("amount_gbp", "limit_gbp"), "amount"),
    **dict.fromkeys(("meets", "frequency"), "often"),
    **dict.fromkeys(("source", "target", "instrument"), "name"),
    **dict.fromkeys(("taken_by", "consulted", "affects", "ratified_by"), "names"),
    "threshold": "share",
    "cites": "sources",
    "kind": "choice",
}
_HEADINGS: Mapping[str, str] = {**LABELS, "source": "From", "target": "To", "basis": "What counts as one vote"}


class CellError(ValueError):
    """What a cell cannot be: the trouble in words, and the nearest that it could be (or empty)."""

    def __init__(self, message: str, nearest: str = "") -> None:
        super().__init__(message)
        self.message, self.nearest = message, nearest


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the field, its heading, how its text is read, and the choices (value and words) where there are any."""

    field: str
    label: str
    sort: Sort
    choices: tuple[tuple[str, str], ...] = ()


def column(field: str, node_type: NodeType | None = None, label: str = "") -> Column:
    """The column of a field. `kind` and `type` need to know what is in the table."""
    choices = kinds_of(node_type) if field == "kind" and node_type else tuple(_CHOICES.get(field, {}).items())
    return Column(field, label or _HEADINGS[field], _SORTS.get(field, "text"), choices)


@dataclass(frozen=True)
class Known:
    """What names in cells may stand for: nodes and sources, each under one label that no other has."""

    nodes: Mapping[str, str]
    sources: Mapping[str, str]

    @staticmethod
    def of(structure: Structure) -> Known:
        """The labels of a structure: the name; where several have it, with the kind and then a number."""
        nodes = _labels([(each.id, each.name, kind_words(each.type, kind_of(each))) for each in structure.nodes])
        return Known(nodes, _labels([(each.id, each.title, each.publisher or "source") for each in structure.sources]))


def _labels(things: Sequence[tuple[str, str, str]]) -> dict[str, str]:
    made: dict[str, str] = {}
    taken: set[str] = set()
    plain = [" ".join(name.split()) for _, name, _ in things]
    counts: dict[str, int] = {}
    for name in plain:
        counts[name.casefold()] = counts.get(name.casefold(), 0) + 1
    for (key, _, more), name in zip(things, plain, strict=True):
        base = name if counts[name.casefold()] == 1 else f"{name} ({more})"
        label, number = base, 2
        while label.casefold() in taken:
            label, number = f"{base} {number}", number + 1
        taken.add(label.casefold())
        made[key] = label
    return made


def written(column: Column, value: Any, known: Known) -> str:
    """A value as the text of a cell; None and nothing are an empty cell."""
    if value is None or value == ():
        return ""
    if column.sort == "name":
        return known.nodes.get(value, "")
    if column.sort in ("names", "sources"):
        labels = known.nodes if column.sort == "names" else known.sources
        return _joined([labels[each] for each in value])
    if column.sort == "share":
        return f"{value * 100:.10g}%"
    if column.sort == "often":
        return capital(FREQUENCY[value]) if isinstance(value, str) else f"{value!r} days"
    if column.sort == "choice":
        word = str(value).lower() if isinstance(value, bool) else str(value)
        return dict(column.choices).get(word, word)
    return (
        repr(value)
        if isinstance(value, float) and not value.is_integer()
        else str(int(value))
        if isinstance(value, float)
        else str(value)
    )


def read(column: Column, text: str, known: Known) -> Any:
    """A cell's text as a value; an empty cell is None. Raises CellError."""
    text = text if column.sort == "text" else " ".join(text.split())
    if not text.strip():
        return None
    return _READERS[column.sort](column, text, known)


def _choice(column: Column, text: str, known: Known) -> Any:
    options = {words: key for key, words in column.choices}
    spelt = {squeezed(words): words for words in options} | {squeezed(key): words for words, key in options.items()}
    if column.choices == tuple(_YES_NO.items()):
        spelt |= {"y": "Yes", "n": "No"}
    found = spelt.get(squeezed(text))
    if found is None:
        near = get_close_matches(squeezed(text), spelt, 1, 0.5)
        offered = list(options)
        few = f": choose {listed(offered, 'or')}" if len(offered) <= 5 else ""
        raise CellError(f"“{_short(text)}” is none of the choices{few}.", spelt[near[0]] if near else "")
    value = options[found]
    return {"true": True, "false": False}.get(value, value)


def _number(column: Column, text: str, known: Known) -> Any:
    plain = text.replace(",", "").removeprefix("£").strip()
    if not re.fullmatch(r"\d{1,15}(\.\d+)?", plain):
        raise CellError(f"“{_short(text)}” is not a number.")
    value = float(plain)
    if column.sort == "whole":
        if not value.is_integer():
            raise CellError(f"“{_short(text)}” is not a whole number.", str(round(value)))
        return int(value)
    return value


def _share(column: Column, text: str, known: Known) -> Any:
    match = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)\s*(%?)", text)
    if match is None:
        raise CellError(f"“{_short(text)}” is not a share: write it as 75%.")
    value = float(match[1])
    share = value / 100 if match[2] or value > 1 else value
    if not 0 < share <= 1:
        raise CellError(f"“{_short(text)}” is not a share above 0% and up to 100%.")
    return round(share, 12)


def _often(column: Column, text: str, known: Known) -> Any:
    days = re.fullmatch(r"(?:every )?(\d{1,6}(?:\.\d+)?)(?: days?)?", text, re.IGNORECASE)
    if days:
        if float(days[1]) <= 0:
            raise CellError("The number of days must be above 0.")
        return float(days[1])
    spelt = {squeezed(words): key for key, words in FREQUENCY.items()} | {squeezed(key): key for key in FREQUENCY}
    found = spelt.get(squeezed(text))
    if found is None:
        near = get_close_matches(squeezed(text), spelt, 1, 0.5)
        raise CellError(
            f"“{_short(text)}” does not say how often: write “Every month”, or a number of days.",
            capital(FREQUENCY[spelt[near[0]]]) if near else "",
        )
    return found


def _name(column: Column, text: str, known: Known) -> Any:
    return resolved(text, known.nodes)


def _names(column: Column, text: str, known: Known) -> Any:
    labels = known.nodes if column.sort == "names" else known.sources
    return tuple(dict.fromkeys(resolved(each, labels) for each in _parted(text)))


def resolved(text: str, labels: Mapping[str, str]) -> str:
    """The id that a name stands for: as it is spelt, else without capitals and spaces. Raises CellError with the nearest name."""
    text = " ".join(text.split())
    by_label = {label: key for key, label in labels.items()}
    if text in by_label:
        return by_label[text]
    alike = [label for label in by_label if "".join(label.split()).casefold() == "".join(text.split()).casefold()]
    if len(alike) == 1:
        return by_label[alike[0]]
    if alike or any(label.startswith(f"{text} (") for label in by_label):
        several = sorted(alike or [label for label in by_label if label.startswith(f"{text} (")])
        raise CellError(
            f"“{_short(text)}” could be {listed([f'“{each}”' for each in several[:4]], 'or')}: say which.", several[0]
        )
    near = get_close_matches(text.casefold(), {label.casefold(): label for label in by_label}, 1, 0.5)
    folded = {label.casefold(): label for label in by_label}
    raise CellError(f"There is nothing called “{_short(text)}”.", folded[near[0]] if near else "")


def _joined(labels: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="").writerow(labels)
    return out.getvalue().replace(";", "; ") if not any(";" in each or '"' in each for each in labels) else out.getvalue()


def _parted(text: str) -> list[str]:
    try:
        row = next(csv.reader([text], delimiter=";", skipinitialspace=True), [])
    except csv.Error:
        row = text.split(";")
    return [each.strip() for each in row if each.strip()]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


_READERS: Mapping[Sort, Callable[[Column, str, Known], Any]] = {
    "text": lambda _column, text, _known: text,
    "choice": _choice,
    "whole": _number,
    "amount": _number,
    "share": _share,
    "often": _often,
    "name": _name,
    "names": _names,
    "sources": _names,
}
