"""Makes the pictures of the manual: one evening played through the real pages, without a display.

`python -m tests.docs.make_pictures [FOLDER]`; FOLDER is docs/images unless given. Run it again when a page changes.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["TZ"] = "Europe/Amsterdam"
if hasattr(time, "tzset"):
    time.tzset()

from PIL import Image
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from PySide6.QtWidgets import QApplication, QWidget

from dilemmagame.app import make_application
from dilemmagame.base import i18n
from dilemmagame.base.clock import VirtualClock
from dilemmagame.base.paths import DataFolder, shipped_decks
from dilemmagame.base.settings import Settings
from dilemmagame.domain.ballots import Count
from dilemmagame.domain.commands import Advance, Capture, Command, CountHands, NameValue, ProposeAgreement
from dilemmagame.domain.plan import Plan
from dilemmagame.domain.planning import playable
from dilemmagame.domain.session import Phase
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.gui.console.page import ConsolePage
from dilemmagame.gui.editor.deckfiles import copied_files
from dilemmagame.gui.editor.page import EditorPage
from dilemmagame.gui.groups.group import GroupPage
from dilemmagame.gui.library.acts import Acts
from dilemmagame.gui.library.page import LibraryPage
from dilemmagame.gui.phones import EveningPhones
from dilemmagame.gui.prepare.page import PreparePage
from dilemmagame.gui.print.page import PrintPage
from dilemmagame.gui.programme.page import ProgrammePage
from dilemmagame.gui.review.page import ReviewPage
from dilemmagame.gui.services import Services
from dilemmagame.gui.stage.cardlook import CardLook
from dilemmagame.gui.stage.painter import StagePainter, render_scene
from dilemmagame.gui.theme import apply_theme
from dilemmagame.gui.tokens import Theme
from dilemmagame.library.door import place_files
from dilemmagame.library.shelf import Shelf
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.form_scenes import GreyScene
from dilemmagame.live.hub import SessionOwner
from dilemmagame.live.presence import Join
from dilemmagame.live.stage_view import BarsScene, SlopeScene, WelcomeScene
from dilemmagame.printing.cards import PrintOptions, print_cards
from dilemmagame.printing.preview import render_page
from dilemmagame.storage.store import Store
from dilemmagame.voting.office import VoteOffice
from dilemmagame.voting.qr import squares
from tests.docs.pictured import ADDRESS, CODE, COUNCIL, FIRST, HOUSE, PLACED, REASONS, SECOND
from tests.gui.pages import rest

ROOT = Path(__file__).parents[2]
START = datetime(2026, 11, 24, 18, 24, tzinfo=UTC)
STAGE = QSize(1920, 1080)
STAGE_SHOWN = 1280
LAPTOP = QSize(1366, 768)
MOST_BYTES = 290_000
LOOK_MS = 5_000
SHOWING_S = 10
SHEET_WIDTH = 1_380
GAP = 24


@dataclass(frozen=True, slots=True)
class Album:
    """Puts pictures in `folder`, each below 300 kB."""

    folder: Path

    def keep(self, image: QImage, name: str, width: int = 0) -> None:
        pixels = image.convertToFormat(QImage.Format.Format_RGB888)
        size, line = (pixels.width(), pixels.height()), pixels.bytesPerLine()
        picture = Image.frombytes("RGB", size, bytes(pixels.constBits()), "raw", "RGB", line)
        if width and width < picture.width:
            height = round(picture.height * width / picture.width)
            picture = picture.resize((width, height), Image.Resampling.LANCZOS)
        self.folder.mkdir(parents=True, exist_ok=True)
        target = self.folder / f"{name}.png"
        picture.save(target, optimize=True)
        if target.stat().st_size > MOST_BYTES:  # only then: few colours make badges of two choices look alike
            picture.quantize(256, kmeans=4, dither=Image.Dither.NONE).save(target, optimize=True)

    def page(self, page: QWidget, name: str) -> None:
        settle()
        self.keep(page.grab().toImage(), name)


class Evening:
    """One session by its owner, with a console beside it that shows what the trainer would see."""

    def __init__(
        self, services: Services, clock: VirtualClock, plan: Plan, theme: Theme, album: Album
    ) -> None:
        self._owner = SessionOwner.start(services.store, clock, plan)
        self._clock = clock
        self._theme = theme
        self._album = album
        self._timed = -1
        painter = StagePainter(theme, STAGE)
        self._phones = EveningPhones(services.phones)
        self._console = ConsolePage(
            lambda command: None, painter.paint, painter.describe, clock, theme, phones=self._phones
        )
        self._console.resize(LAPTOP)
        self._console.show()
        self._console.show_stage_state(shown=True)

    @property
    def view(self) -> ConsoleView:
        return self._owner.view()

    def do(self, *commands: Command) -> None:
        for command in commands:
            refusal = self._owner.handle(command)
            assert refusal is None, (refusal, command)

    def spend(self, seconds: int) -> None:
        for _ in range(0, seconds * 1000, LOOK_MS):
            self._clock.advance(LOOK_MS)
            self._owner.beat()

    def until(self, reached: Callable[[ConsoleView], bool]) -> None:
        """Click on, at the pace of the plan."""
        while not reached(self.view):
            if self.view.position != self._timed:
                self._timed = self.view.position
                self.spend(_planned_s(self.view))
            self.do(Advance())

    def stage(self, name: str) -> None:
        self._album.keep(render_scene(self.view.stage.scene, STAGE, self._theme), name, STAGE_SHOWN)

    def lobby(self, name: str) -> None:
        """The first scene as it is when the phones are ready, with an address that no room has."""
        scene = self.view.stage.scene
        assert isinstance(scene, WelcomeScene)
        link = f"HTTP://{ADDRESS}/{CODE}"
        join = Join(ADDRESS, CODE, link, squares(link))
        waiting = replace(scene, join=join, connected=15, present=17)
        self._album.keep(render_scene(waiting, STAGE, self._theme), name, STAGE_SHOWN)

    def console(self, name: str) -> None:
        self._console.show_view(self.view)
        self._album.page(self._console, name)

    def close(self) -> None:
        self._console.close()


def _planned_s(view: ConsoleView) -> int:
    steps = (step for item in view.items for step in item.steps)
    planned = next(step.planned_ms for step in steps if step.index == view.position)
    if view.phase is not Phase.RUNNING:
        return 0
    return SHOWING_S if view.kind is StepKind.REVEAL else planned // 1000


def _counts(view: ConsoleView, wanted: dict[str, int]) -> CountHands:
    vote = view.votes[0]
    return CountHands(vote.number, tuple(Count(choice, wanted.get(choice, 0)) for choice in vote.choices))


def _placings(view: ConsoleView) -> tuple[CountHands, ...]:
    return tuple(
        CountHands(
            vote.number,
            tuple(Count(str(place), many) for place, many in enumerate(PLACED[at % len(PLACED)], 1)),
        )
        for at, vote in enumerate(view.votes)
    )


def settle(until: Callable[[], bool] = lambda: True, patience_ms: int = 60_000) -> None:
    """Let Qt lay out and paint what was just asked for."""
    rest(80)
    for _ in range(patience_ms // 40):
        if until():
            break
        rest(40)
    rest(80)


def play(evening: Evening) -> None:
    """From the lobby over a first card with its agreement and the map of the grey area, on to the end."""
    evening.until(lambda view: isinstance(view.stage.scene, WelcomeScene))
    evening.lobby("lobby")
    evening.until(lambda view: view.kind is StepKind.VOTE)
    evening.spend(20)
    evening.stage("stage")
    evening.do(Advance())
    evening.do(_counts(evening.view, FIRST))
    evening.console("tally")
    evening.until(lambda view: view.kind is StepKind.ARGUMENTS)
    evening.do(*(Capture(CaptureField.REASON, body, choice=letter) for letter, body in REASONS))
    evening.until(lambda view: isinstance(view.stage.scene, BarsScene))
    evening.stage("bars")
    evening.spend(25)
    evening.console("console")
    evening.until(lambda view: view.kind is StepKind.DIALOGUE)
    assert evening.view.card is not None
    evening.do(*(NameValue(value, named=True) for value in evening.view.card.values))
    evening.until(lambda view: view.kind is StepKind.VOTE)
    evening.do(Advance())
    evening.do(_counts(evening.view, SECOND))
    evening.until(lambda view: isinstance(view.stage.scene, SlopeScene))
    evening.stage("slope")
    evening.until(lambda view: view.kind is StepKind.CONCLUSION)
    evening.do(Capture(CaptureField.INSIGHT, "Helpen voelt goed voor één, en ongelijk voor wie niet belt."))
    evening.until(lambda view: view.kind is StepKind.AGREEMENT)
    agreed = "Vragen van inwoners geven we door aan het loket, voor iedereen met dezelfde woorden."
    friction = "Soms voelt dat koud aan de telefoon."
    evening.do(ProposeAgreement(agreed, "alle fracties", "vanaf morgen", friction))
    evening.do(Capture(CaptureField.SIGNAL, "De gedragscode zegt niets over contact met het loket."))
    evening.until(lambda view: view.kind is StepKind.GREY)
    evening.do(Advance())
    evening.do(*_placings(evening.view))
    while not (isinstance(evening.view.stage.scene, GreyScene) and not evening.view.stage.scene.covered):
        evening.do(Advance())
    evening.spend(40)
    evening.stage("grey")
    evening.until(lambda view: view.kind is StepKind.READBACK)
    evening.stage("agreement")
    evening.until(lambda view: view.phase is Phase.FINISHED)


def _prepare(services: Services, album: Album) -> Plan:
    plans: list[Plan] = []
    page = PreparePage(services, Settings(last_programme="raad-90"), lambda settings: None, seed=7)
    page.started.connect(plans.append)
    page.resize(LAPTOP)
    page.show()
    album.page(page, "prepare")
    _programme(services, page, album)
    page.start.click()
    settle(lambda: bool(plans))
    page.close()
    return plans[0]


def _programme(services: Services, prepare: PreparePage, album: Album) -> None:
    arranged, deck = prepare.desk.arrangement(prepare.draft), prepare.desk.deck(prepare.draft)
    assert arranged is not None
    assert deck is not None
    page = ProgrammePage(services, arranged, playable(deck), prepare.draft.present, prepare.draft.starts)
    page.resize(LAPTOP)
    page.show()
    page.order.lines.setCurrentRow(2)
    album.page(page, "programme")
    page.close()


def _group(services: Services, album: Album) -> None:
    page = GroupPage(services, COUNCIL.id)
    page.resize(LAPTOP)
    page.show()
    album.page(page, "groups")
    page.close()


def _library(services: Services, theme: Theme, album: Album) -> None:
    painter = StagePainter(theme, STAGE)
    ways = Acts(*([lambda *_given: None] * 6))
    page = LibraryPage(services, minutes=60, paint_stage=painter.paint, acts=ways)
    page.resize(LAPTOP)
    page.show()
    settle(lambda: page.catalogue.learned)
    page.search.setText("geschenken")
    settle(lambda: 0 < len(page.grid.cards.shown) < 30)
    settle()
    album.page(page, "library")
    page.close()


def _editor(services: Services, album: Album) -> None:
    files = copied_files(shipped_decks() / "raadsleden", "onze-raad", "")
    folder = place_files(files, services.folder.decks, "onze-raad")
    page = EditorPage(services, CardLook(), folder, "getekend-akkoord", own=True)
    page.resize(QSize(1440, 900))
    page.show()
    for _look in range(40):
        settle()
    album.page(page, "editor")
    page.close()


def _review(services: Services, session_id: str, album: Album) -> None:
    page = ReviewPage(services, session_id)
    page.resize(LAPTOP)
    page.show()
    settle(lambda: page.snapshot is not None)
    album.page(page, "review")
    page.close()


def _print_page(services: Services, deck_id: str, album: Album) -> None:
    page = PrintPage(services, deck_id)
    page.resize(LAPTOP)
    page.show()
    settle(lambda: bool(page.preview.pages) and page.preview.pages[0].shows)
    settle(lambda: _sharp(page))
    assert _sharp(page), "the preview is not ready"
    album.page(page, "print")
    page.close()


def _sharp(page: PrintPage) -> bool:
    """The first page has been drawn at the size at which it is shown."""
    first = page.preview.pages[0]
    return first._image is not None and first._image.width() == first.width() and not page._background.busy


def _printed_cards(services: Services, deck_id: str, album: Album) -> None:
    """A sheet of eight, and its first card from both sides; the back as one sees it after turning the card."""
    shelf = services.shelf
    deck = next(each.deck for each in shelf.decks if each.deck.id == deck_id)
    pdf = print_cards(deck, PrintOptions(), shelf.vocabulary).pdf
    front, back = (_sheet(pdf, number) for number in (0, 1))
    back = back.transformed(QTransform().rotate(180))
    slot = QSize(round(74 / 297 * front.width()), round(105 / 210 * front.height()))
    left = (front.width() - slot.width() * 4) // 2
    above = (front.height() - slot.height() * 2) // 2
    faces = (
        front.copy(QRect(QPoint(left, above), slot)),
        back.copy(QRect(QPoint(back.width() - left - slot.width(), above), slot)),
    )
    small = front.scaledToHeight(slot.height(), Qt.TransformationMode.SmoothTransformation)
    parts = (small, *faces)
    size = QSize(sum(each.width() for each in parts) + GAP * (len(parts) + 1), slot.height() + GAP * 2)
    whole = QImage(size, QImage.Format.Format_RGB32)
    whole.fill(QColor("#8a8f98"))
    painter = QPainter(whole)
    place = GAP
    for part in parts:
        painter.drawImage(QPoint(place, GAP), part)
        place += part.width() + GAP
    painter.end()
    album.keep(whole, "cards")


def _sheet(pdf: bytes, number: int) -> QImage:
    pixels, width, height = render_page(pdf, number, SHEET_WIDTH)
    return QImage(pixels, width, height, width * 3, QImage.Format.Format_RGB888).copy()


def main(folder: Path) -> None:
    i18n.use("nl")
    app = QApplication.instance() or make_application("nl")
    assert isinstance(app, QApplication)
    theme = apply_theme(app, "paper")
    album = Album(folder)
    with tempfile.TemporaryDirectory() as place:
        data = DataFolder(Path(place))
        store = Store.open(data, reserve_bytes=4096)
        try:
            store.save_organisation(HOUSE)
            store.save_group(COUNCIL)
            clock = VirtualClock(START)
            services = Services(data, clock, store, Shelf(data, "nl"), phones=VoteOffice(data.ballots))
            plan = _prepare(services, album)
            clock.advance(6 * 60_000)
            evening = Evening(services, clock, plan, theme, album)
            play(evening)
            evening.close()
            _review(services, plan.session_id, album)
            _group(services, album)
            _library(services, theme, album)
            _editor(services, album)
            _print_page(services, "raadsleden", album)
            _printed_cards(services, "raadsleden", album)
        finally:
            store.close()
    for picture in sorted(folder.glob("*.png")):
        print(f"{picture.name}\t{picture.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images")
