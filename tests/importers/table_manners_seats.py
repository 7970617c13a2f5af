"""Lists and tables of members in the manners of board secretaries: matrices, lists with posts and persons, contacts, representatives."""

from __future__ import annotations

from collections.abc import Callable

from tests.importers.table_manners_made import Made, grid, truth


def key_elsewhere() -> Made:
    """Organisations by boards with letters, in groups, with codes and totals; the key has a sheet of its own."""
    sheet = """
Organisation|ODS code|Mallow System Board|Mallow Delivery Group|Mallow Clinical Forum|Total
Commissioners
NHS Mallow CCG|99M|C|M|M|3
NHS Rushy CCG|99R|M|M||2
Providers
Mallow Hospitals NHS Trust|RM9|M|C|M|3
Rushy Community Health CIC||M|M||2
Local government
Mallow County Council||M||A|2
Total||5|4|3|12"""
    key = """
Key
C|Chair
M|Member
A|In attendance"""
    said = truth(
        "Mallow",
        {
            "body strategic_board": "Mallow System Board",
            "body delivery_group": "Mallow Delivery Group",
            "body clinical_cabinet": "Mallow Clinical Forum",
            "organisation ccg": "NHS Mallow CCG; NHS Rushy CCG",
            "organisation nhs_trust": "Mallow Hospitals NHS Trust",
            "organisation community_provider": "Rushy Community Health CIC",
            "organisation local_authority": "Mallow County Council",
        },
        {
            "member_of Mallow System Board": "NHS Mallow CCG; NHS Rushy CCG; Mallow Hospitals NHS Trust; Rushy Community Health CIC; "
            "Mallow County Council",
            "member_of Mallow Delivery Group": "NHS Mallow CCG; NHS Rushy CCG; Mallow Hospitals NHS Trust; Rushy Community Health CIC",
            "member_of Mallow Clinical Forum": "NHS Mallow CCG; Mallow Hospitals NHS Trust; Mallow County Council",
        },
    )
    return [grid("Representation", sheet), grid("Key", key)], said


def people_matrix() -> Made:
    """Persons with post and organisation, a tick under each board, and how many each has."""
    sheet = """
Name|Job title|Organisation|Email|Sedge Board|Sedge Executive Group|Sedge Finance Group|No. of groups
Ann Field|Accountable Officer|NHS Sedge CCG|ann.field@example.org|✓|✓||2
Bob Moor|Chief Finance Officer|NHS Sedge CCG|bob.moor@example.org||✓|✓|2
Cara Dell|Chief Executive|Sedge Hospitals NHS Trust|cara.dell@example.org|✓|✓||2
Vacant|Director of Finance|Sedge Hospitals NHS Trust||||✓|1"""
    posts = {
        "post chief_officer": "Accountable Officer (NHS Sedge CCG); Chief Executive (Sedge Hospitals NHS Trust)",
        "post finance_director": "Chief Finance Officer (NHS Sedge CCG); Director of Finance (Sedge Hospitals NHS Trust)",
    }
    said = truth(
        "Sedge",
        {
            "body strategic_board": "Sedge Board",
            "body executive_group": "Sedge Executive Group",
            "body finance_group": "Sedge Finance Group",
            **posts,
            "organisation ccg": "NHS Sedge CCG",
            "organisation nhs_trust": "Sedge Hospitals NHS Trust",
        },
        {
            "sits_on Sedge Board": posts["post chief_officer"],
            "sits_on Sedge Executive Group": f"{posts['post chief_officer']}; Chief Finance Officer (NHS Sedge CCG)",
            "sits_on Sedge Finance Group": posts["post finance_director"],
            "represents NHS Sedge CCG": "Accountable Officer (NHS Sedge CCG); Chief Finance Officer (NHS Sedge CCG)",
            "represents Sedge Hospitals NHS Trust": "Chief Executive (Sedge Hospitals NHS Trust); "
            "Director of Finance (Sedge Hospitals NHS Trust)",
        },
    )
    return [grid("Members", sheet)], said


def names_in_matrix() -> Made:
    """Organisations by boards with who comes in the cell, by post."""
    sheet = """
Organisation|Curlew Programme Board|Curlew Finance Group|Curlew Clinical Board
NHS Curlew CCG|Accountable Officer (Chair)|Chief Finance Officer|Clinical Chair
Curlew Hospitals NHS Trust|Chief Executive|Director of Finance|Medical Director
Curlew Borough Council|Corporate Director for Adults|–|Director of Public Health"""
    said = truth(
        "Curlew",
        {
            "body strategic_board": "Curlew Programme Board",
            "body finance_group": "Curlew Finance Group",
            "body clinical_cabinet": "Curlew Clinical Board",
            "organisation ccg": "NHS Curlew CCG",
            "organisation nhs_trust": "Curlew Hospitals NHS Trust",
            "organisation local_authority": "Curlew Borough Council",
            "post chief_officer": "Accountable Officer (NHS Curlew CCG); Chief Executive (Curlew Hospitals NHS Trust)",
            "post finance_director": "Chief Finance Officer (NHS Curlew CCG); Director of Finance (Curlew Hospitals NHS Trust)",
            "post clinician": "Clinical Chair (NHS Curlew CCG); Medical Director (Curlew Hospitals NHS Trust)",
            "post executive": "Corporate Director for Adults (Curlew Borough Council); "
            "Director of Public Health (Curlew Borough Council)",
        },
        {
            "sits_on Curlew Programme Board": "Accountable Officer (NHS Curlew CCG); Chief Executive (Curlew Hospitals NHS Trust); "
            "Corporate Director for Adults (Curlew Borough Council)",
            "sits_on Curlew Finance Group": "Chief Finance Officer (NHS Curlew CCG); Director of Finance (Curlew Hospitals NHS Trust)",
            "sits_on Curlew Clinical Board": "Clinical Chair (NHS Curlew CCG); Medical Director (Curlew Hospitals NHS Trust); "
            "Director of Public Health (Curlew Borough Council)",
            "represents NHS Curlew CCG": "Accountable Officer (NHS Curlew CCG); Chief Finance Officer (NHS Curlew CCG); "
            "Clinical Chair (NHS Curlew CCG)",
            "represents Curlew Hospitals NHS Trust": "Chief Executive (Curlew Hospitals NHS Trust); "
            "Director of Finance (Curlew Hospitals NHS Trust); Medical Director (Curlew Hospitals NHS Trust)",
            "represents Curlew Borough Council": "Corporate Director for Adults (Curlew Borough Council); "
            "Director of Public Health (Curlew Borough Council)",
        },
    )
    return [grid("Who attends what", sheet)], said


def sheet_per_board() -> Made:
    """A sheet a board with its members, who vote and who do not."""
    board = """
Plover Partnership Board – Membership

Role|Organisation|Current holder|Voting?
Voting members
Independent Chair||Rosa Lane|Y
Chief Executive|Plover Hospitals NHS Trust|Amir Das|Y
Accountable Officer|NHS Plover CCG|Helen Fry|Y
In attendance
STP Programme Director||Vacant|N
Quorum: 3 voting members, one of them from each sector"""
    group = """
Membership of the Plover Quality Group
Role|Organisation|Current holder|Voting?
Director of Nursing (Chair)|Plover Hospitals NHS Trust|Joy Ames|Y
Lay Member for Quality|NHS Plover CCG|Ian Cole|Y"""
    said = truth(
        "Plover",
        {
            "body strategic_board": "Plover Partnership Board",
            "body oversight_group": "Plover Quality Group",
            "post independent_chair": "Independent Chair",
            "post chief_officer": "Chief Executive (Plover Hospitals NHS Trust); Accountable Officer (NHS Plover CCG)",
            "post executive": "STP Programme Director",
            "post clinician": "Director of Nursing (Plover Hospitals NHS Trust)",
            "post lay_member": "Lay Member for Quality (NHS Plover CCG)",
            "organisation nhs_trust": "Plover Hospitals NHS Trust",
            "organisation ccg": "NHS Plover CCG",
        },
        {
            "sits_on Plover Partnership Board": "Independent Chair; Chief Executive (Plover Hospitals NHS Trust); "
            "Accountable Officer (NHS Plover CCG); STP Programme Director",
            "sits_on Plover Quality Group": "Director of Nursing (Plover Hospitals NHS Trust); Lay Member for Quality (NHS Plover CCG)",
            "represents Plover Hospitals NHS Trust": "Chief Executive (Plover Hospitals NHS Trust); "
            "Director of Nursing (Plover Hospitals NHS Trust)",
            "represents NHS Plover CCG": "Accountable Officer (NHS Plover CCG); Lay Member for Quality (NHS Plover CCG)",
        },
    )
    return [grid("Board", board), grid("Quality", group)], said


def role_on_board() -> Made:
    """One list of all seats: the role on the board, and the job of the person."""
    sheet = """
Board|Role on board|Name|Job title|Organisation|Term ends
Teasel STP Board|Chair|Rev Ann Hall|Independent Chair||31/03/2020
Teasel STP Board|Vice Chair|Omar Aziz|Leader of the Council|Teasel Borough Council|31/03/2019
Teasel STP Board|Member|Liz Orme|Chief Executive|Teasel Hospitals NHS Trust|n/a
Teasel Delivery Group|Chair|Liz Orme|Chief Executive|Teasel Hospitals NHS Trust|n/a
Teasel Delivery Group|Observer|Jo King|Regional Lead|NHS England|n/a"""
    leader, chief, region = (
        "Leader of the Council (Teasel Borough Council)",
        "Chief Executive (Teasel Hospitals NHS Trust)",
        "Regional Lead (NHS England)",
    )
    said = truth(
        "Teasel",
        {
            "body strategic_board": "Teasel STP Board",
            "body delivery_group": "Teasel Delivery Group",
            "post independent_chair": "Independent Chair",
            "post elected_member": leader,
            "post chief_officer": chief,
            "post regulator_representative": region,
            "organisation local_authority": "Teasel Borough Council",
            "organisation nhs_trust": "Teasel Hospitals NHS Trust",
            "organisation national_body": "NHS England",
        },
        {
            "sits_on Teasel STP Board": f"Independent Chair; {leader}; {chief}",
            "sits_on Teasel Delivery Group": f"{chief}; {region}",
            "represents Teasel Borough Council": leader,
            "represents Teasel Hospitals NHS Trust": chief,
            "represents NHS England": region,
        },
    )
    return [grid("All members", sheet)], said


def contacts() -> Made:
    """A list of contacts with the groups that each person sits on."""
    sheet = """
Surname|First name|Job title|Organisation|Groups sat on|Telephone|E-mail|PA
Ball|Kate|Director of Strategy|Bracken NHS Trust|Bracken STP Board; Bracken PMO Group|01234 567890|kate.ball@example.org|Sam Wood 01234 567891
Choi|Lee|Clinical Director|NHS Bracken CCG|Bracken Clinical Senate|01234 567892|lee.choi@example.org|
Dodd|Ray|Head of Digital|Bracken NHS Trust|Bracken STP Board|07700 900123|ray.dodd@example.org|"""
    kate, lee, ray = (
        "Director of Strategy (Bracken NHS Trust)",
        "Clinical Director (NHS Bracken CCG)",
        "Head of Digital (Bracken NHS Trust)",
    )
    said = truth(
        "Bracken",
        {
            "body strategic_board": "Bracken STP Board",
            "body programme_office": "Bracken PMO Group",
            "body clinical_cabinet": "Bracken Clinical Senate",
            "post executive": kate,
            "post clinician": lee,
            "post officer": ray,
            "organisation nhs_trust": "Bracken NHS Trust",
            "organisation ccg": "NHS Bracken CCG",
        },
        {
            "sits_on Bracken STP Board": f"{kate}; {ray}",
            "sits_on Bracken PMO Group": kate,
            "sits_on Bracken Clinical Senate": lee,
            "represents Bracken NHS Trust": f"{kate}; {ray}",
            "represents NHS Bracken CCG": lee,
        },
    )
    return [grid("Contacts", sheet)], said


def attendance() -> Made:
    """Members with the boards they sit on, and a log of who came, which says nothing of seats."""
    members = """
Board|Member organisation|Seats
Wicken Board|Wicken CCG|2
|Wicken Hospitals NHS Trust|1
|Healthwatch Wicken|1
Wicken Finance Group|Wicken CCG|1
|Wicken Hospitals NHS Trust|1"""
    log = """
Attendance log 2018
Name|04/04/2018|02/05/2018|06/06/2018
T. Green|✓|✓|Apologies
S. Brown|✓|A|✓"""
    said = truth(
        "Wicken",
        {
            "body strategic_board": "Wicken Board",
            "body finance_group": "Wicken Finance Group",
            "organisation ccg": "Wicken CCG",
            "organisation nhs_trust": "Wicken Hospitals NHS Trust",
            "organisation healthwatch": "Healthwatch Wicken",
        },
        {
            "member_of Wicken Board": "Wicken CCG; Wicken Hospitals NHS Trust; Healthwatch Wicken",
            "member_of Wicken Finance Group": "Wicken CCG; Wicken Hospitals NHS Trust",
        },
    )
    return [grid("Members", members), grid("Attendance", log)], said


def members_in_cells() -> Made:
    """Who sits on each group in one cell, below one another, with who chairs in brackets and with numbers of seats."""
    sheet = """
Group name|Accountable to|Membership|In attendance|Quoracy
Yarrow Joint Board||NHS Yarrow CCG (Chair)¶Yarrow County Council¶Yarrow Care NHS Foundation Trust x 2|NHS England|Two thirds of members
Yarrow Steering Group|Yarrow Joint Board|1. Director of Commissioning (Chair)¶2. Medical Director, Yarrow¶3. Healthwatch rep|STP Manager|4 members"""
    said = truth(
        "Yarrow",
        {
            "body strategic_board": "Yarrow Joint Board",
            "body delivery_group": "Yarrow Steering Group",
            "organisation ccg": "NHS Yarrow CCG",
            "organisation local_authority": "Yarrow County Council",
            "organisation foundation_trust": "Yarrow Care NHS Foundation Trust",
            "organisation national_body": "NHS England",
            "post executive": "Director of Commissioning",
            "post clinician": "Medical Director, Yarrow",
            "post healthwatch_representative": "Healthwatch rep",
            "post officer": "STP Manager",
        },
        {
            "accountable_to Yarrow Joint Board": "Yarrow Steering Group",
            "member_of Yarrow Joint Board": "NHS Yarrow CCG; Yarrow County Council; Yarrow Care NHS Foundation Trust; NHS England",
            "sits_on Yarrow Steering Group": "Director of Commissioning; Medical Director, Yarrow; Healthwatch rep; STP Manager",
        },
    )
    return [grid("ToR summary", sheet)], said


def representatives() -> Made:
    """Which organisation sits on which board, and who represents it, with a deputy for each."""
    sheet = """
Partner organisation|Board|Representative|Deputy|Voting
Sorrel CCG|Sorrel Health and Care Board|Chief Officer|Director of Commissioning|Yes
Sorrel Acute NHS Trust|Sorrel Health and Care Board|Chief Executive|Director of Strategy|Yes
Sorrel Voluntary Action|Sorrel Health and Care Board|Chief Officer||No
Sorrel CCG|Sorrel Estates Group|Head of Estates||Yes"""
    said = truth(
        "Sorrel",
        {
            "body strategic_board": "Sorrel Health and Care Board",
            "body enabler": "Sorrel Estates Group",
            "organisation ccg": "Sorrel CCG",
            "organisation nhs_trust": "Sorrel Acute NHS Trust",
            "organisation voluntary_sector": "Sorrel Voluntary Action",
            "post chief_officer": "Chief Officer (Sorrel CCG); Chief Executive (Sorrel Acute NHS Trust); Chief Officer (Sorrel Voluntary Action)",
            "post officer": "Head of Estates (Sorrel CCG)",
        },
        {
            "sits_on Sorrel Health and Care Board": "Chief Officer (Sorrel CCG); Chief Executive (Sorrel Acute NHS Trust); "
            "Chief Officer (Sorrel Voluntary Action)",
            "sits_on Sorrel Estates Group": "Head of Estates (Sorrel CCG)",
            "represents Sorrel CCG": "Chief Officer (Sorrel CCG); Head of Estates (Sorrel CCG)",
            "represents Sorrel Acute NHS Trust": "Chief Executive (Sorrel Acute NHS Trust)",
            "represents Sorrel Voluntary Action": "Chief Officer (Sorrel Voluntary Action)",
        },
    )
    return [grid("Representatives", sheet)], said


def partners_register() -> Made:
    """Organisations with their codes, sizes, contacts and the boards on which they sit."""
    sheet = """
Organisation|Abbreviation|ODS code|Type|Chief Executive|Address|Boards sat on|Population / turnover
NHS Campion CCG|CCCG|99C|CCG|Ray Hill|1 High Street, Campion|Campion Partnership Board; Campion Finance Board|310,000
Campion Foundation Trust|CFT|RC9|Foundation trust|Dr Una Page|Hospital Road, Campion|Campion Partnership Board; Campion Finance Board|£410m
Campion City Council|CCC||Local authority|Jim Dray|Civic Centre, Campion|Campion Partnership Board|£290m"""
    said = truth(
        "Campion",
        {
            "organisation ccg": "NHS Campion CCG",
            "organisation foundation_trust": "Campion Foundation Trust",
            "organisation local_authority": "Campion City Council",
            "body strategic_board": "Campion Partnership Board",
            "body finance_group": "Campion Finance Board",
        },
        {
            "member_of Campion Partnership Board": "NHS Campion CCG; Campion Foundation Trust; Campion City Council",
            "member_of Campion Finance Board": "NHS Campion CCG; Campion Foundation Trust",
        },
    )
    return [grid("Partners", sheet)], said


SEATS: tuple[Callable[[], Made], ...] = (
    *(key_elsewhere, people_matrix, names_in_matrix, sheet_per_board, role_on_board, contacts, attendance, members_in_cells),
    *(representatives, partners_register),
)
