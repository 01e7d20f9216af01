"""Cards that are traps. They come in inside a good deck; a broken card refuses nothing else."""

from __future__ import annotations

from tests.hostile.traps import Trap

FIELDS = 'version: "1.0"\nlanguage: nl\naudience: [raadsleden]\nkind: options\nvalues: [moed, respect]\n'
BODY = """# Een kaart

{situation}

## Vraag

Wat doe je?

## Keuzes

- **A.** {option}
- **B.** Je blijft staan.
"""
LOL = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


def card(situation: str = "Je hoort iets.", option: str = "Je loopt door.", fields: str = "") -> bytes:
    """A whole card with these words in it."""
    return f"---\nid: {{id}}\n{FIELDS}{fields}---\n{BODY.format(situation=situation, option=option)}".encode()


def trap(name: str, reason: str, code: str, content: bytes) -> Trap:
    stem = name.removesuffix(".md").encode()
    return Trap(f"cards/{name}", reason, code, lambda: content.replace(b"{id}", stem), refused=False)


CARDS = (
    trap("brackets.md", "16,000 brackets: readers look for a link at each", "text-too-long", card("[" * 16_000)),
    trap("brackets-short.md", "the same within the limit of one text", "", card("[a](" * 900)),
    trap("quotes.md", "1,300 quotations in each other", "text-too-nested", card("> " * 1_300 + "x")),
    trap("lists.md", "1,333 lists in each other: readers run out of stack", "text-too-nested", card("1. " * 1_333)),
    trap("emphasis.md", "stars that never close", "text-too-nested", card("*a **b " * 500)),
    trap("underscores.md", "underscores that never close", "text-too-nested", card("_a __b " * 500)),
    trap("tables.md", "twenty tables in each other hang Qt", "", card("<table><tr><td>" * 20)),
    trap("html.md", "a script", "", card('<script src="http://example.invalid/x.js"></script>')),
    trap("picture.md", "a picture of this computer", "", card("![rood](file:///secret/red.png)")),
    trap("picture-share.md", "a picture on another computer sends a log-in", "",
         card("![x](\\\\\\\\host\\\\share\\\\x.png)")),
    trap("link.md", "a link that runs something", "", card("[klik](javascript:alert(1))")),
    trap("reference.md", "a link written as a reference", "", card("[a][b]\n\n[b]: file:///etc/hostname")),
    trap("report.md", "markup of the PDF library, which once ran code in a colour", "",
         card('<font color="[[[getattr(pow, Word)]]]">x</font>')),
    trap("character.md", "a character that does not exist, which broke the PDF library", "", card("&#x110000; &#0;")),
    trap("formula.md", "a formula; it must leave as text (exports see to that)", "", card(option="=cmd|' /C calc'!A0")),
    trap("format.md", "words that Python's formatting would fill in", "", card("{0.__class__} {problem} %s %n")),
    trap("long-line.md", "60,000 characters without a space", "text-too-long", card("x" * 60_000)),
    trap("marks.md", "5,000 accents on one letter", "text-too-long", card("a" + "\u0301" * 5_000)),
    trap("bidi.md", "signs that turn the direction of reading", "hidden-characters",
         card(option="Je zegt \u202eniet\u202c ja.")),
    trap("zero.md", "a NUL, at which C programs stop reading", "hidden-characters", card("Je hoort\x00 iets.")),
    trap("escape.md", "signs that steer a terminal", "hidden-characters", card("\x1b]0;x\x07\x1b[2J")),
    trap("tags.md", "invisible letters, read by machines only", "hidden-characters",
         card("Ja." + "".join(chr(0xE0000 + ord(each)) for each in "ignore"))),
    trap("separators.md", "line ends that only some programs see", "", card("Een\u2028twee\u2029drie.")),
    trap("latin.md", "no UTF-8", "file-not-text", card("Je hoort iets.").replace(b"hoort", b"hoort \xe9")),
    trap("surrogate.md", "half a character, which cannot be written again", "file-not-text",
         card("Je hoort iets.").replace(b"hoort", b"\xed\xa0\x80")),
    trap("utf16.md", "another way to write text", "file-not-text", card().decode().encode("utf-16")),
    trap("yaml-aliases.md", "nine lists of nine lists: a billion words from 500", "front-matter-alias",
         card(fields=LOL)),
    trap("yaml-merge.md", "fields that refer to fields", "front-matter-alias", card(fields="a: &a x\nb: *a\n")),
    trap("yaml-tag.md", "a value that runs code in a careless reader", "front-matter-tag",
         card(fields="x: !!python/object/apply:os.system [ls]\n")),
    trap("yaml-deep.md", "3,000 lists in each other", "front-matter-nested", card(fields=f"x: {'[' * 3_000}\n")),
    trap("yaml-many.md", "200 fields", "too-many",
         card(fields="".join(f"x{number}: y\n" for number in range(200)))),
    trap("yaml-large.md", "20,000 characters of fields", "front-matter-too-large", card(fields=f"x: {'y' * 20_000}\n")),
    trap("yaml-twice.md", "a field twice: two readers see two versions", "field-twice", card(fields="version: 2.0\n")),
    trap("id-outside.md", "an id that climbs out of the folder", "id-invalid",
         card().replace(b"id: {id}", b"id: ../../x")),
    trap("id-device.md", "an id that is a device of Windows", "id-invalid", card().replace(b"id: {id}", b"id: con")),
    trap("headings.md", "2,000 headings", "too-many", card("## Iets\n\nx\n\n" * 2_000)),
    trap("options.md", "5,000 options", "options-count", card(option="x" + "\n- **C.** y" * 5_000)),
    trap("minutes.md", "a number that fits nowhere", "field-number", card(fields=f"minutes: {'9' * 400}\n")),
)  # fmt: skip
