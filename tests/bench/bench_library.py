"""The library with ten thousand cards: a key press to the painted list, and opening against just reading the files.

`python -m pytest tests/bench/bench_library.py -s`. Makes five decks of two thousand cards from the shipped ones, with
words moved about. Prints ratios; asserts only generous bounds.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dilemmagame.base import i18n, paths
from dilemmagame.base.clock import VirtualClock
from dilemmagame.base.paths import DataFolder
from dilemmagame.gui.library.page import LibraryPage
from dilemmagame.gui.services import Services
from dilemmagame.gui.stage.painter import StagePainter
from dilemmagame.gui.theme import apply_theme
from dilemmagame.gui.widgets.page import theme_in_use
from dilemmagame.library.catalogue import folded
from dilemmagame.library.shelf import Shelf
from dilemmagame.storage.store import Store
from tests.gui.pages import rest, until
from tests.sample import START

pytestmark = pytest.mark.bench
DECKS, CARDS = 5, 2_000
LONG_AGO_NS = 1_700_000_000_000_000_000
TYPED = ("wethouder", "subsidie aanvraag", "een", "x", "huisartsenpost", "zeppelinhangar", "vergunning buur")


def write_decks(folder: Path) -> None:
    """Cards as people write them: the shipped ones under other names, with a third of their words from elsewhere."""
    chance = random.Random(3)
    shipped = sorted(paths.shipped_decks().glob("*/cards/*.md"))
    texts = [path.read_text(encoding="utf-8") for path in shipped if path.stem.count(".") == 0]
    words = [word for text in texts for word in text.partition("\n# ")[2].split() if word.isalpha()]
    for deck in range(DECKS):
        home = folder / f"stapel-{deck}"
        (home / "cards").mkdir(parents=True)
        put(
            home / "deck.md",
            f"---\nid: stapel-{deck}\nversion: '1.0'\nlanguage: nl\naudience: [raadsleden]\n"
            f"title: Stapel {deck}\n---\n",
        )
        for number in range(CARDS):
            name = f"kaart-{deck}-{number}"
            text = chance.choice(texts).replace("\nid: ", f"\nid: {name}\nwas: ", 1)
            head, mark, body = text.partition("\n# ")
            lines = [" ".join(shuffled(line, words, chance)) for line in body.split("\n")]
            put(home / "cards" / f"{name}.md", head + mark + "\n".join(lines))


def shuffled(line: str, words: list[str], chance: random.Random) -> list[str]:
    if line.startswith("#"):
        return [line]
    return [
        chance.choice(words) if word.isalpha() and chance.random() < 0.3 else word for word in line.split(" ")
    ]


def put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(LONG_AGO_NS, LONG_AGO_NS))


@dataclass(frozen=True, slots=True)
class Big:
    """A data folder with many decks; how long just reading all files takes, and reading the decks the first time."""

    folder: DataFolder
    plain_s: float
    first_s: float


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """The shortest of some runs."""
    taken = []
    for _time in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Big:
    folder = DataFolder(tmp_path_factory.mktemp("library"))
    write_decks(folder.decks)

    def read_files() -> int:
        found = [*folder.decks.rglob("*.md"), *paths.shipped_decks().rglob("*.md")]
        return sum(len(path.read_text(encoding="utf-8")) for path in found)

    plain = seconds(read_files, 3)
    return Big(folder, plain, seconds(lambda: Shelf(folder, "nl").decks))


@pytest.fixture
def given(big: Big) -> Iterator[Services]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    i18n.use("nl")
    apply_theme(app, "paper")
    store = Store.open(big.folder, reserve_bytes=4096)
    yield Services(big.folder, VirtualClock(START), store, Shelf(big.folder, "nl"))
    store.close()


def open_library(given: Services, qtbot: QtBot) -> LibraryPage:
    page = LibraryPage(given, paint_stage=StagePainter(theme_in_use(), QSize(1920, 1080)).paint)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    return page


def test_opening_against_reading_the_files(
    qapp: QApplication, qtbot: QtBot, big: Big, given: Services
) -> None:
    print(f"\njust reading {DECKS * CARDS} files: {big.plain_s:.2f} s")
    print(f"reading the decks for the first time: {big.first_s:.1f} s")
    again = seconds(lambda: given.shelf.decks)
    print(f"reading the decks at a later start: {again:.2f} s, ratio {again / big.plain_s:.1f}")
    start = time.perf_counter()
    page = open_library(given, qtbot)
    first = time.perf_counter() - start
    until(lambda: len(page.grid.cards.shown) > DECKS * CARDS, 60)
    page.grid.viewport().repaint()
    cards = time.perf_counter() - start
    until(lambda: page.catalogue.learned, 120)
    texts = time.perf_counter() - start
    print(f"the window {first:.2f} s, its cards {cards:.2f} s (ratio {cards / big.plain_s:.2f})")
    print(f"all texts can be searched after {texts:.2f} s (ratio {texts / big.plain_s:.2f})")
    assert cards < 6 * big.plain_s + 1
    assert again < big.first_s / 4


def test_a_key_press_to_the_painted_list(qapp: QApplication, qtbot: QtBot, given: Services) -> None:
    page = open_library(given, qtbot)
    until(lambda: page.catalogue.learned, 120)
    rest(200)
    texts = [
        folded(" ".join([entry.card.title, entry.opening, *entry.card.twists]))
        for entry in page.catalogue.entries
    ]
    taken: list[tuple[float, str]] = []
    plain: list[float] = []
    for words in TYPED:
        page.search.clear()
        rest(60)
        for place, sign in enumerate(words):
            start = time.perf_counter()
            QTest.keyClicks(page.search, sign)
            page.grid.viewport().repaint()
            taken.append(((time.perf_counter() - start) * 1000, words[: place + 1]))
            qapp.processEvents()
            start = time.perf_counter()
            sum(all(term in text for term in words[: place + 1].split()) for text in texts)
            plain.append((time.perf_counter() - start) * 1000)
        while page.search.text():
            start = time.perf_counter()
            QTest.keyClick(page.search, Qt.Key.Key_Backspace)
            page.grid.viewport().repaint()
            taken.append(((time.perf_counter() - start) * 1000, f"{page.search.text()} after backspace"))
            qapp.processEvents()
    ordered = sorted(taken)
    middle, bare = ordered[len(ordered) // 2][0], sorted(plain)[len(plain) // 2]
    print(f"\nkey press to painted list, {len(taken)} keys: median {middle:.1f} ms, slowest {ordered[-3:]}")
    print(f"a bare pass over titles, openings and what-ifs: median {bare:.1f} ms, ratio {middle / bare:.2f}")
    assert middle < 16
