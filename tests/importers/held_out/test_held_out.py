"""The documents kept out of sight are many, of many styles, always the same, and what they truly say could be stored."""

from __future__ import annotations

from types import ModuleType

import pytest
from pydantic import TypeAdapter

from stpgraph.model.kinds import ENDPOINTS, KINDS
from stpgraph.model.nodes import Body
from tests.importers import truths as seen
from tests.importers.held_out import (
    FORMS,
    afresh,
    converted,
    documents,
    fourth,
    kept,
    kept_converted,
    kept_terms,
    kept_truths,
    last,
    last_converted,
    last_terms,
    last_truths,
    terms,
)
from tests.importers.held_out.shaping import Held
from tests.importers.held_out.truths import TRUTHS
from tests.importers.truths import Truth


def faults(truth: Truth) -> list[str]:
    """What the model would not take: names told twice, unknown kinds, lines between the wrong sorts or told twice."""
    names = [name for name, _, _ in truth.nodes]
    sorts = {name: node_type for name, node_type, _ in truth.nodes}
    made = [f"{name} twice" for name in set(names) if names.count(name) > 1]
    for name, node_type, kind in truth.nodes:
        if node_type not in KINDS or (kind not in KINDS[node_type] if KINDS[node_type] else kind is not None):
            made.append(f"{name}: {node_type} {kind}")
    for line in truth.lines:
        source, relation, target = line
        if not {source, target} <= set(sorts) or source == target:
            made.append(f"{line}: ends")
        elif sorts[source] not in ENDPOINTS[relation][0] or sorts[target] not in ENDPOINTS[relation][1]:
            made.append(f"{line}: sorts")
    return made + [f"{line} twice" for line in set(truth.lines) if truth.lines.count(line) > 1]


def test_faults_are_found() -> None:
    wrong = Truth(
        "x",
        ((("a", "body", "cat"), ("b", "project", None), ("b", "project", None)),),
        (("b", "advises", "a"), ("a", "part_of", "c")),
    )
    assert len(faults(wrong)) == 4


@pytest.mark.parametrize("truth", [*TRUTHS, *kept_truths.TRUTHS, *last_truths.TRUTHS], ids=lambda truth: truth.title)
def test_structures_are_valid_and_new(truth: Truth) -> None:
    assert not faults(truth)
    assert 8 <= len(truth.nodes) <= 45
    assert truth.title not in {each.title for each in seen.TRUTHS}


def test_the_second_set_is_of_other_structures() -> None:
    names = {name for truth in TRUTHS for name, _, _ in truth.nodes}
    others = {name for truth in kept_truths.TRUTHS for name, _, _ in truth.nodes}
    assert len(others - names) > 0.95 * len(others)
    assert not {truth.title for truth in TRUTHS} & {truth.title for truth in kept_truths.TRUTHS}


def test_the_third_set_is_of_other_structures_and_other_words() -> None:
    names = {name for truth in (*TRUTHS, *kept_truths.TRUTHS) for name, _, _ in truth.nodes}
    others = {name for truth in last_truths.TRUTHS for name, _, _ in truth.nodes}
    assert len(others - names) > 0.95 * len(others)
    titles = {truth.title for truth in (*TRUTHS, *kept_truths.TRUTHS)}
    assert not titles & {truth.title for truth in last_truths.TRUTHS}
    assert not _sentences(last_terms) & (_sentences(terms) | _sentences(kept_terms))


def all_of_fourth(form: str) -> list[Held]:
    """The fourth set, as it is written: those of which the rules have learnt among the others."""
    return afresh(form, 10_000, "fourth")


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_half_of_the_fourth_set_is_still_out_of_sight_and_none_of_its_layouts_is_another_s(form: str) -> None:
    there = {each.style for each in fourth(form, True)}, {each.style for each in fourth(form, False)}
    assert min(map(len, there)) >= 6
    assert not (there[0] | there[1]) & {each.style for each in (*documents(form), *kept(form), *last(form))}


def _sentences(module: ModuleType) -> set[str]:
    """The sentences that state facts in a set's terms of reference."""
    return {sentence for each in vars(module).values() if isinstance(each, terms.Terms) for _, sentence in each.says}


@pytest.mark.parametrize("form", FORMS)
def test_the_third_set_has_the_styles_of_both_others_and_more(form: str) -> None:
    mine = {each.style for each in last(form)}
    assert {each.style for each in (*documents(form), *kept(form))} <= mine
    assert len(last(form)) >= 16
    assert len({each.truth.title for each in last(form)}) >= 5
    if form in ("pptx", "vsdx", "xlsx", "docx", "drawio"):
        assert mine - {each.style for each in (*documents(form), *kept(form))}


@pytest.mark.parametrize("form", FORMS)
def test_the_second_set_has_styles_of_its_own(form: str) -> None:
    mine, others = {each.style for each in kept(form)}, {each.style for each in documents(form)}
    assert len(mine - others) >= (2 if form in ("pptx", "vsdx", "xlsx", "docx", "drawio") else 1)


@pytest.mark.parametrize(
    ("form", "which"),
    [*((form, which) for form in FORMS for which in ("first", "kept", "last")), ("xlsx", "fourth"), ("docx", "fourth")],
)
def test_documents_are_many_and_valid_and_the_same_again(form: str, which: str) -> None:
    made = {"first": documents, "kept": kept, "last": last, "fourth": all_of_fourth}[which](form)
    assert len(made) >= (14 if which == "first" else 16)
    assert len({each.style for each in made}) >= 6
    again = afresh(form, 4, which)
    assert again == made[:4]
    for each in made:
        assert not faults(each.truth), (each.style, each.truth.title)
        assert each.truth.nodes
        assert each.form == form
        types = {name: node_type for name, node_type, _ in each.truth.nodes}
        for name, fields in each.fields.items():
            assert types[name] == "body"
            TypeAdapter(Body).validate_python({"id": "a", "type": "body", "kind": "other", "name": name, **fields})


def test_some_are_of_other_programs() -> None:
    names = [name for name, *_ in converted.SOURCES]
    assert {form: sum(name.endswith(form) for name in names) for form in ("pptx", "xlsx", "docx")} == {
        "pptx": 4,
        "xlsx": 3,
        "docx": 3,
    }
    assert {path.name for path in converted.FILES.iterdir()} == set(names)
    others = [name for name, *_ in kept_converted.SOURCES]
    assert [sum(name.endswith(form) for name in others) for form in ("pptx", "xlsx", "docx")] == [4, 2, 2]
    assert {path.name for path in kept_converted.FILES.iterdir()} == set(others)
    final = [name for name, *_ in last_converted.SOURCES]
    assert [sum(name.endswith(form) for name in final) for form in ("pptx", "xlsx", "docx")] == [4, 2, 2]
    assert {path.name for path in last_converted.FILES.iterdir()} == set(final)
