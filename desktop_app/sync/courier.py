"""Colleagues' files, delivered to the centre over the line.

Promises: each goes as it is, and its answer is kept as it comes; neither can be read here. A file that the centre
refuses in its own name is marked, and not sent again; whatever else goes wrong leaves it for the next time. Called by
operations/exchanging.py after an exchange that went well.
"""

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from desktop_app.domain.cancelling import Cancelled, Cancelling
from desktop_app.domain.errors import Known
from desktop_app.network.fetching import Fetcher
from desktop_app.storage.courier_bag import CourierBag
from desktop_app.sync.conversation import from_status, retry_hint

if TYPE_CHECKING:
    from desktop_app.sync.standing import Standing

_FOR_NOW: Final = "busy"
"""The one code of the centre's replies after which it may say something else. Whatever else it says of a file (who
wrote it was erased, or its laptop is lost), it would say again, and what lies behind that file must not wait for it."""

_BEFORE_BUNDLES: Final = frozenset({404, 405})
"""Statuses of a centre that is older than bundles."""


def deliver(
    bag: CourierBag, standing: "Standing", fetcher: Fetcher, cancelled: Cancelling, told: Callable[[], None]
) -> int:
    """Delivers what waits; returns how many the centre answered. ``told`` is called after each.

    Raises Known as Fetcher.post, and Cancelled.
    """
    count = 0
    for item in bag.all():
        data = bag.data(item.name)
        if data is None:
            continue
        if cancelled():
            raise Cancelled
        status, body = _sent(fetcher, standing.address + "/bundle", data, cancelled)
        if status in _BEFORE_BUNDLES:
            return count
        if status == 200:
            _check(body, item.name, standing.centre_public)
            bag.answered(item.name, body)
            count += 1
        else:
            _refused(bag, item.name, status, body, data, standing.centre_public)
        told()
    return count


def _sent(fetcher: Fetcher, url: str, data: bytes, cancelled: Cancelling) -> tuple[int, bytes]:
    from sync_protocol.bundle_frame import MAX_FILE

    reply = fetcher.post(url, data, max_bytes=MAX_FILE, cancelled=cancelled)
    try:
        return reply.status, b"".join(reply.chunks())
    finally:
        reply.close()


def _check(body: bytes, name: bytes, centre_public: bytes) -> None:
    """Raises Known("answer-nonsense") unless this is a whole answer file to that bundle, from our centre."""
    from sync_protocol.bundle_frame import ANSWER, read_file
    from sync_protocol.device_keys import device_id_of
    from sync_protocol.refusals import BundleRefused

    try:
        header, _ = read_file(body)
    except BundleRefused as refused:
        raise Known("answer-nonsense") from refused
    if (header.sort, header.answers, header.centre) != (ANSWER, name, device_id_of(centre_public)):
        raise Known("answer-nonsense")


def _refused(bag: CourierBag, name: bytes, status: int, body: bytes, data: bytes, centre_public: bytes) -> None:
    from sync_protocol.replies import read_no

    no = read_no(body, hashlib.sha256(data).digest(), centre_public)
    if no is None:
        raise from_status(status)
    if no.code == _FOR_NOW:
        raise Known("centre-busy", reply=no.code, **retry_hint(no))
    bag.refused(name, no.code)
