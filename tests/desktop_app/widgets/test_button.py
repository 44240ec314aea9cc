"""Buttons: press, keys, names, the ring of the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.qt_support.theme import app_theme
from desktop_app.widgets.button import Button
from desktop_app.widgets.focus_ring import FocusRing


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    for words in ("First", "Second"):
        column.addWidget(Button(words))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def buttons(window: QWidget) -> list[Button]:
    return window.findChildren(Button)


def test_mouse_and_space_press_it(qtbot: QtBot) -> None:
    button = Button("Continue", "primary")
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_a_disabled_one_cannot_be_pressed_and_stays_readable(qtbot: QtBot) -> None:
    button = Button("Not now", "primary")
    qtbot.addWidget(button)
    button.setEnabled(False)
    button.show()
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.text() == "Not now"


def test_the_ring_comes_with_the_keyboard_and_not_with_the_mouse(qtbot: QtBot, window: QWidget) -> None:
    first, second = buttons(window)
    qtbot.keyClick(window, Qt.Key.Key_Tab)
    focused = first if first.hasFocus() else second
    assert focused.ring_shown()
    qtbot.mouseClick(focused, Qt.MouseButton.LeftButton)
    assert not focused.ring_shown()
    qtbot.keyClick(focused, Qt.Key.Key_Space)
    assert focused.ring_shown()


def test_the_ring_leaves_with_the_focus(qtbot: QtBot, window: QWidget) -> None:
    first, second = buttons(window)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    second.setFocus(Qt.FocusReason.TabFocusReason)
    assert not first.ring_shown() and second.ring_shown()


def test_the_ring_lies_outside_and_follows_the_button(qtbot: QtBot, window: QWidget) -> None:
    first, _ = buttons(window)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    ring = next(child for child in window.children() if isinstance(child, FocusRing) and child.isVisible())
    assert ring.geometry() == first.geometry().adjusted(-4, -4, 4, 4)
    first.move(first.x() + 20, first.y() + 10)
    assert ring.geometry() == first.geometry().adjusted(-4, -4, 4, 4)
    first.hide()
    assert not ring.isVisible()


def test_the_ring_goes_with_a_deleted_button(qtbot: QtBot, window: QWidget) -> None:
    first, second = buttons(window)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    ring = next(child for child in window.children() if isinstance(child, FocusRing))
    first.setParent(None)
    with qtbot.waitSignal(ring.destroyed):
        first.deleteLater()
    assert second.isVisible()


def test_a_screen_reader_hears_a_button_and_its_words(qtbot: QtBot) -> None:
    button = Button("Carry by USB stick", icon="usb")
    qtbot.addWidget(button)
    told = QAccessible.queryAccessibleInterface(button)
    assert told.text(QAccessible.Text.Name) == "Carry by USB stick"
    assert told.role() in (QAccessible.Role.Button, QAccessible.Role.PushButton)


@pytest.mark.parametrize("scale", [100, 125, 150, 175, 200])
def test_words_are_never_cut(qtbot: QtBot, scale: int) -> None:
    app_theme().use(text_scale=scale)
    button = Button("Ask me this again in week 5", icon="rotate-ccw")
    qtbot.addWidget(button)
    assert button.sizeHint().width() > button.fontMetrics().height() * 4
    assert button.minimumSizeHint() == button.sizeHint()


def test_a_quiet_one_is_flush_with_the_text_around_it(qtbot: QtBot) -> None:
    quiet, filled = Button("Read again", "quiet"), Button("Read again", "primary")
    qtbot.addWidget(quiet)
    qtbot.addWidget(filled)
    assert filled.sizeHint().width() >= quiet.sizeHint().width() + 28
