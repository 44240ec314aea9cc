"""What the learner does with marks: H, N, writing in the margin, removing; each saved at once.

Promises: words typed while a save is on its way are saved after it, never lost; what another laptop wrote meanwhile is
merged into the open editor; nothing here waits on the screen; a save that failed says so beside the words. Refuses: to
draw; it tells the margin and the text what to show. Used by the reader's page.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.anchoring import anchor_of, union
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.marks import Anchor, Highlight
from desktop_app.domain.notes import NoteView, SavedText, SeenNote
from desktop_app.operations import lessons, notes
from desktop_app.operations.lessons import LessonView
from desktop_app.operations.session import Session
from desktop_app.pages.reader.lesson_text import LessonText
from desktop_app.pages.reader.lesson_words import selection_card
from desktop_app.pages.reader.margin import Margin
from desktop_app.pages.reader.marks import Mark, highlight_around, in_order, join_marks
from desktop_app.pages.reader.passages import Passage, sentence_at
from desktop_app.qt_support.app_state import AppState


@dataclass
class _Saving:
    """A save under way. ``text`` goes on from ``seen``; ``next``: what was typed after it, to be saved when it is."""

    save: Callable[..., NoteView | SavedText]
    text: str
    seen: str
    next: str | None = None


class Marking(QObject):
    """Holds the marks of the lesson on the screen."""

    changed = Signal()  # how many there are

    def __init__(self, app: AppState, text: LessonText, margin: Margin) -> None:
        super().__init__(text)
        self._app = app
        self._text = text
        self._margin = margin
        self._view: LessonView | None = None
        self._texts: dict[int, str] = {}
        self._highlights: dict[RecordId, Highlight] = {}
        self._notes: dict[RecordId, NoteView] = {}
        self._places: dict[str, Mark] = {}
        self._keys: dict[RecordId, str] = {}
        self._begun: dict[str, list[RecordId]] = {}
        self._saving: dict[str, _Saving] = {}  # by key: one save at a time of each note
        self._keys_saving: deque[str] = deque()  # answers come in the order of asking
        self._write_when_made: Passage | None = None
        margin.edited.connect(self._on_edited)
        margin.add_wanted.connect(self.write)
        margin.remove_wanted.connect(self.remove)
        margin.abandoned.connect(self._on_abandoned)

    # ---- what there is

    def begin(self, view: LessonView) -> None:
        """Another lesson, or another version of it."""
        self._texts = dict(view.lesson.texts())
        self._places.clear()
        self._keys.clear()
        self._begun.clear()
        self._write_when_made = None
        self.renew(view)

    def renew(self, view: LessonView) -> None:
        """The same lesson with the marks of now; who is writing is not disturbed."""
        self._view = view
        self._highlights = {each.id: each for each in view.highlights if each.id not in view.unplaced}
        self._notes = {note.id: note for note in view.notes if note.id not in view.unplaced}

    def marks(self) -> tuple[Mark, ...]:
        """All marks in reading order, with places where a note is being begun."""
        reworded = self._view.reworded if self._view is not None else {}
        joined = join_marks(tuple(self._highlights.values()), self._notes.values(), self._keys, reworded)
        known = {mark.key for mark in joined}
        return in_order((*joined, *(mark for key, mark in self._places.items() if key not in known)))

    def show(self) -> None:
        """Brings text and margin up to date."""
        marks = self.marks()
        self._text.set_marks({mark.key: (mark.passage,) for mark in marks if mark.highlight is not None})
        self._margin.show_marks(marks)
        self.changed.emit()

    def counts(self) -> tuple[int, int]:
        """How many highlights and notes have a place here."""
        return len(self._highlights), len(self._notes)

    # ---- what the keys do

    def highlight(self) -> None:
        """Marks the selected words; a selection inside a highlight takes that one away."""
        passages = self._selected()
        if not passages:
            self._margin.open_card(selection_card(), self._text.first_shown())
            return
        around = highlight_around(self.marks(), passages[0]) if len(passages) == 1 else None
        self._text.clear_selection()
        if around is not None and around.highlight is not None:
            self._take_highlight(around)
            return
        for passage in passages:
            self._make_highlight(passage)

    def note(self) -> None:
        """Writes at the selected words, else at the highlight the cursor is in, else at the first line shown."""
        passages = self._selected()
        if passages:
            around = highlight_around(self.marks(), passages[0])
            self._text.clear_selection()
            if around is not None:
                self.write(around.key)
                return
            self._write_when_made = passages[0]
            self._make_highlight(passages[0])
            return
        place = self._place_of_eye()
        if place is not None:
            self.write_at(place)

    def write_at(self, passage: Passage) -> None:
        """Writes at a passage without highlighting it (a question's answer, the line being read)."""
        for mark in self.marks():
            if mark.passage == passage:
                self.write(mark.key)
                return
        key = f"place:{passage.paragraph}:{passage.start}"
        self._places[key] = Mark(key, self._anchor(passage))
        self.show()
        self.write(key)

    def write(self, key: str) -> None:
        """Puts the keyboard into the note of a mark."""
        self._margin.write(key)

    def remove(self, key: str) -> None:
        """Deletes the note of a mark (into the bin), or removes a highlight that has none."""
        mark = self._mark(key)
        if mark is None:
            return
        if mark.note is not None:
            self._notes.pop(mark.note.id, None)
            self._keys.pop(mark.note.id, None)
            self._places.pop(key, None)
            self._app.run(notes.delete_note, mark.note.id)
            self.show()
        elif mark.highlight is not None:
            self._take_highlight(mark)
        else:
            self._on_abandoned(key)

    def next_mark(self, kind: str, after: int) -> Mark | None:
        """The next highlight or note behind a position of the document, round to the first."""
        wanted = [mark for mark in self.marks() if (mark.note if kind == "notes" else mark.highlight) is not None]
        if not wanted or self._text.lesson is None:
            return None
        passages = self._text.lesson.passages
        behind = [mark for mark in wanted if (passages.position(mark.anchor.paragraph, mark.anchor.start) or 0) > after]
        return (behind or wanted)[0]

    # ---- highlights

    def _make_highlight(self, passage: Passage) -> None:
        self._app.run(lessons.highlight, self._anchor(passage), done=self._on_highlighted, changes=("marks",))

    def _on_highlighted(self, made: Highlight) -> None:
        if self._view is None or made.anchor.activity != self._view.activity.id:
            return
        absorbed = [each.id for each in self._highlights.values() if union(each.anchor, made.anchor) is not None]
        for record in absorbed:
            self._highlights.pop(record)
        self._highlights[made.id] = made
        self.show()
        wanted, self._write_when_made = self._write_when_made, None
        if wanted is not None:
            self.write(str(made.id))

    def _take_highlight(self, mark: Mark) -> None:
        assert mark.highlight is not None
        self._highlights.pop(mark.highlight.id, None)
        if mark.note is not None:
            self._keys[mark.note.id] = mark.key
        self._app.run(lessons.remove_highlight, mark.highlight.id)
        self.show()

    # ---- notes

    def _on_edited(self, key: str, text: str, seen: str) -> None:
        under_way = self._saving.get(key)
        if under_way is not None:  # its answer is the ground for the next one, whatever the screen shows by then
            under_way.next = text
            return
        mark = self._mark(key)
        if mark is None:
            return
        if mark.note is not None:
            save: Callable[..., NoteView | SavedText] = partial(write_on, note=mark.note.id)
        else:
            begun = self._begun.setdefault(key, [])
            save = partial(write_begun, begun=begun, title=self._title(mark.anchor), anchor=mark.anchor)
        self._save(key, _Saving(save, text, seen))

    def _save(self, key: str, saving: _Saving) -> None:
        self._saving[key] = saving
        self._keys_saving.append(key)
        self._app.run(
            saving.save,
            text=saving.text,
            seen=saving.seen,
            changes=("notes",),
            done=self._on_written,
            failed=self._on_write_failed,
        )

    def _on_written(self, written: NoteView | SavedText) -> None:
        key = self._keys_saving.popleft()
        saved = self._saving.pop(key)
        self._app.tell_unsaved("margin note", None)
        if isinstance(written, NoteView):
            self._take_new(key, written)
            text = written.text
        else:
            text = written.fields.get("text", saved.text)
        note = self._notes.get(written.id)
        if note is not None:
            self._notes[written.id] = replace(note, text=text, changed=written.changed)
        if saved.next is not None:
            self._save(key, _Saving(saved.save, saved.next, saved.text))
            return
        widget = self._margin.note(self._key(written.id))
        if widget is not None:
            widget.take_saved(saved.text, text, written.changed)

    def _take_new(self, key: str, note: NoteView) -> None:
        """A note that was begun here is there now; it stays where it is being written."""
        if self._view is None or note.anchor is None or note.anchor.activity != self._view.activity.id:
            return
        self._notes[note.id] = note
        self._keys[note.id] = key
        self._places.pop(key, None)
        self.show()

    def _on_write_failed(self, known: Known) -> None:
        key = self._keys_saving.popleft()
        failed = self._saving.pop(key)
        if failed.next is not None:  # it has the words of the one that failed, too
            self._save(key, _Saving(failed.save, failed.next, failed.seen))
            return
        widget = self._margin.note(key)
        if widget is not None:
            widget.show_unsaved()
        self._app.tell_unsaved("margin note", known.code)
        self._app.failed.emit(known)

    def _on_abandoned(self, key: str) -> None:
        if self._places.pop(key, None) is not None:
            self.show()

    # ---- passages

    def _selected(self) -> tuple[Passage, ...]:
        """What is selected; while a cursor is moved by keyboard and nothing is selected, its sentence."""
        lesson, cursor = self._text.lesson, self._text.textCursor()
        if lesson is None:
            return ()
        if cursor.hasSelection():
            return lesson.passages.within(cursor.selectionStart(), cursor.selectionEnd())
        if self._text.caret_shown():
            return self._sentence(cursor.position())
        return ()

    def _sentence(self, position: int) -> tuple[Passage, ...]:
        lesson = self._text.lesson
        assert lesson is not None
        found = lesson.passages.within(position, position + 1)
        if not found:
            return ()
        start, end = sentence_at(self._texts[found[0].paragraph], found[0].start)
        return (Passage(found[0].paragraph, start, end),)

    def _place_of_eye(self) -> Passage | None:
        lesson = self._text.lesson
        if lesson is None or not self._texts:
            return None
        paragraph = lesson.passages.paragraph_at(self._text.first_shown())
        start, end = sentence_at(self._texts.get(paragraph, ""), 0)
        return Passage(paragraph, start, end)

    def _anchor(self, passage: Passage) -> Anchor:
        assert self._view is not None
        text = self._texts[passage.paragraph]
        version = self._view.version
        return anchor_of(
            self._view.activity.id, version, passage.paragraph, passage.start, passage.end, text, self._view.language
        )

    def _title(self, anchor: Anchor) -> str:
        """A note is called after the section it belongs to, until the learner calls it otherwise."""
        assert self._view is not None
        sections = self._view.lesson.sections
        inside = [section.title for section in sections if section.first <= anchor.paragraph < section.last]
        title = inside[0] if inside and inside[0] else self._view.lesson.title
        number = self._view.activity.number
        return f"{number} {title}" if number else title

    def _mark(self, key: str) -> Mark | None:
        return next((mark for mark in self.marks() if mark.key == key), None)

    def _key(self, note: RecordId) -> str:
        return next((mark.key for mark in self.marks() if mark.note is not None and mark.note.id == note), "")


def write_on(session: Session, *, note: RecordId, text: str, seen: str) -> SavedText:
    """Saves a note that went on from the text ``seen``. Runs where operations run."""
    return notes.save_note(session, note, text=text, seen=SeenNote(text=seen))


def write_begun(
    session: Session, *, begun: list[RecordId], title: str, anchor: Anchor, text: str, seen: str
) -> NoteView | SavedText:
    """Saves a note that is new on this screen: the first time it is made, and ``begun`` remembers its name, so that
    words typed meanwhile are saved right behind it, whatever becomes of the screen. Runs where operations run."""
    if begun:
        return write_on(session, note=begun[0], text=text, seen=seen)
    note = notes.add_note(session, title=title, text=text, anchor=anchor)
    begun.append(note.id)
    return note
