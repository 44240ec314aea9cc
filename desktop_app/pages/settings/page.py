"""Settings: what can be chosen, in the order people look for it.

Promises: every change applies at once and is kept; nothing here needs a network but joining. ``enter("join")`` puts the
keyboard into the form for a code.
"""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.pages.settings.centre_section import CentreSection
from desktop_app.pages.settings.course_language import CourseLanguageChoice
from desktop_app.pages.settings.look_choices import LanguageChoice, ScaleChoice, ThemeChoice
from desktop_app.pages.settings.words_section import WordsSection
from desktop_app.pages.settings.you_section import YouSection
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.navigation import Navigator
from desktop_app.widgets.button import Button
from desktop_app.widgets.card import Card
from desktop_app.widgets.check_box import CheckBox
from desktop_app.widgets.form_column import at_start, readable_column
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column
from desktop_app.widgets.page_frame import PageFrame, PageHeader


class SettingsPage(QWidget):
    """See navigation.Page."""

    def __init__(self, app: AppState, navigate: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app, self._navigate = app, navigate
        self._header = PageHeader("")
        self.you = YouSection(app)
        self._language = LanguageChoice(app)
        self.course_language = CourseLanguageChoice(app)
        self._theme = ThemeChoice(app)
        self._text = ScaleChoice(app, "text_scale")
        self._reading = ScaleChoice(app, "reading_scale")
        self._motion = CheckBox("")
        self._digits = CheckBox("")
        self.centre = CentreSection(app)
        self.words = WordsSection(app)
        self._team_words = Label("", "meta", "ink2", wrap=True)
        self.team = Button("", "quiet", trailing="arrow-right")
        self._limits_words = Label("", "meta", "ink2", wrap=True)
        self.limits = Button("", "quiet", trailing="arrow-right")
        self._titles = [Label("", "h2") for _ in range(6)]
        self._lay_out()
        self._motion.toggled.connect(self._on_motion)
        self._digits.toggled.connect(self._on_digits)
        self.team.clicked.connect(self._on_team)
        self.limits.clicked.connect(self._on_limits)
        app.known.connect(self._show)
        self.retranslate()

    def enter(self, target: str | None) -> None:
        """Shows everything from the top, or the form for a code."""
        self.words.conceal()
        self.you.show_learner()
        self.course_language.look()
        self._show()
        bar = self._frame.area.verticalScrollBar()
        bar.setValue(0)
        if target == "join" and not self.centre.form.isHidden():
            # After the layout has its sizes; before, there is nowhere to scroll to.
            QTimer.singleShot(0, self, self._to_join)

    def retranslate(self) -> None:
        """Every word anew."""
        self._header.set_words(self.tr("Settings"), self.tr("Changes are kept at once, on this laptop."))
        titles = (
            self.tr("You"),
            self.tr("How it looks"),
            self.tr("The centre"),
            self.tr("Downloads"),
            self.tr("Your twelve words"),
            self.tr("What others see"),
        )
        for label, words in zip(self._titles, titles, strict=True):
            label.set_text(words)
        self._text.set_words(self.tr("Size of everything"))
        self._reading.set_words(self.tr("Size of the text in lessons"))
        self._motion.setText(self.tr("Less motion"))
        self._digits.setText(self.tr("Arabic-Indic digits in Arabic"))
        self._team_words.set_text(self.tr("Finished activities with their dates, and the practices you submit."))
        self._limits_words.set_text(self.tr("How fast, at which hours, and over which connections."))
        self.limits.setText(self.tr("Limits for packs"))
        self.team.setText(self.tr("What the course team sees of me"))
        for section in (self.you, self._language, self.course_language, self._theme, self.centre, self.words):
            section.retranslate()

    def _lay_out(self) -> None:
        frame = self._frame = PageFrame()
        Column(self).addWidget(frame)
        cards = readable_column(frame)
        frame.header.addWidget(self._header)
        frame.header.gap(20)
        look = QWidget()
        column = Column(look, spacing=16)
        for widget in (self._language, self.course_language, self._theme, self._text, self._reading):
            column.addWidget(widget)
        boxes = Column(spacing=2)
        for box in (self._motion, self._digits):
            boxes.addLayout(at_start(box))
        column.addLayout(boxes)
        seen = QWidget()
        column = Column(seen, spacing=8)
        column.addWidget(self._team_words)
        column.addLayout(at_start(self.team))
        loads = QWidget()
        column = Column(loads, spacing=8)
        column.addWidget(self._limits_words)
        column.addLayout(at_start(self.limits))
        sections = (self.you, look, self.centre, loads, self.words, seen)
        for title, section in zip(self._titles, sections, strict=True):
            card = Card(padding=(22, 18, 22, 22))
            card.body.addWidget(title)
            card.body.gap(12)
            card.body.addWidget(section)
            cards.addWidget(card)
            cards.gap(16)
        cards.addStretch(1)

    @Slot()
    def _show(self) -> None:
        for box, checked in (
            (self._motion, self._app.preferences.reduced_motion),
            (self._digits, self._app.preferences.arabic_digits),
        ):
            blocked = box.blockSignals(True)
            box.setChecked(checked)
            box.blockSignals(blocked)

    @Slot()
    def _to_join(self) -> None:
        self._frame.area.ensureWidgetVisible(self.centre.form)
        self.centre.form.address.setFocus()

    @Slot(bool)
    def _on_motion(self, on: bool) -> None:
        self._app.set_preferences(reduced_motion=on)

    @Slot(bool)
    def _on_digits(self, on: bool) -> None:
        self._app.set_preferences(arabic_digits=on)

    @Slot()
    def _on_team(self) -> None:
        self._navigate.go("team")

    @Slot()
    def _on_limits(self) -> None:
        self._navigate.go("sync", "limits")
