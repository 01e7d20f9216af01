"""What a phone is told of real cards, and of a deck that means harm."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dilemmagame.domain.ballots import THE_CARD, About, Subject
from dilemmagame.domain.blocks import Block, Heading, ListBlock, Paragraph, Quote, Span, plain_text
from dilemmagame.domain.cards import Card, CardKind, Option, choices_for, grey_cases, unfold
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.session import begin
from dilemmagame.domain.steps import PhoneTask
from dilemmagame.library.reading import read_deck
from dilemmagame.live.frames import StageCard
from dilemmagame.live.phone_view import PhoneBallot, PhoneView, phone_view
from dilemmagame.voting.page_json import page_of
from tests.sample import plan

DECKS = Path(__file__).resolve().parents[2] / "decks"
LARGEST = 32_768


def view_of(card: Card, *subjects: Subject) -> PhoneView:
    ballots = tuple(
        PhoneBallot(number, 1, subject, choices_for(card, subject), _text(card, subject))
        for number, subject in enumerate(subjects, 1)
    )
    return PhoneView(PhoneTask.VOTE, Localised("Stem", "Vote"), StageCard.of(card), ballots)


def _text(card: Card, subject: Subject) -> str:
    if subject.about is About.CASE:
        return grey_cases(card)[subject.number - 1]
    return card.twists[subject.number - 1] if subject.about is About.TWIST else ""


def strings(piece: Any) -> list[str]:
    if isinstance(piece, dict):
        return [each for value in piece.values() for each in strings(value)]
    if isinstance(piece, list):
        return [each for value in piece for each in strings(value)]
    return [piece] if isinstance(piece, str) else []


@pytest.mark.parametrize("deck", ["raadsleden", "bestuurders", "ambtenaren"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_shipped_card_is_told_whole_with_a_word_for_every_choice(deck: str, language: str) -> None:
    cards = [turn for card in read_deck(DECKS / deck, language)[0].cards for turn in unfold(card)]
    assert cards
    for card in cards:
        if card.kind is CardKind.OPEN:
            continue
        page = page_of(view_of(card, THE_CARD, Subject(About.CERTAINTY)), language)
        assert page["lang"] == language
        assert page["card"]["title"] == card.title
        assert page["card"]["question"] == card.question
        told = " ".join(text for block in page["card"]["situation"] for text in strings(block))
        assert plain_text(card.situation).split()[-1] in told
        choice, certainty = page["rounds"]
        assert [each["c"] for each in choice["choices"]] == list(card.choices)
        for told in choice["choices"]:
            assert told["c"].isdigit() or told.get("text") or (told["nl"] and told["en"])
        assert [each["c"] for each in certainty["choices"]] == list("12345")
        assert len(json.dumps(page)) < LARGEST / 2


def test_the_kind_of_question_follows_the_card_and_the_subject() -> None:
    boards = {card.id: card for card in read_deck(DECKS / "bestuurders")[0].cards}
    options = next(card for card in boards.values() if card.kind is CardKind.OPTIONS and card.twists)
    shades, scale = boards["partnerstad"], boards["eenenveertig-klusjes"]

    def kinds(card: Card, *subjects: Subject) -> list[str]:
        return [each["kind"] for each in page_of(view_of(card, *subjects), "nl")["rounds"]]

    assert kinds(options, THE_CARD, Subject(About.TWIST, 1)) == ["options", "options"]
    assert kinds(options, Subject(About.CERTAINTY)) == ["certainty"]
    assert kinds(shades, THE_CARD) == ["shades"]
    assert kinds(scale, THE_CARD) == ["scale"]
    placed = page_of(view_of(shades, Subject(About.CASE, 1), Subject(About.CASE, 2)), "nl")
    assert [each["kind"] for each in placed["rounds"]] == ["grey", "grey"]
    assert [each["text"] for each in placed["rounds"]] == list(grey_cases(shades)[:2])
    assert page_of(view_of(options, Subject(About.TWIST, 1)), "nl")["rounds"][0]["text"] == options.twists[0]


def test_a_round_that_begins_anew_says_so() -> None:
    card = read_deck(DECKS / "raadsleden")[0].cards[0]
    view = view_of(card, THE_CARD)
    anew = replace(view, ballots=(replace(view.ballots[0], again=2, slot=2),))
    told = page_of(anew, "nl")["rounds"][0]
    assert (told["again"], told["slot"], told["form"], told["number"]) == (2, 2, "single", 1)


def test_outside_a_vote_there_is_a_task_and_a_title_in_both_languages_and_nothing_else() -> None:
    page = page_of(PhoneView(PhoneTask.TALK, Localised("In gesprek", "Talking"), None, ()), "fr")
    assert page == {
        "task": "talk", "few": False, "lang": "nl", "title": {"nl": "In gesprek", "en": "Talking"},
        "card": None, "rounds": [],
    }  # fmt: skip


def test_looks_travel_as_structure() -> None:
    card = read_deck(DECKS / "raadsleden")[0].cards[0]
    situation: tuple[Block, ...] = (
        Heading(2, (Span("Kop"),)),
        Paragraph((Span("Een "), Span("vet", strong=True), Span(" <b>woord</b>", emphasis=True))),
        ListBlock(False, ((Paragraph((Span("punt"),)),),)),
        ListBlock(True, ((Paragraph((Span("een"),)),),)),
        Quote((Paragraph((Span("citaat", strong=True, emphasis=True),)),)),
    )
    told = page_of(view_of(replace(card, situation=situation), THE_CARD), "nl")["card"]["situation"]
    assert told == [
        {"h": [["Kop", ""]]},
        {"p": [["Een ", ""], ["vet", "s"], [" <b>woord</b>", "e"]]},
        {"ul": [[{"p": [["punt", ""]]}]]},
        {"ol": [[{"p": [["een", ""]]}]]},
        {"q": [{"p": [["citaat", "se"]]}]},
    ]


def hostile() -> Card:
    card = read_deck(DECKS / "raadsleden")[0].cards[0]
    nasty = "\x00\x1b[31m\u202eomgekeerd\u2066\u2028" + "<script>x()</script>" * 400
    deep: tuple[Block, ...] = (Paragraph((Span(nasty),)),)
    for _level in range(40):
        deep = (Quote(deep), ListBlock(True, (deep,)))[_level % 2 :][:1]
    wide = ListBlock(False, tuple((Paragraph((Span("x"),) * 500),) for _item in range(500)))
    return replace(
        card,
        title=nasty,
        question=nasty,
        statement=nasty,
        situation=(*deep, wide, *(Paragraph((Span(nasty),)) for _block in range(500))),
        options=tuple(Option(letter, nasty) for letter in "ABCDEF"),
        twists=(nasty,) * 5,
        cases=(nasty,) * 12,
    )


def test_a_hostile_deck_gets_no_further_than_its_share_of_plain_text() -> None:
    card = hostile()
    for subjects in (
        [THE_CARD, Subject(About.CERTAINTY)],
        [Subject(About.TWIST, 1)],
        [Subject(About.CASE, number) for number in range(1, 13)],
    ):
        page = page_of(view_of(card, *subjects), "nl")
        assert len(json.dumps(page, ensure_ascii=False).encode()) < LARGEST
        for text in strings(page):
            assert not {"\x00", "\x1b", "\u202e", "\u2066", "\u2028", "\n"} & set(text)
        assert page["card"]["title"].endswith("…")


def test_a_lone_surrogate_does_not_break_the_line_to_the_server() -> None:
    card = replace(read_deck(DECKS / "raadsleden")[0].cards[0], title="half \ud83d teken")
    page = page_of(view_of(card, THE_CARD), "nl")
    assert page["card"]["title"] == "half  teken"
    json.dumps(page, ensure_ascii=False).encode()


@pytest.mark.parametrize(("present", "few"), [(7, True), (8, False)])
def test_a_small_group_is_told_that_voting_is_not_really_anonymous(present: int, few: bool) -> None:
    state = begin(plan(present=present))
    assert phone_view(state).few is few
    assert page_of(phone_view(state), "nl")["few"] is few
