"""Logging in with a real OpenID Connect provider, and what each role may do."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, Page, expect

from stpgraph.store import Access, Keeper, open_store
from tests.browser.conftest import ROOT
from tests.ui.kept import HOSTILE, board

pytestmark = pytest.mark.browser
SOME_TIME = 30_000
NORA, EVE = "Nora@Example.org", "eve@example.org"
#: Nobody's address but her own: whoever gives Eve a role means somebody whose address has been verified.
PEOPLE = (
    {"sub": "nora", "name": "Nora <b>Name</b>", "email": NORA, "email_verified": True},
    {"sub": "eve", "name": "Eve", "email": EVE, "email_verified": False},
)


@dataclass(frozen=True)
class Server:
    """A server on which people log in: its address, its store in the operator's hands, and its log."""

    address: str
    operator: Keeper
    log: Path


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("login")
    provider, app = _port(), _port()
    (folder / "secrets.toml").write_text(
        f"""
[auth]
redirect_uri = "http://127.0.0.1:{app}/oauth2callback"
cookie_secret = "{"not a secret, for tests only ":*<40}"
client_id = "stpgraph"
client_secret = "none"
server_metadata_url = "http://127.0.0.1:{provider}/.well-known/openid-configuration"
"""
    )
    claims = [word for each in PEOPLE for word in ("--user-claims", json.dumps(each))]
    url = f"sqlite:///{folder}/store.db"
    settings = {"STPGRAPH_LOGIN": "true", "STPGRAPH_STORE": url, "STPGRAPH_LOG_FILE": str(folder / "log.jsonl")}
    with ExitStack() as stack:
        stack.enter_context(_running(folder / "provider.txt", "oidc_provider_mock", "-p", str(provider), *claims))
        command = ("streamlit", "run", "app.py", "--server.port", str(app), "--secrets.files", str(folder / "secrets.toml"))
        stack.enter_context(_running(folder / "app.txt", *command, **settings))
        _wait(f"http://127.0.0.1:{provider}/.well-known/openid-configuration")
        _wait(f"http://127.0.0.1:{app}/_stcore/health")
        store = open_store(url)
        stack.callback(store.close)
        yield Server(f"http://127.0.0.1:{app}", Keeper(store, Access.everything("the operator")), folder / "log.jsonl")
    assert "Traceback" not in (folder / "app.txt").read_text()


def _port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(out: Path, module: str, *arguments: str, **settings: str) -> Iterator[None]:
    """A Python module as a program, until the end. Over plain HTTP, which libraries of OAuth refuse unless they are told."""
    environment = os.environ | settings | {"AUTHLIB_INSECURE_TRANSPORT": "1", "PYTHONWARNINGS": "ignore"}
    with out.open("w") as to:
        process = subprocess.Popen([sys.executable, "-m", module, *arguments], cwd=ROOT, stdout=to, stderr=to, env=environment)
        try:
            yield
        finally:
            process.terminate()
            process.wait(timeout=60)


def _wait(url: str) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"{url} does not answer")


LogIn = Callable[[str], Page]


@pytest.fixture
def log_in(server: Server, chromium: Browser) -> Iterator[LogIn]:
    """Logs in, in a browser of one's own, as the provider knows one."""
    with ExitStack() as stack:

        def logged_in(sub: str) -> Page:
            context = chromium.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
            stack.callback(context.close)
            page = context.new_page()
            page.goto(server.address)
            page.get_by_role("button", name="Log in").click(timeout=SOME_TIME)
            page.get_by_placeholder("sub").fill(sub, timeout=SOME_TIME)
            page.get_by_role("button", name="Authorize").click()
            page.get_by_role("button", name="Log out").wait_for(timeout=SOME_TIME)
            return page

        yield logged_in


def test_roles_count_at_every_save_without_reloading(server: Server, log_in: LogIn) -> None:
    operator = server.operator
    for each in operator.grants(NORA):
        operator.revoke(NORA, each.footprint)
    operator.create(board(HOSTILE), "First")
    page = log_in("nora")
    expect(page.get_by_text("You have no role here yet")).to_contain_text("to give a role to Nora@Example.org", timeout=SOME_TIME)
    expect(page.get_by_text("Nora <b>Name</b>")).to_be_visible()
    page.goto(f"{server.address}/design?start=workstream")
    expect(page.get_by_text("Not saved yet.")).to_be_visible(timeout=SOME_TIME)
    assert HOSTILE not in page.content()

    operator.grant(NORA, "viewer")
    _save(page)
    expect(page.get_by_text("Not saved. This needs the role of an editor")).to_contain_text("your role there is viewer")
    operator.grant(NORA, "editor")
    page.goto(f"{server.address}/design?start=workstream")
    expect(page.get_by_text("Not saved yet.")).to_be_visible(timeout=SOME_TIME)
    operator.revoke(NORA)
    _save(page)
    expect(page.get_by_text("Not saved. This needs the role of an editor")).to_contain_text("you have no role there")
    assert not [each for each in operator.listing() if each.latest.who == "nora@example.org"]
    operator.grant(NORA, "editor")
    _save(page)
    expect(page.get_by_text("Saved as version 1.")).to_be_visible(timeout=SOME_TIME)
    assert {each.latest.who for each in operator.listing()} == {"the operator", "nora@example.org"}

    page.get_by_role("button", name="Log out").click()
    page.get_by_role("button", name="End session").click(timeout=SOME_TIME)
    page.get_by_role("button", name="Log in").wait_for(timeout=SOME_TIME)
    assert not [each for each in ("ora@", "Nora", "alert(1)", "Board") if each in server.log.read_text()]
    assert '"event": "store refusal"' in server.log.read_text()
    assert '"event": "failure"' not in server.log.read_text()


def _save(page: Page) -> None:
    popover = page.get_by_test_id("stPopover").filter(has=page.get_by_role("button", name="Save"))
    if not page.get_by_role("button", name="Save this structure").is_visible():
        popover.get_by_role("button").first.click(timeout=SOME_TIME)
    page.get_by_role("button", name="Save this structure").click(timeout=SOME_TIME)


def test_an_address_that_is_not_verified_opens_nothing(server: Server, log_in: LogIn) -> None:
    server.operator.grant(EVE, "admin")
    page = log_in("eve")
    expect(page.get_by_text("has not made sure that your e-mail address is yours")).to_be_visible(timeout=SOME_TIME)
    page.goto(f"{server.address}/design?start=workstream")
    expect(page.get_by_text("could not be kept as a draft")).to_be_visible(timeout=SOME_TIME)
    expect(page.get_by_role("link", name="People")).to_have_count(0)
    assert HOSTILE not in page.content()
