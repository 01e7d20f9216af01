"""The colours keep what the design promises: contrast on every ground, and letters told apart by every eye."""

from __future__ import annotations

from itertools import combinations

import pytest

from dilemmagame.domain.cards import NEUTRAL_CHOICES, SHADES
from dilemmagame.gui.tokens import LETTERS, THEMES, Pattern, Theme, theme_named
from tests.gui.stage.colour_science import VISIONS, contrast, difference

EVERY = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name.value)


def test_the_measure_agrees_with_a_published_pair() -> None:
    """Black and white are 21:1 and 100 apart; the design's own figure for paper A to D is 13.7 at worst."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert difference("#000000", "#FFFFFF") == pytest.approx(100, abs=0.1)
    four = [theme_named("paper").look(letter).fill for letter in "ABCD"]
    assert min(difference(a, b, "tritan") for a, b in combinations(four, 2)) == pytest.approx(13.7, abs=0.1)


@EVERY
@pytest.mark.parametrize(
    ("front", "ground", "least"),
    [
        ("ink", "bg", 7), ("ink", "surface", 7), ("ink", "surface2", 7), ("ink2", "bg", 7), ("ink2", "surface", 7),
        ("ink3", "bg", 4.5), ("ink3", "surface", 4.5), ("line_strong", "bg", 3), ("line_strong", "surface", 3),
        ("on_accent", "accent", 7), ("focus", "bg", 4.5), ("focus", "surface", 4.5), ("ok", "ok_soft", 4.5),
        ("warn", "warn_soft", 4.5), ("danger", "danger_soft", 4.5), ("danger", "surface", 4.5),
        ("solemn_ink", "solemn_bg", 7), ("solemn_ink2", "solemn_bg", 7), ("accent", "solemn_bg", 4.5),
    ],
)  # fmt: skip
def test_text_and_lines_stand_out_from_their_ground(
    theme: Theme, front: str, ground: str, least: float
) -> None:
    assert contrast(getattr(theme, front), getattr(theme, ground)) >= least


@EVERY
@pytest.mark.parametrize("choice", [*LETTERS, *NEUTRAL_CHOICES, *SHADES])
def test_every_choice_is_seen_on_the_stage_and_its_sign_is_read(theme: Theme, choice: str) -> None:
    look = theme.look(choice)
    assert contrast(look.edge, theme.bg) >= 4.5
    assert contrast(look.edge, theme.surface) >= 4.5
    assert contrast(look.on_fill, look.fill) >= 4.5


@EVERY
@pytest.mark.parametrize("vision", VISIONS)
def test_six_letters_and_two_neutrals_differ_for_every_eye(theme: Theme, vision: str) -> None:
    fills = {choice: theme.look(choice).fill for choice in (*LETTERS, *NEUTRAL_CHOICES)}
    least = {"normal": 15.0}.get(vision, 10.0)
    for first, second in combinations(fills, 2):
        assert difference(fills[first], fills[second], vision) >= least, (first, second)


@EVERY
def test_the_neutral_answers_carry_a_pattern(theme: Theme) -> None:
    patterns = [theme.look(choice).pattern for choice in NEUTRAL_CHOICES]
    assert Pattern.SOLID not in patterns
    assert len(set(patterns)) == 2


def test_in_high_contrast_no_choice_leans_on_colour_alone() -> None:
    theme = theme_named("contrast")
    assert len({theme.look(letter).pattern for letter in LETTERS} - {Pattern.SOLID}) == len(LETTERS)


def test_an_unknown_theme_means_paper() -> None:
    assert theme_named("neon") is theme_named("paper")
