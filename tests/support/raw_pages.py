"""A database file of SQLCipher as it lies on the disk, decrypted page by page: what is really in it, deleted or not.

SQLCipher 4 with a raw key: AES-256 in CBC mode, page by page; the last 80 bytes of a page are its IV (16) and its HMAC;
the first 16 of the first page are a salt. Frames of the log hold pages in the same way.
"""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE = 4096
_RESERVED = 80
_LOG_HEAD, _FRAME_HEAD = 32, 24


def raw_bytes(path: Path, key: bytes) -> bytes:
    """Everything in the file and in the log beside it, whether SQLite still knows of it or not."""
    data = path.read_bytes()
    pages = [_decrypted(data[at : at + PAGE], key, first=at == 0) for at in range(0, len(data), PAGE)]
    log = Path(f"{path}-wal")
    if log.exists():
        data = log.read_bytes()
        for at in range(_LOG_HEAD, len(data), _FRAME_HEAD + PAGE):
            number = int.from_bytes(data[at : at + 4], "big")
            frame = data[at + _FRAME_HEAD : at + _FRAME_HEAD + PAGE]
            if len(frame) == PAGE:
                pages.append(_decrypted(frame, key, first=number == 1))
    return b"".join(pages)


def _decrypted(page: bytes, key: bytes, *, first: bool) -> bytes:
    iv = page[PAGE - _RESERVED : PAGE - _RESERVED + 16]
    sealed = page[16 if first else 0 : PAGE - _RESERVED]
    decryptor = Cipher(algorithms.AES256(key), modes.CBC(iv)).decryptor()
    return decryptor.update(sealed) + decryptor.finalize()
