"""The app, started as a reader starts it, and a real Chromium."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from tests.browser.browser import find

ROOT = Path(__file__).parent.parent.parent
SHOTS = Path(__file__).parent / "shots"
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
#: Streamlit looks for its server beside the page first (/explore/_stcore/…), and at the root when it is not there.
PROBES = ("/_stcore/health", "/_stcore/host-config")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A real browser and a real server share a busy machine: what fails is tried again, and has failed if it fails thrice."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the app is served; at the end its log must hold no traceback."""
    yield from _served("app.py", tmp_path_factory)


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a Streamlit page with nothing on it is served, to compare with."""
    yield from _served("tests/browser/pages/bare.py", tmp_path_factory)


class Served:
    """An app with a store of its own, in a folder; it can be stopped and started again at the same address."""

    def __init__(self, script: str, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.script, self.store, self.log = script, folder / "store.db", folder / "log.txt"
        self.address = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "streamlit", "run", self.script, "--server.port", str(self.port)]
        env = {**os.environ, "STPGRAPH_STORE": f"sqlite:///{self.store}"}
        with self.log.open("a") as out:
            self.server = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out, env=env)
        try:
            _wait(f"{self.address}/_stcore/health", self.server)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        self.server.terminate()
        self.server.wait(timeout=60)

    def check(self) -> None:
        """The log must hold no traceback, and tell of no page that failed."""
        said = self.log.read_text()
        assert "Traceback" not in said, said
        assert '"event": "failure"' not in said, said


def _served(script: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    served = Served(script, tmp_path_factory.mktemp("app"))
    try:
        yield served.address
    finally:
        served.stop()
    served.check()


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert server.poll() is None, "the app has ended"
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    raise AssertionError("the app does not answer")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real Chromium, of whatever make this machine has."""
    path = find()
    assert path is not None, "no browser: `python tests/browser/browser.py --get` installs one"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGS)
        yield browser
        browser.close()


@dataclass
class Reader:
    """One reader with a browser of their own. `complaints` are console errors, page errors, dialogs and requests elsewhere."""

    context: BrowserContext
    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def watch(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"page error: {error}"))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))
        self.page.on("request", self._request)

    def go(self, path: str) -> Page:
        self.page.goto(f"{self.address}{path}")
        self.page.locator("h1.sg-title").wait_for(timeout=120_000)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Waits until the server has drawn all it has to draw."""
        self.page.wait_for_function(
            "() => document.querySelector('.stApp')?.getAttribute('data-test-script-state') === 'notRunning'", timeout=120_000
        )

    def shot(self, name: str, whole: bool = False) -> None:
        SHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png", full_page=whole)

    def _console(self, message: ConsoleMessage) -> None:
        url = urlsplit(message.location.get("url", "")).path
        probe = any(url.endswith(each) and url != each for each in PROBES)
        if message.type == "error" and not probe:
            self.complaints.append(f"console: {message.text} ({message.location})")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address, self.address.replace("http", "ws"), "data:", f"blob:{self.address}")):
            self.complaints.append(f"request elsewhere: {request.url}")


@pytest.fixture(params=[(1440, 900)])
def reader(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Reader]:
    """A reader; when they leave, nothing may have been complained of. The parameter is the size of their window."""
    width, height, *scale = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=scale[0] if scale else 1, service_workers="block"
    )
    here = Reader(context, context.new_page(), address)
    here.watch()
    yield here
    context.close()
    assert here.complaints == []
