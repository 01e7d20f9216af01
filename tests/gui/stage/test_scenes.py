"""Every scene in every size, theme and language: boxes inside the frame, nothing over anything, text readable."""

from __future__ import annotations

from functools import cache
from itertools import combinations, product

import pytest
from PySide6.QtCore import QRectF, QSize, QSizeF
from pytestqt.qtbot import QtBot

from dilemmagame.base import i18n
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui import fonts
from dilemmagame.gui.stage.painter import render_scene
from dilemmagame.gui.stage.registry import scene_for
from dilemmagame.gui.stage.scene import ABSOLUTE_FLOOR, Box, Scene
from dilemmagame.gui.tokens import PAPER, THEMES, Theme
from dilemmagame.live import stage_view as models
from tests.gui.stage import samples
from tests.gui.stage.change_samples import changes, crowded_changes
from tests.gui.stage.form_samples import crowded_forms, forms_of_talk
from tests.gui.stage.grey_samples import crowded_greys, greys
from tests.gui.stage.phone_samples import by_phone, crowded_by_phone
from tests.gui.stage.samples import card, frame, prompt
from tests.gui.stage.talk_samples import crowded_talks, talks
from tests.gui.stage.values_samples import crowded_votes, votes_on_values
from tests.gui.stage.work_samples import crowded_work, work

SIZES = ((1920, 1080), (1280, 720), (1024, 768))
# What a trainer typed without end is shortened with an ellipsis; the console keeps the whole.
SHORTENED = {
    "prompt-long": ("line.",), "prompt-word": ("line.",), "agreement-long": ("detail.", "statement", "kicker"),
    "welcome-long": ("organisation",), "contacts-many": (), "readback-many": (),
    "values-norms-crowded": ("column.",), "ladder-long": ("rung.", "stairs."),
    "scan-long": ("row.",), "measures-many": ("measure.",), "values-board-long": ("value.",),
}  # fmt: skip


def usual() -> dict[str, models.Scene]:
    return usual_in(i18n.language())


@cache
def usual_in(_language: str) -> dict[str, models.Scene]:
    return (
        samples.usual()
        | talks()
        | greys()
        | changes()
        | work()
        | votes_on_values()
        | forms_of_talk()
        | by_phone()
    )


def extremes() -> dict[str, models.Scene]:
    return extremes_in(i18n.language())


@cache
def extremes_in(_language: str) -> dict[str, models.Scene]:
    return (
        samples.extremes()
        | crowded_talks()
        | crowded_greys()
        | crowded_changes()
        | crowded_work()
        | crowded_votes()
        | crowded_forms()
        | crowded_by_phone()
    )


USUAL, EXTREME = tuple(usual()), tuple(extremes())
every_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
every_language = pytest.mark.parametrize("language", i18n.LANGUAGES)


@pytest.fixture(autouse=True)
def with_fonts(qtbot: QtBot) -> None:
    fonts.load_fonts()


def laid_out(
    model: models.Scene, size: tuple[int, int], theme: Theme = PAPER, page: int = 0
) -> tuple[Scene, tuple[Box, ...]]:
    scene = scene_for(model, page)
    return scene, scene.layout(QSizeF(*size), theme)


def overlaps(first: QRectF, second: QRectF) -> bool:
    shared = first.intersected(second)
    return shared.width() > 1 and shared.height() > 1


def check(name: str, boxes: tuple[Box, ...], size: tuple[int, int]) -> None:
    stage = QRectF(0, 0, *size).adjusted(-0.5, -0.5, 0.5, 0.5)
    u = min(size[1], size[0] * 9 / 16) / 100
    for box in boxes:
        assert stage.contains(box.rect), f"{name}: {box.name} leaves the stage: {box.rect}"
        if box.px:
            assert box.px >= box.floor, f"{name}: {box.name} is {box.px} px, floor {box.floor}"
            assert box.px >= int(ABSOLUTE_FLOOR * u), f"{name}: {box.name} is below the absolute floor"
        if not box.fits:
            allowed = SHORTENED.get(name, ())
            assert allowed, f"{name}: {box.name} lost words: {box.text!r}"
            assert box.name.startswith(allowed), f"{name}: {box.name} lost words: {box.text!r}"
    for first, second in combinations([box for box in boxes if not box.holds], 2):
        assert not overlaps(first.rect, second.rect), (
            f"{name}: {first.name} {first.rect} over {second.name} {second.rect}"
        )
    for holder in (box for box in boxes if box.holds):
        for other in boxes:
            if other is not holder and overlaps(holder.rect, other.rect):
                inside = holder.rect.adjusted(-2, -2, 2, 2).contains(other.rect)
                around = other.holds and other.rect.adjusted(-2, -2, 2, 2).contains(holder.rect)
                assert inside or around, (
                    f"{name}: {other.name} {other.rect} sticks out of {holder.name} {holder.rect}"
                )


@every_size
@every_language
@pytest.mark.parametrize("name", USUAL + EXTREME)
def test_boxes_stand_well(name: str, size: tuple[int, int], language: str) -> None:
    i18n.use(language)
    model = (usual() | extremes())[name]
    scene, boxes = laid_out(model, size)
    check(name, boxes, size)
    for page in range(1, scene.pages):
        check(name, laid_out(model, size, page=page)[1], size)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name.value)
@every_size
@pytest.mark.parametrize("name", USUAL)
def test_every_scene_is_painted_in_every_theme(name: str, size: tuple[int, int], theme: Theme) -> None:
    image = render_scene(usual()[name], QSize(*size), theme)
    step = size[0] // 64
    first = image.pixel(0, 0)
    places = product(range(0, size[0], step), range(0, size[1], step))
    assert any(image.pixel(x, y) != first for x, y in places), "blank"
    assert image.pixelColor(2, 2).name().upper() in (theme.bg, theme.solemn_bg)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name.value)
def test_the_layout_is_the_same_in_every_theme(theme: Theme) -> None:
    for name, model in usual().items():
        places = [(box.name, box.rect) for box in laid_out(model, (1280, 720), theme)[1]]
        assert places == [(box.name, box.rect) for box in laid_out(model, (1280, 720))[1]], name


def test_a_full_card_with_six_answers_and_the_ring_stays_readable_on_a_small_projector() -> None:
    model = models.BallotScene(frame(), card(6), 1, cards_up=False, present=18, present_before=0)
    words = sum(len(box.text.split()) for box in laid_out(model, (1280, 720))[1] if box.name == "case.text")
    boxes = {box.name: box for box in laid_out(model, (1280, 720))[1]}
    assert words >= 104
    assert boxes["case.text"].px >= int(2.8 * 7.2)
    assert "ring" in boxes
    assert all(boxes[f"option.{letter}.text"].px >= int(2.4 * 7.2) for letter in "ABCDEF")


def test_answers_keep_their_place_from_reading_to_the_covered_result() -> None:
    def places(model: models.Scene) -> list[QRectF]:
        return [
            box.rect for box in laid_out(model, (1920, 1080))[1] if box.name.startswith(("option", "case"))
        ]

    reading = places(models.CaseScene(frame(), card()))
    assert reading == places(
        models.BallotScene(frame(), card(), 1, cards_up=True, present=18, present_before=0)
    )
    assert reading == places(models.HiddenResultScene(frame(), card(), (1,)))


def test_the_case_and_all_answers_stay_on_the_stage_while_people_vote() -> None:
    scene, boxes = laid_out(usual()["ballot"], (1280, 720))
    shown = " ".join(" ".join(box.text.split()) for box in boxes)
    for block in card().situation:
        assert " ".join(span.text for span in getattr(block, "spans", ())).split()[-1] in shown
    assert all(option.text in shown for option in card().options)
    assert "face down" in scene.describe()


def test_a_long_case_is_cut_into_pages_that_together_hold_every_word() -> None:
    model = extremes()["case-long"]
    scene, _boxes = laid_out(model, (1280, 720))
    assert scene.pages >= 2
    words: list[str] = []
    for page in range(scene.pages):
        words += next(
            box.text for box in laid_out(model, (1280, 720), page=page)[1] if box.name == "case.text"
        ).split()
    assert isinstance(model, models.CaseScene)
    whole = " ".join(
        "".join(span.text for span in getattr(block, "spans", ())) for block in model.card.situation
    )
    assert words == whole.split()


def test_nothing_of_a_result_is_on_the_stage_before_the_reveal() -> None:
    """The models before a reveal have no field that could hold a count."""
    for kind in (models.CaseScene, models.BallotScene, models.HiddenResultScene, models.PromptScene):
        names = set(kind.__dataclass_fields__)
        assert not names & {"ballots", "total", "changes", "counts", "total_before"}
    described = laid_out(usual()["hidden"], (1280, 720))[0].describe()
    assert "vote:" not in described
    assert "%" not in described


def test_every_kind_of_conversation_has_its_own_question() -> None:
    kinds = (StepKind.ARGUMENTS, StepKind.DIALOGUE, StepKind.STAKEHOLDERS, StepKind.CONCLUSION)
    titles = {laid_out(prompt(kind), (1280, 720))[0].describe().splitlines()[1] for kind in kinds}
    assert len(titles) == 4


def test_deck_text_is_shown_as_it_is_and_never_as_markup() -> None:
    nasty = "<img src='file:///etc/passwd'><b>vet</b> & {name} %s &amp;"
    model = models.CaseScene(frame(), card(title=nasty, situation=(nasty,)))
    boxes = laid_out(model, (1920, 1080))[1]
    assert next(box.text for box in boxes if box.name == "title") == nasty
    assert nasty in next(box.text for box in boxes if box.name == "case.text")


def test_the_text_alternative_tells_what_the_picture_tells() -> None:
    i18n.use("nl")
    told = laid_out(usual()["bars"], (1280, 720))[0].describe()
    assert "7 stemmen, 39 procent" in told
    told = laid_out(usual()["slope-many"], (1280, 720))[0].describe()
    assert "Wie van keuze veranderde is onbekend" in told
    assert "2 mensen minder" in told
