"""How an installation is set up: by environment variables (`STPGRAPH_…`) and a file, of which the environment comes first.

The file is `stpgraph.toml` in the folder where the program is started, or the one that `STPGRAPH_CONFIG` names.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from stpgraph.errors import UsageError

#: The environment variable that names the file, and what the file is called where it names none.
CONFIG, FILE = "STPGRAPH_CONFIG", "stpgraph.toml"
PREFIX = "STPGRAPH_"


class Settings(BaseSettings):
    """Everything that can be set. Each has a default with which a single user on their own machine needs to set nothing."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True)

    store: str | None = Field(
        None,
        description="Where structures are kept: `sqlite:///path/to/file.db` or `postgresql://user:password@host/name`. "
        "Left out: a file in the user's own data folder.",
    )
    login: bool = Field(
        False,
        description="Whether people must log in (OpenID Connect, set up in `.streamlit/secrets.toml`). Left false, everybody who reaches the "
        "program may do everything: only for one user on their own machine.",
    )
    admins: tuple[str, ...] = Field(
        (),
        description="The e-mail addresses of those who are administrators whatever the store says; needed to let the first people in.",
    )
    hide_holders: bool = Field(
        False,
        description="Whether the names of people who hold posts are left out of every export, and hidden from those who may only view.",
    )
    log: Literal["info", "warning", "error"] = Field("info", description="How much is logged, one line of JSON an event.")
    log_file: Path | None = Field(None, description="The file that is logged to. Left out: standard error.")
    presence: float = Field(
        60.0, gt=0, description="For how many seconds after they were last seen somebody counts as here, on the Design page."
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What is given here, then the environment, then the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, Path(os.environ.get(CONFIG, FILE)))


def load() -> Settings:
    """The settings in force, read anew. Raises UsageError that names every setting that cannot be used, or a file that is not there."""
    named = os.environ.get(CONFIG)
    if named and not Path(named).is_file():
        raise UsageError(f"The settings file “{named}”, which {CONFIG} names, is not there.")
    try:
        return Settings()
    except ValidationError as error:
        told = [f"“{'.'.join(map(str, each['loc']))}”: {each['msg']}." for each in error.errors()]
        known = ", ".join(Settings.model_fields)
        raise UsageError(f"These settings cannot be used: {' '.join(told)} There are: {known}.") from error
    except ValueError as error:
        raise UsageError(f"The settings file “{named or FILE}” cannot be read as TOML: {error}") from error


@cache
def settings() -> Settings:
    """The settings in force, read once."""
    return load()


def rows() -> list[tuple[str, str, str, str]]:
    """Every setting: its name in the file, its environment variable, its default, and what it is."""
    return [
        (name, f"{PREFIX}{name.upper()}", _default(field.default), field.description or "")
        for name, field in Settings.model_fields.items()
    ]


def _default(value: object) -> str:
    if value is None or value == ():
        return "none"
    return str(value).lower() if isinstance(value, bool) else f"{value:g}" if isinstance(value, float) else str(value)
