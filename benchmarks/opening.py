"""Journey to lesson: a real lesson read, typeset and laid out, beside the same text as HTML in a plain QTextBrowser.

The peer shows paragraphs and headings only: no callouts, figures, tables, glossary terms or stops of the Tab key.
"""

import os
import tempfile
import time
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import Figure, interleaved
from benchmarks.sample_profile import make_profile, open_sample
from desktop_app.domain.identifiers import ActivityId
from desktop_app.operations import lessons
from desktop_app.operations.lessons import LessonView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

ROUNDS = 15
LESSON = ActivityId("w1-l1")
WIDTH = 640
"""Of the column of text, in pixels."""


def figures() -> list[Figure]:
    """Reading the pack's bytes (first time in a session), and making and laying out the document."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop_app.shell.start_up import make_application

    application = make_application([])
    with tempfile.TemporaryDirectory() as folder:
        make_profile(Path(folder))
        reading = min(_read_anew(Path(folder)) for _ in range(3))
        with open_sample(Path(folder)) as session:
            view = lessons.open_lesson(session, LESSON)
    html = as_html(view)
    ours, plain = interleaved(ROUNDS, lambda: _typeset(view), lambda: _browse(application, html))
    words = sum(len(text.split()) for _, text in view.lesson.texts())
    return [
        Figure(f"a lesson of {words:,} words, read from its pack for the first time", reading, "ms"),
        Figure("the same, typeset and laid out", ours, "ms", plain, "plain QTextBrowser with the same text"),
    ]


def as_html(view: LessonView) -> str:
    """Title, headings and texts, escaped."""
    from course_format.lesson import Heading

    parts = [f"<h1>{escape(view.lesson.title)}</h1>"]
    for index, text in view.lesson.texts():
        tag = "h2" if isinstance(view.lesson.blocks[index], Heading) else "p"
        parts.append(f"<{tag}>{escape(text)}</{tag}>")
    return "".join(parts)


def _read_anew(folder: Path) -> float:
    with open_sample(folder) as session:
        begun = time.perf_counter()
        lessons.open_lesson(session, LESSON)
        return 1000 * (time.perf_counter() - begun)


def _typeset(view: LessonView) -> float:
    from desktop_app.pages.reader.lesson_document import LessonDocument
    from desktop_app.pages.reader.lesson_words import document_words
    from desktop_app.pages.reader.reading_style import ReadingStyle
    from desktop_app.qt_support.theme import app_theme

    begun = time.perf_counter()
    words = document_words(view.activity, view.week_title)
    made = LessonDocument(view.lesson, view.figures, ReadingStyle(app_theme(), view.language), words)
    made.figures.width = WIDTH
    made.document.setTextWidth(WIDTH)
    made.document.size()
    return 1000 * (time.perf_counter() - begun)


def _browse(application: "QApplication", html: str) -> float:
    from PySide6.QtWidgets import QTextBrowser

    begun = time.perf_counter()
    browser = QTextBrowser()
    browser.setHtml(html)
    browser.document().setTextWidth(WIDTH)
    browser.document().size()
    taken = 1000 * (time.perf_counter() - begun)
    browser.deleteLater()
    application.processEvents()
    return taken
