"""Which key store this machine uses."""

from collections.abc import Mapping
from typing import Final

from desktop_app.storage.key_places import KeyPlace, NoStore, SystemStore

KEYRING_VARIABLE: Final = "FIELDBOOK_KEYRING"
"""Set to ``none`` to keep the key in a file, for demonstrations, tests and machines with a broken key store."""


def key_store(environment: Mapping[str, str]) -> KeyPlace:
    """The operating system's, unless the environment says that there is none to be used."""
    return NoStore() if environment.get(KEYRING_VARIABLE) == "none" else SystemStore()
