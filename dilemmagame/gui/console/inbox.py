"""Short texts from phones: the switch that asks for them, and those that wait for the trainer. The stage never shows
one before it was taken over.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QScrollArea, QSizePolicy, QWidget

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.capture import MOST_CHIPS, WITH_CHOICE
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.choose import Choose
from dilemmagame.gui.widgets.names import capture_title, choice_name
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Words, as_tip
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.inbox import (
    FEW_PHONES,
    AdoptText,
    AskTexts,
    DropText,
    DropTexts,
    InviteTexts,
    WaitingText,
)

MOST_ROWS = 20
"""More at once nobody looks through; the others come up as these go."""
LOOKED_AT = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.MouseFocusReason,
)
STAYS_OPEN = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)
"""Folding on a press of the mouse would take away the row that is being clicked."""


class TextInbox(QWidget):
    """The switch, and one line for every text that waits, the oldest first."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Texts from phones"))
        self._desk = desk
        self._rows: dict[int, TextRow] = {}
        box = column(self, 6, (0, 0, 8, 0))
        head = row(gap=8)
        self.ask = Button(_("Let people send in by phone"), desk.theme, "phone", "segment", checkable=True)
        self.ask.clicked.connect(lambda on: desk.send(AskTexts(on)))
        head.addWidget(self.ask)
        self.invite = Button(_("Say so on the stage"), desk.theme, "monitor", "segment", checkable=True)
        self.invite.clicked.connect(lambda on: desk.send(InviteTexts(on)))
        head.addWidget(self.invite)
        head.addStretch(1)
        self.drop_all = Button(_("Throw all away"), desk.theme, "trash-2", "quiet")
        head.addWidget(self.drop_all)
        box.addLayout(head)
        self.question = QWidget()
        asked = row(self.question, 6)
        asked.addWidget(Words(_("Gone for good?"), "caption"), 1)
        self.yes = Button(_("Throw all away"), desk.theme, look="danger")
        self.yes.clicked.connect(lambda: desk.send(DropTexts()))
        no = Button(_("Leave it"), desk.theme, look="quiet")
        no.clicked.connect(self.question.hide)
        for button in (self.yes, no):
            button.clicked.connect(self.ask.setFocus)
            asked.addWidget(button)
        self.question.hide()
        self.drop_all.clicked.connect(self.question.show)
        self.drop_all.clicked.connect(self.yes.setFocus)
        box.addWidget(self.question)
        self.state = Words("", "caption", wrap=True)
        box.addWidget(self.state)
        self._list = column(gap=4)
        box.addLayout(self._list)
        box.addStretch(1)
        self.is_needed = False
        """Phones may be asked now, or texts wait."""

    def show_view(self, view: ConsoleView) -> None:
        """Follow the session."""
        texting = view.texting
        can = texting.field is not None
        self.ask.setEnabled(can)
        self.ask.setChecked(texting.is_open)
        self.invite.setVisible(texting.is_open)
        self.invite.setChecked(texting.invited)
        self.drop_all.setVisible(bool(texting.waiting))
        if not texting.waiting:
            self.question.hide()
        self.state.say(" ".join(filter(None, (_count(view), _warning(view)))))
        self._show_rows(texting.waiting[:MOST_ROWS], view)
        self.is_needed = can or bool(texting.waiting)

    def _show_rows(self, waiting: tuple[WaitingText, ...], view: ConsoleView) -> None:
        places = _places(view)
        wanted = {each.number for each in waiting}
        before = list(self._rows)
        gone = [number for number in before if number not in wanted]
        lost = next((before.index(number) for number in gone if self._rows[number].holds_focus()), None)
        # Who clicks goes on clicking: what came up in its place stays one line, so that no row moves under the mouse.
        by_keys = any(self._rows[number].line.hasFocus() for number in gone)
        if lost is not None:
            self.ask.setFocus(Qt.FocusReason.OtherFocusReason)  # else Qt tabs on, and what it finds opens out
        for number in gone:
            old = self._rows.pop(number)
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        for each in waiting:
            if each.number not in self._rows:
                new = self._rows[each.number] = TextRow(self._desk, each)
                new.stepped.connect(self._step)
                new.opened.connect(self._fold_others)
                self._list.addWidget(new)
            self._rows[each.number].show_places(places)
        if lost is not None:
            reason = Qt.FocusReason.TabFocusReason if by_keys else Qt.FocusReason.OtherFocusReason
            self._go(min(lost, len(self._rows) - 1), reason)

    def _fold_others(self) -> None:
        for each in self._rows.values():
            if each is not self.sender():
                each.fold()

    def _step(self, by: int) -> None:
        rows = list(self._rows.values())
        here = next((place for place, each in enumerate(rows) if each.holds_focus()), 0)
        self._go(max(0, min(here + by, len(rows) - 1)))

    def _go(self, place: int, reason: Qt.FocusReason = Qt.FocusReason.TabFocusReason) -> None:
        """The focus to a text, so that one after the other can be looked at; to the switch when none is left."""
        rows = list(self._rows.values())
        target = rows[place].line if rows else self.ask
        target.setFocus(reason)
        self._keep_in_sight()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """The text with the focus, also when it just unfolded."""
        here = next((each for each in self._rows.values() if each.holds_focus()), None)
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if here is not None and around is not None:
            around.ensureWidgetVisible(here, 0, 0)


class TextRow(QWidget):
    """One text: where it goes, keep it, throw it away. It stays one line until it is looked at, by key or by a click on
    it.
    """

    stepped = Signal(int)
    """Up (-1) or down (1) was pressed."""
    opened = Signal()

    def __init__(self, desk: Desk, text: WaitingText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._number = text.number
        box = column(self, 2)
        head = row(gap=6)
        self.line = TextLine(text.body)
        self.line.returnPressed.connect(self._adopt)
        self.line.deleted.connect(self._drop)
        self.line.stepped.connect(self.stepped)
        self.line.looked_at.connect(self._show_whole)
        head.addWidget(self.line, 1)
        self.place = Choose(_("Keep it as"), ())
        head.addWidget(self.place)
        self.keep = Button(
            _("Keep it"), desk.theme, "check", name=_("Keep: {text}").format(text=text.body), key=_("Enter")
        )
        self.keep.clicked.connect(self._adopt)
        head.addWidget(self.keep)
        drop = Button("", desk.theme, "trash-2", "quiet", name=_("Throw away: {text}").format(text=text.body))
        drop.name(_("Throw away: {text}").format(text=text.body), _("Delete"))
        drop.clicked.connect(self._drop)
        head.addWidget(drop)
        box.addLayout(head)
        self._whole = Words(text.body, wrap=True)
        self._whole.hide()
        box.addWidget(self._whole)

    def show_places(self, places: tuple[tuple[str, str], ...]) -> None:
        """What it can be kept as, the step's own kind first."""
        self.place.show_rows(places)

    def holds_focus(self) -> bool:
        """Whether the focus is on this text or on what belongs to it."""
        return any(each.hasFocus() for each in self.findChildren(QWidget))

    def fold(self) -> None:
        """One line again."""
        self._whole.hide()

    def _show_whole(self, on: bool) -> None:
        self._whole.setVisible(on and not self.line.fits())
        if on:
            self.opened.emit()

    def _adopt(self) -> None:
        field, _slash, choice = str(self.place.currentData() or "").partition("/")
        if field:
            self._desk.send(AdoptText(self._number, CaptureField(field), choice))

    def _drop(self) -> None:
        self._desk.send(DropText(self._number))


class TextLine(QLineEdit):
    """A text that cannot be changed here: it can be read, kept with Enter, and thrown away with Delete."""

    deleted = Signal()
    stepped = Signal(int)
    looked_at = Signal(bool)

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setReadOnly(True)
        self.setCursorPosition(0)
        self.setAccessibleName(text)
        self.setAccessibleDescription(_("Enter keeps it, Delete throws it away."))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def fits(self) -> bool:
        """Whether the whole text can be seen."""
        return self.fontMetrics().horizontalAdvance(self.text()) <= self.width() - 24

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.deleted.emit()
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip("" if self.fits() else as_tip(self.text()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in LOOKED_AT:
            self.looked_at.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in STAYS_OPEN:
            self.looked_at.emit(False)


def _count(view: ConsoleView) -> str:
    texting = view.texting
    waiting = len(texting.waiting)
    if not waiting and texting.is_open:
        return _("Nothing waits. What comes in is seen by you alone.")
    if not waiting:
        return _(
            "Phones get one text field. You read first what comes in; nothing comes on the stage by itself."
        )
    words = ngettext("{n} text waits. You alone see it.", "{n} texts wait. You alone see them.", waiting)
    if waiting > MOST_ROWS:
        words += " " + _("The first {rows} stand here; the others follow.")
    if texting.missed:
        words += " " + _("More came than can wait; some were not taken.")
    return words.format(n=waiting, rows=MOST_ROWS)


def _warning(view: ConsoleView) -> str:
    if not view.texting.is_open or view.presence.connected >= FEW_PHONES:
        return ""
    return _("Fewer than five phones are in. People may recognise one another’s words.")


def _places(view: ConsoleView) -> tuple[tuple[str, str], ...]:
    """What a text can be kept as: the kinds of the step, and with an option of the card where a kind has one. Who sent
    it in was not asked which.
    """
    found: list[tuple[str, str]] = []
    choices = view.card.choices if view.card is not None else ()
    for kind in view.captures:
        found.append((f"{kind.value}/", capture_title(kind)))
        if kind in WITH_CHOICE and len(choices) <= MOST_CHIPS:
            found.extend(
                (f"{kind.value}/{choice}", f"{capture_title(kind)} · {choice_name(choice)}")
                for choice in choices
            )
    return tuple(found)
