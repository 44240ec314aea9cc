"""Reading for tests: the problems as (line, code), and what was read all the same."""

from course_format.gift_reader import read_quiz
from course_format.lesson import Lesson
from course_format.markdown_reader import read_lesson
from course_format.problems import FormatError
from course_format.quiz import Quiz

Found = list[tuple[int, str]]


def lesson_of(text: str, *terms: object) -> tuple[Lesson, Found]:
    problems: list[FormatError] = []
    lesson = read_lesson(text, "lessons/x.md", terms, problems.append)  # type: ignore[arg-type]
    return lesson, [(problem.line, problem.code) for problem in problems]


def quiz_of(text: str) -> tuple[Quiz, Found]:
    problems: list[FormatError] = []
    quiz = read_quiz(text, "quizzes/x.gift", "A quiz", problems.append)
    return quiz, [(problem.line, problem.code) for problem in problems]
