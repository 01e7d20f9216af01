"""One card as it stands on the stage while people read, for whoever writes cards: a picture and measures of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from dilemmagame.base.i18n import speaking
from dilemmagame.domain.cards import Card
from dilemmagame.domain.localised import Localised
from dilemmagame.gui.stage.painter import StagePainter
from dilemmagame.gui.stage.text import LABEL, TITLE
from dilemmagame.gui.tokens import PAPER, Theme
from dilemmagame.live.frames import Frame, StageCard, TimerFace
from dilemmagame.live.stage_view import CaseScene

STAGE = QSize(1920, 1080)
_TIMER = TimerFace(120_000, 75_000, running=True, as_of_ms=0)


def case_of(card: Card) -> CaseScene:
    """The scene in which everybody reads `card`, as the second of four dilemmas."""
    title = Localised("Lees in stilte", "Read in silence")
    return CaseScene(Frame(2, 4, 1, 7, title, _TIMER), StageCard.of(card))


class CardLook:
    """Paints and measures cards on a stage of 1920 x 1080; one painter per theme keeps the last few."""

    def __init__(self) -> None:
        self._painters: dict[str, StagePainter] = {}

    def paint(self, painter: QPainter, rect: QRectF, card: Card, theme: Theme, page: int = 0) -> None:
        """Paint `card` into `rect`, in the language of the card; `page` counts from 0."""
        with speaking(card.language):
            model, stage = case_of(card), self._painter(theme)
            stage.turn_to(model, page)
            stage.paint(painter, rect, model)

    def measure(self, card: Card) -> tuple[int, int, int, float]:
        """Lines of the title, lines of the longest choice, pages, size of the case in percent of the height."""
        with speaking(card.language):
            scene = self._painter(PAPER).scene(case_of(card))
        boxes = {box.name: box for box in scene.layout(STAGE.toSizeF(), PAPER)}
        title, case = boxes.get("title"), boxes.get("case.text")
        choices = [
            round(box.rect.height() / (LABEL.leading * box.px))
            for name, box in boxes.items()
            if name.startswith("option.") and name.endswith(".text")
        ]
        return (
            round(title.rect.height() / (TITLE.leading * title.px)) if title is not None else 0,
            max(choices, default=0),
            scene.pages,
            case.px / STAGE.height() * 100 if case is not None else 0.0,
        )

    def _painter(self, theme: Theme) -> StagePainter:
        return self._painters.setdefault(theme.name.value, StagePainter(theme, STAGE))
