"""Keeps the display awake while a session runs, where the system lets us; silent where it does not."""

from __future__ import annotations

import logging

log = logging.getLogger(__name__)


class Awake:
    """`hold` asks the system not to dim or sleep, `release` takes that back. Both may be called twice."""

    def __init__(self) -> None:
        self._mode: object | None = None

    def hold(self) -> None:
        """Ask for it."""
        from wakepy import keep

        if self._mode is None:
            mode = keep.presenting(on_fail="pass")
            mode.__enter__()
            self._mode = mode
            log.info("display awake: %s", mode.active)

    def release(self) -> None:
        """Take it back."""
        from wakepy import Mode

        if isinstance(self._mode, Mode):
            self._mode.__exit__(None, None, None)
        self._mode = None
