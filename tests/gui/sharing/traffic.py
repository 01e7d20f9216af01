"""What the stories about sharing work with: decks and packages on disk, and the page with a file in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from dilemmagame.base.paths import DataFolder
from dilemmagame.gui.services import Services
from dilemmagame.gui.sharing.choosing import ReadingView
from dilemmagame.gui.sharing.done import DoneView
from dilemmagame.gui.sharing.mergeview import MergeView
from dilemmagame.gui.sharing.packageview import PackageView
from dilemmagame.gui.sharing.page import FetchPage
from dilemmagame.library.packages.files import Files, deck_files
from dilemmagame.library.packages.keys import KeyRing, Signer
from dilemmagame.library.packages.packing import pack
from tests.gui.pages import click, clipped, nameless, services, shown, small, until
from tests.library.packages import SHIPPED, edited, written

DECK = "raadsleden"
SIZES = ((1366, 768), (1280, 720), (1920, 1080), (1093, 614))


def shipped_deck() -> dict[str, bytes]:
    """The files of a shipped deck with all its norms, as they go into a package."""
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


def texts(page: QWidget) -> str:
    """Everything that can be read."""
    labels = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
    fields = [each.toPlainText() for each in page.findChildren(QPlainTextEdit) if each.isVisible()]
    return "\n".join([*labels, *fields])


def package_step(page: FetchPage) -> PackageView:
    assert isinstance(page.step, PackageView), type(page.step)
    return page.step


def merge_step(page: FetchPage) -> MergeView:
    assert isinstance(page.step, MergeView), type(page.step)
    return page.step


def act(page: FetchPage) -> None:
    """Press the amber button of a package."""
    action = package_step(page).action
    assert action is not None
    click(action)
    settled(page)


def amber(page: QWidget) -> list[str]:
    return [
        each.accessibleName()
        for each in page.findChildren(QWidget)
        if each.isVisible() and each.property("class") == "primary"
    ]


def with_update(tmp_path: Path) -> tuple[dict[str, bytes], dict[str, bytes], dict[str, bytes], list[str]]:
    """A deck, mine with 5 questions changed, theirs with 20 changed: 5 of these clash."""
    base = shipped_deck()
    names = busy_cards(base, 20)
    assert len(names) == 20
    mine, theirs = dict(base), dict(base)
    for place, name in enumerate(names):
        theirs = asking(theirs, name, f"Hun vraag nummer {place}?")
        if place < 5:
            mine = asking(mine, name, f"Mijn vraag nummer {place}?")
    return base, mine, theirs, names


def brought_up(page: FetchPage, folder: Path, mine: Mapping[str, bytes], update: Path) -> None:
    """Install what the page shows, change it, and open the update."""
    act(page)
    assert isinstance(page.step, DoneView)
    written(folder, mine)
    page.open(update)
    settled(page)


def drop(widget: QWidget, *paths: Path) -> None:
    """Let go of files above `widget`."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place, actions = QPoint(200, 200), Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    enter = QDragEnterEvent(place, actions, mime, left, none)
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        event = QDropEvent(place.toPointF(), actions, mime, left, none)
        QApplication.sendEvent(widget, event)
        assert event.dropAction() is Qt.DropAction.CopyAction, "a move would remove the file"


def fits(page: FetchPage, sizes: tuple[tuple[int, int], ...] = SIZES) -> None:
    for size in sizes:
        page.resize(*size)
        QTest.qWait(10)
        assert (page.width(), page.height()) == size
        assert not clipped(page), (size, clipped(page))
        assert not nameless(page)
        assert not small(page)
        assert len(amber(page)) == 1
