"""Labels and blocks of text: lines, wrapping, direction, strong words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.qt_support.fonts import STYLES
from desktop_app.qt_support.theme import app_theme
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.text_block import UNBOUND, TextBlock

LONG = "Today is Wednesday 10 February. The cohort is at the quiz; you are one activity behind. Nothing closes."


def block(words: str, mirrored: bool = False) -> TextBlock:
    fonts = app_theme().fonts
    return TextBlock(words, fonts.style("ui"), fonts.line("ui"), mirrored)


def test_the_pitch_is_the_line_box_of_the_style(qtbot: QtBot) -> None:
    text = block(LONG)
    text.layout(UNBOUND)
    assert text.height == 20
    text.layout(200)
    assert text.height == 20 * text.line_count() > 20


def test_marks_make_words_strong_and_are_not_read_out(qtbot: QtBot) -> None:
    label = Label("<b>Lesson 4.2</b>  ·  9 min &amp; a bit")
    qtbot.addWidget(label)
    assert label.text() == "Lesson 4.2  ·  9 min & a bit"


def test_text_without_marks_is_taken_as_it_is(qtbot: QtBot) -> None:
    assert block("a < b & c > d").plain == "a < b & c > d"


@given(words=st.text(max_size=80))
def test_any_text_can_be_laid_out(qapp: QApplication, words: str) -> None:
    text = TextBlock(words, app_theme().fonts.style("ui"), 20, mirrored=False)
    assert text.layout(120) >= 20


def test_a_wrapped_label_asks_for_the_height_it_needs(qtbot: QtBot) -> None:
    label = Label(LONG, wrap=True)
    qtbot.addWidget(label)
    assert label.heightForWidth(200) > label.heightForWidth(400) > 20


def test_an_english_line_in_an_arabic_screen_stands_at_the_right(qtbot: QtBot, rtl: None) -> None:
    label = Label("Kerenda", "h1")
    qtbot.addWidget(label)
    label.resize(400, 40)
    image = label.grab().toImage()
    inked = [x for x in range(400) if any(image.pixel(x, y) != image.pixel(0, 0) for y in range(image.height()))]
    assert min(inked) > 200 and max(inked) > 380


@pytest.mark.parametrize("style", STYLES)
def test_nothing_is_smaller_than_twelve(style: str) -> None:
    assert STYLES[style].px >= 12 and STYLES[style].line >= STYLES[style].px


def test_arabic_grows_by_one_and_is_never_italic(qtbot: QtBot, rtl: None) -> None:
    fonts = app_theme().fonts
    assert fonts.ui(14).pixelSize() == 15
    assert fonts.reading(18).pixelSize() == 21 and fonts.reading_line(30) == 36
    assert not fonts.serif(16, italic=True).italic()


def test_layouts_mirror_their_margins_and_follow_the_scale(qtbot: QtBot) -> None:
    column = Column(margins=(10, 1, 20, 2), spacing=10)
    assert column.contentsMargins().left() == 10
    app_theme().use(text_scale=200)
    assert column.contentsMargins().left() == 14 and column.spacing() == 14
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    app_theme().use(text_scale=100, arabic=True)
    assert (column.contentsMargins().left(), column.contentsMargins().right()) == (20, 10)


def test_gaps_follow_the_scale(qtbot: QtBot) -> None:
    row = Row()
    row.gap(20)
    app_theme().use(text_scale=200)
    assert row.sizeHint().width() == 27
