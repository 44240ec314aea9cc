"""Good practices: drafts, submissions and the library as one projection, because a search finds them together.

Promises: an event is shown to each part that wants it, in the order drafts, submissions, library.
Called by storage/registry.py.
"""

from collections import defaultdict
from typing import Final

from desktop_app.storage import search_index
from desktop_app.storage.projections import OnEvent, Projection, View, library, practice_drafts, submissions
from sync_protocol.entries import Entry


def _own_is_not_in_the_library(view: View, entry: Entry) -> None:
    library.index(view.database, entry.id.text())


def _each_in_turn(*handlers: OnEvent) -> OnEvent:
    def on_event(view: View, entry: Entry) -> None:
        for handler in handlers:
            handler(view, entry)

    return on_event


def _events() -> dict[str, OnEvent]:
    wanted: dict[str, list[OnEvent]] = defaultdict(list)
    for part in (practice_drafts.EVENTS, submissions.EVENTS, library.EVENTS):
        for kind, handler in part.items():
            wanted[kind].append(handler)
    wanted["practice.submitted"].append(_own_is_not_in_the_library)
    return {kind: _each_in_turn(*handlers) for kind, handlers in wanted.items()}


PROJECTION: Final = Projection(
    name="practices",
    tables={**practice_drafts.TABLES, **submissions.TABLES, **library.TABLES},
    events=_events(),
    texts=practice_drafts.TEXTS,
    clear=lambda database: search_index.remove_kind(database, "practice"),
)
