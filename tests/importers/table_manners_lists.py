"""Tables laid out in other ways: fields down the side, cards, outlines, exports of other programs, several tables and sheets together."""

from __future__ import annotations

from collections.abc import Callable

from tests.importers.table_manners_made import Made, grid, truth


def terms_side_by_side() -> Made:
    """Fields down the side, a column for each group."""
    sheet = """
Summary of terms of reference
|Group 1|Group 2|Group 3
Name of group|Avens Partnership Board|Avens Delivery Executive|Avens Citizens' Forum
Purpose|Leads the partnership|Runs the programme|Voice of the public
Accountable to|Partner boards|Avens Partnership Board|
Reports to||Avens Partnership Board|Avens Partnership Board
Chaired by|Independent Chair|STP Lead|Healthwatch Chair
Members|NHS Avens CCG¶Avens Council|NHS Avens CCG¶Avens Council¶Avens Trust|
Frequency|Monthly|Fortnightly|Quarterly
Quorum|5|4|n/a
Date approved|Jan 2018|Jan 2018|Mar 2018"""
    said = truth(
        "Avens",
        {
            "body strategic_board": "Avens Partnership Board",
            "body executive_group": "Avens Delivery Executive",
            "body reference_group": "Avens Citizens' Forum",
            "body other": "Partner boards",
            "post independent_chair": "Independent Chair",
            "post chief_officer": "STP Lead",
            "post healthwatch_representative": "Healthwatch Chair",
            "organisation ccg": "NHS Avens CCG",
            "organisation local_authority": "Avens Council",
            "organisation nhs_trust": "Avens Trust",
        },
        {
            "accountable_to Partner boards": "Avens Partnership Board",
            "accountable_to Avens Partnership Board": "Avens Delivery Executive",
            "reports_to Avens Partnership Board": "Avens Delivery Executive; Avens Citizens' Forum",
            "sits_on Avens Partnership Board": "Independent Chair",
            "sits_on Avens Delivery Executive": "STP Lead",
            "sits_on Avens Citizens' Forum": "Healthwatch Chair",
            "member_of Avens Partnership Board": "NHS Avens CCG; Avens Council",
            "member_of Avens Delivery Executive": "NHS Avens CCG; Avens Council; Avens Trust",
        },
    )
    return [grid("Sheet1", sheet)], said


def cards() -> Made:
    """A sheet a board, a field a row, members one below the other."""
    board = """
Tansy System Board

Chair:|Independent Chair
Executive lead:|STP Director
Reports to:|Partner governing bodies
Frequency:|Every two months
Members:|NHS Tansy CCG
|Tansy Hospitals NHS Trust
|Tansy County Council
Last reviewed:|04/2018"""
    group = """
Tansy Delivery Group

Chair:|STP Director
Reports to:|Tansy System Board
Frequency:|Monthly
Members:|NHS Tansy CCG
|Tansy Hospitals NHS Trust
Last reviewed:|05/2018"""
    said = truth(
        "Tansy",
        {
            "body strategic_board": "Tansy System Board",
            "body delivery_group": "Tansy Delivery Group",
            "body governing_body": "Partner governing bodies",
            "post independent_chair": "Independent Chair",
            "post executive": "STP Director",
            "organisation ccg": "NHS Tansy CCG",
            "organisation nhs_trust": "Tansy Hospitals NHS Trust",
            "organisation local_authority": "Tansy County Council",
        },
        {
            "reports_to Partner governing bodies": "Tansy System Board",
            "reports_to Tansy System Board": "Tansy Delivery Group",
            "sits_on Tansy System Board": "Independent Chair",
            "leads Tansy System Board": "STP Director",
            "sits_on Tansy Delivery Group": "STP Director",
            "member_of Tansy System Board": "NHS Tansy CCG; Tansy Hospitals NHS Trust; Tansy County Council",
            "member_of Tansy Delivery Group": "NHS Tansy CCG; Tansy Hospitals NHS Trust",
        },
    )
    return [grid("System Board", board), grid("Delivery", group)], said


_TREE = truth(
    "Fescue",
    {
        "body strategic_board": "Fescue Programme Board",
        "body delivery_group": "Fescue Delivery Group",
        "body workstream": "Urgent Care; Elective Care",
        "project": "Streaming pilot; Theatre utilisation review",
        "post chief_officer": "STP Lead",
        "post executive": "Chief Operating Officer",
        "post clinician": "Clinical Director for Urgent Care",
    },
    {
        "accountable_to Fescue Programme Board": "Fescue Delivery Group",
        "accountable_to Fescue Delivery Group": "Urgent Care; Elective Care",
        "accountable_to Urgent Care": "Streaming pilot",
        "accountable_to Elective Care": "Theatre utilisation review",
        "leads Fescue Delivery Group": "STP Lead",
        "leads Urgent Care": "Clinical Director for Urgent Care",
        "leads Elective Care": "Chief Operating Officer",
    },
)


def indented_leads() -> Made:
    """An indented outline with who leads each, and what it costs."""
    sheet = """
Governance structure (indent = accountable to)|Lead|Cost
Fescue Programme Board||
Fescue Delivery Group|STP Lead|
Urgent Care|Clinical Director for Urgent Care|£120k
Streaming pilot||£20k
Elective Care|Chief Operating Officer|£90k
Theatre utilisation review||£15k"""
    return [grid("Outline", sheet, indents={(2, 0): 1, (3, 0): 2, (4, 0): 3, (5, 0): 2, (6, 0): 3})], _TREE


def numbered_names() -> Made:
    """Numbers ahead of the names in one cell."""
    sheet = """
Item|Responsible lead|Status
1. Fescue Programme Board||Live
1.1 Fescue Delivery Group|STP Lead|Live
1.1.1 Urgent Care|Clinical Director for Urgent Care|Live
1.1.1.1 Streaming pilot||Planning
1.1.2 Elective Care|Chief Operating Officer|Live
1.1.2.1 Theatre utilisation review||Planning"""
    return [grid("Breakdown", sheet)], _TREE


def plan_export() -> Made:
    """A plan from a project tool: outline level, duration, dates, owner."""
    sheet = """
ID|Outline Level|Task Name|Duration|Start|Finish|Resource Names|% Complete
1|1|Fescue Programme Board|365 days|01/04/2018|31/03/2019||20%
2|2|Fescue Delivery Group|365 days|01/04/2018|31/03/2019|STP Lead|20%
3|3|Urgent Care|300 days|01/04/2018|31/01/2019|Clinical Director for Urgent Care|10%
4|4|Streaming pilot|90 days|01/05/2018|01/09/2018||0%
5|3|Elective Care|300 days|01/04/2018|31/01/2019|Chief Operating Officer|10%
6|4|Theatre utilisation review|60 days|01/06/2018|01/09/2018||0%"""
    return [grid("Task_Table", sheet)], _TREE


def upside_down() -> Made:
    """From the small to the large: project, workstream, board."""
    sheet = """
Project|Workstream|Board|Lead
Streaming pilot|Urgent Care|Sallow Delivery Board|Matron for Urgent Care
Frequent callers project|Urgent Care|Sallow Delivery Board|Paramedic Lead
Cataract pathway|Elective Care|Sallow Delivery Board|Consultant Ophthalmologist"""
    said = truth(
        "Sallow",
        {
            "body delivery_group": "Sallow Delivery Board",
            "body workstream": "Urgent Care; Elective Care",
            "project": "Streaming pilot; Frequent callers project; Cataract pathway",
            "post clinician": "Matron for Urgent Care; Consultant Ophthalmologist; Paramedic Lead",
        },
        {
            "accountable_to Sallow Delivery Board": "Urgent Care; Elective Care",
            "accountable_to Urgent Care": "Streaming pilot; Frequent callers project",
            "accountable_to Elective Care": "Cataract pathway",
            "leads Streaming pilot": "Matron for Urgent Care",
            "leads Frequent callers project": "Paramedic Lead",
            "leads Cataract pathway": "Consultant Ophthalmologist",
        },
    )
    return [grid("Projects", sheet)], said


def elements_and_connections() -> Made:
    """A sheet of elements and a sheet of connections, as tools for maps of systems ask for."""
    elements = """
Label|Type|Description|Tags
Vetch ICS Board|Board|Sets the strategy|governance
Vetch Clinical Senate|Advisory group|Advises the board|clinical
Vetch Delivery Unit|PMO|Programme office|support
NHS Vetch CCG|CCG|Commissioner|partner"""
    connections = """
From|To|Type|Direction
Vetch Clinical Senate|Vetch ICS Board|advises|directed
Vetch Delivery Unit|Vetch ICS Board|supports|directed
NHS Vetch CCG|Vetch ICS Board|member of|directed"""
    said = truth(
        "Vetch",
        {
            "body strategic_board": "Vetch ICS Board",
            "body clinical_cabinet": "Vetch Clinical Senate",
            "body programme_office": "Vetch Delivery Unit",
            "organisation ccg": "NHS Vetch CCG",
        },
        {
            "advises Vetch ICS Board": "Vetch Clinical Senate",
            "supports Vetch ICS Board": "Vetch Delivery Unit",
            "member_of Vetch ICS Board": "NHS Vetch CCG",
        },
    )
    return [grid("Elements", elements), grid("Connections", connections)], said


def nodes_and_edges() -> Made:
    """Numbers of the nodes at the ends of the edges."""
    nodes = """
Id|Label|Group
n1|Burdock STP Board|board
n2|Burdock Assurance Committee|board
n3|Burdock Transformation Group|group"""
    edges = """
Source|Target|Label
n2|n1|oversees
n3|n1|accountable to"""
    said = truth(
        "Burdock",
        {
            "body strategic_board": "Burdock STP Board",
            "body oversight_group": "Burdock Assurance Committee",
            "body delivery_group": "Burdock Transformation Group",
        },
        {
            "oversees Burdock STP Board": "Burdock Assurance Committee",
            "accountable_to Burdock STP Board": "Burdock Transformation Group",
        },
    )
    return [grid("Nodes", nodes), grid("Edges", edges)], said


def list_export() -> Made:
    """A list from an intranet: who made and changed each row, and its path."""
    sheet = """
Title|Parent Group|Group Type|Chair|Created|Created By|Modified|Modified By|Item Type|Path
Clover Executive Board||Board|Clover STP Lead|03/01/2018 10:12|Tim Pike|02/05/2018 09:01|Tim Pike|Item|sites/stp/Lists/Groups
Clover Cancer Board|Clover Executive Board|Workstream|Cancer Lead Nurse|03/01/2018 10:15|Tim Pike|02/05/2018 09:03|Una Ray|Item|sites/stp/Lists/Groups
Clover Carers Forum|Clover Executive Board|Forum||03/01/2018 10:20|Tim Pike|03/01/2018 10:20|Tim Pike|Item|sites/stp/Lists/Groups"""
    said = truth(
        "Clover",
        {
            "body executive_group": "Clover Executive Board",
            "body workstream": "Clover Cancer Board",
            "body forum": "Clover Carers Forum",
            "post chief_officer": "Clover STP Lead",
            "post clinician": "Cancer Lead Nurse",
        },
        {
            "accountable_to Clover Executive Board": "Clover Cancer Board; Clover Carers Forum",
            "sits_on Clover Executive Board": "Clover STP Lead",
            "sits_on Clover Cancer Board": "Cancer Lead Nurse",
        },
    )
    return [grid("query", sheet)], said


def two_tables() -> Made:
    """Two tables below one another without an empty row between, and a remark after each."""
    sheet = """
Table 1: Boards and groups
Group|Accountable to|Chair
Betony Board||Independent Chair
Betony Workforce Group|Betony Board|Director of HR
* Shadow form until June
Table 2: Member organisations
Board|Organisation|No. of seats
Betony Board|NHS Betony CCG|1
Betony Board|Betony NHS Trust|1
Betony Workforce Group|Betony NHS Trust|2
Source: constitution, schedule 3"""
    said = truth(
        "Betony",
        {
            "body strategic_board": "Betony Board",
            "body enabler": "Betony Workforce Group",
            "post independent_chair": "Independent Chair",
            "post executive": "Director of HR",
            "organisation ccg": "NHS Betony CCG",
            "organisation nhs_trust": "Betony NHS Trust",
        },
        {
            "accountable_to Betony Board": "Betony Workforce Group",
            "sits_on Betony Board": "Independent Chair",
            "sits_on Betony Workforce Group": "Director of HR",
            "member_of Betony Board": "NHS Betony CCG; Betony NHS Trust",
            "member_of Betony Workforce Group": "Betony NHS Trust",
        },
    )
    return [grid("Annex", sheet)], said


def glossary() -> Made:
    """Short names throughout, which another sheet explains."""
    groups = """
Group|Reports to|Supported by
Madder Partnership Board||PMO
Madder Delivery Group|MPB|PMO
Madder Finance Committee|MDG; MPB|"""
    short = """
Abbreviation|Meaning
MPB|Madder Partnership Board
MDG|Madder Delivery Group
PMO|Programme Management Office
CCG|Clinical Commissioning Group
SRO|Senior Responsible Officer"""
    said = truth(
        "Madder",
        {
            "body strategic_board": "Madder Partnership Board",
            "body delivery_group": "Madder Delivery Group",
            "body finance_group": "Madder Finance Committee",
            "body programme_office": "Programme Management Office",
        },
        {
            "reports_to Madder Partnership Board": "Madder Delivery Group; Madder Finance Committee",
            "reports_to Madder Delivery Group": "Madder Finance Committee",
            "supports Madder Partnership Board": "Programme Management Office",
            "supports Madder Delivery Group": "Programme Management Office",
        },
    )
    return [grid("Groups", groups), grid("Glossary", short)], said


def with_other_sheets() -> Made:
    """A register among sheets of risks, actions, decisions by who is responsible, and changes to the file."""
    groups = """
Board or group|Responsible to|Executive sponsor
Sorghum Board||
Sorghum Delivery Board|Sorghum Board|Chief Executive, Sorghum FT"""
    risks = """
Risk ID|Risk description|Likelihood|Impact|Score|Owner|Mitigation
R1|Workforce shortages delay delivery|4|4|16|HR Director|Joint recruitment
R2|Capital not agreed|3|5|15|CFO|Phase the scheme"""
    raci = """
Decision|Sorghum Board|Delivery Board|CCG|PMO
Approve business cases|A|R|C|I
Agree the annual plan|A|C|C|R"""
    log = """
Version|Date|Author|Change
0.1|01/03/2018|J. Small|First draft
0.2|12/03/2018|J. Small|Comments from the executive group added"""
    said = truth(
        "Sorghum",
        {
            "body strategic_board": "Sorghum Board",
            "body delivery_group": "Sorghum Delivery Board",
            "post chief_officer": "Chief Executive, Sorghum FT",
        },
        {"accountable_to Sorghum Board": "Sorghum Delivery Board", "leads Sorghum Delivery Board": "Chief Executive, Sorghum FT"},
    )
    return [grid("Groups", groups), grid("Risk log", risks), grid("RACI", raci), grid("Version control", log)], said


def org_chart_data() -> Made:
    """The columns of an organisation chart's data: who is above whom by number, with a title and a department."""
    sheet = """
Employee ID|Name|Manager ID|Title|Department
1|Spurrey Partnership Board||Board|Governance
2|Spurrey Operational Executive|1|Executive group|Governance
3|Spurrey Planned Care Board|2|Workstream|Delivery
4|Spurrey Children's Board|2|Workstream|Delivery"""
    said = truth(
        "Spurrey",
        {
            "body strategic_board": "Spurrey Partnership Board",
            "body executive_group": "Spurrey Operational Executive",
            "body workstream": "Spurrey Planned Care Board; Spurrey Children's Board",
        },
        {
            "accountable_to Spurrey Partnership Board": "Spurrey Operational Executive",
            "accountable_to Spurrey Operational Executive": "Spurrey Planned Care Board; Spurrey Children's Board",
        },
    )
    return [grid("Data", sheet)], said


LISTS: tuple[Callable[[], Made], ...] = (
    *(terms_side_by_side, cards, indented_leads, numbered_names, plan_export, upside_down, elements_and_connections),
    *(nodes_and_edges, list_export, two_tables, glossary, with_other_sheets, org_chart_data),
)
