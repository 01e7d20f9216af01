"""The size on stage reckoned without Qt, against what the stage itself lays out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSizeF

from dilemmagame.base import i18n, paths
from dilemmagame.domain.blocks import Heading, ListBlock, Paragraph, Quote, Span, paragraph
from dilemmagame.domain.cards import Card, unfold
from dilemmagame.domain.localised import Localised
from dilemmagame.gui import tokens
from dilemmagame.gui.fonts import load_fonts
from dilemmagame.gui.stage.scenes.read import Case
from dilemmagame.library.reading import read_deck
from dilemmagame.live.frames import Frame, StageCard
from dilemmagame.live.stage_view import CaseScene
from dilemmagame.printing.fitting import stage_percent
from tests.printing import sample

FRAME = Frame(2, 4, 1, 6, Localised("Lezen", "Reading"), None)
TOLERANCE = 0.2
"""Points of percent of the stage's height."""
UNDER_FLOOR = 29 / 10.80
JUST_FITS = 4 / 10.80


@pytest.fixture(autouse=True)
def _fonts(qapp: object) -> None:
    load_fonts()


def _shipped(language: str) -> tuple[Card, ...]:
    """The cards as they come on stage: one in stages turn by turn."""
    deck, _problems = read_deck(paths.shipped_decks() / "raadsleden", language)
    return tuple(turn for card in deck.cards for turn in unfold(card))


def _on_stage(card: Card) -> float | None:
    """The size of the case in percent, as the scene of reading puts it down; None when it has more pages."""
    with i18n.speaking(card.language):
        scene = Case(CaseScene(FRAME, StageCard.of(card)))
        boxes = scene.layout(QSizeF(1920, 1080), tokens.PAPER)
    case = next(box for box in boxes if box.name == "case.text")
    return case.px / 10.80 if scene.pages == 1 else None


def _close(card: Card) -> None:
    """The same within the tolerance; more than one page counts as one pixel under the least size.

    A case that only just fits may be reckoned as two pages, never the other way round.
    """
    mine, stage = (UNDER_FLOOR if size is None else size for size in (stage_percent(card), _on_stage(card)))
    if mine == UNDER_FLOOR and stage < UNDER_FLOOR + JUST_FITS:
        return
    assert mine == pytest.approx(stage, abs=TOLERANCE), card.id


@pytest.mark.parametrize("language", ["nl", "en"])
def test_shipped_cards_stand_on_stage_as_large_as_reckoned(language: str) -> None:
    cards = _shipped(language)
    assert len(cards) >= 12
    for card in cards:
        _close(card)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("part", [0.5, 1.5, 2.0, 2.5])
def test_shorter_and_longer_cases_too(language: str, part: float) -> None:
    for card in _shipped(language):
        text = card.situation * 3
        _close(replace(card, situation=text[: max(1, round(len(card.situation) * part))]))


def test_lists_quotes_bold_words_and_six_answers_are_reckoned_with() -> None:
    mixed = (
        Heading(2, (Span("Vooraf"),)),
        Paragraph(
            (
                Span("Een "),
                Span("vet gedrukt", strong=True),
                Span(" woord en "),
                Span("schuin", emphasis=True),
            )
        ),
        ListBlock(ordered=True, items=tuple((paragraph(sample.SENTENCE),) for _item in range(3))),
        Quote((paragraph(f"{sample.SENTENCE} {sample.SENTENCE}"),)),
    )
    long_answers = sample.options(
        6, "Je belt de griffier en vraagt rustig wat er morgenvroeg nog kan en wat niet."
    )
    for sentences in (1, 4, 6, 8):
        base = sample.card("veel", "Veel", (*mixed, *sample.text(sentences - 1)), 6)
        _close(base)
        _close(replace(base, options=long_answers))
    for card in sample.CARDS:
        if card.id not in ("woord", "tekens"):
            _close(card)


def test_a_case_that_needs_a_second_page_has_no_size() -> None:
    assert stage_percent(sample.TOO_LONG) is None
    assert _on_stage(sample.TOO_LONG) is None
