"""A photo of the flip-over: drawn anew without the words of the camera, on the stage when asked for, and wiped."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from dilemmagame.base.clock import VirtualClock
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.commands import Finish, InsertItem
from dilemmagame.domain.photos import PHOTO, is_photo, photo_item
from dilemmagame.domain.steps import StepKind
from dilemmagame.domain.wiping import WipeDepth
from dilemmagame.gui.console.desk import Stock
from dilemmagame.gui.review.records import Records
from dilemmagame.library.ownpages import bring_pages
from dilemmagame.live.form_scenes import PagesScene
from dilemmagame.live.hub import SessionOwner
from dilemmagame.notes.compose import compose
from dilemmagame.notes.document import Heading
from dilemmagame.storage import Store
from tests.gui.console.room import Evening
from tests.sample import plan

SECRET = b"Gerda van kamer 3"


def photo(folder: Path) -> Path:
    """A picture with words of the camera in it."""
    path = folder / "flipover.jpg"
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    Image.new("RGB", (320, 200), "white").save(path, exif=exif)
    assert SECRET in path.read_bytes()
    return path


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Evening]:
    pages = DataFolder(tmp_path / "data").pages
    stock = Stock(bring=lambda sources: bring_pages(sources, pages))
    made = Evening(qtbot, tmp_path / "data", stock=stock)
    yield made
    made.close()


def pictures(folder: Path) -> list[Path]:
    return sorted(DataFolder(folder).pages.rglob("*.png"))


def test_a_photo_is_kept_without_the_words_of_the_camera_and_waits_for_its_turn(
    room: Evening, tmp_path: Path
) -> None:
    room.next()
    before = room.view.stage.scene
    strip = room.page.add_strip
    room.click(room.page.rail.add)
    strip.what.setCurrentIndex(strip.what.findData(PHOTO))
    strip.what.activated.emit(strip.what.currentIndex())
    assert "stays on this laptop" in strip.tells.text()
    strip.take_photos([photo(tmp_path)])
    room.qtbot.waitUntil(lambda: bool(pictures(tmp_path / "data")), timeout=30_000)
    room.until(lambda view: any(item.title.en == "Photo of the flip-over" for item in view.items))
    assert type(room.view.stage.scene) is type(before)
    (kept,) = pictures(tmp_path / "data")
    assert SECRET not in kept.read_bytes()
    room.go_to(StepKind.PAGES)
    scene = room.view.stage.scene
    assert isinstance(scene, PagesScene)
    assert scene.file.endswith(kept.name)


def test_a_file_that_is_no_picture_is_refused_in_words(room: Evening, tmp_path: Path) -> None:
    false = tmp_path / "flipover.jpg"
    false.write_bytes(b"geen plaatje")
    room.click(room.page.rail.add)
    strip = room.page.add_strip
    strip.take_photos([false])
    room.qtbot.waitUntil(lambda: strip.add.isEnabled() and "drawn" not in strip.tells.text(), timeout=30_000)
    assert strip.isVisible()
    assert "no whole picture" in strip.tells.text()
    assert pictures(tmp_path / "data") == []


def test_close_and_wipe_takes_the_photo_and_the_notes_name_it_only_before(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    clock = VirtualClock()
    store = Store.open(folder, clock, reserve_bytes=4096)
    try:
        found = bring_pages([photo(tmp_path)], folder.pages)
        os.link(folder.pages / found.files[0], tmp_path / "held.png")
        owner = SessionOwner.start(store, clock, plan())
        assert owner.handle(InsertItem(photo_item(found.files))) is None
        assert sum(is_photo(item) for item in owner.state.plan.items) == 1
        assert owner.handle(Finish()) is None
        assert "Attachments" in headings(owner)
        records = Records(store, clock, "s1")
        records.wipe(WipeDepth.RAW)
        assert pictures(tmp_path / "data") == []
        assert not any((tmp_path / "held.png").read_bytes())
        assert "Attachments" not in headings(SessionOwner.resume(store, clock, "s1"))
    finally:
        store.close()


def headings(owner: SessionOwner) -> list[str]:
    document = compose(owner.state, owner.texts, "en")
    return [block.text for block in document.blocks if isinstance(block, Heading)]
