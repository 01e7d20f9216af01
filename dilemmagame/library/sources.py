"""From a file to clean text: size limit, UTF-8, NFC, line ends, and no control or bidi characters.
Nothing is parsed here.
"""

from __future__ import annotations

import re
import stat
import unicodedata
from pathlib import Path

from dilemmagame.library.findings import Code, Findings

# Control characters but tab and line feed, every invisible direction and format mark that can make a text read
# otherwise than it is stored, tag characters, and code points that are no characters. The soft hyphen and the two
# joiners stay: they carry meaning in words and emoji.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufdd0-\ufdef\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
_LINE_BREAKS = re.compile("\r\n?")
_SEPARATORS = re.compile("[\u2028\u2029]")


def clean(text: str) -> str:
    """`text` in NFC with line feeds only, without control, bidi and other invisible characters."""
    return unicodedata.normalize("NFC", _HIDDEN.sub("", _SEPARATORS.sub(" ", _LINE_BREAKS.sub("\n", text))))


def clean_source(content: bytes, findings: Findings) -> str | None:
    """The clean text of a file's bytes, or None (with an error) when they are no UTF-8."""
    try:
        raw = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        findings.error(
            Code.FILE_NOT_TEXT, before.count(b"\n") + 1, len(before.rpartition(b"\n")[2]) + 1, breaks=True
        )
        return None
    text = _LINE_BREAKS.sub("\n", raw)
    hidden = _HIDDEN.search(text)
    if hidden is not None:
        before_text = text[: hidden.start()]
        column = len(before_text.rpartition("\n")[2]) + 1
        count = len(_HIDDEN.findall(text))
        findings.warning(Code.HIDDEN_CHARACTERS, before_text.count("\n") + 1, column, str(count))
    return clean(text)


def read_source(path: Path, limit: int, findings: Findings) -> str | None:
    """The clean text of the file at `path`, or None with an error: missing, a link, not a plain file,
    over `limit` bytes.
    """
    content = _content(path, limit, findings)
    return None if content is None else clean_source(content, findings)


def _content(path: Path, limit: int, findings: Findings) -> bytes | None:
    try:
        kind = path.lstat().st_mode
        if stat.S_ISLNK(kind):
            findings.error(Code.FILE_IS_LINK, breaks=True)
            return None
        if not stat.S_ISREG(kind):
            findings.error(Code.FILE_UNREADABLE, breaks=True)
            return None
        with path.open("rb") as stream:
            content = stream.read(limit + 1)
    except FileNotFoundError:
        findings.error(Code.FILE_MISSING, breaks=True)
        return None
    except (OSError, ValueError):
        # ValueError: a name with a NUL or a lone surrogate in it
        findings.error(Code.FILE_UNREADABLE, breaks=True)
        return None
    if len(content) > limit:
        findings.error(Code.FILE_TOO_LARGE, 1, 1, str(limit // 1024), breaks=True)
        return None
    return content
