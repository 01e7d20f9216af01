"""serve: a session with phones in the room, steered from the terminal. The same engine, store and server as the app."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TextIO

from dilemmagame.base import i18n
from dilemmagame.base.clock import SystemClock
from dilemmagame.base.i18n import _
from dilemmagame.base.paths import DataFolder
from dilemmagame.base.sentences import sentence
from dilemmagame.cli.choosing import find_deck, find_programme, pick_cards, rehearsal_plan, varied
from dilemmagame.cli.parser import UnusableCallError
from dilemmagame.domain.ballots import Channel
from dilemmagame.domain.commands import Advance
from dilemmagame.domain.session import Phase, Primary
from dilemmagame.library.shelf import Shelf
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.hub import Hub, SessionOwner
from dilemmagame.live.presence import Join, Wifi
from dilemmagame.live.stage_view import AlluvialScene, BarsScene, Scene, SlopeScene
from dilemmagame.storage.store import Store
from dilemmagame.voting.office import VoteOffice

HERE = "127.0.0.1"
DARK, LIGHT, UPPER, LOWER = "█", " ", "▀", "▄"


def serve(call: argparse.Namespace, folder: DataFolder, shelf: Shelf) -> int:
    """Play a programme with phones; every Enter is the amber button, q leaves. The session is kept like any other."""
    if not 1 <= call.participants <= 999:
        raise UnusableCallError(_("The number of people is a number from 1 to 999."))
    deck = find_deck(shelf, call.deck)
    template = find_programme(shelf, call.programme, deck.deck)
    cards = varied(pick_cards(deck, None), template, shelf.methods)
    now = datetime.now(UTC)
    plan = rehearsal_plan(shelf, deck, template, cards, call.method, call.participants, now)
    office = VoteOffice(folder.ballots)
    found = [each.ip for each in office.addresses()]
    first = call.address or (found[0] if found else HERE)
    store = Store.open(folder)
    try:
        hub = Hub(SessionOwner.start(store, SystemClock(), replace(plan, channel=Channel.PHONES)))
        told = _Teller(sys.stdout)
        hub.watch(told.show, lambda error: told.line(sentence(error)))
        hub.open()
        where = tuple(dict.fromkeys((first, HERE)))
        phones = office.channel(plan.session_id, plan.language, where, Wifi(), hub.notice, hub.submit)
        phones.start()
        hub.connect(phones)
        try:
            _steer(hub, sys.stdin)
        finally:
            ended = hub.latest.phase is Phase.FINISHED
            (phones.finish if ended else phones.stop)()
            hub.close()
        if ended:
            told.line(
                _("The notes: dilemmagame export {session} --format md -o FILE").format(
                    session=plan.session_id
                )
            )
    finally:
        store.close()
    return 0


def _steer(hub: Hub, keys: TextIO) -> None:
    """Enter after Enter until the session is over, somebody types q, or the input ends."""
    while hub.latest.phase is not Phase.FINISHED:
        line = keys.readline()
        if not line or line.strip().lower() == "q":
            return
        hub.submit(Advance()).result()


class _Teller:
    """Says on the terminal what is on now; a line only when something changed."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._said: dict[str, str] = {}

    def line(self, text: str) -> None:
        print(text, file=self._out, flush=True)

    def show(self, view: ConsoleView) -> None:
        """Called by the hub after every change."""
        if view.presence.join is not None:
            self._once("join", view.presence.join.link, lambda: self._join(view.presence.join))
        step = view.step_title.get(i18n.language())
        card = f"{view.card.title}: " if view.card is not None else ""
        self._once("step", f"{view.position}", lambda: self.line(f"— {card}{step}"))
        self._once("next", view.primary.value, lambda: self._next(view.primary))
        counts = counts_shown(view.stage.scene)
        if counts:
            self._once("counts", counts, lambda: self.line(counts))
        received = max(view.presence.received.values(), default=0)
        state = _("{n} phones are in, {received} votes are in").format(
            n=view.presence.connected, received=received
        )
        self._once("people", state, lambda: self.line(state))

    def _once(self, topic: str, what: str, say: Callable[[], None]) -> None:
        if self._said.get(topic) != what:
            self._said[topic] = what
            say()

    def _next(self, primary: Primary) -> None:
        if primary is Primary.CLOSE_VOTE:
            self.line(_("Enter closes the vote."))
        elif primary is Primary.WAIT_FOR_COUNT:
            self.line(_("The votes of the phones are being counted"))
        elif primary is Primary.FINISH:
            self.line(_("Enter ends the session."))
        elif primary is not Primary.NONE:
            self.line(_("Enter goes on, q leaves."))

    def _join(self, join: Join | None) -> None:
        if join is None:
            return
        for row in terminal_code(join.squares):
            self.line(row)
        self.line(join.link)


def counts_shown(scene: Scene) -> str:
    """The counts that the room sees now, '' for none: the terminal tells no more than the stage."""
    match scene:
        case BarsScene(card=card, ballots=ballots):
            return ", ".join(f"{choice} {n}" for choice, n in zip(card.choices, ballots, strict=False))
        case AlluvialScene() | SlopeScene():
            slope = scene.without_flows() if isinstance(scene, AlluvialScene) else scene
            return ", ".join(f"{each.choice} {each.before} → {each.after}" for each in slope.changes)
        case _:
            return ""


def terminal_code(squares: tuple[tuple[bool, ...], ...], quiet: int = 2) -> list[str]:
    """A square code in half blocks, light on the dark ground of a terminal, two rows of squares to a line."""
    width = len(squares) + 2 * quiet
    blank = (False,) * width
    rows = [blank] * quiet + [(False,) * quiet + row + (False,) * quiet for row in squares] + [blank] * quiet
    if len(rows) % 2:
        rows.append(blank)
    marks = {(False, False): DARK, (False, True): UPPER, (True, False): LOWER, (True, True): LIGHT}
    return [
        "".join(marks[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    ]
