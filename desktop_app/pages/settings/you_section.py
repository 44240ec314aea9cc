"""Name, role and place, as the course team and colleagues know the learner. Saved on leaving a field."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.learner import Learner
from desktop_app.qt_support.app_state import AppState
from desktop_app.widgets.field import Field
from desktop_app.widgets.layouts import Column


class YouSection(QWidget):
    """An empty name is not saved: the field says so, and the old one stays."""

    def __init__(self, app: AppState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self.name, self.role, self.place = Field(""), Field(""), Field("")
        column = Column(self, spacing=14)
        for field in (self.name, self.role, self.place):
            column.addWidget(field)
            field.editor.editingFinished.connect(self._save)
        app.known.connect(self.show_learner)
        self.retranslate()
        self.show_learner()

    def retranslate(self) -> None:
        """Every word anew."""
        self.name.set_words(self.tr("Name"))
        self.role.set_words(self.tr("Role"), self.tr("For example: field coordinator, liaison officer"))
        self.place.set_words(self.tr("Place or region"), self.tr("As exact as is safe. A region is enough."))

    @Slot()
    def show_learner(self) -> None:
        """What is known; a field somebody types in is left alone."""
        me = self._app.learner or Learner("", "", "", None, None, None)
        for field, text in ((self.name, me.name), (self.role, me.role), (self.place, me.place)):
            if not field.editor.hasFocus():
                field.set_text(text)

    @Slot()
    def _save(self) -> None:
        from desktop_app.operations import learner

        me = self._app.learner
        if me is None:
            return
        given = self.name.text().strip(), self.role.text().strip(), self.place.text().strip()
        self.name.set_error("" if given[0] else self.tr("Write your name, for example Amina Diallo."))
        if given[0] and given != (me.name, me.role, me.place):
            self._app.run(learner.update, name=given[0], role=given[1], place=given[2])
