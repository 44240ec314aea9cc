"""Who signs a repository, until when, and whether every file that it names is there and whole.

Promises: changes nothing; needs no key. ``wrong`` when a laptop would be refused something today; what will expire
soon is said before. Raises Refusal for a repository that cannot be read.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from tuf.api.metadata import Metadata, Root

from pack_publisher.options import Document
from pack_publisher.published import TARGETS, Published, facts_of, file_name, is_signed, read_published
from pack_publisher.refusal import Refusal

SOON_DAYS: Final = {"root": 365, "targets": 60, "snapshot": 30, "timestamp": 14}
_PIECE: Final = 1 << 20


@dataclass(frozen=True)
class RoleStatus:
    """One role today. ``days``: whole days until it expires, negative when it has. ``keys``: ids that may sign;
    ``signed_by``: those that did."""

    role: str
    version: int
    expires: datetime
    days: int
    threshold: int
    keys: tuple[str, ...]
    signed_by: tuple[str, ...]


@dataclass(frozen=True)
class Status:
    """``wrong``: sentences about what must be mended now; ``soon``: about what will be due."""

    repository: Path
    demo: bool
    roles: tuple[RoleStatus, ...]
    packs: tuple[dict[str, object], ...]
    wrong: tuple[str, ...]
    soon: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        yield f"{self.repository}{' (demo keys: for trying out)' if self.demo else ''}"
        for role in self.roles:
            signed = ", ".join(key[-4:] for key in role.signed_by) or "nobody"
            yield (
                f"{role.role} {role.version}: until {role.expires:%d %B %Y} ({role.days} days), signed by {signed}; "
                f"{role.threshold} of {len(role.keys)} must"
            )
        for pack in self.packs:
            yield f"{pack['pack']} {pack['language']} {pack['version']}: {pack['size']} bytes"
        yield from (f"to mend: {sentence}" for sentence in self.wrong)
        yield from (f"soon: {sentence}" for sentence in self.soon)

    def document(self) -> Document:
        return {
            "repository": str(self.repository),
            "demo": self.demo,
            "roles": {
                role.role: {
                    "version": role.version,
                    "expires": role.expires.isoformat(),
                    "days": role.days,
                    "threshold": role.threshold,
                    "keys": list(role.keys),
                    "signed_by": list(role.signed_by),
                }
                for role in self.roles
            },
            "packs": list(self.packs),
            "wrong": list(self.wrong),
            "soon": list(self.soon),
        }


def status(repository: Path, now: datetime) -> Status:
    """Raises Refusal: no-repository, repository-damaged."""
    published = read_published(repository)
    if published.root is None:
        raise Refusal("no-repository", f"There is no repository in {repository}.")
    root = published.root.signed
    documents = (published.root, published.targets, published.snapshot, published.timestamp)
    roles = tuple(_role(root, each, now) for each in documents if each is not None)
    wrong = [*_chain(published), *_lists(published), *_files(published)]
    wrong += [f"{role.role} has expired. Sign it anew: {_remedy(role.role)}." for role in roles if role.days < 0]
    soon = [
        f"{role.role} expires in {role.days} days. Sign it anew: {_remedy(role.role)}."
        for role in roles
        if 0 <= role.days <= SOON_DAYS[role.role]
    ]
    listed = published.targets.signed.targets.values() if published.targets else ()
    packs = tuple(facts for facts in map(facts_of, listed) if facts is not None)
    return Status(repository, published.demo, roles, packs, tuple(wrong), tuple(soon))


def _role(root: Root, metadata: Metadata[Any], now: datetime) -> RoleStatus:
    signed = metadata.signed
    result = root.get_verification_result(signed.type, metadata.signed_bytes, metadata.signatures)
    role = root.roles[signed.type]
    return RoleStatus(
        role=signed.type,
        version=signed.version,
        expires=signed.expires,
        days=(signed.expires - now).days,
        threshold=role.threshold,
        keys=tuple(role.keyids),
        signed_by=tuple(result.signed),
    )


def _remedy(role: str) -> str:
    return "rotate-keys without --role" if role == "root" else "renew"


def _chain(published: Published) -> Iterator[str]:
    before: Root | None = None
    for each in published.roots:
        if before is not None or each.signed.version == 1:
            result = each.signed.get_root_verification_result(before, each.signed_bytes, each.signatures)
            if not result.verified:
                yield f"root {each.signed.version} is not signed by enough keys. Put it back from a copy."
        before = each.signed


def _lists(published: Published) -> Iterator[str]:
    assert published.root is not None
    if published.timestamp is None:
        yield "there is no timestamp: nothing was published yet, or the publication was interrupted. Publish again."
    for each in (published.targets, published.snapshot, published.timestamp):
        if each is not None and not is_signed(published.root.signed, each):
            yield f"{each.signed.type} is signed by keys that the newest root does not name. Publish again."


def _files(published: Published) -> Iterator[str]:
    for target in published.targets.signed.targets.values() if published.targets else ():
        path = published.folder / TARGETS / file_name(target)
        if not path.is_file():
            yield f"{path.name} is missing. Publish its pack again."
        elif path.stat().st_size != target.length or _hash(path) != target.hashes["sha256"]:
            yield f"{path.name} was changed. Publish its pack again."


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
