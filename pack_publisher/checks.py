"""Everything that can be wrong with a pack, found in one go, each with its file and line.

Promises: a pack without errors builds, installs and opens. Warnings are for the author to weigh.
Called by the commands check, build and publish.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from course_format.lesson import Callout, Figure, Inline, Lesson, ListItem, Paragraph, Style
from course_format.manifest import Activity, Manifest
from course_format.manifest_reader import MANIFEST_FILE
from course_format.markdown_reader import all_runs
from course_format.media_check import LARGEST_PACK, MOST_FILES, PICTURES, check_media, kind_of
from course_format.pack_paths import check_paths
from course_format.pack_reader import MappedPack
from course_format.problems import FormatError
from course_format.quiz import Quiz

FEWEST_WORDS: Final = 600
MOST_WORDS: Final = 1_200
LARGE_FILE: Final = 60_000  # bytes: a minute over a poor line
_READ_AS_LESSON: Final = frozenset({"lesson", "testimony"})
_ABBREVIATION: Final = re.compile(r"(?<![\w-])[A-Z][A-Za-z]*[A-Z][A-Z]+[A-Za-z]*(?!-?\w)")


def check_pack(files: Mapping[str, bytes]) -> tuple[FormatError, ...]:
    """Every problem, by file and line, each once."""
    check = PackCheck(files)
    check.run()
    return check.problems


class PackCheck:
    """One check of one pack. After ``run``, ``problems`` are all that was found, each once, by file and line, and
    ``members`` the files that belong into the pack."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self.problems: tuple[FormatError, ...] = ()
        self._problems: list[FormatError] = []
        self._pack = MappedPack(files, self._problems.append)
        self._lessons: dict[str, Lesson] = {}
        self.members: tuple[str, ...] = ()

    @property
    def manifest(self) -> Manifest:
        return self._pack.manifest

    def run(self) -> None:
        manifest = self._pack.manifest
        wanted = dict.fromkeys([MANIFEST_FILE, *([manifest.glossary] if manifest.glossary else [])])
        quizzes: dict[str, Quiz] = {}
        for activity in manifest.activities:
            if activity.file is None:
                continue
            wanted[activity.file] = None
            if activity.file not in self._files:
                self._at(MANIFEST_FILE, f'"{activity.file}"', "file-missing", path=activity.file)
            elif activity.kind in _READ_AS_LESSON:
                self._lessons[activity.file] = self._lesson(activity, activity.file)
            elif activity.kind == "quiz":
                quizzes[activity.file] = self._pack.quiz(activity.file)
        for file, lesson in self._lessons.items():
            wanted.update(dict.fromkeys(self._check_lesson(file, lesson)))
        for file, quiz in quizzes.items():
            self._check_quiz(file, quiz)
        self._check_terms()
        self._check_files(wanted)
        self.members = tuple(sorted(path for path in wanted if path in self._files))
        once = {(problem.file, problem.line, problem.code, str(problem.facts)): problem for problem in self._problems}
        self.problems = tuple(sorted(once.values(), key=lambda problem: (problem.file, problem.line, problem.code)))

    def _problem(self, file: str, line: int, code: str, **facts: object) -> None:
        self._problems.append(FormatError(file, line, code, **facts))

    def _at(self, file: str, words: str, code: str, **facts: object) -> None:
        """A problem on the line of ``file`` that holds ``words``."""
        lines = self._pack.text(file).split("\n") if file in self._files else []
        line = next((number for number, line in enumerate(lines, start=1) if words in line), 0)
        self._problem(file, line, code, **facts)

    def _lesson(self, activity: Activity, file: str) -> Lesson:
        lesson = self._pack.lesson(file)
        if lesson.title and lesson.title != activity.title:
            self._at(MANIFEST_FILE, f'"{activity.title}"', "title-differs", title=lesson.title, path=file)
        if activity.kind == "lesson":
            words = sum(len(text.split()) for _, text in lesson.texts())
            if not FEWEST_WORDS <= words <= MOST_WORDS:
                self._problem(file, 0, "lesson-length", words=words, low=FEWEST_WORDS, high=MOST_WORDS)
        return lesson

    def _check_lesson(self, file: str, lesson: Lesson) -> Iterator[str]:
        """Check links and pictures; the pictures' paths come back."""
        for run in _runs(lesson):
            if run.style is Style.LINK and run.target:
                self._check_link(file, run.target)
            elif run.style is Style.TERM and run.target and not self._pack.matcher.knows(run.target):
                self._at(file, run.target, "term-unknown", id=run.target)
        self._check_sources(file, lesson)
        for block in lesson.blocks:
            if isinstance(block, Figure):
                yield block.path
                if kind_of(block.path) not in PICTURES:
                    self._at(file, block.path, "file-kind", kind=kind_of(block.path))
                elif block.path not in self._files:
                    self._at(file, block.path, "file-missing", path=block.path)

    def _check_sources(self, file: str, lesson: Lesson) -> None:
        """A pack that lists its sources lists all of them."""
        known = {source.key for source in self.manifest.sources}
        for key in dict.fromkeys(key for text in _texts(lesson) for key in text.sources):
            if known and key not in known:
                self._at(file, key, "source-unknown", key=key)

    def _check_link(self, file: str, target: str) -> None:
        path, _, section = target.partition("#")
        lesson = self._lessons.get(path)
        if lesson is None or (section and section not in _ids(lesson)):
            self._at(file, f"#{section}" if section else path, "link-dead", target=target)

    def _check_quiz(self, file: str, quiz: Quiz) -> None:
        by_id = {activity.id: activity for activity in self.manifest.activities}
        if not quiz.questions:
            self._problem(file, 0, "question-empty", id="")
        for question in quiz.questions:
            if question.lesson is None:
                continue
            name, _, section = question.lesson.partition("#")
            activity = by_id.get(name)
            lesson = self._lessons.get(activity.file or "") if activity else None
            if lesson is None or (section and section not in _ids(lesson)):
                self._at(file, question.lesson, "lesson-unknown", target=question.lesson)

    def _check_terms(self) -> None:
        """Terms no lesson uses, and abbreviations that lessons use and the glossary does not explain."""
        glossary = self.manifest.glossary
        if glossary is None:
            return
        terms = self._pack.terms
        for term in terms:
            if term.id not in self._pack.matcher.used:
                self._at(glossary, f'"{term.id}"', "term-unused", id=term.id)
        known = {words for term in terms for words in (term.term, *term.variants)}
        seen: set[str] = set()
        for file, lesson in self._lessons.items():
            for run in _runs(lesson):
                for word in _ABBREVIATION.findall(run.text) if run.style is Style.PLAIN else ():
                    if word not in seen and not any(word.removesuffix("s") in words for words in known):
                        seen.add(word)
                        self._at(file, word, "term-missing", term=word)

    def _check_files(self, wanted: Mapping[str, None]) -> None:
        check_paths([path for path in self._files if path in wanted], self._problems.append)
        total = 0
        for path in self._files:
            if path not in wanted:
                self._problem(path, 0, "file-unused")
                continue
            content = self._files[path]
            total += len(content)
            check_media(content, path, self._problems.append)
            if kind_of(path) in PICTURES and len(content) > LARGE_FILE:
                self._problem(path, 0, "file-large", size=len(content), limit=LARGE_FILE)
        if total > LARGEST_PACK or len(wanted) > MOST_FILES:
            self._problem(MANIFEST_FILE, 0, "pack-too-large", size=total, limit=LARGEST_PACK)


def _texts(lesson: Lesson) -> Iterator[Paragraph | ListItem]:
    """Everything in a lesson that may name its sources."""
    for block in lesson.blocks:
        match block:
            case Paragraph() | ListItem():
                yield block
            case Callout():
                yield from (*block.blocks, *block.answer)


def _runs(lesson: Lesson) -> Iterator[Inline]:
    for block in lesson.blocks:
        yield from all_runs(block)
    for note in lesson.footnotes:
        yield from note.inlines


def _ids(lesson: Lesson) -> set[str]:
    """What a link may name in a lesson: its headings, figures and callouts."""
    own = {block.id for block in lesson.blocks if hasattr(block, "id")}
    return own | {section.id for section in lesson.sections}
