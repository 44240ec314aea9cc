"""A change of keys: the next root goes into the repository, and what the new keys must vouch for is signed anew.

Promises: laptops that know only the old keys and those that know the new ones are served at every moment: the lists are
first signed by both, then the root that drops the old keys is written. When the old keys are lost, the root must come
first, and between it and the timestamp laptops are refused for that moment, and keep what they have. Raises Refusal.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from tuf.api.metadata import Metadata, Root

from pack_publisher.ceremony import Ceremony
from pack_publisher.disk import Disk, DurableDisk
from pack_publisher.keys import Keys
from pack_publisher.published import DEMO_FIELD, Published, is_signed, read_published
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


def propose(
    repository: Path,
    roles: Sequence[str],
    new: Keys | None,
    now: datetime,
    *,
    ceremony: Path = Path(),
    thresholds: Mapping[str, int] | None = None,
    lifetime: timedelta = LIFETIMES["root"],
) -> Ceremony:
    """The next root, with the keys in ``new`` for ``roles``, unsigned, in memory; ``write`` puts it into ``ceremony``.

    Without roles it is the old root with a later expiry or other thresholds; for a repository that is not there yet,
    the first root of all, with every key in ``new``. Raises Refusal.
    """
    published = read_published(repository)
    if ceremony.is_dir() and any(ceremony.glob("*.root.json")):
        raise Refusal("root-waiting", f"A root is waiting for signatures in {ceremony} already. Use another folder.")
    if new is None and (roles or published.root is None):
        raise Refusal("key-missing", "Say with --new in which folder the new keys are.")
    if published.root is None:
        assert new is not None
        change = RootChange.first(new, thresholds or {}, now + lifetime)
        return Ceremony(ceremony, Metadata(next_root(None, change, demo=new.demo)), None)
    keys = {role: new.public(role) for role in roles} if new else {}
    change = RootChange(now + lifetime, keys, thresholds or {})
    demo = new.demo if new else published.demo
    return Ceremony(ceremony, Metadata(next_root(published.root.signed, change, demo=demo)), published.root)


def accept(
    repository: Path,
    root: Metadata[Root],
    keys: Keys | None,
    now: datetime,
    *,
    lifetimes: Mapping[str, timedelta] | None = None,
    disk: Disk = _DISK,
) -> Accepted:
    """Make ``root`` the newest of the repository.

    ``keys``: for what must be signed anew, the new ones and, if they still exist, the old ones; None when they are
    not wanted, because only root keys change.
    Raises Refusal, and changes nothing, for a root that does not follow, lacks signatures, or leaves lists that
    nobody here can sign.
    """
    published = read_published(repository)
    _check_follows(published, root)
    demo = bool(root.signed.unrecognized_fields.get(DEMO_FIELD))
    keys = keys or Keys({}, demo=demo)
    if keys.demo is not demo:
        raise Refusal("demo-mixed", "Demo keys and release keys never go together. Nothing was changed.")
    files = root_files(root, demo=demo)
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
    renewed.renew(deepcopy(published.targets.signed), changed=False)
    write_all(repository, renewed.files | files if by_both else files | renewed.files, disk)
    return Accepted(root.signed.version, signed_anew=True, by_both=by_both)


def _check_follows(published: Published, root: Metadata[Root]) -> None:
    before = published.root.signed if published.root else None
    following = before.version + 1 if before else 1
    if root.signed.version != following:
        raise Refusal(
            "root-order",
            f"The repository waits for root {following}, and this is root {root.signed.version}. Prepare anew.",
        )
    result = root.signed.get_root_verification_result(before, root.signed_bytes, root.signatures)
    if not result.verified:
        wanted = max(result.first.missing, result.second.missing)
        unsigned = ", ".join(keyid[-4:] for keyid in result.unsigned)
        raise Refusal(
            "signatures-wanted",
            f"{wanted} more signatures are wanted for this root, of the keys {unsigned}. Nothing was changed.",
        )
