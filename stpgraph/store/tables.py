"""The tables of a store. The migrations make them; a test holds the two together.

Moments are text in UTC with microseconds (`2018-05-01T09:00:00.000000+00:00`), so that they sort and hash alike everywhere; what is
true or false is 1 or 0. The rows of `versions` and `audit` are only ever added: triggers of the database refuse anything else.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer, MetaData, Table, Text, UniqueConstraint

metadata = MetaData()

structures = Table(
    "stp_structures",
    metadata,
    Column("key", Text, primary_key=True),
    Column("footprint", Text, nullable=False),
    Column("option_of", Text),
    Column("archived", Integer, nullable=False),
)
versions = Table(
    "stp_versions",
    metadata,
    Column("key", Text, ForeignKey("stp_structures.key"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("title", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
)
names = Table(
    "stp_names",
    metadata,
    Column("key", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    ForeignKeyConstraint(["key", "number"], ["stp_versions.key", "stp_versions.number"], name="stp_names_version"),
    UniqueConstraint("key", "name", name="stp_names_once"),
)
tags = Table(
    "stp_tags",
    metadata,
    Column("key", Text, ForeignKey("stp_structures.key"), primary_key=True),
    Column("tag", Text, primary_key=True),
)
#: One role of one person in one footprint; the empty footprint stands for all.
grants = Table(
    "stp_grants",
    metadata,
    Column("who", Text, primary_key=True),
    Column("footprint", Text, primary_key=True),
    Column("role", Text, nullable=False),
)
audit = Table(
    "stp_audit",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)
drafts = Table(
    "stp_drafts",
    metadata,
    Column("owner", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("key", Text),
    Column("base", Integer),
    Column("content", Text, nullable=False),
    Column("counter", Integer, nullable=False),
    Column("at", Text, nullable=False),
)
presence = Table(
    "stp_presence",
    metadata,
    Column("key", Text, primary_key=True),
    Column("session", Text, primary_key=True),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
)
#: What a backup holds, in the order in which it can be put back.
KEPT: tuple[Table, ...] = (structures, versions, names, tags, grants, drafts, audit)
