"""The chosen piece of the evening: its card, its method, how long it takes and how long each step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from dilemmagame.base.i18n import _, language, ngettext
from dilemmagame.domain.arranging import Slot, StepSlot
from dilemmagame.domain.cards import Card
from dilemmagame.domain.groupsize import ANONYMOUS_FROM, Size, alternatives, has_votes, size_for, talk_first
from dilemmagame.domain.methods import Method
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.programme.minutesfield import MinutesField
from dilemmagame.gui.programme.wording import (
    method_line,
    slot_title,
    steps_caption,
)
from dilemmagame.gui.theme import set_class
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.choose import Choose
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.groupsize import method_choice, size_remark
from dilemmagame.gui.widgets.page import Panel, labelled
from dilemmagame.gui.widgets.scroll import clear, column, row
from dilemmagame.gui.widgets.spans import figure
from dilemmagame.gui.widgets.text import Words

PROPOSED = 3


class PiecePanel(QWidget):
    """Shows one Slot and tells what a person changes about it."""

    method_chosen = Signal(str)
    card_chosen = Signal(str)
    length_changed = Signal(int)
    step_changed = Signal(str, int)
    usual_wanted = Signal()
    pages_wanted = Signal()

    def __init__(self, theme: Theme, methods: Mapping[str, Method]) -> None:
        super().__init__()
        self._theme, self._methods = theme, methods
        self.fields: dict[str, MinutesField] = {}
        rows = column(self, 10)
        self._title = Words("", "heading", wrap=True)
        rows.addWidget(self._title)
        self.card = Choose(_("Card"), ())
        self.card.picked.connect(self.card_chosen)
        self._card_row = labelled(_("Card"), self.card)
        rows.addWidget(self._card_row)
        self.method = Choose(_("Method"), ())
        self.method.picked.connect(self.method_chosen)
        rows.addWidget(labelled(_("Method"), self.method))
        self._use = Words("", "caption", wrap=True)
        rows.addWidget(self._use)
        self.pages = Button("", theme, "folder-open", name=_("Choose a PDF or pictures of your own"))
        self.pages.clicked.connect(lambda _on=False: self.pages_wanted.emit())
        rows.addWidget(self.pages, 0, Qt.AlignmentFlag.AlignLeft)
        self._remark = Words("", wrap=True)
        self._proposals = QWidget()
        self._flow = FlowLayout(self._proposals, 6)
        self._warning = Panel(self._remark, self._proposals, gap=8, look="notice-warn")
        rows.addWidget(self._warning)
        line = row(gap=10)
        self.length = MinutesField(_("Minutes for the whole piece"), whole=True)
        self.length.valueChanged.connect(lambda _value: self.length_changed.emit(self.length.ms))
        line.addWidget(labelled(_("Minutes in all"), self.length))
        line.addStretch(1)
        self.usual = Button(
            _("Usual times"), theme, "rotate-ccw", name=_("Give the steps their usual times again")
        )
        self.usual.clicked.connect(lambda _on=False: self.usual_wanted.emit())
        line.addWidget(self.usual, 0, Qt.AlignmentFlag.AlignBottom)
        rows.addLayout(line)
        self._sum = Words("", "caption", wrap=True)
        rows.addWidget(self._sum)
        self._steps = QWidget()
        self._grid = QGridLayout(self._steps)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        rows.addWidget(self._steps)
        rows.addStretch(1)

    def show_slot(self, slot: Slot, cards: Sequence[Card], present: int) -> None:
        """Show `slot`; `cards` are those that can be played in it, `present` the people that are expected."""
        self._title.setText(slot_title(slot))
        on_card = slot.item.card is not None
        self._card_row.setVisible(on_card)
        if on_card:
            open_place = () if slot.card is not None else (("", _("Still to be chosen")),)
            self.card.show_rows((*open_place, *((card.id, card.title) for card in cards)))
            self.card.show_key(slot.card.id if slot.card is not None else "")
        fitting = [each for each in self._methods.values() if each.frame is not on_card]
        self.method.show_rows([(each.id, method_line(each)) for each in fitting])
        self.method.show_key(slot.method.id, method_line(slot.method))
        self._use.say(slot.method.use_when.get(language()))
        self._show_pages(slot)
        self._show_remark(slot, present)
        least = sum(step.least_ms for step in slot.steps) * slot.turns
        self.length.show_ms(slot.ms, least)
        self.length.setEnabled(any(step.ms for step in slot.steps))
        self.usual.setEnabled(bool(slot.item.minutes or slot.item.lengths))
        self._sum.say(steps_caption(slot) if len(slot.steps) > 1 else "")
        self._show_steps(slot)

    def _show_pages(self, slot: Slot) -> None:
        n = len(slot.item.pages)
        self.pages.setVisible(any(step.kind is StepKind.PAGES for step in slot.method.steps))
        chosen = ngettext("{n} page, choose others", "{n} pages, choose others", n).format(n=n)
        self.pages.label(chosen if n else _("Choose a PDF or pictures"))

    def _show_remark(self, slot: Slot, present: int) -> None:
        on_card = slot.item.card is not None
        said = size_remark(slot.method, present) if on_card else ""
        if not slot.steps:
            said = _("There is nothing to show yet, so this piece falls away.")
        self._remark.say(said)
        fits = size_for(slot.method, present) is Size.FITS
        proposed: tuple[Method, ...] = ()
        if on_card and not fits:
            proposed = alternatives(slot.method, self._methods.values(), present)
        elif on_card and present < ANONYMOUS_FROM and has_votes(slot.method):
            proposed = talk_first(self._methods.values(), present, slot.method.planned_ms)
        clear(self._flow)
        for method in proposed[:PROPOSED]:
            button = Button(
                method_choice(method),
                self._theme,
                name=_("Choose {method}").format(method=method_choice(method)),
            )
            button.clicked.connect(lambda _on=False, wanted=method.id: self.method_chosen.emit(wanted))
            self._flow.addWidget(button)
        self._proposals.setVisible(bool(proposed))
        self._warning.setVisible(bool(said))
        set_class(self._warning, "panel" if fits and not proposed and slot.steps else "notice-warn")

    def _show_steps(self, slot: Slot) -> None:
        """The fields stay where only the lengths changed, so that the cursor stays in its field."""
        ids = [step.step.id for step in slot.steps]
        if ids != list(self.fields):
            clear(self._grid)
            self.fields = {}
            for place, step in enumerate(slot.steps):
                self._add_step(place, step)
            self._chain()
        for step in slot.steps:
            self.fields[step.step.id].show_ms(step.ms, step.least_ms)

    def _add_step(self, place: int, slot: StepSlot) -> None:
        step_id, title = slot.step.id, slot.step.title.get(language())
        field = MinutesField(_("Minutes: {step}").format(step=title))
        field.setAccessibleDescription(_("at least {n} min").format(n=figure(slot.least_ms)))
        field.valueChanged.connect(lambda _value: self.step_changed.emit(step_id, field.ms))
        field.setEnabled(slot.ms > 0)
        name = Words(title, wrap=True)
        name.setBuddy(field)
        self._grid.addWidget(name, place, 0)
        self._grid.addWidget(Words(_("at least {n}").format(n=figure(slot.least_ms)), "caption"), place, 1)
        self._grid.addWidget(field, place, 2)
        self.fields[step_id] = field

    def _chain(self) -> None:
        """New fields come after the button above them for the Tab key."""
        before: QWidget = self.usual
        for field in self.fields.values():
            QWidget.setTabOrder(before, field)
            before = field
