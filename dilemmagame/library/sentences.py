"""Problems in words: one sentence per code, and the two forms in which `check` writes a list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dilemmagame.base.i18n import _
from dilemmagame.domain.cards import Problem
from dilemmagame.library.findings import Code
from dilemmagame.library.legibility import STAGE, fits_word

if TYPE_CHECKING:
    from dilemmagame.library.checking import CardReport, Checked
from dilemmagame.library.refusals import of_door
from dilemmagame.library.sheets.faults import of_rows

_MOST_ARGUMENTS = 4


def sentence(problem: Problem) -> str:
    """What is wrong and what to do, in the language in use; a code from elsewhere is shown as it is."""
    try:
        code = Code(problem.code)
    except ValueError:
        return problem.code
    template = (
        _of_file(code)
        or _of_front_matter(code)
        or _of_text(code)
        or _of_card(code)
        or _of_translation(code)
        or _of_deck(code)
        or _of_method(code)
        or _of_content(code)
        or of_door(code)
        or of_rows(code)
        or code.value
    )
    return template.format(*problem.arguments, *[""] * _MOST_ARGUMENTS)


def format_text(problem: Problem) -> str:
    """`file:line:column: severity code message`."""
    place = f"{problem.file}:{problem.line}:{problem.column}"
    return f"{place}: {problem.severity.value} {problem.code} {sentence(problem)}"


def to_json(checked: Checked) -> str:
    """A JSON object: `problems` (file, line, column, severity, code and message) and `cards`, with per turn how the
    card fits stage and paper and how it reads."""
    import json

    problems = [
        {
            "file": problem.file,
            "line": problem.line,
            "column": problem.column,
            "severity": problem.severity.value,
            "code": problem.code,
            "message": sentence(problem),
        }
        for problem in checked.problems
    ]
    cards = [_card_row(report) for report in checked.cards]
    return json.dumps({"problems": problems, "cards": cards}, ensure_ascii=False, indent=2)


def _card_row(report: CardReport) -> dict[str, object]:
    turns = [
        {
            "words": level.words,
            "sentence_words": round(level.sentence_words, 1),
            "word_syllables": round(level.word_syllables, 2),
            "reading_ease": level.ease,
            "formula": level.formula,
            "fits": {each.place: each.fits.value for each in report.legibility if each.turn == number},
        }
        for number, level in enumerate(report.reading, 1)
    ]
    return {"file": report.file, "id": report.card.id, "language": report.card.language, "turns": turns}


def format_fit(report: CardReport) -> str:
    """How one card fits, in one line per turn: a place, a colon and one of three values."""
    several = len(report.reading) > 1
    lines: list[str] = []
    for number in range(1, len(report.reading) + 1):
        places = ", ".join(
            f"{_('stage') if each.place == STAGE else each.place}: {fits_word(each.fits).lower()}"
            for each in report.legibility
            if each.turn == number
        )
        lines.append(f"{report.file}{f' ({number})' if several else ''}: {places}")
    return "\n".join(lines)


def _of_file(code: Code) -> str | None:
    match code:
        case Code.FILE_MISSING:
            return _("This file or folder does not exist.")
        case Code.FILE_UNREADABLE:
            return _("This file cannot be read. Is it open elsewhere, or are you not allowed to read it?")
        case Code.FILE_NOT_TEXT:
            return _("This is not a text file in UTF-8. Open it in a text editor and save it as UTF-8.")
        case Code.FILE_TOO_LARGE:
            return _("This file is larger than {0} kB, the most that is read.")
        case Code.FILE_IS_LINK:
            return _(
                "This is a link to another place. Links in decks are not followed; put the file itself here."
            )
        case Code.FILE_NAME:
            return _(
                "The name “{0}” cannot be used for a card. Use small letters, digits and hyphens, and end with .md."
            )
        case Code.FILE_KIND:
            return _("This is no deck, card, method, programme or word list.")
        case Code.HIDDEN_CHARACTERS:
            return _(
                "Invisible characters were left out ({0}). They can make a text read differently from how it is stored."
            )
        case Code.TOO_MANY:
            return _("There are more of these than the limit of {0}. The rest is not read.")
        case Code.TOML_SYNTAX:
            return _(
                "This line is not valid TOML. Look for a missing quotation mark, bracket or equals sign."
            )
        case _:
            return None


def _of_front_matter(code: Code) -> str | None:
    match code:
        case Code.FRONT_MATTER_MISSING:
            return _("The file must begin with a line with three hyphens (---), followed by the fields.")
        case Code.FRONT_MATTER_OPEN:
            return _("The fields are not closed. Put a line with three hyphens (---) after the last field.")
        case Code.FRONT_MATTER_TOO_LARGE:
            return _("The fields take more than {0} characters, the most that is read.")
        case Code.FRONT_MATTER_SYNTAX:
            return _(
                "This field cannot be read. Look for a missing quotation mark or bracket, or a wrong indent."
            )
        case Code.FRONT_MATTER_COLON:
            return _("There is a colon too many in this field. Put the whole text between quotation marks.")
        case Code.FRONT_MATTER_TAB:
            return _("There is a tab in the fields. Use spaces.")
        case Code.FRONT_MATTER_ALIAS:
            return _(
                "Signs with & and * at the start of a value are not allowed. Put the text between quotation marks."
            )
        case Code.FRONT_MATTER_TAG:
            return _("A value may not begin with an exclamation mark. Put the text between quotation marks.")
        case Code.FRONT_MATTER_NESTED:
            return _("A field holds one text or one plain list, nothing deeper.")
        case Code.FIELD_TWICE:
            return _("The field “{0}” is there twice. Only the first one counts.")
        case Code.FIELD_MISSING:
            return _("The field “{0}” is missing.")
        case Code.FIELD_NOT_TEXT:
            return _("The field “{0}” holds a list; it should be one text.")
        case Code.FIELD_VALUE:
            return _("The field “{0}” cannot be “{1}”.")
        case Code.FIELD_NUMBER:
            return _("The field “{0}” is “{1}”; it should be a number from {2} to {3}.")
        case Code.FIELD_UNKNOWN:
            return _("“{0}” is not known here and is not used. Is it a slip of the pen?")
        case _:
            return None


def _of_text(code: Code) -> str | None:
    match code:
        case Code.TEXT_TOO_LONG:
            return _("This text is longer than {0} characters and was cut off. Make it shorter.")
        case Code.TEXT_TOO_NESTED:
            return _("Too many signs are stacked on each other here. The text is shown as it was typed.")
        case Code.LIST_TOO_DEEP:
            return _("A list or quotation goes deeper than three levels. What is deeper moved up.")
        case Code.MARKUP_OFF:
            return _("Links, pictures, HTML and code do not work on cards. They are shown as typed.")
        case Code.TITLE_MISSING:
            return _("The title is missing. Begin the text with a line like “# Title”.")
        case Code.TITLE_TWICE:
            return _("There is a second title here. A card has one line that begins with a single #.")
        case Code.SECTION_UNKNOWN:
            return _("The heading “{0}” is not known. Its text is kept in the file but not shown.")
        case Code.SECTION_TWICE:
            return _("The heading “{0}” is there twice. Only the first one counts.")
        case Code.SECTION_MISSING:
            return _("The part “{0}” is missing or empty.")
        case Code.SECTION_UNUSED:
            return _("The part “{0}” is not used on this kind of card.")
        case Code.TEXT_OUTSIDE_LIST:
            return _("Under “{0}” there is text outside the list. It is not used.")
        case _:
            return None


def _of_card(code: Code) -> str | None:
    match code:
        case Code.ID_INVALID:
            return _("“{0}” cannot be an id. Use small letters, digits, hyphens and underscores, 60 at most.")
        case Code.ID_TWICE:
            return _("The id “{0}” is already taken. Every id is used once.")
        case Code.ID_DIFFERS:
            return _("The id “{0}” differs from the file name “{1}”. Make them the same.")
        case Code.SITUATION_MISSING:
            return _("The situation is missing. It stands between the title and the first heading.")
        case Code.OPTIONS_COUNT:
            return _("A card has {0} to {1} options.")
        case Code.OPTION_EMPTY:
            return _("Option {0} has no text.")
        case Code.OPTION_LETTER_MISSING:
            return _("This option has no letter. It is taken as {0}; write “- **{0}.** …”.")
        case Code.OPTION_LETTER_ORDER:
            return _("This option is called {0}, but {1} comes next.")
        case Code.CONSIDERATION_LETTER:
            return _("This consideration is for “{0}”, which is no option on this card.")
        case Code.CONSIDERATION_TWICE:
            return _("There is a second consideration for option {0}. Only the first one counts.")
        case Code.CONSIDERATION_PARTS:
            return _("Say for option {0} both what speaks for it (“For: …”) and what it costs (“Cost: …”).")
        case Code.VOICE_NAMELESS:
            return _("It is not clear who says this. Write “- **Name:** …”.")
        case Code.TURNS_COUNT:
            return _("A card in turns has {0} to {1} turns. Write “{2}” above what happens next.")
        case Code.TURN_NUMBER:
            return _("This turn has the number {0}, but {1} comes next.")
        case Code.TURN_EMPTY:
            return _("Turn {0} does not say what happens next. That stands right under its heading.")
        case _:
            return None


def _of_translation(code: Code) -> str | None:
    match code:
        case Code.TRANSLATION_MISSING:
            return _("“{0}” has no translation ({1}). The original stands in.")
        case Code.TRANSLATION_OUTDATED:
            return _("The translation of “{0}” was made from version {1}; the original is now version {2}.")
        case Code.TRANSLATION_UNDATED:
            return _(
                "The translation does not say from which version it was made. Add the field “translates”."
            )
        case Code.TRANSLATION_BROKEN:
            return _("The translation of “{0}” ({1}) cannot be used. The original stands in.")
        case Code.TRANSLATION_OPTIONS:
            return _("The translation has {0} options and the original {1}. They must be the same.")
        case Code.TRANSLATION_TURNS:
            return _("The translation has {0} turns and the original {1}. They must be the same.")
        case Code.TRANSLATION_UNFINISHED:
            return _(
                "The translation is not finished: {0} of {1} parts. The original stands in for the rest."
            )
        case Code.TRANSLATION_PART:
            return _("The part “{0}” has more or fewer items here than in the original.")
        case Code.TRANSLATION_LANGUAGE:
            return _("The field “language” should say {0}, like the file name.")
        case Code.TRANSLATION_ORPHAN:
            return _("“{0}” is a translation of a card that is not in this deck.")
        case _:
            return None


def _of_deck(code: Code) -> str | None:
    match code:
        case Code.DECK_MISSING:
            return _("There is no deck here. A deck is a folder with a file deck.md and a folder cards.")
        case Code.DECK_EMPTY:
            return _("There is not one card in this deck. Cards stand in the folder cards, one file each.")
        case Code.DECK_TWICE:
            return _("There is another deck with the id “{0}”. Give one of them a different id.")
        case Code.CARD_LISTED_UNKNOWN:
            return _("The deck lists a card “{0}” that is not there.")
        case Code.CARD_LISTED_TWICE:
            return _("The deck lists the card “{0}” twice. The first place counts.")
        case Code.NORM_FIELD_MISSING:
            return _("The norm “{0}” lacks the field “{1}”.")
        case Code.DATE_INVALID:
            return _("“{0}” is not a date like 2026-11-22.")
        case _:
            return None


def _of_method(code: Code) -> str | None:
    match code:
        case Code.STEPS_MISSING:
            return _("A method has at least one step. Begin each with a line [[steps]].")
        case Code.ITEMS_MISSING:
            return _("A programme has at least one item. Begin each with a line [[items]].")
        case Code.STEP_KIND_UNKNOWN:
            return _("There is no kind of step “{0}”. Choose from: {1}.")
        case Code.STEP_KIND_NEAR:
            return _("There is no kind of step “{0}”. Did you mean “{2}”? All kinds: {1}.")
        case Code.CAPTURE_UNKNOWN:
            return _("“{0}” cannot be captured. Choose from: {1}.")
        case Code.MINIMUM_TOO_LARGE:
            return _("The minimum is longer than the planned minutes.")
        case Code.GROUP_RANGE:
            return _("The smallest group ({0}) is larger than the largest ({1}).")
        case Code.REVEAL_WITHOUT_VOTE:
            return _("This step shows a round that nobody has voted in before it.")
        case Code.METHOD_UNKNOWN:
            return _("There is no method with the id “{0}”.")
        case Code.STEP_UNKNOWN:
            return _("Method {0} has no step “{1}”. Its steps are: {2}.")
        case Code.STEP_TOO_SHORT:
            return _("Step {0} takes at least {1} minutes. It gets that much.")
        case Code.CARD_GAP:
            return _("Card {0} is missing. Number the cards 1, 2, 3 in the order in which they come.")
        case Code.NOT_A_PROGRAMME:
            return _("This is a method, not a programme. Put it in the folder “methods” of your data.")
        case _:
            return None


def _of_content(code: Code) -> str | None:
    match code:
        case Code.THEME_UNKNOWN:
            return _("There is no theme “{0}”. The themes stand in the word list themes.toml.")
        case Code.VALUE_UNKNOWN:
            return _("There is no value “{0}”. The values stand in the word list values.toml.")
        case Code.NORM_UNKNOWN:
            return _("There is no norm “{0}” in the register norms.md.")
        case Code.VULNERABILITY_UNKNOWN:
            return _("There is no vulnerability “{0}”. Use V1 to V8.")
        case Code.CHAIN_UNKNOWN:
            return _("There is no chain link “{0}”.")
        case Code.VALUES_PAIR:
            return _("A dilemma has at least two values that pull against each other. Only one stands here.")
        case Code.SITUATION_LONG:
            return _("The situation has {0} words. Up to {1} it reads easily on the stage.")
        case Code.SITUATION_TOO_LONG:
            return _("The situation has {0} words: too long for one page. Keep to {1} at most.")
        case Code.SENTENCES_LONG:
            return _("The sentences of the situation have {0} words on average. Up to {1} reads easily.")
        case Code.OPTION_UNCONSIDERED:
            return _("There is no consideration for option {0}. Say what speaks for it and what it costs.")
        case Code.CASES_COUNT:
            return _("There are {0} borderline cases. To be placed they have to be {1} to {2}.")
        case Code.CASE_LONG:
            return _(
                "Borderline case {0} has {1} words. Up to {2} words and {3} characters fits on the stage."
            )
        case Code.READING_HARD:
            return _("The situation is hard to read: {0} by {1}. From {2} it is easy enough.")
        case Code.NOT_FILLED_IN:
            return _("“{0}” still has to be filled in: replace the brackets and what is in them.")
        case Code.PERSON_NAME:
            return _("“{0}” looks like a real person. Invented names can be listed under cast in deck.md.")
        case Code.EMAIL_ADDRESS:
            return _("“{0}” looks like an e-mail address. Use invented people only.")
        case Code.PHONE_NUMBER:
            return _("“{0}” looks like a phone number. Use invented people only.")
        case Code.STAGE_OVERFLOW:
            return _("The card does not fit on one page of the stage. The case is shown in two pages.")
        case Code.PRINT_OVERFLOW:
            return _("The card does not fit on a printed card of the size {0}. Shorten it, or print larger.")
        case _:
            return None
