"""Names of files: those that could do harm on some system, those that have no place in a deck, and those that do."""

from __future__ import annotations

_HARMFUL = """
../x.md ../../x.md cards/../../x.md .. . ./x.md cards/./x.md cards//x.md /x.md //x.md ///x.md /etc/passwd C:/x.md
c:x.md C:\\x.md \\x.md \\\\host\\share\\x.md //host/share/x.md \\\\?\\C:\\x.md \\\\.\\nul ..\\x.md cards\\x.md
cards/..\\x.md con con.md CON.md nul nul.md cards/nul.md prn.md aux.md com1.md COM9.md lpt1.md com¹.md lpt³.md
conin$.md CONOUT$ clock$ cards/aux/x.md nul.tar.md x.md:y cards/x:y.md :x x.md. x.md.. cards./x.md cards/x.md/.
x<y.md x>y.md x|y.md x?y.md x*y.md x"y.md x.zip x.dilemma x.tar.gz x.docx file:///x.md http://example.invalid/x.md
"""
_HOMELESS = """
X.md cards/X.md cards/x.MD cards/x.txt cards/a/x.md cards/x.eng.md cards/-x.md cards/é.md images/x.svg images/x.gif
images/x.webp images/a/x.png x.png Deck.md deck.md/x deck.nl.nl.md manifest.json/x start.exe
"""
_WELCOME = """
deck.md deck.en.md norms.md manifest.json signature.json cards/x.md cards/x.en.md cards/0_a-b.md images/x.png
images/x-1.jpg images/x.jpeg veldtest.md norms.en.md
"""
# With signs in them that part words, cannot be seen, or are no characters.
_UNSEEN = (
    "x.md ", "cards /x.md", "a\x00.md", "a\nb.md", "a\tb.md", "\u202ex.md", "a\u200bb.md", "e\u0301.md", "\ud800.md",
    "", "/", "x" * 201,
)  # fmt: skip

HARMFUL = (*_HARMFUL.split(), *_UNSEEN)
HOMELESS = (*_HOMELESS.split(), f"cards/{'x' * 61}.md")
WELCOME = tuple(_WELCOME.split())
