"""The first form of the store: structures, versions, roles, drafts, and a log that only grows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_GROWS = ("stp_versions", "stp_audit")
_KEYS = {"stp_versions": "key = NEW.key AND number = NEW.number", "stp_audit": "seq = NEW.seq"}


def upgrade() -> None:
    """Makes every table, and the triggers that keep versions and the log from being rewritten."""
    text, whole = sa.Text(), sa.Integer()
    op.create_table(
        "stp_structures",
        sa.Column("key", text, primary_key=True),
        sa.Column("footprint", text, nullable=False),
        sa.Column("option_of", text),
        sa.Column("archived", whole, nullable=False),
    )
    op.create_table(
        "stp_versions",
        sa.Column("key", text, sa.ForeignKey("stp_structures.key"), primary_key=True),
        sa.Column("number", whole, primary_key=True, autoincrement=False),
        *(sa.Column(name, text, nullable=False) for name in ("title", "status", "content", "sha256", "who", "at", "why")),
    )
    op.create_table(
        "stp_names",
        sa.Column("key", text, primary_key=True),
        sa.Column("number", whole, primary_key=True, autoincrement=False),
        sa.Column("name", text, nullable=False),
        sa.ForeignKeyConstraint(["key", "number"], ["stp_versions.key", "stp_versions.number"], name="stp_names_version"),
        sa.UniqueConstraint("key", "name", name="stp_names_once"),
    )
    op.create_table(
        "stp_tags",
        sa.Column("key", text, sa.ForeignKey("stp_structures.key"), primary_key=True),
        sa.Column("tag", text, primary_key=True),
    )
    op.create_table(
        "stp_grants",
        sa.Column("who", text, primary_key=True),
        sa.Column("footprint", text, primary_key=True),
        sa.Column("role", text, nullable=False),
    )
    op.create_table(
        "stp_audit",
        sa.Column("seq", whole, primary_key=True, autoincrement=False),
        *(sa.Column(name, text, nullable=False) for name in ("at", "who", "action", "key", "detail", "previous", "hash")),
    )
    op.create_table(
        "stp_drafts",
        sa.Column("owner", text, primary_key=True),
        sa.Column("id", text, primary_key=True),
        sa.Column("key", text),
        sa.Column("base", whole),
        sa.Column("content", text, nullable=False),
        sa.Column("counter", whole, nullable=False),
        sa.Column("at", text, nullable=False),
    )
    op.create_table(
        "stp_presence",
        sa.Column("key", text, primary_key=True),
        sa.Column("session", text, primary_key=True),
        sa.Column("who", text, nullable=False),
        sa.Column("at", text, nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        _only_grows_in_postgresql()
    else:
        _only_grows_in_sqlite()


def _only_grows_in_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION stp_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'what was kept is never changed'; END $$"
    )
    for table in _GROWS:
        for name, event, each in (("row", "UPDATE OR DELETE", "ROW"), ("all", "TRUNCATE", "STATEMENT")):
            op.execute(
                f"CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} FOR EACH {each} EXECUTE FUNCTION stp_only_grows()"
            )


def _only_grows_in_sqlite() -> None:
    for table in _GROWS:
        refuse = "BEGIN SELECT RAISE(ABORT, 'what was kept is never changed'); END"
        for event in ("UPDATE", "DELETE"):
            op.execute(f"CREATE TRIGGER {table}_{event.lower()} BEFORE {event} ON {table} {refuse}")
        # INSERT OR REPLACE removes a row without asking the trigger above.
        there = f"EXISTS (SELECT 1 FROM {table} WHERE {_KEYS[table]})"  # noqa: S608
        op.execute(f"CREATE TRIGGER {table}_insert BEFORE INSERT ON {table} WHEN {there} {refuse}")
