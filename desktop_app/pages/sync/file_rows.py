"""Photos and PDFs on the Sync page, a row each: what has to go, what was asked for, what the server did not take.

Promises: says how many, how large, and what holds them: words of another laptop, hours, a connection that is paid by
the byte, a try that broke off, or no more room at the centre. Used by ItemList.
"""

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.sharing import FileHold, FileLoad
from desktop_app.qt_support.error_texts import code_sentence
from desktop_app.qt_support.wording import isolate, size_text, time_text
from desktop_app.widgets.label import Label
from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.row_icon import RowIcon

translate = QCoreApplication.translate  # by this name lupdate finds the strings


class FileCounts(QObject):
    """Words with a number: lupdate sees plurals only in ``self.tr``."""

    def going(self, count: int) -> str:
        """With a place for the size in it."""
        return self.tr("%n files wait, {size}", "", count)

    def coming(self, count: int) -> str:
        """With a place for the size in it."""
        return self.tr("%n files were asked for, {size}", "", count)

    def refused(self, count: int) -> str:
        """With a place for the size in it."""
        return self.tr("%n files were not accepted, {size}", "", count)


def has_rows(files: FileLoad) -> bool:
    """Whether there is anything to be said of files."""
    return bool(files.going or files.coming or files.refused)


def file_rows(files: FileLoad) -> list[QWidget]:
    """What did not go first, as the items have it."""
    counts, rows = FileCounts(), []
    if files.refused:
        words = counts.refused(files.refused).format(size=isolate(size_text(files.refused_bytes)))
        rows.append(_FilesRow(words, code_sentence(files.reason) if files.reason else "", refused=True))
    if files.going:
        rows.append(_FilesRow(going_words(files), hold_words(files)))
    if files.coming:
        words = counts.coming(files.coming).format(size=isolate(size_text(files.coming_bytes)))
        rows.append(_FilesRow(words, hold_words(files, coming=True)))
    return list(rows)


def going_words(files: FileLoad) -> str:
    """ "2 files wait, 3.4 MB"."""
    return FileCounts().going(files.going).format(size=isolate(size_text(files.going_bytes)))


def hold_words(files: FileLoad, *, coming: bool = False) -> str:
    """Why they are not there yet, and when they will be."""
    match files.hold:
        case FileHold.HOURS if files.until is not None:
            until = isolate(time_text(files.until))
            return translate("SyncFiles", "Your limits let them go on from {time}.").format(time=until)
        case FileHold.METERED:
            return translate("SyncFiles", "This connection is paid by the byte. They wait for another one.")
        case FileHold.PAUSE if files.until is not None:
            until = isolate(time_text(files.until))
            return translate("SyncFiles", "The last try broke off. They go on from there at {time}.").format(time=until)
        case FileHold.WORDS if not coming:
            return translate("SyncFiles", "They wait for your twelve words, as your notes do.")
    if files.speed:
        speed = isolate(size_text(files.speed))
        cap = translate("SyncFiles", "After what you wrote, at most {size} a second, as your limits say.")
        return cap.format(size=speed)
    if coming:
        return translate("SyncFiles", "They come with the next exchange, after what you wrote.")
    return translate("SyncFiles", "They go with the next exchange, after what you wrote.")


class _FilesRow(QWidget):
    """Photos and PDFs in one line: they go by rules of their own."""

    def __init__(self, words: str, why: str, *, refused: bool = False) -> None:
        super().__init__()
        lines = Column(margins=(0, 8, 0, 8))
        lines.addWidget(Label(words, "ui-medium", wrap=True))
        lines.addWidget(Label(why, "meta", "red" if refused else "ink3", wrap=True))
        row = Row(self, margins=(17, 0, 15, 0))
        name, token = ("triangle-alert", "red") if refused else ("paperclip", "ink2")
        row.addWidget(RowIcon(name, "ui", "meta", above=8, token=token), 0, Qt.AlignmentFlag.AlignTop)
        row.gap(14)
        row.addLayout(lines, 1)
        self.setAccessibleName(words)
        self.setAccessibleDescription(why)
