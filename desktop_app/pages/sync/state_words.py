"""The state of sharing as a title and two lines of whole sentences.

Promises: says what is known and nothing hoped; no connection is a normal state and never an error. Called by the
header of the Sync page.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QObject

from desktop_app.domain.sharing import SharingStatus, SyncView
from desktop_app.qt_support.wording import isolate, size_text, time_text, weekday_text

translate = QCoreApplication.translate  # by this name lupdate finds the strings


@dataclass(frozen=True)
class StateWords:
    """``title`` is one sentence; ``first`` and ``second`` are a few."""

    title: str
    first: str
    second: str


def state_words(view: SyncView, now: datetime) -> StateWords:
    """What stands at the top of the page."""
    if not view.status.enrolled:
        return StateWords(
            _saved(view.status),
            translate("SyncWords", "You have not joined a centre, so nothing leaves this laptop."),
            translate(
                "SyncWords", "With a code from the course team you can join at any time. Nothing you made is lost."
            ),
        )
    return StateWords(_title(view), _first(view, now), _second(view, now))


def when_words(moment: datetime, now: datetime) -> str:
    """A moment inside a sentence: "today at 18:00", "yesterday at 09:12", "on Monday 8 February at 18:40"."""
    time, days = time_text(moment), moment.date() - now.date()
    if days == timedelta():
        return translate("SyncWords", "today at {time}").format(time=time)
    if days == timedelta(days=1):
        return translate("SyncWords", "tomorrow at {time}").format(time=time)
    if days == timedelta(days=-1):
        return translate("SyncWords", "yesterday at {time}").format(time=time)
    return translate("SyncWords", "on {day} at {time}").format(day=weekday_text(moment.date()), time=time)


def _title(view: SyncView) -> str:
    status = view.status
    if status.saved and status.refused:
        return SyncCounts().refused(status.refused)
    if not status.saved or status.waiting or status.words.awaited or status.last_contact is None:
        return _saved(status)
    if view.files.going:
        return translate("SyncWords", "All your words have reached the server. Files wait.")
    if view.files.refused:
        return translate("SyncWords", "All your words have reached the server, but not all your files.")
    return translate("SyncWords", "All you finished has reached the server.")


def _saved(status: SharingStatus) -> str:
    if status.saved:
        return translate("SyncWords", "Everything you wrote is saved on this laptop.")
    return translate("SyncWords", "Not everything you wrote is saved.")


def _first(view: SyncView, now: datetime) -> str:
    if view.status.refused:
        return translate("SyncWords", "Nothing was deleted. See the reason below, change it and send it again.")
    return _facts(view, now)


def _facts(view: SyncView, now: datetime) -> str:
    sentences = []
    if view.status.waiting:
        waiting = SyncCounts().waiting(view.status.waiting)
        sentences.append(waiting.format(size=size_text(view.waiting_bytes)))
    if view.files.going:
        waiting = SyncCounts().files(view.files.going)
        sentences.append(waiting.format(size=isolate(size_text(view.files.going_bytes))))
    if not sentences:
        sentences.append(translate("SyncWords", "Nothing waits to be sent."))
    if view.status.last_contact is None:
        sentences.append(translate("SyncWords", "The server has not been reached yet."))
    else:
        reached = translate("SyncWords", "The server was last reached {when}.")
        sentences.append(reached.format(when=when_words(view.status.last_contact, now)))
    return " ".join(sentences)


def _second(view: SyncView, now: datetime) -> str:
    if view.status.refused:
        return _facts(view, now)
    if view.status.words.awaited:
        wanted = translate("SyncWords", "What you wrote for yourself goes once this laptop has your twelve words.")
        return " ".join([wanted, translate("SyncWords", "You can close the laptop; nothing is lost.")])
    if view.next_try is None or view.next_try <= now:
        again = translate("SyncWords", "Next try: when there is a connection, or when you press “Try now”.")
    else:
        again = translate("SyncWords", "Next try: {when}, or when you press “Try now”.")
        again = again.format(when=when_words(view.next_try, now))
    return " ".join([again, translate("SyncWords", "You can close the laptop; nothing is lost.")])


class SyncCounts(QObject):
    """Words with a number: lupdate sees plurals only in ``self.tr``."""

    def refused(self, count: int) -> str:
        return self.tr("The server did not accept %n items.", "", count)

    def files(self, count: int) -> str:
        """With a place for the size in it."""
        return self.tr("%n files wait to be sent, {size}.", "", count)

    def waiting(self, count: int) -> str:
        """With a place for the size in it."""
        return self.tr("%n items wait to be sent, {size}.", "", count)
