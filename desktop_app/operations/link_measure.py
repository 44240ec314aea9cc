"""What the link cost when it was last used: for planning what to fetch at once, and for saying how long it takes.

Promises: of this laptop only. A new measurement weighs as much as all before it, because links change.
"""

import json
from typing import Final

from desktop_app.domain.link_cost import LinkCost
from desktop_app.network.fetching import Traffic
from desktop_app.operations.session import Session

_LINK: Final = "link_cost"
"""Setting: JSON of [round trip in seconds, bytes a second]."""

_ASSUMED_TRIP: Final = 0.3


def measured(session: Session) -> LinkCost | None:
    """The link as last measured; None when it never was."""
    try:
        trip, rate = json.loads(session.settings.text(_LINK))
        found = LinkCost(round_trip=float(trip), rate=float(rate))
    except (ValueError, TypeError):
        return None
    return found if found.round_trip > 0 and found.rate > 0 else None


def remember(session: Session, traffic: Traffic) -> None:
    """Takes in what a fetcher measured; nothing when it moved too little to tell."""
    if traffic.rate is None or traffic.rate <= 0:
        return
    before = measured(session)
    trip = traffic.round_trip or (before.round_trip if before else _ASSUMED_TRIP)
    rate = traffic.rate
    if before is not None:
        trip, rate = (before.round_trip + trip) / 2, (before.rate + rate) / 2
    session.settings.set(_LINK, json.dumps([round(trip, 4), round(rate, 1)]))
