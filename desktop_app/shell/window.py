"""The window: the rail, one page at a time, the badge that is never dropped, and the commands of the keyboard.

Promises: a page is made on its first visit and kept; going back goes where one was; a known failure that no page took
is shown as a notice that stays; everything follows theme, language and direction while it is open. It is the Navigator
that pages are given.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QIcon, QKeySequence, QPainter, QPaintEvent, QPixmap, QShortcut
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from desktop_app.domain.errors import Known
from desktop_app.domain.learner import Preferences
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.navigation import Navigator
from desktop_app.qt_support.theme import app_theme
from desktop_app.shell.commands import COMMANDS
from desktop_app.shell.needs import Needs
from desktop_app.shell.rail import NarrowRail, Rail
from desktop_app.shell.screens import SCREENS, Screen, make_page, screen_title
from desktop_app.widgets.avatar import paint_mark
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.sync_badge import SyncBar
from desktop_app.widgets.themed import Themed

if TYPE_CHECKING:
    from desktop_app.widgets.notice_bar import NoticeBar

SIZE = (1280, 800)
SMALLEST = (760, 520)
_AROUND_NOTICE, _WITHOUT_NOTICE = (16, 14, 16, 0), (16, 0, 16, 0)
_SCALES = (100, 125, 150, 175, 200)
_HOME = "journey"


class Window(Themed, QWidget):
    """``closing`` comes once, when the window goes. ``make`` makes a page; tests bring their own."""

    closing = Signal()
    painted = Signal()  # once, after the first paint

    def __init__(self, app: AppState, make: Callable[[Screen, AppState, Navigator], QWidget] = make_page) -> None:
        super().__init__()
        self.app = app
        self._make = make
        self._pages: dict[str, QWidget] = {}
        self._history: list[str] = []
        self._abandons = False
        self._shown = ""
        self._was_painted = False
        self._rails: list[Rail | NarrowRail] = []
        self._wide: Rail | None = None
        self._narrow: NarrowRail | None = None
        self._bar: SyncBar | None = None
        self._needs = Needs(app)
        self._notice: NoticeBar | None = None
        self._always = False  # whether a bar stays above the pages
        self._lay_out()
        self._connect()
        self.setMinimumSize(*SMALLEST)
        self.setAutoFillBackground(False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.follow_theme()
        self.theme_changed()

    # -- Navigator

    def go(self, screen: str, target: str | None = None) -> None:
        """See navigation.Navigator."""
        if screen not in SCREENS:
            raise KeyError(screen)
        if self._shown and self._shown != screen:
            self._history.append(self._shown)
        self._show(screen, target)

    def back(self) -> None:
        """See navigation.Navigator."""
        self._show(self._history.pop() if self._history else _HOME, None)

    @property
    def shown(self) -> str:
        """The name of the screen that is shown."""
        return self._shown

    def page(self, screen: str) -> QWidget:
        """The page of a screen, made if it was not visited yet."""
        page = self._pages.get(screen)
        if page is None:
            page = self._pages[screen] = self._make(SCREENS[screen], self.app, self)
            self._stack.addWidget(page)
        return page

    def show_page(self, page: QWidget) -> None:
        """Shows a page that is no screen of the table; the tour's page of components."""
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def look_for_needs(self) -> None:
        """Counts anew what needs the learner."""
        self._needs.look()

    # -- commands

    def open_search(self) -> None:
        """Ctrl+K."""
        from desktop_app.shell.search_dialog import SearchDialog

        dialog = SearchDialog(self, self.app, self)
        dialog.closed.connect(dialog.deleteLater)
        dialog.open()

    def open_help(self) -> None:
        """F1."""
        from desktop_app.shell.shortcuts_help import shortcuts_help

        dialog = shortcuts_help(self)
        dialog.closed.connect(dialog.deleteLater)
        dialog.open()

    def open_menu(self) -> None:
        """The full rail over the page, at large text."""
        from desktop_app.shell.drawer import Drawer

        rail = Rail()
        drawer = Drawer(self, rail)
        self._fill(rail)
        rail.asked.connect(self.go)
        rail.search_asked.connect(self.open_search)
        rail.choose(self._shown)
        drawer.closed.connect(drawer.deleteLater)
        drawer.open()

    def next_theme(self) -> None:
        """F9."""
        self.app.set_preferences(theme=app_theme().next_name())

    def larger(self) -> None:
        self._scale_to(next((each for each in _SCALES if each > self._scale()), _SCALES[-1]))

    def smaller(self) -> None:
        self._scale_to(next((each for each in reversed(_SCALES) if each < self._scale()), _SCALES[0]))

    def usual_size(self) -> None:
        self._scale_to(Preferences().text_scale)

    def next_part(self) -> None:
        """F6: the keyboard goes from the rail to the page, and from the page to the rail."""
        inside = QApplication.focusWidget()
        rail = self._narrow if app_theme().compact else self._wide
        page = self._pages[self._shown]
        in_page = inside is not None and page.isAncestorOf(inside)
        target = rail if in_page and rail is not None and rail.isVisible() else page
        _focus_first(target)

    # -- what it is told

    @property
    def notice(self) -> "NoticeBar":
        """The bar over the page, made when something is to be said."""
        if self._notice is None:
            from desktop_app.widgets.notice_bar import NoticeBar

            self._notice = NoticeBar()
            self._notice_row.addWidget(self._notice)
            self._notice.closed.connect(self._on_notice_closed)
        self._notice_row.set_margins(_AROUND_NOTICE)
        return self._notice

    def keep_above(self, bar: "NoticeBar") -> None:
        """A bar that stays over every page, above what else is to be said."""
        self._notice_row.insertWidget(0, bar)
        self._notice_row.set_spacing(8)
        self._notice_row.set_margins(_AROUND_NOTICE)
        self._always = True
        bar.show()

    @Slot()
    def _on_notice_closed(self) -> None:
        if not self._always:
            self._notice_row.set_margins(_WITHOUT_NOTICE)

    @Slot(object)
    def show_failure(self, known: Known) -> None:
        """A failure that no page took."""
        if known.code == "words-wrong" or (known.code == "key-missing" and known.facts.get("words")):
            self._ask_words(known)
            return
        from desktop_app.qt_support.error_texts import what_and_todo

        what, todo = what_and_todo(known)
        self.notice.tell("failure", what, todo, closable=True)

    @Slot()
    def retranslate(self) -> None:
        """Every string anew, after a change of language."""
        for rail in self._rails:
            rail.retranslate()
        for page in self._pages.values():
            page.retranslate()  # type: ignore[attr-defined]  # see navigation.Page
        self._take_known()
        self._title()

    def theme_changed(self) -> None:
        self._arrange()
        self.setWindowIcon(_icon())
        super().theme_changed()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def _ask_words(self, known: Known) -> None:
        """The profile cannot be opened without them; every question to it fails, and one dialog answers all."""
        from desktop_app.qt_support.error_texts import what_and_todo
        from desktop_app.shell.unlock_dialog import UnlockDialog

        if self.findChild(UnlockDialog) is not None:
            return
        what, todo = what_and_todo(known)
        wrong = known.code == "words-wrong"
        dialog = UnlockDialog(self, what, todo if wrong else "")
        dialog.given.connect(self.app.unlock)
        dialog.closed.connect(dialog.deleteLater)
        dialog.open()

    def _may_close(self) -> bool:
        """False while words stand on the screen only: then the person is asked."""
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()  # what is being typed is saved on leaving the field
        self.app.settle()
        if self.app.unsaved_code is None or self._abandons:
            return True
        from desktop_app.shell.unsaved_dialog import UnsavedDialog

        dialog = UnsavedDialog(self, self.app.unsaved_code)
        dialog.abandoned.connect(self._on_abandoned)
        dialog.closed.connect(dialog.deleteLater)
        dialog.open()
        return False

    @Slot()
    def _on_abandoned(self) -> None:
        self._abandons = True
        self.close()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._was_painted and event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.look_for_needs()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.theme.color("paper"))
        painter.end()
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    # -- inside

    def _lay_out(self) -> None:
        self._row = Row(self)
        right = Column()
        self._notice_row = Column(margins=_WITHOUT_NOTICE)
        right.addLayout(self._notice_row)
        self._stack = QStackedLayout()
        right.addLayout(self._stack, 1)
        self._right = right
        self._row.addLayout(right, 1)

    def _connect(self) -> None:
        self.app.failed.connect(self.show_failure)
        self.app.known.connect(self._take_known)
        self.app.relanguaged.connect(self.retranslate)
        self._needs.counted.connect(self._take_needs)
        for command in COMMANDS:
            for keys in command.keys:
                QShortcut(QKeySequence(keys), self).activated.connect(self._action(command.name))

    def _action(self, name: str) -> object:
        actions = {
            "search": self.open_search,
            "back": self.back,
            "next-part": self.next_part,
            "theme": self.next_theme,
            "larger": self.larger,
            "smaller": self.smaller,
            "usual-size": self.usual_size,
            "help": self.open_help,
            "close": self.close,
        }
        return actions.get(name) or (lambda: self.go(name))

    def _show(self, screen: str, target: str | None) -> None:
        self._shown = screen
        page = self.page(screen)
        self._arrange()
        self._stack.setCurrentWidget(page)
        for rail in self._rails:
            rail.choose(screen)
        if self._bar is not None:
            self._bar.setChecked(screen == "sync")
        self._title()
        page.enter(target)  # type: ignore[attr-defined]  # see navigation.Page

    def _title(self) -> None:
        if self._shown:
            title = self.tr("{screen} – Fieldbook").format(screen=screen_title(self._shown))
            self.setWindowTitle(title)

    def _arrange(self) -> None:
        """The rail that fits the text, made when it is first needed; none around a page that stands alone."""
        alone = bool(self._shown) and SCREENS[self._shown].alone
        compact = app_theme().compact
        if not alone and compact and self._narrow is None:
            self._narrow, self._bar = NarrowRail(), SyncBar()
            self._narrow.menu_asked.connect(self.open_menu)
            self._bar.clicked.connect(lambda: self.go("sync"))
            self._right.addWidget(self._bar)
            self._bar.show_status(self.app.status)
            self._bar.setChecked(self._shown == "sync")
            self._add_rail(self._narrow)
        if not alone and not compact and self._wide is None:
            self._wide = Rail()
            self._add_rail(self._wide)
        if self._wide is not None:
            self._wide.setVisible(not alone and not compact)
        if self._narrow is not None and self._bar is not None:
            self._narrow.setVisible(not alone and compact)
            self._bar.setVisible(not alone and compact)

    def _add_rail(self, rail: Rail | NarrowRail) -> None:
        self._rails.append(rail)
        self._row.insertWidget(0, rail)
        rail.asked.connect(self.go)
        rail.search_asked.connect(self.open_search)
        self._fill(rail)
        if self._shown:
            rail.choose(self._shown)

    def _fill(self, rail: Rail | NarrowRail) -> None:
        rail.show_person(self.app.learner)
        if isinstance(rail, Rail):
            rail.show_status(self.app.status)
        for screen, (count, sentence) in self._needs.counts.items():
            rail.set_needs(screen, count, sentence)

    @Slot()
    def _take_known(self) -> None:
        for rail in self._rails:
            self._fill(rail)
        if self._bar is not None:
            self._bar.show_status(self.app.status)

    @Slot()
    def _take_needs(self) -> None:
        for rail in self._rails:
            self._fill(rail)

    def _scale(self) -> int:
        return self.app.preferences.text_scale

    def _scale_to(self, scale: int) -> None:
        self.app.set_preferences(text_scale=scale)


def _focus_first(part: QWidget) -> None:
    """The first control in tab order inside a part of the window."""
    widget = part.nextInFocusChain()
    while widget is not None and widget is not part:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isAncestorOf(widget) and widget.isVisible():
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return
        widget = widget.nextInFocusChain()


def _icon() -> QIcon:
    """The mark, for the task bar."""
    icon = QIcon()
    for side in (16, 32, 64):
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        width = side * 5 / 6
        paint_mark(painter, QRectF((side - width) / 2, 0, width, side))
        painter.end()
        icon.addPixmap(pixmap)
    return icon
