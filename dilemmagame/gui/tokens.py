"""Design tokens: colours of the three themes, looks of the choices, sizes and durations. No Qt, no drawing.

Contrast and colour-vision figures are checked by tests/gui/stage/test_tokens.py, not asserted here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from dilemmagame.domain.answers import OTHER, UNSURE


class ThemeName(Enum):
    """The themes a user can choose; the value is what `--theme` and the settings file say."""

    PAPER = "paper"
    NIGHT = "night"
    CONTRAST = "contrast"


class Pattern(Enum):
    """What is drawn over a fill, so that colour is never the only carrier."""

    SOLID = "solid"
    RISING = "rising"
    FALLING = "falling"
    UPRIGHT = "upright"
    LEVEL = "level"
    GRID = "grid"
    DOTS = "dots"


@dataclass(frozen=True, slots=True)
class ChoiceLook:
    """How one choice looks everywhere: `fill` with the letter in `on_fill`, outline `edge`, and a pattern.

    `pattern_ink` is the pattern's own colour. A hollow look (`edge` is not `fill`) marks the neutral answers.
    """

    fill: str
    on_fill: str
    edge: str
    pattern: Pattern
    pattern_ink: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)  # writing those for 28 fields slows the start
class Theme:
    """All colours of one theme as #RRGGBB. `dark` tells which way shadows and pictures lean.

    There are three; each is equal to itself only.
    """

    name: ThemeName
    dark: bool
    bg: str
    surface: str
    surface2: str
    ink: str
    ink2: str
    ink3: str
    line_strong: str
    line: str
    track: str
    accent: str
    on_accent: str
    accent_soft: str
    focus: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    danger: str
    danger_soft: str
    solemn_bg: str
    solemn_ink: str
    solemn_ink2: str
    choices: tuple[tuple[str, ChoiceLook], ...]

    def look(self, choice: str) -> ChoiceLook:
        """The look of a choice: a letter A-F, a shade, a figure 0-10, 'unsure' or 'other'."""
        for known, look in self.choices:
            if known == choice:
                return look
        return ChoiceLook(self.ink, self.bg, self.ink, Pattern.SOLID, self.ink)


LETTERS = "ABCDEF"
_PATTERNS = (Pattern.RISING, Pattern.UPRIGHT, Pattern.LEVEL, Pattern.GRID, Pattern.FALLING, Pattern.DOTS)


def _choices(
    fills: tuple[str, ...], on_fill: str, *, unsure: str, other: str, ink: str, patterned: bool
) -> tuple[tuple[str, ChoiceLook], ...]:
    letters = tuple(
        (letter, ChoiceLook(fill, on_fill, fill, pattern if patterned else Pattern.SOLID, on_fill))
        for letter, fill, pattern in zip(LETTERS, fills, _PATTERNS, strict=True)
    )
    neutral = (
        (UNSURE, ChoiceLook(unsure, ink, ink, Pattern.RISING, ink)),
        (OTHER, ChoiceLook(other, ink, ink, Pattern.DOTS, ink)),
    )
    shades = (
        ("white", ChoiceLook("#FFFFFF", "#17202A", ink, Pattern.SOLID, ink)),
        ("grey", ChoiceLook("#8E8E8E", "#000000", ink, Pattern.SOLID, ink)),
        ("black", ChoiceLook("#0A0A0A", "#FFFFFF", ink, Pattern.SOLID, ink)),
    )
    return letters + neutral + shades


PAPER = Theme(
    name=ThemeName.PAPER,
    dark=False,
    bg="#F7F4EE",
    surface="#FFFFFF",
    surface2="#EFEAE0",
    ink="#17202A",
    ink2="#3F4A55",
    ink3="#5A646E",
    line_strong="#767E86",
    line="#D9D2C5",
    track="#E4DED2",
    accent="#FFB81C",
    on_accent="#17202A",
    accent_soft="#FFF0CC",
    focus="#004EBF",
    ok="#1C6641",
    ok_soft="#E0F0E5",
    warn="#85500A",
    warn_soft="#FBE9CF",
    danger="#A82720",
    danger_soft="#FBE4E1",
    solemn_bg="#17202A",
    solemn_ink="#F7F4EE",
    solemn_ink2="#C9CFD6",
    choices=_choices(
        ("#004EBF", "#BB4912", "#2B7B56", "#883468", "#503807", "#2B0A50"),
        "#FFFFFF",
        unsure="#FFFFFF",
        other="#C9C0AE",
        ink="#17202A",
        patterned=False,
    ),
)

NIGHT = Theme(
    name=ThemeName.NIGHT,
    dark=True,
    bg="#12171D",
    surface="#1C232B",
    surface2="#252E38",
    ink="#F6F2EA",
    ink2="#C9CFD6",
    ink3="#A3ADB7",
    line_strong="#7F8B97",
    line="#323C47",
    track="#2B343E",
    accent="#FFC247",
    on_accent="#17202A",
    accent_soft="#3D3116",
    focus="#7CC0FF",
    ok="#8FE3B4",
    ok_soft="#16301F",
    warn="#FFCB70",
    warn_soft="#3A2A0E",
    danger="#FFA79E",
    danger_soft="#421B18",
    solemn_bg="#0B0F13",
    solemn_ink="#F6F2EA",
    solemn_ink2="#C9CFD6",
    choices=_choices(
        ("#4AA3FF", "#E8894F", "#84F1C4", "#FEADDB", "#FDE56F", "#9687AF"),
        "#12171D",
        unsure="#12171D",
        other="#414C58",
        ink="#F6F2EA",
        patterned=False,
    ),
)

CONTRAST = Theme(
    name=ThemeName.CONTRAST,
    dark=True,
    bg="#000000",
    surface="#000000",
    surface2="#1A1A1A",
    ink="#FFFFFF",
    ink2="#FFFFFF",
    ink3="#E6E6E6",
    line_strong="#FFFFFF",
    line="#FFFFFF",
    track="#333333",
    accent="#FFFF00",
    on_accent="#000000",
    accent_soft="#333300",
    focus="#00FFFF",
    ok="#8CFFB4",
    ok_soft="#002B10",
    warn="#FFD27A",
    warn_soft="#3A2600",
    danger="#FFB0A8",
    danger_soft="#470D08",
    solemn_bg="#000000",
    solemn_ink="#FFFFFF",
    solemn_ink2="#FFFFFF",
    choices=_choices(
        ("#6FB7FF", "#FF9A57", "#8CFFD2", "#FFB8E2", "#FFEE80", "#AB8DB5"),
        "#000000",
        unsure="#000000",
        other="#3D3D3D",
        ink="#FFFFFF",
        patterned=True,
    ),
)

THEMES: dict[ThemeName, Theme] = {theme.name: theme for theme in (PAPER, NIGHT, CONTRAST)}


def theme_named(name: str) -> Theme:
    """The theme for a name from settings or command line; an unknown name means paper."""
    return next((theme for theme in THEMES.values() if theme.name.value == name), PAPER)


@dataclass(frozen=True, slots=True)
class ConsoleSizes:
    """Logical pixels of the windows on the laptop at text scale 1.0."""

    base: int = 14
    caption: int = 13
    label: int = 15
    heading: int = 19
    title: int = 26
    target: int = 34
    main_button: int = 52
    radius_panel: int = 10
    radius_button: int = 8
    radius_field: int = 7

    def scaled(self, px: int, text_scale: float) -> int:
        """`px` at a text scale between 1.0 and 2.0, rounded to whole pixels."""
        return round(px * min(max(text_scale, 1.0), 2.0))


CONSOLE = ConsoleSizes()


@dataclass(frozen=True, slots=True)
class Motion:
    """Durations in milliseconds; with reduced motion everything that moves lasts 0."""

    panel: int = 200
    cross_fade: int = 250
    reveal: int = 700
    reveal_stagger: int = 80
    new_hold: int = 2000
    new_fade: int = 300
    ring_tick: int = 250


MOTION = Motion()
