"""What is on the Explore page, for its tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest

from stpgraph import shipped
from stpgraph.files import read
from stpgraph.model import Finding
from stpgraph.pipeline import explore

SHIPPED = [path for shelf in shipped.SHELVES for path in shipped.files(shelf)]


def of_structure(app: AppTest) -> dict[str, str]:
    """The URL's parameters."""
    return {key: str(value) for key, value in app.query_params.items()}


def of(name: str) -> tuple[Finding, ...]:
    """The findings of a shipped structure, as the page has them."""
    return explore(read(next(path for path in SHIPPED if path.stem == name)), date.today()).findings


def button(app: AppTest, label: str, at: int = 0) -> Any:
    return [each for each in app.button if each.label == label][at]


def pick(app: AppTest, section: str, key: str) -> AppTest:
    """Opens a finding that stands under a heading, or closes it."""
    return app.button(key=f"pick {section} {key}").click().run()


def group(app: AppTest, key: str) -> Any:
    return next(each for each in app.get("button_group") if each.key == key)
