"""Merging, held against the form: `editing` reads and writes the same parts in another way, so it can be the judge."""

from __future__ import annotations

import random

import pytest

from dilemmagame.library.editing import parts_of, with_parts
from dilemmagame.library.packages.merging import compare, merged
from dilemmagame.library.packages.plan import Side
from tests.library.packages import SHIPPED, shipped

DECKS = sorted(path.name for path in SHIPPED.iterdir() if (path / "deck.md").is_file())
EDITABLE = (
    "field:status",
    "field:source",
    "title",
    "situation",
    "question",
    "statement",
    "prevention",
    "facilitator",
)
LISTED = ("option ", "supports ", "cost ", "twist ", "voice ", "turn ")


def editable(parts: dict[str, str]) -> list[str]:
    """The parts that take a word more; a new name would make another adviser of one."""
    return [
        name for name in parts if name in EDITABLE or (name.startswith(LISTED) and not name.endswith(" name"))
    ]


def with_word(text: str, names: list[str], word: str) -> str:
    parts = parts_of(text)
    return with_parts(text, {name: f"{parts[name]} {word}" for name in names})


@pytest.mark.parametrize("deck", DECKS)
def test_every_part_of_every_shipped_card_comes_from_the_side_that_changed_it(deck: str) -> None:
    base = shipped(deck)
    for name in [name for name in base if name.startswith("cards/")][::2]:
        text = base[name].decode("utf-8")
        dice = random.Random(name)
        names = editable(parts_of(text))
        dice.shuffle(names)
        both, mine, theirs = names[:2], names[2:6], names[6:10]
        local = {**base, name: with_word(text, both + mine, "ons").encode()}
        upstream = {**base, name: with_word(text, both + theirs, "hen").encode()}
        plan = compare(base, local, upstream)
        assert len(plan.clashes) == len(both), (name, both, plan.clashes)
        for side, word in ((Side.MINE, "ons"), (Side.THEIRS, "hen")):
            wanted = parts_of(text)
            wanted |= {part: f"{wanted[part]} ons" for part in mine}
            wanted |= {part: f"{wanted[part]} hen" for part in theirs}
            wanted |= {part: f"{wanted[part]} {word}" for part in both}
            assert parts_of(merged(plan, plan.all(side))[name].decode()) == wanted, (name, side)


@pytest.mark.parametrize("deck", DECKS)
def test_the_texts_of_a_clash_are_those_of_the_form(deck: str) -> None:
    base = shipped(deck)
    for name in [name for name in base if name.startswith("cards/")][1::4]:
        text = base[name].decode("utf-8")
        parts = parts_of(text)
        names = editable(parts)
        plan = compare(
            base,
            {**base, name: with_word(text, names, "ons").encode()},
            {**base, name: with_word(text, names, "hen").encode()},
        )
        for clash in plan.clashes:
            if clash.part in parts:
                assert (clash.base, clash.mine) == (parts[clash.part], f"{parts[clash.part]} ons")
        assert len(plan.clashes) == len(names)


def test_the_order_of_the_cards_is_merged_as_the_form_writes_it() -> None:
    base = shipped()
    text = base["deck.md"].decode("utf-8")
    order = parts_of(text, deck=True)["field:cards"].split(", ")
    local = with_parts(text, {"field:cards": ", ".join([*order[:2], "van-ons", *order[2:]])}, deck=True)
    upstream = with_parts(text, {"field:cards": ", ".join([*order[:5], *order[6:], "van-hen"])}, deck=True)
    plan = compare(base, {**base, "deck.md": local.encode()}, {**base, "deck.md": upstream.encode()})
    assert plan.clashes == ()
    wanted = with_parts(
        local, {"field:cards": ", ".join([*order[:2], "van-ons", *order[2:5], *order[6:], "van-hen"])}
    )
    assert merged(plan, {})["deck.md"].decode() == wanted
