"""A package comes in through the door: installed, brought up to date, refused; also when the power goes."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.paths import DataFolder
from dilemmagame.library.checking import check_paths
from dilemmagame.library.door import import_untrusted
from dilemmagame.library.packages.applying import apply, settle
from dilemmagame.library.packages.arriving import Arrival, Kind, arrival, install, update
from dilemmagame.library.packages.files import base_files, deck_files
from dilemmagame.library.packages.keys import KeyRing
from dilemmagame.library.packages.merging import compare, merged
from dilemmagame.library.packages.packing import pack
from dilemmagame.library.packages.plan import Side
from dilemmagame.library.packages.sealing import Content, Signature
from dilemmagame.library.reading import read_decks
from tests.library.packages import KEY_CARD, LETTER_CARD, Edits, edited, snapshot, village, without, written


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture
def arrive(tmp_path: Path, data: DataFolder) -> Callable[[dict[str, bytes]], Arrival]:
    """Packs these files elsewhere, carries the package over and looks at it here."""
    count = iter(range(100))

    def come(files: dict[str, bytes]) -> Arrival:
        place = tmp_path / f"maker{next(count)}"
        package = pack(written(place / "dorp", files), place / "dorp.dilemma").target
        return arrival(import_untrusted(package), data.decks, KeyRing(data))

    return come


Arrive = Callable[[dict[str, bytes]], Arrival]
NEWER: Edits = (("Het regent.", "Het sneeuwt."), ('version: "1.10"', 'version: "1.11"'))


def test_a_new_deck_is_installed_with_its_base_and_reads_as_one_deck(
    arrive: Arrive, data: DataFolder
) -> None:
    found = arrive(village())
    assert (found.kind, found.folder, found.seal.content) == (Kind.NEW, data.decks / "dorp", Content.INTACT)
    assert not data.decks.exists()
    folder = install(found)
    assert deck_files(folder).files == village() == base_files(folder)
    assert sorted(path.name for path in folder.iterdir()) == [".base", "cards", "deck.md", "norms.md"]
    assert (folder / ".base" / "manifest.json").is_file()
    (deck,) = read_decks(data.decks)
    assert [card.id for card in deck.deck.cards] == ["de-sleutel", "de-brief"]
    assert not any(".base" in problem.file for problem in check_paths([data.decks, folder]))


def test_the_same_package_again_has_nothing_new(arrive: Arrive) -> None:
    install(arrive(village()))
    found = arrive(village())
    assert found.kind is Kind.NOTHING_NEW
    before = snapshot(found.folder)
    update(found, {})
    assert snapshot(found.folder) == before


def test_own_edits_that_the_makers_made_as_well_are_nothing_new_but_become_the_base(arrive: Arrive) -> None:
    folder = install(arrive(village()))
    newer = edited(village(), KEY_CARD, *NEWER)
    written(folder, newer)
    before = snapshot(folder)
    found = arrive(newer)
    assert found.kind is Kind.NOTHING_NEW
    update(found, {})
    assert base_files(folder) == newer
    assert {name: each for name, each in snapshot(folder).items() if not name.startswith(".")} == {
        name: each for name, each in before.items() if not name.startswith(".")
    }


def test_an_update_keeps_own_work_and_becomes_the_base(arrive: Arrive) -> None:
    folder = install(arrive(village()))
    written(folder, edited(village(), KEY_CARD, ("minutes: 20", "minutes: 45")))
    (folder / "aantekeningen.txt").write_text("van mij", encoding="utf-8")
    before = snapshot(folder)
    newer = without(edited(village(), KEY_CARD, *NEWER), LETTER_CARD)
    found = arrive(newer)
    assert found.kind is Kind.UPDATE
    assert found.plan is not None
    assert found.plan.clashes == ()
    assert snapshot(folder) == before
    assert update(found, {}) == folder
    assert deck_files(folder).files == edited(newer, KEY_CARD, ("minutes: 20", "minutes: 45"))
    assert base_files(folder) == newer
    after = snapshot(folder)
    assert {name for name in before.keys() & after.keys() if before[name] != after[name]} >= {KEY_CARD}
    for name in ("aantekeningen.txt", "deck.md", "norms.md", "cards/de-sleutel.en.md"):
        assert after[name] == before[name]
    # and the next one comes on top of that
    assert arrive(newer).kind is Kind.NOTHING_NEW
    assert arrive(village()).plan is not None


def test_a_deck_is_known_by_its_id_not_by_its_folder(arrive: Arrive, data: DataFolder) -> None:
    written(data.decks / "mijn map", edited(village(), KEY_CARD, ("minutes: 20", "minutes: 45")))
    found = arrive(village())
    assert (found.kind, found.folder.name) == (Kind.UPDATE, "mijn map")


def test_a_folder_of_that_name_with_another_deck_stays(arrive: Arrive, data: DataFolder) -> None:
    written(data.decks / "dorp", edited(village(), "deck.md", ("id: dorp", "id: stad")))
    before = snapshot(data.decks / "dorp")
    assert install(arrive(village())).name == "dorp-2"
    assert snapshot(data.decks / "dorp") == before


def test_a_deck_that_changed_after_it_was_compared_is_left_alone(arrive: Arrive) -> None:
    folder = install(arrive(village()))
    found = arrive(edited(village(), KEY_CARD, *NEWER))
    written(folder, edited(village(), LETTER_CARD, ("minutes: 20", "minutes: 1")))
    before = snapshot(folder)
    with pytest.raises(WorldError) as refused:
        update(found, {})
    assert refused.value.code is WorldErrorCode.DECK_CHANGED
    assert snapshot(folder) == before


def test_a_folder_of_the_deck_that_is_a_link_is_not_written_through(arrive: Arrive, tmp_path: Path) -> None:
    folder = install(arrive(village()))
    (folder / "cards").rename(tmp_path / "elders")
    (folder / "cards").symlink_to(tmp_path / "elders")
    before = snapshot(tmp_path / "elders")
    found = arrive(edited(village(), KEY_CARD, *NEWER))
    assert found.plan is not None
    with pytest.raises(WorldError):
        update(found, found.plan.all(Side.THEIRS))
    assert snapshot(tmp_path / "elders") == before


def test_a_package_altered_on_its_way_is_told_by_the_seal(tmp_path: Path, data: DataFolder) -> None:
    signer = KeyRing(DataFolder(tmp_path / "maker")).make_signer("Griffie")
    package = pack(written(tmp_path / "dorp", village()), tmp_path / "dorp.dilemma", signer=signer).target
    whole = arrival(import_untrusted(package), data.decks, KeyRing(data))
    assert (whole.seal.content, whole.seal.signature) == (Content.INTACT, Signature.UNKNOWN)
    with zipfile.ZipFile(package) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    inside[KEY_CARD] = inside[KEY_CARD].replace(b"minutes: 20", b"minutes: 21")
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in inside.items():
            archive.writestr(name, content)
    altered = arrival(import_untrusted(package), data.decks, KeyRing(data))
    assert (altered.seal.content, altered.seal.altered) == (Content.ALTERED, (KEY_CARD,))
    assert not altered.seal.sound


def test_hidden_characters_that_the_door_takes_out_do_not_break_the_seal(arrive: Arrive) -> None:
    found = arrive(edited(village(), KEY_CARD, ("Het regent.", "Het \u202eregent.")))
    assert found.seal.content is Content.INTACT
    assert "\u202e" not in found.imported.files[KEY_CARD].decode()


def test_a_refused_import_cannot_arrive(tmp_path: Path, data: DataFolder) -> None:
    (tmp_path / "geen.dilemma").write_bytes(b"geen zip")
    with pytest.raises(ValueError, match="refused"):
        arrival(import_untrusted(tmp_path / "geen.dilemma"), data.decks, KeyRing(data))


# power


class PowerCutError(BaseException):
    """Nothing runs after this, no cleaning up either."""


def cut_power_at(call: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """From the given call on, everything that gives or takes away a name fails; returns the calls as they happen."""
    made: list[str] = []

    def failing(name: str, real: Callable[..., None]) -> Callable[..., None]:
        def run(*arguments: object, **named: object) -> None:
            made.append(name)
            if len(made) > call:
                raise PowerCutError
            real(*arguments, **named)

        return run

    for name in ("replace", "rename", "unlink", "mkdir", "rmdir"):
        monkeypatch.setattr(os, name, failing(name, getattr(os, name)))
    return made


def test_an_update_is_all_or_nothing_wherever_the_power_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = village()
    own = edited(base, KEY_CARD, ("minutes: 20", "minutes: 45"))
    newer = {**without(edited(base, KEY_CARD, *NEWER), LETTER_CARD), "cards/nieuw.md": base[LETTER_CARD]}
    plan = compare(base, own, newer)
    result = merged(plan, {})
    outcomes = set()
    for call in range(200):
        folder = written(tmp_path / f"decks{call}" / "dorp", own)
        written(folder / ".base", base)
        with monkeypatch.context() as patched:
            made = cut_power_at(call, patched)
            try:
                apply(folder, plan, result, newer)
                done = True
            except PowerCutError:
                done = False
        settle(folder.parent)
        settled = deck_files(folder).files, base_files(folder)
        assert settled in ((own, base), (result, newer)), f"after {made}"
        assert sorted(path.name for path in folder.iterdir()) == [".base", "cards", "deck.md", "norms.md"]
        outcomes.add(settled[0] == result)
        if done:
            break
    assert outcomes == {True, False}
    assert call > 20


def test_a_disk_that_is_full_leaves_the_deck_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = village()
    folder = written(tmp_path / "decks" / "dorp", base)
    newer = edited(base, KEY_CARD, *NEWER)
    before = snapshot(folder)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(WorldError) as refused:
            apply(folder, compare(base, base, newer), newer, newer)
    assert refused.value.code is WorldErrorCode.DISK_FULL
    assert snapshot(folder) == before


@pytest.mark.parametrize("listed", [None, b"", b"\xff", b"{}", b"[" * 100_000])
def test_a_folder_of_an_update_that_is_not_ours_is_cleared_away(tmp_path: Path, listed: bytes | None) -> None:
    folder = written(tmp_path / "decks" / "dorp", village())
    (folder / ".merge").mkdir()
    if listed is not None:
        (folder / ".merge" / "gone.json").write_bytes(listed)
    if listed == b"":
        (folder / ".merge" / "files").write_bytes(b"geen map")
    settle(folder.parent)
    assert not (folder / ".merge").exists()
    assert deck_files(folder).files == village()


def test_what_another_put_in_the_folder_of_an_update_goes_nowhere(tmp_path: Path) -> None:
    folder = written(tmp_path / "decks" / "dorp", village())
    (tmp_path / "buiten.md").write_bytes(b"blijft")
    written(
        folder / ".merge",
        {
            "gone.json": b'["../../buiten.md", "aantekening.txt", 7]',
            "files/setup.exe": b"x",
            "files/.verborgen": b"x",
            "files/keys/own.json": b"x",
        },
    )
    (folder / "aantekening.txt").write_bytes(b"blijft ook")
    settle(folder.parent)
    assert (tmp_path / "buiten.md").read_bytes() == b"blijft"
    assert sorted(path.name for path in folder.iterdir()) == [
        "aantekening.txt",
        "cards",
        "deck.md",
        "norms.md",
    ]
    assert deck_files(folder).files == village()
