"""What the three systems say about mains and battery."""

from __future__ import annotations

from pathlib import Path

import pytest

from dilemmagame.base.power import Power, from_linux, from_pmset, from_windows, power


def supply(folder: Path, name: str, **files: str) -> None:
    (folder / name).mkdir()
    for key, value in files.items():
        (folder / name / key).write_text(f"{value}\n", encoding="ascii")


def test_linux_with_a_charger_and_two_batteries(tmp_path: Path) -> None:
    supply(tmp_path, "AC", type="Mains", online="1")
    supply(tmp_path, "BAT0", type="Battery", capacity="80", status="Charging")
    supply(tmp_path, "BAT1", type="Battery", capacity="35", status="Full")
    assert from_linux(tmp_path) == Power(mains=True, percent=35)


def test_linux_on_the_battery(tmp_path: Path) -> None:
    supply(tmp_path, "ADP1", type="Mains", online="0")
    supply(tmp_path, "BAT0", type="Battery", capacity="54", status="Discharging")
    supply(tmp_path, "hidpp_battery_0", type="Battery", scope="Device", capacity="5", status="Discharging")
    assert from_linux(tmp_path) == Power(mains=False, percent=54)


def test_linux_that_tells_only_of_the_battery(tmp_path: Path) -> None:
    supply(tmp_path, "BAT0", type="Battery", capacity="54", status="Discharging")
    assert from_linux(tmp_path) == Power(mains=False, percent=54)


def test_linux_that_tells_nothing(tmp_path: Path) -> None:
    assert from_linux(tmp_path) == Power()
    assert from_linux(tmp_path / "not there") == Power()


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Now drawing from 'AC Power'\n -InternalBattery-0 (id=1)\t100%; charged;", Power(True, 100)),
        ("Now drawing from 'Battery Power'\n -InternalBattery-0\t7%; discharging;", Power(False, 7)),
        ("Now drawing from 'AC Power'\n", Power(True, None)),
        ("", Power()),
    ],
)
def test_macos(said: str, found: Power) -> None:
    assert from_pmset(said) == found


@pytest.mark.parametrize(
    ("line", "flags", "percent", "found"),
    [
        (1, 8, 90, Power(True, 90)),
        (0, 2, 20, Power(False, 20)),
        (1, 128, 255, Power(True, None)),
        (255, 255, 255, Power()),
    ],
)
def test_windows(line: int, flags: int, percent: int, found: Power) -> None:
    assert from_windows(line, flags, percent) == found


def test_here_it_answers_whatever_the_system_is() -> None:
    assert isinstance(power(), Power)
