"""What is left of an evening by phone: the whole data folder, backups, log and temporary files are read as bytes.

And what can be heard of an open round: every message to a phone, every line to the app, every view of the console.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import logging
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from dilemmagame.base.clock import VirtualClock
from dilemmagame.base.logs import open_log
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.ballots import Channel, RoundStatus
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.session import Phase
from dilemmagame.live.hub import SessionOwner
from dilemmagame.live.rehearsal import Rehearsal
from dilemmagame.storage import Store
from dilemmagame.voting.crowd import PhoneCrowd
from dilemmagame.voting.service import VoteService
from tests.forms import GREY_ZONE, RICH_CARD
from tests.live.test_rehearsal import SCRIPT
from tests.sample import CARD_ROUND, CLOSING, OPENING, START, plan

PHONES = 14
SEED = 5


@dataclass(slots=True)
class Heard:
    """What somebody who listens everywhere would have; `open_backups` were made while ballots lay there."""

    tokens: list[str] = field(default_factory=list)
    keys: set[bytes] = field(default_factory=set)
    refs: set[bytes] = field(default_factory=set)
    choices: list[tuple[str, ...]] = field(default_factory=list)
    open_backups: list[Path] = field(default_factory=list)
    messages: list[Any] = field(default_factory=list)
    lines: list[Mapping[str, Any]] = field(default_factory=list)
    seen_in_the_open: int = 0


class Overheard(PhoneCrowd):
    """The crowd of a rehearsal with somebody who listens; looks into the folder while the round is open."""

    def __init__(self, owner: SessionOwner, folder: DataFolder, store: Store, heard: Heard) -> None:
        self.heard = heard
        self._folder = folder
        self._store = store
        super().__init__(owner, folder.ballots, PHONES, SEED)
        heard.tokens = self._tokens

    def vote(self, answers: Mapping[int, Mapping[int, str]]) -> None:
        super().vote(answers)
        for given in answers.values():
            self.heard.choices.append(tuple(given[person] for person in sorted(given)))
        for vote in self._owner.view().votes:
            if vote.status is RoundStatus.OPEN:
                assert (vote.hands, vote.phoned, vote.total) == ((), 0, 0)
        self.heard.open_backups.append(self._store.backup())
        (ballots,) = self._folder.ballots.glob("*.ballots")
        key = ballots.with_suffix(".key").read_bytes()
        here = ballots.read_bytes()
        refs = {hmac.digest(key, b"token:" + each.encode(), hashlib.sha256)[:16] for each in self._tokens}
        self.heard.seen_in_the_open += sum(ref in here for ref in refs)
        self.heard.refs |= refs
        self.heard.keys |= {
            key,
            bytes.fromhex(json.loads((self._folder.ballots / "door.json").read_bytes())["key"]),
        }

    async def _hear(self, line: aiohttp.ClientWebSocketResponse) -> dict[str, Any]:  # type: ignore[override]
        while True:
            said: dict[str, Any] = await line.receive_json()
            self.heard.messages.append(said)
            if said["do"] in ("told", "texted", "slow"):
                return said


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Heard]]:
    """An evening of two kinds of round by phone, with the log at its most talkative; the folder it left."""
    root = tmp_path_factory.mktemp("avond")
    folder, heard = DataFolder(root / "data"), Heard()
    with pytest.MonkeyPatch.context() as patch:
        (root / "tmp").mkdir()
        patch.setenv("TMPDIR", str(root / "tmp"))
        patch.setattr(tempfile, "tempdir", str(root / "tmp"))
        listened = VoteService._hear

        def hear(service: VoteService, event: Mapping[str, Any]) -> None:
            heard.lines.append(event)
            listened(service, event)

        patch.setattr(VoteService, "_hear", hear)
        store = Store.open(folder, reserve_bytes=4096)
        log = logging.getLogger()
        before, level = list(log.handlers), log.level
        open_log(folder)
        log.setLevel(logging.DEBUG)
        try:
            play(store, folder, heard)
        finally:
            store.close()
            for handler in set(log.handlers) - set(before):
                log.removeHandler(handler)
                handler.close()
            log.setLevel(level)
        yield root, heard


def play(store: Store, folder: DataFolder, heard: Heard) -> None:
    items = [PlannedItem(OPENING), *(PlannedItem(each, RICH_CARD) for each in (CARD_ROUND, GREY_ZONE))]
    by_phone = replace(plan(*items, PlannedItem(CLOSING), present=PHONES), channel=Channel.PHONES)
    rehearsal = Rehearsal(store, VirtualClock(START), by_phone, SCRIPT, SEED)
    crowd = Overheard(rehearsal.owner, folder, store, heard)
    try:
        rehearsal.give_phones(crowd)
        rehearsal.play()
    finally:
        crowd.close()
    assert rehearsal.owner.state.phase is Phase.FINISHED
    store.backup()


def spelled(secret: bytes) -> set[bytes]:
    """How the same bytes can lie on a disk."""
    coded = {base64.b64encode(secret), base64.urlsafe_b64encode(secret)}
    return {
        secret,
        secret.hex().encode(),
        secret.hex().upper().encode(),
        *(each.rstrip(b"=") for each in coded),
    }


def all_files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def found_in(files: Mapping[str, bytes], heard: Heard) -> set[str]:
    """The files with a trace of a phone, a ballot or a key, or with everybody's choices one after the other."""
    wanted = {each.encode() for each in heard.tokens}
    wanted |= {base64.urlsafe_b64decode(each + "==") for each in heard.tokens}
    for secret in (*heard.keys, *heard.refs):
        wanted |= spelled(secret)
    for choices in heard.choices:
        wanted |= {between.join(choices).encode() for between in ("", ",", " ", "\n", '","', '", "')}
    return {name for name, here in files.items() if any(each in here for each in wanted)}


def test_after_the_evening_no_file_holds_a_trace_of_a_phone_a_ballot_or_a_key(
    evening: tuple[Path, Heard],
) -> None:
    root, heard = evening
    assert heard.seen_in_the_open >= PHONES, "the search finds what lies there while a round is open"
    assert len(heard.choices) > 3
    assert min(len(each) for each in heard.choices) > 5
    files = all_files(root)
    assert {"data/sessions.db"} < files.keys()
    assert any("log" in name for name in files)
    assert found_in(files, heard) == set()
    assert not (root / "data" / "ballots").exists()


def test_the_search_would_find_a_trace_in_any_spelling(evening: tuple[Path, Heard], tmp_path: Path) -> None:
    _root, heard = evening
    key, ref = min(heard.keys), min(heard.refs)
    left = [
        heard.tokens[0].encode(),
        key,
        ref.hex().encode(),
        base64.b64encode(key),
        "".join(heard.choices[0]).encode(),
    ]
    for place, each in enumerate(left):
        (tmp_path / str(place)).write_bytes(b"before " + each + b" after")
    assert len(found_in(all_files(tmp_path), heard)) == len(left)


def test_a_backup_that_was_made_in_an_open_round_holds_no_ballot(evening: tuple[Path, Heard]) -> None:
    _root, heard = evening
    kept = {str(path): path.read_bytes() for path in heard.open_backups if path.exists()}
    assert kept
    assert found_in(kept, heard) == set()


def numbers_by_choice(said: object, names: set[str]) -> bool:
    """Whether a number is given to a choice anywhere in a message, by name or in a row."""
    match said:
        case dict():
            named = any(key in names and isinstance(value, int) for key, value in said.items())
            return named or any(numbers_by_choice(value, names) for value in said.values())
        case list() | tuple():
            row = len(said) > 1 and all(isinstance(each, int) and not isinstance(each, bool) for each in said)
            return row or any(numbers_by_choice(each, names) for each in said)
        case _:
            return False


def test_nothing_that_is_said_in_an_open_round_gives_a_number_to_a_choice(
    evening: tuple[Path, Heard],
) -> None:
    _root, heard = evening
    names = {choice for choices in heard.choices for choice in choices}
    opened = [each for each in heard.lines if each["ev"] == "opened"]
    totals = [each for each in heard.lines if each["ev"] == "totals"]
    rest = [dict(each) for each in heard.lines if each["ev"] not in ("totals", "opened", "texts")]
    for line in rest:
        assert all(0 <= votes <= PHONES for votes in line.pop("voted", {}).values())
    assert opened
    assert sum(len(each["rounds"]) for each in totals) >= len(heard.choices)
    assert all(numbers_by_choice(each, names) for each in totals), "the scan sees a count when there is one"
    assert not any(numbers_by_choice(each, names) for each in (*heard.messages, *rest))
    assert {key for each in rest for key in each} <= {
        "ev",
        "port",
        "code",
        "connected",
        "voted",
        "card",
        "rounds",
    }
    assert {each["do"] for each in heard.messages} == {"state", "told", "texted"}


def test_ending_the_line_takes_the_bytes_of_the_code_and_the_key_too(tmp_path: Path) -> None:
    kept, held = tmp_path / "ballots" / "door.json", tmp_path / "held"
    kept.parent.mkdir()
    kept.write_bytes(b'{"key": "geheim"}')
    os.link(kept, held)
    service = VoteService(kept.parent, "s1", ("127.0.0.1",), lambda _view: {}, heard_of, heard_of)
    service.finish()
    assert not kept.parent.exists()
    assert not any(held.read_bytes())


def heard_of(_said: object) -> None:
    """A line that never began tells nothing."""
    raise AssertionError


def test_no_text_is_told_while_a_round_is_open_and_none_with_who_sent_it(evening: tuple[Path, Heard]) -> None:
    _root, heard = evening
    texts = [place for place, each in enumerate(heard.lines) if each["ev"] == "texts"]
    assert texts
    for place in texts:
        before = [each["ev"] for each in heard.lines[:place] if each["ev"] in ("opened", "totals")]
        assert before.count("opened") == before.count("totals")
        assert heard.lines[place].keys() == {"ev", "batch", "step", "texts"}
        assert not any(token in str(heard.lines[place]) for token in heard.tokens)
