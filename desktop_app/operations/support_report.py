"""A report for whoever helps: how this laptop and its Fieldbook are, without anything about the person.

Promises: versions, sizes, counts, codes, durations and ids of packs; no word that anybody typed, no name, address,
place, title, path or id of a person, cohort or record. A kind of entry that this version does not know is counted under
"other". Reads only. Raises Known: disk-full, folder-unwritable (``write``).
"""

import json
import platform
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from desktop_app import __version__
from desktop_app.operations import exchanging, learner, practices
from desktop_app.operations.session import Session
from desktop_app.storage import exchange_history, health
from desktop_app.storage import settings as names
from desktop_app.storage.new_file import write_new
from desktop_app.storage.projections import notes, progress
from sync_protocol.exchange import VERSION as EXCHANGE_VERSION
from sync_protocol.kinds import KINDS

EXCHANGES: Final = 100
HOUR_MS: Final = 3_600_000

Section = Mapping[str, object]


def report(session: Session) -> dict[str, object]:
    """The report as plain values, ready for JSON. Reads the whole database once, to see whether it is sound."""
    began = session.clock.now()
    sections: dict[str, object] = {
        "report": 1,
        "program": _program(),
        "profile": _profile(session),
        "entries": _entries(session),
        "slices": health.slices(session.database),
        "work": _work(session),
        "packs": _packs(session),
        "centre": _centre(session),
        "exchanges": _exchanges(session),
        "preferences": _preferences(session),
    }
    sections["milliseconds"] = session.clock.now() - began
    return sections


def write(session: Session, file: Path) -> tuple[Path, dict[str, object]]:
    """Writes the report; nothing that exists is written over. Returns where it lies, and what it says."""
    found = report(session)
    text = json.dumps(found, indent=1, ensure_ascii=True) + "\n"
    return write_new(file, text.encode()), found


def _program() -> Section:
    return {
        "version": __version__,
        "exchange": EXCHANGE_VERSION,
        "python": platform.python_version(),
        "system": platform.system(),
        "release": platform.release(),
        "machine": platform.machine(),
    }


def _profile(session: Session) -> Section:
    paths = session.paths
    return {
        "sound": session.database.is_sound(),
        "sizes": health.sizes(paths),
        "free": health.free(paths),
        "schema": health.schema(session.database),
        "backups": health.backup_hours(paths, session.clock.now()),
        "damaged": len(list(paths.damaged.glob("*"))),
        "log": health.log_counts(paths),
        "warnings": sorted(warning.code for warning in session.warnings),
    }


def _entries(session: Session) -> Section:
    counts: Counter[str] = Counter()
    for kind, count in health.entries_by_kind(session.database).items():
        counts[kind if kind in KINDS else "other"] += count
    return dict(sorted(counts.items()))


def _work(session: Session) -> Section:
    states = Counter(row.state.value for row in practices.list_practices(session, mine=True))
    return {
        "notes": dict(notes.counts(session.database)),
        "practices": dict(sorted(states.items())),
        "finished": len(progress.finishes(session.database)),
    }


def _packs(session: Session) -> Section:
    store = session.packs
    return {
        "installed": sorted(f"{pack.id} {pack.language} {pack.version}" for pack in store.installed()),
        "damaged": sorted(map(str, store.damaged())),
        "size": store.used(),
    }


def _centre(session: Session) -> Section:
    settings = session.settings
    contact, clock = settings.number(names.LAST_CONTACT), settings.number(names.CENTRE_CLOCK)
    status = exchanging.status(session)
    return {
        "enrolled": status.enrolled,
        "secure": urlsplit(settings.text(names.CENTRE)).scheme == "https",
        "words": bool(settings.text(names.WORDS)),
        "waiting": status.waiting,
        "refused": status.refused,
        "hours_since_contact": (session.clock.now() - contact) // HOUR_MS if contact else None,
        "clock_ahead_seconds": (contact - clock) // 1000 if contact and clock else None,
    }


def _exchanges(session: Session) -> Section:
    past = exchange_history.latest(session.database, EXCHANGES)
    now = session.clock.now()
    return {
        "count": exchange_history.count(session.database),
        "codes": dict(sorted(Counter(each.code or "well" for each in past).items())),
        "latest": [
            {
                "hours_ago": (now - each.started) // HOUR_MS,
                "code": each.code,
                "milliseconds": each.ended - each.started,
                "requests": each.requests,
                "up": each.bytes_up,
                "down": each.bytes_down,
                "sent": each.sent,
                "received": each.received,
                "way": each.way,
            }
            for each in past
        ],
    }


def _preferences(session: Session) -> Section:
    found = learner.preferences(session)
    return {
        "language": found.language,
        "theme": found.theme.value,
        "text_scale": found.text_scale,
        "reading_scale": found.reading_scale,
    }
