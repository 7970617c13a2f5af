"""The governance checklist as data: ten elements, 72 questions (three of them parts of another), restated.

`nhscc` marks the questions that HFMA took from the checklist of NHS Clinical Commissioners (its note 23). Source: HFMA, "Emerging
approaches: developing sustainability and transformation plan governance arrangements" (2017), "Developing governance
arrangements", governance checklist. The ids are those that structure files use (`model/checklist_ids.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from stpgraph.rules.references import HFMA

Element = Literal[
    "vision",
    "leadership",
    "mou",
    "planning",
    "decisions",
    "accountability",
    "resources",
    "reporting",
    "risk",
    "engagement",
]
ELEMENTS: tuple[Element, ...] = get_args(Element)
ELEMENT_NAMES: Mapping[Element, str] = {
    "vision": "Vision",
    "leadership": "Leadership",
    "mou": "Memorandum of understanding",
    "planning": "Planning and modelling",
    "decisions": "Decision-making",
    "accountability": "Accountability",
    "resources": "Resources",
    "reporting": "Reporting",
    "risk": "Risk management",
    "engagement": "Engagement and communication",
}


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the checklist, in our words. `part_of` is the id of the question that it is a part of, or empty."""

    id: str
    element: Element
    text: str
    nhscc: bool = False
    part_of: str = ""

    @property
    def reference(self) -> str:
        """Where the question stands in the source."""
        place = f"{HFMA.citation}: Governance checklist: {ELEMENT_NAMES[self.element]}"
        return f"{place} (from the STP checklist of NHS Clinical Commissioners)" if self.nhscc else place


QUESTIONS: tuple[Question, ...] = (
    Question("vision-purpose", "vision", "Have the partners settled, and agreed, what they are together for?"),
    Question("vision-shared", "vision", "Has that vision been made known to all whom it concerns?"),
    Question("vision-support", "vision", "Have those whom it concerns said that they stand behind it?"),
    Question("vision-commitment", "vision", "Have they promised to help to bring it about?"),
    #
    Question("leadership-appointed", "leadership", "Is every leading post filled?"),
    Question("leadership-model", "leadership", "Is it agreed how the partnership is to be led?"),
    Question("leadership-beyond-chiefs", "leadership", "Do people other than the chief executives take part?", True),
    Question(
        "leadership-formal-options",
        "leadership",
        "Have the partners asked themselves whether a closer form would suit them, such as one accountable organisation, a merger "
        "or a management team in common?",
    ),
    Question(
        "leadership-formal-consultation",
        "leadership",
        "Where a closer form is meant, have those affected been consulted as they should be?",
    ),
    Question("leadership-transition", "leadership", "Is there a way to manage the change from the old arrangements to the new?"),
    Question(
        "leadership-buy-in",
        "leadership",
        "Do the senior managers of each partner back the partnership strongly enough for it to reach its goals?",
    ),
    #
    Question("mou-structure", "mou", "Is the governance structure written down clearly?"),
    Question(
        "mou-structure-links",
        "mou",
        "Does what is written show which groups there are, and how they are joined?",
        part_of="mou-structure",
    ),
    Question("mou-structure-members", "mou", "Does it show who sits on each board and committee?", part_of="mou-structure"),
    Question(
        "mou-structure-formal",
        "mou",
        "Does it show closer partnerships that exist or are planned?",
        part_of="mou-structure",
    ),
    Question("mou-agreed", "mou", "Is there a memorandum of understanding that every partner has agreed?"),
    Question("mou-meetings", "mou", "Does the memorandum say how often each group meets?"),
    Question("mou-delegations", "mou", "Is every delegation set out in a formal scheme?"),
    Question("mou-disputes", "mou", "Is it agreed, and in writing, how disputes are settled?"),
    #
    Question(
        "planning-evidence",
        "planning",
        "Does the vision rest on a sound picture of how things stand, and on a model of what change would do?",
    ),
    Question(
        "planning-sensitivity", "planning", "Has it been tested how far the plan still holds if its assumptions turn out wrong?"
    ),
    Question(
        "planning-workstreams",
        "planning",
        "Is there a plan for the workstreams, with a lead, results and milestones agreed for each?",
    ),
    Question("planning-approval", "planning", "Is it agreed who signs off the whole plan, and any change to it?"),
    #
    Question("decisions-powers", "decisions", "Is it agreed who may take decisions?"),
    Question(
        "decisions-representation",
        "decisions",
        "Is it agreed how each stakeholder is represented when decisions are made?",
        True,
    ),
    Question(
        "decisions-involvement",
        "decisions",
        "Do the leaders have a way to keep partner organisations involved while decisions are being made?",
        True,
    ),
    Question(
        "decisions-types",
        "decisions",
        "Is it agreed for every type of decision who takes part, how many must agree, and that this fits what each partner has "
        "delegated?",
    ),
    Question(
        "decisions-delegated", "decisions", "Where a body needs delegated powers, has it asked for them and been given them?"
    ),
    Question("decisions-evidence", "decisions", "Is it made sure that decisions rest on evidence?"),
    Question(
        "decisions-levels",
        "decisions",
        "Is there something that makes clear at which level of the partnership each decision is made?",
        True,
    ),
    Question(
        "decisions-collective",
        "decisions",
        "Since an STP answers to nobody in law, is it settled how partners come to a decision together?",
        True,
    ),
    Question("decisions-interests", "decisions", "Are there procedures to spot conflicts of interest and to deal with them?"),
    #
    Question(
        "accountability-implementation",
        "accountability",
        "Is it agreed how the carrying out of the separate plans is managed for the footprint as a whole?",
    ),
    Question(
        "accountability-performance", "accountability", "Are there arrangements to manage how well the partnership performs?"
    ),
    Question("accountability-mou", "accountability", "Does the memorandum make plain who answers to whom, and for what?"),
    Question(
        "accountability-statutory",
        "accountability",
        "Is it clear what each organisation needs so that it can still do its own duties in law?",
        True,
    ),
    Question("accountability-balance", "accountability", "Is it made sure that no area of the plan crowds out the others?"),
    Question(
        "accountability-scrutiny",
        "accountability",
        "Are there arrangements for scrutiny and assurance, and is it said who takes part?",
        True,
    ),
    #
    Question("resources-agreed", "resources", "Have the partners agreed what each gives towards running the partnership?"),
    Question(
        "resources-capacity",
        "resources",
        "Do people work on it full time, or have others been freed enough from their jobs to do so?",
    ),
    Question("resources-level", "resources", "Have the partners asked themselves whether they give enough, or too much?"),
    Question("resources-flows", "resources", "Is it agreed how money moves between the partners?", True),
    Question("resources-pooled", "resources", "Is every pooled budget, in place or planned, clearly written down?"),
    Question("resources-reconciled", "resources", "Do the partnership's money plans agree with those of each organisation?"),
    Question(
        "resources-control-total", "resources", "Has one financial target for all, a shared control total, been considered?"
    ),
    Question("resources-capital", "resources", "Is it known what must be built or bought, and is that being pursued?"),
    Question(
        "resources-gains",
        "resources",
        "Is it agreed how gains are shared fairly, and costs that are left behind with one partner?",
    ),
    Question("resources-frameworks", "resources", "Are there shared rules or processes for managing money?", True),
    #
    Question("reporting-returns", "reporting", "Have all returns that regulators ask for been agreed and sent?"),
    Question("reporting-boards", "reporting", "Do the partners' own boards hear how the partnership is governed?"),
    Question(
        "reporting-statements",
        "reporting",
        "Will changes of governance find their way into each organisation's annual report and governance statement?",
    ),
    Question("reporting-data-sharing", "reporting", "Is there an agreement to share data?"),
    Question("reporting-data-quality", "reporting", "Is there a way to be sure that the data are good?"),
    Question(
        "reporting-timelines",
        "reporting",
        "Do the plans for carrying out allow for councils and the NHS planning to different calendars?",
        True,
    ),
    Question(
        "reporting-duplication", "reporting", "Is the structure such that the same thing is not reviewed and reported twice?"
    ),
    Question(
        "reporting-thread",
        "reporting",
        "Can one follow a line from what was to be done, by way of its milestones, to what is reported as done?",
    ),
    #
    Question("risk-shared", "risk", "Is it agreed which risks are shared, and how those are managed?"),
    Question("risk-register", "risk", "Is there a register of the partnership's risks?"),
    Question("risk-own-registers", "risk", "Do the partners' own registers carry the partnership's risks?"),
    Question("risk-arrangements", "risk", "Are there arrangements to manage risk?"),
    Question("risk-system-first", "risk", "Is something done to keep partners from putting themselves before the whole?"),
    Question("risk-emerging", "risk", "Is it clear how new risks are noticed while the plan is carried out?"),
    #
    Question("engagement-published", "engagement", "Has the plan been made public?"),
    Question("engagement-public", "engagement", "Do patients and the public take part, or is it planned that they will?"),
    Question("engagement-clinical", "engagement", "Do clinicians take part, or is it planned that they will?"),
    Question(
        "engagement-scrutiny",
        "engagement",
        "Will councils' health scrutiny committees and health and wellbeing boards have a part while the plan is carried out?",
        True,
    ),
    Question("engagement-plan", "engagement", "Is there a communications plan?"),
    Question("engagement-audiences", "engagement", "Does it speak to people inside the organisations as well as outside?"),
    Question(
        "engagement-reach",
        "engagement",
        "Does it let patients, carers, the public and those who speak for them take part in earnest, and does it reach every group "
        "that it should?",
        True,
    ),
    Question(
        "engagement-meaning",
        "engagement",
        "Do the plans say plainly what will change for patients, and what savings mean for them?",
        True,
    ),
    Question(
        "engagement-continuity",
        "engagement",
        "Does the plan for engagement tie in with plans that exist, and tell what goes on from them and what is new?",
        True,
    ),
    Question(
        "engagement-assurance",
        "engagement",
        "Has each organisation made sure for itself that it is truly involved, that decisions rest on evidence, and that it gets the "
        "information it needs?",
    ),
)
BY_ID: Mapping[str, Question] = {question.id: question for question in QUESTIONS}
