"""Panel of step kind `measures`: what helps against what weighs most, to tap; and who does something about it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _, language, ngettext
from dilemmagame.domain.cards import Term
from dilemmagame.domain.commands import Capture, Strike
from dilemmagame.domain.scan import heaviest
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.fitting import FittingCards
from dilemmagame.gui.console.lines import LineList
from dilemmagame.gui.console.panel import Section, StepPanel, lines_here
from dilemmagame.gui.widgets.buttons import Button, ToggleChip
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.scroll import clear, column
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView

IN_SIGHT = 3


class MeasuresPanel(StepPanel):
    """The three heaviest vulnerabilities in sight; the others when they are asked for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._all = False
        self._view: ConsoleView | None = None
        self._order: tuple[str, ...] | None = None
        self._groups: list[MeasureTaps] = []
        self._fitting = FittingCards(desk)
        self.box.addWidget(self._fitting)
        self.say(_("What would help most? Tap; it comes on the stage."), "strong")
        self._place = QWidget()
        self._rest = column(self._place, 12)
        self.box.addWidget(self._place)
        self._more = Button(_("Against other vulnerabilities"), desk.theme, "plus", "quiet")
        self._more.clicked.connect(self._show_all)
        self.box.addWidget(self._more)
        self._own = LineList(desk, _("Measures in your own words"))
        self.box.addWidget(self._own)
        self._actions = Section(
            desk, _("Who does what?"), CaptureField.ACTION, _("A role and a date is enough.")
        )
        self.box.addWidget(self._actions)
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        self._view = view
        terms = {term.id: term for term in view.vulnerabilities}
        ranked = [each for each in heaviest(view.scores) if each in terms]
        rest = [each for each in terms if each not in ranked]
        first = ranked[:IN_SIGHT] or rest
        order = tuple((*ranked, *rest) if self._all else first)
        if order != self._order:
            self._order = order
            clear(self._rest)
            self._groups = [MeasureTaps(self.desk, terms[each], view.measures) for each in order]
            for group in self._groups:
                self._rest.addWidget(group)
        self._more.setVisible(len(order) < len(terms))
        for group in self._groups:
            group.show_view(view)
        tapped = {name for group in self._groups for name in group.names}
        said = lines_here(view, CaptureField.MEASURE)
        self._own.show_lines(tuple(line for line in said if line.body not in tapped), view)
        self._actions.show_view(view)
        self._fitting.show_view(view)

    def status(self, view: ConsoleView) -> str:
        n = len(lines_here(view, CaptureField.MEASURE))
        return ngettext("{n} measure", "{n} measures", n).format(n=n) if n else ""

    def _show_all(self) -> None:
        self._all = True
        if self._view is not None:
            self.show_view(self._view)


class MeasureTaps(QWidget):
    """What helps against one vulnerability; a tap picks it, another lets go of it."""

    def __init__(self, desk: Desk, term: Term, measures: tuple[Term, ...]) -> None:
        super().__init__()
        self._desk, self._term = desk, term
        self._known = {each.id: each for each in measures}
        self._lines: dict[str, str] = {}
        name = term.name.get(language())
        layout = column(self, 4)
        layout.addWidget(Words(_("Against: {vulnerability}").format(vulnerability=name), wrap=True))
        self._signs = Words("", "caption", wrap=True)
        layout.addWidget(self._signs)
        self._signs.say(term.definition.get(language()))
        place = QWidget()
        place.setAccessibleName(_("Against: {vulnerability}").format(vulnerability=name))
        flow = FlowLayout(place, 6)
        self._chips: list[ToggleChip] = []
        for each in (self._known[one] for one in term.measures if one in self._known):
            words = each.name.get(language())
            chip = ToggleChip(words, desk.theme)
            chip.setProperty("measure", words)
            chip.name(f"{words}: {each.definition.get(language())}")
            chip.clicked.connect(lambda on, words=words: self._tap(words, on=on))
            self._chips.append(chip)
            flow.addWidget(chip)
        other = Button(
            _("Something else"), desk.theme, "plus", "quiet",
            name=_("Something else against: {vulnerability}").format(vulnerability=name),
        )  # fmt: skip
        other.clicked.connect(lambda: desk.write(CaptureField.MEASURE, term.id))
        flow.addWidget(other)
        layout.addWidget(place)

    @property
    def names(self) -> frozenset[str]:
        """The measures that stand here as chips."""
        return frozenset(chip.property("measure") for chip in self._chips)

    def show_view(self, view: ConsoleView) -> None:
        """Follow the session."""
        said = lines_here(view, CaptureField.MEASURE, choice=self._term.id)
        self._lines = {line.body: line.text_id for line in said}
        for chip in self._chips:
            chip.setChecked(chip.property("measure") in self._lines)

    def _tap(self, words: str, *, on: bool) -> None:
        if on:
            self._desk.send(Capture(CaptureField.MEASURE, words, self._term.id))
        elif words in self._lines:
            self._desk.send(Strike((self._lines[words],)))
