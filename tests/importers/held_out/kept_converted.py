"""Documents of the second set that an office suite wrote (LibreOffice), kept in `kept_files/`; `make_files.py` makes them anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.importers.held_out import odf
from tests.importers.held_out.converted import Fields
from tests.importers.held_out.kept_terms import TEAM, WINTER
from tests.importers.held_out.kept_truths import CITY, CLINICAL_FOCUS, PORTFOLIO, URGENT, VANGUARD
from tests.importers.held_out.shaping import Held, joined, only
from tests.importers.truths import Truth

FILES = Path(__file__).parent / "kept_files"


def _register(truth: Truth, heads: tuple[str, str]) -> tuple[str, Truth]:
    truth = only(truth, types=("body", "project"), relations=("accountable_to",))
    up = {source: target for source, _, target in truth.lines}
    return odf.sheet(f"{truth.title} (register)", [heads, *((name, up.get(name, "")) for name, _, _ in truth.nodes)]), truth


def _pairs(truth: Truth) -> tuple[str, Truth]:
    truth = joined(only(truth, relations=("accountable_to",)))
    return odf.web_table(truth.title, [("Group", "Accountable to"), *((one, other) for one, _, other in truth.lines)]), truth


_ESTATES = only(PORTFOLIO, names=[name for name, _, _ in PORTFOLIO.nodes if "Office" not in name])
_CLINICAL = joined(only(CLINICAL_FOCUS, relations=("accountable_to",)))
#: File, style, ending of what it is made from, the filter that reads that, and its making: text, truth, fields.
SOURCES: tuple[tuple[str, str, str, str, Callable[[], tuple[str, Truth]], Fields], ...] = (
    ("urgent.pptx", "impress-glued", "fodp", "", lambda: odf.glued(URGENT), {}),
    ("vanguard.pptx", "impress-glued", "fodp", "", lambda: odf.glued(VANGUARD), {}),
    ("clinical.pptx", "impress-loose", "fodp", "", lambda: odf.loose(_CLINICAL), {}),
    ("portfolio.pptx", "impress-nested", "fodp", "", lambda: odf.nested(_ESTATES), {}),
    ("schemes.xlsx", "calc-register", "fods", "", lambda: _register(PORTFOLIO, ("Group or scheme", "Accountable to")), {}),
    ("region.xlsx", "calc-web-table", "html", "HTML (StarCalc)", lambda: _pairs(CITY), {}),
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
            ("winter.docx", "writer-table", WINTER, True),
            ("team.docx", "writer-list", TEAM, False),
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
