"""Opening a profile: what it imports, what it refuses, and moving it to another laptop."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_app.domain.errors import Known
from desktop_app.operations import learner, notes
from desktop_app.paths import ProfilePaths, default_profile
from desktop_app.wiring.clock import SystemClock, SystemRandomness
from desktop_app.wiring.profile import CA_FILE_VARIABLE, open_session
from tests.support.bad_link import BadLink
from tests.support.own_authority import Authority
from tests.support.profiles import MemoryStore, open_test_session
from tests.support.scripted_server import ScriptedServer, answer

ROOT = Path(__file__).resolve().parents[3]

HEAVY = {"PySide6", "django", "tuf", "pycrdt", "cryptography", "urllib3", "sqlite_utils", "markdown", "keyring"}


def imported_by(code: str) -> set[str]:
    """The packages that a new Python has imported after running this."""
    script = f"{code}\nimport sys\nprint(' '.join(sorted({{name.partition('.')[0] for name in sys.modules}})))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_opening_a_profile_imports_nothing_heavy(tmp_path: Path) -> None:
    with open_test_session(tmp_path / "a") as session:
        learner.begin(session, "Ada Example")
        notes.add_note(session, title="T", text="words")
    opening = (
        "from pathlib import Path\n"
        "from desktop_app.wiring.profile import open_session\n"
        "from desktop_app.operations import learner\n"
        f"session = open_session(Path({str(tmp_path / 'a')!r}))\n"
        "assert learner.get(session).name == 'Ada Example'\n"
    )
    assert imported_by(opening) & HEAVY == set()


def test_a_synced_folder_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox" / "profile"
    with pytest.raises(Known) as refused:
        open_session(folder, store=MemoryStore())
    assert refused.value.code == "folder-synced"
    assert not folder.exists()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(Known) as refused:
        open_session(tmp_path / "file" / "profile", store=MemoryStore())
    assert refused.value.code == "folder-unwritable"


def test_a_moved_profile_opens_with_the_words(tmp_path: Path) -> None:
    with open_session(tmp_path / "a", store=MemoryStore()) as session:
        words = learner.begin(session, "Ada Example")
        notes.add_note(session, title="kept")
    (tmp_path / "a").rename(tmp_path / "b")
    elsewhere = MemoryStore()
    with pytest.raises(Known) as missing:
        open_session(tmp_path / "b", store=elsewhere)
    assert (missing.value.code, missing.value.facts) == ("key-missing", {"words": True})
    with open_session(tmp_path / "b", store=elsewhere, words=words) as session:
        assert [row.title for row in notes.list_notes(session)] == ["kept"]
    open_session(tmp_path / "b", store=elsewhere).close()


def test_every_opening_has_a_run_of_its_own(tmp_path: Path) -> None:
    store = MemoryStore()
    sessions = [open_session(tmp_path / "a", store=store) for _ in range(3)]
    assert len({session.journal.run for session in sessions}) == 3
    for session in sessions:
        session.close()


def test_everything_lies_below_one_private_folder(tmp_path: Path) -> None:
    paths = ProfilePaths(tmp_path / "a")
    open_session(paths.root, environment={"FIELDBOOK_KEYRING": "none"}).close()
    assert paths.root.stat().st_mode & 0o077 == 0
    assert {paths.database, paths.key_in_file, paths.name, paths.lock} <= set(paths.root.iterdir())


def test_sessions_of_one_process_share_what_they_know_of_a_host(tmp_path: Path) -> None:
    """The window opens one for each exchange: the second goes on with the first one's session of TLS."""
    authority = Authority(tmp_path)
    environment, store = {CA_FILE_VARIABLE: str(authority.ca_file)}, MemoryStore()
    with (
        ScriptedServer(lambda asked: answer(b"yes"), tls=authority.server()) as server,
        BadLink(server.port) as link,
    ):
        costs = []
        for _ in range(2):
            before = link.up + link.down
            with open_session(tmp_path / "a", store=store, environment=environment) as session:
                fetcher = session.make_network()
                assert b"".join(fetcher.get(f"https://127.0.0.1:{link.port}/", max_bytes=10)) == b"yes"
                fetcher.close()
            costs.append(link.up + link.down - before)
    assert costs[1] < costs[0] - 400


def test_the_own_profile_is_local_to_the_machine() -> None:
    assert default_profile().is_absolute()


@pytest.mark.parametrize("moment", [0, -1 << 62, 1 << 62, 253_402_300_800_000, -62_135_596_800_000])
def test_no_moment_is_too_far_off_for_the_clock(moment: int) -> None:
    assert SystemClock().local(moment).tzinfo is not None


def test_the_clock_and_randomness_are_real() -> None:
    clock = SystemClock()
    assert abs(clock.now() - datetime.now(UTC).timestamp() * 1000) < 60_000
    assert clock.today() == clock.local(clock.now()).date()
    assert len(SystemRandomness().bytes(16)) == 16
    assert SystemRandomness().bits(53) < 1 << 53
