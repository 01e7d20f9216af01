"""Panel of step kind `readback`: every agreement is read aloud and confirmed, changed or dropped before it counts."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.agreements import AgreementStatus
from dilemmagame.domain.commands import JudgeAgreement
from dilemmagame.gui.console.agreeing import Rewording, agreement_words
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import StepPanel
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.scroll import column
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import AgreementLine, ConsoleView


class ReadbackPanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._none = self.say(_("No agreements were put down this evening. That is fine; go on."))
        self.cards: dict[int, AgreementCard] = {}
        self._place = QWidget()
        self._cards_box = column(self._place, 8)
        self.box.addWidget(self._place)
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        shown = [each for each in view.agreements if each.status is not AgreementStatus.DROPPED]
        self._none.setVisible(not shown)
        for number in set(self.cards) - {each.number for each in shown}:
            gone = self.cards.pop(number)
            gone.hide()
            gone.deleteLater()
        for each in shown:
            if each.number not in self.cards:
                self.cards[each.number] = AgreementCard(self.desk)
                self._cards_box.addWidget(self.cards[each.number])
            self.cards[each.number].show_agreement(each, view)

    def status(self, view: ConsoleView) -> str:
        n = sum(each.status is AgreementStatus.PROPOSED for each in view.agreements)
        return (
            ngettext("{n} still to read back", "{n} still to read back", n).format(n=n)
            if n
            else _("All read back")
        )

    def keep_typed(self) -> bool:
        return any(card.keep_typed() for card in self.cards.values())

    def flush(self) -> None:
        for card in self.cards.values():
            card.flush()

    def storage_failed(self) -> None:
        for card in self.cards.values():
            card.storage_failed()


class AgreementCard(QFrame):
    """One agreement: its words, 'is this right?', change, drop."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("class", "panel")
        self._desk = desk
        self._line: AgreementLine | None = None
        self._rewording: Rewording | None = None
        layout = column(self, 6, (12, 8, 12, 8))
        self._words = Words("", wrap=True)
        layout.addWidget(self._words)
        self._form_box = column(gap=0)
        layout.addLayout(self._form_box)
        place = QWidget()
        flow = FlowLayout(place, 6)
        self.state = Words("", "chip")
        self.confirm = Button(_("This is right"), desk.theme, "check")
        self.confirm.clicked.connect(lambda: self._judge(AgreementStatus.CONFIRMED))
        self.change = Button(_("Change"), desk.theme, "pencil", look="quiet")
        self.change.clicked.connect(self._start)
        self.drop = Button(_("Drop"), desk.theme, "x", look="quiet")
        self.drop.clicked.connect(lambda: self._judge(AgreementStatus.DROPPED))
        for widget in (self.state, self.confirm, self.change, self.drop):
            flow.addWidget(widget)
        layout.addWidget(place)

    def show_agreement(self, line: AgreementLine, view: ConsoleView) -> None:
        """Follow the agreement; words that are being changed stay as they are."""
        self._line = line
        if self._rewording is not None:
            self._rewording.show_view(view)
        self._words.setText(agreement_words(line))
        confirmed = line.status is AgreementStatus.CONFIRMED
        self.state.wear("chip-ok" if confirmed else "chip")
        self.state.say(_("Confirmed") if confirmed else _("Is this right?"))
        self.confirm.setVisible(not confirmed)
        for button, text in (
            (self.confirm, _("This is right")),
            (self.change, _("Change")),
            (self.drop, _("Drop")),
        ):
            button.name(_("{action}: {text}").format(action=text, text=line.body[:60]))

    def keep_typed(self) -> bool:
        """Ctrl+Enter, or the button: store the new words and close the form."""
        if self._rewording is None or self._line is None:
            return False
        self._rewording.store()
        self._rewording.hide()
        self._rewording.deleteLater()
        self._rewording = None
        self._words.show()
        return True

    def flush(self) -> None:
        if self._rewording is not None:
            self._rewording.flush()

    def storage_failed(self) -> None:
        if self._rewording is not None:
            self._rewording.storage_failed()

    def _judge(self, status: AgreementStatus) -> None:
        if self._line is not None:
            self._desk.send(JudgeAgreement(self._line.number, status))

    def _start(self) -> None:
        if self._line is None or self.keep_typed():
            return
        self._rewording = Rewording(self._desk, self._line)
        self._rewording.done.connect(self.keep_typed)
        self._form_box.addWidget(self._rewording)
        self._words.hide()
        self._rewording.focus_first()
