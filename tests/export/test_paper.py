"""The board paper: what it says, and how it is set."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from PIL import Image

from stpgraph import shipped
from stpgraph.errors import UsageError
from stpgraph.export import paper_docx, paper_pdf
from stpgraph.export.logo import HEIGHT, MOST_BYTES, WIDTH, logo
from stpgraph.export.picture import one_line
from stpgraph.export.sheet import sheet
from stpgraph.model import Structure
from stpgraph.pipeline import Exploration, explore
from stpgraph.reading.paper import ALWAYS, SECTIONS, Bullets, Grid, Heading, Paper, PaperOptions, Para, Picture, paper
from tests.export.nasty import nasty_structure

TODAY = date(2026, 11, 22)
SHIPPED = [path for shelf in shipped.SHELVES for path in shipped.files(shelf)]


def explored(name: str) -> Exploration:
    return explore(shipped.load(next(path for path in SHIPPED if path.stem == name)), TODAY)


def words(made: Paper) -> str:
    """Everything that the paper says."""
    said = []
    for section in made.sections:
        said.append(section.title)
        for part in section.parts:
            match part:
                case Heading() | Para():
                    said.append(part.text)
                case Bullets():
                    said += part.items
                case Grid():
                    said += [part.caption, *part.head, *(cell for row in part.rows for cell in row)]
                case Picture():
                    said.append(part.caption)
    return "\n".join(said)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_everything_that_was_found_is_in_it(path: Path) -> None:
    exploration = explored(path.stem)
    said = words(paper(exploration, TODAY))
    for each in exploration.findings:
        assert each.fact in said
        assert (each.accepted.reason if each.accepted else each.remedy) in said
    for board in exploration.wiring.boards:
        assert exploration.wiring.nodes[board].name in said
    assert "None" not in said.replace("None of", "").replace("None is", "")
    for section in paper(exploration, TODAY).sections:
        for part in section.parts:
            if isinstance(part, Grid):
                assert {len(row) for row in part.rows} == {len(part.head)} == {len(part.widths)}
            if isinstance(part, Bullets):
                assert len(part.depths) in (0, len(part.items))


def test_the_sections_are_chosen() -> None:
    exploration = explored("workstream")
    assert [each.key for each in paper(exploration, TODAY).sections] == list(SECTIONS)
    some = paper(exploration, TODAY, PaperOptions(sections=["outline"]))
    assert {each.key for each in some.sections} == ALWAYS | {"outline"}
    with pytest.raises(UsageError, match="no section “nothing”"):
        paper(exploration, TODAY, PaperOptions(sections=["nothing"]))  # type: ignore[list-item]


def test_a_confirmed_gap_is_to_be_closed_and_a_silence_is_to_be_asked_about() -> None:
    asks = next(each for each in paper(explored("workstream"), TODAY).sections if each.key == "asks")
    (bullets,) = asks.parts
    assert isinstance(bullets, Bullets)
    assert bullets.items[1].startswith("Close this gap. Accountability ends at “STP Strategic Board”.")
    assert bullets.items[2].startswith("Ask what is arranged where the documents are silent.")
    assert "no STP risk register" in bullets.items[2]


def test_nothing_to_close_is_said() -> None:
    said = words(paper(explored("all-clear"), TODAY))
    assert "Nothing is found that would have to be closed or discussed." in said
    assert "Close this gap" not in said


def test_who_sits_where_tells_not_stated_from_no() -> None:
    seats = next(each for each in paper(explored("joint-committee"), TODAY).sections if each.key == "seats")
    (grid,) = seats.parts
    assert isinstance(grid, Grid)
    assert grid.head == ("Seat", "Speaks for", "Non-executive", "Joint CCG Group")
    assert ("CCG A representatives", "CCG A", "Not stated", "With a vote") in grid.rows
    assert ("Independent chair", "Not stated", "Yes", "As chair") in grid.rows


def holding(name: str) -> Exploration:
    data = {
        "stpgraph": 1,
        "id": "small",
        "title": "Small",
        "status": "current",
        "nodes": [
            {"id": "board", "type": "body", "kind": "strategic_board", "name": "Board"},
            {"id": "chair", "type": "post", "kind": "chair", "name": "Chair", "holder": name},
            {"id": "gone", "type": "post", "kind": "member", "name": "Empty chair", "vacant": True},
        ],
        "relations": [
            {"source": "chair", "type": "sits_on", "target": "board"},
            {"source": "gone", "type": "sits_on", "target": "board"},
        ],
    }
    return explore(Structure.model_validate(data), TODAY)


def test_names_of_people_stay_out_unless_asked_for() -> None:
    exploration = holding("Person Q")
    assert "Person Q" not in words(paper(exploration, TODAY, PaperOptions(sections=["seats", "says"])))
    assert "Chair (Person Q)" in words(paper(exploration, TODAY, PaperOptions(names=True)))
    assert "Vacant, and so not in the table: “Empty chair”." in words(paper(exploration, TODAY))


def made(exploration: Exploration, options: PaperOptions | None = None, mark: bytes = b"") -> bytes:
    return paper_pdf.write(paper(exploration, TODAY, options), sheet(exploration, TODAY), mark)


@pytest.mark.parametrize("name", ["workstream", "everything-wrong", "all-clear"])
def test_the_pdf_is_tagged_and_says_what_it_is(name: str) -> None:
    with pikepdf.open(io.BytesIO(made(explored(name)))) as pdf:
        assert str(pdf.Root.Lang).lower().startswith("en")
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in pdf.Root
        assert explored(name).structure.title in str(pdf.docinfo.Title)
        assert "pdfuaid" in bytes(pdf.Root.Metadata.read_bytes()).decode()
        sizes = {(round(float(page.mediabox[2])), round(float(page.mediabox[3]))) for page in pdf.pages}
        assert (595, 842) in sizes
        assert any(width > height for width, height in sizes)


def test_the_same_paper_has_the_same_bytes() -> None:
    assert made(explored("sector")) == made(explored("sector"))


def test_hostile_names_are_text() -> None:
    exploration = explore(nasty_structure(), TODAY)
    assert made(exploration, PaperOptions(meeting="#panic() $x$ *b*", author="<script>")).startswith(b"%PDF")


def picture(size: tuple[int, int], kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "navy").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_logo_is_made_small_and_set(kind: str) -> None:
    small = logo(picture((3000, 1000), kind))
    with Image.open(io.BytesIO(small)) as opened:
        assert opened.format == "PNG"
        assert opened.width <= WIDTH
        assert opened.height <= HEIGHT
    assert len(made(explored("workstream"), mark=small)) != len(made(explored("workstream")))


@pytest.mark.parametrize(
    "data",
    [b"", b"<svg onload='x'/>", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n" + b"x" * 50, b"x" * (MOST_BYTES + 1), picture((6000, 6000))],
    ids=["nothing", "svg", "pdf", "broken", "too many bytes", "too many pixels"],
)
def test_a_logo_that_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(UsageError, match="logo"):
        logo(data)


# ── Word ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def in_word(exploration: Exploration, options: PaperOptions | None = None, mark: bytes = b"") -> bytes:
    return paper_docx.write(paper(exploration, TODAY, options), sheet(exploration, TODAY), mark)


@pytest.mark.parametrize("name", ["workstream", "everything-wrong", "all-clear"])
def test_the_word_file_says_the_same_as_the_pdf(name: str) -> None:
    exploration = explored(name)
    opened = Document(io.BytesIO(in_word(exploration)))
    inside = opened.element.body.xpath("string()")
    for line in words(paper(exploration, TODAY)).splitlines():
        assert one_line(line) in inside
    tables = opened.tables
    grids = [part for section in paper(exploration, TODAY).sections for part in section.parts if isinstance(part, Grid)]
    assert [len(each.rows) for each in tables] == [len(each.rows) + 1 for each in grids]
    assert all(each.rows[0]._tr.trPr.xpath("w:tblHeader") for each in tables)
    assert len(opened.inline_shapes) >= 1
    assert all(each._inline.docPr.get("descr") for each in opened.inline_shapes)


def test_the_word_file_has_numbers_letters_and_a_logo() -> None:
    opened = Document(io.BytesIO(in_word(explored("workstream"), mark=logo(picture((600, 200))))))
    texts = [each.text for each in opened.paragraphs]
    assert texts[texts.index("1 Purpose") + 1].startswith("1.1\tThis paper sets out")
    assert texts[texts.index("2 What the board is asked to do") + 1].startswith("a\tNote the structure")
    assert [each._inline.docPr.get("name") for each in opened.inline_shapes] == ["Logo", "Picture of the structure"]
    assert opened.core_properties.title == "Governance by workstream"


def test_the_same_word_file_has_the_same_bytes() -> None:
    assert in_word(explored("sector")) == in_word(explored("sector"))


def test_hostile_names_are_text_in_word() -> None:
    exploration = explore(nasty_structure(), TODAY)
    opened = Document(io.BytesIO(in_word(exploration, PaperOptions(meeting="=1+1", author="<w:p/>"))))
    assert "From: <w:p/>" in [each.text for each in opened.paragraphs]
