"""The notes of the list under headings: this week, the weeks of the course, and months for what has no week.

Promises: within a heading the last changed stands first, as the operation gives them; a heading stands where its first
note does. Pure but for the wording.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop_app.domain.notes import NoteSummary
from desktop_app.qt_support.wording import number_text

translate = QCoreApplication.translate  # by this name lupdate finds the strings


def grouped(notes: Iterable[NoteSummary], today: date) -> list[str | NoteSummary]:
    """Rows of the list: a heading (str) before the notes that stand under it."""
    monday = today - timedelta(days=today.weekday())
    groups: dict[object, list[NoteSummary]] = {}
    for note in notes:
        groups.setdefault(_key(note, monday), []).append(note)
    rows: list[str | NoteSummary] = []
    for key, members in groups.items():
        rows.append(_heading(key, today))
        rows.extend(members)
    return rows


def _key(note: NoteSummary, monday: date) -> object:
    day = note.changed.date()
    if day >= monday:
        return "now"
    return note.week if note.week is not None else (day.year, day.month)


def _heading(key: object, today: date) -> str:
    if isinstance(key, int):
        return translate("NoteGroups", "Week {number}").format(number=number_text(key))
    if isinstance(key, tuple):
        year, month = key
        name = QLocale().standaloneMonthName(month)
        if year == today.year:
            return name
        return translate("NoteGroups", "{month} {year}").format(
            month=name, year=QLocale().toString(QDate(year, 1, 1), "yyyy")
        )
    return translate("NoteGroups", "This week")
