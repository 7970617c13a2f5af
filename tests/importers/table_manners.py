"""Tables in the manners of board secretaries and programme offices: registers, trackers, calendars, lists of projects, exports.

Each document is made up, with what it truly says. Rows are written with bars between cells and “¶” for a new line in a cell.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from tests.importers.corpus import Document
from tests.importers.table_manners_last import LAST
from tests.importers.table_manners_lists import LISTS
from tests.importers.table_manners_made import Made, grid, truth
from tests.importers.table_manners_more import MORE
from tests.importers.table_manners_seats import SEATS
from tests.importers.tables_files import ods, text, xlsx


def committee_register() -> Made:
    """Title, version, a register with posts who chair, dates and a total."""
    sheet = """
Thistledown STP – Register of governance groups
Version 0.4 | | Last updated: 12/03/2018 | | Owner: Corporate Governance Team

Ref|Group / Meeting|Chair|Exec Lead|Frequency|ToR last approved|Next review date|Reports to|RAG
1|Thistle Partnership Board|Independent Chair|STP Senior Responsible Officer|Monthly|01/02/2018|01/02/2019||Green
2|Thistle Executive Group|STP Senior Responsible Officer|STP Programme Director|Fortnightly|12/01/2018|12/01/2019|Thistle Partnership Board|Green
3|Finance and Activity Group|CFO, Thistle CCG|CFO, Thistle CCG|Monthly|TBC|TBC|Thistle Executive Group|Amber
4|Clinical Leadership Group|Medical Director, Down|Medical Director, Down|Every 6 weeks|10/03/2018|10/03/2019|Thistle Partnership Board|Green
5|Workforce Group|HR Director, Down Trust|TBC|Bi-monthly|Draft|n/a|Thistle Executive Group|Red
Total groups: 5"""
    said = truth(
        "Thistledown",
        {
            "body strategic_board": "Thistle Partnership Board",
            "body executive_group": "Thistle Executive Group",
            "body finance_group": "Finance and Activity Group",
            "body clinical_cabinet": "Clinical Leadership Group",
            "body enabler": "Workforce Group",
            "post independent_chair": "Independent Chair",
            "post senior_responsible_officer": "STP Senior Responsible Officer",
            "post executive": "STP Programme Director; HR Director, Down Trust",
            "post finance_director": "CFO, Thistle CCG",
            "post clinician": "Medical Director, Down",
        },
        {
            "reports_to Thistle Partnership Board": "Thistle Executive Group; Clinical Leadership Group",
            "reports_to Thistle Executive Group": "Finance and Activity Group; Workforce Group",
            "sits_on Thistle Partnership Board": "Independent Chair",
            "leads Thistle Partnership Board": "STP Senior Responsible Officer",
            "sits_on Thistle Executive Group": "STP Senior Responsible Officer",
            "leads Thistle Executive Group": "STP Programme Director",
            "sits_on Finance and Activity Group": "CFO, Thistle CCG",
            "leads Finance and Activity Group": "CFO, Thistle CCG",
            "sits_on Clinical Leadership Group": "Medical Director, Down",
            "leads Clinical Leadership Group": "Medical Director, Down",
            "sits_on Workforce Group": "HR Director, Down Trust",
        },
    )
    return [grid("Register", sheet)], said


def workstream_leads() -> Made:
    """Workstreams with persons in many columns of leads, a manager, money and a status."""
    sheet = """
Workstream|SRO|Clinical Lead|Finance Lead|Programme Manager|Executive Sponsor|Governing board|Budget (£k)|RAG|Comments
Urgent and Emergency Care|Jane Fairfield|Dr Omar Sheikh|Lucy Penn|Tom Ash|Sir David Holt|Alder Transformation Board|1,200|A|Winter plan due
Planned Care|Peter Marsh|Dr Ruth Lee|Lucy Penn|TBC|Vacant|Alder Transformation Board|850|G|
Mental Health|vacant|Dr Ann O'Neil|n/a|Sue Birch|Sir David Holt|Alder Transformation Board|400|R|SRO post out to advert"""
    streams = ("Urgent and Emergency Care", "Planned Care", "Mental Health")
    finance = "Finance lead of Urgent and Emergency Care; Finance lead of Planned Care"
    said = truth(
        "Alder",
        {
            "body strategic_board": "Alder Transformation Board",
            "body workstream": "; ".join(streams),
            "post senior_responsible_officer": "; ".join(f"SRO of {each}" for each in streams),
            "post clinician": "; ".join(f"Clinical lead of {each}" for each in streams),
            "post finance_director": finance,
            "post executive": "; ".join(f"Executive sponsor of {each}" for each in streams),
        },
        {
            "accountable_to Alder Transformation Board": "; ".join(streams),
            **{
                f"leads {each}": f"SRO of {each}; Clinical lead of {each}; Executive sponsor of {each}"
                + (f"; Finance lead of {each}" if each in finance else "")
                for each in streams
            },
        },
    )
    return [grid("Workstreams", sheet)], said


def project_register() -> Made:
    """Projects with the workstream each belongs to, dates, money and status."""
    sheet = """
Project register – Kestrel Vale PMO

Project ID|Project name|Workstream|Project Lead|RAG status|Start date|End date|Budget £k|% complete|Next milestone
P001|Frailty at the front door|Urgent Care|Head of Urgent Care, Kestrel CCG|Green|Apr-18|Mar-19|120|45%|Business case to board
P002|Ambulatory care pathway|Urgent Care|Consultant Physician, Vale Hospitals|Amber|Apr-18|Dec-18|75|30%|Go live
P003|Virtual fracture clinic|Planned Care|General Manager, Vale Hospitals|Green|Jun-18|Mar-19|60|10%|Recruit nurse
P004|Shared decision making pilot|Planned Care|TBC|Red|Jul-18|Jun-19|15|0%|Appoint lead"""
    said = truth(
        "Kestrel Vale",
        {
            "body workstream": "Urgent Care; Planned Care",
            "project": "Frailty at the front door; Ambulatory care pathway; Virtual fracture clinic; Shared decision making pilot",
            "post officer": "Head of Urgent Care, Kestrel CCG; General Manager, Vale Hospitals",
            "post clinician": "Consultant Physician, Vale Hospitals",
        },
        {
            "accountable_to Urgent Care": "Frailty at the front door; Ambulatory care pathway",
            "accountable_to Planned Care": "Virtual fracture clinic; Shared decision making pilot",
            "leads Frailty at the front door": "Head of Urgent Care, Kestrel CCG",
            "leads Ambulatory care pathway": "Consultant Physician, Vale Hospitals",
            "leads Virtual fracture clinic": "General Manager, Vale Hospitals",
        },
    )
    return [grid("Projects", sheet)], said


def tracker() -> Made:
    """What is agreed for each group, yes or no: neither “Yes” nor a date is a person."""
    sheet = """
GOVERNANCE TRACKER

Board / Group|Parent|Established?|Chair confirmed?|Membership agreed?|ToR agreed? (Y/N)|ToR date|Meeting dates in diary|Action owner|Comments
Fennmoor STP Board||Y|Yes|Yes|Y|Jan 18|Y|JT|
Delivery Oversight Group|Fennmoor STP Board|Y|No|Partly|N||Y|JT|Chair to be agreed by end of May
Digital Enabling Group|Delivery Oversight Group|Y|Yes|No|Y|Mar 18|N|SK|Awaiting names from providers
Estates Enabling Group|Delivery Oversight Group|N|No|No|N||N|SK|First meeting in June"""
    said = truth(
        "Fennmoor",
        {
            "body strategic_board": "Fennmoor STP Board",
            "body oversight_group": "Delivery Oversight Group",
            "body enabler": "Digital Enabling Group; Estates Enabling Group",
        },
        {
            "accountable_to Fennmoor STP Board": "Delivery Oversight Group",
            "accountable_to Delivery Oversight Group": "Digital Enabling Group; Estates Enabling Group",
        },
    )
    return [grid("Tracker", sheet)], said


def calendar() -> Made:
    """A calendar of meetings with days, times and venues."""
    sheet = """
Calendar of meetings 2018/19
Meeting|Chair|Day and time|Venue|Apr|May|Jun|Jul|Feeds into
Oakmere Partnership Board|Independent Chair|1st Tuesday, 9.30–12.00|Council Chamber|3|8|5|3|
Oakmere Delivery Group|STP Programme Director|2nd Wednesday, 14.00|Room 4, CCG HQ|11|9|13|11|Oakmere Partnership Board
Citizens' Panel|Lay member|Quarterly, evenings|Various||23|||Oakmere Partnership Board
Note: dates in italics are to be confirmed"""
    said = truth(
        "Oakmere",
        {
            "body strategic_board": "Oakmere Partnership Board",
            "body delivery_group": "Oakmere Delivery Group",
            "body reference_group": "Citizens' Panel",
            "post independent_chair": "Independent Chair",
            "post executive": "STP Programme Director",
            "post lay_member": "Lay member",
        },
        {
            "reports_to Oakmere Partnership Board": "Oakmere Delivery Group; Citizens' Panel",
            "sits_on Oakmere Partnership Board": "Independent Chair",
            "sits_on Oakmere Delivery Group": "STP Programme Director",
            "sits_on Citizens' Panel": "Lay member",
        },
    )
    return [grid("Meetings 18-19", sheet)], said


def reporting_lines() -> Made:
    """Several columns of who reports where, names parted in several ways."""
    sheet = """
Group|Accountable to|Escalates to|Feeds into|Receives reports from|Advice from
Larkhill ICS Board|||||Larkhill Clinical Senate
Larkhill System Executive|Larkhill ICS Board|||Quality Surveillance Group / Performance Group|
Quality Surveillance Group||Larkhill System Executive|||
Performance Group|||Larkhill ICS Board||
Larkhill Clinical Senate|||||
Digital Board|Larkhill System Executive|Larkhill System Executive||• Records Sharing Group¶• Cyber Security Group|"""
    said = truth(
        "Larkhill",
        {
            "body strategic_board": "Larkhill ICS Board",
            "body executive_group": "Larkhill System Executive",
            "body oversight_group": "Quality Surveillance Group; Performance Group",
            "body clinical_cabinet": "Larkhill Clinical Senate",
            "body enabler": "Digital Board; Cyber Security Group; Records Sharing Group",
        },
        {
            "accountable_to Larkhill ICS Board": "Larkhill System Executive",
            "accountable_to Larkhill System Executive": "Digital Board",
            "reports_to Larkhill System Executive": "Quality Surveillance Group; Performance Group; Digital Board",
            "reports_to Larkhill ICS Board": "Performance Group",
            "reports_to Digital Board": "Records Sharing Group; Cyber Security Group",
            "advises Larkhill ICS Board": "Larkhill Clinical Senate",
        },
    )
    return [grid("Reporting lines", sheet)], said


def tier_bands() -> Made:
    """Bands over the rows that only say which tier follows, and the headings again on the second page."""
    sheet = """
Group|Purpose|Accountable to|Frequency
Tier 1 – Strategic
Birchwater Leadership Board|Sets direction|–|Monthly
Tier 2 – Delivery
Birchwater Delivery Board|Runs the programme|Birchwater Leadership Board|Monthly
Finance Reference Group|Tests the numbers|Birchwater Delivery Board|Monthly
Group|Purpose|Accountable to|Frequency
Tier 3 – Workstreams
Maternity|Better births|Birchwater Delivery Board|Monthly
Cancer|Earlier diagnosis|Birchwater Delivery Board|Six-weekly
Enabling functions
Estates|One public estate|Birchwater Delivery Board|Quarterly"""
    said = truth(
        "Birchwater",
        {
            "body strategic_board": "Birchwater Leadership Board",
            "body delivery_group": "Birchwater Delivery Board",
            "body finance_group": "Finance Reference Group",
            "body workstream": "Maternity; Cancer",
            "body enabler": "Estates",
        },
        {
            "accountable_to Birchwater Leadership Board": "Birchwater Delivery Board",
            "accountable_to Birchwater Delivery Board": "Finance Reference Group; Maternity; Cancer; Estates",
        },
    )
    spans = [(row, 0, row, 3) for row in (1, 3, 7, 10)]
    return [grid("Groups", sheet, spans=spans)], said


def board_bands() -> Made:
    """Each board in a merged row over the groups that belong to it."""
    sheet = """
Sub-group|Chair|Meets
Cragside Partnership Board
Clinical Strategy Group|Medical Director, Crag Hospitals|Monthly
Finance Group|Director of Finance, Crag CCG|Monthly
Cragside Delivery Board
Discharge Task and Finish Group|Director of Adult Social Care|Weekly
Primary Care Development Group|GP Chair, Crag CCG|Monthly"""
    said = truth(
        "Cragside",
        {
            "body strategic_board": "Cragside Partnership Board",
            "body delivery_group": "Cragside Delivery Board",
            "body clinical_cabinet": "Clinical Strategy Group",
            "body finance_group": "Finance Group",
            "body reference_group": "Discharge Task and Finish Group",
            "body workstream": "Primary Care Development Group",
            "post clinician": "Medical Director, Crag Hospitals",
            "post finance_director": "Director of Finance, Crag CCG",
            "post executive": "Director of Adult Social Care",
            "post gp": "GP Chair, Crag CCG",
        },
        {
            "accountable_to Cragside Partnership Board": "Clinical Strategy Group; Finance Group",
            "accountable_to Cragside Delivery Board": "Discharge Task and Finish Group; Primary Care Development Group",
            "sits_on Clinical Strategy Group": "Medical Director, Crag Hospitals",
            "sits_on Finance Group": "Director of Finance, Crag CCG",
            "sits_on Discharge Task and Finish Group": "Director of Adult Social Care",
            "sits_on Primary Care Development Group": "GP Chair, Crag CCG",
        },
    )
    return [grid("Sub-groups", sheet, spans=[(1, 0, 1, 2), (4, 0, 4, 2)])], said


def parents_first() -> Made:
    """The board in the first column, said once and left blank below."""
    sheet = """
Parent board|Group|Lead officer|Status
Sandling System Board|Sandling Operational Group|Chief Operating Officer|Established
|Sandling Quality Group|Chief Nurse|Established
|Sandling Communications Network|Head of Communications|Shadow
Sandling Operational Group|Stroke Steering Group|Stroke Programme Lead|Established
|Flow Improvement Group|Director of Operations|Proposed"""
    said = truth(
        "Sandling",
        {
            "body strategic_board": "Sandling System Board",
            "body delivery_group": "Sandling Operational Group; Stroke Steering Group",
            "body oversight_group": "Sandling Quality Group",
            "body enabler": "Sandling Communications Network",
            "body workstream": "Flow Improvement Group",
            "post executive": "Director of Operations; Chief Operating Officer",
            "post clinician": "Chief Nurse",
            "post officer": "Head of Communications",
            "post workstream_lead": "Stroke Programme Lead",
        },
        {
            "accountable_to Sandling System Board": "Sandling Operational Group; Sandling Quality Group; Sandling Communications Network",
            "accountable_to Sandling Operational Group": "Stroke Steering Group; Flow Improvement Group",
            "leads Sandling Operational Group": "Chief Operating Officer",
            "leads Sandling Quality Group": "Chief Nurse",
            "leads Sandling Communications Network": "Head of Communications",
            "leads Stroke Steering Group": "Stroke Programme Lead",
            "leads Flow Improvement Group": "Director of Operations",
        },
    )
    return [grid("Structure", sheet)], said


def delegations() -> Made:
    """A schedule of delegation: who delegates what to whom, up to which sum."""
    sheet = """
Schedule of delegated functions
Delegating body|Delegated to|Function|Financial limit|Source document|Review
NHS Elm CCG|Joint Commissioning Committee|Specialised services|£5m|Constitution s.6|Mar-19
NHS Holm CCG|Joint Commissioning Committee|Specialised services|£5m|Constitution s.4|Mar-19
Joint Commissioning Committee|Contract Sub-Committee|Contract variations|£250k|ToR|Sep-18"""
    said = truth(
        "Elm and Holm",
        {
            "organisation ccg": "NHS Elm CCG; NHS Holm CCG",
            "body joint_committee": "Joint Commissioning Committee",
            "body other": "Contract Sub-Committee",
        },
        {
            "delegates_to Joint Commissioning Committee": "NHS Elm CCG; NHS Holm CCG",
            "delegates_to Contract Sub-Committee": "Joint Commissioning Committee",
        },
    )
    return [grid("Delegations", sheet)], said


REGISTERS: tuple[Callable[[], Made], ...] = (
    *(committee_register, workstream_leads, project_register, tracker, calendar, reporting_lines, tier_bands, board_bands),
    *(parents_first, delegations),
)


@cache
def documents(form: str) -> tuple[Document, ...]:
    """The documents of a form: all as `xlsx`; every third as `ods`; those of one sheet as `csv`."""
    made = []
    for number, manner in enumerate((*REGISTERS, *SEATS, *LISTS, *MORE, *LAST)):
        sheets, said = manner()
        name = f"{said.title}.{form}"
        if form == "xlsx":
            made.append(Document(form, manner.__name__, name, xlsx(sheets), said))
        elif form == "ods" and number % 3 == 0:
            made.append(Document(form, manner.__name__, name, ods(sheets), said))
        elif form == "csv" and len(sheets) == 1 and not (sheets[0].indents or sheets[0].spans or sheets[0].name == said.title):
            made.append(Document(form, manner.__name__, name, text(sheets), said))
    return tuple(made)
