"""Makes the voting server of a session, in the folder where its ballots lie while they are there."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from dilemmagame.domain.commands import TakeTotals, VoidRound
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.steps import PhoneTask
from dilemmagame.live.phone_view import PhoneView
from dilemmagame.live.phoning import PhoneChannel, Take, Tell
from dilemmagame.live.presence import Address, Wifi
from dilemmagame.voting.addresses import addresses
from dilemmagame.voting.page_json import page_of
from dilemmagame.voting.service import VoteService

TRIAL = "trial"
THROUGH = Localised("Gelukt: deze telefoon bereikt de laptop", "It works: this phone reaches the laptop")


class VoteOffice:
    """For one data folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def addresses(self) -> tuple[Address, ...]:
        """Where phones may reach this laptop, the likeliest first."""
        return addresses()

    def channel(
        self, session_id: str, language: str, where: tuple[str, ...], wifi: Wifi, tell: Tell, take: Take
    ) -> PhoneChannel:
        """The server of one session in `language`. `where`: the addresses to listen on, the one to show first."""
        pages = partial(page_of, language=language)
        return VoteService(self._folder, session_id, where, pages, tell, take, wifi)

    def trial(self, language: str, where: tuple[str, ...], tell: Tell) -> PhoneChannel:
        """A server on the evening's own port, so that a firewall asks now and not in front of the room. It keeps apart
        from the ballots, and `finish` leaves nothing behind.
        """
        service = VoteService(
            self._folder.with_name(TRIAL), TRIAL, where, partial(page_of, language=language), tell, _no_totals
        )
        service.show(PhoneView(PhoneTask.REST, THROUGH, None, ()))
        return service


def _no_totals(totals: TakeTotals | VoidRound) -> None:
    """Nobody votes in a trial."""
