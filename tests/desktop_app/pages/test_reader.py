"""Reading Week 1 with real storage: the place is kept, everything works by keyboard, in every window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.learner import Theme
from desktop_app.pages.reader.document_parts import StopKind
from desktop_app.qt_support.theme import app_theme
from tests.support.reader_desk import LESSON, NOTE, Desk


def test_a_lesson_is_shown_with_its_sections_and_its_ways_on(desk: Desk) -> None:
    desk.open()
    page = desk.page
    assert "The five tasks" in page.text.toPlainText()
    assert page.bar.back.text() == "Week 1"
    assert "1.1" in page.foot.previous.accessibleName()
    assert "1.3" in page.foot.next.accessibleName()
    assert page.end.button.text() == "Mark as read and go on"
    page.foot.next.click()
    page.foot.previous.click()
    page.bar.back.click()
    assert desk.went.went == [("reader", "w1-l3"), ("reader", "w1-l1"), ("journey", None)]


def test_the_glossary_opens_and_closes_by_keyboard(desk: Desk) -> None:
    desk.open()
    desk.key(Qt.Key.Key_Tab)
    stop = desk.page.text.stop
    assert stop is not None
    assert stop.kind is StopKind.TERM
    desk.key(Qt.Key.Key_Return)
    card = desk.page.margin.card
    assert card.isVisible()
    assert card.accessibleName() == "focal point"
    middle = desk.page.text.line_top(stop.start).center().y() - desk.page.text.scrolled()
    assert card.y() < middle < card.y() + card.height()
    desk.key(Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_tab_walks_through_all_stops_and_then_leaves_the_text(desk: Desk) -> None:
    desk.open()
    assert desk.page.text.lesson is not None
    seen = []
    for _ in desk.page.text.lesson.stops:
        desk.key(Qt.Key.Key_Tab)
        assert desk.page.text.stop is not None
        seen.append(desk.page.text.stop)
    assert tuple(seen) == desk.page.text.lesson.stops
    desk.key(Qt.Key.Key_Tab)
    assert desk.page.text.stop is None


def test_our_answer_is_shown_and_hidden_by_keyboard(desk: Desk) -> None:
    desk.open()
    desk.page.text.set_stop(desk.first(StopKind.ANSWER))
    desk.key(Qt.Key.Key_Return)
    assert "A good answer names your role" in desk.page.text.toPlainText()
    desk.key(Qt.Key.Key_Return)
    assert "A good answer names your role" not in desk.page.text.toPlainText()


def test_actions_work_by_mouse(desk: Desk) -> None:
    desk.open()
    text = desk.page.text
    stop = desk.first(StopKind.ANSWER)
    text.set_stop(stop)
    (rect,) = text.stop_rects(stop)
    point = rect.center().toPoint()
    point.setY(point.y() - text.scrolled())
    desk.qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert "A good answer names your role" in text.toPlainText()


def test_the_place_is_kept_and_found_again(desks: Callable[[], Desk]) -> None:
    desk = desks().open()
    desk.key(Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    shown = desk.page.text.lesson
    assert shown is not None
    paragraph = shown.passages.paragraph_at(desk.page.text.top_position())
    desk.page.hide()
    desk.settle()
    again = desks().open()
    lesson = again.page.text.lesson
    assert lesson is not None
    assert lesson.passages.paragraph_at(again.page.text.top_position()) == paragraph


def test_a_section_is_opened_by_number_and_by_name(desk: Desk) -> None:
    for target in (f"{LESSON}#2", f"{LESSON}#first-week"):
        desk.open(target)
        lesson = desk.page.text.lesson
        assert lesson is not None
        top = desk.page.text.line_top(lesson.section_positions()[2]).top() - desk.page.text.scrolled()
        assert 0 <= top <= 40


def test_sections_are_ticked_when_read_and_not_when_jumped_over(desks: Callable[[], Desk]) -> None:
    desk = desks().open()
    desk.page.go_to_section(4)
    desk.page.hide()
    desk.settle()

    again = desks().open()
    again.page.text.verticalScrollBar().setValue(again.page.text.verticalScrollBar().maximum())
    again.page.hide()
    again.settle()
    third = desks().open()
    view = third.page._view
    assert view is not None
    assert 4 in view.read_sections
    assert 2 not in view.read_sections


def test_finishing_goes_on_to_the_next_activity(desks: Callable[[], Desk]) -> None:
    desk = desks().open()
    desk.page.end.button.click()
    desk.settle()
    assert desk.went.went == [("reader", "w1-l3")]
    again = desks().open()
    assert again.page.end.button.text() == "Go on"


def test_after_the_last_lesson_the_quiz_follows(desk: Desk) -> None:
    desk.open("w1-l7")
    desk.page.end.button.click()
    desk.settle()
    assert desk.went.went == [("quiz", "w1-quiz")]


def test_a_bookmark_is_kept(desks: Callable[[], Desk]) -> None:
    desk = desks().open()
    desk.key(Qt.Key.Key_B)
    assert desk.page.bar.bookmark.isChecked()
    assert desks().open().page.bar.bookmark.isChecked()


def test_a_link_leads_to_the_other_lesson(desk: Desk) -> None:
    desk.open("w1-l1")
    desk.page.text.set_stop(desk.first(StopKind.LINK))
    desk.key(Qt.Key.Key_Return)
    assert desk.went.went == [("reader", "w1-l2#officer-focal-point")]


def test_words_are_selected_by_keyboard(desk: Desk) -> None:
    desk.open()
    desk.key(Qt.Key.Key_Right)
    assert desk.page.text.caret_shown()
    desk.key(Qt.Key.Key_Right, Qt.Key.Key_Right, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert len(desk.page.text.textCursor().selectedText()) == 2
    desk.key(Qt.Key.Key_Escape)
    assert not desk.page.text.caret_shown()


def test_arrows_and_space_scroll(desk: Desk) -> None:
    desk.open()
    bar = desk.page.text.verticalScrollBar()
    desk.key(Qt.Key.Key_Down)
    assert bar.value() > 0
    step = bar.value()
    desk.key(Qt.Key.Key_Space)
    assert bar.value() > step + 400
    desk.key(Qt.Key.Key_Home)
    assert bar.value() == 0
    desk.key(Qt.Key.Key_End)
    assert bar.value() == bar.maximum()


def test_right_to_left_everything_stands_on_the_other_side(desk: Desk, rtl: None) -> None:
    desk.open()
    page, text = desk.page, desk.page.text
    desk.select(2, 0, 30)
    desk.key(Qt.Key.Key_N)
    desk.write(NOTE)
    (mark,) = desk.marks()
    left, right = text.edges()
    assert text.viewport().mapTo(page, mark.rect().topLeft()).x() < left
    assert mark.geometry().right() < left
    assert page.side.geometry().left() > right
    assert page.bar.back.geometry().left() > page.bar.bookmark.geometry().left()


def test_in_a_narrow_window_notes_stand_below_their_paragraph(desk: Desk) -> None:
    desk.open(size=(798, 600))
    desk.select(2, 0, 30)
    desk.key(Qt.Key.Key_N)
    desk.write(NOTE)
    (mark,) = desk.marks()
    left, _ = desk.page.text.edges()
    assert left - 12 <= mark.geometry().left()
    assert mark.y() > desk.line_middle(2)
    assert mark.geometry().bottom() <= desk.line_middle(3) + 12
    assert not desk.page.side.isVisible()
    assert desk.page.bar.contents.isVisible()


def test_the_contents_open_in_a_popover_when_there_is_no_room(desk: Desk) -> None:
    desk.open(size=(798, 600))
    desk.key(Qt.Key.Key_C)
    assert desk.page.contents.isVisible()
    desk.page.contents.section_wanted.emit(2)
    assert desk.page.text.scrolled() > 0
    assert not desk.page.contents.isVisible()


def test_a_new_width_keeps_the_line_being_read(desk: Desk) -> None:
    desk.open()
    desk.key(Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    lesson = desk.page.text.lesson
    assert lesson is not None
    before = lesson.passages.paragraph_at(desk.page.text.top_position())
    desk.page.resize(798, 600)
    QApplication.processEvents()
    assert lesson.passages.paragraph_at(desk.page.text.top_position()) == before


@pytest.mark.parametrize(
    "change", [{"name": Theme.LAMP}, {"reading_scale": 150}, {"text_scale": 200, "reading_scale": 200}]
)
def test_theme_and_text_size_change_in_place(desk: Desk, change: dict[str, object]) -> None:
    desk.open()
    desk.select(2, 0, 30)
    desk.key(Qt.Key.Key_N)
    desk.write(NOTE)
    desk.key(Qt.Key.Key_PageDown)
    lesson = desk.page.text.lesson
    assert lesson is not None
    before = lesson.passages.paragraph_at(desk.page.text.top_position())
    app_theme().use(**change)  # type: ignore[arg-type]  # one of use's own names
    after = desk.page.text.lesson
    assert after is not None
    assert after is not lesson
    assert abs(after.passages.paragraph_at(desk.page.text.top_position()) - before) <= 1
    assert len(desk.marks()) == 1


def test_large_text_takes_the_way_back_into_the_text(desk: Desk) -> None:
    app_theme().use(text_scale=200, reading_scale=200)
    desk.open(size=(1196, 743))
    assert not desk.page.foot.isVisible()
    assert "1.1" in desk.page.end.previous.accessibleName()


def test_everything_that_can_be_pressed_has_a_name(desk: Desk) -> None:
    desk.open()
    bar = desk.page.bar
    for button in (bar.contents, bar.text_size, bar.highlight, bar.note, bar.bookmark):
        assert button.accessibleName()
        assert button.toolTip() == button.accessibleName()
    assert desk.page.text.accessibleName() == "The five tasks"


def test_s_shows_what_paragraphs_rest_on_and_hides_it_again(desk: Desk) -> None:
    desk.open()
    desk.key(Qt.Key.Key_S)
    shown = desk.page.text.toPlainText()
    assert "Source: OCHA, UN-CMCoord Field Handbook, version 1.0, 2015" in shown
    assert "Source: Joint Force Quarterly 82" in shown  # in the box of the case
    desk.key(Qt.Key.Key_S)
    assert "Source:" not in desk.page.text.toPlainText()


def test_a_testimony_is_read_like_a_lesson(desk: Desk) -> None:
    desk.open("w1-t1")
    assert "The page on the door" in desk.page.text.toPlainText()
    assert desk.page.end.button.text() == "Mark as read and go on"


def test_an_unknown_activity_is_told_and_nothing_else_happens(desk: Desk) -> None:
    heard: list[object] = []
    desk.app.failed.connect(heard.append)
    desk.page.enter("w9-l9")
    desk.settle()
    assert [getattr(each, "code", "") for each in heard] == ["activity-unknown"]
