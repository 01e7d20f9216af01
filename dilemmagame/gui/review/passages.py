"""Writing in a paper: the sections of a worksheet with examples to take, and the parts of a case note to rewrite."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.commands import Capture, Rewrite, Strike
from dilemmagame.domain.session.state import Captured
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.review.records import Snapshot
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.fields import TextField
from dilemmagame.gui.widgets.page import Panel
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.notes.lint import lint, sentence
from dilemmagame.notes.papers.casenote import Part
from dilemmagame.notes.papers.kinds import Paper, Section, place_of


def passages(snapshot: Snapshot, place: str, item: int = -1) -> list[Captured]:
    """The passages that stand at `place`; with `item` only those about that card."""
    return [
        line
        for line in snapshot.state.captures
        if line.field is CaptureField.PASSAGE
        and line.choice == place
        and line.text_id in snapshot.texts
        and item in (-1, line.item)
    ]


def _remarks(text: str) -> str:
    """What may point at a person, line by line."""
    return "\n".join(sentence(remark) for remark in lint({"": text}))


class SectionPanel(Panel):
    """One section: what was taken can be changed and taken out; what was not stands below as examples to tick."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, paper: Paper, section: Section, snapshot: Snapshot) -> None:
        spoken = language()
        super().__init__(Words(section.title.get(spoken), "label", wrap=True), gap=6)
        self.rows.addWidget(Words(section.aim.get(spoken), "caption", wrap=True))
        self._place = place_of(paper, section.key)
        self.taken: dict[str, tuple[TextField, Words]] = {}
        self.examples: list[QCheckBox] = []
        here = passages(snapshot, self._place)
        for line in here:
            self.rows.addWidget(self._passage(theme, line, snapshot.texts[line.text_id]))
        written = {snapshot.texts[line.text_id] for line in here}
        for example in section.examples:
            text = example.get(spoken)
            if text not in written:
                self.rows.addWidget(self._example(text))
        self.rows.addWidget(self._own(theme, section.title.get(spoken)))

    def _passage(self, theme: Theme, line: Captured, text: str) -> QWidget:
        holder = QWidget()
        rows = column(holder, 2)
        head = row(gap=8)
        field = TextField(_("Sentence"), text)
        field.settled.connect(lambda body: self.wanted.emit((Rewrite(line.text_id, body),)))
        head.addWidget(field, 1)
        away = Button("", theme, "x", name=_("Take this sentence out"))
        away.clicked.connect(lambda: self.wanted.emit((Strike((line.text_id,)),)))
        head.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(head)
        remark = Words(_remarks(text), "caption", wrap=True)
        rows.addWidget(remark)
        remark.setVisible(bool(remark.text()))
        self.taken[line.text_id] = field, remark
        return holder

    def follow(self, snapshot: Snapshot) -> None:
        """The same passages, with the words that stand on disk."""
        for text_id, (field, remark) in self.taken.items():
            text = snapshot.texts.get(text_id, "")
            field.show_text(text)
            remark.say(_remarks(text))

    def begin(self) -> None:
        """Put the cursor where writing goes on."""
        fields = [field for field, _remark in self.taken.values()]
        (fields[-1] if fields else self.own).setFocus(Qt.FocusReason.OtherFocusReason)

    def _example(self, text: str) -> QWidget:
        """A tick box with words that may run over lines, which a check box itself cannot."""
        holder = QWidget()
        line = row(holder, 8)
        box = QCheckBox()
        box.setMinimumHeight(34)
        box.setAccessibleName(_("Take over: {text}").format(text=text))
        box.toggled.connect(
            lambda _on: self.wanted.emit((Capture(CaptureField.PASSAGE, text, self._place, item=0),))
        )
        words = Words(text, wrap=True)
        words.setBuddy(box)
        line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        self.examples.append(box)
        return holder

    def _own(self, theme: Theme, title: str) -> QWidget:
        holder = QWidget()
        line = row(holder, 8)
        self.own = TextField(
            _("An own sentence for: {title}").format(title=title), example=_("An own sentence")
        )
        add = Button("", theme, "plus", name=_("Add this sentence"))
        add.clicked.connect(self._add)
        line.addWidget(self.own, 1)
        line.addWidget(add, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _add(self) -> None:
        if not self.own.words:
            self.own.setFocus()
            return
        words = self.own.words
        self.own.reset()
        self.wanted.emit((Capture(CaptureField.PASSAGE, words, self._place, item=0),))

    @property
    def writes(self) -> bool:
        """Somebody is at work here."""
        return any(field.hasFocus() for field in self.findChildren(QWidget))

    def flush(self) -> None:
        for field, _remark in self.taken.values():
            field.flush()
        if self.own.words:
            self._add()


class PartPanel(Panel):
    """One part of a case note: the draft, which can be rewritten, and a way back to the draft."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, part: Part, snapshot: Snapshot, item: int) -> None:
        super().__init__(gap=6)
        self.key = part.key
        self._place, self._item = place_of(Paper.CASE, part.key), item
        self._written: tuple[str, ...] = ()
        head = row(gap=8)
        head.addWidget(Words(part.title, "label", wrap=True), 1)
        self.back = Button(
            _("Back to the draft"),
            theme,
            "undo-2",
            name=_("Back to the draft: {part}").format(part=part.title),
        )
        self.back.clicked.connect(lambda: self.wanted.emit((Strike(self._written),)))
        head.addWidget(self.back)
        self.rows.addLayout(head)
        self.field = TextField(part.title, part.text, example=_("Nothing was kept about this."))
        self.field.settled.connect(self._keep)
        self.rows.addWidget(self.field)
        self.remark = Words("", "caption", wrap=True)
        self.rows.addWidget(self.remark)
        self.follow(part, snapshot)

    def follow(self, part: Part, snapshot: Snapshot) -> None:
        """What stands on disk now."""
        before = self._written
        self._written = tuple(line.text_id for line in passages(snapshot, self._place, self._item))
        self.back.setVisible(bool(self._written))
        if before and not self._written:
            self.field.put_text(part.text)
        else:
            self.field.show_text(part.text)
        self.remark.say(_remarks(part.text))

    def _keep(self, body: str) -> None:
        if self._written:
            self.wanted.emit((Rewrite(self._written[-1], body),))
        else:
            self.wanted.emit((Capture(CaptureField.PASSAGE, body, self._place, item=self._item),))

    @property
    def writes(self) -> bool:
        """Somebody is at work here."""
        return self.field.hasFocus()

    def flush(self) -> None:
        self.field.flush()
