"""What the stories about sharing work with: decks and packages on disk, and the page with a file in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pytestqt.qtbot import QtBot

from dilemmagame.base.paths import DataFolder
from dilemmagame.gui.services import Services
from dilemmagame.gui.sharing.choosing import ReadingView
from dilemmagame.gui.sharing.page import FetchPage
from dilemmagame.library.packages.files import Files
from dilemmagame.library.packages.keys import KeyRing, Signer
from dilemmagame.library.packages.packing import pack
from tests.gui.pages import services, shown, until
from tests.library.packages import SHIPPED, edited, written

DECK = "raadsleden"


def shipped_deck() -> dict[str, bytes]:
    """The files of a shipped deck with all its norms, as they go into a package."""
    from dilemmagame.library.packages.files import deck_files

    return dict(deck_files(SHIPPED / DECK).files)


def package(place: Path, files: Files, signer: Signer | None = None) -> Path:
    """A .dilemma with these files, as the maker made it."""
    number = len(list(place.glob("*.dilemma")))
    folder = written(place / "maker" / f"deck-{number}", files)
    written(place / "maker", {"norms.md": (SHIPPED / "norms.md").read_bytes()})
    target = place / f"stapel-{number}.dilemma"
    pack(folder, target, signer=signer)
    return target


def maker(place: Path, name: str) -> Signer:
    """A key on another computer."""
    return KeyRing(DataFolder(place / "elsewhere")).make_signer(name)


@contextmanager
def fetching(
    tmp_path: Path,
    qtbot: QtBot,
    source: Path | None,
    language: str = "nl",
    *,
    theme: str = "paper",
    size: tuple[int, int] = (1366, 768),
) -> Iterator[tuple[FetchPage, Services]]:
    """The page with `source` read."""
    with services(tmp_path, language, theme) as given:
        page = FetchPage(given, source)
        qtbot.addWidget(page)
        shown(page, size)
        settled(page)
        yield page, given


def settled(page: FetchPage) -> None:
    """Until nothing is read, planned or written."""
    until(lambda: not isinstance(page.step, ReadingView))
    until(lambda: not page._background.busy)


def busy_cards(files: Files, count: int) -> list[str]:
    """Names of cards that have a question and are no translations."""
    found = [
        name
        for name in files
        if name.startswith("cards/") and name.count(".") == 1 and b"\n## Vraag\n" in files[name]
    ]
    return found[:count]


def question_of(content: bytes) -> str:
    """The text under the first question."""
    after = content.decode("utf-8").split("\n## Vraag\n", 1)[1]
    return next(line for line in after.splitlines() if line.strip())


def asking(files: Files, name: str, question: str) -> dict[str, bytes]:
    """The files with another question on one card."""
    return edited(files, name, (f"## Vraag\n\n{question_of(files[name])}", f"## Vraag\n\n{question}"))
