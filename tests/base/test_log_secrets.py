"""What somebody typed is in no log, also not when a fault of our own quotes it."""

from __future__ import annotations

import logging
from pathlib import Path

from dilemmagame.base.logs import open_log
from dilemmagame.base.paths import DataFolder


def test_a_fault_that_quotes_typed_text_is_logged_without_it(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    root = logging.getLogger("dilemmagame")
    before = list(root.handlers)
    open_log(folder)
    typed = "kwetsuur" + "woord"
    try:
        raise KeyError(typed)
    except KeyError:
        logging.getLogger("dilemmagame.live.hub").exception("a fault of our own")
    finally:
        for handler in set(root.handlers) - set(before):
            root.removeHandler(handler)
            handler.close()
    written = (folder.logs / "dilemmagame.log").read_text(encoding="utf-8")
    assert "KeyError" in written
    assert "test_log_secrets.py" in written
    assert typed not in written
