"""A folder in which a session broke off."""

from __future__ import annotations

from pathlib import Path

from dilemmagame.base.clock import SystemClock
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.commands import Advance
from dilemmagame.live.hub import SessionOwner
from dilemmagame.storage.store import Store
from tests.prepared import used_folder
from tests.sample import plan


def broken_off(root: Path) -> DataFolder:
    folder = used_folder(root)
    store = Store.open(folder)
    SessionOwner.start(store, SystemClock(), plan()).handle(Advance())
    store.close()
    return folder
