"""The parts of the page on which a session is prepared, and where they lie. Knows nothing of what they do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui.prepare.blocks import ChoiceRow, Circumstances
from dilemmagame.gui.prepare.cardlist import CardList, CardPicker
from dilemmagame.gui.prepare.more import MorePanel
from dilemmagame.gui.prepare.remarks import Remarks
from dilemmagame.gui.prepare.screenline import ScreenLine
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import FootBar, Message, Panel, TopBar, numbered, scaled
from dilemmagame.gui.widgets.scroll import Scroller, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.gui.widgets.timebar import TimeBar

SIDE_BY_SIDE = 1000
"""Logical pixels of the page from which the cards stand beside the other blocks."""


class PrepareFrame(QWidget):
    """Call `arrange` once; then every part is an attribute."""

    def arrange(self, theme: Theme, on_back: Callable[[], None], *, phones: bool) -> None:
        """Make the parts and lay them out."""
        self._theme = theme
        whole = column(self, 0)
        self.top = TopBar(_("Prepare a session"), theme, on_back)
        whole.addWidget(self.top)
        self.message = Message(theme)
        holder = QWidget()
        inside = column(holder, 10, (20, 8, 20, 4))
        inside.addWidget(self.message)
        self._blocks = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._blocks.setSpacing(28)
        self._blocks.addWidget(self._left(), 11)
        self._blocks.addWidget(self._right(), 9)
        inside.addLayout(self._blocks, 1)
        self.more_panel = MorePanel(phones=phones)
        self.more_panel.hide()
        inside.addWidget(self.more_panel)
        self._scroller = Scroller(holder, _("The choices for this session"))
        whole.addWidget(self._scroller, 1)
        bar = QWidget()
        around = column(bar, 0, (20, 0, 20, 10))
        around.addWidget(self._evening())
        whole.addWidget(bar)
        whole.addWidget(self._foot())

    def _left(self) -> QWidget:
        holder = QWidget()
        rows = column(holder, 6)
        self.decks = ChoiceRow(_("For whom"), self._theme, tiles=True)
        self.methods = ChoiceRow(_("How"), self._theme, tiles=True, more=_("More methods"))
        self.course = Words("", "caption", wrap=True)
        self.programmes = ChoiceRow(_("How long"), self._theme, tiles=False, more=_("Other evenings"))
        self.circumstances = Circumstances(self._theme)
        for number, title, block in (
            (1, _("For whom"), self.decks), (2, _("How"), self.methods), (3, _("How long"), self.programmes),
        ):  # fmt: skip
            head = row(gap=8)
            head.addWidget(numbered(number, title))
            head.addStretch(1)
            head.addWidget(block.more)
            rows.addLayout(head)
            rows.addWidget(block)
            if block is self.methods:
                rows.addWidget(self.course)
        rows.addWidget(self.circumstances)
        rows.addStretch(1)
        return holder

    def _right(self) -> QWidget:
        holder = QWidget()
        rows = column(holder, 8)
        head = row(gap=8)
        head.addWidget(numbered(4, _("Which cards")), 1)
        self.surprise = Button(
            _("Surprise me"), self._theme, "shuffle", name=_("Choose other cards by chance")
        )
        self.choose = Button(_("Choose myself"), self._theme, "grid-2x2", checkable=True)
        head.addWidget(self.surprise)
        head.addWidget(self.choose)
        rows.addLayout(head)
        self.no_cards = Words(
            _("This evening needs no cards. With “Adapt the programme” you can add one."), wrap=True
        )
        self.no_cards.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.cards = CardList(self._theme)
        self.picker = CardPicker(self._theme)
        self.picker.finished.connect(lambda: self.choose.setChecked(False))
        self.picker.hide()
        self.add = Button("", self._theme, "plus", "quiet")
        self.add.clicked.connect(lambda: self.choose.setChecked(True))
        rows.addWidget(Panel(self.no_cards, self.cards, self.picker, self.add, gap=4), 1)
        self.remarks = Remarks(self._theme)
        rows.addWidget(self.remarks)
        self.more = Button(
            _("More about this evening"), self._theme, "sliders-horizontal",
            name=_("More about this evening: group, roles, purpose and tone"), checkable=True,
        )  # fmt: skip
        foot = row(gap=8)
        foot.addWidget(self.more)
        foot.addStretch(1)
        rows.addLayout(foot)
        return holder

    def _evening(self) -> QWidget:
        head = QWidget()
        line = row(head, 12)
        self.span = Words("", "label")
        self.balance = Words("", "chip-ok")
        self.adapt = Button(_("Adapt the programme"), self._theme, "list", "quiet")
        line.addWidget(self.span)
        line.addWidget(self.adapt)
        line.addStretch(1)
        line.addWidget(self.balance)
        self.bar = TimeBar(self._theme)
        self.reason = Words("", "label", wrap=True)
        return Panel(head, self.bar, self.reason, gap=4)

    def _foot(self) -> QWidget:
        foot = FootBar()
        self._screens = ScreenLine()
        foot.row.addWidget(self._screens, 1)
        self.run_sheet = Button(
            _("Run sheet"), self._theme, "file-text", name=_("The whole evening on paper, as a PDF")
        )
        self.print = Button(_("Print cards"), self._theme, "printer")
        self.practise = Button(
            _("Practise"), self._theme, "rotate-ccw", name=_("Practise this evening with an invented room")
        )
        self.start = Button(_("Start the session"), self._theme, "play", "primary")
        for each in (self.run_sheet, self.print, self.practise, self.start):
            foot.row.addWidget(each)
        return foot

    def show_need(self, *, needed: bool) -> None:
        """An evening without a place for cards says so, and asks for none."""
        self.no_cards.setVisible(not needed)
        if not needed:
            self.choose.setChecked(False)
        self.cards.setVisible(needed and not self.choose.isChecked())
        self.add.setVisible(needed and not self.choose.isChecked())
        for button in (self.surprise, self.choose):
            button.setEnabled(needed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= scaled(SIDE_BY_SIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._blocks.setDirection(way)
        self._screens.explain(self.width() >= scaled(1300))
