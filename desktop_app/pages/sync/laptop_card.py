"""Facts about this laptop and its centre: address, last contact, next try."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from desktop_app.domain.sharing import SyncView
from desktop_app.qt_support.wording import isolate, weekday_moment_text
from desktop_app.widgets.card import Card
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, clear


class LaptopCard(Card):
    """``show_view`` fills it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=(18, 15, 18, 16), parent=parent)
        self._facts = Column(spacing=12)
        self.body.addLayout(self._facts)

    def show_view(self, view: SyncView, now: datetime) -> None:
        """Shows the facts that are known."""
        clear(self._facts)
        last, soon = view.status.last_contact, view.next_try
        if view.centre:
            self._add(self.tr("Centre"), isolate(view.centre))
        self._add(self.tr("Last contact"), weekday_moment_text(last) if last else self.tr("None yet"))
        if soon is not None and soon > now:
            self._add(self.tr("Next try"), weekday_moment_text(soon))

    def _add(self, name: str, value: str) -> None:
        pair = Column()
        pair.addWidget(Label(name, "caption", "ink3"))
        pair.addWidget(Label(value, "ui", wrap=True))
        self._facts.addLayout(pair)
