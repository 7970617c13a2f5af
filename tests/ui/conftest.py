"""The app as a reader meets it, without a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from stpgraph.settings import settings
from stpgraph.store import Keeper
from stpgraph.ui import keeping

ROOT = Path(__file__).parent.parent.parent
Open = Callable[..., AppTest]


@pytest.fixture(scope="session", autouse=True)
def _elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test touches the store of whoever runs it: there is one for all tests, in which nothing is ever saved."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STPGRAPH_STORE", f"sqlite:///{tmp_path_factory.mktemp('store')}/store.db")
        settings.cache_clear()
        yield
    settings.cache_clear()


@pytest.fixture
def own_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Keeper]:
    """A store for this test alone, to save in; the same as the pages use, in the hands of the same reader."""
    monkeypatch.setenv("STPGRAPH_STORE", f"sqlite:///{tmp_path}/own.db")
    settings.cache_clear()
    yield keeping.keeper()
    settings.cache_clear()
    # Else what a test began would stand beside what the next one does.
    st.session_state.clear()


@pytest.fixture
def app() -> AppTest:
    """The app, not yet run: its first page is Structures."""
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=300)


@pytest.fixture
def open_page(app: AppTest) -> Open:
    """Opens a page (`explore`, `rules`) with parameters in its URL."""

    def opened(page: str, **params: str) -> AppTest:
        app.switch_page(f"stpgraph/ui/pages/{page}.py")
        app.query_params.clear()
        app.query_params.update(params)
        return app.run()

    return opened


@pytest.fixture
def open_file(app: AppTest) -> Callable[[str | bytes], AppTest]:
    """Opens a file of the reader's own, from the Structures page."""

    def opened(text: str | bytes, name: str = "own.yaml") -> AppTest:
        app.run()
        data = text.encode() if isinstance(text, str) else text
        return app.get("file_uploader")[0].upload(name, data).run()  # type: ignore[no-any-return]

    return opened


@pytest.fixture
def downloads(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What the buttons of the page drawn last would download: the contents of files by name."""
    files: dict[str, bytes] = {}
    real = st.download_button

    def offered(label: str, data: bytes, **more: Any) -> bool:
        files.clear()
        files[more["file_name"]] = data
        return real(label, data, **more)

    monkeypatch.setattr(st, "download_button", offered)
    return files
