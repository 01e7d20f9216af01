"""rehearse: a whole session with simulated people, through the real engine and the real store, without a display."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dilemmagame.base import i18n
from dilemmagame.base.atomic import write_where_asked
from dilemmagame.base.clock import Clock, VirtualClock
from dilemmagame.base.i18n import _, ngettext
from dilemmagame.base.paths import DataFolder
from dilemmagame.cli.choosing import find_deck, find_programme, pick_cards, rehearsal_plan, varied
from dilemmagame.cli.parser import UnusableCallError
from dilemmagame.domain.ballots import Channel
from dilemmagame.domain.cards import Deck
from dilemmagame.domain.session import Session
from dilemmagame.library.shelf import Shelf
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.rehearsal import Rehearsal, Script
from dilemmagame.storage.store import Store

if TYPE_CHECKING:
    from dilemmagame.cli.pictures import ScreenPictures

FORMATS = ("md", "docx", "pdf", "html", "csv", "json")
START = datetime(2026, 3, 24, 18, 30, tzinfo=UTC)


def rehearse(call: argparse.Namespace, shelf: Shelf) -> int:
    """Play, then write notes in every format, the timing report and, on request, a picture of every screen."""
    from rich.console import Console
    from rich.progress import Progress

    if not 1 <= call.participants <= 999:
        raise UnusableCallError(_("The number of people is a number from 1 to 999."))
    deck = find_deck(shelf, call.deck)
    template = find_programme(shelf, call.programme, deck.deck)
    cards = varied(pick_cards(deck, None), template, shelf.methods)
    plan = rehearsal_plan(shelf, deck, template, cards, call.method, call.participants, START)
    if call.channel != "hands":
        plan = replace(plan, channel=Channel.PHONES)
    out = Path(call.out)
    folder = DataFolder(Path(call.data).resolve() if getattr(call, "data", None) else out.resolve() / "data")
    clock = VirtualClock(START)
    pictures = _screens(out, clock, shelf, deck.deck) if call.screens else None
    store = Store.open(folder)
    try:
        with Progress(console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task(_("The session is played"), total=1)

            def observe(view: ConsoleView) -> None:
                steps = sum(len(item.steps) for item in view.items)
                progress.update(task, total=steps, completed=view.position + 1)
                if pictures is not None:
                    pictures.take(view)

            played = Rehearsal(store, clock, plan, _script(), call.seed, observe)
            with phones_for(call, played, folder):
                played.play()
            state, texts = played.owner.state, played.owner.texts
            _write_notes(out, state, texts)
            store.backup()
    finally:
        store.close()
        if pictures is not None:
            pictures.close()
    write_where_asked(out / "timing.txt", _timing(state).encode("utf-8"))
    write_where_asked(out / "timing.json", json.dumps(_timing_rows(state), indent=2).encode("utf-8"))
    n = pictures.count if pictures is not None else 0
    print(_("Played: {title}, session {session}.").format(title=plan.title, session=plan.session_id))
    print(_("The result is in {folder}").format(folder=out))
    if pictures is not None:
        print(ngettext("{n} picture of the screens", "{n} pictures of the screens", n).format(n=n))
    return 0


EVERY_THIRD = 3


@contextmanager
def phones_for(call: argparse.Namespace, played: Rehearsal, folder: DataFolder) -> Iterator[None]:
    """Give the simulated people phones, where that was asked: all of them, or all but every third."""
    if call.channel == "hands":
        yield
        return
    from dilemmagame.voting.crowd import PhoneCrowd

    crowd = PhoneCrowd(played.owner, folder.ballots, call.participants, call.seed)
    played.give_phones(crowd, but=EVERY_THIRD if call.channel == "mixed" else 0)
    try:
        yield
    finally:
        crowd.close()


def _screens(out: Path, clock: Clock, shelf: Shelf, deck: Deck) -> ScreenPictures:
    from dilemmagame.cli.pictures import ScreenPictures
    from dilemmagame.gui.console.desk import Stock

    return ScreenPictures(out / "screens", clock, stock=lambda: Stock(deck.cards, shelf.methods))


def _write_notes(out: Path, state: Session, texts: dict[str, str]) -> None:
    from dilemmagame.notes.export import export

    for form in FORMATS:
        write_where_asked(out / f"notes.{form}", export(state, texts, form, i18n.language()))


def _script() -> Script:
    return Script(
        agreements=(
            _("We name a personal interest before the debate starts, also when the law does not ask it."),
            _("Who is asked for a favour says so in the faction the same week."),
            _("A new fact may change a vote; we tell our partners before the meeting, not in it."),
            _("We pass questions of residents on to the counter, with the same words for everybody."),
        ),
        who=_("the chair of the council"),
        when=_("before the next meeting"),
        friction=_("Naming an interest can feel like an accusation."),
        insight=_("We judge faster when we know the person."),
        stakeholder=_("The resident who has no voice in the room: fair treatment."),
        signal=_("The code says nothing about boards that somebody has just left."),
        line=_("What we say in the hallway, we must be able to say in the council."),
        process=_("Granting permits"),
    )


def _timing_rows(state: Session) -> list[dict[str, object]]:
    language = i18n.language()
    return [
        {
            "step": each.step.id,
            "title": each.step.title.get(language),
            "planned_minutes": round(each.step.planned_ms / 60_000, 2),
            "replanned_minutes": round(state.planned_ms[index] / 60_000, 2),
            "real_minutes": round(state.spent_ms[index] / 60_000, 2),
            "skipped": index in state.skipped,
        }
        for index, each in enumerate(state.steps)
    ]


def _timing(state: Session) -> str:
    lines = [_("Planned and real minutes per step"), ""]
    lines += [
        f"{row['planned_minutes']:>7} {row['real_minutes']:>7}  {row['title']}" for row in _timing_rows(state)
    ]
    planned = sum(each.step.planned_ms for each in state.steps) / 60_000
    real = sum(state.spent_ms) / 60_000
    lines += [
        "",
        _("Together: planned {planned}, real {real}").format(planned=f"{planned:.1f}", real=f"{real:.1f}"),
    ]
    return "\n".join(lines) + "\n"
