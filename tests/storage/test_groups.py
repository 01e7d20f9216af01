"""Organisations and groups outlast an evening, come along from an older file, and vanish when they are removed."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.evening import AdoptedValue, Chair
from dilemmagame.domain.events import Text
from dilemmagame.domain.groups import Group, GroupEvening, for_group, without_entry, without_value
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.organisations import CodeArticle, Contact, Organisation
from dilemmagame.domain.register import EntryKind, EntryStatus, RegisterEntry
from dilemmagame.storage import Store
from dilemmagame.storage.checksums import checksum
from dilemmagame.storage.identity import HEAD, identify
from tests.storage.evenings import CREATED, evening, files_with, no_copies, note, opened, start, strike

SECRET = "kwetsuurwoord"
OLD_FILE = Path(__file__).parent / "files" / "version-0002.sql"

LINDEWAARD = Organisation(
    "Gemeente Lindewaard",
    "de griffie",
    (Contact("vertrouwenspersoon", "toestel 4411"), Contact("griffier", "toestel 4400")),
    colour="#7A1F3D",
    logo="lindewaard.png",
    retention_months=24,
    code=(CodeArticle("2.1", "Wij melden een geschenk."),),
    decks=("raad",),
    external=True,
)
OPEN_TALK = AdoptedValue(
    "openheid", Localised("openheid", "openness"), "Wij zeggen wat wij weten.", date(2026, 3, 18)
)


def council(organisation: Organisation, *entries: RegisterEntry) -> Group:
    return Group(
        id="groep-van-de-raad",
        organisation_id=organisation.id,
        name="Raad 2026-2030",
        size=23,
        chair=Chair.MAYOR,
        values=(OPEN_TALK,),
        register=entries,
        contacts=(Contact("fractieondersteuner", "kamer 12"),),
        evenings=(GroupEvening("avond-1", date(2026, 3, 18)),),
    )


def entry(entry_id: str, body: str, *texts: str) -> RegisterEntry:
    return RegisterEntry(
        entry_id,
        EntryKind.AGREEMENT,
        body,
        who="de griffier",
        review_on=date(2026, 9, 18),
        status=EntryStatus.SUPPORTED,
        session_id="avond-1",
        made_on=date(2026, 3, 18),
        texts=texts,
    )


def old_folder(folder: DataFolder) -> None:
    """A data folder as the version before this one left it, made by that version itself."""
    folder.root.mkdir(parents=True)
    connection = sqlite3.connect(folder.database)
    connection.executescript(OLD_FILE.read_text(encoding="utf-8"))
    connection.close()


def test_two_organisations_and_their_groups_come_back_as_they_were(store: Store, folder: DataFolder) -> None:
    ours = store.save_organisation(LINDEWAARD)
    other = store.save_organisation(Organisation("Provincie Overdam", id="overdam"))
    group = council(ours, entry("e1", "Wij vragen het eerst."))
    aldermen = Group("college", other.id, "College")
    store.save_group(group)
    store.save_group(aldermen)
    store.close()
    again = opened(folder)
    assert again.organisations() == (ours, other)
    assert again.load_organisation() == ours
    assert again.load_organisation("overdam") == other
    assert again.groups() == (group, aldermen)
    assert again.groups("overdam") == (aldermen,)
    assert again.load_group(group.id) == group
    again.close()


def test_an_organisation_without_an_id_goes_into_the_first(store: Store) -> None:
    first = store.save_organisation(Organisation("Lindewaard"))
    store.save_organisation(Organisation("Overdam", id="overdam"))
    assert first.id
    store.save_organisation(Organisation("Gemeente Lindewaard"))
    assert [each.name for each in store.organisations()] == ["Gemeente Lindewaard", "Overdam"]


def test_what_is_not_there_is_said(store: Store) -> None:
    def code(act: object) -> WorldErrorCode:
        with pytest.raises(WorldError) as caught:
            act()  # type: ignore[operator]
        return caught.value.code

    assert code(lambda: store.load_organisation("weg")) is WorldErrorCode.ORGANISATION_MISSING
    assert code(lambda: store.remove_organisation("weg")) is WorldErrorCode.ORGANISATION_MISSING
    assert code(lambda: store.save_group(Group("g", "weg", "Raad"))) is WorldErrorCode.ORGANISATION_MISSING
    assert code(lambda: store.load_group("weg")) is WorldErrorCode.GROUP_MISSING
    assert code(lambda: store.remove_group("weg")) is WorldErrorCode.GROUP_MISSING


def test_the_one_organisation_of_an_older_file_becomes_the_first_of_several(folder: DataFolder) -> None:
    old_folder(folder)
    assert identify(folder.database).version == 2
    store = opened(folder)
    (backup,) = store.backups()
    assert identify(backup).version == 2
    assert backup.name.endswith(f"-before-{HEAD}.db")
    (ours,) = store.organisations()
    assert ours == Organisation(
        "Gemeente Lindewaard",
        "de griffie",
        (Contact("vertrouwenspersoon", "toestel 4411"), Contact("griffier", "griffie@lindewaard.example")),
        id=ours.id,
    )
    assert ours.id
    assert store.load("avond-1").plan.organisation.name == "Gemeente Wolderhage"
    store.save_group(council(ours))
    store.close()
    again = opened(folder)  # every checksum is looked at once more
    assert [group.name for group in again.groups()] == ["Raad 2026-2030"]
    again.close()


def test_an_organisation_kept_with_fewer_fields_can_be_read(store: Store, folder: DataFolder) -> None:
    ours = store.save_organisation(LINDEWAARD)
    store.save_group(council(ours))
    store.close()
    connection = sqlite3.connect(folder.database)
    small = json.dumps({"id": "groep-van-de-raad", "organisation_id": ours.id, "name": "Raad"})
    sealed = checksum(("groep-van-de-raad", ours.id, 1, small))
    connection.execute("UPDATE meeting_group SET payload = ?, checksum = ?", (small, sealed))
    connection.commit()
    connection.close()
    again = opened(folder)
    assert again.load_group("groep-van-de-raad") == Group("groep-van-de-raad", ours.id, "Raad")
    again.close()


def test_a_changed_word_in_a_group_is_found_at_the_next_start(store: Store, folder: DataFolder) -> None:
    ours = store.save_organisation(LINDEWAARD)
    store.save_group(council(ours))
    store.close()
    connection = sqlite3.connect(folder.database)
    connection.execute("UPDATE meeting_group SET payload = replace(payload, 'Raad', 'Rood')")
    connection.commit()
    connection.close()
    with pytest.raises(WorldError) as caught:
        opened(folder)
    assert caught.value.code is WorldErrorCode.DATABASE_DAMAGED


def test_a_removed_entry_is_in_no_file_of_the_data_folder(store: Store, folder: DataFolder) -> None:
    ours = store.save_organisation(LINDEWAARD)
    group = council(ours, entry("e1", f"Van {SECRET}. " * 400), entry("e2", "Dit mag blijven staan."))
    store.save_group(group)
    store.backup()
    store.backup()
    assert len(files_with(folder.root, SECRET)) == 3  # the search finds it when it is there
    store.save_group(without_entry(group, "e1"))
    assert files_with(folder.root, SECRET) == []
    assert [each.body for each in store.load_group(group.id).register] == ["Dit mag blijven staan."]
    assert len(store.backups()) == 1


def test_the_words_of_a_removed_value_are_gone_too(store: Store, folder: DataFolder) -> None:
    ours = store.save_organisation(LINDEWAARD)
    group = replace(council(ours), values=(replace(OPEN_TALK, definition=f"Met {SECRET}."),))
    store.save_group(group)
    store.backup()
    store.save_group(without_value(group, OPEN_TALK))
    assert files_with(folder.root, SECRET) == []


def test_evenings_that_recalled_a_removed_value_forget_what_it_meant(
    store: Store, folder: DataFolder
) -> None:
    ours = store.save_organisation(LINDEWAARD)
    meant = replace(OPEN_TALK, definition=f"Met {SECRET}.")
    stays = AdoptedValue("", Localised("Moed", "Moed"), "Dit blijft.")
    group = replace(council(ours), values=(meant, stays))
    store.save_group(group)
    for session_id in ("avond-1", "avond-2"):
        held = evening(session_id)
        store.create(replace(held, evening=for_group(held.evening, ours, group)), CREATED)
    store.hold("avond-2", held=True)
    store.save_group(without_value(group, meant))
    assert [each.definition for each in store.load("avond-1").plan.evening.adopted] == ["", "Dit blijft."]
    assert store.load("avond-2").plan.evening.adopted == (meant, stays)  # a public-records request runs
    store.hold("avond-2", held=False)
    store.remove_group(group.id)
    assert files_with(folder.root, SECRET, "Dit blijft.") == []


def test_changing_a_word_keeps_the_backups(store: Store) -> None:
    ours = store.save_organisation(LINDEWAARD)
    group = council(ours, entry("e1", "Wij vragen het."))
    store.save_group(group)
    store.backup()
    store.backup()
    store.save_group(replace(group, register=(entry("e1", "Wij vragen het eerst."),)))
    assert len(store.backups()) == 2


def test_a_removed_group_is_in_no_file_and_the_other_stays(store: Store, folder: DataFolder) -> None:
    ours = store.save_organisation(LINDEWAARD)
    store.save_group(council(ours, entry("e1", SECRET)))
    store.save_group(Group("college", ours.id, "College"))
    store.backup()
    store.remove_group("groep-van-de-raad")
    assert files_with(folder.root, SECRET, "groep-van-de-raad") == []
    assert [group.name for group in store.groups()] == ["College"]


def test_a_removed_organisation_takes_its_groups_along(store: Store, folder: DataFolder) -> None:
    ours = store.save_organisation(replace(LINDEWAARD, name=f"Gemeente {SECRET}"))
    other = store.save_organisation(Organisation("Overdam", id="overdam"))
    store.save_group(council(ours, entry("e1", SECRET)))
    store.backup()
    store.remove_organisation(ours.id)
    assert files_with(folder.root, SECRET, "groep-van-de-raad") == []
    assert store.organisations() == (other,)
    assert store.load_organisation() == other
    assert store.groups() == ()


def test_a_contact_that_was_taken_away_is_gone(store: Store, folder: DataFolder) -> None:
    ours = store.save_organisation(
        replace(LINDEWAARD, contacts=(Contact(SECRET, "1"), Contact("griffier", "2")))
    )
    store.backup()
    store.save_organisation(replace(ours, contacts=(Contact("griffier", "2"),)))
    assert files_with(folder.root, SECRET) == []


def test_a_struck_text_goes_from_the_group_as_well(store: Store, folder: DataFolder) -> None:
    ours = store.save_organisation(LINDEWAARD)
    start(store)
    for text_id, body in (("t0001", SECRET), ("t0002", f"rol {SECRET}"), ("t0003", f"Met {SECRET}.")):
        note(store, text_id, body)
    group = council(
        ours,
        entry("avond-1:t0001", SECRET, "t0001"),
        replace(entry("avond-1:t0009", "Dit blijft.", "t0009", "t0002"), who=f"rol {SECRET}"),
        replace(entry("avond-2:t0001", "Van een andere avond.", "t0001"), session_id="avond-2"),
    )
    store.save_group(replace(group, values=(replace(OPEN_TALK, definition=f"Met {SECRET}."),)))
    store.backup()
    strike(store, "t0001", "t0002", "t0003")
    left = store.load_group(group.id)
    assert [(each.body, each.who) for each in left.register] == [
        ("Dit blijft.", ""),
        ("Van een andere avond.", "de griffier"),
    ]
    assert [value.definition for value in left.values] == [""]
    assert files_with(folder.root, SECRET) == []


def test_a_text_that_is_written_anew_is_followed_unless_the_group_changed_it(store: Store) -> None:
    ours = store.save_organisation(LINDEWAARD)
    start(store)
    note(store, "t0001", f"Zoals {SECRET} zei.")
    note(store, "t0002", f"Ook {SECRET}.")
    note(store, "t0003", f"Met {SECRET}.")
    group = council(
        ours,
        entry("avond-1:t0001", f"Zoals {SECRET} zei.", "t0001"),
        entry("avond-1:t0002", "In onze woorden.", "t0002"),
    )
    store.save_group(replace(group, values=(replace(OPEN_TALK, definition=f"Met {SECRET}."),)))
    anew = (Text("t0001", "Zoals iemand zei."), Text("t0002", "Ook iemand."), Text("t0003", "Met ons allen."))
    store.append("avond-1", (), anew, 1500, None)
    left = store.load_group(group.id)
    assert [each.body for each in left.register] == ["Zoals iemand zei.", "In onze woorden."]
    assert [value.definition for value in left.values] == ["Met ons allen."]


def test_deleting_a_session_leaves_what_the_group_agreed(store: Store) -> None:
    ours = store.save_organisation(LINDEWAARD)
    start(store)
    store.save_group(council(ours, entry("avond-1:t0001", "Wij vragen het eerst.", "t0001")))
    store.delete("avond-1")
    assert [each.body for each in store.load_group("groep-van-de-raad").register] == ["Wij vragen het eerst."]


def test_a_removal_that_could_not_reach_the_copies_is_made_good_at_the_next_start(
    store: Store, folder: DataFolder
) -> None:
    ours = store.save_organisation(LINDEWAARD)
    store.save_group(council(ours, entry("e1", SECRET)))
    store.backup()
    for _asked_again in range(2):
        with no_copies(folder):
            store.remove_group("groep-van-de-raad")
    store.close()
    assert files_with(folder.root, SECRET) != []
    opened(folder).close()
    assert files_with(folder.root, SECRET) == []
