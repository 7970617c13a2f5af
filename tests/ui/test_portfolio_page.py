"""The Portfolio page: sets of structures side by side, and what is made for it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from stpgraph import shipped
from stpgraph.assess.tables import PUBLISHED
from stpgraph.draw.style import contrast
from stpgraph.errors import Fault
from stpgraph.files import loads_bytes
from stpgraph.model import Limits
from stpgraph.portfolio import Entry, HeatCell, Portfolio, Unread, counts, entry_of, headings, measures_told, questions, run
from stpgraph.reference import footprints
from stpgraph.report.portfolio_tables import Told
from stpgraph.rules import CATALOGUE
from stpgraph.store import Keeper
from stpgraph.ui import portfolio, portfolio_files, portfolio_plots, portfolio_tiles, portfolio_words
from stpgraph.ui.portfolio import COLUMNS, SETS, ColumnsKey, Wanted
from stpgraph.ui.portfolio_grid import found_in, grid, numeric
from stpgraph.ui.portfolio_learn import lacks, learnt
from stpgraph.ui.portfolio_sets import MOST_STRUCTURES, Item, Made, Own, items, unpacked
from stpgraph.ui.portfolio_sets import made as made_of
from tests.ui.conftest import Open
from tests.ui.explored import of_structure
from tests.ui.made import HOSTILE, SMALL
from tests.ui.seen import raw, seen, sound
from tests.ui.test_bringing_page import NESTED

TODAY = date(2026, 1, 1)
NUMBERS = {"published": 12}


@cache
def told() -> Told:
    return Told(run(shipped.files("published"), TODAY, processes=1), Limits(), names=True)


@cache
def synthetic() -> Told:
    # As the page makes it, so that it is made once for all tests here.
    found, _ = items(("synthetic",), ())
    return Told(made_of(found, (), date.today()).portfolio, Limits(), names=True)


def entry(text: str = SMALL) -> Entry:
    return entry_of(loads_bytes(text.encode(), "own.yaml", "yaml"), "own.yaml", TODAY)


def of(*entries: Entry, unread: tuple[Unread, ...] = ()) -> Told:
    return Told(Portfolio(entries, unread, len(entries) + len(unread)), Limits())


def made(given: Told, shelf: Any = "published") -> Made:
    return Made(
        given.portfolio,
        tuple(Item(each.id, shelf, each.file, each.id, "yaml", bytes) for each in given.portfolio.entries),
    )


def values(which: portfolio_plots.Which) -> list[dict[str, Any]]:
    """The data of a plot of the published structures."""
    drawn = portfolio_plots.spec(which, told())
    assert drawn is not None
    return drawn["data"].get("values") or drawn["datasets"][drawn["data"]["name"]]  # type: ignore[no-any-return]


def button(app: AppTest, label: str) -> Any:
    return next(each for each in app.button if each.label == label)


# ── what a URL asks for ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(),
        Wanted(()),
        Wanted(SETS, "checklist", "kent", "kent-and-medway-2017-18", "ACC002"),
        Wanted(("own",), structure="upload.0123456789abcdef"),
    ],
)
def test_a_link_says_what_is_shown(wanted: Wanted) -> None:
    assert portfolio.read(wanted.params) == (wanted, [])


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"sets": "published,<b>"}, "asks for a set of structures, “<b>”"),
        ({"columns": "all"}, "asks for the columns “all”"),
        ({"search": "a" * 101}, "a text that is too long"),
        ({"structure": "../etc"}, "picks a structure, “../etc”"),
        ({"structure": "a" * 300}, "in a way that no structure is named"),
        ({"rule": "ACC999"}, "There is no rule “ACC999”"),
        ({"colour": "red"}, "holds “colour”"),
    ],
)
def test_what_cannot_be_used_is_told(params: dict[str, str], said: str) -> None:
    wanted, messages = portfolio.read(params)
    assert len(messages) == 1
    assert said in messages[0]
    assert wanted == Wanted()


def test_a_structure_that_is_in_no_set_is_not_picked() -> None:
    wanted = Wanted(structure="sector", rule="ACC002")
    assert portfolio.settled(wanted, {"sector"}) == (wanted, [])
    assert portfolio.settled(wanted, ()) == (Wanted(), ["“sector” is in none of the sets that are chosen, so it is not picked."])
    assert "not here (any more)" in portfolio.settled(Wanted(structure="upload.0123456789abcdef"), ())[1][0]


# ── sets and files ───────────────────────────────────────────────────────────────────────────────────────────────────


def zipped(**files: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in files.items():
            archive.writestr(f"{name}.yaml", data)
    return file.getvalue()


def test_a_zip_file_is_taken_apart_and_faults_are_told_file_by_file() -> None:
    found = unpacked("all.zip", zipped(one=SMALL.encode(), two=b"no"))
    assert [each.name for each in found] == ["all.zip: one.yaml", "all.zip: two.yaml"]
    (broken,) = unpacked("broken.zip", b"PK\x03\x04 and no more")
    assert broken.unread is not None
    assert "no zip file" in str(broken.unread)
    assert unpacked("plain.yaml", b"x")[0].unread is None


def test_a_zip_file_of_too_many_is_refused() -> None:
    (one,) = unpacked("many.zip", zipped(**{f"n{number}": b"" for number in range(MOST_STRUCTURES + 1)}))
    assert one.unread is not None
    assert "up to 500 side by side" in str(one.unread)


def test_every_structure_of_a_set_has_a_name_of_its_own() -> None:
    same = [Own("a.yaml", SMALL.encode()), Own("a.yaml", SMALL.replace("Small", "Other").encode())]
    bad = Own("b.yaml", b"", Unread("b.yaml", (Fault("b.yaml", 0, 0, "", "Broken."),)))
    found, unread = items(("published", "archetypes", "own"), [*same, bad])
    assert len({each.file for each in found}) == len(found) == 12 + 4 + 2
    assert [each.file for each in found][-2:] == ["a.yaml", "a.yaml (2)"]
    assert unread == (bad.unread,)
    assert items(("published",), same)[1] == ()


# ── in words ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_published_structures_in_words() -> None:
    said = portfolio_words.summary(told(), NUMBERS)
    entries = told().portfolio.entries
    assert said.facts[0] == "12 published structures."
    sure = sum(counts(each)[0].confirmed > 0 for each in entries)
    assert sure == 0, "else the next sentence has to be another"
    assert said.facts[1].startswith("The documents confirm no gap in any of them; 12 have open gaps on all of which")
    most = portfolio_words.commonest(told().portfolio)
    assert said.facts[2].startswith(f"The commonest gaps: {most[0].words}; ")
    for gap in most:
        cells = next(row for row in told().portfolio.heat if row.rule == gap.rule).cells
        assert gap.not_stated == sum(each.severity == "gap" and each.certainty == "not_stated" for each in cells)
    assert not any("synthetic" in each.lower() for each in (*said.facts, *said.to_do))


def test_confirmed_gaps_come_first_and_files_that_failed_are_told() -> None:
    open_gap = entry(SMALL[: SMALL.index("accepted:")] + "drawing: complete\n")
    given = of(open_gap, entry(), unread=(Unread("x", (Fault("x", 0, 0, "", "Broken."),)),))
    said = portfolio_words.summary(given, {"own": 2})
    assert said.facts[1].startswith("1 of 2 has at least one gap that the documents confirm; 1 has open gaps on all of which")
    assert said.to_do[0].startswith("Begin with “")
    assert any(each.startswith("Mend 1 file") for each in said.to_do)


def test_a_set_without_an_open_gap_says_so() -> None:
    said = portfolio_words.summary(of(replace(entry(), found=()), entry()), {"own": 2})
    assert said.facts[1] == (
        "The documents confirm no gap in any of them; 1 has open gaps on all of which the documents are silent; in 1 no gap is open."
    )
    assert portfolio_words.summary(of(replace(entry(), found=())), {"own": 1}).to_do == (
        "No gap is open. Look at the concerns in the table.",
    )


def test_the_synthetic_set_is_told_as_made_up_and_gives_hfma_s_totals() -> None:
    said = portfolio_words.summary(synthetic(), {"synthetic": 44})
    assert said.facts[0] == "44 synthetic ones, made up by a program."
    assert "Do not quote numbers of this set" in said.to_do[-1]
    assert (
        portfolio_words.tables_words(synthetic().portfolio)
        == "Every number of yes is the one that HFMA counted over its 44 plans."
    )
    assert {each.key: each.yes for each in synthetic().portfolio.tables} == {key: yes for key, (yes, _) in PUBLISHED.items()}
    assert all(title.startswith("Synthetic footprint") for title in synthetic().titles())


def test_what_the_plots_show_in_words() -> None:
    words = portfolio_words.heat_words(told().portfolio)
    found = sum(any(cell.open or cell.accepted for cell in row.cells) for row in told().portfolio.heat)
    assert words.startswith(f"{found} of the {len(CATALOGUE)} rules find something")
    assert portfolio_words.heat_words(Portfolio((), (), 0)) == "No rule finds anything in these structures."
    standing = portfolio_words.spectrum_words(told().portfolio)
    for entries in told().portfolio.phases.values():
        assert f": {len(entries)}" in standing
    far = portfolio_words.tables_words(told().portfolio)
    assert "of 12 here" in far
    assert "of 44 plans" in far


# ── the table ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("columns", COLUMNS)
def test_every_group_of_columns_has_a_cell_for_each(columns: ColumnsKey) -> None:
    shown = grid(told(), made(told()), columns)
    assert len(shown.table.rows) == 12
    assert all(len(row) == len(shown.table.columns) for row in shown.table.rows)
    titles = [each.title for each in shown.table.columns]
    assert len(set(titles)) == len(titles), "a column is found by its name"


def test_every_measure_question_and_count_is_in_some_column() -> None:
    titles = {each.title for columns in COLUMNS for each in grid(told(), made(told()), columns).table.columns}
    assert {each.name for each in measures_told()} <= titles
    assert all(any(title.endswith(each.text) for title in titles) for each in questions())
    assert all(any(title.endswith(each.title) for title in titles) for each in headings())
    assert {"Gaps confirmed", "Gaps not stated", "Concerns confirmed", "Notes accepted"} <= titles


def test_what_is_not_known_is_no_number() -> None:
    table = grid(told(), made(told()), "measures").table
    measure = [each.key for each in measures_told()].index("days-expected")
    at = [each.title for each in table.columns].index(measures_told()[measure].name)
    assert numeric(table, at)
    values = [each.numbers[measure].value for each in told().portfolio.entries]
    assert None in values
    assert [row[at] for row in table.rows] == values
    assert not numeric(table, 0)


def test_the_table_is_searched_and_says_where_each_is_from() -> None:
    shown = grid(told(), made(told()), "findings", "kent medway")
    assert [row[0] for row in shown.table.rows] == ["Kent and Medway Sustainability and Transformation Partnership, March 2018"]
    assert shown.shown == (5,)
    assert not grid(told(), made(told()), "findings", "kent nowhere").table.rows
    made_up = grid(synthetic(), made(synthetic(), "synthetic"), "tables", "SYNTHETIC")
    assert [row[2] for row in made_up.table.rows] == ["SYNTHETIC"] * 44


def test_the_heat_map_as_a_table_says_what_the_cells_say() -> None:
    rows = found_in(told())
    heat = [row for row in told().portfolio.heat if any(cell.open or cell.accepted for cell in row.cells)]
    assert len(rows) == len(heat)
    for row, cells in zip(rows, heat, strict=True):
        assert f"({cells.rule}, " in row["Rule"]
        for key, number in (
            ("Confirmed", sum(each.confirmed > 0 for each in cells.cells)),
            ("Not stated", sum(each.not_stated > 0 for each in cells.cells)),
            ("Only accepted", cells.accepted_in),
        ):
            assert row[key].startswith(f"{number}: " if number else "None")


# ── plots ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_cell_of_the_heat_map_has_a_sign_that_can_be_read() -> None:
    for words, fill, ink in portfolio_plots.STATES.values():
        assert contrast(ink, fill) >= 4.5, words
        sign = words.split(":")[0]
        assert ("not stated" in words) == sign.endswith("?")
    assert len({words.split(":")[0] for words, _, _ in portfolio_plots.STATES.values()}) == len(portfolio_plots.STATES)
    assert portfolio_plots.sign(HeatCell()) == ""
    assert portfolio_plots.sign(HeatCell("gap", "not_stated", 0, 2)) == "G2?"
    assert portfolio_plots.sign(HeatCell("concern", "confirmed", 1, 2)) == "C"


def test_the_heat_map_has_every_cell_in_which_something_is_found() -> None:
    values = portfolio_plots.heat_values(told())
    heat = {row.rule: row.cells for row in told().portfolio.heat}
    assert len(values) == sum(bool(cell.open or cell.accepted) for cells in heat.values() for cell in cells)
    for each in values:
        rule, number = str(each["rule"])[-7:-1], int(each["number"])
        assert each["sign"] == portfolio_plots.sign(heat[rule][number - 1])
        assert each["structure"] == told().titles()[number - 1]


def test_plots_are_drawn_with_the_numbers_of_the_tables() -> None:
    assert len(values("heat")) == len(portfolio_plots.heat_values(told()))
    assert [each["these"] * 12 for each in values("tables")] == pytest.approx([each.yes for each in told().portfolio.tables])
    assert sum(each["number"] for each in values("spectrum")) == 12


def test_plots_are_valid() -> None:
    heat = portfolio_plots.heat(told())
    assert heat is not None
    for chart in (heat, portfolio_plots.tables(told().portfolio), portfolio_plots.spectrum(told().portfolio, told().titles())):
        assert chart.to_dict(validate=True)


def test_too_many_and_nothing_are_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    assert portfolio_plots.heat(of()) is None
    assert portfolio_plots.spec("heat", of()) is None
    monkeypatch.setattr(portfolio_plots, "MOST_DRAWN", 11)
    assert portfolio_plots.heat(told()) is None


# ── tiles ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_there_is_a_tile_for_each_footprint_in_order_of_code() -> None:
    tiles = portfolio_tiles.tiles(told().portfolio.entries, told().titles())
    codes = [each.footprint.code for each in tiles]
    assert codes == sorted(codes)
    assert len(codes) == 44
    held = [one for each in tiles for one in each.held]
    assert sorted(one.title for one in held) == sorted(told().titles()), "each of the published ones has its place, once"
    gaps = {title: counts(each)[0] for title, each in zip(told().titles(), told().portfolio.entries, strict=True)}
    assert all((one.confirmed, one.not_stated) == (gaps[one.title].confirmed, gaps[one.title].not_stated) for one in held)
    assert [one.said for one in held if one.how == "near"] == ["Sussex"], "its notes name two codes"
    assert portfolio_tiles.summary(tiles).startswith("The set holds a structure for 12 of the 44 footprints. 1 match is")


@pytest.mark.parametrize(
    ("name", "codes", "code", "how"),
    [
        ("Kent & Medway", (), "E54000032", "name"),
        ("Anything", ("E54000012",), "E54000012", "code"),
        ("Anything", ("E54000012", "E54000013"), None, None),
        ("Anything", ("E54000099",), None, None),
        ("Derbyshire", ("E54000013",), "E54000012", "name"),
        ("East London (North East London)", (), "E54000029", "near"),
        ("Sussex", (), "E54000033", "near"),
        ("Surrey", (), "E54000035", "near"),
        ("West", (), None, None),
        ("London", (), None, None),
        ("", (), None, None),
        ("()", (), None, None),
        ("Synthetic footprint 01 of 44", (), None, None),
    ],
)
def test_a_footprint_is_known_by_name_or_code(name: str, codes: tuple[str, ...], code: str | None, how: str | None) -> None:
    found = portfolio_tiles.match(name, codes)
    assert (found and found[0].code, found and found[1]) == (code, how)


def test_every_footprint_is_known_by_its_own_name() -> None:
    for each in footprints():
        assert portfolio_tiles.match(each.name.upper()) == (each, "name")


def test_neither_typical_nor_synthetic_structures_have_a_tile() -> None:
    typical = entry(SMALL.replace("status: current", "status: archetype").replace("Northvale", "Derbyshire"))
    assert not any(each.held for each in portfolio_tiles.tiles([typical], ["Typical"]))
    assert not any(each.held for each in portfolio_tiles.tiles(synthetic().portfolio.entries, synthetic().titles()))


# ── examples, files ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_examples_do_not_have_what_is_looked_for() -> None:
    looked = 0
    for at, each in enumerate(told().portfolio.entries):
        found = lacks(each)
        assert [lack.severity for lack in found] == sorted(
            (lack.severity for lack in found), key=("gap", "concern", "note").index
        )
        assert {lack.rule: lack.confirmed + lack.not_stated for lack in found} == {
            rule: sum(one.open for one in each.found if one.rule == rule) for rule in {one.rule for one in each.found if one.open}
        }
        for example in learnt(told(), at, found[0].rule):
            looked += 1
            assert not example.entry.finds(found[0].rule)
            assert example.entry is not each
            assert 0 <= example.alike <= 1
    assert looked


@pytest.mark.parametrize(("form", "start"), [("xlsx", b"pk"), ("html", b"<!doctype html>"), ("json", b"{")])
def test_a_portfolio_can_be_taken_away(form: Any, start: bytes) -> None:
    data = portfolio_files.make(form, told())
    assert data.lower().startswith(start)
    assert data == portfolio_files.make(form, told())


# ── the page ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_page_as_it_opens(open_page: Open) -> None:
    app = sound(open_page("portfolio"))
    words = seen(app)
    assert of_structure(app) == {}
    for sentence in (*portfolio_words.summary(told(), NUMBERS).facts, portfolio_words.heat_words(told().portfolio)):
        assert " ".join(sentence.split()) in words
    assert (
        words.index("In short") < words.index("What to do") < words.index("Findings by rule") < words.index("The 44 footprints")
    )
    assert len(app.dataframe) == 1
    assert len(app.get("vega_lite_chart")) == 3
    assert words.count("E540000") == 44 * 2, "every footprint as a tile and in the table"
    assert "It is no map" in words
    assert "The files name nobody" in words
    assert "ynthetic structures are shown" not in words
    app.checkbox(key="portfolio plain").check().run()
    plain = seen(sound(app)).split("Structures Structure No. From")[1]
    assert plain.index(" Kent and Medway Sustainability") < plain.index("Findings by rule")


def test_nothing_chosen_and_links_that_cannot_be_used(open_page: Open) -> None:
    app = sound(open_page("portfolio", sets="none", structure="sector", columns=HOSTILE))
    assert "No set is chosen." in seen(app)
    assert not app.dataframe
    assert "asks for the columns “<img src=x" in seen(app)
    assert "<img src" not in raw(app).replace("\\<", "")
    app.checkbox(key="portfolio set archetypes").check().run()
    assert of_structure(sound(app)) == {"sets": "archetypes", "structure": "sector", "rule": of_structure(app)["rule"]}
    assert "4 typical structures (archetypes)." in seen(app)


def test_examples_and_the_ways_to_them(open_page: Open) -> None:
    app = sound(open_page("portfolio", structure="kent-and-medway-2017-18", rule="VOI002"))
    at = next(at for at, each in enumerate(told().portfolio.entries) if each.id == "kent-and-medway-2017-18")
    examples = learnt(told(), at, "VOI002")
    assert len(examples) == 3
    links = [link.query_string for link in app.get("page_link")]
    keys = {each.id: path.stem for each, path in zip(told().portfolio.entries, shipped.files("published"), strict=True)}
    for each in examples:
        assert f"structure={keys[each.entry.id]}" in links
        assert f"first=kent-and-medway-2017-18&second={keys[each.entry.id]}" in links
    app.selectbox(key="portfolio structure").set_value(None).run()
    assert of_structure(sound(app)) == {}


def test_files_of_one_s_own(open_page: Open) -> None:
    app = sound(open_page("portfolio", sets="none"))
    hostile = SMALL.replace("title: Small", f"title: '{HOSTILE}'").replace("id: small", "id: hostile")
    uploader = app.get("file_uploader")[0]
    uploader.upload("hostile.yaml", hostile.encode())
    uploader.upload("us.drawio", NESTED)
    uploader.upload("all.zip", zipped(good=SMALL.encode(), bad=b"stpgraph: 1\nid: [\n"))
    button(app, "Add these files").click()
    words = seen(sound(app.run()))
    assert of_structure(app) == {"sets": "own"}
    assert "2 files could not be used" in words
    assert "all.zip: bad.yaml" in words
    assert "us.drawio – the file as a whole This is not a structure file, but of another sort (draw.io diagram)." in words
    assert "Bring it in first, on the page “Bring in”" in words
    assert "2 structures from your own files." in words
    assert "<img src" not in raw(app).replace("\\<", "")
    key = next(each for each in app.selectbox(key="portfolio structure").options if each == "Small")
    app.selectbox(key="portfolio structure").select(key).run()
    button(sound(app), "Open it in Explore").click().run()
    assert seen(sound(app)).startswith("Small")


def test_the_synthetic_set_says_that_it_is(open_page: Open) -> None:
    app = sound(open_page("portfolio", sets="synthetic"))
    words = seen(app)
    assert "Synthetic structures are shown. The synthetic structures are made up by a program." in words
    assert words.count("44 synthetic structures") >= 9, "beside the heading of every section"
    assert "Every number of yes is the one that HFMA counted over its 44 plans." in words
    assert "The set holds no structure for any of the 44 footprints." in words
    assert "Synthetic Person" in words


def test_synthetic_structures_take_no_real_name() -> None:
    real = {each.name for each in footprints()}
    assert len(synthetic().portfolio.entries) == 44
    assert not real & {each.footprint for each in synthetic().portfolio.entries}


def test_what_is_saved_here_is_a_set(own_store: Keeper) -> None:
    kept = own_store.create(shipped.load(shipped.archetype_file("sector")), "First").version
    found, _ = items(("kept",), ())
    assert [(each.key, each.shelf) for each in found] == [(f"kept.{kept.key}", "kept")]
    assert loads_bytes(found[0].data(), "a.json", "json") == shipped.load(shipped.archetype_file("sector"))
    assert portfolio.read({"sets": "kept", "structure": found[0].key}) == (Wanted(("kept",), structure=found[0].key), [])
