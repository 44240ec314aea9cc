"""An open practice as text: label and serif words in the eight fixed parts. Parts without words are left out."""

from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop_app.domain.practices import PARTS, PracticeView
from desktop_app.pages.practices.part_words import part_label
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row, clear
from desktop_app.widgets.themed import Themed

_LABEL = 80


class ReadingPane(QWidget):
    """``show_view`` fills it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = Column(self, spacing=11)

    def show_view(self, view: PracticeView) -> None:
        """Shows the parts that were written."""
        clear(self._column)
        for part in PARTS:
            if view.parts.get(part, "").strip():
                self._column.addWidget(_Part(part_label(part), view.parts[part].strip()))
        self._column.addStretch(1)


class _Part(Themed, QWidget):
    def __init__(self, label: str, words: str) -> None:
        super().__init__()
        self._label = Label(label, "meta", "ink2")
        self._row = Row(self, spacing=16)
        column = Column()
        column.gap(4)  # the label's baseline stands on that of the larger words beside it
        column.addWidget(self._label)
        column.addStretch(1)
        self._row.addLayout(column)
        self._row.addWidget(Label(words, "record", wrap=True), 1)
        self.follow_theme()
        self.theme_changed()

    def theme_changed(self) -> None:
        compact = self.theme.compact
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight)
        self._row.set_spacing(2 if compact else 16)
        self._label.setMinimumWidth(0 if compact else self.theme.text(_LABEL))
        super().theme_changed()
