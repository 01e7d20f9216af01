"""The words around a ballot on the laptop: what is asked, what a choice says, what became of a vote."""

from __future__ import annotations

from dilemmagame.base.i18n import _, language, ngettext
from dilemmagame.domain.ballots import About, Form
from dilemmagame.domain.cards import CardKind
from dilemmagame.live.frames import StageCard
from dilemmagame.live.keyboard import Received, Walk
from dilemmagame.live.phone_view import PhoneBallot
from dilemmagame.notes.valuing import asked_words
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
        case About.VALUES | About.ORDER:
            return asked_words(ballot.subject.about, ballot.most)


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
        case About.VALUES | About.ORDER:
            return "", ""


def choice_says(choice: str, card: StageCard | None, ballot: PhoneBallot) -> str:
    """The words of a choice."""
    if ballot.names:
        return ballot.names[ballot.choices.index(choice)].get(language())
    options = () if card is None else card.options
    return next((option.text for option in options if option.letter == choice), choice_word(choice))


def how_text(walk: Walk) -> str:
    """What to do now on the keyboard."""
    match walk.form:
        case Form.RANKING if len(walk.chosen) < len(walk.ballot.choices):
            if not walk.chosen:
                return _("Press the letter of the most important one, or click on it; then the next one.")
            return _("And then? Press a letter again to take it out.")
        case Form.MULTIPLE if walk.chosen and not walk.is_last:
            return _("Press Enter to go on.")
        case Form.MULTIPLE:
            most = walk.ballot.most
            return ngettext(
                "Press the letter of {n} value, then Enter.",
                "Press the letters of {n} values at most, then Enter.",
                most,
            ).format(n=most)
    if not walk.picked:
        return _("Press the letter or figure of your answer, or click on it.")
    if walk.is_last:
        return _("Press Enter to vote. Then nobody can see your answer any more.")
    return _("Press Enter to go on.")


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
