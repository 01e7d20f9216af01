"""'Close and wipe': how much of a session goes, and afterwards what was removed and what stays where."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.wiping import WipeDepth, Wiping, to_wipe
from dilemmagame.gui.review.records import Snapshot, Wiped
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.fields import StrikeButton
from dilemmagame.gui.widgets.page import Panel
from dilemmagame.gui.widgets.scroll import Scroller, column
from dilemmagame.gui.widgets.text import Words

ALL = "all"


class WipeView(QWidget):
    """`wipe` gives a WipeDepth; `delete` asks to remove the whole session."""

    wipe = Signal(object)
    delete = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._snapshot: Snapshot | None = None
        body = QWidget()
        inside = column(body, 10, (0, 0, 12, 12))
        self.before = Words("", wrap=True)
        self._warning = Panel(self.before, look="notice-warn")
        inside.addWidget(self._warning)
        choices = self._choices()
        self.told = Words("", wrap=True, selectable=True)
        self.result = Panel(
            Words(_("What was removed, and what is still there"), "label", wrap=True), self.told
        )
        self.result.hide()
        inside.addWidget(self.result)
        inside.addWidget(choices)
        inside.addStretch(1)
        column(self).addWidget(Scroller(body, _("Close and wipe")))

    @property
    def chosen(self) -> str:
        """What is chosen: the value of a WipeDepth, or ALL."""
        checked = self._group.checkedButton()
        return next(name for name, button in self.depths.items() if button is checked)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._warn(snapshot)
        for depth in WipeDepth:
            self._means[depth.value].setText(_goes(to_wipe(snapshot.state, depth)))
        self.sure.setEnabled(not snapshot.held)
        self.sure.calm()

    def show_wiped(self, wiped: Wiped) -> None:
        """Say what was done."""
        self.told.setText("\n".join(wiped_lines(wiped)))
        self.result.show()

    def _choices(self) -> QWidget:
        self._group = QButtonGroup(self)
        self.depths: dict[str, QRadioButton] = {}
        self._means: dict[str, Words] = {}
        panel = Panel(Words(_("How much goes?"), "label", wrap=True), gap=4)
        for name, title in (
            (WipeDepth.RAW.value, _("The raw material")),
            (WipeDepth.AGREED.value, _("Everything but what was agreed")),
            (ALL, _("The whole session")),
        ):
            button = QRadioButton(title)
            button.setAccessibleName(title)
            button.setMinimumHeight(34)
            self._group.addButton(button)
            self.depths[name] = button
            means = Words("", "caption", wrap=True)
            means.setContentsMargins(30, 0, 0, 6)
            self._means[name] = means
            panel.rows.addWidget(button)
            panel.rows.addWidget(means)
        self.depths[WipeDepth.RAW.value].setChecked(True)
        self._means[ALL].setText(
            _("Everything of this session, the plan included. The files you saved stay.")
        )
        self.sure: StrikeButton = StrikeButton(
            self._theme, _("Close and wipe"), _("Close and wipe"), _("Wipe for good")
        )
        self.sure.sure.connect(self._ask)
        self._group.buttonClicked.connect(lambda _button: self.sure.calm())
        panel.rows.addWidget(self.sure, 0, Qt.AlignmentFlag.AlignLeft)
        panel.rows.addWidget(
            Words(
                _("It is overwritten in the database and in every backup. That cannot be undone."),
                "caption",
                wrap=True,
            )
        )
        return panel

    def _warn(self, snapshot: Snapshot) -> None:
        said = ""
        if snapshot.held:
            said = _(
                "A Woo request is running, so nothing may be wiped. Take the tick away when the request is settled."
            )
        elif not snapshot.exports:
            said = _("You have not saved the notes of this session yet. Do that first, at the right.")
        self.before.setText(said)
        self._warning.setVisible(bool(said))

    def _ask(self) -> None:
        if self.chosen == ALL:
            self.delete.emit()
        else:
            self.wipe.emit(WipeDepth(self.chosen))


def _goes(wiping: Wiping) -> str:
    """What goes at this depth, and what stays."""
    counted = _counted(wiping)
    goes = (
        _("Goes: {what}.").format(what=", ".join(counted)) if counted else _("There is nothing left to wipe.")
    )
    if wiping.depth is WipeDepth.RAW:
        stays = _("Stays: what is ticked, the agreements, and the figures that may be shown.")
    else:
        stays = _(
            "Stays: confirmed agreements, signals, actions, agreed lines, adopted values, and the figures that may be"
            " shown."
        )
    return f"{goes} {stays}"


def _counted(wiping: Wiping) -> list[str]:
    parts = (
        (wiping.lines, ngettext("{n} line", "{n} lines", wiping.lines)),
        (wiping.drafts, ngettext("{n} draft", "{n} drafts", wiping.drafts)),
        (wiping.agreements, ngettext("{n} proposal", "{n} proposals", wiping.agreements)),
        (
            wiping.votes,
            ngettext("{n} count that may not be shown", "{n} counts that may not be shown", wiping.votes),
        ),
    )
    told = [text.format(n=n) for n, text in parts if n]
    return [*told, _("the count of a few evaluation forms")] if wiping.forms else told


def wiped_lines(wiped: Wiped) -> list[str]:
    """The account of a wipe, line by line."""
    counted = _counted(wiped.wiping)
    lines = [
        _("Removed: {what}.").format(what=", ".join(counted))
        if counted
        else _("There was nothing left to remove.")
    ]
    if wiped.backups:
        lines.append(
            ngettext(
                "{n} backup was replaced by a fresh one without it.",
                "{n} backups were replaced by a fresh one without it.",
                wiped.backups,
            ).format(n=wiped.backups)
        )
    lines.append(_("The session itself is still in this list, with what stays."))
    if wiped.snapshot.state.plan.evening.group:
        lines.append(_("What was taken over into the register of the group stays there."))
    return [*lines, *stays_where(wiped.snapshot.exports)]


def stays_where(exports: tuple[Path, ...]) -> list[str]:
    """The files that were saved, which are the user's."""
    if not exports:
        return [_("No files were saved from this session, as far as known.")]
    return [
        _("These files stay where they are; remove them yourself when their time has come:"),
        *map(str, exports),
    ]
