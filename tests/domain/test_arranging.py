"""Programmes in time: sums, minimums and order hold, whatever is moved, added, taken out or made longer."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dilemmagame.base import paths
from dilemmagame.domain import arranging
from dilemmagame.domain.arranging import Arrangement, timeline, total_ms
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.methods import Method, Step
from dilemmagame.domain.plan import PlannedItem, expand
from dilemmagame.domain.planning import fill_template, filled
from dilemmagame.domain.steps import StepKind
from dilemmagame.domain.templates import ProgrammeTemplate, TemplateItem, floor_ms, stretched, timed
from dilemmagame.library.methods import read_methods
from tests.sample import OPEN_CARD, OPTIONS_CARD

NAME = Localised("Naam", "Name")
METHODS = {method.id: method for method in read_methods(paths.assets() / "methods")[0]}
FRAME = sorted(method.id for method in METHODS.values() if method.frame)
PLAYED = sorted(method.id for method in METHODS.values() if not method.frame)
CARDS = (OPTIONS_CARD, OPEN_CARD, replace(OPTIONS_CARD, id="tweede", title="Tweede"))


@st.composite
def steps(draw: st.DrawFn) -> tuple[Step, ...]:
    found = []
    for place in range(draw(st.integers(1, 8))):
        planned = draw(st.integers(0, 120)) * 15_000
        least = draw(st.integers(0, planned))
        found.append(Step(f"s{place}", StepKind.DIALOGUE, NAME, NAME, planned, least))
    return tuple(found)


@st.composite
def arrangements(draw: st.DrawFn) -> Arrangement:
    items: list[TemplateItem] = []
    count = 0
    for _place in range(draw(st.integers(1, 7))):
        if draw(st.booleans()):
            count += 1
            items.append(TemplateItem(draw(st.sampled_from(PLAYED)), count))
        else:
            items.append(TemplateItem(draw(st.sampled_from(FRAME))))
    chosen = draw(st.integers(0, count))
    picked = draw(st.lists(st.sampled_from(CARDS), min_size=chosen, max_size=chosen))
    template = ProgrammeTemplate("x", NAME, 90, (), tuple(items))
    return Arrangement(template, (*picked, *[None] * (count - chosen)))


@given(steps(), st.integers(0, 400 * 4))
def test_a_wanted_length_is_kept_to_the_millisecond_unless_the_minimums_forbid_it(
    given_steps: tuple[Step, ...], quarters: int
) -> None:
    wanted = quarters * 15_000
    found = stretched(given_steps, wanted)
    least = sum(floor_ms(step) for step in given_steps)
    if any(step.planned_ms for step in given_steps):
        assert sum(found) == max(wanted, least)
    for step, ms in zip(given_steps, found, strict=True):
        assert ms >= floor_ms(step)
        assert (ms == 0) == (step.planned_ms == 0) or floor_ms(step) == 0


@given(arrangements(), st.integers(2, 60))
@settings(max_examples=60)
def test_the_pieces_follow_each_other_and_add_up_to_the_evening(arranged: Arrangement, present: int) -> None:
    slots = timeline(arranged, METHODS, present)
    assert [slot.place for slot in slots] == list(range(len(arranged.template.items)))
    clock = 0
    for slot in slots:
        assert slot.start_ms == clock
        assert slot.turns > 1 or sum(step.ms for step in slot.steps) - slot.ms in range(
            len(slot.steps) * 8 + 1
        )
        clock += slot.ms
    assert clock == total_ms(slots)
    if None not in arranged.cards:
        cards = [card for card in arranged.cards if card is not None]
        items = fill_template(arranged.template, cards, METHODS, present)
        assert clock == sum(each.step.planned_ms for each in expand(items, present))


@given(arrangements(), st.integers(0, 6), st.integers(0, 6))
def test_a_card_travels_with_its_piece_and_back(arranged: Arrangement, place: int, target: int) -> None:
    there = arranging.moved(arranged, place, target)
    numbers = [item.card for item in there.template.items if item.card is not None]
    assert list(dict.fromkeys(numbers)) == list(range(1, there.template.cards + 1))
    assert sorted(map(id, there.cards)) == sorted(map(id, arranged.cards))
    if place < len(arranged.template.items) and target < len(arranged.template.items):
        assert there.card(there.template.items[target]) is arranged.card(arranged.template.items[place])
        assert arranging.moved(there, target, place) == arranged


@given(arrangements(), st.integers(0, 7), st.booleans())
def test_what_is_added_can_be_taken_out_again(arranged: Arrangement, place: int, on_card: bool) -> None:
    more = arranging.added(arranged, place, PLAYED[0] if on_card else FRAME[0], on_card=on_card)
    assert len(more.template.items) == len(arranged.template.items) + 1
    assert more.template.cards == arranged.template.cards + on_card
    here = min(place, len(arranged.template.items))
    assert arranging.removed(more, here) == arranged


def test_the_last_piece_stays() -> None:
    alone = Arrangement(ProgrammeTemplate("x", NAME, 20, (), (TemplateItem("M12", 1),)), (CARDS[0],))
    assert arranging.removed(alone, 0) is alone


@given(arrangements(), st.data())
@settings(max_examples=60)
def test_one_step_changes_alone_and_never_goes_under_its_minimum(
    arranged: Arrangement, data: st.DataObject
) -> None:
    slots = timeline(arranged, METHODS, 18)
    slot = data.draw(st.sampled_from(slots))
    if not slot.steps:
        return
    step = data.draw(st.sampled_from(slot.steps))
    ms = data.draw(st.integers(0, 40)) * 30_000
    after = timeline(arranging.with_step(arranged, slot, step.step.id, ms), METHODS, 18)[slot.place]
    lengths = {each.step.id: each.ms for each in after.steps}
    others = {each.step.id: each.ms for each in slot.steps if each is not step}
    changed = lengths.pop(step.step.id)
    assert changed >= step.least_ms
    votes_stay = step.extra_ms == 0 and not any(each.extra_ms for each in slot.steps)
    if votes_stay:
        assert changed == max(ms, step.least_ms)
        assert lengths == others


@given(arrangements(), st.integers(1, 300))
@settings(max_examples=60)
def test_a_piece_and_the_whole_evening_take_the_asked_time_where_the_minimums_allow_it(
    arranged: Arrangement, minutes: int
) -> None:
    plain = replace(arranged, cards=(None,) * len(arranged.cards))
    slots = timeline(plain, METHODS, 18)
    for slot in slots:
        least = sum(step.least_ms for step in slot.steps)
        if not slot.ms:
            continue
        after = timeline(arranging.with_length(plain, slot, minutes * 60_000), METHODS, 18)[slot.place]
        assert abs(after.ms - max(minutes * 60_000, least)) < 10
        assert all(step.ms >= step.least_ms for step in after.steps)
    whole = timeline(arranging.fitted(plain, slots, minutes * 60_000), METHODS, 18)
    least = sum(step.least_ms for slot in slots for step in slot.steps)
    if total_ms(slots):
        assert abs(total_ms(whole) - max(minutes * 60_000, least)) < 60
    assert all(step.ms >= step.least_ms for slot in whole for step in slot.steps)


def test_minutes_of_an_item_do_not_count_a_step_that_came_before() -> None:
    opening, card = TemplateItem("opening"), TemplateItem("M01", 1, minutes=12)
    template = ProgrammeTemplate("x", NAME, 60, (), (opening, card))
    items = fill_template(template, CARDS[:1], METHODS)
    played = [each.step for each in expand(items, 10) if each.item == 1]
    assert sum(step.planned_ms for step in played) == 12 * 60_000
    alone = fill_template(replace(template, items=(card,)), CARDS[:1], METHODS)
    assert sum(each.step.planned_ms for each in expand(alone, 10)) == 12 * 60_000


def test_lengths_of_single_steps_come_before_the_minutes_of_the_whole_and_respect_the_minimum() -> None:
    method = METHODS["M01"]
    first = method.steps[1]
    item = TemplateItem("M01", 1, 10, ((first.id, 600_000), (method.steps[2].id, 1)))
    changed = timed(method, item)
    assert changed.steps[1].planned_ms == 600_000
    assert changed.steps[2].planned_ms == method.steps[2].minimum_ms
    assert changed.steps[3:] == method.steps[3:]
    assert timed(method, TemplateItem("M01", 1)) is method


def test_filled_says_which_place_each_item_came_from_and_which_cards_had_none() -> None:
    template = ProgrammeTemplate("x", NAME, 60, (), (TemplateItem("opening"), TemplateItem("M01", 1)))
    places = filled(template, CARDS[:2], METHODS)
    assert [place for place, _item in places] == [0, 1, -1]
    assert places[2][1] == PlannedItem(METHODS["M01"], CARDS[1])


def test_a_method_without_steps_of_its_own_kind_keeps_its_name() -> None:
    method = Method("m", NAME, NAME, NAME, 2, 9, (Step("a", StepKind.READ, NAME, NAME, 0, 0),))
    assert stretched(method.steps, 60_000) == (0,)


def test_what_rounding_leaves_over_is_shared_and_makes_no_step_longer_that_had_to_become_shorter() -> None:
    method = METHODS["M01"]
    played = [step for step in method.steps if not step.once]
    for minutes in range(9, 18):
        found = stretched(played, minutes * 60_000)
        assert sum(found) == max(minutes * 60_000, sum(floor_ms(step) for step in played))
        assert all(ms <= step.planned_ms for step, ms in zip(played, found, strict=True))
        assert all(ms % 15_000 == 0 for ms in found)
