"""How the console is laid out at a size: widths of its columns, and what folds away. Numbers only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """Widths in logical pixels. `icons`: the rail shows marks only and the clock lies in the bottom bar.

    `low`: the preview is a thumbnail. `small`: note field and clock are less high. `tight`: icons in place of words.
    """

    rail: int
    preview: int
    following: int
    side: int
    tight: bool
    small: bool
    icons: bool
    low: bool


def shape(width: int, height: int) -> Shape:
    """The shape for a console of `width` x `height` logical pixels."""
    low, small = height < 640, height < 700
    if width >= 1800:
        preview = min(820, round((height - 470) * 16 / 9)) if height > 700 else 640
        return Shape(288, max(preview, 560), 320, 380, tight=False, small=small, icons=False, low=low)
    if width >= WIDE:
        preview = 512 if height >= 740 else 448
        return Shape(256, preview, 224, 288, tight=False, small=small, icons=False, low=low)
    if width >= 1190:
        return Shape(
            222,
            432 if height >= 700 else 384,
            192,
            290,
            tight=width < 1250,
            small=small,
            icons=False,
            low=low,
        )
    return Shape(56, 400, 192, 286, tight=True, small=small, icons=True, low=low)


LOW_PREVIEW, LOW_PREVIEW_WIDE = 176, 256
"""The wider one leaves room for its heading and chip."""
WIDE = 1360
CALM_SIDE = 400
SMALLEST = (1000, 560)
