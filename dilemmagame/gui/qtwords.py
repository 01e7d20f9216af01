"""Words of Qt's own dialogs that its translation does not have yet. All others come from Qt."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

from dilemmagame.base.i18n import _


class MissingWords(QTranslator):
    """Installed before Qt's own translator, which is asked first: only what that one lacks arrives here."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's name
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        """None where nothing is known: an empty text would be shown as it is."""
        if context != "QFileDialog":
            return None
        match sourceText:
            case "&Look in:":
                return _("&Look in:")
            case "Files of &type:":
                return _("Files of &type:")
            case _other:
                return None
