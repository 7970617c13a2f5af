"""The paper on two structures: what it says, what it asks, and how it is set."""

from __future__ import annotations

import copy
from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from docx import Document

from stpgraph.compare import Comparison
from stpgraph.errors import UsageError
from stpgraph.export import paper_docx, paper_pdf
from stpgraph.export.compared import compared_sheet
from stpgraph.model import Structure
from stpgraph.reading.compared import losses_entries, most_important
from stpgraph.reading.compared_paper import COMPARED_ALWAYS, COMPARED_SECTIONS, ComparedOptions, compared_paper
from stpgraph.reading.paper import Bullets, Grid, Para, Section
from tests.compare.made import against, example, node, without_line, without_node
from tests.export.compared_sheets import NAMES, comparison
from tests.export.test_paper import words

TODAY = date(2018, 5, 1)


def section(made: Comparison, key: str, **options: Any) -> Section:
    return next(each for each in compared_paper(made, TODAY, ComparedOptions(**options)).sections if each.key == key)


def asks(made: Comparison) -> tuple[str, ...]:
    (bullets,) = section(made, "asks").parts
    assert isinstance(bullets, Bullets)
    assert bullets.lettered
    return bullets.items


@pytest.fixture(scope="module")
def worse() -> Comparison:
    """A later form: a delegation and the independent chair are gone, a board does not say any more that it meets in public."""
    data = example()
    after = copy.deepcopy(data)
    without_line(after, "council", "delegates_to", "strategic-board")
    without_node(after, "independent-chair")
    node(after, "strategic-board").pop("in_public")
    node(after, "programme-director")["holder"] = "Person Q"
    return against(Structure.model_validate(data), Structure.model_validate(after))


@pytest.mark.parametrize("name", NAMES)
def test_everything_that_was_found_and_lost_and_differs_is_in_it(name: str) -> None:
    made = comparison(name)
    paper = compared_paper(made, TODAY, ComparedOptions(names=True))
    said = words(paper)
    for each in made.findings:
        assert each.finding.fact in said
        assert each.finding.accepted or (each.state == "closed" and made.over_time) or each.finding.remedy in said
    for told in (*most_important(made), *(entry.text for entry in losses_entries(made))):
        assert told in said
    for thing in (*made.delta.nodes.new, *made.delta.nodes.gone, *made.delta.decisions.new):
        assert thing.name in said
    for part in (part for each in paper.sections for part in each.parts):
        if isinstance(part, Grid):
            assert {len(row) for row in part.rows} == {len(part.head)} == {len(part.widths)}
        if isinstance(part, Bullets):
            assert part.items


def test_the_sections_are_chosen(worse: Comparison) -> None:
    assert [each.key for each in compared_paper(worse, TODAY).sections] == list(COMPARED_SECTIONS)
    some = compared_paper(worse, TODAY, ComparedOptions(sections=["lost"]))
    assert {each.key for each in some.sections} == COMPARED_ALWAYS | {"lost"}
    with pytest.raises(UsageError, match="no section “nothing”"):
        compared_paper(worse, TODAY, ComparedOptions(sections=["nothing"]))  # type: ignore[list-item]


def test_a_gap_that_opened_is_to_be_closed_and_a_loss_to_be_answered_for(worse: Comparison) -> None:
    told = asks(worse)
    assert told[0].startswith("Note what has changed")
    assert any(
        each.startswith("Close this gap, which has opened. “Example and Surrounds Partnership Board” decides on") for each in told
    )
    assert any(each.endswith("“Example and Surrounds Partnership Board” no longer has an independent chair.") for each in told)
    # What the documents only do not say any more is no loss to answer for.
    assert not any("meets in public" in each for each in told)
    assert any(each.startswith("Discuss the concerns that have opened: ") for each in told)
    lost = section(worse, "lost").parts[1]
    assert isinstance(lost, Bullets)
    assert "The documents no longer say that “Example and Surrounds Partnership Board” meets in public." in lost.items


def test_the_other_way_round_nothing_is_to_be_closed(worse: Comparison) -> None:
    back = against(worse.right.structure, worse.left.structure)
    assert not any("Close this gap" in each for each in asks(back))
    said = words(compared_paper(back, TODAY))
    assert "Nothing was lost that is looked for" in said
    closed = next(part for part in section(back, "findings").parts if isinstance(part, Grid))
    assert closed.head == ("What was found", "How sure", "Source")


def test_of_two_side_by_side_neither_is_preferred() -> None:
    made = comparison("archetypes")
    told = asks(made)
    assert told[0].startswith("Note how the two differ")
    assert told[1] == "Weigh what each has that the other has not, and decide what to take from either."
    assert any(each.startswith("Whichever is followed, close or rule out the gaps that both show: ") for each in told)
    said = words(compared_paper(made, TODAY))
    assert "It does not say which is to be preferred" in said
    assert "no longer" not in said


def test_doubtful_pairs_are_put_to_the_board() -> None:
    made = comparison("one-sided")
    assert not any("taken for the same" in each for each in asks(made))
    from tests.export.sheets import explored

    pair = against(explored("single-commissioning-board").structure, explored("joint-committee").structure)
    number = sum(each.basis == "likeness" for each in pair.matching.matches)
    assert number
    assert any("rightly taken for the same" in each for each in asks(pair))
    grid = next(part for part in section(pair, "matches").parts if isinstance(part, Grid))
    assert grid.caption == "Worth a second look, the least sure first"
    sure = [float(row[2].rstrip("%")) for row in grid.rows]
    assert sure == sorted(sure)


def test_names_of_people_stay_out_unless_asked_for(worse: Comparison) -> None:
    assert "Person Q" not in words(compared_paper(worse, TODAY))
    assert "Person Q" in words(compared_paper(worse, TODAY, ComparedOptions(names=True)))


def test_measures_that_differ_say_which_way_is_better(worse: Comparison) -> None:
    grid = next(part for part in section(worse, "measures").parts if isinstance(part, Grid))
    assert ("Gaps that are open", "0 findings", "1 finding", "Less", "Worse") in grid.rows
    assert all(row[-1] != "The same" for row in grid.rows)


def test_the_paper_is_set_as_pdf(worse: Comparison) -> None:
    options = ComparedOptions(meeting="Board, 1 June 2018", author="The secretary")
    paper, sheet = compared_paper(worse, TODAY, options), compared_sheet(worse, TODAY, draft=True)
    with pikepdf.open(BytesIO(paper_pdf.write(paper, sheet))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as told:
            assert told["pdfuaid:part"] == "1"
            assert "what has changed" in told["dc:title"]
        # A3 and on its side: both together, then each larger.
        wide = [page.mediabox[2] > page.mediabox[3] for page in pdf.pages]
        assert wide[1:4] == [True] * 3
        assert sum(wide) == 3


def test_the_paper_is_set_for_word(worse: Comparison) -> None:
    paper, sheet = compared_paper(worse, TODAY), compared_sheet(worse, TODAY, draft=True)
    made = Document(BytesIO(paper_docx.write(paper, sheet)))
    text = "\n".join(each.text for each in made.paragraphs)
    assert "3.1\tA gap has opened: " in text
    assert "a\tNote what has changed" in text
    said = [each.text for each in section(worse, "foremost").parts if isinstance(each, Para)]
    assert all(each in text for each in said)
    assert len(list(made.element.iter("{*}docPr"))) == 3


def test_nasty_texts_are_set_and_the_same_twice() -> None:
    made = comparison("nasty")
    paper = compared_paper(made, TODAY, ComparedOptions(sections=["asks", "foremost", "lost", "differences"]))
    data = paper_pdf.write(paper, compared_sheet(made, TODAY))
    assert data.startswith(b"%PDF-")
    assert data == paper_pdf.write(paper, compared_sheet(made, TODAY))
