"""What can be wrong with a quiz beyond what its reader sees: whether it asks, and where its answers lead.

Called by checks only.
"""

from collections.abc import Mapping

from course_format.lesson import Lesson
from course_format.quiz import Choice, Matching, Numerical, Question, Quiz, ShortAnswer
from pack_publisher.findings import Findings
from pack_publisher.lesson_checks import leads_to


def check_quiz(found: Findings, file: str, quiz: Quiz, lessons: Mapping[str, Lesson]) -> None:
    by_id = {activity.id: activity for activity in found.pack.manifest.activities}
    if not quiz.questions:
        found.problem(file, 0, "question-empty", id="")
    for question in quiz.questions:
        if question.lesson is None:
            continue
        name, _, section = question.lesson.partition("#")
        activity = by_id.get(name)
        if not leads_to(lessons.get(activity.file or "") if activity else None, section):
            found.at(file, question.lesson, "lesson-unknown", target=question.lesson)


def has_feedback(question: Question) -> bool:
    """Whether a learner is told something whatever they answer."""
    match question:
        case Choice():
            return all(option.feedback for option in question.options)
        case ShortAnswer():
            return all(option.feedback for option in question.accepted)
        case Numerical():
            return all(option.feedback for _, _, option in question.accepted)
        case Matching():
            return bool(question.feedback)
    return True  # an essay is written for oneself
