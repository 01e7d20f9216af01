"""Panel of step kind `opposites`: what each half of the room speaks for, when to change, and the best reasons."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.cards import Card
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.aids import TwistTaps
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import Section, StepPanel
from dilemmagame.gui.widgets.names import choice_name
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.forms import opposite_sides

FEW = 6


class OppositesPanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._left = self.say("", "strong")
        self._right = self.say("", "strong")
        self._how = self.say("", "caption")
        self._reasons = Section(
            desk,
            _("Strongest reasons we heard"),
            CaptureField.COUNTER_REASON,
            _("Ask afterwards: which reason of the other side stays with you?"),
        )
        self.box.addWidget(self._reasons)
        self._twists = TwistTaps(desk)
        self.box.addWidget(self._twists)
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        left, right = side_words(view.card)
        half = (view.present + 1) // 2
        self._left.say(_("Left half ({n}): {side}").format(n=half, side=left))
        self._right.say(_("Right half ({n}): {side}").format(n=view.present - half, side=right))
        if view.present < FEW:
            self._how.say(
                _("With so few: everybody says one sentence for the left side, and then one for the right.")
            )
        else:
            self._how.say(
                _(
                    "The left half begins and speaks to the right half, which asks on. Halfway you say: change sides."
                    " That way everybody defends the other side once, and nobody has to say what they chose."
                )
            )
        self._reasons.show_view(view)
        self._twists.show_view(view)


def side_words(card: Card | None) -> tuple[str, str]:
    """What the two halves speak for, in a few words."""
    left, right = opposite_sides(card.choices if card is not None else ())
    if not left:
        return _("what speaks for it"), _("what speaks against it")
    return _joined(left), _joined(right)


def _joined(choices: tuple[str, ...]) -> str:
    return _("speaks for {choices}").format(choices=", ".join(choice_name(each) for each in choices))
