"""Which parts of a zip to ask for, so that what is missing of it is here soonest.

Promises: pure; every missing byte is in exactly one span; no two spans overlap; a span begins and ends with bytes that
are missing. Two neighbours share a request when fetching what lies between them takes no longer than another round
trip would. Called by http_source.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from course_format.pack_index import Member
from desktop_app.domain.link_cost import LinkCost


@dataclass(frozen=True)
class Missing:
    """A member that is not whole here. ``here``: so many of its first bytes are."""

    member: Member
    here: int = 0

    @property
    def first(self) -> int:
        """Where in the zip the first byte lies that is missing."""
        return self.member.offset + self.here

    @property
    def end(self) -> int:
        """Where in the zip the member's last byte was, and one."""
        return self.member.offset + self.member.stored


@dataclass(frozen=True)
class Span:
    """One request: the zip's bytes from ``first`` up to, without, ``end``. ``wanted`` in the order of the zip."""

    first: int
    end: int
    wanted: tuple[Missing, ...]


def plan(wanted: Sequence[Missing], link: LinkCost) -> tuple[Span, ...]:
    """The requests to make over this link, in the order of the zip. Members of which no byte is missing need none."""
    spans: list[Span] = []
    for each in sorted((each for each in wanted if each.first < each.end), key=lambda each: each.first):
        if spans and each.first - spans[-1].end <= link.gap:
            spans[-1] = Span(spans[-1].first, each.end, (*spans[-1].wanted, each))
        else:
            spans.append(Span(each.first, each.end, (each,)))
    return tuple(spans)
