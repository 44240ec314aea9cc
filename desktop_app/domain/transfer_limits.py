"""Whether a pack may be fetched at this moment, by what the learner allows. Pure.

Promises: decides by the hours and minutes on the laptop's own clock; only packs and files ask here: the exchange of
small entries never does. Called by operations.transferring, operations.pack_rows and qt_support.pack_transfer.
"""

from datetime import datetime, time, timedelta

from desktop_app.domain.transfers import Hold, Metered, TransferLimits, Wanted


def may_fetch(limits: TransferLimits, wanted: Wanted, local: datetime, metered: bool) -> Hold | None:
    """None when it may be fetched over the network now, else what it waits for.

    ``local``: now, on the laptop's clock. ``metered``: whether the system says that the connection is paid by the byte.
    A yes for one pack counts where the learner wants to be asked; "never" is never.
    """
    if wanted.paused:
        return Hold.PAUSED
    if not is_open(limits, local.time()):
        return Hold.HOURS
    allowed = limits.metered is Metered.ALLOW or (limits.metered is Metered.ASK and wanted.metered_allowed)
    return Hold.METERED if metered and not allowed else None


def is_open(limits: TransferLimits, now: time) -> bool:
    """Whether this is within the hours. From an hour to the same hour is the whole day."""
    begins, ends = limits.begins, limits.ends
    if begins is None or ends is None or begins == ends:
        return True
    now = now.replace(tzinfo=None)
    return begins <= now < ends if begins < ends else now >= begins or now < ends


def next_opening(limits: TransferLimits, local: datetime) -> datetime:
    """When packs may be fetched again: ``local`` itself within the hours, else the next time the clock says so.

    Where clocks are put forward over that moment it is the moment they are put to; a zone that knows nothing of it (a
    plain offset) may be an hour off on that one night, so look again then.
    """
    if limits.begins is None or is_open(limits, local.time()):
        return local
    today = local.replace(
        hour=limits.begins.hour, minute=limits.begins.minute, second=limits.begins.second, microsecond=0
    )
    # An hour that the clock shows twice opens twice.
    chances = (today.replace(fold=0), today.replace(fold=1), today.replace(fold=0) + timedelta(days=1))
    return next(chance for chance in chances if chance.timestamp() > local.timestamp())
