"""One clash: how it was above, mine at the left, theirs at the right, and the choice between them."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui.sharing.wording import version_text
from dilemmagame.gui.theme import set_class
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import scaled
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.library.packages import wording
from dilemmagame.library.packages.plan import Clash, MergePlan, Side

WORD = re.compile(r"\w+|\s+|[^\w\s]")
MOST_WORDS = 3000
"""Texts with more words are shown without marks: comparing them would take long."""


def differing(text: str, other: str) -> list[tuple[int, int]]:
    """From where to where `text` has words that `other` has not, in characters."""
    ours, others = WORD.findall(text), WORD.findall(other)
    if len(ours) > MOST_WORDS or len(others) > MOST_WORDS:
        return []
    starts = [0]
    for each in ours:
        starts.append(starts[-1] + len(each))
    blocks = SequenceMatcher(None, others, ours, autojunk=False).get_opcodes()
    return [(starts[low], starts[high]) for tag, _a, _b, low, high in blocks if tag in ("replace", "insert")]


class VersionText(QPlainTextEdit):
    """A text to read; words that the original has not are marked with a ground and a line."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(name)

    def show_text(self, text: str, compared_with: str | None = None) -> None:
        self.setPlainText(text)
        marks: list[QTextEdit.ExtraSelection] = []
        look = QTextCharFormat()
        look.setBackground(QColor(self._theme.warn_soft))
        look.setForeground(QColor(self._theme.ink))
        look.setFontUnderline(True)
        for start, end in differing(text, compared_with) if compared_with is not None else ():
            cursor = QTextCursor(self.document())
            cursor.setPosition(_units(text, start))
            cursor.setPosition(_units(text, end), QTextCursor.MoveMode.KeepAnchor)
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = cursor, look
            marks.append(mark)
        self.setExtraSelections(marks)

    def sizeHint(self) -> QSize:
        return QSize(200, 90)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 56)


def _units(text: str, place: int) -> int:
    """Qt counts in UTF-16: a sign outside the first plane is two."""
    return place + sum(ord(sign) > 0xFFFF for sign in text[:place])


class VersionPanel(QFrame):
    """One side: whose it is, its text, and the button that takes it."""

    def __init__(self, side: Side, key: str, theme: Theme) -> None:
        super().__init__()
        self.setProperty("class", "panel")
        mine = side is Side.MINE
        rows = column(self, 8, (14, 12, 14, 12))
        head = row(gap=8)
        head.addWidget(Words(_("Yours") if mine else _("Theirs"), "label"), 1)
        self.sign = Words(_("chosen"), "chip-live")
        self.sign.setVisible(False)
        head.addWidget(self.sign)
        rows.addLayout(head)
        self.text = VersionText(_("Your version") if mine else _("Their version"), theme)
        rows.addWidget(self.text, 1)
        self.button = Button(wording.side_in_words(side), theme, "check", key=key, checkable=True)
        self.button.setAutoDefault(True)
        rows.addWidget(self.button)

    def mark(self, on: bool) -> None:
        """Show whether this version is chosen: an edge and a word."""
        self.sign.setVisible(on)
        self.button.setChecked(on)
        set_class(self, "live" if on else "panel")


class ClashView(QWidget):
    """Shows one clash at a time."""

    chosen = Signal(object)
    """A Side."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        rows = column(self, 10)
        self.place = Words("", "heading", wrap=True)
        self.place.setMinimumWidth(scaled(120))
        self.place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        rows.addWidget(self.place)
        rows.addWidget(Words(_("How it was"), "caption"))
        self.base = VersionText(_("How it was"), theme)
        rows.addWidget(self.base, 1)
        beside = row(gap=14)
        self.mine = VersionPanel(Side.MINE, "1", theme)
        self.theirs = VersionPanel(Side.THEIRS, "2", theme)
        for panel, side in ((self.mine, Side.MINE), (self.theirs, Side.THEIRS)):
            panel.button.clicked.connect(lambda _on=False, side=side: self.chosen.emit(side))
            beside.addWidget(panel, 1)
        rows.addLayout(beside, 3)

    def show_clash(self, plan: MergePlan, clash: Clash, choice: Side | None) -> None:
        self.place.setText(wording.place_in_words(plan, clash))
        self.base.show_text(version_text(clash, None))
        self.mine.text.show_text(version_text(clash, Side.MINE), clash.base if clash.mine else None)
        self.theirs.text.show_text(version_text(clash, Side.THEIRS), clash.base if clash.theirs else None)
        self.show_choice(choice)

    def show_choice(self, choice: Side | None) -> None:
        self.mine.mark(choice is Side.MINE)
        self.theirs.mark(choice is Side.THEIRS)
