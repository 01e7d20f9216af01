"""The vote on the values of the board: two buttons, the count by hand, and the result as the stage may show it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from dilemmagame.base.i18n import _, language, ngettext
from dilemmagame.domain.ballots import LETTERS, About, Channel, RoundStatus
from dilemmagame.domain.commands import AskValues, PutResultAway
from dilemmagame.domain.disclosure import Disclosure
from dilemmagame.domain.session import Primary
from dilemmagame.domain.session.asking import (
    FEWEST_TO_CHOOSE,
    FEWEST_TO_ORDER,
    MOST_PICKED,
    MOST_TO_CHOOSE,
    MOST_TO_ORDER,
)
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.result import UnanimousNote
from dilemmagame.gui.console.tally import TallyPad
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.painted import Bar
from dilemmagame.gui.widgets.scroll import clear, column, row
from dilemmagame.gui.widgets.text import Elided, Words
from dilemmagame.live.console_view import ConsoleView, RoundPanel
from dilemmagame.live.form_scenes import ValuesResultScene
from dilemmagame.notes.valuing import asked_words, first_words, name_of, people_words, row_figure


class ValuesPad(TallyPad):
    """Counts hands value by value; an order is never counted by hand."""

    @staticmethod
    def _text(vote: RoundPanel, view: ConsoleView, choice: str) -> str:
        return vote.names[LETTERS.index(choice)].get(language())

    def show_round(self, vote: RoundPanel, view: ConsoleView) -> None:
        counts = vote.subject.about is About.VALUES and vote.status is RoundStatus.CLOSED
        if self._round is None or vote.number != self._round.number:
            self._choices = ()  # the same letters may stand for other values
        super().show_round(vote, view)
        self._grid_place.setVisible(counts and not vote.waiting)

    @staticmethod
    def _said_total(vote: RoundPanel, view: ConsoleView) -> str:
        if vote.status is RoundStatus.OPEN:
            return TallyPad._said_total(vote, view)
        hands = sum(count.ballots for count in vote.hands)
        if not vote.by_phone:
            return ngettext("{n} hand counted", "{n} hands counted", hands).format(n=hands)
        if vote.waiting:
            return ""
        return ngettext("{n} person answered", "{n} people answered", vote.phoned).format(n=vote.phoned)

    def _why(self, vote: RoundPanel) -> str:
        if vote.status is RoundStatus.OPEN and not vote.by_phone:
            return _("Everybody chooses in silence. Then close the vote and count the hands, value by value.")
        if vote.status is RoundStatus.CLOSED and not vote.by_phone:
            return ngettext(
                "Read each value aloud and count the hands. Everybody may raise {n} hand in all.",
                "Read each value aloud and count the hands. Everybody may raise up to {n} hands in all.",
                vote.most,
            ).format(n=vote.most)
        if vote.status is RoundStatus.CLOSED and not vote.waiting and vote.subject.about is About.ORDER:
            return _("You see the order together with the room.")
        return super()._why(vote)


class ValuesVote(QWidget):
    """Follows the newest vote of this step."""

    filled = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._vote: RoundPanel | None = None
        self._shown: RoundPanel | None = None
        layout = column(self, 8)
        buttons = row(gap=8)
        self.choose = Button(_("Let them choose"), desk.theme, "vote")
        self.choose.clicked.connect(lambda: desk.send(AskValues(About.VALUES)))
        self.order = Button(_("Let them put in order"), desk.theme, "list")
        self.order.clicked.connect(lambda: desk.send(AskValues(About.ORDER)))
        self.away = Button("", desk.theme, "eye-off", "quiet")
        self.away.clicked.connect(self._put_away)
        for each in (self.choose, self.order, self.away):
            buttons.addWidget(each)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        self.why = Words("", "caption", wrap=True)
        layout.addWidget(self.why)
        self.warning = UnanimousNote(
            _("Here everybody agrees"),
            _(
                "When you show this, it is known of everybody that they chose a value, or put the same on top."
                " Show it anyway, or choose ‘Skip’ and go on."
            ),
        )
        layout.addWidget(self.warning)
        self.asked = Words("", "strong", wrap=True)
        layout.addWidget(self.asked)
        self.pad = ValuesPad(desk, reopens=True)
        self.pad.filled.connect(self.filled)
        layout.addWidget(self.pad)
        self._place = QWidget()
        self._grid = QGridLayout(self._place)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        layout.addWidget(self._place)

    def show_view(self, view: ConsoleView) -> None:
        """Follow the session."""
        self._vote = vote = newest_vote(view)
        running = is_voting(view)
        self._show_buttons(view, running=running)
        self.warning.setVisible(view.primary is Primary.REVEAL_ANYWAY)
        self.pad.setVisible(vote is not None)
        self.asked.setVisible(vote is not None)
        if vote is not None:
            self.asked.say(_headline(vote))
            self.pad.show_round(vote, view)
        self._show_result(vote)

    def _show_buttons(self, view: ConsoleView, *, running: bool) -> None:
        known = {term.id for term in view.values}
        values = sum(1 for each in view.values_named if each in known)
        by_phone = view.channel is Channel.PHONES
        self.choose.setVisible(values > 0 and not running)
        self.order.setVisible(values > 0 and not running)
        self.choose.setEnabled(FEWEST_TO_CHOOSE <= values <= MOST_TO_CHOOSE)
        self.order.setEnabled(by_phone and FEWEST_TO_ORDER <= values <= MOST_TO_ORDER)
        self.why.say(_why_not(values, by_phone=by_phone) if values and not running else "")
        on_stage = isinstance(view.stage.scene, ValuesResultScene)
        self.away.setVisible(self._vote is not None and not running)
        self.away.label(_("Show the board again") if on_stage else _("Show the result again"))
        self.away.show_icon("eye-off" if on_stage else "eye")
        self._on_stage = on_stage

    def _put_away(self) -> None:
        if self._vote is not None:
            self._desk.send(PutResultAway(self._vote.number, self._on_stage))

    def _show_result(self, vote: RoundPanel | None) -> None:
        self._place.setVisible(vote is not None and vote.told is not None)
        if vote is None or vote.told is None or vote == self._shown:
            return
        self._shown = vote
        clear(self._grid)
        told, names = vote.told, [name.get(language()) for name in vote.names]
        most = max((each.people for each in told.rows), default=0)
        for line, each in enumerate(told.rows):
            self._grid.addWidget(Words(f"{each.place}.", "strong"), line, 0)
            self._grid.addWidget(Elided(name_of(each, names)), line, 1)
            if told.about is About.VALUES:
                bar = Bar("", self._desk.theme)
                bar.show_share(each.people / most if most else 0.0)
                self._grid.addWidget(bar, line, 2)
            self._grid.addWidget(Words(row_figure(each, told), "strong"), line, 3)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 2)


def newest_vote(view: ConsoleView) -> RoundPanel | None:
    """The vote on values that is held in this step, or was held last."""
    running = (vote for vote in view.votes if vote.status is not RoundStatus.REVEALED)
    return next(running, max(view.votes, key=lambda vote: vote.number, default=None))


def is_voting(view: ConsoleView) -> bool:
    """A vote on values is open, or still covered."""
    return any(vote.status is not RoundStatus.REVEALED for vote in view.votes)


def vote_status(view: ConsoleView) -> str:
    """How far a vote is that is held now, in a few words."""
    vote = newest_vote(view)
    if vote is None or vote.status is RoundStatus.REVEALED:
        return ""
    return _("The vote is open") if vote.status is RoundStatus.OPEN else _("Closed, still covered")


def _headline(vote: RoundPanel) -> str:
    """What is asked, or what came of it."""
    if vote.told is None:
        return asked_words(vote.subject.about, vote.most)
    names = [name.get(language()) for name in vote.names]
    match vote.told.verdict:
        case Disclosure.BARS:
            return f"{first_words(vote.told, names)} ({people_words(vote.told)})"
        case Disclosure.TOO_FEW:
            return _("Fewer than five people took part, so nothing is shown.")
        case Disclosure.FEW_BY_PHONE:
            return _("Fewer than five people answered by phone beside the raised hands, so nothing is shown.")
        case _:
            return _("Nothing was counted, so nothing is shown.")


def _why_not(values: int, *, by_phone: bool) -> str:
    """What the buttons do, or why one of them waits."""
    if values < FEWEST_TO_CHOOSE or values > MOST_TO_CHOOSE:
        return _("To choose you need 2 to 12 values on the board, to put in order 3 to 6.")
    most = min(MOST_PICKED, values - 1)
    chooses = ngettext("Everybody chooses {n} value.", "Everybody chooses {n} values at most.", most).format(
        n=most
    )
    if not FEWEST_TO_ORDER <= values <= MOST_TO_ORDER:
        return _("{chooses} Putting in order needs 3 to 6 values.").format(chooses=chooses)
    if not by_phone:
        return _("{chooses} Putting in order goes by phone or on the laptop.").format(chooses=chooses)
    return chooses
