"""Popovers, dialogs and frames of pages: where they stand, how they close, where the keyboard goes."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.qt_support.theme import app_theme
from desktop_app.widgets.button import Button
from desktop_app.widgets.dialog import Dialog
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column
from desktop_app.widgets.page_frame import PageFrame
from desktop_app.widgets.popover import SHADOW, Popover


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(800, 600)
    column = Column(window, margins=(40, 40, 40, 40))
    column.addWidget(Button("Open"))
    column.addStretch(1)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def opener(window: QWidget) -> Button:
    button = window.findChild(Button)
    assert button is not None
    button.setFocus(Qt.FocusReason.TabFocusReason)
    return button


def test_a_popover_opens_below_its_anchor_and_stays_inside(qtbot: QtBot, window: QWidget, opener: Button) -> None:
    popover = Popover(opener)
    popover.body.addWidget(Label("deconfliction", "h3"))
    popover.open_at(opener)
    assert popover.parentWidget() is window
    assert popover.y() + SHADOW >= opener.geometry().bottom()
    opener.move(700, 570)
    popover.open_at(opener)
    assert window.rect().contains(popover.geometry())
    assert popover.geometry().bottom() - SHADOW <= opener.y()


def test_escape_closes_a_popover_and_gives_the_keyboard_back(qtbot: QtBot, opener: Button) -> None:
    popover = Popover(opener)
    popover.open_at(opener)
    with qtbot.waitSignal(popover.closed):
        qtbot.keyClick(popover, Qt.Key.Key_Escape)
    assert opener.hasFocus() and not popover.isVisible()


def test_a_press_outside_closes_a_popover(qtbot: QtBot, window: QWidget, opener: Button) -> None:
    popover = Popover(opener)
    popover.body.addWidget(Label("deconfliction"))
    popover.open_at(opener)
    qtbot.mouseClick(popover, Qt.MouseButton.LeftButton, pos=QPoint(SHADOW + 4, SHADOW + 4))
    assert popover.isVisible()
    with qtbot.waitSignal(popover.closed):
        qtbot.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(700, 500))


def test_a_popover_is_mirrored(qtbot: QtBot, rtl: None, window: QWidget, opener: Button) -> None:
    popover = Popover(opener)
    popover.body.addWidget(Label("deconfliction"))
    popover.open_at(opener)
    assert abs(popover.geometry().right() - SHADOW - opener.geometry().right()) <= 1


def test_a_dialog_keeps_the_keyboard_inside(qtbot: QtBot, window: QWidget, opener: Button) -> None:
    dialog = Dialog(window, "Delete this note?", "It stays in the bin for 30 days.")
    delete = dialog.add_button("Delete", "danger")
    keep = dialog.add_button("Keep it")
    dialog.open()
    assert delete.hasFocus()
    qtbot.keyClick(delete, Qt.Key.Key_Tab)
    assert keep.hasFocus()
    qtbot.keyClick(keep, Qt.Key.Key_Tab)
    assert delete.hasFocus()
    qtbot.keyClick(delete, Qt.Key.Key_Backtab)
    assert keep.hasFocus()


def test_every_button_closes_a_dialog_once(qtbot: QtBot, window: QWidget, opener: Button) -> None:
    dialog = Dialog(window, "Delete this note?")
    delete = dialog.add_button("Delete", "danger")
    dialog.open()
    closed: list[bool] = []
    dialog.closed.connect(lambda: closed.append(True))
    qtbot.mouseClick(delete, Qt.MouseButton.LeftButton)
    dialog.shut()
    assert closed == [True] and opener.hasFocus()


def test_escape_dismisses_a_dialog(qtbot: QtBot, window: QWidget) -> None:
    dialog = Dialog(window, "Delete this note?")
    dialog.add_button("Keep it")
    dialog.open()
    with qtbot.waitSignal(dialog.dismissed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_veil_follows_the_window(qtbot: QtBot, window: QWidget) -> None:
    dialog = Dialog(window, "Delete this note?")
    dialog.open()
    window.resize(900, 500)
    assert dialog.size() == window.size()


@pytest.mark.parametrize(("width", "scale", "below"), [(1054, 100, False), (798, 100, True), (1196, 200, True)])
def test_the_side_column_goes_below_when_there_is_no_room(qtbot: QtBot, width: int, scale: int, below: bool) -> None:
    app_theme().use(text_scale=scale)
    frame = PageFrame(with_side=272)
    qtbot.addWidget(frame)
    main, side = Label("main"), Label("side")
    frame.column.addWidget(main)
    frame.side.addWidget(side)
    frame.resize(width, 700)
    frame.show()
    assert frame.below is below
    main_at, side_at = (each.mapTo(frame, QPoint(0, 0)) for each in (main, side))
    assert (side_at.y() > main_at.y()) is below


def test_a_page_never_scrolls_sideways(qtbot: QtBot) -> None:
    frame = PageFrame()
    qtbot.addWidget(frame)
    frame.column.addWidget(Label("A sentence that is much longer than the narrow page is wide. " * 3, wrap=True))
    frame.column.addStretch(1)
    frame.resize(420, 300)
    frame.show()
    assert frame.area.horizontalScrollBar().maximum() == 0


def test_a_wide_window_keeps_a_readable_page_in_the_middle(qtbot: QtBot) -> None:
    frame = PageFrame()
    qtbot.addWidget(frame)
    label = Label("words", wrap=True)
    frame.column.addWidget(label)
    frame.resize(1694, 800)
    frame.show()
    left = label.mapTo(frame, QPoint(0, 0)).x()
    assert label.width() <= 1240 and abs(left - (1694 - label.width()) / 2) <= 2
