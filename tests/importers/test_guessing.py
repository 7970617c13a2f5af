"""What names, headings, labels and columns are taken for."""

from __future__ import annotations

import pytest

from stpgraph.importers import read_any
from stpgraph.importers.draft import UNSURE
from stpgraph.importers.guessing import known_trust, node_guess, said_on
from stpgraph.importers.heads import HEADS
from stpgraph.importers.labels import read_label
from stpgraph.importers.review import page
from stpgraph.importers.sayings import SAYINGS
from stpgraph.importers.synonyms import HEADINGS, KIND_CLUES
from stpgraph.importers.tables.columns import matched
from stpgraph.model.kinds import KINDS, NODE_TYPES, RELATION_TYPES, RELATION_WORDS


@pytest.mark.parametrize(
    ("name", "node_type", "kind"),
    [
        ("STP Programme Board", "body", "strategic_board"),
        ("NHS Erewash CCG", "organisation", "ccg"),
        ("Derbyshire Healthcare NHS Foundation Trust", "organisation", "foundation_trust"),
        ("RN3", "organisation", "foundation_trust"),
        ("PMO", "body", "programme_office"),
        ("Independent chair", "post", "independent_chair"),
        ("Chairs of the CCGs", "post", "chair"),
        ("SRO", "post", "senior_responsible_officer"),
        ("MoU", "instrument", "memorandum_of_understanding"),
        ("Better Care Fund", "instrument", "pooled_budget"),
        ("Finance Directors Forum", "body", "finance_group"),
        ("Finance director", "post", "finance_director"),
        ("Workstream A", "body", "workstream"),
        ("Workstream A lead", "post", "workstream_lead"),
        ("Project 10", "project", None),
        ("Governing bodies of the eight CCGs", "body", "governing_body"),
        ("Two Counties Executive", "body", "executive_group"),
        ("Hospital Chief Executive", "post", "chief_officer"),
        ("Executive", "post", "executive"),
        ("North Council for Voluntary Service", "organisation", "voluntary_sector"),
        ("Portfolio Office", "body", "programme_office"),
        ("Provider Collaborative Board", "body", "strategic_board"),
        ("Joint Finance Group", "body", "finance_group"),
        ("Joint Commissioning Group", "body", "joint_committee"),
        ("Old infirmary disposal", "project", None),
        ("Outpatients Workstream", "body", "workstream"),
        ("Clinical Systems Enabler", "body", "enabler"),
        ("Clinical Quality Oversight Group", "body", "oversight_group"),
        ("Portfolio Holder for Health and Care", "post", "elected_member"),
        ("Digital", "body", "enabler"),
    ],
)
def test_names_are_understood(name: str, node_type: str, kind: str | None) -> None:
    found = node_guess(name)
    assert (found.type, found.kind) == (node_type, kind)
    assert found.why_type


def test_a_class_in_a_key_leaves_the_kind_to_a_name_that_says_it() -> None:
    assert node_guess("Clinical Cabinet", "Advisory group").kind == "clinical_cabinet"
    assert node_guess("Sounding Circle", "Advisory group").kind == "reference_group"
    assert node_guess("Clinical Cabinet", "Reference group").kind == "reference_group"
    assert node_guess("Hills Alliance Ltd", "GP federation").type == "organisation"


def test_a_name_that_says_nothing_is_a_bare_guess_and_says_so() -> None:
    found = node_guess("Xyzzy")
    assert found.of_type < 0.5
    assert "nothing in the file says" in found.why_type


def test_a_name_that_ends_in_the_words_of_a_kind_is_sure_enough_not_to_be_a_reading() -> None:
    assert node_guess("East Delivery Group").of_kind >= UNSURE
    assert node_guess("East Implementation Group").of_kind < UNSURE
    under = node_guess("Cancer Delivery Group", heading="Workstreams")
    assert under.kind == "workstream", "a title over it still knows better"


def test_a_trust_is_known_by_its_code_and_its_name() -> None:
    one, other = known_trust("rn3"), known_trust("Great Western Hospitals NHS Foundation Trust")
    assert one is not None
    assert one == other


def test_the_tables_name_only_what_the_model_knows() -> None:
    for node_type, clues in KIND_CLUES.items():
        assert {each.kind for each in clues} <= {*KINDS[node_type], None}
        assert all(0 < each.confidence < 1 for each in clues)
    assert {node_type for _, node_type, _ in HEADINGS} <= set(NODE_TYPES)
    assert set(HEADS.values()) == set(NODE_TYPES)
    assert {each.type for each in SAYINGS} <= set(RELATION_TYPES)


@pytest.mark.parametrize("kind", RELATION_TYPES)
def test_our_own_words_for_lines_are_read_as_they_are_meant(kind: str) -> None:
    found = said_on(RELATION_WORDS[kind])
    assert found is not None
    assert (found.type, found.reverse) == (kind, False)


def test_the_passive_turns_a_line_round() -> None:
    text = "flowchart TD\n a[STP Board] -->|overseen by| b[Health and Wellbeing Board]\n c[Delivery Group] -->|chaired by| d[Chief officer]\n"
    lines = {(each.source, each.type, each.target) for each in read_any(text.encode(), "a.mmd").structure.relations}
    assert lines == {("health-and-wellbeing-board", "oversees", "stp-board"), ("chief-officer", "sits_on", "delivery-group")}


def test_a_line_of_a_label_that_names_a_person_becomes_a_post() -> None:
    assert read_label(("Urgent", "care", "SRO: Dr A. Person")).roles[0].person == "Dr A. Person"
    draft = read_any(b'digraph { a [label="Urgent care\\nSRO: Dr A. Person"]; b [label="STP Board"]; b -> a }', "a.dot")
    post = next(node for node in draft.structure.nodes if node.type == "post")
    assert (post.kind, post.holder) == ("senior_responsible_officer", "Dr A. Person")
    assert [(each.source, each.type, each.target) for each in draft.structure.relations] == [
        ("urgent-care", "accountable_to", "stp-board"),
        (post.id, "leads", "urgent-care"),
    ]


def test_a_membership_list_becomes_posts_seats_and_whom_they_speak_for() -> None:
    text = (
        "Name,Role,Organisation,Board,Voting status,Shoe size\nA. Person,Chief executive,Moor Hospitals NHS Trust,STP Board,Voting,7\n"
        "Vacant,Lay member,Moor CCG,STP Board,In attendance,\n"
    )
    draft = read_any(text.encode(), "members.csv")
    posts = [node for node in draft.structure.nodes if node.type == "post"]
    assert [(node.name, node.holder, node.vacant) for node in posts] == [
        ("Chief executive (Moor Hospitals NHS Trust)", "A. Person", None),
        ("Lay member (Moor CCG)", None, True),
    ]
    seats = [each for each in draft.structure.relations if each.type == "sits_on"]
    assert [each.capacity for each in seats] == ["voting", "attending"]
    assert sum(each.type == "represents" for each in draft.structure.relations) == 2
    assert any("Shoe size" in each.what for each in draft.unread)


def test_a_register_of_groups_gives_chairs_frequencies_and_quorums() -> None:
    text = (
        "Group;Reports to;Chair;Frequency;Quorum;Purpose\n"
        "Urgent care board;STP Board;A. Person;Monthly;6 members;To plan\nSTP Board;;;Every blue moon;;\n"
    )
    draft = read_any(text.encode(), "groups.csv")
    first = draft.structure.nodes[0]
    assert (first.meets, first.quorum, first.notes) == ("monthly", 6, "To plan")
    assert {each.type for each in draft.structure.relations} == {"reports_to", "sits_on"}
    assert [each.what for each in draft.unread] == ["“Every blue moon”"]


def test_a_person_can_say_what_a_column_is() -> None:
    text = b"Thing,Zorg\nUrgent care,STP Board\n"
    found = matched([["Thing", "Zorg"]], {"Thing": "name", "Zorg": "answers_to"})
    assert [each.field for each in found.columns] == ["name", "answers_to"]
    draft = read_any(text, "a.csv", {"Thing": "name", "Zorg": "answers_to"})
    assert [(each.source, each.type, each.target) for each in draft.structure.relations] == [
        ("urgent-care", "accountable_to", "stp-board")
    ]


def test_titles_over_boxes_say_what_stands_under_them_and_are_told() -> None:
    text = "flowchart TD\nsubgraph e [Enablers]\n a[Quality]\n b[Data]\nend\nsubgraph p [STP Partnership Board]\n c[Chair]\nend\n"
    draft = read_any(text.encode(), "a.mmd")
    kinds = {node.name: getattr(node, "kind", None) for node in draft.structure.nodes}
    assert kinds == {"Quality": "enabler", "Data": "enabler", "STP Partnership Board": "strategic_board", "Chair": "chair"}
    assert [(each.source, each.type, each.target) for each in draft.structure.relations] == [
        ("chair", "sits_on", "stp-partnership-board")
    ]
    assert [each.what for each in draft.unread] == ["“Enablers”"]


def test_nothing_is_dropped_in_silence() -> None:
    text = "flowchart TD\n a[STP Board] --> b[Delivery Group]\n b --> a1\n a[STP Board]\n %% a comment\n ???\n p1[Project 1] --> p2[Project 2]\n"
    draft = read_any(text.encode(), "a.mmd")
    told = " ".join(each.what for each in draft.unread)
    assert "???" in told
    assert "“Project 1” and “Project 2”" in told


def test_the_report_holds_every_guess_and_lets_nothing_run() -> None:
    text = b'digraph { a [label="<script>alert(1)</script> Board"]; b [label="Delivery Group"]; b -> a; a -> a }'
    draft = read_any(text, "a.dot")
    made = page(draft, "<a>.dot", "Graphviz")
    assert "<script" not in made
    assert "&lt;a&gt;.dot" in made
    assert made.count("<tr>") == len(draft.guesses) + len(draft.unread) + 2


def test_one_co_ordinator_is_a_post_and_several_are_work() -> None:
    assert node_guess("Care Co-ordinator").type == "post"
    assert node_guess("Wellbeing co-ordinators").type == "project"
