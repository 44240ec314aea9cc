"""Signing metadata, and putting a repository's new files down in an order in which every moment is whole.

Promises: everything is signed before the first file is written, so that a refusal changes nothing. Packs come first,
then targets, snapshot, and at last the timestamp, which makes them valid. Timestamps and indexes get a compressed twin,
the lists one together. An interrupted publication is repeated by publishing again: what it left lies under names that
nothing leads to.
"""

import gzip
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, TypeVar

from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, Targets, Timestamp

from pack_publisher.disk import Disk
from pack_publisher.keys import Keys
from pack_publisher.published import DEMO_ROOT, METADATA, TARGETS, Published, is_signed, meta_file, to_bytes
from pack_publisher.refusal import Refusal

LIFETIMES: Final = {
    "root": timedelta(days=3650),
    "targets": timedelta(days=730),
    "snapshot": timedelta(days=180),
    "timestamp": timedelta(days=60),
}
"""How long each role's word is fresh. An expiry never takes anything from a laptop: it is reported."""
TWIN: Final = ".gz"
BOTH_LISTS: Final = ".lists.gz"
"""Ending of a file with a snapshot and its targets, for one request instead of two; N is the snapshot's version."""

_Role = TypeVar("_Role", Root, Timestamp, Snapshot, Targets)


def twin(content: bytes) -> bytes:
    """The compressed form that lies beside; the same each time."""
    return gzip.compress(content, 9, mtime=0)


class Signing:
    """Signs for the roots in ``roots``: during a change of keys for the one before as well as for the one after, so
    that laptops which know only the one before believe it too."""

    def __init__(
        self, keys: Keys, roots: Iterable[Root], now: datetime, lifetimes: Mapping[str, timedelta] = LIFETIMES
    ) -> None:
        self._keys = keys
        self._roots = tuple(roots)
        self._now = now
        self._lifetimes = {**LIFETIMES, **lifetimes}

    def expiry(self, role: str) -> datetime:
        return self._now + self._lifetimes[role]

    def can(self, role: str) -> bool:
        """Whether enough keys are here for every root."""
        return all(self.can_for(root, role) for root in self._roots)

    def can_for(self, root: Root, role: str) -> bool:
        return len(self._keys.named_by(root, role)) >= root.roles[role].threshold

    def sign(self, signed: _Role) -> Metadata[_Role]:
        metadata = Metadata(signed)
        for root in self._roots:
            for signer in self._keys.named_by(root, signed.type):
                metadata.sign(signer, append=True)
        return metadata

    def is_good(self, metadata: Metadata[Targets] | Metadata[Snapshot]) -> bool:
        """Whether it outlives the timestamp that is about to vouch for it, and today's keys signed it."""
        return metadata.signed.expires >= self.expiry("timestamp") and all(
            is_signed(root, metadata) for root in self._roots
        )


class Lists:
    """The lists that follow upon ``published``, signed; in memory until ``files`` is written."""

    def __init__(self, published: Published, signing: Signing) -> None:
        self._published = published
        self._signing = signing
        self.targets: Metadata[Targets] | None = published.targets
        self.snapshot: Metadata[Snapshot] | None = published.snapshot
        self.timestamp: Metadata[Timestamp] | None = published.timestamp
        self.files: dict[str, bytes] = {}
        """Relative path → content, in the order in which they must be written."""

    def renew(self, targets: Targets, *, changed: bool) -> None:
        """Sign what is due of the lists, and a new timestamp over them."""
        before = self._published.targets
        if changed or before is None or not self._signing.is_good(before):
            targets.version = before.signed.version + 1 if before else 1
            targets.expires = self._signing.expiry("targets")
            self.targets = self._signing.sign(targets)
            self.files[f"{METADATA}/{targets.version}.targets.json"] = to_bytes(self.targets)
            self._sign_snapshot(meta_file(self.targets))
        elif self.snapshot is None or not self._signing.is_good(self.snapshot):
            assert self.snapshot is not None, "a list of packs was read through a snapshot"
            self._sign_snapshot(self.snapshot.signed.meta["targets.json"])
        self._sign_timestamp()

    def _sign_snapshot(self, targets: MetaFile) -> None:
        version = self.snapshot.signed.version + 1 if self.snapshot else 1
        expires = self._signing.expiry("snapshot")
        self.snapshot = self._signing.sign(Snapshot(version=version, expires=expires, meta={"targets.json": targets}))
        assert self.targets is not None, "a snapshot is of a list of packs"
        snapshot = to_bytes(self.snapshot)
        self.files[f"{METADATA}/{version}.snapshot.json"] = snapshot
        # Compact JSON has no line end in it.
        self.files[f"{METADATA}/{version}{BOTH_LISTS}"] = twin(snapshot + b"\n" + to_bytes(self.targets))

    def _sign_timestamp(self) -> None:
        assert self.snapshot is not None
        version = self.timestamp.signed.version + 1 if self.timestamp else 1
        self.timestamp = self._signing.sign(
            Timestamp(
                version=version, expires=self._signing.expiry("timestamp"), snapshot_meta=meta_file(self.snapshot)
            )
        )
        content = to_bytes(self.timestamp)
        self.files[f"{METADATA}/timestamp.json{TWIN}"] = twin(content)
        self.files[f"{METADATA}/timestamp.json"] = content


def root_files(metadata: Metadata[Root], *, demo: bool) -> dict[str, bytes]:
    """Where a root goes; the first one of a demo also to where a program looks for it."""
    content = to_bytes(metadata)
    files = {f"{METADATA}/{metadata.signed.version}.root.json": content}
    if demo and metadata.signed.version == 1:
        files[DEMO_ROOT] = content
    return files


def write_all(folder: Path, files: Mapping[str, bytes], disk: Disk) -> None:
    """In this order. A target that lies there already, whole, is not written again."""
    for name, content in files.items():
        path = folder / name
        if name.startswith(f"{TARGETS}/") and path.is_file() and path.read_bytes() == content:
            continue
        disk.write(path, content)


def check_can_sign(signing: Signing, root: Root) -> None:
    """Raises Refusal when keys for one of the three roles of every day are not here."""
    for role in ("targets", "snapshot", "timestamp"):
        if not signing.can_for(root, role):
            wanted = root.roles[role].threshold
            raise Refusal(
                "keys-of-others",
                f"The keys for the role {role} are not those of this repository: {wanted} of its "
                f"{len(root.roles[role].keyids)} must sign. Nothing was changed.",
            )
