"""Words the notes use again and again: dates, lengths, choices, levels. Sentences that occur once stand in compose."""

from __future__ import annotations

from datetime import date, datetime

from dilemmagame.base.i18n import _
from dilemmagame.domain.ballots import About, Subject
from dilemmagame.domain.cards import Card
from dilemmagame.domain.groups import Group
from dilemmagame.domain.plan import Confidentiality
from dilemmagame.domain.review import NotesMark, NotesStatus
from dilemmagame.notes.cleaning import one_line


def day_text(day: date) -> str:
    """24 November 2026."""
    months = (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"),
        _("July"), _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip
    return f"{day.day} {months[day.month - 1]} {day.year}"


def clock_text(moment: datetime) -> str:
    return _("{hour}:{minute:02}").format(hour=moment.hour, minute=moment.minute)


def length_text(ms: int) -> str:
    """Minutes and seconds, 4:30."""
    seconds = round(ms / 1000)
    return f"{seconds // 60}:{seconds % 60:02}"


def decimal(number: float) -> str:
    """One figure behind the decimal sign of the language."""
    return _("{whole}.{tenth}").format(whole=round(number * 10) // 10, tenth=round(number * 10) % 10)


def delta_text(delta: int) -> str:
    """A difference with its sign; zero has none."""
    if delta == 0:
        return "0"
    return f"+{delta}" if delta > 0 else f"−{-delta}"


def choice_word(choice: str) -> str:
    """A choice in words where no card says it: a neutral answer, a shade; any other choice is its own word."""
    match choice:
        case "unsure":
            return _("I do not know yet")
        case "other":
            return _("Something else")
        case "white":
            return _("White: this is fine")
        case "grey":
            return _("Grey: it depends")
        case "black":
            return _("Black: this is not done")
    return choice


def choice_label(card: Card, choice: str) -> str:
    """A choice as a reader knows it."""
    option = next((option for option in card.options if option.letter == choice), None)
    return f"{choice}. {one_line(option.text)}" if option is not None else choice_word(choice)


def adopted_when(group: Group) -> str:
    """On which day the values were adopted, or between which; '' when that is not known."""
    days = sorted({value.adopted_on for value in group.values if value.adopted_on is not None})
    if not days:
        return ""
    if len(days) == 1:
        return _("Adopted on {day}").format(day=day_text(days[0]))
    return _("Adopted between {first} and {last}").format(first=day_text(days[0]), last=day_text(days[-1]))


def grey_place(place: str) -> str:
    """A place on the line from white (1) to black (7)."""
    match place:
        case "1":
            return _("{place} (white)").format(place=place)
        case "4":
            return _("{place} (grey)").format(place=place)
        case "7":
            return _("{place} (black)").format(place=place)
    return place


def certainty_name(step: str) -> str:
    """How sure somebody is, 1 to 5."""
    match step:
        case "1":
            return _("{step} (not sure at all)").format(step=step)
        case "5":
            return _("{step} (completely sure)").format(step=step)
    return step


def subject_name(subject: Subject) -> str:
    """What a round was about, where the text itself is not there."""
    match subject.about:
        case About.TWIST:
            return _("What if {number}").format(number=subject.number)
        case About.CASE:
            return _("Case {number}").format(number=subject.number)
        case _:
            return ""


def label_text(mark: NotesMark, *, advice: bool) -> str:
    """What kind of paper the notes are, and how far they are."""
    kind = _("Advice") if advice else _("Notes of a session")
    return _("{kind}, draft").format(kind=kind) if mark.status is NotesStatus.CONCEPT else kind


def mark_text(mark: NotesMark) -> str:
    """How far the notes are."""
    match mark.status:
        case NotesStatus.CONCEPT:
            return _("Draft: the facilitator has not agreed to these notes yet.")
        case NotesStatus.AGREED if mark.on is not None:
            return _("Agreed by the facilitator on {day}.").format(day=day_text(mark.on))
        case NotesStatus.SENT if mark.on is not None:
            return _("Agreed by the facilitator, sent on {day}.").format(day=day_text(mark.on))
        case _:
            return _("Agreed by the facilitator.")


def column_name(key: str) -> str:
    """A fixed column of a board, or a table, in words; '' for the id of a perspective, which has words of its own."""
    match key:
        case "known":
            return _("We know")
        case "open":
            return _("We do not know yet")
        case "legal":
            return _("Law and rules")
        case "organisation":
            return _("Organisation")
        case "social":
            return _("Society")
        case "personal":
            return _("Personal")
        case "political":
            return _("Politics")
        case "principle":
            return _("Principle")
        case "consequence":
            return _("Consequence")
        case "white-grey":
            return _("Between white and grey")
        case "grey-black":
            return _("Between grey and black")
        case "warm":
            return _("Warm")
        case "lukewarm":
            return _("Lukewarm")
        case "cold":
            return _("Cold")
        case _ if key.startswith("table-"):
            return _("Table {number}").format(number=key.removeprefix("table-"))
        case _ if len(key) == 1:
            return key
    return ""


def degree_word(score: int) -> str:
    """How much a piece of work has of a vulnerability: 0 to 3."""
    match score:
        case 0:
            return _("hardly")
        case 1:
            return _("somewhat")
        case 2:
            return _("clearly")
        case _:
            return _("very much")


def audience_text(audience: str) -> str:
    """The kind of group; an unknown one is shown as it is written."""
    match audience:
        case "raadsleden":
            return _("council members")
        case "bestuurders":
            return _("members of the executive")
        case "ambtenaren":
            return _("civil servants")
        case "kandidaten":
            return _("candidates")
        case other:
            return one_line(other)


def article_text(article: str) -> str:
    """The place in an act; a bare number gets its word."""
    return _("article {article}").format(article=article) if article[:1].isdigit() else article


def confidentiality_text(level: Confidentiality) -> str:
    match level:
        case Confidentiality.OPEN:
            return _("Open: what was said may be told.")
        case Confidentiality.CHATHAM_HOUSE:
            return _("Chatham House: what was said may be told, who said it may not.")
        case Confidentiality.CLOSED:
            return _("Closed: what was said stays in the room. Only agreements and signals leave it.")


def origin(card: str) -> tuple[str, ...]:
    """The line under a text that says on which card it came up; none for the rest of the evening."""
    return (_("From: {card}").format(card=card),) if card else ()


def footer_line() -> str:
    """What stands at the foot of every page."""
    return _("This document may become a public record (Woo).")
