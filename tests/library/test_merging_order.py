"""The order of the cards, changed on both sides: nobody's new card gets lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dilemmagame.library.packages.merging import compare, merged
from dilemmagame.library.packages.ordering import merge_lists
from dilemmagame.library.packages.plan import Scope, Side
from tests.library.packages import edited, village
from tests.library.samples import OPEN_CARD, SCALE_CARD

BASE = village()
MINE, THEIRS = Side.MINE, Side.THEIRS


def test_new_cards_of_both_sides_are_in_the_order() -> None:
    own = {
        **edited(BASE, "deck.md", ("[de-sleutel, de-brief]", "[van-ons, de-sleutel, de-brief]")),
        "cards/van-ons.md": OPEN_CARD.encode(),
    }
    update = {
        **edited(BASE, "deck.md", ("[de-sleutel, de-brief]", "[de-sleutel, van-hen, de-brief]")),
        "cards/van-hen.md": SCALE_CARD.encode(),
    }
    plan = compare(BASE, own, update)
    assert plan.clashes == ()
    result = merged(plan, {})
    assert b"cards: [van-ons, de-sleutel, van-hen, de-brief]\n" in result["deck.md"]
    assert result["cards/van-ons.md"] == OPEN_CARD.encode()
    assert result["cards/van-hen.md"] == SCALE_CARD.encode()


def test_an_order_with_one_card_to_a_line_keeps_its_remarks() -> None:
    block = "cards:\n  # eerst dit\n  - de-sleutel\n  - de-brief # kort\n  - het-broodje\n"
    base = edited(BASE, "deck.md", ("cards: [de-sleutel, de-brief]\n", block))
    own = edited(base, "deck.md", ("  - het-broodje\n", "  - het-broodje\n  - van-ons\n"))
    update = edited(
        base, "deck.md", ("  - de-brief", "  # van hen\n  - van-hen\n  - de-brief"), ("  - het-broodje\n", "")
    )
    text = merged(compare(base, own, update), {})["deck.md"].decode()
    assert (
        "cards:\n  # eerst dit\n  - de-sleutel\n  # van hen\n  - van-hen\n  - de-brief # kort\n  - van-ons\n---"
        in text
    )


def test_an_order_that_cannot_be_read_as_a_list_is_not_guessed_at() -> None:
    own = edited(BASE, "deck.md", ("[de-sleutel, de-brief]", "[de-sleutel, de-brief, ons"))
    update = edited(BASE, "deck.md", ("[de-sleutel, de-brief]", "[de-sleutel, de-brief, hen]  # nieuw"))
    plan = compare(BASE, own, update)
    assert [(clash.part, clash.scope) for clash in plan.clashes] == [("field:cards", Scope.PART)]
    assert merged(plan, plan.all(MINE)) == own
    other = edited(BASE, "deck.md", ("[de-sleutel, de-brief]", "[ons, de-sleutel, de-brief]"))
    text = merged(compare(BASE, update, other), {})["deck.md"].decode()
    assert "cards: [ons, de-sleutel, de-brief, hen]  # nieuw\n" in text


def test_two_new_orders_of_the_same_cards_clash() -> None:
    base = edited(BASE, "deck.md", ("[de-sleutel, de-brief]", "[a, b, c]"))
    own = edited(BASE, "deck.md", ("[de-sleutel, de-brief]", "[b, a, c, ons]"))
    update = edited(BASE, "deck.md", ("[de-sleutel, de-brief]", "[hen, a, c, b]"))
    plan = compare(base, own, update)
    (clash,) = plan.clashes
    assert (clash.scope, clash.mine, clash.theirs) == (Scope.ORDER, "hen, b, a, c, ons", "hen, a, c, ons, b")
    assert b"cards: [hen, b, a, c, ons]\n" in merged(plan, plan.all(MINE))["deck.md"]


ENTRIES = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)


@given(ENTRIES, ENTRIES, ENTRIES, st.sampled_from([None, MINE, THEIRS]))
def test_a_merged_list_has_what_either_side_put_in_and_not_what_either_took_out(
    base: list[str], mine: list[str], theirs: list[str], prefer: Side | None
) -> None:
    found = merge_lists(base, mine, theirs, prefer).entries
    kept = set(base) & set(mine) & set(theirs)
    assert set(found) == kept | (set(mine) - set(base)) | (set(theirs) - set(base))
    assert len(found) == len(set(found))


@given(ENTRIES, ENTRIES)
def test_a_list_that_one_side_left_alone_is_that_of_the_other(base: list[str], side: list[str]) -> None:
    assert merge_lists(base, base, side).entries == tuple(side)
    assert merge_lists(base, side, base).entries == tuple(side)
    assert not merge_lists(base, side, side).clash
