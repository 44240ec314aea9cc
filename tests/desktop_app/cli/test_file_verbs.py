"""``fieldbook file`` as docs/cli.md promises it; shrinking and exporting too."""

from pathlib import Path

from PySide6.QtGui import QImage

from desktop_app.cli.command import run_command
from desktop_app.cli.file_verbs import OF_PDF
from desktop_app.qt_support.shrinking import LONGEST, shrunk, thumbnail
from tests.desktop_app.cli.test_commands import Commands, fieldbook
from tests.support.camera import SECRET, pdf, photo, plain_jpeg, screenshot, webp
from tests.support.pictures import END, head, pixels, png_of

__all__ = ["fieldbook"]  # the fixture


def put(folder: Path, name: str, content: bytes) -> str:
    (folder / name).write_bytes(content)
    return str(folder / name)


def test_from_adding_to_removing(fieldbook: Commands, tmp_path: Path) -> None:
    note = fieldbook("note", "add", "--title", "Bridge")["id"]
    added = fieldbook("file", "add", note, put(tmp_path, "IMG_1.JPG", photo()))
    assert fieldbook.code == 0
    assert (added["name"], added["record"], added["state"], added["was"]) == ("IMG_1.jpg", note, "saved", len(photo()))
    (listed,) = fieldbook("file", "list")
    assert listed == {key: value for key, value in added.items() if key != "was"}
    assert fieldbook("file", "list", note) == [listed]
    got = fieldbook("file", "get", added["id"], str(tmp_path / "copy.jpg"))
    content = Path(got["path"]).read_bytes()
    assert len(content) == added["size"] and SECRET not in content
    assert fieldbook("file", "remove", added["id"]) == {"id": added["id"], "state": "removed"}
    assert fieldbook("file", "list") == []
    assert fieldbook("file", "get", added["id"], str(tmp_path))["code"] == "record-unknown"


def test_what_people_read(fieldbook: Commands, tmp_path: Path) -> None:
    note = fieldbook("note", "add", "--title", "Bridge")["id"]
    lines = fieldbook.lines("file", "add", note, put(tmp_path, "plan.pdf", pdf()))
    assert lines[0].endswith("plan.pdf  3.1 KB") and lines[1] == OF_PDF
    (line,) = fieldbook.lines("file", "list")
    assert line.split()[1:] == ["saved", "3.1", "KB", "plan.pdf"]


def test_errors_have_codes(fieldbook: Commands, tmp_path: Path) -> None:
    note = fieldbook("note", "add", "--title", "Bridge")["id"]
    for arguments, code in (
        ((note, put(tmp_path, "a.gif", b"GIF89a")), "file-unfit"),
        ((note, str(tmp_path / "nothing")), "file-unreadable"),
        (("nonsense", put(tmp_path, "a.pdf", pdf())), "record-unknown"),
    ):
        assert fieldbook("file", "add", *arguments)["code"] == code
        assert fieldbook.code == 1


def test_shrinking(fieldbook: Commands, tmp_path: Path) -> None:
    note = fieldbook("note", "add", "--title", "Bridge")["id"]
    large = plain_jpeg(2_400, 60)
    kept = fieldbook("file", "add", note, put(tmp_path, "a.jpg", large))
    assert kept["width"] == 2_400
    small = fieldbook("file", "add", note, put(tmp_path, "a.jpg", large), "--shrink")
    assert (small["width"], small["height"]) == (LONGEST, 40)
    assert small["size"] < kept["size"]
    assert fieldbook("file", "add", note, put(tmp_path, "b.pdf", pdf()), "--shrink")["size"] == len(pdf())
    tiny = fieldbook("file", "add", note, put(tmp_path, "c.png", png_of(head(), pixels(b"\0" * 39), END)), "--shrink")
    assert tiny["media"] == "image/png"  # it would only grow


def test_a_program_without_qt_says_that_it_cannot(tmp_path: Path, fieldbook: Commands) -> None:
    note = fieldbook("note", "add", "--title", "Bridge")["id"]
    path = put(tmp_path, "a.jpg", photo())
    assert run_command(["--profile", str(fieldbook.profile), "file", "add", note, path, "--shrink"]) == 2


def test_a_shrunk_photo_is_upright_and_has_nothing_of_the_camera() -> None:
    for content in (photo(6), screenshot(), webp()):
        small = shrunk(content.replace(b"ICCP", b"ICCQ"))
        assert small is not None and SECRET not in small and b"Exif" not in small
    image = QImage()
    image.loadFromData(shrunk(photo(6)) or b"")
    assert (image.width(), image.height()) == (64, 96)
    assert shrunk(b"nothing") is None
    assert (thumbnail(photo(6), 32).width(), thumbnail(photo(6), 32).height()) == (21, 32)
    assert thumbnail(b"nothing", 32).isNull()


def test_exported_beside_their_texts(fieldbook: Commands, tmp_path: Path) -> None:
    note = fieldbook("note", "add", "--title", "Bridge")["id"]
    draft = fieldbook("practice", "add", "--title", "A list")["id"]
    for record, name in ((note, "plan.pdf"), (note, "Plan.pdf"), (draft, "list.pdf")):
        fieldbook("file", "add", record, put(tmp_path, name, pdf()))
    away = fieldbook("file", "add", note, put(tmp_path, "away.pdf", pdf(9_000)))
    boxes = sorted((fieldbook.profile / "files").iterdir(), key=lambda path: path.stat().st_size)
    boxes[-1].unlink()
    assert [each["state"] for each in fieldbook("file", "list") if each["id"] == away["id"]] == ["away"]
    folder = Path(fieldbook("export", str(tmp_path / "out"))["folder"])
    written = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf"))
    day = written[0][len("notes/") :][:10]
    assert written == [
        f"notes/{day} Bridge/Plan (2).pdf",
        f"notes/{day} Bridge/plan.pdf",
        f"practices/{day} A list/list.pdf",
    ]
    assert all((folder / path).read_bytes() == pdf() for path in written)
    page = (folder / "index.html").read_text()
    assert page.count("plan.pdf</a>") == 1 and "away.pdf (not on this laptop)" in page
    assert "files: [" in (folder / f"notes/{day} Bridge.md").read_text()
