"""Small packs in memory, demo repositories on the disk, and a web server that serves them."""

import functools
import http.server
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from course_format.manifest_reader import read_manifest
from pack_publisher.keys import demo_keys
from pack_publisher.pack_zip import BuiltPack, build_pack
from pack_publisher.repository import Repository

NOW = datetime(2026, 2, 1, tzinfo=UTC)

MANIFEST = """
[pack]
id = "{pack}"
week = 1
language = "{language}"
version = "{version}"
title = "First week"
theme = "Who we are."
min_app = "{min_app}"
glossary = "glossary.toml"

[course]
title = "A course"

[[course.weeks]]
number = 1
title = "First week"

[[activities]]
id = "w1-l1"
kind = "lesson"
number = "1.1"
title = "One lesson"
minutes = 10
file = "lessons/one.md"

[[activities]]
id = "w1-story"
kind = "story"
title = "Later"
minutes = 10

[[activities]]
id = "w1-quiz"
kind = "quiz"
title = "Questions"
minutes = 5
file = "quizzes/one.gift"
"""

LESSON = """# One lesson

The convoy stops at the bridge. {words}

## A section {{#a-section}}

![A bridge.](figures/bridge.svg "The bridge."){{#fig-bridge}}

!!! check
    What do you ask?

    Answer: who decides.
"""

QUIZ = "::q1::What first? {=Ask#Yes. ~Drive#No. ####See the lesson. [see:w1-l1#a-section]}\n"

GLOSSARY = '[[term]]\nid = "convoy"\nterm = "convoy"\ndefinition = "Vehicles that travel together."\nfr = "convoi"\n'

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 560 100">\n'
    '<rect x="0" y="0" width="560" height="100" fill="#F6F5EF"/>\n</svg>\n'
)


def small_pack(
    version: str = "1.0.0", *, pack: str = "week-1", language: str = "en", min_app: str = "0.1.0", words: str = ""
) -> dict[str, bytes]:
    """A sound pack of five files; ``words`` go into its lesson."""
    manifest = MANIFEST.format(pack=pack, language=language, version=version, min_app=min_app)
    texts = {
        "pack.toml": manifest,
        "lessons/one.md": LESSON.format(words=words),
        "quizzes/one.gift": QUIZ,
        "glossary.toml": GLOSSARY,
        "figures/bridge.svg": DRAWING,
    }
    return {path: text.encode() for path, text in texts.items()}


def built(files: Mapping[str, bytes]) -> BuiltPack:
    return build_pack(files, sorted(files), read_manifest(files["pack.toml"].decode()))


def publish(folder: Path, *packs: Mapping[str, bytes], now: datetime = NOW, replace: bool = False) -> Path:
    """Publishes into the repository ``folder`` with demo keys that lie beside it; the folder comes back."""
    keys = demo_keys(folder.parent / f"{folder.name}-keys")
    pairs = [(built(files), read_manifest(files["pack.toml"].decode()).min_app) for files in packs]
    Repository(folder, keys, now).publish(pairs, replace=replace)
    return folder


class _Files(http.server.SimpleHTTPRequestHandler):
    """Static files, quietly; one range of bytes a request, unless the server was told to know none."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        pass

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        self.server.asked.append((self.path.rsplit("/", 1)[-1], self.headers.get("Range")))  # type: ignore[attr-defined]

    def do_GET(self) -> None:
        wanted = self.headers.get("Range")
        path = Path(self.translate_path(self.path))
        if wanted is None or not self.server.ranges or not path.is_file():  # type: ignore[attr-defined]
            super().do_GET()
            return
        first, last = (int(number) for number in wanted.removeprefix("bytes=").split("-"))
        data = path.read_bytes()
        if first >= len(data):
            self.send_response(416)
            self.send_header("Content-Range", f"bytes */{len(data)}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        last = min(last, len(data) - 1)
        self.send_response(206)
        self.send_header("Content-Range", f"bytes {first}-{last}/{len(data)}")
        self.send_header("Content-Length", str(last + 1 - first))
        self.end_headers()
        self.wfile.write(data[first : last + 1])


class FileServer(http.server.ThreadingHTTPServer):
    """``asked``: file name and range of each request. ``ranges``: whether it knows them."""

    ranges = True
    daemon_threads = False

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), functools.partial(_Files, directory=str(folder)))
        self.asked: list[tuple[str, str | None]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


@contextmanager
def served(folder: Path) -> Iterator[FileServer]:
    """The folder on loopback. Close the fetcher before this ends: kept connections hold a thread each."""
    with FileServer(folder) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), name="file-server")
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
