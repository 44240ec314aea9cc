"""A week of the course travels over links like our learners', from real servers, by the real command.

Programs, server and link are processes and sockets; only the trust root and the packs are these tests' own. What counts
is the same in each: the pack is here whole in the end, byte for byte, and hardly anything came twice.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from course_format.pack_index import decode_index
from tests.support.bad_link import PORTAL, BadLink, Weather
from tests.support.own_program import OwnProgram, own_program
from tests.support.pack_sources import built, publish, small_pack
from tests.support.pictures import noise
from tests.support.web_server import ROOT, web_server

PICTURES = 14
PICTURE = 60_000
LISTS = 24_000
"""Bytes of HTTP, signed lists and an index, most that one run of the command has any use for."""

AGAIN = 64_000
"""Most bytes that may come again after an interruption."""


def week(version: str = "1.0.0", words: str = "") -> dict[str, bytes]:
    """The small pack, and pictures of 840 KB that nothing shrinks."""
    files = small_pack(version, words=words)
    return files | {f"figures/p{n:02}.png": noise(n, PICTURE) for n in range(PICTURES)}


@dataclass(frozen=True)
class Stage:
    """A repository, and a laptop with an empty profile."""

    folder: Path
    repository: Path
    program: OwnProgram

    @property
    def members(self) -> Path:
        return self.program.profile / "packs" / "members"

    @property
    def arriving(self) -> list[Path]:
        """What is under way, the longest last."""
        folder = self.program.profile / "packs" / "arriving"
        found = [path for path in folder.glob("*") if path.is_file()] if folder.is_dir() else []
        return sorted(found, key=lambda path: path.stat().st_size)

    def whole(self, files: dict[str, bytes]) -> None:
        """Every stored byte of ``files`` is on the laptop as it was built."""
        pack = built(files)
        for member in pack.index.members:
            name = member.stored_hash.hex()
            stored = pack.zip[member.offset : member.offset + member.stored]
            assert (self.members / name).read_bytes() == stored, member.path
        (row,) = self.listed()
        assert (row["state"], row["version"]) == ("installed", pack.index.version)

    def listed(self) -> list[dict[str, Any]]:
        code, document = self.program.run("packs", "list", "--from", str(self.repository))
        assert code == 0
        found: list[dict[str, Any]] = document["packs"]
        return found

    def install(self, address: str, patience: int = 20) -> tuple[int, dict[str, Any]]:
        words = ("packs", "install", "week-1", "--from", address, "--patience", str(patience))
        return self.program.run(*words)

    def brought(self, address: str) -> dict[str, Any]:
        """What one command says that goes on by itself until the pack is here."""
        code, document = self.install(address)
        assert code == 0, document
        (installed,) = document["installed"]
        found: dict[str, Any] = installed
        return found


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    repository = publish(tmp_path / "repository", week(), now=datetime.now(UTC))
    return Stage(tmp_path, repository, own_program(tmp_path / "program", repository, tmp_path / "profile"))


@contextmanager
def linked(stage: Stage, weather: Weather | None = None, *, ranges: int = 1) -> Iterator[tuple[BadLink, str]]:
    """nginx behind a link; the address of the repository through it."""
    with web_server(stage.repository, stage.folder / f"nginx-{time.monotonic_ns()}", ranges=ranges) as address:
        parts = urlsplit(address)
        with BadLink(parts.port or 0, weather) as link:
            yield link, link.address + parts.path


def zip_length(files: dict[str, bytes]) -> int:
    return len(built(files).zip)


def killed_after(stage: Stage, address: str, enough: Callable[[], bool]) -> None:
    """Begins to install, and kills the process without a warning once there is enough."""
    with stage.program.started("packs", "install", "week-1", "--from", address) as process:
        until = time.monotonic() + 60
        while not enough() and time.monotonic() < until:
            with_patience(process)
        assert process.poll() is None, "it ended before it could be killed"
        process.kill()


def with_patience(process: "subprocess.Popen[str]") -> None:
    """Waits a little for the process, which is not expected to end."""
    try:
        process.wait(0.02)
    except subprocess.TimeoutExpired:
        return
    raise AssertionError(f"it ended: {process.communicate()}")


def test_over_a_link_that_resets_every_256_kb(stage: Stage) -> None:
    with linked(stage, Weather(cut_down=256 * 1024)) as (link, address):
        stage.brought(address)
    stage.whole(week())
    breaks = link.down // (256 * 1024)
    assert breaks >= 3
    assert link.down < zip_length(week()) + LISTS + breaks * AGAIN


def test_over_a_link_that_dies_every_480_kb(stage: Stage) -> None:
    """What 64 kbit/s carry in a minute, ten times as fast."""
    with linked(stage, Weather(latency=0.05, rate=640_000, cut_down=480_000)) as (link, address):
        stage.brought(address)
    stage.whole(week())
    assert link.down < zip_length(week()) + LISTS + 4 * AGAIN


@pytest.mark.soak
def test_over_64_kbit_a_second_that_die_every_minute(stage: Stage) -> None:
    with linked(stage, Weather(latency=0.15, rate=8_000, cut_down=480_000)) as (link, address):
        stage.brought(address)
    stage.whole(week())
    assert link.down < zip_length(week()) + LISTS + 4 * AGAIN


def test_killed_in_the_middle_and_gone_on(stage: Stage) -> None:
    with linked(stage, Weather(rate=1_000_000)) as (link, address):
        killed_after(stage, address, lambda: link.down > 450_000)
        assert stage.listed()[0]["state"] == "partly"
        before = link.down
        stage.brought(address)
    stage.whole(week())
    assert link.down < zip_length(week()) + 2 * LISTS + AGAIN + 64_000  # and what was in the pipe when it died
    assert link.down - before < zip_length(week()) - 300_000, "it began anew"


def test_killed_many_times(stage: Stage) -> None:
    with linked(stage, Weather(rate=2_000_000)) as (link, address):
        for n in range(1, 5):
            goal = n * 150_000
            killed_after(stage, address, lambda goal=goal: link.down > goal)  # type: ignore[misc]  # bound now
        stage.brought(address)
    stage.whole(week())
    assert link.down < zip_length(week()) + 5 * LISTS + 4 * (AGAIN + 64_000)


def spoil_tail(path: Path) -> None:
    """What a power cut leaves of bytes that were not on the disk yet: their number, and zeros."""
    length = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(max(0, length - 4_096))
        file.write(b"\0" * min(4_096, length))


def test_a_power_cut_that_spoils_what_came_last(stage: Stage) -> None:
    with linked(stage, Weather(rate=1_000_000)) as (link, address):
        killed_after(stage, address, lambda: link.down > 300_000 and bool(stage.arriving))
        spoilt = stage.arriving[-1:]
        spoilt += sorted(stage.members.rglob("??" + "?" * 60), key=lambda path: path.stat().st_mtime_ns)[-1:]
        for path in spoilt:
            spoil_tail(path)
        stage.brought(address)
        assert link.down < zip_length(week()) + 2 * LISTS + 3 * AGAIN + 64_000
    stage.whole(week())


def test_a_power_cut_that_leaves_empty_files(stage: Stage) -> None:
    with linked(stage, Weather(rate=1_000_000)) as (_, address):
        killed_after(stage, address, lambda: len(list(stage.members.rglob("*"))) > 12)
        for path in [path for path in stage.members.rglob("*") if path.is_file()][:3]:
            os.truncate(path, 0)
        stage.brought(address)
    stage.whole(week())


def test_from_a_server_that_knows_no_ranges(stage: Stage) -> None:
    with linked(stage, Weather(rate=2_000_000), ranges=0) as (link, address):
        killed_after(stage, address, lambda: link.down > 400_000)
        assert stage.listed()[0]["here"] > 200_000
        stage.brought(address)
    stage.whole(week())


def test_an_update_of_one_lesson_brings_that_lesson(stage: Stage) -> None:
    newer = week("1.1.0", "And then goes on.")
    with linked(stage) as (link, address):
        stage.brought(address)
        publish(stage.repository, newer, now=datetime.now(UTC))
        before = link.up + link.down
        installed = stage.brought(address)
        spent = link.up + link.down - before
    stage.whole(newer)
    assert installed["fetched"] == 2, "the manifest and the lesson"
    assert spent == installed["bytes"], "what it says is what came over the line"
    changed = zip_length(newer) - zip_length(week()) + 2_000
    assert spent < changed + 10_000


def test_nothing_new_costs_next_to_nothing(stage: Stage) -> None:
    with linked(stage) as (link, address):
        stage.brought(address)
        before = link.up + link.down
        assert stage.install(address)[0] == 0
        assert link.up + link.down - before < 8_000


def test_a_server_that_is_away_changes_nothing(stage: Stage) -> None:
    with linked(stage) as (_, address):
        stage.brought(address)
    before = sorted(path for path in (stage.program.profile / "packs").rglob("*") if path.is_file())
    code, document = stage.install(address, patience=1)
    assert (code, document["code"]) in ((1, "unreachable"), (75, "unreachable"))
    assert sorted(path for path in (stage.program.profile / "packs").rglob("*") if path.is_file()) == before
    stage.whole(week())


def test_a_page_of_a_hotel_is_no_pack(stage: Stage) -> None:
    with linked(stage, Weather(portal=PORTAL)) as (_, address):
        code, document = stage.install(address, patience=1)
    assert code != 0
    assert document["code"] in ("answer-nonsense", "unreachable", "source-missing")
    assert stage.listed()[0]["state"] == "available"


def test_from_the_centre(stage: Stage) -> None:
    """The centre's own server gives the same files, with ranges."""
    data = stage.folder / "centre"
    words = [sys.executable, "-m", "sync_server", "--data", str(data)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "FIELDBOOK_"))}
    subprocess.run([*words, "init"], cwd=ROOT, env=environment, check=True, capture_output=True)
    (data / "packs").rmdir()
    stage.repository.rename(data / "packs")
    moved = Stage(stage.folder, data / "packs", stage.program)
    line = [*words, "serve", "--port", "0"]
    with subprocess.Popen(line, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            port = urlsplit(process.stdout.readline().strip().removeprefix("listening on ")).port or 0
            with BadLink(port, Weather(cut_down=500_000)) as link:
                moved.brought(f"{link.address}/packs")
                assert link.down < zip_length(week()) + LISTS + 4 * AGAIN
        finally:
            process.terminate()
    moved.whole(week())


def test_what_the_index_says_is_what_the_zip_holds(stage: Stage) -> None:
    """The measure of these stories is sound: members stand where the index says."""
    pack = built(week())
    assert decode_index(pack.index_bytes) == pack.index
