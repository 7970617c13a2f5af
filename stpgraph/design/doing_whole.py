"""Edits of decisions, sources, acceptances, limits, answers, and of the structure as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter

from stpgraph.design import commands as c
from stpgraph.design.allowed import one_of
from stpgraph.design.parts import changed, check_cites, check_free, checked, made_of, node_of, remade
from stpgraph.design.refusals import Refused, called, gone
from stpgraph.model import Accepted, Decision, Source, Structure
from stpgraph.model.checklist_ids import CHECKLIST_IDS
from stpgraph.model.kinds import DECISION_ENDPOINTS
from stpgraph.model.limits import LIMIT_OF
from stpgraph.model.rule_ids import NEVER_ACCEPTED, RULE_IDS

_DECISION: TypeAdapter[Decision] = TypeAdapter(Decision)
_SOURCE: TypeAdapter[Source] = TypeAdapter(Source)
_ACCEPTED: TypeAdapter[Accepted] = TypeAdapter(Accepted)
_OF_ACCEPTANCE: tuple[str, ...] = ("reason", "by", "on", "until", "fingerprint")
_WHOLE: tuple[str, ...] = ("title", "footprint", "status", "archetype", "as_at", "drawing", "notes")


def _decision_of(structure: Structure, key: str) -> Decision:
    found = next((each for each in structure.decisions if each.id == key), None)
    if found is None:
        raise gone("The decision that this edit is about")
    return found


_ROLES: Mapping[str, str] = {
    "taken_by": "take",
    "consulted": "be consulted on",
    "affects": "be the one for which it has effect in",
    "ratified_by": "ratify",
}


def _decided(structure: Structure, decision: Decision) -> Decision:
    for field, types in DECISION_ENDPOINTS.items():
        for key in getattr(decision, field):
            node = node_of(structure, key)
            if node.type not in types:
                raise Refused(
                    f"{called(node.name)} cannot {_ROLES[field]} the decision {called(decision.name)}: only {one_of(types)} can. "
                    "Choose another."
                )
    check_cites(structure, decision)
    return decision


def add_decision(structure: Structure, command: c.AddDecision) -> Structure:
    check_free(structure, command.decision.id, command.decision.name)
    return remade(structure, decisions=(*structure.decisions, _decided(structure, command.decision)))


def change_decision(structure: Structure, command: c.ChangeDecision) -> Structure:
    old = _decision_of(structure, command.decision)
    new = _decided(structure, made_of(_DECISION, changed(old.model_dump(mode="json"), command.fields), old.id, called(old.name)))
    return remade(structure, decisions=tuple(new if each is old else each for each in structure.decisions))


def remove_decision(structure: Structure, command: c.RemoveDecision) -> Structure:
    old = _decision_of(structure, command.decision)
    return remade(
        structure,
        decisions=tuple(each for each in structure.decisions if each is not old),
        accepted=tuple(each for each in structure.accepted if old.id not in each.subjects),
    )


def _source_of(structure: Structure, key: str) -> Source:
    found = next((each for each in structure.sources if each.id == key), None)
    if found is None:
        raise gone("The source that this edit is about")
    return found


def add_source(structure: Structure, command: c.AddSource) -> Structure:
    if any(each.id == command.source.id for each in structure.sources):
        raise Refused(f"{called(command.source.title)} cannot be added: it is there already. Change that one, or add another.")
    return remade(structure, sources=(*structure.sources, command.source))


def change_source(structure: Structure, command: c.ChangeSource) -> Structure:
    old = _source_of(structure, command.source)
    new = made_of(_SOURCE, changed(old.model_dump(mode="json"), command.fields), old.id, called(old.title))
    return remade(structure, sources=tuple(new if each is old else each for each in structure.sources))


def remove_source(structure: Structure, command: c.RemoveSource) -> Structure:
    old = _source_of(structure, command.source)

    def silent(things: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(
            each.model_copy(update={"cites": tuple(key for key in each.cites if key != old.id)}) if old.id in each.cites else each
            for each in things
        )

    return remade(
        structure,
        sources=tuple(each for each in structure.sources if each is not old),
        nodes=silent(structure.nodes),
        relations=silent(structure.relations),
        decisions=silent(structure.decisions),
    )


def change_structure(structure: Structure, command: c.ChangeStructure) -> Structure:
    if not command.fields.keys() <= set(_WHOLE):
        raise Refused(
            "Of the structure as a whole, the title, footprint, status, type, date, completeness and remarks can be changed."
        )
    if any(command.fields.get(key, "") is None for key in ("title", "status")):
        raise Refused("A structure needs a title and a status: fill them in.")
    defaults = {key: Structure.model_fields[key].default for key in _WHOLE}
    return checked(structure, **{key: defaults[key] if value is None else value for key, value in command.fields.items()})


def set_limits(structure: Structure, command: c.SetLimits) -> Structure:
    limits = dict(structure.limits)
    for rule, value in command.limits.items():
        limit = LIMIT_OF.get(rule)
        if limit is None:
            raise Refused("There is no limit to set for this rule.")
        if value is None or value == limit.default:
            limits.pop(rule, None)
        elif not 0 < value < float("inf") or (limit.sort == "share" and value > 1):
            allowed = "a share above 0 and up to 1" if limit.sort == "share" else "a number above 0"
            raise Refused(f"The limit for “{limit.means}” must be {allowed}.")
        else:
            limits[rule] = value
    return checked(structure, limits=limits)


def accept_finding(structure: Structure, command: c.AcceptFinding) -> Structure:
    made = command.accepted
    if made.rule in NEVER_ACCEPTED or made.rule not in RULE_IDS:
        raise Refused("This finding cannot be accepted: it is about acceptances. Change or take back the acceptance itself.")
    if not {each.id for each in (*structure.nodes, *structure.decisions)}.issuperset(made.subjects):
        raise gone("What this finding is about")
    return remade(structure, accepted=(*_others(structure, made.rule, made.subjects), made))


def change_acceptance(structure: Structure, command: c.ChangeAcceptance) -> Structure:
    if not command.fields.keys() <= set(_OF_ACCEPTANCE):
        raise Refused(
            "Of an acceptance, the reason, by whom, on which day and until when can be changed. To accept another finding, accept that one."
        )
    old = _one(structure, command.rule, command.subjects, command.which)
    new = made_of(_ACCEPTED, changed(old.model_dump(mode="json"), command.fields), None, "This acceptance")
    return remade(structure, accepted=tuple(new if each is old else each for each in structure.accepted))


def withdraw(structure: Structure, command: c.Withdraw) -> Structure:
    if command.which is not None:
        old = _one(structure, command.rule, command.subjects, command.which)
        return remade(structure, accepted=tuple(each for each in structure.accepted if each is not old))
    kept = _others(structure, command.rule, command.subjects)
    if len(kept) == len(structure.accepted):
        raise gone("This acceptance")
    return remade(structure, accepted=kept)


def _one(structure: Structure, rule: str, subjects: Iterable[str], which: int) -> Accepted:
    others = {id(each) for each in _others(structure, rule, subjects)}
    alike = [each for each in structure.accepted if id(each) not in others]
    if which >= len(alike):
        raise gone("This acceptance")
    return alike[which]


def _others(structure: Structure, rule: str, subjects: Iterable[str]) -> tuple[Accepted, ...]:
    wanted = set(subjects)
    return tuple(each for each in structure.accepted if each.rule != rule or set(each.subjects) != wanted)


def answer_checklist(structure: Structure, command: c.AnswerChecklist) -> Structure:
    if command.question not in CHECKLIST_IDS:
        raise Refused("This question is not one of the governance checklist, so it cannot be answered here.")
    answers = {key: each for key, each in structure.checklist.items() if key != command.question}
    return remade(structure, checklist=answers if command.answer is None else answers | {command.question: command.answer})


def replace(structure: Structure, command: c.Replace) -> Structure:
    return command.structure
