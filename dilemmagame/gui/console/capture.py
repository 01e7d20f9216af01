"""The note field: what is said in the room, with its kind and option, and the lines kept on this card."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.commands import Capture, Rewrite, Strike
from dilemmagame.domain.steps import CaptureField, rules
from dilemmagame.gui.console.board import column_heads
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.drafts import Draft, is_form_draft
from dilemmagame.gui.console.lines import LineList
from dilemmagame.gui.keys import ActionId, hint
from dilemmagame.gui.tokens import CONSOLE
from dilemmagame.gui.widgets.buttons import Button, ToggleChip
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.names import capture_title, choice_name, choice_text
from dilemmagame.gui.widgets.scroll import Scroller, clear, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.staging import PUBLIC_FIELDS

WITH_CHOICE = (CaptureField.REASON, CaptureField.COUNTER_REASON)
MOST_CHIPS = 8
CHIP_LETTERS = 26


class KeptLines(Scroller):
    """Takes what room is left: what is kept must not push away what is being typed."""

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


class CapturePanel(QFrame):
    """Keeps what is typed; never loses it. `keep_typed` is what Ctrl+Enter does while the cursor is in here."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("class", "panel")
        self.setAccessibleName(_("Write down"))
        self._desk = desk
        self._view: ConsoleView | None = None
        self._field = CaptureField.NOTE
        self._choice = ""
        self._keeping: tuple[CaptureField, str, str] | None = None
        self._keep_when_known = False
        self._kinds_shown: tuple[CaptureField, ...] = ()
        self._choices_shown: tuple[tuple[str, str, str], ...] = ()
        self._build()
        self.draft = Draft(
            desk.send, self.edit.toPlainText, lambda: (self._field, self._choice), self.edit.clear, self
        )

    def _build(self) -> None:
        layout = column(self, 8, (14, 12, 14, 12))
        head = row(gap=8)
        head.addWidget(Words(_("Write down"), "heading"))
        head.addStretch(1)
        head.addWidget(Words(hint(ActionId.CAPTURE), "key"))
        layout.addLayout(head)
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setPlaceholderText(_("What do you hear in the room?"))
        self.edit.setAccessibleName(_("What do you hear in the room?"))
        self.shrink(False)
        self.edit.textChanged.connect(self._typed)
        layout.addWidget(self.edit)
        self._kinds = QWidget()
        FlowLayout(self._kinds, 6)
        layout.addWidget(self._kinds)
        self._choices = QWidget()
        FlowLayout(self._choices, 4)
        layout.addWidget(self._choices)
        foot = row(gap=8)
        self._where = Words("", "caption", wrap=True)
        foot.addWidget(self._where, 1)
        self.keep_button = Button(
            _("Keep"), self._desk.theme, "plus", name=_("Keep what you typed"), key=hint(ActionId.KEEP)
        )
        self.keep_button.clicked.connect(self.keep_typed)
        foot.addWidget(self.keep_button)
        layout.addLayout(foot)
        self.lines = LineList(self._desk, _("Kept on this card"), kinds=True)
        layout.addWidget(KeptLines(self.lines, _("Kept on this card")), 1)

    def write(self, field: CaptureField, choice: str) -> None:
        """Put the cursor in the field, for `field` and `choice`."""
        self._field, self._choice = field, choice
        self._show_kinds()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def shrink(self, on: bool) -> None:
        """Two lines to type in where there is little height, else three."""
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * (2 if on else 3) + 18)

    def focus_field(self) -> None:
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keep_typed(self) -> bool:
        """Keep the text as a line. True when there was something to keep."""
        body = self.edit.toPlainText().strip()
        if not body:
            return False
        if self.draft.waiting:
            self._keep_when_known = True
            return True
        self._keeping = (self._field, self._choice, body)
        same = self.draft.mark_kept == (self._field, self._choice)
        if self.draft.text_id and same:
            self._desk.send(Rewrite(self.draft.text_id, body, keep=True))
            self.draft.forget()
        else:
            self._desk.send(Capture(self._field, body, self._choice))
            old = self.draft.forget()
            if old:
                self._desk.send(Strike((old,)))
        return True

    def show_view(self, view: ConsoleView) -> None:
        """Follow the session."""
        first, before = self._view is None, self._view
        self._view = view
        if first:
            self._take_up(view)
        self._clear_when_kept(view)
        if self._keeping is None:
            self.draft.meet(view)
        if self._keep_when_known and not self.draft.waiting:
            self._keep_when_known = False
            self.keep_typed()
        if before is None or before.position != view.position:
            if not self.edit.toPlainText().strip() or before is None:
                self._field = view.captures[0] if view.captures else CaptureField.NOTE
                self._choice = ""
        self._show_kinds()
        item = _item_of(view)
        self.lines.show_lines(
            tuple(
                line
                for line in reversed(view.lines)
                if line.item == item and not is_form_draft(line) and line.text_id != self.draft.text_id
            ),
            view,
        )

    def storage_failed(self) -> None:
        """Nothing that was sent may be taken for stored; the text stays in the field."""
        self._keeping = None
        self._keep_when_known = False
        self.draft.retry()
        self.lines.storage_failed()

    def flush(self) -> None:
        """Save what waits at once."""
        self.draft.flush()
        self.lines.flush()

    def _take_up(self, view: ConsoleView) -> None:
        """After a restart: go on with the draft that was on disk."""
        drafts = [line for line in view.lines if line.draft and not is_form_draft(line)]
        if drafts and not self.edit.toPlainText():
            self.draft.adopt(drafts[-1])
            self._field, self._choice = drafts[-1].field, drafts[-1].choice
            self.edit.setPlainText(drafts[-1].body)
            self.edit.moveCursor(QTextCursor.MoveOperation.End)

    def _clear_when_kept(self, view: ConsoleView) -> None:
        if self._keeping is None:
            return
        kept = any(
            (line.field, line.choice, line.body.strip()) == self._keeping and not line.draft
            for line in view.lines
        )
        if kept:
            body = self._keeping[2]
            self._keeping = None
            if self.edit.toPlainText().strip() == body:
                self.edit.clear()

    def _typed(self) -> None:
        self.keep_button.setEnabled(bool(self.edit.toPlainText().strip()))
        if self._view is not None and self._keeping is None:
            self.draft.touch()

    def _show_kinds(self) -> None:
        view = self._view
        if view is None:
            return
        kinds = view.captures if self._field in view.captures else (*view.captures, self._field)
        if not view.captures:
            kinds = () if not self.edit.toPlainText().strip() else (self._field,)
        choices = self._choices_offered(view) if kinds else ()
        if kinds != self._kinds_shown:
            self._kinds_shown = kinds
            titles = tuple((field.value, capture_title(field), "") for field in kinds)
            self._fill(self._kinds, titles, self._pick_kind)
        if choices != self._choices_shown:
            self._choices_shown = choices
            self._fill(self._choices, choices, self._pick_choice)
        self._check(self._kinds, self._field.value)
        self._check(self._choices, self._choice)
        self._choices.setVisible(bool(choices))
        self._kinds.setVisible(bool(kinds))
        self.edit.setEnabled(bool(kinds))
        self.keep_button.setEnabled(bool(self.edit.toPlainText().strip()))
        self._where.setText(self._where_it_goes(bool(kinds)))

    def _choices_offered(self, view: ConsoleView) -> tuple[tuple[str, str, str], ...]:
        """What the text can belong to, as value, chip and name: an option of the card, or a column on the stage."""
        if self._field in WITH_CHOICE:
            all_of_it = view.card.choices if view.card is not None else ()
            few = all_of_it if len(all_of_it) <= MOST_CHIPS else ()
            return tuple((each, _short(each), choice_text(view.card, each)) for each in few)
        columns = self._columns(view)
        if columns and self._choice not in [key for key, _title in columns]:
            # A line in no column would not be seen by anyone in the room.
            self._choice = columns[_turn(view, len(columns))][0]
        return tuple((key, _cut(title), title if _cut(title) != title else "") for key, title in columns)

    def _columns(self, view: ConsoleView) -> tuple[tuple[str, str], ...]:
        """Key and title of the columns on the stage in which a text of this kind can stand."""
        board = rules(view.kind).board
        return column_heads(board, view) if board is not None and self._field in board.rows else ()

    def _where_it_goes(self, open_now: bool) -> str:
        if not open_now:
            return _("In this step nothing is written down.")
        if self._field in PUBLIC_FIELDS:
            column = self._column()
            return (
                _("On the stage under ‘{column}’").format(column=column)
                if column
                else _("Comes on the stage")
            )
        return _("Stays on this screen")

    def _column(self) -> str:
        """The column of a board where this text will stand, in words; '' for any other text."""
        if self._field in WITH_CHOICE or not self._choice or self._view is None:
            return ""
        eyes = (line.body for line in self._view.lines if line.text_id == self._choice)
        return choice_name(self._choice) or next(eyes, "")

    def _fill(self, place: QWidget, texts: tuple[tuple[str, str, str], ...], picked: object) -> None:
        layout = place.layout()
        if layout is None or not callable(picked):
            return
        clear(layout)
        for value, text, name in texts:
            chip = ToggleChip(text, self._desk.theme)
            chip.setProperty("value", value)
            if name:
                chip.name(_("For {choice}").format(choice=name))
            if len(text) == 1:
                chip.setStyleSheet("padding: 0")
                chip.setFixedWidth(CONSOLE.target + 2)
            chip.clicked.connect(lambda _checked=False, value=value: picked(value))
            layout.addWidget(chip)

    def _check(self, place: QWidget, value: str) -> None:
        for chip in place.findChildren(ToggleChip):
            chip.setChecked(chip.property("value") == value)

    def _pick_kind(self, value: str) -> None:
        self._field = CaptureField(value)
        offered = self._choices_offered(self._view) if self._view is not None else ()
        if self._choice not in [key for key, _text, _name in offered]:
            self._choice = ""
        self._show_kinds()

    def _pick_choice(self, value: str) -> None:
        same = self._choice == value and self._field in WITH_CHOICE
        self._choice = "" if same else value
        self._show_kinds()


def _short(choice: str) -> str:
    return {"unsure": "?", "other": "…"}.get(
        choice, choice if len(choice) <= 2 else choice_text(None, choice)[:5]
    )


def _cut(title: str) -> str:
    """A column's name as it fits on a chip: whose eyes it is was typed and can be long."""
    return title if len(title) <= CHIP_LETTERS else f"{title[: CHIP_LETTERS - 1].rstrip()}…"


def _turn(view: ConsoleView, columns: int) -> int:
    """Which column comes first now: of as many steps of one kind as there are columns each has its own."""
    item = next(
        (each for each in view.items if any(step.index == view.position for step in each.steps)), None
    )
    same = [step.index for step in item.steps if step.kind is view.kind] if item is not None else []
    return same.index(view.position) if len(same) == columns else 0


def _item_of(view: ConsoleView) -> int:
    for item in view.items:
        if any(step.index == view.position for step in item.steps):
            return item.item
    return -1
