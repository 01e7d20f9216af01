"""A scrubbing that could not be finished does not stand in the way of deleting what it was about."""

from __future__ import annotations

from dataclasses import replace

from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.groups import Group
from dilemmagame.domain.organisations import Contact, Organisation
from dilemmagame.storage import Store
from tests.storage.evenings import files_with, no_copies, note, start, strike

SECRET = "kwetsuurwoord"


def test_a_session_of_which_a_text_was_being_scrubbed_can_be_deleted(
    store: Store, folder: DataFolder
) -> None:
    start(store)
    note(store, "t0001", SECRET)
    note(store, "t0002", SECRET)
    with no_copies(folder):
        strike(store, "t0001")
    store.delete("avond-1")
    assert store.sessions() == ()
    assert files_with(folder.root, SECRET, "avond-1") == []


def test_a_deletion_that_was_not_finished_is_finished_when_it_is_asked_again(
    store: Store, folder: DataFolder
) -> None:
    start(store)
    note(store, "t0001", SECRET)
    with no_copies(folder):
        store.delete("avond-1")
    store.delete("avond-1")
    assert files_with(folder.root, SECRET, "avond-1") == []


def test_a_group_and_an_organisation_of_which_a_word_was_being_scrubbed_can_be_removed(
    store: Store, folder: DataFolder
) -> None:
    ours = store.save_organisation(
        Organisation("Gemeente Lindewaard", contacts=(Contact("griffier", SECRET),))
    )
    group = Group("raad", ours.id, f"Raad {SECRET}", contacts=(Contact("griffier", SECRET),))
    store.save_group(group)
    with no_copies(folder):
        store.save_group(replace(group, contacts=()))
    store.remove_group("raad")
    assert store.groups() == ()
    with no_copies(folder):
        store.save_organisation(replace(ours, contacts=()))
    store.remove_organisation(ours.id)
    assert store.organisations() == ()
    assert files_with(folder.root, SECRET) == []
