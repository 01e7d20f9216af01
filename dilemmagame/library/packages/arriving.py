"""A package that comes in: what it is, whose, whether the deck is here already, and putting it in its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from dilemmagame.library import limits
from dilemmagame.library.door import Imported, place_deck
from dilemmagame.library.fields import FieldReader
from dilemmagame.library.findings import Findings
from dilemmagame.library.frontmatter import read_document
from dilemmagame.library.packages.applying import apply, kept_base, settle
from dilemmagame.library.packages.files import BASE_FOLDER, Files, base_files, deck_files, only_deck
from dilemmagame.library.packages.keys import Key, KeyRing
from dilemmagame.library.packages.manifest import MANIFEST_FILE, SIGNATURE_FILE
from dilemmagame.library.packages.merging import Choices, compare, merged
from dilemmagame.library.packages.plan import MergePlan
from dilemmagame.library.packages.sealing import Seal, Signature, inspect
from dilemmagame.library.reading import DECK_FILE, deck_folders
from dilemmagame.library.sources import read_source


class Kind(StrEnum):
    """What a package is to the decks that are here."""

    NEW = "new"
    UPDATE = "update"
    NOTHING_NEW = "nothing-new"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A package that may come in. `folder` is where its deck is or will be; `plan` is there when it is here already.

    `signed_before` is the known key with which the deck that is here was signed, when this package is not.
    """

    imported: Imported
    seal: Seal
    kind: Kind
    folder: Path
    plan: MergePlan | None = None
    signed_before: Key | None = None

    @property
    def received(self) -> Files:
        """The deck's files as they came, with manifest and signature: the base of the next update."""
        files = self.imported.files
        return {
            **only_deck(files),
            **{name: files[name] for name in (MANIFEST_FILE, SIGNATURE_FILE) if name in files},
        }


def arrival(imported: Imported, decks: Path, ring: KeyRing) -> Arrival:
    """Look at an import that was not refused; nothing is written but what an earlier update left unfinished.

    Raises ValueError for a refused import, WorldError when a deck here or the keys cannot be read.
    """
    if imported.refused or imported.deck is None:
        raise ValueError("refused")
    settle(decks)
    seal = inspect(imported.files, ring, imported.digests)
    deck_id = imported.deck.id
    here = next((each for each in deck_folders(decks) if _id_of(each) == deck_id), None)
    if here is None:
        return Arrival(imported, seal, Kind.NEW, decks / _free_name(decks, deck_id))
    plan = compare(base_files(here), deck_files(here).files, only_deck(imported.files))
    kind = Kind.UPDATE if plan.news else Kind.NOTHING_NEW
    return Arrival(imported, seal, kind, here, plan, _signed_before(here, seal, ring))


def install(found: Arrival) -> Path:
    """Put a new deck in its place, with its base. Raises WorldError DISK_FULL, FOLDER_READ_ONLY, DECK_PRESENT."""
    beside = {f"{BASE_FOLDER}/{name}": content for name, content in found.received.items()}
    # manifest and signature are about the package, not about the deck, which may change from now on
    deck = replace(found.imported, files=only_deck(found.imported.files))
    return place_deck(deck, found.folder.parent, found.folder.name, beside=beside)


def update(found: Arrival, choices: Choices) -> Path:
    """Merge an update into the deck that is here. Raises ValueError when a clash has no choice, else as `apply`."""
    if found.plan is None:
        raise ValueError("a new deck has nothing to merge with")
    apply(found.folder, found.plan, merged(found.plan, choices), found.received)
    return found.folder


def _signed_before(folder: Path, seal: Seal, ring: KeyRing) -> Key | None:
    before = inspect(kept_base(folder), ring)
    return before.key if before.signature is Signature.KNOWN and before.key != seal.key else None


def _id_of(folder: Path) -> str:
    """The id of the deck in `folder`, without reading its cards."""
    findings = Findings("")
    text = read_source(folder / DECK_FILE, limits.DECK_BYTES, findings)
    fields = FieldReader(read_document(text or "", findings).front, findings)
    return fields.identifier("id", folder.name.lower())


def _free_name(decks: Path, deck_id: str) -> str:
    """A folder name for the deck: its id, with a number behind it when something else lies there."""
    if not (decks / deck_id).exists():
        return deck_id
    return next(name for n in range(2, 1000) if not (decks / (name := f"{deck_id[:56]}-{n}")).exists())
