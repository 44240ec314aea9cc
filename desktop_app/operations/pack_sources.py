"""Where packs can be had from: the folder bundled with the program, the centre, or a folder or address that was named.

Promises: one way to open a source, whoever wants it; its connections are closed afterwards, what they took counts for
the month, and what they measured is remembered.
Raises Known: source-missing, pack-signer-wrong, address-wrong, plain-http. Called by operations only.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeVar

from desktop_app.domain.cancelling import Cancelling, never
from desktop_app.domain.errors import Known
from desktop_app.domain.link_cost import UNMEASURED
from desktop_app.network.fetching import SpeedCap, uncapped
from desktop_app.operations import limits, link_measure
from desktop_app.operations.session import Session
from desktop_app.packs.folder_source import FolderSource
from desktop_app.packs.offers import Source
from desktop_app.packs.trust import TrustStore
from desktop_app.storage import settings as names

_Taken = TypeVar("_Taken")

CENTRE_PACKS: Final = "/packs"
"""Where below its address a centre serves its repository."""

_ELSEWHERE: Final = frozenset({"pack-unknown", "pack-missing", "pack-rolled-back", "source-missing"})
"""What one source may lack and the next one have."""


def sources(session: Session, source: str | None) -> Iterator[str]:
    """The source that was asked for; else the bundled packs and then the centre, if enrolled."""
    if source is not None:
        yield source
        return
    yield str(session.packs.supply.bundled)
    centre = session.settings.text(names.CENTRE)
    if centre:
        yield centre + CENTRE_PACKS


def over_http(name: str) -> bool:
    """Whether a source is an address, and no folder."""
    return name.startswith(("http://", "https://"))


def first_that_has(
    session: Session,
    source: str | None,
    take: Callable[[Source], _Taken],
    cancelled: Cancelling = never,
    *,
    gate: Callable[[], None] = lambda: None,
    cap: SpeedCap = uncapped,
) -> _Taken:
    """What ``take`` makes of the first source that does not lack it.

    ``gate`` is called before a source over the network is asked, and may raise. When all lack it, the first one's
    reason is told, unless it only knew nothing of the pack.
    """
    refusal: Known | None = None
    for name in sources(session, source):
        if over_http(name):
            gate()
        with opened(session, name, cancelled, cap=cap) as found:
            try:
                return take(found)
            except Known as known:
                if known.code not in _ELSEWHERE and known.facts.get("reason") != "absent":
                    raise
                refusal = known if refusal is None or refusal.code == "pack-unknown" else refusal
    assert refusal is not None
    raise refusal


@contextmanager
def opened(session: Session, name: str, cancelled: Cancelling = never, *, cap: SpeedCap = uncapped) -> Iterator[Source]:
    """A source by its folder or address. ``cap``: how fast one over the network may give."""
    try:
        trust = TrustStore(session.paths.packs, session.packs.supply.anchor())
        if over_http(name):
            with _over_http(session, name, trust, cancelled, cap) as source:
                yield source
        else:
            yield FolderSource(Path(name), trust)
    except Known as known:
        if known.code == "source-missing":
            raise Known("source-missing", source=name) from known
        raise


@contextmanager
def _over_http(
    session: Session, address: str, trust: TrustStore, cancelled: Cancelling, cap: SpeedCap
) -> Iterator[Source]:
    from desktop_app.packs.http_source import HttpSource

    fetcher = session.make_network()
    try:
        link = link_measure.measured(session) or UNMEASURED
        yield HttpSource(address, trust, fetcher, cancelled, link=link, cap=cap)
    finally:
        fetcher.close()
        limits.count_traffic(session, fetcher.traffic.up, fetcher.traffic.down)
        link_measure.remember(session, fetcher.traffic)
