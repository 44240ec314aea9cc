"""What a check has found so far, and where.

Promises: each problem once, by file and line; a place in a file is found by the words that stand there.
Called by the checks of this package.
"""

from collections.abc import Mapping

from course_format.pack_reader import MappedPack
from course_format.problems import FormatError


class Findings:
    """One check of one pack: its files, the pack as read from them, and the problems."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self._problems: list[FormatError] = []
        self.report = self._problems.append
        self.pack = MappedPack(files, self.report)

    def problem(self, file: str, line: int, code: str, /, **facts: object) -> None:
        self._problems.append(FormatError(file, line, code, **facts))

    def at(self, file: str, words: str, code: str, /, **facts: object) -> None:
        """A problem on the line of ``file`` that holds ``words``; without a line when none does."""
        lines = self.pack.text(file).split("\n") if file in self.files else []
        line = next((number for number, line in enumerate(lines, start=1) if words in line), 0)
        self.problem(file, line, code, **facts)

    def sorted(self) -> tuple[FormatError, ...]:
        once = {(problem.file, problem.line, problem.code, str(problem.facts)): problem for problem in self._problems}
        return tuple(sorted(once.values(), key=lambda problem: (problem.file, problem.line, problem.code)))
