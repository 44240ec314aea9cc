"""What a profile needs now and then, asked for by whoever has a quiet moment: the window when it is idle, a command at
its end.
"""

from desktop_app.operations.session import Session


def keep_copy(session: Session) -> bool:
    """Makes a good copy of the database when something was written and none was made today; returns whether it did.

    Takes as long as reading the database twice. Raises Known("database-damaged") when it is not sound: then it has to
    be opened again, which brings back the last good copy and all that can still be read.
    """
    return session.storage.keep_copy(session.clock.now())
