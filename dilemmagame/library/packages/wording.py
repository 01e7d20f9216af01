"""Seals, changes and clashes in words, in the language in use; for windows and command line alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.library.packages.files import stem_of
from dilemmagame.library.packages.keys import Key
from dilemmagame.library.packages.plan import Change, Clash, MergePlan, Side
from dilemmagame.library.packages.sealing import Content, Seal, Signature
from dilemmagame.library.reading import NORMS_FILE

NAMES_SHOWN = 10

_TURN = re.compile(r"turn (\d+)(?: (.+))?")
_LETTERED = re.compile(r"(option|supports|cost|twist|case|voice|section|norm) (.+)")
_LANGUAGE = re.compile(r"\.([a-z]{2})\.md")


def statement(seal: Seal) -> tuple[str, ...]:
    """Whether the package is intact and whose it is, one sentence or list to a line; the weightiest first."""
    return (*_of_content(seal), _of_signature(seal))


def signed_before(key: Key) -> str:
    """The warning that an update does not come from who made the deck."""
    said = _(
        "The deck you have was signed by “{name}”; this package was not. Ask “{name}” whether it is theirs."
    )
    return said.format(name=key.name)


def _of_content(seal: Seal) -> tuple[str, ...]:
    match seal.content:
        case Content.INTACT:
            return (_("The package is intact: every file is as its maker listed it."),)
        case Content.ALTERED:
            return (
                _("The package was changed after it was made. Do not use it; ask its maker for a new one."),
                *_listed(_("Changed: {files}"), seal.altered),
                *_listed(_("Missing: {files}"), seal.missing),
                *_listed(_("Added: {files}"), seal.added),
            )
        case Content.UNLISTED:
            return (_("There is no list of files in it, so nobody can tell whether it is whole."),)
        case Content.UNREADABLE:
            return (_("The list of files in it cannot be read. Do not use it; ask its maker for a new one."),)
        case Content.NEWER:
            return (_("It was made by a newer version of this program. Get that version to use it."),)


def _of_signature(seal: Seal) -> str:
    match seal.signature:
        case Signature.NONE:
            return _("It is not signed: anybody can have made it.")
        case Signature.KNOWN:
            return _("Signed by “{name}”, with a key you know.").format(name=seal.name)
        case Signature.UNKNOWN:
            said = _(
                "Signed by somebody who goes by “{name}”, with a key that is not known here: {key}. Ask the maker,"
                " by phone for example, whether these are the signs of that key."
            )
            return said.format(name=seal.name, key=seal.key.fingerprint if seal.key else "")
        case Signature.OTHER_KEY:
            said = _(
                "Careful: it is signed as “{name}”, but not with the key you know under that name. This key is {key}."
                " Ask “{name}” whether there is a new key before you use the package."
            )
            return said.format(name=seal.name, key=seal.key.fingerprint if seal.key else "")
        case Signature.INVALID:
            return _(
                "The signature does not belong to this package. Do not use it; ask its maker for a new one."
            )


def _listed(template: str, names: Sequence[str]) -> tuple[str, ...]:
    if not names:
        return ()
    shown = ", ".join(names[:NAMES_SHOWN])
    rest = len(names) - NAMES_SHOWN
    if rest > 0:
        shown += " " + ngettext("and {n} more", "and {n} more", rest).format(n=rest)
    return (template.format(files=shown),)


def place_in_words(plan: MergePlan, item: Clash | Change) -> str:
    """Where a clash or change is, for example: Card “Just call”: what option B costs."""
    return _("{file}: {part}").format(file=file_in_words(plan, item.file), part=part_in_words(item.part))


def side_in_words(side: Side) -> str:
    """The two buttons of a choice."""
    return _("Keep my version") if side is Side.MINE else _("Take their version")


def file_in_words(plan: MergePlan, file: str) -> str:
    """A file of a deck by what it holds."""
    found = _LANGUAGE.search(file)
    stem = stem_of(file)
    if stem:
        words = _("Card “{title}”").format(title=plan.title(file) or stem)
    elif file == NORMS_FILE:
        words = _("Norms")
    elif file.endswith(".md"):
        words = _("The deck")
    else:
        words = _("Picture {file}").format(file=file.rpartition("/")[2])
    return f"{words} ({found.group(1)})" if found is not None else words


def part_in_words(part: str) -> str:
    """A part of a file, without a capital, to go behind a colon."""
    plain = _PARTS.get(part)
    if plain is not None:
        return plain()
    turn = _TURN.fullmatch(part)
    if turn is not None:
        words = _("turn {number}").format(number=turn.group(1))
        return f"{words}, {part_in_words(turn.group(2))}" if turn.group(2) else words
    if part.startswith("field:"):
        return _("the field “{name}”").format(name=part.removeprefix("field:"))
    if part.startswith("remark:"):
        return _("a remark")
    lettered = _LETTERED.fullmatch(part)
    if lettered is None:
        return part
    name = lettered.group(2)
    match lettered.group(1):
        case "option":
            return _("option {letter}").format(letter=name)
        case "supports":
            return _("what speaks for option {letter}").format(letter=name)
        case "cost":
            return _("what option {letter} costs").format(letter=name)
        case "twist":
            return _("what-if {number}").format(number=name)
        case "case":
            return _("borderline case {number}").format(number=name)
        case "voice":
            return _("adviser “{name}”").format(name=name)
        case "section":
            return _("the section “{name}”").format(name=name)
        case _:
            return _("norm {name}").format(name=name)


# Functions, not texts: the language may change while the program runs.
_PARTS: dict[str, Callable[[], str]] = {
    "file": lambda: _("the whole file"),
    "name": lambda: _("the file name"),
    "field:cards": lambda: _("the order of the cards"),
    "field:title": lambda: _("the title"),
    "field:version": lambda: _("the version"),
    "field:minutes": lambda: _("the minutes"),
    "field:role": lambda: _("the role"),
    "field:audience": lambda: _("for whom it is"),
    "field:themes": lambda: _("the themes"),
    "field:values": lambda: _("the values"),
    "field:norms": lambda: _("the norms"),
    "field:sensitivity": lambda: _("the sensitivity"),
    "field:source": lambda: _("the source"),
    "field:status": lambda: _("the status"),
    "title": lambda: _("the title"),
    "situation": lambda: _("the situation"),
    "question": lambda: _("the question"),
    "statement": lambda: _("the statement"),
    "choices": lambda: _("the options with what weighs on them"),
    "options": lambda: _("the options"),
    "considerations": lambda: _("the considerations"),
    "twists": lambda: _("the what-ifs"),
    "cases": lambda: _("the borderline cases"),
    "voices": lambda: _("the advisers"),
    "prevention": lambda: _("the prevention question"),
    "facilitator": lambda: _("the hints for the facilitator"),
    "introduction": lambda: _("the introduction"),
    "top": lambda: _("what stands above the title"),
}


def name_taken(name: str) -> str:
    """Why no key can be made under this name."""
    said = _(
        "“{name}” is the name of somebody else's key that you know. Choose another name; nothing was saved."
    )
    return said.format(name=name)
