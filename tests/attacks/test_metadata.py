"""Signed lists that mean harm: strange JSON, strange values under good signatures, and lists without end.

Each row: a name, what becomes of one role's file, and the refusal. What was known and installed is as it was.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from securesystemslib.formats import encode_canonical

from desktop_app.domain.errors import Known
from desktop_app.packs.signed_metadata import LARGEST
from pack_publisher.keys import demo_keys
from tests.desktop_app.packs.shelf import WEEK_1, Shelf
from tests.support.pack_sources import publish, small_pack

WELL_SIGNED = ("list", "absent")
"""Reasons that concern what a list says: its signatures were good, so it is remembered as the newest."""

ROLES = {
    "timestamp": "timestamp.json",
    "snapshot": "2.snapshot.json",
    "targets": "2.targets.json",
    "root": "2.root.json",
}
CODES = {"pack-damaged", "pack-signer-wrong", "pack-rolled-back"}

SPELLINGS: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda data: b"",
    "null": lambda data: b"null",
    "a list": lambda data: b"[]",
    "an object of nothing": lambda data: b"{}",
    "nested without end": lambda data: b"[" * 15_000,
    "objects in objects": lambda data: b'{"a":' * 3_000,
    "a number without end": lambda data: b'{"signed":' + b"9" * 16_000 + b"}",
    "no number": lambda data: data.replace(b'"version":2', b'"version":NaN'),
    "a number that is not whole": lambda data: data.replace(b'"version":2', b'"version":2.0'),
    "a key twice": lambda data: data.replace(b'"signed":{', b'"signed":{"version":1},"signed":{', 1),
    "a key twice within": lambda data: data.replace(b'"_type":', b'"_type":"root","_type":', 1),
    "signatures twice": lambda data: data.replace(b'{"signatures":[', b'{"signatures":[],"signatures":[', 1),
    "something behind it": lambda data: data + b"{}",
    "a mark of byte order": lambda data: b"\xef\xbb\xbf" + data,
    "another way to write letters": lambda data: data.decode().encode("utf-16"),
    "bytes that are no letters": lambda data: data + b"\xff",
    "half": lambda data: data[: len(data) // 2],
}

VALUES: dict[str, tuple[str, Any]] = {
    "a version of zero": ("version", 0),
    "a version below zero": ("version", -1),
    "a version as words": ("version", "2"),
    "a version that is none": ("version", None),
    "a date of the year 10000": ("expires", "10000-01-01T00:00:00Z"),
    "a date that is none": ("expires", "tomorrow"),
    "a date as a number": ("expires", 4_000_000_000),
    "no date": ("expires", None),
    "another role": ("_type", "mirrors"),
    "a role as a list": ("_type", ["timestamp"]),
    "a specification of later": ("spec_version", "2.0.0"),
    "a specification that is none": ("spec_version", "x"),
}

INSIDE: dict[str, tuple[str, Callable[[dict[str, Any]], object]]] = {
    "a snapshot of very many bytes": ("timestamp", lambda signed: _only(signed["meta"]).update(length=10**18)),
    "a snapshot of bytes below zero": ("timestamp", lambda signed: _only(signed["meta"]).update(length=-1)),
    "a snapshot without a hash": ("timestamp", lambda signed: _only(signed["meta"]).update(hashes={})),
    "a snapshot of an unknown hash": ("timestamp", lambda signed: _only(signed["meta"]).update(hashes={"crc": "00"})),
    "a snapshot under a path": ("timestamp", lambda signed: signed.update(meta={"../x.json": _only(signed["meta"])})),
    "two snapshots": ("timestamp", lambda signed: signed["meta"].update({"x.json": _only(signed["meta"])})),
    "a list of a path's version": ("snapshot", lambda signed: _only(signed["meta"]).update(version="../../x")),
    "no list": ("snapshot", lambda signed: signed.update(meta={})),
    "targets as a list": ("targets", lambda signed: signed.update(targets=[])),
    "a target below zero": ("targets", lambda signed: _first(signed).update(length=-1)),
    "a target of no hash": ("targets", lambda signed: _first(signed).update(hashes={})),
    "a target of a short hash": ("targets", lambda signed: _first(signed).update(hashes={"sha256": "00"})),
    "a target whose hash is a path": ("targets", lambda signed: _first(signed).update(hashes={"sha256": "../x"})),
    "a list of packs that is words": ("targets", lambda signed: _custom(signed, "fieldbook")),
    "a pack that climbs": ("targets", lambda signed: _custom(signed, {"pack": "../x"})),
    "a language that climbs": ("targets", lambda signed: _custom(signed, {"language": "../x"})),
    "a version that is none": ("targets", lambda signed: _custom(signed, {"version": "1.0.0/../.."})),
    "a week of very many digits": ("targets", lambda signed: _custom(signed, {"week": "9" * 5_000})),
    "a size that is words": ("targets", lambda signed: _custom(signed, {"size": "many"})),
    "a zip that climbs": ("targets", lambda signed: _custom(signed, {"zip": "../../etc/passwd"})),
    "a zip that is a drive": ("targets", lambda signed: _custom(signed, {"zip": "C:x"})),
}


def _only(named: dict[str, Any]) -> Any:
    return next(iter(named.values()))


def _first(signed: dict[str, Any]) -> Any:
    return next(value for name, value in signed["targets"].items() if name.endswith(".index"))


def _custom(signed: dict[str, Any], change: Any) -> None:
    custom = _first(signed)["custom"]
    custom["fieldbook"] = {**custom["fieldbook"], **change} if isinstance(change, dict) else change


@pytest.fixture
def laptop(tmp_path: Path) -> Shelf:
    """Has 1.0.0; its repository 1.1.0 since."""
    repository = publish(tmp_path / "repo", small_pack())
    (tmp_path / "laptop").mkdir()
    here = Shelf(tmp_path / "laptop", repository)
    here.install()
    publish(repository, small_pack("1.1.0", words="Newer."))
    return here


def refused(laptop: Shelf) -> str:
    known = laptop.trust.known()
    with pytest.raises(Known) as raised:
        laptop.install()
    assert laptop.store.pack(WEEK_1).version == "1.0.0"
    now = laptop.trust.known()
    assert known is not None
    assert now is not None
    if raised.value.facts.get("reason") not in WELL_SIGNED:
        assert now.files == known.files
    return raised.value.code


def signed_anew(laptop: Shelf, role: str, change: Callable[[dict[str, Any]], object]) -> None:
    """The role's file with a change, signed by its own key; who lists it lists it so, all the way up."""
    keys = demo_keys(laptop.repository.parent / "repo-keys")
    folder = laptop.repository / "metadata"
    for at in ("targets", "snapshot", "timestamp"):
        path = folder / ROLES[at]
        document = json.loads(path.read_bytes())
        if at == role:
            change(document["signed"])
        elif _listed(role, at):
            _list_again(document["signed"], folder / ROLES[_below(at)])
        content = encode_canonical(document["signed"]).encode()
        document["signatures"] = [keys.of(at)[0].sign(content).to_dict()]
        path.write_bytes(json.dumps(document, separators=(",", ":"), sort_keys=True).encode())


def _below(role: str) -> str:
    return {"snapshot": "targets", "timestamp": "snapshot"}[role]


def _listed(changed: str, role: str) -> bool:
    order = ("targets", "snapshot", "timestamp")
    return order.index(role) > order.index(changed)


def _list_again(signed: dict[str, Any], file: Path) -> None:
    import hashlib

    data = file.read_bytes()
    _only(signed["meta"]).update(length=len(data), hashes={"sha256": hashlib.sha256(data).hexdigest()})


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", SPELLINGS)
def test_strange_json(laptop: Shelf, name: str, role: str) -> None:
    path = laptop.repository / "metadata" / ROLES[role]
    if role == "root":
        path.write_bytes((path.parent / "1.root.json").read_bytes().replace(b'"version":1', b'"version":2'))
    changed = SPELLINGS[name](path.read_bytes())
    path.write_bytes(changed)
    assert refused(laptop) in CODES


@pytest.mark.parametrize("role", ["timestamp", "snapshot", "targets"])
@pytest.mark.parametrize("name", VALUES)
def test_strange_values_well_signed(laptop: Shelf, name: str, role: str) -> None:
    key, value = VALUES[name]
    signed_anew(laptop, role, lambda signed: signed.update({key: value}))
    assert refused(laptop) in CODES


@pytest.mark.parametrize("name", INSIDE)
def test_strange_lists_well_signed(laptop: Shelf, name: str) -> None:
    signed_anew(laptop, *INSIDE[name])
    assert refused(laptop) in CODES | {"pack-unknown"}


@pytest.mark.parametrize("role", ROLES)
def test_more_bytes_than_there_may_be(laptop: Shelf, role: str) -> None:
    path = laptop.repository / "metadata" / ROLES[role]
    path.write_bytes((path.read_bytes() if path.exists() else b"") + b" " * (LARGEST[role] + 1))
    assert refused(laptop) == "pack-damaged"
