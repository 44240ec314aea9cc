"""What a profile needs now and then, asked for by whoever has a quiet moment: the window when it is idle, a command at
its end.
"""

from typing import TYPE_CHECKING, Final

from desktop_app.domain.errors import Known
from desktop_app.operations.changed import Changed, changed
from desktop_app.operations.session import Session
from desktop_app.storage.settings import KEY_IN_FILE_TOLD

if TYPE_CHECKING:
    from desktop_app.sync.repacking import Repacking

REPACKED: Final = 16
"""Slices of the usual size that one quiet moment makes at most: 80 KB to send."""


def keep_copy(session: Session) -> bool:
    """Makes a good copy of the database when something was written and none was made today; returns whether it did.
    Before that, what was erased goes from the last corner.

    Takes as long as reading the database twice. Raises Known("database-damaged") when it is not sound: then it has to
    be opened again, which brings back the last good copy and all that can still be read.
    """
    cleanse(session)
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


def cleanse(session: Session) -> bool:
    """Takes what was erased out of the free space of the database and out of its good copies; returns whether anything
    was due. Writes the database once and each copy once; when there is no room for that, it stays due."""
    try:
        return session.storage.cleanse()
    except Known:
        return False


def repack(session: Session) -> bool:
    """Packs many small slices of *mine* into few larger ones, if that saves enough; returns whether it did.

    Nothing that anybody reads changes; the new slices go with the next exchange.
    """
    packing = repacking(session)
    return packing is not None and packing.gather_small(REPACKED) > 0


def repacking(session: Session) -> "Repacking | None":
    """What packs anew; None before the laptop was enrolled, and without the learner's words."""
    from desktop_app.sync.laptop import Laptop
    from desktop_app.sync.repacking import Repacking
    from desktop_app.sync.standing import REVOKED, mine_key, standing

    who, mine = standing(session.settings), mine_key(session.settings)
    if who is None or mine is None or session.settings.number(REVOKED):
        return None
    laptop = Laptop(session.database, session.settings, session.journal, session.clock, session.randomness)
    return Repacking(laptop, who, mine)


def news(session: Session) -> tuple[Known, ...]:
    """What the learner should be told about how the profile was opened; that its key lies in a file, only once."""
    told = session.settings.number(KEY_IN_FILE_TOLD)
    found = tuple(each for each in session.warnings if each.code != "key-in-file" or not told)
    if any(each.code == "key-in-file" for each in found):
        session.settings.set(KEY_IN_FILE_TOLD, 1)
    return found
