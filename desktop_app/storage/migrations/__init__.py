"""The schema of what is not a projection, one file per step.

Promises: a database of an older version is brought up to date in one transaction, or stays as it was; one of a newer
version is refused before anything is touched (``Known("database-newer")``).

To change the schema: add ``step_NNNN_what.py`` with ``def apply(database: Database) -> None``, and name it in STEPS.
A step that was released is never edited. Projection tables need no step: they are dropped and made anew when their
definition changes (projector.py).
"""

from collections.abc import Callable
from typing import Final

from desktop_app.domain.errors import Known
from desktop_app.storage.database import Database
from desktop_app.storage.migrations import (
    step_0001_journal,
    step_0002_slices,
    step_0003_search,
    step_0004_exchange,
    step_0005_kept,
    step_0006_erasing,
    step_0007_sticks,
    step_0008_files,
    step_0009_library_files,
    step_0010_shorter_search,
)

STEPS: Final[tuple[Callable[[Database], None], ...]] = (
    step_0001_journal.apply,
    step_0002_slices.apply,
    step_0003_search.apply,
    step_0004_exchange.apply,
    step_0005_kept.apply,
    step_0006_erasing.apply,
    step_0007_sticks.apply,
    step_0008_files.apply,
    step_0009_library_files.apply,
    step_0010_shorter_search.apply,
)
"""In order; the version of a database is how many of them it has seen."""


def migrate(database: Database) -> bool:
    """Brings the schema up to date; returns whether anything had to be done.

    Raises Known("database-newer", found=…, known=…) for a database that a newer Fieldbook wrote.
    """
    if _version(database) == len(STEPS):
        return False
    with database.write():
        # Read again: another process may have been faster while this one waited for its turn.
        version = _version(database)
        if version > len(STEPS):
            raise Known("database-newer", found=version, known=len(STEPS))
        for step in STEPS[version:]:
            step(database)
        database.run(f"PRAGMA user_version = {len(STEPS)}")
    return version < len(STEPS)


def _version(database: Database) -> int:
    return int(database.value("PRAGMA user_version"))
