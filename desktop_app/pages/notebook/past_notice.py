"""The line above an earlier version of a note: when it was, a way to use its words again, and a way back.

``used`` and ``left`` are said; who listens does it. Used by EditorPane.
"""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.notes import PastNote
from desktop_app.pages.notebook.version_words import version_text
from desktop_app.widgets.notice_bar import NoticeBar


class PastNotice(NoticeBar):
    """``shown`` is the version in the editor, None when that is the note itself. ``can_use``: the note may be
    written."""

    used = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.shown: PastNote | None = None
        self._can_use = True
        self._now: datetime | None = None
        self.acted.connect(self.used)
        self.closed.connect(self.close_past)

    @property
    def can_use(self) -> bool:
        return self._can_use

    @can_use.setter
    def can_use(self, can_use: bool) -> None:
        if can_use != self._can_use:
            self._can_use = can_use
            self.retranslate()

    def show_past(self, past: PastNote, now: datetime) -> None:
        """An earlier version is in the editor now."""
        self.shown, self._now = past, now
        self.retranslate()

    def leave(self) -> None:
        """The note itself is in the editor again."""
        self.shown = None
        self.hide()

    def retranslate(self) -> None:
        """Every word anew."""
        if self.shown is None or self._now is None:
            return
        words = self.tr("The note as it was: {moment}.").format(moment=version_text(self.shown.when, self._now))
        more = self.tr("It can be read here. What you wrote since is kept.")
        action = self.tr("Use these words again") if self._can_use else ""
        self.tell("review", words, more, action=action, closable=True, icon="clock")

    def close_past(self) -> None:
        """Back to the note, as the button at the end does it."""
        self.leave()
        self.left.emit()
