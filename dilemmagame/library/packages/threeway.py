"""Three versions of one text put together, part by part. No files here: only segments and their keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dilemmagame.library.packages.ordering import ORDER, entries, merge_lists, put_in, with_entries
from dilemmagame.library.packages.plan import Change, Clash, Scope, Side
from dilemmagame.library.packages.segments import CASES, CHOICES, TWISTS, Kind, Segment, cut, shown
from dilemmagame.library.reading import DECK_FILE

BOM = "\ufeff"
Choose = Callable[[str], Side | None]
Version = dict[str, Segment]


@dataclass(frozen=True, slots=True)
class TextMerge:
    """The text that comes out, what changed on the way, and what needs a choice (mine stands in until there is one)."""

    text: str
    changes: tuple[Change, ...]
    clashes: tuple[Clash, ...]


def merge_texts(name: str, base: str, local: str, upstream: str, choose: Choose) -> TextMerge:
    """The three versions of the file `name` put together, part by part.

    A part that one side left alone comes from the other, with the blank space after it decided in the same way; every
    other byte is the local one's. `choose` says which side a clash with this id is decided for, or None.
    """
    work = _Work(name, _version(name, base), _version(name, local), _version(name, upstream), choose)
    chosen = work.decided()
    order = merge_lists(tuple(work.base), tuple(work.local), tuple(work.upstream)).entries
    kept = [key for key in order if chosen.get(key) is not None]
    # a part that one side took out and a choice brought back stands behind what it stood behind there
    lost = [key for key, segment in chosen.items() if segment is not None and key not in kept]
    for source in (work.local, work.upstream, work.base):
        put_in(kept, tuple(source), {key for key in lost if key in source and key not in kept})
    _in_their_order(kept, work.together)
    segments = [segment for key in kept if (segment := chosen[key]) is not None]
    text = _joined(segments, work.gaps(segments), _line_end(local))
    return TextMerge((BOM if local.startswith(BOM) else "") + text, tuple(work.changes), tuple(work.clashes))


def _in_their_order(kept: list[str], together: dict[str, Version]) -> None:
    """Parts that were taken together stand as they stood where they come from."""
    for version in {id(version): version for version in together.values()}.values():
        places = [number for number, key in enumerate(kept) if together.get(key) is version]
        inside = {kept[number] for number in places}
        for number, key in zip(places, [key for key in version if key in inside], strict=True):
            kept[number] = key


def _version(name: str, text: str) -> Version:
    return {segment.key: segment for segment in cut(name, text.removeprefix(BOM))}


class _Work:
    """Decides part by part; gathers changes and clashes."""

    def __init__(self, name: str, base: Version, local: Version, upstream: Version, choose: Choose) -> None:
        self.name = name
        self.base, self.local, self.upstream = base, local, upstream
        self.choose = choose
        self.changes: list[Change] = []
        self.clashes: list[Clash] = []
        # parts that were taken together, and the version they come from
        self.together: dict[str, Version] = {}

    def decided(self) -> dict[str, Segment | None]:
        """For every key of any version the segment that is taken, or None where the part goes."""
        keys = list(dict.fromkeys((*self.local, *self.upstream, *self.base)))
        chosen: dict[str, Segment | None] = {}
        for group in self._wholes(keys):
            inside = [key for key in keys if key not in chosen and group in self._groups(key)]
            chosen.update(self._together(group, inside))
        for key in keys:
            if key not in chosen:
                chosen[key] = self._one(key)
        return chosen

    def _one(self, key: str) -> Segment | None:
        base, mine, theirs = self.base.get(key), self.local.get(key), self.upstream.get(key)
        if self.name == DECK_FILE and key == ORDER and base and mine and theirs:
            if not (mine.same(theirs) or mine.same(base) or theirs.same(base)):
                lists = [found for each in (base, mine, theirs) if (found := entries(each)) is not None]
                if len(lists) == len((base, mine, theirs)):
                    return self._order(base, mine, theirs, lists)
        side = self._side((base,), (mine,), (theirs,), key, Scope.PART)
        return theirs if side is Side.THEIRS else mine

    def _order(
        self, base: Segment, mine: Segment, theirs: Segment, lists: Sequence[tuple[str, ...]]
    ) -> Segment:
        """The order of the cards, changed by both: new ones of both are in, what either took out is not."""
        old, here, there = lists
        clash_id = f"{self.name}|{ORDER}"
        outcome = merge_lists(old, here, there, self.choose(clash_id))
        if outcome.clash:
            ways = (merge_lists(old, here, there, side).entries for side in Side)
            self.clashes.append(
                Clash(clash_id, self.name, ORDER, Scope.ORDER, *(", ".join(each) for each in (old, *ways)))
            )
        else:
            for side, after in ((Side.MINE, here), (Side.THEIRS, there)):
                if after != old:
                    self.changes.append(
                        Change(self.name, ORDER, Scope.ORDER, side, ", ".join(old), ", ".join(after))
                    )
        return with_entries(base, mine, theirs, outcome.entries)

    def _together(self, group: str, keys: Sequence[str]) -> dict[str, Segment | None]:
        """Parts that are taken from one side or from the other, all of them."""
        base, mine, theirs = (
            tuple(version.get(key) for key in keys) for version in (self.base, self.local, self.upstream)
        )
        side = self._side(base, mine, theirs, group, Scope.GROUP)
        self.together.update(dict.fromkeys(keys, self.upstream if side is Side.THEIRS else self.local))
        return dict(zip(keys, theirs if side is Side.THEIRS else mine, strict=True))

    def _side(self, base: _Parts, mine: _Parts, theirs: _Parts, part: str, scope: Scope) -> Side:
        if _same(mine, theirs):
            if not _same(mine, base):
                self._changed(part, scope, None, base, mine)
            # the same words; bytes that differ (line ends) are the local ones unless only theirs are new
            return Side.THEIRS if mine == base else Side.MINE
        if _same(mine, base):
            self._changed(part, scope, Side.THEIRS, base, theirs)
            return Side.THEIRS
        if _same(theirs, base):
            self._changed(part, scope, Side.MINE, base, mine)
            return Side.MINE
        clash_id = f"{self.name}|{part}"
        self.clashes.append(
            Clash(clash_id, self.name, part, scope, _shown(base), _shown(mine), _shown(theirs))
        )
        return self.choose(clash_id) or Side.MINE

    def _changed(self, part: str, scope: Scope, by: Side | None, base: _Parts, after: _Parts) -> None:
        self.changes.append(Change(self.name, part, scope, by, _shown(base), _shown(after)))

    def _groups(self, key: str) -> tuple[str, ...]:
        return next(v[key].groups for v in (self.local, self.upstream, self.base) if key in v)

    def _wholes(self, keys: Iterable[str]) -> list[str]:
        """The groups that cannot be merged part by part, larger ones first."""
        groups = dict.fromkeys(group for key in keys for group in self._groups(key))
        return [group for group in groups if self._is_whole(group)]

    def _is_whole(self, group: str) -> bool:
        base, mine, theirs = (
            {key: each for key, each in version.items() if group in each.groups}
            for version in (self.base, self.local, self.upstream)
        )
        if base and not (mine and theirs):
            return True  # one side took the section out
        if any("#" in key for version in (base, mine, theirs) for key in version):
            return True  # two of the same name: which is which cannot be told
        ordered = group.endswith((CHOICES, TWISTS, CASES)) and not group.startswith("norm ")
        if not ordered or not mine or not theirs:
            return False
        if not base:
            return mine.keys() != theirs.keys()
        return (
            _shifted(base, mine)
            or _shifted(base, theirs)
            or any(not mine[key].same(theirs[key]) for key in (mine.keys() & theirs.keys()) - base.keys())
        )

    def gaps(self, kept: Sequence[Segment]) -> list[str]:
        """The blank space after each kept part: that of the side which changed it, mine when both did.

        Parts that were taken together bring their own. What used to end the file and no longer does has none.
        """
        found = []
        for segment in kept:
            source = self._gap_from(segment)
            gap = source[segment.key].gap
            ended = segment.key == next(reversed(source)) and segment is not kept[-1] and gap.count("\n") < 2
            found.append("" if ended else gap)
        return found

    def _gap_from(self, segment: Segment) -> Version:
        """The version that says how much blank space comes after a part."""
        base, mine, theirs = (version.get(segment.key) for version in (self.base, self.local, self.upstream))
        if mine is None or theirs is None:
            return self.upstream if mine is None else self.local
        if segment.key in self.together or base is None:
            return self.together.get(segment.key, self.local)
        return self.upstream if mine.gap == base.gap else self.local


_Parts = tuple[Segment | None, ...]


def _same(one: _Parts, other: _Parts) -> bool:
    return all(
        (a is None and b is None) or (a is not None and a.same(b)) for a, b in zip(one, other, strict=True)
    )


def _shown(parts: _Parts) -> str | None:
    """The parts as a person reads them; several ones keep their list marks and stand one to a line."""
    present = [part for part in parts if part is not None]
    if not present:
        return None
    return (
        shown(present[0])
        if len(parts) == 1
        else "".join(part.text + (part.gap or "\n") for part in present).strip()
    )


# known by their letter or number alone
_PLACED = (Kind.OPTION, Kind.TWIST, Kind.CASE)


def _shifted(base: Version, side: Version) -> bool:
    """Whether letters or numbers may stand for something else on this side: one went, or an old text has a new one."""
    if base.keys() - side.keys():
        return True
    places = {shown(each): key for key, each in base.items() if each.kind in _PLACED}
    return any(places.get(shown(each), key) != key for key, each in side.items() if each.kind in _PLACED)


def _line_end(text: str) -> str | None:
    """The line end of a text that has only one kind; None for a mixture."""
    windows = text.count("\r\n")
    if windows == 0:
        return "\n"
    return "\r\n" if windows == text.count("\n") else None


def _joined(segments: Sequence[Segment], gaps: Sequence[str], line_end: str | None) -> str:
    """The text of all segments, each on a line of its own where it must be, with one kind of line end."""
    pieces: list[str] = []
    for number, (segment, gap) in enumerate(zip(segments, gaps, strict=True)):
        after = segments[number + 1] if number + 1 < len(segments) else None
        if after is not None and after.kind is Kind.COST:
            gap = gap or " "
        elif after is not None and "\n" not in gap:
            gap += (line_end or "\n") * (2 if after.text.startswith("#") else 1)
        pieces.append(segment.text + gap)
    text = "".join(pieces)
    if line_end is None:
        return text
    return text.replace("\r\n", "\n").replace("\n", line_end)
