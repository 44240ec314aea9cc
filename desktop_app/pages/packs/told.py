"""A notice that can say again, in another language, what it said: it keeps how to make its words, not the words.

Promises: stays until it is closed; what can be waited for (a line that was cut) is told as such and not as a failure.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Known
from desktop_app.qt_support.error_texts import what_and_todo
from desktop_app.widgets.notice_bar import NoticeBar, NoticeTone

Words = Callable[[], tuple[NoticeTone, str, str]]
"""Makes tone, what happened, and what to do, in the language of now."""

_WAITS: Final = frozenset({"unreachable", "cut", "too-slow", "centre-busy"})


class Told(NoticeBar):
    """``tell_words`` and ``tell_failure`` fill it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words: Words | None = None
        self._may_close = True

    def tell_words(self, words: Words, *, closable: bool = True) -> None:
        """Says it, and shows itself."""
        self._words, self._may_close = words, closable
        tone, what, more = words()
        self.tell(tone, what, more, closable=closable)

    def tell_failure(self, known: Known) -> None:
        """Why something could not be done."""
        tone: NoticeTone = "waiting" if known.code in _WAITS else "failure"
        self.tell_words(lambda: (tone, *what_and_todo(known)))

    def retell(self) -> None:
        """The same in the language of now, if it is seen."""
        if self._words is not None and not self.isHidden():
            self.tell_words(self._words, closable=self._may_close)
