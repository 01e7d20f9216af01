"""The lock files: every package with hashes, no address of an index, one version of each in all three."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.setup.third_party import ROOT

LOCKS = ("requirements-run.lock", "requirements-test.lock", "requirements-build.lock")
PIN = re.compile(r"([A-Za-z0-9._-]+)==([^ ;\\]+)(?: ; [^\\]+)?((?: \\\n    --hash=sha256:[0-9a-f]{64})+)\n")


def pins(lock: str) -> dict[str, str]:
    """Name and version of everything in `lock`."""
    return {name: version for name, version, _hashes in PIN.findall(read(lock))}


def read(lock: str) -> str:
    return (ROOT / lock).read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_nothing_but_pinned_packages_with_hashes(lock: str) -> None:
    assert PIN.sub("", read(lock)).strip() == ""
    assert len(pins(lock)) > 20


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host(lock: str) -> None:
    assert "://" not in read(lock)


@pytest.mark.parametrize("lock", LOCKS[1:])
def test_tests_and_builds_use_what_the_program_runs_with(lock: str) -> None:
    assert pins(LOCKS[0]).items() <= pins(lock).items()


def test_every_package_we_ask_for_is_in_its_lock() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = {LOCKS[0]: project["project"]["dependencies"], LOCKS[1]: project["dependency-groups"]["test"]}
    groups[LOCKS[2]] = project["dependency-groups"]["build"]
    for lock, wanted in groups.items():
        names = {re.split(r"[<>=!~\[ ;]", line, maxsplit=1)[0].lower() for line in wanted}
        assert names <= pins(lock).keys(), f"run: python3 dev.py lock ({lock})"


def test_qt_is_a_version_that_does_not_lose_references_to_none() -> None:
    major, minor = pins(LOCKS[0])["pyside6-essentials"].split(".")[:2]
    assert (int(major), int(minor)) == (6, 11)
