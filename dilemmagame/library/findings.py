"""The codes of all problems the library finds, and the collector that gathers them while a file is read.

The sentence for a code is made in `sentences`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from dilemmagame.domain.cards import Problem, Severity
from dilemmagame.library import limits


class Code(StrEnum):
    """What can be wrong with a text from outside."""

    # files
    FILE_MISSING = "file-missing"
    FILE_UNREADABLE = "file-unreadable"
    FILE_NOT_TEXT = "file-not-text"
    FILE_TOO_LARGE = "file-too-large"
    FILE_IS_LINK = "file-is-link"
    FILE_NAME = "file-name"
    FILE_KIND = "file-kind"
    HIDDEN_CHARACTERS = "hidden-characters"
    TOO_MANY = "too-many"
    # front matter
    FRONT_MATTER_MISSING = "front-matter-missing"
    FRONT_MATTER_OPEN = "front-matter-open"
    FRONT_MATTER_TOO_LARGE = "front-matter-too-large"
    FRONT_MATTER_SYNTAX = "front-matter-syntax"
    FRONT_MATTER_COLON = "front-matter-colon"
    FRONT_MATTER_TAB = "front-matter-tab"
    FRONT_MATTER_ALIAS = "front-matter-alias"
    FRONT_MATTER_TAG = "front-matter-tag"
    FRONT_MATTER_NESTED = "front-matter-nested"
    FIELD_TWICE = "field-twice"
    FIELD_MISSING = "field-missing"
    FIELD_NOT_TEXT = "field-not-text"
    FIELD_VALUE = "field-value"
    FIELD_NUMBER = "field-number"
    FIELD_UNKNOWN = "field-unknown"
    # text
    TEXT_TOO_LONG = "text-too-long"
    TEXT_TOO_NESTED = "text-too-nested"
    LIST_TOO_DEEP = "list-too-deep"
    MARKUP_OFF = "markup-off"
    TITLE_MISSING = "title-missing"
    TITLE_TWICE = "title-twice"
    SECTION_UNKNOWN = "section-unknown"
    SECTION_TWICE = "section-twice"
    SECTION_MISSING = "section-missing"
    SECTION_UNUSED = "section-unused"
    TEXT_OUTSIDE_LIST = "text-outside-list"
    # cards
    ID_INVALID = "id-invalid"
    ID_TWICE = "id-twice"
    ID_DIFFERS = "id-differs"
    SITUATION_MISSING = "situation-missing"
    OPTIONS_COUNT = "options-count"
    OPTION_EMPTY = "option-empty"
    OPTION_LETTER_MISSING = "option-letter-missing"
    OPTION_LETTER_ORDER = "option-letter-order"
    CONSIDERATION_LETTER = "consideration-letter"
    CONSIDERATION_TWICE = "consideration-twice"
    CONSIDERATION_PARTS = "consideration-parts"
    VOICE_NAMELESS = "voice-nameless"
    TURNS_COUNT = "turns-count"
    TURN_NUMBER = "turn-number"
    TURN_EMPTY = "turn-empty"
    # translations
    TRANSLATION_MISSING = "translation-missing"
    TRANSLATION_OUTDATED = "translation-outdated"
    TRANSLATION_UNDATED = "translation-undated"
    TRANSLATION_BROKEN = "translation-broken"
    TRANSLATION_OPTIONS = "translation-options"
    TRANSLATION_TURNS = "translation-turns"
    TRANSLATION_UNFINISHED = "translation-unfinished"
    TRANSLATION_PART = "translation-part"
    TRANSLATION_LANGUAGE = "translation-language"
    TRANSLATION_ORPHAN = "translation-orphan"
    # decks and norms
    DECK_MISSING = "deck-missing"
    DECK_EMPTY = "deck-empty"
    DECK_TWICE = "deck-twice"
    CARD_LISTED_UNKNOWN = "card-listed-unknown"
    CARD_LISTED_TWICE = "card-listed-twice"
    NORM_FIELD_MISSING = "norm-field-missing"
    DATE_INVALID = "date-invalid"
    # methods, programmes, vocabularies
    TOML_SYNTAX = "toml-syntax"
    STEPS_MISSING = "steps-missing"
    ITEMS_MISSING = "items-missing"
    STEP_KIND_UNKNOWN = "step-kind-unknown"
    STEP_KIND_NEAR = "step-kind-near"
    CAPTURE_UNKNOWN = "capture-unknown"
    MINIMUM_TOO_LARGE = "minimum-too-large"
    GROUP_RANGE = "group-range"
    REVEAL_WITHOUT_VOTE = "reveal-without-vote"
    STEP_UNKNOWN = "step-unknown"
    STEP_TOO_SHORT = "step-too-short"
    CARD_GAP = "card-gap"
    NOT_A_PROGRAMME = "not-a-programme"
    # checks on content
    THEME_UNKNOWN = "theme-unknown"
    VALUE_UNKNOWN = "value-unknown"
    NORM_UNKNOWN = "norm-unknown"
    VULNERABILITY_UNKNOWN = "vulnerability-unknown"
    CHAIN_UNKNOWN = "chain-unknown"
    METHOD_UNKNOWN = "method-unknown"
    VALUES_PAIR = "values-pair"
    SITUATION_LONG = "situation-long"
    SITUATION_TOO_LONG = "situation-too-long"
    SENTENCES_LONG = "sentences-long"
    OPTION_UNCONSIDERED = "option-unconsidered"
    CASES_COUNT = "cases-count"
    CASE_LONG = "case-long"
    READING_HARD = "reading-hard"
    NOT_FILLED_IN = "not-filled-in"
    PERSON_NAME = "person-name"
    EMAIL_ADDRESS = "email-address"
    PHONE_NUMBER = "phone-number"
    STAGE_OVERFLOW = "stage-overflow"
    PRINT_OVERFLOW = "print-overflow"
    # what comes through the door: packages, folders, pictures, sheets
    PACKAGE_TOO_LARGE = "package-too-large"
    PACKAGE_CROWDED = "package-crowded"
    PACKAGE_DAMAGED = "package-damaged"
    PACKAGE_METHOD = "package-method"
    PACKAGE_OVERLAP = "package-overlap"
    ENTRY_OUTSIDE = "entry-outside"
    ENTRY_NAME = "entry-name"
    ENTRY_DEVICE = "entry-device"
    ENTRY_TWICE = "entry-twice"
    ENTRY_ENCRYPTED = "entry-encrypted"
    ENTRY_LIES = "entry-lies"
    ENTRY_DAMAGED = "entry-damaged"
    ENTRY_BOMB = "entry-bomb"
    ENTRY_ARCHIVE = "entry-archive"
    ENTRY_KIND = "entry-kind"
    IMAGE_SVG = "image-svg"
    IMAGE_TOO_LARGE = "image-too-large"
    IMAGE_BROKEN = "image-broken"
    JSON_SYNTAX = "json-syntax"
    READING_SLOW = "reading-slow"
    READING_HEAVY = "reading-heavy"
    READING_STOPPED = "reading-stopped"
    SHEET_KIND = "sheet-kind"
    SHEET_TOO_LARGE = "sheet-too-large"
    SHEET_DAMAGED = "sheet-damaged"
    SHEET_ENTITIES = "sheet-entities"
    SHEET_MISSING = "sheet-missing"
    SHEET_EMPTY = "sheet-empty"
    SHEET_ROWS = "sheet-rows"
    SHEET_COLUMNS = "sheet-columns"
    SHEET_FORMULA = "sheet-formula"
    SHEET_QUOTES = "sheet-quotes"
    PAGES_KIND = "pages-kind"
    PAGES_DAMAGED = "pages-damaged"
    PAGES_LOCKED = "pages-locked"
    PAGES_MANY = "pages-many"
    PAGES_TOO_LARGE = "pages-too-large"
    # what rows and columns of a sheet mean
    SHEET_HEADINGS = "sheet-headings"
    SHEET_KEYS = "sheet-keys"
    SHEET_COLUMN_UNKNOWN = "sheet-column-unknown"
    SHEET_TITLE_MISSING = "sheet-title-missing"
    SHEET_ROW_TWICE = "sheet-row-twice"
    SHEET_LINES = "sheet-lines"
    SHEET_KEPT = "sheet-kept"
    SHEET_BREAKS = "sheet-breaks"
    SHEET_CARD_UNKNOWN = "sheet-card-unknown"
    SHEET_PART_UNKNOWN = "sheet-part-unknown"
    SHEET_CHANGED_MEANWHILE = "sheet-changed-meanwhile"
    SHEET_SOURCE_CHANGED = "sheet-source-changed"
    SHEET_GAP = "sheet-gap"


class Findings:
    """Collects the problems of one file. `broken` is set by a problem that makes the thing unfit for use."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.broken = False
        self._problems: list[Problem] = []

    @property
    def problems(self) -> tuple[Problem, ...]:
        """In the order of the file; at most `limits.PROBLEMS_PER_FILE`."""
        return tuple(sorted(self._problems, key=lambda problem: (problem.line, problem.column)))

    def error(
        self, code: Code, line: int = 1, column: int = 1, *arguments: str, breaks: bool = False
    ) -> None:
        """Something that has to be mended; with `breaks` the card or method cannot be used until then."""
        self.broken = self.broken or breaks
        self._add(Problem(self.file, line, column, Severity.ERROR, code.value, arguments))

    def warning(self, code: Code, line: int = 1, column: int = 1, *arguments: str) -> None:
        """Something to look at; the thing works."""
        self._add(Problem(self.file, line, column, Severity.WARNING, code.value, arguments))

    def take(self, problems: Iterable[Problem], *, broken: bool) -> None:
        """Problems that were gathered apart, and whether they break the thing."""
        self.broken = self.broken or broken
        for problem in problems:
            self._add(problem)

    def _add(self, problem: Problem) -> None:
        if len(self._problems) < limits.PROBLEMS_PER_FILE:
            self._problems.append(problem)
