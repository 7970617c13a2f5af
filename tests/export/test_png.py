"""The PNG file: as large as asked for, not blank, described, and refused where it would be too large."""

from __future__ import annotations

import io
import zlib
from dataclasses import replace
from struct import unpack

import pytest
from PIL import Image

from stpgraph.errors import UsageError
from stpgraph.export import png
from stpgraph.export.poster import poster
from stpgraph.export.registry import format_of
from stpgraph.layout import View
from stpgraph.layout.scene import Scene
from tests.export.made_sheets import VIEWS, made


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize("dpi", [48.0, 96.0, 192.0])
def test_it_is_as_large_as_its_dpi_say(dpi: float) -> None:
    sheet = made("workstream")
    image = opened(png.png(sheet, dpi))
    page = poster(sheet)
    assert image.width == pytest.approx(page.width * dpi / 96, abs=1)
    assert image.height == pytest.approx(page.height * dpi / 96, abs=1)
    assert image.info["dpi"] == pytest.approx((dpi, dpi), abs=0.02)


def test_what_is_written_has_192_dpi() -> None:
    assert png.write(made("workstream")) == png.png(made("workstream"), 192) == format_of("png").write(made("workstream"))


@pytest.mark.parametrize("findings", [True, False], ids=["marked", "plain"])
def test_boxes_and_marks_are_drawn_where_they_stand(findings: bool) -> None:
    sheet = made("workstream", findings=findings)
    image = opened(png.png(sheet, 96)).convert("RGB")
    page = poster(sheet)
    below = page.height - sheet.scene.height
    board = next(box for box in sheet.scene.boxes if box.kind == "strategic_board")
    tops = [y for y in range(image.height) if image.getpixel((int(board.x) + 20, y)) == (0x0B, 0x4F, 0x6C)]
    assert tops, "the strategic board is dark"
    assert len(tops) == pytest.approx(board.height, abs=6)
    assert 0 < tops[0] - board.y < below
    reds = sum(number for number, colour in image.getcolors(1 << 24) if colour == (0xA3, 0x14, 0x2A))
    assert (reds > 500) == findings


def test_it_says_what_it_shows() -> None:
    image = opened(png.png(made("workstream"), 48))
    assert image.text["Title"] == "Governance by workstream"
    assert "“STP Delivery Group” answers to “STP Strategic Board”." in image.text["Description"]


def test_its_chunks_are_whole() -> None:
    data = png.png(made("workstream"), 48)
    at, kinds = 8, []
    while at < len(data):
        length, kind = unpack(">I4s", data[at : at + 8])
        assert unpack(">I", data[at + 8 + length : at + 12 + length])[0] == zlib.crc32(data[at + 4 : at + 8 + length])
        kinds.append(kind)
        at += 12 + length
    assert kinds[:4] == [b"IHDR", b"pHYs", b"iTXt", b"iTXt"]
    assert kinds[-1] == b"IEND"


@pytest.mark.parametrize("view", VIEWS[1:], ids=lambda view: view.kind)
def test_every_view_is_drawn(view: View) -> None:
    image = opened(png.png(made("everything-wrong", view), 48))
    assert len(image.convert("RGB").getcolors(1 << 24)) > 20


def test_nasty_labels_are_drawn() -> None:
    sheet = made("nasty")
    image = opened(png.png(sheet, 72))
    assert len(image.convert("RGB").getcolors(1 << 24)) > 100
    assert image.text["Title"] == sheet.title


def test_too_many_pixels_are_refused_with_what_can_be_had() -> None:
    sheet = made("everything-wrong")
    most = png.most_dpi(sheet)
    with pytest.raises(UsageError, match=rf"Choose {most:,.0f} dpi or less"):
        png.png(sheet, 2_000)
    page = poster(sheet)
    assert page.width * page.height * (most / 96) ** 2 <= png.MOST_PIXELS < page.width * page.height * ((most + 1) / 96) ** 2


@pytest.mark.parametrize("dpi", [0.0, -96.0, 23.0, 2_401.0, float("nan"), float("inf")])
def test_dpi_without_sense_are_refused(dpi: float) -> None:
    with pytest.raises(UsageError, match="dpi"):
        png.png(made("workstream"), dpi)


def test_a_huge_sheet_is_written_with_fewer_dpi() -> None:
    sheet = made("single-commissioning-board")
    huge = replace(sheet, scene=Scene(sheet.scene.title, 9_000, 9_000, sheet.scene.boxes, sheet.scene.lines, ()))
    assert 24 < png.most_dpi(huge) < 192
    with pytest.raises(UsageError):
        png.png(huge, 192)
