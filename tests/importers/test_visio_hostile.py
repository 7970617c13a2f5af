"""Broken, huge and malicious Visio drawings: refused with one message, or read as far as they can be."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stpgraph.errors import InputError
from stpgraph.importers.draft import Draft
from stpgraph.importers.safe import parts_of
from stpgraph.importers.visio import drawing as visio
from tests.importers.test_visio import box, read, sketch
from tests.importers.visio_corpus import documents
from tests.importers.visio_package import BOX, PageOf, at, cells, drawing, line, packed, parts, shape, text
from tests.strategies import examples

ONE = box(1, "STP Board", 2, 5)
WHOLE = parts([PageOf("A", ONE)])


def _with(name: str, part: bytes) -> bytes:
    return packed({**WHOLE, name: part})


def _nested(depth: int) -> str:
    return "".join(f'<Shape ID="{number}" Type="Group"><Shapes>' for number in range(depth)) + ONE + "</Shapes></Shape>" * depth


def _blown_up() -> bytes:
    """Masters in masters, ten in each: eight deep they would be a hundred million shapes."""
    held = "".join(f'<Shape ID="{number + 10}" Type="Group" Master="{{0}}"/>' for number in range(10))
    masters = {
        str(number): (f"M{number}", f'<Shape ID="5" Type="Group"><Shapes>{held.format(number + 1)}</Shapes></Shape>')
        for number in range(2, 10)
    }
    return drawing([PageOf("A", shape(1, at(1, 1, 1, 1), master="2", sort="Group"))], masters)


HOSTILE: dict[str, tuple[bytes, str]] = {
    "old": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "VisioDocument".encode("utf-16-le"), "save it anew"),
    "xml of 2003": (
        b'<?xml version="1.0"?><VisioDocument xmlns="http://schemas.microsoft.com/visio/2003/core"/>',
        "save it anew",
    ),
    "document type": (
        _with("visio/pages/page1.xml", b'<!DOCTYPE x [<!ENTITY e "a">]><PageContents>&e;</PageContents>'),
        "entities",
    ),
    "no page": (drawing([]), "no page"),
    "no document": (packed({key: part for key, part in WHOLE.items() if "document.xml" not in key}), "main part is missing"),
    "truncated": (packed(WHOLE)[:900], "cannot be unpacked"),
    "broken page": (_with("visio/pages/page1.xml", WHOLE["visio/pages/page1.xml"][:-40]), "not readable as XML"),
    "deep groups": (drawing([PageOf("A", _nested(40))]), "deep"),
    "masters in masters": (_blown_up(), "more than 10,000 shapes"),
    "bomb": (_with("visio/pages/page1.xml", b"<a>" + b" " * 20_000_000 + b"</a>"), "far larger"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_one_plain_message(name: str) -> None:
    given_, words = HOSTILE[name]
    with pytest.raises(InputError) as caught:
        read("a.vsdx", given_)
    assert len(caught.value.faults) == 1
    assert words in caught.value.faults[0].message


@pytest.mark.parametrize("target", ["https://example.org/page1.xml", "../../../etc/passwd", "/etc/passwd", "file:///etc/passwd"])
def test_a_page_outside_of_the_file_is_never_opened_and_is_told(target: str) -> None:
    for mode in ('TargetMode="External"', ""):
        rels = WHOLE["visio/pages/_rels/pages.xml.rels"].replace(b'Target="page1.xml"', f'Target="{target}" {mode}'.encode())
        made = visio.sketch(_with("visio/pages/_rels/pages.xml.rels", rels), "a.vsdx")
        assert made.shapes == ()
        assert [each.why for each in made.unread] == ["What is on it is missing from the file."]


def test_macros_are_told_and_never_run() -> None:
    made = read("a.vsdm", _with("visio/vbaProject.bin", b"x"))
    assert any(each.what == "A program (macro)" for each in made.unread)
    assert [each.name for each in made.structure.nodes] == ["STP Board"]


@pytest.mark.parametrize("number", ["NaN", "INF", "-inf", "1e308", "1e9", "", "abc"])
def test_numbers_that_are_none_or_huge_are_no_places(number: str) -> None:
    bad = f'<Cell N="PinX" V="{number}"/><Cell N="Width" V="{number}"/><Cell N="PinY" V="1"/><Cell N="Height" V="1"/>'
    made = sketch(shape(1, bad + cells(Angle=number) + BOX + text("STP Board")) + line(2, (1, 1), (2, 2), LinePattern=number))
    frame = made.shapes[0].frame
    assert frame is not None
    assert all(math.isfinite(each) and abs(each) < 1e9 for each in (frame.x, frame.y, frame.width, frame.height))


def test_thousands_of_shapes_are_read_without_looking_what_is_near_what() -> None:
    shapes = "".join(box(number, f"Group {number}", number % 90, number // 90) for number in range(1, 1_601))
    made = sketch(shapes + "".join(line(number, (1, 1), (2, 2)) for number in range(4_000, 5_600)))
    assert len(made.shapes) == 1_600
    assert len(made.links) == 1_600


SEEDS = [parts_of(each.data, each.name) for each in documents()[::6]]
BITS = (*b'<>"=/', 0, 0xFF)


@settings(max_examples=examples(60))
@given(st.data())
def test_a_broken_drawing_gives_a_draft_or_one_message(given_: st.DataObject) -> None:
    whole = dict(given_.draw(st.sampled_from(SEEDS)))
    part = given_.draw(st.sampled_from(sorted(key for key in whole if key.endswith((".xml", ".rels")))))
    made = bytearray(whole[part])
    for _ in range(given_.draw(st.integers(1, 4))):
        where = given_.draw(st.integers(0, max(len(made) - 1, 0)))
        match given_.draw(st.integers(0, 2)):
            case 0:
                made[where : where + 1] = bytes([given_.draw(st.sampled_from(BITS))])
            case 1:
                del made[where : where + given_.draw(st.integers(1, 30))]
            case _:
                made[where:where] = made[where : where + given_.draw(st.integers(1, 60))]
    whole[part] = bytes(made)
    found: Draft | InputError
    try:
        found = read("a.vsdx", packed(whole))
    except InputError as error:
        found = error
    if isinstance(found, InputError):
        assert [bool(each.message) for each in found.faults] == [True]
    else:
        assert found.structure.nodes
