"""What the forms of talk leave in the notes: heaps, advisers, roles and reasons, and no empty heading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dilemmagame.base import i18n
from dilemmagame.base.clock import VirtualClock
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.cards import Voice
from dilemmagame.domain.commands import Advance, Capture, ChooseVoice, Command, FileText
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.live.hub import SessionOwner
from dilemmagame.notes.compose import compose
from dilemmagame.notes.document import Document, Heading, Item, Listing, Passage
from dilemmagame.storage import Store
from tests.sample import OPTIONS_CARD, START, method, plan, step

CARD = replace(
    OPTIONS_CARD, voices=(Voice("De griffier", "Meld het."), Voice("De accountant", "Wat kost het?"))
)
TALK = method(
    "talk",
    replace(step(StepKind.INDIVIDUAL), capture=("question",)),
    replace(step(StepKind.SORT), capture=("question",)),
    replace(step(StepKind.SORT), capture=("definition",)),
    step(StepKind.REFORMULATE),
    step(StepKind.ADVISERS),
    step(StepKind.HEARING),
    step(StepKind.OPPOSITES),
    step(StepKind.MINORITY),
    step(StepKind.ROLES),
)


class Talk:
    """A session on disk that does what it is told, and goes on to the next step when asked."""

    def __init__(self, store: Store) -> None:
        self.owner = SessionOwner.start(store, VirtualClock(START), plan(PlannedItem(TALK, CARD)))

    def do(self, *commands: Command) -> Talk:
        for command in commands:
            assert self.owner.handle(command) is None, command
        return self

    def to(self, kind: StepKind) -> Talk:
        while self.owner.state.current.step.kind is not kind:
            self.do(Advance())
        return self

    def say(self, field: CaptureField, *texts: str) -> Talk:
        return self.do(*(Capture(field, text) for text in texts))

    def lay(self, **heaps: str) -> Talk:
        texts = self.owner.texts
        for heap, body in heaps.items():
            self.do(FileText(next(each for each, said in texts.items() if said == body), heap))
        return self

    def document(self) -> Document:
        with i18n.speaking("nl"):
            return compose(self.owner.state, self.owner.texts, "nl")


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    store = Store.open(DataFolder(tmp_path), reserve_bytes=4096)
    yield Talk(store)
    store.close()


def under(document: Document, heading: str) -> list[object]:
    place = next(
        n for n, block in enumerate(document.blocks) if isinstance(block, Heading) and block.text == heading
    )
    rest = document.blocks[place + 1 :]
    end = next((n for n, block in enumerate(rest) if isinstance(block, Heading)), len(rest))
    return list(rest[:end])


def headings(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def test_what_was_laid_stands_per_heap_and_the_question_anew_apart_from_it(talk: Talk) -> None:
    talk.to(StepKind.INDIVIDUAL).say(CaptureField.QUESTION, "Wat wilde je?", "Wie wist het?")
    talk.to(StepKind.SORT).lay(warm="Wie wist het?", cold="Wat wilde je?")
    talk.do(Advance()).say(CaptureField.DEFINITION, "Ik durf geen nee te zeggen.")
    talk.to(StepKind.REFORMULATE).say(CaptureField.QUESTION, "Hoe zeg ik nee?")
    document = talk.document()
    assert under(document, "Vragen, van warm naar koud") == [
        Listing((Item("Warm", ("Wie wist het?",)), Item("Koud", ("Wat wilde je?",))))
    ]
    assert under(document, "De vraag nu") == [Listing((Item("Hoe zeg ik nee?"),))]
    assert under(document, "Omschrijvingen van het probleem") == [
        Listing((Item("Ik durf geen nee te zeggen."),))
    ]


def test_advisers_roles_and_reasons_are_told_once(talk: Talk) -> None:
    talk.to(StepKind.ADVISERS).do(ChooseVoice(1, chosen=True))
    talk.to(StepKind.HEARING).say(CaptureField.ADVICE, "Reken het eerst uit.")
    talk.to(StepKind.OPPOSITES).say(CaptureField.COUNTER_REASON, "De relatie blijft goed.")
    talk.to(StepKind.MINORITY).say(CaptureField.REASON, "Delen voelt eerlijk.")
    talk.to(StepKind.ROLES).say(CaptureField.ROLE, "Een inwoner", "Een journalist")
    document = talk.document()
    assert under(document, "Raadgevers die de groep koos") == [Passage("De accountant")]
    assert under(document, "Advies dat is gegeven") == [Listing((Item("Reken het eerst uit."),))]
    assert under(document, "Rollen die zijn uitgedeeld") == [Passage("Een inwoner, Een journalist")]
    written = str(document)
    for text in ("De relatie blijft goed.", "Delen voelt eerlijk."):
        assert written.count(text) == 1


def test_an_empty_talk_leaves_no_empty_headings(talk: Talk) -> None:
    talk.to(StepKind.ROLES)
    found = headings(talk.document())
    for name in ("Vragen, van warm naar koud", "Raadgevers die de groep koos", "Rollen die zijn uitgedeeld"):
        assert name not in found
