"""The side of the page after a session: how far the notes are, files, who may read them, keeping. Says only what is
wished.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.plan import Confidentiality
from dilemmagame.domain.review import NotesStatus
from dilemmagame.domain.session import Phase
from dilemmagame.gui.review.records import Snapshot
from dilemmagame.gui.review.wording import mark_name
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.names import level_name
from dilemmagame.gui.widgets.page import Panel, labelled
from dilemmagame.gui.widgets.scroll import Scroller, column, row
from dilemmagame.gui.widgets.text import Words

WIDTH = 330
MORE = ("html", "csv", "json")


class Side(Scroller):
    """Small panels under each other."""

    export = Signal(str)
    """The suffix of a format of the paper that is shown."""
    papers = Signal()
    wiping = Signal()
    marked = Signal(object)
    """A NotesStatus."""
    evaluation = Signal()
    level_chosen = Signal(object)
    own_notes_changed = Signal(bool)
    hold_changed = Signal(bool)
    finish = Signal()

    def __init__(self, theme: Theme) -> None:
        holder = QWidget()
        super().__init__(holder, _("Files and keeping"))
        self._theme = theme
        rows = column(holder, 10, (0, 0, 10, 12))
        self._unfinished = self._finish_panel()
        for panel in (self._unfinished, self._marks(), self._files(), self._reading(), self._keeping()):
            rows.addWidget(panel)
        rows.addStretch(1)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        state = snapshot.state
        self._unfinished.setVisible(state.phase is not Phase.FINISHED)
        self.levels.setCurrentIndex(self.levels.findData(state.confidentiality.value))
        closed = state.confidentiality is Confidentiality.CLOSED
        self.own_notes.setEnabled(not closed)
        self._own_means.say(_("A closed session gives no notes of your own.") if closed else "")
        self.hold.blockSignals(True)
        self.hold.setChecked(snapshot.held)
        self.hold.blockSignals(False)
        self.marks[state.mark.status].setChecked(True)

    def show_busy(self, busy: bool) -> None:
        for each in self._doors:
            each.setEnabled(not busy)

    def _finish_panel(self) -> Panel:
        said = Words(
            _("This session is not finished. You can close it here, or go on with it later."), wrap=True
        )
        self.end = Button(_("Close the session"), self._theme, "flag")
        self.end.clicked.connect(self.finish.emit)
        return Panel(said, self.end, look="notice-warn")

    def name_paper(self, name: str) -> None:
        """What the buttons save: the notes, or another paper."""
        self._saves.setText(_("Save: {paper}").format(paper=name))

    def _marks(self) -> Panel:
        self._marking = QButtonGroup(self)
        self.marks: dict[NotesStatus, Button] = {}
        line = column(gap=4)
        for status in NotesStatus:
            choice = Button(mark_name(status), self._theme, look="segment", checkable=True)
            choice.clicked.connect(lambda _on=False, status=status: self.marked.emit(status))
            self._marking.addButton(choice)
            self.marks[status] = choice
            line.addWidget(choice)
        panel = Panel(Words(_("How far are the notes?"), "label", wrap=True))
        panel.rows.addLayout(line)
        return panel

    def _files(self) -> Panel:
        self.word = self._door(_("Word"), "docx", _("Save the notes as a Word file"))
        self.pdf = self._door(_("PDF"), "pdf", _("Save the notes as a PDF"))
        self.markdown = self._door(_("Markdown"), "md", _("Save the notes as Markdown"))
        self.more = QComboBox()
        self.more.setAccessibleName(_("Save the notes in another format"))
        self.more.addItem(_("More"), "")
        for suffix in MORE:
            self.more.addItem(suffix.upper(), suffix)
        self.more.activated.connect(self._other)
        first, second = QWidget(), QWidget()
        for holder, pair in ((first, (self.word, self.pdf)), (second, (self.markdown, self.more))):
            line = row(holder, 8)
            for each in pair:
                line.addWidget(each, 1)
        self.form = Button(
            _("Evaluation form"), self._theme, "printer", name=_("Save the evaluation form as a PDF")
        )
        self.form.clicked.connect(self.evaluation.emit)
        self.others = Button(_("More papers"), self._theme, "file-text")
        self.others.clicked.connect(self.papers.emit)
        self._doors = (self.word, self.pdf, self.markdown, self.more, self.form)
        self._saves = Words("", "label", wrap=True)
        self.name_paper(_("Notes"))
        return Panel(self._saves, first, second, self.others, self.form)

    def _door(self, text: str, suffix: str, name: str) -> Button:
        made = Button(text, self._theme, "download", name=name)
        made.clicked.connect(lambda: self.export.emit(suffix))
        return made

    def _other(self, place: int) -> None:
        suffix = str(self.more.itemData(place))
        self.more.setCurrentIndex(0)
        if suffix:
            self.export.emit(suffix)

    def _reading(self) -> Panel:
        self.levels = QComboBox()
        for level in Confidentiality:
            self.levels.addItem(level_name(level), level.value)
        self.levels.activated.connect(
            lambda place: self.level_chosen.emit(Confidentiality(str(self.levels.itemData(place))))
        )
        self.own_notes = QCheckBox(_("With my own notes"))
        self.own_notes.setAccessibleName(_("With my own notes"))
        self.own_notes.setMinimumHeight(34)
        self.own_notes.toggled.connect(self.own_notes_changed.emit)
        self._own_means = Words("", "caption", wrap=True)
        return Panel(labelled(_("What may be told outside"), self.levels), self.own_notes, self._own_means)

    def _keeping(self) -> Panel:
        self.hold = QCheckBox(_("A Woo request is running"))
        self.hold.setAccessibleName(_("A Woo request is running"))
        self.hold.setAccessibleDescription(_("As long as it runs, nothing of this session can be wiped."))
        self.hold.setMinimumHeight(34)
        self.hold.toggled.connect(self.hold_changed.emit)
        means = Words(_("As long as it runs, nothing of this session can be wiped."), "caption", wrap=True)
        self.wipe = Button(_("Close and wipe"), self._theme, "trash-2")
        self.wipe.clicked.connect(self.wiping.emit)
        return Panel(self.hold, means, self.wipe)
