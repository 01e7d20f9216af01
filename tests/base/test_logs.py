"""The two log files: nothing is lost at the change, the older one is replaced, and neither grows past its size."""

from __future__ import annotations

import logging
from pathlib import Path

from dilemmagame.base.logs import TwoFiles


def test_a_full_log_becomes_the_older_one_and_a_new_one_begins(tmp_path: Path) -> None:
    path, older = tmp_path / "a.log", tmp_path / "a.log.1"
    handler = TwoFiles(path, largest=100)
    for number in range(30):
        handler.emit(logging.LogRecord("x", logging.INFO, __file__, 1, "line %02d", (number,), None))
        assert path.stat().st_size < 100
    handler.close()
    kept = (older.read_text(encoding="utf-8") + path.read_text(encoding="utf-8")).splitlines()
    assert kept == [f"line {number:02d}" for number in range(13, 30)]
    assert len(older.read_bytes()) < 100 + len("line 00\n")


def test_a_log_whose_folder_is_gone_stops_nothing_and_goes_on_when_it_is_back(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "app.log"
    path.parent.mkdir()
    handler = TwoFiles(path, largest=20)
    handler.emit(logging.makeLogRecord({"msg": "een regel die te lang is"}))
    aside = path.parent.rename(tmp_path / "aside")
    path.parent.write_text("a file where the folder was", encoding="utf-8")
    handler.emit(logging.makeLogRecord({"msg": "deze maakt het bestand vol"}))
    path.parent.unlink()
    aside.rename(path.parent)
    handler.emit(logging.makeLogRecord({"msg": "weer terug"}))
    handler.close()
    older = path.with_name("app.log.1").read_text(encoding="utf-8")
    assert older.splitlines() == ["deze maakt het bestand vol", "weer terug"]
