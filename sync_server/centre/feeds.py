"""Feeds: who reads which, and what stands in them. How places are handed out stands in placing.py.

Who calls: intake, decisions and the exchange.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sync_server.centre import placing
from sync_server.centre.models import EMPTY, FeedPlace, Membership, Person, Role, Slice

LIBRARY_FEED: Final = "l"
OWN_FEED: Final = "p"
"""How a laptop calls its own person's feed."""


def person_feed(person: str) -> str:
    return f"p:{person}"


def cohort_feed(cohort: str) -> str:
    return f"c:{cohort}"


def role_feed(cohort: str, role: str) -> str:
    return f"r:{cohort}:{role}"


def memberships(person: Person) -> "list[Membership]":
    """The person's open memberships, newest first."""
    return list(Membership.objects.filter(person=person, until=None).order_by("-since", "-pk"))


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
    count = after
    standing = FeedPlace.objects.filter(feed=feed, count__gt=after).exclude(slice__state__in=EMPTY)
    places = standing.order_by("count").select_related("slice")
    for found in places[: slices_left + len(leave_out) + 1].iterator(chunk_size=16):
        if bytes(found.slice.name) not in leave_out:
            data = bytes(found.slice.data)
            if slices and (bytes_left < len(data) or len(slices) >= slices_left):
                return Page(tuple(slices), count, True)
            slices.append(data)
            bytes_left -= len(data)
        count = found.count
    return Page(tuple(slices), max(count, head), False)
