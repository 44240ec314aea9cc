"""Where a learner's highlights and notes stand when one version of a pack takes the place of another.

Promises: looks for each in the new text itself, as the reader will; one that has no place now and gets none is not
counted, because nothing happens to it. Reads only. Called by operations/pack_preview.py.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.anchoring import Found, locate
from desktop_app.domain.identifiers import ActivityId
from desktop_app.domain.marks import Anchor
from desktop_app.domain.pack_changes import MarkFates
from desktop_app.operations.lost_places import every_mark
from desktop_app.operations.session import Session
from desktop_app.operations.version_changes import Version

_Texts = Mapping[int, str]


@dataclass(frozen=True)
class Fates:
    """Of highlights and of notes."""

    highlights: MarkFates
    notes: MarkFates


def mark_fates(session: Session, old: Version, new: Version, language: str) -> Fates:
    """The marks in lessons of either version, both in this ``language``; to those in others nothing happens."""
    lessons = _Lessons(old, new)
    highlights, notes = Counter[str](), Counter[str]()
    for anchor, place in every_mark(session):
        if anchor.spoken != language:
            continue
        if anchor.activity in old.activities or anchor.activity in new.activities:
            fate = _fate(anchor, *lessons.of(anchor.activity))
            (highlights if place.note is None else notes)[fate] += 1
    return Fates(_counted(highlights), _counted(notes))


def _fate(anchor: Anchor, old: _Texts | None, new: _Texts | None) -> str:
    """A field of MarkFates, or "" for a mark to which nothing happens."""
    if new is None:
        return "unknown"
    before, after = _words(anchor, old or {}), _words(anchor, new)
    if after is None:
        return "" if before is None else "place_gone"
    return "kept" if before in (None, after) else "text_changed"


def _words(anchor: Anchor, texts: _Texts) -> str | None:
    """The words that are marked; "" when only their paragraph is there, None when nothing is."""
    found = locate(anchor, texts)
    if found is None:
        return None
    return "" if found.how is Found.PARAGRAPH else texts[found.paragraph][found.start : found.end]


def _counted(counts: Mapping[str, int]) -> MarkFates:
    names = ("kept", "text_changed", "place_gone", "unknown")
    return MarkFates(**{name: counts.get(name, 0) for name in names})


class _Lessons:
    """The texts of lessons in both versions, each read once."""

    def __init__(self, old: Version, new: Version) -> None:
        self._old = old
        self._new = new
        self._read: dict[ActivityId, tuple[_Texts | None, _Texts | None]] = {}

    def of(self, activity: ActivityId) -> tuple[_Texts | None, _Texts | None]:
        """None for a text that is not here."""
        if activity not in self._read:
            old = self._old.texts(activity)
            same = old is not None and self._same(activity)
            self._read[activity] = (old, old if same else self._new.texts(activity))
        return self._read[activity]

    def _same(self, activity: ActivityId) -> bool:
        was, now = self._old.activities.get(activity), self._new.activities.get(activity)
        return was is not None and now is not None and self._old.content(was) == self._new.content(now)
