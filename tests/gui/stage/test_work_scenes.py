"""The heat map reads in grey, own pages fill the stage without ever failing, and a tap keeps the page that is shown."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from dilemmagame.base import i18n
from dilemmagame.domain.events import Blank
from dilemmagame.gui import fonts
from dilemmagame.gui.stage.painter import render_scene
from dilemmagame.gui.stage.registry import scene_for
from dilemmagame.gui.stage.scenes.scan import shade
from dilemmagame.gui.stage.view import StageView
from dilemmagame.gui.tokens import PAPER, THEMES, Theme
from dilemmagame.live import form_scenes as forms
from dilemmagame.live.stage_view import StageView as View
from tests.gui.stage.colour_science import contrast
from tests.gui.stage.work_samples import PICKED, PROCESSES, WORK, board, measures, scan

SIZE = QSize(1280, 720)
every_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name.value)


@pytest.fixture(autouse=True)
def with_fonts(qtbot: QtBot) -> None:
    fonts.load_fonts()


@every_theme
def test_the_four_steps_are_told_apart_in_grey_and_their_figures_can_be_read(theme: Theme) -> None:
    fills = [shade(theme, score)[0] for score in range(4)]
    light = [QColor(fill).lightnessF() for fill in fills]
    assert light == sorted(light, reverse=not theme.dark)
    assert all(contrast(one, other) >= 1.3 for one, other in pairwise(fills))
    assert all(contrast(*shade(theme, score)) >= 4.5 for score in range(4))


def test_the_heat_map_says_in_words_what_it_shows() -> None:
    i18n.use("nl")
    scene = scene_for(scan(*PROCESSES))
    scene.layout(QSizeF(SIZE), PAPER)
    told = scene.describe()
    assert "Facturen betalen: Groot belang, veel ruimte 1, Dichtbij partners en inhuur 0" in told
    assert "Systemen beheren: Groot belang, veel ruimte 0" in told
    assert "Facturen betalen, Huisbezoek: alleen, met geld of gegevens." in told
    calm = scene_for(scan(PROCESSES[0]))
    calm.layout(QSizeF(SIZE), PAPER)
    assert "alleen, met geld" not in calm.describe()


def test_the_values_board_says_what_each_value_means_and_which_are_adopted() -> None:
    i18n.use("nl")
    scene = scene_for(board(3, 2, 1))
    scene.layout(QSizeF(SIZE), PAPER)
    told = scene.describe()
    assert "Openheid: Wij zeggen wat we weten, ook als het ons niet uitkomt. (vastgesteld)" in told
    assert "Menselijke maat: nog niet in onze woorden" in told
    assert told.count("(vastgesteld)") == 1


def own_page(folder: Path, size: tuple[int, int], colour: str = "#cc0000") -> forms.PagesScene:
    (folder / "set").mkdir(parents=True, exist_ok=True)
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    image.save(str(folder / "set" / "001.png"))
    return forms.PagesScene(WORK, "set/001.png", 1, 3)


def painted(model: forms.PagesScene, folder: Path, size: QSize = SIZE) -> QImage:
    return render_scene(model, size, PAPER, own_pages=folder)


def test_an_own_page_is_as_large_as_the_stage_allows_and_keeps_its_shape(tmp_path: Path) -> None:
    wide = painted(own_page(tmp_path, (1920, 1080)), tmp_path)
    assert wide.pixelColor(2, 2).name() == wide.pixelColor(1277, 717).name() == "#cc0000"
    upright = painted(own_page(tmp_path, (540, 960)), tmp_path)
    assert upright.pixelColor(640, 2).name() == "#cc0000"
    assert upright.pixelColor(300, 360).name() == PAPER.bg.lower()
    beamer = painted(own_page(tmp_path, (1920, 1080)), tmp_path, QSize(1024, 768))
    assert beamer.pixelColor(512, 384).name() == "#cc0000"
    assert beamer.pixelColor(512, 5).name() == PAPER.bg.lower()


@pytest.mark.parametrize("name", ["set/009.png", "../geheim.png", "", "set/tekst.png"])
def test_a_page_that_is_not_there_is_a_calm_empty_page(name: str, tmp_path: Path) -> None:
    own_page(tmp_path / "pages", (10, 10))
    (tmp_path / "geheim.png").write_bytes((tmp_path / "pages" / "set" / "001.png").read_bytes())
    (tmp_path / "pages" / "set" / "tekst.png").write_text("geen plaatje")
    model = forms.PagesScene(WORK, name, 2, 3)
    image = painted(model, tmp_path / "pages")
    assert {image.pixelColor(x, y).name() for x in range(0, 1280, 64) for y in range(0, 720, 48)} == {
        PAPER.bg.lower()
    }
    scene = scene_for(model, own_pages=tmp_path / "pages")
    scene.layout(QSizeF(SIZE), PAPER)
    assert "Own page 2 of 3" in scene.describe()


def shown(view: StageView, model: forms.ScanScene | forms.MeasuresScene) -> None:
    view.show_view(View(model, Blank.NONE, frozen=False))


def test_a_score_that_is_tapped_does_not_turn_the_page_back(qtbot: QtBot) -> None:
    view = StageView(PAPER, reduced_motion=True)
    qtbot.addWidget(view)
    view.resize(SIZE)
    view.show()
    many = tuple((f"{name} {n}", scores) for n in range(2) for name, scores in PROCESSES)
    shown(view, scan(*many))
    assert view.page == (1, 2)
    assert view.turn_page(1)
    shown(view, scan(*many[:-1], (many[-1][0], (0,) * 8)))
    assert view.page == (2, 2)
    other = replace(scan(*many), frame=replace(WORK, step=3))
    shown(view, other)
    assert view.page == (1, 2)


def test_a_new_measure_enters_in_amber(qtbot: QtBot) -> None:
    view = StageView(PAPER, reduced_motion=True)
    qtbot.addWidget(view)
    view.resize(SIZE)
    view.show()
    shown(view, measures(*PICKED[:1]))
    assert not view.scene.fresh
    shown(view, measures(*PICKED[:2]))
    assert view.scene.fresh
