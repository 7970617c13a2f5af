"""The container file and the compose file fit the program that they start."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from stpgraph.settings import Settings
from stpgraph.store.engine import url_of
from stpgraph.ui.frame import reaches_others

ROOT = Path(__file__).parent.parent
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
CONTAINERFILE = (ROOT / "Containerfile").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
SERVICES = COMPOSE["services"]
APPS = {name: each for name, each in SERVICES.items() if name.startswith("app")}
HEALTH = "/_stcore/health"


def _instructions(name: str) -> list[str]:
    lines = CONTAINERFILE.replace("\\\n", " ").splitlines()
    return [line.removeprefix(f"{name} ") for line in lines if line.startswith(f"{name} ")]


def test_two_replicas_are_alike() -> None:
    assert list(APPS) == ["app1", "app2"]
    assert APPS["app1"] == APPS["app2"]
    assert (ROOT / APPS["app1"]["build"]["dockerfile"]).is_file()


def test_a_cookie_keeps_each_reader_at_one_replica() -> None:
    config = COMPOSE["configs"]["caddyfile"]["content"]
    (upstreams,) = re.findall(r"reverse_proxy (.*) \{", config)
    assert upstreams.split() == [f"{name}:8501" for name in APPS]
    assert re.search(r"lb_policy cookie \w+", config)
    assert f"health_uri {HEALTH}" in config
    (mounted,) = SERVICES["proxy"]["configs"]
    assert mounted["source"] == "caddyfile"
    assert config.count("{") - config.count("${") == config.count("}") - config.count("${") == 2


def test_postgresql_keeps_its_data_and_is_up_before_the_replicas() -> None:
    database = SERVICES["database"]
    assert "/postgres:" in database["image"]
    volume, _, place = database["volumes"][0].partition(":")
    assert volume in COMPOSE["volumes"]
    assert place == "/var/lib/postgresql/data"
    assert "pg_isready" in " ".join(database["healthcheck"]["test"])
    for app in APPS.values():
        assert app["depends_on"]["database"]["condition"] == "service_healthy"
        given = app["environment"]["STPGRAPH_STORE"].replace("${POSTGRES_PASSWORD}", "password")
        url = url_of(given)
        assert (url.host, url.database, url.username) == ("database", "stpgraph", database["environment"]["POSTGRES_USER"])
        assert url.database == database["environment"]["POSTGRES_DB"]


def test_only_the_proxy_can_be_reached_from_outside() -> None:
    assert [name for name, each in SERVICES.items() if "ports" in each] == ["proxy"]


def test_people_log_in_wherever_others_can_reach_the_program() -> None:
    (command,) = _instructions("CMD")
    words = yaml.safe_load(command)
    assert reaches_others(words[words.index("--server.address") + 1])
    for app in APPS.values():
        settings = {name.removeprefix("STPGRAPH_").lower(): value for name, value in app["environment"].items()}
        assert Settings(**(settings | {"admins": ["ann@example.org"]})).login
        assert any(each.split(":")[0].endswith("secrets.toml") for each in app["volumes"])


def test_secrets_are_neither_in_the_image_nor_in_the_repository() -> None:
    copied = [word for line in _instructions("COPY") for word in line.split()]
    assert ".streamlit" not in copied, "whoever builds it may have secrets there"
    assert not [each for each in copied if "secrets" in each]


@pytest.mark.parametrize("file", ["compose.yaml", "Containerfile"])
def test_every_variable_of_ours_is_a_setting(file: str) -> None:
    named = set(re.findall(r"STPGRAPH_[A-Z_]+", (ROOT / file).read_text("utf-8")))
    assert named
    assert {each.removeprefix("STPGRAPH_").lower() for each in named} <= Settings.model_fields.keys()


def test_what_is_copied_exists_and_the_program_finds_all_it_needs() -> None:
    copies = [line.split() for line in _instructions("COPY")]
    sources = {each for *many, _ in copies for each in many}
    assert [each for each in sources if not (ROOT / each).exists()] == []
    assert {"app.py", "stpgraph", "structures", "pyproject.toml", PROJECT["readme"], *PROJECT["license-files"]} <= sources
    assert ".streamlit/config.toml" in sources


def test_what_is_installed_is_what_pyproject_names() -> None:
    (run,) = _instructions("RUN")
    words = shlex.split(run)
    assert "requirements.txt" in words
    (wanted,) = re.findall(r"\[([a-z,]+)\]", run)
    assert set(wanted.split(",")) <= PROJECT["optional-dependencies"].keys()
    assert {"postgresql", "login"} <= set(wanted.split(","))
    (image,) = _instructions("FROM")
    found = re.search(r"python:(\d+)\.(\d+)", image)
    least = re.search(r"(\d+)\.(\d+)", PROJECT["requires-python"])
    assert found
    assert least
    assert tuple(map(int, found.groups())) >= tuple(map(int, least.groups()))


def test_whoever_runs_it_is_not_root_and_it_is_asked_how_it_is() -> None:
    assert _instructions("USER") == ["stpgraph"]
    assert "useradd" in CONTAINERFILE
    assert HEALTH in _instructions("HEALTHCHECK")[0]
    for app in APPS.values():
        assert HEALTH in " ".join(app["healthcheck"]["test"])
