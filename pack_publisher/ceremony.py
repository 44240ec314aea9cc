"""A root that is signed in several places: a folder that travels on a stick, and comes back with signatures.

Promises: the folder holds the next root, ``N.root.json``, and the root before it, so that every place can see what
changes and that its own key may say so. Signatures made side by side in copies of the folder are put together; one that
does not fit is refused by name. Nothing of a repository is touched here. Raises Refusal.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root

from pack_publisher.disk import DurableDisk
from pack_publisher.keys import ROLES, Keys
from pack_publisher.published import to_bytes
from pack_publisher.refusal import Refusal
from pack_publisher.root_change import wanted_signatures

READ_ME: Final = "READ-ME.txt"
_WORDS: Final = """The next root of a repository of course packs, waiting for signatures.

It says who may sign for the course from now on. Look at it first:

    fieldbook-pack sign-root FOLDER

shows what changes. Then sign with the root key that you keep:

    fieldbook-pack sign-root FOLDER --keys FOLDER-OF-YOUR-KEY

Give this folder back afterwards. It holds nothing secret.
"""


@dataclass(frozen=True)
class Ceremony:
    """``root``: what is to be signed; ``before``: the root that it follows, None for the first."""

    folder: Path
    root: Metadata[Root]
    before: Metadata[Root] | None

    @property
    def wanted(self) -> int:
        """How many signatures are still wanted."""
        return wanted_signatures(self.root, self.before.signed if self.before else None)

    @property
    def signed_by(self) -> tuple[str, ...]:
        """The ids of the keys whose signatures are good."""
        before = self.before.signed if self.before else None
        result = self.root.signed.get_root_verification_result(before, self.root.signed_bytes, self.root.signatures)
        return tuple(result.signed)

    def may_sign(self) -> frozenset[str]:
        """Ids of the keys whose signature counts."""
        before = self.before.signed.roles["root"].keyids if self.before else []
        return frozenset((*self.root.signed.roles["root"].keyids, *before))

    def sign(self, keys: Keys) -> tuple[str, ...]:
        """Adds the signatures of the root keys that are here, in memory; their ids come back.

        Raises Refusal when none of them counts.
        """
        signers = [each for each in keys.of("root") if each.public_key.keyid in self.may_sign()]
        if not signers:
            raise Refusal(
                "keys-of-others",
                "None of these keys is a root key of this repository, now or from now on. Nothing was signed.",
            )
        for signer in signers:
            self.root.sign(signer, append=True)
        return tuple(signer.public_key.keyid for signer in signers)

    def write(self) -> None:
        """Into its folder, so that it can travel."""
        disk = DurableDisk()
        if self.before is not None:
            disk.write(self.folder / f"{self.before.signed.version}.root.json", to_bytes(self.before))
        disk.write(self.folder / f"{self.root.signed.version}.root.json", to_bytes(self.root))
        disk.write(self.folder / READ_ME, _WORDS.encode())

    def changes(self) -> tuple[str, ...]:
        """What is new, in sentences for those who sign."""
        old, new = self.before.signed if self.before else None, self.root.signed
        said = [f"Root {new.version} of a repository of course packs, good until {new.expires:%d %B %Y}."]
        for role in ROLES:
            now, then = new.roles[role], old.roles[role] if old else None
            short = ", ".join(keyid[-4:] for keyid in now.keyids)
            says = f"{role}: {now.threshold} of {len(now.keyids)} must sign; keys {short}"
            gone = [keyid[-4:] for keyid in then.keyids if keyid not in now.keyids] if then else []
            if then is not None and (then.threshold, then.keyids) == (now.threshold, now.keyids):
                says += " (as before)"
            elif gone:
                says += f"; no longer {', '.join(gone)}"
            said.append(says)
        return tuple(said)


def read_ceremony(folder: Path) -> Ceremony:
    """Raises Refusal for a folder that is none."""
    roots = sorted((_load(path) for path in folder.glob("*.root.json")), key=lambda root: root.signed.version)
    if not roots or len(roots) > 2 or (len(roots) == 1 and roots[0].signed.version != 1):
        raise Refusal("no-root", f"There is no root to sign in {folder}. It is made by rotate-keys --prepare.")
    if len(roots) == 2 and roots[1].signed.version != roots[0].signed.version + 1:
        raise Refusal("root-order", f"The two roots in {folder} do not follow one another. Prepare anew.")
    return Ceremony(folder, roots[-1], roots[0] if len(roots) == 2 else None)


def put_together(folders: Sequence[Path]) -> Ceremony:
    """The root with the signatures from every copy. Raises Refusal for copies of different roots."""
    first, *others = [read_ceremony(folder) for folder in folders]
    for other in others:
        if other.root.signed_bytes != first.root.signed_bytes:
            raise Refusal(
                "root-order", f"What was signed in {other.folder} is another root than in {first.folder}. Prepare anew."
            )
    for other in others:
        good = other.signed_by
        for keyid, signature in other.root.signatures.items():
            if keyid in good:
                first.root.signatures[keyid] = signature
    for keyid in [each for each in first.root.signatures if each not in first.signed_by]:
        del first.root.signatures[keyid]  # of nobody who counts, or over other bytes
    return first


def _load(path: Path) -> Metadata[Root]:
    try:
        metadata: Metadata[Root] = Metadata.from_file(str(path))
    except RepositoryError as error:
        raise Refusal("root-damaged", f"{path} cannot be read ({error}). Prepare anew.") from error
    if metadata.signed.type != Root.type:
        raise Refusal("root-damaged", f"{path} is no root. Prepare anew.")
    return metadata
