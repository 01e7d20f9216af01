"""Stories about the work afterwards: what leaves, how far the notes are, and the evaluation forms."""

from __future__ import annotations

import pytest

from dilemmagame.domain.commands import ChooseLeaving, Command, CountEvaluation, FileText, MarkNotes
from dilemmagame.domain.review import NotesStatus
from dilemmagame.domain.session import Refusal, RefusalCode, decide
from dilemmagame.domain.timing import SessionTime
from tests.notes.evening import START, council_evening


def test_a_line_stays_inside_and_comes_back() -> None:
    evening = council_evening()
    text_id = evening.state.captures[0].text_id
    evening.do(ChooseLeaving((text_id,), leaves=False))
    assert evening.state.inside == {text_id}
    evening.do(ChooseLeaving((text_id,), leaves=True))
    assert evening.state.inside == frozenset()


def test_the_notes_are_a_draft_then_agreed_then_sent() -> None:
    evening = council_evening()
    assert evening.state.mark.status is NotesStatus.CONCEPT
    assert evening.state.mark.on is None
    for status in (NotesStatus.AGREED, NotesStatus.SENT):
        evening.do(MarkNotes(status))
        assert evening.state.mark.status is status
        assert evening.state.mark.on is not None


def test_a_signal_goes_to_an_article() -> None:
    evening = council_evening()
    line = evening.state.captures[-2]
    evening.do(FileText(line.text_id, "4.2"))
    assert evening.state.captures[-2].choice == "4.2"


@pytest.mark.parametrize(
    ("forms", "sums", "fits"),
    [
        (10, (30, 40, 50, 10, 25), True),
        (10, (30, 40, 51, 10, 25), False),
        (10, (30, 40, 50, 9, 25), False),
        (10, (30, 40, 50, 10), False),
        (-1, (0, 0, 0, 0, 0), False),
        (0, (0, 0, 0, 0, 0), True),
        (0, (1, 0, 0, 0, 0), False),
        (1_000, (3_000,) * 5, False),
    ],
)
def test_forms_add_up_or_are_refused(forms: int, sums: tuple[int, ...], *, fits: bool) -> None:
    evening = council_evening()
    found = decide(evening.state, CountEvaluation(forms, sums), SessionTime(0, START))
    assert isinstance(found, Refusal) is not fits


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (ChooseLeaving((), leaves=True), RefusalCode.UNKNOWN_TEXT),
        (ChooseLeaving(("t9999",), leaves=True), RefusalCode.UNKNOWN_TEXT),
        (FileText("t9999", "4"), RefusalCode.UNKNOWN_TEXT),
        (FileText("t0001", "x" * 201), RefusalCode.TEXT_TOO_LONG),
    ],
)
def test_what_is_not_there_is_refused(command: Command, code: RefusalCode) -> None:
    evening = council_evening()
    assert decide(evening.state, command, SessionTime(0, START)) == Refusal(code)
