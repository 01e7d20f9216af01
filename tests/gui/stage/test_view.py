"""The stage widget: entrances end where the picture is, frozen means frozen, the clock paints only itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dilemmagame.base.clock import VirtualClock
from dilemmagame.domain.events import Blank
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.stage.motion import CURSOR_REST_MS
from dilemmagame.gui.stage.painter import StagePainter, render_scene
from dilemmagame.gui.stage.parts_frame import clock_text
from dilemmagame.gui.stage.view import StageView
from dilemmagame.gui.tokens import PAPER, THEMES, Theme
from dilemmagame.live import stage_view as models
from dilemmagame.live.frames import TimerFace
from tests.gui.stage.samples import VALUES, card, extremes, frame, prompt, usual


def view_of(scene: models.Scene, *, blank: Blank = Blank.NONE, frozen: bool = False) -> models.StageView:
    return models.StageView(scene, blank, frozen)


def settle(stage: StageView, scene: models.Scene) -> None:
    """Show a scene and let its cross-fade and entrance be over."""
    stage.show_view(view_of(scene))
    stage.finish_motion()


def picture(stage: StageView) -> QImage:
    return stage.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
def stage(qtbot: QtBot, clock: VirtualClock) -> StageView:
    widget = StageView(PAPER, clock)
    qtbot.addWidget(widget)
    widget.resize(960, 540)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def test_the_reveal_grows_and_ends_as_the_finished_picture(qtbot: QtBot, stage: StageView) -> None:
    settle(stage, usual()["hidden"])
    picture(stage)
    stage.show_view(view_of(usual()["bars"]))
    assert stage.is_moving
    first = picture(stage)
    qtbot.waitUntil(lambda: not stage.is_moving, timeout=4000)
    assert picture(stage) != first
    assert picture(stage) == render_scene(usual()["bars"], stage.size(), PAPER)


def test_with_reduced_motion_everything_is_there_at_once(stage: StageView) -> None:
    stage.set_reduced_motion(True)
    settle(stage, usual()["hidden"])
    picture(stage)
    stage.show_view(view_of(usual()["bars"]))
    assert not stage.is_moving
    assert picture(stage) == render_scene(usual()["bars"], stage.size(), PAPER)


def test_a_tick_of_the_clock_is_no_new_scene(stage: StageView, clock: VirtualClock) -> None:
    running = TimerFace(120_000, 75_000, running=True, as_of_ms=0)
    model = models.CaseScene(replace(frame(), timer=running), card())
    settle(stage, model)
    scene = stage.scene
    clock.advance(1000)
    later = TimerFace(120_000, 74_000, running=True, as_of_ms=1000)
    stage.show_view(view_of(models.CaseScene(replace(frame(), timer=later), card())))
    assert stage.scene is scene
    assert not stage.is_moving


def test_the_timer_runs_on_between_two_publications(stage: StageView, clock: VirtualClock) -> None:
    running = TimerFace(120_000, 75_000, running=True, as_of_ms=0)
    settle(stage, models.CaseScene(replace(frame(), timer=running), card()))
    before = picture(stage)
    clock.advance(30_000)
    assert picture(stage) != before


def test_a_frozen_stage_keeps_its_frame_and_its_clock(stage: StageView, clock: VirtualClock) -> None:
    running = TimerFace(120_000, 75_000, running=True, as_of_ms=0)
    settle(stage, models.CaseScene(replace(frame(), timer=running), card()))
    before = picture(stage)
    stage.show_view(view_of(models.CaseScene(replace(frame(), timer=running), card()), frozen=True))
    clock.advance(9_000)
    stage.show_view(view_of(usual()["bars"], frozen=True))
    assert picture(stage) == before
    stage.show_view(view_of(usual()["bars"]))
    stage.finish_motion()
    assert picture(stage) != before


def test_black_and_white_cover_the_scene_and_give_it_back(stage: StageView) -> None:
    settle(stage, usual()["case"])
    before = picture(stage)
    for blank, colour in ((Blank.BLACK, "#000000"), (Blank.WHITE, "#ffffff")):
        stage.show_view(view_of(usual()["case"], blank=blank))
        stage.finish_motion()
        shown = picture(stage)
        assert {shown.pixelColor(x, y).name() for x in range(0, 960, 32) for y in range(0, 540, 18)} == {
            colour
        }
    stage.show_view(view_of(usual()["case"]))
    stage.finish_motion()
    assert picture(stage) == before


def test_black_covers_a_frozen_stage_and_the_frozen_frame_comes_back(stage: StageView) -> None:
    settle(stage, usual()["slope"])
    before = picture(stage)
    stage.show_view(view_of(usual()["bars"], frozen=True, blank=Blank.BLACK))
    stage.finish_motion()
    assert picture(stage).pixelColor(480, 270).name() == "#000000"
    stage.show_view(view_of(usual()["bars"], frozen=True))
    stage.finish_motion()
    assert picture(stage) == before


def test_a_newly_named_value_is_amber_for_two_seconds(qtbot: QtBot, stage: StageView) -> None:
    stage.show_view(view_of(prompt(StepKind.DIALOGUE, (), VALUES[:2])))
    stage.show_view(view_of(prompt(StepKind.DIALOGUE, (), VALUES[:3])))
    stage.finish_motion()

    def amber_chips() -> int:
        chip = next(box for box in stage.scene.layout(stage.size().toSizeF(), PAPER) if box.name == "value.2")
        spot = chip.rect.center() - QPointF(0, chip.rect.height() * 0.36)
        return int(picture(stage).pixelColor(spot.toPoint()).name() == PAPER.accent.lower())

    assert amber_chips() == 1
    qtbot.waitUntil(lambda: amber_chips() == 0, timeout=4000)


def test_pages_of_a_long_case_turn_and_end(stage: StageView) -> None:
    stage.show_view(view_of(extremes()["case-long"]))
    assert stage.scene.pages >= 2
    assert stage.turn_page(1)
    assert not stage.turn_page(stage.scene.pages)
    assert stage.turn_page(-1)
    assert not stage.turn_page(-1)
    stage.show_view(view_of(usual()["case"]))
    assert not stage.turn_page(1)


def test_a_screen_reader_hears_what_the_scene_says(stage: StageView) -> None:
    stage.show_view(view_of(usual()["slope"]))
    assert "Who changed their choice is unknown" in stage.accessibleDescription()


def test_the_mouse_pointer_goes_after_two_seconds_and_comes_back(qtbot: QtBot, stage: StageView) -> None:
    qtbot.waitUntil(
        lambda: stage.cursor().shape() is Qt.CursorShape.BlankCursor, timeout=CURSOR_REST_MS + 2000
    )
    spot = QPointF(20, 20)
    nothing = Qt.MouseButton.NoButton
    move = QMouseEvent(
        QEvent.Type.MouseMove, spot, spot, nothing, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(stage, move)
    assert stage.cursor().shape() is not Qt.CursorShape.BlankCursor


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name.value)
def test_the_preview_is_the_same_picture_small(qtbot: QtBot, theme: Theme) -> None:
    stage = QSize(1920, 1080)
    model = usual()["bars"]
    small = QImage(480, 270, QImage.Format.Format_RGB32)
    painter = QPainter(small)
    StagePainter(theme, stage).paint(painter, QRectF(0, 0, 480, 270), view_of(model))
    painter.end()
    large = render_scene(model, stage, theme)
    bar = theme.look("A").fill.lower()
    points = [(x, y) for x in range(5, 480, 9) for y in range(5, 270, 9)]
    same = sum(
        small.pixelColor(x, y).name() == large.pixelColor(x * 4 + 2, y * 4 + 2).name() for x, y in points
    )
    assert same > 0.8 * len(points)
    assert any(small.pixelColor(x, y).name() == bar for x, y in points) or theme.name.value == "contrast"


def test_the_preview_turns_along_with_the_page_on_the_stage(qtbot: QtBot) -> None:
    painter = StagePainter(PAPER, QSize(1280, 720))
    long, short = extremes()["case-long"], usual()["case"]
    first = painter.describe(long)
    painter.turn_to(long, 1)
    assert painter.describe(long) != first
    painter.turn_to(short, 0)
    assert painter.describe(long) == first


def test_the_timer_rounds_up_and_never_shows_less_than_nothing() -> None:
    assert clock_text(75_000) == "1:15"
    assert clock_text(74_001) == "1:15"
    assert clock_text(1) == "0:01"
    assert clock_text(-5_000) == "0:00"
