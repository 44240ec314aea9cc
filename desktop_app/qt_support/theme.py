"""The theme: one object that says which colour, font and distance everything is drawn with.

Promises: after ``use`` every painted widget follows (``changed``), and so does the palette of what Qt draws itself;
sizes follow the text scale as LOOK.md section 10 says: type by the scale, distances by 1.35 and icons by 1.7 at 200 %.
Refuses: unknown tokens (KeyError). Lives on the GUI thread; ``app_theme()`` is the application's one.
"""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from desktop_app.domain.learner import Theme as ThemeName
from desktop_app.qt_support.fonts import Fonts
from desktop_app.qt_support.tokens import THEMES

_DISTANCE_AT_DOUBLE = 1.35
_ICON_AT_DOUBLE = 1.7
_COMPACT_FROM = 1.5


class Theme(QObject):
    """Colours, fonts and distances of now. ``changed`` is emitted once after every ``use`` that changed anything."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = ThemeName.PAPER
        self.scale = 1.0
        self.reading_scale = 1.0
        self.reduced_motion = False
        self.arabic = False
        self.fonts = Fonts()
        self._colours = _colours(self.name)

    def use(
        self,
        *,
        name: ThemeName | None = None,
        text_scale: int | None = None,
        reading_scale: int | None = None,
        arabic: bool | None = None,
        reduced_motion: bool | None = None,
    ) -> None:
        """Takes over what is given (scales in percent) and tells everybody, if anything is new."""
        before = (self.name, self.scale, self.reading_scale, self.arabic, self.reduced_motion)
        self.name = self.name if name is None else name
        self.scale = self.scale if text_scale is None else text_scale / 100
        self.reading_scale = self.reading_scale if reading_scale is None else reading_scale / 100
        self.arabic = self.arabic if arabic is None else arabic
        self.reduced_motion = self.reduced_motion if reduced_motion is None else reduced_motion
        if before == (self.name, self.scale, self.reading_scale, self.arabic, self.reduced_motion):
            return
        self._colours = _colours(self.name)
        self.fonts = Fonts(self.scale, self.reading_scale, self.arabic)
        self.apply()
        self.changed.emit()

    def next_name(self) -> ThemeName:
        """The theme after this one: Paper, Sun, Lamp, Paper."""
        names = [ThemeName(name) for name in THEMES]
        return names[(names.index(self.name) + 1) % len(names)]

    def color(self, token: str) -> QColor:
        """The colour of a token. It is shared: copy it before changing it."""
        return self._colours[token]

    def px(self, distance: float) -> int:
        """A distance given at 100 %, in pixels of now."""
        return round(distance * (1 + (self.scale - 1) * (_DISTANCE_AT_DOUBLE - 1)))

    def icon(self, size: float) -> int:
        """The side of an icon given at 100 %, in pixels of now."""
        return round(size * (1 + (self.scale - 1) * (_ICON_AT_DOUBLE - 1)))

    def text(self, size: float) -> int:
        """Something that grows exactly as type does (a field's height, the column of a word)."""
        return round(size * self.scale)

    @property
    def compact(self) -> bool:
        """True when type is so large that side columns go below and rows take two lines."""
        return self.scale >= _COMPACT_FROM

    @property
    def dark(self) -> bool:
        return self.name is ThemeName.LAMP

    def ui_font(self) -> QFont:
        return self.fonts.style("ui")

    def apply(self) -> None:
        """Gives the application palette and font to what Qt draws itself (menus, text cursors, tool tips)."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        palette = self.palette()
        app.setPalette(palette)
        app.setFont(self.ui_font())
        QToolTip.setPalette(palette)
        QToolTip.setFont(self.fonts.style("meta"))

    def palette(self) -> QPalette:
        """Fusion's palette, said in tokens."""
        role, group = QPalette.ColorRole, QPalette.ColorGroup
        palette = QPalette()
        for where, token in {
            role.Window: "paper",
            role.WindowText: "ink",
            role.Base: "sheet",
            role.AlternateBase: "well",
            role.Text: "ink",
            role.PlaceholderText: "ink3",
            role.Button: "sheet",
            role.ButtonText: "ink",
            role.BrightText: "red",
            role.Highlight: "accent",
            role.HighlightedText: "onacc",
            role.Accent: "accent",
            role.Link: "accent",
            role.LinkVisited: "accentH",
            role.ToolTipBase: "sheet",
            role.ToolTipText: "ink",
            role.Light: "sheet",
            role.Midlight: "well",
            role.Mid: "line",
            role.Dark: "line2",
            role.Shadow: "line2",
        }.items():
            palette.setColor(where, self.color(token))
        for where in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(group.Disabled, where, self.color("ink3"))
        return palette


def _colours(name: ThemeName) -> dict[str, QColor]:
    return {token: QColor(value) for token, value in THEMES[name.value].items()}


_the_theme: Theme | None = None


def app_theme() -> Theme:
    """The application's theme, made on first use."""
    global _the_theme
    if _the_theme is None:
        _the_theme = Theme()
    return _the_theme


def is_rtl() -> bool:
    """True while the application reads from right to left."""
    return QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
