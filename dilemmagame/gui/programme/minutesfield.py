"""A field for minutes, to the quarter: 2,5 in Dutch, 2.5 in English."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox

from dilemmagame.gui.tokens import CONSOLE
from dilemmagame.gui.widgets.spans import figure

MINUTE_MS = 60_000


class MinutesField(QDoubleSpinBox):
    """Half a minute per arrow key; what is typed counts when the field is left or Enter is pressed."""

    def __init__(self, what: str, *, whole: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(what)
        self.setDecimals(2)
        self.setCorrectionMode(QDoubleSpinBox.CorrectionMode.CorrectToNearestValue)
        self.setSingleStep(1.0 if whole else 0.5)
        self.setKeyboardTracking(False)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setMinimumHeight(CONSOLE.target)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("240,75") + 58)

    @property
    def ms(self) -> int:
        """The value in milliseconds."""
        return round(self.value() * MINUTE_MS)

    def show_ms(self, ms: int, least_ms: int, most_ms: int = 240 * MINUTE_MS) -> None:
        """Show `ms` without telling anybody; the field goes no lower than `least_ms`."""
        self.blockSignals(True)
        self.setRange(least_ms / MINUTE_MS, max(most_ms, ms) / MINUTE_MS)
        self.setValue(ms / MINUTE_MS)
        self.blockSignals(False)

    def textFromValue(self, value: float) -> str:
        return figure(round(value * MINUTE_MS))

    def valueFromText(self, text: str) -> float:
        try:
            return float(text.replace(",", ".").strip() or 0)
        except ValueError:
            return self.value()

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        bare = text.strip().replace(",", ".")
        if bare.count(".") > 1 or not all(sign.isdigit() or sign == "." for sign in bare) or len(bare) > 6:
            return QValidator.State.Invalid, text, place
        if bare in ("", "."):
            return QValidator.State.Intermediate, text, place
        inside = self.minimum() <= float(bare) <= self.maximum()
        return (QValidator.State.Acceptable if inside else QValidator.State.Intermediate), text, place

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page changes no minutes."""
        event.ignore()
