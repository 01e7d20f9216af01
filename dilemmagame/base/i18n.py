"""One gettext catalogue for windows, paper, notes and command line. Source texts are English; Dutch is
the default.
"""

from __future__ import annotations

import gettext as _gettext
import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from dilemmagame.base import paths

LANGUAGES = ("nl", "en")


class _InUse:
    """The one language a process speaks at a time."""

    catalogue: _gettext.NullTranslations = _gettext.NullTranslations()
    language = "en"


_spoken: ContextVar[tuple[str, _gettext.NullTranslations] | None] = ContextVar("spoken", default=None)


def language() -> str:
    """The language in use, 'nl' or 'en'."""
    spoken = _spoken.get()
    return spoken[0] if spoken is not None else _InUse.language


def use(code: str) -> None:
    """Switch every text from now on to `code`; an unknown code means English."""
    _InUse.language = code if code in LANGUAGES else "en"
    _InUse.catalogue = _catalogue(_InUse.language)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Texts inside the block are in `code`, in this thread only: paper and notes have a language of their own."""
    wanted = code if code in LANGUAGES else "en"
    token = _spoken.set((wanted, _catalogue(wanted)))
    try:
        yield
    finally:
        _spoken.reset(token)


def _current() -> _gettext.NullTranslations:
    spoken = _spoken.get()
    return spoken[1] if spoken is not None else _InUse.catalogue


@lru_cache(maxsize=4)
def _catalogue(code: str) -> _gettext.NullTranslations:
    """All texts in `code`, read once."""
    folder = paths.assets() / "translations"
    result: _gettext.NullTranslations | None = None
    for source in sorted(folder.glob(f"{code}*.po")):
        part = _compiled(source)
        if result is None:
            result = part
        else:
            result.add_fallback(part)
    return result or _gettext.NullTranslations()


def _compiled(source: Path) -> _gettext.NullTranslations:
    """Use the compiled catalogue beside `source` when it is up to date, else compile it in memory
    (source checkouts).
    """
    ready = source.with_suffix(".mo")
    if ready.is_file() and ready.stat().st_mtime >= source.stat().st_mtime:
        with ready.open("rb") as stream:
            return _gettext.GNUTranslations(stream)
    import polib  # only developers need it at run time

    return _gettext.GNUTranslations(io.BytesIO(polib.pofile(str(source)).to_binary()))


def _(message: str) -> str:
    """The text for `message` in the language in use."""
    return _current().gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The right plural for `n` in the language in use; fill in `{n}` with str.format afterwards."""
    return _current().ngettext(singular, plural, n)
