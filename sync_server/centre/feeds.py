"""Feeds: who reads which, and what stands in them. How places are handed out stands in placing.py.

Who calls: intake, decisions and the exchange.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from sync_server.centre import placing
from sync_server.centre.asked import Asked
from sync_server.centre.models import EMPTY, Feed, FeedPlace, Membership, Person, Role, Slice

LIBRARY_FEED: Final = "l"
OWN_FEED: Final = "p"
"""How a laptop calls its own person's feed."""

FIRST_BATCH: Final = 16
"""Slices that are read at once for an answer, and twice as many each time after: as many as fit, seldom more."""

MOST_AT_ONCE: Final = 64
"""As a slice may have more than a megabyte, and several answers are made at once."""


def person_feed(person: str) -> str:
    return f"p:{person}"


def cohort_feed(cohort: str) -> str:
    return f"c:{cohort}"


def role_feed(cohort: str, role: str) -> str:
    return f"r:{cohort}:{role}"


class Place(NamedTuple):
    """Where somebody is, and as what."""

    cohort_id: str
    role: str


def memberships(person: Person) -> list[Place]:
    """The person's open memberships, newest first."""
    return [Place(*row) for row in _OPEN(person.pk)]


def heads(names: Iterable[str]) -> dict[str, int]:
    """How far these feeds have come; those that have not begun are left out."""
    return dict(_HEADS(*names))


def readable(person: Person) -> dict[str, str]:
    """The feeds this person's laptops read: name on the wire → name here."""
    feeds = {OWN_FEED: person_feed(person.id), LIBRARY_FEED: LIBRARY_FEED}
    for membership in memberships(person):
        name = cohort_feed(membership.cohort_id)
        feeds[name] = name
        if membership.role != Role.LEARNER:
            name = role_feed(membership.cohort_id, membership.role)
            feeds[name] = name
    return feeds


def place(slice_: Slice, feeds: Iterable[str], *, is_new: bool = True) -> None:
    """Give the slice the next place in each of these feeds, where it does not stand yet, when the transaction ends.

    ``is_new``: it was kept in this very transaction.
    """
    placing.wish(slice_, feeds, is_new=is_new)


@dataclass(frozen=True)
class Page:
    """A stretch of a feed. ``count``: the position behind it; ``full``: the limit cut it, there is more."""

    slices: tuple[bytes, ...]
    count: int
    full: bool


def page(feed: str, after: int, head: int, *, bytes_left: int, slices_left: int, leave_out: frozenset[bytes]) -> Page:
    """What stands in the feed behind ``after``, up to the limits, without the slices named in ``leave_out``, and those
    of which only the name is left. ``head``: how far the feed had come before this was asked.

    The first slice always fits, so that a reader always gets on.
    """
    slices: list[bytes] = []
    count, batch = after, FIRST_BATCH
    while True:
        # Not iterator(): outside a transaction PostgreSQL would read everything up to the limit before the first row.
        found = _STRETCH(feed, count, most=batch)
        for place_count, name, stored in found:
            if bytes(name) not in leave_out:
                data = bytes(stored)
                if slices and (bytes_left < len(data) or len(slices) >= slices_left):
                    return Page(tuple(slices), count, True)
                slices.append(data)
                bytes_left -= len(data)
            count = place_count
        if len(found) < batch:
            return Page(tuple(slices), max(count, head), False)
        batch = min(2 * batch, MOST_AT_ONCE)


_OPEN: Final = Asked(
    lambda person: (
        Membership.objects.filter(person=person, until=None).order_by("-since", "-pk").values_list("cohort_id", "role")
    ),
    str,
)
_HEADS: Final = Asked(lambda *names: Feed.objects.filter(name__in=names).values_list("name", "count"), str)
_STRETCH: Final = Asked(
    lambda feed, count: (
        FeedPlace.objects.filter(feed=feed, count__gt=count)
        .exclude(slice__state__in=EMPTY)
        .order_by("count")
        .values_list("count", "slice__name", "slice__data")
    ),
    str,
    int,
)
