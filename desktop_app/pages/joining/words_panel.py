"""The words with what they are for, and the way to paper.

Promises: nothing is printed without the person choosing a printer in the system's own dialog. Used by Welcome (once)
and by Settings (again, on request).
"""

from PySide6.QtCore import QRectF, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from desktop_app.pages.joining.words_sheet import WordsSheet, print_sheet
from desktop_app.widgets.button import Button
from desktop_app.widgets.card import Card
from desktop_app.widgets.form_column import at_start
from desktop_app.widgets.label import Label


class WordsPanel(Card):
    """``show_words`` fills it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=(22, 18, 22, 16), parent=parent)
        self._words: tuple[str, ...] = ()
        self._sheet = WordsSheet()
        self._how = Label("", "meta", "ink2", wrap=True)
        self.print_button = Button("", "secondary", icon="printer")
        self.body.addWidget(self._sheet)
        self.body.gap(16)
        self.body.addWidget(self._how)
        self.body.gap(12)
        self.body.addLayout(at_start(self.print_button))
        self.print_button.clicked.connect(self._on_print)
        self.retranslate()

    def retranslate(self) -> None:
        """Every word anew, but for the twelve."""
        self._how.set_text(
            self.tr(
                "Keep them on paper, away from this laptop. With them you open your profile on another laptop and read"
                " your private notes again. Nobody else can give them to you: without this laptop and without these"
                " words your private notes are lost."
            )
        )
        self.print_button.setText(self.tr("Print the words"))

    def show_words(self, words: tuple[str, ...]) -> None:
        """Shows these words; none hides them."""
        self._words = words
        self._sheet.set_words(words)

    def draw_on(self, painter: QPainter, page: QRectF) -> None:
        """Draws the paper sheet."""
        how = self.tr(
            "Keep this sheet away from the laptop. Type the words in this order when Fieldbook asks for them."
        )
        print_sheet(painter, page, self.tr("Twelve words for Fieldbook"), self._words, how)

    @Slot()
    def _on_print(self) -> None:
        # On first use: few learners print, and the module costs start-up time.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        dialog = QPrintDialog(printer, self.window())
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            painter = QPainter(printer)
            self.draw_on(painter, QRectF(printer.pageLayout().paintRectPixels(printer.resolution())))
            painter.end()
