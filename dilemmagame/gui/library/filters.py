"""The filters above the cards: those used most in a row, the rest behind one button, and chips that say what holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from dilemmagame.base.i18n import _
from dilemmagame.gui.library.wording import Names, every, facet_name
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.page import labelled, scaled
from dilemmagame.gui.widgets.scroll import clear, column, row
from dilemmagame.gui.widgets.text import Words, as_tip
from dilemmagame.library.catalogue import Catalogue, Facet

IN_THE_ROW = (Facet.THEME, Facet.DURATION)
BEHIND = (
    Facet.ROLE,
    Facet.SENSITIVITY,
    Facet.VALUE,
    Facet.NORM,
    Facet.VULNERABILITY,
    Facet.CHAIN,
    Facet.KIND,
    Facet.TRANSLATION,
)
AROUND = 4
SEGMENTS_MOST = 4
"""More audiences than this go behind the button too."""

Counts = Callable[[Facet], Mapping[str, int]]


class FacetChoice(QComboBox):
    """One filter as a list; while it is open every value says how many cards there would be."""

    chosen = Signal(object, str)
    """The Facet and the value, empty for all."""

    def __init__(self, facet: Facet, counts: Counts) -> None:
        super().__init__()
        self.facet = facet
        self._counts = counts
        self._names: dict[str, str] = {}
        self.setAccessibleName(facet_name(facet))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.activated.connect(lambda _place: self.chosen.emit(self.facet, str(self.currentData() or "")))

    def offer(self, names: Mapping[str, str], now: str) -> None:
        """The values with their names, in order."""
        self._names = dict(names)
        self._fill(now, {})
        self.setEnabled(bool(names))

    def choose(self, value: str) -> None:
        """Show `value` as the one that holds, without telling."""
        self.setCurrentIndex(max(self.findData(value), 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A value that is too long ends in an ellipsis; then the tip says it all."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        box = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        whole = str(self.currentText())
        short = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, box.width() - AROUND)
        option.currentText = short
        self.setToolTip("" if short == whole else as_tip(whole))
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:
        self._fill(str(self.currentData() or ""), self._counts(self.facet), counted=True)
        wide = max(self.view().sizeHintForColumn(0) + scaled(40), self.width())
        self.view().setMinimumWidth(min(wide, scaled(520)))
        super().showPopup()

    def hidePopup(self) -> None:
        super().hidePopup()
        for place in range(1, self.count()):
            value = str(self.itemData(place))
            self.setItemText(place, self._names.get(value, value))

    def _fill(self, now: str, counts: Mapping[str, int], *, counted: bool = False) -> None:
        self.blockSignals(True)
        self.clear()
        self.addItem(every(self.facet), "")
        for value, name in self._names.items():
            number = counts.get(value, 0)
            if not counted:
                self.addItem(name, value)
            elif number or value == now:
                self.addItem(f"{name}  ({number})", value)
        self.setCurrentIndex(max(self.findData(now), 0))
        self.blockSignals(False)


class Segments(QWidget):
    """The audiences beside each other; the one that holds can be pressed again to let go of it."""

    chosen = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._line = row(self, 4)
        self.buttons: dict[str, Button] = {}
        self.setAccessibleName(facet_name(Facet.AUDIENCE))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def offer(self, names: Mapping[str, str], now: str) -> None:
        clear(self._line)
        self.buttons = {}
        if not 1 < len(names) <= SEGMENTS_MOST:
            self.hide()
            return
        for value, name in names.items():
            button = Button(name, self._theme, look="segment", checkable=True)
            button.clicked.connect(
                lambda on, value=value: self.chosen.emit(Facet.AUDIENCE, value if on else "")
            )
            self.buttons[value] = button
            self._line.addWidget(button)
        self.choose(now)
        self.show()

    def choose(self, value: str) -> None:
        for each, button in self.buttons.items():
            button.setChecked(each == value)


class Popover(QFrame):
    """The rarer filters, two beside each other; a click outside or Esc closes it."""

    def __init__(self, parent: QWidget, theme: Theme, counts: Counts) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("class", "panel")
        self.setAccessibleName(_("More filters"))
        rows = column(self, 10, (16, 14, 16, 14))
        rows.addWidget(Words(_("More filters"), "heading"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(8)
        rows.addLayout(self._grid)
        self.choices = {facet: FacetChoice(facet, counts) for facet in (Facet.AUDIENCE, *BEHIND)}
        self._holders = {facet: labelled(facet_name(facet), choice) for facet, choice in self.choices.items()}
        for choice in self.choices.values():
            choice.setMinimumWidth(scaled(230))
            choice.setMaximumWidth(scaled(300))
        self.done = Button(_("Ready"), theme, "check")
        self.done.clicked.connect(self.close)
        rows.addWidget(self.done, 0, Qt.AlignmentFlag.AlignRight)

    def show_only(self, facets: Sequence[Facet]) -> None:
        """Lay out the filters that have something to choose from."""
        for holder in self._holders.values():
            self._grid.removeWidget(holder)
            holder.hide()
        for place, facet in enumerate(facets):
            self._grid.addWidget(self._holders[facet], place // 2, place % 2)
            self._holders[facet].show()

    def open_under(self, button: QWidget) -> None:
        """Unfold below `button`, its right edge under the button's."""
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(button.width() - self.width(), button.height() + 4))
        self.move(corner)
        self.show()
        first = next((choice for choice in self.choices.values() if choice.isVisible()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)


class Filters(QWidget):
    """Everything that narrows the cards but words and scope."""

    changed = Signal()

    def __init__(self, theme: Theme, counts: Counts) -> None:
        super().__init__()
        self._theme = theme
        self._names: Names | None = None
        self._held: dict[Facet, str] = {}
        self._line = FlowLayout(self, 8)
        self.segments = Segments(theme)
        self.segments.chosen.connect(self._take)
        self._line.addWidget(self.segments)
        self.choices = {facet: FacetChoice(facet, counts) for facet in IN_THE_ROW}
        for choice in self.choices.values():
            choice.chosen.connect(self._take)
            self._line.addWidget(choice)
        self.more = Button(_("More filters"), theme, "sliders-horizontal")
        self.popover = Popover(self, theme, counts)
        for choice in self.popover.choices.values():
            choice.chosen.connect(self._take)
        self.more.clicked.connect(lambda: self.popover.open_under(self.more))
        self._line.addWidget(self.more)
        self.chips = Chips(theme)
        self.chips.dropped.connect(lambda facet: self._take(facet, ""))
        self.chips.cleared.connect(self.let_go)

    @property
    def natural_width(self) -> int:
        """What all of it beside each other takes."""
        shown = [self.segments, *self.choices.values(), self.more]
        return sum(each.sizeHint().width() + 8 for each in shown if not each.isHidden())

    @property
    def wanted(self) -> tuple[tuple[Facet, str], ...]:
        """What holds now, as a query wants it."""
        return tuple(self._held.items())

    def offer(self, catalogue: Catalogue, names: Names) -> None:
        """The values that occur among the cards; what holds and occurs no more is let go."""
        self._names = names
        values = {facet: names.ordered(facet, catalogue.values(facet)) for facet in Facet}
        unknown = [] if catalogue.learned else [Facet.TRANSLATION]
        self._held = {
            facet: value for facet, value in self._held.items() if value in values[facet] or facet in unknown
        }
        offered = {facet: {value: names.of(facet, value) for value in values[facet]} for facet in Facet}
        self.segments.offer(offered[Facet.AUDIENCE], self._held.get(Facet.AUDIENCE, ""))
        for facet, choice in {**self.choices, **self.popover.choices}.items():
            choice.offer(offered[facet], self._held.get(facet, ""))
        many = len(values[Facet.AUDIENCE]) > SEGMENTS_MOST
        behind = [facet for facet in BEHIND if values[facet]]
        self.popover.show_only([Facet.AUDIENCE, *behind] if many else behind)
        self.more.setVisible(bool(behind) or many)
        self._show()

    def let_go(self) -> None:
        """No filter holds any more."""
        self._held = {}
        self._show()
        self.changed.emit()

    def _take(self, facet: Facet, value: str) -> None:
        if value:
            self._held[facet] = value
        else:
            self._held.pop(facet, None)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.segments.choose(self._held.get(Facet.AUDIENCE, ""))
        for facet, choice in {**self.choices, **self.popover.choices}.items():
            choice.choose(self._held.get(facet, ""))
        if self._names is not None:
            self.chips.show_held(self._held, self._names)
        behind = sum(facet in BEHIND for facet in self._held)
        said = _("More filters ({n})").format(n=behind)
        self.more.label(said if behind else _("More filters"))


class Chips(QWidget):
    """What holds now, each with a way to let go of it, and one way to let go of all."""

    dropped = Signal(object)
    cleared = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._line = FlowLayout(self, 6)
        self.hide()

    def show_held(self, held: Mapping[Facet, str], names: Names) -> None:
        clear(self._line)
        for facet, value in held.items():
            said = _("{facet}: {value}").format(facet=facet_name(facet), value=names.of(facet, value))
            chip = Button(
                said, self._theme, "x", "segment", name=_("Take away the filter {filter}").format(filter=said)
            )
            chip.clicked.connect(lambda _on, facet=facet: self.dropped.emit(facet))
            self._line.addWidget(chip)
        if held:
            every_one = Button(_("Clear filters"), self._theme, look="quiet")
            every_one.clicked.connect(self.cleared)
            self._line.addWidget(every_one)
        self.setVisible(bool(held))
