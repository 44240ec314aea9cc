"""The outside of files on a stick: what any carrier can read of them, and check.

    file   = header | sealed | SHA-256 of all before it
    header = magic (8 bytes) | version = 1 | sort | name of the centre (16) | name of the key it is sealed to (8)
             | name of the bundle it answers (32, zeros in a bundle) | length of sealed (4)

The SHA-256 at the end is the file's name. Promises: a file that was copied half, or that a bad stick changed, is known
as such without any key; nothing of the person stands here in the clear. Whoever changes a file on purpose can make a
new sum, and is found by the seal: the header is bound to it. Only bundles.py and answer_files.py make such files.
"""

import hashlib
from typing import Final, NamedTuple

from sync_protocol.device_keys import DEVICE_BYTES, device_id_of
from sync_protocol.refusals import BundleRefused
from sync_protocol.sealing import KEY_NAME_BYTES, SealingKey

MAGIC: Final = b"\x89FBNDL\r\n"
"""A copy in text mode, or over a line of seven bits, spoils it at once."""

VERSION: Final = 1
BUNDLE: Final = 1
ANSWER: Final = 2

NAME_BYTES: Final = 32
NO_NAME: Final = bytes(NAME_BYTES)
_LENGTH_BYTES: Final = 4
_SORT: Final = len(MAGIC) + 1
_CENTRE: Final = _SORT + 1
_KEY: Final = _CENTRE + DEVICE_BYTES
_ANSWERS: Final = _KEY + KEY_NAME_BYTES
_LENGTH: Final = _ANSWERS + NAME_BYTES
HEADER_BYTES: Final = _LENGTH + _LENGTH_BYTES

MAX_FILE: Final = 4_400_000
"""Bytes of a file: the largest request or answer there is, sealed."""


class FileHeader(NamedTuple):
    """``sort``: BUNDLE or ANSWER. ``centre``: the 16-byte name of its signing key. ``key``: the 8-byte name of the
    sealing key. ``answers``: the name of the bundle that an answer is for, NO_NAME in a bundle."""

    sort: int
    centre: bytes
    key: bytes
    answers: bytes
    length: int

    def encoded(self) -> bytes:
        """Its bytes, which are also what the seal is bound to."""
        return b"".join(
            (
                MAGIC,
                bytes((VERSION, self.sort)),
                self.centre,
                self.key,
                self.answers,
                self.length.to_bytes(_LENGTH_BYTES, "big"),
            )
        )


def put_in_file(header: FileHeader, sealed: bytes) -> bytes:
    """The bytes of a file. Raises ValueError beyond MAX_FILE."""
    body = header.encoded() + sealed
    if len(body) + NAME_BYTES > MAX_FILE:
        raise ValueError("too long for a file")
    return body + hashlib.sha256(body).digest()


def read_file(data: bytes) -> tuple[FileHeader, bytes]:
    """The header of a whole file and what is sealed in it.

    Raises BundleRefused: "nonsense" for anything else than such a file, "protocol-newer", "too-large", "truncated",
    "damaged".
    """
    header = read_file_header(data)
    end = HEADER_BYTES + header.length
    if len(data) < end + NAME_BYTES:
        raise BundleRefused("truncated")
    if len(data) > end + NAME_BYTES or hashlib.sha256(data[:end]).digest() != data[end:]:
        raise BundleRefused("damaged")
    return header, data[HEADER_BYTES:end]


def read_file_header(data: bytes) -> FileHeader:
    """What a file says of itself, from its first HEADER_BYTES, not yet believed. Raises as ``read_file``."""
    if data[: len(MAGIC)] != MAGIC[: len(data)] or not data:
        raise BundleRefused("nonsense")
    if len(data) > len(MAGIC) and data[len(MAGIC)] > VERSION:
        raise BundleRefused("protocol-newer", str(data[len(MAGIC)]))
    if len(data) < HEADER_BYTES:
        raise BundleRefused("truncated")
    header = FileHeader(
        data[_SORT],
        data[_CENTRE:_KEY],
        data[_KEY:_ANSWERS],
        data[_ANSWERS:_LENGTH],
        int.from_bytes(data[_LENGTH:HEADER_BYTES], "big"),
    )
    if data[len(MAGIC)] != VERSION or header.sort not in (BUNDLE, ANSWER):
        raise BundleRefused("nonsense", "header")
    if (header.sort == BUNDLE) != (header.answers == NO_NAME):
        raise BundleRefused("nonsense", "answers")
    if len(data) > MAX_FILE or HEADER_BYTES + header.length + NAME_BYTES > MAX_FILE:
        raise BundleRefused("too-large")
    return header


def open_file(data: bytes, sort: int, key: SealingKey, centre_public: bytes, info: bytes) -> bytes:
    """What is sealed in a file of this sort, from or for this centre, to this key; ``info`` names the sort in the seal.

    Raises BundleRefused as ``read_file``, "nonsense" for the other sort, "centre-other", "key-unknown", "seal-broken".
    """
    header, sealed = read_file(data)
    if header.sort != sort:
        raise BundleRefused("nonsense", "a bundle" if header.sort == BUNDLE else "an answer")
    if header.centre != device_id_of(centre_public):
        raise BundleRefused("centre-other")
    if header.key != key.name:
        raise BundleRefused("key-unknown")
    content = key.open(sealed, info + header.encoded())
    if content is None:
        raise BundleRefused("seal-broken")
    return content


def file_name(data: bytes) -> bytes:
    """The name of a whole file, 32 bytes."""
    return data[-NAME_BYTES:]
