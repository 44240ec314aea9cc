"""The words about bytes that arrive: how much is here, how fast, how long still, and what a download waits for."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject

from desktop_app.domain.transfers import Hold, Metered, Transfer
from desktop_app.qt_support.wording import facts, isolate, moment_text, number_text, part_of_size_text, size_text
from desktop_app.qt_support.wording import time_text as clock_text
from desktop_app.widgets.chip_states import ChipLook

translate = QCoreApplication.translate  # by this name lupdate finds the strings

_MINUTE, _HOUR = 60, 3_600
_MINUTES_UP_TO = 90 * _MINUTE


class Durations(QObject):
    """Times that nobody knows exactly. Words with a number: lupdate sees plurals only in ``self.tr``."""

    def about(self, seconds: float) -> str:
        """ "about 20 seconds", "about 3 minutes", "about 2 hours"."""
        if seconds < _MINUTE:
            return self.tr("about %n seconds", "", max(5, 5 * round(seconds / 5)))
        if seconds < _MINUTES_UP_TO:
            return self.tr("about %n minutes", "", round(seconds / _MINUTE))
        return self.tr("about %n hours", "", round(seconds / _HOUR))


def rate_text(rate: float) -> str:
    """ "2 KB/s"."""
    return translate("TransferWords", "{size}/s").format(size=size_text(round(rate)))


def share_of(transfer: Transfer) -> float:
    """How much is here, from 0 to 1."""
    return min(1.0, transfer.here / transfer.size) if transfer.size else 0.0


def share_words(transfer: Transfer) -> str:
    """What stands below the bar."""
    whole = transfer.size and transfer.here >= transfer.size
    percent = number_text(100 if whole else min(99, round(share_of(transfer) * 100)))
    if transfer.hold is None:
        return translate("TransferWords", "{share} %").format(share=percent)
    if transfer.hold is Hold.PAUSED:
        return translate("TransferWords", "{share} %, paused").format(share=percent)
    return translate("TransferWords", "{share} %, waits").format(share=percent)


def transfer_facts(transfer: Transfer, version: str, now: datetime, metered: Metered) -> str:
    """The line below the name. ``version``: "Version 3", or nothing."""
    part = part_of_size_text(transfer.here, transfer.size) if transfer.here and transfer.size else ""
    if transfer.hold is None:
        return facts(*_running(transfer, part)) if part else facts(version, *_running(transfer, part))
    waits = _waits(transfer, now, metered)
    if not part:
        return facts(version, waits)
    here = translate("TransferWords", "{part} here. {waits}").format(part=part, waits=waits)
    return facts(version, here)


def hold_look(transfer: Transfer, now: datetime, metered: Metered) -> ChipLook:
    """The chip of a download of which nothing is here yet."""
    match transfer.hold:
        case Hold.PAUSED:
            return ChipLook(translate("TransferWords", "Paused"), "waiting", "pause")
        case Hold.HOURS if transfer.until is not None:
            words = translate("TransferWords", "Waits until {time}").format(time=_moment(transfer.until, now))
            return ChipLook(words, "waiting", "clock")
        case Hold.METERED if metered is Metered.ASK:
            return ChipLook(translate("TransferWords", "Asks you first"), "waiting", "circle-question-mark")
        case Hold.LINK:
            return ChipLook(translate("TransferWords", "No connection"), "waiting", "clock")
        case Hold.QUEUED:
            return ChipLook(translate("TransferWords", "In the queue"), "neutral", "clock")
        case _:
            return ChipLook(translate("TransferWords", "Waits"), "waiting", "clock")


def _running(transfer: Transfer, part: str) -> tuple[str, ...]:
    here = translate("TransferWords", "{part} here").format(part=part) if part else ""
    rate = rate_text(transfer.rate) if transfer.rate else ""
    left = ""
    if transfer.seconds_left is not None:
        left = translate("TransferWords", "{time} left").format(time=Durations().about(transfer.seconds_left))
    if not (here or rate):
        return (translate("TransferWords", "Begins now"),)
    return here, rate, left


def _waits(transfer: Transfer, now: datetime, metered: Metered) -> str:
    match transfer.hold:
        case Hold.PAUSED if transfer.here:
            return translate("TransferWords", "Goes on from there.")
        case Hold.PAUSED:
            return translate("TransferWords", "Comes when you continue.")
        case Hold.HOURS if transfer.until is not None:
            when = isolate(_moment(transfer.until, now))
            return translate("TransferWords", "Goes on from {time}, as your limits say.").format(time=when)
        case Hold.METERED if metered is Metered.NEVER:
            return translate("TransferWords", "This connection is paid by the byte, and your limits say: never.")
        case Hold.METERED:
            return translate("TransferWords", "This connection is paid by the byte.")
        case Hold.LINK if transfer.until is not None and transfer.until > now:
            when = isolate(_moment(transfer.until, now))
            return translate("TransferWords", "Goes on when connected. We try again at {time}.").format(time=when)
        case Hold.LINK:
            return translate("TransferWords", "Goes on when connected.")
        case _:
            return translate("TransferWords", "Comes when the one before it is here.")


def _moment(moment: datetime, now: datetime) -> str:
    """The time alone when it is today."""
    return clock_text(moment) if moment.date() == now.date() else moment_text(moment)
