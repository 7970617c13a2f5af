"""A portfolio as one JSON document, for other programs.

    {"complete", "asked", "questions": [{"part", "key", "heading", "text"}], "measures": [{"key", "name", "unit", "better"}],
     "structures": [{"id", "title", "file", "footprint", "status", "as_at", "nodes", "findings": [{"rule", "severity", "certainty",
       "open", "accepted"}], "answers", "measures": [{"value", "why"}], "spectrum": {"stands", "summary"},
       "likeness": {"seen", "summary"}, "examples": [{"rule", "structures": [{"file", "id", "distance", "features"}]}]}],
     "set": {"tables": [{"key", "question", "yes", "no", "not_stated", "hfma"}], "rules": [{"rule", "confirmed", "not_stated",
       "accepted", "cells"}], "phases"}, "organisations", "people", "unread": [{"file", "faults"}]}

`answers` and `measures` of a structure stand in the order of `questions` and `measures`. A number that is not known is null, with
the reason in `why`. `rules` count structures; a cell has the open findings of one structure, in the order of `structures`.
`examples` are those most like a structure that do not have a gap which is open in it (null where there are more than 200
structures); `distance` is from 0 to 1. People are named only where that was asked for.
"""

from __future__ import annotations

from stpgraph.portfolio import (
    Apart,
    Entry,
    HeatRow,
    Neighbour,
    Portfolio,
    examples,
    measures_told,
    neighbours,
    organisations,
    people,
    questions,
)
from stpgraph.reading.assessed import PLANS
from stpgraph.report.json_report import dumps
from stpgraph.report.portfolio_tables import MOST_COMPARED, Told

_Data = dict[str, object]


def portfolio_json(told: Told) -> str:
    """The portfolio as a JSON text."""
    portfolio = told.portfolio
    return dumps(
        {
            "complete": portfolio.complete,
            "asked": portfolio.asked,
            "questions": [
                {"part": each.part, "key": each.key, "heading": each.heading, "text": each.text} for each in questions()
            ],
            "measures": [
                {"key": each.key, "name": each.name, "unit": each.unit, "better": each.better} for each in measures_told()
            ],
            "structures": [_structure(portfolio, each) for each in portfolio.entries],
            "set": {
                "tables": [
                    {
                        "key": each.key,
                        "question": each.question,
                        "yes": each.yes,
                        "no": each.no,
                        "not_stated": each.not_stated,
                        "hfma": {"plans": PLANS, "yes": each.published_yes, "no_or_not_stated": each.published_rest},
                    }
                    for each in portfolio.tables
                ],
                "rules": [_rule(row) for row in portfolio.heat],
                "phases": [
                    {"phase": phase, "structures": [each.file for each in entries]} for phase, entries in portfolio.phases.items()
                ],
            },
            "organisations": [
                {
                    "names": each.names,
                    "ods_code": each.code or None,
                    "kind": each.kind,
                    "known_by": each.by,
                    "footprints": each.footprints,
                    "seat_in": each.seated,
                }
                for each in organisations(portfolio)
            ],
            "people": [
                {
                    "name": each.name if told.names else None,
                    "posts": each.total,
                    "footprints": [{"footprint": place, "posts": posts} for place, posts in each.posts],
                }
                for each in people(portfolio, told.most_posts)
            ],
            "unread": [{"file": each.file, "faults": [str(fault) for fault in each.faults]} for each in portfolio.unread],
        }
    )


def _structure(portfolio: Portfolio, entry: Entry) -> _Data:
    return {
        "id": entry.id,
        "title": entry.title,
        "file": entry.file,
        "footprint": entry.footprint or None,
        "status": entry.status,
        "as_at": entry.as_at or None,
        "nodes": entry.nodes,
        "findings": [
            {
                "rule": each.rule,
                "severity": each.severity,
                "certainty": each.certainty,
                "open": each.open,
                "accepted": each.accepted,
            }
            for each in entry.found
        ],
        "answers": entry.answers,
        "measures": [{"value": each.value, "why": each.why} for each in entry.numbers],
        "spectrum": {"stands": entry.phase, "summary": entry.spectrum},
        "likeness": {"seen": entry.seen, "summary": entry.likeness},
        "examples": _examples(portfolio, entry) if len(portfolio.entries) <= MOST_COMPARED else None,
    }


def _examples(portfolio: Portfolio, entry: Entry) -> list[_Data]:
    near = neighbours(portfolio, entry)
    gaps = sorted({each.rule for each in entry.found if each.severity == "gap" and each.open})
    return [{"rule": rule, "structures": [_neighbour(each) for each in examples(near, rule)]} for rule in gaps]


def _neighbour(each: Neighbour) -> _Data:
    return {
        "file": each.entry.file,
        "id": each.entry.id,
        "distance": round(each.distance, 9),
        "features": [_apart(part) for part in each.unlike],
    }


def _apart(part: Apart) -> _Data:
    return {
        "key": part.key,
        "weight": part.weight,
        "distance": round(part.distance, 9),
        "here": part.ours,
        "there": part.theirs,
    }


def _rule(row: HeatRow) -> _Data:
    return {
        "rule": row.rule,
        "confirmed": row.confirmed_in,
        "not_stated": row.not_stated_in,
        "accepted": row.accepted_in,
        "cells": [
            {
                "severity": each.severity,
                "certainty": each.certainty,
                "confirmed": each.confirmed,
                "not_stated": each.not_stated,
                "accepted": each.accepted,
            }
            for each in row.cells
        ],
    }
