"""Why the learner's photos and PDFs wait: their hours, their words, or a try that broke off.

Promises: the same answers as operations/file_carrying.py gives itself; whether the connection is paid by the byte only
the window knows. Called by operations/exchanging.py.
"""

from dataclasses import replace

from desktop_app.domain.sharing import FileHold, FileLoad
from desktop_app.domain.transfer_limits import is_open, next_opening
from desktop_app.operations import file_carrying, files, limits
from desktop_app.operations.session import Session
from desktop_app.storage.settings import WORDS_AWAITED


def load(session: Session) -> FileLoad:
    """What waits, and what holds it at this moment."""
    found, allowed = files.load(session), limits.limits(session)
    if not (found.going or found.coming):
        return found
    found = replace(found, speed=allowed.speed)
    local = session.clock.local(session.clock.now())
    if not is_open(allowed, local.time()):
        return replace(found, hold=FileHold.HOURS, until=next_opening(allowed, local))
    if found.going and session.settings.number(WORDS_AWAITED):
        return replace(found, hold=FileHold.WORDS)
    again = file_carrying.next_try(session)
    return replace(found, hold=FileHold.PAUSE, until=session.clock.local(again)) if again else found
