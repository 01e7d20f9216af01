"""pack and unpack: decks on their way to and from other people."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.i18n import _, ngettext
from dilemmagame.base.paths import DataFolder
from dilemmagame.cli.choosing import find_deck
from dilemmagame.cli.parser import UnusableCallError
from dilemmagame.cli.telling import nothing_written, tell_problems
from dilemmagame.library.packages import wording
from dilemmagame.library.packages.arriving import Arrival, Kind, arrival, install, update
from dilemmagame.library.packages.keys import KeyRing, NameTakenError, Signer, tidy_name
from dilemmagame.library.packages.plan import MergePlan, Side
from dilemmagame.library.packages.sealing import Content, Signature
from dilemmagame.library.shelf import Shelf


def pack(call: argparse.Namespace, folder: DataFolder, shelf: Shelf) -> int:
    """Write a deck to one file that others can take in."""
    from dilemmagame.library.packages.packing import pack as write_package

    deck = find_deck(shelf, call.deck)
    signer = None if call.sign is None else _signer(KeyRing(folder), call.sign)
    made = write_package(deck.path, Path(call.output), signer=signer)
    files = ngettext("{n} file", "{n} files", len(made.manifest.files)).format(n=len(made.manifest.files))
    print(_("Written: {file} ({files})").format(file=made.target, files=files))
    if made.signer is not None:
        said = _("Signed as “{name}”, with the key {key}")
        print(said.format(name=made.signer.name, key=made.signer.fingerprint))
    if made.norms_added:
        said = _("Norms from the shared register come along: {norms}")
        print(said.format(norms=", ".join(made.norms_added)))
    if made.left_out:
        said = _("No part of the deck and left out: {files}")
        print(said.format(files=", ".join(made.left_out)), file=sys.stderr)
    if not deck.sound:
        print(_("The deck has mistakes; the command check says which."), file=sys.stderr)
    return 0


def _signer(ring: KeyRing, name: str) -> Signer:
    """The own key with this name, made now when there is none."""
    if not tidy_name(name):
        raise UnusableCallError(_("A signature needs a name, for example that of your organisation."))
    ready = ring.signer(name)
    if ready is not None:
        return ready
    try:
        made = ring.make_signer(name)
    except NameTakenError as error:
        raise UnusableCallError(wording.name_taken(tidy_name(name))) from error
    said = _("A new key for “{name}” was made. It stays in {folder}; never give it to anybody.")
    print(said.format(name=made.name, folder=ring.folder))
    return made


def unpack(call: argparse.Namespace, folder: DataFolder) -> int:
    """Take a package in: a new deck is put in its place, an update is merged where both sides leave no question."""
    from dilemmagame.library.door import import_untrusted

    source = Path(call.file)
    if not source.exists():
        raise WorldError(WorldErrorCode.FILE_MISSING, call.file)
    imported = import_untrusted(source)
    tell_problems(imported.problems)
    if imported.refused:
        return nothing_written()
    ring = KeyRing(folder)
    decks = Path(call.output) if call.output else folder.decks
    found = arrival(imported, decks, ring)
    if call.trust and found.seal.content is Content.INTACT and found.seal.key is not None:
        if found.seal.signature is not Signature.KNOWN:
            ring.trust(found.seal.key)
            found = arrival(imported, decks, ring)
    for line in wording.statement(found.seal):
        print(line, file=sys.stdout if found.seal.sound else sys.stderr)
    if found.signed_before is not None:
        print(wording.signed_before(found.signed_before), file=sys.stderr)
    if not found.seal.sound:
        if found.seal.signature is Signature.OTHER_KEY:
            print(_("If the new key is right, add --trust."), file=sys.stderr)
        return nothing_written()
    return _placed(found, Side.MINE if call.mine else Side.THEIRS if call.theirs else None)


def _placed(found: Arrival, side: Side | None) -> int:
    plan = found.plan
    if plan is None:
        print(_("Written: {file}").format(file=install(found)))
        return 0
    if found.kind is Kind.NOTHING_NEW:
        update(found, {})  # the base of the next update
        print(
            _("This deck is here already, in {folder}, and there is nothing new in it.").format(
                folder=found.folder
            )
        )
        return 0
    if plan.clashes and side is None:
        _tell_clashes(found, plan)
        return nothing_written()
    update(found, plan.all(side) if side is not None else {})
    theirs = sum(change.by is Side.THEIRS for change in plan.changes)
    mine = sum(change.by is Side.MINE for change in plan.changes)
    said = _(
        "Brought up to date: {folder} (new: {theirs}; your own changes, kept: {mine}; chosen: {clashes})"
    )
    print(said.format(folder=found.folder, theirs=theirs, mine=mine, clashes=len(plan.clashes)))
    return 0


def _tell_clashes(found: Arrival, plan: MergePlan) -> None:
    said = ngettext(
        "This deck is here already, in {folder}. {n} part was changed both there and in the package:",
        "This deck is here already, in {folder}. {n} parts were changed both there and in the package:",
        len(plan.clashes),
    )
    print(said.format(folder=found.folder, n=len(plan.clashes)), file=sys.stderr)
    for clash in plan.clashes:
        print(f"  {wording.place_in_words(plan, clash)}", file=sys.stderr)
    print(
        _(
            "Open the package in the program to choose part by part, or add --mine or --theirs for all of them."
        ),
        file=sys.stderr,
    )
