"""Panel of step kind `arguments`: the reasons that were heard, option by option, without names."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.lines import LineList
from dilemmagame.gui.console.panel import StepPanel, lines_here
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.names import choice_text
from dilemmagame.gui.widgets.painted import Badge
from dilemmagame.gui.widgets.scroll import clear, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView


class ArgumentsPanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.say(_("One reason per option is enough. Who said it is not kept."), "caption")
        self._choices: tuple[str, ...] = ()
        self._rows: dict[str, LineList] = {}
        self._place = QWidget()
        column(self._place, 6)
        self.box.addWidget(self._place)
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        choices = view.card.choices if view.card is not None else ()
        if choices != self._choices or not self._rows:
            self._choices = choices
            self._fill_rows((*choices, ""), view)
        for choice, lines in self._rows.items():
            lines.show_lines(lines_here(view, CaptureField.REASON, choice=choice), view)

    def status(self, view: ConsoleView) -> str:
        n = len(lines_here(view, CaptureField.REASON))
        return ngettext("{n} reason kept", "{n} reasons kept", n).format(n=n) if n else ""

    def _fill_rows(self, choices: tuple[str, ...], view: ConsoleView) -> None:
        layout = self._place.layout()
        assert layout is not None
        clear(layout)
        self._rows.clear()
        for choice in choices:
            text = choice_text(view.card, choice) if choice else _("Reasons without an option")
            place = QWidget()
            box = column(place, 2)
            head = row(gap=10)
            if choice:
                head.addWidget(Badge(choice, self.desk.theme))
            head.addWidget(Words(text, wrap=True), 1)
            spoken = _("Write down a reason for {choice}").format(choice=text)
            add = Button(_("Reason"), self.desk.theme, "plus", name=spoken)
            add.clicked.connect(
                lambda _checked=False, choice=choice: self.desk.write(CaptureField.REASON, choice)
            )
            head.addWidget(add)
            box.addLayout(head)
            self._rows[choice] = LineList(self.desk, text)
            lines = column(gap=0, margins=(36 if choice else 0, 0, 0, 0))
            lines.addWidget(self._rows[choice])
            box.addLayout(lines)
            layout.addWidget(place)
