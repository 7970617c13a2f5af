"""What differs between a design and what it began as, or what others made of it, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from stpgraph.compare import Comparison, compare
from stpgraph.compare.merge import Clash, Merged
from stpgraph.model import Structure
from stpgraph.pipeline import explore
from stpgraph.reading import compared
from stpgraph.reading.compared import Entry
from stpgraph.reading.compared_fields import value_words
from stpgraph.rules.words import count
from stpgraph.store import Place, Side

#: So many differences are told in a sentence; the others are counted.
MOST = 6


def differences(made: Comparison) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """Everything that differs, under short headings; none for nothing."""
    new, gone = (compared.lines_entries(made, each) for each in (True, False))
    parts: tuple[tuple[str, Sequence[Entry]], ...] = (
        ("The structure as a whole", compared.fields_entries(made)),
        (compared.new_word(made), compared.nodes_entries((*made.delta.nodes.new, *made.delta.decisions.new))),
        (compared.gone_word(made), compared.nodes_entries((*made.delta.nodes.gone, *made.delta.decisions.gone))),
        ("Moved", tuple(Entry(compared.move_words(each, made)) for each in made.moves)),
        ("Changed", compared.changed_entries(made)),
        ("New lines", (*new[0], *_with_ends(new[1], "came with what is new"))),
        ("Lines that are gone", (*gone[0], *_with_ends(gone[1], "went with what is gone"))),
    )
    return tuple((title, tuple(entries)) for title, entries in parts if entries)


def _with_ends(number: int, words: str) -> tuple[Entry, ...]:
    return (Entry(f"{count(number, 'line')} that {words}"),) if number else ()


def side_words(side: Side, clash: Clash, merged: Merged) -> str:
    """What one side of a clash would have, in a few words."""
    value = clash.mine if side == "mine" else clash.theirs
    words = {"mine": "Mine", "theirs": "Theirs"}[side]
    place = clash.place
    if place.field and place.part in ("structure", "nodes", "relations", "decisions"):
        structure = merged.mine if side == "mine" else merged.theirs
        names = {each.id: each.name for each in (*structure.nodes, *structure.decisions)}
        return f"{words}: {value_words(place.field, value, _thing(structure, place), names)}"
    if clash.kind in ("removed", "needed"):
        return f"{words}: {'remove it' if value is None else 'keep it'}"
    return words


def _thing(structure: Structure, place: Place) -> object:
    if place.part == "nodes":
        return next((each for each in structure.nodes if (each.id,) == place.key), None)
    if place.part == "relations":
        return next((each for each in structure.relations if (each.source, each.type, each.target) == place.key), None)
    return (
        next((each for each in structure.decisions if (each.id,) == place.key), None) if place.part == "decisions" else structure
    )


def brought(mine: Structure, kept: Structure) -> str:
    """What others had changed of what one saved, in one sentence."""
    today = date.today()
    made = compare(explore(mine, today), explore(kept, today))
    told = [f"{title.lower()}: {entry.text.rstrip('.')}" for title, entries in differences(made) for entry in entries]
    more = [f"and {len(told) - MOST:,} more"] if len(told) > MOST else []
    return f"{'; '.join([*told[:MOST], *more])}." if told else "remarks and sources."
