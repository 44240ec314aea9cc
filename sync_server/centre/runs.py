"""The centre's runs: what a position is worth after the database came back from a backup.

A position is (run, count). The database goes on under a new run after every restore, and keeps how far each feed had
come when a run began. Then
    - a position under the current run is served from its count;
    - one under an older run from the smaller of its count and how far the feed had come when the next run began:
      what came later under the older run may be another slice than the one that stands there now;
    - one under a run this database never heard of (it was lost in the restore) from zero.

Promises: a laptop may be given a slice twice, and is never made to miss one.
Who calls: the commands at start (``ensure_run``), the exchange (``Positions``, ``note_told``).
"""

from dataclasses import dataclass
from typing import Final

from django.db import transaction

from sync_protocol.identifiers import new_run
from sync_server.centre import erasing, placing, revoking
from sync_server.centre.asked import Asked
from sync_server.centre.models import CentreRun, Feed, RunStart
from sync_server.centre.office import Office
from sync_server.centre.tide import Mark

_NEWEST: Final = Asked(lambda: CentreRun.objects.order_by("-pk").values_list("pk", "run")[:1])


def current_run() -> CentreRun | None:
    """The run this database writes under, without when it began; None before ``init``."""
    return next((CentreRun(pk=pk, run=run) for pk, run in _NEWEST()), None)


def high_tide() -> int:
    """How many places this database has handed out."""
    return placing.all_places()


def ensure_run(office: Office) -> bool:
    """Begin a new run when there is none, or when the mark beside the key says that this database is not the one that
    was served last. Returns whether one began; of several processes that find this out one begins it."""
    with office.tide.alone():
        run, mark = current_run(), office.tide.read()
        went_on = run is not None and mark is not None and mark.run == run.run and mark.tide <= high_tide()
        if not went_on:
            begin_run(office)
    revoking.say_again(office)  # also when nobody was told anything that this database lacks
    erasing.say_again(office)
    return not went_on


def note_told(office: Office, run: CentreRun) -> bool:
    """Note beside the key, before an answer leaves, how far it tells. False when more was told under this run than the
    database has now: somebody put an older one in its place while this process was running."""
    here = high_tide()
    stands = office.tide.raise_to(Mark(run.run, here))
    # Another process may have seen and noted more than this one a moment ago; by now this one sees it too.
    return stands.run != run.run or stands.tide <= here or stands.tide <= high_tide()


def begin_run(office: Office) -> CentreRun:
    """Go on under a new run from where every feed stands now."""
    with transaction.atomic():
        run = CentreRun.objects.create(run=new_run(office.randbits), began=office.now())
        feeds = Feed.objects.select_for_update().order_by("name")
        RunStart.objects.bulk_create(RunStart(run=run, feed=feed, count=feed.count) for feed in feeds)
    office.tide.set(Mark(run.run, high_tide()))
    return run


@dataclass(frozen=True)
class Positions:
    """Turns the counts a laptop knows into counts to serve from. ``ends`` is None under the current run."""

    counts: dict[str, int]
    ends: dict[str, int] | None

    @classmethod
    def under(cls, run: int, counts: dict[str, int], now: CentreRun) -> "Positions":
        """``counts``: name of the feed here → count, under ``run``; ``now`` is the current run."""
        if run == now.run:
            return cls(counts, None)
        older = CentreRun.objects.filter(run=run).first()
        following = None if older is None else CentreRun.objects.filter(pk__gt=older.pk).order_by("pk").first()
        if following is None:
            return cls({}, None)
        return cls(counts, dict(RunStart.objects.filter(run=following).values_list("feed_id", "count")))

    def after(self, feed: str, head: int) -> int:
        """Serve this feed, which stands at ``head``, behind this count."""
        count = self.counts.get(feed, 0)
        if self.ends is not None:
            count = min(count, self.ends.get(feed, 0))
        # Beyond the head is a claim nobody can have earned here: begin again rather than skip.
        return count if count <= head else 0
