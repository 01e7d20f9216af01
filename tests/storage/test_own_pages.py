"""Own pages go with the last session that shows them, and not before."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from dilemmagame.base.clock import SystemClock
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.commands import Advance, InsertItem
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.steps import StepKind
from dilemmagame.live.hub import SessionOwner
from dilemmagame.storage import Store
from tests.sample import CLOSING, OPENING, method, plan, step

SECRET = b"wat er op de flip-over stond"
SLIDES = method("pages", step(StepKind.PAGES, 5), frame=True)
NOW = datetime(2026, 11, 22, 19, tzinfo=UTC)


def test_pages_go_with_the_last_session_that_shows_them(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    for name in ("een/001.png", "een/002.png", "twee/001.png"):
        (folder.pages / name).parent.mkdir(parents=True, exist_ok=True)
        (folder.pages / name).write_bytes(b"x")
    store = Store.open(folder, reserve_bytes=4096)
    try:
        for name, pages in (("a", ("een/001.png", "een/002.png")), ("b", ("een/001.png",))):
            made = plan(PlannedItem(OPENING), PlannedItem(SLIDES, pages=pages), PlannedItem(CLOSING))
            store.create(replace(made, session_id=name), NOW)
        store.delete("a")
        assert sorted(path.name for path in (folder.pages / "een").iterdir()) == ["001.png"]
        store.delete("b")
        assert not (folder.pages / "een").exists()
        assert (folder.pages / "twee" / "001.png").exists()
    finally:
        store.close()


def test_pages_that_came_in_on_the_fly_count_too(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    (folder.pages / "een").mkdir(parents=True)
    (folder.pages / "een" / "001.png").write_bytes(b"x")
    store = Store.open(folder, reserve_bytes=4096)
    try:
        owner = SessionOwner.start(store, SystemClock(), plan(PlannedItem(OPENING), PlannedItem(CLOSING)))
        owner.handle(Advance())
        assert owner.handle(InsertItem(PlannedItem(SLIDES, pages=("een/001.png",)))) is None
        store.create(replace(owner.state.plan, session_id="ander", items=(PlannedItem(OPENING),)), NOW)
        store.delete("ander")
        assert (folder.pages / "een" / "001.png").exists()
        store.delete(owner.state.plan.session_id)
        assert not (folder.pages / "een").exists()
    finally:
        store.close()


def test_what_stood_in_a_page_is_gone_and_not_only_its_name(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    (folder.pages / "een").mkdir(parents=True)
    (folder.pages / "een" / "001.png").write_bytes(SECRET)
    os.link(folder.pages / "een" / "001.png", tmp_path / "still-held.png")
    store = Store.open(folder, reserve_bytes=4096)
    try:
        pages = ("een/001.png",)
        store.create(plan(PlannedItem(OPENING), PlannedItem(SLIDES, pages=pages), PlannedItem(CLOSING)), NOW)
        store.delete(plan().session_id)
        assert not (folder.pages / "een").exists()
        assert (tmp_path / "still-held.png").read_bytes() == bytes(len(SECRET))
    finally:
        store.close()
