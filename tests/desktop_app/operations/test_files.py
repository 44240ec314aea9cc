"""Photos and PDFs of notes and drafts, on one laptop."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import Known
from desktop_app.domain.files import FileState, FileView
from desktop_app.domain.identifiers import RecordId
from desktop_app.operations import files, notes, practices, rebuilding
from desktop_app.operations.session import Session
from desktop_app.storage import box_ledger
from desktop_app.storage.projections import files as table
from sync_protocol.files import LARGEST
from tests.support.camera import SECRET, drawn, pdf, photo
from tests.support.profiles import open_test_session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with open_test_session(tmp_path / "profile") as session:
        yield session


@pytest.fixture
def note(session: Session) -> RecordId:
    return notes.add_note(session, title="Bridge", text="It is closed.").id


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def add(session: Session, note: RecordId, tmp_path: Path, name: str, content: bytes) -> FileView:
    return files.add(session, note, files.choose(put(tmp_path, name, content)))


def test_a_photo_is_kept_without_its_place_and_comes_out_as_it_was_drawn(
    session: Session, note: RecordId, tmp_path: Path
) -> None:
    added = add(session, note, tmp_path, "IMG_0042.JPG", photo())
    assert (added.name, added.media, added.state) == ("IMG_0042.jpg", "image/jpeg", FileState.SAVED)
    assert (added.width, added.height, added.record) == (96, 64, note)
    content = files.content(session, added.id)
    assert len(content) == added.size
    assert SECRET not in content
    assert drawn(content) == drawn(photo())
    assert files.files_of(session, note) == (added,) == files.files_of(session)


def test_nothing_readable_touches_the_disk(session: Session, note: RecordId, tmp_path: Path) -> None:
    words = b"quetzalcoatl" * 500
    add(session, note, tmp_path, "Plan.pdf", pdf() + words)
    (tmp_path / "Plan.pdf").unlink()
    everything = b"\0".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for word in (b"quetzalcoatl", b"%PDF", b"Plan.pdf", SECRET):
        assert word not in everything


def test_files_of_a_draft(session: Session, tmp_path: Path) -> None:
    draft = practices.add_practice(session, title="A list on paper", parts={}).id
    added = add(session, draft, tmp_path, "list.pdf", pdf())
    assert files.files_of(session, draft) == (added,)


def test_removing(session: Session, note: RecordId, tmp_path: Path) -> None:
    kept, gone = (add(session, note, tmp_path, name, pdf()) for name in ("a.pdf", "b.pdf"))
    assert files.remove(session, gone.id) == {"files"}
    assert [each.id for each in files.files_of(session, note)] == [kept.id]
    with pytest.raises(Known, match="record-unknown"):
        files.content(session, gone.id)
    rebuilding.rebuild(session)
    assert [each.id for each in files.files_of(session, note)] == [kept.id]
    assert [row.gone for row in box_ledger.to_ask(session.database, 7)] == [1, 0]


def test_saving_a_copy_writes_nothing_over(session: Session, note: RecordId, tmp_path: Path) -> None:
    added = add(session, note, tmp_path, "a.pdf", pdf())
    (tmp_path / "out").mkdir()
    places = [files.save_copy(session, added.id, tmp_path / "out") for _ in range(2)]
    assert [place.name for place in places] == ["a.pdf", "a (2).pdf"]
    assert all(place.read_bytes() == pdf() for place in places)
    assert files.save_copy(session, added.id, tmp_path / "out" / "as I like.pdf").name == "as I like.pdf"


def test_content_that_is_not_here_is_asked_for(session: Session, note: RecordId, tmp_path: Path) -> None:
    added = add(session, note, tmp_path, "a.pdf", pdf())
    row = table.get(session.database, added.id)
    assert row is not None
    (session.paths.files / row.box.hex()).unlink()
    assert files.view(session, added.id).state is FileState.AWAY
    with pytest.raises(Known, match="file-away"):
        files.content(session, added.id)
    assert files.want(session, added.id).state is FileState.WANTED
    assert files.stop_wanting(session, added.id).state is FileState.AWAY


def test_content_that_the_disk_changed_is_not_handed_out(session: Session, note: RecordId, tmp_path: Path) -> None:
    added = add(session, note, tmp_path, "a.pdf", pdf())
    (place,) = session.paths.files.iterdir()
    box = bytearray(place.read_bytes())
    box[-1] ^= 1
    place.write_bytes(box)
    with pytest.raises(Known, match="file-away"):
        files.content(session, added.id)
    assert files.view(session, added.id).state is FileState.WANTED


@pytest.mark.parametrize(
    ("name", "content", "code", "reason"),
    [
        ("a.jpg", b"GIF89a" + bytes(100), "file-unfit", "kind"),
        ("a.pdf", b"MZ" + bytes(2_000), "file-unfit", "kind"),
        ("a.jpg", photo()[:400], "file-unfit", "damaged"),
        ("a.jpg", b"", "file-unfit", "kind"),
    ],
)
def test_what_cannot_be_added(tmp_path: Path, name: str, content: bytes, code: str, reason: str) -> None:
    with pytest.raises(Known) as caught:
        files.choose(put(tmp_path, name, content))
    assert (caught.value.code, caught.value.facts["reason"]) == (code, reason)


def test_what_is_too_large(session: Session, note: RecordId, tmp_path: Path) -> None:
    chosen = files.choose(put(tmp_path, "a.pdf", b"%PDF-1.7\n" + bytes(LARGEST)))
    with pytest.raises(Known, match="file-large"):
        files.add(session, note, chosen)
    huge = tmp_path / "huge.pdf"
    with huge.open("wb") as file:
        file.truncate(files.READ_AT_MOST + 1)
    with pytest.raises(Known, match="file-large"):
        files.choose(huge)
    assert files.files_of(session) == ()


def test_what_is_not_there_and_records_that_are_not(session: Session, tmp_path: Path) -> None:
    with pytest.raises(Known, match="file-unreadable"):
        files.choose(tmp_path / "nothing.jpg")
    with pytest.raises(Known, match="file-unreadable"):
        files.choose(tmp_path)
    chosen = files.choose(put(tmp_path, "a.pdf", pdf()))
    for record in ("nonsense", "00000000000001.1"):
        with pytest.raises(Known, match="record-unknown"):
            files.add(session, RecordId(record), chosen)
    assert not session.paths.files.exists()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("..\\..\\boot.ini.pdf", "boot.ini.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("invoice\u202efdp.exe", "invoice fdp.pdf"),
        (".pdf", "pdf.pdf"),
        ("a" * 400 + ".pdf", "a" * 100 + ".pdf"),
    ],
)
def test_names_are_made_harmless(session: Session, note: RecordId, tmp_path: Path, given: str, kept: str) -> None:
    chosen = files.choose(put(tmp_path, "a.pdf", pdf()))
    import dataclasses

    added = files.add(session, note, dataclasses.replace(chosen, name=given))
    assert added.name == kept
