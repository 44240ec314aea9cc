"""Figures that are pictures: shown as they are, never wider than the column, and an empty box when they are none."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QTextDocument, QTextFormat
from pytestqt.qtbot import QtBot

from desktop_app.pages.reader.figure_object import FIGURE_PROPERTY, FigureObject, recoloured
from desktop_app.qt_support.theme import app_theme
from tests.attacks.test_pictures import PNGS, WEBPS_OF_HARM
from tests.support.pictures import WEBPS, png

FORMAT = QTextFormat()
FORMAT.setProperty(FIGURE_PROPERTY, 0)
BRICK = QColor(208, 96, 76)


def shown(data: bytes, width: float = 560) -> QImage:
    """The figure as it is drawn in a column of this width, on white."""
    document = QTextDocument()
    figures = FigureObject([recoloured(data, app_theme())], document)
    figures.width = width
    size = figures.intrinsicSize(document, 0, FORMAT)
    image = QImage(size.toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    figures.drawObject(painter, QRectF(0, 0, size.width(), size.height()), document, 0, FORMAT)
    painter.end()
    return image


def test_this_qt_reads_the_kinds_a_pack_may_hold(qtbot: QtBot) -> None:
    assert {b"png", b"webp", b"svg"} <= {kind.data() for kind in QImageReader.supportedImageFormats()}


@pytest.mark.parametrize("name", WEBPS)
def test_webp(qtbot: QtBot, name: str) -> None:
    image = shown(WEBPS[name])
    assert (image.width(), image.height()) == (40, 20)
    colour = image.pixelColor(20, 10)
    wanted = QColor(231, 175, 165) if name == "clear" else BRICK
    near = zip(colour.getRgb()[:3], wanted.getRgb()[:3], strict=True)
    assert all(abs(have - want) < 12 for have, want in near), colour.name()


def test_png(qtbot: QtBot) -> None:
    image = shown(png(80, 60))
    assert (image.width(), image.height(), image.pixelColor(3, 3).name()) == (80, 60, "#204060")


def test_a_wide_picture_is_as_wide_as_the_column(qtbot: QtBot) -> None:
    image = shown(png(1_200, 600), 300)
    assert (image.width(), image.height(), image.pixelColor(299, 149).name()) == (300, 150, "#204060")


@pytest.mark.parametrize("data", [b"", b"RIFF", b"\x89PNG", b"GIF89a", PNGS["very wide"][0], PNGS["very high"][0]])
def test_what_is_no_picture_is_an_empty_box(qtbot: QtBot, data: bytes) -> None:
    assert shown(data).height() == 1


@pytest.mark.parametrize("data", [WEBPS_OF_HARM["a frame that is no first one"][0], WEBPS["lossless"][:44]])
def test_a_picture_that_breaks_off_is_shown_as_nothing(qtbot: QtBot, data: bytes) -> None:
    assert shown(data).pixelColor(0, 0).name() == "#ffffff"
