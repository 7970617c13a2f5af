from __future__ import annotations

from datetime import date
from itertools import pairwise

from lxml import html

from stpgraph.errors import Fault, InputError
from stpgraph.report.checked import Checked, one_line
from stpgraph.report.findings_document import check_document
from stpgraph.report.html_page import html_page
from stpgraph.rules import BY_ID
from stpgraph.shipped import SHELVES, files
from tests.report.made import ACCEPTED, CLEAR, GAP, HOSTILE, checked, hostile_structure

ALL = frozenset(BY_ID)
UNREAD = InputError((Fault("<b>.yaml", 3, 4, "nodes[0]", "Found `<i>x</i>`.", "y"),))


def page(*structures: Checked, unread: tuple[InputError, ...] = ()) -> html.HtmlElement:
    return html.document_fromstring(html_page(check_document(structures, unread, ALL)))


def test_names_are_text_and_never_markup() -> None:
    made = page(checked(hostile_structure(), form="json"), unread=(UNREAD,))
    assert not list(made.iter("script", "img", "i", "b", "link", "iframe"))
    assert {each.get("href")[:1] for each in made.iter("a")} == {"#"}
    said = made.text_content()
    for name in HOSTILE:
        assert f"“{one_line(name)}” answers to nobody" in said
    assert "<b>.yaml, line 3, column 4, at nodes[0]: Found `<i>x</i>`. Did you mean `y`?" in said


def test_the_page_needs_nothing_else_and_runs_nothing() -> None:
    text = html_page(check_document([checked(GAP)], (), ALL))
    assert "default-src 'none'; style-src 'unsafe-inline'" in text
    assert "://" not in text
    assert "url(" not in text
    assert "<script" not in text.lower()


def test_the_page_is_accessible() -> None:
    made = page(*(checked(path.read_text("utf-8"), str(path)) for path in files("archetypes")), checked(CLEAR), unread=(UNREAD,))
    assert made.get("lang") == "en-GB"
    assert made.findtext(".//title") == made.findtext(".//h1") == "Governance findings"
    levels = [int(each.tag[1]) for each in made.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [each.get("id") for each in made.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert [each.get("href") for each in made.iter("a")] == [f"#{key}" for key in ids]
    tables = list(made.iter("table"))
    assert len(tables) == 3
    for table in tables:
        assert table.findtext("caption")
        assert {each.get("scope") for each in table.iter("th")} == {"col", "row"}
    assert len(list(made.iter("main"))) == 1


def test_open_and_accepted_are_apart() -> None:
    made = page(checked(ACCEPTED, rules={"ACC002"}, today=date(2018, 4, 1)))
    assert [each.text for each in made.iter("h3")] == ["Accepted: known, and agreed to live with"]
    pairs = {div.findtext("dt"): div.findtext("dd") for div in made.iter("div") if div.find("dt") is not None}
    assert pairs["Accepted by:"] == "STP lead"
    assert pairs["Accepted until:"] == "1 April 2018"
    assert pairs["Severity:"] == "Gap: must be closed."


def test_every_shipped_finding_is_on_the_page() -> None:
    shipped = [checked(path.read_text("utf-8"), str(path)) for shelf in SHELVES for path in files(shelf)]
    said = page(*shipped).text_content()
    findings = [(each, finding) for each in shipped for finding in each.exploration.findings]
    assert len(findings) > 200
    for _, finding in findings:
        assert finding.fact in said
        assert finding.remedy in said
