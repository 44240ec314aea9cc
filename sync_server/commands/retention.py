"""``retention``: until when a cohort is kept, and erasing what is due."""

import argparse
from collections.abc import Mapping

from sync_server.centre import box_store, deeds, retention, rooms
from sync_server.commands.finding import existing_cohort
from sync_server.commands.opening import opened
from sync_server.data_folder import DataFolder
from sync_server.problem import Problem


def run(folder: DataFolder, parsed: argparse.Namespace) -> Mapping[str, object]:
    """Set a cohort's last day, erase who is due, or list both. Raises Problem."""
    office = opened(folder)
    if bool(parsed.cohort) != bool(parsed.until or parsed.for_ever):
        raise Problem("Say both: --cohort NAME, and --until DATE or --for-ever.", 2)
    if parsed.cohort:
        deeds.keep_until(office, deeds.COMMAND_LINE, existing_cohort(parsed.cohort), parsed.until)
    erased = retention.apply(office, deeds.COMMAND_LINE, list(retention.due(office))) if parsed.apply else 0
    swept = box_store.sweep(office) if parsed.apply else 0
    dropped = rooms.sweep(office) if parsed.apply else 0
    rows = retention.dates(office)
    lines = [f"{day.isoformat() if day else 'for ever':10}  {cohort.name}: {count} due" for cohort, day, count in rows]
    if parsed.apply:
        lines.insert(0, f"{erased} {'person was' if erased == 1 else 'people were'} erased.")
    return {
        "text": "\n".join(lines) or "There is no cohort yet.",
        "erased": erased,
        "files_dropped": swept,
        "unverified_dropped": dropped,
        "cohorts": [
            {"name": cohort.name, "keep_until": day.isoformat() if day else None, "due": count}
            for cohort, day, count in rows
        ],
    }
