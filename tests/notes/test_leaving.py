"""What may leave a session, looked at in the files themselves: thresholds, confidentiality, own notes."""

from __future__ import annotations

import json

import pytest

from dilemmagame.domain.agreements import AgreementStatus
from dilemmagame.domain.commands import Advance, JudgeAgreement, ReopenVote, Strike
from dilemmagame.domain.plan import Confidentiality
from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.export import Format
from dilemmagame.notes.leaving import what_may_leave
from tests.notes.evening import (
    Evening,
    by_phone,
    closed_evening,
    council_evening,
    four_ballots,
    not_revealed,
    paper_evening,
)
from tests.notes.reading import exported, squeezed, text_of

FORMATS = list(Format)
ON_PAPER = [Format.MARKDOWN, Format.DOCX, Format.PDF, Format.HTML]


@pytest.mark.parametrize("fmt", FORMATS)
def test_four_ballots_leave_no_figure_whatever_they_were(fmt: Format) -> None:
    files = {exported(four_ballots(a, b), fmt) for a, b in ((3, 1), (1, 3), (2, 2), (1, 1))}
    assert len(files) == 1, "the file tells something of a vote with fewer than five ballots"


@pytest.mark.parametrize("fmt", [*ON_PAPER, Format.CSV])
def test_four_ballots_are_named_as_too_few(fmt: Format) -> None:
    text = squeezed(text_of(exported(four_ballots(3, 1), fmt), fmt))
    assert squeezed("er zijn minder dan vijf stemmen geteld") in text


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_few_phones_beside_raised_hands_leave_no_figure_and_are_not_called_a_small_vote(
    fmt: Format,
) -> None:
    hands = {"A": 12, "B": 8}
    files = {exported(by_phone({"A": a, "B": b}, hands), fmt) for a, b in ((3, 1), (1, 3), (2, 2))}
    assert len(files) == 1, "with the hands everybody saw, the figures would tell what the phones said"
    text = squeezed(text_of(files.pop(), fmt)) if fmt is not Format.JSON else ""
    assert squeezed("stemmen geteld") not in text
    if fmt is not Format.JSON:
        assert squeezed("er minder dan vijf antwoorden per telefoon") in text


def test_only_a_vote_by_phone_alone_is_called_secret() -> None:
    for evening, secret in (
        (by_phone({"A": 8, "B": 6}, {}), True),
        (by_phone({"A": 8, "B": 6}, {"B": 2}), False),
        (four_ballots(4, 1), False),
    ):
        (vote,) = json.loads(exported(evening, Format.JSON))["dilemmas"][0]["outcome"]["rounds"]
        assert vote["secret"] is secret, vote["channel"]


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_result_that_was_not_shown_leaves_nothing(fmt: Format) -> None:
    files = {exported(not_revealed(a, c), fmt) for a, c in ((18, 0), (0, 18), (9, 9), (17, 1))}
    assert len(files) == 1, "the file tells a result that the trainer never showed"


@pytest.mark.parametrize("fmt", FORMATS)
def test_five_ballots_may_be_shown_down_to_a_single_one(fmt: Format) -> None:
    files = {exported(four_ballots(a, b), fmt) for a, b in ((4, 1), (3, 2))}
    assert len(files) == 2


def test_a_json_round_under_the_threshold_has_no_figure_fields() -> None:
    notes = json.loads(exported(four_ballots(3, 1), Format.JSON))
    (vote,) = notes["dilemmas"][0]["outcome"]["rounds"]
    assert vote["shown"] == "too-few"
    assert "ballots" not in vote
    assert "total" not in vote


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_closed_session_lets_only_agreements_signals_and_facts_out(fmt: Format, language: str) -> None:
    evening = closed_evening()
    text = squeezed(text_of(exported(evening, fmt, language, own=True), fmt))
    for gone in (
        "winkelstraat",
        "Wie nooit aanschuift",
        "Het moment weegt",
        "agenda bij van uitnodigingen",
        "Overzicht van uitnodigingen",
        "waar je zelf lid van bent",
        "Bewoners van de straten",
        "kaart met belangen",
        "Rustig begin",
        "half getypte",
        "Ga je naar het diner",
    ):
        assert squeezed(gone) not in text
    assert squeezed("In de week voor een stemming gaan we niet in") in text
    assert squeezed("De code zegt niets over uitnodigingen") in text
    if fmt in ON_PAPER:
        assert (
            squeezed("Ondernemersdiner (Kaartronde" if language == "nl" else "Ondernemersdiner (Card round")
            in text
        )
        said_so = "Deze sessie was besloten" if language == "nl" else "This session was closed"
        assert squeezed(said_so) in text


@pytest.mark.parametrize("fmt", FORMATS)
def test_own_notes_and_drafts_stay_out_unless_asked_for(fmt: Format) -> None:
    evening = council_evening()
    without = squeezed(text_of(exported(evening, fmt), fmt))
    assert squeezed("Rustig begin") not in without
    assert squeezed("half getypte regel") not in without
    if fmt is not Format.CSV:
        with_own = squeezed(text_of(exported(evening, fmt, own=True), fmt))
        assert squeezed("Rustig begin, zaal zit ver uit elkaar.") in with_own
        assert squeezed("half getypte regel") in with_own


def test_open_and_chatham_house_tell_the_same_because_no_speaker_is_ever_kept() -> None:
    told = what_may_leave(council_evening(Confidentiality.OPEN).state, {}, "nl")
    shielded = what_may_leave(council_evening(Confidentiality.CHATHAM_HOUSE).state, {}, "nl")
    assert told.items == shielded.items
    assert told.facts.confidentiality is not shielded.facts.confidentiality


def test_a_dropped_agreement_and_a_struck_text_are_gone() -> None:
    evening = council_evening()
    evening.do(JudgeAgreement(2, AgreementStatus.DROPPED))
    signal = next(text_id for text_id, body in evening.texts.items() if "De code zegt niets" in body)
    evening.do(Strike((signal,)))
    notes = what_may_leave(evening.state, evening.texts, "nl")
    assert [line.body[:14] for line in notes.agreements] == ["In de week voo", "We vragen de c"]
    assert notes.signals == ()


def test_a_tally_from_paper_gives_the_same_notes_and_says_it_was_paper() -> None:
    evening = paper_evening()
    text = text_of(exported(evening, Format.MARKDOWN), Format.MARKDOWN)
    assert "Open geteld op papier" in text
    assert "24 november 2026 (gepland)" in text
    notes = what_may_leave(evening.state, evening.texts, "nl")
    outcome = notes.items[0].outcome
    assert outcome is not None
    assert [round_.total for round_ in outcome.rounds] == [17, 17]
    assert [change.delta for change in outcome.changes if change.delta] == [-3, 3]


def test_a_repeated_round_tells_the_last_one_that_was_shown() -> None:
    evening = Evening()
    evening.vote(1, A=10, B=8)
    evening.reveal()
    while evening.state.current.step.kind is not StepKind.VOTE:
        from dilemmagame.domain.commands import GoBack

        evening.do(GoBack())
    evening.do(ReopenVote(evening.state.rounds[0].number))
    evening.do(Advance())
    notes = what_may_leave(evening.state, evening.texts, "nl")
    outcome = notes.items[0].outcome
    assert outcome is not None
    assert [(each.held, each.total) for each in outcome.rounds] == [(2, 18)]
    assert "2 keer gehouden" in text_of(exported(evening, Format.MARKDOWN), Format.MARKDOWN)


def test_lines_from_outside_a_card_are_not_lost() -> None:
    evening = council_evening()
    place = len(evening.state.plan.items) - 1
    from dilemmagame.domain.commands import Capture
    from dilemmagame.domain.steps import CaptureField

    evening.do(Capture(CaptureField.INSIGHT, "Aan het eind gezegd.", item=place))
    text = text_of(exported(evening, Format.MARKDOWN), Format.MARKDOWN)
    assert "Aan het eind gezegd." in text
