"""Runs and entry ids: text forms and their limits."""

import contextlib
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync_protocol.identifiers import MAX_COUNTER, MAX_RUN, EntryId, new_run
from tests.support.entry_strategies import ids


def test_the_text_form_is_run_dot_counter() -> None:
    assert EntryId(0x1A2B3C4D5E6F7, 42).text() == "01a2b3c4d5e6f7.42"


@given(ids)
def test_text_and_back(name: EntryId) -> None:
    assert EntryId.parse(name.text()) == name


@given(st.text(max_size=30))
def test_any_other_text_is_refused_or_spelled_exactly_so(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert EntryId.parse(text).text() == text


@pytest.mark.parametrize(
    "text",
    ["", ".", "1.1", "00000000000000.1", "01a2b3c4d5e6f7.042", "01A2B3C4D5E6F7.42", "ffffffffffffff.1",
     "01a2b3c4d5e6f7.-1", "01a2b3c4d5e6f7.9999999999999999", " 01a2b3c4d5e6f7.42", "01a2b3c4d5e6f7.42\n"],
)  # fmt: skip
def test_wrong_spellings(text: str) -> None:
    with pytest.raises(ValueError):
        EntryId.parse(text)


def test_ranges() -> None:
    assert EntryId(MAX_RUN, MAX_COUNTER).is_possible()
    assert not EntryId(MAX_RUN + 1, 0).is_possible()
    assert not EntryId(0, 0).is_possible()
    assert not EntryId(1, -1).is_possible()


def test_a_run_is_never_zero() -> None:
    drawn = iter((0, 0, 7))
    assert new_run(lambda bits: next(drawn)) == 7


def test_a_run_has_53_bits() -> None:
    chance = random.Random(1)
    assert all(0 < new_run(chance.getrandbits) <= MAX_RUN for _ in range(1000))
