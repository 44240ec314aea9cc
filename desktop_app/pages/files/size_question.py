"""The question whether a large picture may be made smaller before it is kept, with both sizes.

Promises: nothing is kept before the answer. ``answered`` carries True (smaller), False (as it is) or None (not at all).
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.pages.files.weighing import Weighed
from desktop_app.qt_support.wording import isolate, size_text
from desktop_app.widgets.button import Button
from desktop_app.widgets.card import Card
from desktop_app.widgets.folding_row import FoldingRow
from desktop_app.widgets.label import Label


class SizeQuestion(Card):
    """``smaller``, ``same`` and ``not_at_all`` are the answers."""

    answered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sheet", "line2", padding=(14, 11, 14, 12), parent=parent)
        self._weighed: Weighed | None = None
        self._title = Label("", "ui-medium", wrap=True)
        self._sentence = Label("", "meta", "ink2", wrap=True)
        self.smaller = Button("", "secondary")
        self.same = Button("", "quiet")
        self.not_at_all = Button("", "quiet")
        self._buttons = FoldingRow(spacing=22, below=8)
        for button, answer in ((self.smaller, True), (self.same, False), (self.not_at_all, None)):
            self._buttons.add(button)
            button.clicked.connect(lambda _on=False, answer=answer: self.answered.emit(answer))
        self._buttons.room()
        self.body.addWidget(self._title)
        self.body.addWidget(self._sentence)
        self.body.gap(10)
        self.body.addWidget(self._buttons)
        self.hide()

    def ask(self, weighed: Weighed) -> None:
        """Shows the question about this picture."""
        self._weighed = weighed
        self.retranslate()
        self.show()

    def retranslate(self) -> None:
        """Every word anew."""
        weighed = self._weighed
        if weighed is None or weighed.smaller is None:
            return
        now, then = size_text(len(weighed.chosen.content)), size_text(len(weighed.smaller.content))
        self._title.set_text(self.tr("Make this picture smaller?"))
        sentence = self.tr("{name} has {now}. Made smaller it has {then}, and a page in it can still be read.")
        sentence = sentence.format(name=isolate(weighed.chosen.name), now=isolate(now), then=isolate(then))
        self._sentence.set_text(sentence)
        self.smaller.setText(self.tr("Make it smaller, {size}").format(size=isolate(then)))
        self.same.setText(self.tr("Keep it as it is, {size}").format(size=isolate(now)))
        self.not_at_all.setText(self.tr("Do not add it"))
        self.smaller.setAccessibleDescription(sentence)
        self.setAccessibleName(self._title.text())
        self._buttons.retell()

    def take_keyboard(self) -> None:
        """Puts it on the first answer."""
        self.smaller.setFocus(Qt.FocusReason.OtherFocusReason)
