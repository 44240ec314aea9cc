"""The twelve words in every place where they are met, and the earlier versions of a note.

Promises: the words are those of the sample learner, in a profile that is thrown away; what is typed wrong here is wrong
for everybody. Used by tour_scenes.py only.
"""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop_app.domain.sharing import WordsStanding
from desktop_app.pages.joining.words_panel import WordsPanel
from desktop_app.pages.notebook import NotebookPage
from desktop_app.pages.notebook.history_popover import HistoryPopover
from desktop_app.pages.settings import SettingsPage
from desktop_app.pages.sync import SyncPage
from desktop_app.pages.welcome import WelcomePage
from desktop_app.widgets.page_frame import PageFrame

_TYPED: Final = "abandon ability able about above abzent"
_LOOK_MS: Final = 20


def wanted(page: SyncPage) -> None:
    """A second laptop that waits for the words, one of which is typed wrong."""
    page.words.show_standing(WordsStanding(awaited=True, unread=True))
    page.words.field.area.set_text(_TYPED)
    page.words.field.area.edited.emit()


def made_new(page: SyncPage) -> None:
    """The other laptop was lost: new words over the page."""
    page.words.show_standing(WordsStanding(lost=True))
    page.words.make.click()


def again(page: SettingsPage) -> None:
    """The words once more, on request."""
    page.words.button.click()
    _when(page, WordsPanel, lambda panel: _reveal(page, panel))


def first(page: WelcomePage) -> None:
    """The third step of the first start."""
    page.show_step("words")


def history(page: NotebookPage) -> None:
    """The list of earlier versions."""
    page.editor_pane.history.click()


def past(page: NotebookPage) -> None:
    """One of them in place of the note."""
    page.editor_pane.history.click()
    _when(page, HistoryPopover, lambda popover: popover.buttons[-1].click())


def _when(page: QWidget, kind: type[QWidget], then: Callable[[Any], None], tries: int = 100) -> None:
    found = page.window().findChild(kind)
    if found is not None and found.isVisible():
        then(found)
    elif tries:
        QTimer.singleShot(_LOOK_MS, page, lambda: _when(page, kind, then, tries - 1))


def _reveal(page: QWidget, widget: QWidget) -> None:
    frame = page.findChild(PageFrame)
    if isinstance(frame, PageFrame):
        frame.reveal(widget)
