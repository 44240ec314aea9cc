"""Hands out places in feeds: all at the end of a transaction, under locks that are held until it has ended.

Promises: the places of a feed become visible in the order of their counts, so a reader that was told of one never
skips one that commits later; two transactions never wait for each other in a circle, because every transaction takes
all its locks at once, in one order, after everything else it does. On PostgreSQL these are advisory locks of the
transaction; SQLite lets one transaction write at a time, from its first statement on, and the threads of a process
queue for that here.
Refuses: places outside a ``transaction`` of this module. Who calls: whoever keeps slices, through feeds.place.
"""

import hashlib
import threading
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

from django.db import connection
from django.db.models import F
from django.db.transaction import TransactionManagementError, atomic

from sync_server.centre.asked import Asked
from sync_server.centre.models import Feed, FeedPlace, Slice, TideCount

SHARDS: Final = 16
"""Rows among which the number of all places is split, so that transactions seldom wait for each other to count up."""

_BATCH: Final = 500
"""Names in one statement: below every database's limit of parameters."""


@dataclass(frozen=True)
class _Wish:
    """``is_new``: the slice is kept by this very transaction, so it stands nowhere yet."""

    slice: Slice
    feeds: tuple[str, ...]
    is_new: bool


_TIDE: Final = Asked(lambda: TideCount.objects.values_list("places"))
_COUNTS: Final = Asked(lambda *names: Feed.objects.filter(name__in=names).values_list("name", "count"), str)

_turn: Final = threading.Lock()
"""Held by the one thread of this process that writes to SQLite, whose own way of waiting is to sleep and try again: the
unlucky wait for seconds. Other processes are waited for in that way."""

_wishes: "ContextVar[list[_Wish] | None]" = ContextVar("_wishes", default=None)


@contextmanager
def transaction() -> Iterator[None]:
    """A transaction in which slices are given places. Inside another one it is a part of that one, and what it wished
    for is forgotten when it fails."""
    wishes = _wishes.get()
    if wishes is not None:
        before = len(wishes)
        try:
            with atomic():
                yield
        except BaseException:
            del wishes[before:]
            raise
        return
    token = _wishes.set([])
    try:
        with _turn_to_write(), atomic():
            yield
            _hand_out(_wishes.get() or [])
    finally:
        _wishes.reset(token)


def _turn_to_write() -> AbstractContextManager[object]:
    return _turn if connection.vendor == "sqlite" else nullcontext()


def wish(slice_: Slice, feeds: Iterable[str], *, is_new: bool) -> None:
    """Ask for the next place in each of these feeds, where the slice does not stand yet."""
    wishes = _wishes.get()
    if wishes is None:
        raise TransactionManagementError("places are handed out within placing.transaction")
    wishes.append(_Wish(slice_, tuple(sorted(set(feeds))), is_new))


def all_places() -> int:
    """How many places were ever handed out, in all feeds, as far as this database knows."""
    return sum(places for (places,) in _TIDE())


def _hand_out(wishes: list[_Wish]) -> None:
    names = sorted({name for wish in wishes for name in wish.feeds})
    if not names:
        return
    keys = sorted(_key(name) for name in names)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(pg_advisory_xact_lock(key)) FROM unnest(%s::bigint[]) AS key", [keys])
    counts = _counts(names)
    places = _places(wishes, counts)
    changed = [Feed(name=name, count=counts[name]) for name in sorted({place.feed_id for place in places})]
    Feed.objects.bulk_create(
        changed, batch_size=_BATCH, update_conflicts=True, update_fields=["count"], unique_fields=["name"]
    )
    FeedPlace.objects.bulk_create(places, batch_size=_BATCH)
    _count_up(keys[0] % SHARDS, len(places))


def _places(wishes: list[_Wish], counts: dict[str, int]) -> list[FeedPlace]:
    standing = _standing([wish.slice.pk for wish in wishes if not wish.is_new])
    places = []
    for wish in wishes:
        for name in wish.feeds:
            if (name, wish.slice.pk) not in standing:
                standing.add((name, wish.slice.pk))
                counts[name] = counts.get(name, 0) + 1
                places.append(FeedPlace(feed_id=name, count=counts[name], slice=wish.slice))
    return places


def _counts(names: list[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for start in range(0, len(names), _BATCH):
        counts.update(_COUNTS(*names[start : start + _BATCH]))
    return counts


def _standing(slices: list[int]) -> set[tuple[str, int]]:
    found: set[tuple[str, int]] = set()
    for start in range(0, len(slices), _BATCH):
        rows = FeedPlace.objects.filter(slice__in=slices[start : start + _BATCH])
        found.update(rows.values_list("feed_id", "slice_id"))
    return found


def _count_up(shard: int, places: int) -> None:
    row = TideCount.objects.filter(shard=shard)
    if places and not row.update(places=F("places") + places):
        # The rows are made with the tables; only a database that was emptied lacks one.
        TideCount.objects.bulk_create([TideCount(shard=shard, places=0)], ignore_conflicts=True)
        row.update(places=F("places") + places)


def _key(feed: str) -> int:
    """What the lock of a feed is called. Two feeds that share a key wait for each other and are none the worse."""
    return int.from_bytes(hashlib.sha256(b"fieldbook feed\0" + feed.encode()).digest()[:8], "big", signed=True)
