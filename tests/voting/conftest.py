"""Each worker of a test run has ports of its own: a test that kills a server wants the same port back."""

from __future__ import annotations

import os

import pytest

from dilemmagame.voting import service

LOWEST, APART, PLACES = 10_000, 25, 800


@pytest.fixture(autouse=True)
def own_ports(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "FIRST_PORT", LOWEST + os.getpid() % PLACES * APART)
