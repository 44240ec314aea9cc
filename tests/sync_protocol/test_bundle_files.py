"""Files behind the request of a bundle: found whole, in their order, or refused; any other text stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync_protocol.bundle_files import BoxSaid, each_put, split, with_puts
from sync_protocol.refusals import BundleRefused


@given(request=st.binary(min_size=1, max_size=200), puts=st.lists(st.binary(min_size=1, max_size=300), max_size=20))
def test_what_was_put_in_comes_out(request: bytes, puts: list[bytes]) -> None:
    came, behind = split(with_puts(request, puts))
    assert (came, list(each_put(behind))) == (request, puts)


def test_a_request_alone_is_what_it_was() -> None:
    assert with_puts(b"request", ()) == b"request"
    assert split(b"request") == (b"request", b"")


@given(data=st.binary(max_size=300))
def test_any_bytes_are_taken_apart_or_refused(data: bytes) -> None:
    for content in (data, data + b"FBFILES1"):
        try:
            _, puts = split(content)
            list(each_put(puts))
        except BundleRefused as refused:
            assert refused.code == "nonsense"


@pytest.mark.parametrize("length", [0, 2**32 - 1, 100])
def test_a_length_that_does_not_fit(length: int) -> None:
    with pytest.raises(BundleRefused, match="nonsense"):
        split(b"request" + length.to_bytes(4, "big") + b"FBFILES1")


def test_puts_that_are_cut_off_give_those_in_front() -> None:
    _, puts = split(with_puts(b"r", [b"one", b"two"]))
    found = []
    with pytest.raises(BundleRefused, match="nonsense"):
        for put in each_put(puts[:-1]):
            found.append(put)
    assert found == [b"one"]


def test_a_box_has_a_name_of_32_bytes() -> None:
    with pytest.raises(AssertionError):
        BoxSaid(b"short", 1)
