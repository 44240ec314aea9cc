"""The sentences about known errors, in the learner's language.

Promises: the same texts as the commands have (cli/sentence_table.py), translated; nowhere else is an error worded.
Called by pages and the shell with what ``failed`` brought.
"""

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.errors import Known
from desktop_app.qt_support.wording import isolate, size_text


def what_and_todo(known: Known) -> tuple[str, str]:
    """What happened, and what to do; two sentences."""
    from desktop_app.cli.sentences import sentences_for  # here: no window needs the table before something fails

    found = sentences_for(known, translate=_translated, size=_size)
    return found.what, found.do


def sentence(known: Known) -> str:
    """Both sentences on one line."""
    return " ".join(what_and_todo(known))


def code_sentence(code: str) -> str:
    """The sentences of a code without facts, as a history or a status keeps it."""
    return sentence(Known(code))


def _size(size: int) -> str:
    return isolate(size_text(size))


def _translated(text: str) -> str:
    return QCoreApplication.translate("Errors", text)
