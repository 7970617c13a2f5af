"""The PDF file: tagged, titled, in English, on paper that it can be read on, with the picture in words; the same every time."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from stpgraph.export import pdf, typesetting
from stpgraph.export.glyphs import STAND_IN_WORDS
from stpgraph.export.registry import format_of
from stpgraph.export.sheet import Sheet
from stpgraph.layout import View
from stpgraph.layout.scene import Scene
from tests.export.made_sheets import MADE_ON, VIEWS, made
from tests.export.nasty import NASTY_TEXTS

A4, A3, TEXT = (842, 595), (1191, 842), (842, 595)


def opened(sheet: Sheet) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf.write(sheet)))


def tags(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every element of the structure tree, in reading order."""
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from tags(kid)


def tagged(document: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    return [each for each in tags(document.Root.StructTreeRoot) if str(each.S) == kind]


def sizes(document: pikepdf.Pdf) -> list[tuple[int, int]]:
    return [(round(float(page.mediabox[2])), round(float(page.mediabox[3]))) for page in document.pages]


@pytest.mark.parametrize("name", ["workstream", "everything-wrong", "nasty"])
@pytest.mark.parametrize("findings", [True, False], ids=["marked", "plain"])
def test_it_is_tagged_titled_and_in_english(name: str, findings: bool) -> None:
    sheet = made(name, findings=findings)
    document = opened(sheet)
    root = document.Root
    assert root.Lang == "en-GB"
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    title = " ".join(sheet.title.split())
    assert str(document.docinfo["/Title"]) == title
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == title
    figure, *others = tagged(document, "/Figure")
    assert len(others) == len(pdf.closer(sheet))
    alternative = str(figure.Alt)
    assert f"A diagram of {len(sheet.scene.boxes)} boxes" in alternative
    assert alternative.endswith("The next pages say the same in words.")
    assert len(tagged(document, "/H1")) == 1
    assert len(tagged(document, "/Table")) == len({each.severity for each in sheet.findings or () if not each.accepted}) + any(
        each.accepted for each in sheet.findings or ()
    )


@pytest.mark.parametrize("name", ["workstream", "nasty"])
def test_nothing_in_it_runs(name: str) -> None:
    document = opened(made(name))
    for key in ("/OpenAction", "/AA", "/AcroForm"):
        assert key not in document.Root
    for each in document.objects:
        if isinstance(each, pikepdf.Dictionary):
            assert "/JS" not in each
            assert each.get("/S") not in (pikepdf.Name("/JavaScript"), pikepdf.Name("/Launch"))
            assert each.get("/Type") != pikepdf.Name("/EmbeddedFile")


def test_fonts_are_embedded_and_the_picture_is_vector() -> None:
    document = opened(made("workstream"))
    fonts = [each for each in document.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"]
    assert {str(each.FontName).split("+")[-1] for each in fonts} == {"LiberationSans", "LiberationSans-Bold"}
    assert all("/FontFile2" in each for each in fonts)
    assert not any(isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image" for each in document.objects)


@pytest.mark.parametrize(
    ("name", "size"),
    [("workstream", A4), ("local-area", A4), ("sector", A4), ("clinical-focus", A4), ("everything-wrong", A3), ("nasty", A3)],
)
def test_the_paper_is_the_smallest_that_can_be_read(name: str, size: tuple[int, int]) -> None:
    sheet = made(name)
    found = sizes(opened(sheet))
    assert found[0] == size
    parts = pdf.closer(sheet)
    assert [A4 if pdf.paper(each).name == "A4" else A3 for each in parts] == found[1 : len(parts) + 1]
    assert set(found[len(parts) + 1 :]) == {TEXT}
    assert pdf.paper(sheet).name == ("A4" if size == A4 else "A3")
    smallest = [pdf.smallest(sheet, each) for each in pdf.PAPERS]
    assert (smallest[0] >= pdf.LEAST_POINTS) == (size == A4)
    assert smallest[0] < smallest[1] <= pdf.LARGEST * 15


@pytest.mark.parametrize("name", ["workstream", "everything-wrong", "nasty"])
def test_the_picture_fits_its_page_as_was_reckoned(name: str) -> None:
    """The box of the figure, as the file gives it, is as large as the reckoning that chose the paper said, or larger."""
    sheet = made(name)
    document = opened(sheet)
    figure = tagged(document, "/Figure")[0]
    attributes = figure.A if isinstance(figure.A, pikepdf.Array) else [figure.A]
    left, bottom, right, top = next([float(each) for each in one.BBox] for one in attributes if "/BBox" in one)
    on = pdf.paper(sheet)
    assert on.side - 1 <= left < right <= on.width - on.side + 1
    assert on.bottom <= bottom < top <= on.height - on.top
    scale = (right - left) / (sheet.scene.width - 26)
    text = min(box.caption_size if box.caption else box.text_size for box in sheet.scene.boxes)
    # Where a page names others, room is kept for more lines than their names may take.
    assert 0.97 <= scale * text / pdf.smallest(sheet, on) <= (1.05 if pdf.closer(sheet) else 1.03)


def flat(data: typesetting.Data) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for each in data.values():
            yield from flat(each)
    elif isinstance(data, list | tuple):
        for each in data:
            yield from flat(each)


@pytest.mark.parametrize("name", ["everything-wrong", "nasty"])
def test_the_pages_of_text_tell_all_that_is_drawn(name: str) -> None:
    sheet = made(name)
    content = pdf.content(sheet)
    told = "\n".join(flat(content["parts"]))
    for node in sheet.structure.nodes:
        joined = any(node.id in (each.source, each.target) for each in sheet.structure.relations)
        if joined or node.type in ("body", "project"):
            assert " ".join(node.name.split()) in told
    assert sheet.findings
    for finding in sheet.findings:
        assert " ".join(finding.fact.split()) in told
        assert " ".join(finding.remedy.split()) in told or finding.accepted
    for source in sheet.structure.sources:
        assert " ".join(source.title.split()) in told


def test_without_findings_nothing_is_said_of_them() -> None:
    told = "\n".join(flat(pdf.content(made("everything-wrong", findings=False))["parts"]))
    assert "Findings" not in told
    none_found = "\n".join(flat(pdf.content(replace(made("everything-wrong"), findings=()))["parts"]))
    assert "Nothing is found." in none_found


def test_what_the_typefaces_lack_is_explained_where_it_occurs() -> None:
    assert STAND_IN_WORDS in str(pdf.content(made("nasty"))["source"])
    assert STAND_IN_WORDS not in str(pdf.content(made("everything-wrong"))["source"])
    assert "the whole as a map" in str(pdf.content(made("everything-wrong"))["source"])
    assert "the whole as a map" not in str(pdf.content(made("workstream"))["source"])


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.kind)
def test_every_view_is_written(view: View) -> None:
    sheet = made("everything-wrong", view)
    document = opened(sheet)
    assert len(document.pages) > 1
    figure = tagged(document, "/Figure")[0]
    assert " ".join(sheet.subtitle.split()) in str(figure.Alt)


def test_deep_chains_and_empty_scenes_are_written() -> None:
    sheet = made("workstream")
    assert len(opened(replace(sheet, scene=Scene("Nothing", 0, 0, (), (), ()))).pages) > 1
    told = pdf._tree([replace(each, depth=at) for at, each in enumerate([pdf.telling.answering(sheet).lines[0]] * 60)])
    data = {**pdf.content(sheet), "parts": [{"kind": "tree", "items": told, "columns": 1}]}
    assert typesetting.pdf("pdf.typ", data, MADE_ON).startswith(b"%PDF")
    assert "level 60" in "\n".join(flat(told))


def test_a_draft_says_so_on_every_page() -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    sheet = made("workstream", draft=True)
    assert all("DRAFT" in page for page in pages_of_text(sheet))
    assert not any("DRAFT" in page for page in pages_of_text(made("workstream")))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_nasty_texts_are_text_for_a_reader_not_ours() -> None:
    text = " ".join(" ".join(pages_of_text(made("nasty"))).split())
    squeezed = text.replace(" ", "")
    for each in NASTY_TEXTS:
        if each.isascii():
            assert "".join(each.split()) in squeezed
    assert "Zürich Žižkov Ærø naïve coöperate" in text


def pages_of_text(sheet: Sheet) -> list[str]:
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf.write(sheet), capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


def test_a_text_that_cannot_be_told_from_its_glyphs_costs_the_claim_and_not_the_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetting, "drawable", lambda text: text)
    data = {**pdf.content(made("workstream")), "title": "\U0001f3e5 健康"}
    document = pikepdf.open(io.BytesIO(typesetting.pdf("pdf.typ", data, MADE_ON)))
    assert bool(document.Root.MarkInfo.Marked)
    with document.open_metadata() as metadata:
        assert "pdfuaid:part" not in metadata


def test_a_fault_of_ours_is_not_hidden(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        typesetting.pdf("pdf.typ", {}, MADE_ON)
    monkeypatch.setattr(typesetting, "files", lambda package: tmp_path)
    (tmp_path / "untitled.typ").write_text("A page without a title")
    with pytest.raises(RuntimeError, match="title"):
        typesetting.pdf("untitled.typ", {}, MADE_ON)


def test_a_template_that_forgets_the_date_has_it_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(typesetting, "files", lambda package: tmp_path)
    (tmp_path / "undated.typ").write_text('#set document(title: "Undated")\nA page')
    document = pikepdf.open(io.BytesIO(typesetting.pdf("undated.typ", {}, MADE_ON)))
    assert str(document.docinfo["/CreationDate"]).startswith("D:20260102")


def test_the_only_date_is_the_one_that_is_printed() -> None:
    document = opened(made("workstream"))
    assert str(document.docinfo["/CreationDate"]).startswith("D:20260102")
    assert pdf.write(made("workstream")) == format_of("pdf").write(made("workstream"))


def test_every_picture_is_the_same_in_every_process() -> None:
    script = (
        "import hashlib, sys\n"
        "from stpgraph.export.registry import format_of\n"
        "from tests.export.made_sheets import made\n"
        "for each in ('svg', 'png', 'pdf'):\n"
        "    print(each, hashlib.sha256(format_of(each).write(made('workstream'))).hexdigest())\n"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(found) == 1
