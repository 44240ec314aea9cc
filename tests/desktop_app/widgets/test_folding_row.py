"""Side by side while it fits, one below the other when it does not; and a page that scrolls to what was unfolded."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.qt_support.theme import app_theme
from desktop_app.widgets.button import Button
from desktop_app.widgets.folding_row import FoldingRow
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column
from desktop_app.widgets.page_frame import PageFrame


def made(qtbot: QtBot, width: int) -> tuple[QWidget, FoldingRow, Button, Button]:
    holder = QWidget()
    qtbot.addWidget(holder)
    row, one, other = FoldingRow(), Button("One button"), Button("Another button")
    row.add(one)
    row.room()
    row.add(other)
    column = Column(holder)
    column.addWidget(row)
    column.addStretch(1)
    holder.resize(width, 300)
    with qtbot.waitExposed(holder):
        holder.show()
    return holder, row, one, other


def test_it_stands_side_by_side_with_room_between(qtbot: QtBot) -> None:
    _holder, row, one, other = made(qtbot, 600)
    assert not row.folded
    assert (one.x(), other.geometry().right()) == (0, row.rect().right())
    assert one.y() == other.y()


def test_it_folds_when_narrow_or_when_words_grow_and_back(qtbot: QtBot) -> None:
    holder, row, one, other = made(qtbot, 600)
    holder.resize(200, 300)
    qtbot.waitUntil(lambda: row.folded and other.y() > one.y() and other.x() == 0)
    assert row.minimumSizeHint().width() == max(one.width(), other.width())
    holder.resize(600, 300)
    qtbot.waitUntil(lambda: not row.folded)
    app_theme().use(text_scale=200)
    one.setText("One button with so many words that nothing else fits beside it")
    row.retell()
    assert row.folded
    other.hide()
    qtbot.waitUntil(lambda: row.height() < 2 * one.height())


def test_hidden_widgets_take_no_room(qtbot: QtBot) -> None:
    holder, row, one, other = made(qtbot, 600)
    other.hide()
    holder.resize(one.width() + 4, 300)
    qtbot.waitUntil(lambda: row.width() < 200)
    assert not row.folded


def test_it_begins_at_the_start_of_reading(qtbot: QtBot, rtl: None) -> None:
    holder, row, one, other = made(qtbot, 600)
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.waitUntil(lambda: one.geometry().right() == row.rect().right() and other.x() == 0)


def test_a_page_scrolls_to_what_is_shown_in_it(qtbot: QtBot) -> None:
    frame = PageFrame()
    qtbot.addWidget(frame)
    frame.resize(500, 300)
    rows = [Label(f"Row {number}") for number in range(60)]
    for row in rows:
        frame.column.addWidget(row)
    with qtbot.waitExposed(frame):
        frame.show()
    bar, view = frame.area.verticalScrollBar(), frame.area.viewport()
    frame.reveal(rows[40])
    qtbot.waitUntil(lambda: view.rect().contains(rows[40].mapTo(view, rows[40].rect().center())))
    before = bar.value()
    rows[0].setFixedHeight(900)
    frame.reveal(rows[0])  # taller than the page: its beginning
    qtbot.waitUntil(lambda: bar.value() < before and rows[0].mapTo(view, rows[0].rect().topLeft()).y() >= 0)
    frame.reveal(QWidget(frame))  # not in the page: nothing moves
    gone = Label("Gone")
    frame.column.addWidget(gone)
    frame.reveal(gone)
    gone.deleteLater()
    qtbot.wait(1)
