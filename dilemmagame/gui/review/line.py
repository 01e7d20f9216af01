"""One captured line after the session: whether it leaves, its words, its article, and what may point at a person."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.commands import ChooseLeaving, FileText, Rewrite, Strike
from dilemmagame.domain.organisations import CodeArticle
from dilemmagame.domain.session.state import Captured
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.review.wording import article_name
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.fields import StrikeButton, TextField
from dilemmagame.gui.widgets.names import capture_title
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.notes.lint import lint, sentence

OFTEN = (
    CaptureField.INSIGHT, CaptureField.REASON, CaptureField.SIGNAL, CaptureField.ACTION, CaptureField.NOTE,
    CaptureField.STAKEHOLDER, CaptureField.COUNTER_REASON, CaptureField.NORM, CaptureField.DOUBT,
    CaptureField.PREVENTION, CaptureField.PARKED,
)  # fmt: skip


def _indented(by: int, widget: QWidget) -> QHBoxLayout:
    """`widget` under the words of a line."""
    line = row(gap=0)
    line.addSpacing(by)
    line.addWidget(widget, 1)
    return line


class LineRow(QWidget):
    """`wanted` gives a tuple of commands."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, line: Captured, text: str, code: tuple[CodeArticle, ...]) -> None:
        super().__init__()
        self._line = line
        rows = column(self, 2)
        head = row(gap=8)
        self.leaves = QCheckBox()
        self.leaves.setMinimumHeight(34)
        self.leaves.setAccessibleName(_("This line goes into the notes"))
        self.leaves.setToolTip(_("This line goes into the notes"))
        self.leaves.toggled.connect(lambda on: self.wanted.emit((ChooseLeaving((line.text_id,), leaves=on),)))
        self._own = line.field is CaptureField.NOTE or line.draft
        self._keep_room(self.leaves)
        if self._own:
            self.leaves.hide()
        head.addWidget(self.leaves, 0, Qt.AlignmentFlag.AlignTop)
        chip = self._chip(line.field)
        head.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        before = self.leaves.sizeHint().width() + chip.width() + 2 * head.spacing()
        self.field = TextField(capture_title(line.field), text)
        self.field.settled.connect(lambda body: self.wanted.emit((Rewrite(line.text_id, body),)))
        head.addWidget(self.field, 1)
        if line.draft:
            head.addWidget(Words(_("Draft"), "chip-warn"), 0, Qt.AlignmentFlag.AlignTop)
            keep = Button(_("Keep"), theme, "check", name=_("Keep this draft as a line"))
            keep.clicked.connect(self._keep)
            head.addWidget(keep, 0, Qt.AlignmentFlag.AlignTop)
        self.strike = StrikeButton(theme, _("Strike this line"))
        self.strike.sure.connect(lambda: self.wanted.emit((Strike((line.text_id,)),)))
        head.addWidget(self.strike, 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(head)
        self.article: QComboBox | None = None
        if line.field is CaptureField.SIGNAL and code:
            rows.addLayout(_indented(before, self._article(code)))
        self.remark = Words("", "caption", wrap=True)
        rows.addLayout(_indented(before, self.remark))

    def show_line(self, line: Captured, text: str, *, leaves: bool) -> None:
        """Follow what stands on disk."""
        self._line = line
        self.field.show_text(text)
        self.leaves.blockSignals(True)
        self.leaves.setChecked(leaves and not self._own)
        self.leaves.blockSignals(False)
        if self.article is not None:
            self.article.setCurrentIndex(max(0, self.article.findData(line.choice)))
        self.remark.say("\n".join(sentence(remark) for remark in lint({line.text_id: text})))

    def _keep_room(self, widget: QWidget) -> None:
        """Hidden, it still takes its place, so that the lines stay under each other."""
        policy = widget.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        widget.setSizePolicy(policy)

    def _chip(self, field: CaptureField) -> Words:
        chip = Words(capture_title(field), "chip")
        chip.setAlignment(Qt.AlignmentFlag.AlignCenter)
        names = {*OFTEN, field}
        width = max(chip.fontMetrics().horizontalAdvance(capture_title(each)) for each in names)
        chip.setFixedWidth(width + 32)
        return chip

    def _article(self, code: tuple[CodeArticle, ...]) -> QComboBox:
        """Which article of the code the signal is about."""
        box = QComboBox()
        box.setAccessibleName(_("Article of the code of conduct"))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(14)
        box.addItem(_("No article of the code of conduct"), "")
        for article in code:
            box.addItem(article_name(article), article.number)
        box.activated.connect(
            lambda place: self.wanted.emit((FileText(self._line.text_id, str(box.itemData(place))),))
        )
        self.article = box
        return box

    def _keep(self) -> None:
        self.wanted.emit((Rewrite(self._line.text_id, self.field.words, keep=True),))
