"""Recovery words while they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.operations.word_check import check_words
from sync_protocol.mine_key import RecoveryWords

WORDS = RecoveryWords.of_entropy(bytes(range(16))).words
TEXT = " ".join(WORDS)


def test_every_beginning_of_right_words_is_right_so_far() -> None:
    for end in range(len(TEXT)):
        check = check_words(TEXT[:end])
        assert check.wrong == ()
        assert not check.mixed
        assert not check.whole or TEXT[:end].split() == list(WORDS)
    assert check_words(TEXT).whole


@given(st.binary(min_size=16, max_size=16), st.sampled_from([" ", "\n", "  \t", "\r\n"]))
def test_any_words_in_any_case_and_spacing(entropy: bytes, space: str) -> None:
    words = RecoveryWords.of_entropy(entropy).words
    check = check_words(space.join(word.upper() for word in words) + space)
    assert check.whole
    assert check.words == words


def test_the_numbers_of_the_paper_are_left_out() -> None:
    check = check_words("\n".join(f"{number}.  {word}" for number, word in enumerate(WORDS, 1)))
    assert check.whole


@pytest.mark.parametrize(
    ("typed", "number", "nearest"),
    [
        ("abandn ", 1, "abandon"),
        ("abandon abilty able", 2, "ability"),
        ("able zzzzz about", 2, ""),
        ("abandone", 1, "abandon"),
    ],
)
def test_a_wrong_word_is_told_by_its_number(typed: str, number: int, nearest: str) -> None:
    (wrong,) = check_words(typed).wrong
    assert (wrong.number, wrong.nearest) == (number, nearest)


def test_the_word_under_the_cursor_is_given_time() -> None:
    assert check_words("able aba").wrong == ()
    assert len(check_words("able aba ").wrong) == 1


def test_two_that_changed_places_are_found_by_the_sum() -> None:
    swapped = (WORDS[1], WORDS[0], *WORDS[2:])
    check = check_words(" ".join(swapped))
    assert check.mixed
    assert not check.whole


def test_more_than_twelve_are_not_whole() -> None:
    assert not check_words(TEXT + " able").whole


@given(st.text())
def test_anything_can_be_typed(text: str) -> None:
    check = check_words(text)
    assert not check.whole or len(check.words) == 12
