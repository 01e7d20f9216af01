"""Compares a folder after a kill or a power cut with what was acknowledged before it."""

from __future__ import annotations

from dataclasses import dataclass, field

from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.events import Text
from tests.storage.busy import SESSION, expected_event, expected_texts, is_strike, struck_place, word
from tests.storage.evenings import files_with, opened


@dataclass
class Acknowledged:
    """What the store said was on disk: so many events, and these words gone for good."""

    events: int = 0
    gone: set[str] = field(default_factory=set)

    def hear(self, line: str) -> None:
        kind, _, name = line.partition(" ")
        match kind:
            case "event":
                place = int(name)
                self.events = max(self.events, place + 1)
                if is_strike(place):
                    self.gone.add(word(struck_place(place)))
            case "deleted":
                self.gone.add(name)
            case "open":
                pass
            case _:
                raise ValueError(line)

    def copy(self) -> Acknowledged:
        return Acknowledged(self.events, set(self.gone))


def check_folder(folder: DataFolder, acknowledged: Acknowledged) -> None:
    """Nothing acknowledged is lost, nothing half done is seen, nothing struck is left. Raises AssertionError."""
    left = files_with(folder.root, *acknowledged.gone) if acknowledged.gone else []
    assert left == [], f"struck or deleted words in {left}"
    store = opened(folder)
    known = [summary.session_id for summary in store.sessions()]
    if SESSION not in known:
        store.close()
        assert acknowledged.events == 0, "the whole session is lost"
        return
    stored = store.load(SESSION)
    store.close()
    events = len(stored.events)
    assert events >= acknowledged.events, f"{acknowledged.events - events} acknowledged events lost"
    assert stored.events == tuple(expected_event(place) for place in range(events))
    assert stored.texts == tuple(Text(*item) for item in sorted(expected_texts(events).items()))
    struck = [word(struck_place(place)) for place in range(events) if is_strike(place)]
    assert not struck or files_with(folder.root, *struck) == []
