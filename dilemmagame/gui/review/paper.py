"""Votes that were counted on paper, typed in afterwards: one card and one round at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QGridLayout, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.ballots import Channel, Count
from dilemmagame.domain.cards import Card
from dilemmagame.domain.commands import EnterPaperTally
from dilemmagame.domain.disclosure import Disclosure, bars
from dilemmagame.gui.review.forms import FormsPanel
from dilemmagame.gui.review.records import Snapshot
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.names import choice_text
from dilemmagame.gui.widgets.page import Panel, labelled
from dilemmagame.gui.widgets.painted import Badge
from dilemmagame.gui.widgets.scroll import Scroller, clear, column, row
from dilemmagame.gui.widgets.stepper import Stepper
from dilemmagame.gui.widgets.text import Words


class PaperView(QWidget):
    """A number per choice. What was counted during the session stays, and is shown only where it may be shown."""

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._snapshot: Snapshot | None = None
        self.counts: dict[str, Stepper] = {}
        whole = column(self, 10)
        body = QWidget()
        inside = column(body, 10, (0, 0, 12, 12))
        self._panel = Panel(self._head())
        self.explained = Words("", wrap=True)
        self._panel.rows.addWidget(self.explained)
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self._panel.rows.addWidget(self._table)
        foot = row(gap=12)
        self.total = Words("", "caption", wrap=True)
        foot.addWidget(self.total, 1)
        self.keep = Button(_("Keep this count"), theme, "check")
        self.keep.clicked.connect(self._keep)
        foot.addWidget(self.keep)
        self._panel.rows.addLayout(foot)
        inside.addWidget(self._panel)
        self.forms = FormsPanel(theme)
        self.forms.wanted.connect(self.wanted.emit)
        inside.addWidget(self.forms)
        inside.addStretch(1)
        whole.addWidget(Scroller(body, _("Counted on paper")), 1)

    @property
    def slot(self) -> int:
        """The round that is typed in, 1 or 2."""
        return max(1, self._rounds.checkedId())

    def show_snapshot(self, snapshot: Snapshot) -> None:
        first = self._snapshot is None
        self._snapshot = snapshot
        if first:
            for place, item in snapshot.items():
                if item.card is not None and item.card.choices:
                    self.cards.addItem(item.card.title, place)
            self.present.show_value(snapshot.state.present)
        self.forms.show_snapshot(snapshot)
        if self.isVisible():
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def _head(self) -> QWidget:
        holder = QWidget()
        line = row(holder, 16)
        self.cards = QComboBox()
        self.cards.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.cards.setMinimumContentsLength(16)
        self.cards.activated.connect(lambda _place: self._show())
        line.addWidget(labelled(_("Card"), self.cards), 1)
        both = QWidget()
        buttons = row(both, 6)
        self._rounds = QButtonGroup(self)
        for slot, name in ((1, _("First vote")), (2, _("Second vote"))):
            choice = Button(name, self._theme, look="segment", checkable=True)
            self._rounds.addButton(choice, slot)
            buttons.addWidget(choice)
        self._rounds.button(1).setChecked(True)
        self._rounds.idClicked.connect(lambda _slot: self._show())
        line.addWidget(labelled(_("Round"), both))
        self.present = Stepper(_("Number of people"), self._theme, least=1)
        line.addWidget(labelled(_("Number of people"), self.present))
        return holder

    def _card(self) -> tuple[int, Card] | None:
        place = self.cards.currentData()
        if self._snapshot is None or place is None:
            return None
        card = self._snapshot.state.plan.items[int(place)].card
        return (int(place), card) if card is not None else None

    def _show(self) -> None:
        """The fields for the chosen card and round, filled with what is known of them."""
        here = self._card()
        clear(self._grid)
        self.counts.clear()
        if here is None or self._snapshot is None:
            self.explained.say(_("No card of this evening is voted on."))
            self.keep.setEnabled(False)
            return
        place, card = here
        vote = self._snapshot.state.round_for(place, self.slot)
        counted = vote is not None and vote.total > 0
        fixed = vote is not None and counted and vote.channel is not Channel.PAPER
        if vote is not None and counted:
            self.present.show_value(vote.present)
        if fixed:
            self.explained.say(_("This round was counted during the session. That count stays."))
        elif counted:
            self.explained.say(_("Typed in from paper. You can still correct it."))
        else:
            self.explained.say(_("Type in what was counted on paper. The notes then say: counted openly."))
        for line, choice in enumerate(card.choices):
            self._grid.addWidget(Badge(choice, self._theme), line, 0)
            name = choice_text(card, choice)
            self._grid.addWidget(Words(name, wrap=True), line, 1)
            stepper = Stepper(name, self._theme)
            stepper.show_value(vote.ballots_for(choice) if vote is not None else 0, empty=not counted)
            stepper.value_changed.connect(lambda _value: self._add_up())
            self._grid.addWidget(stepper, line, 2, Qt.AlignmentFlag.AlignRight)
            self.counts[choice] = stepper
        secret = vote is not None and fixed and bars(vote) is not Disclosure.BARS
        self._table.setVisible(not secret)
        self.total.setVisible(not secret)
        self._table.setEnabled(not fixed)
        self.present.setEnabled(not fixed)
        self._add_up()
        self.keep.setEnabled(not fixed and self._sum() > 0)

    def _sum(self) -> int:
        return sum(stepper.value for stepper in self.counts.values())

    def _add_up(self) -> None:
        self.total.setText(
            _("{n} counted, {present} present").format(n=self._sum(), present=self.present.value)
        )
        self.keep.setEnabled(self._table.isEnabled() and self._sum() > 0)

    def _keep(self) -> None:
        here = self._card()
        if here is not None:
            counts = tuple(
                Count(choice, stepper.value) for choice, stepper in self.counts.items() if stepper.value
            )
            self.wanted.emit((EnterPaperTally(here[0], self.slot, self.present.value, counts),))
