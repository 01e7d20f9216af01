"""Painting a whole scene outside the stage window: previews in the console, pictures for rehearsals and tests."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPainter

from dilemmagame.domain.events import Blank
from dilemmagame.gui import fonts
from dilemmagame.gui.stage.registry import blank_scene, scene_for
from dilemmagame.gui.stage.scene import Scene
from dilemmagame.gui.tokens import Theme
from dilemmagame.live import stage_view as models
from dilemmagame.live.frames import TimerFace
from dilemmagame.live.stage_view import StageView

_KEPT = 8
_STILL = TimerFace(1, 1, running=False, as_of_ms=0)


def timer_of(model: models.Scene) -> TimerFace | None:
    """The timer of a model that has a frame."""
    match model:
        case models.WelcomeScene() | models.BreakScene() | models.CalmScene():
            return None
        case framed:
            return framed.frame.timer


def without_timer(model: models.Scene) -> models.Scene:
    """`model` with a timer that stands still: equal models look the same but for the clock."""
    match model:
        case models.WelcomeScene() | models.BreakScene() | models.CalmScene():
            return model
        case framed if framed.frame.timer is not None:
            return replace(framed, frame=replace(framed.frame, timer=_STILL))
        case _:
            return model


def paint_scene(painter: QPainter, scene: Scene, timer: TimerFace | None, mono_ms: int) -> None:
    """Everything of a scene, after its layout, as it stands when the entrance is over."""
    scene.paint_static(painter)
    scene.paint_dynamic(painter, 1.0)
    scene.paint_clock(painter, timer, mono_ms)


def render_scene(
    model: models.Scene,
    size: QSize,
    theme: Theme,
    *,
    mono_ms: int | None = None,
    page: int = 0,
    own_pages: Path | None = None,
) -> QImage:
    """A picture of `model` at `size` pixels; the timer as it stood, or as it stands at `mono_ms`."""
    fonts.load_fonts()
    scene = scene_for(model, page, own_pages=own_pages)
    scene.layout(QSizeF(size), theme)
    image = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    timer = timer_of(model)
    moment = mono_ms if mono_ms is not None else timer.as_of_ms if timer else 0
    paint_scene(painter, scene, timer, moment)
    painter.end()
    return image


class StagePainter:
    """Paints stage views small. Keeps the last few scenes, so that a ticking clock costs no new layout."""

    def __init__(self, theme: Theme, stage_size: QSize, own_pages: Path | None = None) -> None:
        fonts.load_fonts()
        self._own_pages = own_pages
        self._theme = theme
        self._size = QSizeF(stage_size)
        self._known: OrderedDict[tuple[models.Scene, int], Scene] = OrderedDict()
        self._turned: tuple[models.Scene, int] | None = None

    def set_theme(self, theme: Theme) -> None:
        """Another theme on the stage."""
        self._theme = theme

    def set_stage_size(self, size: QSize) -> None:
        """Another projector."""
        self._size = QSizeF(size)

    def turn_to(self, model: models.Scene, page: int) -> None:
        """The stage shows `page` (from 0) of the long case in `model`; so does the preview, until another scene."""
        self._turned = (without_timer(model), page)

    def scene(self, model: models.Scene) -> Scene:
        """The scene of `model`, laid out."""
        still = without_timer(model)
        page = self._turned[1] if self._turned is not None and self._turned[0] == still else 0
        key = (still, page)
        scene = self._known.pop(key, None) or scene_for(model, page, own_pages=self._own_pages)
        self._known[key] = scene
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        scene.layout(self._size, self._theme)
        return scene

    def paint(
        self, painter: QPainter, rect: QRectF, view: StageView | models.Scene, *, mono_ms: int | None = None
    ) -> None:
        """Paint into `rect`, in the proportions of the stage, centred; a blanked view is one colour."""
        shown, scene = self._resolve(view)
        factor = min(rect.width() / self._size.width(), rect.height() / self._size.height())
        painter.save()
        painter.translate(
            rect.left() + (rect.width() - self._size.width() * factor) / 2,
            rect.top() + (rect.height() - self._size.height() * factor) / 2,
        )
        painter.scale(factor, factor)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        timer = timer_of(shown) if shown is not None else None
        paint_scene(painter, scene, timer, mono_ms if mono_ms is not None else timer.as_of_ms if timer else 0)
        painter.restore()

    def describe(self, view: StageView | models.Scene) -> str:
        """The view in words."""
        return self._resolve(view)[1].describe()

    def forget(self) -> None:
        """Lay everything out anew, after a switch of language."""
        self._known.clear()

    def _resolve(self, view: StageView | models.Scene) -> tuple[models.Scene | None, Scene]:
        if isinstance(view, StageView):
            if view.blank is not Blank.NONE:
                blank = blank_scene(view.blank)
                blank.layout(self._size, self._theme)
                return None, blank
            view = view.scene
        return view, self.scene(view)


def paint_miniature(
    painter: QPainter, rect: QRectF, model: StageView | models.Scene, theme: Theme, stage_size: QSize
) -> None:
    """Paint one view small, once; a window that repaints often keeps a StagePainter."""
    StagePainter(theme, stage_size).paint(painter, rect, model)
