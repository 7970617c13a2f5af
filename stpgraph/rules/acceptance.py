"""Findings that a person has accepted: they stay visible as accepted, and stay honest.

These two rules speak of acceptances and not of the wiring; `run.py` gives them the findings to compare with.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256

from stpgraph.graph import Wiring
from stpgraph.model import Accepted, Finding, Limits, Structure
from stpgraph.model.scalars import last_day
from stpgraph.rules.rule import finding
from stpgraph.rules.words import listed, quoted


def in_force(acceptance: Accepted, today: date) -> bool:
    """Whether an acceptance has not run out; `until` given as a year or month runs to its last day."""
    return acceptance.until is None or today <= last_day(acceptance.until)


def fingerprint(found: Finding) -> str:
    """What a finding rests on, in twelve characters: its rule, gravity, certainty, subjects, affected and evidence.

    Names and sentences do not count, nor does anything else in the structure.
    """
    parts = [found.rule, found.severity, found.certainty, found.subjects, found.affected, found.evidence]
    return sha256(json.dumps(parts, separators=(",", ":")).encode()).hexdigest()[:12]


def still_fits(acceptance: Accepted, found: Finding) -> bool:
    """Whether a finding rests on the same as when it was accepted, as far as the acceptance tells."""
    return acceptance.fingerprint is None or acceptance.fingerprint == fingerprint(found)


def matches(acceptance: Accepted, found: Finding) -> bool:
    """Whether an acceptance speaks of a finding: same rule, exactly the same subjects."""
    return acceptance.rule == found.rule and set(acceptance.subjects) == set(found.subjects)


def accept(findings: Iterable[Finding], structure: Structure, today: date) -> Iterator[Finding]:
    """The findings, each marked with the acceptance in force for it, if there is one.

    Where the only ones in force were given for other evidence, the finding stays open, and its fact says so.
    """
    standing = sorted((each for each in structure.accepted if in_force(each, today)), key=lambda each: each.model_dump_json())
    for found in findings:
        matching = [each for each in standing if matches(each, found)]
        fitting = next((each for each in matching if still_fits(each, found)), None)
        if fitting:
            yield found.model_copy(update={"accepted": fitting})
        elif matching:
            again = (
                f"It was accepted before (“{matching[0].reason}”), but what it rests on has changed since, so it is open again."
            )
            yield found.model_copy(update={"fact": f"{found.fact} {again}"})
        else:
            yield found


def unused_acceptance(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """An accepted finding is not there any more.

    What it finds:
        An acceptance that matches no finding: its rule says nothing, or says it of other subjects. One finding for each.
    Why it matters:
        An acceptance that accepts nothing looks like a risk that somebody carries, and hides that the structure has changed.
    Source:
        Good record keeping; no published source.
    Limits:
        An acceptance matches by rule and exact subjects. This finding cannot itself be accepted.
    How to mend:
        Remove the acceptance, or correct its rule or subjects.
    """
    return iter(())


def expired_acceptance(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """The acceptance of a finding has run out.

    What it finds:
        An acceptance that matches a finding but is past its last day. The finding is open again. One finding for each.
    Why it matters:
        A risk was accepted for a time; that time is over and the risk is still there.
    Source:
        Good record keeping; no published source.
    Limits:
        The last day is compared with the date of the check. This finding cannot itself be accepted.
    How to mend:
        Mend what was found, or have it accepted again, with a new date.
    """
    return iter(())


def about_acceptances(findings: Iterable[Finding], structure: Structure, today: date) -> Iterator[Finding]:
    """ACP001 and ACP002, from the acceptances of a structure and all findings of all other rules."""
    findings = tuple(findings)
    node_names = {node.id: node.name for node in structure.nodes} | {each.id: each.name for each in structure.decisions}
    for acceptance in structure.accepted:
        of_whom = f" about {listed([quoted(node_names[key]) for key in acceptance.subjects])}" if acceptance.subjects else ""
        matched = any(matches(acceptance, found) for found in findings)
        if not matched:
            yield finding(
                "ACP001",
                "note",
                confirmed=True,
                subjects=acceptance.subjects,
                fact=f"A finding of rule {acceptance.rule}{of_whom} is accepted, but there is no such finding.",
                remedy="Remove the acceptance, or correct what it names.",
            )
        elif not in_force(acceptance, today):
            renewed = any(
                each.rule == acceptance.rule and set(each.subjects) == set(acceptance.subjects) and in_force(each, today)
                for each in structure.accepted
            )
            yield finding(
                "ACP002",
                "concern",
                confirmed=True,
                subjects=acceptance.subjects,
                fact=f"A finding of rule {acceptance.rule}{of_whom} was accepted until {acceptance.until}. "
                + (
                    "That day is past; another acceptance holds."
                    if renewed
                    else "That day is past, and the finding is open again."
                ),
                remedy="Remove the acceptance that has run out."
                if renewed
                else "Mend what was found, or have it accepted again, with a new date.",
            )
