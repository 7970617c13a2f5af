"""What the Portfolio page shows, kept in the URL: which sets of structures, and what of them is picked."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from stpgraph.model.scalars import SLUG
from stpgraph.reading.words import shortened
from stpgraph.rules import BY_ID
from stpgraph.ui.state import KEPT, UPLOAD, unknown

SetKey = Literal["published", "archetypes", "synthetic", "kept", "own"]
SETS: tuple[SetKey, ...] = get_args(SetKey)
SET_NAMES: Mapping[SetKey, str] = {
    "published": "Published structures",
    "archetypes": "Typical structures (archetypes)",
    "synthetic": "Synthetic national set (44 made-up footprints)",
    "kept": "Saved here",
    "own": "Your own files",
}
ColumnsKey = Literal["findings", "measures", "tables", "spectrum", "delivery-plan", "checklist", "headings"]
COLUMNS: Mapping[ColumnsKey, str] = {
    "findings": "What was found",
    "measures": "Measures",
    "tables": "Tables 2 and 3",
    "spectrum": "Governance spectrum",
    "delivery-plan": "Delivery plan",
    "checklist": "Checklist",
    "headings": "Questions and principles",
}
#: What stands in the URL where no set is chosen; without any word, the published structures are.
NO_SET = "none"
#: A search longer than this finds nothing that a shorter one would not.
LONGEST_SEARCH = 100
#: What is said where nothing can be shown, by whether a set is chosen.
EMPTY: Mapping[bool, tuple[str, str]] = {
    False: ("No set is chosen.", "Choose one or several above, or add files of your own."),
    True: ("There is no structure in what is chosen.", "Add files of your own above, or choose a set that comes with this app."),
}
_OWN = re.compile(rf"{re.escape(UPLOAD)}[0-9a-f]{{16}}|{re.escape(KEPT)}[0-9a-f]{{32}}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the page shows: the sets in their order, the columns and the search of the table, and the structure (by its name in URLs)
    and the rule for which examples to learn from are looked for; None for none picked."""

    sets: tuple[SetKey, ...] = ("published",)
    columns: ColumnsKey = "findings"
    search: str = ""
    structure: str | None = None
    rule: str | None = None

    @property
    def params(self) -> dict[str, str]:
        """The same as parameters of a URL; what is as usual is left out.

        >>> Wanted(("published", "synthetic"), "measures").params, Wanted(()).params, Wanted().params
        ({'sets': 'published,synthetic', 'columns': 'measures'}, {'sets': 'none'}, {})
        """
        usual = Wanted()
        given = {
            "sets": "" if self.sets == usual.sets else ",".join(self.sets) or NO_SET,
            "columns": "" if self.columns == usual.columns else self.columns,
            "search": self.search,
            "structure": self.structure or "",
            "rule": self.rule or "",
        }
        return {key: value for key, value in given.items() if value}


def read(params: Mapping[str, str]) -> tuple[Wanted, list[str]]:
    """What a URL asks for, as far as it can be understood, and a sentence for each part of it that cannot.

    >>> wanted, messages = read({"sets": "synthetic,mine", "rule": "ACC002"})
    >>> wanted.sets, wanted.rule, len(messages)
    (('synthetic',), 'ACC002', 1)
    """
    messages: list[str] = []
    sets = _sets(params.get("sets"), messages)
    columns = next((each for each in COLUMNS if each == params.get("columns", "findings")), None)
    if columns is None:
        messages.append(
            f"This link asks for the columns “{shortened(params['columns'])}”, which there are not: the first are shown."
        )
    search = " ".join(params.get("search", "").split())
    if len(search) > LONGEST_SEARCH:
        messages.append("This link searches the table for a text that is too long: nothing is searched for.")
        search = ""
    structure, rule = params.get("structure"), params.get("rule")
    if structure is not None and not (
        len(structure) <= 250 and (re.fullmatch(SLUG, structure) or _OWN.fullmatch(structure))  # as in a structure file
    ):
        messages.append(f"This link picks a structure, “{shortened(structure)}”, in a way that no structure is named.")
        structure = None
    if rule is not None and rule not in BY_ID:
        messages.append(f"There is no rule “{shortened(rule)}”: none is picked.")
        rule = None
    known = ("sets", "columns", "search", "structure", "rule")
    return Wanted(sets, columns or "findings", search, structure, rule), messages + unknown(params, known)


def _sets(given: str | None, messages: list[str]) -> tuple[SetKey, ...]:
    if given is None:
        return Wanted().sets
    words = {each for each in given.split(",") if each}
    strange = sorted(words - {*SETS, NO_SET})
    if strange:
        messages.append(f"This link asks for a set of structures, “{shortened(', '.join(strange))}”, that there is not.")
    return tuple(each for each in SETS if each in words)


def settled(wanted: Wanted, there: Collection[str]) -> tuple[Wanted, list[str]]:
    """The same with a structure that is there, and a sentence where it is not. `there` are the names in URLs of all that are."""
    if wanted.structure is None or wanted.structure in there:
        return wanted, []
    picked = replace(wanted, structure=None, rule=None)
    if wanted.structure.startswith(UPLOAD):
        return picked, ["The file of yours that this link picks is not here (any more): add it again."]
    return picked, [f"“{shortened(wanted.structure)}” is in none of the sets that are chosen, so it is not picked."]
