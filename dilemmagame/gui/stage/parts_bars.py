"""The bar that grows to the right when a result is shown; all bars of a result start one after the other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QRectF
from PySide6.QtGui import QColor, QPainter

from dilemmagame.gui.stage.scene import Paint, PaintAt, faded
from dilemmagame.gui.tokens import MOTION, Theme

_CURVE = QEasingCurve(QEasingCurve.Type.OutCubic)


def growing_bar(
    bar: QRectF, order: int, theme: Theme, u: float, fill: Callable[[QPainter, QRectF], None], write: Paint
) -> PaintAt:
    """`bar` as it grows: `fill` paints what there is of it, a stub stands where it is still nothing. The `order`-th
    (from 0) begins later; `write` puts its figures there in the last 40 per cent.
    """
    delay = order * MOTION.reveal_stagger / MOTION.reveal * 0.5
    enter = faded(write)

    def paint(painter: QPainter, moment: float) -> None:
        part = min(max((moment - delay) / (1 - delay), 0.0), 1.0)
        grown = bar.width() * _CURVE.valueForProgress(part)
        if grown >= 1:
            fill(painter, QRectF(bar.left(), bar.top(), grown, bar.height()))
        else:
            stub = QRectF(bar.left(), bar.top(), 0.3 * u, bar.height())
            painter.fillRect(stub, QColor(theme.line_strong))
        enter(painter, moment)

    return paint
