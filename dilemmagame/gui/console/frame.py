"""The console's parts and where they lie: bars, rail, pictures, step, clock, note field, calm sheet, cover."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui.console.adding import AddStrip
from dilemmagame.gui.console.breakpoints import (
    CALM_SIDE,
    LOW_PREVIEW,
    LOW_PREVIEW_WIDE,
    SMALLEST,
    WIDE,
    shape,
)
from dilemmagame.gui.console.calm import CalmSheet
from dilemmagame.gui.console.capture import CapturePanel
from dilemmagame.gui.console.clockpanel import ClockPanel
from dilemmagame.gui.console.cover import Cover
from dilemmagame.gui.console.desk import Describe, Desk, PaintPreview
from dilemmagame.gui.console.footer import Footer
from dilemmagame.gui.console.notice import NoticeBar
from dilemmagame.gui.console.phonestrip import PhoneStrip
from dilemmagame.gui.console.preview import Guidance, LivePreview
from dilemmagame.gui.console.rail import Rail
from dilemmagame.gui.console.remotestrip import RemoteStrip
from dilemmagame.gui.console.steparea import StepArea
from dilemmagame.gui.console.strip import BreakStrip, PresentStrip
from dilemmagame.gui.console.topbar import TopBar
from dilemmagame.gui.keys import ActionId
from dilemmagame.gui.tokens import CONSOLE
from dilemmagame.gui.widgets.scroll import Scroller, column, row
from dilemmagame.live.console_view import ConsoleView

SIDE_MARGIN = 16


class ConsoleFrame(QWidget):
    """Places the parts, folds them at small sizes, and opens what folds out. Knows nothing of commands."""

    strips: tuple[PresentStrip | BreakStrip | AddStrip | PhoneStrip | RemoteStrip, ...] = ()
    _folded_out = 0
    """Height in pixels of what is folded out."""

    def arrange(self, desk: Desk, paint_preview: PaintPreview, describe: Describe) -> None:
        """Make the parts and lay them out."""
        self.top_bar = TopBar(desk)
        self.notice = NoticeBar(desk.theme)
        self.present_strip, self.break_strip = PresentStrip(desk), BreakStrip(desk)
        self.add_strip = AddStrip(desk)
        self.phone_strip = PhoneStrip(desk)
        self.remote_strip = RemoteStrip(desk)
        self.strips = (
            self.present_strip,
            self.break_strip,
            self.add_strip,
            self.phone_strip,
            self.remote_strip,
        )
        self.rail = Rail(desk.theme)
        self.live = LivePreview(desk, paint_preview)
        self.guidance = Guidance(desk, paint_preview)
        self.step = StepArea(desk, describe)
        self.clock_panel = ClockPanel(desk)
        self.capture = CapturePanel(desk)
        self.calm = CalmSheet(desk)
        self.footer = Footer(desk)
        self._lay_out()

    def _lay_out(self) -> None:
        root = column(self, 0)
        # The window decides its size; parts scroll or fold. What opens for a moment must not make it grow.
        root.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        messages = column(gap=6, margins=(SIDE_MARGIN, 0, SIDE_MARGIN, 0))
        for widget in (*self.strips, self.notice):
            messages.addWidget(widget)
        self._middle = row(gap=16, margins=(0, 0, 16, 0))
        self._middle.addWidget(self.rail)
        centre = column(gap=12, margins=(0, 12, 0, 12))
        upper = row(gap=16)
        upper.addWidget(self.live, 0, Qt.AlignmentFlag.AlignTop)
        upper.addWidget(self.guidance, 1)
        self._upper = QWidget()
        self._upper.setLayout(upper)
        centre.addWidget(self._upper)
        centre.addWidget(self.step, 1)
        self._middle.addLayout(centre, 1)
        self._side = QStackedWidget()
        normal = QWidget()
        self._side_box = column(normal, 12, (0, 12, 0, 12))
        self._side_box.addWidget(self.clock_panel)
        self._side_box.addWidget(self.capture, 1)
        self._side.addWidget(Scroller(normal, _("Clock and note field")))
        calm_place = QWidget()
        column(calm_place, 0, (0, 12, 0, 12)).addWidget(self.calm)
        self._side.addWidget(calm_place)
        self._middle.addWidget(self._side)
        root.addWidget(self.top_bar)
        root.addLayout(messages)
        root.addLayout(self._middle, 1)
        root.addWidget(self.footer)
        self.cover = Cover(self)

    def focus_main(self) -> None:
        """Put the focus on the amber button, so that a clicker's full stop lands in no text.

        While the cover is down it has the focus: no key may press what nobody sees.
        """
        main = self.footer.next if self.cover.isHidden() else self.cover
        main.setFocus(Qt.FocusReason.OtherFocusReason)

    def fold(self) -> None:
        """Escape: close what is folded out; never the session."""
        for strip in self.strips:
            if strip.isVisible():
                strip.fold()
                return
        if self.cover.isVisible():
            self.lift_cover()
        else:
            self.focus_main()

    def unfold(self, action: ActionId, view: ConsoleView) -> None:
        """Fold out what belongs to a key, or fold it away again."""
        strip: PresentStrip | PhoneStrip | RemoteStrip = self.phone_strip
        if action in (ActionId.PRESENT, ActionId.REMOTE):
            strip = self.present_strip if action is ActionId.PRESENT else self.remote_strip
        if action is ActionId.BREAK:
            self.unfold_break(view)
        elif strip.isVisible():
            strip.fold()
        else:
            self._hide_strips()
            strip.unfold(view)

    def unfold_break(self, view: ConsoleView) -> None:
        """Ask how long a break takes, unless there is one."""
        if view.break_until is None and view.finished_at is None:
            self._hide_strips()
            self.break_strip.unfold()

    def unfold_add(self, view: ConsoleView) -> None:
        """Ask which card or break comes in, or fold it away again."""
        if self.add_strip.isVisible():
            self.add_strip.fold()
        elif view.finished_at is None:
            self._hide_strips()
            self.add_strip.unfold(view)

    def _hide_strips(self) -> None:
        for strip in self.strips:
            strip.hide()

    def regions(self) -> list[QWidget]:
        """What F6 goes through, in order."""
        parts: list[QWidget] = [self.top_bar, self.rail, self.step]
        parts += [self.calm] if self._side.currentIndex() else [self.clock_panel, self.capture]
        return [*parts, self.footer]

    def show_calm(self, view: ConsoleView) -> None:
        """The calm sheet in place of clock and note field."""
        wanted = 1 if view.calm else 0
        self.step.setEnabled(not view.calm)
        if self._side.currentIndex() != wanted:
            if view.calm:
                self.capture.flush()
            self._side.setCurrentIndex(wanted)
            self._apply_shape()
            self.focus_main()

    def lower_cover(self) -> None:
        """Cover the console."""
        self.cover.setGeometry(self.rect())
        self.cover.show()
        self.cover.raise_()
        self.cover.setFocus()

    def lift_cover(self) -> None:
        """Show the console again."""
        self.cover.hide()
        self.focus_main()

    def minimumSizeHint(self) -> QSize:
        return QSize(*SMALLEST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.cover.setGeometry(self.rect())
        self._apply_shape()

    def event(self, event: QEvent) -> bool:
        heard = super().event(event)
        # What folds out takes its height from the pictures and the clock; nothing may lie over anything else.
        if event.type() is QEvent.Type.LayoutRequest and self._strips_height() != self._folded_out:
            self._apply_shape()
        return heard

    def _strips_height(self) -> int:
        width = self.width() - 2 * SIDE_MARGIN
        out = [strip for strip in self.strips if not strip.isHidden()]
        return sum(
            strip.heightForWidth(width) if strip.hasHeightForWidth() else strip.sizeHint().height()
            for strip in out
        )

    def _apply_shape(self) -> None:
        scale = max(1.0, self.font().pixelSize() / CONSOLE.base)
        self._folded_out = self._strips_height()
        sized = shape(round(self.width() / scale), round((self.height() - self._folded_out) / scale))
        self.rail.setFixedWidth(round(sized.rail * scale))
        self.rail.narrow(sized.icons)
        low = LOW_PREVIEW_WIDE if self.width() >= WIDE * scale else LOW_PREVIEW
        self.live.wide(low if sized.low else sized.preview)
        self.guidance.wide(sized.following)
        self.guidance.only_words(sized.low or sized.icons)
        calm = self._side.currentIndex() == 1
        self.guidance.setVisible(not calm or self.width() >= 1500)
        self._side.setFixedWidth(round((CALM_SIDE if calm else sized.side) * scale))
        self.capture.shrink(sized.small)
        self.clock_panel.shrink(sized.small)
        self.top_bar.narrow(sized.tight)
        self.footer.narrow(sized.icons)
        self.step.narrow(sized.tight)
        self._upper.setFixedHeight(self.live.sizeHint().height())
        box = self.footer.clock_place if sized.icons else self._side_box
        if box.indexOf(self.clock_panel) < 0:
            box.insertWidget(0, self.clock_panel)
            self.clock_panel.lay_low(sized.icons)
