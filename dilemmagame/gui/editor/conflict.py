"""The calm bar for a file that was changed outside: both versions side by side, and neither gets lost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui.editor.draft import Conflict, Difference
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.page import scaled
from dilemmagame.gui.widgets.scroll import Scroller, clear, column
from dilemmagame.gui.widgets.text import Words

MOST_SHOWN = 60


class ConflictBar(QFrame):
    """Hidden as long as there is nothing to choose."""

    mine = Signal()
    theirs = Signal()
    both = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("class", "notice-warn")
        rows = column(self, 8, (16, 10, 16, 10))
        self.said = Words("", "strong", wrap=True)
        self.safe = Words("", wrap=True)
        rows.addWidget(self.said)
        rows.addWidget(self.safe)
        self.asked = Words("", "strong", wrap=True)
        self.asked.hide()
        rows.addWidget(self.asked)
        holder = QWidget()
        acts = FlowLayout(holder, 8)
        self.keep_mine = Button(_("Keep mine"), theme)
        self.take_theirs = Button(_("Take the file's"), theme)
        self.keep_both = Button(_("Keep the changes of both"), theme)
        self.look = Button(_("Show what differs"), theme, "eye", "quiet", checkable=True)
        self.keep_mine.clicked.connect(lambda _checked=False: self.mine.emit())
        self.take_theirs.clicked.connect(lambda _checked=False: self.theirs.emit())
        self.keep_both.clicked.connect(lambda _checked=False: self.both.emit())
        for each in (self.keep_mine, self.take_theirs, self.keep_both, self.look):
            acts.addWidget(each)
        rows.addWidget(holder)
        body = QWidget()
        self._grid = QGridLayout(body)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self.parts = Scroller(body, _("What differs"))
        self.parts.setMinimumHeight(scaled(150))
        self.parts.setMaximumHeight(scaled(260))
        self.parts.hide()
        self.look.toggled.connect(self.parts.setVisible)
        rows.addWidget(self.parts)
        self.hide()

    def show_conflict(self, conflict: Conflict | None) -> None:
        """Ask, or go away when it is settled."""
        self.asked.hide()
        if conflict is None:
            self.hide()
            return
        gone = not conflict.theirs
        if gone:
            self.said.setText(_("This file is gone: it was moved or taken away outside this program."))
            self.safe.setText(_("Your text is still here. Put it back, or leave the card."))
        else:
            self.said.setText(_("This file was changed outside this program while you were writing."))
            self.safe.setText(
                _("Nothing was overwritten. Choose one; the other is kept in the folder of the deck.")
            )
        self.keep_mine.label(_("Put mine back") if gone else _("Keep mine"))
        self.take_theirs.setVisible(not gone)
        self.keep_both.setVisible(conflict.joinable)
        self.look.setVisible(not gone)
        self._fill(conflict.differences)
        self.show()

    def insist(self, said: str) -> None:
        """Somebody wanted to go on without choosing."""
        self.asked.say(said)
        self.keep_mine.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, differences: Sequence[Difference]) -> None:
        clear(self._grid)
        top = Qt.AlignmentFlag.AlignTop
        for place, said in enumerate((_("Part"), _("Mine"), _("In the file"))):
            self._grid.addWidget(Words(said, "label"), 0, place)
        for line, each in enumerate(differences[:MOST_SHOWN], start=1):
            self._grid.addWidget(Words(part_name(each.part), "strong", wrap=True), line, 0, top)
            for place, text in ((1, each.mine), (2, each.theirs)):
                shown = Words(text or _("(not there)"), wrap=True, selectable=True)
                self._grid.addWidget(shown, line, place, top)
        if not differences:
            said = _("Only things that the form does not show, such as comments and empty lines.")
            self._grid.addWidget(Words(said, wrap=True), 1, 0, 1, 3)


_LETTERED = re.compile(r"(?:turn (\d+) )?(option|supports|cost) ([A-F])")
_TURN = re.compile(r"turn (\d+) (situation|question)")
_COUNTED = re.compile(r"(twist|case|voice) (\d+)(?: (name|text))?")


def part_name(part: str) -> str:
    """A part of a card in words."""
    if lettered := _LETTERED.fullmatch(part):
        turn, what, letter = lettered.groups()
        said = {
            "option": _("Choice {letter}"),
            "supports": _("For {letter}"),
            "cost": _("Cost {letter}"),
        }[what].format(letter=letter)
        return _("Turn {n}: {part}").format(n=turn, part=said) if turn else said
    if turned := _TURN.fullmatch(part):
        said = _("Situation") if turned.group(2) == "situation" else _("Question")
        return _("Turn {n}: {part}").format(n=turned.group(1), part=said)
    if counted := _COUNTED.fullmatch(part):
        said = {
            "twist": _("What if {n}"),
            "case": _("Borderline case {n}"),
            "voice": _("Adviser {n}"),
        }[counted.group(1)]
        return said.format(n=counted.group(2))
    return _plain_name(part.removeprefix("field:"))


def _plain_name(name: str) -> str:
    names = {
        "title": _("Title"),
        "situation": _("Situation"),
        "question": _("Question"),
        "statement": _("Statement"),
        "prevention": _("Question on prevention"),
        "facilitator": _("For the facilitator"),
        "introduction": _("Introduction"),
        "themes": _("Theme"),
        "audience": _("Audience"),
        "minutes": _("Duration"),
        "kind": _("Kind"),
        "role": _("Role"),
        "values": _("Values that pull"),
        "norms": _("Norms"),
        "vulnerabilities": _("Vulnerable processes"),
        "chain": _("Links of the chain"),
        "sensitivity": _("Sensitivity"),
        "source": _("Source"),
        "status": _("Status"),
        "version": _("Version"),
    }
    return names.get(name, name)
