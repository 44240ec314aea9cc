"""Theme, language and text scale as a small plain file beside the database, read before the first paint.

Promises: the window opens in the learner's colours and language without waiting for the encrypted database; the truth
stays in the database (operations.learner.preferences), and the file is written anew when it differs. It holds nothing
about a person. A missing or damaged file is as if it had never been set.
"""

import dataclasses
import json
from pathlib import Path

from desktop_app.domain.learner import Preferences, Theme

_NAME = "appearance.json"


def read_appearance(profile: Path) -> Preferences:
    """What was last kept there; the defaults when there is nothing to read."""
    try:
        found = json.loads((profile / _NAME).read_text(encoding="utf-8"))
        given = {field.name: found[field.name] for field in dataclasses.fields(Preferences) if field.name in found}
        given["theme"] = Theme(given.get("theme", Theme.PAPER))
        return _checked(Preferences(**given))
    except (OSError, ValueError, TypeError):
        return Preferences()


def keep_appearance(profile: Path, preferences: Preferences) -> None:
    """Keeps it for the next start. A disk that is full or read-only changes nothing: it is a copy."""
    text = json.dumps(dataclasses.asdict(preferences))
    path = profile / _NAME
    try:
        if not profile.is_dir() or (path.exists() and path.read_text(encoding="utf-8") == text):
            return
        path.write_text(text, encoding="utf-8")
    except OSError:
        return


def _checked(found: Preferences) -> Preferences:
    for scale in (found.text_scale, found.reading_scale):
        if not isinstance(scale, int) or not 100 <= scale <= 200:
            raise ValueError(scale)
    if not isinstance(found.language, str):
        raise TypeError(found.language)
    return found
