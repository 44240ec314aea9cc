"""The open practice: title, its way, what was said about it, and the text, to read or to write.

Promises: a draft opens for writing, everything else for reading; nothing is sent without a press; sending saves first.
Talks to operations; tells the page when the list may be out of date.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.notes import SavedText
from desktop_app.domain.practices import PracticeView
from desktop_app.domain.sharing import SharingState
from desktop_app.operations import practices
from desktop_app.pages.files import SYSTEM_DOORS, FileDoors, FilesPane
from desktop_app.pages.practices.action_row import ActionRow
from desktop_app.pages.practices.decision_card import DecisionCard
from desktop_app.pages.practices.editor_pane import EditorPane
from desktop_app.pages.practices.reading_pane import ReadingPane
from desktop_app.pages.practices.steps import steps
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.error_texts import what_and_todo
from desktop_app.qt_support.wording import facts, isolate, number_text, time_text
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.state_path import StatePath

_TOPICS = ("practices", "exchange")


class DetailPane(QWidget):
    """``shown`` carries the view now on the screen; ``deleted`` the id of a draft that went into the bin."""

    shown = Signal(object)
    deleted = Signal(str)

    def __init__(self, app: AppState, doors: FileDoors = SYSTEM_DOORS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._view: PracticeView | None = None
        self._editing = False
        self._title = Label("", "h1", wrap=True)
        self._about = Label("", "meta", "ink2", wrap=True)
        self._saved = Label("", "meta", "ink2")
        self._path = StatePath()
        self._notice = NoticeBar("failure")
        self.decision = DecisionCard()
        self.reading = ReadingPane()
        self.editor = EditorPane()
        self.files = FilesPane(app, doors, shared=True)
        self.buttons = ActionRow()
        self._lay_out()
        self._connect()

    @property
    def view(self) -> PracticeView | None:
        """The practice on the screen."""
        return self._view

    @property
    def editing(self) -> bool:
        """True while its fields are on the screen."""
        return self._editing

    def retranslate(self) -> None:
        """Every word anew."""
        self.editor.retranslate()
        self.files.retranslate()
        self.buttons.retranslate()
        if self._view is not None:
            self._show(self._view)

    def open(self, practice: RecordId) -> None:
        """Opens another practice; what was being written is saved first."""
        self.leave()
        self._editing = False
        self._notice.hide()
        self._app.run(practices.open_practice, practice, done=self.take_view, failed=self._on_failed)

    def leave(self) -> None:
        """Saves what is on the screen; called before anything else takes its place."""
        if self._editing:
            self.editor.save_now()

    def reload(self) -> None:
        """Reads the practice again, unless somebody is writing in it."""
        if self._view is not None and not (self._editing and self.editor.unsaved):
            self._app.run(practices.open_practice, self._view.id, done=self._take_again)

    @Slot(object)
    def take_view(self, view: PracticeView) -> None:
        """Shows a practice: a draft in its fields, anything else as text."""
        self._editing = view.editable and view.state is SharingState.DRAFT
        self._fill(view)

    @Slot()
    def edit(self) -> None:
        """Opens the text for writing."""
        if self._view is not None and self._view.editable:
            self._editing = True
            self._fill(self._view)
            self.editor.lines["title"].setFocus()

    @Slot()
    def submit(self) -> None:
        """Saves, then sends."""
        if self._view is None:
            return
        self.leave()
        self._app.run(practices.submit, self._view.id, done=self._on_submitted, failed=self._on_failed, changes=_TOPICS)

    def _lay_out(self) -> None:
        column = Column(self)
        head = Row(spacing=14)
        head.addWidget(self._title, 1)
        head.addWidget(self._saved, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self._about)
        column.gap(12)
        column.addWidget(self._path)
        column.gap(14)
        for widget in (self._notice, self.decision):
            column.addWidget(widget)
        column.gap(14)
        column.addWidget(self.reading)
        column.addWidget(self.editor)
        column.gap(14)
        column.addWidget(self.files)
        column.gap(18)
        column.addWidget(self.buttons)
        column.addStretch(1)

    def _connect(self) -> None:
        self.editor.save_wanted.connect(self._on_save)
        self.editor.touched.connect(self._on_touched)
        self.decision.edit_wanted.connect(self.edit)
        self.buttons.submit_wanted.connect(self.submit)
        self.buttons.edit_wanted.connect(self.edit)
        self.buttons.withdraw_wanted.connect(self._on_withdraw)
        self.buttons.delete_wanted.connect(self._on_delete)
        self.buttons.restore_wanted.connect(self._on_restore)
        self._notice.acted.connect(self.editor.save_now)
        self.files.gifts.watch(field.editor for field in self.editor.fields())
        self.files.changed.connect(self._on_files)

    def _fill(self, view: PracticeView) -> None:
        self._show(view)
        if self._editing:
            self.editor.show_view(view)
        else:
            self.reading.show_view(view)
        self.shown.emit(view)

    def _show(self, view: PracticeView) -> None:
        self._view = view
        self._title.set_text(view.title or self.tr("Without a title"))
        self._about.set_text(self._about_line(view))
        self._path.setVisible(bool(view.path) and view.mine)
        self._path.show_steps(steps(view.path))
        self.decision.show_view(view, self._editing)
        self.reading.setVisible(not self._editing)
        self.editor.setVisible(self._editing)
        self.buttons.show_view(view, self._editing)
        self.files.show_record(view.id, fixed=not self._editing)
        moment = time_text(view.changed)
        self._saved.set_text(self.tr("Saved on this laptop {time}").format(time=moment) if self._editing else "")

    def _about_line(self, view: PracticeView) -> str:
        if not view.mine:
            return facts(view.place, view.author)
        changed = self.tr("Changed since it was sent. The library has the text that was sent.")
        return facts(view.place, changed if view.edited_since else "", self._begun_with(view))

    def _begun_with(self, view: PracticeView) -> str:
        """Which version of the course a draft stays with, when another one has been opened since."""
        begun = view.begun
        if begun is None or not begun.is_older or view.state is not SharingState.DRAFT:
            return ""
        if begun.week is None:
            return self.tr("Begun with version {version} of {pack}").format(
                version=isolate(begun.version), pack=isolate(begun.title)
            )
        return self.tr("Begun with version {version} of Week {number}").format(
            version=isolate(begun.version), number=number_text(begun.week)
        )

    @Slot(object)
    def _take_again(self, view: PracticeView) -> None:
        if self._view is None or view.id != self._view.id:
            return
        if self._editing and not self.editor.unsaved:
            self._show(view)
            self.editor.show_view(view)
        elif not self._editing:
            self._fill(view)

    @Slot()
    def _on_files(self) -> None:
        """A file more or less is a change that can be sent."""
        if self._view is not None:
            self._app.run(practices.open_practice, self._view.id, done=self._take_allowed)

    @Slot(object)
    def _take_allowed(self, view: PracticeView) -> None:
        if self._view is not None and view.id == self._view.id:
            self.buttons.show_view(view, self._editing)
            self._about.set_text(self._about_line(view))

    @Slot(object, object)
    def _on_save(self, texts: dict[str, str], seen: dict[str, str]) -> None:
        assert self._view is not None
        parts = {name: text for name, text in texts.items() if name not in ("title", "place")}
        self._app.run(
            practices.save_practice,
            self._view.id,
            title=texts["title"],
            place=texts["place"],
            parts=parts,
            seen=seen,
            done=self._on_saved,
            failed=self._on_not_saved,
            changes=("practices",),
        )

    @Slot(object)
    def _on_saved(self, saved: SavedText) -> None:
        if self._view is None or saved.id != self._view.id:
            return
        self._notice.hide()
        self._app.tell_unsaved("practice", None)
        self.editor.take_saved(saved.fields)
        self._title.set_text(saved.fields.get("title") or self.tr("Without a title"))
        self._saved.set_text(self.tr("Saved on this laptop {time}").format(time=time_text(saved.changed)))

    @Slot(object)
    def _on_not_saved(self, known: Known) -> None:
        self.editor.take_refusal()
        self._app.tell_unsaved("practice", known.code)
        what, todo = what_and_todo(known)
        self._saved.set_text(self.tr("Not saved"))
        self._notice.tell("failure", what, todo, action=self.tr("Save"))

    @Slot()
    def _on_touched(self) -> None:
        self._saved.set_text(self.tr("Writing"))

    @Slot(object)
    def _on_submitted(self, view: PracticeView) -> None:
        self._notice.hide()
        self._editing = False
        self._fill(view)

    @Slot(object)
    def _on_failed(self, known: Known) -> None:
        what, todo = what_and_todo(known)
        if known.code == "practice-empty" and self._editing:
            self.editor.say_missing(str(known.facts.get("field", "")), self.tr("{0} {1}").format(what, todo))
        else:
            self._notice.tell("failure", what, todo, closable=True)

    @Slot()
    def _on_withdraw(self) -> None:
        assert self._view is not None
        self._app.run(practices.withdraw, self._view.id, done=self.take_view, failed=self._on_failed, changes=_TOPICS)

    @Slot()
    def _on_delete(self) -> None:
        assert self._view is not None
        self.leave()
        self._deleting = self._view.id
        self._app.run(practices.delete_practice, self._view.id, done=self._on_deleted, failed=self._on_failed)

    @Slot(object)
    def _on_deleted(self, _changed: object) -> None:
        self._view = None
        self.deleted.emit(self._deleting)

    @Slot()
    def _on_restore(self) -> None:
        assert self._view is not None
        practice = self._view.id
        self._app.run(practices.restore_practice, practice, failed=self._on_failed)
        self._app.run(practices.open_practice, practice, done=self.take_view)
