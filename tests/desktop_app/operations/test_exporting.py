"""All that is a learner's, out of Fieldbook, and readable without it."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import ActivityId
from desktop_app.domain.marks import Anchor
from desktop_app.operations import export_pages, exporting, learner, notes, practices
from desktop_app.operations.exporting import export
from desktop_app.operations.session import Session
from sync_protocol.bodies import AnswerGiven, HighlightMade
from tests.support.profiles import FakeClock, open_test_session

ANCHOR = Anchor(ActivityId("w1-l2"), "1.0.0", 1, 0, 4, 'They decide "at the barrier".')
ARABIC = "ملاحظة عن الجسر"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    with open_test_session(tmp_path / "profile", clock=FakeClock()) as opened:
        yield opened


def write_all(session: Session) -> None:
    learner.begin(session, "Amina <Said>", role="Coordinator", place="Telmo")
    notes.add_note(session, title="Bridge: open?", text="It is *closed*.\n\n<b>Really</b> & truly.", tags=["field"])
    notes.add_note(session, title=ARABIC, text="السلام عليكم", anchor=ANCHOR)
    notes.delete_note(session, notes.add_note(session, title="Thrown away", text="Still mine").id)
    notes.add_note(session, title="BRIDGE: OPEN?", text="another")
    made = practices.add_practice(session, title="Ask the driver", place="Market", parts={"context": "A market day"})
    practices.submit(session, made.id)
    practices.save_practice(session, made.id, parts={"result": "Drivers know the way"})
    with session.database.write():
        session.journal.append("answer.given", AnswerGiven("w1-quiz", "1.0.0", "q1", [1], 0.5))
        session.journal.append("answer.given", AnswerGiven("w1-quiz", "1.0.0", "q2", "Own words", 1.0))
        session.journal.append(
            "highlight.made", HighlightMade("w1-l2", "1.0.0", 3, 0, 5, "Read this twice", "before", "after")
        )


WRITTEN = (
    *("It is *closed*.", "<b>Really</b> & truly.", "السلام عليكم", "Still mine", "another", "Thrown away", ARABIC),
    *("A market day", "Drivers know the way", "Ask the driver", "Own words", "option 2", "Read this twice"),
    *('They decide "at the barrier".', "Bridge: open?"),
)


class Page(HTMLParser):
    """The text of a page, and what it asks for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            assert not name.startswith("on")
            if name in ("href", "src"):
                self.links.append(value or "")

    def handle_data(self, data: str) -> None:
        self.text += data


def read(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.*")}


def test_everything_is_there_in_files_and_on_the_page(session: Session, tmp_path: Path) -> None:
    write_all(session)
    done = export(session, tmp_path / "out")
    assert done.folder == tmp_path / "out" / "Fieldbook 2026-02-10"
    files = read(done.folder)
    assert set(files) == {
        "index.html",
        "answers.md",
        "highlights.md",
        "notes.jsonl",
        "notes/2026-02-10 Bridge open.md",
        "notes/2026-02-10 BRIDGE OPEN (2).md",
        f"notes/2026-02-10 {ARABIC}.md",
        "notes in the bin/2026-02-10 Thrown away.md",
        "practices/2026-02-10 Ask the driver.md",
    }
    assert (done.notes, done.practices, done.answers, done.highlights, done.files) == (4, 1, 2, 1, 9)
    assert done.size == sum(len(text.encode()) for text in files.values())
    markdown = "\n".join(text for name, text in files.items() if name.endswith(".md")).replace('\\"', '"')
    page = Page(files["index.html"])
    for words in WRITTEN:
        assert words in markdown, words
        assert words in page.text, words
    assert "Amina <Said>" in page.text
    assert "Coordinator, Telmo" in page.text
    assert not page.tags & {"script", "img", "iframe", "link", "object", "b"}
    for link in page.links:
        assert re.fullmatch(r"[\w%/.()-]+\.md", link), link


def test_front_matter_has_the_facts(session: Session, tmp_path: Path) -> None:
    write_all(session)
    files = read(export(session, tmp_path).folder)
    assert files["notes/2026-02-10 Bridge open.md"] == (
        '---\ntitle: "Bridge: open?"\nmade: 2026-02-10T09:30:00+00:00\nchanged: 2026-02-10T09:30:00+00:00\n'
        'tags: ["field"]\n---\n\nIt is *closed*.\n\n<b>Really</b> & truly.\n'
    )
    anchored = files[f"notes/2026-02-10 {ARABIC}.md"]
    assert 'lesson: "w1-l2"\nquote: "They decide \\"at the barrier\\"."\n' in anchored
    practice = files["practices/2026-02-10 Ask the driver.md"]
    assert 'state: "waiting"\n' in practice
    draft, sent = practice.split("# As it was sent\n")
    assert "## Result\n\nDrivers know the way" in draft
    assert "A market day" in sent
    assert "Drivers know the way" not in sent


def test_notes_can_be_taken_in_again(session: Session, tmp_path: Path) -> None:
    write_all(session)
    folder = export(session, tmp_path).folder
    with open_test_session(tmp_path / "other") as other:
        done = notes.import_notes(other, folder / "notes.jsonl")
        assert (done.added, done.changed) == (3, 0)
        assert {(note.title, note.text) for note in notes.read_notes(other)} == {
            (note.title, note.text) for note in notes.read_notes(session)
        }


def test_nothing_is_ever_overwritten(session: Session, tmp_path: Path) -> None:
    write_all(session)
    taken = tmp_path / "Fieldbook 2026-02-10"
    taken.mkdir()
    (taken / "index.html").write_text("mine")
    (tmp_path / "Fieldbook 2026-02-10 (2)").write_text("a file")
    (tmp_path / "Fieldbook 2026-02-10 (3)").mkdir()
    first, second = export(session, tmp_path), export(session, tmp_path)
    assert [first.folder.name, second.folder.name] == ["Fieldbook 2026-02-10 (4)", "Fieldbook 2026-02-10 (5)"]
    assert (taken / "index.html").read_text() == "mine"
    assert (tmp_path / "Fieldbook 2026-02-10 (2)").read_text() == "a file"
    assert list((tmp_path / "Fieldbook 2026-02-10 (3)").iterdir()) == []
    assert read(first.folder) == read(second.folder)


def test_what_cannot_be_written_leaves_nothing(session: Session, tmp_path: Path) -> None:
    write_all(session)
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(Known) as caught:
        export(session, tmp_path / "file")
    assert caught.value.code == "folder-unwritable"
    assert not [path for path in tmp_path.iterdir() if path.name.startswith((".fieldbook", "Fieldbook"))]


def test_an_empty_profile_is_exported_too(session: Session, tmp_path: Path) -> None:
    done = export(session, tmp_path)
    assert set(read(done.folder)) == {"index.html"}


@given(
    title=st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    text=st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
    tag=st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
)
def test_any_words_come_out_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, title: str, text: str, tag: str
) -> None:
    with open_test_session(tmp_path_factory.mktemp("profile"), clock=FakeClock()) as session:
        note = notes.add_note(session, title=title, text=text, tags=[tag])
        written = exporting.collect(session)
    files = dict(export_pages.files(written))
    (name,) = (name for name in files if name.startswith("notes/"))
    front, body = files[name].removeprefix("---\n").split("---\n\n", 1) if "---\n\n" not in title else ("", "")
    if front:
        assert json.loads(front.split("\n")[0].removeprefix("title: ")) == note.title
        assert body == note.text.rstrip("\n") + "\n"
    assert json.loads(files["notes.jsonl"].split("\n")[0])["body"] == note.text
    shown = Page(files["index.html"]).text
    for words in (note.title.strip(), note.text):
        assert _plain(words) in _plain(shown)


def _plain(text: str) -> str:
    """As a browser takes it: its signs for the end of a line are one."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
