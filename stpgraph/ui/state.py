"""What a page shows, kept in the URL, so that a link opens the same view.

The URL is the only truth: a page reads it, checks it, and shows what it says. Anything in it that cannot be used is left out
and told to the reader in a sentence.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from stpgraph.assess import ELEMENTS, Element
from stpgraph.model import Finding, Structure
from stpgraph.model.scalars import SLUG
from stpgraph.reading import listing as listings
from stpgraph.reading.listing import PLAIN, Listing
from stpgraph.reading.words import shortened
from stpgraph.rules import BY_ID
from stpgraph.ui.specimens import of_rule

View = Literal["wiring", "network", "outline", "tables"]
VIEWS: Mapping[View, str] = {
    "wiring": "Wiring diagram",
    "network": "Network",
    "outline": "Who answers to whom",
    "tables": "Tables",
}
#: What a form is called in older links.
OLD_VIEWS: Mapping[str, View] = {"picture": "wiring"}
#: Longer keys of findings end in a digest instead of ids.
LONGEST_KEY = 120
#: How the names of uploaded files start in a URL.
UPLOAD = "upload."
#: How structures in the store, and designs in the making, are named there.
KEPT, DRAFT = "kept.", "draft."
_STRUCTURE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*|upload\.[0-9a-f]{16}|draft\.[0-9a-f]{32}|kept\.[0-9a-f]{32}(\.[1-9][0-9]{0,8})?")
_FINDING = re.compile(r"[A-Z]{3}[0-9]{3}(\.[a-z0-9-]+)*")
_LONGEST = 250


@dataclass(frozen=True, slots=True)
class Viewing:
    """What the Explore page shows: a structure, the node and the finding picked in it, the form it is shown in, and which findings
    are listed beside it.

    `structure` is the short name of a shipped structure, `upload.` and the fingerprint of an uploaded file, `kept.` and the key of a
    structure in the store (and `.` and the number of a version; else the latest), or `draft.` and the name of a design in the making.
    None stands for nothing chosen.
    """

    structure: str | None = None
    node: str | None = None
    finding: str | None = None
    view: View = "wiring"
    listing: Listing = PLAIN

    @property
    def params(self) -> dict[str, str]:
        """The same as parameters of a URL; what is not chosen is left out.

        >>> Viewing("workstream", finding="ACC002.strategic-board").params
        {'structure': 'workstream', 'finding': 'ACC002.strategic-board'}
        """
        given = {"structure": self.structure, "node": self.node, "finding": self.finding}
        view = {"view": self.view} if self.view != "wiring" else {}
        return {key: value for key, value in given.items() if value is not None} | view | self.listing.params


def read(params: Mapping[str, str]) -> tuple[Viewing, list[str]]:
    """What a URL asks for, as far as it can be understood, and a sentence for each part of it that cannot.

    >>> viewing, messages = read({"structure": "workstream", "view": "map"})
    >>> viewing.structure, viewing.view, len(messages)
    ('workstream', 'wiring', 1)
    """
    messages: list[str] = []
    node, finding, view = (params.get(key) for key in ("node", "finding", "view"))
    structure = _structure(params, messages)
    if node is not None and not _fits(re.compile(SLUG), node):
        messages.append(f"This link picks “{shortened(node)}”, which nothing in a structure can be called: nothing is picked.")
        node = None
    if finding is not None and not _fits(_FINDING, finding):
        messages.append(f"This link picks a finding, “{shortened(finding)}”, in a way that no finding is named: none is picked.")
        finding = None
    chosen = next((each for each in VIEWS if each == OLD_VIEWS.get(view or "", view)), None)
    if view is not None and chosen is None:
        messages.append(
            f"This link asks for the view “{shortened(view)}”, which this page does not have: it shows the wiring diagram."
        )
    listing, more = listings.read(params)
    known = ("structure", "node", "finding", "view", *listings.PARAMS)
    return Viewing(structure, node, finding, chosen or "wiring", listing), messages + more + unknown(params, known)


@dataclass(frozen=True, slots=True)
class Assessing:
    """What the Assess page shows: a structure (None for none chosen), and the element of the checklist that is open."""

    structure: str | None = None
    element: Element = ELEMENTS[0]

    @property
    def params(self) -> dict[str, str]:
        """The same as parameters of a URL."""
        given = {"structure": self.structure, "element": None if self.element == ELEMENTS[0] else self.element}
        return {key: value for key, value in given.items() if value is not None}


def read_assessing(params: Mapping[str, str]) -> tuple[Assessing, list[str]]:
    """What a URL asks of the Assess page, and a sentence for each part of it that cannot be used."""
    messages: list[str] = []
    structure, wanted = _structure(params, messages), params.get("element")
    element = next((each for each in ELEMENTS if each == wanted), None)
    if wanted is not None and element is None:
        messages.append(f"This link opens “{shortened(wanted)}”, which is no element of the checklist: it shows the first.")
    return Assessing(structure, element or ELEMENTS[0]), messages + unknown(params, ("structure", "element"))


def _structure(params: Mapping[str, str], messages: list[str]) -> str | None:
    structure = params.get("structure")
    if structure is None or _fits(_STRUCTURE, structure):
        return structure
    messages.append(f"This link names a structure, “{shortened(structure)}”, in a way that no structure is named.")
    return None


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the Rules page shows: a rule (None for the list of all), and one of its further cases."""

    rule: str | None = None
    case: str | None = None

    @property
    def params(self) -> dict[str, str]:
        """The same as parameters of a URL."""
        return {key: value for key, value in {"rule": self.rule, "case": self.case}.items() if value is not None}


def read_ruling(params: Mapping[str, str]) -> tuple[Ruling, list[str]]:
    """What a URL asks of the Rules page, and a sentence for each part of it that cannot be used."""
    rule, case = params.get("rule"), params.get("case")
    messages = unknown(params, ("rule", "case"))
    if rule is not None and rule not in BY_ID:
        messages.append(f"There is no rule “{shortened(rule)}”. All rules are listed below.")
        rule = None
    if case is not None and (rule is None or case not in {each.key for each in of_rule(rule)}):
        messages.append(f"There is no case “{shortened(case)}” of {'this' if rule else 'any'} rule: none is shown.")
        case = None
    return Ruling(rule, case), messages


def unknown(params: Mapping[str, str], known: Iterable[str]) -> list[str]:
    """A sentence for each parameter that a page does not know."""
    return [
        f"This link holds “{shortened(key)}”, which this page does not know: it is ignored."
        for key in sorted(set(params) - set(known))
    ]


def settled(viewing: Viewing, structure: Structure, findings: Mapping[str, Finding]) -> tuple[Viewing, list[str]]:
    """A view whose node and finding are really there, and a sentence for each that is not. `findings` are by key."""
    messages: list[str] = []
    node, finding = viewing.node, viewing.finding
    if node is not None and all(each.id != node for each in structure.nodes):
        messages.append(f"This structure has nothing called “{shortened(node)}” in its file, so nothing is picked.")
        node = None
    if finding is not None and finding not in findings:
        messages.append(
            f"The finding that this link picks ({shortened(finding)}) is not there: the structure or the rules may have changed."
        )
        finding = None
    return replace(viewing, node=node, finding=finding), messages


def finding_key(finding: Finding) -> str:
    """What a finding is called in a URL: its rule and its subjects, or a digest of them where they are many.

    >>> finding_key(Finding(rule="ACC002", severity="gap", certainty="confirmed", subjects=("board",), fact="", remedy=""))
    'ACC002.board'
    """
    key = ".".join((finding.rule, *finding.subjects))
    return key if len(key) <= LONGEST_KEY else f"{finding.rule}.{hashlib.sha256(key.encode()).hexdigest()[:16]}"


def keyed(findings: Iterable[Finding]) -> dict[str, Finding]:
    """Findings by key, in their order. Of several of one rule about the same subjects, all but the first have a digest of what
    they say at the end of theirs."""
    found: dict[str, Finding] = {}
    for each in findings:
        key = finding_key(each)
        found[f"{key}.{hashlib.sha256(each.fact.encode()).hexdigest()[:8]}" if key in found else key] = each
    return found


def upload_key(data: bytes) -> str:
    """What an uploaded file is called in a URL: a fingerprint of what is in it."""
    return f"{UPLOAD}{hashlib.sha256(data).hexdigest()[:16]}"


def _fits(pattern: re.Pattern[str], text: str) -> bool:
    return len(text) <= _LONGEST and pattern.fullmatch(text) is not None
