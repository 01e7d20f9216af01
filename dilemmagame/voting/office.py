"""Makes the servers of a session: the voting server, in the folder where its ballots lie while they are there, and the
remote of the trainer's phone.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from dilemmagame.domain.commands import TakeTotals, VoidRound
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.steps import PhoneTask
from dilemmagame.live.phone_view import PhoneView
from dilemmagame.live.phoning import PhoneChannel, Take, Tell
from dilemmagame.live.presence import Address, Wifi
from dilemmagame.live.remoting import RemoteChannel, TakePress, TellStatus
from dilemmagame.voting.addresses import addresses
from dilemmagame.voting.child import PATIENCE, Patience
from dilemmagame.voting.page_json import page_of
from dilemmagame.voting.protocol import TEXT_SECONDS
from dilemmagame.voting.remote_service import RemoteService
from dilemmagame.voting.service import VoteService

TRIAL = "trial"
THROUGH = Localised("Gelukt: deze telefoon bereikt de laptop", "It works: this phone reaches the laptop")


class VoteOffice:
    """For one data folder."""

    def __init__(
        self, folder: Path, patience: Patience = PATIENCE, *, text_seconds: float = TEXT_SECONDS
    ) -> None:
        self._folder = folder
        self._text_seconds = text_seconds
        self._patience = patience
        self._ending: threading.Thread | None = None

    def addresses(self) -> tuple[Address, ...]:
        """Where phones may reach this laptop, the likeliest first."""
        return addresses()

    def channel(
        self, session_id: str, language: str, where: tuple[str, ...], wifi: Wifi, tell: Tell, take: Take
    ) -> PhoneChannel:
        """The server of one session in `language`. `where`: the addresses to listen on, the one to show first."""
        pages = partial(page_of, language=language)
        return VoteService(
            self._folder,
            session_id,
            where,
            pages,
            tell,
            take,
            wifi,
            self._text_seconds,
            patience=self._patience,
            after=self._after_the_last(),
        )

    def trial(self, language: str, where: tuple[str, ...], tell: Tell) -> PhoneChannel:
        """A server on the evening's own port, so that a firewall asks now and not in front of the room. It keeps apart
        from the ballots, and `finish` leaves nothing behind.
        """
        service = VoteService(
            self._folder.with_name(TRIAL),
            TRIAL,
            where,
            partial(page_of, language=language),
            tell,
            _no_totals,
            patience=self._patience,
            after=self._after_the_last(),
        )
        service.show(PhoneView(PhoneTask.REST, THROUGH, None, ()))
        return service

    def remote(self, where: tuple[str, ...], tell: TellStatus, take: TakePress) -> RemoteChannel:
        """The trainer's phone as a remote: a server of its own, which keeps nothing on disk."""
        return RemoteService(where, tell, take)

    def end(self, channel: PhoneChannel, *, for_good: bool) -> None:
        """Stop `channel`, or finish it, on a thread of its own; a server that hangs takes seconds to end. The next
        server begins after it. The thread is no daemon, so the program ends after it as well.
        """
        before = self._after_the_last()

        def end() -> None:
            before()
            if for_good:
                channel.finish()
            else:
                channel.stop()

        self._ending = threading.Thread(target=end, name="phones-end")
        self._ending.start()

    def _after_the_last(self) -> Callable[[], None]:
        """What returns when the server that is ending now has ended."""
        ending = self._ending
        return ending.join if ending is not None else lambda: None


def _no_totals(totals: TakeTotals | VoidRound) -> None:
    """Nobody votes in a trial."""
