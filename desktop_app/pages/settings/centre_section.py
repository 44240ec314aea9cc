"""The centre: which one this laptop exchanges with, or the form to join one."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop_app.pages.joining.join_form import JoinForm
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.wording import isolate, weekday_moment_text
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column
from desktop_app.widgets.notice_bar import NoticeBar


class CentreSection(QWidget):
    """Shows the form until joined."""

    def __init__(self, app: AppState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._facts = Label("", "ui", wrap=True)
        self._contact = Label("", "meta", "ink2", wrap=True)
        self._intro = Label("", "meta", "ink2", wrap=True)
        self._notice = NoticeBar("done")
        self.form = JoinForm(app)
        column = Column(self, spacing=6)
        for widget in (self._notice, self._facts, self._contact, self._intro):
            column.addWidget(widget)
        column.gap(6)
        column.addWidget(self.form)
        self.form.joined.connect(self._on_joined)
        app.known.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        """Every word anew."""
        self._intro.set_text(
            self.tr("You began without a centre. Join one when you have a code: what you wrote stays yours and here.")
        )
        self.form.retranslate()
        self._show()

    @Slot()
    def _show(self) -> None:
        me, status = self._app.learner, self._app.status
        joined = me is not None and me.person is not None
        self._facts.setVisible(joined)
        self._contact.setVisible(joined)
        self._intro.setVisible(not joined)
        self.form.setVisible(not joined)
        if me is None or not joined:
            return
        centre = isolate(me.centre or "")
        self._facts.set_text(
            self.tr("Joined to {centre}, {cohort}.").format(centre=centre, cohort=isolate(me.cohort))
            if me.cohort
            else self.tr("Joined to {centre}.").format(centre=centre)
        )
        last = status.last_contact if status else None
        self._contact.set_text(
            self.tr("Last contact {moment}.").format(moment=weekday_moment_text(last))
            if last
            else self.tr("No contact yet.")
        )

    @Slot()
    def _on_joined(self) -> None:
        self._notice.tell("done", self.tr("Joined."), self.tr("What waits goes with the next exchange."), closable=True)
