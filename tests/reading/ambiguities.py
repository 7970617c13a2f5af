"""Where the catalogue can be read in two ways: what is asked, how the second reading takes it, and how it could be taken."""

from __future__ import annotations

from typing import NamedTuple


class Ambiguity(NamedTuple):
    """A question that a rule leaves open. `about` says what turns on it: the finding itself, or only its certainty."""

    rule: str
    about: str
    question: str
    here: str
    otherwise: str


#: rule | what turns on it | the question | how it is read here | how it could be read
_TABLE = """
ACC004 | certainty | Does a seat without a stated capacity leave open who chairs? | Yes: left out is not stated. | No: only a membership does.
ACC005 | finding | A giver of authority that is a target too: a master of its own? | No, one with the other givers. | Yes, and the others are another.
ACC005 | finding | A path between a master and the givers together: from one of them, or from each? | From one. | From each.
ACC005 | certainty | Is it about a first master that is missing, or about several that are there? | There: always confirmed. | Missing: lines tell.
ACC006 | certainty | Whose membership must be complete before a seat is stated to be missing? | Every body's. | Nobody's: its own lines tell.
ACC007 | finding | A post that stands for many and names a holder: one person? | No: a set is never one person. | Yes: it names a holder.
ACC008 | certainty | Does a post of kind member or other leave open who that is? | Yes (so for VOI002-VOI004, VOI009, LAW001). | No: kind is stated.
ACC009 | finding | Does a report to the organisation's own board count? | No: only to the organisation. | Yes.
NED004 | certainty | Is it about seats that are there, or about a vote that is missing? | Missing: membership complete. | There: always confirmed.
NED005 | certainty | Is it about the chair who is there, or an independent one who is missing? | There. | Missing: membership complete.
NED006 | certainty | Is it about the one who is there, or others who are missing? | Missing: as for NED001. | There: always confirmed.
NED007 | finding | A count of 0 (not stated): how many seats? | None, as it is written. | Not known: the rule is silent.
ORP005 | finding | Where there is no board of any sort: does an idle enabler fail? | No: a rule about a sort of board is silent. | Yes.
ORP006 | certainty | May a seat that is not listed join an island? | Yes: memberships must be complete. | No: the lines of the subjects tell.
ORP007 | finding | Where there is no delivery group: is every lead absent from it? | No: silent. | Yes: they sit on none.
ORP007 | certainty | Does a seat with no named holder leave open whether it is the lead's? | Yes. | No.
ORP008 | finding | Does a first master that is no workstream clear it? | No: neither workstream is first. | Yes: it is known who is first.
DEC001 | finding | Who must ratify? | A statutory root, or a body part of one. | Anybody.
DEC001 | certainty | May a body that ratifies be part of a root, though no line says so? | Yes, unless its lines are complete. | Not asked.
DEC002 | finding | Is a delegation to somebody else's own (external) body judged? | No (so for DEC003, LAW001, LAW002). | Yes.
DEC002 | finding | Must all three kinds of instrument be agreed, or the memorandum only? | All three. | The memorandum only.
DEC002 | certainty | An instrument of another kind, not agreed: stated to be missing? | No. | Yes: it is there and not agreed.
DEC005 | finding | With consensus and no threshold: must the votes be known? | No: whoever votes can block. | Yes.
DEC005 | finding | Consensus with a threshold below 1: which counts? | The threshold. | Consensus: everybody can block.
DEC005 | finding | One vote an organisation: has a body that holds a seat one too? | Yes, but it is no organisation that blocks. | No.
DEC006 | finding | Do seats in attendance fill a quorum? | No: nor do they vote. | Yes: a seat is a seat.
DEC006 | finding | With one vote an organisation: a share of the seats or of the organisations? | Of the organisations. | Of the seats.
DEC006 | finding | A post that stands for many, its count left out or 1: are the votes known? | Yes: 1. | No: it is never one person.
DEC006 | finding | A membership of an organisation that stands for many, its seats left out? | 1, as it is written. | Not known.
DEC007 | certainty | When is it stated that nobody takes a decision? | When the drawing is complete. | Always, or never.
DEC009 | certainty | Who ratifies is told beside the decision: when is that stated to be missing? | By the organisation's lines. | By the drawing.
DEC010 | finding | Upward paths to where? | To a strategic board. | As far up as lines lead.
DEC011 | finding | Is the time told for a decision, or also for a body whose recommendations are ratified? | For decisions. | For bodies too.
DEC011 | finding | Does consultation take its time, before the decision? | Yes: the last of the bodies consulted. | No.
DEC011 | finding | When some meeting frequency is not stated? | It adds nothing: the time is at least the rest. | Silent.
DEC011 | finding | When does a partner organisation meet? | When the most frequent body part of it does. | Not known.
LAW001 | finding | Which nodes are subjects? | The trust and the body. | The trust only.
LAW001 | finding | Is a membership of the trust a representative? | No: it is not listed who that is. | Yes, and none of its directors.
LAW002 | finding | One finding for each delegation, or for each joint committee? | Each delegation, both ends. | Each committee, with all its trusts.
LAW003 | finding | Does one organisation without a committee behind it suffice? | Yes. | No: all must lack one.
LAW003 | finding | Where no organisation is seen to take part? | Silent. | It fires when no committee at all is behind it.
LAW003 | finding | Does an organisation in attendance take part? | No. | Yes: it has a seat.
VOI002 | finding | Does a post that represents a council's body (a health and wellbeing board) count? | Yes: so such a body sits. | No.
VOI005 | certainty | Two are missing, and one is stated to be missing: is it confirmed? | Yes: one is enough. | No: both must be.
VOI006 | finding | Any of three sectors missing, or all of them? | All of them. | Any of them.
VOI006 | certainty | May a seat that is not listed be that of a missing partner? | Yes: memberships must be complete. | No: the drawing tells.
VOI007 | finding | With a limit below a half two may pass it: one finding or two? | One for the body. | One for each organisation.
VOI008 | finding | Who is the subject? | Those who attend; one finding a voice. | The boards where they attend.
ASR001 | certainty | When is a register stated to be missing? | One is there, not agreed, and lines are complete. | When lines are complete, or never.
ASR004 | finding | The same bodies: exactly those, or at least those? | At least those. | Exactly those.
ASR006 | finding | Where there is no memorandum at all: are all organisations party to none? | Told once, by the gap. | A concern besides.
RES005 | finding | Does it matter whether a body is external? | No. | Yes.
CPX003 | finding | Does a body that answers to itself count among those that answer to it? | No. | Yes, literally.
CPX005 | finding | Is a line of somebody else's (external) body judged? | No. | Yes.
"""
AMBIGUITIES: tuple[Ambiguity, ...] = tuple(
    Ambiguity(*(part.strip() for part in line.split("|"))) for line in _TABLE.strip().splitlines()
)
