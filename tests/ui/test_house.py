"""What holds for the pages as code and for how the app is set up."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from stpgraph.draw.style import contrast
from stpgraph.reading import words
from tests.ui.conftest import ROOT

UI = ROOT / "stpgraph" / "ui"
PAGES = sorted((UI / "pages").glob("[a-z]*.py"))
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))


def test_every_page_is_registered() -> None:
    assert len(PAGES) >= 9
    registered = (ROOT / "app.py").read_text("utf-8")
    for path in PAGES:
        assert f"stpgraph/ui/pages/{path.name}" in registered


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 60


def test_the_app_listens_to_this_machine_only_and_tells_nobody() -> None:
    assert CONFIG["server"]["address"] == "127.0.0.1"
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["client"]["showErrorDetails"] == "none"


def test_the_theme_has_contrast_for_everybody() -> None:
    theme = CONFIG["theme"]
    grounds = (theme["backgroundColor"], theme["secondaryBackgroundColor"])
    for colour in ("textColor", "linkColor", "primaryColor"):
        assert all(contrast(theme[colour], ground) >= 4.5 for ground in grounds)
    for name in ("red", "orange", "yellow", "blue", "green", "gray"):
        assert contrast(theme[f"{name}TextColor"], theme[f"{name}BackgroundColor"]) >= 4.5
    assert all(contrast(theme["borderColor"], ground) >= 3 for ground in grounds)


def test_no_page_asks_anything_of_another_machine() -> None:
    for path in sorted(UI.rglob("*")):
        if path.suffix in (".py", ".js", ".css", ".html", ".svg"):
            text = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
            assert "://" not in text, path


def test_the_style_sheet_s_colours_have_contrast() -> None:
    for ink, ground in (
        ("#FFFFFF", "#A3142A"),
        ("#7A4300", "#FFFFFF"),
        ("#33415C", "#FFFFFF"),
        ("#1A5A2C", "#E8F3E7"),
        ("#3D4653", "#F4F2EC"),
        ("#4A5563", "#F4F2EC"),
    ):
        assert contrast(ink, ground) >= 4.5
        sheet = (UI / "assets" / "page.css").read_text("utf-8")
        assert ink.lower() in sheet


def test_every_word_of_the_format_has_words_for_readers() -> None:
    from stpgraph.model.kinds import FREQUENCY_DAYS

    assert set(words.FREQUENCY) == set(FREQUENCY_DAYS)
