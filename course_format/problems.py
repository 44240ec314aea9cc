"""What can be wrong with a pack's files, as codes with the file and line, without sentences.

Promises: every problem a reader finds is a ``FormatError`` with a code of ``CODES``. A reader *reports* problems to a
``Report``: ``refuse`` (the program, which wants a sound pack or none) raises the first error; an author's check
collects them all, and the reader goes on with the best it can make of the rest.
Refuses: free text. Sentences for authors are made in pack_publisher, for learners in desktop_app.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Final


class Level(StrEnum):
    """An ERROR keeps a pack from being built and from being opened; a WARNING is for its author to weigh."""

    ERROR = "error"
    WARNING = "warning"


ERRORS: Final = frozenset(
    {
        # any file
        "text-encoding", "file-too-large", "file-missing", "file-kind", "path-unsafe", "path-twin", "pack-too-large",
        # pack.toml and glossary.toml
        "toml-syntax", "key-missing", "key-type", "id-shape", "version-shape", "language-shape", "number-range",
        "kind-unknown", "duplicate-id", "duplicate-term",
        # lessons
        "title-missing", "title-twice", "heading-level", "heading-empty", "html-refused", "address-refused",
        "link-dead", "footnote-unknown", "figure-place", "alt-missing", "callout-kind", "callout-content",
        "block-unsupported", "list-content", "attribute-unknown", "nesting-too-deep", "term-unknown",
        # quizzes
        "gift-syntax", "question-empty", "right-answer-missing", "lesson-unknown",
        # stories
        "story-syntax", "story-start", "story-variable", "story-embed-loop", "story-evaluation",
        # worksheets
        "worksheet-empty", "choices-few",
        # figures and pictures
        "svg-syntax", "svg-element", "svg-attribute", "svg-colour", "svg-font", "svg-size", "picture-damaged",
        "picture-size", "picture-content",
        # a built pack
        "index-damaged", "index-newer", "member-damaged",
    }
)  # fmt: skip

WARNINGS: Final = frozenset(
    {
        "key-unknown", "file-unused", "heading-id-missing", "footnote-unused", "answer-missing", "list-blank-line",
        "lesson-length", "term-unused", "term-missing", "gift-unsupported",
        "question-id-missing", "feedback-missing", "credit-sum", "file-large",
        "week-without-activities", "title-differs", "source-unknown",
        "story-unsupported", "story-unreachable", "story-dead-end", "story-no-way-out", "story-never-shown",
        "story-passage-long", "sentence-long", "sentences-long",
    }
)  # fmt: skip

CODES: Final = ERRORS | WARNINGS


class FormatError(Exception):
    """``file`` is the path in the pack; ``line`` counts from 1, 0 when the whole file is meant.

    ``facts`` are the names and numbers a sentence needs.
    """

    def __init__(self, file: str, line: int, code: str, **facts: object) -> None:
        if code not in CODES:
            raise ValueError(f"unknown problem code {code!r}")
        super().__init__(file, line, code, facts)
        self.file = file
        self.line = line
        self.code = code
        self.facts = facts

    @property
    def level(self) -> Level:
        return Level.ERROR if self.code in ERRORS else Level.WARNING

    def __str__(self) -> str:
        facts = ", ".join(f"{key}={value!r}" for key, value in self.facts.items())
        return f"{self.file}:{self.line}: {self.code} {facts}".rstrip()


Report = Callable[[FormatError], None]


def refuse(problem: FormatError) -> None:
    """The report of a program that wants a sound pack or none: raises errors, passes over warnings."""
    if problem.level is Level.ERROR:
        raise problem
