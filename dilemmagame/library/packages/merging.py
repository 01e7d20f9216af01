"""A deck, the version it came from and an update of that: compared per part, and put together without losing either's
work. Nothing is read or written here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dilemmagame.library.packages.files import Files, belongs, stem_of
from dilemmagame.library.packages.plan import Change, Clash, MergePlan, Scope, Side
from dilemmagame.library.packages.segments import Kind, cut, shown
from dilemmagame.library.packages.threeway import BOM, merge_texts
from dilemmagame.library.reading import CARDS_FOLDER

# the share of its text that makes a new card an old one under another name
LIKENESS = 0.5

Choices = Mapping[str, Side]


def compare(base: Files, local: Files, upstream: Files) -> MergePlan:
    """What `upstream` changes in `local`, when both came from `base`; files that are no part of a deck are left out.

    Without a base (`{}`) everything that differs is a clash, and what only one side has stays.
    """
    base, local, upstream = (_of_deck(files) for files in (base, local, upstream))
    work = _Work(base, local, upstream, {})
    work.run()
    names = dict.fromkeys([*(each.file for each in work.clashes), *(each.file for each in work.changes)])
    titles = tuple((name, _title(name, local, upstream, base)) for name in names)
    return MergePlan(base, local, upstream, tuple(work.changes), tuple(work.clashes), titles)


def merged(plan: MergePlan, choices: Choices) -> Files:
    """The deck that comes out. Raises ValueError when a clash has no choice."""
    undecided = [clash.id for clash in plan.clashes if clash.id not in choices]
    if undecided:
        raise ValueError(f"no choice for {undecided}")
    work = _Work(plan.base, plan.local, plan.upstream, choices)
    return MappingProxyType(dict(sorted(work.run().items())))


@dataclass(frozen=True, slots=True)
class _Triple:
    """One file in three versions, each under its own name there; None where it is absent."""

    names: tuple[str | None, str | None, str | None]
    base: bytes | None
    local: bytes | None
    upstream: bytes | None

    @property
    def name(self) -> str:
        return next(name for name in self.names if name is not None)


class _Work:
    """Goes through all files; gathers changes and clashes."""

    def __init__(self, base: Files, local: Files, upstream: Files, choices: Choices) -> None:
        self.base, self.local, self.upstream = base, local, upstream
        self.choices = choices
        here, there = _renames(base, local), _renames(base, upstream)
        names_here, names_there = ({stem_of(name) for name in files} for files in (local, upstream))
        # a new name that the other side gave to a card of its own is no renaming that could be followed
        self.here = {old: new for old, new in here.items() if there.get(old) == new or new not in names_there}
        self.there = {old: new for old, new in there.items() if here.get(old) == new or new not in names_here}
        self.changes: list[Change] = []
        self.clashes: list[Clash] = []

    def run(self) -> dict[str, bytes]:
        result: dict[str, bytes] = {}
        for triple in self._triples():
            name = self._name(triple)
            content = self._content(triple, name)
            if content is not None:
                result[name] = content
        return result

    def _triples(self) -> Iterator[_Triple]:
        """Every file of any version once; a card under a new name is the same file."""
        moved_here = {name: _renamed(name, self.here, self.local) for name in self.base}
        moved_there = {name: _renamed(name, self.there, self.upstream) for name in self.base}
        for name in self.base:
            yield self._triple(name, moved_here[name], moved_there[name])
        # new files by the name they would have had in the base: a new translation goes with its card
        fresh_here = _by_old_name(self.here, self.local, {*self.base, *moved_here.values()})
        fresh_there = _by_old_name(self.there, self.upstream, {*self.base, *moved_there.values()})
        for name in sorted(fresh_here.keys() | fresh_there.keys()):
            yield self._triple(name, fresh_here.get(name, name), fresh_there.get(name, name))

    def _triple(self, base: str, local: str, upstream: str) -> _Triple:
        contents = self.base.get(base), self.local.get(local), self.upstream.get(upstream)
        names = tuple(
            name if content is not None else None
            for name, content in zip((base, local, upstream), contents, strict=True)
        )
        return _Triple((names[0], names[1], names[2]), *contents)

    def _name(self, triple: _Triple) -> str:
        """What the file is called in the end."""
        base, mine, theirs = triple.names
        if base is None:
            # a new translation goes by the name that its card has in the end
            name = _renamed(mine or triple.name, self.there, None)
            return name if theirs is None or mine is not None else _renamed(name, self.here, None)
        if mine is None or theirs is None or mine == theirs:
            return mine or theirs or triple.name
        if mine == base:
            self._changed(triple.name, "name", Scope.NAME, Side.THEIRS, base, theirs)
            return theirs
        if theirs == base:
            self._changed(triple.name, "name", Scope.NAME, Side.MINE, base, mine)
            return mine
        # one choice for a card and all its translations
        clash_id = _name_clash(triple.name)
        if all(clash.id != clash_id for clash in self.clashes):
            self.clashes.append(Clash(clash_id, triple.name, "name", Scope.NAME, base, mine, theirs))
        return theirs if self.choices.get(clash_id) is Side.THEIRS else mine

    def _content(self, triple: _Triple, name: str) -> bytes | None:
        base, mine, theirs = triple.base, triple.local, triple.upstream
        if mine is None or theirs is None:
            return self._absent(triple)
        if base is None and mine == theirs:
            self._changed(triple.name, "file", Scope.FILE, None, None, _readable(mine))
            return mine
        if mine == theirs == base:
            return mine
        texts = tuple(_text(content) for content in (base or b"", mine, theirs))
        match texts:
            case str() as base_text, str() as mine_text, str() as their_text if triple.name.endswith(".md"):
                outcome = merge_texts(triple.name, base_text, mine_text, their_text, self._chooser(triple))
                self.changes.extend(outcome.changes)
                self.clashes.extend(each for each in outcome.clashes if not _follows_name(each, triple))
                # a version that was left alone by one side is taken byte for byte
                if mine == base:
                    return theirs
                return mine if theirs in (base, mine) else outcome.text.encode("utf-8")
            case _:
                return self._whole(triple)

    def _chooser(self, triple: _Triple) -> Callable[[str], Side | None]:
        def choose(clash_id: str) -> Side | None:
            if _is_name_clash(triple) and clash_id.endswith("|field:id"):
                return self.choices.get(_name_clash(triple.name))
            return self.choices.get(clash_id)

        return choose

    def _absent(self, triple: _Triple) -> bytes | None:
        """A file that not every side has."""
        base, mine, theirs = triple.base, triple.local, triple.upstream
        there = mine if theirs is None else theirs
        by = Side.MINE if theirs is None else Side.THEIRS
        if base is None:
            self._changed(triple.name, "file", Scope.FILE, by, None, _readable(there))
            return there
        if there is None:
            self._changed(triple.name, "file", Scope.FILE, None, _readable(base), None)
            return None
        if there == base:
            gone = Side.MINE if mine is None else Side.THEIRS
            self._changed(triple.name, "file", Scope.FILE, gone, _readable(base), None)
            return None
        return self._whole(triple)

    def _whole(self, triple: _Triple) -> bytes | None:
        """A file that is taken from one side as it is."""
        base, mine, theirs = triple.base, triple.local, triple.upstream
        if theirs in (base, mine):
            by = None if mine == theirs else Side.MINE
            self._changed(triple.name, "file", Scope.FILE, by, _readable(base), _readable(mine))
            return mine
        if mine == base:
            self._changed(triple.name, "file", Scope.FILE, Side.THEIRS, _readable(base), _readable(theirs))
            return theirs
        clash_id = f"{triple.name}|file"
        self.clashes.append(
            Clash(
                clash_id,
                triple.name,
                "file",
                Scope.FILE,
                _readable(base),
                _readable(mine),
                _readable(theirs),
            )
        )
        return theirs if self.choices.get(clash_id) is Side.THEIRS else mine

    def _changed(
        self, name: str, part: str, scope: Scope, by: Side | None, before: str | None, after: str | None
    ) -> None:
        self.changes.append(Change(name, part, scope, by, before, after))


def _by_old_name(renames: Mapping[str, str], files: Files, known: set[str]) -> dict[str, str]:
    """The names of `files` that are not `known`, by what they were called before the renaming."""
    back = {new: old for old, new in renames.items()}
    return {_renamed(name, back, None): name for name in files if name not in known}


def _is_name_clash(triple: _Triple) -> bool:
    return None not in triple.names and len({*triple.names}) == 3


def _name_clash(name: str) -> str:
    return f"{CARDS_FOLDER}/{stem_of(name)}.md|name"


def _follows_name(clash: Clash, triple: _Triple) -> bool:
    """The id of a card goes with its file name; it needs no choice of its own."""
    return _is_name_clash(triple) and clash.part == "field:id"


def _renames(base: Files, side: Files) -> dict[str, str]:
    """Cards that have another file name on this side, told by their text: old name to new name."""
    before, after = _stems(base), _stems(side)
    found: dict[str, str] = {}
    for old in sorted(before.keys() - after.keys()):
        fresh = sorted(after.keys() - before.keys() - {*found.values()})
        scored = [(_likeness(before[old], after[new]), new) for new in fresh]
        score, best = max(scored, default=(0.0, ""))
        if score >= LIKENESS:
            found[old] = best
    return found


def _stems(files: Files) -> dict[str, bytes]:
    """The source cards by file name; translations go with them."""
    return {
        stem: files[name] for name in files if (stem := stem_of(name)) and name == f"{CARDS_FOLDER}/{stem}.md"
    }


def _likeness(one: bytes, other: bytes) -> float:
    """The share of equal parts in the bodies of two cards, from 0 to 1; what stands in the fields does not count."""
    bodies = []
    for content in (one, other):
        text = _text(content)
        if text is None:
            return 0.0
        bodies.append({
            shown(each)
            for each in cut(f"{CARDS_FOLDER}/x.md", text)
            if each.kind not in (Kind.FENCE, Kind.FIELD, Kind.REMARK, Kind.HEAD)
        })  # fmt: skip
    return len(bodies[0] & bodies[1]) / max(len(bodies[0]), len(bodies[1]), 1)


def _renamed(name: str, renames: Mapping[str, str], files: Files | None) -> str:
    """The name of this file once its card goes by another name; only if `files` has it so, where that is given."""
    new = renames.get(stem_of(name))
    if new is None:
        return name
    there = name.replace(f"/{stem_of(name)}.", f"/{new}.", 1)
    return there if files is None or there in files else name


def _text(content: bytes) -> str | None:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _readable(content: bytes | None) -> str | None:
    """The text of a file to show; nothing for a picture."""
    if content is None:
        return None
    return (_text(content) or "").removeprefix(BOM).replace("\r\n", "\n")


def _title(name: str, *versions: Files) -> str:
    """The title of a card or deck, from the first version that has one."""
    for files in versions:
        text = _text(files.get(name, b""))
        for segment in cut(name, (text or "").removeprefix(BOM)):
            if segment.key in ("title", "field:title"):
                return shown(segment)
    return ""


def _of_deck(files: Files) -> Files:
    return MappingProxyType({name: bytes(files[name]) for name in sorted(files) if belongs(name)})
