"""A change of keys: the next root goes into the repository, and what the new keys must vouch for is signed anew.

Promises: laptops that know only the old keys and those that know the new ones are served at every moment: the lists are
first signed by both, then the root that drops the old keys is written. When the old keys are lost, the root must come
first, and between it and the timestamp laptops are refused for that moment, and keep what they have. Raises Refusal.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from tuf.api.metadata import Metadata, Root, Targets

from pack_publisher.ceremony import Ceremony
from pack_publisher.disk import Disk, DurableDisk
from pack_publisher.keys import Keys
from pack_publisher.published import Published, is_signed, read_published
from pack_publisher.refusal import Refusal
from pack_publisher.root_change import RootChange, next_root
from pack_publisher.writing import LIFETIMES, Lists, Signing, check_can_sign, root_files, write_all

_DISK: Final = DurableDisk()


@dataclass(frozen=True)
class Accepted:
    """``signed_anew``: whether lists had to be signed for the new root. ``by_both``: and the old keys signed too, so
    that no laptop was refused at any moment."""

    version: int
    signed_anew: bool
    by_both: bool


def prepare(
    repository: Path,
    ceremony: Path,
    roles: Sequence[str],
    new: Keys,
    now: datetime,
    *,
    thresholds: Mapping[str, int] | None = None,
    lifetime: timedelta = LIFETIMES["root"],
) -> Ceremony:
    """The next root, with the keys in ``new`` for ``roles``, unsigned, written into the folder ``ceremony``.

    Without roles it is the old root with a later expiry or other thresholds; for a repository that is not there yet,
    the first root of all. Raises Refusal.
    """
    published = read_published(repository)
    if any(ceremony.glob("*.root.json")) if ceremony.is_dir() else False:
        raise Refusal(f"A root is waiting for signatures in {ceremony} already. Use another folder.")
    if published.root is None:
        change = RootChange.first(new, thresholds or {}, now + lifetime)
        demo = new.demo
    else:
        change = RootChange(now + lifetime, {role: new.public(role) for role in roles}, thresholds or {})
        demo = published.demo
    if demo is not new.demo and roles:
        raise Refusal("Demo keys sign demo repositories only, and release keys the others. Nothing was changed.")
    old = published.root.signed if published.root else None
    made = Ceremony(ceremony, Metadata(next_root(old, change, demo=demo)), published.root)
    made.write()
    return made


def accept(
    repository: Path,
    root: Metadata[Root],
    keys: Keys,
    now: datetime,
    *,
    lifetimes: Mapping[str, timedelta] | None = None,
    disk: Disk = _DISK,
) -> Accepted:
    """Make ``root`` the newest of the repository.

    ``keys``: for what must be signed anew, the new ones and, if they still exist, the old ones.
    Raises Refusal, and changes nothing, for a root that does not follow, lacks signatures, or leaves lists that
    nobody here can sign.
    """
    published = read_published(repository)
    _check_follows(published, root)
    files = root_files(root, demo=keys.demo)
    if published.targets is None or published.snapshot is None or published.timestamp is None:
        write_all(repository, files, disk)
        return Accepted(root.signed.version, signed_anew=False, by_both=False)
    lists = (published.targets, published.snapshot, published.timestamp)
    if all(is_signed(root.signed, each) for each in lists):
        write_all(repository, files, disk)
        return Accepted(root.signed.version, signed_anew=False, by_both=False)
    assert published.root is not None
    check_can_sign(Signing(keys, [root.signed], now), root.signed)
    both = Signing(keys, [published.root.signed, root.signed], now, lifetimes or {})
    by_both = all(both.can(each.signed.type) for each in lists)
    renewed = Lists(published, both if by_both else Signing(keys, [root.signed], now, lifetimes or {}))
    renewed.renew(Targets.from_dict(published.targets.signed.to_dict()), changed=False)
    write_all(repository, renewed.files | files if by_both else files | renewed.files, disk)
    return Accepted(root.signed.version, signed_anew=True, by_both=by_both)


def _check_follows(published: Published, root: Metadata[Root]) -> None:
    before = published.root.signed if published.root else None
    following = before.version + 1 if before else 1
    if root.signed.version != following:
        raise Refusal(
            f"The repository waits for root {following}, and this is root {root.signed.version}. Prepare anew."
        )
    result = root.signed.get_root_verification_result(before, root.signed_bytes, root.signatures)
    if not result.verified:
        wanted = max(result.first.missing, result.second.missing)
        unsigned = ", ".join(keyid[-4:] for keyid in result.unsigned)
        raise Refusal(
            f"{wanted} more signatures are wanted for this root, of the keys {unsigned}. Nothing was changed."
        )
