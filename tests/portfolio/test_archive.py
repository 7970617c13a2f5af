"""Zip files, read without trust."""

from __future__ import annotations

import contextlib
import io
import os
import struct
import zipfile
from pathlib import Path

import pytest

from stpgraph.errors import InputError
from stpgraph.files.limits import MOST_BYTES
from stpgraph.portfolio import Unread, archive, pieces_of_zip, run
from stpgraph.portfolio.pieces import gathered
from tests.portfolio.made import zipped
from tests.report.made import BROKEN, CLEAR, GAP, TODAY


def told(data: bytes) -> dict[str, str]:
    """The pieces of a zip file by name: empty where one can be read, else what is wrong with it."""
    found = {}
    for piece in pieces_of_zip(data, "s.zip"):
        try:
            piece.load()
            found[piece.name] = ""
        except InputError as error:
            found[piece.name] = error.faults[0].message
    return found


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        pieces_of_zip(data, "s.zip")
    return caught.value.faults[0].message


def test_structure_files_are_read_in_order_and_others_passed_over() -> None:
    data = zipped(
        {
            "b/two.yml": CLEAR,
            "a/one.yaml": GAP,
            "notes.txt": "x",
            "__MACOSX/a/._one.yaml": "x",
            "b/.hidden.yaml": "x",
            "c/three.JSON": "{}",
            "d/": "",
        }
    )
    assert told(data) == {"s.zip: a/one.yaml": "", "s.zip: b/two.yml": "", "s.zip: c/three.JSON": ""}
    assert [piece.load().decode() for piece in pieces_of_zip(data, "s")][:2] == [GAP, CLEAR]
    assert [piece.form for piece in pieces_of_zip(data, "s")] == ["yaml", "yaml", "json"]


@pytest.mark.parametrize(
    "name", ["../out.yaml", "/etc/out.yaml", "a/../../out.yaml", "..\\out.yaml", "C:/out.yaml", "a/b/../../../c.yaml"]
)
def test_names_that_lead_out_are_told(name: str) -> None:
    found = told(zipped({name: GAP, "good.yaml": GAP}))
    assert found.pop("s.zip: good.yaml") == ""
    assert len(found) == 1
    assert "leads out of the zip file" in next(iter(found.values()))


def test_what_is_packed_too_tightly_or_too_large_is_told_before_it_is_unpacked() -> None:
    found = told(
        zipped(
            {
                "bomb.yaml": b"#" * 3_000_000,
                "large.yaml": os.urandom(10) * (MOST_BYTES // 10 + 1),
                "small.yaml": b"#" * 90_000,
                "good.yaml": GAP,
            }
        )
    )
    assert "far more tightly" in found["s.zip: bomb.yaml"]
    assert "larger than 4 MB" in found["s.zip: large.yaml"]
    assert found["s.zip: small.yaml"] == found["s.zip: good.yaml"] == ""


def test_a_file_never_gives_more_than_it_says() -> None:
    """The listing says 100 bytes; there are 3 million: no more than 100 are unpacked, and the check of their sum fails."""
    data = bytearray(zipped({"liar.yaml": b"#" * 3_000_000}))
    at = data.rfind(b"PK\x01\x02")
    struct.pack_into("<L", data, at + 24, 100)
    assert "It is damaged" in told(bytes(data))["s.zip: liar.yaml"]


def test_totals_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped({f"{at}.yaml": GAP for at in range(20)})
    monkeypatch.setattr(archive, "MOST_FILES", 19)
    assert "holds 20 structure files" in refusal(data)
    monkeypatch.setattr(archive, "MOST_FILES", 20)
    assert len(told(data)) == 20
    monkeypatch.setattr(archive, "MOST_UNPACKED", 20 * len(GAP) - 1)
    assert "Unpacked" in refusal(data)
    monkeypatch.setattr(archive, "MOST_PACKED", len(data) - 1)
    assert "is larger than" in refusal(data)


def test_a_listing_beyond_all_measure_is_never_read(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped({f"{at}.yaml": "x" for at in range(200)})
    monkeypatch.setattr(archive, "MOST_LISTED", 1_000)
    monkeypatch.setattr(archive, "ZipFile", None)  # reading it would fail the test
    assert "lists more files" in refusal(data)
    end = data.rfind(b"PK\x05\x06")
    assert "lists more files" in refusal(
        data[:end] + b"PK\x06\x07" + bytes(16) + data[end:].replace(data[end + 12 : end + 16], bytes(4))
    )
    lying = data[:end] + data[end:-2] + struct.pack("<H", 5) + b"a word"[:5]
    assert "lists more files" in refusal(lying), "also where a comment stands behind it"


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"PK\x03\x04" + b"x" * 100, b"PK\x05\x06", zipped({"a.yaml": GAP})[:-10], b"\0" * 500]
)
def test_what_is_no_zip_file_is_told(data: bytes) -> None:
    assert "no zip file, or it is damaged" in refusal(data)


def test_nothing_in_it() -> None:
    assert "no structure file" in refusal(zipped({}))
    assert "no structure file" in refusal(zipped({"a.txt": "x"}))


def test_locked_and_strangely_packed_files_are_told() -> None:
    data = bytearray(zipped({"a.yaml": GAP}))
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    assert "password" in told(bytes(data))["s.zip: a.yaml"]
    assert "packed in a way" in told(zipped({"a.yaml": GAP}, zipfile.ZIP_BZIP2))["s.zip: a.yaml"]


def test_damage_of_one_file_does_not_hurt_the_others() -> None:
    data = bytearray(zipped({"a.yaml": GAP * 3, "b.yaml": GAP}))
    data[50] ^= 0xFF
    found = told(bytes(data))
    assert "damaged" in found["s.zip: a.yaml"]
    assert found["s.zip: b.yaml"] == ""


def test_every_cut_and_every_changed_byte_is_told_or_read() -> None:
    data = zipped({"a.yaml": GAP})
    for at in range(len(data)):
        for broken in (data[:at], data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]):
            with contextlib.suppress(InputError):
                told(broken)


def test_files_folders_and_zip_files_are_gathered_once_each_in_order(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GAP)
    (tmp_path / "b.zip").write_bytes(zipped({"x.yaml": CLEAR}))
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "d.json").write_text("{")
    (tmp_path / "plain").write_bytes(zipped({"x.yaml": CLEAR}))
    (tmp_path / "bad.zip").write_text("no")
    os.mkfifo(tmp_path / "pipe.yaml")
    found = gathered([tmp_path, tmp_path / "a.yaml", tmp_path / "none.yaml", tmp_path / "plain", tmp_path / "pipe.yaml"])
    names = [(each.file if isinstance(each, Unread) else each.name).removeprefix(f"{tmp_path}/") for each in found]
    assert names == ["a.yaml", "b.zip: x.yaml", "bad.zip", "c/d.json", "none.yaml", "plain: x.yaml", "pipe.yaml"]
    made = run([tmp_path, tmp_path / "none.yaml", tmp_path / "pipe.yaml"], TODAY)
    assert [each.file.removeprefix(f"{tmp_path}/") for each in made.unread] == ["bad.zip", "c/d.json", "none.yaml", "pipe.yaml"]
    assert [each.id for each in made.entries] == ["a-gap", "clear"]
    assert made.asked == 6


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    made = run([tmp_path], TODAY)
    assert "no structure file" in str(made.unread[0])
    assert made.complete


def test_broken_structures_in_a_zip_file_are_told_with_their_place() -> None:
    with io.BytesIO(zipped({"a.yaml": BROKEN})) as file:
        made = run(pieces_of_zip(file.read(), "s.zip"), TODAY)
    assert str(made.unread[0]).startswith("s.zip: a.yaml, line ")
