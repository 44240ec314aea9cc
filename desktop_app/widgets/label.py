"""Text on a page, in one of the styles of LOOK.md section 3.

Promises: exact line pitch, wrapping with the right height, the right side in right-to-left layouts, a screen reader's
text, the scale of the theme. ``<b>words</b>`` are drawn stronger. Refuses: unknown styles and tokens (KeyError).
"""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop_app.widgets import paint
from desktop_app.widgets.text_block import UNBOUND, TextBlock
from desktop_app.widgets.themed import Themed

_WRAPPED = 360  # what wrapped text asks for when nobody says how wide it may be


class Label(Themed, QLabel):
    """``style`` is a name of ``fonts.STYLES``, ``token`` a colour. With ``wrap`` it takes the width it is given, and
    begins at the top of a height that is more than it needs, unless ``middle``."""

    def __init__(
        self,
        words: str = "",
        style: str = "ui",
        token: str = "ink",
        *,
        wrap: bool = False,
        elide: bool = False,
        centred: bool = False,
        middle: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style = style
        self._token = token
        self._wrap = wrap
        self._elide = elide
        self._centred = centred
        self._middle = middle or not wrap
        self._marked = ""
        self._block: TextBlock | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        horizontal = QSizePolicy.Policy.Preferred if wrap or elide else QSizePolicy.Policy.Minimum
        policy = QSizePolicy(horizontal, QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.set_text(words)
        self.follow_theme()

    def set_text(self, words: str) -> None:
        """Shows other words; ``<b>`` marks strong ones."""
        self._marked = words
        self._block = None
        super().setText(self._made().plain)
        self.updateGeometry()
        self.update()

    def set_style(self, style: str) -> None:
        """Another step of the scale."""
        if style != self._style:
            self._style = style
            self._block = None
            self.updateGeometry()
            self.update()

    def set_token(self, token: str) -> None:
        """Another colour."""
        self._token = token
        self.update()

    def theme_changed(self) -> None:
        self._block = None
        super().theme_changed()

    def hasHeightForWidth(self) -> bool:
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        return self._made().layout(width)

    def sizeHint(self) -> QSize:
        block = self._made()
        height = block.layout(UNBOUND)
        width = int(block.natural) + 1
        if self._wrap and width > (most := self.theme.text(_WRAPPED)):
            return QSize(most, block.layout(most))
        return QSize(width, height)

    def minimumSizeHint(self) -> QSize:
        line = self.theme.fonts.line(self._style)
        if self._wrap or self._elide:
            return QSize(self.theme.px(40), line)
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        block = self._shown()
        height = block.layout(self.width())
        top = max(0.0, (self.height() - height) / 2) if self._middle else 0.0
        block.paint(painter, QPointF(0, int(top)), self._token)
        painter.end()

    def _made(self) -> TextBlock:
        if self._block is None:
            fonts = self.theme.fonts
            self._block = TextBlock(
                self._marked,
                fonts.style(self._style),
                fonts.line(self._style),
                self.mirrored,
                self._centred,
                self._wrap,
            )
        return self._block

    def _shown(self) -> TextBlock:
        block = self._made()
        block.layout(UNBOUND if not self._wrap else self.width())
        if not self._elide or block.natural <= self.width():
            return block
        fonts = self.theme.fonts
        font = fonts.style(self._style)
        short = QFontMetricsF(font).elidedText(block.plain, Qt.TextElideMode.ElideRight, self.width())
        return TextBlock(short, font, fonts.line(self._style), self.mirrored, wrap=False)
