"""A card as the room will see it: the stage's own picture, painted small when there is a quiet moment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.cards import Card, unfold
from dilemmagame.domain.localised import Localised
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import ToggleChip
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.scroll import column
from dilemmagame.live.frames import Frame, StageCard
from dilemmagame.live.stage_view import CaseScene, Scene

PaintStage = Callable[[QPainter, QRectF, Scene], object]
"""Paints a scene of the stage into a rectangle."""
QUIET_MS = 30
"""How long a card must stay before it is painted: who walks over the cards does not wait for pictures."""


def scene_of(card: Card) -> CaseScene:
    """The stage while everybody reads this card, or this turn of one."""
    frame = Frame(0, 0, 1, 1, Localised("Lezen", "Read"), None)
    return CaseScene(frame, StageCard.of(card))


class _Picture(QWidget):
    """The stage at 16:9 over the whole width."""

    def __init__(self, paint_stage: PaintStage, theme: Theme) -> None:
        super().__init__()
        self._paint_stage = paint_stage
        self._theme = theme
        self._card: Card | None = None
        self._painted: QPixmap | None = None
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._make)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_("The card on the stage"))

    @property
    def ready(self) -> bool:
        return self._painted is not None

    def show_card(self, card: Card) -> None:
        self._card, self._painted = card, None
        self.setAccessibleDescription(card.title)
        self._quiet.start()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * 9 / 16)

    def sizeHint(self) -> QSize:
        return QSize(256, 144)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self.heightForWidth(self.width()))
        self._painted = None
        self._quiet.start()

    def _make(self) -> None:
        if self._card is None or self.width() < 8:
            return
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(self._theme.bg))
        painter = QPainter(picture)
        self._paint_stage(painter, QRectF(self.rect()), scene_of(self._card))
        painter.end()
        self._painted = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._painted is not None:
            painter.drawPixmap(0, 0, self._painted)
        else:
            painter.fillRect(self.rect(), QColor(self._theme.bg))
        painter.setPen(QPen(QColor(self._theme.line_strong), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))


class StagePreview(QWidget):
    """The picture, and under it a button for each turn of a card that unfolds."""

    def __init__(self, card: Card, paint_stage: PaintStage, theme: Theme) -> None:
        super().__init__()
        self._turns = unfold(card)
        rows = column(self, 6)
        self.picture = _Picture(paint_stage, theme)
        rows.addWidget(self.picture)
        self.buttons: list[ToggleChip] = []
        if len(self._turns) > 1:
            holder = QWidget()
            line = FlowLayout(holder, 6)
            group = QButtonGroup(self)
            for place, turn in enumerate(self._turns):
                chip = ToggleChip(_("Turn {n}").format(n=turn.turn), theme)
                group.addButton(chip, place)
                line.addWidget(chip)
                self.buttons.append(chip)
            self.buttons[0].setChecked(True)
            group.idClicked.connect(lambda place: self.picture.show_card(self._turns[place]))
            rows.addWidget(holder)
        self.picture.show_card(self._turns[0])
