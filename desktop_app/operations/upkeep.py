"""What a profile needs now and then, asked for by whoever has a quiet moment: the window when it is idle, a command at
its end.
"""

from desktop_app.domain.errors import Known
from desktop_app.operations.changed import Changed, changed
from desktop_app.operations.session import Session
from desktop_app.storage.settings import KEY_IN_FILE_TOLD


def keep_copy(session: Session) -> bool:
    """Makes a good copy of the database when something was written and none was made today; returns whether it did.

    Takes as long as reading the database twice. Raises Known("database-damaged") when it is not sound: then it has to
    be opened again, which brings back the last good copy and all that can still be read.
    """
    return session.storage.keep_copy(session.clock.now())


def free_old_versions(session: Session) -> Changed:
    """Drops the versions of packs that no draft needs any more, unless a transfer is at work: then another time."""
    from desktop_app.operations import drafts, pack_way  # a command that keeps a copy needs none of it

    if not session.packs.old():
        return changed()
    with pack_way.transferring(session) as nobody_else:
        if not nobody_else:
            return changed()
        with session.packs.alone():
            freed = session.packs.sweep(drafts.needed(session), versions=1)
    return changed("packs") if freed else changed()


def news(session: Session) -> tuple[Known, ...]:
    """What the learner should be told about how the profile was opened; that its key lies in a file, only once."""
    told = session.settings.number(KEY_IN_FILE_TOLD)
    found = tuple(each for each in session.warnings if each.code != "key-in-file" or not told)
    if any(each.code == "key-in-file" for each in found):
        session.settings.set(KEY_IN_FILE_TOLD, 1)
    return found
