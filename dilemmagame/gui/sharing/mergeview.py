"""Bringing a deck up to date: what goes in by itself, and a choice for everything that both sides changed.

Choices are only kept here; nothing is written before `apply`, and leaving throws them away.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QListWidgetItem, QWidget

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.gui.icons import icon
from dilemmagame.gui.sharing.clashview import ClashView
from dilemmagame.gui.sharing.parts import Fold, WrappedLines, foot_button, words
from dilemmagame.gui.sharing.wording import moved_by_itself
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import FootBar, Panel, scaled
from dilemmagame.gui.widgets.scroll import Scroller, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.library.packages import wording
from dilemmagame.library.packages.plan import Change, Clash, MergePlan, Side

LIST_WIDTH = 270
CHANGES_SHOWN = 300
SHOWN_CHARACTERS = 160


class ClashList(WrappedLines):
    """Up and down go from clash to clash, left takes mine, right takes theirs."""

    taken = Signal(object)
    """A Side."""

    def __init__(self) -> None:
        super().__init__(_("What both sides changed"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        side = {Qt.Key.Key_Left: Side.MINE, Qt.Key.Key_Right: Side.THEIRS}.get(Qt.Key(event.key()))
        if side is not None and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.taken.emit(side)
        else:
            super().keyPressEvent(event)


class MergeView(QWidget):
    """One MergePlan with the choices so far."""

    apply = Signal(object)
    """The choices: a Side by the id of each clash."""
    left = Signal()

    def __init__(self, plan: MergePlan, title: str, theme: Theme) -> None:
        super().__init__()
        self.plan = plan
        self.choices: dict[str, Side] = {}
        self._theme = theme
        whole = column(self, 0)
        body = QWidget()
        inside = column(body, 10, (20, 14, 20, 12))
        head = row(gap=12)
        about = Words(title, "heading", wrap=True)
        about.setMinimumWidth(scaled(120))  # one long word does not widen the window
        head.addWidget(about, 1)
        self.all_mine = Button(_("All mine"), theme, "user", name=_("Keep my version everywhere"))
        self.all_theirs = Button(_("All theirs"), theme, "download", name=_("Take their version everywhere"))
        self.all_mine.clicked.connect(lambda _on=False: self._take_all(Side.MINE))
        self.all_theirs.clicked.connect(lambda _on=False: self._take_all(Side.THEIRS))
        self.progress = Words("", "label")
        for each in (self.progress, self.all_mine, self.all_theirs):
            head.addWidget(each)
        inside.addLayout(head)
        for each in (self.progress, self.all_mine, self.all_theirs):
            each.setVisible(bool(plan.clashes))
        self.clashes = ClashList()
        self.view = ClashView(theme)
        self._middle = self._beside()
        inside.addWidget(self._middle, 1)
        said = _("By itself: {changes}").format(changes=moved_by_itself(plan))
        self.changes = Fold(said, self._changes, theme)
        self.changes.head.toggled.connect(self._make_room)
        self._inside = inside
        inside.addWidget(self.changes)
        self._rest = QWidget()
        inside.addWidget(self._rest, 1)
        self._make_room(False)
        # With large letters on a small screen this is higher than the window.
        whole.addWidget(Scroller(body, _("Changes and choices")), 1)
        whole.addWidget(self._foot())
        self._list()
        for key, side in (("1", Side.MINE), ("2", Side.THEIRS)):
            QShortcut(
                QKeySequence(key), self, lambda side=side: self.choose(side),
                context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
            )  # fmt: skip
        self._show_progress()
        (self.clashes if plan.clashes else self.go).setFocus(Qt.FocusReason.OtherFocusReason)

    def _beside(self) -> QWidget:
        holder = QWidget()
        line = row(holder, 16)
        self.clashes.setFixedWidth(scaled(LIST_WIDTH))
        self.clashes.currentRowChanged.connect(self._show)
        self.clashes.taken.connect(self.choose)
        self.view.chosen.connect(self.choose)
        line.addWidget(self.clashes)
        line.addWidget(self.view, 1)
        return holder

    def _foot(self) -> QFrame:
        foot = FootBar()
        self.hint = Words("", "caption", wrap=True)
        foot.row.addWidget(self.hint, 1)
        self.away = foot_button(foot, self._theme, _("Do not bring it in"), "x", self.left.emit, "quiet")
        self.go = foot_button(
            foot,
            self._theme,
            _("Bring up to date"),
            "download",
            lambda: self.apply.emit(dict(self.choices)),
            "primary",
        )
        return foot

    def _make_room(self, open_list: bool) -> None:
        """The list of what goes by itself takes the place of the choices while it is open."""
        self._middle.setVisible(bool(self.plan.clashes) and not open_list)
        self._rest.setVisible(not self.plan.clashes and not open_list)
        self._inside.setStretchFactor(self.changes, int(open_list))

    # choosing

    @property
    def here(self) -> Clash | None:
        """The clash that is shown."""
        place = self.clashes.currentRow()
        return self.plan.clashes[place] if 0 <= place < len(self.plan.clashes) else None

    def choose(self, side: Side) -> None:
        """Take this side for the clash that is shown, and go on to the next one without a choice."""
        clash = self.here
        if clash is None or self._middle.isHidden():
            return
        self.choices[clash.id] = side
        self._mark(self.clashes.currentRow())
        self.view.show_choice(side)
        self._show_progress()
        order = [
            *range(self.clashes.currentRow() + 1, len(self.plan.clashes)),
            *range(self.clashes.currentRow()),
        ]
        open_ones = [place for place in order if self.plan.clashes[place].id not in self.choices]
        if open_ones:
            self.clashes.setCurrentRow(open_ones[0])
        else:
            self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_all(self, side: Side) -> None:
        self.choices = self.plan.all(side)
        for place in range(len(self.plan.clashes)):
            self._mark(place)
        self.view.show_choice(side)
        self._show_progress()

    # showing

    def _list(self) -> None:
        for clash in self.plan.clashes:
            self.clashes.addItem(QListWidgetItem(wording.place_in_words(self.plan, clash)))
        for place in range(len(self.plan.clashes)):
            self._mark(place)
        self.clashes.setCurrentRow(0)

    def _mark(self, place: int) -> None:
        """The sign before a clash, and the word for who cannot see it."""
        clash, item = self.plan.clashes[place], self.clashes.item(place)
        choice = self.choices.get(clash.id)
        theme = self._theme
        picture = "circle" if choice is None else "user" if choice is Side.MINE else "download"
        item.setIcon(icon(picture, theme.ink, 18))
        state = _("no choice yet") if choice is None else _("yours") if choice is Side.MINE else _("theirs")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {state}")

    def _show(self, place: int) -> None:
        if 0 <= place < len(self.plan.clashes):
            clash = self.plan.clashes[place]
            self.view.show_clash(self.plan, clash, self.choices.get(clash.id))

    def _show_progress(self) -> None:
        done, of = len(self.choices), len(self.plan.clashes)
        self.progress.setText(_("{n} of {m} decided").format(n=done, m=of))
        self.go.setEnabled(done == of)
        if done < of:
            said = ngettext("{n} choice to go.", "{n} choices to go.", of - done).format(n=of - done)
            keys = _(
                "Key 1 keeps yours, key 2 takes theirs. Nothing is written before you bring it up to date."
            )
            self.hint.setText(f"{said} {keys}")
        else:
            self.hint.setText(_("Nothing is written before you bring it up to date."))

    def _changes(self) -> QWidget:
        """Every change that needs no choice, those of theirs first."""
        holder = QWidget()
        rows = column(holder, 10, (4, 4, 14, 4))
        ordered = sorted(self.plan.changes, key=lambda each: (each.by is not Side.THEIRS, each.by is None))
        for change in ordered[:CHANGES_SHOWN]:
            rows.addWidget(self._change(change))
        rest = len(ordered) - CHANGES_SHOWN
        if rest > 0:
            rows.addWidget(words(ngettext("and {n} more", "and {n} more", rest).format(n=rest), "caption"))
        return Panel(Scroller(holder, _("What goes in by itself")))

    def _change(self, change: Change) -> QWidget:
        holder = QWidget()
        rows = column(holder, 1)
        who = {Side.MINE: _("Yours"), Side.THEIRS: _("Theirs"), None: _("Both alike")}[change.by]
        rows.addWidget(words(f"{who} · {wording.place_in_words(self.plan, change)}", "strong"))
        before, after = _short(change.before), _short(change.after)
        if before:
            rows.addWidget(words(_("Was: {text}").format(text=before), "caption"))
        rows.addWidget(words(_("Becomes: {text}").format(text=after) if after else _("Taken out"), "caption"))
        return holder


def _short(text: str | None) -> str:
    """The beginning of a text, on one line."""
    line = " ".join((text or "").split())
    return line if len(line) <= SHOWN_CHARACTERS else f"{line[:SHOWN_CHARACTERS]}…"
