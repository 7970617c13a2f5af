"""The title block, legend and source line that all pictures share; the words of a picture; the typefaces."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from stpgraph.export import telling
from stpgraph.export.glyphs import STAND_IN, drawable, font_folder
from stpgraph.export.poster import LEAST_WIDTH, LONGEST_SOURCES, flow, legend, poster, source_words, title_size
from stpgraph.layout import View
from stpgraph.layout.text import measure
from stpgraph.model import Source
from stpgraph.model.kinds import RELATION_WORDS
from stpgraph.reading.words import capital
from tests.export.made_sheets import made
from tests.export.nasty import NASTY_TEXTS


def words(name: str, heading: str, **how: bool) -> list[str]:
    return [entry.words for group in legend(made(name, **how)) if group.heading.startswith(heading) for entry in group.entries]


def test_the_legend_has_what_occurs_and_nothing_else() -> None:
    assert words("workstream", "Boxes") == [
        "Strategic board",
        "Organisation",
        "Board or group",
        "Project",
        "Post (right under a box: sits on it or leads it)",
        "Several, drawn as one",
    ]
    assert words("workstream", "Lines") == ["Answers to", "Oversees", "Advises", "Supports", "Sits on"]
    for name in ("everything-wrong", "nasty"):
        drawn = {capital(RELATION_WORDS[line.type]) for line in made(name).scene.lines}
        assert {each for each in words(name, "Lines") if each != "Paler: planned or ended"} == drawn
    assert "Planned or ended, as its caption says" in words("everything-wrong", "Boxes")
    assert "Planned or ended, as its caption says" not in words("workstream", "Boxes")


def test_marks_are_explained_only_where_findings_are_shown() -> None:
    assert words("workstream", "Marks") == [
        "Gap that the documents confirm: 1 box",
        "Possible gap, the documents do not say: 1 box",
    ]
    assert words("workstream", "Marks", findings=False) == []
    sheet = replace(made("workstream"), findings=())
    assert [entry.words for entry in legend(sheet)[-1].entries] == ["No gap is open at any box that is drawn"]


@pytest.mark.parametrize("width", [300.0, 712.0, 2_000.0])
def test_a_legend_stays_in_its_width_and_its_entries_apart(width: float) -> None:
    made_flow = flow(legend(made("nasty")), width)
    taken: list[tuple[float, float, float]] = []
    for each in made_flow.entries:
        right = each.x + each.beside + max(measure(line, 12) for line in each.lines)
        assert right <= width + 0.01 or len(each.lines) == 1
        assert each.y + 12 * 1.25 * len(each.lines) <= made_flow.height + 0.01
        assert all(y != each.y or each.x >= end for _, end, y in taken)
        taken.append((each.x, right, each.y))
    tops = [top for _, top in made_flow.headings]
    assert tops == sorted(tops)
    assert flow([], width).height == 0


def test_a_long_title_is_set_smaller_and_never_cut() -> None:
    assert title_size("a" * 120) > title_size("a" * 121) > title_size("a" * 321)
    long = "A title of many words " * 40
    sheet = made("workstream")
    sheet = replace(sheet, structure=sheet.structure.model_copy(update={"title": long.strip()}))
    assert poster(sheet).svg.count("many") >= 40 + 40
    assert poster(sheet).height > poster(made("workstream")).height


def test_many_sources_are_counted_where_they_would_crowd_the_picture() -> None:
    sheet = made("workstream")
    assert source_words(sheet) == sheet.source_line
    sources = tuple(Source(id=f"s{at}", title="A long title of a document " * 3) for at in range(9))
    many = replace(sheet, structure=sheet.structure.model_copy(update={"sources": sources}))
    assert len(many.source_line) > LONGEST_SOURCES
    assert source_words(many, "at the end") == "Source: 9 documents, named at the end."


def test_a_small_drawing_stands_on_a_sheet_wide_enough_for_its_title() -> None:
    small = made("everything-wrong", View("scrutiny"))
    assert small.scene.width < LEAST_WIDTH == poster(small).width
    assert poster(made("everything-wrong")).width == made("everything-wrong").scene.width


# ── in words ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_relation_is_told_once() -> None:
    sheet = made("everything-wrong")
    told = [sentence for group in telling.lines(sheet) for sentence in group.sentences]
    assert len(told) == len(sheet.structure.relations)
    assert "“Chief officer of Ashmere CCG” sits on “System Leadership Board”" in " ".join(told)
    assert any("planned" in each for each in told)


def test_a_view_tells_what_it_draws() -> None:
    view = made("everything-wrong", View("scrutiny"))
    told = [group.title for group in telling.lines(view)]
    assert "Oversees" in told
    assert "Answers to" not in told
    assert telling.answering(view).lines == ()
    assert len(telling.answering(made("everything-wrong")).lines) > 20


def test_findings_are_told_by_severity_with_numbers_of_their_sources() -> None:
    sheet = made("everything-wrong")
    told = telling.findings(sheet)
    assert told is not None
    assert sheet.findings is not None
    assert [group.title for group in told.groups][:3] == ["Gaps", "Concerns", "Notes"]
    assert sum(len(group.findings) for group in told.groups) == len(sheet.findings)
    by_fact = {each.fact: each for each in sheet.findings}
    for group in told.groups:
        for each in group.findings:
            finding = by_fact[each.fact]
            assert tuple(sorted(told.citations[at - 1] for at in each.sources)) == tuple(sorted(set(finding.sources)))
            assert each.remedy == finding.remedy
    assert telling.findings(made("everything-wrong", findings=False)) is None


def test_an_accepted_finding_stands_with_its_reason_and_not_among_the_open() -> None:
    sheet = made("everything-wrong")
    assert sheet.findings is not None
    first = next(each for each in sheet.findings if each.severity == "gap")
    accepted = {"rule": first.rule, "subjects": first.subjects, "reason": "We know", "by": "The board", "until": "2030-01"}
    changed = first.model_validate({**first.model_dump(), "accepted": accepted})
    told = telling.findings(replace(sheet, findings=tuple(changed if each is first else each for each in sheet.findings)))
    assert told is not None
    assert told.groups[-1].title == "Accepted"
    assert [each.accepted for each in told.groups[-1].findings] == ["We know. By The board. Until January 2030."]
    assert all(not each.accepted for group in told.groups[:-1] for each in group.findings)


def test_descriptions_are_short_even_where_structures_are_large() -> None:
    sheet = made("nasty")
    told = telling.answer_sentences(telling.answering(sheet), most=2)
    assert len(told) == 3
    assert told[-1].startswith("Others answer to ")
    assert "\n" not in telling.description(sheet)


# ── typefaces ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_text_is_made_of_characters_that_the_typefaces_have() -> None:
    assert drawable("Plain text, as it is") == "Plain text, as it is"
    assert drawable("Zu\u0308rich Žižkov Ω Ж “x” → ∞ ½") == "Zürich Žižkov Ω Ж “x” → ∞ ½"
    assert drawable("عيادة הבריאות") == "عيادة הבריאות"
    assert drawable("健康 \U0001f3e5") == f"{STAND_IN * 2} {STAND_IN}"
    assert drawable("a\u202eb\u2066c\ufeff\u200d\ufe0f") == "abc"
    assert drawable("a\x85b\u2028c\td\ne") == "a b c\td\ne"
    for text in NASTY_TEXTS:
        assert drawable(drawable(text)) == drawable(text)
        assert all(unicodedata.category(char) not in ("Cf", "Mn", "Co", "Cn") for char in drawable(text))


def test_each_typeface_has_its_licence_beside_it() -> None:
    names = {path.name for path in font_folder().iterdir()}
    for face in ("LiberationSans", "DejaVuSans"):
        assert f"{face}-LICENCE.txt" in names
        assert any(name.startswith(face) and name.endswith(".ttf") for name in names)
    assert "SIL OPEN FONT LICENSE" in (font_folder() / "LiberationSans-LICENCE.txt").read_text("utf-8")
