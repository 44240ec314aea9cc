"""The reader: one lesson or testimony, its contents, its margin, and the way on.

Promises: opens where reading stopped; every act is saved at once and nothing waits on the screen; everything works by
keyboard (H highlight, N note, B bookmark, C contents, T text size, S sources, Alt and arrows for previous and next);
the text is typeset anew only when lesson, theme or text size change. Refuses: other kinds of activities, which go to
their own screens. Made by the window.
"""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from course_format.lesson import Callout, Section
from desktop_app.domain.identifiers import ActivityId
from desktop_app.domain.journey import ActivityRow
from desktop_app.domain.marks import Place
from desktop_app.operations import lessons
from desktop_app.operations.lessons import LessonView
from desktop_app.pages.reader.callout_blocks import answer_text
from desktop_app.pages.reader.document_parts import Stop, StopKind
from desktop_app.pages.reader.lesson_document import LessonDocument
from desktop_app.pages.reader.lesson_stops import LessonStops
from desktop_app.pages.reader.lesson_words import document_words, start_title
from desktop_app.pages.reader.lost_marks import LostMarks
from desktop_app.pages.reader.marking import Marking
from desktop_app.pages.reader.passages import Passage
from desktop_app.pages.reader.reader_frame import ReaderFrame
from desktop_app.pages.reader.reading_progress import ReadingProgress, Standing
from desktop_app.pages.reader.reading_style import ReadingStyle
from desktop_app.pages.reader.text_size import TextSizePopover
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.navigation import Navigator
from desktop_app.qt_support.theme import app_theme
from desktop_app.qt_support.wording import number_text

_CHANGED: Final = frozenset({"marks", "notes", "packs"})
_RENEW_MS: Final = 400


class ReaderPage(ReaderFrame):
    """``enter("w1-l2")``, ``enter("w1-l2#3")`` (a section's number from 0) or ``enter("w1-l2#five-tasks")``."""

    def __init__(self, app: AppState, navigate: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._navigate = navigate
        self._view: LessonView | None = None
        self._wanted_section: str | None = None
        self._open_answers: set[str] = set()
        self._with_sources = False
        self._progress = ReadingProgress(self.text)
        self._marking = Marking(app, self.text, self.margin)
        self._stops = LessonStops(self.text, self.margin, self._marking, self)
        self._lost = LostMarks(app, navigate, self)
        self._renewal = QTimer(self)
        self._renewal.setSingleShot(True)
        self._renewal.setInterval(_RENEW_MS)
        self._renewal.timeout.connect(self._renew)
        self._connect()
        self._make_keys()

    # ---- the window's side

    def enter(self, target: str | None) -> None:
        """Opens an activity; without a target, stays where it is."""
        if target is None:
            self._renew()
            return
        activity, _, section = target.partition("#")
        self._leave_lesson()
        self._wanted_section = section or None
        self._app.run(lessons.open_lesson, ActivityId(activity), done=self.show_view)

    def retranslate(self) -> None:
        """Sets every string anew."""
        self.bar.retranslate()
        self.contents.retranslate()
        self.end.retranslate()
        self.margin.retranslate()
        if self._view is not None:
            self._show_around(self._view)
            self._typeset()

    def hideEvent(self, event: QHideEvent) -> None:
        self._leave_lesson()
        super().hideEvent(event)

    # ---- opening

    @property
    def view(self) -> LessonView | None:
        """What is shown."""
        return self._view

    def show_view(self, view: LessonView) -> None:
        """Opens what the operation found."""
        self._view = view
        self._stops.show_view(view)
        self._lost.show_view(view)
        self._open_answers.clear()
        self._progress.begin(sorted(view.read_sections))
        self._marking.begin(view)
        self.margin.card.close_card()
        self._show_around(view)
        self._typeset()
        self._go_to_start(view)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_around(self, view: LessonView) -> None:
        """Everything that stands around the text."""
        row = view.activity
        self.bar.back.setText(self.tr("Week {number}").format(number=number_text(row.week)))
        self.bar.show_bookmark(view.bookmarked)
        self.contents.show_sections([self._section_title(section) for section in view.lesson.sections])
        self.foot.show_ways(view.previous, view.next)
        self.end.show_end(row, view.previous, view.next)
        self.text.setAccessibleName(view.lesson.title)
        self.arrange()

    def _section_title(self, section: Section) -> str:
        assert self._view is not None
        return start_title() if section == self._view.lesson.sections[0] else section.title

    def _typeset(self) -> None:
        """Writes the document; the page stays where it is scrolled to when it is the same lesson."""
        view = self._view
        if view is None:
            return
        lesson = LessonDocument(
            view.lesson,
            view.figures,
            ReadingStyle(app_theme(), view.language),
            document_words(view.activity, view.week_title, view.spoken),
            open_answers=self._open_answers,
            sources=view.sources if self._with_sources else None,
        )
        self.text.show_lesson(lesson)
        self._show_marks()

    def _show_marks(self) -> None:
        self._marking.show()
        self._on_marks_changed()

    def _go_to_start(self, view: LessonView) -> None:
        wanted, self._wanted_section = self._wanted_section, None
        if wanted is not None and (index := section_index(view, wanted)) is not None:
            self.go_to_section(index)
        elif view.place is not None and view.activity.done_on is None:
            assert self.text.lesson is not None
            self.text.show_position(self.text.lesson.passages.begin(view.place.paragraph))
        else:
            self.text.show_position(0)

    def go_to_section(self, index: int) -> None:
        """Jumps to a section and marks its heading for a moment."""
        view, lesson = self._view, self.text.lesson
        if view is None or lesson is None:
            return
        self.close_contents()
        self.text.show_position(lesson.section_positions()[index])
        first = view.lesson.sections[index].first
        heading = dict(view.lesson.texts()).get(first, "")
        if index > 0:
            self.text.flash(Passage(first, 0, len(heading)))
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- leaving

    def _leave_lesson(self) -> None:
        self.margin.tell_all()
        self._progress.rest()

    def _go_on(self) -> None:
        self._go(self._view.next if self._view is not None else None)

    def _go_back(self) -> None:
        if self._view is not None and self._view.previous is not None:
            self._go(self._view.previous)

    def _go(self, row: ActivityRow | None) -> None:
        if row is None:
            self._navigate.go("journey")
        elif row.kind == "quiz":
            self._navigate.go("quiz", row.id)
        else:
            self._navigate.go("reader", row.id)

    def _finish(self) -> None:
        if self._view is not None:
            self._leave_lesson()
            self._app.run(lessons.finish, self._view.activity.id, done=self._on_finished)

    def _on_finished(self, _result: object) -> None:
        self._go_on()

    # ---- while reading

    def _on_moved(self, standing: Standing) -> None:
        view = self._view
        if view is None:
            return
        row = view.activity
        left = 0 if row.done_on is not None else max(1, -int(-(row.minutes * standing.left) // 1))
        self.bar.show_place(standing.section + 1, len(view.lesson.sections), left)
        self.bar.show_share(standing.share)
        read = frozenset(range(len(view.lesson.sections))) if row.done_on is not None else view.read_sections
        self.contents.show_progress(standing.section, read, standing.section_share)

    def _on_place(self, section: int, paragraph: int) -> None:
        if self._view is not None:
            self._app.run(lessons.keep_place, Place(self._view.activity.id, section, paragraph))

    def _on_section_read(self, section: int) -> None:
        if self._view is not None:
            self._view = replace(self._view, read_sections=self._view.read_sections | {section})
            self._app.run(lessons.read_section, self._view.activity.id, section)
            self._on_moved(self._progress.standing())

    def _toggle_answer(self, stop: Stop) -> None:
        assert self._view is not None
        opened = stop.target not in self._open_answers
        self._open_answers ^= {stop.target}
        scrolled, by_keyboard = self.text.scrolled(), self.text.stop is not None
        self._typeset()
        self.text.verticalScrollBar().setValue(scrolled)
        if by_keyboard and self.text.lesson is not None:
            again = [
                each
                for each in self.text.lesson.stops
                if each.kind is StopKind.ANSWER and each.paragraph == stop.paragraph
            ]
            self.text.set_stop(again[0] if again else None)
        block = self._view.lesson.blocks[stop.paragraph]
        if opened and isinstance(block, Callout):
            self._stops.announce(answer_text(block))

    def _follow(self, target: str) -> None:
        """A link inside the pack: a section of this lesson, or another activity."""
        assert self._view is not None
        path, _, section = target.partition("#")
        if not path:
            index = section_index(self._view, section)
            if index is not None:
                self.go_to_section(index)
            return
        activity = self._view.links.get(path)
        if activity is not None:
            self._navigate.go("reader", f"{activity}#{section}" if section else activity)

    def _on_band_pressed(self, key: str) -> None:
        note = self.margin.note(key)
        if note is not None:
            note.begin_focus()

    def _on_marks_wanted(self, kind: str) -> None:
        lesson = self.text.lesson
        mark = self._marking.next_mark(kind, self.text.top_position())
        if mark is None or lesson is None:
            return
        self.close_contents()
        self.text.show_position(lesson.passages.position(mark.anchor.paragraph, mark.anchor.start) or 0, 80)
        self.text.flash(mark.passage)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_escaped(self) -> None:
        self.margin.card.close_card()

    def _set_bookmark(self, on: bool) -> None:
        if self._view is not None:
            self._app.run(lessons.set_bookmark, self._view.activity.id, on)

    def _open_text_size(self) -> None:
        popover = TextSizePopover(self._app, self, self._with_sources)
        popover.sources.toggled.connect(self._show_sources)
        popover.closed.connect(popover.deleteLater)
        popover.open_at(self.bar.text_size)

    def _show_sources(self, wanted: bool) -> None:
        """Source notes stand under their paragraphs while they are wanted."""
        self._with_sources = wanted
        kept = self.text.lesson.passages.paragraph_at(self.text.top_position()) if self.text.lesson is not None else 0
        scrolled = self.text.scrolled() > 0
        self._typeset()
        if scrolled and self.text.lesson is not None:
            self.text.show_position(self.text.lesson.passages.begin(kept))

    def _toggle_sources(self) -> None:
        self._show_sources(not self._with_sources)

    # ---- what changed elsewhere

    def _on_changed(self, topics: frozenset[str]) -> None:
        if topics & _CHANGED and self.isVisible():
            self._renewal.start()

    def _renew(self) -> None:
        """Marks made in another window, by a command, or received."""
        if self._view is not None and self.margin.writing() is None:
            self._app.run(lessons.open_lesson, self._view.activity.id, done=self._on_renewed)

    def _on_renewed(self, view: LessonView) -> None:
        if self._view is None or view.activity.id != self._view.activity.id:
            return
        if (view.version, view.language) != (self._view.version, self._view.language):
            self._leave_lesson()
            self.show_view(view)
            return
        self._view = view
        self._stops.show_view(view)
        self._lost.show_view(view)
        if self.margin.writing() is None:
            self._marking.renew(view)
            self._show_marks()
            self.bar.show_bookmark(view.bookmarked)

    def _on_theme_changed(self) -> None:
        kept = self.text.top_position()
        self.arrange()
        self._typeset()
        self.text.show_position(kept)

    def _on_marks_changed(self) -> None:
        self.contents.show_counts(*self._marking.counts(), self._lost.count)

    def _open_lost(self) -> None:
        beside = self.contents.lost.isVisible() and self.side.isVisible()
        self.close_contents()
        self._lost.open(self.contents.lost if beside else self.bar.contents)

    # ---- connections

    def _connect(self) -> None:
        self.bar.back_wanted.connect(lambda: self._navigate.go("journey"))
        self.bar.highlight_wanted.connect(self._marking.highlight)
        self.bar.note_wanted.connect(self._marking.note)
        self.bar.bookmark_set.connect(self._set_bookmark)
        self.bar.text_size.clicked.connect(self._open_text_size)
        self.bar.contents.clicked.connect(self.open_contents)
        self.contents.section_wanted.connect(self.go_to_section)
        self.contents.marks_wanted.connect(self._on_marks_wanted)
        self.contents.lost_wanted.connect(self._open_lost)
        self.foot.previous_wanted.connect(self._go_back)
        self.foot.next_wanted.connect(self._go_on)
        self.end.previous_wanted.connect(self._go_back)
        self.end.next_wanted.connect(self._go_on)
        self.end.finish_wanted.connect(self._finish)
        self._stops.answer_wanted.connect(self._toggle_answer)
        self._stops.link_wanted.connect(self._follow)
        self.text.band_pressed.connect(self._on_band_pressed)
        self.text.escaped.connect(self._on_escaped)
        self._marking.changed.connect(self._on_marks_changed)
        self._progress.moved.connect(self._on_moved)
        self._progress.place_rested.connect(self._on_place)
        self._progress.section_read.connect(self._on_section_read)
        self._app.changed.connect(self._on_changed)
        app_theme().changed.connect(self._on_theme_changed)

    def _make_keys(self) -> None:
        keys = {
            "H": self._marking.highlight,
            "N": self._marking.note,
            "B": self.bar.bookmark.click,
            "C": self.open_contents,
            "T": self._open_text_size,
            "S": self._toggle_sources,
            "Alt+Left": self._go_back,
            "Alt+Right": self._go_on,
        }
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)


def section_index(view: LessonView, section: str) -> int | None:
    """A section by its number from 0 or by its stable id."""
    sections = view.lesson.sections
    if section.isdigit():
        return int(section) if int(section) < len(sections) else None
    return next((index for index, each in enumerate(sections) if each.id == section), None)
