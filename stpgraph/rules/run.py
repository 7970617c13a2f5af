"""Running rules on a wiring."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from stpgraph.errors import UsageError
from stpgraph.graph import Wiring
from stpgraph.model import Finding, Limits
from stpgraph.rules.acceptance import about_acceptances, accept
from stpgraph.rules.catalogue import BY_ID, CATALOGUE
from stpgraph.rules.rule import with_sources


def check(wiring: Wiring, today: date, limits: Limits | None = None, rules: Collection[str] | None = None) -> tuple[Finding, ...]:
    """Every finding of some rules (None = all), in order of rule and subjects, accepted ones marked.

    `today` decides which acceptances have run out. `limits` replace those of the structure. The rules about acceptances see
    the findings of every rule, whichever are asked for.
    """
    limits = limits or Limits(wiring.structure.limits)
    found = [
        each
        for rule in CATALOGUE
        if wanted(rule.id, rules) or any(acceptance.rule == rule.id for acceptance in wiring.structure.accepted)
        for each in with_sources(rule.check(wiring, limits), rule)
    ]
    about = about_acceptances(found, wiring.structure, today)
    everything = [*accept(found, wiring.structure, today), *about]
    return tuple(sorted((each for each in everything if wanted(each.rule, rules)), key=lambda each: each.sort_key))


def wanted(rule: str, rules: Collection[str] | None) -> bool:
    """Whether a rule is among those asked for; None asks for all."""
    return rules is None or rule in rules


def chosen(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> frozenset[str]:
    """The ids of the rules that a user asks for: all, or those selected, less those ignored.

    A prefix stands for every rule that starts with it (`ACC`). Case does not matter. Raises UsageError for an id that is none.

    >>> sorted(chosen(["ACC"], ["acc001", "ACC003"]))[:1]
    ['ACC002']
    """
    selected, ignored = _ids(select), _ids(ignore)
    return (selected or frozenset(BY_ID)) - ignored


def _ids(words: Iterable[str]) -> frozenset[str]:
    ids: set[str] = set()
    for word in words:
        matching = {rule for rule in BY_ID if word and rule.startswith(word.strip().upper())}
        if not matching:
            from difflib import get_close_matches

            near = get_close_matches(word.upper(), BY_ID, 1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise UsageError(f"There is no rule “{word}”.{hint} `stpgraph rules` lists them all.")
        ids |= matching
    return frozenset(ids)
