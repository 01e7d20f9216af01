"""Panel of step kind `minority`: the smallest group first, without anybody having to own up."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.aids import TwistTaps
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import Section, StepPanel
from dilemmagame.gui.widgets.turns import minority_question, named_choices
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.form_scenes import FormScene


class MinorityPanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._ask = self.say("", "strong")
        self._hidden = self.say(
            _("The result has not been shown, or may not be: no choice is named."), "caption"
        )
        self._alone = self.say("", "strong")
        self.say(
            _("Look at nobody while you ask. Only when it is quiet for long, try the next smallest group."),
            "caption",
        )
        self._reasons = Section(
            desk,
            _("Reasons we heard"),
            CaptureField.REASON,
            _("In the words of the room, without who said it."),
        )
        self.box.addWidget(self._reasons)
        self._twists = TwistTaps(desk)
        self.box.addWidget(self._twists)
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        scene = view.stage.scene
        smallest = named_choices(scene.smallest if isinstance(scene, FormScene) else ())
        self._ask.say(_("Ask: “{question}”").format(question=minority_question(smallest)))
        self._hidden.setVisible(not smallest)
        alone = bool(smallest) and view.smallest_group == 1
        self._alone.setVisible(alone)
        self._alone.say(_lonely(len(smallest)) if alone else "")
        self._reasons.show_view(view)
        self._twists.show_view(view)


def _lonely(choices: int) -> str:
    return (
        _("One person chose this. Ask for a volunteer who speaks for it, so that nobody has to stand up.")
        if choices == 1
        else _(
            "Each of these was chosen by one person. Ask for a volunteer for each, so that nobody has to stand up."
        )
    )
