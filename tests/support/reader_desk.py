"""A reader on the screen over real storage, and what a learner does at it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.pages.reader import ReaderPage
from desktop_app.pages.reader.document_parts import Stop, StopKind
from desktop_app.pages.reader.margin_note import MarginNote
from desktop_app.qt_support.app_state import AppState
from tests.support.navigation import RecordingNavigator
from tests.support.reading import settle

LESSON = "w1-l2"
NOTE = "Ask the captain who reads our list."


@dataclass
class Desk:
    """``open`` shows a lesson; the rest is what keys and hands do, and where things stand then."""

    qtbot: QtBot
    app: AppState
    page: ReaderPage
    went: RecordingNavigator

    def open(self, target: str = LESSON, size: tuple[int, int] = (1053, 800)) -> "Desk":
        self.page.resize(*size)
        self.page.show()
        self.page.enter(target)
        self.settle()
        return self

    def settle(self) -> None:
        settle(self.qtbot, self.app)

    def select(self, paragraph: int, start: int, end: int) -> None:
        lesson = self.page.text.lesson
        assert lesson is not None
        cursor = QTextCursor(self.page.text.document())
        cursor.setPosition(lesson.passages.position(paragraph, start) or 0)
        cursor.setPosition(lesson.passages.position(paragraph, end) or 0, QTextCursor.MoveMode.KeepAnchor)
        self.page.text.setTextCursor(cursor)

    def key(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.page.text, key, modifier)
        self.settle()

    def marks(self) -> list[MarginNote]:
        found = self.page.text.viewport().findChildren(MarginNote)
        return sorted((note for note in found if note.isVisible()), key=lambda note: note.y())

    def first(self, kind: StopKind) -> Stop:
        assert self.page.text.lesson is not None
        return next(stop for stop in self.page.text.lesson.stops if stop.kind is kind)

    def line_middle(self, paragraph: int, start: int = 0) -> float:
        lesson = self.page.text.lesson
        assert lesson is not None
        rect = self.page.text.line_top(lesson.passages.position(paragraph, start) or 0)
        return rect.center().y() - self.page.text.scrolled()

    def write(self, words: str) -> None:
        note = self.page.margin.writing()
        assert note is not None
        for line, part in enumerate(words.split("\n")):
            if line:
                QTest.keyClick(note.editor, Qt.Key.Key_Return)
            QTest.keyClicks(note.editor, part)
        QTest.keyClick(note.editor, Qt.Key.Key_Escape)
        self.settle()
