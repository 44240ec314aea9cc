"""F1: the keys of the window, two columns, from the one table of commands."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.shell.commands import COMMANDS, command_words
from desktop_app.widgets.dialog import Dialog
from desktop_app.widgets.label import Label

translate = QCoreApplication.translate  # by this name lupdate finds the strings


def shortcuts_help(host: QWidget) -> Dialog:
    """The dialog, not yet open."""
    dialog = Dialog(host, translate("ShortcutsHelp", "Keys"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(4)
    for row, command in enumerate(COMMANDS):
        keys = QKeySequence(command.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
        grid.addWidget(Label(keys, "meta-medium", "accent"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(command_words(command.name), "meta", "ink2", wrap=True), row, 1)
    grid.setColumnStretch(1, 1)
    dialog.body.addLayout(grid)
    dialog.add_button(translate("ShortcutsHelp", "Close"), "primary")
    return dialog
