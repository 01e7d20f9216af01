"""What a user has chosen on this computer: one small JSON file in the data folder, read whole and written whole."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace

from dilemmagame.base.atomic import write_atomically
from dilemmagame.base.paths import DataFolder

THEMES = ("paper", "night", "contrast")
SCALES = (100, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Settings:
    """`text_scale` is in percent; `single_keys` switches the one-letter keys; sound is off unless asked for.
    `last_network` is the name of a Wi-Fi, never its password.
    """

    language: str = "nl"
    theme: str = "paper"
    stage_theme: str = "paper"
    text_scale: int = 100
    single_keys: bool = True
    reduced_motion: bool = False
    sound: bool = False
    last_deck: str = "raadsleden"
    last_programme: str = ""
    last_method: str = ""
    last_present: int = 18
    last_by_phone: bool = False
    last_network: str = ""


def load_settings(folder: DataFolder) -> Settings:
    """The stored settings; a missing or damaged file, or a value of the wrong kind, means the default."""
    try:
        stored = json.loads(folder.settings.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    standard = Settings()
    known = {field.name: type(getattr(standard, field.name)) for field in fields(Settings)}
    sound = {name: value for name, value in stored.items() if known.get(name) is type(value)}
    return _within_bounds(replace(standard, **sound))


def _within_bounds(settings: Settings) -> Settings:
    standard = Settings()
    return replace(
        settings,
        language=settings.language if settings.language in ("nl", "en") else standard.language,
        theme=settings.theme if settings.theme in THEMES else standard.theme,
        stage_theme=settings.stage_theme if settings.stage_theme in THEMES else standard.stage_theme,
        text_scale=settings.text_scale if settings.text_scale in SCALES else standard.text_scale,
        last_present=min(999, max(1, settings.last_present)),
    )


def save_settings(folder: DataFolder, settings: Settings) -> None:
    """Put the settings on disk. Raises OSError."""
    write_atomically(folder.settings, json.dumps(asdict(settings), indent=2).encode("utf-8"))
