"""What is loaded is set aside at most every so often, and only where a server runs."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from streamlit import runtime

from stpgraph.ui import heap


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    heap._last.clear()
    yield
    heap._last.clear()
    gc.unfreeze()


def test_nothing_is_set_aside_without_a_server() -> None:
    before = gc.get_freeze_count()
    heap.settle()
    assert gc.get_freeze_count() == before


def test_what_is_there_is_set_aside_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime, "exists", lambda: True)
    now = [100.0]
    monkeypatch.setattr(heap.time, "monotonic", lambda: now[0])
    heap.settle()
    assert gc.get_freeze_count() > 1_000
    gc.unfreeze()
    now[0] += heap.EVERY - 1
    heap.settle()
    assert gc.get_freeze_count() == 0
    now[0] += 1
    heap.settle()
    assert gc.get_freeze_count() > 1_000


def test_garbage_that_was_set_aside_is_found_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime, "exists", lambda: True)

    class Node:
        gone = 0

        def __del__(self) -> None:
            Node.gone += 1

    one = Node()
    one.itself = one  # type: ignore[attr-defined]
    heap.settle()
    del one
    gc.collect()
    assert Node.gone == 0
    heap._last.clear()
    heap.settle()
    assert Node.gone == 1
