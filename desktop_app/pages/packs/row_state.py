"""The state of a row in its column: a chip, or a bar with a share below it while something arrives."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.widgets.chip import Chip
from desktop_app.widgets.chip_states import ChipLook
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column
from desktop_app.widgets.ring import Bar


class RowState(QWidget):
    """``show_chip`` or ``show_share``. ``words`` for those who cannot see it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chip = Chip()
        self.bar = Bar()
        self.share = Label("", "caption", "ink2")
        column = Column(self, spacing=4)
        column.addStretch(1)
        column.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.bar)
        column.addWidget(self.share)
        column.addStretch(1)

    @property
    def words(self) -> str:
        return self.chip.text() if self.share.isHidden() else self.share.text()

    def show_chip(self, look: ChipLook) -> None:
        """A state in which nothing arrives."""
        self.chip.set_state(look.words, look.tone, look.icon)
        self._show(bar=False)

    def show_share(self, share: float, words: str) -> None:
        """How much is here."""
        self.bar.set_share(share)
        self.share.set_text(words)
        self._show(bar=True)

    def _show(self, *, bar: bool) -> None:
        self.chip.setVisible(not bar)
        self.bar.setVisible(bar)
        self.share.setVisible(bar)
