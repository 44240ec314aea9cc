"""A signed repository of packs: plain files for any web server or stick, in the form of The Update Framework.

Promises: four roles with keys of their own; consistent snapshots; every publication is newer than the last; targets
carry what a list of packs needs. A pack of a version already published is never replaced by other bytes (but in a
demo). Files are written so that a reader at any moment finds a whole old or a whole new repository: timestamp.json
last. Source: TUF specification 1.0; library python-tuf, tuf.api. The layout: docs/pack_format.md, "Repository".
"""

import os
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, TypeVar

from tuf.api.exceptions import RepositoryError, UnsignedMetadataError
from tuf.api.metadata import Metadata, MetaFile, Root, Signed, Snapshot, TargetFile, Targets, Timestamp
from tuf.api.serialization.json import JSONSerializer

from course_format.manifest_reader import version_key
from pack_publisher.keys import ROLES, Keys
from pack_publisher.pack_zip import BuiltPack
from pack_publisher.refusal import Refusal

METADATA: Final = "metadata"
TARGETS: Final = "targets"
DEMO_FIELD: Final = "x-fieldbook-demo"
DEMO_ROOT: Final = "demo_root.json"
"""Where a demo repository keeps the root that a program without a release root may trust it by."""
CUSTOM_FIELD: Final = "fieldbook"
LIFETIMES: Final = {
    "root": timedelta(days=3650),
    "targets": timedelta(days=730),
    "snapshot": timedelta(days=180),
    "timestamp": timedelta(days=60),
}
"""How long each role's word is fresh. An expiry never takes anything from a laptop: it is reported."""

_Role = TypeVar("_Role", Root, Timestamp, Snapshot, Targets)


class Repository:
    """The repository in one folder. ``now``: the time that expiries count from, in UTC."""

    def __init__(self, folder: Path, keys: Keys, now: datetime) -> None:
        self._folder = folder
        self._keys = keys
        self._now = now

    def publish(self, packs: Sequence[tuple[BuiltPack, str]], *, replace: bool = False) -> dict[str, int]:
        """Adds ``packs`` (each with the oldest program version that reads it) and signs everything anew.

        Returns the version of each role. Raises Refusal, and changes nothing, for a version that was published before
        with other bytes (unless ``replace``, with demo keys only) or an older one.
        """
        if replace and not self._keys.demo:
            raise Refusal("A published version is never replaced. Raise the version of the pack.")
        root = self._root()
        self._check_keys(root.signed)
        targets = self._load(Targets, self._newest(Targets.type))
        signed = targets.signed if targets else Targets()
        changed = targets is None or not self._is_good(root.signed, targets)
        files: dict[str, bytes] = {}
        for pack, min_app in packs:
            changed = self._add(signed, pack, min_app, files, replace) or changed
        for name, content in files.items():
            _write(self._folder / TARGETS / name, content)
        versions = self._sign(root, signed, changed)
        if replace:
            self._prune(signed)
        return versions

    def _prune(self, targets: Targets) -> None:
        """Remove files that are listed no more. Only in a demo: elsewhere a reader may be in the middle of one."""
        listed = {f"{target.hashes['sha256']}.{path}" for path, target in targets.targets.items()}
        for file in (self._folder / TARGETS).iterdir():
            if file.name not in listed:
                file.unlink()

    def _root(self) -> Metadata[Root]:
        root = self._load(Root, self._newest(Root.type))
        if root is not None:
            return root
        signed = Root(version=1, consistent_snapshot=True, expires=self._expiry("root"))
        if self._keys.demo:
            signed.unrecognized_fields[DEMO_FIELD] = True
        for role in ROLES:
            signers = self._keys.of(role)
            for signer in signers:
                signed.add_key(signer.public_key, role)
            # Every root key must sign: losing one alone gives nobody the power to replace the others.
            signed.roles[role].threshold = len(signers) if role == "root" else 1
        metadata = self._signed(signed, "1.root.json")
        if self._keys.demo:
            _write(self._folder / DEMO_ROOT, _bytes(metadata))
        return metadata

    def _check_keys(self, root: Root) -> None:
        if bool(root.unrecognized_fields.get(DEMO_FIELD)) is not self._keys.demo:
            raise Refusal("Demo keys sign demo repositories only, and release keys the others. Use another folder.")
        for role in ("targets", "snapshot", "timestamp"):
            own = {signer.public_key.keyid for signer in self._keys.of(role)}
            if len(own & set(root.roles[role].keyids)) < root.roles[role].threshold:
                raise Refusal(f"The keys for the role {role} are not those of this repository. Nothing was changed.")

    def _add(self, targets: Targets, pack: BuiltPack, min_app: str, files: dict[str, bytes], replace: bool) -> bool:
        """Put the pack into the list in place of its older version; whether that changed anything."""
        name = pack.index.name
        index = _target(f"{name}.index", pack.index_bytes)
        whole = _target(f"{name}.zip", pack.zip)
        index.unrecognized_fields["custom"] = {CUSTOM_FIELD: _custom(pack, min_app)}
        for path, published in list(targets.targets.items()):
            known = published.custom.get(CUSTOM_FIELD) if published.custom else None
            if not isinstance(known, dict) or (known["pack"], known["language"]) != (
                pack.index.pack,
                pack.index.language,
            ):
                continue
            if version_key(known["version"]) > version_key(pack.index.version):
                raise Refusal(f"{known['version']} of {pack.index.pack} is published already, and it is newer.")
            if known["version"] == pack.index.version:
                if published.hashes == index.hashes:
                    return False
                if not replace:
                    raise Refusal(f"{name} is published already with other content. Raise its version.")
            del targets.targets[path]
            targets.targets.pop(known["zip"], None)
        for target, content in ((index, pack.index_bytes), (whole, pack.zip)):
            targets.targets[target.path] = target
            files[f"{target.hashes['sha256']}.{target.path}"] = content
        return True

    def _sign(self, root: Metadata[Root], targets: Targets, changed: bool) -> dict[str, int]:
        """Write what is due of targets and snapshot, and a new timestamp, which makes them valid, last."""
        old = self._load(Snapshot, self._newest(Snapshot.type))
        if changed or old is None:
            snapshot = self._snapshot(self._signed_targets(targets))
        elif not self._is_good(root.signed, old):
            snapshot = self._snapshot(old.signed.meta["targets.json"])
        else:
            snapshot = old
        old_timestamp = self._load(Timestamp, self._path("timestamp.json"))
        timestamp = Timestamp(
            version=old_timestamp.signed.version + 1 if old_timestamp else 1,
            expires=self._expiry("timestamp"),
            snapshot_meta=_meta(snapshot),
        )
        self._signed(timestamp, "timestamp.json")
        signed: tuple[Signed, ...] = (root.signed, targets, snapshot.signed, timestamp)
        return {each.type: each.version for each in signed}

    def _is_good(self, root: Root, metadata: Metadata[Any]) -> bool:
        """Whether it outlives the timestamp that is about to vouch for it, and the keys of today signed it."""
        if metadata.signed.expires < self._expiry("timestamp"):
            return False
        try:
            root.verify_delegate(metadata.signed.type, metadata.signed_bytes, metadata.signatures)
        except UnsignedMetadataError:
            return False
        return True

    def _signed_targets(self, targets: Targets) -> MetaFile:
        targets.version, targets.expires = self._next(Targets.type), self._expiry("targets")
        return _meta(self._signed(targets, f"{targets.version}.targets.json"))

    def _snapshot(self, targets: MetaFile) -> Metadata[Snapshot]:
        version = self._next(Snapshot.type)
        signed = Snapshot(version=version, expires=self._expiry("snapshot"), meta={"targets.json": targets})
        return self._signed(signed, f"{version}.snapshot.json")

    def _expiry(self, role: str) -> datetime:
        return self._now + LIFETIMES[role]

    def _path(self, name: str) -> Path:
        return self._folder / METADATA / name

    def _newest(self, role: str) -> Path | None:
        return max(self._path("").glob(f"*.{role}.json"), key=_version_of, default=None)

    def _next(self, role: str) -> int:
        newest = self._newest(role)
        return _version_of(newest) + 1 if newest else 1

    def _load(self, kind: type[Signed], path: Path | None) -> Metadata[Any] | None:
        if path is None or not path.exists():
            return None
        try:
            metadata: Metadata[Any] = Metadata.from_file(str(path))
        except RepositoryError as error:
            raise Refusal(f"{path} cannot be read ({error}). Publish into a new folder.") from error
        if metadata.signed.type != kind.type:
            raise Refusal(f"{path} is not what its name says. Publish into a new folder.")
        return metadata

    def _signed(self, signed: _Role, name: str) -> Metadata[_Role]:
        metadata = Metadata(signed)
        for signer in self._keys.of(signed.type):
            metadata.sign(signer, append=True)
        _write(self._path(name), _bytes(metadata))
        return metadata


def _bytes(metadata: Metadata[Any]) -> bytes:
    return metadata.to_bytes(JSONSerializer(compact=True))


def _meta(metadata: Metadata[Any]) -> MetaFile:
    return MetaFile.from_data(metadata.signed.version, _bytes(metadata), ["sha256"])


def _version_of(path: Path) -> int:
    number = path.name.split(".", 1)[0]
    return int(number) if number.isdecimal() else 0


def _target(path: str, content: bytes) -> TargetFile:
    return TargetFile.from_data(path, content, ["sha256"])


def _custom(pack: BuiltPack, min_app: str) -> dict[str, object]:
    index = pack.index
    return {
        "pack": index.pack,
        "language": index.language,
        "week": index.week,
        "version": index.version,
        "title": index.title,
        "size": index.zip_length,
        "min_app": min_app,
        "zip": f"{index.name}.zip",
    }


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all: written beside, flushed, renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".new")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
