"""How the storage of a profile is, in numbers, for a report to whoever helps.

Promises: counts, sizes and versions alone; no text, name, id or path. Reads only. Called by support_report.py.
"""

import re
import shutil
from pathlib import Path
from typing import Final

from desktop_app.paths import ProfilePaths
from desktop_app.storage.backups import Backups
from desktop_app.storage.database import Database

LOG_READ: Final = 1_000_000
"""Bytes of the end of the log that are looked at."""

_RAISED: Final = re.compile(r"^(?:\w+\.)*(\w*(?:Error|Exception|Panic|Known))\b", re.MULTILINE)
_ASIDE: Final = frozenset(
    {"quarantined", "replaced", "truncated", "nonsense", "too-large", "signature-wrong", "device-wrong"}
    | {"protocol-newer", "dictionary-newer", "seal-broken", "mine-in-clear"}
)
"""Why a slice is aside, in our own words; a centre may say others."""

_MILLISECONDS_AN_HOUR: Final = 3_600_000


def entries_by_kind(database: Database) -> dict[str, int]:
    """How many entries of each kind the journal has."""
    return dict(database.rows("SELECT kind, count(*) FROM entries GROUP BY kind"))


def slices(database: Database) -> dict[str, int]:
    """How many slices there are, and in which states."""
    row = database.row(
        "SELECT count(*), coalesce(sum(own), 0), coalesce(sum(length(bytes)), 0), "
        "coalesce(sum(acknowledged IS NULL AND aside IS NULL), 0), coalesce(sum(opened = 0), 0) FROM slices"
    )
    assert row is not None
    found = dict(zip(("all", "own", "bytes", "to_send", "unread"), map(int, row), strict=True))
    for code, count in database.rows("SELECT aside, count(*) FROM slices WHERE aside IS NOT NULL GROUP BY aside"):
        name = f"aside {code}" if code in _ASIDE else "aside other"
        found[name] = found.get(name, 0) + count
    found["unpacked_entries"] = int(database.value("SELECT count(*) FROM entries WHERE own = 1 AND packed = 0"))
    found["feeds"] = int(database.value("SELECT count(*) FROM positions"))
    return found


def schema(database: Database) -> dict[str, object]:
    """Versions of the tables and of the program that keeps them."""
    return {
        "version": int(database.value("PRAGMA user_version")),
        "pages": int(database.value("PRAGMA page_count")),
        "free_pages": int(database.value("PRAGMA freelist_count")),
        "sqlite": str(database.value("SELECT sqlite_version()")),
        "cipher": str(database.value("PRAGMA cipher_version")),
    }


def sizes(paths: ProfilePaths) -> dict[str, int]:
    """Bytes on the disk."""
    log = paths.database.with_name(paths.database.name + "-wal")
    return {
        "database": _size(paths.database),
        "write_ahead": _size(log),
        "backups": sum(_size(each) for each in paths.backups.glob("*")),
    }


def free(paths: ProfilePaths) -> int:
    """Bytes free on the profile's disk."""
    return shutil.disk_usage(paths.root).free


def backup_hours(paths: ProfilePaths, now: int) -> list[int]:
    """How old the good copies are, the latest first."""
    return [(now - each.made) // _MILLISECONDS_AN_HOUR for each in Backups(paths.backups).all()]


def log_counts(paths: ProfilePaths) -> dict[str, object]:
    """How large the log is, and which errors of ours stand at its end: their types alone, in order, the last ten."""
    try:
        with paths.log.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - LOG_READ))
            text = file.read().decode(errors="replace")
    except OSError:
        return {"size": 0, "errors": []}
    return {"size": size, "errors": _RAISED.findall(text)[-10:]}


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
