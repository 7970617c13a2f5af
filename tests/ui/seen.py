"""What a reader sees of a page, and that it did not fail."""

from __future__ import annotations

import html
import re

from streamlit.testing.v1 import AppTest

from stpgraph.ui.guard import SORRY


def raw(app: AppTest) -> str:
    """All HTML and all texts that a page sends, as it sends them."""
    return "\n".join(str(each.value) for kind in ("html", "markdown", "warning", "error", "info") for each in app.get(kind))


def seen(app: AppTest) -> str:
    """The words of a page: tags taken away, entities and escapes resolved, spaces made one."""
    parts = [html.unescape(re.sub(r"<[^>]*>", " ", str(each.value))) for each in app.get("html")]
    parts += [
        re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", str(each.value))
        for kind in ("markdown", "warning", "error", "info")
        for each in app.get(kind)
    ]
    return " ".join(" ".join(parts).split())


def sound(app: AppTest) -> AppTest:
    """The same, once it is known that no exception reached the page and none was caught at its edge."""
    assert not app.exception
    assert SORRY not in [each.value for each in app.error]
    return app
