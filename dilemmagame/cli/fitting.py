"""How large a card's text can be on the stage and in print, for `check`."""

from __future__ import annotations

from dilemmagame.domain.cards import Card


class BothFits:
    """Measures with the fitters of stage and paper; implements library.checking.FitMeasurer."""

    def __init__(self) -> None:
        from dilemmagame.printing.fitting import PrintFit

        self._print = PrintFit()

    def stage_fit(self, card: Card) -> float | None:
        """The text size on stage in percent of its height, or None when the case needs a second page."""
        from dilemmagame.printing.fitting import stage_percent

        return stage_percent(card)

    def printed_fit(self, card: Card, format_name: str) -> float | None:
        """The text size on paper in points, or None when the card does not fit."""
        return self._print.printed_fit(card, format_name)
