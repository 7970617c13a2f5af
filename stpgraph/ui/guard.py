"""What stands between an unforeseen failure and the reader: one plain message on the page, where it came from in the server's log."""

from __future__ import annotations

import time
from collections.abc import Callable

import streamlit as st

from stpgraph.errors import StpgraphError
from stpgraph.reading.words import markdown_safe
from stpgraph.ui import logs

SORRY = (
    "Something went wrong while this page was being drawn. It is our fault, not yours, and nothing of yours is lost. "
    "Load the page again; if it happens again, tell whoever runs this server: what happened is in its log."
)


def guarded(page: Callable[[], None], name: str = "") -> None:
    """Runs a page, which the log calls by this name. Streamlit's own signals to stop or run again pass through, as they are no
    failures."""
    begun = time.monotonic()
    token = logs.PAGE.set(name)
    try:
        page()
    except StpgraphError as error:
        # Its message is made for readers.
        logs.event("refusal", "warning", error=error)
        st.error(markdown_safe(str(error)))
    except Exception as error:
        logs.event("failure", "error", error=error)
        st.error(SORRY)
    finally:
        logs.event("page", ms=(time.monotonic() - begun) * 1_000)
        logs.PAGE.reset(token)
