"""Drawings of draw.io, yEd and other programs, Mermaid and Graphviz in more styles: how well they are read, looks, junctions, frames."""

from __future__ import annotations

import pytest

from stpgraph.importers import read_any
from stpgraph.importers.draft import Frame, Page, Shape, Sketch
from stpgraph.importers.drawings import dot, drawio, graphml, mermaid
from stpgraph.importers.drawings.meeting import NEAR, Ends, through
from stpgraph.importers.drawings.tidying import without_whole
from stpgraph.importers.labels import unbroken
from tests.importers.corpus import Document, score
from tests.importers.drawing_corpus import FORMS, documents
from tests.importers.drawing_truths import OWN

NODES, KINDS, LINES = 0.99, 0.95, 0.98


@pytest.mark.parametrize("form", FORMS)
def test_more_drawings_are_read_as_well_as_is_aimed_for(form: str) -> None:
    made = documents(form)
    assert len(made) >= 27
    assert len({each.style for each in made}) >= 9
    one = score(made)
    assert min(one.node_precision, one.node_recall) >= NODES, one
    assert one.kinds >= KINDS, one
    assert min(one.line_precision, one.line_recall) >= LINES, one


def test_what_graphviz_writes_anew_is_read_as_well() -> None:
    pygraphviz = pytest.importorskip("pygraphviz")
    made = []
    for each in documents("dot")[::4]:
        with pygraphviz.AGraph(string=each.data.decode()) as graph:
            made.append(Document("dot", each.style, each.name, graph.to_string().encode(), each.truth))
    assert len(made) >= 6
    one = score(made)
    assert min(one.node_precision, one.node_recall, one.kinds, one.line_precision, one.line_recall) >= LINES, one


def test_the_structures_of_this_corpus_are_its_own() -> None:
    assert len({each.title for each in OWN}) == 5
    for truth in OWN:
        names = {name for name, _, _ in truth.nodes}
        assert all(source in names and target in names for source, _, target in truth.lines)


# ── looks ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def cell(key: str, value: str, frame: tuple[float, float, float, float], style: str = "html=1;", parent: str = "1") -> str:
    x, y, width, height = frame
    return (
        f'<mxCell id="{key}" value="{value}" style="{style}" vertex="1" parent="{parent}">'
        f'<mxGeometry x="{x}" y="{y}" width="{width}" height="{height}" as="geometry"/></mxCell>'
    )


def edge(key: str, ends: str, inner: str = "", style: str = "html=1;", parent: str = "1") -> str:
    return (
        f'<mxCell id="{key}" style="{style}" edge="1" parent="{parent}" {ends}><mxGeometry relative="1" as="geometry">{inner}'
        "</mxGeometry></mxCell>"
    )


def point(x: float, y: float, which: str) -> str:
    return f'<mxPoint x="{x}" y="{y}" as="{which}Point"/>'


def drawn(*pages: str) -> Sketch:
    made = "".join(
        f'<diagram name="P{at}"><mxGraphModel pageWidth="1169" pageHeight="827"><root><mxCell id="0"/><mxCell id="1" parent="0"/>{each}'
        "</root></mxGraphModel></diagram>"
        for at, each in enumerate(pages)
    )
    return drawio.sketch(f"<mxfile>{made}</mxfile>".encode(), "a.drawio")


TWO = cell("a", "STP Board", (100, 0, 100, 50)) + cell("b", "Delivery Group", (100, 200, 100, 50))


@pytest.mark.parametrize(
    ("said", "fill"),
    [
        ("#DAE8FC", "dae8fc"),
        ("#fff", "ffffff"),
        ("light-dark(#F8CECC, #5c3a3a)", "f8cecc"),
        ("none", ""),
        ("default", ""),
        ("red", ""),
    ],
)
def test_fills_are_read_in_drawio(said: str, fill: str) -> None:
    assert drawn(cell("a", "STP Board", (0, 0, 9, 9), f"fillColor={said};")).shapes[0].fill == fill


def test_pages_colours_and_routes_are_read_in_drawio() -> None:
    bends = '<Array as="points"><mxPoint x="300" y="225"/><mxPoint x="300" y="25"/></Array>'
    made = drawn(
        cell("a", "Audit Committee", (0, 0, 9, 9)), TWO + edge("e", 'source="b" target="a"', bends, "strokeColor=#B85450;")
    )
    assert made.pages == (Page("P0", 1169, 827), Page("P1", 1169, 827))
    assert [each.page for each in made.shapes] == [0, 1, 1]
    link = made.links[0]
    assert (link.page, link.colour, link.source, link.target) == (1, "b85450", "1/b", "1/a")
    assert link.route == ((200.0, 225.0), (300.0, 225.0), (300.0, 25.0), (200.0, 25.0))


def test_places_in_a_container_are_counted_from_its_corner_also_for_lines() -> None:
    inside = cell("p", "Tier 1", (500, 300, 400, 400), "swimlane;") + TWO.replace('parent="1"', 'parent="p"')
    ends = point(150, 195, "source") + point(150, 55, "target")
    made = drawn(inside + edge("e", "", ends, parent="p"))
    assert {each.name: each.frame for each in made.shapes}["STP Board"] == Frame(600, 300, 100, 50)
    assert made.links[0].route == ((650.0, 495.0), (650.0, 355.0))
    assert (made.links[0].source, made.links[0].target) == ("b", "a")


def test_fills_colours_and_places_are_read_in_graphml() -> None:
    node = (
        '<node id="{0}"><data key="g"><y:ShapeNode><y:Geometry x="{1}" y="-20" width="100" height="40"/><y:Fill color="#FFCC00"{2}/>'
        "<y:NodeLabel>{0}</y:NodeLabel></y:ShapeNode></data></node>"
    )
    line = (
        '<edge source="STP Board" target="PMO"><data key="e"><y:PolyLineEdge><y:Path><y:Point x="250" y="0"/></y:Path>'
        '<y:LineStyle color="#FF0000" type="line"/></y:PolyLineEdge></data></edge>'
    )
    nodes = node.format("STP Board", -50, "") + node.format("PMO", 350, ' hasColor="false"')
    whole = f'<graphml xmlns:y="http://www.yworks.com/xml/graphml"><graph edgedefault="directed">{nodes}{line}</graph></graphml>'
    made = graphml.sketch(whole.encode(), "a")
    assert [each.fill for each in made.shapes] == ["ffcc00", ""]
    assert made.links[0].colour == "ff0000"
    assert made.links[0].route == ((50.0, 0.0), (250.0, 0.0), (350.0, 0.0))
    assert made.pages == (Page("", 500, 40),)


# ── ends of lines ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("gap", "joined"), [(0.0, True), (NEAR, True), (NEAR + 0.1, False)])
def test_a_loose_end_belongs_to_a_box_within_the_tolerance(gap: float, joined: bool) -> None:
    made = drawn(TWO + edge("e", 'source="b"', point(150, 50 + gap, "target")))
    assert made.links[0].target == ("a" if joined else "")


def test_a_loose_end_never_belongs_to_a_box_of_another_page() -> None:
    made = drawn(cell("c", "Audit Committee", (100, 100, 100, 50)), TWO + edge("e", 'source="b"', point(150, 125, "target")))
    assert (made.links[0].source, made.links[0].target) == ("1/b", "")


def test_a_loose_end_in_a_frame_belongs_to_the_box_beside_it_and_not_to_the_frame() -> None:
    around = cell("f", "Tier 1", (0, -50, 400, 400))
    made = drawn(around + TWO + edge("e", "", point(150, 190, "source") + point(150, 60, "target")))
    assert (made.links[0].source, made.links[0].target) == ("b", "a")


def test_lines_that_meet_at_a_dot_lead_to_the_one_box_above() -> None:
    dot_ = cell("j", "", (145, 120, 10, 10), "shape=waypoint;")
    lines = edge("e", 'source="a" target="j"') + edge("f", 'source="b" target="j"') + edge("g", 'source="c" target="j"')
    made = drawn(TWO + cell("c", "Finance Group", (300, 200, 100, 50)) + dot_ + lines)
    assert [(each.source, each.target) for each in made.links] == [("b", "a"), ("c", "a")]


def test_a_dot_with_two_boxes_at_the_top_is_told_and_not_guessed() -> None:
    frames = {"a": Frame(0, 0, 10, 10), "b": Frame(100, 0, 10, 10), "c": Frame(50, 100, 10, 10)}
    met = through([Ends(each, (each, ""), ("", "j")) for each in frames], frames)
    assert [each.boxes for each in met] == [("a", ""), ("b", ""), ("c", "")]


def test_a_line_that_ends_at_a_line_leads_to_the_end_on_the_other_level() -> None:
    beside = cell("c", "Finance Group", (300, 200, 100, 50))
    made = drawn(TWO + beside + edge("e", 'source="b" target="a"') + edge("f", 'source="c" target="e"'))
    assert [(each.source, each.target) for each in made.links] == [("b", "a"), ("c", "a")]


def test_words_over_a_box_without_words_name_it_and_those_beside_a_line_are_the_lines() -> None:
    bare = "text;html=1;strokeColor=none;fillColor=none;"
    shapes = (
        cell("a", "", (100, 0, 100, 50)) + cell("t", "STP Board", (110, 10, 80, 30), bare) + cell("b", "PMO", (100, 200, 100, 50))
    )
    words = cell("w", "support", (160, 110, 60, 20), bare) + cell("x", "As agreed in June", (600, 600, 60, 20), bare)
    made = drawn(shapes + words + edge("e", 'source="b" target="a"'))
    assert [each.name for each in made.shapes] == ["STP Board", "PMO"]
    assert made.links[0].says == "support"
    assert [each.what for each in made.unread] == ["The words “As agreed in June”"]


def test_a_key_in_drawio_is_used_and_names_no_box() -> None:
    bare = "text;html=1;strokeColor=none;fillColor=none;"
    key = cell("k", "", (600, 400, 260, 200)) + cell("kt", "Key", (620, 405, 100, 20), bare)
    for number, (colour, words) in enumerate((("#ff0000", "Workstream"), ("#00ff00", "Enabler"))):
        key += cell(f"s{number}", "", (620, 440 + 40 * number, 30, 20), f"fillColor={colour};")
        key += cell(f"t{number}", words, (670, 440 + 40 * number, 120, 20), bare)
    boxes = (
        TWO
        + cell("c", "Moorside", (300, 200, 100, 50), "fillColor=#ff0000;")
        + cell("d", "Moorings", (500, 200, 90, 50), "fillColor=#00ff00;")
    )
    made = drawn(boxes + edge("e", 'source="b" target="a"') + key)
    assert {each.name: each.kind_words for each in made.shapes} == {
        "STP Board": "",
        "Delivery Group": "",
        "Moorside": "Workstream",
        "Moorings": "Enabler",
    }
    assert [each.what for each in made.unread] == ["The key"]


# ── names and frames ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("Lay", "Member"), ("Lay Member",)),
        (("Riverside Hospitals", "NHS Foundation Trust"), ("Riverside Hospitals NHS Foundation Trust",)),
        (("South", "Locality Group"), ("South Locality Group",)),
        (("Estates", "enabler"), ("Estates", "enabler")),
        (("Jane Smith", "Chair"), ("Jane Smith", "Chair")),
        (("STP Delivery Board", "Strategic Board"), ("STP Delivery Board", "Strategic Board")),
        (("Urgent Care", "SRO: A. Person"), ("Urgent Care", "SRO: A. Person")),
        ((), ()),
    ],
)
def test_a_break_in_a_name_is_no_caption(lines: tuple[str, ...], whole: tuple[str, ...]) -> None:
    assert unbroken(lines) == whole


def test_a_frame_around_all_frames_is_the_title_and_one_around_boxes_or_with_a_line_is_not() -> None:
    frames = (Shape("w", ("The partnership",), "x", "panel"), *(Shape(each, (each,), "x", "panel", None, "w") for each in "pq"))
    boxes = tuple(Shape(f"{each}1", (f"Board {each}",), "x", "", None, each) for each in "pq")
    made = without_whole(Sketch("dot", "", (*frames, *boxes), ()))
    assert made.title == "The partnership"
    assert [(each.key, each.inside) for each in made.shapes] == [("p", ""), ("q", ""), ("p1", "p"), ("q1", "q")]
    assert len(made.unread) == 1
    loose = Shape("z", ("PMO",), "x", "", None, "w")
    for other in (Sketch("dot", "", (*frames, *boxes, loose), ()), Sketch("dot", "", boxes, ())):
        assert without_whole(other) is other


def test_mermaid_knows_shapes_by_name_ids_of_lines_and_comments_behind() -> None:
    text = (
        b'flowchart TD\n a@{ shape: doc, label: "MoU {draft}" } %% a comment\n b["Audit %% risk"]:::x\n a e1@==> b\n e1@{ animate: true }\n'
        b" c@{ label: PMO }\n"
    )
    made = mermaid.sketch(text, "a")
    assert [(each.name, each.form) for each in made.shapes] == [("MoU {draft}", "sheet"), ("Audit %% risk", ""), ("PMO", "")]
    assert [(each.source, each.target, each.stroke) for each in made.links] == [("a", "b", "double")]
    assert made.unread == ()


@pytest.mark.parametrize(
    ("fence", "end"), [("```mermaid", "```"), ("``` mermaid", "```"), (":::mermaid", ":::"), ("::: mermaid", ":::")]
)
def test_mermaid_is_found_in_pages_of_wikis(fence: str, end: str) -> None:
    made = read_any(f"# Minutes\n\n{fence}\ngraph TD\n a[STP Board] --> b[PMO]\n{end}\n\nAgreed [x] --> y\n".encode(), "page.md")
    assert [each.name for each in made.structure.nodes] == ["STP Board", "PMO"]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ('"`**STP** Board`"', "STP Board"),
        ('"`_Joint_ *Audit* Committee`"', "Joint Audit Committee"),
        ('"fa:fa-users PMO"', "PMO"),
        ('"A * B"', "A * B"),
    ],
)
def test_looks_in_names_of_mermaid_are_left_out(label: str, name: str) -> None:
    assert mermaid.sketch(f"graph TD\n a[{label}]".encode(), "a").shapes[0].name == name


def test_records_and_lines_that_nobody_sees_in_graphviz() -> None:
    text = rb"""digraph { a [shape=record label="{<p> Audit \| Risk Board|<q> body}"]; b [label="PMO"]; a -> b [style=invis]; b -> a:p }"""
    made = dot.sketch(text, "a")
    assert [each.lines for each in made.shapes] == [("Audit | Risk Board", "body"), ("PMO",)]
    assert [(each.source, each.target) for each in made.links] == [("b", "a")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.mmd", "flowchart TD\n a[STP Board]\n a@{" + '"x"' * 2_000 + "\n b" + ' "' * 3_000 + " %% c\n"),
        ("b.mmd", 'flowchart TD\n b[STP Board]\n a["`' + "*a _b " * 1_200 + '`"]\n'),
        ("a.dot", 'digraph { b [label="STP Board"]; a [shape=record label="' + "<a" * 20_000 + '"] }'),
        (
            "a.drawio",
            "<mxGraphModel><root>"
            + cell("a", "STP Board", (0, 0, 9, 9), "fillColor=" + "#f" * 50_000)
            + "</root></mxGraphModel>",
        ),
    ],
)
def test_what_is_slow_for_patterns_is_read_all_the_same(name: str, text: str) -> None:
    assert read_any(text.encode(), name).structure.nodes


@pytest.mark.parametrize("placed", [("a", "b"), ("a",), ()])
def test_lines_that_meet_at_boxes_without_a_place_are_left_open(placed: tuple[str, ...]) -> None:
    frames = {key: Frame(0, 100.0 * at, 50, 30) for at, key in enumerate(placed)}
    ends = [Ends("1", ("a", ""), ("", "dot")), Ends("2", ("b", ""), ("", "dot")), Ends("3", ("c", ""), ("", "1"))]
    made = {each.key: each.boxes for each in through(ends, frames)}
    # Where both places are known, the highest box is the one that the others stand below.
    assert made["2"] == ("b", "a" if placed == ("a", "b") else "")
    assert made["3"] == ("c", "")
