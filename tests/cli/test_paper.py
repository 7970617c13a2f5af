"""`paper`: a whole board paper from the command line."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from PIL import Image

from tests.report.made import GAP
from tests.test_cli import run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "gap.yaml").write_text(GAP, "utf-8")
    out = io.BytesIO()
    Image.new("RGB", (300, 100), "navy").save(out, "PNG")
    (tmp_path / "logo.png").write_bytes(out.getvalue())
    (tmp_path / "broken.png").write_bytes(b"<svg/>")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_pdf_and_a_word_file(folder: Path) -> None:
    assert run("paper", "gap.yaml", "-o", "paper.pdf", "--today", "2026-11-22").exit_code == 0
    assert (folder / "paper.pdf").read_bytes().startswith(b"%PDF")
    told = run(
        *("paper", "gap.yaml", "-o", "paper.docx", "--today", "2026-11-22", "--meeting", "Board, 1 December 2026"),
        *("--section", "findings", "--logo", "logo.png", "--final"),
    )
    assert told.exit_code == 0, told.stderr
    paper = Document(str(folder / "paper.docx"))
    said = [each.text for each in paper.paragraphs]
    assert "Meeting: Board, 1 December 2026" in said
    assert [each.text for each in paper.paragraphs if each.style and each.style.name == "Heading 1"] == [
        "1 Purpose",
        "2 What was found",
        "3 Sources, and how to read this paper",
    ]
    assert "DRAFT" not in "".join(each.text for each in paper.sections[0].header.paragraphs).upper()


def test_the_paper_of_a_shipped_structure(folder: Path) -> None:
    assert run("paper", "workstream", "-o", "w.docx").exit_code == 0
    marks = "".join(each.text for each in Document(str(folder / "w.docx")).sections[0].header.paragraphs)
    assert "draft" in marks.lower()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("gap.yaml", "-o", "paper.txt"), "is neither"),
        (("gap.yaml",), "Missing option"),
        (("gap.yaml", "-o", "p.pdf", "--section", "finding"), "Did you mean findings?"),
        (("gap.yaml", "-o", "p.pdf", "--logo", "broken.png"), "It has to be a picture"),
        (("gap.yaml", "-o", "p.pdf", "--logo", "none.png"), "cannot be read"),
        (("none.yaml", "-o", "p.pdf"), "none.yaml"),
        (("gap.yaml", "-o", "nowhere/p.pdf"), "there is no folder"),
        ((".", "-o", "p.pdf"), "Name one file"),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else "",
)
def test_what_cannot_be_made_is_said_and_nothing_is_written(folder: Path, words: tuple[str, ...], said: str) -> None:
    (folder / "second.yaml").write_text(GAP, "utf-8")
    told = run("paper", *words)
    assert told.exit_code == 2
    assert said in " ".join(told.stderr.split())
    assert not list(folder.glob("*.pdf"))
