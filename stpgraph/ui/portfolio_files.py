"""A portfolio as a file: which formats there are, what the file is called, and what is in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from stpgraph.report.portfolio_tables import Told
from stpgraph.ui.portfolio import SetKey

FormKey = Literal["xlsx", "html", "json"]


@dataclass(frozen=True, slots=True)
class Form:
    """A format: what a reader calls it, and its media type."""

    title: str
    media_type: str


FORMS: Mapping[FormKey, Form] = {
    "xlsx": Form(
        "Excel workbook, one sheet for each question", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ),
    "html": Form("Web page, to read and print", "text/html"),
    "json": Form("JSON, for other programs", "application/json"),
}


def file_name(form: FormKey, numbers: Mapping[SetKey, int]) -> str:
    """What the file is called; one that holds synthetic structures says so.

    >>> file_name("xlsx", {"published": 12}), file_name("json", {"synthetic": 44})
    ('portfolio.xlsx', 'portfolio-with-synthetic.json')
    """
    return f"portfolio{'-with-synthetic' if numbers.get('synthetic') else ''}.{form}"


def make(form: FormKey, told: Told) -> bytes:
    """The file. Each writer brings a library with it, so none is read before it is needed."""
    if form == "xlsx":
        from stpgraph.report.portfolio_xlsx import portfolio_xlsx

        return portfolio_xlsx(told)
    if form == "json":
        from stpgraph.report.portfolio_json import portfolio_json

        return portfolio_json(told).encode()
    from stpgraph.report.html_page import html_page
    from stpgraph.report.portfolio_document import portfolio_document

    return html_page(portfolio_document(told)).encode()
