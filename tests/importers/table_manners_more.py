"""More manners: cards below one another, schedules of dates, tables that begin far in, two rows of headings, votes in numbers."""

from __future__ import annotations

from collections.abc import Callable

from tests.importers.table_manners_made import Made, grid, truth


def stacked_cards() -> Made:
    """A card a workstream, one below the other on one sheet."""
    sheet = """
Workstream|Urgent Care
SRO|Chief Operating Officer, Ling Hospitals
Clinical lead|Clinical Director for Emergency Medicine
Reports to|Ling Delivery Board
Meets|Monthly

Workstream|Healthy Ageing
SRO|Director of Adult Services
Clinical lead|Consultant Geriatrician
Reports to|Ling Delivery Board
Meets|Fortnightly

Workstream|Starting Well
SRO|Director of Children's Services
Clinical lead|Consultant Paediatrician
Reports to|Ling Delivery Board
Meets|Monthly"""
    said = truth(
        "Ling",
        {
            "body delivery_group": "Ling Delivery Board",
            "body workstream": "Urgent Care; Healthy Ageing; Starting Well",
            "post executive": "Chief Operating Officer, Ling Hospitals; Director of Adult Services; Director of Children's Services",
            "post clinician": "Clinical Director for Emergency Medicine; Consultant Geriatrician; Consultant Paediatrician",
        },
        {
            "reports_to Ling Delivery Board": "Urgent Care; Healthy Ageing; Starting Well",
            "leads Urgent Care": "Chief Operating Officer, Ling Hospitals; Clinical Director for Emergency Medicine",
            "leads Healthy Ageing": "Director of Adult Services; Consultant Geriatrician",
            "leads Starting Well": "Director of Children's Services; Consultant Paediatrician",
        },
    )
    return [grid("Workstream summaries", sheet)], said


def schedule() -> Made:
    """A date a row, with the meeting on it and to whom its minutes go."""
    sheet = """
Date|Time|Meeting|Venue|Papers due|Minutes go to
Tue 03/04/2018|09:30|Moss Vale System Board|Town Hall|27/03/2018|
Wed 11/04/2018|14:00|Moss Vale Delivery Group|CCG HQ|04/04/2018|Moss Vale System Board
Tue 01/05/2018|09:30|Moss Vale System Board|Town Hall|24/04/2018|
Wed 09/05/2018|14:00|Moss Vale Delivery Group|CCG HQ|02/05/2018|Moss Vale System Board
Fri 11/05/2018|10:00|Moss Vale Finance Group|CCG HQ|04/05/2018|Moss Vale Delivery Group"""
    said = truth(
        "Moss Vale",
        {
            "body strategic_board": "Moss Vale System Board",
            "body delivery_group": "Moss Vale Delivery Group",
            "body finance_group": "Moss Vale Finance Group",
        },
        {
            "reports_to Moss Vale System Board": "Moss Vale Delivery Group",
            "reports_to Moss Vale Delivery Group": "Moss Vale Finance Group",
        },
    )
    return [grid("Schedule", sheet)], said


def far_in() -> Made:
    """A table that begins in the third column, under a title, a strapline and two rows of headings."""
    sheet = """
||NETTLE COAST PARTNERSHIP
||Governance on a page – draft for comment


|||Leadership|||Lines||
||Body|Chair|Vice Chair|Lead director|Accountable to|Advised by|Next meeting
||Nettle Coast Board|Independent Chair|Leader of Nettle Council|Partnership Director|NHS Nettle CCG Governing Body|Nettle Clinical Cabinet|3 May
||Nettle Operations Group|Partnership Director||Director of Operations|Nettle Coast Board||9 May
||Nettle Clinical Cabinet|GP Clinical Chair||Medical Director, Nettle Trust|Nettle Coast Board||10 May

||For queries contact the partnership office on 01234 567890"""
    said = truth(
        "Nettle Coast",
        {
            "body strategic_board": "Nettle Coast Board",
            "body delivery_group": "Nettle Operations Group",
            "body clinical_cabinet": "Nettle Clinical Cabinet",
            "body governing_body": "NHS Nettle CCG Governing Body",
            "post independent_chair": "Independent Chair",
            "post elected_member": "Leader of Nettle Council",
            "post executive": "Partnership Director; Director of Operations",
            "post gp": "GP Clinical Chair",
            "post clinician": "Medical Director, Nettle Trust",
        },
        {
            "accountable_to NHS Nettle CCG Governing Body": "Nettle Coast Board",
            "accountable_to Nettle Coast Board": "Nettle Operations Group; Nettle Clinical Cabinet",
            "advises Nettle Coast Board": "Nettle Clinical Cabinet",
            "sits_on Nettle Coast Board": "Independent Chair; Leader of Nettle Council",
            "leads Nettle Coast Board": "Partnership Director",
            "sits_on Nettle Operations Group": "Partnership Director",
            "leads Nettle Operations Group": "Director of Operations",
            "sits_on Nettle Clinical Cabinet": "GP Clinical Chair",
            "leads Nettle Clinical Cabinet": "Medical Director, Nettle Trust",
        },
    )
    return [grid("On a page", sheet, spans=[(4, 3, 4, 5), (4, 6, 4, 7)])], said


def votes() -> Made:
    """Boards down, organisations across under the names of their sectors, with votes in numbers."""
    sheet = """
|Commissioners||Providers||
Votes|NHS Reed CCG|Reed County Council|Reed Hospitals NHS Trust|Reed Mental Health NHS Trust|Total votes
Reed Partnership Board|2|2|1|1|6
Reed Finance Group|1|0|1|1|3
Reed Joint Commissioning Committee|1|1|||2
Total|4|3|2|2|11"""
    said = truth(
        "Reed",
        {
            "body strategic_board": "Reed Partnership Board",
            "body finance_group": "Reed Finance Group",
            "body joint_committee": "Reed Joint Commissioning Committee",
            "organisation ccg": "NHS Reed CCG",
            "organisation local_authority": "Reed County Council",
            "organisation nhs_trust": "Reed Hospitals NHS Trust; Reed Mental Health NHS Trust",
        },
        {
            "member_of Reed Partnership Board": "NHS Reed CCG; Reed County Council; Reed Hospitals NHS Trust; Reed Mental Health NHS Trust",
            "member_of Reed Finance Group": "NHS Reed CCG; Reed Hospitals NHS Trust; Reed Mental Health NHS Trust",
            "member_of Reed Joint Commissioning Committee": "NHS Reed CCG; Reed County Council",
        },
    )
    return [grid("Voting", sheet, spans=[(0, 1, 0, 2), (0, 3, 0, 4)])], said


def two_parents() -> Made:
    """Two columns of reporting, and groups with numbers before their names."""
    sheet = """
Group|Operational reporting line|Assurance reporting line|Formal accountability|Lead
WS1 Urgent Care|Fleet Delivery Group|Fleet Quality Committee|Fleet Delivery Group|Sam Hale
WS2 Elective Care|Fleet Delivery Group|Fleet Quality Committee|Fleet Delivery Group|Dr Ivy Moon
WS3 Mental Health|Fleet Delivery Group|Fleet Quality Committee|Fleet Delivery Group|TBA
Fleet Delivery Group||Fleet Quality Committee|Fleet Programme Board|Rob Ness"""
    streams = ("WS1 Urgent Care", "WS2 Elective Care", "WS3 Mental Health")
    said = truth(
        "Fleet",
        {
            "body workstream": "; ".join(streams),
            "body delivery_group": "Fleet Delivery Group",
            "body oversight_group": "Fleet Quality Committee",
            "body strategic_board": "Fleet Programme Board",
            "post workstream_lead": "Lead of WS1 Urgent Care; Lead of WS2 Elective Care; Lead of Fleet Delivery Group",
        },
        {
            "reports_to Fleet Delivery Group": "; ".join(streams),
            "reports_to Fleet Quality Committee": "; ".join((*streams, "Fleet Delivery Group")),
            "accountable_to Fleet Delivery Group": "; ".join(streams),
            "accountable_to Fleet Programme Board": "Fleet Delivery Group",
            "leads WS1 Urgent Care": "Lead of WS1 Urgent Care",
            "leads WS2 Elective Care": "Lead of WS2 Elective Care",
            "leads Fleet Delivery Group": "Lead of Fleet Delivery Group",
        },
    )
    return [grid("Reporting", sheet)], said


def yes_under_boards() -> Made:
    """Organisations with yes or no under questions that name a board."""
    sheet = """
Partner|Type|Member of Glen Partnership Board?|Member of Glen Executive?|Data sharing complete?|Main contact
NHS Glen CCG|CCG|Yes|Yes|Yes|Amy Orr
Glen University Hospitals NHS Trust|Acute trust|Yes|Yes|No|Ben Rowe
Glen Hospice|Voluntary|Yes|No|No|Cat Shaw
Glen District Council|Council|Yes|No|Yes|Dan Todd"""
    said = truth(
        "Glen",
        {
            "body strategic_board": "Glen Partnership Board",
            "body executive_group": "Glen Executive",
            "organisation ccg": "NHS Glen CCG",
            "organisation nhs_trust": "Glen University Hospitals NHS Trust",
            "organisation voluntary_sector": "Glen Hospice",
            "organisation local_authority": "Glen District Council",
        },
        {
            "member_of Glen Partnership Board": "NHS Glen CCG; Glen University Hospitals NHS Trust; Glen Hospice; Glen District Council",
            "member_of Glen Executive": "NHS Glen CCG; Glen University Hospitals NHS Trust",
        },
    )
    return [grid("Partners", sheet)], said


def both_chairs() -> Made:
    """Several persons in one cell of a column for the chair and the vice chair, and merged cells for the parent."""
    sheet = """
Reports into|Group name|Chair / Vice Chair|Workstream lead(s)|Membership
Hazel Executive|Hazel Cancer Board|Dr Una Frost / Tim Lake|Pat Snow|Hazel CCG, Hazel Trust
|Hazel Stroke Network|Dr Al Gale|Pat Snow|Hazel CCG, Hazel Trust, Hazel Ambulance Service NHS Trust
Hazel Clinical Senate|Hazel Pathology Group|vacant||Hazel Trust"""
    said = truth(
        "Hazel",
        {
            "body executive_group": "Hazel Executive",
            "body clinical_cabinet": "Hazel Clinical Senate",
            "body workstream": "Hazel Cancer Board; Hazel Stroke Network",
            "body other": "Hazel Pathology Group",
            "post chair": "Chair of Hazel Cancer Board; Chair of Hazel Stroke Network; Chair of Hazel Pathology Group; "
            "Deputy chair of Hazel Cancer Board",
            "post workstream_lead": "Workstream lead of Hazel Cancer Board; Workstream lead of Hazel Stroke Network",
            "organisation ccg": "Hazel CCG",
            "organisation nhs_trust": "Hazel Trust",
            "organisation ambulance_trust": "Hazel Ambulance Service NHS Trust",
        },
        {
            "reports_to Hazel Executive": "Hazel Cancer Board; Hazel Stroke Network",
            "reports_to Hazel Clinical Senate": "Hazel Pathology Group",
            "sits_on Hazel Cancer Board": "Chair of Hazel Cancer Board; Deputy chair of Hazel Cancer Board",
            "sits_on Hazel Stroke Network": "Chair of Hazel Stroke Network",
            "sits_on Hazel Pathology Group": "Chair of Hazel Pathology Group",
            "leads Hazel Cancer Board": "Workstream lead of Hazel Cancer Board",
            "leads Hazel Stroke Network": "Workstream lead of Hazel Stroke Network",
            "member_of Hazel Cancer Board": "Hazel CCG; Hazel Trust",
            "member_of Hazel Stroke Network": "Hazel CCG; Hazel Trust; Hazel Ambulance Service NHS Trust",
            "member_of Hazel Pathology Group": "Hazel Trust",
        },
    )
    return [grid("Networks", sheet, spans=[(1, 0, 2, 0)])], said


def leadership() -> Made:
    """Posts of the programme with who holds each, and to which post or board each answers."""
    sheet = """
STP leadership team – roles and reporting
Role|Name|Home organisation|WTE|Reports to|Start date
STP Lead|Sir Max Dene|Ivy Hospitals NHS Trust|0.2|Ivy Partnership Board|Apr 2017
Programme Director|Kim Lea|NHS Ivy CCG|1.0|STP Lead|Jun 2017
Finance Director|Noel Fry|NHS Ivy CCG|0.5|STP Lead|Jun 2017
Communications Lead|Vacant||1.0|Programme Director|"""
    said = truth(
        "Ivy",
        {
            "body strategic_board": "Ivy Partnership Board",
            "post chief_officer": "STP Lead",
            "post executive": "Programme Director",
            "post finance_director": "Finance Director",
            "post workstream_lead": "Communications Lead",
            "organisation nhs_trust": "Ivy Hospitals NHS Trust",
            "organisation ccg": "NHS Ivy CCG",
        },
        {
            "reports_to Ivy Partnership Board": "STP Lead",
            "accountable_to STP Lead": "Programme Director; Finance Director",
            "accountable_to Programme Director": "Communications Lead",
            "represents Ivy Hospitals NHS Trust": "STP Lead",
            "represents NHS Ivy CCG": "Programme Director; Finance Director",
        },
    )
    return [grid("Team", sheet)], said


def agreements() -> Made:
    """Agreements with their parties, the board that looks after each, dates and values."""
    sheet = """
Ref|Agreement|Type|Parties|Overseen by|Effective from|Expires|Value
A1|Larch Memorandum of Understanding|MoU|NHS Larch CCG; Larch Council; Larch NHS Trust|Larch Partnership Board|01/04/2017|31/03/2020|n/a
A2|Larch Section 75 Agreement|Section 75|NHS Larch CCG and Larch Council|Larch Joint Commissioning Board|01/04/2018|31/03/2019|£14.2m"""
    said = truth(
        "Larch",
        {
            "instrument memorandum_of_understanding": "Larch Memorandum of Understanding",
            "instrument section_75_agreement": "Larch Section 75 Agreement",
            "organisation ccg": "NHS Larch CCG",
            "organisation local_authority": "Larch Council",
            "organisation nhs_trust": "Larch NHS Trust",
        },
        {
            "party_to Larch Memorandum of Understanding": "NHS Larch CCG; Larch Council; Larch NHS Trust",
            "party_to Larch Section 75 Agreement": "NHS Larch CCG; Larch Council",
        },
    )
    return [grid("Agreements", sheet)], said


def repeated_parents() -> Made:
    """Committees of several partners, with the sovereign body of each and how it decides."""
    sheet = """
Name of meeting|Sovereign body / parent|Decision making?|Meets in public?|Chair (organisation)|Frequency of meeting|Publishes papers?
Maple Committee in Common|NHS Maple CCG|Yes|Yes|Independent|Every two months|Yes
Maple Advisory Panel|Maple Committee in Common|No – advisory|No|Healthwatch Maple|Quarterly|No
Maple Strategy Unit|Maple Committee in Common|No|No|NHS Maple CCG|Weekly|No"""
    said = truth(
        "Maple",
        {
            "body committee_in_common": "Maple Committee in Common",
            "body reference_group": "Maple Advisory Panel",
            "body other": "Maple Strategy Unit",
            "organisation ccg": "NHS Maple CCG",
            "organisation healthwatch": "Healthwatch Maple",
            "post chair": "Chair of Maple Advisory Panel; Chair of Maple Strategy Unit",
            "post independent_chair": "Independent Chair",
        },
        {
            "accountable_to NHS Maple CCG": "Maple Committee in Common",
            "accountable_to Maple Committee in Common": "Maple Advisory Panel; Maple Strategy Unit",
            "sits_on Maple Committee in Common": "Independent Chair",
            "sits_on Maple Advisory Panel": "Chair of Maple Advisory Panel",
            "sits_on Maple Strategy Unit": "Chair of Maple Strategy Unit",
            "represents Healthwatch Maple": "Chair of Maple Advisory Panel",
            "represents NHS Maple CCG": "Chair of Maple Strategy Unit",
        },
    )
    return [grid("Meetings", sheet)], said


MORE: tuple[Callable[[], Made], ...] = (
    *(
        stacked_cards,
        schedule,
        far_in,
        votes,
        two_parents,
        yes_under_boards,
        both_chairs,
        leadership,
        agreements,
        repeated_parents,
    ),
)
