"""Stories about the papers beside the notes, looked at in the files themselves."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest

from dilemmagame.domain.commands import (
    Capture,
    ChooseLeaving,
    CountEvaluation,
    FileText,
    SetConfidentiality,
    SupportAgreement,
)
from dilemmagame.domain.organisations import CodeArticle
from dilemmagame.domain.plan import Confidentiality
from dilemmagame.domain.steps import CaptureField
from dilemmagame.notes.content import ItemNotes, Notes
from dilemmagame.notes.document import Document, Heading, Listing, Passage
from dilemmagame.notes.export import Format, write_document, write_notes
from dilemmagame.notes.leaving import what_may_leave
from dilemmagame.notes.papers.casenote import parts
from dilemmagame.notes.papers.kinds import Paper, place_of
from dilemmagame.notes.papers.making import FROM_ONE_SESSION, WITHHELD, make_paper, offered
from dilemmagame.notes.papers.worksheets import SECTIONS
from tests.notes.climbing import TWISTS, ladder
from tests.notes.evening import Evening, council_evening, four_ballots, not_revealed, with_text
from tests.notes.reading import squeezed, text_of

AGREED = "Wie in het plangebied woont, zegt dat aan het begin van het debat."


def notes_of(evening: Evening, language: str = "nl") -> Notes:
    return what_may_leave(evening.state, evening.texts, language)


def paper(evening: Evening, kind: Paper, number: int = 0) -> Document:
    return make_paper(kind, notes_of(evening), number=number)


def shown(document: Document) -> str:
    return text_of(write_document(document, Format.MARKDOWN), Format.MARKDOWN)


def card(evening: Evening, number: int = 1) -> ItemNotes:
    return next(item for item in notes_of(evening).items if item.number == number)


def from_outside(evening: Evening) -> Evening:
    """The same evening, led by a trainer from outside."""
    plan = evening.state.plan
    evening.state = replace(
        evening.state, plan=replace(plan, organisation=replace(plan.organisation, external=True))
    )
    return evening


@pytest.mark.parametrize("kind", FROM_ONE_SESSION)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_paper_goes_into_every_format_with_its_holder_first(kind: Paper, language: str) -> None:
    made = make_paper(kind, notes_of(council_evening(), language))
    first = squeezed("Dit stuk wordt beheerd door" if language == "nl" else "This paper is held by")
    for fmt in Format:
        text = squeezed(text_of(write_document(made, fmt), fmt))
        assert first in text, fmt
        assert squeezed(made.title) in text, fmt
        if fmt is not Format.PDF:
            assert text.startswith(first)


@pytest.mark.parametrize("fmt", list(Format))
def test_no_paper_in_any_format_tells_a_vote_that_may_not_be_told(fmt: Format) -> None:
    """Evenings that differ in nothing but hidden ballots give the same files, whatever is put together."""
    pairs = (
        [four_ballots(a, b) for a, b in ((3, 1), (1, 3), (2, 2))],
        [not_revealed(a, c) for a, c in ((18, 0), (9, 9), (1, 17))],
        [ladder({"A": 1, "B": 3}), ladder({"A": 3, "B": 1}), ladder({"A": 2, "B": 2})],
    )
    for evenings in pairs:
        all_files = {
            (
                write_notes(notes_of(each), fmt),
                *(write_document(paper(each, kind), fmt) for kind in FROM_ONE_SESSION),
            )
            for each in evenings
        }
        assert len(all_files) == 1


def test_a_worksheet_shows_what_was_taken_and_what_is_open() -> None:
    evening = council_evening()
    section = SECTIONS[Paper.GENTLE][1]
    evening.keep(CaptureField.PASSAGE, "Wij meten met één maat.", place_of(Paper.GENTLE, section.key))
    blocks = paper(evening, Paper.GENTLE).blocks
    place = blocks.index(Heading(section.title.nl))
    listed = blocks[place + 1]
    assert isinstance(listed, Listing)
    assert [item.text for item in listed.items] == ["Wij meten met één maat."]
    assert sum(isinstance(b, Passage) and b.text.startswith("Nog open.") for b in blocks) == 5
    assert AGREED in shown(paper(evening, Paper.GENTLE)), "what the group agreed comes with it"
    assert "Wij meten met één maat." not in text_of(
        write_notes(notes_of(evening), Format.MARKDOWN), Format.MARKDOWN
    )


def test_the_protocol_has_its_five_parts() -> None:
    heads = [
        block.text for block in paper(council_evening(), Paper.PROTOCOL).blocks if isinstance(block, Heading)
    ]
    assert heads == ["1. Melden", "2. Onderzoek", "3. Juridische afhandeling", "4. Registratie", "5. Nazorg"]


@pytest.mark.parametrize("kind", SECTIONS)
def test_every_section_has_examples_of_its_own_in_two_languages(kind: Paper) -> None:
    for section in SECTIONS[kind]:
        assert len(section.examples) >= 2
        for text in (section.title, section.aim, *section.examples):
            assert text.nl
            assert text.en
            assert text.nl != text.en or text.nl[0].isdigit()
    keys = [section.key for section in SECTIONS[kind]]
    assert len(set(keys)) == len(keys)


def test_signals_stand_with_their_article() -> None:
    evening = council_evening()
    code = (CodeArticle("4.2", "Uitnodigingen meld je vooraf."), CodeArticle("5", "Geen geschenken."))
    plan = evening.state.plan
    evening.state = replace(
        evening.state, plan=replace(plan, organisation=replace(plan.organisation, code=code))
    )
    signal = next(line for line in evening.state.captures if line.field is CaptureField.SIGNAL)
    evening.do(FileText(signal.text_id, "4.2"))
    evening.do(Capture(CaptureField.SIGNAL, "De termijn is kort.", item=3))
    heads = [block.text for block in paper(evening, Paper.CODE).blocks if isinstance(block, Heading)]
    assert heads == ["Artikel 4.2", "Zonder artikel"]
    assert "Uitnodigingen meld je vooraf." in shown(paper(evening, Paper.CODE))


def test_an_article_that_is_gone_from_the_code_keeps_its_signal() -> None:
    evening = council_evening()
    signal = next(line for line in evening.state.captures if line.field is CaptureField.SIGNAL)
    evening.do(FileText(signal.text_id, "9"))
    assert "Artikel 9" in shown(paper(evening, Paper.CODE))


def test_the_actions_say_who_sees_to_what() -> None:
    text = shown(paper(council_evening(), Paper.ACTIONS))
    for words in ("Overzicht van uitnodigingen", "alle raadsleden", "Nevenfuncties", "fractievoorzitters"):
        assert words in text
    word = docx.Document(io.BytesIO(write_document(paper(council_evening(), Paper.ACTIONS), Format.DOCX)))
    [table] = word.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Afspraak", "Wie", "Wanneer"]
    assert table.columns[0].width > table.columns[1].width


def test_what_was_parked_is_listed() -> None:
    assert "verenigingen waar je zelf lid van bent" in shown(paper(council_evening(), Paper.PARKED))
    assert "niets geparkeerd" in shown(paper(four_ballots(3, 1), Paper.PARKED))


def test_the_memo_is_whole_sentences_without_a_figure_of_a_vote() -> None:
    evening = council_evening()
    evening.do(SupportAgreement(1, 15, 17))
    text = shown(paper(evening, Paper.MEMO))
    assert "Op 24 november 2026 is een gesprek over integriteit gehouden" in text
    assert "Er waren 18 deelnemers" in text
    assert AGREED in text
    assert "Er zijn geen besluiten genomen" in text
    assert "15" not in text
    assert "Je hoort anders niet" not in text


def test_a_small_group_is_not_counted_in_the_memo() -> None:
    evening = council_evening()
    state = evening.state
    evening.state = replace(state, present=4, rounds=())
    assert "Er was een kleine groep" in shown(paper(evening, Paper.MEMO))


def test_a_case_note_is_drafted_from_the_card_and_says_nothing_of_place_or_day() -> None:
    made = paper(council_evening(), Paper.CASE, 1)
    text = shown(made)
    assert "Het moment weegt zwaarder dan het bedrag." in text
    assert "Je hoort anders niet" in text
    assert "Alle fracties zijn uitgenodigd" in text
    assert (made.organisation, made.day, made.house.logo) == ("", None, None)
    assert "Gemeente Wolderhage" not in text
    assert "november" not in text


def test_a_part_that_was_written_takes_the_place_of_its_draft() -> None:
    evening = council_evening()
    evening.do(Capture(CaptureField.PASSAGE, "Wij gaan niet.", place_of(Paper.CASE, "judgement"), item=1))
    evening.do(Capture(CaptureField.PASSAGE, "Elders.", place_of(Paper.CASE, "judgement"), item=3))
    here = {part.key: part for part in parts(notes_of(evening), card(evening))}
    assert here["judgement"].text == "Wij gaan niet."
    assert "Het moment" in here["judgement"].draft
    assert here["question"].text == "Ga je naar het diner?"
    there = {part.key: part.text for part in parts(notes_of(evening), card(evening, 2))}
    assert there["judgement"] == "Elders."


def test_a_changed_fact_that_turned_the_group_is_a_condition() -> None:
    turned = ladder({"A": 4, "B": 10}, {"A": 9, "B": 5})
    conditions = {part.key: part.text for part in parts(notes_of(turned), card(turned))}["conditions"]
    assert TWISTS[0] in conditions
    assert TWISTS[1] not in conditions, "there most people chose as before"


@pytest.mark.parametrize("ballots", [{"A": 1, "B": 3}, {"A": 7, "B": 7}])
def test_a_rung_of_few_or_without_a_winner_says_nothing(ballots: dict[str, int]) -> None:
    evening = ladder(ballots)
    conditions = {part.key: part.text for part in parts(notes_of(evening), card(evening))}["conditions"]
    assert conditions == ""


def test_a_closed_session_gives_only_papers_of_what_was_agreed() -> None:
    evening = council_evening()
    evening.do(SetConfidentiality(Confidentiality.CLOSED))
    notes = notes_of(evening)
    assert set(offered(notes)) == set(FROM_ONE_SESSION) - WITHHELD
    for kind in WITHHELD:
        text = shown(make_paper(kind, notes))
        assert "Het moment weegt" not in text
        assert "Overzicht van uitnodigingen" not in text


def test_what_stays_inside_is_in_no_paper() -> None:
    evening = council_evening()
    evening.do(ChooseLeaving(tuple(line.text_id for line in evening.state.captures), leaves=False))
    evening.do(ChooseLeaving(tuple(each.body for each in evening.state.agreements), leaves=False))
    for kind in FROM_ONE_SESSION:
        text = shown(paper(evening, kind, 1))
        for words in ("Het moment weegt", "De code zegt niets", AGREED, "Overzicht van", "verenigingen waar"):
            assert words not in text, kind


def test_a_trainer_from_outside_gives_an_advice() -> None:
    evening = from_outside(council_evening())
    notes = text_of(write_notes(notes_of(evening), Format.MARKDOWN), Format.MARKDOWN)
    assert "Advies, concept" in notes
    assert "Gemeente Wolderhage beslist wat ermee gebeurt" in notes
    for kind in (Paper.GENTLE, Paper.PROTOCOL, Paper.CODE, Paper.ACTIONS, Paper.MEMO):
        assert paper(evening, kind).label == "Advies"
        assert "Dit is een advies." in shown(paper(evening, kind))
    assert "geen besluiten genomen" not in shown(paper(evening, Paper.MEMO))
    own = council_evening()
    assert paper(own, Paper.GENTLE).label == "Voorstel"
    assert "Advies" not in text_of(write_notes(notes_of(own), Format.MARKDOWN), Format.MARKDOWN)


def test_support_is_told_from_five_people_on() -> None:
    evening = council_evening()
    evening.do(SupportAgreement(1, 4, 4))
    evening.do(SupportAgreement(2, 15, 17))
    text = text_of(write_notes(notes_of(evening), Format.MARKDOWN), Format.MARKDOWN)
    assert "Gesteund door 15 van 17" in text
    assert "van 4" not in text


def test_averages_are_told_from_five_forms_on() -> None:
    few, enough = council_evening(), council_evening()
    few.do(CountEvaluation(4, (16, 16, 16, 16, 16)))
    enough.do(CountEvaluation(8, (30, 32, 40, 8, 20)))
    assert notes_of(few).forms is None
    text = text_of(write_notes(notes_of(enough), Format.MARKDOWN), Format.MARKDOWN)
    for words in ("Gemiddelden van 8 formulieren", "3,8", "5,0", "1,0", "2,5"):
        assert words in text


@pytest.mark.parametrize(
    "nasty", ["<b>x</b> & {a} %s", "=1+1|cmd", "a\u202eb\x00c\ud800", "# kop\n- lijst", "z" * 900]
)
@pytest.mark.parametrize("kind", FROM_ONE_SESSION)
def test_hostile_text_is_only_text_in_every_paper(kind: Paper, nasty: str) -> None:
    evening = with_text(nasty)
    for section in ("why", "report"):
        evening.keep(CaptureField.PASSAGE, nasty, place_of(kind, section))
    for fmt in Format:
        content = write_document(paper(evening, kind), fmt)
        assert content
        if fmt is Format.HTML:
            assert b"<b>x" not in content
