"""The seven principles of good governance in the public sector (HFMA, Chart 1): the findings under each.

Which rule speaks to which principle is our reading, and is kept as an explicit table: every rule of the catalogue stands in it
but those about the upkeep of acceptances, which say nothing of a structure. Little of principle C, on outcomes, shows in a wiring
diagram: whether work leads to an end, and whether those whom it should benefit are heard. Source: IFAC and CIPFA, "Good
governance in the public sector: an international framework" (2014), in HFMA's Chart 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from stpgraph.assess.groups import Group, group
from stpgraph.model import Finding
from stpgraph.rules.references import citation

Principle = Literal["A", "B", "C", "D", "E", "F", "G"]
PRINCIPLES: tuple[Principle, ...] = get_args(Principle)
PRINCIPLE_WORDS: Mapping[Principle, tuple[str, str]] = {
    "A": ("Integrity and the law", "People act honestly and hold to shared values, and what is done keeps within the law."),
    "B": ("Openness and engagement", "Business is done in the open, and all whom it concerns are drawn in."),
    "C": (
        "Outcomes",
        "It is settled what lasting good is to come of it, for people's lives, for the economy and for the environment.",
    ),
    "D": ("The right means", "What is done is chosen, and steered, so as best to reach those outcomes."),
    "E": ("Capacity and leadership", "The organisation, its leaders and its people are able to do what is asked of them."),
    "F": (
        "Risk, performance and money",
        "Risk and performance are managed, with strong internal control and sound public finance.",
    ),
    "G": (
        "Transparency and accountability",
        "What is done is shown, reported and audited, so that those who did it can be held to account.",
    ),
}
SPEAKS_TO: Mapping[str, tuple[Principle, ...]] = {
    "ACC001": ("G",),
    "ACC002": ("A", "G"),
    "ACC003": ("G",),
    "ACC004": ("E", "G"),
    "ACC005": ("D", "G"),
    "ACC006": ("B",),
    "ACC007": ("A", "G"),
    "ACC008": ("E", "G"),
    "ACC009": ("B", "G"),
    "ACC010": ("D", "G"),
    "ASR001": ("F",),
    "ASR002": ("F",),
    "ASR003": ("F", "G"),
    "ASR004": ("A", "F"),
    "ASR005": ("A",),
    "ASR006": ("A", "G"),
    "CPX001": ("D", "G"),
    "CPX002": ("D",),
    "CPX003": ("D", "E"),
    "CPX004": ("D", "E"),
    "CPX005": ("G",),
    "DEC001": ("A",),
    "DEC002": ("A", "F"),
    "DEC003": ("B", "G"),
    "DEC004": ("D",),
    "DEC005": ("D",),
    "DEC006": ("D", "E"),
    "DEC007": ("D", "G"),
    "DEC008": ("A",),
    "DEC009": ("A",),
    "DEC010": ("D", "F"),
    "DEC011": ("D",),
    "DEC012": ("A", "F"),
    "LAW001": ("A",),
    "LAW002": ("A",),
    "LAW003": ("A",),
    "NED001": ("F", "G"),
    "NED002": ("F", "G"),
    "NED003": ("F", "G"),
    "NED004": ("F", "G"),
    "NED005": ("E",),
    "NED006": ("E", "F"),
    "NED007": ("E", "F"),
    "ORP001": ("D", "G"),
    "ORP002": ("D", "G"),
    "ORP003": ("D", "E"),
    "ORP004": ("C", "D"),
    "ORP005": ("C", "D"),
    "ORP006": ("D", "G"),
    "ORP007": ("D", "E"),
    "ORP008": ("D", "G"),
    "PLN001": ("D", "G"),
    "RES001": ("E",),
    "RES002": ("E",),
    "RES003": ("E",),
    "RES004": ("E",),
    "RES005": ("B", "E"),
    "TRN001": ("B", "G"),
    "TRN002": ("B", "G"),
    "TRN003": ("G",),
    "VOI001": ("B", "D"),
    "VOI002": ("B", "C"),
    "VOI003": ("B", "C"),
    "VOI004": ("B",),
    "VOI005": ("B", "G"),
    "VOI006": ("B",),
    "VOI007": ("A", "B"),
    "VOI008": ("B",),
    "VOI009": ("B",),
}


def principles(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """The findings under each principle, A to G. `findings` are those of the whole catalogue."""
    findings = tuple(findings)
    reference = citation("C1")
    return tuple(
        group(key, *PRINCIPLE_WORDS[key], reference, [rule for rule, speaks in SPEAKS_TO.items() if key in speaks], findings)
        for key in PRINCIPLES
    )
