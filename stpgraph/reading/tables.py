"""The tables of a structure: everything in it, and every relation, with column names in words."""

from __future__ import annotations

from stpgraph.model import Structure
from stpgraph.model.kinds import RELATION_TYPES, RELATION_WORDS, TYPE_WORDS
from stpgraph.reading.facts import facts, kind_line
from stpgraph.reading.sentences import relation_more
from stpgraph.reading.words import BASIS, NOT_STATED, STATUS, capital, share_words, uncapital
from stpgraph.rules.words import natural

Row = dict[str, str]


def node_rows(structure: Structure) -> list[Row]:
    """One row for each node, in order of type and name."""
    order = list(TYPE_WORDS)
    titles = {source.id: source.title for source in structure.sources}
    return [
        {
            "Name": node.name,
            "What it is": capital(TYPE_WORDS[node.type][0]),
            "Kind": kind_line(node),
            "Stated": "; ".join(f"{fact.label}: {fact.value}" for fact in facts(node, structure) if fact.stated),
            "Not stated": "; ".join(uncapital(fact.label) for fact in facts(node, structure) if not fact.stated),
            "Our reading": "Yes" if node.inferred else "",
            "Notes": node.notes or "",
            "Sources": "; ".join(titles[key] for key in node.cites),
        }
        for node in sorted(structure.nodes, key=lambda node: (order.index(node.type), natural(node.name), node.id))
    ]


def relation_rows(structure: Structure) -> list[Row]:
    """One row for each relation, in order of type and then of names."""
    names = {node.id: node.name for node in structure.nodes}
    titles = {source.id: source.title for source in structure.sources}
    return [
        {
            "From": names[relation.source],
            "Relation": RELATION_WORDS[relation.type],
            "To": names[relation.target],
            "Details": relation_more(relation, names),
            "Status": STATUS[relation.status],
            "Our reading": "Yes" if relation.inferred else "",
            "Notes": relation.notes or "",
            "Sources": "; ".join(titles[key] for key in relation.cites),
        }
        for relation in sorted(
            structure.relations,
            key=lambda each: (RELATION_TYPES.index(each.type), natural(names[each.source]), natural(names[each.target])),
        )
    ]


def decision_rows(structure: Structure) -> list[Row]:
    """One row for each decision, in order of name."""
    names = {node.id: node.name for node in structure.nodes}
    titles = {source.id: source.title for source in structure.sources}

    def named(keys: tuple[str, ...]) -> str:
        return "; ".join(names[key] for key in keys) or NOT_STATED

    return [
        {
            "Decision": decision.name,
            "Taken by": named(decision.taken_by),
            "Consulted": named(decision.consulted),
            "Affects": named(decision.affects),
            "Takes effect when agreed by": named(decision.ratified_by),
            "Share of the votes": share_words(decision.threshold) if decision.threshold is not None else NOT_STATED,
            "Votes": capital(BASIS[decision.basis]) if decision.basis else NOT_STATED,
            "Our reading": "Yes" if decision.inferred else "",
            "Notes": decision.notes or "",
            "Sources": "; ".join(titles[key] for key in decision.cites),
        }
        for decision in sorted(structure.decisions, key=lambda each: (natural(each.name), each.id))
    ]
