"""Brings a database file to the newest shape, in one transaction. Alembic is loaded only when there is work."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from dilemmagame.storage.connection import MIGRATING, connect
from dilemmagame.storage.identity import HEAD

if TYPE_CHECKING:
    from alembic.config import Config

SCRIPTS = Path(__file__).resolve().parent / "migrations"


def configuration(path: Path, scripts: Path = SCRIPTS) -> Config:
    """Alembic's settings for the file at `path`, without an ini file."""
    from alembic.config import Config

    def opener() -> sqlite3.Connection:
        return connect(path, MIGRATING, create=True)

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["opener"] = opener
    return config


def migrate(path: Path, *, to: str = HEAD, scripts: Path = SCRIPTS) -> None:
    """Upgrade the file at `path` to the migration `to`; on an error everything is as it was."""
    from alembic import command

    command.upgrade(configuration(path, scripts), to)
