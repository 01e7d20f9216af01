"""An older file: a verified backup first, then all migrations in one transaction, or nothing at all."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory

from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.paths import DataFolder
from dilemmagame.storage import Store
from dilemmagame.storage.checksums import COVERED, checksum
from dilemmagame.storage.connection import connect
from dilemmagame.storage.copies import KEPT_BEFORE_MIGRATION
from dilemmagame.storage.identity import HEAD, identify
from dilemmagame.storage.migrate import SCRIPTS, configuration, migrate
from dilemmagame.storage.rows import Row
from tests.storage.evenings import note, opened, start

ROOT = Path(__file__).resolve().parents[2]


def older_file(folder: DataFolder) -> None:
    """A folder as the first version left it: no list of exports."""
    store = opened(folder)
    start(store)
    note(store, "t0001", "van voor de verandering")
    store.close()
    command.downgrade(configuration(folder.database), "0001")
    assert identify(folder.database).version == 1


def test_head_is_the_newest_script(folder: DataFolder) -> None:
    assert ScriptDirectory.from_config(configuration(folder.database)).get_current_head() == HEAD


def test_the_rows_and_the_migrations_describe_the_same_tables(store: Store, folder: DataFolder) -> None:
    store.close()
    command.check(configuration(folder.database))


def test_every_column_is_under_a_checksum() -> None:
    for name, table in Row.metadata.tables.items():
        assert {column.name for column in table.columns} - {"checksum"} == set(COVERED[name])


def test_the_written_out_checksum_of_the_first_migration_is_right(store: Store, folder: DataFolder) -> None:
    store.close()
    connection = connect(folder.database)
    assert connection.execute("SELECT checksum FROM upkeep").fetchone() == (checksum((1, "", "")),)
    connection.close()


def test_an_older_file_is_backed_up_and_brought_up_to_date(folder: DataFolder) -> None:
    older_file(folder)
    store = opened(folder)
    assert [text.body for text in store.load("avond-1").texts] == ["van voor de verandering"]
    store.note_export("avond-1", folder.root / "verslag.md")
    (backup,) = store.backups()
    assert backup.name.endswith(f"-before-{HEAD}.db")
    assert identify(backup).version == 1
    assert identify(folder.database).version == int(HEAD)
    store.restore(backup)  # an older backup is migrated as it comes back
    assert len(store.load("avond-1").events) == 3
    store.close()


def test_five_backups_from_before_a_migration_are_kept(folder: DataFolder) -> None:
    older_file(folder)
    for _ in range(KEPT_BEFORE_MIGRATION + 2):
        opened(folder).close()
        command.downgrade(configuration(folder.database), "0001")
    assert len(list(folder.backups.glob("*-before-*.db"))) == KEPT_BEFORE_MIGRATION


def test_all_the_way_up_and_down_and_up(tmp_path: Path) -> None:
    path = tmp_path / "sessions.db"
    migrate(path)
    command.downgrade(configuration(path), "base")
    migrate(path)
    assert identify(path).version == int(HEAD)


BROKEN = '''
"""Rebuilds the parent of all rows, and then (maybe) fails."""
import sqlalchemy as sa
from alembic import op
revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

def upgrade():
    op.create_table("half_done", sa.Column("id", sa.Integer(), primary_key=True))
    with op.batch_alter_table("session", recreate="always") as batch:
        batch.add_column(sa.Column("colour", sa.String(), nullable=True))
    FAIL
'''


@pytest.mark.parametrize("fails", [True, False])
def test_a_migration_that_fails_half_way_leaves_everything_as_it_was(
    store: Store, folder: DataFolder, tmp_path: Path, fails: bool
) -> None:
    """Also the trap of batch mode: rebuilding a parent must not delete its children."""
    start(store)
    note(store, "t0001", "kind van een sessie")
    store.close()
    scripts = tmp_path / "migrations"
    shutil.copytree(SCRIPTS, scripts)
    text = BROKEN.replace("FAIL", "raise ValueError('half way')" if fails else "pass")
    (scripts / "versions" / "0004_trial.py").write_text(text, encoding="utf-8")
    before = folder.database.read_bytes()
    if fails:
        with pytest.raises(ValueError, match="half way"):
            migrate(folder.database, to="0004", scripts=scripts)
        assert folder.database.read_bytes() == before
        opened(folder).close()
        return
    migrate(folder.database, to="0004", scripts=scripts)
    connection = connect(folder.database)
    assert connection.execute("PRAGMA user_version").fetchone() == (4,)
    assert connection.execute("SELECT body FROM text").fetchall() == [("kind van een sessie",)]
    assert connection.execute("SELECT count(*) FROM event").fetchone() == (3,)
    connection.close()
    with pytest.raises(WorldError) as caught:
        opened(folder)
    assert caught.value.code is WorldErrorCode.DATABASE_NEWER


LAZY = """
import sys
import dilemmagame.storage
assert not {"sqlalchemy", "sqlmodel", "alembic", "pydantic"} & set(sys.modules), "heavy at import"
from pathlib import Path
from dilemmagame.base.paths import DataFolder
dilemmagame.storage.Store.open(DataFolder(Path(sys.argv[1])), reserve_bytes=0).close()
assert "alembic" not in sys.modules, "alembic for an up-to-date file"
"""


def test_nothing_heavy_is_loaded_before_it_is_needed(store: Store, folder: DataFolder) -> None:
    store.close()
    done = subprocess.run(
        [sys.executable, "-c", LAZY, str(folder.root)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr


def test_only_storage_opens_databases() -> None:
    """One module owns the connection; nothing outside storage speaks SQL."""
    offenders = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "dilemmagame").rglob("*.py")
        for text in [path.read_text(encoding="utf-8")]
        if ("sqlite3.connect(" in text and path.name != "connection.py")
        or ("create_engine(" in text and path.name not in {"database.py", "env.py"})
        or "QtSql" in text
    ]
    assert offenders == []
