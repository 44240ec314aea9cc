"""What an answered question shows, line by line: each answer with what there is to say about it.

Promises: the feedback stands with the answer it belongs to; the learner's answer and the best one are both explained;
nothing says "wrong". Pure: no Qt; the few words it adds come from the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from course_format.quiz import Choice, Essay, Matching, Numerical, Option, Question, ShortAnswer
from desktop_app.operations.quizzes import GivenAnswer

Verdict = Literal["", "yours", "best", "yours-best"]


@dataclass(frozen=True)
class AnswerLine:
    """One row. ``chosen``: its mark is filled; ``multiple``: the mark is a square."""

    words: str
    feedback: str
    verdict: Verdict
    chosen: bool
    multiple: bool = False


@dataclass(frozen=True)
class LineWords:
    """Patterns of the interface: ``pair`` has {left} and {right}, ``best_is`` {right}, ``between`` {low} and {high}."""

    pair: str
    best_is: str
    nothing: str
    between: str


def answer_lines(
    question: Question, given: GivenAnswer, order: Sequence[int], words: LineWords
) -> tuple[AnswerLine, ...]:
    """The rows of a question after its answer. ``order``: of options, as they were shown."""
    match question:
        case Choice():
            chosen = given.response if isinstance(given.response, tuple) else ()
            return tuple(_choice_line(question, index, chosen) for index in order)
        case Matching():
            chosen = given.response if isinstance(given.response, tuple) else ()
            return _matching_lines(question, chosen, words)
        case ShortAnswer():
            accepted = [(option.text.replace("*", "…"), option) for option in question.accepted]
            return _written_lines(str(given.response), given, accepted)
        case Numerical():
            ranges = [(_range(low, high, words), option) for low, high, option in question.accepted]
            return _written_lines(_number(given.response), given, ranges)
        case Essay():
            return (AnswerLine(str(given.response), "", "yours", True),)


def _choice_line(question: Choice, index: int, chosen: Sequence[int]) -> AnswerLine:
    option, mine = question.options[index], index in chosen
    best = is_best(question, option)
    verdict: Verdict = "yours-best" if mine and best else "best" if best else "yours" if mine else ""
    return AnswerLine(option.text, option.feedback if verdict else "", verdict, mine, question.several)


def is_best(question: Choice, option: Option) -> bool:
    """With several to choose, each that carries credit; else the one with most."""
    if question.several:
        return option.fraction > 0
    return option.fraction > 0 and option.fraction == max(each.fraction for each in question.options)


def lefts(question: Matching) -> tuple[str, ...]:
    """The sides to be matched; a pair without one is only there to be chosen from."""
    return tuple(left for left, _ in question.pairs if left)


def _matching_lines(question: Matching, chosen: Sequence[int], words: LineWords) -> tuple[AnswerLine, ...]:
    rights = [right for left, right in question.pairs if left]
    lines = []
    for number, left in enumerate(lefts(question)):
        pick = chosen[number] if number < len(chosen) else len(question.pairs)
        picked = question.pairs[pick][1] if 0 <= pick < len(question.pairs) else ""
        met = picked == rights[number]
        shown = words.pair.format(left=left, right=picked or words.nothing)
        feedback = "" if met else words.best_is.format(right=rights[number])
        lines.append(AnswerLine(shown, feedback, "yours-best" if met else "yours", True))
    return tuple(lines)


def _written_lines(response: str, given: GivenAnswer, accepted: Sequence[tuple[str, Option]]) -> tuple[AnswerLine, ...]:
    """The learner's own words; and the best answer, unless theirs was it."""
    met = accepted[given.option][1] if given.option is not None and given.option < len(accepted) else None
    if given.fraction >= 1.0:
        return (AnswerLine(response, met.feedback if met is not None else "", "yours-best", True),)
    mine = AnswerLine(response, met.feedback if met is not None else "", "yours", True)
    best = max(accepted, key=lambda each: each[1].fraction, default=None)
    if best is None or best[1].fraction <= 0:
        return (mine,)
    return mine, AnswerLine(best[0], best[1].feedback, "best", False)


def _range(low: float, high: float, words: LineWords) -> str:
    return _number(low) if low == high else words.between.format(low=_number(low), high=_number(high))


def _number(value: object) -> str:
    return f"{value:g}" if isinstance(value, float | int) else str(value)
