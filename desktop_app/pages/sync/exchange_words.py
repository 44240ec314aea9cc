"""What one exchange was like, in a few words: how long it took, and why it ended when it did not end well."""

from PySide6.QtCore import QCoreApplication, QObject

from desktop_app.domain.sharing import ExchangeRow

translate = QCoreApplication.translate  # by this name lupdate finds the strings


def exchange_words(row: ExchangeRow) -> str:
    """One line of the history."""
    if row.way == "stick":
        return translate("ExchangeWords", "USB stick")
    time = duration_words(row.duration)
    if row.ok:
        if not row.sent and not row.received:
            return translate("ExchangeWords", "Nothing new, {time}").format(time=time)
        return translate("ExchangeWords", "Complete, {time}").format(time=time)
    reason = _reasons().get(row.code or "")
    return (reason or translate("ExchangeWords", "Stopped after {time}")).format(time=time)


def duration_words(seconds: float) -> str:
    """ "42 seconds", "1 minute 5 seconds"; a second at least."""
    minutes, rest = divmod(max(1, round(seconds)), 60)
    short = TimeCounts().seconds(rest)
    if not minutes:
        return short
    long = TimeCounts().minutes(minutes)
    if not rest:
        return long
    return translate("ExchangeWords", "{minutes} {seconds}").format(minutes=long, seconds=short)


def _reasons() -> dict[str, str]:
    return {
        "unreachable": translate("ExchangeWords", "No answer from the server"),
        "cut": translate("ExchangeWords", "{time}, then the line was cut"),
        "too-slow": translate("ExchangeWords", "The line was too slow, stopped after {time}"),
        "answer-nonsense": translate("ExchangeWords", "The answer did not come from a centre"),
        "centre-other": translate("ExchangeWords", "Another centre answered"),
        "centre-busy": translate("ExchangeWords", "The server was busy"),
        "centre-full": translate("ExchangeWords", "The centre has no room for more of your work"),
        "too-large": translate("ExchangeWords", "The server found it too large"),
        "device-revoked": translate("ExchangeWords", "The server does not know this laptop any more"),
        "protocol-newer": translate("ExchangeWords", "The server needs a newer Fieldbook"),
        "disk-full": translate("ExchangeWords", "The disk is full"),
    }


class TimeCounts(QObject):
    """Words with a number: lupdate sees plurals only in ``self.tr``."""

    def seconds(self, count: int) -> str:
        return self.tr("%n seconds", "", count)

    def minutes(self, count: int) -> str:
        return self.tr("%n minutes", "", count)
