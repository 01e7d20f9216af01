"""Squares of a QR code, as rows of dark (True) and light; who paints them adds four squares of quiet around."""

from __future__ import annotations

import segno
from segno import helpers

Squares = tuple[tuple[bool, ...], ...]


def squares(text: str) -> Squares:
    """The code of `text`; capitals, figures and `$%*+-./:` make it small."""
    return _rows(segno.make_qr(text, error="m"))


def wifi_squares(name: str, password: str) -> Squares:
    """A code with which a phone joins a Wi-Fi network; an empty password means an open one."""
    secure = {"password": password, "security": "WPA"} if password else {"password": None, "security": None}
    return _rows(helpers.make_wifi(ssid=name, **secure))


def _rows(code: segno.QRCode) -> Squares:
    return tuple(tuple(bool(square) for square in row) for row in code.matrix)
