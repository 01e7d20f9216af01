"""The page after a session: read the notes, put words right, type in what was on paper, and take the files along."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFileDialog, QTabWidget, QWidget

from dilemmagame.base.atomic import write_where_asked
from dilemmagame.base.i18n import _, language
from dilemmagame.domain.commands import Command, Finish, SetConfidentiality
from dilemmagame.gui.background import Background, explain
from dilemmagame.gui.review.agreements import AgreementsView
from dilemmagame.gui.review.lines import LinesView
from dilemmagame.gui.review.notesview import NotesView
from dilemmagame.gui.review.paper import PaperView
from dilemmagame.gui.review.records import Records, Snapshot
from dilemmagame.gui.review.side import WIDTH, Side
from dilemmagame.gui.review.wording import refused
from dilemmagame.gui.services import Services
from dilemmagame.gui.widgets.page import Message, TopBar, scaled, theme_in_use
from dilemmagame.gui.widgets.places import suggested
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Words


class ReviewPage(QWidget):
    """Everything that changes the session happens on a thread of its own, in the order it was asked."""

    back = Signal()

    def __init__(self, services: Services, session_id: str) -> None:
        super().__init__()
        self._id = session_id
        self._theme = theme_in_use()
        self._records = Records(services.store, services.clock, session_id)
        self._background = Background(self, "review")
        self.snapshot: Snapshot | None = None
        self._gone = False
        self._build()
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
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setAccessibleName(_("Parts of the notes"))
        self.tabs.setAccessibleName(_("Parts of the notes"))
        self.notes = NotesView()
        self.lines = LinesView(theme)
        self.agreements = AgreementsView(theme)
        self.paper = PaperView(theme)
        for view, name in (
            (self.notes, _("Notes")), (self.lines, _("Lines")), (self.agreements, _("Agreements")),
            (self.paper, _("Counted on paper")),
        ):  # fmt: skip
            self.tabs.addTab(view, name)
        for editor in (self.lines, self.agreements, self.paper):
            editor.wanted.connect(self.do)
        self.side = Side(theme)
        self.side.setFixedWidth(scaled(WIDTH))
        self._wire_side()
        beside.addWidget(self.tabs, 1)
        beside.addWidget(self.side)
        inside.addLayout(beside, 1)
        whole.addWidget(body, 1)

    def _wire_side(self) -> None:
        side = self.side
        side.level_chosen.connect(lambda level: self.do((SetConfidentiality(level),)))
        side.own_notes_changed.connect(lambda _on: self._show_notes())
        side.finish.connect(lambda: self.do((Finish(),)))
        side.hold_changed.connect(lambda held: self._ask(lambda: self._records.hold(held)))
        side.delete.connect(self._delete)
        side.export.connect(self._export)
        side.evaluation.connect(self._save_evaluation)

    # changing

    def do(self, commands: tuple[Command, ...]) -> None:
        """Ask for `commands`; what comes of them is shown when it is on disk."""
        self._ask(lambda: self._records.do(commands))

    def _ask(self, work: Callable[[], Snapshot]) -> None:
        if not self._gone:
            self._background.ask(work, self._show, self._explain)

    def _explain(self, fault: Exception) -> None:
        self.message.say(explain(fault), "danger")

    def _leave(self) -> None:
        self._flush()
        self.back.emit()

    def _flush(self) -> None:
        self.lines.flush()
        self.agreements.flush()

    # showing

    def _show(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        plan = snapshot.state.plan
        self._bar.title.setText(_("After the session: {title}").format(title=plan.title))
        for view in (self.lines, self.agreements, self.paper, self.side):
            view.show_snapshot(snapshot)
        self._show_notes()
        if snapshot.refusal is not None:
            self.message.say(refused(snapshot.refusal.code), "warn")

    def _show_notes(self) -> None:
        if self.snapshot is None:
            return
        from dilemmagame.notes.compose import compose

        state, texts = self.snapshot.state, self.snapshot.texts
        document = compose(state, texts, language(), include_own_notes=self.side.own_notes.isChecked())
        self.notes.show_document(document)

    def _show_busy(self, busy: bool) -> None:
        self._busy.setVisible(busy)
        self.side.show_busy(busy)

    # files

    def _export(self, suffix: str) -> None:
        """Everything typed is on disk before the file is made: both go through the same queue."""
        if self.snapshot is None:
            return
        plan = self.snapshot.state.plan
        name = re.sub(r"[^\w-]+", "-", plan.title).strip("-") or _("notes")
        filters = f"{suffix.upper()} (*.{suffix})"
        target, _chosen = QFileDialog.getSaveFileName(
            self, _("Save the notes"), suggested(f"{name}.{suffix}"), filters
        )
        if not target:
            return
        self._flush()
        spoken, own = language(), self.side.own_notes.isChecked()

        def make() -> Snapshot:
            from dilemmagame.notes.export import export

            now = self._records.do()
            write_where_asked(
                Path(target), export(now.state, now.texts, suffix, spoken, include_own_notes=own)
            )
            return self._records.exported(Path(target))

        self._background.ask(make, lambda snapshot: self._saved(Path(target), snapshot), self._explain)

    def _save_evaluation(self) -> None:
        title, name = _("Save the evaluation form"), _("evaluation.pdf")
        target, _chosen = QFileDialog.getSaveFileName(self, title, suggested(name), "PDF (*.pdf)")
        if not target:
            return
        spoken = language()

        def make() -> None:
            from dilemmagame.printing.evaluation import print_evaluation

            write_where_asked(Path(target), print_evaluation(spoken))

        self._background.ask(make, lambda _nothing: self._saved(Path(target), None), self._explain)

    def _saved(self, target: Path, snapshot: Snapshot | None) -> None:
        if snapshot is not None:
            self._show(snapshot)
        self.message.say(_("Saved: {file}").format(file=target))

    # deleting

    def _delete(self) -> None:
        def gone(_nothing: None) -> None:
            self._gone = True
            self.message.say(_("The session is deleted, with its backups."))
            self.tabs.setEnabled(False)
            self.side.setEnabled(False)
            QTimer.singleShot(1500, self.back.emit)

        self._background.ask(self._records.delete, gone, self._explain)

    # Qt

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._flush()
