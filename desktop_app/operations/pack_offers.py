"""What a source of packs said when it was last asked, kept for showing.

Promises: what is installed from it is verified again, from the source. Called by operations only.
"""

import json
from dataclasses import dataclass
from typing import Final

import msgspec

from desktop_app.operations.session import Session
from desktop_app.packs.offers import Catalogue, Offer

_ASKED: Final = "packs_asked"
"""Setting: JSON of ``Asked``."""


@dataclass(frozen=True)
class Asked:
    """What a source said when it was last asked. Times in ms UTC; ``fresh_until`` as the list itself says."""

    source: str
    when: int
    fresh_until: int
    signer: str
    offers: tuple[Offer, ...]


def remember(session: Session, source: str, catalogue: Catalogue) -> None:
    """Keeps a verified list for showing. What is installed from it is verified again, from the source."""
    asked = Asked(
        source=source,
        when=session.clock.now(),
        fresh_until=int(catalogue.fresh_until.timestamp() * 1000),
        signer=catalogue.signer,
        offers=catalogue.offers,
    )
    session.settings.set(_ASKED, msgspec.json.encode(asked).decode())


def asked(session: Session) -> Asked | None:
    """What is remembered; None when no source was asked yet, or another version of the program wrote it."""
    try:
        return msgspec.json.decode(session.settings.text(_ASKED), type=Asked)
    except (msgspec.DecodeError, json.JSONDecodeError):
        return None
