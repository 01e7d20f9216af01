"""The forms of agreements: a new one, of which every field is a draft on disk while it is typed, and rewording one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.agreements import AgreementStatus
from dilemmagame.domain.commands import JudgeAgreement, ProposeAgreement, Rewrite, Strike
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.drafts import FORM, Autosave, Draft
from dilemmagame.gui.keys import ActionId, hint
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import AgreementLine, ConsoleView

PARTS = ("body", "who", "when", "friction")
DRAFT_FIELD = CaptureField.ACTION


@dataclass(frozen=True, slots=True)
class PartWords:
    """The label of a field and an example in it."""

    label: str
    example: str


def part_words(part: str) -> PartWords:
    """How the field `part` of an agreement is called."""
    match part:
        case "body":
            return PartWords(_("What do we agree?"), _("In the words of the room"))
        case "who":
            return PartWords(_("Who sees to it?"), _("A role, not a name: the clerk"))
        case "when":
            return PartWords(_("When?"), _("For example: before 1 March"))
        case _:
            return PartWords(_("What keeps chafing?"), _("What not everybody is at ease with"))


def _marker(part: str) -> Callable[[], tuple[CaptureField, str]]:
    return lambda: (DRAFT_FIELD, FORM + part)


def agreement_words(line: AgreementLine) -> str:
    """An agreement in a few lines."""
    rest = [part for part in (line.who, line.when) if part]
    words = [line.body]
    if rest:
        words.append(" · ".join(rest))
    if line.friction:
        words.append(_("Keeps chafing: {text}").format(text=line.friction))
    return "\n".join(words)


class AgreementFields(QWidget):
    """The four fields."""

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        self.fields: dict[str, QLineEdit] = {}
        for part, line, side, wide in (
            ("body", 0, 0, 2),
            ("who", 2, 0, 1),
            ("when", 2, 1, 1),
            ("friction", 4, 0, 2),
        ):
            words = part_words(part)
            field = QLineEdit()
            field.setPlaceholderText(words.example)
            field.setAccessibleName(words.label)
            field.textChanged.connect(lambda _text, part=part: self.edited.emit(part))
            label = Words(words.label, "caption")
            label.setBuddy(field)
            grid.addWidget(label, line, side, 1, wide)
            grid.addWidget(field, line + 1, side, 1, wide)
            self.fields[part] = field
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def texts(self) -> tuple[str, str, str, str]:
        """What stands in the fields, in the order of PARTS."""
        body, who, when, friction = (self.fields[part].text().strip() for part in PARTS)
        return body, who, when, friction

    def clear(self) -> None:
        for field in self.fields.values():
            field.clear()


class AgreementForm(QWidget):
    """A new agreement; kept by the button or Ctrl+Enter, then it stands on the stage."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._proposed: tuple[str, str, str, str] | None = None
        self._known: frozenset[int] = frozenset()
        self._begun = False
        layout = column(self, 8)
        self.inputs = AgreementFields()
        self.inputs.edited.connect(self._edited)
        layout.addWidget(self.inputs)
        foot = row(gap=8)
        foot.addWidget(Words(_("It counts after it has been read back at the end."), "caption", wrap=True), 1)
        self.propose = Button(
            _("Put on the stage"), desk.theme, "monitor", name=_("Put the agreement on the stage"),
            key=hint(ActionId.KEEP),
        )  # fmt: skip
        self.propose.setEnabled(False)
        self.propose.clicked.connect(self.keep_typed)
        foot.addWidget(self.propose)
        layout.addLayout(foot)
        self._drafts = {
            part: Draft(desk.send, field.text, _marker(part), field.clear, self)
            for part, field in self.inputs.fields.items()
        }

    def show_view(self, view: ConsoleView) -> None:
        """Follow the session."""
        if not self._begun:
            self._begun = True
            self._take_up(view)
        numbers = frozenset(each.number for each in view.agreements)
        if self._proposed is not None and any(
            each.number not in self._known and each.body.strip() == self._proposed[0]
            for each in view.agreements
        ):
            self._clear_proposed()
        self._known = numbers
        if self._proposed is None:
            for draft in self._drafts.values():
                draft.meet(view)

    def is_empty(self) -> bool:
        """Nothing stands in the fields."""
        return not any(self.inputs.texts())

    def keep_typed(self) -> bool:
        """Propose what stands in the fields. True when there was something."""
        texts = self.inputs.texts()
        if not texts[0] or self._proposed is not None:
            return False
        self._proposed = texts
        self._desk.send(ProposeAgreement(*texts))
        return True

    def flush(self) -> None:
        for draft in self._drafts.values():
            draft.flush()

    def storage_failed(self) -> None:
        self._proposed = None
        for draft in self._drafts.values():
            draft.retry()

    def _clear_proposed(self) -> None:
        """The agreement is on disk: its drafts vanish, the fields are free for the next."""
        self._proposed = None
        gone = tuple(text_id for draft in self._drafts.values() if (text_id := draft.forget()))
        if gone:
            self._desk.send(Strike(gone))
        self.inputs.clear()

    def _take_up(self, view: ConsoleView) -> None:
        for part, draft in self._drafts.items():
            marked = [
                line
                for line in view.lines
                if line.draft and line.choice == FORM + part and line.step == view.position
            ]
            if marked:
                draft.adopt(marked[-1])
                self.inputs.fields[part].setText(marked[-1].body)

    def _edited(self, part: str) -> None:
        self.propose.setEnabled(bool(self.inputs.texts()[0]))
        if self._begun and self._proposed is None:
            self._drafts[part].touch()


class Rewording(QWidget):
    """The fields of an agreement that exists. Words that lie on disk are overwritten while they are typed."""

    done = Signal()

    def __init__(self, desk: Desk, line: AgreementLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._line = line
        self._ids = {
            "body": line.body_id,
            "who": line.who_id,
            "when": line.when_id,
            "friction": line.friction_id,
        }
        self._saved = {"body": line.body, "who": line.who, "when": line.when, "friction": line.friction}
        layout = column(self, 6)
        self.inputs = AgreementFields()
        for part, field in self.inputs.fields.items():
            field.setText(self._saved[part])
            field.returnPressed.connect(self.done)
        self._autosave = Autosave(self._save, self)
        self._drafts = {
            part: Draft(desk.send, field.text, _marker(f"{part}-{line.number}"), field.clear, self)
            for part, field in self.inputs.fields.items()
            if not self._ids[part]
        }
        self.inputs.edited.connect(self._edited)
        layout.addWidget(self.inputs)
        foot = row(gap=8)
        foot.addStretch(1)
        keep = Button(_("Keep these words"), desk.theme, "check", key=hint(ActionId.KEEP))
        keep.clicked.connect(self.done)
        foot.addWidget(keep)
        layout.addLayout(foot)

    def show_view(self, view: ConsoleView) -> None:
        """Learn which drafts have arrived."""
        for draft in self._drafts.values():
            draft.meet(view)

    def focus_first(self) -> None:
        self.inputs.fields["body"].setFocus()

    def flush(self) -> None:
        self._autosave.flush()
        for draft in self._drafts.values():
            draft.flush()

    def storage_failed(self) -> None:
        self._saved = dict.fromkeys(PARTS, "")
        self._autosave.touch()
        for draft in self._drafts.values():
            draft.retry()

    def _edited(self, part: str) -> None:
        if part in self._drafts:
            self._drafts[part].touch()
        else:
            self._autosave.touch()

    def store(self) -> None:
        """Store every word. A field that was empty before needs a new agreement in place of the old one."""
        self._autosave.drop()
        texts = dict(zip(PARTS, self.inputs.texts(), strict=True))
        if not texts["body"]:
            return
        if any(texts[part] and not self._ids[part] for part in PARTS):
            self._desk.send(ProposeAgreement(*self.inputs.texts(), item=self._line.item))
            self._desk.send(JudgeAgreement(self._line.number, AgreementStatus.DROPPED))
            drafts = tuple(text_id for draft in self._drafts.values() if (text_id := draft.forget()))
            self._desk.send(Strike((self._line.body_id, *drafts)))
            return
        self._save()
        gone = tuple(self._ids[part] for part in PARTS if self._ids[part] and not texts[part])
        if gone:
            self._desk.send(Strike(gone))

    def _save(self) -> None:
        texts = dict(zip(PARTS, self.inputs.texts(), strict=True))
        for part in PARTS:
            if self._ids[part] and texts[part] and texts[part] != self._saved[part]:
                self._saved[part] = texts[part]
                self._desk.send(Rewrite(self._ids[part], texts[part]))
