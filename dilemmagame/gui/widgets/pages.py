"""Pages of which one shows at a time, each thrown away when the next one comes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget


class Pages(QStackedWidget):
    """Holds the page that shows."""

    def go(self, page: QWidget) -> None:
        """Show `page` and let go of the one that was there. The focus goes where the page wants it."""
        before = self.currentWidget()
        wanted = page.focusWidget()
        self.addWidget(page)
        self.setCurrentWidget(page)
        if before is not None:
            self.removeWidget(before)
            before.deleteLater()
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
