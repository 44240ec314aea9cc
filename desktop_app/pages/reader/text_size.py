"""What "Aa" opens: the size of the reading text, the colours of the screen, and the sources of paragraphs.

Promises: a choice holds at once and is kept (preferences of this laptop); the lesson stays where it was. Used by the
reader's page.
"""

from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.domain.learner import Theme
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.theme import app_theme
from desktop_app.qt_support.wording import number_text
from desktop_app.widgets.check_box import CheckBox
from desktop_app.widgets.label import Label
from desktop_app.widgets.popover import Popover
from desktop_app.widgets.segmented import Segmented

STEPS: Final = (100, 125, 150, 175, 200)
_THEMES: Final = (Theme.PAPER, Theme.SUN, Theme.LAMP)


class TextSizePopover(Popover):
    """Made each time it opens. ``sources``: whether they are shown now; ``sources.toggled`` says otherwise."""

    def __init__(self, app: AppState, host: QWidget, sources: bool) -> None:
        super().__init__(host)
        self._app = app
        theme = app_theme()
        steps = tuple(self.tr("{size} %").format(size=number_text(step)) for step in STEPS)
        nearest = min(range(len(STEPS)), key=lambda index: abs(STEPS[index] - theme.reading_scale * 100))
        size_name = self.tr("Size of the lesson’s text")
        self.sizes = Segmented(steps, nearest, size_name)
        colours = (self.tr("Paper"), self.tr("Sun"), self.tr("Lamp"))
        colour_name = self.tr("Colours")
        self.colours = Segmented(colours, _THEMES.index(theme.name), colour_name)
        self.body.addWidget(Label(size_name, "meta-medium", "ink2"))
        self.body.gap(6)
        self.body.addWidget(self.sizes)
        self.body.gap(14)
        self.body.addWidget(Label(colour_name, "meta-medium", "ink2"))
        self.body.gap(6)
        self.body.addWidget(self.colours)
        self.body.gap(10)
        self.sources = CheckBox(self.tr("Show under each paragraph what it rests on (S)"), sources)
        self.body.addWidget(self.sources)
        self.body.gap(12)
        self.body.addWidget(Label(self.tr("F9 changes the colours on every page."), "caption", "ink3"))
        self.sizes.chosen.connect(self._on_size)
        self.colours.chosen.connect(self._on_colours)

    def _on_size(self, index: int) -> None:
        self._app.set_preferences(reading_scale=STEPS[index])

    def _on_colours(self, index: int) -> None:
        self._app.set_preferences(theme=_THEMES[index])
