"""Whatever somebody does: a valid structure or a plain refusal, undone without trace, kept as text, the same under other ids."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stpgraph.compare.renaming import renamed
from stpgraph.design import COMMAND, Refused, Session, do, from_text, goes_with, words
from stpgraph.files import dumps, loads
from stpgraph.model import Structure
from tests.design.made import some_command
from tests.strategies import Dice, Drawn, examples, messy


def sitting(choose: Dice | Drawn, steps: int) -> tuple[list[Structure], Session, list[str]]:
    """A session of so many tries, the structure before and after each step, and what was refused."""
    session = Session(Structure.model_validate(messy(choose, 8)))
    states, refused = [session.structure], []
    for _ in range(steps):
        command = some_command(choose, session.structure)
        if command is None:
            continue
        try:
            session = session.do(command)
        except Refused as refusal:
            refused.append(str(refusal))
            continue
        states.append(session.structure)
    return states, session, refused


@settings(max_examples=examples(20))
@given(st.data())
def test_undo_and_redo_give_back_every_state(data: st.DataObject) -> None:
    choose = Drawn(data.draw)
    states, session, _ = sitting(choose, 8)
    assert list(session.states) == states
    back = session
    for state in reversed(states):
        assert back.structure == state
        back = back.undo()
    assert back.structure == session.base
    assert back.redo(len(states)).structure == session.structure
    assert len(back.redo_words) == len(session.undo_words) == len(states) - 1


SEEDS = range(examples(60))


@pytest.mark.parametrize("first", range(0, len(SEEDS), 30))
def test_every_edit_is_valid_or_refused_in_plain_words(first: int) -> None:
    kinds, refusals = set(), 0
    for seed in SEEDS[first : first + 30]:
        states, session, refused = sitting(Dice(random.Random(seed)), 25)
        refusals += len(refused)
        for before, step in zip(states[:-1], session.steps, strict=True):
            kinds.add(step.do)
            assert COMMAND.validate_json(COMMAND.dump_json(step)) == step
            assert words(before, step).strip()
            assert all(told.endswith(".") for told in goes_with(before, step))
        for told in refused:
            assert told[-1] in ".!?", told
            assert "pydantic" not in told
            assert "_" not in told, told
            assert "nobody" not in told
        assert loads(dumps(session.structure)) == session.structure
    assert refusals > 10
    assert len(kinds) >= 18, "nearly every command is done in each half"


@pytest.mark.parametrize("seed", range(examples(25)))
def test_text_and_back(seed: int) -> None:
    rng = random.Random(seed)
    _, session, _ = sitting(Dice(rng), 12)
    session = session.undo(rng.randint(0, 3)).option("What if").undo(rng.randint(0, 2))
    restored = from_text(session.to_text())
    assert restored.session == session
    assert restored.session.structure == session.structure
    assert restored.lost == ()
    assert session.to_text() == restored.session.to_text()


@pytest.mark.parametrize("seed", range(examples(60)))
def test_other_ids_change_nothing_else(seed: int) -> None:
    """The same choices made in a structure with other ids give the same result with other ids."""
    base = Structure.model_validate(messy(Dice(random.Random(seed)), 8))
    other_ids = {each.id: f"zz-{at}" for at, each in enumerate((*base.nodes, *base.decisions))}
    one, other = base, renamed(base, other_ids)
    rngs = random.Random(seed), random.Random(seed)
    for _ in range(15):
        commands = some_command(Dice(rngs[0]), one), some_command(Dice(rngs[1]), other)
        results = []
        for structure, command in zip((one, other), commands, strict=True):
            try:
                results.append((do(structure, command) if command else structure, words(structure, command) if command else ""))
            except Refused as refusal:
                results.append((structure, str(refusal)))
        (one, said), (other, other_said) = results
        assert renamed(one, other_ids) == other
        assert said == other_said


@settings(max_examples=examples(40))
@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=3)))
def test_a_refusal_never_becomes_another_error(value: object) -> None:
    base = Structure.model_validate(messy(Dice(random.Random(3)), 8))
    for field in ("name", "kind", "type", "quorum", "cites", "voting", "status", "id", "no_such_field"):
        command = COMMAND.validate_python({"do": "change_node", "node": base.nodes[0].id, "fields": {field: value}})
        try:
            after = do(base, command)
        except Refused:
            continue
        assert after.nodes[0].id == base.nodes[0].id
        assert loads(dumps(after)) == after
