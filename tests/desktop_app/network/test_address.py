"""Addresses as people type them: read, mended, or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Known
from desktop_app.network.address import checked


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("https://centre.example.org", "https://centre.example.org"),
        (" https://centre.example.org/ ", "https://centre.example.org"),
        ("centre.example.org", "https://centre.example.org"),
        ("centre.example.org:8443/field", "https://centre.example.org:8443/field"),
        ("HTTPS://centre.example.org", "https://centre.example.org"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://localhost:8000/", "http://localhost:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_addresses(typed: str, read: str) -> None:
    assert checked(typed) == read


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("http://centre.example.org", "plain-http"),
        ("http://10.0.0.1", "plain-http"),
        ("http://127.0.0.1.example.org", "plain-http"),
        ("http://localhost.example.org", "plain-http"),
        ("http://0.0.0.0", "plain-http"),
        ("", "address-wrong"),
        ("https://", "address-wrong"),
        ("ftp://centre.example.org", "address-wrong"),
        ("file:///etc/passwd", "address-wrong"),
        ("https://user:word@centre.example.org", "address-wrong"),
        ("http://127.0.0.1@centre.example.org", "address-wrong"),
        ("http://127.0.0.1\\@centre.example.org", "address-wrong"),
        ("https://centre.example.org?x=1", "address-wrong"),
        ("https://centre.example.org#x", "address-wrong"),
        ("https://centre example.org", "address-wrong"),
        ("https://centre.example.org:port", "address-wrong"),
        ("https://centre.example.org:99999", "address-wrong"),
        ("https://[::1", "address-wrong"),
        ("https://" + "a" * 600, "address-wrong"),
        ("https://centre.example.org/\r\nHost:elsewhere", "address-wrong"),
    ],
)
def test_what_is_refused(typed: str, code: str) -> None:
    with pytest.raises(Known) as caught:
        checked(typed)
    assert caught.value.code == code


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(typed: str) -> None:
    try:
        assert checked(checked(typed)) == checked(typed)
    except Known as error:
        assert error.code in ("address-wrong", "plain-http")
