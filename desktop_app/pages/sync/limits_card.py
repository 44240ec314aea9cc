"""What packs may take of the connection: how fast, when, and whether over one that is paid by the byte.

Promises: a change counts at once, also for a download under way; what a learner writes and answers is bound by none of
it, and the card says so. ``wanted`` carries TransferLimits; keeping them is the page's.
"""

from dataclasses import replace
from datetime import time

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.transfers import NO_LIMITS, Metered, TransferLimits
from desktop_app.pages.sync.hours_field import HoursField
from desktop_app.qt_support.wording import size_text
from desktop_app.widgets.card import Card
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.select import Select

_SPEEDS = (0, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 256_000)
_METERED = (Metered.ASK, Metered.ALLOW, Metered.NEVER)


class LimitsCard(Card):
    """``show_limits`` fills it. ``title`` stands above the card, where the page puts it."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=(18, 16, 16, 16), parent=parent)
        self._limits = NO_LIMITS
        self._month = (0, 0)
        self._speeds: tuple[int, ...] = _SPEEDS
        self.title = Label("", "h3")
        self._sentence = Label("", "meta", "ink2", wrap=True)
        self._names = [Label("", "ui", "ink2", wrap=True) for _ in range(3)]
        self.speed = Select("", ())
        self.hours = HoursField()
        self.metered = Select("", ())
        self._error = Label("", "caption", "red", wrap=True)
        self._any_hour = Label("", "caption", "ink3", wrap=True)
        self._month_words = Label("", "meta", "ink2", wrap=True)
        self._lay_out()
        self.speed.chosen.connect(self._on_speed)
        self.metered.chosen.connect(self._on_metered)
        self.hours.chosen.connect(self._on_hours)
        self.hours.wrong.connect(self._on_wrong)
        self.retranslate()
        self._align()
        self.theme.changed.connect(self._align)  # after the controls, which heard of it before

    @property
    def shown(self) -> TransferLimits:
        """What is allowed, as far as it is known."""
        return self._limits

    def show_limits(self, limits: TransferLimits, month: tuple[int, int]) -> None:
        """``month``: bytes sent and received."""
        self._limits, self._month = limits, month
        self._speeds = tuple(sorted({*_SPEEDS, limits.speed}))
        self.retranslate()

    def retranslate(self) -> None:
        """Every word anew."""
        self.title.set_text(self.tr("Limits"))
        self._sentence.set_text(self.tr("For packs and files. What you write is small and is always sent."))
        names = (self.tr("Use at most"), self.tr("Only between"), self.tr("If the connection is paid by the byte"))
        for label, words in zip(self._names, names, strict=True):
            label.set_text(words)
        speeds = tuple(
            self.tr("{size}/s").format(size=size_text(speed)) if speed else self.tr("No limit")
            for speed in self._speeds
        )
        self.speed.set_words("", speeds)
        self.speed.choose(self._speeds.index(self._limits.speed))
        self.speed.set_name(names[0])
        self.metered.set_words("", (self.tr("Ask me"), self.tr("Go on"), self.tr("Never")))
        self.metered.choose(_METERED.index(self._limits.metered))
        self.metered.set_name(names[2])
        self.hours.set_names(self.tr("Packs come from"), self.tr("Packs come until"))
        self.hours.show_hours(self._limits.begins, self._limits.ends)
        self._any_hour.set_text(self.tr("Empty: at any hour."))
        self._show_below_hours()
        up, down = (size_text(size) for size in self._month)
        self._month_words.set_text(self.tr("This month: {up} sent, {down} received.").format(up=up, down=down))

    @Slot()
    def _align(self) -> None:
        """Lets the controls begin and end alike."""
        self.speed.setMinimumWidth(self.hours.sizeHint().width())

    def _lay_out(self) -> None:
        self.body.addWidget(self._sentence)
        self.body.gap(10)
        rows = Column(spacing=8)
        for name, control in ((self._names[0], self.speed), (self._names[1], self.hours)):
            row = Row(spacing=12)
            row.addWidget(name, 1, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(control)
            rows.addLayout(row)
        below_hours = Row()
        for words in (self._error, self._any_hour):
            below_hours.addWidget(words, 1)
        rows.addLayout(below_hours)
        self.body.addLayout(rows)
        self.body.gap(10)
        below = Column(spacing=5)  # its name is a sentence: it has no room beside a control
        below.addWidget(self._names[2])
        below.addWidget(self.metered)
        self.body.addLayout(below)
        self.body.gap(10)
        self.body.addWidget(self._month_words)

    def _change(self, limits: TransferLimits) -> None:
        self._limits = limits
        self._show_below_hours()
        self.wanted.emit(limits)

    @Slot(int)
    def _on_speed(self, index: int) -> None:
        self._change(replace(self._limits, speed=self._speeds[index]))

    @Slot(int)
    def _on_metered(self, index: int) -> None:
        self._change(replace(self._limits, metered=_METERED[index]))

    @Slot(object, object)
    def _on_hours(self, begins: time | None, ends: time | None) -> None:
        self._change(replace(self._limits, begins=begins, ends=ends))

    @Slot(str)
    def _on_wrong(self, sentence: str) -> None:
        self._error.set_text(sentence)
        self._show_below_hours()

    def _show_below_hours(self) -> None:
        """What is wrong with them, or what it means that there are none."""
        wrong = bool(self._error.text())
        self._error.setVisible(wrong)
        self._any_hour.setVisible(not wrong and self._limits.begins is None)
