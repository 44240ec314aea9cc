"""Recovery words and the key made of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync_protocol.mine_key import MineKey, MineKeys, RecoveryWords, word_list
from tests.sync_protocol.keys import MINE, OTHER_MINE, WORDS


def test_twelve_words_and_back_in_any_case_and_spacing() -> None:
    assert len(WORDS.words) == 12
    typed = "  \n".join(word.upper() for word in WORDS.words)
    again = RecoveryWords.parse(typed)
    assert again.words == WORDS.words
    assert MineKey.from_words(again).key_id == MINE.key_id


@given(st.binary(min_size=16, max_size=16))
def test_any_words_parse_again(entropy: bytes) -> None:
    words = RecoveryWords.generate(lambda count: entropy)
    assert RecoveryWords.parse(" ".join(words.words)).derive(b"x", 16) == words.derive(b"x", 16)


@pytest.mark.parametrize("text", ["", "abandon", "abandon " * 12, "zzz " * 12, "abandon " * 11 + "about about"])
def test_other_words_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        RecoveryWords.parse(text)


def test_the_published_vector_of_bip_39() -> None:
    """Sixteen zero bytes are "abandon" eleven times and "about"."""
    assert RecoveryWords.parse("abandon " * 11 + "about").words[-1] == "about"


def test_two_neighbours_exchanged_are_mostly_found() -> None:
    swapped = [WORDS.words[1], WORDS.words[0], *WORDS.words[2:]]
    with pytest.raises(ValueError):
        RecoveryWords.parse(" ".join(swapped))


def test_purposes_give_unrelated_keys() -> None:
    assert WORDS.derive(b"a", 32) != WORDS.derive(b"b", 32)
    assert len(WORDS.derive(b"a", 77)) == 77


def test_nothing_secret_is_shown() -> None:
    shown = repr(WORDS) + repr(MINE)
    assert not any(word in shown for word in WORDS.words)


def test_a_seal_opens_with_its_key_and_header_only() -> None:
    sealed = MINE.seal(b"head", b"words")
    assert len(sealed) == 5 + 16
    assert MINE.open(b"head", sealed) == b"words"
    assert MINE.open(b"heap", sealed) is None
    assert OTHER_MINE.open(b"head", sealed) is None
    assert MINE.open(b"head", sealed[:-1]) is None
    assert MINE.open(b"head", b"") is None


@given(st.binary(max_size=40), st.binary(max_size=40), st.binary(max_size=9), st.binary(max_size=9))
def test_the_nonce_of_a_seal_is_made_of_what_it_seals(one: bytes, other: bytes, head: bytes, neck: bytes) -> None:
    """So a laptop that was put back, or cloned, uses none twice for different bytes."""
    again = MineKey.from_words(WORDS)
    assert MINE.seal(head, one) == again.seal(head, one)
    nonces = {MINE.seal(header, words)[:16] for header in {head, neck} for words in {one, other}}
    assert len(nonces) == len({head, neck}) * len({one, other})


def test_keys_are_found_by_what_a_header_names() -> None:
    keys = MineKeys(MINE, [OTHER_MINE])
    assert keys.present is MINE
    assert keys.named(OTHER_MINE.key_id) is OTHER_MINE
    assert MINE.key_id in keys
    assert MineKeys(None, [MINE]).named(OTHER_MINE.key_id) is None


def test_words_come_again_from_what_stands_behind_them() -> None:
    assert RecoveryWords.of_entropy(WORDS.entropy).words == WORDS.words
    assert all(word in word_list() for word in WORDS.words)
