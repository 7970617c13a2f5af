"""Documents written by an office suite that is not ours (LibreOffice), kept in `files/`; `make_files.py` makes them anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.importers.held_out import odf
from tests.importers.held_out.shaping import Held, joined, only
from tests.importers.held_out.terms import CLINICAL, FINANCE_GROUP, LOCALITY
from tests.importers.held_out.truths import FRAILTY, ICS, NETWORK, PLACE, PROGRAMME, SEATS
from tests.importers.truths import Truth

FILES = Path(__file__).parent / "files"
Fields = Mapping[str, Mapping[str, object]]


def _register() -> tuple[str, Truth]:
    truth = only(PLACE, types=("body", "project"), relations=("accountable_to",))
    up = {source: target for source, _, target in truth.lines}
    rows = [("Name of group or project", "Accountable to"), *((name, up.get(name, "")) for name, _, _ in truth.nodes)]
    return odf.sheet("Ember Valley: who answers to whom", rows), truth


def _matrix() -> tuple[str, Truth]:
    truth = joined(only(SEATS, relations=("sits_on",)))
    bodies = [name for name, node_type, _ in truth.nodes if node_type == "body"]
    posts = [name for name, node_type, _ in truth.nodes if node_type == "post"]
    rows = [(post, *("X" if (post, "sits_on", body) in truth.lines else "" for body in bodies)) for post in posts]
    return odf.web_table("Membership", [("Member", *bodies), *rows]), truth


def _pairs() -> tuple[str, Truth]:
    truth = joined(only(NETWORK, relations=("accountable_to",)))
    return odf.sheet(truth.title, [("Group or project", "Answers to"), *((one, other) for one, _, other in truth.lines)]), truth


_WHOLE = only(FRAILTY, names=[name for name, _, _ in FRAILTY.nodes if "Forum" not in name])
_PLACES = only(
    ICS, names=[name for row in ICS.rows[1:5] for name, _, _ in row if "Finance" not in name and "Clinical" not in name]
)
#: File, style, ending of what it is made from, the filter that reads that, and its making: text, truth, fields.
SOURCES: tuple[tuple[str, str, str, str, Callable[[], tuple[str, Truth]], Fields], ...] = (
    ("programme.pptx", "impress-glued", "fodp", "", lambda: odf.glued(PROGRAMME), {}),
    ("place.pptx", "impress-glued", "fodp", "", lambda: odf.glued(PLACE), {}),
    ("places.pptx", "impress-loose", "fodp", "", lambda: odf.loose(_PLACES), {}),
    ("frailty.pptx", "impress-nested", "fodp", "", lambda: odf.nested(_WHOLE), {}),
    ("register.xlsx", "calc-register", "fods", "", _register, {}),
    ("answers.xlsx", "calc-register", "fods", "", _pairs, {}),
    ("membership.xlsx", "calc-web-table", "html", "HTML (StarCalc)", _matrix, {}),
    *(
        (
            name,
            style,
            "fodt",
            "",
            lambda terms=terms, table=table: (odf.paper(terms, table=table), terms.truth(False)),
            {terms.name: terms.fields},
        )
        for name, style, terms, table in (
            ("finance.docx", "writer-table", FINANCE_GROUP, True),
            ("locality.docx", "writer-list", LOCALITY, False),
            ("clinical.docx", "writer-table", CLINICAL, True),
        )
    ),
)


def documents(form: str) -> list[Held]:
    """The kept files of a format, with what each truly says."""
    return [
        Held(form, style, name, (FILES / name).read_bytes(), make()[1], fields)
        for name, style, _, _, make, fields in SOURCES
        if name.endswith(f".{form}")
    ]
