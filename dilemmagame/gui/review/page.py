"""The page after a session: read the notes, put words right, decide what leaves, take files along, and wipe."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.commands import Command, Finish, MarkNotes, SetConfidentiality
from dilemmagame.gui.background import Background, explain
from dilemmagame.gui.review.agreements import AgreementsView
from dilemmagame.gui.review.lines import LinesView
from dilemmagame.gui.review.notesview import NotesView
from dilemmagame.gui.review.paper import PaperView
from dilemmagame.gui.review.papers import PapersView
from dilemmagame.gui.review.records import Records, Snapshot, Wiped
from dilemmagame.gui.review.remarks import RemarksBar
from dilemmagame.gui.review.saving import Saving
from dilemmagame.gui.review.side import WIDTH, Side
from dilemmagame.gui.review.wipeview import WipeView, stays_where
from dilemmagame.gui.review.wording import refused
from dilemmagame.gui.services import Services
from dilemmagame.gui.widgets.page import Message, TopBar, scaled, theme_in_use
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.notes.papers.kinds import Paper
from dilemmagame.notes.papers.making import paper_title


class ReviewPage(QWidget):
    """Everything that changes the session happens on a thread of its own, in the order it was asked."""

    back = Signal()

    def __init__(self, services: Services, session_id: str) -> None:
        super().__init__()
        self._theme = theme_in_use()
        self._records = Records(services.store, services.clock, session_id, services.folder.house)
        self._background = Background(self, "review")
        self.snapshot: Snapshot | None = None
        self._gone = False
        self._build()
        self._saving = Saving(self, self._records, self._background)
        self._background.busy_changed.connect(self._show_busy)
        self._ask(self._records.do)
        self.tabs.tabBar().setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        theme = self._theme
        whole = column(self, 0)
        self._bar = TopBar(_("After the session"), theme, self._leave)
        self._busy = Words(_("One moment"), "chip")
        self._busy.hide()
        self._bar.row.addWidget(self._busy)
        whole.addWidget(self._bar)
        body = QWidget()
        inside = column(body, 8, (20, 10, 10, 0))
        self.message = Message(theme)
        inside.addWidget(self.message)
        beside = row(gap=18)
        parts = column(gap=8)
        self.remarks = RemarksBar(theme)
        parts.addWidget(self.remarks)
        parts.addWidget(self._parts(), 1)
        self.side = Side(theme)
        self.side.setFixedWidth(scaled(WIDTH))
        beside.addLayout(parts, 1)
        beside.addWidget(self.side)
        inside.addLayout(beside, 1)
        whole.addWidget(body, 1)
        self._wire()

    def _parts(self) -> QTabWidget:
        """Four parts at once; the other papers and wiping come when they are asked for."""
        theme = self._theme
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setAccessibleName(_("Parts of the notes"))
        self.tabs.setAccessibleName(_("Parts of the notes"))
        self.notes = NotesView()
        self.lines = LinesView(theme)
        self.agreements = AgreementsView(theme)
        self.paper = PaperView(theme)
        self.papers = PapersView(theme)
        self.wipe = WipeView(theme)
        for view, name in (
            (self.notes, _("Notes")), (self.lines, _("Per card")), (self.agreements, _("Agreements")),
            (self.paper, _("Counted on paper")), (self.papers, _("More papers")), (self.wipe, _("Close and wipe")),
        ):  # fmt: skip
            self.tabs.addTab(view, name)
        for view in (self.papers, self.wipe):
            self.tabs.setTabVisible(self.tabs.indexOf(view), False)
        for editor in (self.lines, self.agreements, self.paper, self.papers):
            editor.wanted.connect(self.do)
        return self.tabs

    def _wire(self) -> None:
        side = self.side
        side.level_chosen.connect(lambda level: self.do((SetConfidentiality(level),)))
        side.own_notes_changed.connect(lambda _on: self._show_notes())
        side.finish.connect(lambda: self.do((Finish(),)))
        side.hold_changed.connect(lambda held: self._ask(lambda: self._records.hold(held)))
        side.marked.connect(lambda status: self.do((MarkNotes(status),)))
        side.papers.connect(lambda: self._open(self.papers))
        side.wiping.connect(lambda: self._open(self.wipe))
        side.export.connect(lambda suffix: self._saving.export(suffix))  # noqa: PLW0108  # made after the page is built
        side.evaluation.connect(lambda: self._saving.evaluation())  # noqa: PLW0108  # likewise
        self.remarks.wanted.connect(self.do)
        self.remarks.go_to.connect(self._go_to)
        self.papers.changed.connect(self._name_paper)
        self.tabs.currentChanged.connect(lambda _place: self._name_paper())
        self.wipe.wipe.connect(lambda depth: self._wipe(lambda: self._records.wipe(depth)))
        self.wipe.delete.connect(self._delete)

    # changing

    def do(self, commands: tuple[Command, ...]) -> None:
        """Ask for `commands`; what comes of them is shown when it is on disk."""
        self._ask(lambda: self._records.do(commands))

    def flush(self) -> None:
        """Everything typed is asked for."""
        for editor in (self.lines, self.agreements, self.papers):
            editor.flush()

    def _ask(self, work: Callable[[], Snapshot]) -> None:
        if not self._gone:
            self._background.ask(work, self.show_snapshot, self.explain)

    def explain(self, fault: Exception) -> None:
        """Say what went wrong."""
        self.message.say(explain(fault), "danger")

    def _leave(self) -> None:
        self.flush()
        self.back.emit()

    # showing

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Everything on the page follows `snapshot`."""
        self.snapshot = snapshot
        self._bar.title.setText(_("After the session: {title}").format(title=snapshot.state.plan.title))
        for view in (self.agreements, self.paper, self.side, self.wipe, self.remarks):
            view.show_snapshot(snapshot)
        self._show_notes()
        if snapshot.refusal is not None:
            self.message.say(refused(snapshot.refusal.code), "warn")
        elif snapshot.demoted:
            self.message.say(
                _(
                    "You changed something, so the notes are a draft again. Agree to them when they are right."
                ),
                "warn",
            )

    def _show_notes(self) -> None:
        if self.snapshot is None:
            return
        from dilemmagame.notes.compose import document
        from dilemmagame.notes.leaving import what_may_leave

        state, texts = self.snapshot.state, self.snapshot.texts
        own = self.side.own_notes.isChecked()
        notes = what_may_leave(state, texts, language(), include_own_notes=own)
        self.notes.show_document(document(notes, self.snapshot.house))
        self.lines.show_snapshot(self.snapshot, notes)
        self.papers.show_snapshot(self.snapshot, notes)
        self._name_paper()

    def _name_paper(self) -> None:
        other = self.papers.paper if self.tabs.currentWidget() is self.papers else None
        self.side.name_paper(paper_title(other) if other is not None else _("Notes"))

    def _open(self, view: QWidget) -> None:
        """Show a part that stays out of sight until it is asked for."""
        self.tabs.setTabVisible(self.tabs.indexOf(view), True)
        self.tabs.setCurrentWidget(view)

    def _go_to(self, text_id: str, words: str) -> None:
        """To the place where a text can be changed."""
        if self.snapshot is None:
            return
        passage = next((c for c in self.snapshot.state.captures if c.text_id == text_id), None)
        if passage is None:
            self.tabs.setCurrentWidget(self.agreements)
        elif self.lines.shows(text_id):
            self.tabs.setCurrentWidget(self.lines)
            self.lines.go_to(text_id, words)
        else:
            self._open(self.papers)
            self.papers.choose(Paper(passage.choice.partition(".")[0]))

    def _show_busy(self, busy: bool) -> None:
        self._busy.setVisible(busy)
        self.side.show_busy(busy)

    # wiping

    def _wipe(self, work: Callable[[], Wiped]) -> None:
        def done(wiped: Wiped) -> None:
            self.show_snapshot(wiped.snapshot)
            self.wipe.show_wiped(wiped)

        self.flush()
        self._background.ask(work, done, self.explain)

    def _delete(self) -> None:
        exports: tuple[Path, ...] = self.snapshot.exports if self.snapshot is not None else ()

        def gone(_nothing: None) -> None:
            self._gone = True
            said = _("The session is deleted, with its backups.")
            self.message.say("\n".join((said, *stays_where(exports))))
            self.tabs.setEnabled(False)
            self.side.setEnabled(False)
            if not exports:
                QTimer.singleShot(2500, self, self.back.emit)

        self._background.ask(self._records.delete, gone, self.explain)

    # Qt

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.flush()
