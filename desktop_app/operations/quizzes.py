"""Taking a quiz: every answer is kept at once, nobody but the learner ever sees one, and there is no score.

Promises: an answer can be given again, and the newest counts; answers given in another version of the pack are shown
as long as they mean the same there. Raises Known: activity-unknown, pack-damaged, input-empty (field "answer", or
"number" for a text that is none).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from course_format.quiz import Choice, Essay, Matching, Numerical, Question, Quiz, ShortAnswer
from desktop_app.domain import grading
from desktop_app.domain.course_language import Spoken
from desktop_app.domain.errors import Known
from desktop_app.domain.grading import Grade
from desktop_app.domain.identifiers import ActivityId
from desktop_app.domain.journey import ActivityRow
from desktop_app.operations import course, course_language
from desktop_app.operations.changed import Changed, changed
from desktop_app.operations.finishing import finish
from desktop_app.operations.session import Session
from desktop_app.storage.projections import answers
from desktop_app.storage.projections.answers import KeptAnswer, Response
from sync_protocol.bodies import AnswerGiven, QuestionAgain

__all__ = ["GivenAnswer", "QuizView", "answer", "ask_again", "finish", "open_quiz"]

SAME: Final = 1e-6
"""Fractions closer than this are the same."""


@dataclass(frozen=True)
class GivenAnswer:
    """``response``: indexes of the options chosen (Choice); for each left side the index of a pair whose right side was
    chosen, ``len(pairs)`` for none (Matching); a text; or a number. ``fraction``: 0.0 to 1.0, 1.0 for an essay.

    ``option``: index of the accepted answer that was met, whose feedback is shown; for a single choice the chosen one.
    """

    question: str
    response: Response
    fraction: float
    when: datetime
    option: int | None = None


@dataclass(frozen=True)
class QuizView:
    """All that the quiz page shows. ``answers`` by question id; ``again``: questions to be asked again later."""

    activity: ActivityRow
    week_title: str
    quiz: Quiz
    answers: Mapping[str, GivenAnswer]
    again: frozenset[str]
    next: ActivityRow | None
    spoken: Spoken


def open_quiz(session: Session, activity: ActivityId) -> QuizView:
    """A quiz with the answers given so far."""
    now = course.standing(session)
    index = now.find(activity)
    quiz = course.read_quiz(session, now.spots[index])
    questions = {question.id: question for question in quiz.questions}
    given = {}
    for kept in answers.answers(session.database, activity):
        question = questions.get(kept.question)
        shown = None if question is None else _still_means(session, question, kept)
        if shown is not None:
            given[kept.question] = shown
    return QuizView(
        activity=now.rows[index],
        week_title=now.spots[index].week_title,
        quiz=quiz,
        answers=given,
        again=answers.again(session.database, activity) & questions.keys(),
        next=now.neighbours(index)[1],
        spoken=course_language.spoken(session, now.spots[index].pack),
    )


def answer(session: Session, activity: ActivityId, question_id: str, response: Response | Sequence[int]) -> GivenAnswer:
    """Keeps an answer and says what it is worth.

    A number may come as the text that was typed. Raises Known("input-empty") for an answer that says nothing, and
    Known("input-empty", field="number") for a text that is no number where one is asked for.
    """
    spot = course.find(session, activity)
    quiz = course.read_quiz(session, spot)
    question = next((each for each in quiz.questions if each.id == question_id), None)
    if question is None:
        raise Known("activity-unknown", activity=activity, question=question_id)
    meant = _meant(question, response)
    grade = grade_of(question, meant)
    body = AnswerGiven(
        activity, spot.pack.version, question_id, list(meant) if isinstance(meant, tuple) else meant, grade.fraction
    )
    with session.database.write():
        course.remember_parts(session, spot, course.quiz_parts(quiz))
        session.journal.append("answer.given", body)
    return GivenAnswer(question_id, meant, grade.fraction, session.clock.local(session.clock.now()), grade.option)


def ask_again(session: Session, activity: ActivityId, question_id: str, on: bool) -> Changed:
    """Puts a question on the list of those to be asked again, or takes it off."""
    course.find(session, activity)
    with session.database.write():
        if (question_id in answers.again(session.database, activity)) == on:
            return changed()
        session.journal.append("question.again", QuestionAgain(activity, question_id, on))
    return changed("progress")


def grade_of(question: Question, response: Response) -> Grade:
    """What a response is worth. One of the wrong shape for its question is worth nothing."""
    if isinstance(response, tuple):
        return _grade_of_choices(question, response)
    if isinstance(response, str):
        return _grade_of_text(question, response)
    if isinstance(question, Numerical):
        accepted = [(low, high, option.fraction) for low, high, option in question.accepted]
        return grading.numerical(accepted, response)
    return grading.NOTHING


def _grade_of_choices(question: Question, chosen: tuple[int, ...]) -> Grade:
    match question:
        case Choice():
            return grading.choice([option.fraction for option in question.options], chosen, several=question.several)
        case Matching():
            right = [text for left, text in question.pairs if left]
            return grading.matching(right, [text for _, text in question.pairs], chosen)
        case _:
            return grading.NOTHING


def _grade_of_text(question: Question, text: str) -> Grade:
    match question:
        case ShortAnswer():
            return grading.short([(option.text, option.fraction) for option in question.accepted], text)
        case Essay():
            return grading.WRITTEN
        case _:
            return grading.NOTHING


def _meant(question: Question, response: Response | Sequence[int]) -> Response:
    """The response in the one shape its question is answered in. ValueError for a shape no screen can have made."""
    if isinstance(response, str):
        return _meant_by_text(question, response)
    if isinstance(response, int | float):
        if isinstance(question, Numerical):
            return float(response)
    elif isinstance(question, Choice | Matching):
        return _picked(question, tuple(response))
    raise ValueError(f"{question.id} is not answered by {type(response).__name__}")


def _picked(question: Choice | Matching, picked: tuple[int, ...]) -> tuple[int, ...]:
    limit = len(question.options) if isinstance(question, Choice) else len(question.pairs) + 1
    if not picked:
        raise Known("input-empty", field="answer")
    if not all(0 <= index < limit for index in picked):
        raise ValueError(f"{question.id} has no such option")
    return picked


def _meant_by_text(question: Question, text: str) -> Response:
    if isinstance(question, Numerical):
        value = grading.number(text)
        if value is None:
            raise Known("input-empty", field="number")
        return value
    if not isinstance(question, ShortAnswer | Essay):
        raise ValueError(f"{question.id} is not answered by a text")
    if not text.strip():
        raise Known("input-empty", field="answer")
    return text


def _still_means(session: Session, question: Question, kept: KeptAnswer) -> GivenAnswer | None:
    """The answer, unless the options it points to changed since, or it never fitted: then the question is as if not
    answered, and the old answer stays in the journal."""
    try:
        response = _meant(question, kept.response)
    except (ValueError, Known):
        return None
    grade = grade_of(question, response)
    if isinstance(response, tuple) and abs(grade.fraction - kept.fraction) > SAME:
        return None
    return GivenAnswer(kept.question, response, grade.fraction, session.clock.local(kept.written), grade.option)
