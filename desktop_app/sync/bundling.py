"""What waits, as a file for a stick: the request of an exchange, sealed to the centre's key.

Promises: the slices in it are those that go over the line too, and stay on the shelf until they are acknowledged, by
whichever way; writing ten files loses nothing and sends nothing twice for good. Called by operations/bundles.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from desktop_app.sync.cutting import cut_waiting
from desktop_app.sync.laptop import Laptop
from desktop_app.sync.standing import Standing
from sync_protocol.bundle_files import with_puts
from sync_protocol.bundles import encode_bundle
from sync_protocol.exchange import MAX_BYTES, MAX_OFFERED, MAX_SLICES, Request, encode_request
from sync_protocol.sealing import SealingKey

ROOM: Final = 1_000_000
"""Bytes of slices wanted in the answer: a stick has more room than a line, and the next one may be weeks away."""

NONCE_BYTES: Final = 8


@dataclass(frozen=True)
class Made:
    """``data``: the file. ``entries``: own ones in it; ``left``: own ones that did not fit."""

    data: bytes
    entries: int
    left: int


def make_bundle(laptop: Laptop, standing: Standing, centre_sealing: bytes) -> Made:
    """The file of now. ``centre_sealing``: the public key that the centre is sealed to."""
    shelf, device = laptop.shelf, standing.device
    while cut_waiting(laptop, device):
        pass
    sent = shelf.unsent(MAX_BYTES)[:MAX_SLICES]
    entries = shelf.count_entries({held.seq for held in sent if held.own})
    offered = (*shelf.doubtful(standing.centre_run, MAX_OFFERED), *shelf.quarantined(MAX_OFFERED))[:MAX_OFFERED]
    request = msgspec.structs.replace(
        _asking(laptop, standing),
        room=ROOM,
        offered=tuple(offer.short for offer in offered),
        slices=tuple(held.data for held in sent),
    )
    content = encode_request(request, device, standing.centre_public)
    data = encode_bundle(content, centre_sealing, standing.centre_public)
    return Made(data, entries, shelf.count_unsent_own() - entries)


def make_file_bundle(laptop: Laptop, standing: Standing, centre_sealing: bytes, puts: Sequence[bytes]) -> bytes:
    """A file with photos and PDFs (bundle_files.py) and no slices: its request only asks for an answer."""
    content = encode_request(_asking(laptop, standing), standing.device, standing.centre_public)
    return encode_bundle(with_puts(content, puts), centre_sealing, standing.centre_public)


def _asking(laptop: Laptop, standing: Standing) -> Request:
    return Request(
        device=standing.device.device_id,
        nonce=laptop.randomness.bytes(NONCE_BYTES),
        centre_run=standing.centre_run,
        positions=laptop.shelf.positions(standing.centre_run),
        packs_version=standing.packs_version,
        room=0,
        sealing=SealingKey.of_laptop(standing.device).public,
    )
