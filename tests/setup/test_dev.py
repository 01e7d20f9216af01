"""The set-up script itself, run as a newcomer runs it."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dev
from tests.setup.third_party import ROOT


def start(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run dev.py in `folder` and wait for it."""
    surroundings = {**os.environ, **environment}
    command = [sys.executable, str(folder / "dev.py"), *arguments]
    return subprocess.run(
        command, env=surroundings, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_it_needs_nothing_but_python() -> None:
    tree = ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"))
    plain = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    origins = {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in plain | origins} <= sys.stdlib_module_names


@pytest.mark.parametrize("command", ["run", "test", "lock", "build", "i18n"])
def test_help_names_every_command(command: str) -> None:
    answer = start(ROOT, "--help")
    assert answer.returncode == 0
    assert f"    {command} " in answer.stdout


def test_an_unknown_command_is_refused_with_the_list() -> None:
    answer = start(ROOT, "dance")
    assert answer.returncode == 2
    assert "run" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_missing_lock_is_one_sentence(tmp_path: Path) -> None:
    shutil.copy(ROOT / "dev.py", tmp_path)
    answer = start(tmp_path, "test")
    assert answer.returncode == 1
    assert "requirements-test.lock is missing" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_lock_that_is_already_in_place_is_not_installed_again(tmp_path: Path) -> None:
    """A checkout whose .venv says it holds these locks starts at once: no pip runs, so the answer is quick."""
    shutil.copy(ROOT / "dev.py", tmp_path)
    for lock in (dev.RUN_LOCK, dev.TEST_LOCK):
        (tmp_path / lock).write_text("", encoding="utf-8")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / ".venv"], check=True)
    digest = "import dev; print(dev.fingerprint(dev.TEST_LOCK))"
    told = subprocess.run(
        [sys.executable, "-c", digest], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    (tmp_path / ".venv" / "locks.txt").write_text(
        f"{dev.TEST_LOCK} {told.stdout.strip()}\n", encoding="utf-8"
    )
    answer = start(tmp_path, "test")
    assert "Installing" not in answer.stdout
    assert "No module named pytest" in answer.stderr


def test_a_person_without_rights_gets_the_line_to_run() -> None:
    line = dev.advice(["libgl1", "libegl1"])
    assert line.startswith("sudo apt-get update && sudo apt-get install -y --no-install-recommends ")
    assert line.endswith("libgl1 libegl1")


def test_a_library_that_is_absent_is_seen() -> None:
    assert not dev.loads("libdilemmagame-does-not-exist.so.7")


def test_folders_of_tests_lie_in_memory_only_where_there_is_plenty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = shutil.disk_usage(tmp_path).free
    monkeypatch.setattr(dev, "TEST_BYTES", free // 2)
    assert dev.roomy(tmp_path)
    assert not dev.roomy(tmp_path / "absent")
    monkeypatch.setattr(dev, "TEST_BYTES", free * 2)
    assert not dev.roomy(tmp_path)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux needs a display variable")
def test_a_screen_is_there_only_when_the_session_names_one() -> None:
    question = "import dev; print(dev.has_screen())"
    bare = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    for extra, expected in (({}, "False"), ({"DISPLAY": ":9"}, "True"), ({"WAYLAND_DISPLAY": "w"}, "True")):
        answer = subprocess.run(
            [sys.executable, "-c", question],
            cwd=ROOT,
            env={**bare, **extra},
            capture_output=True,
            text=True,
            check=True,
        )
        assert answer.stdout.strip() == expected


def test_the_check_of_every_change_is_the_test_command() -> None:
    script = ROOT / ".ci" / "run"
    assert "python3 dev.py test" in script.read_text(encoding="utf-8")
    assert os.name == "nt" or os.access(script, os.X_OK)
