"""Reads a quiz written in GIFT, Moodle's text format, into typed questions.

Promises: every kind of the documented format: choice (one, several, weighted), true/false, short answer, missing word,
matching, numerical (span, range, several with credit), essay; feedback per option and in general; titles, formats,
escapes, comments, categories. What Moodle can write and this program cannot show is named as ``gift-unsupported``.
Source: Moodle's documentation "GIFT format". Why not a library: docs/decisions/0030-our-own-gift-reader.md.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from course_format import gift_items
from course_format.gift_items import Item, Parts, Source
from course_format.gift_text import readable, split_format, unescape
from course_format.problems import FormatError, Report, refuse
from course_format.quiz import Choice, Essay, Matching, Numerical, Option, Question, Quiz, ShortAnswer

LARGEST_QUIZ: Final = 512_000  # bytes of text
MOST_ANSWERS: Final = 200  # of one question
_SEE: Final = re.compile(r"(?<!\s)\s*+\[see:\s*([a-z0-9#._-]+)\s*\]", re.IGNORECASE)
_TRUTH: Final = re.compile(r"\s*(T|TRUE|F|FALSE)\s*(?=#|$)", re.IGNORECASE)
_NOT_IN_SLUG: Final = re.compile(r"[\W_]+")
_GAP: Final = "_____"
_CREDIT_SLACK: Final = 0.1  # percent: thirds are written with five digits


def read_quiz(text: str, file: str, title: str = "", report: Report = refuse) -> Quiz:
    """Raises what ``report`` raises (by default FormatError for the first error). ``title``: from the manifest."""
    if len(text) > LARGEST_QUIZ:
        report(FormatError(file, 0, "file-too-large", size=len(text), limit=LARGEST_QUIZ))
        text = ""
    questions: list[Question] = []
    ids: set[str] = set()
    for source in gift_items.questions(text):
        if isinstance(source, Source):
            question = _QuestionReader(file, source, report).read()
            if question is None:
                continue
            if question.id in ids and source.bank:
                # A question bank may hold two of one name; its numbers tell them apart.
                question = replace(question, id=f"{question.id} {source.bank}")
            if question.id in ids:
                report(FormatError(file, source.line, "duplicate-id", id=question.id))
            ids.add(question.id)
            questions.append(question)
        else:
            report(FormatError(file, source[0], "gift-unsupported", what="$CATEGORY", text=source[1]))
    return Quiz(title, tuple(questions))


@dataclass(frozen=True)
class _Head:
    """What every kind of question has. ``format`` is inherited by texts that name none of their own."""

    id: str
    stem: str
    format: str
    feedback: str
    lesson: str | None


class _QuestionReader:
    """Reads one question of a file."""

    def __init__(self, file: str, source: Source, report: Report) -> None:
        self._file = file
        self._source = source
        self._report = report

    def _problem(self, code: str, line: int | None = None, **facts: object) -> None:
        self._report(FormatError(self._file, line or self._source.line, code, **facts))

    def _unsupported(self, what: str) -> None:
        self._problem("gift-unsupported", what=what, text="")

    def read(self) -> Question | None:
        parts = gift_items.parts(self._source)
        if parts is None:
            self._problem("gift-syntax")
            return None
        if parts.answers is None:
            self._problem("gift-unsupported", what="description", text=parts.title or parts.stem.strip()[:40])
            return None
        answers, general = gift_items.general_feedback(parts.answers)
        head = self._head(parts, general)
        if not head.stem:
            self._problem("question-empty", id=head.id)
        return self._answered(head, answers, parts.line)

    def _head(self, parts: Parts, general: str) -> _Head:
        text_format, stem = split_format(parts.stem)
        if parts.tail.strip():
            stem = f"{stem.rstrip()} {_GAP} {parts.tail.strip()}"
        plain_stem = readable(stem, text_format, self._unsupported)
        see = _SEE.search(general)
        feedback = readable(_SEE.sub("", general), text_format, self._unsupported)
        given = unescape(self._source.number or parts.title)
        if not given:
            self._problem("question-id-missing")
        name = given or _NOT_IN_SLUG.sub("-", plain_stem.casefold()).strip("-")[:60]
        return _Head(name, plain_stem, text_format, feedback, see.group(1) if see else None)

    def _answered(self, head: _Head, answers: str, line: int) -> Question | None:
        if not answers.strip():
            return Essay(head.id, head.stem, head.feedback, head.lesson)
        if answers.lstrip().startswith("#"):
            return self._numerical(head, answers.lstrip()[1:], line)
        if truth := _TRUTH.match(answers):
            return self._truth(head, truth.group(1)[0].upper() == "T", answers[truth.end() :])
        items = self._items(answers, line)
        if any(not item.sign for item in items):
            self._problem("gift-syntax", items[0].line)
            items = [item for item in items if item.sign]
        if items and all(gift_items.find(item.text, "->") >= 0 for item in items):
            return self._matching(head, items)
        if items and all(item.sign == "=" for item in items):
            return self._short(head, items)
        return self._choice(head, items)

    def _items(self, answers: str, line: int) -> list[Item]:
        items = gift_items.items(answers, line)
        if len(items) > MOST_ANSWERS:
            self._problem("number-range", key="{…}", low=1, high=MOST_ANSWERS)
        return items[:MOST_ANSWERS]

    def _text(self, head: _Head) -> Callable[[str], str]:
        return lambda text: readable(text, head.format, self._unsupported)

    def _option(self, head: _Head, item: Item) -> Option:
        usual = 100.0 if item.sign != "~" else 0.0
        text = self._text(head)
        return Option(text(item.text), usual if item.weight is None else item.weight, text(item.feedback))

    def _check_options(self, head: _Head, options: list[Option], items: list[Item]) -> None:
        for option, item in zip(options, items, strict=True):
            if not option.feedback:
                self._problem("feedback-missing", item.line, id=head.id, text=option.text[:40])
        if not any(option.fraction > 0 for option in options):
            self._problem("right-answer-missing", id=head.id)

    def _choice(self, head: _Head, items: list[Item]) -> Choice:
        options = [self._option(head, item) for item in items]
        self._check_options(head, options, items)
        several = not any(item.sign == "=" for item in items)
        credit = sum(option.fraction for option in options if option.fraction > 0)
        if several and abs(credit - 100) > _CREDIT_SLACK:
            self._problem("credit-sum", id=head.id, credit=credit)
        return Choice(head.id, head.stem, tuple(options), several, head.feedback, head.lesson)

    def _truth(self, head: _Head, answer: bool, rest: str) -> Choice:
        """``{TRUE#feedback for the wrong answer#feedback for the right one}``: an odd order, but Moodle's."""
        when_wrong, when_right = gift_items.cut(rest.lstrip().removeprefix("#"), "#")
        text = self._text(head)
        options = tuple(
            Option(name, 100.0 if truth is answer else 0.0, text(when_right if truth is answer else when_wrong))
            for name, truth in (("True", True), ("False", False))
        )
        for option in options:
            if not option.feedback:
                self._problem("feedback-missing", id=head.id, text=option.text)
        return Choice(head.id, head.stem, options, False, head.feedback, head.lesson, truth=True)

    def _short(self, head: _Head, items: list[Item]) -> ShortAnswer:
        options = [self._option(head, item) for item in items]
        self._check_options(head, options, items)
        return ShortAnswer(head.id, head.stem, tuple(options), head.feedback, head.lesson)

    def _matching(self, head: _Head, items: list[Item]) -> Matching:
        text = self._text(head)
        pairs = []
        for item in items:
            left, right = gift_items.cut(item.text, "->")
            if not right:
                self._problem("gift-syntax", item.line)
            pairs.append((text(left), text(right)))
        if not head.feedback:
            self._problem("feedback-missing", id=head.id, text="")
        return Matching(head.id, head.stem, tuple(pairs), head.feedback, head.lesson)

    def _numerical(self, head: _Head, answers: str, line: int) -> Numerical | None:
        items = self._items(answers, line)
        if any(not item.sign for item in items) and len(items) > 1:
            self._problem("gift-syntax", line)
            return None
        accepted: list[tuple[float, float, Option]] = []
        for item in items:
            span = _span(unescape(item.text))
            if span is None and item.sign == "~":
                # ``~#feedback``: what any other number is told.
                accepted.append((float("-inf"), float("inf"), self._option(head, item)))
            elif span is None:
                self._problem("gift-syntax", item.line)
            else:
                accepted.append((*span, self._option(head, item)))
        self._check_options(head, [option for _, _, option in accepted], items[: len(accepted)])
        return Numerical(head.id, head.stem, tuple(accepted), head.feedback, head.lesson)


def _span(text: str) -> tuple[float, float] | None:
    """``3``, ``3:2`` (two either way), ``1..5`` or ``*`` (any number) as (low, high)."""
    if text == "*":
        return float("-inf"), float("inf")
    try:
        if ".." in text:
            low, high = (float(part) for part in text.split("..", 1))
        else:
            middle, _, slack = text.partition(":")
            low, high = float(middle) - float(slack or 0), float(middle) + float(slack or 0)
    except ValueError:
        return None
    return (low, high) if low <= high else None
