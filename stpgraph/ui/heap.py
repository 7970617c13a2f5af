"""Keeps edits quick on a server that many use: what has long been loaded is not looked through for garbage at every click.

Streamlit collects garbage after every run of a page, and a full collection walks everything in memory: with this program loaded that is most
of what a small edit costs. What is there already is set aside (`gc.freeze`), and looked through again only now and then.
"""

from __future__ import annotations

import gc
import threading
import time

from streamlit import runtime

#: Seconds between two looks through everything.
EVERY = 30.0
_LOCK = threading.Lock()
_last: list[float] = []


def settle() -> None:
    """Looks through everything if that is due, and sets aside what is left. Does nothing where no server runs."""
    if not runtime.exists() or (_last and time.monotonic() - _last[-1] < EVERY):
        return
    if not _LOCK.acquire(blocking=False):
        return
    try:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        _last[:] = [time.monotonic()]
    finally:
        _LOCK.release()
