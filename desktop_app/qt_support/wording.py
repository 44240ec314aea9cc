"""Numbers, sizes, dates and joined facts as the interface language writes them.

Promises: digits and month names of the chosen language (QLocale's default, set by translations.py); parts are isolated
so that Latin names keep their order inside Arabic; nothing is concatenated by hand elsewhere. Times shown are the
laptop's. Widgets, pages and the shell call these; below the Qt line nothing is worded.
"""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime

from desktop_app.qt_support.theme import is_rtl

translate = QCoreApplication.translate  # by this name lupdate finds the strings
_FSI, _RLI, _PDI = "\u2068", "\u2067", "\u2069"
_SEPARATOR = "  ·  "


def facts(*parts: str) -> str:
    """Short facts on one line, "Lesson 1.2  ·  9 min left"; empty ones are left out."""
    given = [part for part in parts if part]
    return _SEPARATOR.join(isolate(part) for part in given)


def isolate(part: str) -> str:
    """A part that keeps its own direction inside a right-to-left sentence (Unicode FSI … PDI). One that is put together
    of isolated parts has no direction of its own, as Unicode sees it: it is read like the sentence (RLI … PDI)."""
    if not is_rtl():
        return part
    return f"{_RLI if _is_put_together(part) else _FSI}{part}{_PDI}"


def _is_put_together(part: str) -> bool:
    """Whether every letter of it is in an isolated part."""
    depth = 0
    for sign in part:
        depth += (sign in (_FSI, _RLI)) - (sign == _PDI)
        if not depth and sign.isalpha():
            return False
    return _PDI in part


def number_text(number: float, decimals: int = 0) -> str:
    """A number with the language's digits and decimal sign."""
    return QLocale().toString(float(number), "f", decimals)


def size_text(size: int) -> str:
    """Bytes as a person reads them: "0.2 KB", "38 KB", "4.8 MB" (1 KB is 1,000 bytes)."""
    if size == 0:
        return number_text(0)
    if size < 999_500:
        return translate("Wording", "{size} KB").format(size=_rounded(max(size / 1000, 0.1)))
    if size < 999_500_000:
        return translate("Wording", "{size} MB").format(size=_rounded(size / 1_000_000))
    return translate("Wording", "{size} GB").format(size=_rounded(size / 1_000_000_000))


def column_size_text(size: int) -> str:
    """Bytes for a column of sizes, where one decimal everywhere is read more easily: "0.2 KB", "6.0 KB", "14.2 MB"."""
    if size == 0:
        return number_text(0)
    if size < 99_950:
        return translate("Wording", "{size} KB").format(size=number_text(max(size / 1000, 0.1), 1))
    if size < 999_500:
        return translate("Wording", "{size} KB").format(size=number_text(size / 1000))
    if size < 999_500_000:
        return translate("Wording", "{size} MB").format(size=number_text(size / 1_000_000, 1))
    return translate("Wording", "{size} GB").format(size=number_text(size / 1_000_000_000, 1))


def part_of_size_text(here: int, size: int) -> str:
    """ "1.9 of 4.8 MB": both in the unit of the whole."""
    unit = 1_000_000 if size >= 999_500 else 1000
    return translate("Wording", "{here} of {size}").format(here=_rounded(here / unit), size=size_text(size))


def minutes_text(minutes: int) -> str:
    """ "18 min", "1 h", "1 h 30 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return translate("Wording", "{minutes} min").format(minutes=number_text(minutes))
    if not rest:
        return translate("Wording", "{hours} h").format(hours=number_text(hours))
    return translate("Wording", "{hours} h {minutes} min").format(hours=number_text(hours), minutes=number_text(rest))


def seconds_text(seconds: float) -> str:
    """ "12 s", "1 min 5 s"."""
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return translate("Wording", "{seconds} s").format(seconds=number_text(rest))
    return translate("Wording", "{minutes} min {seconds} s").format(
        minutes=number_text(minutes), seconds=number_text(rest)
    )


def day_text(day: date) -> str:
    """ "8 Feb"."""
    return _date(day, "d MMM")


def day_range_text(first: date, last: date) -> str:
    """ "8–12 Feb", or "28 Jan – 1 Feb" over the end of a month."""
    if first.month == last.month:
        return translate("Wording", "{first}–{last}").format(first=_date(first, "d"), last=_date(last, "d MMM"))
    return translate("Wording", "{first} – {last}").format(first=_date(first, "d MMM"), last=_date(last, "d MMM"))


def long_day_text(day: date, *, year: bool = False) -> str:
    """ "8 February", or "8 February 2021"."""
    return _date(day, "d MMMM yyyy" if year else "d MMMM")


def weekday_text(day: date) -> str:
    """ "Wednesday 10 February"."""
    return _date(day, "dddd d MMMM")


def time_text(moment: datetime) -> str:
    """ "18:40"."""
    return QLocale().toString(QTime(moment.hour, moment.minute), "HH:mm")


def hour_text(hour: time) -> str:
    """ "18:40", of no day."""
    return QLocale().toString(QTime(hour.hour, hour.minute), "HH:mm")


def moment_text(moment: datetime) -> str:
    """ "8 Feb, 18:40"."""
    return translate("Wording", "{day}, {time}").format(day=day_text(moment.date()), time=time_text(moment))


def recent_text(moment: datetime, now: datetime) -> str:
    """A time near ``now``: "09:41" today, "Mon 8 Feb" within seven days, "8 Feb" before, with the year if another."""
    day, today = moment.date(), now.date()
    if day == today:
        return time_text(moment)
    if timedelta() < today - day < timedelta(days=7):
        return _date(day, "ddd d MMM")
    return _date(day, "d MMM" if day.year == today.year else "d MMM yyyy")


def weekday_moment_text(moment: datetime) -> str:
    """ "Mon 8 Feb, 18:40", for lists of what happened."""
    return translate("Wording", "{day}, {time}").format(day=_date(moment.date(), "ddd d MMM"), time=time_text(moment))


def kind_text(kind: str) -> str:
    """The word for a kind of activity or item. Raises KeyError."""
    return _kinds()[kind]


KIND_ICONS = {
    "lesson": "book-open",
    "testimony": "message-square-quote",
    "quiz": "circle-question-mark",
    "story": "signpost",
    "worksheet": "pencil-ruler",
    "debate": "messages-square",
    "summary": "calendar-check",
    "note": "notebook-pen",
    "practice": "sprout",
    "activity": "circle-check",
    "profile": "user",
    "other": "file-text",
}


def _kinds() -> dict[str, str]:
    return {
        "lesson": translate("Wording", "Lesson"),
        "testimony": translate("Wording", "Testimony"),
        "quiz": translate("Wording", "Quiz"),
        "story": translate("Wording", "Story"),
        "worksheet": translate("Wording", "Worksheet"),
        "debate": translate("Wording", "Debate"),
        "summary": translate("Wording", "Summary"),
        "note": translate("Wording", "Note"),
        "practice": translate("Wording", "Good practice"),
        "activity": translate("Wording", "Finished activity"),
        "profile": translate("Wording", "Profile"),
        "other": translate("Wording", "Other"),
    }


def _rounded(number: float) -> str:
    return number_text(number, 0 if number >= 9.95 or round(number, 1) == round(number) else 1)


def _date(day: date, pattern: str) -> str:
    return QLocale().toString(QDateTime(QDate(day.year, day.month, day.day), QTime(12, 0)), pattern)
