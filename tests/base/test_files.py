"""Files of the base: written whole or not at all; settings that survive damage; a log and a diagnosis without words."""

from __future__ import annotations

import errno
import json
import logging
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dilemmagame.base.atomic import not_written, write_atomically
from dilemmagame.base.diagnose import diagnosis
from dilemmagame.base.errors import WorldErrorCode
from dilemmagame.base.paths import DataFolder
from dilemmagame.base.settings import Settings, load_settings, save_settings

ROOT = Path(__file__).parents[2]


def test_a_write_that_fails_leaves_the_old_file_and_no_rest(tmp_path: Path) -> None:
    target = tmp_path / "notes.docx"
    write_atomically(target, b"the old one")
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from dilemmagame.base.atomic import write_atomically\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n"
        "    write_atomically(Path(sys.argv[1]), b'x' * 50_000)\n"
        "except OSError as error:\n"
        "    print(error.errno)\n"
    )
    assert resource.RLIMIT_FSIZE is not None
    answer = subprocess.run(
        [sys.executable, "-c", script, str(target)], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert int(answer.stdout) == errno.EFBIG
    assert target.read_bytes() == b"the old one"
    assert [path.name for path in tmp_path.iterdir()] == ["notes.docx"]


def test_settings_come_back_as_they_were(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    wanted = Settings(language="en", theme="night", text_scale=150, single_keys=False, last_present=31)
    save_settings(folder, wanted)
    assert load_settings(folder) == wanted


@given(
    st.binary(max_size=200)
    | st.dictionaries(
        st.sampled_from(["language", "theme", "text_scale", "last_present", "x"]),
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    ).map(lambda d: json.dumps(d).encode())
)
def test_damaged_settings_mean_the_standard_and_never_an_error(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder = DataFolder(tmp_path_factory.mktemp("s"))
    folder.settings.write_bytes(content)
    settings = load_settings(folder)
    assert settings.language in ("nl", "en")
    assert settings.theme in ("paper", "night", "contrast")
    assert 1 <= settings.last_present <= 999


def test_the_diagnosis_names_no_folder_of_the_user(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    folder.logs.mkdir(parents=True)
    (folder.logs / "dilemmagame.log").write_text(
        f"INFO something in {folder.root} and {Path.home()}\n", encoding="utf-8"
    )
    said = diagnosis(folder)
    assert str(folder.root) not in said
    assert str(Path.home()) not in said
    assert "<data>" in said


def test_words_of_a_session_never_reach_the_log(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from dilemmagame.base.logs import open_log, report_crashes\n"
        "from dilemmagame.base.paths import DataFolder\n"
        "folder = DataFolder(Path(sys.argv[1]))\n"
        "open_log(folder)\n"
        "report_crashes(folder)\n"
        "raise ValueError('kanarie in een uitzondering')\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        capture_output=True, text=True, cwd=ROOT, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert answer.returncode != 0
    logged = (tmp_path / "logs" / "dilemmagame.log").read_text(encoding="utf-8")
    assert "ValueError" in logged
    assert "kanarie" not in logged.replace(script, "")
    assert "kanarie" not in answer.stderr
    assert str(tmp_path / "logs") in answer.stderr


def test_a_log_that_cannot_be_made_stops_nothing(tmp_path: Path) -> None:
    from dilemmagame.base.logs import open_log

    (tmp_path / "logs").write_text("a file where the folder should be", encoding="utf-8")
    before = list(logging.getLogger("dilemmagame").handlers)
    open_log(DataFolder(tmp_path))
    added = [each for each in logging.getLogger("dilemmagame").handlers if each not in before]
    assert all(isinstance(each, logging.NullHandler) for each in added)
    for each in added:
        logging.getLogger("dilemmagame").removeHandler(each)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, WorldErrorCode.DISK_FULL),
        (errno.EFBIG, WorldErrorCode.DISK_FULL),
        (errno.EROFS, WorldErrorCode.FOLDER_READ_ONLY),
        (errno.EACCES, WorldErrorCode.FOLDER_READ_ONLY),
        (errno.EIO, WorldErrorCode.FOLDER_READ_ONLY),
    ],
)
def test_what_writing_met_is_no_room_or_a_place_that_takes_nothing(number: int, code: WorldErrorCode) -> None:
    told = not_written(OSError(number, "x"), Path("map"))
    assert (told.code, told.subject) == (code, "map")
