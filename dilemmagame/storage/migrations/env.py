"""Runs the migrations in one transaction; the version in the file's header moves with them.

Reached only through `storage.migrate`, which hands in the function that opens the connection.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any, Literal

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import event, pool
from sqlmodel.sql.sqltypes import AutoString

from dilemmagame.storage.identity import APPLICATION_ID
from dilemmagame.storage.rows import Row

opener: Callable[[], sqlite3.Connection] = context.config.attributes["opener"]
engine = sa.create_engine("sqlite://", creator=opener, poolclass=pool.NullPool)


@event.listens_for(engine, "begin")
def _begin(connection: sa.Connection) -> None:
    # By default sqlite3 opens no transaction for DDL, and a failed migration would leave half its tables.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _plain(kind: str, value: Any, _autogen: AutogenContext) -> str | Literal[False]:
    """Write sqlmodel's own column types as plain ones, so that migrations do not break when models move."""
    if kind == "type" and isinstance(value, AutoString):
        return "sa.String()"
    return False


with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=Row.metadata,
        render_as_batch=True,
        compare_type=True,
        transactional_ddl=True,
        render_item=_plain,
    )
    with context.begin_transaction():
        context.run_migrations()
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise RuntimeError(f"the migration left {len(broken)} rows without their parent")
        revision = context.get_context().get_current_revision()
        if revision is not None:
            connection.exec_driver_sql(f"PRAGMA user_version = {int(revision)}")
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
