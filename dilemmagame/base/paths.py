"""Where things lie: shipped files (source tree, wheel or bundle) and the one folder with a user's data."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs


def shipped_root() -> Path:
    """The folder that holds `assets` and `decks`: the bundle's, the wheel's `_data`, or the source tree's."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle)
    package = Path(__file__).resolve().parent.parent
    installed = package / "_data"
    return installed if installed.is_dir() else package.parent


def assets() -> Path:
    """Fonts, icons, methods, programmes, vocabulary and translations."""
    return shipped_root() / "assets"


def shipped_decks() -> Path:
    """The decks we ship, as text."""
    return shipped_root() / "decks"


def page_file(pages: Path, name: str) -> Path | None:
    """Where the own page `name` ('set/001.png') lies in the folder `pages`; None for a name that leads elsewhere."""
    parts = name.split("/")
    plain = len(parts) == 2 and all(
        part and part == Path(part).name and part not in (".", "..") for part in parts
    )
    return pages.joinpath(*parts) if plain and "\\" not in name and ":" not in name else None


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The one folder that holds all of a user's data; it can be copied to another laptop as it is."""

    root: Path

    @classmethod
    def choose(cls, wanted: str | os.PathLike[str] | None = None) -> DataFolder:
        """`wanted`, else DILEMMAGAME_DATA, else this user's local application data (never Documents:
        it may sync).
        """
        named = wanted or os.environ.get("DILEMMAGAME_DATA")
        if named:
            return cls(Path(named).expanduser().resolve())
        return cls(Path(platformdirs.user_data_dir("dilemmagame", appauthor=False, roaming=False)))

    @property
    def database(self) -> Path:
        return self.root / "sessions.db"

    @property
    def ballots(self) -> Path:
        """The ballots of open rounds and what makes phones find the server again. Never in a backup."""
        return self.root / "ballots"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def decks(self) -> Path:
        return self.root / "decks"

    @property
    def methods(self) -> Path:
        return self.root / "methods"

    @property
    def vocabulary(self) -> Path:
        """A municipality's own wording of values, themes and the like."""
        return self.root / "vocabulary"

    @property
    def house(self) -> Path:
        """Logos of the organisations."""
        return self.root / "house"

    @property
    def pages(self) -> Path:
        """The trainers' own pages for the stage, as pictures: one folder per set."""
        return self.root / "pages"

    @property
    def settings(self) -> Path:
        return self.root / "settings.json"

    @property
    def logs(self) -> Path:
        return self.root / "logs"
