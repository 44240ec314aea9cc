"""Whether a server of this folder runs: a lock that the kernel lets go of with the last process that holds it.

Promises: while a server runs no backup is put back, and while one is put back no server begins, on this machine.
Who calls: the commands ``serve`` and ``restore``. Stdlib only.
"""

import fcntl
from typing import IO

from sync_server.data_folder import DataFolder
from sync_server.problem import Problem


def hold(folder: DataFolder, *, alone: bool) -> IO[str]:
    """The lock, held until the file is closed: shared by servers, ``alone`` for whoever puts a backup back.

    Raises Problem when it cannot be had.
    """
    file = (folder.root / "serving").open("a", encoding="ascii")
    try:
        fcntl.flock(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        running, restoring = (
            "A server of this centre is running. Stop it first.",
            "A backup is being put back just now.",
        )
        raise Problem(running if alone else restoring) from error
    return file
