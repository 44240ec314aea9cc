"""Two machines behind a balancer, as docs/operations.md has them: a folder each, in which ``keys``, ``packs`` and
``files`` are the shared ones, and one PostgreSQL. (Two processes of one machine: test_two_processes.py.)"""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from sync_protocol import enrolment as wire
from sync_protocol.device_keys import DeviceKey
from sync_protocol.entries import COHORT
from sync_protocol.slices import slice_name
from tests.support.postgresql import Postgresql
from tests.sync_server.json_laptop import asking, post
from tests.sync_server.laptops import Laptop
from tests.sync_server.over_http import enrolled_at, over_http
from tests.sync_server.server_process import Server, answer, command, serving

SHARED = ("keys", "packs", "files")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory, postgresql: Postgresql, migrated: str) -> list[Path]:
    root = tmp_path_factory.mktemp("nodes")
    shared, url = root / "shared", postgresql.url(postgresql.new_database(migrated))
    nodes = [root / "first", root / "second"]
    for node in nodes:
        node.mkdir(mode=0o700)
        node.with_suffix(".url").write_text(url, encoding="utf-8")
        for name in SHARED:
            (shared / name).mkdir(parents=True, exist_ok=True, mode=0o700)
            (node / name).symlink_to(shared / name)
        assert command(node, "init").returncode == 0
    return nodes


@pytest.fixture(scope="module")
def nodes(folders: list[Path]) -> Iterator[list[Server]]:
    with ExitStack() as running:
        yield [running.enter_context(serving(folder)) for folder in folders]


def enrolled(folders: list[Path], server: Server) -> Laptop:
    return enrolled_at(server, str(answer(folders[0], "enrol", "--cohort", "Spring course")["code"]), "Amina Dialo")


def test_a_laptop_may_come_to_either(nodes: list[Server], folders: list[Path]) -> None:
    first, second = enrolled(folders, nodes[0]), enrolled(folders, nodes[1])
    written = []
    for turn in range(6):
        data = first.pack(first.entry("post.made", bytes([turn]) * 40, COHORT))
        assert first.exchange(over_http(nodes[turn % 2]), data).acknowledged
        written.append(slice_name(data))
        second.exchange(over_http(nodes[(turn + 1) % 2]))
    second.catch_up(over_http(nodes[0]))
    assert set(written) <= set(second.slices)
    assert len({laptop.centre_run for laptop in (first, second)}) == 1, "both nodes are under one run"


def test_what_is_done_at_one_counts_at_the_other(nodes: list[Server], folders: list[Path]) -> None:
    amina = enrolled(folders, nodes[0])
    amina.exchange(over_http(nodes[1]))
    assert command(folders[0], "revoke", amina.device.device_id.hex()).returncode == 0
    request = amina.request()
    assert post(nodes[1], "/exchange", request, kind="").status == 403
    assert post(nodes[1], "/exchange", asking(amina.device)).document["code"] == "signature-wrong"


def test_each_counts_for_itself_who_comes_too_often(nodes: list[Server]) -> None:
    key = DeviceKey.generate()
    bodies = [wire.encode_enrol_request(wire.EnrolRequest(1, n, key.public, "Nobody"), key) for n in range(21)]
    for node in nodes:
        assert [post(node, "/enrol", body, kind="").status for body in bodies] == [403] * 20 + [503]
