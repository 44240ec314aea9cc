"""The quiz: questions one at a time, explained in place."""

from desktop_app.pages.quiz.quiz_page import QuizPage

__all__ = ["QuizPage"]
