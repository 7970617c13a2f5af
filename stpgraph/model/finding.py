"""What a rule finds, as data."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from stpgraph.model.kinds import RelationType
from stpgraph.model.structure import Accepted

Severity = Literal["gap", "concern", "note"]
Certainty = Literal["confirmed", "not_stated"]
SEVERITIES: tuple[Severity, ...] = ("gap", "concern", "note")

SEVERITY_WORDS: dict[Severity, str] = {"gap": "Gap", "concern": "Concern", "note": "Note"}
SEVERITY_MEANS: dict[Severity, str] = {
    "gap": "must be closed",
    "concern": "should be discussed",
    "note": "for information",
}
CERTAINTY_WORDS: dict[Certainty, str] = {"confirmed": "Confirmed", "not_stated": "Not stated"}
CERTAINTY_MEANS: dict[Certainty, str] = {
    "confirmed": "the documents show that it is so",
    "not_stated": "the documents do not say; it may be arranged elsewhere",
}


class Remedy(BaseModel):
    """One edit that would help to clear a finding: a relation to add, or a field to set.

    For a relation, an end that is None is for the reader to choose. For a field, `node` has the field and `value` is what to
    set. `text` says the edit in plain English.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    action: Literal["add", "change", "remove"]
    what: Literal["relation", "node", "field"]
    text: str
    relation: RelationType | None = None
    source: str | None = None
    target: str | None = None
    node: str | None = None
    field: str | None = None
    value: str | float | bool | None = None


class Finding(BaseModel):
    """One finding: which rule, how grave, how sure; the nodes at fault, those that suffer, and the lines to light up.

    `subjects` and `affected` are node (or decision) ids in order; they share none. `evidence` is a tuple of paths, each a
    tuple of node ids that follow one another along the lines that the rule reads. `fact` and `remedy` are plain English;
    `message` is the one and then the other. `accepted` is the acceptance in force, if any.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    rule: str
    severity: Severity
    certainty: Certainty
    subjects: tuple[str, ...]
    affected: tuple[str, ...] = ()
    evidence: tuple[tuple[str, ...], ...] = ()
    fact: str
    remedy: str
    remedies: tuple[Remedy, ...] = ()
    sources: tuple[str, ...] = ()
    accepted: Accepted | None = None

    @property
    def message(self) -> str:
        """The fact, then the remedy."""
        return f"{self.fact} {self.remedy}"

    @property
    def sort_key(self) -> tuple[str, tuple[str, ...], str]:
        """Findings are kept in order of rule and subjects, and where both are alike in order of what they say."""
        return (self.rule, self.subjects, self.fact)
