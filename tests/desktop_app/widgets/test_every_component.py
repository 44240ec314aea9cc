"""What holds for every component: it paints in every theme, size and direction, is named, and can be pressed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.learner import Theme
from desktop_app.qt_support.theme import app_theme
from tests.desktop_app.widgets.samples import SAMPLES

NO_TALL_TARGET = {"chip", "filter"}  # drawn 22 high; a filter's neighbours keep its target free


def made(qtbot: QtBot, name: str, width: int = 420) -> QWidget:
    widget = SAMPLES[name]()
    qtbot.addWidget(widget)
    height = widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
    widget.resize(width, max(height, 1))
    widget.show()
    return widget


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("theme", Theme)
def test_it_paints_in_every_theme(qtbot: QtBot, name: str, theme: Theme) -> None:
    app_theme().use(name=theme)
    image = picture(made(qtbot, name))
    ground = image.pixel(0, 0)
    assert any(image.pixel(x, y) != ground for x in range(0, image.width(), 2) for y in range(image.height()))


@pytest.mark.parametrize("name", SAMPLES)
def test_it_follows_the_theme_while_it_is_shown(qtbot: QtBot, name: str) -> None:
    widget = made(qtbot, name)
    before = picture(widget)
    app_theme().use(name=Theme.LAMP)
    assert picture(widget) != before


@pytest.mark.parametrize("name", SAMPLES)
def test_it_grows_with_the_text(qtbot: QtBot, name: str) -> None:
    widget = made(qtbot, name)
    before = widget.sizeHint()
    app_theme().use(text_scale=200)
    after = widget.sizeHint()
    assert after.height() > before.height() or after.width() > before.width()
    picture(widget)


SYMMETRIC = {"avatar", "danger", "icon button", "narrow nav item"}


@pytest.mark.parametrize("name", SAMPLES)
def test_it_mirrors(qtbot: QtBot, name: str) -> None:
    widget = made(qtbot, name)
    QApplication.processEvents()  # the keyboard arrives, and with it the ring
    before = picture(widget)
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    app_theme().changed.emit()
    QApplication.processEvents()  # lays out
    assert (picture(widget) == before) == (name in SYMMETRIC)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_control_in_it_has_a_name_and_can_be_hit(qtbot: QtBot, name: str) -> None:
    widget = made(qtbot, name)
    controls = [widget] if isinstance(widget, QAbstractButton) else widget.findChildren(QAbstractButton)
    for control in controls:
        if control.isVisible():
            assert control.accessibleName() or control.text(), name
            assert control.sizeHint().height() >= 28 or name in NO_TALL_TARGET
            assert control.focusPolicy() & Qt.FocusPolicy.ClickFocus
