"""What stands between an unforeseen failure and the reader: one plain message on the page, the traceback in the server's log."""

from __future__ import annotations

import logging
from collections.abc import Callable

import streamlit as st

from stpgraph.errors import StpgraphError
from stpgraph.reading.words import markdown_safe

LOG = logging.getLogger("stpgraph.ui")
SORRY = (
    "Something went wrong while this page was being drawn. It is our fault, not yours, and nothing of yours is lost. "
    "Load the page again; if it happens again, tell whoever runs this server: what happened is in its log."
)


def guarded(page: Callable[[], None]) -> None:
    """Runs a page. Streamlit's own signals to stop or run again pass through, as they are no failures."""
    try:
        page()
    except StpgraphError as error:
        # Its message is made for readers.
        LOG.warning("A page refused: %s", type(error).__name__)
        st.error(markdown_safe(str(error)))
    except Exception:
        LOG.exception("A page failed.")
        st.error(SORRY)
