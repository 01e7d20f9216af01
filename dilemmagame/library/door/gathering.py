"""Gathers what the worker tells into one value, and looks at every file once more before it is believed."""

from __future__ import annotations

from dilemmagame.domain.cards import Problem, Severity
from dilemmagame.library import limits
from dilemmagame.library.door import messages, names
from dilemmagame.library.door.arrivals import DeckCard, DrawnPages, Imported, SheetRow, SheetRows
from dilemmagame.library.door.messages import UnbelievableError
from dilemmagame.library.door.names import FileKind
from dilemmagame.library.findings import Code, Findings
from dilemmagame.library.sources import clean_source

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"


class Gathering:
    """A `Telling` that keeps what it hears. Raises UnbelievableError on what cannot come from our worker."""

    def __init__(self) -> None:
        self.last = ""
        self.finished = False
        self.fault = ""
        self._files: dict[str, bytes] = {}
        self._digests: dict[str, str] = {}
        self._problems: list[Problem] = []
        self._refused = False
        self._deck: DeckCard | None = None
        self._bytes = 0
        self._sheet = ""
        self._titles: tuple[str, ...] = ()
        self._rows: list[SheetRow] = []
        self._pages = 0

    def hear(self, line: bytes) -> None:
        """One line of the worker."""
        match messages.message_of(line):
            case messages.At(name=name):
                self.at(name)
            case messages.Trouble() as told:
                where = (told.file, told.line, told.column)
                problem = Problem(*where, Severity(told.severity), told.code, tuple(told.arguments))
                self.problem(problem, refuses=told.refuses)
            case messages.Content() as told:
                self.file(told.name, told.bytes(), told.digest)
            case messages.Seen(name=name, digest=digest):
                self.digest(name, digest)
            case messages.About() as told:
                self.deck(DeckCard(told.id, told.version, told.title, told.language, told.cards))
            case messages.Sheets(chosen=chosen, titles=titles):
                self.sheets(chosen, tuple(titles))
            case messages.Row(line=number, cells=cells):
                self.row(number, tuple(cells))
            case messages.Pages(total=total):
                self.pages(total)
            case messages.Done():
                self.finished = True
            case messages.Fault(name=name, place=place):
                self.fault = f"{name} {place}"

    def at(self, name: str) -> None:
        self.last = name

    def problem(self, problem: Problem, *, refuses: bool = False) -> None:
        self._refused = self._refused or refuses
        if refuses or len(self._problems) < limits.DOOR_PROBLEMS:
            self._problems.append(problem)
        if len(self._problems) > limits.DOOR_PROBLEMS + limits.PACKAGE_FILES:
            raise UnbelievableError

    def file(self, name: str, content: bytes, digest: str) -> None:
        kind = names.kind_of(name)
        self._bytes += len(content)
        if (
            kind is None
            or name in self._files
            or len(content) > names.SIZES[kind]
            or self._bytes > limits.PACKAGE_UNPACKED_BYTES
            or not _is_what_it_says(name, kind, content)
        ):
            raise UnbelievableError
        self._files[name] = content
        self.digest(name, digest)

    def digest(self, name: str, digest: str) -> None:
        if len(self._digests) >= limits.PACKAGE_FILES:
            raise UnbelievableError
        self._digests[name] = digest

    def deck(self, deck: DeckCard) -> None:
        self._deck = deck

    def sheets(self, chosen: str, titles: tuple[str, ...]) -> None:
        self._sheet, self._titles = chosen, titles

    def row(self, line: int, cells: tuple[str, ...]) -> None:
        if len(self._rows) >= limits.SHEET_ROWS:
            raise UnbelievableError
        self._rows.append(SheetRow(line, cells))

    def pages(self, total: int) -> None:
        self._pages = total

    def drawn(self) -> DrawnPages:
        """The pages that were drawn, in order; none when anything is wrong."""
        problems = _in_order(self._problems)
        if self._refused:
            return DrawnPages((), problems, refused=True)
        return DrawnPages(
            tuple(content for _name, content in sorted(self._files.items())),
            problems,
            refused=False,
            total=self._pages,
        )

    def imported(self) -> Imported:
        """The package; nothing of it when it is refused."""
        problems = _in_order(self._problems)
        if self._refused:
            return Imported({}, problems, refused=True, digests={})
        return Imported(
            dict(self._files), problems, refused=False, digests=dict(self._digests), deck=self._deck
        )

    def sheet(self) -> SheetRows:
        """The sheet, its rows made equally wide; no rows when it is refused."""
        problems = _in_order(self._problems)
        if self._refused:
            return SheetRows((), problems, refused=True, sheets=self._titles)
        width = max((len(row.cells) for row in self._rows), default=0)
        rows = tuple(SheetRow(row.line, row.cells + ("",) * (width - len(row.cells))) for row in self._rows)
        return SheetRows(rows, problems, refused=False, sheet=self._sheet, sheets=self._titles)


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """As they were told, file by file."""
    files = {problem.file: number for number, problem in reversed(list(enumerate(problems)))}
    return tuple(sorted(problems, key=lambda each: (files[each.file], each.line, each.column)))


def _is_what_it_says(name: str, kind: FileKind, content: bytes) -> bool:
    """Whether clean text is clean text, and a picture begins as one of its kind."""
    if kind is FileKind.IMAGE:
        return content.startswith(_PNG if name.endswith(".png") else _JPEG)
    findings = Findings(name)
    text = clean_source(content, findings)
    hidden = any(problem.code == Code.HIDDEN_CHARACTERS for problem in findings.problems)
    return text is not None and not hidden
