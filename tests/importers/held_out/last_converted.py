"""Documents of the third set that an office suite wrote (LibreOffice), kept in `last_files/`; `make_files.py` makes them anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.importers.held_out import odf
from tests.importers.held_out.converted import Fields
from tests.importers.held_out.kept_converted import _pairs, _register
from tests.importers.held_out.last_terms import DELIVERY, MONEY
from tests.importers.held_out.last_truths import ACP, DIABETES, ICS, MAP, MATERNITY, SHADOW
from tests.importers.held_out.shaping import Held, joined, only
from tests.importers.truths import Truth

FILES = Path(__file__).parent / "last_files"
_WHOLE = only(DIABETES, names=[name for name, _, _ in DIABETES.nodes if "Forum" not in name])
_PLACES = joined(only(ICS, relations=("accountable_to",)))
#: File, style, ending of what it is made from, the filter that reads that, and its making: text, truth, fields.
SOURCES: tuple[tuple[str, str, str, str, Callable[[], tuple[str, Truth]], Fields], ...] = (
    ("shadow.pptx", "impress-glued", "fodp", "", lambda: odf.glued(SHADOW), {}),
    ("partnership.pptx", "impress-glued", "fodp", "", lambda: odf.glued(ACP), {}),
    ("places.pptx", "impress-loose", "fodp", "", lambda: odf.loose(_PLACES), {}),
    ("diabetes.pptx", "impress-nested", "fodp", "", lambda: odf.nested(_WHOLE), {}),
    ("programme.xlsx", "calc-register", "fods", "", lambda: _register(MAP, ("Group or project", "Answerable to")), {}),
    ("maternity.xlsx", "calc-web-table", "html", "HTML (StarCalc)", lambda: _pairs(MATERNITY), {}),
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
            ("conditions.docx", "writer-table", DELIVERY, True),
            ("money.docx", "writer-list", MONEY, False),
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
