"""A case in three turns: one card per turn in the plan, and nothing looks back before the last."""

from __future__ import annotations

from dataclasses import replace

from dilemmagame.domain.blocks import paragraph
from dilemmagame.domain.cards import CardKind, Turn, unfold
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.plan import PlannedItem, expand, total_ms
from dilemmagame.domain.planning import fill_template
from dilemmagame.domain.steps import StepKind
from dilemmagame.domain.templates import ProgrammeTemplate, TemplateItem
from tests.sample import CARD_ROUND, CLOSING, OPEN_CARD, OPENING, OPTIONS_CARD, method, step

STAGED = replace(
    OPTIONS_CARD,
    kind=CardKind.STAGES,
    turns=(
        Turn((paragraph("Er komt een brief."),), "En nu?", OPTIONS_CARD.options[:2]),
        Turn((paragraph("De krant belt."),), "Wat zeg je?"),
    ),
    twists=("De krant wist het al.",),
    prevention="Wat spreek je af?",
    minutes=30,
)


def test_unfolds_into_cards_that_each_say_their_turn() -> None:
    turns = unfold(STAGED)
    assert [card.id for card in turns] == ["een-kist-wijn", "een-kist-wijn.2", "een-kist-wijn.3"]
    assert {card.source_id for card in turns} == {"een-kist-wijn"}
    assert [card.title for card in turns] == [
        "Een kist wijn · 1/3",
        "Een kist wijn · 2/3",
        "Een kist wijn · 3/3",
    ]
    assert [card.kind for card in turns] == [CardKind.OPTIONS, CardKind.OPTIONS, CardKind.OPEN]
    assert [card.choices[:2] for card in turns] == [("A", "B"), ("A", "B"), ()]
    assert [bool(card.considerations) for card in turns] == [True, False, False]


def test_what_belongs_to_the_whole_case_comes_with_the_last_turn() -> None:
    first, second, last = unfold(STAGED)
    assert (first.twists, second.twists, last.twists) == ((), (), STAGED.twists)
    assert (first.prevention, last.prevention) == ("", STAGED.prevention)
    assert sum(card.minutes for card in (first, second, last)) == STAGED.minutes


def test_any_other_card_stays_itself() -> None:
    assert unfold(OPTIONS_CARD) == (OPTIONS_CARD,)
    assert unfold(OPEN_CARD) == (OPEN_CARD,)


def test_a_template_place_takes_all_turns() -> None:
    template = ProgrammeTemplate(
        "p",
        Localised("p", "p"),
        60,
        (),
        (TemplateItem("opening"), TemplateItem("M01", 1), TemplateItem("closing")),
    )
    methods = {each.id: each for each in (OPENING, CARD_ROUND, CLOSING)}
    items = fill_template(template, [STAGED, STAGED], methods)
    cards = [item.card.turn if item.card else 0 for item in items]
    assert cards == [0, 1, 2, 3, 1, 2, 3, 0]


def test_nothing_looks_back_before_the_last_turn() -> None:
    items = [PlannedItem(CARD_ROUND, card) for card in unfold(replace(STAGED, turns=STAGED.turns[:1]))]
    row = expand(items)
    first = [each.step.kind for each in row if each.item == 0]
    assert first == [
        StepKind.OPEN,
        StepKind.READ,
        StepKind.VOTE,
        StepKind.ARGUMENTS,
        StepKind.REVEAL,
        StepKind.DIALOGUE,
    ]
    assert [each.step.slot for each in row if each.item == 1 and each.step.kind is StepKind.VOTE] == [1, 2]
    assert row[-1].step.kind is StepKind.AGREEMENT
    assert total_ms(items) == sum(each.step.planned_ms for each in row)


def test_a_method_that_shows_both_votes_at_once_keeps_them_on_every_turn() -> None:
    both = method(
        "M12",
        step(StepKind.READ),
        step(StepKind.VOTE, slot=1),
        step(StepKind.VOTE, slot=2),
        step(StepKind.REVEAL, rounds=(1, 2)),
        step(StepKind.CONCLUSION),
    )
    row = expand([PlannedItem(both, card) for card in unfold(STAGED)])
    assert [each.step.kind for each in row if each.item == 0] == [
        StepKind.READ,
        StepKind.VOTE,
        StepKind.VOTE,
        StepKind.REVEAL,
    ]
