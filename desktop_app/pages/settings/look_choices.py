"""Language, theme and sizes, each a control that applies at once and stays on this laptop.

Each control shows what is in force, also when a key (F9, Ctrl and +) changed it. Used by Settings and Welcome.
"""

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.learner import Theme
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.translations import LANGUAGES, Language
from desktop_app.qt_support.wording import number_text
from desktop_app.widgets.form_column import at_start
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column
from desktop_app.widgets.segmented import Segmented
from desktop_app.widgets.select import Select

SCALES: Final = (100, 125, 150, 175, 200)
THEMES: Final = (Theme.PAPER, Theme.SUN, Theme.LAMP)


class LanguageChoice(QWidget):
    """Each language is named in itself; one that no native speaker has read says so."""

    def __init__(self, app: AppState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._select = Select("", tuple(each.name for each in self._offered()))
        Column(self).addWidget(self._select)
        self._select.chosen.connect(self._on_chosen)
        app.known.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        """Every word anew."""
        self._select.set_words(self.tr("Language"), tuple(self._words(each) for each in self._offered()))
        self._show()

    def _offered(self) -> tuple[Language, ...]:
        """The pseudo-language stays in the list only while it is in use."""
        return tuple(each for each in LANGUAGES if each.offered or each.code == self._app.preferences.language)

    def _words(self, each: Language) -> str:
        if each.reviewed:
            return each.name
        return self.tr("{language} (not yet reviewed)").format(language=each.name)

    @Slot()
    def _show(self) -> None:
        codes = [each.code for each in self._offered()]
        wanted = self._app.preferences.language
        self._select.choose(codes.index(wanted) if wanted in codes else 0)

    @Slot(int)
    def _on_chosen(self, index: int) -> None:
        self._app.set_preferences(language=self._offered()[index].code)


class ThemeChoice(QWidget):
    """Paper, Sun, Lamp."""

    def __init__(self, app: AppState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._label = Label("", "meta-medium", "ink2")
        self._segments = Segmented(("", "", ""), 0)
        column = Column(self, spacing=5)
        column.addWidget(self._label)
        column.addLayout(at_start(self._segments))
        self._segments.chosen.connect(self._on_chosen)
        app.known.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        """Every word anew."""
        self._label.set_text(self.tr("Theme"))
        self._segments.setAccessibleName(self.tr("Theme"))
        self._segments.set_options((self.tr("Paper, for rooms"), self.tr("Sun, outdoors"), self.tr("Lamp, at night")))
        self._show()

    @Slot()
    def _show(self) -> None:
        self._segments.choose(THEMES.index(self._app.preferences.theme))

    @Slot(int)
    def _on_chosen(self, index: int) -> None:
        self._app.set_preferences(theme=THEMES[index])


class ScaleChoice(QWidget):
    """A size in percent; ``field`` is a field of Preferences."""

    def __init__(self, app: AppState, field: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app, self._field = app, field
        self._label = Label("", "meta-medium", "ink2")
        self._segments = Segmented(("",) * len(SCALES), 0)
        column = Column(self, spacing=5)
        column.addWidget(self._label)
        column.addLayout(at_start(self._segments))
        self._segments.chosen.connect(self._on_chosen)
        app.known.connect(self._show)
        self.set_words("")

    def set_words(self, label: str) -> None:
        """Label and steps anew."""
        self._label.set_text(label)
        self._segments.setAccessibleName(label)
        self._segments.set_options(tuple(self.tr("{number} %").format(number=number_text(scale)) for scale in SCALES))
        self._show()

    @Slot()
    def _show(self) -> None:
        wanted = getattr(self._app.preferences, self._field)
        self._segments.choose(min(range(len(SCALES)), key=lambda index: abs(SCALES[index] - wanted)))

    @Slot(int)
    def _on_chosen(self, index: int) -> None:
        self._app.set_preferences(**{self._field: SCALES[index]})
