"""The rules: what a good structure keeps, each as a pure function from a wiring to findings."""

from stpgraph.rules.catalogue import BY_ID, CATALOGUE, MISSION
from stpgraph.rules.rule import HEADINGS, THEMES, Rule, Theme
from stpgraph.rules.run import check, chosen

__all__ = ["BY_ID", "CATALOGUE", "HEADINGS", "MISSION", "THEMES", "Rule", "Theme", "check", "chosen"]
