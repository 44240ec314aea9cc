"""The rail: name, search, the screens, the sync badge, the person. At large text its narrow form, and a drawer.

Promises: what is chosen is shown by sheet, weight and colour together; every item is reached by Tab and says what its
number counts. It knows no pages: ``asked`` carries the name of a screen, the window answers with ``choose``.
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop_app.domain.learner import Learner
from desktop_app.domain.sharing import SharingStatus
from desktop_app.shell.screens import SCREENS, screen_title
from desktop_app.widgets import paint
from desktop_app.widgets.avatar import Mark, paint_avatar
from desktop_app.widgets.focus_ring import KeyboardFocus
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.nav_item import NavItem
from desktop_app.widgets.sync_badge import SyncBadge
from desktop_app.widgets.themed import Themed

WIDTH = 226
_WIDEST = 284  # in a language whose words are long


class _Ground(Themed, QWidget):
    """The desk, with a hairline towards the page."""

    asked = Signal(str)
    search_asked = Signal()

    def __init__(self, *, narrow: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items = {
            screen.name: NavItem(screen_title(screen.name), screen.icon, narrow=narrow)
            for screen in SCREENS.values()
            if screen.rail
        }
        for name, item in self._items.items():
            item.clicked.connect(lambda _checked=False, name=name: self.asked.emit(name))

    def choose(self, name: str) -> None:
        """Shows which screen is open."""
        screen = SCREENS[name]
        chosen = screen.under or name
        for each, item in self._items.items():
            item.setChecked(each == chosen)

    def set_needs(self, name: str, count: int, sentence: str) -> None:
        """How many things of a screen need the learner, and what they are."""
        self._items[name].set_needs(count, sentence)

    def retranslate(self) -> None:
        for name, item in self._items.items():
            item.set_words(screen_title(name))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.color("desk"))
        x = 0 if self.mirrored else self.width() - 1
        painter.fillRect(x, 0, 1, self.height(), self.theme.color("line"))
        painter.end()


class Rail(_Ground):
    """The full rail, 226 wide and a hairline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(narrow=False, parent=parent)
        self._search = SearchButton()
        self._badge = SyncBadge()
        self._person = PersonButton()
        self._name = Label("", "name")
        column = Column(self, spacing=2, margins=(12, 17, 13, 9))
        head = Row(spacing=13, margins=(13, 0, 0, 3))
        head.addWidget(Mark(), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._name, 1)
        column.addLayout(head)
        column.gap(15)
        column.addWidget(self._search)
        column.gap(14)
        for item in self._items.values():
            column.addWidget(item)
        column.addStretch(1)
        column.addWidget(self._badge)
        column.gap(4)
        column.addWidget(self._person)
        self._search.clicked.connect(self.search_asked)
        self._badge.clicked.connect(lambda: self.asked.emit("sync"))
        self._person.clicked.connect(lambda: self.asked.emit("settings"))
        self.retranslate()
        self.follow_theme()
        self.theme_changed()

    def choose(self, name: str) -> None:
        super().choose(name)
        self._badge.setChecked(name == "sync")
        self._person.setChecked("settings" in (name, SCREENS[name].under))

    def show_status(self, status: SharingStatus | None) -> None:
        self._badge.show_status(status)
        self._widen()

    def show_person(self, learner: Learner | None) -> None:
        self._person.show_person(learner)

    def retranslate(self) -> None:
        super().retranslate()
        self._name.set_text(self.tr("Fieldbook"))
        self._search.retranslate()

    def theme_changed(self) -> None:
        self._widen()
        super().theme_changed()

    def _widen(self) -> None:
        """As wide as the badge's lines need in this language, up to a point."""
        theme = self.theme
        usual = theme.text(200) if theme.compact else theme.px(WIDTH)
        most = max(usual, theme.text(_WIDEST) if not theme.compact else usual)
        needed = self._badge.sizeHint().width() + theme.px(12) + theme.px(13)
        # A pixel or two the badge's own margins give; more than that, and the rail is the wider one.
        self.setFixedWidth((usual if needed <= usual + theme.px(6) else min(needed, most)) + 1)


class NarrowRail(_Ground):
    """84 px at 200 %: the menu with its word, and the icons with tool tips."""

    menu_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(narrow=True, parent=parent)
        self._menu = MenuButton()
        self._search = NavItem("", "search", narrow=True)
        self._person = PersonButton(narrow=True)
        column = Column(self, spacing=6, margins=(9, 12, 10, 12))
        column.addWidget(self._menu)
        column.addWidget(self._search)
        for item in self._items.values():
            column.addWidget(item)
        column.addStretch(1)
        column.addWidget(self._person, 0, Qt.AlignmentFlag.AlignHCenter)
        self._menu.clicked.connect(self.menu_asked)
        self._search.clicked.connect(self.search_asked)
        self._person.clicked.connect(lambda: self.asked.emit("settings"))
        self.retranslate()
        self.follow_theme()
        self.theme_changed()

    def choose(self, name: str) -> None:
        super().choose(name)
        self._person.setChecked("settings" in (name, SCREENS[name].under))

    def show_person(self, learner: Learner | None) -> None:
        self._person.show_person(learner)

    def retranslate(self) -> None:
        super().retranslate()
        self._menu.setText(self.tr("Menu"))
        self._search.set_words(self.tr("Search"))

    def theme_changed(self) -> None:
        self.setFixedWidth(max(self.theme.px(62), self._menu.sizeHint().width() + self.theme.px(8)) + 1)
        super().theme_changed()


class SearchButton(KeyboardFocus, Themed, QAbstractButton):
    """Looks like a field, opens the search."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._keys = ""
        self.retranslate()
        self.follow_theme()

    def retranslate(self) -> None:
        self.setText(self.tr("Search"))
        self._keys = self.tr("Ctrl K")
        self.setAccessibleDescription(self.tr("Lessons, notes, glossary and good practices on this laptop"))

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(202), max(self.theme.px(34), self.theme.fonts.line("ui") + self.theme.px(12)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        theme, side = self.theme, self.theme.icon(17)
        fill = "sheet" if self.underMouse() else "paper"
        paint.box(painter, QRectF(self.rect()), fill, "line2", 6)
        at = QRectF(theme.px(11), round((self.height() - side) / 2), side, side)
        paint.icon(painter, self._seen(at), "search", "ink3")
        x = theme.px(11) + side + theme.px(8)
        room = QRectF(x, 0, self.width() - x - theme.px(11), self.height())
        lead, trail = paint.leading(self.mirrored), paint.trailing(self.mirrored)
        paint.text(painter, self._seen(room), self.text(), theme.fonts.style("ui"), "ink3", lead)
        paint.text(painter, self._seen(room), self._keys, theme.fonts.style("caption"), "ink3", trail)
        painter.end()

    def _seen(self, rect: QRectF) -> QRectF:
        return paint.seen(rect, self.width(), self.mirrored)


class MenuButton(KeyboardFocus, Themed, QAbstractButton):
    """Three bars with the word below them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        theme = self.theme
        width = QFontMetricsF(theme.fonts.style("caption")).horizontalAdvance(self.text())
        return QSize(round(width) + 2, theme.icon(20) + theme.fonts.line("caption") + theme.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        theme, side = self.theme, self.theme.icon(20)
        at = QRectF(round((self.width() - side) / 2), theme.px(3), side, side)
        paint.icon(painter, at, "menu", "ink")
        line = theme.fonts.line("caption")
        below = QRectF(0, at.bottom() + theme.px(3), self.width(), line)
        paint.text(painter, below, self.text(), theme.fonts.style("caption"), "ink", Qt.AlignmentFlag.AlignHCenter)
        painter.end()


class PersonButton(KeyboardFocus, Themed, QAbstractButton):
    """Initials, name and role; opens the settings."""

    ring_radius = 8

    def __init__(self, *, narrow: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow = narrow
        self._line = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        wide = QSizePolicy.Policy.Fixed if narrow else QSizePolicy.Policy.Expanding
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def show_person(self, learner: Learner | None) -> None:
        """Nobody yet: an empty disc, and the way to the settings."""
        self.setText(learner.name if learner else "")
        self._line = ", ".join(part for part in (learner.role, learner.place) if part) if learner else ""
        settings = self.tr("Settings")
        self.setAccessibleName(self.tr("{name}: settings").format(name=learner.name) if learner else settings)
        self.setToolTip(settings)
        self.update()

    def nextCheckState(self) -> None:
        """A click asks; the window answers by choosing."""

    def sizeHint(self) -> QSize:
        theme = self.theme
        if self._narrow:
            return QSize(theme.icon(30), theme.icon(30))
        lines = theme.fonts.line("meta") + theme.fonts.line("caption")
        return QSize(theme.px(202), max(theme.icon(30), lines) + theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        theme, side = self.theme, self.theme.icon(30)
        if self._narrow:
            paint_avatar(painter, QRectF(0, 0, side, side), self.text())
            painter.end()
            return
        if self.isChecked():
            paint.box(painter, QRectF(self.rect()), "sheet", "line", 7)
        elif self.underMouse():
            paint.box(painter, QRectF(self.rect()), "paper", None, 7)
        at = QRectF(theme.px(6), round((self.height() - side) / 2), side, side)
        paint_avatar(painter, self._seen(at), self.text())
        self._paint_words(painter, at.right() + theme.px(10))
        painter.end()

    def _paint_words(self, painter: QPainter, x: float) -> None:
        theme, fonts, lead = self.theme, self.theme.fonts, paint.leading(self.mirrored)
        room = self.width() - x - theme.px(6)
        both = fonts.line("meta") + fonts.line("caption") if self._line else fonts.line("meta")
        top = round((self.height() - both) / 2)
        name = QRectF(x, top, room, fonts.line("meta"))
        line = QRectF(x, name.bottom(), room, fonts.line("caption"))
        paint.text(painter, self._seen(name), self.text(), fonts.style("meta-medium"), "ink", lead, elide=True)
        paint.text(painter, self._seen(line), self._line, fonts.style("caption"), "ink3", lead, elide=True)

    def _seen(self, rect: QRectF) -> QRectF:
        return paint.seen(rect, self.width(), self.mirrored)
