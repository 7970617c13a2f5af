"""Files in and out: names, bytes, folders, rights; whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from stpgraph import shipped
from stpgraph.errors import InputError
from stpgraph.files import dumps, format_of, loads, loads_bytes, plain, read, structure_files, write
from stpgraph.files.limits import MOST_BYTES
from stpgraph.files.native import write_text
from stpgraph.model import Structure

SMALL = 'stpgraph: 1\nid: a\ntitle: "012"\nstatus: current\n'
SHIPPED = [path for shelf in shipped.SHELVES for path in shipped.files(shelf)]


def refusal(path: str | Path) -> str:
    with pytest.raises(InputError) as caught:
        read(path)
    (fault,) = caught.value.faults
    assert fault.file == str(path)
    assert fault.line == fault.column == 0
    return fault.message


def test_there_are_shipped_files() -> None:
    assert len(SHIPPED) >= 20


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_file_reads_back_in_both_notations(path: Path) -> None:
    structure = read(path)
    for form in ("yaml", "json"):
        text = dumps(structure, form)
        assert loads(text, form=form) == structure
        assert dumps(loads(text, form=form), form) == text


def test_format_goes_by_the_name() -> None:
    assert [format_of(name) for name in ("a.yaml", "a.YML", "b/a.JSON", "a", "a.txt", Path("x.json"))] == [
        *("yaml", "yaml", "json", "yaml", "yaml", "json")
    ]


def test_written_files_hold_what_differs_from_the_defaults_in_the_order_of_the_format() -> None:
    structure = loads(
        SMALL + "limits: {CPX003: 12.0}\nrelations: []\nnodes:\n- {cites: [s], notes: n, name: b, kind: ccg, status: established,"
        " type: organisation, id: c, ods_code: '1'}\nsources: [{title: t, id: s}]"
    )
    assert plain(structure) == {
        "stpgraph": 1,
        "id": "a",
        "title": "012",
        "status": "current",
        "sources": [{"id": "s", "title": "t"}],
        "nodes": [{"id": "c", "type": "organisation", "kind": "ccg", "name": "b", "ods_code": "1", "cites": "s", "notes": "n"}],
        "limits": {"CPX003": 12},
    }
    assert list(plain(structure)["nodes"][0]) == ["id", "type", "kind", "name", "ods_code", "cites", "notes"]  # type: ignore[index]
    assert list(plain(structure)) == ["stpgraph", "id", "title", "status", "sources", "nodes", "limits"]


def test_numbers_are_written_as_people_write_them() -> None:
    limits = {"CPX001": 3.0, "CPX002": 2.5, "CPX003": 1e15, "CPX004": 1e-7}
    text = dumps(Structure(stpgraph=1, id="a", title="t", status="past", limits=limits))
    assert "limits: {CPX001: 3, CPX002: 2.5, CPX003: 1000000000000000.0, CPX004: 1.0e-07}" in text
    assert loads(text).limits == limits


@pytest.mark.parametrize("name", ["a.yaml", "a.json", "a.yml", "no-suffix"])
def test_what_is_written_reads_back(name: str, tmp_path: Path) -> None:
    structure = loads(SMALL)
    path = tmp_path / name
    write(structure, path)
    assert read(path) == read(str(path)) == structure
    assert path.read_bytes().startswith(b"{" if name == "a.json" else b"stpgraph: 1\nid: a\n")
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_byte_order_mark_is_passed_over() -> None:
    assert loads_bytes(b"\xef\xbb\xbf" + SMALL.encode()) == loads(SMALL)
    assert loads_bytes(b"\xef\xbb\xbf" + dumps(loads(SMALL), "json").encode(), form="json") == loads(SMALL)


class TestRefusals:
    def test_of_what_is_no_file(self, tmp_path: Path) -> None:
        assert refusal(tmp_path) == "This is a folder, not a file: name a file in it."
        assert refusal(tmp_path / "none.yaml") == "There is no such file. Check the name and the folder."
        assert refusal(tmp_path / "none" / "none.yaml") == "There is no such file. Check the name and the folder."
        assert refusal("/dev/zero") == "This is not an ordinary file."
        assert refusal("a\0b").startswith("The file cannot be opened: ")
        assert refusal("a" * 5_000) == "The file cannot be opened: File name too long."
        os.mkfifo(tmp_path / "fifo")
        assert refusal(tmp_path / "fifo") == "This is not an ordinary file."
        (tmp_path / "loop").symlink_to(tmp_path / "loop")
        assert refusal(tmp_path / "loop").startswith("The file cannot be opened: ")

    def test_of_a_file_that_may_not_be_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "a.yaml"
        path.write_text(SMALL)

        def denied(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("builtins.open", denied)  # root may read anything
        assert refusal(path) == "The file cannot be opened: Permission denied."

    def test_of_what_is_too_large(self, tmp_path: Path) -> None:
        path = tmp_path / "a.yaml"
        path.write_bytes(b"#" * MOST_BYTES + b"#")
        assert refusal(path) == "The file is larger than 4 MB; no structure file is. Is it the right file?"
        with pytest.raises(InputError, match="larger than 4 MB"):
            loads_bytes(path.read_bytes())

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            ("id: a".encode("utf-16"), "UTF-16. Save the file as UTF-8"),
            (b"ab\r\ncd\xe9", "line 2, column 3: The byte 0xE9 here is not UTF-8 text"),
            (b"PK\x03\x04...", "This is a Word, Excel or zip file"),
            (b"%PDF-1.7", "This is a PDF"),
            (b"id: \0", "NUL"),
        ],
    )
    def test_of_what_is_no_text(self, data: bytes, message: str) -> None:
        with pytest.raises(InputError, match=message) as caught:
            loads_bytes(data, "a.yaml")
        assert len(caught.value.faults) == 1

    def test_of_half_a_character(self) -> None:
        with pytest.raises(InputError, match=r"half a character \(U\+D800\)"):
            loads("id: \ud800")


class TestWriting:
    def test_a_link_is_followed_and_rights_are_kept(self, tmp_path: Path) -> None:
        path, link = tmp_path / "a.yaml", tmp_path / "link.yaml"
        path.write_text("old")
        path.chmod(0o604)
        link.symlink_to(path)
        write_text("new é", link)
        assert path.read_bytes() == "new é".encode()
        assert link.is_symlink()
        assert path.stat().st_mode & 0o777 == 0o604

    def test_a_new_file_has_the_rights_of_a_new_file(self, tmp_path: Path) -> None:
        (tmp_path / "other").touch()
        write_text("new", tmp_path / "a.yaml")
        assert (tmp_path / "a.yaml").stat().st_mode == (tmp_path / "other").stat().st_mode

    def test_a_failure_leaves_everything_as_it_was(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "a.yaml"
        path.write_text("old")

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(InputError, match=r"a.yaml: The file cannot be written: No space left on device\."):
            write_text("new", path)
        assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("a.yaml", "old")]


class TestStructureFiles:
    def test_folders_stand_for_the_files_in_them(self, tmp_path: Path) -> None:
        for name in ("b.yaml", "a.JSON", "c.yml", "d.txt", "sub/a.yaml"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).touch()
        (tmp_path / "folder.yaml").mkdir()
        given = [tmp_path / "d.txt", tmp_path, tmp_path / "none.yaml"]
        found = [str(path.relative_to(tmp_path)) for path in structure_files(given)]
        assert found == ["d.txt", "a.JSON", "b.yaml", "c.yml", "sub/a.yaml", "none.yaml"]

    def test_an_empty_folder_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="no structure file"):
            structure_files([tmp_path])
