"""What the tests of the windows share: each deck and method that we ship is read once, as no test may change it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from dilemmagame.base import paths
from dilemmagame.domain.cards import Deck, Problem
from dilemmagame.domain.methods import Method
from dilemmagame.library import methods, reading
from dilemmagame.library.memory import Stamp, stamp_of

SHIPPED_DECKS = paths.shipped_decks()
SHIPPED_METHODS = paths.assets() / "methods"
read_deck, read_method = reading.read_deck, methods.read_method


@cache
def deck_as_it_was(folder: Path, language: str, _stamp: Stamp) -> tuple[Deck, tuple[Problem, ...]]:
    return read_deck(folder, language)


@cache
def method_as_it_was(path: Path, _changed: int) -> tuple[Method | None, tuple[Problem, ...]]:
    return read_method(path)


def deck_once(folder: Path, language: str = "nl") -> tuple[Deck, tuple[Problem, ...]]:
    """As `read_deck`; what we ship, from before while its files are as they were."""
    if folder.parent != SHIPPED_DECKS:
        return read_deck(folder, language)
    return deck_as_it_was(folder, language, stamp_of(folder))


def method_once(path: Path) -> tuple[Method | None, tuple[Problem, ...]]:
    """As `read_method`; what we ship, from before while its file is as it was."""
    if path.parent != SHIPPED_METHODS:
        return read_method(path)
    return method_as_it_was(path, path.stat().st_mtime_ns)


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reading itself is looked at in tests/library; a whole evening in tests/journeys reads by itself."""
    monkeypatch.setattr(reading, "read_deck", deck_once)
    monkeypatch.setattr(methods, "read_method", method_once)
