"""What every part of the console is handed: how to send, the theme, the clock, and the way to the note field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from dilemmagame.base.clock import Clock
from dilemmagame.domain.commands import Command
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.tokens import Theme
from dilemmagame.live.stage_view import Scene, StageView

Send = Callable[[Command], None]
PaintPreview = Callable[[QPainter, QRectF, StageView | Scene], None]
Describe = Callable[[StageView], str]
Write = Callable[[CaptureField, str], None]


@dataclass(frozen=True, slots=True)
class Desk:
    """`write` puts the cursor in the note field for a kind of text and a choice ('' for none)."""

    send: Send
    theme: Theme
    clock: Clock
    write: Write
