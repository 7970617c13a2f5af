"""Structures kept in a database: versions, drafts, history; one contract for SQLite and PostgreSQL."""
