"""Who this laptop is to its centre, as it lies in the settings: its key, the centre's key, the person.

Promises: the device's key is made once and kept before it is used, so that an enrolment that was cut can be repeated.
Called by the engine and by operations.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from desktop_app.storage import settings as names
from desktop_app.storage.settings import Settings

if TYPE_CHECKING:
    from sync_protocol.device_keys import DeviceKey
    from sync_protocol.enrolment import EnrolAnswer
    from sync_protocol.mine_key import MineKey

DEVICE_SEED: Final = "device_seed"
"""The device's private key, 32 bytes."""

NEXT_SEED: Final = "device_seed_next"
"""The key that takes its place once the centre has certified it, after the first was revoked."""

CENTRE_PUBLIC: Final = names.CENTRE_PUBLIC

CENTRE_RUN: Final = names.CENTRE_RUN

PACKS_VERSION: Final = "centre_packs_version"
"""The newest of the centre's packs metadata it told of."""

CENTRE_SEALING: Final = "centre_sealing"
"""The centre's public key for sealing files, as its signing key certified it."""

CERTIFICATE: Final = "device_certificate"
"""The centre's word that this device is this person's."""

REVOKED: Final = "device_revoked"
"""1 since the centre said that it no longer takes anything from this device."""


@dataclass(frozen=True)
class Standing:
    """An enrolled laptop. ``address`` has no slash at its end."""

    person: str
    address: str
    device: "DeviceKey"
    centre_public: bytes
    centre_run: int
    packs_version: int


def standing(settings: Settings) -> Standing | None:
    """Who this laptop is; None before it was enrolled."""
    from sync_protocol.device_keys import DeviceKey

    seed, public = settings.blob(DEVICE_SEED), settings.blob(CENTRE_PUBLIC)
    person, address = settings.text(names.PERSON), settings.text(names.CENTRE)
    if seed is None or public is None or not person or not address:
        return None
    return Standing(
        person=person,
        address=address,
        device=DeviceKey.from_bytes(seed),
        centre_public=public,
        centre_run=settings.number(CENTRE_RUN),
        packs_version=settings.number(PACKS_VERSION),
    )


def device_key(settings: Settings, randbytes: Callable[[int], bytes], *, renew: bool = False) -> "DeviceKey":
    """The key to enrol with, made and kept when there is none. ``renew``: another than the one in use, the same at
    every try, which takes its place when the enrolment is kept."""
    from sync_protocol.device_keys import DeviceKey

    name = NEXT_SEED if renew else DEVICE_SEED
    seed = settings.blob(name)
    if seed is None:
        made = DeviceKey.generate(randbytes)
        settings.set(name, made.to_bytes())
        return made
    return DeviceKey.from_bytes(seed)


def keep_enrolment(settings: Settings, address: str, device: "DeviceKey", answer: "EnrolAnswer", now: int) -> None:
    """Notes what the centre answered to this device. Must stand in a write block."""
    for name, value in (
        (DEVICE_SEED, device.to_bytes()),
        (NEXT_SEED, None),
        (names.PERSON, answer.person),
        (names.CENTRE, address),
        (names.COHORT, answer.cohort),
        (names.LAST_CONTACT, now),
        (names.CENTRE_CLOCK, answer.clock),
        (CENTRE_PUBLIC, answer.centre_public),
        (CENTRE_RUN, answer.run),
        (CERTIFICATE, answer.certificate),
        (REVOKED, None),
    ):
        settings.set(name, value)
    keep_sealing(settings, answer.sealing, answer.centre_public)


def keep_sealing(settings: Settings, certificate: bytes, centre_public: bytes) -> None:
    """Notes the centre's sealing key, if the centre certified it; nothing happens without a certificate."""
    from sync_protocol.sealing import read_sealing_certificate

    public = read_sealing_certificate(certificate, centre_public) if certificate else None
    if public is not None and public != settings.blob(CENTRE_SEALING):
        settings.set(CENTRE_SEALING, public)


def mine_key(settings: Settings) -> "MineKey | None":
    """The key that seals what the learner writes now; None while their words are not on this laptop."""
    words = "" if settings.number(names.WORDS_AWAITED) else settings.text(names.WORDS)
    return _key_behind(words) if words else None


@lru_cache(maxsize=2)
def _key_behind(words: str) -> "MineKey":
    """Asked several times in each exchange; looking twelve words up takes longer than the rest of asking."""
    from sync_protocol.mine_key import MineKey, RecoveryWords

    return MineKey.from_words(RecoveryWords.parse(words))
