"""What files of other people's programs have that made ones had not: each in the smallest file that shows it."""

from __future__ import annotations

import io
import zipfile

import pytest

from stpgraph.errors import InputError
from stpgraph.importers import read_any
from stpgraph.importers.buses import buses
from stpgraph.importers.draft import Draft, Frame, Link, Page, Shape, Sketch
from stpgraph.importers.drawings import dot, drawio, graphml, mermaid
from stpgraph.importers.persons import is_surely_person, seated
from stpgraph.importers.pptx import slides as pptx
from stpgraph.importers.tables import excel
from stpgraph.importers.tables.contents import without_heading
from stpgraph.importers.visio import drawing as visio
from tests.importers.pptx_slides import Slides
from tests.importers.visio_package import PageOf, at, drawing, shape, text


def chart(*lines: str) -> Sketch:
    return mermaid.sketch("\n".join(("flowchart TD", *lines)).encode(), "a.mmd")


def names(made: Sketch | Draft) -> list[str]:
    return [each.name for each in (made.shapes if isinstance(made, Sketch) else made.structure.nodes)]


# ── persons in boxes ─────────────────────────────────────────────────────────────────────────────────────────────────


def holders(*labels: str) -> list[tuple[str, str, str | None]]:
    text = "flowchart TD\n" + "\n".join(f' b{at}["{label}"]' for at, label in enumerate(labels))
    return [(each.type, each.name, getattr(each, "holder", None)) for each in read_any(text.encode(), "a.mmd").structure.nodes]


@pytest.mark.parametrize(
    "label",
    [
        "Helen Shah<br/>Finance Director",
        "Finance Director<br/>Helen Shah",
        "Finance Director: Helen Shah",
        "Finance Director - Helen Shah",
        "Helen Shah, Finance Director",
        "Finance Director (Helen Shah)",
    ],
)
def test_a_person_with_a_post_in_one_box_holds_it(label: str) -> None:
    assert holders(label) == [("post", "Finance Director", "Helen Shah")]


def test_words_that_only_look_like_a_person_stay_in_the_name() -> None:
    assert holders("Frailty Pathway<br/>Clinical Lead", "Clinical Lead<br/>Urgent Care")[0][2] is None
    for label in ("Clinical Lead<br/>Rivermead Park", "Director - Estates Strategy", "Property Matters<br/>Director"):
        assert holders(label)[0][2] is None


def test_where_persons_are_known_one_with_another_name_is_one_too() -> None:
    known = ["Helen Shah<br/>Finance Director", "David Hill<br/>Medical Director"]
    assert holders("Ngozi Eze<br/>Nursing Director", *known)[0] == ("post", "Nursing Director", "Ngozi Eze")
    assert holders("Ngozi Eze<br/>Nursing Director")[0][2] is None
    # “Director” alone may be what the words before it belong to.
    assert holders("Property Matters<br/>Director", *known)[0][2] is None


def test_a_box_with_only_a_person_is_a_post_that_is_not_called() -> None:
    assert holders("Dr Helen Shah") == [("post", "Dr Helen Shah", "Dr Helen Shah")]


@pytest.mark.parametrize("line", ["chair Helen Shah", "Helen Shah (chair)", "Helen Shah, chair"])
def test_who_chairs_a_board_is_read_without_a_colon(line: str) -> None:
    assert ("post", "chair of Audit Committee", "Helen Shah") in holders(f"Audit Committee<br/>{line}")


def test_persons_are_looked_for_in_drawings_alone() -> None:
    listed = Sketch("csv", "", (Shape("a", ("Helen Shah", "Finance Director"), "row 1"),), ())
    assert seated(listed) is listed
    assert [each for each in ("Jane Street Surgery", "Victoria Park", "Helen", "Helen Hall") if is_surely_person(each)] == [
        "Helen Hall"
    ]


# ── Mermaid ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_labels_of_several_lines_in_mermaid_are_whole() -> None:
    made = chart('a["Audit', '  Committee"] --> b@{', "  shape: doc", '  label: "MoU"', "}", 'a --"on', ' paper"--> c[PMO]')
    assert [each.lines for each in made.shapes] == [("Audit", "Committee"), ("MoU",), ("PMO",)]
    assert [(each.source, each.target, each.says) for each in made.links] == [("a", "b", ""), ("a", "c", "on paper")]
    assert made.unread == ()


def test_a_quotation_mark_that_never_ends_takes_no_more_than_its_line() -> None:
    made = chart('a[A 6" rule] --> b[PMO]', *(f"c{at}[Board {at}]" for at in range(3)))
    assert names(made)[-3:] == ["Board 0", "Board 1", "Board 2"]


def test_a_described_chart_and_arrows_of_older_kinds_are_read() -> None:
    made = chart("accDescr {", "  who answers", "  to whom", "}", "a .-> b", "a -- by<br/>letter --> c", 'a--"advises"-->d')
    assert [(each.target, each.stroke, each.says) for each in made.links] == [
        ("b", "dashed", ""),
        ("c", "plain", "by letter"),
        ("d", "plain", "advises"),
    ]
    assert made.unread == ()


def test_bold_words_with_strokes_in_them_are_plain() -> None:
    assert names(chart('a["`**Audit_group** and __risk__`"]')) == ["Audit_group and risk"]


PAGE = """# Who meets

```mermaid
sequenceDiagram
 A->>B: hello
```

   ```mermaid
   flowchart TD
   a[STP Board] --> b[PMO]
   ```

~~~mermaid
---
title: Second
---
%% below
graph TD
 a[PMO] --> b[Estates Group]
~~~
"""


def test_all_flowcharts_of_a_page_are_read_and_other_charts_told() -> None:
    made = read_any(PAGE.encode(), "page.md")
    assert names(made) == ["STP Board", "PMO", "Estates Group"]
    assert len(made.structure.relations) == 2
    assert made.structure.title == "Who meets"
    assert ("The chart “sequenceDiagram”", "line 4") in [(each.what, each.place) for each in made.unread]


def test_a_page_without_a_flowchart_says_what_is_missing() -> None:
    with pytest.raises(InputError) as caught:
        read_any(b"```mermaid\npie\n a : 3\n```\n", "a.md")
    assert "There is no Mermaid flowchart in this text" in caught.value.faults[0].message


# ── draw.io ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def diagram(*cells: str) -> Sketch:
    whole = f'<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>{"".join(cells)}</root></mxGraphModel>'
    return drawio.sketch(whole.encode(), "a.drawio")


def cell(key: str, words: str, x: int, y: int, parent: str = "1", more: str = "") -> str:
    place = f'<mxGeometry x="{x}" y="{y}" width="120" height="40" as="geometry"/>'
    return f'<mxCell id="{key}" value="{words}" vertex="1" parent="{parent}" {more}>{place}</mxCell>'


def test_labels_that_name_the_fields_of_their_box_are_filled_in() -> None:
    inner = '<mxCell style="html=1;" vertex="1" parent="1"><mxGeometry width="120" height="40" as="geometry"/></mxCell>'
    label = "%name%&lt;br&gt;%post% %none%&lt;br&gt;&lt;a href=&quot;mailto:%mail%&quot;&gt;Email&lt;/a&gt;"
    box = f'<UserObject id="a" label="{label}" name="A &lt; B" post="Chair" mail="x@y" placeholders="1">{inner}</UserObject>'
    assert [each.lines for each in diagram(box).shapes] == [("A < B", "Chair %none%")]
    assert diagram(box.replace(' placeholders="1"', "")).shapes[0].lines[0] == "%name%"


def test_what_is_switched_off_is_told_and_not_read() -> None:
    layer = '<mxCell id="L" value="Old" parent="0" visible="0"/>'
    made = diagram(
        layer, cell("a", "STP Board", 0, 0), cell("b", "Old Board", 0, 90, "L"), cell("c", "PMO", 0, 180, more='visible="0"')
    )
    assert names(made) == ["STP Board"]
    assert [each.what for each in made.unread] == ["“Old Board”", "“PMO”"]


def test_words_on_a_trunk_are_told() -> None:
    edges = [
        f'<mxCell id="e{at}" value="{words}" edge="1" parent="1" source="{one}" target="{other}"><mxGeometry as="geometry"/></mxCell>'
        for at, (one, other, words) in enumerate((("a", "j", "oversees"), ("j", "b", ""), ("j", "c", "")))
    ]
    dot_ = (
        '<mxCell id="j" value="" vertex="1" parent="1"><mxGeometry x="200" y="90" width="6" height="6" as="geometry"/></mxCell>'
    )
    made = diagram(cell("a", "STP Board", 140, 0), cell("b", "PMO", 0, 180), cell("c", "Estates Group", 280, 180), dot_, *edges)
    assert {(each.source, each.target) for each in made.links} == {("a", "b"), ("a", "c")}
    assert [each.what for each in made.unread] == ["The words “oversees”"]


# ── lines that meet ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_words_on_lines_that_meet_without_a_clear_head_are_told() -> None:
    boxes = {key: Shape(key, (key,), "p", "", Frame(x, 100, 40, 20)) for key, x in (("a", 0), ("b", 200), ("c", 400))}
    runs = [((20, 120), (20, 150)), ((220, 120), (220, 150)), ((420, 120), (420, 150)), ((20, 150), (420, 150))]
    links = [Link("", "", "p", words, head="none", route=run) for words, run in zip(("x says", "", "", ""), runs, strict=True)]
    made, used = buses(links, boxes, frozenset(), Page("", 500, 300), "p")
    assert (used, made.links) == ({0, 1, 2, 3}, [])
    assert "“x says”" in made.unread[0].why


# ── GraphML ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def yed(*nodes: str) -> Sketch:
    whole = f'<graphml xmlns:y="y"><key id="d" for="node" yfiles.type="nodegraphics"/><graph edgedefault="directed">{"".join(nodes)}</graph>'
    return graphml.sketch(f"{whole}</graphml>".encode(), "a.graphml")


def test_all_labels_of_a_node_in_yed_are_read() -> None:
    drawn = "<y:GenericNode><y:NodeLabel>Audit Committee</y:NodeLabel><y:NodeLabel>Chair: A. Shah</y:NodeLabel></y:GenericNode>"
    assert yed(f'<node id="a"><data key="d">{drawn}</data></node>').shapes[0].lines == ("Audit Committee", "Chair: A. Shah")
    kind = "<y:ShapeNode><y:NodeLabel>Estates</y:NodeLabel><y:NodeLabel>enabler</y:NodeLabel></y:ShapeNode>"
    one = yed(f'<node id="a"><data key="d">{kind}</data></node>').shapes[0]
    assert (one.lines, one.kind_words) == (("Estates",), "enabler")


def test_what_stands_on_a_node_in_yed_is_its_name_and_not_its_description() -> None:
    drawn = '<data key="d"><y:ShapeNode><y:NodeLabel>Audit Committee</y:NodeLabel></y:ShapeNode></data>'
    made = yed(f'<node id="a">{drawn}<data key="description">Meets in public</data></node>')
    assert (names(made), [each.what for each in made.unread]) == (["Audit Committee"], ["“Meets in public”"])
    made = yed(f'<node id="a">{drawn}<data key="name">PMO</data></node>')
    assert (names(made), [each.what for each in made.unread]) == (["PMO"], ["“Audit Committee”"])


def test_a_group_in_yed_has_the_label_that_is_shown_and_never_that_of_a_node_in_it() -> None:
    looks = (
        "<y:GroupNode><y:NodeLabel>Open</y:NodeLabel></y:GroupNode><y:GroupNode><y:NodeLabel>Closed</y:NodeLabel></y:GroupNode>"
    )
    inner = '<graph><node id="b"><data key="d"><y:ShapeNode><y:NodeLabel>PMO</y:NodeLabel></y:ShapeNode></data></node></graph>'
    proxy = f'<y:ProxyAutoBoundsNode><y:Realizers active="1">{looks}</y:Realizers></y:ProxyAutoBoundsNode>'
    assert names(yed(f'<node id="a"><data key="d">{proxy}</data>{inner}</node>')) == ["Closed", "PMO"]
    assert names(yed(f'<node id="a">{inner}</node>')) == ["a", "PMO"]


# ── Graphviz ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_line_cut_off_at_a_frame_leads_to_the_frame() -> None:
    text = b'digraph { compound=true; subgraph cluster_a { label="STP Board"; x } y -> x [lhead=cluster_a]; z -> x [lhead=cluster_b] }'
    made = dot.sketch(text, "a.dot")
    frame = next(each.key for each in made.shapes if each.name == "STP Board")
    assert [(each.source, each.target) for each in made.links] == [("y", frame), ("z", "x")]
    assert dot.sketch(text.replace(b"compound=true;", b""), "a.dot").links[0].target == "x"


# ── PowerPoint and Visio ─────────────────────────────────────────────────────────────────────────────────────────────


def repacked(data: bytes, change: dict[bytes, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            for before, after in change.items():
                part = part.replace(before, after)
            new.writestr(name, part)
    return made.getvalue()


def slide() -> bytes:
    made = Slides()
    made.new("Who meets")
    made.box("STP Board", 300, 100)
    return made.data()


def test_slides_saved_as_strict_open_xml_are_read() -> None:
    plain = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    strict = {plain: b"http://purl.oclc.org/ooxml/officeDocument/relationships"}
    assert names(pptx.sketch(repacked(slide(), strict), "a.pptx")) == ["STP Board"]


def test_the_words_at_the_foot_of_slides_are_told_once() -> None:
    foot = b'<p:sp><p:nvSpPr><p:cNvPr id="90" name="f"/><p:cNvSpPr/><p:nvPr><p:ph type="ftr"/></p:nvPr></p:nvSpPr><p:spPr/>'
    foot += b"<p:txBody><a:bodyPr/><a:p><a:r><a:t>Not yet agreed</a:t></a:r></a:p></p:txBody></p:sp></p:spTree>"
    made = Slides()
    for _ in range(2):
        made.new("Who meets")
        made.box("STP Board", 300, 100)
    found = pptx.sketch(repacked(made.data(), {b"</p:spTree></p:cSld><p:clrMapOvr>": foot + b"</p:cSld><p:clrMapOvr>"}), "a.pptx")
    assert [each.what for each in found.unread if "agreed" in each.what] == ["“Not yet agreed”"]


def test_data_that_was_never_filled_in_says_nothing() -> None:
    rows = "".join(
        f'<Row N="{key}"><Cell N="Value" V="0" F="No Formula"/><Cell N="Label" V="{key}"/></Row>'
        for key in ("Name", "Building", "Room")
    )
    boxes = shape(1, at(3, 6, 2, 0.6) + f'<Section N="Property">{rows}</Section>' + text("STP Board"), master="2")
    boxes += shape(2, at(3, 3, 2, 0.6) + f'<Section N="Property">{rows}</Section>', master="2")
    made = visio.sketch(drawing([PageOf("Map", boxes)]), "a.vsdx")
    assert names(made) == ["STP Board"]
    assert not [each for each in made.unread if "0" in each.what]


# ── tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_row_of_thousands_of_cells_is_not_compared_cell_by_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    from stpgraph.importers.tables import contents

    count = 0
    own = contents.texts

    def counted(rows: contents.Rows, at: int, start: int = 0) -> list[str]:
        nonlocal count
        count += 1
        return own(rows, at, start)

    monkeypatch.setattr(contents, "texts", counted)
    without_heading([[f"Thing {number}" for number in range(300)]], ())
    assert count < 3_000


def test_rows_of_several_lengths_that_lead_down_are_read() -> None:
    rows = [
        ("STP Board", "Estates Group"),
        ("STP Board", "Digital Group", "Records Team"),
        ("STP Board",),
        ("STP Board", "Care Group"),
    ]
    assert without_heading(rows, ()).heading == -1


def test_a_text_that_thousands_of_cells_share_is_refused() -> None:
    long = "<si><t>" + "x" * 50_000 + "</t></si>"
    texts = excel.shared_texts({"xl/sharedStrings.xml": f"<sst>{long}</sst>".encode()}, "a.xlsx")
    row = "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(1, 101))
    sheet = f"<worksheet><sheetData>{row}</sheetData></worksheet>".encode()
    with pytest.raises(InputError) as caught:
        excel.cells(sheet, texts, excel.Look(), False, "a.xlsx", "Groups")
    assert "far more text in the sheet “Groups”" in caught.value.faults[0].message


def test_a_short_form_that_nothing_declares_is_named() -> None:
    text = b'@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<urn:a> a org:Organization ;\n skos:prefLabel "A" .\n'
    with pytest.raises(InputError) as caught:
        read_any(text, "a.ttl")
    assert "The short form “org:” stands here" in caught.value.faults[0].message
