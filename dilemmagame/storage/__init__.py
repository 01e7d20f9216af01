"""What is kept on disk: sessions, what belongs to the organisation, and their backups. The only place with SQL.

Importing this package stays cheap: the database libraries are loaded by `Store.open`, in its own thread.
"""

from __future__ import annotations

from dilemmagame.storage.copies import good_backups, quarantine
from dilemmagame.storage.store import Store

__all__ = ["Store", "good_backups", "quarantine"]
