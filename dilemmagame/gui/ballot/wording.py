"""The words around a ballot on the laptop: what is asked, what a choice says, what became of a vote."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.ballots import About
from dilemmagame.domain.cards import CardKind
from dilemmagame.live.frames import StageCard
from dilemmagame.live.keyboard import Received
from dilemmagame.live.phone_view import PhoneBallot
from dilemmagame.notes.wording import choice_word


def question_text(ballot: PhoneBallot, card: StageCard | None) -> str:
    """What is asked, as a heading."""
    match ballot.subject.about:
        case About.CERTAINTY:
            return _("How sure are you of your answer?")
        case About.CASE:
            return ballot.text
        case About.CARD | About.TWIST:
            if card is None:
                return _("What do you choose?")
            asked = card.statement if card.kind is CardKind.SCALE else card.question
            return asked or card.title


def lead_text(ballot: PhoneBallot, card: StageCard | None, place: int, of: int) -> str:
    """The line above the question: which dilemma, which question, which round."""
    parts = [card.title] if card is not None else []
    if ballot.subject.about is About.CASE:
        parts.append(_("Case {place} of {of}").format(place=place, of=of))
    elif of > 1:
        parts.append(_("Question {place} of {of}").format(place=place, of=of))
    if ballot.slot == 2:
        parts.append(_("second vote"))
    return "  ·  ".join(parts)


def changed_fact(ballot: PhoneBallot) -> str:
    """The what-if a question is about, '' where it is about the card."""
    if ballot.subject.about is not About.TWIST:
        return ""
    return _("What if: {fact}").format(fact=ballot.text)


def ends_text(ballot: PhoneBallot, card: StageCard | None) -> tuple[str, str]:
    """What the first and the last figure of a row mean; empty where choices have words of their own."""
    match ballot.subject.about:
        case About.CERTAINTY:
            return _("not sure at all"), _("completely sure")
        case About.CASE:
            return _("white: this is fine"), _("black: this is not done")
        case About.CARD | About.TWIST:
            figures = card is not None and card.kind is CardKind.SCALE and "10" in ballot.choices
            return (_("completely against"), _("completely in favour")) if figures else ("", "")


def choice_says(choice: str, card: StageCard | None) -> str:
    """The words of a choice."""
    options = () if card is None else card.options
    return next((option.text for option in options if option.letter == choice), choice_word(choice))


def outcome_text(received: Received) -> str:
    """What is said after somebody voted; '' where a page of its own says it."""
    match received:
        case Received.STORED:
            return _("Received. The answer is kept.")
        case Received.CLOSED:
            return _("The vote closed before this answer was in. It does not count.")
        case Received.BAD:
            return _("This answer did not fit the question. Please vote again.")
        case Received.LATER:
            return _(
                "This answer is not kept yet. It is being tried again. Leave the laptop here for a moment, or fetch"
                " the facilitator."
            )
        case Received.WRONG_SLIP:
            return _("This code is not on any slip of this session. Please check it.")
