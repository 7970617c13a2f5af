"""Documents with something wrong in them: each gives a draft or one refusal in plain words. `fuzz` runs the same by the hundred thousand."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.importers.fuzz import Guided, broken, outcome, seeds
from tests.strategies import examples

SEEDS = seeds()
FORMS = sorted({name.rpartition(".")[2] for name, _ in SEEDS})


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=examples(60))
@given(chance=st.binary(max_size=300))
def test_a_broken_document_gives_a_draft_or_one_message(form: str, chance: bytes) -> None:
    known = [each for each in SEEDS if each[0].endswith(f".{form}")]
    drawn = Guided(chance)
    assert outcome(broken(drawn.choice(known), drawn, SEEDS)) in ("draft", "refusal")


def test_both_outcomes_are_reached() -> None:
    chance = random.Random(1)
    assert {outcome(broken(chance.choice(SEEDS), chance, SEEDS)) for _ in range(40)} == {"draft", "refusal"}


def test_chance_from_bytes_is_the_bytes() -> None:
    assert [Guided(b"\x05\x09").randrange(200) for _ in range(2)] == [5, 5]
    assert Guided(b"").randint(3, 9) == 3
