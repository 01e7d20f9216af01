"""Panel of step kind `tables`: how many tables of how many people, and what each of them brings back."""

from __future__ import annotations

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.steps import StepKind
from dilemmagame.domain.tables import table_sizes
from dilemmagame.gui.console.board import BoardPanel
from dilemmagame.live.console_view import ConsoleView


class TablesPanel(BoardPanel):
    kind = StepKind.TABLES

    def intro(self) -> None:
        self._sizes = self.say("", "strong")
        self.say(
            _(
                "Each table picks somebody who reports one sentence. The stage shows it as soon as you keep it."
            ),
            "caption",
        )

    def show_view(self, view: ConsoleView) -> None:
        super().show_view(view)
        self._sizes.say(tables_text(table_sizes(view.present)))


def tables_text(sizes: tuple[int, ...]) -> str:
    """Tables and people in words: '3 tables of 6, 1 of 5'."""
    if len(sizes) == 1:
        return ngettext("One table of {n} person", "One table of {n} people", sizes[0]).format(n=sizes[0])
    return ", ".join(
        ngettext("{n} table of {size}", "{n} tables of {size}", sizes.count(size)).format(
            n=sizes.count(size), size=size
        )
        for size in sorted(set(sizes), reverse=True)
    )
