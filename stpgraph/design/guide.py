"""The guided start: five questions, and the first draft that the answers make of an archetype.

Nothing is invented. What comes from the archetype is marked for checking; what comes from an answer says so; what was not answered stays
not stated.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeGuard

from pydantic import BaseModel, ConfigDict, StringConstraints

from stpgraph.design.ids import free
from stpgraph.design.refusals import Refused
from stpgraph.design.starts import archetype, marked_source, origin_words, structure_of, to_check
from stpgraph.model import (
    AnyNode,
    Body,
    DelegatesTo,
    Instrument,
    MemberOf,
    Organisation,
    PlainRelation,
    Post,
    SitsOn,
    Source,
    Structure,
)
from stpgraph.model.kinds import OrganisationKind, PostKind, RelationType
from stpgraph.reference import SOURCE, by_ods_code, footprints, trusts_of

Division = Literal["workstream", "local_area", "sector", "clinical_focus"]
Voice = Literal["independent_chair", "non_executives", "lay_members", "elected_members"]
Taken = Literal["ratified", "delegated", "joint_committee"]
Name = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_000)]

QUESTIONS: tuple[str, ...] = (
    "Which footprint is it for?",
    "Which organisations take part?",
    "How is the work divided?",
    "Who on the strategic board can challenge?",
    "Where are decisions taken?",
)
#: The archetypes in plain words. Source: HFMA 2017, Chart 2.
DIVISIONS: Mapping[Division, str] = {
    "workstream": "By programme of work: groups for the whole footprint, each with one named lead (the most common)",
    "local_area": "By place: a group for each part of the footprint",
    "sector": "By sector: commissioners, providers and councils meet in a group each",
    "clinical_focus": "By clinical theme: the groups answer to a clinical cabinet",
}
VOICES: Mapping[Voice, str] = {
    "independent_chair": "Is its chair independent?",
    "non_executives": "Do non-executive directors of trusts have seats?",
    "lay_members": "Do lay members of CCGs have seats?",
    "elected_members": "Do elected members of councils have seats?",
}
TAKEN: Mapping[Taken, str] = {
    "ratified": "The board recommends, and the partners ratify",
    "delegated": "The partners delegate to the board, under a scheme of delegation",
    "joint_committee": "In a joint committee of the partners",
}
_SEATS: Mapping[Voice, tuple[PostKind, str]] = {
    "non_executives": ("non_executive_director", "Non-executive directors"),
    "lay_members": ("lay_member", "Lay members"),
    "elected_members": ("elected_member", "Elected members"),
}
_ANSWERED = "As answered at the start."


class Partner(BaseModel):
    """An organisation that takes part. `ods_code` where it is known from the reference data."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name
    kind: OrganisationKind
    ods_code: str | None = None


class Answers(BaseModel):
    """The answers to the five questions. None, an empty text and a voice that is left out are *not answered*.

    `footprint` is an ONS code of the reference data, or the name of another place.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Name = ""
    footprint: Name = ""
    partners: tuple[Partner, ...] = ()
    division: Division = "workstream"
    voices: dict[Voice, bool] = {}
    taken: Taken | None = None


def partners_of(footprint: str) -> tuple[Partner, ...]:
    """The trusts of a footprint, by its ONS code, in order of name: what question two begins with."""
    return tuple(Partner(name=each.name, kind=each.kind, ods_code=each.code) for each in trusts_of(footprint))


def guided(answers: Answers) -> Structure:
    """A first draft. Raises Refused for two partners of one name, or one without a name."""
    draft = _Draft(answers)
    draft.take_in_partners()
    draft.seat_voices()
    draft.place_decisions()
    return draft.structure()


class _Draft:
    """The parts of a draft while it is made."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.original = archetype(answers.division)
        origin = origin_words(self.original)
        self.nodes = list(to_check(self.original.nodes, origin))
        self.relations = list(to_check(self.original.relations, origin))
        self.sources = [marked_source(each, self.original) for each in self.original.sources]
        self.board = next(each.id for each in self.nodes if isinstance(each, Body) and each.kind == "strategic_board")
        self.origin = origin
        self.partners: list[Organisation] = []

    def new_id(self, name: str) -> str:
        return free(name, {each.id for each in self.nodes})

    def join(self, source: str, kind: RelationType, target: str, **more: Any) -> None:
        classes: Mapping[str, type[DelegatesTo] | type[MemberOf] | type[SitsOn]] = {
            "delegates_to": DelegatesTo,
            "member_of": MemberOf,
            "sits_on": SitsOn,
        }
        made = classes.get(kind, PlainRelation)
        self.relations.append(made.model_validate({"source": source, "type": kind, "target": target, "notes": _ANSWERED} | more))

    def take_in_partners(self) -> None:
        """The footprint's organisations in place of the archetype's boxes for them, each with the lines of its box."""
        names: set[str] = set()
        for partner in self.answers.partners:
            if not partner.name:
                raise Refused("One of the organisations has no name: write it, or take the line away.")
            if partner.name.casefold() in names:
                raise Refused(f"“{partner.name}” is named twice among the organisations: keep one of them.")
            names.add(partner.name.casefold())
            self.partners.append(self._organisation(partner))
        for box in [each for each in self.nodes if _stands_for_partners(each)]:
            ours = [each for each in self.partners if _in_box(each, box)]
            if not ours:
                continue
            lines = [line for line in self.relations if box.id in (line.source, line.target)]
            self.nodes.remove(box)
            self.relations = [line for line in self.relations if line not in lines]
            for line in lines:
                for each in ours:
                    self._copied(line, box.id, each.id)
        if self.partners and any(each.ods_code in by_ods_code() for each in self.partners):
            self.sources.append(Source(id="trusts-by-footprint", title=SOURCE))

    def _organisation(self, partner: Partner) -> Organisation:
        known = partner.ods_code in by_ods_code()
        made = Organisation.model_validate(
            {
                "id": self.new_id(partner.name),
                "type": "organisation",
                "kind": partner.kind,
                "name": partner.name,
                "ods_code": partner.ods_code or None,
                "cites": ("trusts-by-footprint",) if known else (),
            }
        )
        self.nodes.append(made)
        return made

    def _copied(self, line: Any, box: str, partner: str) -> None:
        # Seats of a box of posts become seats that the organisation holds.
        ends = {
            "source": partner if line.source == box else line.source,
            "target": partner if line.target == box else line.target,
        }
        if line.type == "sits_on":
            self.join(ends["source"], "member_of", ends["target"], inferred=True, notes=line.notes, cites=line.cites)
        else:
            self.relations.append(line.model_copy(update=ends))

    def seat_voices(self) -> None:
        """Who can challenge: the chair, and seats on the strategic board."""
        if self.answers.voices.get("independent_chair"):
            chair = next(each for each in self.nodes if isinstance(each, Post) and each.kind == "chair")
            changed = chair.model_copy(
                update={
                    "kind": "independent_chair",
                    "name": "Independent chair",
                    "notes": _ANSWERED,
                    "inferred": False,
                    "cites": (),
                }
            )
            self.nodes[self.nodes.index(chair)] = changed
        for voice, (kind, name) in _SEATS.items():
            if self.answers.voices.get(voice):
                # How many there are was not asked.
                post = Post(
                    id=self.new_id(name), type="post", kind=kind, name=name, count=0, represents_many=True, notes=_ANSWERED
                )
                self.nodes.append(post)
                self.join(post.id, "sits_on", self.board)

    def place_decisions(self) -> None:
        """On whose authority decisions are taken."""
        givers = [each.id for each in self.partners if each.is_statutory and each.kind != "national_body"]
        if self.answers.taken == "ratified":
            for giver in givers:
                self.join(giver, "ratifies", self.board)
        elif self.answers.taken == "delegated":
            name = "Scheme of delegation"
            scheme = Instrument(id=self.new_id(name), type="instrument", kind="scheme_of_delegation", name=name, notes=_ANSWERED)
            self.nodes.append(scheme)
            self.join(scheme.id, "covers", self.board)
            for giver in givers:
                self.join(giver, "delegates_to", self.board, instrument=scheme.id)
        elif self.answers.taken == "joint_committee":
            name = "Joint committee"
            committee = Body(
                id=self.new_id(name), type="body", kind="joint_committee", name=name, function="decision_making", notes=_ANSWERED
            )
            self.nodes.append(committee)
            for giver in givers:
                self.join(giver, "delegates_to", committee.id)
                self.join(giver, "member_of", committee.id)

    def structure(self) -> Structure:
        answers = self.answers
        known = {each.code: each.name for each in footprints()}
        footprint = known.get(answers.footprint, answers.footprint)
        said = [VOICES[voice] for voice, yes in answers.voices.items() if yes is False]
        notes = f"Begun from {self.origin} with the guided start: check what holds here."
        if said:
            notes += f" Answered with no: {' '.join(sorted(said))}"
        return structure_of(
            {
                "title": answers.title or (f"{footprint}, first draft" if footprint else "First draft"),
                "footprint": footprint or None,
                "status": "option",
                "archetype": answers.division,
                # A draft does not show all there is.
                "drawing": "partial",
                "notes": notes,
                "sources": tuple(self.sources),
                "nodes": tuple(self.nodes),
                "relations": tuple(self.relations),
            }
        )


def _in_box(partner: Organisation, box: Organisation | Post) -> bool:
    """Whether a partner is one of those that a box stands for. National bodies oversee: they send nobody to the team."""
    return partner.kind == box.kind if isinstance(box, Organisation) else partner.kind != "national_body"


def _stands_for_partners(node: AnyNode) -> TypeGuard[Organisation | Post]:
    """Whether a node of an archetype is a box for the partners: organisations drawn as one, or the team with one from each."""
    if isinstance(node, Organisation):
        return node.represents_many
    return isinstance(node, Post) and node.represents_many and node.kind == "executive"
