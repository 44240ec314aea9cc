"""One mark beside the text: a highlight with "Add a note", or a note that is written in place.

Promises: name, date, words, and "Private" with its lock; no box until the keyboard is in it. It refuses
to save: whoever listens to ``edited`` does; an empty note that was never saved is ``abandoned``. Used by Margin.
"""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from desktop_app.domain.text_merge import rebase
from desktop_app.pages.reader.marks import Mark
from desktop_app.pages.reader.note_editor import NoteEditor
from desktop_app.qt_support.wording import day_text, time_text
from desktop_app.widgets import paint
from desktop_app.widgets.button import Button
from desktop_app.widgets.icon_button import IconButton
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.themed import Themed

BLEED: Final = 10
"""How far the note reaches beyond its words on every side, for focus rings and the frame of the editor."""


class MarginNote(Themed, QWidget):
    """Shows ``mark``; ``show_mark`` when it changed, without disturbing who is writing."""

    edited = Signal(str, str, str)  # key, text, and the text that it goes on from
    add_wanted = Signal(str)
    remove_wanted = Signal(str)
    abandoned = Signal(str)
    left = Signal()
    height_changed = Signal()

    def __init__(self, mark: Mark, parent: QWidget) -> None:
        super().__init__(parent)
        self.mark = mark
        self._writing = False
        self._inline = False
        self.editor = NoteEditor(self)
        self._name = Label("", "meta-strong")
        self._date = Label("", "caption", "ink3")
        self._was = Label("", "caption", "ink3", wrap=True)
        self._add = _SmallButton("", "quiet")
        self._privacy = _Privacy(self)
        self._remove = IconButton("trash-2", "", token="ink3", size=14)
        policy = self._remove.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._remove.setSizePolicy(policy)
        self._remove.hide()
        self._lay_out()
        self.editor.typed.connect(self._on_typed)
        self.editor.paused.connect(self._on_paused)
        self.editor.left.connect(self.left)
        self.editor.height_changed.connect(self._on_height)
        self._add.clicked.connect(self._on_add)
        self._remove.clicked.connect(self._on_remove)
        for part in (self.editor, self._add, self._remove):
            part.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow_theme()
        self.show_mark(mark)

    def show_mark(self, mark: Mark) -> None:
        """The same passage, perhaps with a note now, or with other words from another laptop."""
        self.mark = mark
        if mark.note is not None and not self.editor.hasFocus() and not self.editor.unsaid:
            self.editor.set_text(mark.note.text)
        self._show_parts()

    def write(self) -> None:
        """Begins or goes on writing, with the keyboard in the text."""
        self._writing = True
        self._show_parts()
        self.editor.open()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        cursor = self.editor.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.editor.setTextCursor(cursor)

    def stop_writing(self) -> None:
        """The editor was left: a note without words is no note."""
        self._writing = False
        if self.mark.note is None and not self.editor.text().strip():
            self.abandoned.emit(self.mark.key)
        self._show_parts()

    def show_saved(self, when: datetime | None) -> None:
        """Says when the words were saved; None while there is something not yet saved."""
        self._privacy.set_words(self._saved_words(when))

    def begin_focus(self) -> None:
        """Takes the keyboard: into the words, or to the button that begins them."""
        target: QWidget = self.editor if self.mark.note is not None else self._add
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def take_saved(self, sent: str, merged: str, when: datetime) -> None:
        """``sent`` was saved, and with what arrived meanwhile it is ``merged``; typing goes on undisturbed."""
        now = self.editor.text() if self.editor.unsaid else sent
        self.editor.go_on(merged, rebase(sent, now, merged))
        if now == sent:
            self.show_saved(when)

    def show_unsaved(self) -> None:
        """The words are on the screen only; the next pause tries again."""
        self.editor.forget()
        self._privacy.set_words(self.tr("Not saved. Your words are still here."), failed=True)
        self._on_height()

    def head_middle(self) -> float:
        """Middle of the first line, in pixels from the top: it stands beside the marked line."""
        return self.theme.px(BLEED) + self.theme.fonts.line("meta") / 2

    def set_inline(self, inline: bool) -> None:
        """Below its paragraph, the date stands beside the name instead of at the far end."""
        self._inline = inline
        self._name_row.setStretch(1, 0 if inline else 1)
        self._name_row.setStretch(3, 1 if inline else 0)

    def fit(self, width: int) -> int:
        """Takes that width (of the words) and gives the whole height."""
        self.setFixedWidth(width + 2 * self.theme.px(BLEED))
        self.editor.fit(width)
        self._column.invalidate()
        self._column.activate()
        tall = self._column.totalHeightForWidth(self.width())  # -1 when nothing in it wraps
        self.setFixedHeight(tall if tall >= 0 else self._column.totalSizeHint().height())
        return self.height()

    def retranslate(self) -> None:
        self._show_parts()

    def theme_changed(self) -> None:
        self.editor.follow_theme()
        super().theme_changed()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._remove.show()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_remove()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where the keyboard is, the way to remove is shown."""
        if event.type() == QEvent.Type.FocusIn:
            self._remove.show()
        elif event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._show_remove)
            if watched is self.editor:
                self.stop_writing()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.editor.isVisibleTo(self) or not self.editor.hasFocus():
            return
        painter = paint.begin(self)
        rect = QRectF(self.editor.geometry()).adjusted(-8, -3, 8, 4)
        paint.box(painter, rect, "sheet", "accent", 6, 2)
        painter.end()

    # ---- inside

    def _lay_out(self) -> None:
        column = self._column = Column(self, spacing=0, margins=(BLEED, BLEED, BLEED, BLEED))
        self._name_row = Row(spacing=6)
        self._name_row.addWidget(self._name)
        self._name_row.addStretch(1)
        self._name_row.addWidget(self._date)
        self._name_row.addStretch(0)
        column.addLayout(self._name_row)
        column.addWidget(self._was)
        column.gap(2)
        column.addWidget(self.editor)
        column.gap(2)
        foot = Row(spacing=6)
        foot.addWidget(self._privacy)
        foot.addWidget(self._add)
        foot.addStretch(1)
        foot.addWidget(self._remove)
        column.addLayout(foot)

    def _show_parts(self) -> None:
        note, written = self.mark.note, self.mark.note is not None or self._writing
        day = "" if self.mark.when is None else day_text(self.mark.when.date())
        self._name.set_text(self.tr("My note") if written else self.tr("Highlight, {day}").format(day=day))
        self._name.set_style("meta-strong" if written else "meta")
        self._name.set_token("ink" if written else "ink3")
        self._date.set_text(day)
        self._date.setVisible(written)
        self._was.set_text(self.tr("The text has changed. It was: “{quote}”").format(quote=self.mark.was))
        self._was.setVisible(bool(self.mark.was))
        self.editor.setVisible(written)
        self.editor.setAccessibleName(self.tr("My note on: {quote}").format(quote=self.mark.anchor.quote))
        self.editor.setPlaceholderText(self.tr("Write your note here."))
        self._add.setText(self.tr("Add a note"))
        self._add.setVisible(not written)
        self._privacy.setVisible(written)
        self._privacy.set_words(
            self._saved_words(note.changed if note is not None and self.editor.hasFocus() else None)
        )
        self._remove.set_name(self.tr("Delete this note") if note is not None else self.tr("Remove this highlight"))
        self._on_height()

    def _saved_words(self, when: datetime | None) -> str:
        if when is None:
            return self.tr("Private")
        return self.tr("Private. Saved {time}").format(time=time_text(when))

    def _show_remove(self) -> None:
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        self._remove.setVisible(inside or self.underMouse())

    def _on_typed(self) -> None:
        self.show_saved(None)

    def _on_paused(self, text: str, seen: str) -> None:
        if text.strip() or self.mark.note is not None:
            self.edited.emit(self.mark.key, text, seen)

    def _on_height(self) -> None:
        self.height_changed.emit()

    def _on_add(self) -> None:
        self.add_wanted.emit(self.mark.key)

    def _on_remove(self) -> None:
        self.remove_wanted.emit(self.mark.key)


class _SmallButton(Button):
    """A quiet button in the height of a margin's line."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.theme.fonts.line("meta") + self.theme.px(5))


class _Privacy(Themed, QWidget):
    """A lock and a word."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.set_words("")
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def set_words(self, words: str, failed: bool = False) -> None:
        self._words = words
        self._icon, self._token = ("triangle-alert", "red") if failed else ("lock", "ink3")
        self.setAccessibleName(words)
        self.setToolTip(self.tr("Private. Only you can read it."))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        font = self.theme.fonts.style("caption")
        width = QFontMetricsF(font).horizontalAdvance(self._words) + self.theme.icon(13) + self.theme.px(6) + 1
        return QSize(round(width), self.theme.fonts.line("caption") + self.theme.px(10))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        side = self.theme.icon(13)
        at = QRectF(0, round((self.height() - side) / 2), side, side)
        paint.icon(painter, paint.seen(at, self.width(), self.mirrored), self._icon, self._token, 2.0)
        words = QRectF(side + self.theme.px(6), 0, self.width() - side - self.theme.px(6), self.height())
        font = self.theme.fonts.style("caption")
        at = paint.seen(words, self.width(), self.mirrored)
        paint.text(painter, at, self._words, font, self._token, paint.leading(self.mirrored))
        painter.end()
