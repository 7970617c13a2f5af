"""Ways in which boards write their terms of reference: rules over single lines, and the figures of the documents of `word_manners`."""

from __future__ import annotations

import pytest

from stpgraph.importers import read_any
from stpgraph.importers.word.building import shortened
from stpgraph.importers.word.chairs import acting, chair_elsewhere, joint_chairs
from stpgraph.importers.word.fields import fields_in, in_public
from stpgraph.importers.word.headings import about
from stpgraph.importers.word.links import links_in
from stpgraph.importers.word.meets import meets
from stpgraph.importers.word.members import Member, member
from stpgraph.importers.word.names import first_names
from stpgraph.importers.word.people import named_as, person
from stpgraph.importers.word.quorum import quorum
from stpgraph.importers.word.seats import chair_in, entries_of, lead_of
from stpgraph.importers.word.trimming import no_member, shared, trimmed
from stpgraph.model.nodes import Post
from stpgraph.model.relations import SitsOn
from tests.importers.corpus import counts
from tests.importers.test_word import body, lines, read
from tests.importers.word_manners import documents, texts, told, written

_OWN = "# Terms of Reference – Delivery Group"
_GROUP = ("Delivery Group",)


# ── the made documents ───────────────────────────────────────────────────────────────────────────────────────────────


def test_documents_in_many_manners_are_read_as_well_as_is_aimed_for() -> None:
    total, right, wrong = [0] * 7, 0, 0
    for made, (_, _, truth) in zip(documents(), texts(), strict=True):
        draft = read_any(made.data, made.name)
        total = [one + other for one, other in zip(total, counts(draft, made.truth), strict=True)]
        _, fields, seats = told(truth)
        names = {each.id: each.name for each in draft.structure.nodes}
        sits = [each for each in draft.structure.relations if isinstance(each, SitsOn)]
        found = {(names[each.source], names[each.target], each.capacity or "") for each in sits}
        right, wrong = right + len(found & seats), wrong + len(found ^ seats)
        for node in draft.structure.nodes:
            for field, value in fields.get(node.name, {}).items():
                told_so = str(getattr(node, field)) == value
                right, wrong = right + told_so, wrong + (not told_so)
    named, found_names, true_names, _, lined, found_lines, true_lines = total
    assert len(documents()) >= 40
    assert min(named / found_names, named / true_names) >= 0.985
    assert min(lined / found_lines, lined / true_lines) >= 0.975
    assert right / (right + wrong) >= 0.97


# ── entries of lists of members ──────────────────────────────────────────────────────────────────────────────────────


def entry(text: str) -> Member:
    found = member(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "line",
    [
        "Commit to regular attendance",
        "Send a nominated deputy if they are unable to attend",
        "Feed back all decisions to their own organisations",
        "Other officers as required for particular items",
        "Additional attendees may be invited as the agenda requires",
        "Deputies may attend with the agreement of the Chair",
    ],
)
def test_what_members_do_and_who_else_may_come_are_no_members(line: str) -> None:
    assert no_member(line)
    assert member(line) is None


@pytest.mark.parametrize(
    "line", ["Lead Nurse, Anytown CCG", "Support Services Manager", "Report Author and Analyst", "Director of Other Services"]
)
def test_posts_that_begin_as_duties_do_are_members(line: str) -> None:
    assert not no_member(line)


def test_notes_on_an_entry_are_no_part_of_its_name() -> None:
    assert (
        entry("Cabinet Member for Health, Anytown Council (or equivalent)").name == "Cabinet Member for Health, Anytown Council"
    )
    clerk = entry("Democratic Services Officer (minutes)")
    assert (clerk.name, clerk.capacity) == ("Democratic Services Officer", "attending")
    sent = entry("Two patient members, chosen by the Anytown Patient Network")
    assert (sent.name, sent.count, sent.organisations) == ("Patient members", 2, ("Anytown Patient Network",))
    assert entry("Director of Public Health, nominated by the councils").organisations == ()
    assert trimmed("plus the Treasurer")[0] == "the Treasurer"
    assert entry("Locality Manager – elected by the practices").name == "Locality Manager"


def test_the_office_here_stands_before_or_behind_who_has_it() -> None:
    first = entry("SRO and Chair – the Accountable Officer of Anytown CCG")
    assert (first.name, first.capacity) == ("Accountable Officer of Anytown CCG", "chair")
    second = entry("Vice Chair: Director of Estates, Anytown NHS Trust")
    assert (second.name, second.capacity) == ("Director of Estates, Anytown NHS Trust", "deputy_chair")
    third = entry("Programme SRO and Chair")
    assert (third.name, third.capacity) == ("Programme SRO", "chair")
    assert acting("a Deputy Chair, who shall be the Chief Officer of NHS Hill CCG") == (
        "Chief Officer of NHS Hill CCG",
        "deputy_chair",
    )
    assert entry("Chair, Anytown CCG").organisations == ("Anytown CCG",)


def test_one_from_each_of_several_by_name() -> None:
    found = entry("One clinical representative from each of the following CCGs: NHS Hill CCG, NHS Dale CCG and NHS Moor CCG")
    assert (found.name, found.count) == ("Clinical representative", 3)
    assert found.organisations == ("NHS Hill CCG", "NHS Dale CCG", "NHS Moor CCG")
    assert shared("Director from each of Hill NHS Trust and Dale NHS Trust")[1] == ("Hill NHS Trust", "Dale NHS Trust")
    assert shared("Director from each of the partners")[1] == ()
    directors = entry("Directors of Commissioning of NHS Hill CCG and NHS Dale CCG")
    assert (directors.count, directors.organisations) == (2, ("NHS Hill CCG", "NHS Dale CCG"))
    assert entry("Accountable Officer (STP Lead and Chair)").capacity == "chair"


def test_whom_nobody_holds_yet_and_who_has_no_title() -> None:
    assert entry("To be confirmed – Director of Nursing, Hill NHS Trust").name == "Director of Nursing, Hill NHS Trust"
    found = entry("Moira Flett – Healthwatch Anytown")
    assert (found.name, found.holder, found.organisations) == (
        "Healthwatch Anytown representative",
        "Moira Flett",
        ("Healthwatch Anytown",),
    )


def test_organisations_that_look_like_persons_or_posts() -> None:
    for name in ("City of Anytown Council", "Anyshire Police", "Anyshire Fire and Rescue Service", "Macmillan Cancer Support"):
        assert not entry(name).post, name
        assert not person(name)
        assert named_as(name) == "organisation"
    assert entry("Police and Crime Commissioner for Anyshire").post
    assert entry("Healthwatch representative").organisations == ()
    assert entry("Head of PMO").organisations == ()


def test_posts_in_plain_lists_are_no_headings() -> None:
    made = read(
        _OWN, "# Membership", "Treasurer", "Deputy Director of Nursing, Hill NHS Trust", "Engagement Officer, NHS Hill CCG"
    )
    assert {each.name for each in made.structure.nodes if isinstance(each, Post)} == {
        "Treasurer",
        "Deputy Director of Nursing, Hill NHS Trust",
        "Engagement Officer, NHS Hill CCG",
    }


def test_a_seat_that_is_named_again_without_its_holder_is_the_same() -> None:
    made = read(_OWN, "# Membership", "- Jane Smith – Treasurer", "# Members of the Group", "- Treasurer (Chair)")
    posts = [each for each in made.structure.nodes if isinstance(each, Post)]
    assert [(each.name, each.holder) for each in posts] == [("Treasurer", "Jane Smith")]


# ── lines that announce lists ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "line",
    [
        "The following will attend but are not members:",
        "The following shall be invited to attend in a non-voting capacity:",
        "In addition to the members the following shall normally attend, but have no voting rights:",
        "Only members have the right to attend; however, the following individuals will normally attend:",
    ],
)
def test_those_who_attend_are_announced_in_many_ways(line: str) -> None:
    found = lead_of(line)
    assert found is not None
    assert found.standing == "attending"


def test_members_are_announced_in_many_ways() -> None:
    listed = lead_of("The following officers will also attend: the Treasurer, the Mayor and a representative of NHS England.")
    assert listed is not None
    assert listed.standing == "attending"
    assert len(listed.entries) == 3
    assert lead_of("Membership is by organisation.") is None
    for line in ("The statutory partners are:", "It comprises the following organisations:", "It also has as members:"):
        found = lead_of(line)
        assert found is not None, line
        assert found.standing == ""
    assert lead_of("The Care Act 2014 names three core members: the council, the group and the chief officer of police.") is None
    mixed = lead_of(
        "It shall comprise three Non-Executive Directors, one of whom shall be the Chair, and the following Executive Directors:"
    )
    assert mixed is not None
    assert mixed.entries == ("three Non-Executive Directors",)
    supported = lead_of("The Forum is supported by the Engagement Manager of NHS Hill CCG, who attends all meetings.")
    assert supported is not None
    assert (supported.standing, supported.entries) == ("attending", ("the Engagement Manager of NHS Hill CCG",))


def test_those_listed_under_an_organisation_are_there_for_it() -> None:
    made = read(_OWN, "# Members", "From Anytown Council:", "- Treasurer", "From NHS Hill CCG:", "- Chief Officer")
    assert lines(made) == {
        ("Treasurer", "sits_on", "Delivery Group"),
        ("Treasurer", "represents", "Anytown Council"),
        ("Chief Officer", "sits_on", "Delivery Group"),
        ("Chief Officer", "represents", "NHS Hill CCG"),
    }


def test_members_under_headings_by_sector_are_members_and_later_sections_are_not() -> None:
    text = f"{_OWN}\n# Membership\n## Acute care\n- Medical Director\n+ Patients\n- Two patient representatives\n# Scope\n- Treasurer"
    made = read_any(written(text), "x.docx")
    assert {name for name, _, _ in lines(made)} == {"Medical Director", "Patient representatives"}


def test_tables_without_headings_and_tables_of_groups() -> None:
    seats = (
        "|Jane Smith|Treasurer|NHS Hill CCG\n|Vacancy|Medical Director|Hill NHS Trust\n|Dr Amit Rao|Chief Nurse|Dale NHS Trust"
    )
    made = read_any(written(f"{_OWN}\n# Membership\n{seats}"), "x.docx")
    assert {each for each in lines(made) if each[1] == "represents"} == {
        ("Treasurer", "represents", "NHS Hill CCG"),
        ("Medical Director", "represents", "Hill NHS Trust"),
        ("Chief Nurse", "represents", "Dale NHS Trust"),
    }
    groups = "|Workstream|Lead\n|Frailty Workstream|Treasurer, NHS Hill CCG\n|Capital Workstream|"
    made = read_any(written(f"{_OWN}\n# Structure\nThe following workstreams report to the Group:\n{groups}"), "x.docx")
    assert lines(made) == {
        ("Frailty Workstream", "reports_to", "Delivery Group"),
        ("Capital Workstream", "reports_to", "Delivery Group"),
        ("Treasurer, NHS Hill CCG", "leads", "Frailty Workstream"),
    }


def test_a_cover_that_names_it_in_short_is_no_second_body() -> None:
    form = "|Name of committee|Anytown Prescribing Committee\n|Membership|Treasurer\n|Quorum|Four members\n|Reports to|STP Board"
    made = read_any(written(f"! Prescribing Committee\n# Terms of Reference\n{form}"), "x.docx")
    assert {each.name for each in made.structure.nodes} == {"Anytown Prescribing Committee", "Treasurer", "STP Board"}


def test_receivers_and_senders_of_reports_under_labels() -> None:
    made = read(_OWN, "# Accountability", "To the STP Board", "# Reports received from", "Frailty Group; Falls Group")
    assert lines(made) == {
        ("Delivery Group", "accountable_to", "STP Board"),
        ("Frailty Group", "reports_to", "Delivery Group"),
        ("Falls Group", "reports_to", "Delivery Group"),
    }


def test_headings_that_ask_and_headings_that_oblige() -> None:
    assert about("Who can be a member") == "members"
    assert about("Members should") == "other"
    assert about("Members will be as follows") != "other"


# ── who chairs ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_who_chairs_together_in_absence_or_elsewhere() -> None:
    assert joint_chairs("The Board is co-chaired by the Mayor and the Treasurer.") == ("Mayor", "Treasurer")
    assert joint_chairs("The Board is chaired by the Mayor.") == ()
    assert chair_in("In the Director's absence the Head of Contracts will chair.") == ("Head of Contracts", "deputy_chair")
    assert chair_in("In the absence of the Chair, the Deputy Chair will chair the meeting.") is None
    assert chair_in("The Chair shall draw to the attention of the Board any issues.") is None
    assert chair_in("It shall comprise three directors, one of whom shall be the Chair.") is None
    assert chair_in("The Group is chaired by a Medical Director, appointed by the Board.") == ("Medical Director", "chair")
    assert chair_in("It will be chaired by the Mayor, who shall have no vote.") == ("Mayor", "chair")
    assert chair_elsewhere("The Chair of the Forum sits on the STP Board.") == "the STP Board"
    assert chair_elsewhere("The Chair may sit on the STP Board.") == ""


def test_both_who_chair_together_are_chairs() -> None:
    made = read(_OWN, "# Chair", "The Group is co-chaired by the Mayor and the Treasurer.")
    names = {each.id: each.name for each in made.structure.nodes}
    seats = {names[each.source]: each.capacity for each in made.structure.relations if isinstance(each, SitsOn)}
    assert seats == {"Mayor": "chair", "Treasurer": "chair"}


def test_words_that_are_no_sentence_are_read_among_sentences() -> None:
    assert entries_of("The Treasurer, the Mayor and two GPs.") == ("The Treasurer", "the Mayor", "two GPs")
    assert entries_of("The Treasurer.") == ()
    made = read(_OWN, "Chair: the Mayor. If the Mayor cannot attend, the meeting is put off.")
    assert lines(made) == {("Mayor", "sits_on", "Delivery Group")}


# ── relations ────────────────────────────────────────────────────────────────────────────────────────────────────────


def said(sentence: str) -> set[tuple[str, str, str]]:
    return {(each.source.text or "self", each.type, each.target.text or "self") for each in links_in(sentence, _GROUP).ties}


@pytest.mark.parametrize(
    ("sentence", "ties"),
    [
        ("It provides a written report after every meeting to the STP Board.", {("self", "reports_to", "STP Board")}),
        ("It provides assurance to NHS England through a return.", {("self", "reports_to", "NHS England")}),
        ("Minutes go to the STP Board.", {("self", "reports_to", "STP Board")}),
        ("The Group will account to the STP Board for its spending.", {("self", "accountable_to", "STP Board")}),
        ("It is advised by the Estates Forum.", {("Estates Forum", "advises", "self")}),
        (
            "It is a sub-group of the STP Board and is accountable to it for delivery.",
            {("self", "part_of", "STP Board"), ("self", "accountable_to", "STP Board")},
        ),
        (
            "It is accountable to, and will report regularly to, the STP Board.",
            {("self", "accountable_to", "STP Board"), ("self", "reports_to", "STP Board")},
        ),
        (
            "Decisions are reserved to the Joint Committee of CCGs, to which the Group will make recommendations.",
            {("self", "advises", "Joint Committee of CCGs")},
        ),
        (
            "Its sub-groups, the Capital Group and the Estates Group, report to the Delivery Group.",
            {("Capital Group", "reports_to", "Delivery Group"), ("Estates Group", "reports_to", "Delivery Group")},
        ),
        ("The Capital Group is a sub-group of the Delivery Group.", {("Capital Group", "part_of", "Delivery Group")}),
        ("The Board is a committee of Anytown Council, treated as if it were an ordinary one.", {("self", "part_of", "Anytown Council")}),
        ("We report monthly to the STP Board, and we are overseen by the Anytown Health and Wellbeing Board.", {
            ("self", "reports_to", "STP Board"), ("Anytown Health and Wellbeing Board", "oversees", "self"),
        }),
        ("The CCGs have delegated to the Delivery Group the authority to decide.", {("CCGs", "delegates_to", "Delivery Group")}),
        ("The Chair reports the work of the Group to the STP Board.", {("self", "reports_to", "STP Board")}),
        ("It has no powers other than those delegated to it in these terms of reference.", set()),
        ("The Group is chaired by a director, appointed by the STP Board.", set()),
        ("It meets the requirements that NHS England's guidance sets and reports to NHS England's standards.", set()),
    ],
)  # fmt: skip
def test_how_boards_say_whom_they_answer_to(sentence: str, ties: set[tuple[str, str, str]]) -> None:
    assert said(sentence) == ties


def test_names_that_begin_or_end_unusually() -> None:
    def names(phrase: str) -> list[str]:
        return [each.text for each in first_names(phrase)]

    assert names("the A&E Delivery Board.") == ["A&E Delivery Board"]
    assert names("the area team of NHS England for information") == ["NHS England"]
    assert names("NHS England's regional maternity board.") == ["NHS England's regional maternity board"]
    assert names("NHS Hill CCG Quality and Outcomes Committee") == ["NHS Hill CCG Quality and Outcomes Committee"]


def test_initials_and_first_words_of_a_name_mean_it() -> None:
    assert shortened("LMS Board", "Local Maternity System Board")
    assert not shortened("STP Board", "Local Maternity System Board")
    made = read(
        "# Terms of Reference – Local Maternity System Board",
        "# Accountability",
        "The LMS Board is accountable to the STP Executive Group.",
    )
    assert lines(made) == {("Local Maternity System Board", "accountable_to", "STP Executive Group")}


def test_what_a_document_calls_its_own_body_in_short_is_it() -> None:
    made = read(
        "# Terms of Reference – Anytown System Delivery Group",
        "# Reporting",
        "The System Delivery Group (SDG) meets monthly.",
        "The SDG is accountable to the STP Board, to which it will submit a monthly delivery report.",
        "The Capital Subgroup reports to SDG.",
    )
    own = "Anytown System Delivery Group"
    assert lines(made) == {
        (own, "accountable_to", "STP Board"),
        (own, "reports_to", "STP Board"),
        ("Capital Subgroup", "reports_to", own),
    }


def test_who_chairs_may_be_called_by_what_a_column_or_a_bracket_says() -> None:
    table = "|Organisation|Member\n|NHS Hill CCG|Accountable Officer (STP Lead)\n|Hill NHS Trust|Chief Executive\n|Dale NHS Trust|Chief Executive"
    said = "The Group will be chaired by the STP Lead. The Deputy Chair will be the Chief Executive of Hill NHS Trust."
    made = read_any(written(f"{_OWN}\n# Membership\n{table}\n{said}"), "x.docx")
    names = {each.id: each.name for each in made.structure.nodes}
    seats = {names[each.source]: each.capacity for each in made.structure.relations if isinstance(each, SitsOn)}
    assert seats == {
        "Accountable Officer (STP Lead)": "chair",
        "Chief Executive (Hill NHS Trust)": "deputy_chair",
        "Chief Executive (Dale NHS Trust)": None,
    }


def test_what_is_unclear_leaves_no_box_behind() -> None:
    made = read(_OWN, "# Background", "NHS Improvement supports the partnership.", "# Membership", "- Treasurer")
    assert {each.name for each in made.structure.nodes} == {"Delivery Group", "Treasurer"}


# ── quorum, openness ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "many"),
    [
        ("At least one member from each CCG, with no fewer than five voting members in all.", 5),
        ("Two members from each organisation (four in total).", 4),
        ("Chair or deputy, plus four members.", 5),
        ("Two members from each organisation.", None),
    ],
)
def test_a_quorum_in_all(words: str, many: int | None) -> None:
    found = quorum(words, "Quorum")
    assert (found.value if found else None) == many
    needed = quorum("We need six members for a meeting to go ahead.")
    assert needed is not None
    assert needed.value == 6


def test_openness_in_few_words() -> None:
    for words, heading, public in (("monthly, in private", "Meets", False), ("Monthly in public", "Meetings", True)):
        found = in_public(words, heading)
        assert found is not None
        assert found.value is public
    told_so = {
        each.field: each.value for each in fields_in("Members of the public may come to our meetings and we publish our papers.")
    }
    assert told_so == {"in_public": True, "publishes_papers": True}
    assert body(read(_OWN, "# Meetings", "Papers may be published.")).publishes_papers is None


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Who are our members?", "members"),
        ("Who is on the group?", "members"),
        ("Who else is in attendance?", "attending"),
        ("Who chairs the group?", "chair"),
        ("Who do we answer to?", "accountable"),
        ("Who is the board accountable to?", "accountable"),
        ("Who reports to us?", "below"),
        ("How many of us must be there?", "quorum"),
        ("How do we decide?", "voting"),
        ("How often do we meet?", "meetings"),
        ("Why do we exist?", None),
    ],
)
def test_headings_may_ask(heading: str, kind: str | None) -> None:
    assert about(heading) == kind


def test_ways_to_say_how_often_and_how_many() -> None:
    assert [
        getattr(meets(text), "value", None)
        for text in ("The Group gathers every fortnight.", "There will be a meeting each month.")
    ] == [
        "fortnightly",
        "monthly",
    ]
    assert meets("We come together to agree a plan each year.") is None
    said = quorum("At least three members have to be present for business to be transacted.")
    assert said is not None
    assert said.value == 3
