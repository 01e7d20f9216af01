"""A store kept busy by a script in which every event follows from its place, so that after a kill or a power cut
anyone can say what must be there. Nothing here checks; `facts` does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.events import Event, PresentChanged, Text, TextsStruck
from dilemmagame.storage import Store
from tests.storage.evenings import CREATED, captured, evening, opened

SESSION = "avond"
STRIKES_AT = 9  # of every ten events the last is a strike
DRAFT = "concept"

Say = Callable[[str], None]


def word(place: int) -> str:
    """A word that stands nowhere but in the text of event `place`."""
    return f"geheim{place}woord"


def is_strike(place: int) -> bool:
    return place % 10 == STRIKES_AT


def struck_place(place: int) -> int:
    """Which event's text the strike at `place` takes away."""
    return place - 4


def expected_event(place: int) -> Event:
    """Event `place` of the script, counted from 0."""
    if place == 0:
        return PresentChanged(0, 18)
    if is_strike(place):
        return TextsStruck(place, (f"t{struck_place(place):05d}",))
    return captured(f"t{place:05d}", place)


def expected_texts(events: int) -> dict[str, str]:
    """All texts that stand after the first `events` events, by id."""
    texts: dict[str, str] = {}
    for place in range(1, events):
        if is_strike(place):
            del texts[f"t{struck_place(place):05d}"]
        else:
            texts[f"t{place:05d}"] = f"Er werd gezegd: {word(place)}. " + "En nog wat. " * (place % 7 * 20)
            texts[DRAFT] = f"versie {place}"
    return texts


def keep_busy(folder: DataFolder, say: Say, until: int | None = None) -> None:
    """Carry the script on from where the folder stands; `say` hears 'event N' and so on once that is on disk."""
    store = opened(folder)
    say("open")
    if not any(summary.session_id == SESSION for summary in store.sessions()):
        store.create(evening(SESSION), CREATED)
    for place in count(len(store.load(SESSION).events)):
        if until is not None and place >= until:
            break
        do_event(store, place)
        say(f"event {place}")
        for act in asides(store, place, say):
            act()
    store.close()


def do_event(store: Store, place: int) -> None:
    event = expected_event(place)
    if isinstance(event, TextsStruck):
        store.strike(SESSION, event.text_ids, (event,), place * 10)
        return
    after = expected_texts(place + 1)
    texts = tuple(Text(text_id, after[text_id]) for text_id in (f"t{place:05d}", DRAFT) if text_id in after)
    store.append(SESSION, (event,), texts, place * 10, None)


def asides(store: Store, place: int, say: Say) -> Iterator[Callable[[], None]]:
    """What else happens in an evening after event `place`, act by act."""
    if place % 7 == 3:
        yield lambda: store.heartbeat(SESSION, place * 10 + 5)
    if place % 15 == 8:
        yield lambda: _back_up(store)
    if place % 20 == 12:
        name = f"bij{place}woord"
        yield lambda: store.create(evening(name), CREATED)
        yield lambda: store.delete(name)
        say(f"deleted {name}")


def _back_up(store: Store) -> None:
    store.backup()
