"""Two times of day side by side, "18:00 – 06:00", or neither.

Promises: what is not a time is said below in a sentence with an example, and nothing is told; ``chosen`` carries two
times, or None and None when both are empty. One empty field waits for the other.
"""

import re
from datetime import time

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.qt_support.wording import hour_text
from desktop_app.widgets.field import FieldBox
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Row
from desktop_app.widgets.themed import Themed

_TIME = re.compile(r"(\d{1,2})(?:[:.٫h](\d{2}))?")


def read_time(text: str) -> time | None:
    """ "18:00", "6.30", "7h15" or "18", in the digits of any language; None for anything else."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


class HoursField(Themed, QWidget):
    """The sentence about what is wrong is the caller's to place: ``wrong`` carries it, "" when all is well."""

    chosen = Signal(object, object)
    wrong = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.begins, self.ends = QLineEdit(), QLineEdit()
        self._boxes = [FieldBox(self.begins), FieldBox(self.ends)]
        self._told: tuple[time | None, time | None] = None, None
        self._dash = Label("", "ui", "ink2")
        row = Row(self, spacing=8)
        row.addWidget(self._boxes[0])
        row.addWidget(self._dash)
        row.addWidget(self._boxes[1])
        for editor in (self.begins, self.ends):
            editor.editingFinished.connect(self._on_finished)
        self.setFocusProxy(self.begins)
        self.follow_theme()
        self.theme_changed()

    def show_hours(self, begins: time | None, ends: time | None) -> None:
        """Shows these, unless a person is writing."""
        self._told = begins, ends
        for editor, moment in ((self.begins, begins), (self.ends, ends)):
            if not editor.hasFocus():
                editor.setText("" if moment is None else hour_text(moment))

    def set_names(self, begins: str, ends: str) -> None:
        """What a screen reader calls the two; and every other word anew."""
        self._dash.set_text(self.tr("–"))
        self.begins.setAccessibleName(begins)
        self.ends.setAccessibleName(ends)

    def theme_changed(self) -> None:
        wide = QFontMetricsF(self.theme.fonts.style("ui")).horizontalAdvance("00:00")
        for box in self._boxes:
            box.setFixedWidth(round(wide) + self.theme.px(26))
        super().theme_changed()

    @Slot()
    def _on_finished(self) -> None:
        texts = [editor.text().strip() for editor in (self.begins, self.ends)]
        times = [read_time(text) for text in texts]
        bad = [bool(text) and found is None for text, found in zip(texts, times, strict=True)]
        for box, is_bad in zip(self._boxes, bad, strict=True):
            box.set_wrong(is_bad)
        self.wrong.emit(self.tr("This is not a time of day. Write it like 18:00.") if any(bad) else "")
        if any(bad) or bool(texts[0]) != bool(texts[1]):
            return
        for editor, found in zip((self.begins, self.ends), times, strict=True):
            editor.setText("" if found is None else hour_text(found))
        if (times[0], times[1]) != self._told:
            self._told = times[0], times[1]
            self.chosen.emit(*times)
