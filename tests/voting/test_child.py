"""A process that is kept running, with real ones: it dies, hangs, breaks off, or hears nothing, and nobody waits."""

from __future__ import annotations

import os
import queue
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from dilemmagame.voting.child import OWN_GAP_SECONDS, Child, Patience, Silence

WAIT_SECONDS = 20.0
SHORT = Patience(start=20.0, silence=2.0, stop=0.5, restart=(0.01,))
ECHO = """
import json, os, sys
print(json.dumps({"pid": os.getpid(), "first": json.loads(sys.stdin.readline())}), flush=True)
for line in sys.stdin:
    print(line, end="", flush=True)
"""
BEAT = """
import json, os, sys, threading, time
print(json.dumps({"pid": os.getpid()}), flush=True)
while True:
    time.sleep(0.2)
    print(json.dumps({"beat": True}), flush=True)
"""
BROKEN_OFF = 'import sys\nprint(\'{"pid": 1}\\n{"be\', flush=True)'

only_posix = pytest.mark.skipif(os.name == "nt", reason="a process is stopped by a signal here")


class Kept:
    """A child and what was heard of it."""

    def __init__(self, script: str) -> None:
        self.heard: queue.Queue[Mapping[str, Any]] = queue.Queue()
        self.lost = 0
        self.child = Child(
            [sys.executable, "-c", script], lambda: {"hello": "you"}, self.heard.put, self._lose, SHORT
        )
        self.child.start()

    def _lose(self) -> None:
        self.lost += 1

    def wait_for(self, key: str) -> Any:
        """The next thing it says with this key."""
        while True:
            said = self.heard.get(timeout=WAIT_SECONDS)
            if key in said:
                return said[key]


@pytest.fixture
def keep() -> Iterator[Callable[[str], Kept]]:
    made: list[Kept] = []

    def start(script: str) -> Kept:
        made.append(Kept(script))
        return made[-1]

    yield start
    for each in made:
        each.child.stop()


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@only_posix
def test_a_server_that_hangs_is_noticed_ended_and_started_anew(keep: Callable[[str], Kept]) -> None:
    kept = keep(BEAT)
    pid = kept.wait_for("pid")
    for _ in range(8):
        kept.wait_for("beat")
    assert kept.lost == 0, "one that beats is left alone"
    os.kill(pid, signal.SIGSTOP)
    again = kept.wait_for("pid")
    assert again != pid
    assert not is_there(pid)
    assert kept.lost == 1


def test_a_laptop_that_slept_does_not_take_its_own_gap_for_silence() -> None:
    silence = Silence(Patience(start=30, silence=6), now=0.0)
    silence.broken(1.0)
    for tenth in range(10, 60, 5):
        assert not silence.too_long(1.0 + tenth / 10)
    assert not silence.too_long(3_600.0), "asleep for an hour, and the server with us"
    assert not silence.too_long(3_605.0)
    looks = [3_605.0 + each / 2 for each in range(1, 20)]
    too_long = [now for now in looks if silence.too_long(now)]
    assert too_long[0] == pytest.approx(3_605.0 + 6.0, abs=OWN_GAP_SECONDS)


def test_the_first_line_may_take_longer_than_the_next() -> None:
    silence = Silence(Patience(start=30, silence=6), now=0.0)
    assert not any(silence.too_long(now / 2) for now in range(60))
    assert silence.too_long(30.5)


def test_a_process_that_reads_nothing_keeps_nobody_waiting_and_is_replaced(
    keep: Callable[[str], Kept],
) -> None:
    kept = keep(BEAT)
    pid = kept.wait_for("pid")
    kept.wait_for("beat")
    start = time.monotonic()
    for _ in range(400):
        kept.child.say({"text": "x" * 4_000})
    assert time.monotonic() - start < 0.5
    assert kept.wait_for("pid") != pid


def test_what_is_told_arrives_in_order_and_the_first_word_first(keep: Callable[[str], Kept]) -> None:
    kept = keep(ECHO)
    kept.child.say({"n": -1})
    assert kept.wait_for("first") == {"hello": "you"}
    for n in range(100):
        kept.child.say({"n": n})
    assert [kept.wait_for("n") for _ in range(100)] == list(range(100))


@only_posix
def test_the_end_comes_after_what_was_told(keep: Callable[[str], Kept]) -> None:
    kept = keep(ECHO)
    pid = kept.wait_for("pid")
    for n in range(50):
        kept.child.say({"n": n})
    kept.child.stop()
    assert kept.heard.qsize() == 50
    assert not is_there(pid)
    assert kept.lost == 0


@only_posix
def test_the_end_of_one_that_hangs_comes_too(keep: Callable[[str], Kept]) -> None:
    kept = keep(ECHO)
    pid = kept.wait_for("pid")
    os.kill(pid, signal.SIGSTOP)
    kept.child.stop()
    assert not is_there(pid)


def test_a_line_that_breaks_off_does_not_end_the_watch(keep: Callable[[str], Kept]) -> None:
    kept = keep(BROKEN_OFF)
    assert kept.wait_for("pid") == 1
    assert kept.wait_for("pid") == 1, "the next process"
    assert kept.lost >= 1
