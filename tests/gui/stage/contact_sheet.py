"""Contact sheets for looking.

`python -m tests.gui.stage.contact_sheet OUTDIR [nl|en] [paper|night|contrast] [WxH] [name...]`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from dilemmagame.base import i18n
from dilemmagame.gui import fonts
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.stage.painter import render_scene
from dilemmagame.gui.tokens import Theme, theme_named
from tests.gui.stage.change_samples import changes, crowded_changes
from tests.gui.stage.form_samples import crowded_forms, forms_of_talk
from tests.gui.stage.samples import extremes, usual
from tests.gui.stage.talk_samples import crowded_talks, talks
from tests.gui.stage.values_samples import crowded_votes, votes_on_values
from tests.gui.stage.work_samples import crowded_work, work

COLUMNS, ROWS, WIDE = 2, 3, 940


def sheets(folder: Path, theme: Theme, size: QSize, wanted: list[str]) -> list[Path]:
    """Write pages of scenes into `folder` and return them."""
    every = (
        usual()
        | extremes()
        | talks()
        | crowded_talks()
        | changes()
        | crowded_changes()
        | work()
        | votes_on_values()
        | crowded_work()
        | crowded_votes()
        | forms_of_talk()
        | crowded_forms()
    )
    names = [name for name in every if not wanted or name in wanted]
    tall = round(WIDE * size.height() / size.width())
    written: list[Path] = []
    for start in range(0, len(names), COLUMNS * ROWS):
        page = QImage(COLUMNS * (WIDE + 8), ROWS * (tall + 26), QImage.Format.Format_RGB32)
        page.fill(Qt.GlobalColor.gray)
        painter = QPainter(page)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for place, name in enumerate(names[start : start + COLUMNS * ROWS]):
            left, top = place % COLUMNS * (WIDE + 8), place // COLUMNS * (tall + 26)
            painter.setFont(fonts.font(Face.BOLD, 15))
            painter.drawText(left + 4, top + 18, name)
            painter.drawImage(QRectF(left, top + 24, WIDE, tall), render_scene(every[name], size, theme))
        painter.end()
        path = (
            folder
            / f"{theme.name.value}-{size.width()}-{i18n.language()}-{start // (COLUMNS * ROWS) + 1}.png"
        )
        page.save(str(path))
        written.append(path)
    return written


def main(arguments: list[str]) -> None:
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    i18n.use(arguments[1] if len(arguments) > 1 else "nl")
    theme = theme_named(arguments[2] if len(arguments) > 2 else "paper")
    width, height = (int(part) for part in (arguments[3] if len(arguments) > 3 else "1920x1080").split("x"))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication([])
    fonts.load_fonts()
    for path in sheets(folder, theme, QSize(width, height), arguments[4:]):
        print(path)
    app.quit()


if __name__ == "__main__":
    main(sys.argv[1:])
