"""Where a file is chosen, and where it is read: the first two steps of bringing in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui.icons import icon
from dilemmagame.gui.sharing.parts import Step, words
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import Panel
from dilemmagame.gui.widgets.scroll import row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.library import limits


class ChooseView(Step):
    """A file, a folder, or a template to write in."""

    file_wanted = Signal()
    folder_wanted = Signal()
    template_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Bring in a deck"))
        sign = QLabel()
        sign.setPixmap(icon("download", theme.ink2, 40).pixmap(40, 40))
        lead = words(
            _(
                "Drop a file here, or choose one: a deck that somebody shared (.dilemma), or a spreadsheet with"
                " cards (.xlsx, .csv)."
            ),
            "label",
        )
        self.file = Button(_("Choose a file"), theme, "folder-open", "primary")
        self.file.clicked.connect(self.file_wanted)
        self.folder = Button(_("Choose a folder with a deck"), theme, "layers", "quiet")
        self.folder.clicked.connect(self.folder_wanted)
        ways = QWidget()
        line = row(ways, 10)
        line.addWidget(self.file)
        line.addWidget(self.folder)
        line.addStretch(1)
        safe = words(_("First you see what is in it. Nothing is written before you say so."), "caption")
        panel = Panel(sign, lead, ways, safe, gap=14)
        self.add(words(_("What do you bring in?"), "title"), panel)
        self.template = Button(_("Save an empty spreadsheet"), theme, "file-text")
        self.template.clicked.connect(self.template_wanted)
        aside = QWidget()
        beside = row(aside, 12)
        said = words(
            _("Rather write cards in a spreadsheet? Begin with an empty one, with an example in it.")
        )
        beside.addWidget(said, 1)
        beside.addWidget(self.template)
        self.add(aside)
        self.foot.hide()
        self.file.setAutoDefault(True)
        self.file.setFocus(Qt.FocusReason.OtherFocusReason)


class ReadingView(Step):
    """A file is being read; it can be left at any moment."""

    cancelled = Signal()

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__(theme, _("One moment"))
        said = _("This takes {n} seconds at most. Nothing is written.").format(n=limits.DOOR_SECONDS)
        self.add(
            words(_("One moment"), "title"),
            words(_("{file} is being read and checked.").format(file=name), "label"),
            Words(said, wrap=True),
        )
        self.cancel = self.way(_("Cancel"), "x", self.cancelled.emit)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
