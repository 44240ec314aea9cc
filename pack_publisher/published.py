"""What a repository says now: the newest root, and the lists that its timestamp leads to.

Promises: reads and changes nothing. Only what timestamp.json leads to counts: lists that an interrupted publication
left behind were never published. What today's or an earlier root of this repository did not sign is refused, so that
nobody's changes are signed by accident. Raises Refusal.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tuf.api.exceptions import LengthOrHashMismatchError, RepositoryError, UnsignedMetadataError
from tuf.api.metadata import Metadata, MetaFile, Root, Signed, Snapshot, TargetFile, Targets, Timestamp
from tuf.api.serialization.json import JSONSerializer

from pack_publisher.refusal import Refusal

METADATA: Final = "metadata"
TARGETS: Final = "targets"
DEMO_FIELD: Final = "x-fieldbook-demo"
DEMO_ROOT: Final = "demo_root.json"
"""Where a demo repository keeps the root that a program without a release root may trust it by."""
CUSTOM_FIELD: Final = "fieldbook"


@dataclass(frozen=True)
class Published:
    """The newest metadata; None where there is none yet. ``roots``: all of them, the first one first."""

    folder: Path
    roots: tuple[Metadata[Root], ...]
    timestamp: Metadata[Timestamp] | None
    snapshot: Metadata[Snapshot] | None
    targets: Metadata[Targets] | None

    @property
    def root(self) -> Metadata[Root] | None:
        return self.roots[-1] if self.roots else None

    @property
    def demo(self) -> bool:
        return bool(self.roots and self.roots[-1].signed.unrecognized_fields.get(DEMO_FIELD))

    def earlier_lists(self) -> Iterator[Targets]:
        """The lists that were published before the newest one, the last first, as far as they are still here."""
        newest = self.targets.signed.version if self.targets else 0
        for version in range(newest - 1, 0, -1):
            path = self.folder / METADATA / f"{version}.targets.json"
            if path.exists():
                yield _load(Targets, path).signed


def read_published(folder: Path) -> Published:
    """Raises Refusal for a repository that cannot be read, or that others than its keys signed."""
    roots = tuple(_roots(folder / METADATA))
    timestamp = _signed_by_roots(roots, Timestamp, folder / METADATA / "timestamp.json")
    if timestamp is None:
        return Published(folder, roots, None, None, None)
    snapshot = _listed(folder, roots, Snapshot, timestamp.signed.snapshot_meta)
    listed = snapshot.signed.meta.get("targets.json")
    if listed is None:
        raise Refusal(
            "repository-damaged", f"The snapshot in {folder} names no list of packs. Publish into a new folder."
        )
    return Published(folder, roots, timestamp, snapshot, _listed(folder, roots, Targets, listed))


def is_signed(root: Root, metadata: Metadata[Any]) -> bool:
    """Whether enough of the keys that this root names for the role signed it."""
    try:
        root.verify_delegate(metadata.signed.type, metadata.signed_bytes, metadata.signatures)
    except UnsignedMetadataError:
        return False
    return True


def to_bytes(metadata: Metadata[Any]) -> bytes:
    """As it is published."""
    return metadata.to_bytes(JSONSerializer(compact=True))


def meta_file(metadata: Metadata[Any]) -> MetaFile:
    """How the role above names it."""
    return MetaFile.from_data(metadata.signed.version, to_bytes(metadata), ["sha256"])


def file_name(target: TargetFile) -> str:
    """Under which name a target's file lies in the folder ``targets``."""
    return f"{target.hashes['sha256']}.{target.path}"


def facts_of(target: TargetFile) -> dict[str, Any] | None:
    """What the list of packs says of an index; None for other targets."""
    known = target.custom.get(CUSTOM_FIELD) if target.custom else None
    return known if isinstance(known, dict) else None


def _roots(folder: Path) -> Iterator[Metadata[Root]]:
    numbers = sorted(_number(path) for path in folder.glob("*.root.json"))
    for number in numbers:
        metadata = _load(Root, folder / f"{number}.root.json")
        if metadata.signed.version != number or (number > 1 and number - 1 not in numbers):
            raise Refusal(
                "repository-damaged", f"The roots in {folder} are not in a row. Put the missing ones back from a copy."
            )
        yield metadata


def _number(path: Path) -> int:
    number = path.name.split(".", 1)[0]
    return int(number) if number.isdecimal() else 0


def _listed(folder: Path, roots: tuple[Metadata[Root], ...], kind: type[Signed], listed: MetaFile) -> Metadata[Any]:
    path = folder / METADATA / f"{listed.version}.{kind.type}.json"
    metadata = _signed_by_roots(roots, kind, path)
    if metadata is None:
        raise Refusal(
            "repository-damaged", f"{path} is missing. Put it back from a copy, or publish into a new folder."
        )
    try:
        listed.verify_length_and_hashes(path.read_bytes())
    except LengthOrHashMismatchError as error:
        raise Refusal(
            "repository-damaged", f"{path} was changed after it was signed. Put it back from a copy."
        ) from error
    return metadata


def _signed_by_roots(roots: tuple[Metadata[Root], ...], kind: type[Signed], path: Path) -> Metadata[Any] | None:
    if not path.exists():
        return None
    metadata = _load(kind, path)
    if not any(is_signed(root.signed, metadata) for root in roots):
        raise Refusal(
            "repository-damaged", f"{path} was not signed by the keys of this repository. Put it back from a copy."
        )
    return metadata


def _load(kind: type[Signed], path: Path) -> Metadata[Any]:
    try:
        metadata: Metadata[Any] = Metadata.from_file(str(path))
    except RepositoryError as error:
        raise Refusal("repository-damaged", f"{path} cannot be read ({error}). Publish into a new folder.") from error
    if metadata.signed.type != kind.type:
        raise Refusal("repository-damaged", f"{path} is not what its name says. Publish into a new folder.")
    return metadata
