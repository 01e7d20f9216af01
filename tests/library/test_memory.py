"""Stories about decks that are remembered: only large ones, only as long as no file changed, and never damaged ones."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dilemmagame.base.paths import DataFolder
from dilemmagame.library.memory import Memory, stamp_of
from dilemmagame.library.reading import read_deck
from dilemmagame.library.shelf import Shelf

DECK = "---\nid: groot\nversion: '1.0'\nlanguage: nl\naudience: [raadsleden]\ntitle: Groot\n---\nInleiding.\n"
CARD = (
    "---\nid: {id}\nversion: '1.0'\nlanguage: nl\nkind: open\n---\n"
    "# Kaart {id}\n\nEr is iets.\n\n## Vraag\n\nWat nu?\n"
)
LONG_AGO_NS = 1_700_000_000_000_000_000


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(LONG_AGO_NS, LONG_AGO_NS))


@pytest.fixture
def large(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "decks" / "groot"
    write(folder / "deck.md", DECK)
    for number in range(110):
        write(folder / "cards" / f"k{number}.md", CARD.format(id=f"k{number}"))
    return folder


def test_a_large_deck_comes_back_as_it_was_read(large: Path, tmp_path: Path) -> None:
    memory, stamp = Memory(tmp_path / "cache"), stamp_of(large)
    read = read_deck(large, "nl")
    assert memory.recall(large, "nl", stamp) is None
    memory.keep(large, "nl", stamp, *read)
    assert memory.recall(large, "nl", stamp) == read
    assert memory.recall(large, "en", stamp) is None


def test_a_changed_file_makes_it_forget(large: Path, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "cache")
    memory.keep(large, "nl", stamp_of(large), *read_deck(large, "nl"))
    write(large / "cards" / "k7.md", CARD.format(id="k7").replace("Er is iets", "Er is niets"))
    assert memory.recall(large, "nl", stamp_of(large)) is None


def test_a_file_that_was_changed_a_moment_before_is_not_trusted(large: Path, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "cache")
    (large / "cards" / "k7.md").touch()
    memory.keep(large, "nl", stamp_of(large), *read_deck(large, "nl"))
    assert memory.recall(large, "nl", stamp_of(large)) is None


def test_a_damaged_memory_is_as_none(large: Path, tmp_path: Path) -> None:
    memory, stamp = Memory(tmp_path / "cache"), stamp_of(large)
    memory.keep(large, "nl", stamp, *read_deck(large, "nl"))
    [file] = (tmp_path / "cache").iterdir()
    file.write_bytes(file.read_bytes()[:-100])
    assert memory.recall(large, "nl", stamp) is None


def test_a_small_deck_is_not_remembered(tmp_path: Path) -> None:
    folder = tmp_path / "klein"
    write(folder / "deck.md", DECK)
    write(folder / "cards" / "k1.md", CARD.format(id="k1"))
    Memory(tmp_path / "cache").keep(folder, "nl", stamp_of(folder), *read_deck(folder, "nl"))
    assert not (tmp_path / "cache").exists()


def test_a_deck_that_is_gone_leaves_nothing_behind(large: Path, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    assert any(each.deck.id == "groot" for each in Shelf(folder, "nl").decks)
    kept = folder.root / "cache" / "decks"
    assert len(list(kept.iterdir())) == 1
    for path in sorted(large.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    large.rmdir()
    assert not any(each.deck.id == "groot" for each in Shelf(folder, "nl").decks)
    assert list(kept.iterdir()) == []


def test_the_shelf_sees_a_card_that_was_written_meanwhile(large: Path, tmp_path: Path) -> None:
    shelf = Shelf(DataFolder(tmp_path / "data"), "nl")
    before = shelf.decks
    assert not shelf.refresh()
    assert shelf.decks == before
    write(large / "cards" / "nieuw.md", CARD.format(id="nieuw"))
    assert shelf.refresh()
    [deck] = [each.deck for each in shelf.decks if each.deck.id == "groot"]
    assert deck.card("nieuw") is not None
    unchanged = [each for each in before if each.deck.id != "groot"]
    assert all(any(now.deck is was.deck for now in shelf.decks) for was in unchanged)
