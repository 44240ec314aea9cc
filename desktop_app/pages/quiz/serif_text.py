"""Text of a quiz in the reading face: a question, and the sentence of the lesson beside it."""

import re

from PySide6.QtWidgets import QWidget

from desktop_app.widgets.label import Label
from desktop_app.widgets.text_block import TextBlock

_ARABIC = re.compile("[\u0600-\u06ff]")


class SerifText(Label):
    """Wraps; ``px`` and ``line`` at 100 %, a little more for Arabic words. Everything else is Label's."""

    def __init__(
        self,
        px: int,
        line: int,
        weight: int = 400,
        italic: bool = False,
        token: str = "ink",
        parent: QWidget | None = None,
    ) -> None:
        self._face = (px, line, weight, italic)
        super().__init__("", "reading", token, wrap=True, parent=parent)

    def _made(self) -> TextBlock:
        if self._block is None:
            px, line, weight, italic = self._face
            arabic = bool(_ARABIC.search(self._marked))
            self._block = TextBlock(
                self._marked,
                self.theme.fonts.serif(round(px * (7 / 6 if arabic else 1)), weight, italic),
                round(line * self.theme.scale * (1.1 if arabic else 1)),
                self.mirrored,
            )
        return self._block
