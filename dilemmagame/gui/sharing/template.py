"""Saving the empty spreadsheet; both pages offer it."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui.background import Background, explain
from dilemmagame.gui.widgets.page import Message
from dilemmagame.gui.widgets.places import ask_target


def save_template(page: QWidget, background: Background, message: Message, today: date) -> None:
    """Ask where it goes, write it, and say so on the page."""
    name = _("my-cards.xlsx")
    target = ask_target(page, _("Save an empty spreadsheet"), name, sheet_filters())
    if target is None:
        return

    def make() -> None:
        from dilemmagame.library.sheets.outgoing import export_template

        export_template(target, today)

    background.ask(
        make,
        lambda _nothing: message.say(_("Saved: {file}").format(file=target)),
        lambda fault: message.say(explain(fault), "danger"),
    )


def sheet_filters() -> str:
    return ";;".join(("Excel (*.xlsx)", "CSV (*.csv)"))
