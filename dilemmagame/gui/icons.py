"""Lucide icons in a colour and a size: SVG from the assets, rendered for the screen's pixel ratio."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from dilemmagame.base import paths
from dilemmagame.base.errors import WorldError, WorldErrorCode


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    path = paths.assets() / "icons" / f"{name}.svg"
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise WorldError(WorldErrorCode.FILE_MISSING, str(path), "icon") from error


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str, stroke: float) -> QSvgRenderer:
    text = _source(name).replace("currentColor", colour)
    text = text.replace('stroke-width="2"', f'stroke-width="{stroke:g}"')
    return QSvgRenderer(QByteArray(text.encode("utf-8")))


def paint_icon(painter: QPainter, rect: QRectF, name: str, colour: str, stroke: float = 2.0) -> None:
    """Draw icon `name` (a lucide file name without .svg) into the square `rect`, straight as vectors."""
    _renderer(name, colour, stroke).render(painter, rect)


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Icon `name` as a pixmap of `size` logical pixels for a screen with pixel ratio `ratio`."""
    place = f"{name} {colour} {size} {ratio:g}"
    drawn = QPixmap()
    if QPixmapCache.find(place, drawn):
        return drawn
    renderer = _renderer(name, colour, 2.0)
    edge = max(round(size * ratio), 1)
    result = QPixmap(edge, edge)
    result.setDevicePixelRatio(edge / size)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    QPixmapCache.insert(place, result)
    return result


def icon(
    name: str, colour: str, size: int = 20, *, disabled: str | None = None, checked: str | None = None
) -> QIcon:
    """Icon `name` as a QIcon, sharp at pixel ratios 1 to 3.

    `disabled` is its colour when the control is off, `checked` when a checkable button is down.
    """
    result = QIcon()
    for ratio in (1.0, 1.25, 1.5, 2.0, 3.0):
        result.addPixmap(pixmap(name, colour, size, ratio))
        if disabled is not None:
            result.addPixmap(pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
        if checked is not None:
            result.addPixmap(pixmap(name, checked, size, ratio), QIcon.Mode.Normal, QIcon.State.On)
            result.addPixmap(pixmap(name, checked, size, ratio), QIcon.Mode.Active, QIcon.State.On)
    return result


def coloured_svg(name: str, colour: str) -> str:
    """The SVG text of icon `name` in `colour`, for a style sheet that wants a file."""
    return _source(name).replace("currentColor", colour)
