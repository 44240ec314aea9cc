"""Theme, fonts, icons: scales, caching, what is bundled."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo, QImage, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.learner import Theme as ThemeName
from desktop_app.paths import resources
from desktop_app.qt_support.fonts import FILES, SANS, SERIF
from desktop_app.qt_support.icons import DIRECTED, icon_pixmap
from desktop_app.qt_support.resources import resource
from desktop_app.qt_support.theme import app_theme

ROOT = Path(__file__).resolve().parents[3]


def test_sizes_follow_the_text_scale_as_look_says(qtbot: QtBot) -> None:
    theme = app_theme()
    theme.use(text_scale=200)
    assert (theme.px(20), theme.icon(20), theme.text(20)) == (27, 34, 40)
    assert theme.fonts.ui(14).pixelSize() == 28
    assert theme.compact
    theme.use(text_scale=125)
    assert not theme.compact


def test_reading_has_a_size_of_its_own(qtbot: QtBot) -> None:
    theme = app_theme()
    theme.use(reading_scale=150)
    assert theme.fonts.reading(18).pixelSize() == 27 and theme.fonts.ui(14).pixelSize() == 14


def test_a_font_that_somebody_changes_is_changed_for_them_alone(qtbot: QtBot) -> None:
    fonts = app_theme().fonts
    fonts.style("caption").setWeight(QFont.Weight.Bold)
    fonts.ui(11, 600).setPixelSize(40)
    assert fonts.style("caption").weight() == 400
    assert fonts.ui(11, 600).pixelSize() == 11


def test_changed_is_told_once_and_only_when_something_is_new(qtbot: QtBot) -> None:
    theme = app_theme()
    with qtbot.waitSignal(theme.changed):
        theme.use(name=ThemeName.LAMP)
    with qtbot.assertNotEmitted(theme.changed):
        theme.use(name=ThemeName.LAMP, text_scale=100)


def test_the_palette_of_what_qt_draws_follows(qtbot: QtBot) -> None:
    app_theme().use(name=ThemeName.LAMP)
    palette = QApplication.palette()
    assert palette.color(QPalette.ColorRole.Base) == QColor("#1F2322")
    assert palette.color(QPalette.ColorRole.Text) == QColor("#ECE9E0")


def test_f9_walks_through_all_themes(qtbot: QtBot) -> None:
    theme = app_theme()
    walked = []
    for _ in range(3):
        theme.use(name=theme.next_name())
        walked.append(theme.name)
    assert walked == [ThemeName.SUN, ThemeName.LAMP, ThemeName.PAPER]


@pytest.mark.parametrize("weight", [400, 500, 600])
def test_bundled_families_are_used_in_their_own_weights(qtbot: QtBot, weight: int) -> None:
    for font, family in ((app_theme().fonts.ui(14, weight), SANS[0]), (app_theme().fonts.serif(18, weight), SERIF[0])):
        info = QFontInfo(font)
        assert (info.family(), info.weight()) == (family, weight)
        assert font.families()[1] in (SANS[1], SERIF[1])


def test_all_fonts_are_there_with_their_licences() -> None:
    folder = resource("fonts")
    assert {path.name for path in folder.glob("*.ttf")} == set(FILES)
    assert len(list(folder.glob("OFL-*.txt"))) == 4


def test_an_icon_takes_its_colour_and_is_drawn_once(qtbot: QtBot) -> None:
    red = icon_pixmap("map", 18, QColor("#9A2F21"))
    image = red.toImage()
    seen = [image.pixelColor(x, y) for x in range(18) for y in range(18) if image.pixelColor(x, y).alpha() > 200]
    assert seen and all(abs(colour.red() - 0x9A) < 8 and abs(colour.blue() - 0x21) < 8 for colour in seen)
    assert icon_pixmap("map", 18, QColor("#9A2F21")).cacheKey() == red.cacheKey()


def test_an_icon_is_sharp_at_any_device_ratio(qtbot: QtBot) -> None:
    pixmap = icon_pixmap("map", 18, QColor("black"), ratio=1.25)
    assert pixmap.width() == 22 and pixmap.devicePixelRatio() == 1.25


def inked(image: QImage) -> set[tuple[int, int]]:
    """Where there is clearly something."""
    spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {(x, y) for x, y in spots if image.pixelColor(x, y).alpha() > 100}


def test_arrows_are_mirrored_and_clocks_are_not(qtbot: QtBot) -> None:
    black = QColor("black")
    arrow = icon_pixmap("arrow-right", 16, black).toImage()
    mirrored = icon_pixmap("arrow-right", 16, black, mirrored=True).toImage()
    assert mirrored != arrow and inked(mirrored) == {(15 - x, y) for x, y in inked(arrow)}
    clock = icon_pixmap("clock", 18, black).toImage()
    assert icon_pixmap("clock", 18, black, mirrored=True).toImage() == clock


def test_an_unknown_icon_is_a_fault(qtbot: QtBot) -> None:
    with pytest.raises(FileNotFoundError):
        icon_pixmap("no-such-icon", 18, QColor("black"))


def test_only_icons_that_are_used_are_bundled() -> None:
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "desktop_app").rglob("*.py"))
    named = set(re.findall(r'"([a-z0-9-]+)"', code))
    there = {path.stem for path in (resources() / "icons").glob("*.svg")}
    assert there - named == set()
    assert there >= DIRECTED


def test_no_icon_carries_a_colour_of_its_own() -> None:
    for path in (resources() / "icons").glob("*.svg"):
        text = path.read_text("utf-8")
        assert 'stroke="currentColor"' in text and "#" not in text, path.name
