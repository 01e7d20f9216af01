"""One browser and one server for the tests of a module that end neither. Each worker of a run has ports of its own: a
test that kills a server wants the same port back.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from dilemmagame.voting import service
from tests.voting.browser import browser
from tests.voting.room import Server, served

LOWEST, APART, PLACES = 10_000, 25, 800


@pytest.fixture(autouse=True)
def own_ports(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "FIRST_PORT", LOWEST + os.getpid() % PLACES * APART)


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(tmp_path_factory.mktemp("room")) as running:
        yield running
