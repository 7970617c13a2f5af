"""One contract for both databases: every test that asks for `url`, `store` or `keeper` runs once with each."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from stpgraph.store import Access, Keeper, Store, open_store
from tests.store.postgres import Server, binaries

BACKENDS = ("sqlite", "postgresql")
_NAMES = itertools.count(1)
NONE = "NO POSTGRESQL HERE: the store was tested with SQLite alone. Install Debian's package `postgresql` to test both."


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker, so that one server serves them all."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.xdist_group("store"))


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server for the whole run. Where there is none, that is said, and in CI it is a failure."""
    found = binaries()
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(NONE)
        pytest.skip(NONE)
    server = Server(found)
    yield server
    server.remove()


class Clock:
    """A clock that goes on by a second every time that somebody looks."""

    def __init__(self) -> None:
        self.now = datetime(2018, 5, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


NewUrl = Callable[[], str]


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def new_url(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> NewUrl:
    """Addresses of empty databases."""
    if backend == "sqlite":
        return lambda: f"sqlite:///{tmp_path}/store-{next(_NAMES)}.db"
    server: Server = request.getfixturevalue("server")
    return lambda: server.space(f"store_{next(_NAMES)}")


@pytest.fixture
def url(new_url: NewUrl) -> str:
    return new_url()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(url: str, clock: Clock) -> Iterator[Store]:
    numbers = itertools.count(1)
    store = open_store(url, clock=clock, new_key=lambda: f"key-{next(numbers)}")
    yield store
    store.close()


@pytest.fixture
def keeper(store: Store) -> Keeper:
    return Keeper(store, Access.everything("Ann"))
