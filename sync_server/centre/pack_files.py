"""The signed repository of packs, as plain files under /packs/.

Promises: whole files and single ranges (RFC 9110: 206, 416, If-Range, ETag, HEAD), new files without a restart.
Refuses: anything outside the folder, folders themselves, hidden files. The content is signed: this only carries it.
Who calls: wsgi.py for requests, the exchange for the version.
"""

import mimetypes
import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final
from wsgiref.types import StartResponse, WSGIEnvironment

import msgspec

PREFIX: Final = "/packs/"
_PIECE: Final = 65_536
_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)


def version(folder: Path) -> int:
    """Version of the repository's timestamp metadata; 0 while there is none that can be read."""
    for path in (folder / "metadata" / "timestamp.json", folder / "timestamp.json"):
        try:
            return _version(path, path.stat().st_mtime_ns)
        except OSError:
            continue
    return 0


class _Signed(msgspec.Struct):
    version: int


class _Timestamp(msgspec.Struct):
    signed: _Signed


@lru_cache(maxsize=4)
def _version(path: Path, _changed: int) -> int:
    try:
        return max(0, msgspec.json.decode(path.read_bytes(), type=_Timestamp).signed.version)
    except msgspec.MsgspecError:
        return 0


def serve(folder: Path, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """The WSGI application below PREFIX."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        start_response("405 Method Not Allowed", [("Allow", "GET, HEAD"), ("Content-Length", "0")])
        return ()
    try:
        path = _find(folder, environ["PATH_INFO"].removeprefix(PREFIX))
        stat = path.stat()
    except OSError:
        start_response("404 Not Found", [("Content-Length", "0")])
        return ()
    etag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
    headers = [("ETag", etag), ("Accept-Ranges", "bytes"), ("Cache-Control", "no-cache")]
    if etag in environ.get("HTTP_IF_NONE_MATCH", ""):
        start_response("304 Not Modified", headers)
        return ()
    return _send(path, stat.st_size, _wanted(environ, etag, stat.st_size), headers, environ, start_response)


def _find(folder: Path, name: str) -> Path:
    """The file of this name in the folder, and nowhere else. Raises OSError."""
    parts = name.split("/")
    if not name or any(not part or part.startswith(".") or "\\" in part or "\0" in part for part in parts):
        raise FileNotFoundError
    path = folder.joinpath(*parts)
    if not path.resolve().is_relative_to(folder.resolve()) or not path.is_file():
        raise FileNotFoundError
    return path


def _wanted(environ: WSGIEnvironment, etag: str, size: int) -> tuple[int, int] | None:
    """First byte and one past the last; None for the whole file. An empty stretch stands for an impossible range."""
    match = _RANGE.fullmatch(environ.get("HTTP_RANGE", "").strip())
    if match is None or environ.get("HTTP_IF_RANGE", etag) != etag:
        return None  # several ranges in one request are answered with the whole, as the standard allows
    first, last = match.groups()
    if first:
        return int(first), min(int(last) + 1 if last else size, size)
    return (max(0, size - int(last)), size) if last else None


def _send(
    path: Path,
    size: int,
    wanted: tuple[int, int] | None,
    headers: list[tuple[str, str]],
    environ: WSGIEnvironment,
    start_response: StartResponse,
) -> Iterable[bytes]:
    start, end = wanted or (0, size)
    if wanted and start >= end:
        start_response(
            "416 Range Not Satisfiable", [*headers, ("Content-Range", f"bytes */{size}"), ("Content-Length", "0")]
        )
        return ()
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    headers += [("Content-Type", kind), ("X-Content-Type-Options", "nosniff"), ("Content-Length", str(end - start))]
    if wanted:
        start_response("206 Partial Content", [*headers, ("Content-Range", f"bytes {start}-{end - 1}/{size}")])
    else:
        start_response("200 OK", headers)
    return () if environ["REQUEST_METHOD"] == "HEAD" else _pieces(path, start, end)


def _pieces(path: Path, start: int, end: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), start, end - start, os.POSIX_FADV_SEQUENTIAL)
        file.seek(start)
        while start < end and (piece := file.read(min(_PIECE, end - start))):
            start += len(piece)
            yield piece
