"""How long the stage paints: a frame of the reveal on the cached layer, and a full scene against bare text painting.

`python -m pytest tests/bench/bench_stage.py -s`. Prints ratios; asserts only generous bounds.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QRect, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from pytestqt.qtbot import QtBot

from dilemmagame.base.clock import VirtualClock
from dilemmagame.domain.events import Blank
from dilemmagame.gui import fonts
from dilemmagame.gui.stage.painter import paint_scene
from dilemmagame.gui.stage.registry import scene_for
from dilemmagame.gui.stage.text import BODY, lay, plain
from dilemmagame.gui.stage.view import StageView
from dilemmagame.gui.tokens import PAPER
from dilemmagame.live.stage_view import Scene
from dilemmagame.live.stage_view import StageView as View
from tests.gui.stage.samples import usual

pytestmark = pytest.mark.bench
FULL_HD = QSize(1920, 1080)


def milliseconds(run: Callable[[], None], times: int = 40) -> float:
    """The median time of this thread on the processor, after a warm-up."""
    for _warm in range(3):
        run()
    taken = []
    for _time in range(times):
        start = time.thread_time_ns()
        run()
        taken.append((time.thread_time_ns() - start) / 1e6)
    return sorted(taken)[len(taken) // 2]


def rendering(stage: StageView, target: QImage, area: QRect) -> Callable[[], None]:
    """Paints the part `area` of the stage as its paint event does."""
    return lambda: stage.render(target, area.topLeft(), QRegion(area))


def test_a_frame_of_the_reveal_on_the_cached_layer(qtbot: QtBot) -> None:
    stage = StageView(PAPER, VirtualClock())
    qtbot.addWidget(stage)
    stage.resize(FULL_HD)
    stage.show()
    stage.show_view(View(usual()["bars"], Blank.NONE, frozen=False))
    stage.finish_motion()
    stage.grab()
    whole = QImage(FULL_HD, QImage.Format.Format_RGB32)
    changed = stage.scene.moving_area().toAlignedRect()
    sizes = {}
    for name, area in (("dirty region", changed), ("whole stage", QRect(0, 0, 1920, 1080))):
        sizes[name] = milliseconds(rendering(stage, whole, area))
        print(f"\nreveal frame, {name}: {sizes[name]:.2f} ms")
    assert sizes["dirty region"] < 16


def laying_out(model: Scene) -> None:
    """A layout from nothing."""
    scene_for(model).layout(QSizeF(FULL_HD), PAPER)


@pytest.mark.parametrize("name", ["case", "ballot-six", "bars", "slope", "arguments-heard"])
def test_a_full_scene_against_bare_text(qtbot: QtBot, name: str) -> None:
    fonts.load_fonts()
    model = usual()[name]
    scene = scene_for(model)
    boxes = scene.layout(QSizeF(FULL_HD), PAPER)
    image = QImage(FULL_HD, QImage.Format.Format_RGB32)
    texts = [
        (lay(plain(box.text), BODY, max(box.rect.width(), 40), box.px), box.rect.topLeft())
        for box in boxes
        if box.px
    ]

    def bare() -> None:
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(image.rect(), QColor(PAPER.bg))
        painter.setPen(QColor(PAPER.ink))
        for laid, corner in texts:
            laid.draw(painter, QPointF(corner))
        painter.end()

    def full() -> None:
        painter = QPainter(image)
        paint_scene(painter, scene, None, 0)
        painter.end()

    text_ms, scene_ms = milliseconds(bare), milliseconds(full)
    layout_ms = milliseconds(lambda: laying_out(model), times=10)
    ratio = scene_ms / text_ms
    print(
        f"\n{name}: scene {scene_ms:.1f} ms, text {text_ms:.1f} ms, ratio {ratio:.2f}; layout {layout_ms:.1f} ms"
    )
    assert scene_ms < 5 * text_ms + 10
