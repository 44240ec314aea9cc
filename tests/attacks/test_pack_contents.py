"""Packs that the right keys signed and that mean harm all the same: a stolen key, or a careless publisher.

The zip and the index say what they like; the signatures are good. Each row: a name, the pack, and the refusal. Nothing
may be installed, written outside the packs folder, or cost more memory than the index admits.
"""

import io
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from course_format.pack_index import STORED, inflate
from course_format.pack_paths import LONGEST_PATH
from course_format.problems import FormatError
from pack_publisher.pack_zip import BuiltPack
from tests.attacks.signed_packs import (
    SMALL,
    Placed,
    deflated,
    files_with,
    instead,
    member,
    pack_of,
    refused_whole,
)
from tests.support.pack_sources import small_pack

NOTE = b"# A lesson\n"
LESSON = "lessons/one.md"
Made = Callable[[], list[Placed] | BuiltPack]

PATHS: dict[str, str] = {
    "climbs": "../../evil.md",
    "climbs later": "lessons/../../../evil.md",
    "climbs by backslashes": "..\\..\\evil.md",
    "climbs in code": "%2e%2e/evil.md",
    "climbs in long UTF-8": "\u2025/evil.md",
    "stays where it is": "./evil.md",
    "absolute": "/evil.md",
    "absolute twice": "//evil.md",
    "a drive": "C:/evil.md",
    "a drive's own folder": "C:evil.md",
    "another machine's": "\\\\host\\share\\evil.md",
    "another machine's, turned": "//host/share/evil.md",
    "a device by its long name": "\\\\?\\C:\\evil.md",
    "of another system": "a\\evil.md",
    "a home": "~/evil.md",
    "of the environment": "$HOME/evil.md",
    "another stream": "lessons/one.md:evil.md",
    "a device": "nul.md",
    "a device in capitals": "CON.md",
    "a device as a folder": "aux/evil.md",
    "a device with a number": "lpt1.x.md",
    "a device with a small number": "com\u00b9.md",
    "the console": "conin$.md",
    "a dot at its end": "evil.md.",
    "a dot at a folder's end": "lessons./evil.md",
    "a space at its end": "evil.md ",
    "a space before": " evil.md",
    "no name": "",
    "an empty folder": "lessons//evil.md",
    "a folder alone": "lessons/",
    "hidden": ".evil.md",
    "an option": "-rf.md",
    "a zero byte": "evil.md\0.png",
    "a line's end": "evil\n.md",
    "a bell": "evil\x07.md",
    "letters that turn round": "evil\u202edm.md",
    "letters of two parts": "e\u0301vil.md",
    "the same in one part": "\u00e9vil.md",
    "a full-width letter": "\uff45vil.md",
    "a full-width slash": "..\uff0f..\uff0fevil.md",
    "a full-width stop": "\uff0e\uff0e/evil.md",
    "a letter that has another capital": "le\u017f\u017fons/evil.md",
    "a sign of Turkish": "evil\u0130.md",
    "a sign that takes no room": "evil\u200b.md",
    "too long": "a" * 200 + ".md",
    "long by its folders": "a/" * LONGEST_PATH + "b.md",
}
"""Paths that mean another place, or another file on another system."""

HOSTILE: dict[str, Made] = {
    "a twin in capitals": lambda: files_with(member("LESSONS/one.md", NOTE)),
    "the same path twice": lambda: files_with(member(LESSON, NOTE)),
    "a program": lambda: files_with(member("run.exe", b"MZ")),
    "a font": lambda: files_with(member("figures/a.ttf", b"\0\1\0\0")),
    "a page": lambda: files_with(member("lessons/a.html", b"<script>1</script>")),
    "a zip in the zip": lambda: files_with(member("lessons/a.zip", zipped(b"\0" * 1_000_000))),
    "a zip that says it is a lesson": lambda: instead(LESSON, zipped(b"\0" * 1_000_000)),
    "a bomb": lambda: instead(LESSON, b"\0" * 90_000_000),
    "a bomb that says it is small": lambda: instead(LESSON, b"\0" * 9_000_000, length=1_000),
    "a bomb that says it is within the limit": lambda: instead(LESSON, b"\0" * 90_000_000, length=255_000),
    "a bomb of bombs": lambda: instead(LESSON, deflated(b"\0" * 9_000_000), deflated(deflated(b"\0" * 9_000_000))),
    "shorter than it says": lambda: instead(LESSON, NOTE, length=50_000),
    "of no length": lambda: instead(LESSON, NOTE, length=0),
    "of a length below zero": lambda: instead(LESSON, NOTE, length=-1),
    "of a length without end": lambda: instead(LESSON, NOTE, length=2**63),
    "stored below zero": lambda: bent(stored=-1),
    "stored without end": lambda: bent(stored=2**62),
    "stored far beyond its length": lambda: instead(LESSON, NOTE, deflated(NOTE) + b"\0" * 500),
    "stored plainly, of another length": lambda: instead(LESSON, NOTE, NOTE + b"x", method=STORED),
    "a wrong content hash": lambda: instead(LESSON, NOTE, content_hash=b"\0" * 32),
    "a wrong stored hash": lambda: instead(LESSON, NOTE, stored_hash=b"\0" * 32),
    "a hash of a byte": lambda: instead(LESSON, NOTE, content_hash=b"\0"),
    "a hash of no bytes": lambda: instead(LESSON, NOTE, stored_hash=b""),
    "a way of packing nobody knows": lambda: instead(LESSON, NOTE, method=12),
    "something behind what was deflated": lambda: instead(LESSON, NOTE, deflated(NOTE) + b"x"),
    "what does not inflate": lambda: instead(LESSON, NOTE, b"\xff" * 11),
    "what was cut while deflated": lambda: instead(LESSON, NOTE * 40, deflated(NOTE * 40)[:-1]),
    "beyond the zip": lambda: instead(LESSON, NOTE, offset=10_000_000),
    "before the zip": lambda: instead(LESSON, NOTE, offset=-5),
    "at no place": lambda: instead(LESSON, NOTE, offset=2**64 - 1),
    "one over another": lambda: instead(LESSON, SMALL[LESSON], offset=5),
    "a zip shorter than its members": lambda: pack_of(files_with(), zip_length=50),
    "a zip longer than it is": lambda: pack_of(files_with(), zip_length=60_000),
    "a zip without end": lambda: pack_of(files_with(), zip_length=2**60),
    "out of order": lambda: pack_of(files_with()[::-1]),
    "another pack's name": lambda: pack_of(files_with(), pack="week-2"),
    "a name that climbs": lambda: pack_of(files_with(), pack="../week-1"),
    "a name of a device": lambda: pack_of(files_with(), pack="CON"),
    "another language": lambda: pack_of(files_with(), language="fr"),
    "a language that climbs": lambda: pack_of(files_with(), language="../en"),
    "another version": lambda: pack_of(files_with(), version="1.2.0"),
    "a version that is none": lambda: pack_of(files_with(), version="1.1.0/.."),
    "format zero": lambda: pack_of(files_with(), format=0),
    "no manifest": lambda: [pair for pair in files_with() if pair[0].path != "pack.toml"],
    "no files": lambda: pack_of([]),
    "a manifest of another pack": lambda: instead("pack.toml", small_pack("1.1.0", pack="week-9")["pack.toml"]),
    "a manifest of another version": lambda: instead("pack.toml", small_pack("1.0.9")["pack.toml"]),
    "a manifest that is nested without end": lambda: instead("pack.toml", b"a = " + b"[" * 100_000),
    "a manifest of one endless number": lambda: instead("pack.toml", b"a = " + b"9" * 250_000),
    "a manifest of no letters": lambda: instead("pack.toml", b"\xff\xfe" * 50),
    "a manifest that leads outside": lambda: manifest_with('file = "lessons/one.md"', 'file = "../../etc/passwd"'),
    "a manifest that leads to a drive": lambda: manifest_with('file = "lessons/one.md"', 'file = "C:/evil.md"'),
    "a glossary elsewhere": lambda: manifest_with('"glossary.toml"', '"/etc/hosts"'),
    "a great many files": lambda: [member(f"f/{n:05}.md", b"") for n in range(3_000)],
    "great files, more than a pack": lambda: great_files(300),
}


def zipped(content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inside", content)
    return buffer.getvalue()


def bent(**lies: object) -> list[Placed]:
    """The small pack with one lie about its lesson that its real bytes do not follow."""
    honest, stored = member(LESSON, NOTE)
    known = {path: member(path, content) for path, content in SMALL.items()}
    lying = type(honest)(**({name: getattr(honest, name) for name in honest.__struct_fields__} | lies))
    return [pair for _, pair in sorted((known | {LESSON: (lying, stored)}).items())]


def manifest_with(old: str, new: str) -> list[Placed]:
    text = SMALL["pack.toml"].decode()
    assert old in text
    return instead("pack.toml", text.replace(old, new).encode())


def great_files(count: int) -> list[Placed]:
    """Each within the limit of its kind; all together beyond that of a pack."""
    content = b"\0" * 255_000
    one, stored = member("f/0.md", content)
    return [(type(one)(f"f/{n:05}.md", 0, *_rest(one)), stored) for n in range(count)]


def _rest(one: object) -> tuple[object, ...]:
    return tuple(getattr(one, name) for name in ("stored", "stored_hash", "method", "length", "content_hash"))


@pytest.mark.parametrize("name", PATHS)
def test_a_path(tmp_path: Path, name: str) -> None:
    refused_whole(tmp_path, files_with(member(PATHS[name], NOTE)), code="pack-damaged")


@pytest.mark.parametrize("name", HOSTILE)
def test_signed_and_hostile(tmp_path: Path, name: str) -> None:
    refused_whole(tmp_path, HOSTILE[name](), code="pack-damaged")


def test_of_a_later_format(tmp_path: Path) -> None:
    refused_whole(tmp_path, pack_of(files_with(), format=2), code="pack-app-too-old")


MEMBERS = b"\x95"
"""Where the five members of the small pack begin in its index: an array of five."""

BYTES: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda data: b"",
    "cut": lambda data: data[:-1],
    "longer": lambda data: data + b"\0",
    "twice": lambda data: data * 2,
    "a map": lambda data: b"\x81\xa1a\x01",
    "a million members": lambda data: data[: data.index(MEMBERS)] + b"\xdd\x00\x0f\x42\x40" + b"\xc0" * 500,
    "an array of four thousand millions": lambda data: b"\xdd\xff\xff\xff\xff",
    "a text of four thousand millions": lambda data: b"\x98\x01\xdb\xff\xff\xff\xff",
    "arrays in arrays": lambda data: b"\x91" * 400_000,
    "a number written at length": lambda data: data[:1] + b"\xcc\x01" + data[2:],
    "JSON": lambda data: b'{"format": 1}',
    "larger than an index may be": lambda data: data + b"\xc0" * 600_000,
}


@pytest.mark.parametrize("name", BYTES)
def test_an_index_of_other_bytes(tmp_path: Path, name: str) -> None:
    pack = pack_of(files_with())
    changed = BYTES[name](pack.index_bytes)
    refused_whole(tmp_path, BuiltPack(pack.index, changed, pack.zip), code="pack-damaged")


def test_a_bomb_takes_no_more_room_than_it_admits() -> None:
    bomb, stored = member("lessons/one.md", b"\0" * 90_000_000, length=1_000)
    tracemalloc.start()
    try:
        with pytest.raises(FormatError):
            inflate(bomb, stored)
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()
