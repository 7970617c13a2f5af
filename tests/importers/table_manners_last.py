"""Still more manners: titles that name the board above, a sheet a tier, cells with a word more than the name, short forms of names."""

from __future__ import annotations

from collections.abc import Callable

from tests.importers.table_manners_made import Made, grid, truth


def inputs_and_outputs() -> Made:
    """A map of forums with what comes in and where it goes."""
    sheet = """
Forum|Tier|Purpose|Inputs from|Outputs to|Chair|Administered by
Briar Strategy Board|1|Agree the plan|Briar Programme Executive||Independent Chair|Lyn Coe
Briar Programme Executive|2|Run the programme|Briar Digital Forum; Briar Estates Forum|Briar Strategy Board|Briar SRO|Lyn Coe
Briar Digital Forum|3|Digital roadmap||Briar Programme Executive|Chief Information Officer|Mo Tan
Briar Estates Forum|3|Estate plan||Briar Programme Executive|Director of Estates|Mo Tan"""
    said = truth(
        "Briar",
        {
            "body strategic_board": "Briar Strategy Board",
            "body executive_group": "Briar Programme Executive",
            "body enabler": "Briar Digital Forum; Briar Estates Forum",
            "post independent_chair": "Independent Chair",
            "post senior_responsible_officer": "Briar SRO",
            "post executive": "Chief Information Officer; Director of Estates",
        },
        {
            "reports_to Briar Strategy Board": "Briar Programme Executive",
            "reports_to Briar Programme Executive": "Briar Digital Forum; Briar Estates Forum",
            "sits_on Briar Strategy Board": "Independent Chair",
            "sits_on Briar Programme Executive": "Briar SRO",
            "sits_on Briar Digital Forum": "Chief Information Officer",
            "sits_on Briar Estates Forum": "Director of Estates",
        },
    )
    return [grid("Forums", sheet)], said


def board_to_working_group() -> Made:
    """Board, committee, working group: the upper ones said once."""
    sheet = """
Board|Committee|Working group|Frequency|Lead officer
Cowslip Partnership Board||||Partnership Director
|Cowslip Quality Committee||Monthly|Chief Nurse, Cowslip CCG
||Medicines Working Group|Monthly|Head of Medicines
||Infection Control Working Group|Quarterly|
|Cowslip Finance Committee||Monthly|Chief Finance Officer
||Estates Working Group|Bi-monthly|"""
    said = truth(
        "Cowslip",
        {
            "body strategic_board": "Cowslip Partnership Board",
            "body other": "Cowslip Quality Committee; Infection Control Working Group",
            "body finance_group": "Cowslip Finance Committee",
            "body workstream": "Medicines Working Group",
            "body enabler": "Estates Working Group",
            "post executive": "Partnership Director",
            "post clinician": "Chief Nurse, Cowslip CCG",
            "post officer": "Head of Medicines",
            "post finance_director": "Chief Finance Officer",
        },
        {
            "accountable_to Cowslip Partnership Board": "Cowslip Quality Committee; Cowslip Finance Committee",
            "accountable_to Cowslip Quality Committee": "Medicines Working Group; Infection Control Working Group",
            "accountable_to Cowslip Finance Committee": "Estates Working Group",
            "leads Cowslip Partnership Board": "Partnership Director",
            "leads Cowslip Quality Committee": "Chief Nurse, Cowslip CCG",
            "leads Medicines Working Group": "Head of Medicines",
            "leads Cowslip Finance Committee": "Chief Finance Officer",
        },
    )
    return [grid("Hierarchy", sheet)], said


def titled_with_parent() -> Made:
    """The title over each table names the board to which its groups report."""
    sheet = """
Groups accountable to the Daphne System Board
Group|Chair
Daphne Delivery Group|Daphne STP Director
Daphne Clinical Senate|Daphne Medical Director

Workstreams accountable to the Daphne Delivery Group
Workstream|SRO
Ageing Well|Director of Integrated Care
Urgent Care|Deputy Chief Operating Officer"""
    said = truth(
        "Daphne",
        {
            "body strategic_board": "Daphne System Board",
            "body delivery_group": "Daphne Delivery Group",
            "body clinical_cabinet": "Daphne Clinical Senate",
            "body workstream": "Ageing Well; Urgent Care",
            "post executive": "Daphne STP Director; Director of Integrated Care; Deputy Chief Operating Officer",
            "post clinician": "Daphne Medical Director",
        },
        {
            "accountable_to Daphne System Board": "Daphne Delivery Group; Daphne Clinical Senate",
            "accountable_to Daphne Delivery Group": "Ageing Well; Urgent Care",
            "sits_on Daphne Delivery Group": "Daphne STP Director",
            "sits_on Daphne Clinical Senate": "Daphne Medical Director",
            "leads Ageing Well": "Director of Integrated Care",
            "leads Urgent Care": "Deputy Chief Operating Officer",
        },
    )
    return [grid("Structure", sheet)], said


def sheet_per_tier() -> Made:
    """A sheet a tier; names of those above with a word more, or in short."""
    top = """
Tier 1 – system
Board|Owner
Gorse Vale Partnership Board|Gorse Vale Independent Chair"""
    middle = """
Tier 2 – delivery
Board|Reports to|Owner
Gorse Vale Delivery Board|Partnership Board (monthly)|STP Director
Gorse Vale Quality Group|Partnership Board (for assurance)|Chief Nurse"""
    low = """
Tier 3 – workstreams
Workstream|Reports to|Owner
Maternity|Gorse Vale Delivery Board – monthly highlight report|Head of Midwifery
Cancer|the Delivery Board|Cancer Manager"""
    said = truth(
        "Gorse Vale",
        {
            "body strategic_board": "Gorse Vale Partnership Board",
            "body delivery_group": "Gorse Vale Delivery Board",
            "body other": "Gorse Vale Quality Group",
            "body workstream": "Maternity; Cancer",
            "post independent_chair": "Gorse Vale Independent Chair",
            "post executive": "STP Director",
            "post clinician": "Chief Nurse; Head of Midwifery",
            "post officer": "Cancer Manager",
        },
        {
            "reports_to Gorse Vale Partnership Board": "Gorse Vale Delivery Board; Gorse Vale Quality Group",
            "reports_to Gorse Vale Delivery Board": "Maternity; Cancer",
            "leads Gorse Vale Partnership Board": "Gorse Vale Independent Chair",
            "leads Gorse Vale Delivery Board": "STP Director",
            "leads Gorse Vale Quality Group": "Chief Nurse",
            "leads Maternity": "Head of Midwifery",
            "leads Cancer": "Cancer Manager",
        },
    )
    return [grid("Tier 1", top), grid("Tier 2", middle), grid("Tier 3", low)], said


def sector_members() -> Made:
    """Sector, organisation, member, deputy: one board named in the title; sectors said once."""
    sheet = """
Membership of the Iris Transformation Board (as at 1 May 2018)

Sector|Organisation|Member|Job title|Deputy|Apologies 17/18
Commissioning|NHS Iris CCG|Dee Fox|Accountable Officer|Ed Gunn|1
|Iris County Council|Flo Hay|Director of Adult Care|Gus Ide|0
Provision|Iris Hospitals NHS Trust|Hal Joy|Chief Executive|Ira Key|2
|Iris GP Federation|Dr Jan Law|Chair|n/a|3
Voluntary|Iris Voluntary Action|Kit May|Chief Officer||0"""
    names = (
        "Accountable Officer (NHS Iris CCG)",
        "Director of Adult Care (Iris County Council)",
        "Chief Executive (Iris Hospitals NHS Trust)",
        "Chair (Iris GP Federation)",
        "Chief Officer (Iris Voluntary Action)",
    )
    said = truth(
        "Iris",
        {
            "body strategic_board": "Iris Transformation Board",
            "organisation ccg": "NHS Iris CCG",
            "organisation local_authority": "Iris County Council",
            "organisation nhs_trust": "Iris Hospitals NHS Trust",
            "organisation gp_provider": "Iris GP Federation",
            "organisation voluntary_sector": "Iris Voluntary Action",
            "post chief_officer": f"{names[0]}; {names[2]}; {names[4]}",
            "post executive": names[1],
            "post gp": names[3],
        },
        {
            "sits_on Iris Transformation Board": "; ".join(names),
            "represents NHS Iris CCG": names[0],
            "represents Iris County Council": names[1],
            "represents Iris Hospitals NHS Trust": names[2],
            "represents Iris GP Federation": names[3],
            "represents Iris Voluntary Action": names[4],
        },
    )
    return [grid("Board members", sheet)], said


def who_reports_to_whom() -> Made:
    """Two columns in words of people's own, with a remark behind."""
    sheet = """
Who reports to whom?
This group…|…is accountable to…|Since
Juniper Delivery Group|Juniper Board|2017
Juniper Digital Group|Juniper Delivery Group|2017
Juniper Communications Group|Juniper Delivery Group|2018
Juniper Assurance Group|Juniper Board|2018"""
    said = truth(
        "Juniper",
        {
            "body strategic_board": "Juniper Board",
            "body delivery_group": "Juniper Delivery Group",
            "body enabler": "Juniper Digital Group; Juniper Communications Group",
            "body oversight_group": "Juniper Assurance Group",
        },
        {
            "accountable_to Juniper Board": "Juniper Delivery Group; Juniper Assurance Group",
            "accountable_to Juniper Delivery Group": "Juniper Digital Group; Juniper Communications Group",
        },
    )
    return [grid("Lines", sheet)], said


def addresses_in_cells() -> Made:
    """Persons with their addresses in the same cell, and a number for each group."""
    sheet = """
Group No|Group|Chair|Contact for papers|Parent group no
G1|Linnet Executive Group|Jo Park <jo.park@example.org>|pmo@example.org|
G2|Linnet Planned Care Group|Dr Abi West (abi.west@example.org)|pmo@example.org|G1
G3|Linnet Frailty Group|Raj Nair, 01234 567890|pmo@example.org|G1"""
    groups = ("Linnet Executive Group", "Linnet Planned Care Group", "Linnet Frailty Group")
    said = truth(
        "Linnet",
        {
            "body executive_group": groups[0],
            "body workstream": "; ".join(groups[1:]),
            "post chair": "; ".join(f"Chair of {each}" for each in groups),
        },
        {
            "accountable_to Linnet Executive Group": "; ".join(groups[1:]),
            **{f"sits_on {each}": f"Chair of {each}" for each in groups},
        },
    )
    return [grid("Groups", sheet)], said


def letters_of_posts() -> Made:
    """Posts by boards with C, M and SRO, explained below the table."""
    sheet = """
Post|Orchid Board|Orchid Delivery Group|Orchid Quality Forum
Independent Chair|C||
Chief Executive, Orchid Trust|M|SRO|
Director of Nursing, Orchid Trust|M|M|C
Healthwatch representative|IA||M

C = chair, M = member, IA = in attendance, SRO = senior responsible officer"""
    said = truth(
        "Orchid",
        {
            "body strategic_board": "Orchid Board",
            "body delivery_group": "Orchid Delivery Group",
            "body forum": "Orchid Quality Forum",
            "post independent_chair": "Independent Chair",
            "post chief_officer": "Chief Executive, Orchid Trust",
            "post executive": "Director of Nursing, Orchid Trust",
            "post healthwatch_representative": "Healthwatch representative",
        },
        {
            "sits_on Orchid Board": "Independent Chair; Chief Executive, Orchid Trust; Director of Nursing, Orchid Trust; "
            "Healthwatch representative",
            "leads Orchid Delivery Group": "Chief Executive, Orchid Trust",
            "sits_on Orchid Delivery Group": "Director of Nursing, Orchid Trust",
            "sits_on Orchid Quality Forum": "Director of Nursing, Orchid Trust; Healthwatch representative",
        },
    )
    return [grid("Roles", sheet)], said


def person_and_post() -> Made:
    """Who chairs, with their name, post and organisation in columns of their own."""
    sheet = """
Committee|Chair (name)|Chair's job title|Chair's organisation|Parent committee
Heron Alliance Board|Margaret Wren|Independent Chair||
Heron Quality Committee|Dr Imran Bose|Medical Director|Heron Hospitals NHS Trust|Heron Alliance Board
Heron Finance Committee|Paula Rudd|Chief Finance Officer|NHS Heron CCG|Heron Alliance Board"""
    said = truth(
        "Heron",
        {
            "body strategic_board": "Heron Alliance Board",
            "body other": "Heron Quality Committee",
            "body finance_group": "Heron Finance Committee",
            "post independent_chair": "Independent Chair",
            "post clinician": "Medical Director (Heron Hospitals NHS Trust)",
            "post finance_director": "Chief Finance Officer (NHS Heron CCG)",
            "organisation nhs_trust": "Heron Hospitals NHS Trust",
            "organisation ccg": "NHS Heron CCG",
        },
        {
            "accountable_to Heron Alliance Board": "Heron Quality Committee; Heron Finance Committee",
            "sits_on Heron Alliance Board": "Independent Chair",
            "sits_on Heron Quality Committee": "Medical Director (Heron Hospitals NHS Trust)",
            "sits_on Heron Finance Committee": "Chief Finance Officer (NHS Heron CCG)",
            "represents Heron Hospitals NHS Trust": "Medical Director (Heron Hospitals NHS Trust)",
            "represents NHS Heron CCG": "Chief Finance Officer (NHS Heron CCG)",
        },
    )
    return [grid("Committees", sheet)], said


def person_with_post() -> Made:
    """A person and their post in one cell."""
    sheet = """
Group|Chaired by|SRO|Line of accountability
Tern Bay Board|Margaret Lowe (Independent Chair)||
Tern Bay Delivery Group|Chief Executive, Tern Hospitals – Alan Firth|Alan Firth, Chief Executive, Tern Hospitals|Tern Bay Board
Prevention Workstream|Dr Sue Hart, Director of Public Health|Dr Sue Hart (Director of Public Health)|Tern Bay Delivery Group"""
    said = truth(
        "Tern Bay",
        {
            "body strategic_board": "Tern Bay Board",
            "body delivery_group": "Tern Bay Delivery Group",
            "body workstream": "Prevention Workstream",
            "post independent_chair": "Independent Chair",
            "post chief_officer": "Chief Executive, Tern Hospitals",
            "post executive": "Director of Public Health",
            "post senior_responsible_officer": "SRO of Tern Bay Delivery Group; SRO of Prevention Workstream",
        },
        {
            "accountable_to Tern Bay Board": "Tern Bay Delivery Group",
            "accountable_to Tern Bay Delivery Group": "Prevention Workstream",
            "sits_on Tern Bay Board": "Independent Chair",
            "sits_on Tern Bay Delivery Group": "Chief Executive, Tern Hospitals",
            "leads Tern Bay Delivery Group": "SRO of Tern Bay Delivery Group",
            "sits_on Prevention Workstream": "Director of Public Health",
            "leads Prevention Workstream": "SRO of Prevention Workstream",
        },
    )
    return [grid("Groups", sheet)], said


LAST: tuple[Callable[[], Made], ...] = (
    *(inputs_and_outputs, board_to_working_group, titled_with_parent, sheet_per_tier, sector_members, who_reports_to_whom),
    *(addresses_in_cells, letters_of_posts, person_and_post, person_with_post),
)
