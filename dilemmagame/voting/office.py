"""Makes the voting server of a session, in the folder where its ballots lie while they are there."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from dilemmagame.live.phoning import PhoneChannel, Take, Tell
from dilemmagame.live.presence import Address, Wifi
from dilemmagame.voting.addresses import addresses
from dilemmagame.voting.page_json import page_of
from dilemmagame.voting.service import VoteService


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
