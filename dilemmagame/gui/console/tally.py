"""The number pad of one round: a stepper per choice. While the vote is open it holds no number at all."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.ballots import About, Channel, Count, RoundStatus
from dilemmagame.domain.commands import CountHands, ReopenVote
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.wording import not_voted, present_differs
from dilemmagame.gui.keys import ActionId, hint
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.names import choice_text
from dilemmagame.gui.widgets.painted import Badge
from dilemmagame.gui.widgets.scroll import clear, column, row
from dilemmagame.gui.widgets.stepper import Stepper
from dilemmagame.gui.widgets.text import Elided, Words
from dilemmagame.live.console_view import ConsoleView, RoundPanel
from dilemmagame.notes.wording import certainty_name


class TallyPad(QWidget):
    """Counts by hand. Every change sends the whole tally; a view that is older than what was typed is not shown."""

    filled = Signal()
    """Enter in the last field."""
    reopened = Signal()
    """The trainer asked to open the round again."""

    def __init__(self, desk: Desk, *, reopens: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reopens = reopens
        self._round: RoundPanel | None = None
        self._sent: tuple[Count, ...] | None = None
        self._choices: tuple[str, ...] = ()
        self.steppers: dict[str, Stepper] = {}
        layout = column(self, 8)
        head = row(gap=8)
        self.how = Words(_("openly counted"), "chip")
        head.addWidget(self.how, 0, Qt.AlignmentFlag.AlignLeft)
        self.total = Words("", "strong", wrap=True)
        head.addWidget(self.total, 1)
        self.reopen = Button("", desk.theme, "undo-2")
        self.reopen.clicked.connect(self.open_again)
        head.addWidget(self.reopen)
        layout.addLayout(head)
        self.why = Words("", wrap=True)
        layout.addWidget(self.why)
        self.others = Words("", wrap=True)
        layout.addWidget(self.others)
        self._grid_place = QWidget()
        self._grid = QGridLayout(self._grid_place)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        layout.addWidget(self._grid_place)

    def show_round(self, vote: RoundPanel, view: ConsoleView) -> None:
        """Follow the round."""
        self._round = vote
        if vote.choices != self._choices:
            self._fill(vote, view)
        is_open = vote.status is RoundStatus.OPEN
        if is_open or self._sent == vote.hands or vote.status is RoundStatus.REVEALED:
            self._sent = None
        if self._sent is None:
            known = {count.choice: count.ballots for count in vote.hands}
            for choice, stepper in self.steppers.items():
                stepper.show_value(known.get(choice, 0), empty=is_open or choice not in known)
        for stepper in self.steppers.values():
            stepper.setEnabled(vote.status is RoundStatus.CLOSED and not vote.waiting)
        self.how.setText(how_counted(vote.channel))
        self.total.say(self._said_total(vote, view))
        self.others.say(present_differs(vote))
        self._say_why(vote)

    @staticmethod
    def _said_total(vote: RoundPanel, view: ConsoleView) -> str:
        """How many; while phones vote only how many are in."""
        if vote.status is not RoundStatus.OPEN:
            return not_voted(vote)
        if not vote.by_phone:
            return ""
        received = view.presence.received.get(vote.number, 0)
        return _("{n} of the {present} votes are in").format(n=received, present=vote.present)

    def begin(self) -> None:
        """The cursor to the first number, so that a count can be typed at once."""
        for stepper in self.steppers.values():
            stepper.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def _go_on(self, choice: str) -> None:
        """Enter: to the next number, after the last one away from here."""
        place = self._choices.index(choice) + 1
        if place < len(self._choices):
            self.steppers[self._choices[place]].field.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.filled.emit()

    def only_numbers(self, on: bool) -> None:
        """Leave out what to do now, where a warning says it."""
        self.why.setVisible(not on and bool(self.why.text()))

    def open_again(self) -> None:
        """Open the round again; after a reveal that is a new round."""
        if self._round is not None and self._round.status is not RoundStatus.OPEN:
            self._desk.send(ReopenVote(self._round.number))
            self.reopened.emit()

    def forget_sent(self) -> None:
        """What was sent was not stored: show what is stored again."""
        self._sent = None

    def _say_why(self, vote: RoundPanel) -> None:
        self.why.say(self._why(vote))
        self.reopen.setVisible(self._reopens and vote.status is not RoundStatus.OPEN)
        revealed = vote.status is RoundStatus.REVEALED
        self.reopen.label(_("Vote again") if revealed else _("Open again"))
        name = _("Vote again in a new round") if revealed else _("Open the vote again")
        self.reopen.name(name, hint(ActionId.REOPEN))

    def _why(self, vote: RoundPanel) -> str:
        """What the trainer does now, or why there is nothing to do."""
        match vote.status:
            case RoundStatus.OPEN if vote.by_phone:
                return _("Phones answer in secret. Nobody sees a result before you show it, not even you.")
            case RoundStatus.CLOSED if vote.waiting:
                return _("The votes of the phones are being counted")
            case RoundStatus.CLOSED if vote.by_phone:
                return by_phone_sentence(vote)
            case RoundStatus.OPEN:
                return _("You count when the vote is closed. Until then nobody sees a number, not even you.")
            case RoundStatus.CLOSED if vote.subject.about is About.CERTAINTY:
                return _("Fingers up: 1 is not sure at all, 5 is completely sure. Count what you see.")
            case RoundStatus.CLOSED if not self._reopens:
                return _("Is the count right? You can still change it, until you show the result.")
            case RoundStatus.CLOSED:
                return _(
                    "Cards up: 3, 2, 1. Count what you see; everybody sees who holds up what, so it is not secret."
                )
            case RoundStatus.REVEALED:
                return _("The result has been shown. The count can no longer be changed.")

    @staticmethod
    def _text(vote: RoundPanel, view: ConsoleView, choice: str) -> str:
        """What a choice says."""
        if vote.subject.about is About.CERTAINTY:
            return certainty_name(choice)
        return choice_text(view.card, choice)

    def _fill(self, vote: RoundPanel, view: ConsoleView) -> None:
        clear(self._grid)
        self.steppers.clear()
        self._choices = vote.choices
        half = (len(self._choices) + 1) // 2
        for place, choice in enumerate(self._choices):
            text = self._text(vote, view, choice)
            line, side = place % half, 3 * (place // half)
            stepper = Stepper(_("Counted for {choice}").format(choice=text), self._desk.theme)
            stepper.value_changed.connect(self._changed)
            stepper.entered.connect(lambda choice=choice: self._go_on(choice))
            self.steppers[choice] = stepper
            if not vote.names:  # values have no letter and no colour on the stage
                self._grid.addWidget(Badge(choice, self._desk.theme), line, side)
            self._grid.addWidget(Elided(text), line, side + 1)
            self._grid.addWidget(stepper, line, side + 2)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(4, 1)

    def _changed(self) -> None:
        vote = self._round
        if vote is None or vote.status is not RoundStatus.CLOSED:
            return
        known = {count.choice for count in vote.hands}
        filled = tuple(
            Count(choice, stepper.value)
            for choice, stepper in self.steppers.items()
            if stepper.field.text() or choice in known
        )
        self._sent = filled
        self._desk.send(CountHands(vote.number, filled))


def how_counted(channel: Channel) -> str:
    """How a round is counted, in two words."""
    match channel:
        case Channel.HANDS:
            return _("openly counted")
        case Channel.PAPER:
            return _("counted on paper")
        case Channel.PHONES:
            return _("by phone")
        case Channel.MIXED:
            return _("partly openly counted")


def by_phone_sentence(vote: RoundPanel) -> str:
    """How many came by phone, never for what, and that hands can be added."""
    came = (
        ngettext(
            "{n} answer came by phone. You see what it says with the room.",
            "{n} answers came by phone. You see what they say with the room.",
            vote.phoned,
        ).format(n=vote.phoned)
        if vote.phoned
        else _("Nobody answered by phone.")
    )
    return _("{came} Has somebody no phone? Count those hands here; they are added.").format(came=came)
