"""Workbooks of the third set: the makers of the first two with other structures, and books with a card for each group on a sheet of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from openpyxl.styles import Font

from tests.importers.held_out import excel as first
from tests.importers.held_out import kept_excel as second
from tests.importers.held_out.last_roles import ACP_ROLES, DIABETES_ROLES, SHADOW_ROLES
from tests.importers.held_out.last_terms import AUDIT, CABINET, DELIVERY, MONEY, STEERING
from tests.importers.held_out.last_truths import (
    ACP,
    AGREEMENTS,
    DIABETES,
    HOSPITALS,
    ICS,
    JOINT,
    MAP,
    MATERNITY,
    SEATS,
    SHADOW,
)
from tests.importers.held_out.shaping import Held, only
from tests.importers.held_out.terms import Terms
from tests.importers.held_out.word import merged
from tests.importers.truths import Truth

Made = tuple[bytes, Truth, Mapping[str, Mapping[str, object]]]
_ABOVE: Mapping[str, str] = {"accountable_to": "Accountable to", "advises": "Advises"}
_OFTEN: Mapping[str, str] = {
    "fortnightly": "Fortnightly",
    "monthly": "Monthly",
    "bimonthly": "Every two months",
    "quarterly": "Quarterly",
}


def cards(several: tuple[Terms, ...], title: str) -> Made:
    """A sheet a group: on the left what is asked, on the right the answer (its name, whom it is accountable to or advises, how often it
    meets, its quorum), and below a table of its members and their standing."""
    book, page = first._book("Read me")
    page.append([title])
    page.append(["One sheet for each group. Please keep it up to date."])
    for number, terms in enumerate(several, 1):
        page = book.create_sheet(f"Group {number}")
        rows = [("Name of group", terms.name)]
        rows += [(_ABOVE[relation], name) for name, relation, _, _ in terms.above]
        rows += [("Meets", _OFTEN[str(terms.fields["meets"])]), ("Quorum", terms.fields["quorum"])]
        for row in (*rows, ("Last updated", "March 2019")):
            page.append(row)
            page.cell(page.max_row, 1).font = Font(bold=True)
        page.append([])
        page.append(["Member", "Status"])
        for cell in page[page.max_row]:
            cell.font = Font(bold=True)
        for seat in terms.seats:
            page.append([seat.name, seat.there])
        page.column_dimensions["A"].width = page.column_dimensions["B"].width = 44
    fields = {terms.name: {key: terms.fields[key] for key in ("meets", "quorum")} for terms in several}
    return first._save(book), merged(title, [terms.truth(False) for terms in several]), fields


# ── the documents ────────────────────────────────────────────────────────────────────────────────────────────────────

_CHAIRED: Mapping[str, tuple[str, str]] = {
    name: (post, kind) for name, (said, post, kind) in SHADOW_ROLES.items() if said == "Chair"
}
_NOTE = "Key: C – chair, M – member, A – in attendance"


def _made() -> list[tuple[str, Callable[[], Made]]]:
    whole = only(ICS, types=("body",), relations=("accountable_to",))
    return [
        ("cards", lambda: cards((STEERING, CABINET), "Group records")),
        ("cards", lambda: cards((MONEY, AUDIT), "Records of our finance and audit groups")),
        ("cards", lambda: cards((DELIVERY,), "Record of the delivery group")),
        ("register", lambda: first.register(SHADOW)),
        ("register", lambda: first.register(only(ACP, types=("body", "project")), head="Answers to", numbered=True)),
        ("register-titled", lambda: first.register(MAP, above=("Vesperdale", "", "Kept by the programme office"))),
        ("chaired-by", lambda: first.chaired(_CHAIRED, SHADOW)),
        ("sro-lead", lambda: first.leads(MAP)),
        ("sro-lead", lambda: first.leads(MATERNITY)),
        ("matrix-ticks", lambda: first.matrix(SEATS, ("✓",))),
        ("matrix-ticks", lambda: first.matrix(AGREEMENTS, ("x",), turned=True)),
        ("matrix-letters", lambda: first.matrix(SEATS, ("C", "M", "A"), _NOTE)),
        ("matrix-two-heads", lambda: first.matrix(SEATS, ("Y",), grouped=True)),
        ("matrix-partners", lambda: first.partners(ACP)),
        ("tiers", lambda: first.tiers(DIABETES)),
        ("tiers", lambda: first.tiers(whole)),
        ("pairs", lambda: first.pairs(JOINT)),
        ("pairs", lambda: first.pairs(HOSPITALS, ("Source", "Link", "Target"), more=True)),
        ("calendar", lambda: first.calendar(MATERNITY)),
        ("sheets", lambda: first.sheets(ACP)),
        ("agreements", lambda: first.papers(AGREEMENTS)),
        ("transposed", lambda: second.transposed(SHADOW, SHADOW_ROLES)),
        ("transposed", lambda: second.transposed(DIABETES, DIABETES_ROLES, "Our groups in brief")),
        ("transposed", lambda: second.transposed(ACP, ACP_ROLES)),
        ("outline", lambda: second.outline(SHADOW, "indent")),
        ("outline", lambda: second.outline(ICS, "spaces")),
        ("outline-columns", lambda: second.outline(DIABETES, "columns")),
        ("two-tables", lambda: second.two_tables(SHADOW)),
        ("two-tables-beside", lambda: second.two_tables(ACP, beside=True)),
    ]


def documents(most: int | None = None) -> list[Held]:
    """All documents of the format, or the first so many."""
    made = []
    for style, make in _made()[:most]:
        data, truth, fields = make()
        name = f"{truth.title.replace(':', ',').replace('/', '-')}.xlsx"
        made.append(Held("xlsx", style, name, data, truth, fields))
    return made
