"""Whether this laptop hangs on the mains and how full its battery is, as far as the system tells without rights."""

from __future__ import annotations

import ctypes
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

LINUX_SUPPLIES = Path("/sys/class/power_supply")
PMSET = "/usr/bin/pmset"
PMSET_SECONDS = 3.0
UNKNOWN_BYTE = 255
NO_BATTERY = 128


@dataclass(frozen=True, slots=True)
class Power:
    """`mains`: on the mains, None when unknown. `percent` of the battery, None without one or when unknown."""

    mains: bool | None = None
    percent: int | None = None


UNKNOWN = Power()


def power() -> Power:
    """What this system says now. Never raises; what it does not say is unknown."""
    match sys.platform:
        case "win32":
            return _windows()
        case "darwin":
            return _mac()
        case _:
            return from_linux(LINUX_SUPPLIES)


def from_linux(supplies: Path) -> Power:
    """What the kernel's files in `supplies` say. A computer without a battery hangs on the mains."""
    mains: bool | None = None
    levels: list[int] = []
    draining = False
    try:
        folders = sorted(supplies.iterdir())
    except OSError:
        return UNKNOWN
    for folder in folders:
        kind = _line(folder / "type")
        if kind == "Battery" and _line(folder / "scope") != "Device":
            level = _line(folder / "capacity")
            levels += [int(level)] if level.isdigit() else []
            draining = draining or _line(folder / "status") == "Discharging"
        elif kind in ("Mains", "USB") and (online := _line(folder / "online")):
            mains = bool(mains) or online != "0"
    if levels:
        return Power((not draining) if mains is None else mains, min(levels))
    return Power(mains, None)


def _line(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def from_pmset(said: str) -> Power:
    """What `pmset -g batt` prints on macOS."""
    drawing = re.search(r"drawing from '([^']+)'", said)
    level = re.search(r"(\d{1,3})%", said)
    return Power(
        None if drawing is None else drawing.group(1) == "AC Power",
        None if level is None else min(100, int(level.group(1))),
    )


def from_windows(line: int, flags: int, percent: int) -> Power:
    """The first fields of SYSTEM_POWER_STATUS (learn.microsoft.com, winbase.h)."""
    mains = {0: False, 1: True}.get(line)
    has_battery = flags != UNKNOWN_BYTE and not flags & NO_BATTERY
    return Power(mains, percent if has_battery and percent <= 100 else None)


def _mac() -> Power:
    try:
        done = subprocess.run(  # noqa: S603 - the system's own program; no shell, no foreign word
            [PMSET, "-g", "batt"], capture_output=True, text=True, timeout=PMSET_SECONDS, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return UNKNOWN
    return from_pmset(done.stdout)


class _Status(ctypes.Structure):
    """SYSTEM_POWER_STATUS."""

    _fields_ = (
        ("line", ctypes.c_ubyte),
        ("flags", ctypes.c_ubyte),
        ("percent", ctypes.c_ubyte),
        ("saving", ctypes.c_ubyte),
        ("left_seconds", ctypes.c_ulong),
        ("full_seconds", ctypes.c_ulong),
    )


def _windows() -> Power:
    loader = getattr(ctypes, "windll", None)
    if loader is None:
        return UNKNOWN
    status = _Status()
    if not loader.kernel32.GetSystemPowerStatus(ctypes.byref(status)):
        return UNKNOWN
    return from_windows(status.line, status.flags, status.percent)
