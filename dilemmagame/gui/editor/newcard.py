"""A new card from a template: its title and its kind. Makes nothing itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from dilemmagame.base.i18n import _
from dilemmagame.domain.cards import CardKind
from dilemmagame.gui.editor.fields import Line, titled
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.choose import Choose
from dilemmagame.gui.widgets.page import Panel
from dilemmagame.gui.widgets.scroll import row


class NewCardPanel(Panel):
    """Hidden until it is asked for; `wanted` gives the title (perhaps empty) and the kind."""

    wanted = Signal(str, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(gap=8)
        self.title = Line(_("Title of the new card"))
        self.title.returnPressed.connect(self._ask)
        self.kind = Choose(
            _("Template"),
            (
                (CardKind.OPTIONS.value, _("Choices: two to six things to do")),
                (CardKind.OPEN.value, _("Open question: to think and talk")),
                (CardKind.SCALE.value, _("Statement: white, grey or black")),
                (CardKind.STAGES.value, _("In turns: the case goes on")),
            ),
        )
        self.rows.addWidget(titled(_("Title of the new card"), self.title))
        self.rows.addWidget(titled(_("Template"), self.kind))
        acts = row(gap=8)
        self.make = Button(_("Make the card"), theme, "check", "ink")
        self.make.clicked.connect(lambda _checked=False: self._ask())
        away = Button(_("Cancel"), theme, look="quiet")
        away.clicked.connect(lambda _checked=False: self.hide())
        acts.addWidget(self.make)
        acts.addWidget(away)
        acts.addStretch(1)
        self.rows.addLayout(acts)
        self.hide()

    def ask(self) -> None:
        """Show it, ready to type a title; asked again while it is open, what was typed stays."""
        if self.isHidden():
            self.title.clear()
        self.show()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        self.wanted.emit(" ".join(self.title.text().split()), CardKind(str(self.kind.currentData())))
