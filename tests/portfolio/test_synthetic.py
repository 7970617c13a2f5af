"""The synthetic national set: labelled as such, valid, and with HFMA's totals exactly."""

from __future__ import annotations

import pytest

from stpgraph.assess import PUBLISHED
from stpgraph.files import dumps, loads
from stpgraph.model import Organisation, Post
from stpgraph.portfolio import Portfolio, entry_of, organisations, people
from stpgraph.portfolio.synthetic import PLANS, national_set
from stpgraph.shipped import files, load
from tests.portfolio.made import national
from tests.report.made import TODAY

SET = national_set()


def test_our_tables_reproduce_the_published_totals_exactly() -> None:
    tables = national().tables
    assert len(SET) == PLANS == 44
    assert {each.key: (each.yes, each.rest) for each in tables} == dict(PUBLISHED)
    assert all((each.published_yes, each.published_rest) == (each.yes, each.rest) for each in tables)
    assert sum(each.no > 0 for each in tables) >= 4, "what is denied is told apart"
    assert sum(each.not_stated > 0 for each in tables) >= 7, "from what is not stated"


@pytest.mark.parametrize("seed", [0, 1])
def test_every_seed_has_the_same_totals_and_is_another_set(seed: int) -> None:
    made = national_set(seed)
    entries = tuple(entry_of(each, each.id, TODAY) for each in made)
    assert {each.key: (each.yes, each.rest) for each in Portfolio(entries, (), 44).tables} == dict(PUBLISHED)
    assert made != SET
    assert made == national_set(seed)


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_every_structure_is_valid_and_reads_back_equal(form: str) -> None:
    for each in SET:
        text = dumps(each, "json" if form == "json" else "yaml")
        assert loads(text, form="json" if form == "json" else "yaml") == each


def test_everything_says_that_it_is_synthetic() -> None:
    for number, each in enumerate(SET, 1):
        assert each.id == f"synthetic-footprint-{number:02}"
        assert each.title == each.footprint == f"Synthetic footprint {number:02} of 44"
        assert each.notes is not None
        assert each.notes.startswith("SYNTHETIC.")
        for part in (*each.nodes, *each.decisions):
            assert part.id.startswith(f"synthetic-{number:02}-"), part
            assert "synthetic" in part.name.lower(), part
        for node in each.nodes:
            if isinstance(node, Post) and node.holder:
                assert node.holder.startswith("Synthetic Person ")
            if isinstance(node, Organisation) and node.ods_code:
                assert node.ods_code.startswith("SYN-"), "real codes have no hyphen"


def test_no_real_name_is_in_it() -> None:
    """No footprint, organisation or person of a published structure, whole or in its telling part."""
    text = "".join(map(dumps, SET)).casefold()
    published = [load(path) for path in files("published")]
    for structure in published:
        assert structure.footprint is None or structure.footprint.casefold() not in text
        for node in structure.nodes:
            if isinstance(node, Organisation) and node.ods_code:
                assert node.name.casefold() not in text
                assert f'"{node.ods_code.casefold()}"' not in text
            if isinstance(node, Post) and node.holder:
                assert node.holder.casefold() not in text
    for place in (
        "kent",
        "sussex",
        "london",
        "yorkshire",
        "derbyshire",
        "lancashire",
        "berkshire",
        "birmingham",
        "cambridge",
        "devon",
    ):
        assert place not in text


def test_it_has_something_to_show_of_every_question() -> None:
    made = national()
    assert len(organisations(made)) >= 3
    assert people(made, 6)
    assert {each.seen for each in made.entries} >= {"workstream", "local_area", "sector", "clinical_focus"}
    assert sum(bool(entries) for entries in made.phases.values()) >= 3
    assert made.open_gaps > 0
