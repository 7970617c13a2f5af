from __future__ import annotations

from datetime import date

import pytest
from lxml import html
from markdown_it import MarkdownIt

from stpgraph.report.checked import one_line
from stpgraph.report.document import Case, Document, Grid, Heading, Text
from stpgraph.report.findings_document import check_document
from stpgraph.report.markdown import escaped, markdown
from stpgraph.rules import BY_ID
from tests.report.made import ACCEPTED, CLEAR, GAP, HOSTILE, checked, hostile_structure

#: What means something to Markdown at the start of a line or anywhere.
MARKED = (
    *HOSTILE,
    *("# a", "- b", "+ c", "* d", "1. e", "23) f", "> g", "    h", "```", "~~~", "---", "===", "***", "| i | j |", "<!-- k -->"),
    *(
        "`l`",
        "_m_",
        "**n**",
        "[o]: p",
        "[q](<r>)",
        "![s](t)",
        "<https://u.example>",
        "&lt;v&gt; &copy;",
        "w\\",
        "\\*x\\*",
        "&#35; y",
    ),
    *("- [ ] z", "<script>", "= a", "http://b.example", "a | b", "c\\|d", "<details>", ":e:", "[^1]", "$f$", "~~g~~"),
)


def rendered(text: str) -> html.HtmlElement:
    """Markdown as a reader's program shows it."""
    return html.fromstring(f"<div>{MarkdownIt('commonmark').enable(['table', 'strikethrough']).render(text)}</div>")


@pytest.mark.parametrize("text", MARKED)
def test_a_text_is_shown_as_it_is_spelt_wherever_it_stands(text: str) -> None:
    document = Document(text, (Heading(2, text), Text(text, text), Case(text, ((text, text),)), Grid(text, (text,), ((text,),))))
    page = rendered(markdown(document))
    said = one_line(text)
    assert {each.tag for each in page.iter()} == {
        *("div", "h1", "h2", "p", "strong", "ul", "li", "table", "thead", "tbody", "tr", "th", "td")
    }
    for path in ("h1", "h2", "table/thead/tr/th", "table/tbody/tr/td"):
        assert page.findtext(path) == said
    assert page.find("p").text_content() == f"{said} {said}"
    assert " ".join(page.find("ul").text_content().split()) == " ".join(f"{said} {said}: {said}".split())


def test_a_check_in_markdown() -> None:
    made = [checked(GAP, "plans/gap.yaml", rules={"ACC002"}), checked(CLEAR, rules={"ACC002"})]
    text = markdown(check_document(made, (), {"ACC002"}))
    page = rendered(text)
    assert [each.text for each in page.iter("h1", "h2", "h3", "h4")] == [
        "Governance findings",
        "A board in the air",
        "Gap: must be closed",
        "ACC002 Accountability ends at the STP board",
        "A board on the ground",
        "Documents",
    ]
    assert [each.text for each in page.findall("table")[0].iter("td")] == [
        *("A board in the air", "gap.yaml", "1", "0", "0", "0", "0", "0", "0"),
        *("A board on the ground", "made.yaml", "0", "0", "0", "0", "0", "0", "0"),
    ]
    said = page.text_content()
    for words in (
        "What to do: Agree and draw",
        "How sure: Confirmed: the documents show that it is so.",
        "Sources: HFMA 2017 (",
        "Nothing was found.",
        f"Only 1 of {len(BY_ID)} rules was checked: ACC002.",
    ):
        assert words in said
    assert "plans/gap.yaml" in text


def test_accepted_findings_stand_apart_with_who_and_until_when() -> None:
    page = rendered(markdown(check_document([checked(ACCEPTED, rules={"ACC002"}, today=date(2018, 4, 1))], (), set(BY_ID))))
    said = page.text_content()
    assert "Gap: must be closed" not in [each.text for each in page.iter("h3")]
    assert [each.text for each in page.iter("h3")] == ["Accepted: known, and agreed to live with"]
    for words in (
        "Accepted by: STP lead",
        "Accepted on: June 2017",
        "Accepted until: 1 April 2018",
        "Reason: Agreed for year one",
    ):
        assert words in said
    assert [each.text for each in page.find("table").iter("td")][2:] == ["0", "0", "0", "0", "0", "0", "1"]


def test_hostile_names_of_a_check() -> None:
    page = rendered(markdown(check_document([checked(hostile_structure(), form="json")], (), set(BY_ID))))
    said = page.text_content()
    for name in HOSTILE:
        assert f"“{one_line(name)}” answers to nobody" in said
    assert not list(page.iter("script", "img", "a", "em", "code"))


def test_escaping_leaves_plain_words_alone() -> None:
    words = "Café “board”, 50% (of 12): it's £3.5 a/b; 3-4 – yes?"
    assert escaped(words) == words
