"""The widget on the projector: one scene at a time, its still part cached, entrances and the clock painted over it.

It shows what it is given and emits what was pressed; it decides nothing about the session.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from dilemmagame.base.clock import Clock, SystemClock
from dilemmagame.base.i18n import _
from dilemmagame.domain.events import Blank
from dilemmagame.gui import fonts
from dilemmagame.gui.stage.motion import Motion, PointerRest
from dilemmagame.gui.stage.painter import timer_of, without_timer
from dilemmagame.gui.stage.registry import blank_scene, scene_for
from dilemmagame.gui.stage.scene import Scene
from dilemmagame.gui.tokens import MOTION, Theme
from dilemmagame.live import form_scenes as forms
from dilemmagame.live import stage_view as models
from dilemmagame.live.frames import TimerFace
from dilemmagame.live.stage_view import StageView as View


class StageView(QWidget):
    """The stage. `show_view` gives it a new state; everything else follows from that."""

    pages_changed = Signal(int, int)  # page from 1, pages

    def __init__(
        self,
        theme: Theme,
        clock: Clock | None = None,
        *,
        reduced_motion: bool = False,
        own_pages: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        fonts.load_fonts()
        self._theme = theme
        self._clock = clock or SystemClock()
        self._reduced = reduced_motion
        self._own_pages = own_pages
        self._model: models.Scene | None = None
        self._key: tuple[models.Scene | None, Blank] | None = None
        self._frozen = False
        self._blank = Blank.NONE
        self._frozen_ms = 0
        self._scene: Scene = blank_scene(Blank.BLACK)
        self._timer: TimerFace | None = None
        self._still: QPixmap | None = None
        self._old: QPixmap | None = None
        self._page = 0
        self._motion = Motion(self)
        self._motion.entered.connect(self._update_moving)
        self._motion.faded.connect(self.update)
        PointerRest(self)
        self._fresh_timer = QTimer(self)
        self._fresh_timer.setSingleShot(True)
        self._fresh_timer.setInterval(MOTION.new_hold)
        self._fresh_timer.timeout.connect(self._no_longer_fresh)
        self._ticks = QTimer(self)
        self._ticks.timeout.connect(self._update_clock)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Stage"))

    # What the stage is given

    def show_view(self, view: View) -> None:
        """Show a new state: cross-fade to another scene, nothing but the clock for the same one; frozen: keep."""
        if view.frozen and not self._frozen:
            self._frozen_ms = self._clock.now().mono_ms
        self._frozen = view.frozen
        scene = self._model if view.frozen and self._model is not None else view.scene
        if not view.frozen or self._timer is None:
            self._timer = timer_of(scene)
        key = (without_timer(scene), view.blank)
        if key == self._key:
            self._pace()
            self._update_clock()
            return
        before, self._key = self._model, key
        same_place = before is not None and _same_place(before, scene) and view.blank is self._blank
        fresh = same_place and _grew(before, scene)
        if not same_place:
            self._page = 0
        self._model, self._blank = scene, view.blank
        self._replace(self._make(fresh=fresh), enter=not same_place)
        if fresh:
            self._fresh_timer.start()

    def set_theme(self, theme: Theme) -> None:
        """Another theme on the stage, at once."""
        self._theme = theme
        self._still = None
        self.update()

    def set_reduced_motion(self, reduced: bool) -> None:
        """With reduced motion scenes change at once, and the ring once a second."""
        self._reduced = reduced
        self._pace()

    def retranslate(self) -> None:
        """Lay the scene out anew after a switch of language."""
        if self._key is not None:
            self._replace(self._make(), enter=False, at_once=True)

    @property
    def page(self) -> tuple[int, int]:
        """The page that is shown, from 1, and how many there are."""
        self._layout()
        return self._page + 1, self._scene.pages

    def turn_page(self, by: int) -> bool:
        """Go to another page of a long case; False when there is none (then the key means next or back)."""
        if self._blank is not Blank.NONE or self._frozen:
            return False
        self._layout()
        wanted = self._page + by
        if not 0 <= wanted < self._scene.pages:
            return False
        self._page = wanted
        self._replace(self._make(), enter=False)
        self.pages_changed.emit(self._page + 1, self._scene.pages)
        return True

    @property
    def scene(self) -> Scene:
        """The scene that is on the stage now, laid out."""
        self._layout()
        return self._scene

    @property
    def is_moving(self) -> bool:
        """An entrance or a cross-fade is under way."""
        return self._motion.is_running

    def finish_motion(self) -> None:
        """Bring entrance and cross-fade to their end at once."""
        self._motion.stop()
        self._old = None
        self.update()

    # From one scene to the next

    def _make(self, *, fresh: bool = False) -> Scene:
        if self._blank is not Blank.NONE or self._model is None:
            return blank_scene(self._blank if self._blank is not Blank.NONE else Blank.BLACK)
        return scene_for(self._model, self._page, fresh=fresh, own_pages=self._own_pages)

    def _replace(self, scene: Scene, *, enter: bool, at_once: bool = False) -> None:
        quiet = self._reduced or at_once or not self.isVisible() or self._still is None
        self._old = None if quiet else self._whole()
        self._motion.stop()
        self._scene, self._still = scene, None
        self._layout()
        self._announce()
        if not quiet:
            self._motion.start(enter=enter and scene.moves)
        self._pace()
        self.update()

    def _layout(self) -> None:
        if self.width() > 0 and self.height() > 0:
            self._scene.layout(QSizeF(self.size()), self._theme)

    def _announce(self) -> None:
        words = self._scene.describe()
        self.setAccessibleDescription(words)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _no_longer_fresh(self) -> None:
        if not self._frozen:
            self._replace(self._make(), enter=False)

    def _whole(self) -> QPixmap:
        """What stands on the stage now, as a picture to fade from."""
        picture = _canvas(self)
        painter = QPainter(picture)
        painter.drawPixmap(0, 0, self._still_layer())
        self._scene.paint_dynamic(painter, self._motion.moment)
        self._scene.paint_clock(painter, self._timer, self._mono())
        painter.end()
        return picture

    # Time

    def _pace(self) -> None:
        timer = self._timer
        if timer is None or not timer.running or self._frozen or not self.isVisible():
            self._ticks.stop()
            return
        self._ticks.start(1000 if self._reduced else MOTION.ring_tick)

    def _mono(self) -> int:
        """The counting clock; on a frozen stage it stands still too."""
        return self._frozen_ms if self._frozen else self._clock.now().mono_ms

    def _update_clock(self) -> None:
        area = self._scene.clock_area() if not self._frozen else QRectF()
        if not area.isEmpty():
            self.update(area.toAlignedRect().adjusted(-2, -2, 2, 2))

    def _update_moving(self) -> None:
        self.update(self._scene.moving_area().toAlignedRect().adjusted(-4, -4, 4, 4))

    # Painting

    def _still_layer(self) -> QPixmap:
        if self._still is None or self._still.devicePixelRatio() != self.devicePixelRatioF():
            self._layout()
            self._still = _canvas(self)
            painter = QPainter(self._still)
            self._scene.paint_static(painter)
            painter.end()
        return self._still

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        layer = self._still_layer()
        painter.setClipRegion(event.region())
        ratio, part = layer.devicePixelRatio(), event.rect()
        source = QRectF(part.x() * ratio, part.y() * ratio, part.width() * ratio, part.height() * ratio)
        painter.drawPixmap(QRectF(part), layer, source)
        self._scene.paint_dynamic(painter, self._motion.moment)
        self._scene.paint_clock(painter, self._timer, self._mono())
        strength = self._motion.old_strength
        if self._old is not None and strength > 0:
            painter.setOpacity(strength)
            painter.drawPixmap(0, 0, self._old)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._still = None
        self._old = None
        self._layout()
        super().resizeEvent(event)

    def showEvent(self, event: object) -> None:
        self._pace()

    def hideEvent(self, event: QHideEvent) -> None:
        self.finish_motion()
        self._fresh_timer.stop()
        self._pace()
        super().hideEvent(event)


def _canvas(widget: QWidget) -> QPixmap:
    ratio = widget.devicePixelRatioF()
    edge = QSize(-int(-widget.width() * ratio // 1), -int(-widget.height() * ratio // 1))
    picture = QPixmap(edge.expandedTo(QSize(1, 1)))
    picture.setDevicePixelRatio(ratio)
    return picture


def _same_place(before: models.Scene, after: models.Scene) -> bool:
    """The same step, only filled further (a line, a value, an agreement typed)."""
    match before, after:
        case models.PromptScene(), models.PromptScene():
            return (before.frame.dilemma, before.frame.step) == (after.frame.dilemma, after.frame.step)
        case forms.ScanScene(), forms.ScanScene():
            return before.frame.step == after.frame.step
        case forms.MeasuresScene(), forms.MeasuresScene():
            return before.frame.step == after.frame.step
        case forms.ValuesBoardScene(), forms.ValuesBoardScene():
            return before.frame.step == after.frame.step
        case forms.RungScene(), forms.RungScene():
            return (before.card, before.number) == (after.card, after.number)
        case forms.LadderScene(), forms.LadderScene():
            return (before.frame.dilemma, before.rungs) == (after.frame.dilemma, after.rungs)
        case models.AgreementScene(), models.AgreementScene():
            return before.card_title == after.card_title
        case models.BallotScene(), models.BallotScene():
            return before.card == after.card and before.slot == after.slot
        case models.BarsScene(), models.BarsScene():
            return (
                before.card == after.card
                and before.slot == after.slot
                and before.disclosure is after.disclosure
            )
    return False


def _grew(before: models.Scene | None, after: models.Scene) -> bool:
    if isinstance(before, models.PromptScene) and isinstance(after, models.PromptScene):
        return len(after.values) > len(before.values)
    if isinstance(before, forms.LadderScene) and isinstance(after, forms.LadderScene):
        return bool(after.said) and after.said != before.said
    if isinstance(before, forms.MeasuresScene) and isinstance(after, forms.MeasuresScene):
        return len(after.measures) > len(before.measures)
    return False
