"""A store of a test's own, on a server on which people log in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from stpgraph.model import Structure
from stpgraph.settings import settings
from stpgraph.store import Access, Keeper, open_store
from stpgraph.ui import keeping

KENT, WALES = "Kent and Medway", "<i>South</i> *West*"
HOSTILE = "<script>alert(1)</script> *Board* {secret}"


@contextmanager
def server(monkeypatch: pytest.MonkeyPatch, folder: Path, **more: str) -> Iterator[Keeper]:
    """Settings in force for a server with a new store, and the operator's hands in it. `more`: further settings."""
    for name, value in ({"login": "true", "store": f"sqlite:///{folder}/store.db"} | more).items():
        monkeypatch.setenv(f"STPGRAPH_{name.upper()}", value)
    settings.cache_clear()
    store = open_store(f"sqlite:///{folder}/store.db")
    try:
        yield Keeper(store, Access.everything("the operator"))
    finally:
        settings.cache_clear()
        store.close()


def log_in(monkeypatch: pytest.MonkeyPatch, email: str | None, **more: object) -> None:
    """Makes somebody the reader of every page; None: nobody."""
    said = {} if email is None else {"is_logged_in": True, "email": email, **more}
    monkeypatch.setattr(keeping, "claims", lambda: said)


def board(title: str = "Kent", footprint: str = KENT, **more: Any) -> Structure:
    """A structure with one board and somebody named on it."""
    return Structure.model_validate(
        {
            "stpgraph": 1,
            "id": "kent",
            "title": title,
            "footprint": footprint,
            "status": "option",
            "nodes": [
                {"id": "board", "type": "body", "name": "The board", "kind": "strategic_board"},
                {"id": "chair", "type": "post", "name": "Chair", "kind": "independent_chair", "holder": "Ann Other"},
            ],
            "relations": [{"source": "chair", "type": "sits_on", "target": "board", "capacity": "chair"}],
            **more,
        }
    )
