"""The bottom bar: back, the interruptions, what the next click does, and the one amber button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.session import Phase, Primary
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.wording import next_click, next_page
from dilemmagame.gui.keys import ActionId, hint
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Elided, Words
from dilemmagame.live.console_view import ConsoleView

SKIPPABLE = (Primary.REVEAL, Primary.REVEAL_ANYWAY, Primary.CLOSE_VOTE)


class Footer(QFrame):
    """Buttons only; what they do is the page's business, by the same actions as the keys."""

    acted = Signal(object)  # ActionId
    skipped = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("class", "bar")
        self.setProperty("edge", "bottom")
        self.setAccessibleName(_("Bottom bar"))
        theme = desk.theme
        layout = row(self, 10, (16, 8, 16, 8))
        self.back = Button(_("Back"), theme, "chevron-left", key=hint(ActionId.BACK))
        self.back.clicked.connect(lambda: self.acted.emit(ActionId.BACK))
        self._back_key = Words(hint(ActionId.BACK), "key")
        self.calm = Button(
            _("Moment of calm"), theme, "shield", name=_("Moment of calm: the stage goes quiet"),
            key=hint(ActionId.CALM),
        )  # fmt: skip
        self.calm.clicked.connect(lambda: self.acted.emit(ActionId.CALM))
        self.rest = Button(
            _("Coffee break"), theme, "coffee", name=_("Take a break"), key=hint(ActionId.BREAK)
        )
        self.rest.clicked.connect(lambda: self.acted.emit(ActionId.BREAK))
        for widget in (self.back, self._back_key, self.calm, self.rest):
            layout.addWidget(widget)
        self.clock_place = row(gap=0)
        layout.addLayout(self.clock_place)
        self.skip = Button(_("Skip"), theme, "skip-forward", "quiet", name=_("Skip this: go on without it"))
        self.skip.clicked.connect(self.skipped)
        words = column(gap=0)
        words.addStretch(1)
        self._caption = Words(_("Next click"), "caption")
        self._caption.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.sentence = Elided("", "strong")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignRight)
        words.addWidget(self._caption)
        words.addWidget(self.sentence)
        words.addStretch(1)
        layout.addWidget(self.skip)
        layout.addLayout(words, 1)
        self._next_key = Words(hint(ActionId.NEXT), "key")
        layout.addWidget(self._next_key)
        self.next = Button("", theme, "arrow-right", "primary")
        self.next.clicked.connect(lambda: self.acted.emit(ActionId.NEXT))
        layout.addWidget(self.next)

    def show_view(self, view: ConsoleView, page: int = 1, pages: int = 1) -> None:
        """Follow the session; `page` of `pages` of the case is on the stage."""
        words = next_click(view) if page >= pages else next_page(page, pages)
        self.next.label(words.label)
        self.next.show_icon(words.icon)
        spoken = f"{words.label}. {words.sentence}" if words.sentence else words.label
        self.next.name(spoken, hint(ActionId.NEXT))
        self.sentence.setText(words.sentence)
        finished = view.phase is Phase.FINISHED
        self.back.label(_("Open again") if finished else _("Back"))
        self.back.name(_("Open the session again") if finished else _("Back one step"), hint(ActionId.BACK))
        self.back.setEnabled(finished or view.position > 0)
        running = view.phase is Phase.RUNNING
        self.calm.setVisible(not view.calm and not finished)
        self.rest.setVisible(running and not view.calm and view.break_until is None)
        self.skip.setVisible(view.primary in SKIPPABLE)

    def narrow(self, on: bool) -> None:
        """Icons for the interruptions and no key signs where there is little room."""
        self._back_key.setVisible(not on)
        for button in (self.calm, self.rest, self.skip):
            button.compact(on)
