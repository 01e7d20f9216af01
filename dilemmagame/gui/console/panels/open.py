"""Panel of step kind `open`: the house rules to say aloud, and the level of confidentiality."""

from __future__ import annotations

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.evening import Evening, Tone
from dilemmagame.gui.console.confidentiality import LevelChooser
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import StepPanel
from dilemmagame.gui.widgets.opening import opening_text
from dilemmagame.gui.widgets.turns import last_words
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.stage_view import RulesScene


class OpenPanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._level = LevelChooser(desk)
        self.box.addWidget(self._level)
        self._opener = self.say("", "caption")
        self.say(_("To say aloud"), "strong")
        self._spoken = self.say()
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        self._level.show_view(view)
        opener = view.evening.opener
        self._opener.setVisible(bool(opener))
        self._opener.say(_("Opens the evening: {role}").format(role=opener) if opener else "")
        scene = view.stage.scene
        rules = scene if isinstance(scene, RulesScene) else None
        if rules is not None and rules.ask is not None:
            lines = tuple(rules.ask.get(language()).splitlines())
        else:
            last = last_words(view.evening.chair, votes=rules is not None and rules.votes)
            lines = *opening_words(view.evening, few=rules is not None and rules.not_anonymous), last
        self._spoken.say("\n".join(f"• {line}" for line in lines if line))


def opening_words(evening: Evening, *, few: bool) -> tuple[str, ...]:
    """What whoever opens can say, by tone and purpose. `few`: there are votes and hardly anybody to hide among."""
    return (
        opening_text(evening.tone, evening.purpose),
        _tone(evening.tone),
        _("You may always pass, and you may change your mind."),
        *(
            (
                _(
                    "With so few people voting is not really anonymous here. Talk first; voting may be left out."
                ),
            )
            * few
        ),
        _("A real suspicion is not for this table. The contacts come at the end."),
    )


def _tone(tone: Tone) -> str:
    match tone:
        case Tone.LEGAL:
            return _("Name the rule or the value you build on. A rule alone does not settle a dilemma.")
        case Tone.INTERACTIVE:
            return _("We talk about the card, not about a colleague.")
