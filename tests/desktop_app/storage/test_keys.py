"""The key: in a store that works, else in a private file; and the recovery words."""

import stat
from pathlib import Path

import pytest

from desktop_app.domain.errors import Known
from desktop_app.paths import ProfilePaths
from desktop_app.storage.key_places import NoStore, SystemStore
from desktop_app.storage.keys import KeyRing
from sync_protocol.mine_key import RecoveryWords
from tests.support.profiles import FakeRandomness, MemoryStore


class ForgetfulStore:
    """Takes every secret and gives none back, like keyring's null backend."""

    def get_password(self, service: str, username: str) -> str | None:
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        pass


class BrokenStore:
    """A store without a desktop behind it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise OSError("no session bus")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise OSError("no session bus")


class WorkingStore:
    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


def ring(folder: Path, store) -> KeyRing:
    return KeyRing(ProfilePaths(folder), store, FakeRandomness())


def codes(warnings) -> list[str]:
    return [each.code for each in warnings]


def test_a_store_that_works_keeps_the_key_and_no_file_does(tmp_path: Path) -> None:
    backend = WorkingStore()
    made = ring(tmp_path, SystemStore(backend)).make()
    assert made.warnings == ()
    assert not ProfilePaths(tmp_path).key_in_file.exists()
    assert ring(tmp_path, SystemStore(backend)).find().key == made.key
    assert [service for service, _ in backend.kept] == ["Fieldbook"]


@pytest.mark.parametrize("store", [SystemStore(ForgetfulStore()), SystemStore(BrokenStore()), NoStore()])
def test_no_store_or_a_forgetful_one_means_a_private_file_and_a_warning(tmp_path: Path, store) -> None:
    made = ring(tmp_path, store).make()
    assert codes(made.warnings) == ["key-in-file"]
    assert stat.S_IMODE(ProfilePaths(tmp_path).key_in_file.stat().st_mode) == 0o600
    found = ring(tmp_path, store).find()
    assert found.key == made.key
    assert codes(found.warnings) == ["key-in-file"]


def test_without_the_key_the_words_open_it(tmp_path: Path) -> None:
    words = RecoveryWords.generate(FakeRandomness(7).bytes)
    first = ring(tmp_path, MemoryStore())
    made = first.make()
    with pytest.raises(Known) as missing:
        ring(tmp_path, MemoryStore()).find()
    assert (missing.value.code, missing.value.facts) == ("key-missing", {"words": False})
    first.wrap(made.key, words)
    with pytest.raises(Known) as missing:
        ring(tmp_path, MemoryStore()).find()
    assert missing.value.facts == {"words": True}
    other_laptop = MemoryStore()
    assert ring(tmp_path, other_laptop).find(words.words).key == made.key
    assert ring(tmp_path, other_laptop).find().key == made.key, "the other laptop's store has it now"


def test_other_words_open_nothing(tmp_path: Path) -> None:
    first = ring(tmp_path, MemoryStore())
    first.wrap(first.make().key, RecoveryWords.generate(FakeRandomness(7).bytes))
    for words in (RecoveryWords.generate(FakeRandomness(8).bytes).words, ("abandon",) * 12, ("hello",)):
        with pytest.raises(Known) as wrong:
            ring(tmp_path, MemoryStore()).find(words)
        assert wrong.value.code == "words-wrong"


def test_a_store_that_forgets_later_is_not_trusted_twice(tmp_path: Path) -> None:
    words = RecoveryWords.generate(FakeRandomness(7).bytes)
    store = MemoryStore()
    first = ring(tmp_path, store)
    made = first.make()
    first.wrap(made.key, words)
    store.kept.clear()  # the laptop was restarted
    assert ring(tmp_path, store).find(words.words).warnings == ()
    store.kept.clear()
    assert codes(ring(tmp_path, store).find(words.words).warnings) == ["key-in-file"]
    store.kept.clear()
    assert ring(tmp_path, store).find().key == made.key


def test_the_key_of_another_profile_is_not_taken(tmp_path: Path) -> None:
    store = MemoryStore()
    ring(tmp_path, store).make()
    name = next(iter(store.kept))
    store.kept[name] = bytes(32)
    with pytest.raises(Known) as missing:
        ring(tmp_path, store).find()
    assert missing.value.code == "key-missing"


def test_a_damaged_key_file_is_no_key(tmp_path: Path) -> None:
    ring(tmp_path, NoStore()).make()
    ProfilePaths(tmp_path).key_in_file.write_text("not hexadecimal")
    with pytest.raises(Known) as missing:
        ring(tmp_path, NoStore()).find()
    assert missing.value.code == "key-missing"
