"""The centre hands on what proves who wrote a practice, and can prove nothing by itself."""

import pytest

from sync_protocol import authorship
from sync_protocol.bodies import PracticePublished, PracticeSubmitted
from sync_protocol.device_keys import DeviceKey
from sync_server.centre import moderation
from sync_server.centre.office import Office
from tests.sync_server.conftest import MakeLaptop
from tests.sync_server.laptops import Send, submission


def signed(device: DeviceKey, author: str) -> PracticeSubmitted:
    body = submission()
    signature = authorship.sign(device, body.hash, author)
    return PracticeSubmitted(
        body.draft, body.title, body.place, body.parts, body.hash, author=author, signature=signature
    )


@pytest.mark.parametrize("is_hers", [True, False])
def test_what_is_published_proves_its_author_or_nothing(
    laptop: MakeLaptop, send: Send, office: Office, is_hers: bool
) -> None:
    amina, reader = laptop("Amina Dialo"), laptop("Tomas")
    device = amina.device if is_hers else DeviceKey.generate()
    entry = amina.entry("practice.submitted", signed(device, "Amina Dialo"))
    amina.exchange(send, amina.pack(entry))
    moderation.publish(office, entry.id.text(), "J. Okoro")
    reader.catch_up(send)
    ((_, said),) = reader.decisions("practice.published")
    assert isinstance(said, PracticePublished)
    text = submission().hash
    proof = (said.signature, said.certificate, office.key.public)
    assert authorship.is_author(said.author, text, *proof) == is_hers
    assert not authorship.is_author("J. Okoro", text, *proof)


def test_a_submission_of_an_earlier_version_is_published_without_a_proof(
    laptop: MakeLaptop, send: Send, office: Office
) -> None:
    amina = laptop("Amina Dialo")
    entry = amina.entry("practice.submitted", submission())
    amina.exchange(send, amina.pack(entry))
    moderation.publish(office, entry.id.text(), "J. Okoro")
    amina.catch_up(send)
    ((_, said),) = amina.decisions("practice.published")
    assert isinstance(said, PracticePublished)
    assert (said.author, said.signature) == ("Amina Dialo", b"")
