"""How the console is laid out at a size: widths of its columns, and what folds away. Numbers only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """Widths in logical pixels. `icons`: the rail shows marks only and the clock lies in the bottom bar;
    `low`: the preview is a thumbnail; `tight`: the bars show icons instead of words.
    """

    rail: int
    preview: int
    following: int
    side: int
    tight: bool
    icons: bool
    low: bool


def shape(width: int, height: int) -> Shape:
    """The shape for a console of `width` x `height` logical pixels."""
    low = height < 640
    if width >= 1800:
        preview = min(820, round((height - 470) * 16 / 9)) if height > 700 else 640
        return Shape(288, max(preview, 560), 330, 380, tight=False, icons=False, low=low)
    if width >= 1360:
        preview = 520 if height >= 740 else 450
        return Shape(256, preview, 226, 288, tight=False, icons=False, low=low)
    if width >= 1190:
        return Shape(222, 430 if height >= 700 else 390, 190, 290, tight=True, icons=False, low=low)
    return Shape(56, 400, 190, 286, tight=True, icons=True, low=low)


LOW_PREVIEW = 178
CALM_SIDE = 420
