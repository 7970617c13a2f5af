"""Searching the catalogue of rules."""

from __future__ import annotations

from collections.abc import Iterable

from stpgraph.rules import THEMES, Rule


def matching(rules: Iterable[Rule], wanted: str) -> list[Rule]:
    """The rules in whose id, name, theme or documentation every word is found; no word finds all.

    >>> from stpgraph.rules import CATALOGUE
    >>> "ACC002" in [rule.id for rule in matching(CATALOGUE, "ends STP board")], matching(CATALOGUE, "unicorn")
    (True, [])
    """
    words = wanted.casefold().split()
    return [rule for rule in rules if all(word in _text(rule) for word in words)]


def _text(rule: Rule) -> str:
    return " ".join((rule.id, rule.defect, THEMES[rule.theme], *rule.documentation.values())).casefold()
