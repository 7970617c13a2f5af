"""Word terms of reference: how well made documents are read, what single sentences mean, and what hostile files do."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from functools import cache

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from stpgraph.errors import InputError
from stpgraph.importers import Draft
from stpgraph.importers.drafting import draft
from stpgraph.importers.word import terms as word
from stpgraph.importers.word.below import below
from stpgraph.importers.word.fields import fields_in
from stpgraph.importers.word.links import links_in
from stpgraph.importers.word.members import member, parted_list
from stpgraph.importers.word.seats import chair_in, lead_of
from stpgraph.importers.word.sentences import Share
from stpgraph.model.nodes import Body
from stpgraph.model.relations import MemberOf
from tests.importers import held_out
from tests.importers.corpus import Score, counts
from tests.importers.held_out.shaping import Held
from tests.importers.truths import Truth
from tests.importers.word_corpus import WordDocument, documents

NODES, KINDS, LINES, FIELDS, SEATS = 0.99, 0.95, 0.98, 0.98, 0.98
READ = ("quorum", "meets", "voting", "in_public", "publishes_papers", "function", "membership", "terms_of_reference")


@cache
def corpus() -> tuple[tuple[WordDocument, Draft], ...]:
    return tuple((each, draft(word.sketch(each.data, each.name), each.name)) for each in documents())


def read(*paragraphs: str, name: str = "x.docx") -> Draft:
    """The draft of a document; “# ” before a heading, “- ” before an entry of a list."""
    document = Document()
    for each in paragraphs:
        if each.startswith("# "):
            document.add_heading(each[2:], 1)
        else:
            document.add_paragraph(each.removeprefix("- "), style="List Bullet" if each.startswith("- ") else None)
    return draft(word.sketch(saved(document), name), name)


def saved(document: object) -> bytes:
    made = io.BytesIO()
    document.save(made)  # type: ignore[attr-defined]
    return made.getvalue()


def lines(made: Draft) -> set[tuple[str, str, str]]:
    names = {each.id: each.name for each in made.structure.nodes}
    return {(names[each.source], each.type, names[each.target]) for each in made.structure.relations}


def body(made: Draft) -> Body:
    found = made.structure.nodes[0]
    assert isinstance(found, Body)
    return found


def told(made: Draft) -> str:
    return "\n".join(f"{each.what} | {each.place} | {each.why}" for each in made.unread)


# ── the corpus ───────────────────────────────────────────────────────────────────────────────────────────────────────


def score_of() -> tuple[Score, tuple[float, float], tuple[float, float]]:
    """Nodes, kinds and lines; then precision and recall of fields, and of seats with their standing."""
    total = [0] * 7
    fields, seats = [0, 0, 0], [0, 0, 0]
    for document, made in corpus():
        total = [one + other for one, other in zip(total, counts(made, document.truth), strict=True)]
        found = {
            (node.name, field, str(_plain(getattr(node, field))))
            for node in made.structure.nodes
            if isinstance(node, Body)
            for field in READ
            if getattr(node, field) is not None
        }
        true = {(name, field, str(value)) for name, several in document.fields.items() for field, value in several.items()}
        names = {node.id: node.name for node in made.structure.nodes}
        sat = {(names[x.source], names[x.target], x.capacity or "") for x in made.structure.relations if x.type == "sits_on"}
        for number, (one, other) in zip((fields, seats), ((found, true), (sat, set(document.seats))), strict=True):
            number[0] += len(one & other)  # type: ignore[operator]
            number[1] += len(one)
            number[2] += len(other)
    right, found_nodes, true_nodes, kinds, found_lines, all_lines, true_lines = total
    score = Score(right / found_nodes, right / true_nodes, kinds / right, found_lines / all_lines, found_lines / true_lines)
    return score, (fields[0] / fields[1], fields[0] / fields[2]), (seats[0] / seats[1], seats[0] / seats[2])


def _plain(value: object) -> object:
    return value.model_dump(exclude_none=True) if hasattr(value, "model_dump") else value


def test_made_documents_are_read_as_well_as_is_aimed_for() -> None:
    score, fields, seats = score_of()
    assert min(score.node_precision, score.node_recall) >= NODES, score
    assert score.kinds >= KINDS, score
    assert min(score.line_precision, score.line_recall) >= LINES, score
    assert min(fields) >= FIELDS, fields
    assert min(seats) >= SEATS, seats


@cache
def other_hands() -> tuple[tuple[Held, Draft], ...]:
    """The documents of `held_out` that have served: other structures, written by other hands."""
    return tuple((each, draft(word.sketch(each.data, each.name), each.name)) for each in held_out.documents("docx"))


def with_those_named(truth: Truth) -> Truth:
    """A truth with the organisations that the names of posts themselves say: “Medical Director, Wolds Hospitals” speaks for them."""
    named = [(name, name.rpartition(", ")[2]) for name, node_type, _ in truth.nodes if node_type == "post" and ", " in name]
    named += [(name, "NHS England") for name, _, _ in truth.nodes if name.startswith("NHS England ")]
    more = {each: (each, "organisation", "other") for _, each in named if each not in {name for name, _, _ in truth.nodes}}
    lines = tuple((post, "represents", each) for post, each in named)
    return Truth(truth.title, (*truth.rows, tuple(more.values())), (*truth.lines, *lines))


def test_documents_of_other_hands_are_read_well() -> None:
    bare, whole, fields = [0] * 7, [0] * 7, [0, 0, 0]
    for document, made in other_hands():
        bare = [one + other for one, other in zip(bare, counts(made, document.truth), strict=True)]
        whole = [one + other for one, other in zip(whole, counts(made, with_those_named(document.truth)), strict=True)]
        bodies = [node for node in made.structure.nodes if isinstance(node, Body)]
        found = {
            (node.name, field, str(_plain(getattr(node, field))))
            for node in bodies
            for field in READ[:-1]
            if getattr(node, field) is not None
        }
        true = {(name, field, str(value)) for name, several in document.fields.items() for field, value in several.items()}
        fields = [one + other for one, other in zip(fields, (len(found & true), len(found), len(true)), strict=True)]
    # All that is told is found …
    assert min(bare[0] / bare[2], bare[4] / bare[6]) >= 0.99, bare
    assert bare[3] / bare[0] >= 0.93, bare
    # … and what is found beside it is for whom a post speaks by its own name.
    assert min(whole[0] / whole[1], whole[4] / whole[5]) >= 0.99, whole
    assert min(whole[0] / whole[2], whole[4] / whole[6]) >= 0.95, whole
    assert fields[0] / fields[1] >= 0.96, fields
    assert fields[0] / fields[2] >= 0.99, fields


def test_the_corpus_is_as_large_as_it_says() -> None:
    made = documents()
    assert len(made) >= 45
    assert len({each.style for each in made}) >= 13
    assert sum(each.style == "LibreOffice" for each in made) >= 4


def test_every_field_is_a_guess_with_its_sentence_and_place() -> None:
    for document, made in corpus():
        for node in made.structure.nodes if document.style != "groups" else ():
            for field in READ[:-1] if isinstance(node, Body) else ("holder", "count"):
                value = getattr(node, field, None)
                if value in (None, 1):
                    continue
                guess = next(each for each in made.guesses if each.subject == node.id and each.field == field)
                assert "the document says" in guess.reason or field == "count"
                assert "paragraph" in guess.place or "table" in guess.place or "list" in guess.place
                assert 0 < guess.confidence < 1


def test_documents_are_recognised() -> None:
    assert all(word.recognised(each.data) for each in documents()[:3])
    assert not word.recognised(zipped({"xl/workbook.xml": b"<a/>"}))


# ── sentences: fields ────────────────────────────────────────────────────────────────────────────────────────────────

PER_MEMBER, PER_ORGANISATION, CONSENSUS = {"basis": "per_member"}, {"basis": "per_organisation"}, {"basis": "consensus"}
SAID: tuple[tuple[str, str, Mapping[str, object]], ...] = (
    ("A quorum shall be five members including the Chair and at least one from each CCG.", "", {"quorum": 5}),
    ("The quorum will be the Chair and four members.", "", {"quorum": 5}),
    ("Chair or Vice Chair plus at least 4 members, including 1 GP", "Quorum", {"quorum": 5}),
    ("Five members, of whom two must be clinicians.", "Quorum", {"quorum": 5}),
    ("A quorum shall be four voting members, at least two of whom must be lay members.", "", {"quorum": 4}),
    ("No business shall be transacted unless at least six members are present.", "", {"quorum": 6}),
    ("The quorum shall be 5 of the 9 members.", "", {"quorum": 5}),
    ("A quorum is two lay members and three executive directors.", "", {"quorum": 5}),
    ("The Board is quorate when at least 50% of members are present.", "", {"quorum": Share(0.5)}),
    (
        "Two thirds of the voting members must be present for the meeting to be quorate.",
        "",
        {"quorum": Share(2 / 3, voting=True)},
    ),
    ("More than half of the members will constitute a quorum.", "", {"quorum": Share(0.5, over=True)}),
    ("A minimum of one representative from each organisation will constitute a quorum.", "Quorum", {}),
    ("If a quorum is not present within 30 minutes the meeting shall be adjourned.", "Quorum", {}),
    ("Deputies count towards the quorum.", "", {}),
    ("There is no quorum for the Group.", "Quorum", {}),
    ("The Group will meet monthly.", "", {"meets": "monthly"}),
    ("no fewer than six times a year", "Frequency of meetings", {"meets": "bimonthly"}),
    ("Meetings shall be held not less than ten times per year", "", {"meets": 36.5}),
    ("The Committee meets every six weeks, and holds an annual general meeting.", "", {"meets": 42}),
    ("Every Tuesday at 9am", "When we meet", {"meets": "weekly"}),
    ("These terms of reference will be reviewed annually.", "Meetings", {}),
    ("It will report quarterly to the Board.", "Meetings", {}),
    ("Members are expected to attend at least four meetings each year.", "", {}),
    ("Extraordinary meetings may be held monthly if required.", "Meetings", {}),
    ("Each member shall have one vote.", "", {"voting": PER_MEMBER}),
    (
        "Each CCG will have a single vote and decisions need a 75% majority.",
        "",
        {"voting": {**PER_ORGANISATION, "threshold": 0.75}},
    ),
    ("A two-thirds majority is required to carry a motion.", "Voting", {"voting": {"threshold": 0.6667}}),
    ("Decisions will be made by simple majority of those present.", "", {"voting": {"threshold": 0.5}}),
    ("Decisions will be reached by consensus.", "", {"voting": CONSENSUS}),
    ("Where consensus cannot be reached, decisions will be taken by a simple majority vote.", "", {}),
    ("Observers do not have a vote.", "Voting", {}),
    ("The Chair has a casting vote.", "Voting", {}),
    ("Meetings will be held in public.", "", {"in_public": True}),
    ("Meetings will not be held in public.", "", {"in_public": False}),
    ("The Board may meet in private where confidential items are discussed.", "", {}),
    ("Agendas and papers will be published on the CCG website.", "", {"publishes_papers": True}),
    ("Minutes will not be published.", "", {"publishes_papers": False}),
    ("Papers will be circulated five days before.", "", {}),
    ("At least four members, including the Chair or deputy, must be in attendance.", "", {"quorum": 4}),
    ("At least half of its members must be present.", "", {"quorum": Share(0.5)}),
    ("At least two members should attend any training session.", "", {}),
    ("Four councillors, with at least one from each council.", "Quorum", {"quorum": 4}),
    ("Monthly.", "When it meets", {"meets": "monthly"}),
    ("The Board meets at least four times a year.", "Meetings and quorum", {"meets": "quarterly"}),
    ("It is an advisory group.", "", {"function": "advisory"}),
    ("The Group is not a decision-making body.", "", {}),
    ("The Committee is a decision-making committee of the CCG.", "", {"function": "decision_making"}),
)


@pytest.mark.parametrize(("sentence", "heading", "fields"), SAID, ids=[each[0][:50] for each in SAID])
def test_what_a_sentence_says_of_fields(sentence: str, heading: str, fields: Mapping[str, object]) -> None:
    assert {each.field: each.value for each in fields_in(sentence, heading)} == fields


@pytest.mark.parametrize(
    ("firm", "soft"),
    [
        ("The Group will meet every two months.", "The Group should aim to meet every two months."),
        ("The Group will meet every two months.", "The Group will meet bi-monthly."),
        ("It meets weekly.", "It will meet weekly until the plan is submitted."),
        ("Decisions are made by consensus.", "Decisions are normally made by consensus."),
    ],
)
def test_soft_and_ambiguous_words_lower_the_confidence(firm: str, soft: str) -> None:
    one, other = fields_in(firm)[0], fields_in(soft)[0]
    assert one.value == other.value
    assert other.confidence <= 0.8 * one.confidence


# ── sentences: links ─────────────────────────────────────────────────────────────────────────────────────────────────

LINKS: tuple[tuple[str, tuple[tuple[str, str, str], ...], tuple[str, ...]], ...] = (
    ("The Committee is accountable to the STP Programme Board.", (("self", "accountable_to", "STP Programme Board"),), ()),
    (
        "It reports to the Programme Board and NHS Anytown CCG.",
        (("self", "reports_to", "Programme Board"), ("self", "reports_to", "NHS Anytown CCG")),
        (),
    ),
    (
        "It is a sub-committee of the Governing Body of NHS Anytown CCG.",
        (("self", "part_of", "Governing Body of NHS Anytown CCG"),),
        (),
    ),
    (
        "It has delegated authority from the Governing Bodies of the member CCGs.",
        (("Governing Bodies of the member CCGs", "delegates_to", "self"),),
        (),
    ),
    (
        "The Committee is not accountable to the Trust Board, but reports to the Programme Board.",
        (("self", "reports_to", "Programme Board"),),
        ("denied",),
    ),
    ("The Committee has no delegated authority from the CCGs.", (), ("denied",)),
    ("The Committee may report to the Health and Wellbeing Board.", (), ("conditional",)),
    ("If approved, it will be accountable to the ICS Board.", (), ("conditional",)),
    ("The Committee was previously accountable to the Anytown PCT Board.", (), ("historical",)),
    ("Members remain accountable to their own organisations.", (), ()),
    ("The Chair will report to the STP Board.", (), ()),
    ("Minutes will be submitted to the Finance Committee.", (("self", "reports_to", "Finance Committee"),), ()),
    ("It is overseen by the Joint Health Scrutiny Committee.", (("Joint Health Scrutiny Committee", "oversees", "self"),), ()),
    ("The Committee shall advise the Clinical Cabinet on matters of finance.", (("self", "advises", "Clinical Cabinet"),), ()),
    ("The Committee is authorised by the Board to investigate any activity.", (), ()),
    (
        "In accordance with its powers, NHS England has delegated functions to the Committee.",
        (("NHS England", "delegates_to", "committee"),),
        (),
    ),
    ("The Committee replaces the former Finance Working Group.", (("self", "replaces", "Finance Working Group"),), ()),
    (
        "The Committee will receive reports from the Finance Group, the Clinical Cabinet and the Workforce Group.",
        (
            ("Finance Group", "reports_to", "self"),
            ("Clinical Cabinet", "reports_to", "self"),
            ("Workforce Group", "reports_to", "self"),
        ),
        (),
    ),
    (
        "The Estates Group and the Digital Group are sub-groups of the Committee.",
        (("Estates Group", "part_of", "committee"), ("Digital Group", "part_of", "committee")),
        (),
    ),
    (
        "It makes recommendations to the STP Executive, to which it is accountable.",
        (("self", "advises", "STP Executive"), ("self", "accountable_to", "STP Executive")),
        (),
    ),
    (
        "The Committee reports to the STP Executive Group, which reports to the STP Programme Board.",
        (("self", "reports_to", "STP Executive Group"), ("STP Executive Group", "reports_to", "STP Programme Board")),
        (),
    ),
    ("Monthly highlight report to the Finance Directors Group", (("self", "reports_to", "Finance Directors Group"),), ()),
    (
        "It is accountable to the boards and governing bodies of its members.",
        (("self", "accountable_to", "boards and governing bodies of its members"),),
        (),
    ),
    ("It was established by the Anytown Partnership Board in 2016.", (("self", "part_of", "Anytown Partnership Board"),), ()),
)


@pytest.mark.parametrize(("sentence", "ties", "unsure"), LINKS, ids=[each[0][:50] for each in LINKS])
def test_what_a_sentence_says_of_links(sentence: str, ties: tuple[tuple[str, str, str], ...], unsure: tuple[str, ...]) -> None:
    found = links_in(sentence)
    assert (
        tuple((each.source.text or each.source.kind, each.type, each.target.text or each.target.kind) for each in found.ties)
        == ties
    )
    assert tuple(mood for _, mood in found.unsure) == unsure


def test_lists_below_a_board() -> None:
    assert below("The following groups are accountable to the Board:") == ("accountable_to", 0.88)
    assert below("The Board may establish sub-groups:") is None


# ── entries of lists ─────────────────────────────────────────────────────────────────────────────────────────────────

ENTRIES: tuple[tuple[str, tuple[object, ...]], ...] = (
    ("Chair (independent)", ("Chair (independent)", "", (), 1, "chair")),
    (
        "Chief Executive, Anytown NHS Trust (voting)",
        ("Chief Executive, Anytown NHS Trust", "", ("Anytown NHS Trust",), 1, "voting"),
    ),
    ("Two lay members of the CCGs", ("Lay members of the CCGs", "", (), 2, "")),
    ("A representative of Healthwatch", ("Representative of Healthwatch", "", ("Healthwatch",), 1, "")),
    ("Director of Finance (or nominated deputy)", ("Director of Finance", "", (), 1, "")),
    ("Dr Bob Jones – Clinical Chair, Anytown CCG", ("Clinical Chair, Anytown CCG", "Dr Bob Jones", ("Anytown CCG",), 1, "")),
    ("Chair: Tom Jones (Anytown CCG)", ("Chair", "Tom Jones", ("Anytown CCG",), 1, "chair")),
    ("Anytown CCG Chair", ("Anytown CCG Chair", "", ("Anytown CCG",), 1, "")),
    ("One representative from each CCG", ("Representative from each CCG", "", (), 0, "")),
    ("One GP from each of the four CCGs", ("GP from each of the four CCGs", "", (), 4, "")),
    ("Up to three patient representatives", ("Patient representatives", "", (), 0, "")),
    ("Vice Chair", ("Vice Chair", "", (), 1, "deputy_chair")),
    ("Alliance Chair", ("Alliance Chair", "", (), 1, "chair")),
    ("Programme SROs", ("Programme SROs", "", (), 0, "")),
    ("Director of Finance, Lowmoor Infirmary", ("Director of Finance, Lowmoor Infirmary", "", ("Lowmoor Infirmary",), 1, "")),
    ("Two elected members, one from each council", ("Elected members, one from each council", "", (), 2, "")),
    ("Directors of Estates from each provider (4)", ("Directors of Estates from each provider", "", (), 4, "")),
    ("Programme Director (non-voting)", ("Programme Director", "", (), 1, "attending")),
    ("2 x Non-Executive Directors", ("Non-Executive Directors", "", (), 2, "")),
)


@pytest.mark.parametrize(("text", "parts"), ENTRIES, ids=[each[0] for each in ENTRIES])
def test_entries_of_membership_lists(text: str, parts: tuple[object, ...]) -> None:
    found = member(text)
    assert found is not None
    assert found.post
    assert (found.name, found.holder, found.organisations, found.count, found.capacity) == parts


def test_an_organisation_in_a_list_has_seats() -> None:
    found = member("NHS Anytown CCG (2 seats)")
    assert found is not None
    assert (found.name, found.post, found.count) == ("NHS Anytown CCG", False, 2)
    found = member("Stroke Association")
    assert found is not None
    assert (found.name, found.post, found.holder) == ("Stroke Association", False, "")


def test_a_list_in_a_sentence() -> None:
    assert parted_list("Chief Executive, Anytown NHS Trust, Director of Nursing and Healthwatch Anytown") == (
        "Chief Executive, Anytown NHS Trust",
        "Director of Nursing",
        "Healthwatch Anytown",
    )
    assert lead_of("Other officers may be invited to attend.") is None
    assert lead_of("The Board will not comprise the Chair and the Secretary.") is None


def test_who_chairs() -> None:
    assert chair_in("The Deputy Chair will be the Medical Director.") == ("Medical Director", "deputy_chair")
    assert chair_in("The Chair will be appointed by the members.") is None
    assert chair_in("If elected, the Mayor will chair the Board.") is None


# ── whole documents ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_share_of_known_members_is_worked_out_and_of_unknown_ones_is_told() -> None:
    sentence = "The quorum is half of the members."
    seats = (
        "- Independent Chair",
        "- Chief Officer",
        "- Director of Finance",
        "- Two lay members",
        "- Secretary (in attendance)",
    )
    made = read("# Terms of Reference – Delivery Group", "# Membership", *seats, "# Quorum", sentence)
    assert body(made).quorum == 3
    assert any(each.field == "quorum" and each.reason.endswith("5 members are listed") for each in made.guesses)
    made = read("# Terms of Reference – Delivery Group", "# Membership", "- Chief Executives of all trusts", "# Quorum", sentence)
    assert body(made).quorum is None
    assert "it is not known how many members there are" in told(made)


def test_what_is_denied_or_only_possible_is_told_and_not_taken() -> None:
    made = read(
        "# Terms of Reference – Finance Group",
        "# Accountability",
        "The Group is not accountable to the Programme Board.",
        "The Group may report to the Executive Board.",
        "The Group has no delegated authority.",
    )
    assert not made.structure.relations
    assert [each.name for each in made.structure.nodes] == ["Finance Group"]
    assert "It says what is not so" in told(made)
    assert "It speaks of some case only" in told(made)
    assert "which authority there is not" in told(made)


def test_the_board_that_is_meant() -> None:
    made = read("# Terms of Reference – Finance Group", "# Accountability", "The Group reports to the Board.")
    assert "It is not said which “board” is meant" in told(made)
    made = read(
        "# Terms of Reference – Finance Group",
        "The STP Leadership Board (“the Board”) set it up.",
        "The Group reports to the Board.",
    )
    assert ("Finance Group", "reports_to", "STP Leadership Board") in lines(made)


def test_a_second_answer_is_told() -> None:
    made = read(
        "# Terms of Reference – Finance Group", "# Quorum", "A quorum is five members.", "# Meetings", "A quorum is four members."
    )
    assert body(made).quorum == 5
    assert "says something else of the same elsewhere" in told(made)


def test_fields_of_a_sub_group_are_not_those_of_the_board() -> None:
    made = read(
        "# Terms of Reference – Programme Board",
        "# Meetings",
        "Sub-groups will meet weekly.",
        "The Estates Group meets fortnightly.",
    )
    assert body(made).meets is None


def test_each_section_that_fits_no_field_is_told_in_one_line() -> None:
    made = read(
        "# Terms of Reference – Finance Group",
        "# Conflicts",
        "Members declare interests.",
        "A register is kept.",
        "# Quorum",
        "A quorum is five.",
    )
    assert [each.what for each in made.unread] == ["2 lines: “Members declare interests.” …"]


def test_a_list_in_running_text_may_be_parted_by_semicolons() -> None:
    made = read(
        "# Terms of Reference – Delivery Group",
        "# Membership",
        "It will be chaired by the Locality Manager. The other members will be: the Community Matron; the GP Lead; and the Mayor.",
    )
    assert {source for source, kind, _ in lines(made) if kind == "sits_on"} == {
        "Locality Manager",
        "Community Matron",
        "GP Lead",
        "Mayor",
    }
    made = read(
        "# Terms of Reference – Delivery Group", "# Membership", "- Chief Officer;", "- Programme Director; and", "- Mayor."
    )
    assert {source for source, kind, _ in lines(made) if kind == "sits_on"} == {"Chief Officer", "Programme Director", "Mayor"}


def test_organisations_may_each_have_several_seats() -> None:
    made = read(
        "# Terms of Reference – Delivery Group",
        "# Membership",
        "The following organisations are members of the Group, each with two seats:",
        "- NHS Anytown CCG",
        "- Anytown Borough Council (3)",
    )
    assert {each.seats for each in made.structure.relations if isinstance(each, MemberOf)} == {2, 3}


def of_tables(*parts: object) -> Draft:
    """The draft of a document of headings, paragraphs, and tables (tuples of rows)."""
    document = Document()
    for part in parts:
        if isinstance(part, str) and part.startswith("#"):
            document.add_heading(part.lstrip("# "), part.count("#"))
        elif isinstance(part, str):
            document.add_paragraph(part)
        elif isinstance(part, tuple):
            table = document.add_table(len(part), len(part[0]))
            for row, cells in zip(table.rows, part, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
    return draft(word.sketch(saved(document), "x.docx"), "x.docx")


HEAD = ("Role", "Organisation", "Status")


def test_a_table_of_organisations_says_how_many_seats_each_has() -> None:
    rows = (("Organisation", "Number of seats"), ("NHS Coast CCG", "2"), ("Healthwatch Coast", "1 (non-voting)"))
    made = of_tables(
        "# Terms of Reference – Delivery Group",
        "## Membership",
        "The Group consists of representatives of the following organisations:",
        rows,
    )
    seats = {(each.seats or 1, each.capacity) for each in made.structure.relations if isinstance(each, MemberOf)}
    assert seats == {(2, None), (1, "attending")}
    assert not any(each.type == "post" for each in made.structure.nodes)


def test_several_names_under_a_heading_are_all_taken() -> None:
    made = read(
        "# Terms of Reference – Stroke Group",
        "# Accountability",
        "Clinical Cabinet (quarterly report); Anytown Programme Board (monthly report)",
    )
    assert {other for _, _, other in lines(made)} == {"Clinical Cabinet", "Anytown Programme Board"}


def test_posts_of_one_name_are_told_apart_by_their_organisations() -> None:
    rows = (
        HEAD,
        ("Chief Executive", "Anytown NHS Trust", "Member"),
        ("Chief Executive", "Seaview NHS Trust", "Member"),
        ("Lay Member", "NHS Coast CCG", "Chair"),
        ("Chair", "NHS Coast CCG", "Member"),
    )
    made = of_tables("# Terms of Reference – Delivery Group", "## Membership", rows)
    assert {(source, other) for source, kind, other in lines(made) if kind == "represents"} == {
        ("Chief Executive (Anytown NHS Trust)", "Anytown NHS Trust"),
        ("Chief Executive (Seaview NHS Trust)", "Seaview NHS Trust"),
        ("Lay Member", "NHS Coast CCG"),
        # “Chair” alone would be read as the chair of this group.
        ("Chair (NHS Coast CCG)", "NHS Coast CCG"),
    }


def test_an_officer_of_the_alliance_speaks_for_no_other_body() -> None:
    rows = (HEAD, ("Clinical Director", "Cancer Alliance", "Chair"), ("Nurse", "NHS Coast CCG", "Member"))
    made = of_tables("# Terms of Reference – Cancer Alliance Board", "## Membership", rows)
    assert {other for _, kind, other in lines(made) if kind == "represents"} == {"NHS Coast CCG"}


def test_a_form_says_whose_it_is_and_whom_it_advises() -> None:
    rows = (
        ("Group", "Workforce Group"),
        ("Purpose", "To plan the workforce."),
        ("Members", "HR Director\nDirector of Nursing"),
        ("Advises", "STP Programme Board"),
        ("Reports sent to", "Anytown Executive Group"),
        ("Frequency", "Monthly"),
    )
    made = of_tables("# Terms of Reference", rows)
    assert body(made).name == "Workforce Group"
    assert {each for each in lines(made) if each[1] != "sits_on"} == {
        ("Workforce Group", "advises", "STP Programme Board"),
        ("Workforce Group", "reports_to", "Anytown Executive Group"),
    }


def test_chapters_of_a_handbook_keep_their_members_apart() -> None:
    made = of_tables(
        "# Coastal Care Alliance: Governance Handbook",
        "## 1. Alliance Board",
        "### Who sits on it",
        (HEAD, ("Alliance Chair", "", "Member"), ("Accountable Officer", "NHS Coast CCG", "Member")),
        "## 2. Finance Committee",
        "The Committee is a committee of the Alliance Board.",
        "### Its people",
        (HEAD, ("Lay Member", "NHS Coast CCG", "Chair"), ("Director of Finance", "Seaview NHS Trust", "Member")),
    )
    assert {each.name for each in made.structure.nodes if each.type == "body"} == {"Alliance Board", "Finance Committee"}
    sat = {(source, other) for source, kind, other in lines(made) if kind == "sits_on"}
    assert sat == {
        ("Alliance Chair", "Alliance Board"),
        ("Accountable Officer", "Alliance Board"),
        ("Lay Member", "Finance Committee"),
        ("Director of Finance", "Finance Committee"),
    }


def test_what_is_no_text_is_told() -> None:
    document = Document()
    document.add_heading("Terms of Reference – Finance Group", 1)
    document.add_paragraph("The Group will meet monthly.")
    parts = unpacked(saved(document))
    box = (
        b"<w:p><w:r><mc:AlternateContent"
        b' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps">'
        b'<w:drawing><wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        b"<w:txbxContent><w:p><w:r><w:t>In a box</w:t>"
        b"</w:r></w:p></w:txbxContent></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p>"
        b"</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p><w:p><w:del><w:r><w:delText>Gone</w:delText></w:r></w:del></w:p>"
        b"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Secret Board</w:t></w:r></w:p><w:altChunk/><w:sectPr"
    )
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr", box, 1)
    w = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    parts["word/comments.xml"] = (
        b"<w:comments " + w + b"><w:comment><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment></w:comments>"
    )
    parts["word/diagrams/data1.xml"] = b"<a/>"
    parts["word/vbaProject.bin"] = b"x"
    parts["word/_rels/settings.xml.rels"] = (
        b'<r><Relationship TargetMode="External" Type="x/attachedTemplate" Target="http://example.org/x"/></r>'
    )
    made = draft(word.sketch(zipped(parts), "x.docx"), "x.docx")
    words = told(made)
    for each in (
        "A text box: “In a box”",
        "Tracked changes",
        "Secret Board",
        "Another document",
        "comment: “Why?”",
        "SmartArt",
        "macro",
        "A part that lies outside",
    ):
        assert words.count(each) == 1, each
    assert [node.name for node in made.structure.nodes] == ["Finance Group"]


# ── hostile files ────────────────────────────────────────────────────────────────────────────────────────────────────


def zipped(parts: Mapping[str, bytes], packed: bool = True) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_body(inner: bytes, before: bytes = b"", packed: bool = True) -> bytes:
    return zipped({"word/document.xml": before + b'<w:document xmlns:w="w"><w:body>' + inner + b"</w:body></w:document>"}, packed)


P = b"<w:p><w:r><w:t>a b</w:t></w:r></w:p>"
HOSTILE: dict[str, tuple[bytes, str]] = {
    "no document": (zipped({"word/styles.xml": b"<a/>"}), "not a Word document"),
    "no body": (zipped({"word/document.xml": b"<a/>"}), "no text"),
    "entities": (with_body(P, b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'), "entities"),
    "entities elsewhere": (zipped({"word/document.xml": b"<a><body/></a>", "word/styles.xml": b"<!DOCTYPE x><a/>"}), "entities"),
    "many paragraphs": (with_body(P * 25_000, packed=False), "more than 20,000 paragraphs"),
    "very many paragraphs": (with_body(P * 100_000, packed=False), "more than 200,000 parts"),
    "deep tables": (with_body(b"<w:tbl><w:tr><w:tc>" * 40 + b"</w:tc></w:tr></w:tbl>" * 40), "deep"),
    "bomb": (with_body(b"<w:p>" + b" " * 30_000_000 + b"</w:p>"), "far larger"),
    "cut off": (documents()[1].data[:4_000], "broken"),
    "broken": (zipped({"word/document.xml": b"<w:document"}), "not readable as XML"),
    "nothing in it": (with_body(b"<w:p/>"), "No terms of reference"),
    "a letter": (with_body(b"<w:p><w:r><w:t>Dear all, please find the minutes.</w:t></w:r></w:p>"), "No terms of reference"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_one_plain_message(name: str) -> None:
    data, words = HOSTILE[name]
    with pytest.raises(InputError) as caught:
        draft(word.sketch(data, "upload.docx"), "upload.docx")
    assert len(caught.value.faults) == 1
    assert words in caught.value.faults[0].message


@pytest.mark.parametrize(
    "text",
    [
        "(" * 20_000,
        "the Board and " * 5_000,
        "A" + " Board of A" * 2_000,
        "report " * 5_000 + "to",
        "Chair, " * 3_000,
        "quorum " + "five and " * 3_000,
        "a–" * 9_000,
        "\t" * 9_000,
    ],
    ids=["brackets", "boards", "names", "reports", "chairs", "numbers", "dashes", "tabs"],
)
def test_long_and_odd_lines_do_no_harm(text: str) -> None:
    made = read("# Terms of Reference – Finance Group", "# Membership", text, f"- {text}", "# Accountability", text)
    assert made.structure.nodes[0].name == "Finance Group"


WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        "the Board Committee NHS Trust CCG is accountable to reports quorum five members Chair not may will meet"
        " monthly , ; : ( ) – and of one vote each delegated 50% public",
    )
)


@settings(max_examples=12)
@given(st.lists(st.lists(WORDS, max_size=14).map(" ".join), min_size=1, max_size=6))
def test_any_words_give_a_draft_or_one_message(several: list[str]) -> None:
    made = read(
        "# Terms of Reference – Finance Group",
        "# Membership",
        *several,
        "# Accountability",
        *several,
        *(f"- {each}" for each in several),
    )
    ids = {each.id for each in made.structure.nodes} | {f"{x.source} {x.type} {x.target}" for x in made.structure.relations}
    assert all(each.subject in ids for each in made.guesses)


if __name__ == "__main__":
    print(*score_of())
