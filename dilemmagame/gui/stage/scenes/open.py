"""Scene of step kind `open`: the house rules, or what the step asks in their place."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from dilemmagame.base.i18n import _
from dilemmagame.domain.evening import Purpose, Tone
from dilemmagame.domain.plan import Confidentiality
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.stage.parts import icon, numbered, panel
from dilemmagame.gui.stage.parts_form import asked
from dilemmagame.gui.stage.parts_frame import head
from dilemmagame.gui.stage.parts_prompt import questions_panel
from dilemmagame.gui.stage.scene import Scene, Sheet
from dilemmagame.gui.stage.text import STRONG, Style
from dilemmagame.gui.widgets.turns import last_words
from dilemmagame.live.stage_view import RulesScene

WHY = Style(Face.MEDIUM, 1.25, 0.4, balanced=True)


def confidentiality_sentence(level: Confidentiality) -> str:
    """What may be told outside, as one sentence for the room."""
    match level:
        case Confidentiality.OPEN:
            return _("What is said here may be told outside. Speak about the case, not about each other.")
        case Confidentiality.CHATHAM_HOUSE:
            return _("You may tell outside what was said, but never who said it.")
        case Confidentiality.CLOSED:
            return _("What is said here stays here. Only what we agree on goes outside.")


class Rules(Scene):
    """How we talk tonight."""

    def __init__(self, model: RulesScene, page: int = 0, *, fresh: bool = False) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model

    def compose(self, sheet: Sheet) -> None:
        title, questions = asked(self._model.ask)
        if title:
            room = head(sheet, self._model.frame, title)
            if questions:
                questions_panel(sheet, room, questions, wide=True)
            return
        area = head(sheet, self._model.frame, self._title())
        self._list(sheet, self._remarks(sheet, area), self._rules())

    def _title(self) -> str:
        """What the evening is for, in the line above the rules."""
        match self._model.purpose:
            case Purpose.PRACTISE:
                return _("This is how we talk")
            case Purpose.AGREE:
                return _("This is how we look for agreements")
            case Purpose.CODE:
                return _("This is how we work on our code of conduct")

    def _rules(self) -> list[tuple[str, str]]:
        model = self._model
        if model.tone is Tone.LEGAL:
            rules = [
                (
                    _("First the rule, then the leeway."),
                    _("Where the rule stops, your own judgement begins."),
                ),
                (
                    _("Name your reason."),
                    _("Say on which rule or value you build. Then others can follow you."),
                ),
            ]
        else:
            rules = [
                (
                    _("There is no right answer."),
                    _("A dilemma always costs something. We look for reasons, not for winners."),
                ),
                (_("First understand, then react."), _("Ask on before you object. Everybody gets a turn.")),
            ]
        if model.votes:
            rules.insert(
                1,
                (_("Choose for yourself first."), _("You vote in silence. You may always change your mind.")),
            )
        rules.append(
            (
                _("The case is invented."),
                _("Do you recognise something real? Tell no names; talk to the facilitator."),
            )
        )
        if model.purpose is Purpose.CODE:
            rules.append(
                (_("What we gather"), _("Signals for the code of conduct. The council itself decides on it."))
            )
        rules.append((_("What may be told outside"), confidentiality_sentence(model.confidentiality)))
        return rules

    def _remarks(self, sheet: Sheet, area: QRectF) -> QRectF:
        """Who speaks last, and that few voters are not anonymous: below the rules, with an icon."""
        u, theme = sheet.u, sheet.theme
        remarks = [
            (sign, text)
            for sign, text in (
                ("hand", last_words(self._model.chair, votes=self._model.votes)),
                (
                    "eye",
                    _("With so few people voting is not really anonymous here.")
                    if self._model.not_anonymous
                    else "",
                ),
            )
            if text
        ]
        top = area.bottom() - len(remarks) * 5.4 * u
        for number, (sign, text) in enumerate(remarks):
            row = QRectF(area.left(), top + number * 5.4 * u, area.width(), 5.0 * u)
            mark = QRectF(row.left() + 2.6 * u, row.center().y() - 1.9 * u, 3.8 * u, 3.8 * u)
            icon(sheet, f"remark.{number}.icon", mark, sign, theme.ink2)
            place = row.adjusted(8.2 * u, 0, 0, 0)
            sheet.text(f"remark.{number}", place, text, WHY, 3.2, 2.6, theme.ink, middle=True, max_lines=1)
        return area.adjusted(0, 0, 0, -len(remarks) * 5.4 * u - (1.6 * u if remarks else 0))

    def _list(self, sheet: Sheet, area: QRectF, rules: list[tuple[str, str]]) -> None:
        u, theme = sheet.u, sheet.theme
        gap = 1.6 * u
        tall = min((area.height() - gap * (len(rules) - 1)) / len(rules), 18 * u)
        for number, (what, why) in enumerate(rules, 1):
            row = QRectF(area.left(), area.top() + (number - 1) * (tall + gap), area.width(), tall)
            panel(sheet, f"rule.{number}", row)
            mark = QRectF(row.left() + 2.6 * u, row.center().y() - 2.8 * u, 5.6 * u, 5.6 * u)
            numbered(sheet, f"rule.{number}.mark", mark, number)
            left = QRectF(mark.right() + 2.6 * u, row.top(), 50 * u, tall)
            sheet.text(
                f"rule.{number}.what", left, what, STRONG, 3.9, 2.8, theme.ink, middle=True, max_lines=2
            )
            right = QRectF(
                left.right() + 3 * u, row.top() + 0.5 * u, row.right() - left.right() - 6 * u, tall - u
            )
            sheet.text(f"rule.{number}.why", right, why, WHY, 3.5, 2.6, theme.ink2, middle=True)
