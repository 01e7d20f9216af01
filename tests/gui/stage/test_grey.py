"""The map of the grey area: every person one dot of one size, widest first, the middle under its place and in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from dilemmagame.base import i18n
from dilemmagame.gui import fonts
from dilemmagame.gui.stage.painter import render_scene
from dilemmagame.gui.stage.parts_grey import Band, centre_of, common_pitch, spots
from dilemmagame.gui.stage.registry import scene_for
from dilemmagame.gui.stage.scene import Box, Sheet
from dilemmagame.gui.tokens import PAPER, THEMES, Theme
from dilemmagame.live import stage_view as models
from tests.gui.stage.grey_samples import AFTER, CASES, LONG_CASE, USUAL, grey_map, placing

SIZE = QSizeF(1920, 1080)


@pytest.fixture(autouse=True)
def with_fonts(qtbot: QtBot) -> None:
    fonts.load_fonts()


def boxes(model: models.Scene, page: int = 0) -> dict[str, Box]:
    scene = scene_for(model, page)
    return {box.name: box for box in scene.layout(SIZE, PAPER)}


def all_pages(model: models.Scene) -> list[dict[str, Box]]:
    scene = scene_for(model)
    scene.layout(SIZE, PAPER)
    return [boxes(model, page) for page in range(scene.pages)]


def numbers(model: models.Scene) -> list[int]:
    """The cases in the order in which they stand, over all pages."""
    found: list[int] = []
    for page in all_pages(model):
        marks = sorted(
            (box.rect.top(), box.rect.left(), name) for name, box in page.items() if name.endswith(".mark")
        )
        found += [int(name.split(".")[1]) for _top, _left, name in marks]
    return found


@pytest.mark.parametrize(
    "ballots",
    [(45, 0, 0, 0, 0, 0, 0), (0, 0, 0, 0, 0, 0, 45), (1, 2, 3, 4, 5, 6, 7), (0, 0, 0, 30, 15, 0, 0)],
)
@pytest.mark.parametrize("height", [14.0, 8.0])
def test_every_person_has_a_dot_that_stays_in_its_place_and_touches_no_other(
    ballots: tuple[int, ...], height: float
) -> None:
    sheet = Sheet(SIZE, PAPER)
    band = Band(QRectF(400, 300, 1100, height * sheet.u), ballots, hollow=False)
    pitch = common_pitch(sheet, [band])
    assert pitch >= 1.4 * sheet.u
    half = band.rect.width() / 14
    for place, people in enumerate(ballots, 1):
        dots = spots(band.rect, place, people, pitch)
        assert len(dots) == people
        for dot in dots:
            assert abs(dot.x() - centre_of(band.rect, place)) <= half - pitch / 2 + 0.5
            assert band.rect.top() + pitch / 2 - 0.5 <= dot.y() <= band.rect.bottom() - pitch / 2 + 0.5
        for number, dot in enumerate(dots):
            for other in dots[number + 1 :]:
                assert (dot.x() - other.x()) ** 2 + (dot.y() - other.y()) ** 2 >= (pitch * 0.99) ** 2


def test_one_size_of_dots_for_all_cases_follows_from_the_fullest_place() -> None:
    sheet = Sheet(SIZE, PAPER)
    rect = QRectF(400, 300, 1100, 14 * sheet.u)
    few, many = (
        Band(rect, counts, hollow=False) for counts in ((1, 0, 0, 0, 0, 0, 0), (45, 0, 0, 0, 0, 0, 0))
    )
    assert common_pitch(sheet, [few, many]) == common_pitch(sheet, [many]) < common_pitch(sheet, [few])


def test_the_widest_case_stands_first_and_says_so() -> None:
    model = grey_map(CASES, USUAL)
    assert model.widest == 5
    assert numbers(model)[0] == 5
    assert numbers(model)[-1] == 4  # nobody differs less
    first, *others = all_pages(model)
    assert "case.5.widest" in first
    assert not any(name.endswith(".widest") for page in others for name in page)


def test_while_the_map_is_covered_the_order_tells_nothing() -> None:
    model = grey_map(CASES, USUAL, covered=True)
    assert numbers(model) == list(range(1, 9))
    for page in all_pages(model):
        assert not any("median" in name or "before" in name or "after" in name for name in page)
        assert not any(name.endswith((".middle", ".widest")) for name in page)


def test_the_middle_stands_under_its_place_and_in_words() -> None:
    i18n.use("nl")
    found = boxes(grey_map(CASES[:3], USUAL[:3]))
    for number, place, word in ((1, 4, "grijs"), (2, 7, "zwart"), (3, 2, "bijna wit")):
        strip, mark = found[f"strip.{number}"].rect, found[f"strip.{number}.median.False"].rect
        assert mark.center().x() == pytest.approx(centre_of(strip, place), abs=1)
        assert mark.top() >= strip.bottom()
        assert found[f"case.{number}.middle"].text == f"Midden: {word}"


def test_before_and_after_are_told_apart_by_more_than_colour() -> None:
    i18n.use("nl")
    pages = all_pages(grey_map(CASES, USUAL, AFTER))
    found = {name: box for page in pages for name, box in page.items()}
    assert found["strip.1.before"].rect.bottom() < found["strip.1.after"].rect.top()
    assert found["legend.True.text"].text == "Eerst"
    assert found["case.1.middle"].text == "Midden: donkergrijs, was grijs"
    assert found["case.2.middle"].text == "Midden: zwart, net als eerst"
    assert {"strip.1.median.True", "strip.1.median.False"} <= found.keys()
    assert "strip.2.median.True" not in found, "two triangles in one place"


def test_a_case_with_too_few_votes_has_no_dots_and_says_why() -> None:
    model = grey_map(CASES[:3], (USUAL[0], None, USUAL[2]))
    found = boxes(model)
    assert "strip.2.text" in found
    assert "strip.2.median.False" not in found
    assert numbers(model)[-1] == 2
    nothing = grey_map(CASES, (None,) * 8)
    assert [name for page in all_pages(nothing) for name in page if name.startswith("case.")] == []
    assert "too few" in scene_words(model)
    assert "Too few votes on every case" in scene_words(nothing)


def scene_words(model: models.Scene) -> str:
    scene = scene_for(model)
    scene.layout(SIZE, PAPER)
    return scene.describe()


def test_who_does_not_see_the_dots_hears_the_numbers() -> None:
    i18n.use("nl")
    words = scene_words(grey_map(CASES[:3], USUAL[:3]))
    assert "1. De club geeft je twee kaartjes voor de bekerfinale." in words
    assert "bijna wit 1, lichtgrijs 3, grijs 6, donkergrijs 6, bijna zwart 2" in words
    again = scene_words(grey_map(CASES[:3], USUAL[:3], AFTER[:3]))
    assert "Daarna: wit 9, bijna wit 8, lichtgrijs 1" in again


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name.value)
def test_white_is_white_and_black_is_black_in_every_theme(theme: Theme) -> None:
    model = grey_map(CASES[:3], ((0, 0, 0, 5, 0, 0, 0),) * 3)
    scene = scene_for(model)
    strip = next(box.rect for box in scene.layout(SIZE, theme) if box.name == "strip.1")
    image = render_scene(model, QSize(1920, 1080), theme)

    def colour(place: float) -> QColor:
        return image.pixelColor(int(centre_of(strip, place)), int(strip.top() + 12))

    assert colour(1).lightness() > 250
    assert colour(7).lightness() < 20
    shades = [colour(place).lightness() for place in range(1, 8)]
    assert shades == sorted(shades, reverse=True)


def test_dots_stand_out_on_white_on_grey_and_on_black() -> None:
    for place in (0, 3, 6):
        counts = tuple(1 if each == place else 0 for each in range(7))
        shown = render_scene(grey_map(CASES[:3], (counts,) * 3), QSize(1280, 720), PAPER)
        assert amber(shown) > 3 * 60, place
    covered = grey_map(CASES[:3], USUAL[:3], covered=True)
    assert amber(render_scene(covered, QSize(1280, 720), PAPER)) == 0


def amber(image: QImage) -> int:
    """How many pixels of the signal colour there are."""
    colour = QColor(PAPER.accent)
    wanted = bytes((colour.blue(), colour.green(), colour.red(), 255))
    return bytes(image.constBits()).count(wanted)


def test_cases_to_place_keep_their_number_over_the_pages() -> None:
    model = placing((LONG_CASE,) * 12)
    pages = all_pages(model)
    assert len(pages) == 2
    found = [name for page in pages for name in page if name.startswith("case.") and name.endswith(".mark")]
    assert sorted(int(name.split(".")[1]) for name in found) == list(range(12))
    assert all("strip" in page and "cue.text" in page for page in pages)
    words = [
        word
        for page in pages
        for name, box in page.items()
        if name.startswith("case.")
        for word in box.text.split()
    ]
    assert len(words) == 12 * len(LONG_CASE.split())


def test_placing_and_counting_ask_for_something_else_and_keep_the_cases_where_they_are() -> None:
    silent, counting = boxes(placing(CASES)), boxes(placing(CASES, counting=True))
    assert silent["cue.text"].text != counting["cue.text"].text
    assert {name: box.rect for name, box in silent.items() if name.startswith("case.")} == {
        name: box.rect for name, box in counting.items() if name.startswith("case.")
    }
