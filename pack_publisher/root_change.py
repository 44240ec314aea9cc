"""The next root of a repository: which keys may sign for which role, and how many of them must.

Promises: pure. A change names the roles whose keys are replaced; the others keep theirs. Refused: fewer keys than must
sign, one key in two roles, a mixture of demo and release. Raises Refusal.
"""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime

from securesystemslib.signer import Key
from tuf.api.metadata import Metadata, Root

from pack_publisher.keys import ROLES, Keys
from pack_publisher.published import DEMO_FIELD
from pack_publisher.refusal import Refusal


@dataclass(frozen=True)
class RootChange:
    """``keys``: all the keys that a role has from now on; ``thresholds``: how many of them must sign, where that is
    not as before (for new keys: as before, if there are enough); ``expires``: of the new root."""

    expires: datetime
    keys: Mapping[str, tuple[Key, ...]] = field(default_factory=dict)
    thresholds: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def first(cls, keys: Keys, thresholds: Mapping[str, int], expires: datetime) -> "RootChange":
        """The root of a new repository. Every root key must sign unless ``thresholds`` says otherwise: losing one
        alone gives nobody the power to replace the others."""
        by_role = {role: keys.public(role) for role in ROLES}
        return cls(expires, by_role, {"root": len(by_role["root"]), **thresholds})


def next_root(old: Root | None, change: RootChange, *, demo: bool) -> Root:
    """The root after ``old``. Raises Refusal."""
    root = Root(version=1, consistent_snapshot=True) if old is None else deepcopy(old)
    if old is None and demo:
        root.unrecognized_fields[DEMO_FIELD] = True
    if bool(root.unrecognized_fields.get(DEMO_FIELD)) is not demo:
        raise Refusal(
            "demo-mixed", "Demo keys sign demo repositories only, and release keys the others. Nothing was changed."
        )
    root.version = 1 if old is None else old.version + 1
    root.expires = change.expires
    for role, keys in change.keys.items():
        for keyid in list(root.roles[role].keyids):
            root.revoke_key(keyid, role)
        for key in keys:
            root.add_key(key, role)
    for role, threshold in change.thresholds.items():
        root.roles[role].threshold = threshold
    _check(root)
    return root


def _check(root: Root) -> None:
    seen: dict[str, str] = {}
    for role in ROLES:
        keyids, threshold = root.roles[role].keyids, root.roles[role].threshold
        if not 1 <= threshold <= len(keyids):
            raise Refusal(
                "threshold-wrong",
                f"The role {role} has {len(keyids)} keys, so between 1 and {len(keyids)} must sign, not {threshold}. "
                "Give it more keys, or another --threshold.",
            )
        for keyid in keyids:
            if keyid in seen:
                raise Refusal(
                    "key-twice", f"The key {keyid[-4:]} is in the roles {seen[keyid]} and {role}. Give each its own."
                )
            seen[keyid] = role


def wanted_signatures(root: Metadata[Root], before: Root | None) -> int:
    """How many signatures are still wanted: of its own keys, and of those that the root before names."""
    result = root.signed.get_root_verification_result(before, root.signed_bytes, root.signatures)
    return max(result.first.missing, result.second.missing)
