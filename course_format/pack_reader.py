"""Reads the typed contents of a pack out of any mapping from path to bytes.

Promises: one reading of the format, whether the files come from an author's folder, a built pack or a laptop's store.
Nothing is read before it is asked for; what was read once is kept. A file that is absent is ``file-missing``.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from course_format.glossary import Term
from course_format.glossary_reader import read_glossary
from course_format.lesson import Lesson
from course_format.manifest import Activity, Manifest
from course_format.manifest_reader import MANIFEST_FILE, read_manifest
from course_format.problems import FormatError, Report, refuse
from course_format.quiz import Quiz
from course_format.term_matcher import TermMatcher

if TYPE_CHECKING:  # the journey is shown without them
    from course_format.story import Story
    from course_format.worksheet import Worksheet


class PackReader(Protocol):
    """What anybody needs who opens a pack. Every call raises FormatError for what cannot be read."""

    @property
    def manifest(self) -> Manifest: ...

    @property
    def terms(self) -> tuple[Term, ...]: ...

    def read(self, path: str) -> bytes: ...

    def lesson(self, file: str) -> Lesson: ...

    def quiz(self, file: str) -> Quiz: ...

    def story(self, file: str) -> "Story": ...

    def worksheet(self, file: str) -> "Worksheet": ...


class MappedPack:
    """A PackReader over ``files``. Not for two threads at once."""

    def __init__(self, files: Mapping[str, bytes], report: Report = refuse) -> None:
        self._files = files
        self._report = report
        self._lessons: dict[str, Lesson] = {}
        self._quizzes: dict[str, Quiz] = {}
        self._stories: dict[str, Story] = {}
        self._worksheets: dict[str, Worksheet] = {}

    @cached_property
    def manifest(self) -> Manifest:
        return read_manifest(self.text(MANIFEST_FILE), MANIFEST_FILE, self._report)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        file = self.manifest.glossary
        return read_glossary(self.text(file), file, self._report) if file else ()

    @cached_property
    def matcher(self) -> TermMatcher:
        return TermMatcher(self.terms)

    def read(self, path: str) -> bytes:
        try:
            return self._files[path]
        except KeyError:
            self._report(FormatError(path, 0, "file-missing", path=path))
            return b""

    def text(self, path: str) -> str:
        """The file as text, without a byte order mark."""
        try:
            return self.read(path).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            self._report(FormatError(path, line, "text-encoding"))
            return ""

    def lesson(self, file: str) -> Lesson:
        if file not in self._lessons:
            from course_format.markdown_reader import read_with_matcher  # the journey is shown without it

            self._lessons[file] = read_with_matcher(self.text(file), file, self.matcher, self._report)
        return self._lessons[file]

    def quiz(self, file: str) -> Quiz:
        if file not in self._quizzes:
            from course_format.gift_reader import read_quiz

            title = next((activity.title for activity in self.manifest.activities if activity.file == file), "")
            self._quizzes[file] = read_quiz(self.text(file), file, title, self._report)
        return self._quizzes[file]

    def story(self, file: str) -> "Story":
        if file not in self._stories:
            from course_format.story_reader import read_story

            self._stories[file] = read_story(self.text(file), file, self._report, self.matcher)
        return self._stories[file]

    def worksheet(self, file: str) -> "Worksheet":
        if file not in self._worksheets:
            from course_format.worksheet_reader import read_worksheet

            self._worksheets[file] = read_worksheet(self.text(file), file, self._report, self.matcher)
        return self._worksheets[file]

    def read_activity(self, activity: Activity) -> None:
        """Read the activity's file for its errors, whatever it is; an activity without a file has none."""
        readers: dict[str, Callable[[str], object]] = {
            "lesson": self.lesson,
            "testimony": self.lesson,
            "quiz": self.quiz,
            "story": self.story,
            "worksheet": self.worksheet,
        }
        if activity.file is not None:
            readers.get(activity.kind, self.read)(activity.file)
