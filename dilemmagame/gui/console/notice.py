"""The bar in which the console speaks: faults, refusals, a projector that is gone. Never a dialog."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui.console.wording import Notice
from dilemmagame.gui.theme import set_class
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Words


class NoticeBar(QFrame):
    """Shows one notice: what happened, what is safe, what to do now."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("class", "notice-warn")
        self.notice: Notice | None = None
        layout = row(self, 12, (12, 6, 6, 6))
        text = column(gap=0)
        self._what = Words("", "strong", wrap=True)
        self._rest = Words("", wrap=True)
        text.addWidget(self._what)
        text.addWidget(self._rest)
        layout.addLayout(text, 1)
        close = Button("", theme, "x", "quiet", name=_("Close this message"))
        close.clicked.connect(self.dismiss)
        layout.addWidget(close)
        self.hide()

    def tell(self, notice: Notice) -> None:
        """Show `notice` in place of the one before."""
        self.notice = notice
        set_class(self, f"notice-{notice.level}")
        self._what.setText(notice.what)
        self._rest.say(" ".join(part for part in (notice.safe, notice.do) if part))
        self.setAccessibleName(" ".join(part for part in (notice.what, notice.safe, notice.do) if part))
        self.show()

    def dismiss(self) -> None:
        """Take the notice away."""
        self.notice = None
        self.hide()
        self.closed.emit()

    def dismiss_mild(self) -> None:
        """Take a refusal away when something else was done; a fault stays until it is closed."""
        if self.notice is not None and not self.notice.safe:
            self.dismiss()
