"""A played evening in a real store with its page open: what the stories about the review share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pytestqt.qtbot import QtBot

from dilemmagame.domain.ballots import Count
from dilemmagame.domain.commands import Advance, Capture, CountHands, ProposeAgreement
from dilemmagame.domain.session import Phase
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.gui.review.page import ReviewPage
from dilemmagame.gui.services import Services
from dilemmagame.live.hub import SessionOwner
from tests.gui.pages import services, shown, until
from tests.sample import plan


def played(given: Services, *, ballots: int = 15, finish: bool = True) -> None:
    """A small evening: one vote, two lines, one agreement, a half-typed draft."""
    owner = SessionOwner.start(given.store, given.clock, plan())
    while owner.view().kind is not StepKind.VOTE:
        assert owner.handle(Advance()) is None
    owner.handle(Advance())
    owner.handle(CountHands(1, (Count("A", ballots - 2), Count("B", 2))))
    while owner.view().kind is not StepKind.DIALOGUE:
        assert owner.handle(Advance()) is None
    owner.handle(Capture(CaptureField.INSIGHT, "We oordelen snel, zei meneer Kanarie."))
    owner.handle(Capture(CaptureField.SIGNAL, "De code zwijgt hierover."))
    owner.handle(Capture(CaptureField.NOTE, "half getypt", draft=True))
    owner.handle(ProposeAgreement("We melden een gift dezelfde dag.", when="vanaf morgen"))
    while finish and owner.state.phase is not Phase.FINISHED:
        assert owner.handle(Advance()) is None


@contextmanager
def reviewed(
    tmp_path: Path, qtbot: QtBot, language: str = "nl", *, ballots: int = 15, finish: bool = True
) -> Iterator[ReviewPage]:
    with services(tmp_path, language) as given:
        played(given, ballots=ballots, finish=finish)
        page = ReviewPage(given, "s1")
        qtbot.addWidget(page)
        shown(page)
        settled(page)
        yield page
        page._background.wait()


def settled(page: ReviewPage) -> None:
    until(lambda: page.snapshot is not None and not page._background.busy)


def on_disk(tmp_path: Path, words: bytes) -> list[Path]:
    return [path for path in tmp_path.rglob("*") if path.is_file() and words in path.read_bytes()]
