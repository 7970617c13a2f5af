"""Tables as people keep them: how well they are read, each manner by itself, what changes nothing, and files that are refused."""

from __future__ import annotations

import io
import random
import zipfile

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from stpgraph.errors import InputError
from stpgraph.importers.draft import Draft
from stpgraph.importers.drafting import draft
from stpgraph.importers.tables import excel, matching, opendocument, template, webtable, workbook
from stpgraph.importers.tables import free as tables
from stpgraph.importers.tables.table import Table
from tests.importers.corpus import documents as first_documents
from tests.importers.tables_corpus import (
    FORMS,
    MEMBERSHIPS,
    TREES,
    Grid,
    boards_down,
    documents,
    indented,
    ods,
    page,
    read,
    register,
    score,
    text,
    ticks,
    xlsx,
)
from tests.importers.truths import TRUTHS
from tests.strategies import examples

#: The aim before a person has looked: names, kinds, lines.
NODES, KINDS, LINES = 0.98, 0.85, 0.95
SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def of(*rows: str, name: str = "") -> Draft:
    """The draft of a table written with bars between cells."""
    table = Table(name, tuple(tuple(row.split("|")) for row in rows))
    return draft(tables.sketch([table], "csv", "a.csv"), "a.csv")


def lines(made: Draft) -> set[tuple[str, str, str]]:
    names = {node.id: node.name for node in made.structure.nodes}
    return {(names[each.source], each.type, names[each.target]) for each in made.structure.relations}


def seats(made: Draft) -> dict[tuple[str, str], str | None]:
    names = {node.id: node.name for node in made.structure.nodes}
    return {
        (names[each.source], names[each.target]): getattr(each, "capacity", None)
        for each in made.structure.relations
        if each.type in ("sits_on", "member_of")
    }


def told(made: Draft) -> str:
    return " ".join(f"{each.what} {each.place} {each.why}" for each in made.unread)


def node(made: Draft, name: str) -> object:
    return next(each for each in made.structure.nodes if each.name == name)


# ── the corpus ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("form", FORMS)
def test_tables_are_read_as_well_as_is_aimed_for(form: str) -> None:
    one = score(documents(form))
    assert min(one.node_precision, one.node_recall) >= NODES, one
    assert one.kinds >= KINDS, one
    assert min(one.line_precision, one.line_recall) >= LINES, one


def test_the_corpus_is_as_large_and_as_varied_as_it_says() -> None:
    sheets = (*documents("sheets"), *first_documents("xlsx"))
    commas = (*documents("csv"), *first_documents("csv"))
    assert len(sheets) >= 46
    assert len({each.style for each in sheets}) >= 18
    assert len(commas) >= 43
    assert len({each.style for each in commas}) >= 17
    assert len(documents("libreoffice")) >= 4
    own = {each.truth.title for each in (*sheets, *commas)} - {each.title for each in TRUTHS}
    assert len(own) >= 4


# ── membership tables ────────────────────────────────────────────────────────────────────────────────────────────────


def test_letters_say_the_standing_of_a_seat_and_a_key_wins() -> None:
    made = of(
        "|STP Board|Finance Group",
        "Hill CCG|C|NV",
        "Dale CCG|VC|V",
        "Moor Council|A|M",
        "",
        "Key: A = Voting member; M = In attendance",
    )
    assert seats(made) == {
        ("Hill CCG", "STP Board"): "chair",
        ("Hill CCG", "Finance Group"): "attending",
        ("Dale CCG", "STP Board"): "deputy_chair",
        ("Dale CCG", "Finance Group"): "voting",
        ("Moor Council", "STP Board"): "voting",
        ("Moor Council", "Finance Group"): "attending",
    }
    assert "Key" not in told(made)


@pytest.mark.parametrize("tick", ["✓", "x", "X", "Y", "Yes", "●", "ü", "M"])
def test_ticks_of_every_sort_are_seats_without_a_standing_and_blanks_say_nothing(tick: str) -> None:
    made = of("Member|STP Board|Delivery Group", f"Hill CCG|{tick}|", f"Dale CCG|{tick}|{tick}")
    assert seats(made) == {
        ("Hill CCG", "STP Board"): None,
        ("Dale CCG", "STP Board"): None,
        ("Dale CCG", "Delivery Group"): None,
    }


def test_a_cross_beside_ticks_is_no_seat() -> None:
    assert set(seats(of("|STP Board|Finance Group", "Hill CCG|✓|x", "Dale CCG|x|✓"))) == {
        ("Hill CCG", "STP Board"),
        ("Dale CCG", "Finance Group"),
    }


def test_numbers_are_seats_and_totals_are_left_out_with_a_word() -> None:
    made = of("Organisation|STP Board|Delivery Group|Total", "Hill CCG|2|1|3", "Moor Council|1||1", "Total|3|1|4")
    assert {each.seats for each in made.structure.relations} == {1, 2}
    assert len(made.structure.nodes) == 4
    assert told(made).count("totals") == 2


def test_people_with_roles_in_front_of_a_matrix_are_posts_with_holders() -> None:
    made = of(
        "Name|Role|Organisation|STP Board|Finance Group",
        "Jane Smith|Chief Executive|Hill CCG|C|A",
        "John Jones|Chair|Dale CCG||M",
    )
    assert node(made, "Chief Executive (Hill CCG)").holder == "Jane Smith"
    assert seats(made)["Chief Executive (Hill CCG)", "STP Board"] == "chair"
    assert ("Chief Executive (Hill CCG)", "represents", "Hill CCG") in lines(made)


def test_a_mark_that_nothing_explains_is_told() -> None:
    made = of("|STP Board|Finance Group", "Hill CCG|✓|Q", "Dale CCG|✓|✓", "Moor CCG|✓|✓")
    assert ("Hill CCG", "Finance Group") not in seats(made)
    assert "“Q” of “Hill CCG” under “Finance Group”" in told(made)


def test_names_of_groups_of_columns_are_titles_over_them() -> None:
    made = of(
        "|Commissioners||Providers|",
        "Board|Hill CCG|Dale CCG|Moor NHS Trust|Fen NHS Trust",
        "STP Board|●|●||●",
        "Finance Group|●||●|",
    )
    assert set(seats(made)) == {
        ("Hill CCG", "STP Board"),
        ("Dale CCG", "STP Board"),
        ("Fen NHS Trust", "STP Board"),
        ("Hill CCG", "Finance Group"),
        ("Moor NHS Trust", "Finance Group"),
    }


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (("Task|STP Board|PMO|Finance Group", "Approve budget|A|R|C", "Write plan|A|R|I"), "responsible, accountable, consulted"),
        (("Decision|STP Board|Governing Body", "Close a ward|✓|", "Spend a million|✓|✓"), "not understood as boards and members"),
        (("Member|Jan-17|Feb-17|Mar-17", "Hill CCG|✓|✓|", "Moor Council|✓||✓"), "under dates"),
        (
            ("|STP Board|Delivery Group", "STP Board||x", "Delivery Group|x|"),
            "nothing says what a mark between two of them means",
        ),
    ],
)
def test_other_tables_of_marks_are_left_out_and_told(rows: tuple[str, ...], words: str) -> None:
    with pytest.raises(InputError, match=words):
        of(*rows)
    table = Table("Marks", tuple(tuple(row.split("|")) for row in rows))
    other = Table("Groups", (("Name", "Answers to"), ("Planned Care", "STP Board")))
    made = draft(tables.sketch([other, table], "xlsx", "a.xlsx"), "a.xlsx")
    assert words in told(made)
    assert len(made.structure.relations) == 1


# ── headings, levels, several tables ─────────────────────────────────────────────────────────────────────────────────


def test_a_name_under_chair_and_one_under_sro_are_told_apart() -> None:
    made = of("Group|Chair||SRO|", "|Name|Organisation|Name|Role", "STP Board|Jane Smith|Hill CCG|John Jones|Director")
    assert node(made, "Chair of STP Board").holder == "Jane Smith"
    assert node(made, "SRO of STP Board").kind == "senior_responsible_officer"
    assert "“Chair: Organisation”" in told(made)


def test_headings_down_the_side_are_read_as_headings_across() -> None:
    across = of("Group|Answers to|Chair", "Delivery Group|STP Board|Jane Smith", "Planned Care|Delivery Group|John Jones")
    down = of("Group|Delivery Group|Planned Care", "Answers to|STP Board|Delivery Group", "Chair|Jane Smith|John Jones")
    assert lines(across) == lines(down)
    assert "column B" in " ".join(each.place for each in down.guesses)


def test_cards_one_below_the_other_are_a_group_each() -> None:
    card = ("Name|Planned Care", "Chair|Jane Smith", "Accountable to|STP Board", "Frequency|quarterly")
    made = of("Delivery Group|", "Chair|John Jones", "Accountable to|STP Board", "Frequency|monthly", "", *card)
    assert node(made, "Delivery Group").meets == "monthly"
    assert node(made, "Planned Care").meets == "quarterly"
    assert len(lines(made)) == 4


def test_members_under_a_title_with_the_boards_name_sit_there() -> None:
    made = of(
        "Membership of the STP Programme Board||", "Name|Role|Voting rights", "Jane Smith|Chair|Yes", "Vacant|Lay member|Yes"
    )
    assert seats(made) == {("Chair", "STP Programme Board"): "voting", ("Lay member", "STP Programme Board"): "voting"}
    assert node(made, "Lay member").vacant is True


def test_boards_in_rows_of_their_own_stand_over_their_members() -> None:
    made = of(
        "Name|Role|Organisation", "STP Programme Board||", "Jane Smith|Chair|", "Finance Group||", "Ann Lee|Treasurer|Hill CCG"
    )
    assert set(seats(made)) == {("Chair", "STP Programme Board"), ("Treasurer (Hill CCG)", "Finance Group")}


def test_the_board_of_the_row_above_goes_on_where_the_cell_is_empty() -> None:
    made = of("Board|Role", "STP Board|Independent Chair", "|Lay member for audit", "Delivery Group|Programme Director")
    assert {board for _, board in seats(made)} == {"STP Board", "Delivery Group"}
    assert ("Lay member for audit", "STP Board") in seats(made)


def test_columns_under_boards_are_lists_of_their_members() -> None:
    made = of("STP Programme Board|Finance Group", "NHS Hill CCG|NHS Hill CCG", "Moor Council|", "Chief Executive, Moor Trust|")
    assert set(seats(made)) == {
        ("NHS Hill CCG", "STP Programme Board"),
        ("NHS Hill CCG", "Finance Group"),
        ("Moor Council", "STP Programme Board"),
        ("Chief Executive, Moor Trust", "STP Programme Board"),
    }


def test_titles_over_rows_say_what_these_are() -> None:
    made = of("Name|Answers to", "Workstreams|", "Widgets|STP Board", "Projects|", "Gadgets|Widgets", "Source: the plan, page 4|")
    assert node(made, "Widgets").kind == "workstream"
    assert node(made, "Gadgets").type == "project"
    assert "Source: the plan" in told(made)
    assert len(made.structure.nodes) == 3


def test_a_list_only_sorted_by_level_says_nothing_of_what_is_below_what() -> None:
    assert not of("Level|Name", "1|STP Board", "2|Delivery Group", "2|Finance Group").structure.relations
    stepped = of("Level|Name", "1|STP Board", "2|Delivery Group", "3|Frailty", "2|Finance Group")
    assert ("Finance Group", "accountable_to", "STP Board") in lines(stepped)
    assert ("Frailty", "accountable_to", "Delivery Group") in lines(stepped)
    assert not stepped.unread
    assert {each.confidence for each in stepped.guesses if each.what == "line" and each.field == "type"} == {0.8}


def test_short_names_and_brackets_find_who_is_meant() -> None:
    made = of("Name|Answers to", "Clinical Reference Group (CRG)|STP Board", "Frailty Workstream|CRG")
    assert ("Frailty Workstream", "accountable_to", "Clinical Reference Group (CRG)") in lines(made)
    assert len(made.structure.nodes) == 3


def test_several_parents_are_parted_and_names_with_and_are_not() -> None:
    parents = (
        "STP Board and Audit Committee",
        "STP Board / Audit Committee",
        "STP Board; Audit Committee",
        "STP Board, Audit Committee",
    )
    for words in parents:
        assert {other for _, _, other in lines(of("Name|Answers to", f"Urgent and Emergency Care|{words}"))} == {
            "STP Board",
            "Audit Committee",
        }
    one = of("Name|Answers to", "Frailty|Health and Wellbeing Board")
    assert lines(one) == {("Frailty", "accountable_to", "Health and Wellbeing Board")}


def test_terms_in_cells_become_fields_and_what_does_not_fit_is_told() -> None:
    made = of(
        "Name|How often|Quorum|Meets in public?|Terms of reference|Status",
        "STP Board|Monthly (first Tuesday)|Five members|Yes|Yes|Live",
        "Finance Group|every 6 weeks|50% of members|no|Draft|Shadow",
        "Audit Committee|ad hoc|6 including a lay member||Reviews the books|",
    )
    board, finance, audit = (node(made, name) for name in ("STP Board", "Finance Group", "Audit Committee"))
    assert (board.meets, board.quorum, board.in_public, board.terms_of_reference, board.status) == (
        "monthly",
        5,
        True,
        True,
        "established",
    )
    assert (finance.meets, finance.quorum, finance.in_public, finance.status) == (42.0, None, False, "planned")
    assert (audit.meets, audit.quorum, audit.in_public, audit.notes) == (None, 6, None, "Reviews the books")
    for words in ("first Tuesday", "50% of members", "ad hoc", "6 including a lay member"):
        assert words in told(made)


def test_a_merged_cell_holds_for_all_its_rows_and_hidden_things_are_told() -> None:
    grid = Grid(
        "Members", [["Board", "Role"], ["STP Board", "Independent Chair"], ["", "Lay member"], ["", "Old post"]], [(1, 0, 3, 0)]
    )
    grid.hidden_rows = {3}
    for data in (xlsx([grid]), ods([grid])):
        made = read(data, "a.xlsx")
        assert set(seats(made)) == {("Independent Chair", "STP Board"), ("Lay member", "STP Board")}
        assert "1 hidden row" in told(made)


# ── what changes nothing ─────────────────────────────────────────────────────────────────────────────────────────────


@settings(max_examples=examples(12), deadline=None)
@given(st.sampled_from([*TRUTHS, *MEMBERSHIPS]), st.randoms(use_true_random=False))
def test_shuffling_rows_changes_nothing_but_the_order(truth: object, chance: random.Random) -> None:
    for style, first in ((register, 3), (ticks, 3)) if truth in MEMBERSHIPS else ((register, 3),):
        grid = style(truth)[0]
        rows = [row for row in grid.rows[first:] if len(row) > 1]
        shuffled = [*grid.rows[:first], *chance.sample(rows, len(rows))]
        one, other = (read(text([Grid("", each)]), "a.csv") for each in ([*grid.rows[:first], *rows], shuffled))
        assert lines(one) == lines(other)
        assert {(each.name, each.type) for each in one.structure.nodes} == {
            (each.name, each.type) for each in other.structure.nodes
        }


@pytest.mark.parametrize("truth", MEMBERSHIPS, ids=lambda each: each.title)
def test_turning_a_matrix_changes_nothing(truth: object) -> None:
    rows = boards_down(truth)[0].rows
    width = max(map(len, rows))
    turned = [list(each) for each in zip(*([*row, *[""] * (width - len(row))] for row in rows), strict=True)]
    one, other = (read(text([Grid("", each)]), "a.csv") for each in (rows, turned))
    assert seats(one) == seats(other)
    assert len(seats(one)) == len(truth.lines)


@pytest.mark.parametrize("truth", TREES, ids=lambda each: each.title)
def test_excel_opendocument_and_a_web_page_say_the_same(truth: object) -> None:
    grids = indented(truth)
    assert lines(read(xlsx(grids), "a.xlsx")) == lines(read(ods(grids), "a.ods"))
    flat = register(truth)
    assert lines(read(xlsx(flat), "a.xlsx")) == lines(read(page(flat), "a.xls")) == lines(read(text(flat), "a.csv"))


# ── the matching of columns ──────────────────────────────────────────────────────────────────────────────────────────


def test_what_was_matched_can_be_asked_and_corrected_table_by_table() -> None:
    grids = [Grid(sheet, [["Thing", "Reports to", "Colour"], ["Planned Care", "STP Board", "red"]]) for sheet in ("One", "Two")]
    for write, name in ((xlsx, "a.xlsx"), (ods, "a.ods")):
        one, two = matching.matches(write(grids), name)
        assert (one.called, two.called) == ("One", "Two")
        assert [(each.heading, each.field) for each in one.columns] == [
            ("Thing", "ignored"),
            ("Reports to", "reports_to"),
            ("Colour", "ignored"),
        ]
        assert all(each.reason for each in one.columns)
        assert one.sample == (("Planned Care", "STP Board", "red"),)
        assert one.said_by(one.columns[0]) == "One › Thing"
        assert dict(one.choices)["answers_to"] == "Whom it answers to"
        said = {"Thing": "name", one.said_by(one.columns[1]): "answers_to"}
        again = matching.matches(write(grids), name, said)
        assert [each.columns[1].field for each in again] == ["answers_to", "reports_to"]
        assert [each.columns[0].confidence for each in again] == [1.0, 1.0]
        assert {kind for _, kind, _ in lines(read(write(grids), name, said))} == {"accountable_to", "reports_to"}


def test_two_tables_of_one_sheet_are_matched_apart() -> None:
    rows = [["Name", "Type"], ["STP Board", "board"], [], ["From", "Relationship", "To"], ["PMO", "supports", "STP Board"]]
    first, second = matching.matches(text([Grid("", rows)]), "a.csv")
    assert (first.way, second.way) == ("things", "pairs")
    assert (first.called, second.called) == ("table 1", "table 2")
    assert second.said_by(second.columns[0]) == "table 2 › From"


def test_a_matrix_that_was_left_out_can_be_asked_for() -> None:
    rows = [["Who", "Alpha", "Beta"], ["Gamma", "✓", ""], ["Delta", "✓", "✓"]]
    data = text([Grid("", rows)])
    (one,) = matching.matches(data, "a.csv")
    assert one.way == "left out"
    assert one.why
    said = {"Alpha": "marks", "Beta": "marks"}
    (again,) = matching.matches(data, "a.csv", said)
    assert again.way == "matrix"
    assert len(read(data, "a.csv", said).structure.relations) == 3


def test_a_column_without_a_heading_can_be_named_by_its_letter() -> None:
    data = b"Planned Care,x,STP Board,y\nFrailty,x,STP Board,y\n"
    assert [each.field for each in matching.matches(data, "a.csv")[0].columns] == ["ignored"] * 4
    made = read(data, "a.csv", {"Column A": "name", "Column C": "answers_to"})
    assert lines(made) == {("Planned Care", "accountable_to", "STP Board"), ("Frailty", "accountable_to", "STP Board")}


# ── hostile and strange files ────────────────────────────────────────────────────────────────────────────────────────


def packed(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


def with_sheet(cells: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(xlsx([Grid("One", [["Name"], ["STP Board"]])]))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return packed(parts | {"xl/worksheets/sheet1.xml": SHEET + cells + b"</worksheet>"})


def inline(*rows: tuple[str, ...]) -> bytes:
    made = "".join("<row>" + "".join(f'<c t="inlineStr"><is><t>{each}</t></is></c>' for each in row) + "</row>" for row in rows)
    return f"<sheetData>{made}</sheetData>".encode()


def test_a_million_cells_are_refused_before_one_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    data = with_sheet(b"<sheetData><row>" + b"<c/>" * 1_000_000 + b"</row></sheetData>")
    monkeypatch.setattr(excel, "iterparse", lambda *given: pytest.fail("the sheet was opened"))
    with pytest.raises(InputError, match="200,000 cells"):
        workbook.read(data, "a.xlsx")


def test_only_cells_that_are_there_are_touched_whatever_a_sheet_says_of_its_size() -> None:
    far = b'<row r="1048576"><c r="A1048576" t="str"><v>Far away</v></c></row></sheetData>'
    cells = inline(("Name", "Answers to"), ("Planned Care", "STP Board")).replace(b"</sheetData>", far)
    merged = b'<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B2:B4999"/></mergeCells>'
    book = workbook.read(with_sheet(b'<dimension ref="A1:XFD1048576"/>' + cells + merged), "a.xlsx")
    assert book.touched == 5
    assert len(book.tables[0].rows) == 2
    assert "Rows below row 5,000" in book.unread[0].what
    repeated = ods([Grid("One", [["Name", "Answers to"], ["Planned Care", "STP Board"]])])
    other = opendocument.read(repeated, "a.ods")
    assert other.touched == 5
    assert len(other.tables[0].rows) == 2


def test_more_than_five_thousand_rows_are_refused_in_both() -> None:
    rows = inline(*[("a", "b")] * 5_001)
    with pytest.raises(InputError, match="5,000 rows"):
        workbook.read(with_sheet(rows), "a.xlsx")
    data = ods([Grid("One", [["a", "b"]])])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["content.xml"] = parts["content.xml"].replace(
        b"<table:table-row>", b'<table:table-row table:number-rows-repeated="6000">', 1
    )
    with pytest.raises(InputError, match="5,000 rows"):
        opendocument.read(packed(parts), "a.ods")


def test_what_formulas_showed_is_taken_and_told_and_empty_ones_are_told() -> None:
    cells = inline(("Name", "Answers to")).replace(
        b"</sheetData>", b'<row><c t="str"><f>A9</f><v>Frailty</v></c><c><f>HYPERLINK("http://x")</f></c></row></sheetData>'
    )
    made = read(with_sheet(cells), "a.xlsx")
    assert [each.name for each in made.structure.nodes] == ["Frailty"]
    assert "1 cell with a formula the sheet “One” What they showed" in told(made)
    assert "copy these cells" in told(made)


def test_macros_and_links_to_other_files_are_told() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx([Grid("One", [["Name"], ["STP Board"]])]))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts |= {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<a/>", "xl/connections.xml": b"<a/>"}
    words = told(read(packed(parts), "a.xlsm"))
    for each in ("no program is ever run", "no other file is ever opened", "nothing outside the file is ever asked"):
        assert each in words


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (packed({"xl/workbook.bin": b"x"}), "a.xlsb", "save it as .xlsx"),
        (packed({"mimetype": opendocument._KIND, "META-INF/manifest.xml": b"<encryption-data/>"}), "a.ods", "password"),
        (packed({"mimetype": opendocument._KIND}), "a.ods", "broken"),
        (packed({"mimetype": opendocument._KIND, "content.xml": b"<!DOCTYPE x [<!ENTITY e 'x'>]><a>&e;</a>"}), "a.ods", "attack"),
        (packed({"mimetype": opendocument._KIND, "content.xml": b"<a>" * 90 + b"</a>" * 90}), "a.ods", "deep"),
        (b"<html><table><tr><td><table></table></td></tr></table></html>", "a.xls", "tables within tables"),
        (b"<html><body>Sign in first</body></html>", "a.xls", "no table"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "a.xls", "web archive"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "a.xls", "2003"),
    ],
)
def test_files_that_cannot_be_used_are_refused_with_what_to_do(data: bytes, name: str, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        matching.matches(data, name)
    assert len(caught.value.faults) == 1


def test_a_web_page_is_read_without_its_scripts() -> None:
    data = (
        b"<html><script>alert('x')</script><table><tr><th rowspan=2>Name</th><th>Answers to</th></tr><tr><td>x</td></tr></table>"
    )
    assert webtable.recognised(data, "a.xls")
    assert webtable.read(data, "a.xls").tables[0].rows == (("Name", "Answers to"), ("", "x"))


def test_our_own_template_has_nothing_to_match() -> None:
    assert matching.matches(template.write(), "a.xlsx") == ()


@settings(max_examples=examples(60), deadline=None)
@given(
    st.lists(
        st.lists(
            st.sampled_from(
                [
                    "",
                    "Name",
                    "Board",
                    "From",
                    "To",
                    "Chair",
                    "✓",
                    "C",
                    "2",
                    "Total",
                    "1.1",
                    "STP Board",
                    "Hill CCG",
                    "″",
                    "Key: C = Chair",
                ]
            ),
            max_size=6,
        ),
        max_size=8,
    )
)
def test_any_table_gives_a_draft_or_one_message(rows: list[list[str]]) -> None:
    table = Table("One", tuple(map(tuple, rows)), spans=((0, 0, 2, 0),), indents={(1, 0): 2})
    try:
        found: Draft | InputError = draft(tables.sketch([table], "xlsx", "a.xlsx"), "a.xlsx")
    except InputError as error:
        found = error
    if isinstance(found, InputError):
        assert [bool(each.message) for each in found.faults] == [True]
    else:
        assert found.structure.nodes


def test_dates_and_numbers_are_text_as_they_are_seen() -> None:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    page_of = book.add_worksheet()
    page_of.write_number(0, 0, 42736, book.add_format({"num_format": "d mmm yyyy"}))
    page_of.write_row(0, 1, [5.0, 0.75, True])
    book.close()
    assert workbook.read(made.getvalue(), "a.xlsx").tables[0].rows == (("2017-01-01", "5", "0.75", "Yes"),)
