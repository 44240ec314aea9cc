"""Joining a centre with a code.

Promises: repeating it is harmless, wherever the line broke: the same code and this laptop's one key give the same
answer. A learner who began without a centre loses nothing. Only the centre whose key's fingerprint stands in the code
is believed, and nothing is sent over plain http except to this very machine.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop_app.domain.cancelling import Cancelling, never
from desktop_app.domain.errors import Known
from desktop_app.domain.learner import Learner
from desktop_app.operations import learner, own_words
from desktop_app.operations.session import Session
from desktop_app.storage.settings import PERSON, WORDS_AWAITED, WORDS_GIVEN
from desktop_app.storage.slice_shelf import SliceShelf
from desktop_app.sync import standing as standings

if TYPE_CHECKING:
    from desktop_app.network.fetching import Fetcher
    from sync_protocol.device_keys import DeviceKey
    from sync_protocol.enrolment import EnrolAnswer, EnrolCode
    from sync_protocol.mine_key import RecoveryWords

USED_CODE: Final = "enrolled_with"
"""Setting: SHA-256 of the code, so that joining again with it is a success and not a mistake."""

LONGEST_NAME: Final = 200


@dataclass(frozen=True)
class _Asked:
    """What goes up."""

    address: str
    code: "EnrolCode"
    device: "DeviceKey"
    data: bytes


def enrol(
    session: Session,
    url: str,
    code: str,
    name: str,
    *,
    role: str = "",
    place: str = "",
    words: Sequence[str] = (),
    cancelled: Cancelling = never,
) -> Learner:
    """Joins the centre at ``url`` with the code that the course team gave; makes the learner if there is none yet.

    ``words``: the recovery words, if the learner has them from another laptop. A second laptop that joins without them
    makes none of its own: it waits for them.

    Raises Known: code-wrong, code-unknown, code-used, code-expired, address-wrong, plain-http, input-empty,
    already-enrolled, centre-other, device-revoked, words-wrong, words-older, and what the network does (fetching.py).
    Raises Cancelled.
    """
    from desktop_app.network.address import checked

    parsed = _parsed(code)
    address = checked(url)
    if not name.strip():
        raise Known("input-empty", field="name")
    given = own_words.parsed(words) if words else None
    known = learner.get(session)
    if known is not None and known.person and _may_stay(session, parsed):
        if words:
            own_words.use_words(session, words)
        return known
    old = session.settings.blob(standings.DEVICE_SEED)
    revoked = bool(session.settings.number(standings.REVOKED))
    asked = _ask(session, address, parsed, name.strip(), role, place, renew=revoked)
    fetcher = session.make_network()
    try:
        answer = _answer(fetcher, asked, cancelled)
    finally:
        fetcher.close()
    _keep(session, asked, answer, name, role, place, given=given, replaced=old if revoked else None)
    found = learner.get(session)
    assert found is not None
    return found


def _parsed(code: str) -> "EnrolCode":
    from sync_protocol.enrolment_codes import parse_code

    try:
        return parse_code(code)
    except ValueError as error:
        raise Known("code-wrong") from error


def _may_stay(session: Session, code: "EnrolCode") -> bool:
    """Whether an enrolled laptop has nothing to do: it joined with this very code.

    False when it must join anew, because its key was revoked and the code is of the same centre. Raises
    Known("already-enrolled") for everything else.
    """
    from sync_protocol.enrolment_codes import fingerprint

    settings = session.settings
    if not settings.number(standings.REVOKED):
        if settings.blob(USED_CODE) == _digest(code):
            return True
        raise Known("already-enrolled")
    if fingerprint(settings.blob(standings.CENTRE_PUBLIC) or b"") != code.fingerprint:
        raise Known("already-enrolled")
    return False


def _digest(code: "EnrolCode") -> bytes:
    return hashlib.sha256(b"enrolled with %d %d" % code).digest()


def _ask(session: Session, address: str, code: "EnrolCode", name: str, role: str, place: str, *, renew: bool) -> _Asked:
    from sync_protocol.enrolment import VERSION, EnrolRequest, encode_enrol_request

    device = standings.device_key(session.settings, session.randomness.bytes, renew=renew)
    request = EnrolRequest(
        VERSION, code.secret, device.public, name[:LONGEST_NAME], role[:LONGEST_NAME], place[:LONGEST_NAME]
    )
    return _Asked(address, code, device, encode_enrol_request(request, device))


def _answer(fetcher: "Fetcher", asked: _Asked, cancelled: Cancelling) -> "EnrolAnswer":
    from desktop_app.sync.conversation import from_status
    from sync_protocol.enrolment import MAX_BYTES, read_enrol_answer
    from sync_protocol.refusals import EnrolRefused

    reply = fetcher.post(asked.address + "/enrol", asked.data, max_bytes=MAX_BYTES, cancelled=cancelled)
    try:
        body = b"".join(reply.chunks())
    except Known:
        if reply.status != 200:
            raise from_status(reply.status) from None
        raise
    finally:
        reply.close()
    if reply.status != 200:
        raise _no(body, reply.status, asked)
    try:
        return read_enrol_answer(body, asked.data, asked.code, asked.device.public)
    except EnrolRefused as refused:
        known = refused.code in ("centre-other", "protocol-newer")
        raise Known(refused.code if known else "answer-nonsense") from refused


def _no(body: bytes, status: int, asked: _Asked) -> Known:
    from desktop_app.sync.conversation import from_status
    from sync_protocol.device_keys import PUBLIC_BYTES
    from sync_protocol.enrolment import EnrolCode, fingerprint, read_enrol_reply

    said = read_enrol_reply(body, asked.data, asked.code)
    if said in ("code-unknown", "code-used", "code-expired", "device-revoked", "protocol-newer", "too-large"):
        return Known(said)
    if said is not None:
        return Known("centre-busy" if said == "busy" else "answer-nonsense", reply=said)
    stranger = EnrolCode(asked.code.secret, fingerprint(body[:PUBLIC_BYTES]))
    if read_enrol_reply(body, asked.data, stranger) is not None:
        return Known("centre-other")
    return from_status(status)


def _keep(
    session: Session,
    asked: _Asked,
    answer: "EnrolAnswer",
    name: str,
    role: str,
    place: str,
    *,
    given: "RecoveryWords | None",
    replaced: bytes | None,
) -> None:
    """Everything at once: a laptop is enrolled, or it is not."""
    from sync_protocol.device_keys import DeviceKey

    shelf = SliceShelf(session.database, session.journal.entries)
    with session.database.write():
        before = session.settings.text(PERSON)
        standings.keep_enrolment(session.settings, asked.address, asked.device, answer, session.clock.now())
        session.settings.set(USED_CODE, _digest(asked.code))
        is_second = answer.others > 0 and not before and not session.settings.number(WORDS_GIVEN)
        learner.begin(session, name, role=role, place=place, make_words=given is None and not is_second)
        if given is not None:
            own_words.adopt(session, given, given=True)
        elif is_second:
            session.settings.set(WORDS_AWAITED, 1)
        if replaced is not None:
            shelf.cut_anew(DeviceKey.from_bytes(replaced).device_id)
        if before and before != answer.person:
            shelf.forget_positions()
