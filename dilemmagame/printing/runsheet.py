"""The whole evening on paper: programme with times, cards to read aloud, hints, tally grids, agreement form."""

from __future__ import annotations

from datetime import timedelta

from dilemmagame.base import i18n
from dilemmagame.base.i18n import _
from dilemmagame.domain.cards import Card, ScaleKind
from dilemmagame.domain.plan import Confidentiality, Plan, PlannedItem, PlannedStep, expand
from dilemmagame.domain.steps import StepKind
from dilemmagame.printing import look
from dilemmagame.printing.aloud import READ_FLOOR_PT, READ_GOAL_PT, put_case
from dilemmagame.printing.drawing import colour, write
from dilemmagame.printing.geometry import MM
from dilemmagame.printing.laying import Passage, fit, passages
from dilemmagame.printing.pages import BOTTOM, LEFT, RIGHT, WIDTH, Pages
from dilemmagame.printing.text import Face, plain, text_width

_MINUTE = 60_000
_CLOCK_WIDTH = 48.0
_MINUTES_RIGHT = 42.0


def print_runsheet(plan: Plan, language: str) -> bytes:
    """A PDF of A4 pages for an evening without projector or laptop. Times are local, or run from 0:00."""
    with i18n.speaking(language):
        sheet = Pages(plan.title or _("Run sheet"), i18n.language())
        steps = expand(plan.items)
        starts = _starts(steps)
        _programme(sheet, plan, steps, starts)
        number = 0
        for place, item in enumerate(plan.items):
            own = [(step, start) for step, start in zip(steps, starts, strict=True) if step.item == place]
            if item.card is not None:
                number += 1
                _read_aloud(sheet, item.card, number)
                _guide(sheet, plan, item, item.card, own, number)
        _agreements(sheet, plan)
        return sheet.finish()


def _starts(steps: tuple[PlannedStep, ...]) -> list[int]:
    starts, at = [], 0
    for planned in steps:
        starts.append(at)
        at += planned.step.planned_ms
    return starts


def _clock(plan: Plan, at_ms: int) -> str:
    if plan.starts_at is None:
        minutes = at_ms // _MINUTE
        return f"{minutes // 60}:{minutes % 60:02d}"
    return (plan.starts_at.astimezone() + timedelta(milliseconds=at_ms)).strftime("%H.%M")


def _minutes(ms: int) -> str:
    if ms <= 0:
        return ""
    halves = round(ms / _MINUTE * 2)
    figure = str(halves // 2) if halves % 2 == 0 else f"{halves // 2}½".removeprefix("0")
    return _("{n} min").format(n=figure)


def _programme(sheet: Pages, plan: Plan, steps: tuple[PlannedStep, ...], starts: list[int]) -> None:
    """The first page: what, where, for whom, and every item with its time; below it the hints of the frame."""
    sheet.text(plan.title, 26, Face.TITLE)
    facts = [
        plan.organisation.name,
        plan.deck_title,
        _("{n} people").format(n=plan.present),
        _level(plan.confidentiality),
    ]
    sheet.text(" · ".join(fact for fact in facts if fact), 12, before=4, ink=look.INK2)
    sheet.heading(_("Programme"), before=14)
    sheet.gap(5)
    total = 0
    number = 0
    for place, item in enumerate(plan.items):
        own = [(step, start) for step, start in zip(steps, starts, strict=True) if step.item == place]
        if not own:
            continue
        spent = sum(step.step.planned_ms for step, _start in own)
        total += spent
        number += item.card is not None
        name = item.method.title.get(i18n.language())
        title = f"{number}. {item.card.title}" if item.card else name
        _row(sheet, _clock(plan, own[0][1]), title, _minutes(spent), name if item.card else "")
    _row(sheet, _clock(plan, total), _("End"), _minutes(total), "")
    for place, item in enumerate(plan.items):
        own = [(step, start) for step, start in zip(steps, starts, strict=True) if step.item == place]
        if item.card is None and any(step.step.hint.get(i18n.language()) for step, _start in own):
            sheet.heading(item.method.title.get(i18n.language()), size=12.5, before=10, room=44)
            _steps(sheet, plan, own)


def _level(level: Confidentiality) -> str:
    match level:
        case Confidentiality.OPEN:
            return _("open")
        case Confidentiality.CHATHAM_HOUSE:
            return _("Chatham House Rule")
        case Confidentiality.CLOSED:
            return _("closed")


def _row(sheet: Pages, clock: str, title: str, minutes: str, method: str) -> None:
    """One item of the programme: when, what, with which method, how long."""
    sheet.need(30)
    top = sheet.y
    aside = text_width(method, Face.TEXT, 10.5) + 12 if method else 0.0
    room = WIDTH - _CLOCK_WIDTH - _MINUTES_RIGHT - 10 - aside
    sheet.text(title, 13, Face.SEMIBOLD, left=_CLOCK_WIDTH, width=room)
    write(sheet.canvas, clock, LEFT, top - 13, 13, Face.SEMIBOLD)
    write(sheet.canvas, minutes, RIGHT, top - 13, 12, Face.TEXT, look.INK, "right")
    if method:
        write(
            sheet.canvas, method, RIGHT - _MINUTES_RIGHT - 12, top - 13, 10.5, Face.TEXT, look.INK2, "right"
        )
    sheet.gap(4)
    sheet.rule(look.LINE)
    sheet.gap(4)


def _steps(sheet: Pages, plan: Plan, own: list[tuple[PlannedStep, int]]) -> None:
    """The steps of one item with their time, minutes and hint."""
    language = i18n.language()
    for planned, start in own:
        step = planned.step
        sheet.need(40)
        sheet.gap(5)
        top = sheet.y
        sheet.text(
            step.title.get(language), 11.5, Face.SEMIBOLD, left=_CLOCK_WIDTH, width=WIDTH - _CLOCK_WIDTH - 60
        )
        write(sheet.canvas, _clock(plan, start), LEFT, top - 11.5, 11.5)
        if step.planned_ms:
            write(
                sheet.canvas, _minutes(step.planned_ms), RIGHT, top - 11.5, 11, Face.TEXT, look.INK2, "right"
            )
        hint = step.hint.get(language)
        if hint:
            sheet.text(hint, 10.5, before=1, left=_CLOCK_WIDTH, ink=look.INK2)


def _read_aloud(sheet: Pages, card: Card, number: int) -> None:
    """One page with the card, as large as it goes: to read aloud and to lay on the table."""
    if not sheet.clean:
        sheet.turn()
    first = Passage(
        plain(_("Card {n}").format(n=number), Face.MEDIUM), scale=0.7, colour=look.INK2, floor=11.0
    )
    put_case(sheet, card, sheet.y - 20 * MM, READ_GOAL_PT, READ_FLOOR_PT, (first,))


def _guide(
    sheet: Pages, plan: Plan, item: PlannedItem, card: Card, own: list[tuple[PlannedStep, int]], number: int
) -> None:
    """The trainer's page of one card: steps, tally, what can be asked, norms."""
    if not sheet.clean:
        sheet.turn()
    language = i18n.language()
    said = _("Card {n}, for the trainer").format(n=number)
    sheet.text(said, 11, ink=look.INK2)
    sheet.text(card.title, 20, Face.TITLE, before=2)
    sheet.text(item.method.title.get(language), 12, before=2, ink=look.INK2)
    _steps(sheet, plan, own)
    rounds = [planned.step.slot for planned, _start in own if planned.step.kind is StepKind.VOTE]
    if rounds and card.choices:
        _tally(sheet, card, rounds)
    if card.considerations:
        sheet.heading(_("What speaks for it, and what it costs"))
        for each in card.considerations:
            said = _("For: {supports} Cost: {cost}").format(supports=each.supports, cost=each.cost)
            sheet.text(said, 10.5, before=3, label=each.letter)
    if card.twists:
        sheet.heading(_("What if"))
        for place, twist in enumerate(card.twists, 1):
            sheet.text(twist, 10.5, before=3, label=f"{place}.")
    if card.cases:
        sheet.heading(_("Borderline cases"))
        for place, case in enumerate(card.cases, 1):
            sheet.text(case, 10.5, before=3, label=f"{place}.")
    if card.voices:
        sheet.heading(_("Advisers"))
        for voice in card.voices:
            sheet.text(f"{voice.who}: {voice.text}", 10.5, before=3)
    if card.prevention:
        sheet.heading(_("To prevent it"), room=30)
        sheet.text(card.prevention, 10.5, before=2)
    if card.facilitator:
        sheet.heading(_("Hints"))
        sheet.flow(passages(card.facilitator, Passage(before=0.4, language=card.language)), 10.5, before=2)
    _norms(sheet, plan, card)
    _room_to_write(sheet)


def _room_to_write(sheet: Pages) -> None:
    """Lines on what is left of the page: nobody types while a group talks."""
    pitch = 9 * MM
    count = min(int((sheet.y - BOTTOM - 44) // pitch), 9)
    if count >= 3:
        sheet.heading(_("Reasons, words, agreements"), room=0)
        sheet.writing_lines(count, pitch)


def _norms(sheet: Pages, plan: Plan, card: Card) -> None:
    norms = [norm for norm in plan.norms if norm.id in card.norms]
    if not norms:
        return
    sheet.heading(_("Norms"))
    for norm in norms:
        checked = norm.checked_on.isoformat() if norm.checked_on else _("not checked")
        doubt = "" if norm.certain else " · " + _("check this")
        name = " ".join(part for part in (norm.act, norm.article) if part)
        sheet.text(f"{name}: {norm.summary.get(i18n.language())} ({checked}{doubt})", 10.5, before=3)


def _choice_name(card: Card, choice: str) -> str:
    match choice:
        case "unsure":
            return _("I do not know yet")
        case "other":
            return _("Something else")
        case "white":
            return _("White")
        case "grey":
            return _("Grey")
        case "black":
            return _("Black")
    return next(
        (f"{option.letter}. {option.text}" for option in card.options if option.letter == choice), choice
    )


def _tally(sheet: Pages, card: Card, rounds: list[int]) -> None:
    """A grid to count hands in: a row per choice, a column per round, counted openly."""
    row, column = 27.0, 88.0
    narrow = card.scale is ScaleKind.ZERO_TO_TEN
    row = 17.0 if narrow else row
    height = row * (len(card.choices) + 2)
    sheet.heading(_("Tally, counted in the open"), room=height + 24)
    sheet.text(
        _("Cards face down on the table, three, two, one, up. Count, then write."), 10.5, ink=look.INK2
    )
    sheet.gap(6)
    names = [_("First round") if slot == 1 else _("Second round") for slot in rounds]
    first = RIGHT - column * len(rounds)
    rows = ["", *(_choice_name(card, choice) for choice in card.choices), _("People present")]
    canvas = sheet.canvas
    for place, name in enumerate(rows):
        top, low = sheet.y, sheet.y - row
        if place == 0:
            for at, said in enumerate(names):
                write(
                    canvas,
                    said,
                    first + at * column + column / 2,
                    low + 6,
                    10,
                    Face.SEMIBOLD,
                    look.INK,
                    "centre",
                )
        else:
            laid = fit((Passage(plain(name), leading=1.05, floor=7.0),), first - LEFT - 8, row - 3, 9.5)
            if laid is not None:
                canvas.put_lines(laid.lines, LEFT, top - (row - laid.height) / 2)
        canvas.setStrokeColor(colour(look.LINE_STRONG))
        canvas.setLineWidth(0.6)
        canvas.line(LEFT, low, RIGHT, low)
        if place:
            for at in range(len(rounds) + 1):
                canvas.line(first + at * column, top, first + at * column, low)
        sheet.y = low
    sheet.clean = False


def _agreements(sheet: Pages, plan: Plan) -> None:
    """The form for what the group agrees on, with contacts."""
    if not sheet.clean:
        sheet.turn()
    sheet.text(_("Agreements"), 26, Face.TITLE)
    sheet.text(
        _("Read every agreement aloud. It counts when nobody wants to change it. Who is a role, not a name."),
        12,
        before=4,
        ink=look.INK2,
    )
    columns = ((_("What do we agree?"), 0.0), (_("Who"), WIDTH * 0.58), (_("When"), WIDTH * 0.79))
    sheet.gap(18)
    for name, left in columns:
        write(sheet.canvas, name, LEFT + left, sheet.y - 10, 11, Face.SEMIBOLD)
    sheet.y -= 14
    sheet.rule()
    for _place in range(6):
        top = sheet.y
        sheet.y -= 15 * MM
        sheet.rule(look.LINE_STRONG, 0.5)
        for _name, left in columns[1:]:
            sheet.canvas.line(LEFT + left - 6, top, LEFT + left - 6, sheet.y)
    for title, lines in (
        (_("What still rubs"), 2),
        (_("For the code of conduct"), 2),
        (_("Parked for later"), 2),
    ):
        sheet.heading(title, size=13, before=11, room=40)
        sheet.writing_lines(lines, 8.5 * MM)
    if plan.organisation.contacts:
        sheet.heading(_("Where to turn"), size=13, room=18 * len(plan.organisation.contacts) + 28)
        for contact in plan.organisation.contacts:
            sheet.text(f"{contact.role}: {contact.reach}", 11.5, before=3)
    if plan.organisation.notes_holder:
        sheet.text(
            _("These notes are kept by {who}.").format(who=plan.organisation.notes_holder),
            10.5,
            before=10,
            ink=look.INK2,
        )
