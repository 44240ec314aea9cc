"""The four bundled families, and the one scale of type sizes.

Promises: every font is given in pixels at 100 %, carries its Arabic partner (so that mixed strings are drawn in both),
is hinted vertically only, and grows with the text scale; in Arabic the sizes and line boxes grow a little more, and
nothing is italic. Refuses: weights above 600 for the interface. Widgets, pages and the shell take every QFont here.
"""

from typing import Final, NamedTuple

from PySide6.QtGui import QFont, QFontDatabase

from desktop_app.qt_support.resources import resource

SERIF: Final = ("Literata", "Noto Naskh Arabic")
SANS: Final = ("IBM Plex Sans", "IBM Plex Sans Arabic")

FILES: Final = (
    *(f"plex-sans-{cut}.ttf" for cut in ("400", "500", "600", "700", "400-italic")),
    *(f"literata-{cut}.ttf" for cut in ("400", "500", "600", "700", "400-italic")),
    *(f"plex-sans-arabic-{cut}.ttf" for cut in ("400", "500", "600")),
    *(f"noto-naskh-arabic-{cut}.ttf" for cut in ("400", "600")),
)


class Style(NamedTuple):
    """One step of the scale: pixels and line box at 100 %, weight, and which family draws it."""

    px: int
    line: int
    weight: int = 400
    serif: bool = False
    italic: bool = False


STYLES: Final = {
    "display": Style(30, 40, 600, serif=True),
    "h1": Style(26, 36, 600, serif=True),
    "name": Style(19, 30, 600, serif=True),  # of the app, in the rail
    "h2": Style(20, 30, 600, serif=True),
    "h3": Style(17, 24, 600, serif=True),
    "reading": Style(18, 30, serif=True),
    "story": Style(17, 28, serif=True),
    "quote": Style(16, 26, serif=True, italic=True),
    "record": Style(16, 26, serif=True),  # what somebody wrote, read in a list of parts (06-practices.png)
    "lead": Style(15, 22),
    "ui": Style(14, 20),
    "ui-medium": Style(14, 20, 500),
    "ui-strong": Style(14, 20, 600),
    "meta": Style(13, 19),
    "meta-medium": Style(13, 19, 500),
    "meta-strong": Style(13, 19, 600),
    "caption": Style(12, 17),
    "caption-medium": Style(12, 17, 500),
}
"""LOOK.md, section 3. Nothing is smaller than 12."""


def load_fonts() -> None:
    """Adds the bundled files to the application; call once, before the first widget is made."""
    for name in FILES:
        if QFontDatabase.addApplicationFont(str(resource("fonts", name))) < 0:
            raise RuntimeError(f"font {name} cannot be read")


class Fonts:
    """Fonts at one text scale. Made by the theme; ask ``theme.fonts``, never keep one over a ``changed``."""

    def __init__(self, text_scale: float = 1.0, reading_scale: float = 1.0, arabic: bool = False) -> None:
        self._text_scale = text_scale
        self._reading_scale = reading_scale
        self.arabic = arabic
        self._made: dict[tuple[str, int, int, bool], QFont] = {}

    def ui(self, px: int = 14, weight: int = 400, italic: bool = False) -> QFont:
        """IBM Plex Sans; ``px`` at 100 %, one more in Arabic."""
        return self._font(SANS, (px + self.arabic) * self._text_scale, weight, italic)

    def serif(self, px: int, weight: int = 400, italic: bool = False) -> QFont:
        """Literata, for titles and quotes; follows the text scale."""
        return self._font(SERIF, px * self._text_scale, weight, italic)

    def reading(self, px: int = 18, weight: int = 400, italic: bool = False, arabic: bool | None = None) -> QFont:
        """Literata for running text; follows the reading scale. Arabic reading is 21 where Latin is 18."""
        grown = px * (7 / 6 if (self.arabic if arabic is None else arabic) else 1)
        return self._font(SERIF, grown * self._reading_scale, weight, italic)

    def reading_line(self, line: int = 30, arabic: bool | None = None) -> int:
        """Height of one line of running text in pixels; 36 where Latin has 30."""
        grown = line * (1.2 if (self.arabic if arabic is None else arabic) else 1)
        return round(grown * self._reading_scale)

    def style(self, name: str) -> QFont:
        """The font of one step of ``STYLES``. Raises KeyError."""
        style = STYLES[name]
        make = self.serif if style.serif else self.ui
        return make(style.px, style.weight, style.italic)

    def line(self, name: str) -> int:
        """Height of one line of that step, in pixels."""
        style = STYLES[name]
        return round(style.line * (1.16 if self.arabic else 1) * self._text_scale)

    def _font(self, families: tuple[str, ...], px: float, weight: int, italic: bool) -> QFont:
        key = (families[0], round(px), weight, italic and not self.arabic)
        font = self._made.get(key)
        if font is None:
            font = QFont()
            font.setFamilies(list(families))
            font.setPixelSize(key[1])
            font.setWeight(QFont.Weight(weight))
            font.setItalic(key[3])
            font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
            self._made[key] = font
        return QFont(font)  # whoever changes it changes it for themselves alone
