"""Every format that can be brought in. A format is known by what is in the file; its name is asked only where the content says nothing.

A new format is one module and one line here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from stpgraph.importers.colours import keyed
from stpgraph.importers.draft import Draft, Sketch
from stpgraph.importers.drafting import draft
from stpgraph.importers.drawings import dot, drawio, graphml, mermaid
from stpgraph.importers.joining import joined
from stpgraph.importers.linked import bods, ods, org_rdf, popolo, rdf_files
from stpgraph.importers.persons import seated
from stpgraph.importers.pptx import slides as pptx
from stpgraph.importers.safe import check_size, refused
from stpgraph.importers.tables import filled, opendocument, pairs, webtable, workbook
from stpgraph.importers.tables import free as tables
from stpgraph.importers.tables.columns import Field
from stpgraph.importers.tables.workbook import Workbook
from stpgraph.importers.titles import spread
from stpgraph.importers.visio import drawing as visio
from stpgraph.importers.word import terms as word

Said = Mapping[str, Field] | None


@dataclass(frozen=True, slots=True)
class ImportFormat:
    """A format: its name on the command line, what a reader calls it, the usual ends of its file names, how it is known and read.

    `read` gives a draft where the file states everything by itself, and else a sketch, of which a draft is made.
    `lossless` says that our own files of this format are read back exactly.
    """

    id: str
    title: str
    suffixes: tuple[str, ...]
    recognised: Callable[[bytes, str], bool]
    read: Callable[[bytes, str, Said], Draft | Sketch]
    lossless: bool = False


def _sheets(form: str, book: Workbook, name: str, said: Said) -> Sketch:
    return tables.sketch(book.tables, form, name, said, book.unread)


def _excel(data: bytes, name: str, said: Said) -> Draft | Sketch:
    book = workbook.read(data, name)
    if filled.recognised(book):
        return filled.draft(book, name)
    return tables.sketch(book.tables, "xlsx", name, said, book.unread)


FORMATS: tuple[ImportFormat, ...] = (
    ImportFormat(
        *("pptx", "PowerPoint presentation", (".pptx", ".pptm", ".potx", ".ppsx")),
        lambda data, name: pptx.recognised(data),
        lambda data, name, said: pptx.sketch(data, name),
        lossless=True,
    ),
    ImportFormat(
        *("vsdx", "Visio drawing", (".vsdx", ".vsdm")),
        lambda data, name: visio.recognised(data),
        lambda data, name, said: visio.sketch(data, name),
    ),
    ImportFormat(
        *("docx", "Word document", (".docx", ".docm", ".dotx")),
        lambda data, name: word.recognised(data),
        lambda data, name, said: word.sketch(data, name),
    ),
    ImportFormat(
        *("drawio", "draw.io diagram", (".drawio", ".xml")),
        lambda data, name: drawio.recognised(data),
        lambda data, name, said: drawio.sketch(data, name),
        lossless=True,
    ),
    ImportFormat(
        *("graphml", "network in GraphML", (".graphml",)),
        lambda data, name: graphml.recognised(data),
        lambda data, name, said: graphml.sketch(data, name),
        lossless=True,
    ),
    ImportFormat(
        *("xlsx", "Excel workbook", (".xlsx", ".xlsm")),
        lambda data, name: workbook.recognised(data),
        _excel,
        lossless=True,
    ),
    ImportFormat(
        *("opendocument", "OpenDocument spreadsheet", (".ods",)),
        lambda data, name: opendocument.recognised(data),
        lambda data, name, said: _sheets("opendocument", opendocument.read(data, name), name, said),
    ),
    ImportFormat(
        *("html", "table in a web page", (".html", ".htm", ".xls")),
        webtable.recognised,
        lambda data, name, said: _sheets("html", webtable.read(data, name), name, said),
    ),
    ImportFormat(
        *("bods", "beneficial ownership statements (BODS)", (".json",)),
        bods.recognised,
        lambda data, name, said: bods.sketch(data, name),
        lossless=True,
    ),
    ImportFormat(
        *("popolo", "organisations and posts (Popolo)", (".json",)),
        popolo.recognised,
        lambda data, name, said: popolo.sketch(data, name),
        lossless=True,
    ),
    ImportFormat(
        *("ods", "record of the NHS organisation register (ODS)", (".json",)),
        ods.recognised,
        lambda data, name, said: ods.sketch(data, name),
    ),
    ImportFormat(
        *("jsonld", "linked data (JSON-LD)", (".jsonld", ".json")),
        lambda data, name: rdf_files.notation(data) == "jsonld",
        lambda data, name, said: org_rdf.sketch(data, name),
        lossless=True,
    ),
    ImportFormat(
        *("turtle", "linked data (Turtle)", (".ttl", ".nt", ".rdf")),
        lambda data, name: rdf_files.notation(data) in ("turtle", "xml"),
        lambda data, name, said: org_rdf.sketch(data, name),
        lossless=True,
    ),
    ImportFormat(
        *("mermaid", "Mermaid flowchart", (".mmd", ".mermaid", ".md")),
        lambda data, name: mermaid.recognised(data),
        lambda data, name, said: mermaid.sketch(data, name),
    ),
    ImportFormat(
        *("dot", "Graphviz diagram (DOT)", (".dot", ".gv")),
        lambda data, name: dot.recognised(data),
        lambda data, name, said: dot.sketch(data, name),
    ),
    ImportFormat(
        *("csv", "table or list of pairs (CSV)", (".csv", ".tsv", ".txt")),
        tables.recognised_text,
        lambda data, name, said: pairs.sketch(data, name, said),
    ),
)
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "This is a PDF, in which boxes and lines are only ink. Bring in the file that it was made from."),
    (b"\x89PNG", "This is a picture, in which boxes and lines are only dots. Bring in the file that it was made from."),
    (b"\xff\xd8\xff", "This is a photograph or picture. Bring in the file that it was made from."),
    (b"PK", "This is a packed file of a sort that cannot be brought in."),
    (b"{\\rtf", "This is text in the format RTF. Save it anew as .docx."),
)


def recognise(data: bytes, name: str) -> ImportFormat:
    """The format of a file. Raises InputError where it is none of them, and says what there is."""
    visio.refuse_old(data, name)
    check_size(data, name)
    for each in FORMATS:
        if each.recognised(data, name):
            return each
    told = next((message for start, message in _OTHERS if data.startswith(start)), "")
    there_are = ", ".join(f"{each.title} ({each.suffixes[0]})" for each in FORMATS)
    raise refused(name, f"{told or 'What is in this file was not recognised.'} What can be brought in: {there_are}.")


def open_any(data: bytes, name: str, columns: Said = None) -> Draft | Sketch:
    """What is in a file of any format: the draft where the file states everything by itself, and else the sketch.

    `columns` is what a person says of a table's columns, by heading. Raises InputError with one fault in plain words where the file
    cannot be used.
    """
    form = recognise(data, name)
    try:
        opened = form.read(data, name, columns)
        return seated(joined(spread(keyed(opened)))) if isinstance(opened, Sketch) else opened
    except RecursionError:
        raise refused(name, "Things stand in each other too deep in this file; in no diagram do they.") from None


def read_any(data: bytes, name: str, columns: Said = None) -> Draft:
    """The draft in a file of any format, as `open_any`."""
    opened = open_any(data, name, columns)
    return draft(opened, name) if isinstance(opened, Sketch) else opened
