"""A file in words: how large it is and where its content lies."""

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.files import FileState, FileView
from desktop_app.qt_support.error_texts import code_sentence
from desktop_app.qt_support.wording import facts, isolate, part_of_size_text, size_text

translate = QCoreApplication.translate  # by this name lupdate finds the strings


def state_words(file: FileView) -> str:
    """The line below its name."""
    if file.state in (FileState.AWAY, FileState.WANTED):
        return _elsewhere(file)
    if file.state is FileState.REFUSED:
        why = code_sentence(file.reason) if file.reason else ""
        refused = translate("FileWords", "Not accepted by the centre. {why}").format(why=why)
        return facts(size_text(file.size), refused.strip())
    state = FileState.SAVED if file.others else file.state  # where a colleague's lies beside goes without saying
    return facts(size_text(file.size), _here()[state])


def _here() -> dict[FileState, str]:
    return {
        FileState.SAVED: translate("FileWords", "On this laptop"),
        FileState.WAITING: translate("FileWords", "Waits to be sent"),
        FileState.RECEIVED: translate("FileWords", "On this laptop and at the centre"),
    }


def _elsewhere(file: FileView) -> str:
    part = isolate(part_of_size_text(file.moved, file.total))
    if file.state is FileState.WANTED and file.moved:
        return translate("FileWords", "On its way, {part} are here").format(part=part)
    if file.state is FileState.WANTED:
        return facts(size_text(file.size), translate("FileWords", "It comes with the next exchange"))
    if file.moved:
        return translate("FileWords", "At the centre, {part} are here").format(part=part)
    return facts(size_text(file.size), translate("FileWords", "At the centre, not on this laptop"))
