"""The agreements of a session: words, who, when and status can be changed; those written on paper can be added."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QGridLayout, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.agreements import Agreement, AgreementStatus
from dilemmagame.domain.commands import ChooseLeaving, JudgeAgreement, Strike
from dilemmagame.gui.review.records import PARTS, Snapshot, from_paper, reworded
from dilemmagame.gui.review.wording import item_name, status_name
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.fields import StrikeButton, TextField
from dilemmagame.gui.widgets.page import Panel, labelled
from dilemmagame.gui.widgets.scroll import Scroller, clear, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.notes.lint import lint, sentence


def part_name(part: str) -> str:
    """How a part of an agreement is called."""
    match part:
        case "body":
            return _("What do we agree?")
        case "who":
            return _("Who sees to it?")
        case "when":
            return _("When?")
        case _:
            return _("What keeps chafing?")


class Fields(QWidget):
    """The four parts of an agreement."""

    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        self.parts: dict[str, TextField] = {}
        for part, line, side, wide in (
            ("body", 0, 0, 2),
            ("who", 1, 0, 1),
            ("when", 1, 1, 1),
            ("friction", 2, 0, 2),
        ):
            field = TextField(part_name(part), empty=part != "body")
            field.settled.connect(lambda _text: self.settled.emit())
            grid.addWidget(labelled(part_name(part), field), line, side, 1, wide)
            self.parts[part] = field
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def words(self) -> tuple[str, ...]:
        return tuple(self.parts[part].words for part in PARTS)

    def show_words(self, words: tuple[str, ...]) -> None:
        for part, text in zip(PARTS, words, strict=True):
            self.parts[part].show_text(text)

    def clear(self) -> None:
        for field in self.parts.values():
            field.reset()

    def flush(self) -> None:
        for field in self.parts.values():
            field.flush()


class _Agreed(Panel):
    """One agreement."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, snapshot: Snapshot, agreement: Agreement) -> None:
        super().__init__(gap=8)
        self._snapshot, self._agreement = snapshot, agreement
        head = row(gap=8)
        self.leaves = QCheckBox()
        self.leaves.setMinimumHeight(34)
        self.leaves.setAccessibleName(_("This agreement goes into the notes"))
        self.leaves.setToolTip(_("This agreement goes into the notes"))
        self.leaves.toggled.connect(
            lambda on: self.wanted.emit((ChooseLeaving((self._agreement.body,), leaves=on),))
        )
        head.addWidget(self.leaves)
        about = item_name(snapshot.state.plan.items[agreement.item])
        head.addWidget(Words(about, "label", wrap=True), 1)
        self._group = QButtonGroup(self)
        self.statuses: dict[AgreementStatus, Button] = {}
        for status in AgreementStatus:
            choice = Button(status_name(status), theme, look="segment", checkable=True)
            choice.clicked.connect(lambda _on=False, status=status: self._judge(status))
            self._group.addButton(choice)
            self.statuses[status] = choice
            head.addWidget(choice)
        self.strike = StrikeButton(theme, _("Strike this agreement"))
        self.strike.sure.connect(lambda: self.wanted.emit((Strike((self._agreement.body,)),)))
        head.addWidget(self.strike)
        self.rows.addLayout(head)
        self.fields = Fields()
        self.fields.settled.connect(self._reword)
        self.rows.addWidget(self.fields)
        self.remark = Words("", "caption", wrap=True)
        self.rows.addWidget(self.remark)
        self.show_agreement(snapshot, agreement)

    def show_agreement(self, snapshot: Snapshot, agreement: Agreement) -> None:
        self._snapshot, self._agreement = snapshot, agreement
        words = tuple(snapshot.part(agreement, part) for part in PARTS)
        self.fields.show_words(words)
        self.statuses[agreement.status].setChecked(True)
        self.leaves.blockSignals(True)
        self.leaves.setChecked(agreement.body not in snapshot.state.inside)
        self.leaves.blockSignals(False)
        found = lint(dict(zip(PARTS, words, strict=True)))
        self.remark.say("\n".join(sentence(remark) for remark in found))

    def _judge(self, status: AgreementStatus) -> None:
        self.wanted.emit((JudgeAgreement(self._agreement.number, status),))

    def _reword(self) -> None:
        commands = reworded(self._snapshot, self._agreement, self.fields.words())
        if commands:
            self.wanted.emit(commands)


class AgreementsView(QWidget):
    """All agreements, and a form for one from paper."""

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._snapshot: Snapshot | None = None
        self._shown: tuple[int, ...] | None = None
        self._agreed: dict[int, _Agreed] = {}
        whole = column(self, 10)
        body = QWidget()
        inside = column(body, 10, (0, 0, 12, 12))
        self._column = column(gap=10)
        inside.addLayout(self._column)
        inside.addWidget(self._form())
        inside.addStretch(1)
        whole.addWidget(Scroller(body, _("Agreements")), 1)

    def agreement(self, number: int) -> _Agreed:
        """The widget of one agreement."""
        return self._agreed[number]

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        shown = tuple(each.number for each in snapshot.state.agreements)
        if shown != self._shown:
            self._shown = shown
            clear(self._column)
            self._agreed.clear()
            if not shown:
                self._column.addWidget(Words(_("No agreements were made yet."), wrap=True))
            for each in snapshot.state.agreements:
                made = _Agreed(self._theme, snapshot, each)
                made.wanted.connect(self.wanted.emit)
                self._agreed[each.number] = made
                self._column.addWidget(made)
        for each in snapshot.state.agreements:
            self._agreed[each.number].show_agreement(snapshot, each)
        if not self._where.count():
            for place, item in enumerate(snapshot.state.plan.items):
                self._where.addItem(item_name(item), place)
            cards = snapshot.items()
            self._where.setCurrentIndex(cards[0][0] if cards else 0)

    def flush(self) -> None:
        for each in self._agreed.values():
            each.fields.flush()

    def _form(self) -> QWidget:
        self.fresh = Fields()
        self._where = QComboBox()
        self._where.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._where.setMinimumContentsLength(14)
        self.read_back = QCheckBox(_("It was read back and confirmed"))
        self.read_back.setAccessibleName(_("It was read back and confirmed"))
        self.read_back.setMinimumHeight(34)
        self.add = Button(_("Add the agreement"), self._theme, "plus")
        self.add.clicked.connect(self._add)
        foot = QWidget()
        line = row(foot, 12)
        line.addWidget(self.read_back, 1)
        line.addWidget(self.add)
        where = labelled(_("Which part of the evening"), self._where)
        return Panel(
            Words(_("From paper, or thought of afterwards"), "label", wrap=True), self.fresh, where, foot
        )

    def _add(self) -> None:
        words = self.fresh.words()
        if not words[0] or self._snapshot is None:
            self.fresh.parts["body"].setFocus()
            return
        item = int(self._where.currentData())
        self.wanted.emit(from_paper(self._snapshot, item, words, confirmed=self.read_back.isChecked()))
        self.fresh.clear()
