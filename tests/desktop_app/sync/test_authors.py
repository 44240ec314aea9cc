"""Whose words a published practice is: a name stands there only if its author signed that text under that name."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from desktop_app.operations import practices, searching
from desktop_app.operations.session import Session
from sync_protocol import authorship
from sync_protocol.bodies import PracticePublished, practice_hash
from sync_protocol.certificates import DeviceCertificate, certify
from sync_protocol.device_keys import DeviceKey
from sync_protocol.kinds import decode_body
from tests.support.centre_voice import AUTHOR, KEY, Centre, tell
from tests.support.profiles import open_test_session

SUBMISSION = "000000000000b1.4"
STRANGER = DeviceKey.from_bytes(b"\2" * 32)
HASH = practice_hash("Market day hours", "Telmo valley", {"context": "One weekly market."})


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with open_test_session(tmp_path) as opened:
        yield opened


def published(**changes: object) -> PracticePublished:
    """What the centre says, with these fields changed after its author signed."""
    body = decode_body("practice.published", Centre().published(SUBMISSION).body)
    assert isinstance(body, PracticePublished)
    return msgspec.structs.replace(body, **changes)


def shown(session: Session, body: PracticePublished) -> str:
    tell(session, Centre().entry("practice.published", body, "library", SUBMISSION))
    (row,) = practices.list_practices(session, mine=False)
    assert practices.open_practice(session, row.id).author == row.author
    return row.author


def certificate(device: DeviceKey, centre: DeviceKey) -> bytes:
    return certify(DeviceCertificate("00000000000000b2", device.public, 1), centre)


def test_a_name_that_its_author_signed_is_shown_and_found(session: Session) -> None:
    assert shown(session, published()) == "L. Sow"
    session.storage.projector.rebuild()
    assert practices.list_practices(session, mine=False)[0].author == "L. Sow"
    assert searching.search(session, "market").total == 1


@pytest.mark.parametrize(
    "forged",
    [
        {"author": "J. Okoro"},
        {"parts": {"context": "Two markets."}},
        {"title": "Other hours"},
        {"signature": b""},
        {"signature": bytes(64)},
        {"certificate": b""},
        {"certificate": certificate(STRANGER, KEY)},
        {"certificate": certificate(AUTHOR, STRANGER)},
        {"signature": authorship.sign(STRANGER, HASH, "L. Sow")},
        {"signature": authorship.sign(STRANGER, HASH, "L. Sow"), "certificate": certificate(STRANGER, STRANGER)},
        {"signature": AUTHOR.sign(b"slice 1", HASH, b"L. Sow")},
    ],
    ids=[
        "another name",
        "other words",
        "another title",
        "no signature",
        "zeros",
        "no certificate",
        "somebody else's certificate",
        "a certificate of another centre",
        "signed by a laptop that was not certified",
        "a laptop that certified itself",
        "signed for something else",
    ],
)
def test_a_name_that_nobody_signed_is_not_shown(session: Session, forged: dict[str, object]) -> None:
    assert shown(session, published(**forged)) == ""


def test_a_laptop_of_another_centre_shows_no_name(session: Session) -> None:
    entry = Centre().published(SUBMISSION)
    session.journal.receive([entry])
    assert practices.list_practices(session, mine=False)[0].author == ""
