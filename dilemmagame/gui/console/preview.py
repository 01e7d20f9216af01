"""What the audience sees now, and what comes next, painted small by the stage's own painter."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QWidget

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.events import Blank
from dilemmagame.gui.console.desk import Desk, PaintPreview
from dilemmagame.gui.console.wording import next_click
from dilemmagame.gui.widgets.screen import SmallScreen
from dilemmagame.gui.widgets.scroll import Scroller, column, row
from dilemmagame.gui.widgets.text import Elided, Words, as_tip
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.stage_view import Scene, StageView


class Miniature(SmallScreen):
    """A picture of the stage. `live` draws the ink border that says: this is on the projector."""

    def __init__(
        self, desk: Desk, paint_preview: PaintPreview, *, live: bool, parent: QWidget | None = None
    ) -> None:
        theme = desk.theme
        line, thick = (theme.ink, 3.0) if live else (theme.line_strong, 1.0)
        super().__init__(theme.surface2, line, thick, parent)
        self._paint_preview = paint_preview
        self._shown: StageView | Scene | None = None

    def show_picture(self, shown: StageView | Scene | None) -> None:
        """Show another picture; the same one is not painted again."""
        if shown != self._shown:
            self._shown = shown
            self.update()

    def paint_inside(self, painter: QPainter, rect: QRectF) -> None:
        if self._shown is not None:
            self._paint_preview(painter, rect, self._shown)


class LivePreview(QFrame):
    """'Now on the screen' with its chip and the picture."""

    def __init__(self, desk: Desk, paint_preview: PaintPreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Now on the stage"))
        layout = column(self, 6)
        head = row(gap=8)
        self._title = Elided("", "label")
        self.chip = Words("", "chip-live")
        head.addWidget(self._title, 1)
        head.addWidget(self.chip)
        layout.addLayout(head)
        self.picture = Miniature(desk, paint_preview, live=True)
        self.picture.setAccessibleName(_("Picture of the stage"))
        layout.addWidget(self.picture)
        layout.addStretch(1)

    def show_view(self, view: ConsoleView, stage_shown: bool) -> None:
        """Follow the stage: live, black, frozen, or nowhere to be seen."""
        self.picture.show_picture(view.stage)
        self._title.setText(_("Now on the stage"))
        if not view.screen:
            chip, look = _("Without projector"), "chip"
        elif view.stage.blank is Blank.BLACK:
            chip, look = _("Black"), "chip-warn"
        elif view.stage.blank is Blank.WHITE:
            chip, look = _("White"), "chip-warn"
        elif view.stage.frozen:
            chip, look = _("Frozen"), "chip-warn"
        elif stage_shown:
            chip, look = _("Live"), "chip-live"
        else:
            chip, look = _("Not shown"), "chip-warn"
        self.chip.wear(look)
        self.chip.say(chip)

    def wide(self, width: int) -> None:
        self.picture.wide(width)
        self.setFixedWidth(self.picture.width())


class Guidance(QWidget):
    """What comes next, small, and the hint for the trainer at this step."""

    def __init__(self, desk: Desk, paint_preview: PaintPreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words_only = False
        self._has_next = False
        layout = column(self, 6)
        self._next = Elided("", "label")
        layout.addWidget(self._next)
        self.picture = Miniature(desk, paint_preview, live=False)
        self.picture.setAccessibleName(_("Picture of what comes next"))
        layout.addWidget(self.picture)
        body = QWidget()
        words = column(body, 4, (0, 4, 4, 0))
        words.addWidget(Words(_("Your hint"), "label"))
        self.hint = Words("", wrap=True)
        words.addWidget(self.hint)
        words.addStretch(1)
        layout.addWidget(Scroller(body, _("Your hint")), 1)

    def show_view(self, view: ConsoleView) -> None:
        """Follow the session."""
        if view.next_title is None:
            self._next.setText(_("Next: the notes"))
        else:
            self._next.setText(_("Next: {title}").format(title=view.next_title.get(language())))
        self._next.setToolTip(as_tip(next_click(view).sentence))
        self.picture.show_picture(view.next_scene)
        self._has_next = view.next_scene is not None
        self.picture.setVisible(self._has_next and not self._words_only)
        hint = view.hint.get(language())
        self.hint.setText(hint or _("No hint for this step."))

    def wide(self, width: int) -> None:
        self.picture.wide(width)

    def only_words(self, on: bool) -> None:
        """On a small window: no second picture."""
        self._words_only = on
        self.picture.setVisible(self._has_next and not on)
