"""Everything that can be wrong with a pack, found in one go, each with its file and line.

Promises: a pack without errors builds, installs and opens. Warnings are for the author to weigh.
Called by the commands check, build and publish, and by the table of a check.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from course_format.glossary import Term
from course_format.lesson import Inline, Lesson
from course_format.manifest import Activity, Manifest
from course_format.manifest_reader import MANIFEST_FILE
from course_format.media_check import LARGEST_PACK, MOST_FILES, PICTURES, check_media, kind_of
from course_format.pack_paths import check_paths
from course_format.problems import FormatError
from course_format.quiz import Quiz
from course_format.story import Story
from course_format.worksheet import Worksheet
from pack_publisher.findings import Findings
from pack_publisher.lesson_checks import check_length, check_lesson, check_runs, check_terms, runs_of
from pack_publisher.quiz_checks import check_quiz
from pack_publisher.story_checks import check_story, story_runs

LARGE_FILE: Final = 60_000  # bytes: a minute over a poor line
_ENDINGS: Final = {
    "lesson": (".md",),
    "testimony": (".md",),
    "quiz": (".gift",),
    "story": (".twee", ".tw"),
    "worksheet": (".toml",),
}


def check_pack(files: Mapping[str, bytes]) -> tuple[FormatError, ...]:
    """Every problem, by file and line, each once."""
    check = PackCheck(files)
    check.run()
    return check.problems


class PackCheck:
    """One check of one pack. After ``run``, ``problems`` are all that was found, each once, by file and line,
    ``members`` the files that belong into the pack, and what was read is at hand by its file."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._found = Findings(files)
        self.files = files
        self.problems: tuple[FormatError, ...] = ()
        self.members: tuple[str, ...] = ()
        self.lessons: dict[str, Lesson] = {}
        self.quizzes: dict[str, Quiz] = {}
        self.stories: dict[str, Story] = {}
        self.worksheets: dict[str, Worksheet] = {}

    @property
    def manifest(self) -> Manifest:
        return self._found.pack.manifest

    @property
    def terms(self) -> tuple[Term, ...]:
        return self._found.pack.terms

    def run(self) -> None:
        manifest = self.manifest
        wanted = dict.fromkeys([MANIFEST_FILE, *([manifest.glossary] if manifest.glossary else [])])
        for activity in manifest.activities:
            if activity.file is None:
                continue
            wanted[activity.file] = None
            if activity.file not in self.files:
                self._found.at(MANIFEST_FILE, f'"{activity.file}"', "file-missing", path=activity.file)
            else:
                self._read(activity, activity.file)
        for file, lesson in self.lessons.items():
            wanted.update(dict.fromkeys(check_lesson(self._found, file, lesson, self.lessons)))
        for file, quiz in self.quizzes.items():
            check_quiz(self._found, file, quiz, self.lessons)
        for file, story in self.stories.items():
            check_story(self._found, file, story)
            check_runs(self._found, file, story_runs(story), self.lessons)
        for file, sheet in self.worksheets.items():
            check_runs(self._found, file, _sheet_runs(sheet), self.lessons)
        check_terms(self._found, self._texts())
        self._check_files(wanted)
        self.members = tuple(sorted(path for path in wanted if path in self.files))
        self.problems = self._found.sorted()

    def _read(self, activity: Activity, file: str) -> None:
        endings = _ENDINGS.get(activity.kind, (kind_of(file),))
        if kind_of(file) not in endings:
            self._found.at(MANIFEST_FILE, f'"{file}"', "file-kind", kind=kind_of(file))
            return
        match activity.kind:
            case "lesson" | "testimony":
                self.lessons[file] = self._found.pack.lesson(file)
                check_length(self._found, activity, file, self.lessons[file])
                self._check_title(activity, file, self.lessons[file].title)
            case "quiz":
                self.quizzes[file] = self._found.pack.quiz(file)
            case "story":
                self.stories[file] = self._found.pack.story(file)
            case "worksheet":
                self.worksheets[file] = self._found.pack.worksheet(file)
                self._check_title(activity, file, self.worksheets[file].title)

    def _check_title(self, activity: Activity, file: str, title: str) -> None:
        if title and title != activity.title:
            self._found.at(MANIFEST_FILE, f'"{activity.title}"', "title-differs", title=title, path=file)

    def _texts(self) -> dict[str, Iterator[Inline]]:
        """Everything in which words of the glossary may stand, by its file."""
        texts = {file: runs_of(lesson) for file, lesson in self.lessons.items()}
        texts |= {file: story_runs(story) for file, story in self.stories.items()}
        return texts | {file: _sheet_runs(sheet) for file, sheet in self.worksheets.items()}

    def _check_files(self, wanted: Mapping[str, None]) -> None:
        check_paths([path for path in self.files if path in wanted], self._found.report)
        total = 0
        for path in self.files:
            if path not in wanted:
                self._found.problem(path, 0, "file-unused")
                continue
            content = self.files[path]
            total += len(content)
            check_media(content, path, self._found.report)
            if kind_of(path) in PICTURES and len(content) > LARGE_FILE:
                self._found.problem(path, 0, "file-large", size=len(content), limit=LARGE_FILE)
        if total > LARGEST_PACK or len(wanted) > MOST_FILES:
            self._found.problem(MANIFEST_FILE, 0, "pack-too-large", size=total, limit=LARGEST_PACK)


def _sheet_runs(sheet: Worksheet) -> Iterator[Inline]:
    for text in (*sheet.introduction, *(text for section in sheet.sections for text in section.text)):
        yield from text.inlines
