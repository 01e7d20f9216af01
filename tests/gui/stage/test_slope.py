"""The headline and the label slots of the slope picture."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dilemmagame.base import i18n
from dilemmagame.domain.disclosure import NetChange
from dilemmagame.gui.stage.parts_slope import headline, middle_headline, spread


def test_the_headline_says_what_rose_and_what_fell_most() -> None:
    i18n.use("nl")
    changes = (NetChange("A", 7, 3), NetChange("B", 4, 10), NetChange("C", 5, 3))
    assert headline(changes) == "B ging van 4 naar 10, A van 7 naar 3"


def test_the_headline_names_a_neutral_answer_in_words() -> None:
    i18n.use("nl")
    assert (
        headline((NetChange("A", 1, 1), NetChange("unsure", 6, 2))) == "‘Weet ik nog niet’ ging van 6 naar 2"
    )


def test_the_headline_says_so_when_nothing_changed() -> None:
    i18n.use("nl")
    assert headline((NetChange("A", 7, 7), NetChange("B", 4, 4))) == "De totalen bleven gelijk"


def test_on_a_line_the_headline_tells_where_the_middle_went() -> None:
    i18n.use("nl")
    changes = (NetChange("2", 5, 1), NetChange("3", 1, 1), NetChange("10", 0, 4), NetChange("other", 3, 3))
    assert middle_headline(changes) == "De middelste keuze ging van 2 naar 10"
    assert middle_headline(changes[:2]) == "De middelste keuze bleef op 2"


@given(st.lists(st.floats(0, 100), min_size=1, max_size=8), st.floats(1, 14))
def test_labels_keep_their_order_their_distance_and_the_frame(wanted: list[float], least: float) -> None:
    slots = spread(sorted(wanted), least, 0, 100)
    least = min(least, 100 / max(len(wanted) - 1, 1))
    assert all(after - before >= least - 1e-6 for before, after in pairwise(slots))
    assert min(slots) >= -1e-6
    assert max(slots) <= 100 + 1e-6


def test_labels_that_have_room_stand_at_their_value() -> None:
    assert spread([10.0, 40.0, 90.0], 8, 0, 100) == [10.0, 40.0, 90.0]
