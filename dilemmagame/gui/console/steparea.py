"""The middle of the console: the panel of the step, the notes with the card, and the stage in words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QStackedWidget, QWidget

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.evening import Chair
from dilemmagame.gui.console.aids import RecallTaps
from dilemmagame.gui.console.cardnotes import CardNotes
from dilemmagame.gui.console.desk import Describe, Desk
from dilemmagame.gui.console.inbox import TextInbox
from dilemmagame.gui.console.panel import StepPanel
from dilemmagame.gui.console.panels.registry import PANELS
from dilemmagame.gui.console.regions import tab_through
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.scroll import Scroller, column, row
from dilemmagame.gui.widgets.text import Elided, Words
from dilemmagame.gui.widgets.turns import chair_words
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.form_scenes import FormScene
from dilemmagame.live.stage_view import PromptScene

STEP, CARD, STAGE, PHONES = range(4)
LEFT, RIGHT, HEAD_GAP = 16, 8, 8


class StepArea(QFrame):
    """Holds one panel at a time: a new one when the session goes to another step."""

    filled = Signal()
    """The panel has all it asked for."""

    def __init__(self, desk: Desk, describe: Describe, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("class", "panel")
        self.setAccessibleName(_("Step"))
        self._desk = desk
        self._describe = describe
        self._view: ConsoleView | None = None
        self._at = -1
        self._tight = False
        self.panel: StepPanel | None = None
        layout = column(self, 8, (LEFT, 12, RIGHT, 10))
        head = row(gap=HEAD_GAP)
        self._title = Elided("", "heading")
        self._status = Words("", "chip")
        head.addWidget(self._title, 1)
        head.addWidget(self._status)
        self.tabs: list[Button] = []
        names = (
            (_("This step"), _("This step")),
            (_("With this card"), _("With this card: hints, considerations, what-ifs, norms")),
            (_("Stage text"), _("Text on the stage")),
            (_("By phone"), _("Texts from phones")),
        )
        for place, (text, name) in enumerate(names):
            tab = Button(text, desk.theme, look="segment", name=name, checkable=True)
            tab.clicked.connect(lambda _checked=False, place=place: self.open_tab(place))
            self.tabs.append(tab)
            head.addWidget(tab)
        layout.addLayout(head)
        self._stack = QStackedWidget()
        self._panel_place = QWidget()
        whole = column(self._panel_place, 0)
        self._panel_box = column(gap=0)
        whole.addLayout(self._panel_box, 1)
        self._chair = Words("", "caption", wrap=True)
        whole.addWidget(self._chair)
        self._recalled = RecallTaps(desk)
        whole.addWidget(self._recalled)
        self._stack.addWidget(Scroller(self._panel_place, _("This step")))
        self.notes = CardNotes(desk)
        self._stack.addWidget(Scroller(self.notes, _("With this card")))
        self.stage_text = QPlainTextEdit()
        self.stage_text.setReadOnly(True)
        self.stage_text.setTabChangesFocus(True)
        self.stage_text.setAccessibleName(_("Text on the stage"))
        self._stack.addWidget(self.stage_text)
        self.inbox = TextInbox(desk)
        self._stack.addWidget(Scroller(self.inbox, _("Texts from phones")))
        self.tabs[PHONES].hide()
        layout.addWidget(self._stack, 1)
        self.open_tab(STEP)

    def open_tab(self, place: int) -> None:
        """Show the step, the card notes or the stage in words."""
        self._stack.setCurrentIndex(place)
        for index, tab in enumerate(self.tabs):
            tab.setChecked(index == place)
        if self._view is not None:
            self._say_stage(self._view)

    def show_view(self, view: ConsoleView) -> None:
        """Follow the session."""
        self._view = view
        if view.position != self._at or self.panel is None:
            self._change_panel(view)
        if self.panel is not None:
            self.panel.show_view(view)
            self._status.say(self.panel.status(view))
            self._recalled.show_view(view)
            self._chair.say(_turn(view))
            self._chair.setVisible(bool(_turn(view)))
            tab_through(self._panel_place, after=self.stage_text)
        self._title.setText(view.step_title.get(language()))
        self.tabs[CARD].setEnabled(view.card is not None)
        if view.card is None and self._stack.currentIndex() == CARD:
            self.open_tab(STEP)
        self.notes.show_view(view)
        self._show_texts(view)
        self._say_stage(view)
        self._fit_heading()

    def _show_texts(self, view: ConsoleView) -> None:
        self.inbox.show_view(view)
        tab_through(self.inbox, after=self.tabs[PHONES])
        waiting = len(view.texting.waiting)
        tab = self.tabs[PHONES]
        tab.label(_("By phone: {n}").format(n=waiting) if waiting else _("By phone"))
        tab.setVisible(self.inbox.is_needed)
        if not self.inbox.is_needed and self._stack.currentIndex() == PHONES:
            self.open_tab(STEP)

    def begin(self) -> None:
        """The cursor to what the trainer fills in now."""
        if self.panel is not None:
            self.open_tab(STEP)
            self.panel.begin()

    def open_again(self) -> None:
        """Ctrl+Z: open the vote of this step again."""
        if self.panel is not None:
            self.panel.open_again()

    def narrow(self, on: bool) -> None:
        """No room for the chip beside the tabs."""
        self._tight = on
        self._fit_heading()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_heading()

    def _fit_heading(self) -> None:
        """The heading goes before the chip: where the step is comes first."""
        shown = [self._title, self._status, *(tab for tab in self.tabs if not tab.isHidden())]
        wanted = sum(each.sizeHint().width() for each in shown) + HEAD_GAP * (len(shown) - 1)
        fits = not self._tight and wanted <= self.width() - LEFT - RIGHT
        self._status.setMaximumWidth(16_777_215 if fits else 0)

    def _change_panel(self, view: ConsoleView) -> None:
        if self.panel is not None:
            self.panel.flush()
            self._panel_box.removeWidget(self.panel)
            self.panel.hide()
            self.panel.deleteLater()
        self._at = view.position
        self.panel = PANELS[view.kind](self._desk)
        self.panel.filled.connect(self.filled)
        self._panel_box.addWidget(self.panel)
        self.open_tab(STEP)

    def _say_stage(self, view: ConsoleView) -> None:
        """Only while it is looked at: the words of the stage change every second."""
        if self._stack.currentIndex() != STAGE:
            return
        text = self._describe(view.stage)
        if text != self.stage_text.toPlainText():
            self.stage_text.setPlainText(text)


def _turn(view: ConsoleView) -> str:
    """Whom to ask last in this step, as a hint for the trainer."""
    scene = view.stage.scene
    chair = scene.chair if isinstance(scene, PromptScene | FormScene) else Chair.NOBODY
    return (
        _("{who}; give them the floor when the others have spoken.").format(who=chair_words(chair))
        if chair is not Chair.NOBODY
        else ""
    )
