"""The Structures page: the gallery, and the place to open a file of one's own."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from stpgraph import shipped
from stpgraph.files import read
from tests.ui.seen import raw, seen, sound
from tests.ui.test_bringing_page import NESTED

BAD = """\
stpgraph: 1
id: bad
title: A file with faults
status: curent
nodes:
  - {id: a, type: body, kind: workstrem, name: A}
  - {id: b, type: post, kind: chair, nam: B}
relations:
  - {source: a, type: accountable_to, target: zz}
"""


def test_every_shipped_structure_has_a_card(app: AppTest) -> None:
    sound(app.run())
    paths = [path for shelf in shipped.SHELVES for path in shipped.files(shelf)]
    assert len(paths) >= 20
    assert len(app.get("image")) == len(paths)
    words = seen(app)
    for path in paths:
        assert read(path).title in words
    for title in shipped.SHELVES.values():
        assert title in words
    links = [link.query_string for link in app.get("page_link")]
    assert links.pop(0) == "", "the offer to bring in a document"
    assert links == [f"structure={path.stem}" for path in paths]


def test_a_card_says_what_is_in_it_and_what_was_found(app: AppTest) -> None:
    words = seen(sound(app.run()))
    card = words.split("Governance by workstream", 1)[1][:160]
    assert card.startswith(" 17 boards and groups, 10 projects, 9 posts, 1 organisation 1 gap confirmed , 3 not stated 1 concern")
    assert "No open finding" in words
    assert "Not stated: the documents do not say, so it may be arranged elsewhere" in words.split("Archetypes", 1)[0]


def test_the_page_says_in_one_line_what_it_is_for(app: AppTest) -> None:
    assert raw(sound(app.run())).index("sg-purpose") < 200


def test_an_empty_shelf_says_so(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "files", lambda shelf: ())
    sound(app.run())
    assert seen(app).count("This shelf is empty.") == 3
    assert app.get("file_uploader")


def test_an_unknown_parameter_is_told(app: AppTest) -> None:
    app.query_params["color"] = "red"
    sound(app.run())
    assert [each.value for each in app.warning] == [
        "This link holds “color”\\, which this page does not know\\: it is ignored\\."
    ]


def test_a_file_with_faults_lists_every_fault(app: AppTest) -> None:
    sound(app.run())
    app.get("file_uploader")[0].upload("faulty.yaml", BAD.encode()).run()
    sound(app)
    words = seen(app)
    assert app.error[0].value.startswith("This file cannot be opened yet: it has 5 faults.")
    assert "What is wrong with faulty.yaml" in words
    assert "4 status status: curent Found curent , which is not allowed here." in words
    assert "6 nodes, entry 1, kind" in words
    assert "Write workstream instead." in words
    assert "nam is no key of a post" in words
    assert "zz is the id of no node here." in words
    assert "Governance by workstream" in words, "the rest of the page stands"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.yaml", b"", "There is nothing in this file"),
        ("bomb.yaml", b"a: &a [x,x]\nb: &b [*a,*a]\n", "is no key of a structure"),
        ("broken.json", b'{"stpgraph": 1, "id"', "This is not readable as JSON"),
    ],
)
def test_a_file_that_is_no_structure_is_refused_in_words(app: AppTest, name: str, data: bytes, said: str) -> None:
    app.run()
    app.get("file_uploader")[0].upload(name, data).run()
    sound(app)
    assert f"What is wrong with {name}" in seen(app)
    assert said in seen(app)


def test_a_document_of_another_program_goes_on_in_bring_in(app: AppTest) -> None:
    app.run()
    app.get("file_uploader")[0].upload("<b>us</b>.drawio", NESTED).run()
    words = seen(sound(app))
    assert "Step 2 of 3: Check what was understood" in words
    assert "From the file <b>us</b>.drawio ." in words
    assert "<b>us" not in raw(app)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("<i>image</i>.json", b"\x89PNG\r\n\x1a\n\0\0", "boxes and lines are only dots"),
        ("list.json", b"[1, 2]", "What is in this file was not recognised"),
    ],
)
def test_what_nobody_can_bring_in_is_refused_in_place(app: AppTest, name: str, data: bytes, said: str) -> None:
    app.run()
    app.get("file_uploader")[0].upload(name, data).run()
    (told,) = [each.value for each in sound(app).error]
    assert "cannot be brought in" in told
    assert said in told
    assert "<i>" not in told
    assert seen(app).startswith("Structures"), "the page stands"


def test_more_faults_than_are_listed_are_told(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    nodes = "".join(f"  - {{id: n{number}, type: body, kind: nothing, name: N}}\n" for number in range(1_005))
    app.run()
    app.get("file_uploader")[0].upload("many.yaml", f"stpgraph: 1\nid: x\ntitle: X\nstatus: past\nnodes:\n{nodes}".encode()).run()
    sound(app)
    assert "it has more than 1,000 faults" in app.error[0].value


def test_a_hostile_file_name_and_line_stay_text(app: AppTest) -> None:
    app.run()
    text = "stpgraph: 1\nid: x\ntitle: X\nstatus: <img src=x onerror=alert(1)>\n"
    app.get("file_uploader")[0].upload("<b>x</b>.yaml", text.encode()).run()
    sound(app)
    assert "<img src=x" not in raw(app)
    assert "<b>" not in raw(app)
    assert "&lt;img src=x onerror=alert(1)&gt;" in raw(app)


def test_a_good_file_opens_in_explore(app: AppTest) -> None:
    app.run()
    path = shipped.archetype_file("sector")
    app.get("file_uploader")[0].upload("mine.yaml", path.read_bytes()).run()
    sound(app)
    assert app.query_params["structure"].startswith("upload.")
    words = seen(app)
    assert words.startswith("Governance by sector See who answers to whom")
    assert "Your own file: mine.yaml. It is kept only while this page is open" in words
