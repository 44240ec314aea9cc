"""Photos and PDFs that somebody made to do harm: refused with a code, or kept harmless; never a traceback, never a file
where none belongs. What an evil line or centre can do stands in tests/desktop_app/sync/test_files.py, what an evil
laptop can do in tests/sync_server/test_files.py."""

import os
import struct
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import Known
from desktop_app.domain.files import FileState
from desktop_app.domain.identifiers import RecordId
from desktop_app.operations import files, notes, rebuilding
from desktop_app.operations.session import Session
from desktop_app.qt_support.shrinking import shrunk, thumbnail
from desktop_app.storage.box_folder import BoxFolder
from sync_protocol.bodies import Body, FileDescribed, FileRemoved
from sync_protocol.entries import MINE, Entry
from sync_protocol.files import LARGEST, pack_file
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import encode_body
from tests.support.camera import SECRET, exif, pdf, photo, plain_jpeg
from tests.support.pictures import CANVAS, END, LOSSY_FRAME, head, pixels, png_of, riff, rows
from tests.support.profiles import open_test_session

KEY = bytes(range(32))
FROM_ELSEWHERE = 0x1ABCDEF0123456


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with open_test_session(tmp_path / "profile") as session:
        yield session


def segment(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def after_start(*segments: bytes) -> bytes:
    made = plain_jpeg()
    return made[:2] + b"".join(segments) + made[2:]


BOMB = zlib.compress(bytes(30_000_000), 9)
HUGE = {
    "png that says it is huge": png_of(head(60_000, 60_000), pixels(rows()), END),
    "webp that says it is huge": riff((b"VP8X", CANVAS[:4] + b"\xff" * 6), (b"VP8 ", LOSSY_FRAME)),
    "jpeg that says it is huge": plain_jpeg().replace(struct.pack(">HH", 64, 96), struct.pack(">HH", 65_500, 65_500)),
}
DAMAGED = {
    "jpeg that ends in its head": plain_jpeg()[:100],
    "jpeg whose segment has no length": b"\xff\xd8\xff\xe1\0\0" + bytes(50),
    "jpeg of markers only": b"\xff\xd8" + b"\xff" * 1_000,
    "jpeg that begins again": b"\xff\xd8\xff\xd8\xff\xd8",
    "png whose chunk is longer than the file": png_of(head())[:33] + b"\xff\xff\xff\xffIDAT" + bytes(40),
    "png with a wrong sum": png_of(head(), pixels(rows()), END)[:-1] + b"\0",
    "png without pixels": png_of(head(), END),
    "png that begins with its end": png_of(END),
    "webp longer than the file": b"RIFF\xff\xff\xff\x7fWEBPVP8 " + bytes(20),
    "webp whose chunk is too long": riff((b"VP8 ", LOSSY_FRAME))[:30] + b"\xff" * 30,
    "webp with nothing in it": riff(),
}
HARMLESS = {
    "exif that points at itself": after_start(segment(0xE1, b"Exif\0\0II*\0\x08\0\0\0" + b"\xff" * 60)),
    "exif that points far away": after_start(segment(0xE1, b"Exif\0\0MM\0*\xff\xff\xff\xff" + SECRET)),
    "two blocks of exif": after_start(segment(0xE1, b"Exif\0\0" + exif(3)), segment(0xE1, b"Exif\0\0" + exif(6))),
    "a place in every kind of segment": after_start(*(segment(m, SECRET) for m in (*range(0xE0, 0xF0), 0xFE))),
    "a page for a browser in a comment": after_start(segment(0xFE, b"<script>alert(1)</script>" + SECRET)),
    "a program behind the end": plain_jpeg() + b"MZ" + SECRET,
    "a bomb in a text": png_of(head(), (b"zTXt", b"a\0\0" + BOMB), (b"iCCP", b"a\0\0" + BOMB), pixels(rows()), END),
}


@pytest.mark.parametrize("name", HUGE)
def test_pictures_that_would_fill_the_memory(tmp_path: Path, name: str) -> None:
    assert refusal(tmp_path, HUGE[name]) == ("file-unfit", "pixels")
    assert shrunk(HUGE[name]) is None
    assert thumbnail(HUGE[name], 64).isNull()


@pytest.mark.parametrize("name", DAMAGED)
def test_pictures_that_are_none(tmp_path: Path, name: str) -> None:
    assert refusal(tmp_path, DAMAGED[name]) == ("file-unfit", "damaged")


@pytest.mark.parametrize("name", HARMLESS)
def test_pictures_that_become_harmless(tmp_path: Path, name: str) -> None:
    path = tmp_path / "picture"
    path.write_bytes(HARMLESS[name])
    tracemalloc.start()
    try:
        chosen = files.choose(path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 3_000_000
    for trace in (SECRET, b"script", b"MZ", b"zTXt", b"iCCP"):
        assert trace not in chosen.content


def refusal(folder: Path, content: bytes) -> tuple[str, object]:
    path = folder / "picture.jpg"
    path.write_bytes(content)
    with pytest.raises(Known) as caught:
        files.choose(path)
    return caught.value.code, caught.value.facts.get("reason")


DRAWING = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9' fill='#f00'/></svg>"
BITMAP = b"BM" + struct.pack("<IHHIIiiHHIIiiII", 58, 0, 0, 54, 40, 1, 1, 1, 24, 0, 4, 0, 0, 0, 0) + b"\xff" * 4
OTHER_KINDS = {
    "a drawing, which may name files of this disk": DRAWING,
    "a drawing behind a head": b"<?xml version='1.0'?>" + DRAWING,
    "a bitmap": BITMAP,
    "an icon": b"\0\0\1\0\1\0" + struct.pack("<BBBBHHII", 1, 1, 0, 0, 1, 24, 48, 22)
    + struct.pack("<IiiHHIIiiII", 40, 1, 2, 1, 24, 0, 8, 0, 0, 0, 0) + bytes(8),
    "text pixels": b"P3 1 1 255 255 0 0",
    "an X bitmap": b"#define a_width 1\n#define a_height 1\nstatic char a_bits[] = {1};",
    "an animation": b"GIF89a\1\0\1\0\x80\0\0\xff\0\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;",
}  # fmt: skip


@pytest.mark.parametrize("name", OTHER_KINDS)
def test_what_a_colleague_calls_a_photo_is_read_as_one_or_not_at_all(name: str) -> None:
    """Whoever published it says what it is; Qt knows many kinds, and would try them all."""
    assert thumbnail(OTHER_KINDS[name], 40).isNull()
    assert shrunk(OTHER_KINDS[name]) is None


def dangling(folder: Path) -> Path:
    (folder / "link").symlink_to(folder / "nothing")
    return folder / "link"


def circle(folder: Path) -> Path:
    (folder / "link").symlink_to(folder / "link")
    return folder / "link"


def pipe(folder: Path) -> Path:
    """Nobody writes into it: who opens it waits for ever."""
    os.mkfifo(folder / "pipe\n.jpg")
    return folder / "pipe\n.jpg"


def behind_a_link(folder: Path) -> Path:
    """Has no length, and no end."""
    (folder / "photo.jpg").symlink_to("/dev/zero")
    return folder / "photo.jpg"


def larger_than_anything(folder: Path) -> Path:
    with (folder / "film.jpg").open("wb") as file:
        file.truncate(3_000_000_000)
    return folder / "film.jpg"


UNREADABLE: dict[str, tuple[Callable[[Path], Path], str, object]] = {
    "a folder": (lambda folder: folder, "file-unreadable", ""),
    "a pipe": (pipe, "file-unreadable", ""),
    "a device": (behind_a_link, "file-unreadable", ""),
    "a link to nothing": (dangling, "file-unreadable", "missing"),
    "a link to itself": (circle, "file-unreadable", ""),
    "a file as if it were a folder": (lambda folder: Path(__file__) / "a.jpg", "file-unreadable", "missing"),
    "a name that no disk has": (lambda folder: folder / "a\0b.jpg", "file-unreadable", ""),
    "a name too long": (lambda folder: folder / ("a" * 5_000), "file-unreadable", ""),
    "more in it than it says": (lambda folder: Path("/proc/self/status"), "file-unreadable", ""),
    "three gigabytes": (larger_than_anything, "file-large", None),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_no_file_is_not_opened(tmp_path: Path, name: str) -> None:
    make, code, reason = UNREADABLE[name]
    with pytest.raises(Known) as caught:
        files.choose(make(tmp_path))
    assert (caught.value.code, caught.value.facts.get("reason")) == (code, reason)


# -- what another laptop says of a file, if somebody else has hold of it


def hears(session: Session, body: Body | bytes, kind: str = "file.described", counter: int = 1) -> RecordId:
    """An entry that comes from another laptop of the person, about a note that is here."""
    (note, *_) = notes.list_notes(session) or [notes.add_note(session, title="Bridge")]
    data = body if isinstance(body, bytes) else encode_body(body)
    entry = Entry(EntryId(FROM_ELSEWHERE, counter), kind, EntryId.parse(note.id), MINE, 1_770_000_000_000, data)
    session.journal.receive([entry])
    return RecordId(entry.id.text())


def described(
    name: str = "plan.pdf", media: str = "application/pdf", size: int = 3_000, **more: bytes
) -> FileDescribed:
    return FileDescribed(name, media, size, 0, 0, more.get("box", bytes(32)), more.get("key", KEY), bytes(32))


@pytest.mark.parametrize(
    "name",
    ["../../escaped.pdf", "/etc/escaped.pdf", "..", "C:\\escaped.pdf", "\0", "a/../../escaped.pdf", "\u202efdp.exe"],
)
def test_a_name_leads_nowhere_else(session: Session, tmp_path: Path, name: str) -> None:
    content = pdf()
    box, box_name = pack_file(content, KEY)
    file = hears(session, described(name, size=len(content), box=box_name))
    BoxFolder(session.paths.files).keep(box_name, box)
    out = tmp_path / "out"
    out.mkdir()
    place = files.save_copy(session, file, out)
    assert place.parent == out and place.suffix == ".pdf"
    assert not list(tmp_path.rglob("*escaped*")) or place.name.endswith("escaped.pdf")


@pytest.mark.parametrize(
    ("size", "key", "name"),
    [(3_072 + 13, bytes(32), None), (20, KEY, None), (LARGEST, KEY, None), (3_085, KEY, bytes(32))],
)
def test_a_description_that_does_not_fit_its_content(
    session: Session, size: int, key: bytes, name: bytes | None
) -> None:
    box, box_name = pack_file(pdf(), KEY)
    file = hears(session, described(size=size, key=key, box=name or box_name))
    BoxFolder(session.paths.files).keep(name or box_name, box)
    with pytest.raises(Known, match="file-away"):
        files.content(session, file)
    assert files.view(session, file).state is FileState.WANTED


def test_descriptions_that_are_none_stop_nothing(session: Session) -> None:
    for counter, body in enumerate((b"", b"\xff", b"\x91\x01", encode_body(FileRemoved((1, 1)))), 1):
        hears(session, body, counter=counter)
    hears(session, described(size=0), counter=20)
    hears(session, described(size=LARGEST + 1), counter=21)
    hears(session, described(media="text/html"), counter=22)
    hears(session, FileRemoved((FROM_ELSEWHERE, 999)), "file.removed", counter=23)
    listed = files.files_of(session)
    assert [file.media for file in listed] == ["text/html"]
    rebuilding.rebuild(session)
    assert files.files_of(session) == listed


def test_a_photo_can_be_added_behind_all_that(session: Session, tmp_path: Path) -> None:
    note = notes.add_note(session, title="Bridge").id
    path = tmp_path / "a.jpg"
    path.write_bytes(photo())
    assert files.add(session, note, files.choose(path)).state is FileState.SAVED


def test_a_copy_is_its_owners_and_a_place_that_is_none_is_said(session: Session, tmp_path: Path) -> None:
    note = notes.add_note(session, title="Bridge").id
    path = tmp_path / "a.jpg"
    path.write_bytes(photo())
    file = files.add(session, note, files.choose(path)).id
    out = tmp_path / "out"
    out.mkdir(mode=0o777)
    assert files.save_copy(session, file, out).stat().st_mode & 0o777 == 0o600
    for target in (out / ("a" * 5_000), out / "no" / "a.jpg", path / "a.jpg"):
        with pytest.raises(Known, match="folder-unwritable"):
            files.save_copy(session, file, target)
    assert [each.name for each in out.iterdir()] == ["a.jpg"]
