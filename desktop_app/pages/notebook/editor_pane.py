"""The right pane: tags and saved state, the anchor, the note itself, and who can read it.

Promises: it shows one WorkingNote and tells it what a person changes; a note in the bin can be read and restored, not
written, and so can an earlier version of a note. Refuses: to save or to go anywhere; it says what is wanted. Used by
NotebookPage.
"""

from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.markdown_text import plain
from desktop_app.domain.notes import NoteView, PastNote
from desktop_app.pages.files import SYSTEM_DOORS, FileDoors, FilesPane
from desktop_app.pages.files.low_area import LowArea
from desktop_app.pages.notebook.anchor_card import AnchorCard
from desktop_app.pages.notebook.markdown_editor import MarkdownEditor
from desktop_app.pages.notebook.past_notice import PastNotice
from desktop_app.pages.notebook.saved_state import SavedState, UnsavedNotice
from desktop_app.pages.notebook.tag_row import TagRow
from desktop_app.pages.notebook.working_note import WorkingNote, Written, shown_text
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.wording import facts, moment_text
from desktop_app.widgets.button import Button
from desktop_app.widgets.card import Rule
from desktop_app.widgets.icon_button import IconButton
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Margins, Row
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.row_icon import RowIcon
from desktop_app.widgets.themed import Themed

_COUNT_MS: Final = 300


class EditorPane(Themed, QWidget):
    """``editor``, ``tags``, ``anchor``, ``state``, ``unsaved``, ``notice``, ``past``, ``files`` and ``back`` are its
    parts."""

    lesson_wanted = Signal(str)
    delete_wanted = Signal()
    restore_wanted = Signal()
    undo_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, app: AppState, doors: FileDoors = SYSTEM_DOORS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self.note: WorkingNote | None = None
        self.back = Button("", "quiet", icon="arrow-left")
        self.tags = TagRow()
        self.state = SavedState()
        self.notice = NoticeBar()
        self.unsaved = UnsavedNotice()
        self.binned = NoticeBar()
        self.recovered = NoticeBar()
        self.past = PastNotice()
        self.anchor = AnchorCard()
        self.editor = MarkdownEditor()
        self.files = FilesPane(app, doors)
        self._low = LowArea(self.files)
        self.history = IconButton("clock", "", token="ink2", size=15)
        self.delete = IconButton("trash-2", "", token="ink2", size=15)
        self._privacy = Label("", "meta", "ink2", elide=True)
        self._count = Label("", "meta", "ink2")
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNT_MS)
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_note(self, note: WorkingNote) -> None:
        """Another note, from its top."""
        if self.note is not None:
            self.note.changed.disconnect(self._on_note_changed)
            self.note.received.disconnect(self._on_received)
        self.note = note
        self.past.leave()
        note.changed.connect(self._on_note_changed)
        note.received.connect(self._on_received)
        self.editor.show_note(note.now.title, note.now.text)
        self._show_around()

    def retranslate(self) -> None:
        """Every word anew."""
        self.back.setText(self.tr("Notebook"))
        self.tags.retranslate()
        self.delete.set_name(self.tr("Delete this note"))
        self.history.set_name(self.tr("History of this note"))
        self.past.retranslate()
        self.files.retranslate()
        self._privacy.set_text(self.tr("Private. Only you can read it."))
        self.editor.set_words(
            self.tr("Note. Its first line is its title."),
            self.tr("Title"),
            self.tr("Write here. # begins a heading, - a list, > a quote."),
        )
        if self.note is not None:
            self._show_around()

    def set_margins(self, margins: Margins, beside: int) -> None:
        """Around the pane, at 100 %; ``beside`` pixels of now at both sides."""
        self._column.set_margins(margins, beside)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(260), self.theme.px(240))  # not that of the margins of a wide window

    def set_single(self, single: bool) -> None:
        """Alone on the page: then there is a way back to the list, and the saved state stands beside it."""
        if self.back.isHidden() is not single:
            return
        self.back.setVisible(single)
        source, target = (self._top, self._back_line) if single else (self._back_line, self._top)
        source.removeWidget(self.state)
        target.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter if single else Qt.AlignmentFlag.AlignTop)

    def follow_theme(self) -> None:
        """Sizes and colours of now."""
        self.editor.follow_theme()

    # ---- inside

    def _lay_out(self) -> None:
        self._column = column = Column(self)
        self._top = Row(spacing=16)
        self._top.addWidget(self.tags, 1)
        self._top.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        self._back_line = Row(spacing=16)
        self._back_line.addWidget(self.back)
        self._back_line.addStretch(1)
        self.back.hide()
        foot = Row(spacing=8)
        foot.addWidget(RowIcon("lock", size=15), 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self._privacy, 1)
        foot.addWidget(self._count)
        foot.addWidget(self.history)
        foot.addWidget(self.delete)
        column.addLayout(self._back_line)
        column.addLayout(self._top)
        column.gap(11)
        above = Column(spacing=8)
        for part in (self.notice, self.unsaved, self.binned, self.recovered, self.past, self.anchor):
            above.addWidget(part)
            part.hide()
        column.addLayout(above)
        column.gap(18)
        column.addWidget(self.editor, 1)
        column.gap(6)
        column.addWidget(self._low)
        column.gap(6)
        column.addWidget(Rule())
        column.gap(3)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.editor.edited.connect(self._on_edited)
        self.editor.left.connect(self._on_left)
        self.tags.edited.connect(self._on_tags)
        self.anchor.opened.connect(self._on_lesson)
        self.unsaved.save_wanted.connect(self._on_left)
        self.binned.acted.connect(self.restore_wanted)
        self.notice.acted.connect(self.undo_wanted)
        self.delete.clicked.connect(self.delete_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.past.used.connect(self._on_use)
        self.past.left.connect(self._on_past_left)
        self.files.gifts.watch((self.editor,))
        self.files.record_wanted.connect(self._on_file_first)
        self.files.unfolded.connect(self._low.reveal)
        self._counting.timeout.connect(self._show_count)

    def show_past(self, past: PastNote) -> None:
        """An earlier version in place of the note, to be read; what is written there is saved first."""
        self._on_left()
        self.past.show_past(past, self._app.now())
        self.editor.show_note(past.title, past.text)
        self._show_around()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_use(self) -> None:
        """The words of an earlier version once more: an edit like any other."""
        past, note = self.past.shown, self.note
        self.past.leave()
        if past is None or note is None:
            return
        note.write(Written(" ".join(past.title.splitlines()), shown_text(past.text), past.tags))
        note.save()
        self._on_past_left()

    def _on_past_left(self) -> None:
        assert self.note is not None
        self.editor.show_note(self.note.now.title, self.note.now.text)
        self._show_around()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_around(self) -> None:
        note = self.note
        assert note is not None
        view = note.view
        deleted = view.deleted if view is not None else None
        past = self.past.shown
        fixed = deleted is not None or past is not None
        self.editor.setReadOnly(fixed)
        self.tags.show_tags(note.now.tags if past is None else past.tags, fixed=fixed)
        self.delete.setEnabled(not fixed)
        self.history.setEnabled(view is not None)
        self.past.can_use = deleted is None
        anchor = view.anchor if view is not None else None
        self.anchor.setVisible(anchor is not None)
        if anchor is not None and view is not None:
            self.anchor.show_anchor(anchor.quote, self._lesson_words(view.lesson_title))
        self.files.show_record(note.id, of=note, fixed=fixed)
        self._low.setVisible(not fixed or note.id is not None)
        self._show_bin(deleted)
        self._show_recovered(None if fixed else view)
        self._show_state()
        self._show_count()

    def _lesson_words(self, title: str | None) -> str | None:
        if title is None:
            return None
        number, _, name = title.partition(" ")
        if name and number.replace(".", "").isdigit():
            return self.tr("Lesson {number}, {title}").format(number=number, title=name)
        return title

    def _show_bin(self, deleted: datetime | None) -> None:
        if deleted is None:
            self.binned.hide()
            return
        self.notice.hide()
        words = self.tr("In the bin since {moment}.").format(moment=moment_text(deleted))
        more = self.tr("It can be read here, and written again when it is restored.")
        self.binned.tell("waiting", words, more, action=self.tr("Restore"), icon="trash-2")

    def _show_recovered(self, view: NoteView | None) -> None:
        self.recovered.setVisible(view is not None and (view.recovered or view.partial))
        if view is None:
            return
        words = self.tr("These words were recovered.")
        if view.recovered:
            more = self.tr("The note was deleted for good elsewhere while you wrote here. What else it said is gone.")
            self.recovered.tell("review", words, more, icon="undo-2")
        elif view.partial:
            more = self.tr(
                "They were written into a part of this note that has not come from your other laptop. "
                "When it comes, they go to their place."
            )
            self.recovered.tell("review", words, more, icon="undo-2")

    def _show_state(self) -> None:
        note = self.note
        assert note is not None
        self.unsaved.show_error(note.error if note.unsaved else None)
        if note.error is not None and note.unsaved:
            self.state.show_failed()
        elif note.unsaved:
            self.state.show_waiting()
        else:
            self.state.show_saved(note.saved_at, self._app.now())

    def _show_count(self) -> None:
        _, text = self.editor.content()
        count = len(plain(text).split())
        words = self.tr("%n words", "", count) if count else ""
        self._count.set_text(facts(words, self.tr("Markdown")))

    def _on_edited(self) -> None:
        note = self.note
        if note is None or self.editor.isReadOnly():
            return
        title, text = self.editor.content()
        note.write(Written(title, text, note.now.tags))
        self._counting.start()

    def _on_tags(self, tags: tuple[str, ...]) -> None:
        if self.note is not None:
            self.note.write(Written(self.note.now.title, self.note.now.text, tags))

    def _on_left(self) -> None:
        if self.note is not None:
            self.note.save()

    @Slot(str)
    def _on_file_first(self, name: str) -> None:
        """A file for a note without a word: its name is the first."""
        note = self.note
        assert note is not None
        if note.now.empty:
            note.write(Written(Path(name).stem, "", ()))
            self.editor.show_note(note.now.title, note.now.text)
        note.save()

    def _on_lesson(self) -> None:
        view = self.note.view if self.note is not None else None
        if view is not None and view.anchor is not None:
            self.lesson_wanted.emit(view.anchor.activity)

    def _on_note_changed(self) -> None:
        self._show_around()

    def _on_received(self) -> None:
        assert self.note is not None
        if self.past.shown is None:
            self.editor.receive(self.note.now.title, self.note.now.text)
        self._show_around()
