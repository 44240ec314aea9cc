"""Two versions of a pack side by side: what differs between them.

Promises: reads only what is here, and says of the rest that it is not read; a lesson of which only bytes differ and no
word has not changed. Raises Known("pack-damaged") for what cannot be read. Called by operations/pack_preview.py.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from course_format.glossary import Term
from course_format.lesson import Lesson
from course_format.lesson_changes import compare_glossaries, compare_lessons, compare_quizzes
from course_format.manifest import KINDS_NOW, Activity
from course_format.manifest_reader import MANIFEST_FILE
from course_format.media_check import PICTURES, kind_of
from course_format.pack_index import FORMAT, PackIndex
from course_format.pack_reader import MappedPack
from course_format.problems import FormatError
from course_format.quiz import Quiz
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import ActivityId, PackId
from desktop_app.domain.pack_changes import ActivityChange, Change

_Content = TypeVar("_Content")


class Version:
    """One version of a pack, as much of it as is here. ``absent``: SHA-256 of the stored bytes that are not."""

    def __init__(self, index: PackIndex, files: Mapping[str, bytes], absent: Collection[bytes] = ()) -> None:
        self._pack = PackId(index.pack)
        self._contents = {member.path: member.content_hash for member in index.members}
        self._absent = {member.path for member in index.members if member.stored_hash in absent}
        self._reader = MappedPack(files)

    @classmethod
    def nothing(cls) -> "Version":
        """Of a pack that is not here."""
        return cls(PackIndex(FORMAT, "", "", "", None, "", 0, ()), {})

    @property
    def is_unread(self) -> bool:
        """Whether not even the manifest is here, so that nothing can be told."""
        return MANIFEST_FILE in self._absent

    @cached_property
    def activities(self) -> Mapping[str, Activity]:
        """By id, in their order, those that can be opened. Empty while the manifest is not here."""
        if not self.has(MANIFEST_FILE):
            return {}
        found = self._sound(lambda: self._reader.manifest.activities)
        return {each.id: each for each in found if each.kind in KINDS_NOW and each.file is not None}

    @cached_property
    def glossary(self) -> tuple[Term, ...] | None:
        """None when it is not here."""
        if not self.has(MANIFEST_FILE):
            return None
        file = self._sound(lambda: self._reader.manifest.glossary)
        return self._sound(lambda: self._reader.terms) if file is None or self.has(file) else None

    def pictures(self) -> Mapping[str, bytes]:
        """Path → SHA-256."""
        return {path: content for path, content in self._contents.items() if kind_of(path) in PICTURES}

    def has(self, path: str | None) -> bool:
        """Whether the file is in this version, and here."""
        return path in self._contents and path not in self._absent

    def content(self, activity: Activity) -> bytes | None:
        """SHA-256 of its file."""
        return self._contents.get(activity.file or "")

    def lesson(self, activity: Activity) -> Lesson | None:
        """Its text; None when not all is here that it takes."""
        file = activity.file
        if file is None or not self.has(file) or self.glossary is None:
            return None
        return self._sound(lambda: self._reader.lesson(file))

    def quiz(self, activity: Activity) -> Quiz | None:
        """Its questions; None when they are not here."""
        file = activity.file
        return self._sound(lambda: self._reader.quiz(file)) if file is not None and self.has(file) else None

    def texts(self, activity: ActivityId) -> Mapping[int, str] | None:
        """What stands in a lesson, block by block: nothing when this version has no such lesson, None when its text is
        not here."""
        found = self.activities.get(activity)
        if found is None or found.kind == "quiz":
            return None if self.is_unread else {}
        lesson = self.lesson(found)
        return None if lesson is None else dict(lesson.texts())

    def _sound(self, read: Callable[[], _Content]) -> _Content:
        try:
            return read()
        except FormatError as error:
            raise Known("pack-damaged", pack=self._pack, path=error.file, problem=error.code) from error


def activity_changes(old: Version, new: Version) -> Iterator[ActivityChange]:
    """What came and what changed, in the order of the new version; then what went."""
    if new.is_unread:
        return
    before = old.pictures()
    redrawn = frozenset(path for path, content in new.pictures().items() if before.get(path, content) != content)
    for name, activity in new.activities.items():
        was = old.activities.get(name)
        found = _whole(activity, Change.ADDED) if was is None else _change(old, new, was, activity, redrawn)
        if found is not None:
            yield found
    for name, activity in old.activities.items():
        if name not in new.activities:
            yield _whole(activity, Change.REMOVED)


def glossary_changes(old: Version, new: Version) -> int:
    """How many terms came or say something else; 0 while it is not here."""
    if old.glossary is None or new.glossary is None:
        return 0
    found = compare_glossaries(old.glossary, new.glossary)
    return found.new + found.changed


def _whole(activity: Activity, change: Change, *, read: bool = True) -> ActivityChange:
    return ActivityChange(ActivityId(activity.id), activity.kind, activity.number, activity.title, change, read)


def _change(
    old: Version, new: Version, was: Activity, now: Activity, redrawn: Collection[str]
) -> ActivityChange | None:
    same = old.content(was) == new.content(now) and was.kind == now.kind
    if same and not redrawn:
        found: ActivityChange | None = None
    elif was.kind != now.kind:
        found = _whole(now, Change.CHANGED)
    elif now.kind == "quiz":
        found = None if same else _quiz_change(old.quiz(was), new.quiz(now), now)
    else:
        found = _lesson_change(old.lesson(was), new.lesson(now), now, redrawn, same=same)
    renamed = (was.title, was.number) != (now.title, now.number)
    return found or (_whole(now, Change.CHANGED) if renamed else None)


def _quiz_change(old: Quiz | None, new: Quiz | None, activity: Activity) -> ActivityChange | None:
    plain = _whole(activity, Change.CHANGED, read=False)
    if old is None or new is None:
        return plain
    found = compare_quizzes(old, new)
    if not found:
        return None
    return replace(
        plain,
        read=True,
        questions_new=found.new,
        questions_changed=found.changed,
        questions_removed=found.removed,
    )


def _lesson_change(
    old: Lesson | None, new: Lesson | None, activity: Activity, redrawn: Collection[str], *, same: bool
) -> ActivityChange | None:
    plain = _whole(activity, Change.CHANGED, read=False)
    if old is None or new is None:
        return None if same else plain
    found = compare_lessons(old, new, redrawn)
    if not found:
        return None
    return replace(
        plain,
        read=True,
        blocks_new=found.blocks.new,
        blocks_changed=found.blocks.changed,
        blocks_removed=found.blocks.removed,
        rows_new=found.rows.new,
        rows_removed=found.rows.removed,
        figures_changed=found.figures.new + found.figures.changed + found.figures.removed,
    )
