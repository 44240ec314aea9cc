"""Tells the demo's story: a first week that has passed, in the order in which it happened.

Promises: telling it again changes nothing but the cohort's dates, so that its second week is always this week; it is
one transaction, told whole or not at all. Who calls: the command ``demo``, and tests with clocks of their own.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Final

from django.db import transaction

from sync_server.centre import cohorts, enrolment, moderation
from sync_server.centre.models import Cohort, Person, PracticeState
from sync_server.centre.office import Office
from sync_server.demo.laptop import DemoLaptop
from sync_server.demo.texts import Cast, Colleague, Text

_HOUR: Final = 3_600_000
_WEEK: Final = 7 * 24 * _HOUR
Event = tuple[int, Callable[[], object]]
"""When, in milliseconds since 1970 UTC, and what."""


class MovableClock:
    """The centre's clock while the story is told."""

    def __init__(self, at: int) -> None:
        self.at = at

    def __call__(self) -> int:
        return self.at


def tell(office: Office, cast: Cast) -> Cohort:
    """The demo's cohort, whose week 2 is the week of the office's clock."""
    now = office.clock()
    start = cohorts.monday(office.now().date()) - timedelta(weeks=1)
    clock = MovableClock(now - _WEEK)
    past = replace(office, clock=clock)
    with transaction.atomic():
        cohort: Cohort | None = Cohort.objects.filter(name=cast.cohort).first()
        if cohort is None:
            cohort = cohorts.make(past, cast.cohort, start)
        elif cohort.starts != start:
            cohort.starts = start
            cohorts.describe(office, cohort)
        if not Person.objects.filter(devices__isnull=False, memberships__cohort=cohort).exists():
            events = [event for colleague in cast.colleagues for event in _life(past, clock, cohort, colleague, now)]
            for when, what in sorted(events, key=lambda event: event[0]):
                clock.at = when
                what()
    return cohort


def _life(office: Office, clock: MovableClock, cohort: Cohort, colleague: Colleague, now: int) -> list[Event]:
    """What one colleague did between a week ago and when their laptop was last heard from."""
    laptop = DemoLaptop(office, clock)
    last = now - colleague.heard * _HOUR
    first = min(now - _WEEK + _HOUR, last)
    events: list[Event] = [(first, lambda: laptop.enrol(enrolment.new_code(office, cohort), colleague))]
    work = [partial(laptop.finish, activity) for activity in colleague.finished]
    step = (last - first) // (len(work) + 1)
    events += [(first + step * (number + 1), what) for number, what in enumerate(work)]
    for number, text in enumerate(colleague.practices):
        events += _submitted(office, laptop, text, last, now, number)
    return [*events, (last, laptop.exchange)]


def _submitted(office: Office, laptop: DemoLaptop, text: Text, last: int, now: int, number: int) -> list[Event]:
    """Written and sent a while before ``last``; decided on between then and now."""
    sent = last - (20 - number) * _HOUR
    names: list[str] = []
    events: list[Event] = [(sent, lambda: names.append(laptop.submit(text).text())), (sent + 1, laptop.exchange)]
    decided = sent + (now - sent) // 2
    if text.state is PracticeState.PUBLISHED:
        events.append((decided, lambda: moderation.publish(office, names[0], "Marguerite Adeyo-Lund")))
    elif text.state is PracticeState.RETURNED:
        events.append((decided, lambda: moderation.send_back(office, names[0], text.by, text.words)))
    return events
