"""An own case on its way to becoming a card: the answers of the walk as a value, kept between two sittings. No Qt."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from dilemmagame.base.atomic import write_where_asked
from dilemmagame.base.errors import WorldError
from dilemmagame.base.i18n import _
from dilemmagame.gui.editor.forms import Choice
from dilemmagame.gui.editor.textfile import read_bytes

OWN_DECK = "eigen-kaarten"
LEAST, MOST = 2, 4
STEPS = 7
KEPT = "own-case.json"


@dataclass(frozen=True, slots=True)
class OwnCase:
    """What was answered so far. `options`, `supports` and `costs` have one place per course of action."""

    happens: str = ""
    role: str = ""
    place: str = ""
    hard: str = ""
    options: tuple[str, ...] = ("", "")
    supports: tuple[str, ...] = ("", "")
    costs: tuple[str, ...] = ("", "")
    vulnerabilities: tuple[str, ...] = ()
    title: str = ""
    step: int = 1

    def with_option(self, place: int, **texts: str) -> OwnCase:
        """Change one course of action: `options`, `supports` or `costs`."""
        case = self
        for name, text in texts.items():
            row = list(getattr(case, name))
            row[place] = text
            case = _replaced(case, name, tuple(row))
        return case

    def with_more(self) -> OwnCase:
        return replace(
            self, options=(*self.options, ""), supports=(*self.supports, ""), costs=(*self.costs, "")
        )

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The courses of action that were filled in."""
        rows = zip(self.options, self.supports, self.costs, strict=True)
        return tuple(Choice(*row) for row in rows if row[0].strip())

    @property
    def begun(self) -> bool:
        """Whether anything was typed."""
        return replace(self, step=1) != OwnCase()

    @property
    def complete(self) -> bool:
        """Whether there is enough for a card."""
        return bool(self.title.strip() and self.happens.strip()) and len(self.choices) >= LEAST

    def texts(self, step: int) -> str:
        """Everything that was typed on one screen."""
        match step:
            case 1:
                return self.happens
            case 2:
                return f"{self.role}\n{self.place}"
            case 3:
                return self.hard
            case 4:
                return "\n".join(self.options)
            case 5:
                return "\n".join((*self.supports, *self.costs))
            case 7:
                return self.title
            case _:
                return ""

    def missing(self, step: int) -> str:
        """What still has to be filled in on this screen to go on, '' when nothing."""
        match step:
            case 1 if not self.happens.strip():
                return _("Write down in a few sentences what happens. Then go on.")
            case 4 if len(self.choices) < LEAST:
                return _("Write down at least two things you could do. Then go on.")
            case 7 if not self.title.strip():
                return _("Give the card a title of one to four words.")
            case _:
                return ""

    def situation(self) -> str:
        """The text of the card, in paragraphs."""
        role, place = self.role.strip(), self.place.strip()
        if role and place:
            who = _("You are {role} in {place}.").format(role=_lower(role), place=place)
        elif role:
            who = _("You are {role}.").format(role=_lower(role))
        else:
            who = ""
        first = " ".join(part for part in (who, self.happens.strip()) if part)
        return "\n\n".join(part for part in (first, self.hard.strip()) if part)

    def parts(self, role_id: str) -> dict[str, str | None]:
        """The parts of the card that comes of it."""
        found: dict[str, str | None] = {
            "title": self.title.strip(),
            "situation": self.situation(),
            "question": _("What do you do?"),
            "field:role": role_id or self.role.strip() or None,
            "field:vulnerabilities": ", ".join(self.vulnerabilities) or None,
            "field:source": _("own case"),
            "field:status": _("concept"),
        }
        for letter, choice in zip("ABCDEF", self.choices, strict=False):
            found[f"option {letter}"] = choice.text.strip()
            found[f"supports {letter}"] = choice.supports.strip() or None
            found[f"cost {letter}"] = choice.cost.strip() or None
        return found


def _replaced(case: OwnCase, name: str, row: tuple[str, ...]) -> OwnCase:
    match name:
        case "options":
            return replace(case, options=row)
        case "supports":
            return replace(case, supports=row)
        case _:
            return replace(case, costs=row)


def _lower(role: str) -> str:
    """A role within a sentence: the first letter small, unless the whole is an abbreviation."""
    return role if role[:2].isupper() else role[:1].lower() + role[1:]


def load_case(root: Path) -> OwnCase:
    """What was typed last time and not finished; an empty case when there is nothing that can be read."""
    try:
        content = read_bytes(root / KEPT)
        found = json.loads(content) if content else {}
    except (WorldError, ValueError):
        return OwnCase()
    return _from(found) if isinstance(found, dict) else OwnCase()


def _from(found: Mapping[str, object]) -> OwnCase:
    case = OwnCase()
    for each in fields(OwnCase):
        value = found.get(each.name)
        if isinstance(getattr(case, each.name), str) and isinstance(value, str):
            case = replace(case, **{each.name: value})  # type: ignore[arg-type]  # the type was just looked at
        elif each.name == "vulnerabilities" and isinstance(value, list):
            case = replace(case, vulnerabilities=tuple(str(one) for one in value))
    rows = [_row(found.get(name)) for name in ("options", "supports", "costs")]
    count = min(max(LEAST, *(len(row) for row in rows)), MOST)
    options, supports, costs = ((*row, *("",) * count)[:count] for row in rows)
    step = found.get("step")
    place = step if isinstance(step, int) and 1 <= step <= STEPS else 1
    return replace(case, options=options, supports=supports, costs=costs, step=place)


def _row(value: object) -> tuple[str, ...]:
    return (
        tuple(str(one) for one in value) if isinstance(value, Sequence) and not isinstance(value, str) else ()
    )


def keep_case(root: Path, case: OwnCase) -> None:
    """Keep what was typed. WorldError: not kept."""
    write_where_asked(root / KEPT, json.dumps(asdict(case), ensure_ascii=False).encode("utf-8"))


def forget_case(root: Path) -> None:
    """The case became a card, or was thrown away."""
    with suppress(OSError):
        (root / KEPT).unlink(missing_ok=True)
