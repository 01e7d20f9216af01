"""About: version, licences of our own work and of what we build on."""

from __future__ import annotations

from PySide6.QtCore import Signal, qVersion
from PySide6.QtWidgets import QPlainTextEdit

from dilemmagame import __version__
from dilemmagame.base import paths
from dilemmagame.base.i18n import _
from dilemmagame.gui.start.parts import Page, label, panel

TEXTS = ("THIRD-PARTY.md", "LICENSE", "decks/LICENSE")


class AboutPage(Page):
    """Who made this, under which licences, and their texts."""

    back = Signal()

    def __init__(self) -> None:
        super().__init__(_("About this app"), lambda: self.back.emit(), _("Start"))  # noqa: PLW0108  # the signal exists after __init__ only
        version = _("Version {version}, with Qt {qt} (LGPL-3).").format(version=__version__, qt=qVersion())
        self.column.addWidget(
            panel(
                label("dilemmagame", "title"),
                label(version),
                label(
                    _(
                        "The program is free software under the EUPL 1.2. The decks may be used under CC BY 4.0."
                    )
                ),
                label(
                    _(
                        "You may replace the Qt libraries by your own; they lie as separate files beside the program."
                    )
                ),
                label(_("This is not a reporting tool and not an investigator.")),
            )
        )
        for name in TEXTS:
            self.column.addWidget(_licence(name))
        self.column.addStretch(1)


def _licence(name: str) -> QPlainTextEdit:
    """The text of one licence file as it was shipped."""
    source = paths.shipped_root() / name
    shown = QPlainTextEdit()
    shown.setReadOnly(True)
    shown.setTabChangesFocus(True)
    shown.setAccessibleName(name)
    shown.setMinimumHeight(220)
    shown.setPlainText(source.read_text(encoding="utf-8") if source.is_file() else name)
    return shown
