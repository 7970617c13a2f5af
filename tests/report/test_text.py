from __future__ import annotations

from dataclasses import replace
from datetime import date

from stpgraph.graph import Wiring
from stpgraph.model import Finding, Limits
from stpgraph.model.limits import LIMITS
from stpgraph.report.checked import UNSAFE, Checked
from stpgraph.report.page import columns, plain
from stpgraph.report.rules_page import catalogue_page, rule_page
from stpgraph.report.text import check_page
from stpgraph.report.thresholds import number
from stpgraph.rules import BY_ID, CATALOGUE, HEADINGS
from stpgraph.shipped import SHELVES, files
from tests.report.made import ACCEPTED, CLEAR, GAP, HOSTILE, LOOP, checked, hostile_structure

ALL = frozenset(BY_ID)
SIX = {"ACC001", "ACC002", "ACC003"}


def page(*structures: Checked, rules: frozenset[str] = ALL) -> str:
    return plain(check_page(structures, rules))


def test_one_finding_in_full() -> None:
    assert page(checked(GAP, "plans/gap.yaml", rules={"ACC002"}), rules=frozenset({"ACC002"})) == (
        "A board in the air\n"
        "plans/gap.yaml\n"
        "\n"
        "Gap: must be closed\n"
        "  ACC002 Accountability ends at the STP board\n"
        "    Accountability ends at “The Board”. It has no standing in law, and no line leads from it to an\n"
        "    organisation that has. 1 other board, group or project answers to it and to nobody else in law:\n"
        "    “Urgent care”.\n"
        "    What to do: Agree and draw to which organisations with standing in law “The Board” answers: they\n"
        "    delegate to it under a scheme of delegation, or it becomes a joint committee of theirs.\n"
        "    Confirmed: the documents show that it is so.\n"
        "    Sources: HFMA 2017 (Background; What are the challenges?: Organisational accountability);\n"
        "    Hasselman (question 1, accountability); Coutts 2016 (first point, no legal status; second point,\n"
        "    decision-making)\n"
        "\n"
        "Open: 1 gap, 0 concerns, 0 notes.\n"
        f"Only 1 of {len(ALL)} rules was checked: ACC002.\n"
    )


def test_nothing_found_is_said() -> None:
    assert page(checked(CLEAR, rules=SIX)) == "A board on the ground\nmade.yaml\n\nNothing was found.\n"


def test_not_stated_is_never_told_as_confirmed() -> None:
    partial = GAP.replace("status: current", "status: current\ndrawing: partial")
    text = " ".join(page(checked(partial, rules=SIX)).split())
    assert "Not stated: the documents do not say; it may be arranged elsewhere." in text
    assert "Confirmed" not in text


def test_accepted_findings_stay_visible_and_are_not_counted() -> None:
    text = page(checked(ACCEPTED, rules={"ACC002"}, today=date(2018, 4, 1)))
    assert "Gap: must be closed\n  ACC002" not in text
    assert "Accepted: known, and agreed to live with\n  ACC002 Accountability ends at the STP board\n" in text
    assert "    Gap: must be closed.\n    Accepted by STP lead on 2017-06, until 2018-04-01: Agreed for year one\n" in text
    assert text.endswith("Open: 0 gaps, 0 concerns, 0 notes. Accepted: 1 finding.\n")


def test_the_gravest_come_first_and_every_finding_is_told_once() -> None:
    for path in files("examples"):
        structure = checked(path.read_text("utf-8"), str(path), rules=set(ALL))
        text = " ".join(page(structure).split())
        for finding in structure.exploration.findings:
            assert text.count(" ".join(finding.fact.split())) >= 1
        told = [text.find(word) for word in ("Gap: must be closed", "Concern: should be discussed", "Note: for information")]
        assert [place for place in told if place >= 0] == sorted(place for place in told if place >= 0)


def test_findings_of_one_rule_share_its_name_and_sources() -> None:
    text = page(checked(hostile_structure(), form="json", rules={"ACC001"}))
    assert text.count("ACC001") == text.count("Sources:") == 1
    assert text.count("What to do:") == len(HOSTILE)


def test_several_structures_end_with_a_table() -> None:
    text = page(checked(GAP, "x/gap.yaml", rules=SIX), checked(LOOP, "y/loop.yaml", rules=SIX), checked(CLEAR, rules=SIX))
    assert text.endswith(
        "Structure              File       Gaps  Concerns  Notes  Accepted\n"
        "A board in the air     gap.yaml      1         0      0         0\n"
        "Round and round        loop.yaml     1         0      0         0\n"
        "A board on the ground  made.yaml     0         0      0         0\n"
        "\n"
        "All 3 structures. Open: 2 gaps, 0 concerns, 0 notes.\n"
    )


def test_no_structure_gives_no_text() -> None:
    assert page() == page(rules=frozenset({"ACC001"})) == ""


def test_lines_are_at_most_a_hundred_columns_and_hold_nothing_that_steers_a_terminal() -> None:
    shipped = [checked(path.read_text("utf-8"), str(path)) for shelf in SHELVES for path in files(shelf)]
    text = page(*shipped, checked(hostile_structure(), form="json"))
    assert max(map(columns, text.splitlines())) <= 100
    assert set(UNSAFE.findall(text)) == {"\n"}


def test_hostile_names_are_shown_as_they_are_spelt() -> None:
    text = "".join(page(checked(hostile_structure(), form="json", rules={"ACC001"})).split())
    for name in (*HOSTILE[:3], *HOSTILE[5:]):
        assert "".join(name.split()) in text
    assert "Board�31m�esrever�" in text
    assert "twolinesandatabmore" in text


def test_the_catalogue_lists_every_rule_with_its_defect() -> None:
    lines = plain(catalogue_page(ALL), 200).splitlines()
    assert len(lines) == len(CATALOGUE) + 1
    for line, rule in zip(lines[1:], CATALOGUE, strict=True):
        assert line.startswith(f"{rule.id}  {rule.defect}  ")
        assert f"  {rule.severity.capitalize()}  " in line


def test_the_catalogue_fits_into_a_hundred_columns_and_loses_no_word() -> None:
    narrow = plain(catalogue_page(ALL))
    assert max(map(columns, narrow.splitlines())) <= 100
    assert sorted(narrow.split()) == sorted(plain(catalogue_page(ALL), 200).split())


def test_the_documentation_of_every_rule_is_shown_whole() -> None:
    thresholds = {limit.rule: limit for limit in LIMITS}
    for rule in CATALOGUE:
        text = " ".join(plain(rule_page(rule)).split())
        assert text.startswith(f"{rule.id} {rule.defect} ")
        for heading in HEADINGS:
            told = " ".join(rule.documentation[heading].replace("*", "").split())
            assert f"{heading} {told}" in text
        assert all(citation in text for citation in rule.citations)
        assert ("Documents" in text) == bool(rule.citations)
        limit = thresholds.get(rule.id)
        assert ("Threshold" in text) == bool(limit)
        assert limit is None or f"Threshold {number(limit, limit.default)}: {limit.means}" in text
    assert thresholds


def test_paragraphs_of_a_rule_stay_apart() -> None:
    def two_paragraphs(wiring: Wiring, limits: Limits) -> tuple[Finding, ...]:
        """Something.

        What it finds:
            One thing.

            Another thing.
        Why it matters:
            It does.
        Source:
            None.
        Limits:
            None.
        How to mend:
            Mend it.
        """
        return ()

    text = plain(rule_page(replace(CATALOGUE[0], check=two_paragraphs)))
    assert "What it finds\n  One thing.\n\n  Another thing.\n\nWhy it matters\n" in text
