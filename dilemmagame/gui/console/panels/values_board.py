"""Panel of step kind `values_board`: choose values, put them in the group's own words, adopt them one by one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _, language, ngettext
from dilemmagame.domain.cards import Term
from dilemmagame.domain.commands import AdoptValue, Capture, NameValue
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.lines import LineList
from dilemmagame.gui.console.panel import StepPanel, lines_here
from dilemmagame.gui.console.valuesvote import ValuesVote, is_voting, vote_status
from dilemmagame.gui.widgets.buttons import Button, ToggleChip
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.scroll import clear, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView

MOST_CHOSEN = 6


class ValuesBoardPanel(StepPanel):
    """Where a step does not ask for meanings only the values stand here; where it does, the chosen ones come first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._view: ConsoleView | None = None
        self._choosing = False
        self._ids: tuple[str, ...] | None = None
        self._chosen: tuple[str, ...] | None = None
        self._rows: list[ValueRow] = []
        self._mean = self.say(
            _("What does each of them mean here? Then read it aloud: nobody objects, it is yours."), "strong"
        )
        self._place = QWidget()
        self._rest = column(self._place, 12)
        self.box.addWidget(self._place)
        self._again = Button(_("Choose other values"), desk.theme, "plus", "quiet")
        self._again.clicked.connect(self._choose_again)
        self.box.addWidget(self._again)
        self._which = self.say(
            _("Which values do you stand for? Tap three to six; they come on the stage."), "strong"
        )
        self._chips = QWidget()
        self._chips.setAccessibleName(_("Values to choose from"))
        self._flow = FlowLayout(self._chips, 6)
        self.box.addWidget(self._chips)
        self._many = self.say("", "caption")
        self.vote = ValuesVote(desk)
        self.vote.filled.connect(self.filled)
        self.box.addWidget(self.vote)
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        self._view = view
        means = CaptureField.DEFINITION in view.captures
        choosing = not means or self._choosing or not view.values_named
        voting = is_voting(view)  # then nothing else has to be done here, and the count needs the room
        self._which.setVisible(choosing and not voting)
        self._chips.setVisible(choosing and not voting)
        self._again.setVisible(not choosing and not voting)
        self._place.setVisible(means and not voting)
        self._show_chips(view)
        many = len(view.values_named) > MOST_CHOSEN
        hard = _("More than six values are hard to keep. Which two belong together?")
        self._many.say(hard if many and not voting else "")
        terms = {term.id: term for term in view.values}
        chosen = tuple(each for each in view.values_named if each in terms)
        self._mean.setVisible(bool(chosen) and means and not voting)
        if chosen != self._chosen:
            self._chosen = chosen
            clear(self._rest)
            self._rows = [ValueRow(self.desk, terms[each], view) for each in chosen]
            for each in self._rows:
                self._rest.addWidget(each)
        for each in self._rows:
            each.show_view(view)
        self.vote.show_view(view)

    def _show_chips(self, view: ConsoleView) -> None:
        ids = tuple(term.id for term in view.values)
        if ids != self._ids:
            self._ids = ids
            clear(self._flow)
            for term in view.values:
                chip = ToggleChip(term.name.get(language()), self.desk.theme)
                chip.setProperty("value", term.id)
                chip.name(f"{term.name.get(language())}: {term.definition.get(language())}")
                chip.clicked.connect(lambda on, value=term.id: self._choose(value, on=on))
                self._flow.addWidget(chip)
        for chip in self._chips.findChildren(ToggleChip):
            value = chip.property("value")
            chip.setChecked(value in view.values_named)
            chip.setEnabled(value not in view.adopted or value not in view.values_named)

    def _choose_again(self) -> None:
        self._choosing = True
        if self._view is not None:
            self.show_view(self._view)

    def _choose(self, value: str, *, on: bool) -> None:
        self.desk.send(NameValue(value, on))

    def status(self, view: ConsoleView) -> str:
        if said := vote_status(view):
            return said
        n = sum(1 for each in view.adopted if each in view.values_named)
        return ngettext("{n} value adopted", "{n} values adopted", n).format(n=n) if n else ""

    def begin(self) -> None:
        self.vote.pad.begin()

    def open_again(self) -> None:
        self.vote.pad.open_again()

    def storage_failed(self) -> None:
        self.vote.pad.forget_sent()


class ValueRow(QWidget):
    """One chosen value: its meaning here, and whether the group made it its own."""

    def __init__(self, desk: Desk, term: Term, view: ConsoleView) -> None:
        super().__init__()
        self._desk, self._term = desk, term
        name = term.name.get(language())
        layout = column(self, 4)
        head = row(gap=8)
        head.addWidget(Words(name, "strong", wrap=True), 1)
        self.write = Button(
            _("Our words"), desk.theme, "pencil", name=_("Our words for {value}").format(value=name)
        )
        self.write.clicked.connect(lambda: desk.write(CaptureField.DEFINITION, term.id))
        head.addWidget(self.write)
        self.adopt = ToggleChip(_("Adopted"), desk.theme)
        self.adopt.name(_("Adopted: {value}. Read aloud, nobody objects.").format(value=name))
        self.adopt.clicked.connect(lambda on: desk.send(AdoptValue(term.id, on)))
        head.addWidget(self.adopt)
        layout.addLayout(head)
        self._usual = Words(term.definition.get(language()), "caption", wrap=True)
        layout.addWidget(self._usual)
        self._earlier = next((each.definition for each in view.evening.adopted if each.value == term.id), "")
        self._again = Button("", desk.theme, "rotate-ccw", "quiet")
        self._again.label(_("Take over what you agreed before"))
        self._again.name(_("Take over what you agreed before about {value}").format(value=name))
        self._again.clicked.connect(
            lambda: desk.send(Capture(CaptureField.DEFINITION, self._earlier, term.id))
        )
        layout.addWidget(self._again)
        self._lines = LineList(desk, _("What {value} means here").format(value=name))
        layout.addWidget(self._lines)

    def show_view(self, view: ConsoleView) -> None:
        """Follow the session."""
        said = lines_here(view, CaptureField.DEFINITION, choice=self._term.id)
        self._lines.show_lines(said, view)
        self._usual.setVisible(not said)
        self._again.setVisible(bool(self._earlier) and not said)
        self.adopt.setChecked(self._term.id in view.adopted)
