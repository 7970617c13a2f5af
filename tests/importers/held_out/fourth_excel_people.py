"""How the fourth set's workbooks are laid out that tell of workstreams, projects and people: trackers, matrices and lists."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from openpyxl.styles import Alignment, Font

from tests.importers.held_out.fourth_excel_groups import (
    RAGS,
    Made,
    above_of,
    band,
    begun,
    heads,
    organised,
    said_of,
    save,
    seated,
    widths,
)
from tests.importers.held_out.fourth_systems import Person, System
from tests.importers.truths import Line

# ── workstreams and projects ─────────────────────────────────────────────────────────────────────────────────────────


def tracker(system: System, bands: Mapping[str, Sequence[str]], manner: str) -> Made:
    """Workstreams in merged bands with SRO and clinical lead, those they answer to, RAG, dates and budgets. With the manner `name` only
    names are given, and a second sheet says who these people are."""
    book, page = begun("Tracker")
    page.append([f"{system.title}: programme tracker"])
    page.append(["Reporting period: May 2018"])
    asked = (
        "Workstream",
        "SRO",
        "Clinical lead",
        "Accountable to",
        "RAG",
        "Last month",
        "Start",
        "Finish",
        "Budget £000",
        "Progress",
    )
    heads(page, asked, 4)
    names = [name for each in bands.values() for name in each]
    lines, people, total = above_of(system, names), [], 0
    for title, each in bands.items():
        if title:
            band(page, page.max_row + 1, title, len(asked))
        for number, name in enumerate(each):
            clinical = [person for person in system.leaders(name) if person.kind in ("clinician", "gp")]
            sro = [person for person in system.leaders(name) if person not in clinical]
            budget = 120 + 85 * number
            page.append(
                [
                    *(name, said_of(sro, manner), said_of(clinical, manner), "; ".join(system.ends(name, "accountable_to"))),
                    *(RAGS[number % 5], RAGS[(number + 1) % 5], datetime.date(2017, 4 + number, 3)),
                    *(
                        datetime.date(2019, 3, 29),
                        budget,
                        ("On track", "Recruitment delayed", "Business case due in July")[number % 3],
                    ),
                ]
            )
            people += [*sro, *clinical]
            lines += [(person.title, "leads", name) for person in (*sro, *clinical)]
            total += budget
    page.append(["Total", *([None] * 7), total])
    page.append([])
    page.append(["RAG: Green = on track; Amber = some concerns; Red = off track and needs a decision"])
    widths(page, 38, 40, 40, 30, 11, 11, 11, 11, 11, 30)
    people = list(dict.fromkeys(people))
    ends = [*names, *(target for name in names for target in system.ends(name, "accountable_to"))]
    if manner == "name":
        page = book.create_sheet("People")
        heads(page, ("Name", "Job title", "Organisation"))
        for person in people:
            page.append([person.who, person.title, person.of])
        of, speaks = organised(system, people)
        ends, lines = [*ends, *of], [*lines, *speaks]
        widths(page, 28, 36, 44)
    return save(book), system.tell(dict.fromkeys(ends), lines, people), {}


def projects(system: System, kind: str, head: str, manner: str, merged: bool) -> Made:
    """Projects by workstream or locality: its name and lead stand in the first of its rows only, the others blank or merged with it."""
    book, page = begun("Projects")
    heads(page, (head, f"{head} lead", "Project", "Stage", "RAG", "Go-live", "Investment (£)", "Next milestone"))
    names, lines, people = [], [], []
    for group in system.names("body", kind):
        under = [source for source, said, target in system.truth.lines if (said, target) == ("accountable_to", group)]
        led, start = system.leaders(group), page.max_row + 1
        for number, name in enumerate(under):
            stage = ("Scoping", "Delivery", "Business case")[(start + number) % 3]
            row = [
                stage,
                RAGS[(start + number) % 4],
                f"Q{1 + number % 4} 2018/19",
                45000 + 5500 * start,
                "Evaluation plan agreed",
            ]
            page.append([*((group, said_of(led, manner)) if number == 0 else (None, None)), name, *row])
        if merged and len(under) > 1:
            for column in (1, 2):
                page.merge_cells(start_row=start, start_column=column, end_row=page.max_row, end_column=column)
        names += [group, *under]
        lines += [(name, "accountable_to", group) for name in under] + [(person.title, "leads", group) for person in led]
        people += led
    page.append([None, None, f"Number of projects: {page.max_row - 1}"])
    widths(page, 34, 40, 40, 14, 12, 14, 14, 26)
    return save(book), system.tell(names, lines, people), {}


def raci(system: System, boards: Sequence[str], helper: str) -> Made:
    """Projects down, posts and groups across, letters in the cells, and a key that says what each letter means."""
    book, page = begun("RACI")
    streams = [name for name in system.names("body", "workstream") if system.leaders(name)]
    under: dict[str, list[str]] = {target: [] for target in streams}
    for source, said, target in system.truth.lines:
        if said == "accountable_to" and target in under:
            under[target].append(source)
    people = [person for name in streams for person in system.leaders(name)]
    across = [*(person.title for person in people), *streams, *([helper] if helper else []), *boards]
    page.append([f"{system.title} – RACI for projects"])
    page.append([])
    for key in (
        "R = Responsible: leads the project",
        "A = Accountable: the group to which the project is accountable",
        *(["S = Supports the project"] if helper else []),
        "C = Consulted        I = Informed",
    ):
        page.append([key])
    row = page.max_row + 2
    heads(page, ("Project", *across), row)
    lines: list[Line] = []
    for stream, names in under.items():
        for number, name in enumerate(names):
            marks: dict[str, str] = dict.fromkeys(boards, "I") | {stream: "A"}
            marks |= {person.title: "R" for person in system.leaders(stream)}
            marks |= {streams[(streams.index(stream) + 1) % len(streams)]: "C"}
            lines += [(name, "accountable_to", stream)] + [(person.title, "leads", name) for person in system.leaders(stream)]
            if helper and number == 0:
                marks[helper] = "S"
                lines.append((helper, "supports", name))
            page.append([name, *(marks.get(each) for each in across)])
    widths(page, 40, *([16] * len(across)))
    names = [*streams, *([helper] if helper else []), *boards, *(name for each in under.values() for name in each)]
    return save(book), system.tell(names, lines, people), {}


def support(system: System) -> Made:
    """Enablers across, workstreams down, a tick where the one supports the other."""
    book, page = begun("Enabler support")
    enablers, streams = system.names("body", "enabler"), system.names("body", "workstream")
    lines = [each for each in system.truth.lines if each[1] == "supports" and each[0] in enablers and each[2] in streams]
    page.append(["Which enablers support which workstreams? (✓ = supports)"])
    heads(page, ("Workstream", *enablers), 3)
    for name in streams:
        page.append([name, *("✓" if (each, "supports", name) in lines else None for each in enablers)])
    widths(page, 32, *([24] * len(enablers)))
    return save(book), system.tell([*streams, *enablers], lines), {}


# ── who sits where ───────────────────────────────────────────────────────────────────────────────────────────────────


def seats(system: System, names: Sequence[str], key: str, *, whose: bool = False, named: bool = True) -> Made:
    """Posts down with their holders (and `whose` organisation), groups across, letters by the key or ticks where there is none."""
    book, page = begun("Membership")
    page.append(["Membership of boards and committees"])
    page.append([key or "A tick shows membership."])
    before = [*(["Name"] if named else []), "Position", *(["Organisation"] if whose else [])]
    heads(page, (*before, *names), 4)
    people = [person for person in system.people if any(name in names for name in system.seats(person))]
    for person in people:
        marks = [system.seats(person).get(name) for name in names]
        row = [*([person.who or "Vacant"] if named else []), person.title, *([person.of] if whose else [])]
        page.append([*row, *(mark if key else ("✓" if mark else None) for mark in marks)])
    counted = ("C", "M") if key else ("C", "M", "A")
    counts = [sum(1 for _, mark in system.sitting(name) if mark in counted) for name in names]
    page.append([*([None] * (len(before) - 1)), "Number of members", *counts])
    widths(page, *([30] * len(before)), *([18] * len(names)))
    of, lines = organised(system, people) if whose else ([], [])
    return save(book), system.tell([*names, *of], [*seated(system, people, names), *lines], people), {}


def partners(system: System, names: Sequence[str], counted: bool) -> Made:
    """Organisations down and boards across: how many seats each has, or a tick; a merged heading above the boards."""
    book, page = begun("Partner representation")
    lines = [each for each in system.truth.lines if each[1] == "member_of" and each[2] in names]
    orgs = [name for name in system.names("organisation") if any(name == source for source, _, _ in lines)]
    page.append([None, "Seats on each board" if counted else "Represented on"])
    page.merge_cells(start_row=1, start_column=2, end_row=1, end_column=len(names) + 1)
    page["B1"].alignment, page["B1"].font = Alignment(horizontal="center"), Font(bold=True)
    heads(page, ("Partner organisation", *names), 2)
    rows = [
        [(1 + (at + down) % 2) if (org, "member_of", name) in lines else 0 for at, name in enumerate(names)]
        for down, org in enumerate(orgs)
    ]
    for org, row in zip(orgs, rows, strict=True):
        page.append([org, *((each or None) if counted else ("✓" if each else None) for each in row)])
    if counted:
        page.append(["Total", *(sum(row[at] for row in rows) for at in range(len(names)))])
    page.append([])
    page.append(["Source: terms of reference agreed by partners in 2017"])
    widths(page, 48, *([26] * len(names)))
    return save(book), system.tell([*names, *orgs], lines), {}


_STANDING: Mapping[str, str] = {"C": "Chair", "M": "Member", "A": "In attendance"}


def lists(system: System, names: Sequence[str], whose: bool) -> Made:
    """A sheet for each group, called by its abbreviation: its name on top, then its members and their standing."""
    book, page = begun("Contents")
    page.append(["Membership lists"])
    page.append(["One sheet for each group. Contact the programme office with changes."])
    people: list[Person] = []
    for name in names:
        page = book.create_sheet(system.abbreviated(name))
        page.append([name])
        page["A1"].font = Font(bold=True, size=14)
        page.append(["Membership as at 1 May 2018"])
        heads(page, ("Name", "Role", *(["Organisation"] if whose else []), "Status on group", "Deputy sent?"), 4)
        for person, letter in system.sitting(name):
            page.append([person.who or "Vacant", person.title, *([person.of or None] if whose else []), _STANDING[letter], "N"])
            people.append(person)
        widths(page, 26, 42, 40, 18, 12)
    people = list(dict.fromkeys(people))
    of, lines = organised(system, people) if whose else ([], [])
    return save(book), system.tell([*names, *of], [*seated(system, people, names), *lines], people), {}


def blocks(system: System, names: Sequence[str], whose: bool) -> Made:
    """Membership lists one below the other on one sheet, each under a merged title, one heading row for all at the top."""
    book, page = begun("Members")
    asked = ("Position", *(["Representing"] if whose else []), "Name", "Role on group", "Since")
    heads(page, asked)
    people: list[Person] = []
    for name in names:
        band(page, page.max_row + 1, name, len(asked), "E2EFDA")
        for number, (person, letter) in enumerate(system.sitting(name)):
            page.append([person.title, *([person.of or "–"] if whose else []), person.who, _STANDING[letter], 2016 + number % 3])
            people.append(person)
    people = list(dict.fromkeys(people))
    of, lines = organised(system, people) if whose else ([], [])
    widths(page, 42, 42, 26, 16, 10)
    return save(book), system.tell([*names, *of], [*seated(system, people, names), *lines], people), {}


def contacts(system: System, short: bool) -> Made:
    """A list of contacts: name, job title, organisation, the groups that each attends in one cell (`short`: abbreviated, with a key)."""
    book, page = begun("Contact list")
    page.append(["CONTACT LIST – please do not forward outside the partnership"])
    heads(page, ("Name", "Job title", "Organisation", "Groups attended", "Email", "Tel."), 2)
    for number, person in enumerate(system.people):
        groups = list(system.seats(person))
        where = ", ".join(system.abbreviated(each) for each in groups) if short else "\n".join(groups)
        last = person.who.split()[-1].lower()
        page.append(
            [person.who, person.title, person.of or None, where or None, f"{last}@example.org", f"01632 960{100 + number}"]
        )
        page.cell(page.max_row, 4).alignment = Alignment(wrap_text=True)
    names = [name for name in system.short.values() if system.sitting(name)]
    if short:
        page.append([])
        page.append(["Abbreviation", "Group"])
        for name in names:
            page.append([system.abbreviated(name), name])
    widths(page, 26, 38, 42, 42, 30, 16)
    of, lines = organised(system, system.people)
    return save(book), system.tell([*names, *of], [*seated(system, system.people, names), *lines], system.people), {}
