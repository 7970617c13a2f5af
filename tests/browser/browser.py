"""The browser that the browser tests drive: any Chromium that this machine has, or else one that is installed now.

    python tests/browser/browser.py          says where it is
    python tests/browser/browser.py --get    installs one first when there is none

`CHROMIUM` in the environment names one outright.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

#: Names on the PATH; then where macOS and Windows keep them.
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)


def find() -> str | None:
    """The path of a Chromium, or None. `CHROMIUM` wins; then the machine's own; then one that Playwright has fetched."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    here = [path for path in map(shutil.which, COMMANDS) if path] + [path for path in PLACES if Path(path).is_file()]
    return here[0] if here else _playwrights_own()


def get() -> str:
    """The path of a Chromium, installed now if there was none.

    Raises:
        SystemExit: None could be had; says what to do.
    """
    for way in (None, _from_debian, _from_playwright):
        if way is not None:
            way()
        found = find()
        if found is not None:
            return found
    raise SystemExit(
        "The browser tests need Chromium, Chrome or Edge. Install one, or say where it is: CHROMIUM=/path/to/it make test"
    )


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def _from_debian() -> None:
    """Debian's own package, where we may install it. Where there are snaps (Ubuntu) that package only points to one."""
    if platform.system() != "Linux" or not Path("/etc/debian_version").exists() or shutil.which("snap"):
        return
    ask = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if ask and shutil.which("sudo") is None:
        return
    print("Installing a browser for the tests (Debian's chromium) ...", flush=True)
    for step in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]):
        subprocess.run(
            [*ask, *step], check=False, stdout=subprocess.DEVNULL, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        )


def _from_playwright() -> None:
    print("Fetching a browser for the tests (Playwright's Chromium) ...", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


if __name__ == "__main__":
    print("Browser for the tests:", get() if "--get" in sys.argv[1:] else find() or "none found")
