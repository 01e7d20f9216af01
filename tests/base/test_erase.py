"""Removing a file takes its bytes too: a second name for the same file shows what is left of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dilemmagame.base.erase import overwrite_and_remove
from dilemmagame.base.errors import WorldError, WorldErrorCode

SECRET = b"wie koos wat"


def test_the_bytes_are_gone_and_not_only_the_name(tmp_path: Path) -> None:
    path, held = tmp_path / "briefje", tmp_path / "tweede naam"
    path.write_bytes(SECRET)
    os.link(path, held)
    overwrite_and_remove(path)
    assert not path.exists()
    assert held.read_bytes() == bytes(len(SECRET))


def test_a_file_that_is_not_there_is_gone_already(tmp_path: Path) -> None:
    overwrite_and_remove(tmp_path / "nooit geweest")


def test_what_cannot_be_overwritten_keeps_its_name_and_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "map"
    folder.mkdir()
    with pytest.raises(WorldError) as refused:
        overwrite_and_remove(folder)
    assert refused.value.code is WorldErrorCode.FOLDER_READ_ONLY
    assert folder.is_dir()
