"""The sheet with marks whose place has gone, above the page that lost them.

Promises: as tall as its list, and no taller than the window leaves room for: then it scrolls; closes by itself when
nothing is left in it. Used by the reader and the notebook.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from desktop_app.domain.marks import LostPlace
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column
from desktop_app.widgets.lost_list import LostList
from desktop_app.widgets.popover import Popover
from desktop_app.widgets.scroll_area import ScrollArea

WIDTH: Final = 400
_SHARE: Final = 0.6  # of the window that the list may take


class LostPopover(Popover):
    """Made each time it opens. ``sentence`` says why the places have gone."""

    def __init__(self, host: QWidget, sentence: str, *, by_lesson: bool = False) -> None:
        super().__init__(host, padding=(18, 14, 8, 14))
        title = self.tr("Their place has gone")
        self.setAccessibleName(title)
        self._anchor = QRect()
        self._width = 0
        self.list = LostList(by_lesson)
        self._area = ScrollArea(self.list)
        words = Column(spacing=4, margins=(0, 0, 10, 0))  # as wide as the entries, beside the scroll bar
        words.addWidget(Label(title, "h3"))
        words.addWidget(Label(sentence, "meta", "ink2", wrap=True))
        self.body.addLayout(words)
        self.body.gap(12)
        self.body.addWidget(self._area)

    def show_places(self, places: Sequence[LostPlace]) -> None:
        """Shows these; with none it closes."""
        self.list.show_places(places)
        if not places:
            self.shut()
        elif self.isVisible():
            self._fit()
            self.setGeometry(self._place(self._anchor, self._width))

    def open_in(self, anchor: QRect, *, width: int | None = None) -> None:
        self._anchor = anchor
        self._width = min(width or self.theme.text(WIDTH), self.window().width() - self.theme.px(32))
        self._fit()
        super().open_in(anchor, width=self._width)

    def _fit(self) -> None:
        layout = self.list.layout()
        assert layout is not None
        layout.activate()
        room = self._width - self.theme.px(18 + 8) - self._area.verticalScrollBar().sizeHint().width()
        most = round(self.window().height() * _SHARE)
        self._area.setFixedHeight(min(layout.totalHeightForWidth(room), most))
