"""The parts of the page on which a programme is put together, and where they lie. Knows nothing of what they do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.methods import Method, Step
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.programme.keeping import NameStrip
from dilemmagame.gui.programme.order import OrderList
from dilemmagame.gui.programme.piece import PiecePanel
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import FootBar, Message, Panel, TopBar, scaled
from dilemmagame.gui.widgets.scroll import Scroller, column, row
from dilemmagame.gui.widgets.stepper import Stepper
from dilemmagame.gui.widgets.text import Words
from dilemmagame.gui.widgets.timebar import TimeBar

SIDE_BY_SIDE = 900


class ProgrammeFrame(QWidget):
    """Call `arrange` once; then every part is an attribute, and `shortcuts` are undo and redo."""

    left = Signal()
    """Back to where this page was opened from."""

    def arrange(self, theme: Theme, methods: Mapping[str, Method]) -> None:
        """Make the parts and lay them out."""
        self._theme = theme
        whole = column(self, 0)
        whole.addWidget(self._head())
        body = QWidget()
        inside = column(body, 10, (20, 10, 20, 10))
        self.message = Message(theme)
        self.name = NameStrip(theme)
        inside.addWidget(self.message)
        inside.addWidget(self.name)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(24)
        self._halves.addWidget(self._left(methods), 11)
        self.piece = PiecePanel(theme, methods)
        self._halves.addWidget(Scroller(Panel(self.piece), _("The chosen piece")), 9)
        inside.addLayout(self._halves, 1)
        inside.addWidget(self._sum())
        whole.addWidget(body, 1)
        whole.addWidget(self._foot())

    def _head(self) -> TopBar:
        self.top = TopBar(_("The programme of this evening"), self._theme, self.left.emit)
        self.top.back.label(_("Prepare"))
        self.top.back.name(_("Back to preparing"))
        self.undo = Button(
            _("Undo"), self._theme, "undo-2", "quiet", name=_("Undo the last change"), key="Ctrl+Z"
        )
        self.redo = Button(_("Redo"), self._theme, look="quiet", name=_("Do it again"), key="Ctrl+Y")
        for keys, button in ((("Ctrl+Z",), self.undo), (("Ctrl+Y", "Ctrl+Shift+Z"), self.redo)):
            shortcut = QShortcut(self)
            shortcut.setKeys([QKeySequence(key) for key in keys])
            shortcut.activated.connect(button.click)
            self.top.row.addWidget(button)
        return self.top

    def _left(self, methods: Mapping[str, Method]) -> QWidget:
        holder = QWidget()
        rows = column(holder, 8)
        adds = row(gap=6)
        self.add_card = Button(_("Card"), self._theme, "plus", name=_("Add a card"))
        self.add_break = Button(_("Break"), self._theme, "coffee", name=_("Add a break"))
        self.add_part = Button(
            _("Other part"), self._theme, "plus", name=_("Add another part of the evening")
        )
        self.parts = QMenu(self.add_part)
        for method in methods.values():
            if method.frame and not is_break(method.steps):
                action = self.parts.addAction(method.title.get(language()).replace("&", "&&"))
                action.setData(method.id)
        self.add_part.setMenu(self.parts)
        adds.addWidget(Words(_("Add"), "label"))
        for button in (self.add_card, self.add_break, self.add_part):
            adds.addWidget(button)
        adds.addStretch(1)
        rows.addLayout(adds)
        self.order = OrderList(self._theme)
        rows.addWidget(self.order, 1)
        return holder

    def _sum(self) -> QWidget:
        head = QWidget()
        line = row(head, 10)
        self.span = Words("", "label")
        self.balance = Words("", "chip-ok")
        line.addWidget(self.span)
        line.addWidget(self.balance)
        line.addStretch(1)
        name = Words(_("Wished length"), "caption")
        self.wished = Stepper(_("Wished length in minutes"), self._theme, least=1)
        name.setBuddy(self.wished.field)
        line.addWidget(name)
        line.addWidget(self.wished)
        self.fit = Button(
            _("Fit in"),
            self._theme,
            "timer",
            name=_("Make every step so much shorter or longer that it fits"),
        )
        line.addWidget(self.fit)
        self.bar = TimeBar(self._theme)
        return Panel(head, self.bar, gap=4)

    def _foot(self) -> QWidget:
        foot = FootBar()
        self.bring = Button(
            _("Bring in a file"), self._theme, "download", name=_("Bring in a programme from a file")
        )
        self.export = Button(
            _("Save as a file"),
            self._theme,
            "upload",
            name=_("Save the programme as a file, for somebody else"),
        )
        self.keep = Button(
            _("Keep under a name"),
            self._theme,
            "save",
            name=_("Keep this programme, to choose it another time"),
        )
        self.drop = Button(
            _("Throw away"), self._theme, "trash-2", name=_("Throw away this programme of your own")
        )
        self.faults = Button(_("Files with mistakes"), self._theme, "triangle-alert", "quiet")
        self.use = Button(_("Back to preparing"), self._theme, "check", "primary")
        for each in (self.bring, self.export, self.keep, self.drop, self.faults):
            foot.row.addWidget(each)
        foot.row.addStretch(1)
        foot.row.addWidget(self.use)
        return foot

    def focus_list(self) -> None:
        """Back to the pieces."""
        self.order.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= scaled(SIDE_BY_SIDE)
        self._halves.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )


def is_break(steps: Sequence[Step]) -> bool:
    """Whether people get up in it."""
    return any(step.kind is StepKind.PAUSE for step in steps)
