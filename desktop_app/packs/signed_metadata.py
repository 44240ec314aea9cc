"""Signed statements about packs, verified without a network and without a clock.

Promises: what comes out was signed by enough keys of the right role, named by the chain of roots that begins with the
anchor, and fits together (versions, lengths, hashes). When it expires is told, never refused: a laptop must be able to
install years later what it was given. Source: The Update Framework specification 1.0, sections 5.3 to 5.6; tuf.api.
Raises Known: pack-damaged (does not fit, or cannot be read), pack-signer-wrong. Called by trust.py.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, Protocol

from desktop_app.domain.errors import Known

if TYPE_CHECKING:
    from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, Targets, Timestamp

DEMO_FIELD: Final = "x-fieldbook-demo"
MOST_ROOTS: Final = 256
LARGEST: Final = {"root": 512_000, "timestamp": 16_384, "snapshot": 2_000_000, "targets": 5_000_000}
"""Most bytes that are read of each role's file: the limits of tuf.ngclient."""


class MetadataFiles(Protocol):
    """The files of a repository's metadata folder."""

    def read(self, name: str, limit: int) -> bytes | None:
        """The file's bytes, at most ``limit`` + 1 of them; None when it is not there."""


@dataclass(frozen=True)
class Signed:
    """Verified metadata of one repository. ``fresh_until``: when the first of the four roles expires.

    ``files``: the very bytes by name ("2.root.json", "timestamp.json" …), every root version after the anchor, and what
    the source has of those before it, for handing on to older programs.
    """

    root: "Root"
    timestamp: "Timestamp"
    snapshot: "Snapshot"
    targets: "Targets"
    files: Mapping[str, bytes]
    fresh_until: datetime
    signer: str

    def target(self, path: str) -> Any:
        """The TargetFile of this path, or None."""
        return self.targets.targets.get(path)


def verify(anchor: bytes, files: MetadataFiles, *, release: bool) -> Signed:
    """``anchor``: the root that the program was given. ``release``: refuse roots that say they are for trying out."""
    return _Verification(files, release).run(anchor)


def newer_roots(anchor: bytes, files: MetadataFiles, *, release: bool) -> dict[str, bytes]:
    """The roots after the anchor by name, as far as each signed the next; none that a release refuses."""
    verification = _Verification(files, release)
    try:
        verification.run_roots(anchor)
    except Known as refusal:
        if refusal.facts.get("reason") == "demo":
            return {}
    return verification.kept


def verify_list(root: "Root", version: int, data: bytes) -> "Targets":
    """An older list by itself: signed by the keys that sign lists today. Raises Known."""
    name = f"{version}.targets.json"
    if len(data) > LARGEST["targets"]:
        raise Known("pack-damaged", file=name, reason="length")
    metadata: Metadata[Targets] = parse(data, "targets", name)
    if metadata.signed.version != version:
        raise Known("pack-damaged", file=name, reason="version")
    _verify(root, "targets", metadata, name)
    return metadata.signed


class _Verification:
    def __init__(self, files: MetadataFiles, release: bool) -> None:
        self._files = files
        self._release = release
        self.kept: dict[str, bytes] = {}

    def run(self, anchor: bytes) -> Signed:
        root = self.run_roots(anchor)
        timestamp: Metadata[Timestamp] = self._signed_by(root, "timestamp", "timestamp.json")
        snapshot: Metadata[Snapshot] = self._listed(root, "snapshot", timestamp.signed.snapshot_meta)
        listed = snapshot.signed.meta.get("targets.json")
        if listed is None:
            raise Known("pack-damaged", file="snapshot", reason="targets")
        targets: Metadata[Targets] = self._listed(root, "targets", listed)
        self._check_anchor(anchor)
        self._keep_earlier(anchor)
        roles = (root, timestamp.signed, snapshot.signed, targets.signed)
        return Signed(
            root=root,
            timestamp=timestamp.signed,
            snapshot=snapshot.signed,
            targets=targets.signed,
            files=self.kept,
            fresh_until=min(role.expires for role in roles),
            signer=root.roles["targets"].keyids[0][-4:],
        )

    def run_roots(self, anchor: bytes) -> "Root":
        metadata: Metadata[Root] = parse(anchor, "root", "root.json")
        root = metadata.signed
        _verify(root, "root", metadata, "root.json")
        for _ in range(MOST_ROOTS):
            name = f"{root.version + 1}.root.json"
            data = self._read(name, "root")
            if data is None:
                break
            newer: Metadata[Root] = parse(data, "root", name)
            if newer.signed.version != root.version + 1:
                raise Known("pack-damaged", file=name, reason="version")
            _verify(root, "root", newer, name)
            _verify(newer.signed, "root", newer, name)
            root = newer.signed
            self.kept[name] = data
        if self._release and root.unrecognized_fields.get(DEMO_FIELD):
            raise Known("pack-signer-wrong", reason="demo")
        return root

    def _read(self, name: str, role: str) -> bytes | None:
        data = self._files.read(name, LARGEST[role])
        if data is not None and len(data) > LARGEST[role]:
            raise Known("pack-damaged", file=name, reason="length")
        return data

    def _signed_by(self, root: "Root", role: str, name: str) -> Any:
        data = self._read(name, role)
        if data is None:
            raise Known("source-missing", file=name)
        metadata = parse(data, role, name)
        _verify(root, role, metadata, name)
        self.kept[name] = data
        return metadata

    def _listed(self, root: "Root", role: str, listed: "MetaFile") -> Any:
        """A role's file as another role lists it: the version, and length and hashes where it says them."""
        from tuf.api.exceptions import LengthOrHashMismatchError

        name = f"{listed.version}.{role}.json"
        metadata = self._signed_by(root, role, name)
        try:
            listed.verify_length_and_hashes(self.kept[name])
        except LengthOrHashMismatchError as error:
            raise Known("pack-damaged", file=name, reason="hash") from error
        if metadata.signed.version != listed.version:
            raise Known("pack-damaged", file=name, reason="version")
        return metadata

    def _check_anchor(self, anchor: bytes) -> None:
        """The source's own copy of the root that is trusted anyway: another one means that something was changed."""
        version = parse(anchor, "root", "root.json").signed.version
        data = self._read(f"{version}.root.json", "root")
        if data is not None and data != anchor:
            raise Known("pack-damaged", file=f"{version}.root.json", reason="changed")

    def _keep_earlier(self, anchor: bytes) -> None:
        """The roots before the anchor, as far as each signed the next. Nothing here rests on them."""
        later: Metadata[Root] = parse(anchor, "root", "root.json")
        for number in range(later.signed.version - 1, 0, -1):
            name = f"{number}.root.json"
            try:
                data = self._read(name, "root")
                if data is None:
                    return
                earlier: Metadata[Root] = parse(data, "root", name)
                _verify(earlier.signed, "root", earlier, name)
                _verify(earlier.signed, "root", later, name)
            except Known:
                return
            self.kept[name], later = data, earlier


def parse(data: bytes, role: str, name: str) -> Any:
    """Metadata of a role from bytes. Raises Known("pack-damaged")."""
    from tuf.api.metadata import Metadata
    from tuf.api.serialization import DeserializationError

    try:
        document = json.loads(data, object_pairs_hook=_named_once, parse_float=_no_number, parse_constant=_no_number)
        metadata: Metadata[Any] = Metadata.from_bytes(data)
    except (DeserializationError, ValueError, RecursionError) as error:
        raise Known("pack-damaged", file=name, reason="unreadable") from error
    if metadata.signed.type != role:
        raise Known("pack-damaged", file=name, reason="role")
    if not _is_as_published(metadata, document):
        raise Known("pack-damaged", file=name, reason="spelling")
    return metadata


def _named_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON, in which no name stands twice: readers would not agree on which of the two counts."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _no_number(text: str) -> Any:
    """What is signed has whole numbers only: others have no one spelling to be signed in."""
    raise ValueError(f"{text[:20]} is no whole number")


def _is_as_published(metadata: Any, document: Any) -> bool:
    """Whether nothing was read more kindly than it was written.

    A date with a small "t", or a signature in capitals, would verify all the same; but some byte was changed.
    """
    if any(signature.signature != signature.signature.lower() for signature in metadata.signatures.values()):
        return False
    return bool(document == metadata.to_dict())


def _verify(root: "Root", role: str, metadata: Any, name: str) -> None:
    """Raises Known: pack-signer-wrong when other keys signed, pack-damaged when the right ones signed other bytes."""
    from securesystemslib.exceptions import Error as SigningError
    from tuf.api.exceptions import UnsignedMetadataError

    try:
        root.verify_delegate(role, metadata.signed_bytes, metadata.signatures)
    except (UnsignedMetadataError, ValueError, SigningError) as error:
        known = set(root.roles[role].keyids) & set(metadata.signatures)
        damaged = len(known) >= root.roles[role].threshold
        raise Known("pack-damaged" if damaged else "pack-signer-wrong", file=name, reason="signature") from error
