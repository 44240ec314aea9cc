"""How the time of an earlier version is said."""

from datetime import datetime

from desktop_app.qt_support.wording import long_day_text, time_text, translate, weekday_moment_text


def version_text(when: datetime, now: datetime) -> str:
    """ "today, 09:41", "Mon 8 Feb, 18:40" of this year, "8 February 2021, 18:40" of another."""
    if when.date() == now.date():
        return translate("NoteHistory", "today, {time}").format(time=time_text(when))
    if when.year == now.year:
        return weekday_moment_text(when)
    day = long_day_text(when.date(), year=True)
    return translate("NoteHistory", "{day}, {time}").format(day=day, time=time_text(when))
