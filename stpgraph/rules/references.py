"""The documents that the rules rest on, and the places in them, each cited the same way everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A document: how it is cited, in full."""

    title: str
    author: str
    date: str

    @property
    def citation(self) -> str:
        return f"{self.author}, “{self.title}”, {self.date}"


HFMA = Document(
    "Emerging approaches: developing sustainability and transformation plan governance arrangements",
    "Healthcare Financial Management Association (HFMA)",
    "2017",
)
HASSELMAN = Document("Governance as a driver for STP implementation", "Susanne Hasselman, NHS Clinical Commissioners", "2016-17")
COUTTS = Document(
    "STPs: collaboration makes sense, but it needs leadership and direction", "John Coutts, NHS Providers", "16 November 2016"
)
DELIVERY_PLAN = Document(
    "New STP partnerships given raft of flexibilities in exchange for robust governance",
    "National Health Executive, on NHS England's Next steps on the Five year forward view",
    "31 March 2017",
)
BLOG = Document(
    "Sustainability and Transformation Plans must be robust",
    "Healthcare Financial Management Association (HFMA)",
    "28 April 2017",
)
ACT = Document(
    "National Health Service Act 2006, Schedule 7, paragraph 15",
    "quoted by Hill Dickinson, “STPs and collective decision making”",
    "as in force to 30 June 2022",
)
ORDER = Document(
    "Legislative Reform (Clinical Commissioning Groups) Order 2014", "Statutory instrument", "in force from 1 October 2014"
)
TYPOLOGY = Document("A typology of committees", "NHS Providers", "2017")
FRAMEWORK = Document(
    "Good governance in the public sector: an international framework", "IFAC and CIPFA, in HFMA Chart 1", "2014"
)
SEEN = Document("Seen in a published governance framework", "our own reading", "2016-17")

#: code: the document and the place in it.
REFERENCES: Mapping[str, tuple[Document, str]] = {
    "H-background": (HFMA, "Background"),
    "H-now": (HFMA, "Where are we now?"),
    "H-accountability": (HFMA, "What are the challenges?: Organisational accountability"),
    "H-complexity": (HFMA, "What are the challenges?: Complexity of structures"),
    "H-time": (HFMA, "What are the challenges?: Time, pace and cost"),
    "H-capacity": (HFMA, "What are the challenges?: Capacity and capability"),
    "H-transparency": (HFMA, "What is working?: Transparency"),
    "H-implementation": (HFMA, "Governance elements to be considered: from planning to implementation"),
    "H-joint": (HFMA, "Spectrum phases: Joint structures"),
    "H-delegated": (HFMA, "Spectrum phases: Delegated decision-making"),
    "H-pooled": (HFMA, "Spectrum phases: Pooled budgets"),
    "H-leadership": (HFMA, "Supporting key elements: Leadership"),
    "H-mou": (HFMA, "Supporting key elements: Memorandum of understanding"),
    "H-decisions": (HFMA, "Supporting key elements: Decision-making"),
    "H-resources": (HFMA, "Supporting key elements: Resources"),
    "H-risk": (HFMA, "Supporting key elements: Risk management arrangements"),
    "H-audit": (HFMA, "Supporting key elements: Accountability"),
    "H-duplication": (HFMA, "What are the challenges?: Duplication of activity and reporting"),
    "T2": (HFMA, "Table 2: representation in 44 published plans"),
    "T3": (HFMA, "Table 3: governance processes in 44 published plans"),
    "C1": (HFMA, "Chart 1: principles of good governance"),
    "C2": (HFMA, "Chart 2: typical structures"),
    "C3": (HFMA, "Chart 3: governance spectrum"),
    "CL-leadership": (HFMA, "Governance checklist: Leadership"),
    "CL-mou": (HFMA, "Governance checklist: Memorandum of understanding"),
    "CL-planning": (HFMA, "Governance checklist: Planning and modelling"),
    "CL-decisions": (HFMA, "Governance checklist: Decision-making"),
    "CL-accountability": (HFMA, "Governance checklist: Accountability"),
    "CL-resources": (HFMA, "Governance checklist: Resources"),
    "CL-reporting": (HFMA, "Governance checklist: Reporting"),
    "CL-risk": (HFMA, "Governance checklist: Risk management"),
    "CL-engagement": (HFMA, "Governance checklist: Engagement and communication"),
    "SH1": (HASSELMAN, "question 1, accountability"),
    "SH2": (HASSELMAN, "question 2, patient and public engagement"),
    "SH3": (HASSELMAN, "question 3, local government"),
    "SH4": (HASSELMAN, "question 4, organisational structures and efficiencies"),
    "SH5": (HASSELMAN, "question 5, the clinical voice"),
    "SH6": (HASSELMAN, "question 6, independent scrutiny"),
    "SH7": (HASSELMAN, "question 7, audit and assurance"),
    "JC1": (COUTTS, "first point, no legal status"),
    "JC2": (COUTTS, "second point, decision-making"),
    "JC3": (COUTTS, "third point, non-executive input"),
    "JC4": (COUTTS, "fourth point, openness"),
    "JC5": (COUTTS, "fifth point, group think"),
    "NHE": (DELIVERY_PLAN, "requirements of an STP board"),
    "HB": (BLOG, "whole article"),
    "ACT": (ACT, ""),
    "ORDER": (ORDER, ""),
    "TYPOLOGY": (TYPOLOGY, ""),
    "SEEN": (SEEN, ""),
}


def citation(code: str) -> str:
    """A reference in words: the document, and the place in it.

    >>> citation("JC1")  # doctest: +ELLIPSIS
    'John Coutts, NHS Providers, “STPs: collaboration makes sense, but it needs leadership and direction”, 16 November 2016: first...'
    """
    document, place = REFERENCES[code]
    return f"{document.citation}: {place}" if place else document.citation


#: How each document is called where there is no room for the full citation.
SHORT: Mapping[Document, str] = {
    HFMA: "HFMA 2017",
    HASSELMAN: "Hasselman",
    COUTTS: "Coutts 2016",
    DELIVERY_PLAN: "National Health Executive 2017",
    BLOG: "HFMA blog 2017",
    ACT: "NHS Act 2006, Schedule 7",
    ORDER: "Legislative Reform (CCGs) Order 2014",
    TYPOLOGY: "NHS Providers, typology of committees",
    FRAMEWORK: "IFAC and CIPFA framework 2014",
    SEEN: "a published governance framework",
}


def short_citations(codes: Iterable[str]) -> str:
    """References in short, those of one document together; empty where there is none.

    >>> short_citations(["H-now", "C2", "JC1"])
    'HFMA 2017 (Where are we now?; Chart 2: typical structures); Coutts 2016 (first point, no legal status)'
    """
    places: dict[str, list[str]] = {}
    for code in codes:
        document, place = REFERENCES[code]
        places.setdefault(SHORT[document], []).append(place)
    return "; ".join(f"{short} ({'; '.join(told)})" if any(told) else short for short, told in places.items())
