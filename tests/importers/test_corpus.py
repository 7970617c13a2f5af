"""How well documents of other people's programs are read, against floors; `python -m tests.importers.test_corpus` prints the figures."""

from __future__ import annotations

import pytest

from stpgraph import shipped
from stpgraph.importers import read_any
from tests.importers.corpus import FORMS, Document, Score, documents, drawio, mermaid, published, score
from tests.importers.truths import TRUTHS

#: The aim of each format before a person has looked: names, kinds, lines.
NODES, KINDS, LINES = 0.98, 0.85, 0.95
#: Drawings without words tell who ratifies or oversees from who answers by nothing but the stroke.
FLOORS = {"drawio": 0.93}


@pytest.mark.parametrize("form", FORMS)
def test_made_documents_are_read_as_well_as_is_aimed_for(form: str) -> None:
    one = score(documents(form))
    assert min(one.node_precision, one.node_recall) >= NODES, one
    assert one.kinds >= KINDS, one
    assert min(one.line_precision, one.line_recall) >= FLOORS.get(form, LINES), one


def published_documents(write: str) -> list[Document]:
    writers = {"drawio": (drawio, "words"), "mermaid": (mermaid, "TD")}
    make, style = writers[write]
    truths = [published(shipped.load(path)) for path in shipped.files("published")]
    return [Document(write, style, "x.txt", make(each, style), each) for each in truths if each.lines]


@pytest.mark.parametrize(("form", "kinds", "lines"), [("drawio", 0.83, 0.95), ("mermaid", 0.83, 0.93)])
def test_names_of_published_structures_are_understood(form: str, kinds: float, lines: float) -> None:
    one = score(published_documents(form))
    assert min(one.node_precision, one.node_recall) >= NODES, one
    assert one.kinds >= kinds, one
    assert min(one.line_precision, one.line_recall) >= lines, one


def test_the_corpus_is_as_large_as_it_says() -> None:
    for form in FORMS:
        made = documents(form)
        assert len(made) >= 8
        assert {each.truth.title for each in made} == {each.title for each in TRUTHS}


@pytest.mark.parametrize("form", FORMS)
def test_every_guess_says_why_and_where(form: str) -> None:
    for each in documents(form)[:4]:
        draft = read_any(each.data, each.name)
        ids = {node.id for node in draft.structure.nodes} | {
            f"{line.source} {line.type} {line.target}" for line in draft.structure.relations
        }
        assert draft.guesses
        for guess in draft.guesses:
            assert 0 < guess.confidence <= 1
            assert guess.reason
            assert guess.place
            assert guess.which
            assert guess.subject in ids


def figures() -> dict[str, Score]:
    """The figures of every format, and of published structures drawn in two of them."""
    made = {form: score(documents(form)) for form in FORMS}
    return made | {f"published as {form}": score(published_documents(form)) for form in ("drawio", "mermaid")}


if __name__ == "__main__":
    for name, one in figures().items():
        print(f"{name:22}{one}")
