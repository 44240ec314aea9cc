"""The two panes of the notebook and where they stand: the list beside the open note, or one of them at a time.

Promises: both are shown where both have room, else the one that ``show_writing`` names; the note keeps a readable
width. Refuses: to know notes; the page fills the panes.
"""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop_app.pages.files import SYSTEM_DOORS, FileDoors
from desktop_app.pages.notebook.editor_pane import EditorPane
from desktop_app.pages.notebook.list_pane import ListPane
from desktop_app.qt_support.app_state import AppState
from desktop_app.widgets.card import Rule
from desktop_app.widgets.layouts import Row
from desktop_app.widgets.themed import Themed

_LIST: Final = 372
_LIST_LEAST: Final = 292
_EDITOR_LEAST: Final = 440
_COLUMN: Final = 700
"""Widest column of the editor, at 100 %: a longer line is hard to read."""


class NotebookFrame(Themed, QWidget):
    """``single``: there is room for one pane only; ``writing``: then it is the note, not the list."""

    def __init__(self, app: AppState, doors: FileDoors = SYSTEM_DOORS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list_pane = ListPane()
        self.editor_pane = EditorPane(app, doors)
        self.single = self.writing = False
        self._rule = Rule(Qt.Orientation.Vertical)
        self._row = Row(self)
        self._row.addWidget(self.list_pane)
        self._row.addWidget(self._rule)
        self._row.addWidget(self.editor_pane, 1)

    def show_writing(self, writing: bool) -> None:
        """Which pane is shown where there is room for one."""
        if writing is not self.writing:
            self.writing = writing
            self.arrange()

    def arrange(self) -> None:
        """Both panes side by side when both have room, else one of them."""
        theme, width = self.theme, self.width()
        wide = min(theme.text(_LIST), max(theme.text(_LIST_LEAST), round(width * 0.36)))
        self.single = theme.compact or width - wide < theme.text(_EDITOR_LEAST)
        self.list_pane.setVisible(not self.single or not self.writing)
        self.editor_pane.setVisible(not self.single or self.writing)
        self._rule.setVisible(not self.single)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight)
        tight = width < theme.px(1000)
        if self.single:
            self.list_pane.setMinimumWidth(0)
            self.list_pane.setMaximumWidth(16_777_215)
            self.list_pane.set_margins((24, 18, 24, 0))
        else:
            self.list_pane.setFixedWidth(wide)
            self.list_pane.set_margins((20, 23, 16, 0) if tight else (30, 23, 20, 0))
        start, end = (24, 24) if tight or self.single else (34, 36)
        room = (width if self.single else width - wide - 1) - theme.px(start) - theme.px(end)
        spare = max(0, room - round(_COLUMN * max(theme.scale, theme.reading_scale)))
        self.editor_pane.set_margins((start, 16 if self.single else 21, end, 9), spare // 2)
        self.editor_pane.set_single(self.single)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(360), self.theme.px(320))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def theme_changed(self) -> None:
        self.list_pane.list.follow_theme()
        self.editor_pane.follow_theme()
        self.arrange()
        super().theme_changed()
