"""Who the learner is, how they like their screen, and the words that open their work on another laptop.

Promises: a learner who began without a centre loses nothing by enrolling later; the recovery words are made once, when
they begin (own_words.py shows and changes them). Preferences stay on this laptop.
"""

import dataclasses
import json
from typing import Any, Final

from desktop_app.domain.errors import Known
from desktop_app.domain.learner import Learner, Preferences, Theme
from desktop_app.operations.changed import Changed, changed
from desktop_app.operations.session import Session
from desktop_app.storage import settings as names
from desktop_app.storage.projections import cohort, profile
from sync_protocol.bodies import ProfileEdit

LINE_LIMIT: Final = 2_000
"""Code points of a line of the profile: more is refused by everybody who reads it (sync_protocol.bodies.Line)."""


def get(session: Session) -> Learner | None:
    """The learner of this profile; None before they began."""
    fields = profile.fields(session.database)
    if session.settings.get(names.WORDS) is None and not fields:
        return None
    placed = cohort.current(session.database)
    return Learner(
        name=fields.get("name", ""),
        role=fields.get("role", ""),
        place=fields.get("place", ""),
        person=session.settings.text(names.PERSON) or None,
        centre=session.settings.text(names.CENTRE) or None,
        cohort=placed.name if placed is not None else session.settings.text(names.COHORT) or None,
    )


def begin(session: Session, name: str, *, role: str = "", place: str = "", make_words: bool = True) -> tuple[str, ...]:
    """Makes the learner of this profile; returns their twelve recovery words, to be shown now.

    For a profile that has a learner already, changes what is given and returns the words it has. Without
    ``make_words`` there are none after it either: they are on the learner's other laptop.
    Raises Known: input-empty for a name without a letter; too-large.
    """
    if not name.strip():
        raise Known("input-empty", field="name")
    _check_lengths(name, role, place)
    words = session.settings.text(names.WORDS)
    if not words and make_words:
        words = _new_words(session)
    update(session, name=name, role=role or None, place=place or None)
    return tuple(words.split())


def update(session: Session, *, name: str | None = None, role: str | None = None, place: str | None = None) -> Changed:
    """Changes how the learner is known: what is given, the rest stays. Raises Known("too-large")."""
    before = profile.fields(session.database)
    given = {"name": name, "role": role, "place": place}
    _check_lengths(*given.values())
    new = {key: value.strip() for key, value in given.items() if value is not None}
    new = {key: value for key, value in new.items() if value != before.get(key, "")}
    if not new:
        return changed()
    with session.database.write():
        session.journal.append("profile.edit", ProfileEdit(**new))
    return changed("learner")


def words_shown(session: Session) -> Changed:
    """The learner says that they have written the words down."""
    session.settings.set(names.WORDS_SHOWN, 1)
    return changed("learner")


def preferences(session: Session) -> Preferences:
    """How the learner likes their screen. Anything unreadable is as if it had never been set."""
    try:
        found = json.loads(session.settings.text(names.PREFERENCES, "{}"))
    except ValueError:
        found = None
    if not isinstance(found, dict):
        return Preferences()
    default = Preferences()
    kept: dict[str, Any] = {}
    for field in dataclasses.fields(Preferences):
        value, wanted = found.get(field.name), type(getattr(default, field.name))
        if wanted is Theme:
            value = Theme(value) if value in set(Theme) else None
        if type(value) is wanted:
            kept[field.name] = value
    return Preferences(**kept)


def set_preferences(session: Session, wanted: Preferences) -> Changed:
    """Keeps how the learner likes their screen."""
    session.settings.set(names.PREFERENCES, json.dumps(dataclasses.asdict(wanted)))
    return changed("preferences")


def _check_lengths(*lines: str | None) -> None:
    for line in lines:
        if line is not None and len(line) > LINE_LIMIT:
            raise Known("too-large", field="profile", limit=LINE_LIMIT)


def _new_words(session: Session) -> str:
    from sync_protocol.mine_key import RecoveryWords

    words = RecoveryWords.generate(session.randomness.bytes)
    # The wrapped key first: words that are kept but open nothing would be a false promise.
    session.storage.wrap_key(words)
    session.settings.set(names.WORDS, " ".join(words.words))
    return " ".join(words.words)
