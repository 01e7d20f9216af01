"""The papers beside the notes: choose one, write in it where it asks for words, and see it as it leaves."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.review.notesview import NotesView
from dilemmagame.gui.review.passages import PartPanel, SectionPanel
from dilemmagame.gui.review.records import Snapshot
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import labelled
from dilemmagame.gui.widgets.scroll import Scroller, clear, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.notes.content import Notes
from dilemmagame.notes.document import Document
from dilemmagame.notes.papers.casenote import parts
from dilemmagame.notes.papers.kinds import Paper, place_of
from dilemmagame.notes.papers.making import make_paper, offered, paper_title
from dilemmagame.notes.papers.worksheets import SECTIONS


class PapersView(QWidget):
    """`wanted` gives commands; `changed` says that another paper is shown."""

    wanted = Signal(object)
    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._snapshot: Snapshot | None = None
        self._notes: Notes | None = None
        self._shown: object = None
        self.panels: list[SectionPanel | PartPanel] = []
        whole = column(self, 8)
        whole.addWidget(self._head())
        body = QWidget()
        self._column = column(body, 8, (0, 0, 12, 12))
        self._writing = Scroller(body, _("Write in this paper"))
        self.preview = NotesView()
        whole.addWidget(self._writing, 1)
        whole.addWidget(self.preview, 1)

    @property
    def paper(self) -> Paper | None:
        """The paper that is shown."""
        found = self.papers.currentData()
        return Paper(str(found)) if found is not None else None

    def document(self) -> Document | None:
        """The paper as it would leave now."""
        if self._notes is None or self._snapshot is None or self.paper is None:
            return None
        return make_paper(self.paper, self._notes, self._snapshot.house, self.card)

    def choose(self, paper: Paper) -> None:
        place = self.papers.findData(paper.value)
        if place >= 0:
            self.papers.setCurrentIndex(place)
            self._turn()

    def show_snapshot(self, snapshot: Snapshot, notes: Notes) -> None:
        self._snapshot, self._notes = snapshot, notes
        papers = offered(notes)
        if [self.papers.itemData(place) for place in range(self.papers.count())] != [p.value for p in papers]:
            now = self.papers.currentData()
            self.papers.clear()
            for paper in papers:
                self.papers.addItem(paper_title(paper), paper.value)
            self.papers.setCurrentIndex(max(0, self.papers.findData(now)))
        self._fill_cards(notes)
        if self.isVisible():
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def flush(self) -> None:
        for panel in self.panels:
            panel.flush()

    def _head(self) -> QWidget:
        holder = QWidget()
        line = row(holder, 8)
        self.papers = QComboBox()
        self.cards = QComboBox()
        for box in (self.papers, self.cards):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)
            box.activated.connect(lambda _place: self._turn())
        line.addWidget(labelled(_("Which paper"), self.papers), 1)
        self._which_card = labelled(_("About which card"), self.cards)
        line.addWidget(self._which_card, 1)
        self.show_it = Button(_("As it leaves"), self._theme, "eye", checkable=True)
        self.show_it.toggled.connect(lambda _on: self._turn())
        line.addWidget(self.show_it, 0, Qt.AlignmentFlag.AlignBottom)
        return holder

    def _fill_cards(self, notes: Notes) -> None:
        shown = [(self.cards.itemText(place)) for place in range(self.cards.count())]
        names = [f"{item.number}. {item.title}" for item in notes.items if item.number]
        if shown == names:
            return
        now = self.cards.currentData()
        self.cards.clear()
        for item in notes.items:
            if item.number:
                self.cards.addItem(f"{item.number}. {item.title}", item.number)
        self.cards.setCurrentIndex(max(0, self.cards.findData(now)))

    @property
    def card(self) -> int:
        """Which dilemma a case note is about; 0 without cards."""
        found = self.cards.currentData()
        return 0 if found is None else int(found)

    def _turn(self) -> None:
        self.flush()
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        if self._snapshot is None or self._notes is None:
            return
        writes = self.paper in SECTIONS or self.paper is Paper.CASE
        writing = writes and not self.show_it.isChecked()
        self.show_it.setVisible(writes)
        self._which_card.setVisible(self.paper is Paper.CASE)
        self._writing.setVisible(writing)
        self.preview.setVisible(not writing)
        document = self.document()
        if document is not None:
            self.preview.show_document(document)
        self._show_panels(self._snapshot, self._notes)

    def _show_panels(self, snapshot: Snapshot, notes: Notes) -> None:
        """Build the fields anew only when there are others; what is being typed stays."""
        shown = (self.paper, self.card, self._sentences(snapshot))
        if shown == self._shown:
            self._follow(snapshot, notes)
            return
        writes_in = next((n for n, panel in enumerate(self.panels) if panel.writes), None)
        self._shown = shown
        clear(self._column)
        self.panels = self._made(snapshot, notes)
        for panel in self.panels:
            panel.wanted.connect(self.wanted.emit)
            self._column.addWidget(panel)
        if not self.panels:
            self._column.addWidget(Words(_("This paper is made by itself."), wrap=True))
        self._column.addStretch(1)
        if writes_in is not None and writes_in < len(self.panels):
            panel = self.panels[writes_in]
            if isinstance(panel, SectionPanel):
                panel.begin()

    def _sentences(self, snapshot: Snapshot) -> tuple[str, ...]:
        """The ids of the sentences in a worksheet; a case note always has the same parts."""
        if self.paper is None or self.paper is Paper.CASE:
            return ()
        begin = place_of(self.paper, "")
        return tuple(
            line.text_id
            for line in snapshot.state.captures
            if line.field is CaptureField.PASSAGE and line.choice.startswith(begin)
        )

    def _follow(self, snapshot: Snapshot, notes: Notes) -> None:
        item = next((each for each in notes.items if each.number == self.card), None)
        now = {part.key: part for part in parts(notes, item)} if item is not None else {}
        for panel in self.panels:
            match panel:
                case SectionPanel():
                    panel.follow(snapshot)
                case PartPanel() if panel.key in now:
                    panel.follow(now[panel.key], snapshot)

    def _made(self, snapshot: Snapshot, notes: Notes) -> list[SectionPanel | PartPanel]:
        paper = self.paper
        if paper in SECTIONS:
            return [SectionPanel(self._theme, paper, section, snapshot) for section in SECTIONS[paper]]
        if paper is Paper.CASE:
            number = self.card
            item = next((each for each in notes.items if each.number == number), None)
            if item is None:
                return []
            place = self._place_of(snapshot, number)
            return [PartPanel(self._theme, part, snapshot, place) for part in parts(notes, item)]
        return []

    def _place_of(self, snapshot: Snapshot, number: int) -> int:
        """The place in the plan of dilemma `number`, counted in the order of the evening."""
        order = dict.fromkeys(step.item for step in snapshot.state.steps)
        cards = [place for place in order if snapshot.state.plan.items[place].card is not None]
        return cards[number - 1]
