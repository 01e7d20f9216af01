"""What the pages share: keeping a group or an organisation, and wiping words that were taken out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from dilemmagame.base.errors import WorldError
from dilemmagame.base.i18n import _
from dilemmagame.gui.background import Background, explain
from dilemmagame.gui.services import Services
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.page import Message, TopBar, scaled, theme_in_use
from dilemmagame.gui.widgets.scroll import Scroller, column, row

READING_WIDTH = 920


class KeepingPage(QWidget):
    """A page with a bar, a message, a column of reading width and a bar at the bottom. What changes is kept at once."""

    def __init__(self, services: Services, title: str, on_back: Callable[[], None]) -> None:
        super().__init__()
        self.services = services
        self.theme: Theme = theme_in_use()
        self.today = services.clock.now().wall.astimezone().date()
        self.background = Background(self, "groups")
        self.whole = column(self, 0)
        self.bar = TopBar(title, self.theme, on_back)
        self.bar.title.setMinimumWidth(scaled(120))
        self.whole.addWidget(self.bar)
        self.message = Message(self.theme)
        self.whole.addWidget(self.message)

    def lead_to(self, where: str, name: str) -> None:
        """Where back leads."""
        self.bar.back.label(where)
        self.bar.back.name(name)

    def middle(self, body: QWidget, name: str, width: int = READING_WIDTH) -> QWidget:
        """`body` in a column of reading width that scrolls."""
        holder = QWidget()
        around = column(holder, 0, (24, 18, 24, 18))
        body.setMaximumWidth(scaled(width))
        beside = row()
        beside.addStretch(0)
        beside.addWidget(body, 1)
        beside.addStretch(0)
        around.addLayout(beside)
        around.addStretch(1)
        return Scroller(holder, name)

    def tabs_row(self) -> tuple[QWidget, FlowLayout]:
        """A row for the parts of the page, above the column of reading width."""
        holder, inner = QWidget(), QWidget()
        inner.setMaximumWidth(scaled(READING_WIDTH))
        beside = row(holder, 0, (24, 12, 24, 8))
        beside.addStretch(0)
        beside.addWidget(inner, 1)
        beside.addStretch(0)
        return holder, FlowLayout(inner, 6)

    def keep(self, work: Callable[[], object]) -> bool:
        """Do a small piece of keeping at once; False, with the reason on the page, when it did not work."""
        try:
            work()
        except WorldError as error:
            self.message.say(explain(error), "danger")
            return False
        return True

    def wipe(self, work: Callable[[], object], done: Callable[[], None]) -> None:
        """Do something after which words vanish from every copy; nothing else can be done meanwhile."""
        self.message.say(_("One moment: the words are wiped here and in every copy."), "warn")
        self.setEnabled(False)

        def well(_nothing: object) -> None:
            self.setEnabled(True)
            self.message.hide()
            done()

        def badly(fault: Exception) -> None:
            self.setEnabled(True)
            self.message.say(explain(fault), "danger")

        self.background.ask(work, well, badly)
