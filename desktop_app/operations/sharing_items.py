"""The learner's items and how far each has travelled, for the Sync page, the badge and ``fieldbook exchange``.

Promises: a lesson read and marked in ten places is one item, a note edited ten times is one; counts and lists agree.
An item waits while any of it waits. Before enrolment nothing waits: there is nobody to send it to.
"""

from dataclasses import dataclass
from typing import Final

from desktop_app.domain.practice_state import deciding
from desktop_app.domain.sharing import SharingState, WaitingItem
from desktop_app.operations import course, practice_texts
from desktop_app.operations.practice_texts import Own
from desktop_app.operations.session import Session
from desktop_app.storage.projections import notes
from desktop_app.storage.waiting_list import Stirred, draft_of, stirred
from sync_protocol.identifiers import EntryId

LATELY_MS: Final = 7 * 86_400_000
"""How long an item is listed after it was sent."""

LISTED: Final = 300
"""Items in a list; a count counts them all."""

_ORDER: Final = (SharingState.REFUSED, SharingState.WAITING, SharingState.RECEIVED)


@dataclass
class _Item:
    """Entries that are one item to the learner. ``aside``: the centre refused a slice with some of them."""

    family: str
    belongs: str
    written: int = 0
    size: int = 0
    waits: bool = False
    aside: bool = False

    @property
    def state(self) -> SharingState:
        if self.aside:
            return SharingState.REFUSED
        return SharingState.WAITING if self.waits else SharingState.RECEIVED


@dataclass(frozen=True)
class Waiting:
    """How many items wait, how many the centre said no to, and the bytes of the former before packing."""

    count: int
    refused: int
    size: int


def waiting(session: Session) -> Waiting:
    """What waits, in numbers."""
    found = _gathered(session, since=None).values()
    waits = [item for item in found if item.state is SharingState.WAITING]
    refused = {item.belongs for item in found if item.state is SharingState.REFUSED}
    refused |= {own.id for own in practice_texts.all_own(session) if own.state is SharingState.REFUSED}
    return Waiting(len(waits), len(refused), sum(item.size for item in waits))


def items(session: Session) -> tuple[WaitingItem, ...]:
    """What was refused, what waits, and what was sent lately; in this order, the newest first within each."""
    own = {each.id: each for each in practice_texts.all_own(session)}
    gathered = _gathered(session, since=session.clock.now() - LATELY_MS)
    for practice in own.values():
        if practice.state is SharingState.REFUSED:
            gathered.setdefault(("practice", practice.id), _Item("practice", practice.id)).aside = True
    found = sorted(gathered.values(), key=lambda item: (_ORDER.index(item.state), -item.written))[:LISTED]
    titles = _Titles(session, {str(name): each for name, each in own.items()})
    return tuple(
        WaitingItem(
            record=item.belongs,
            kind=titles.kind(item),
            title=titles.title(item),
            finished=session.clock.local(item.written or titles.changed(item)),
            size=item.size,
            state=item.state,
            reason=titles.reason(item),
        )
        for item in found
    )


def _gathered(session: Session, *, since: int | None) -> dict[tuple[str, str], _Item]:
    found: dict[tuple[str, str], _Item] = {}
    for each in stirred(session.database, since=since):
        family, belongs = _family(session, each)
        item = found.setdefault((family, belongs), _Item(family, belongs))
        if each.waiting or not item.waits:
            if each.waiting and not item.waits:
                item.size = 0  # from here on only what waits counts
            item.waits = each.waiting
            item.size += each.size
        item.written = max(item.written, each.written)
        item.aside = item.aside or each.aside is not None
    return found


def _family(session: Session, each: Stirred) -> tuple[str, str]:
    """A submission is part of its practice, and all that was changed of the profile is one item."""
    if each.family == "submission":
        return "practice", draft_of(session.database, each.belongs) or each.belongs
    return (each.family, "profile") if each.family == "profile" else (each.family, each.belongs)


class _Titles:
    """What an item is called, looked up where it lies."""

    def __init__(self, session: Session, own: dict[str, Own]) -> None:
        self._session = session
        self._own = own
        self._activities = {spot.activity.id: spot.activity for spot in course.spots(session)}

    def kind(self, item: _Item) -> str:
        """Of WaitingItem; for an activity of an installed pack, its own kind."""
        if item.family == "activity" and item.belongs in self._activities:
            return self._activities[item.belongs].kind
        return item.family

    def title(self, item: _Item) -> str:
        """Empty when nobody gave it one."""
        match item.family:
            case "note":
                row = notes.get(self._session.database, EntryId.parse(item.belongs))
                return row.title if row is not None else ""
            case "practice" if item.belongs in self._own:
                return practice_texts.summary(self._session, self._own[item.belongs]).title
            case "activity" if item.belongs in self._activities:
                return self._activities[item.belongs].title
            case "activity":
                return item.belongs
        return ""

    def changed(self, item: _Item) -> int:
        """When a practice changed of which nothing moved lately; ms UTC."""
        own = self._own.get(item.belongs)
        return 0 if own is None else int(practice_texts.summary(self._session, own).changed.timestamp() * 1000)

    def reason(self, item: _Item) -> str | None:
        """The centre's words about a practice that it refused."""
        own = self._own.get(item.belongs) if item.state is SharingState.REFUSED else None
        decider = deciding(own.submissions) if own is not None else None
        return None if decider is None else decider.refused
