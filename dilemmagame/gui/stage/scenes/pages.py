"""Scene of step kind `pages`: one page of the trainer's own, as large as the stage allows, and nothing else.

A picture that is not there is a calm empty page, never an error before an audience.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from dilemmagame.base.i18n import _
from dilemmagame.base.paths import page_file
from dilemmagame.gui.stage.scene import Scene, Sheet
from dilemmagame.live.form_scenes import PagesScene

LARGEST_MB = 128


class OwnPage(Scene):
    """`folder` is the folder of the user's own pages; without one every page is empty."""

    def __init__(
        self, model: PagesScene, page: int = 0, *, fresh: bool = False, folder: Path | None = None
    ) -> None:
        super().__init__(page, fresh=fresh)
        self._model = model
        self._picture = _picture(folder, model.file)

    def compose(self, sheet: Sheet) -> None:
        model, picture = self._model, self._picture
        if model.of:
            sheet.say(_("Own page {number} of {total}").format(number=model.number, total=model.of))
        if picture.isNull():
            sheet.say(_("This page is empty: the picture is not there."))
            return
        size = QSizeF(picture.size()).scaled(sheet.size, Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(
            (sheet.size.width() - size.width()) / 2,
            (sheet.size.height() - size.height()) / 2,
            size.width(),
            size.height(),
        )
        sheet.box("page", place)

        def paint(painter: QPainter) -> None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, picture)

        sheet.still.append(paint)


def _picture(folder: Path | None, name: str) -> QImage:
    """The picture called `name`, or an empty one when it is not there, no PNG, or larger than any page we make."""
    path = page_file(folder, name) if folder is not None else None
    if path is None or not path.is_file():
        return QImage()
    reader = QImageReader(str(path), b"png")
    size = reader.size()
    if not size.isValid() or size.width() * size.height() * 4 > LARGEST_MB * 1_000_000:
        return QImage()
    return reader.read()
