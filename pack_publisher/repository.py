"""A signed repository of packs: plain files for any web server or stick, in the form of The Update Framework.

Promises: four roles with keys of their own; consistent snapshots; every publication is newer than the last; targets
carry what a list of packs needs. A pack of a version already published is never replaced by other bytes (but in a
demo). A reader at any moment finds a whole old or a whole new repository (writing.py), whatever interrupted the
publication. Source: TUF specification 1.0; library python-tuf, tuf.api. The layout: docs/pack_format.md, section 3.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from tuf.api.metadata import Metadata, Root, TargetFile, Targets

from course_format.manifest_reader import version_key
from pack_publisher.disk import UNFINISHED, Disk, DurableDisk
from pack_publisher.earlier_versions import CHANGES, MOST_VERSIONS, earlier_indexes, earlier_versions
from pack_publisher.keys import Keys
from pack_publisher.pack_zip import BuiltPack
from pack_publisher.published import CUSTOM_FIELD, DEMO_FIELD, DEMO_ROOT, TARGETS, Published, facts_of, file_name
from pack_publisher.published import read_published as read_published
from pack_publisher.refusal import Refusal
from pack_publisher.root_change import RootChange, next_root, wanted_signatures
from pack_publisher.writing import LIFETIMES, TWIN, Lists, Signing, check_can_sign, root_files, twin, write_all

__all__ = ["CUSTOM_FIELD", "DEMO_FIELD", "DEMO_ROOT", "LIFETIMES", "Repository"]

_DISK: Final = DurableDisk()


class Repository:
    """The repository in one folder. ``now``: the time that expiries count from, in UTC. ``lifetimes``: by role, where
    they differ from LIFETIMES. ``thresholds``: by role, for the first root; later ones are made by a change of keys."""

    def __init__(
        self,
        folder: Path,
        keys: Keys,
        now: datetime,
        *,
        lifetimes: Mapping[str, timedelta] | None = None,
        thresholds: Mapping[str, int] | None = None,
        disk: Disk = _DISK,
    ) -> None:
        self._folder = folder
        self._keys = keys
        self._now = now
        self._lifetimes = lifetimes or {}
        self._thresholds = thresholds or {}
        self._disk = disk

    def publish(
        self, packs: Sequence[tuple[BuiltPack, str]], *, replace: bool = False, prune: bool = False
    ) -> dict[str, int]:
        """Adds ``packs`` (each with the oldest program version that reads it) and signs everything anew.

        ``prune``: afterwards, remove packs that neither this list nor the one before it names.
        Returns the version of each role. Raises Refusal, and changes nothing, for a version that was published before
        with other bytes (unless ``replace``, with demo keys only) or an older one.
        """
        if replace and not self._keys.demo:
            raise Refusal("version-published", "A published version is never replaced. Raise the version of the pack.")
        published = read_published(self._folder)
        root = self._root(published)
        signing = Signing(self._keys, [root.signed], self._now, self._lifetimes)
        check_can_sign(signing, root.signed)
        signed = Targets() if published.targets is None else deepcopy(published.targets.signed)
        files: dict[str, bytes] = {}
        changed = False
        for pack, min_app in packs:
            changed = self._add(published, signed, pack, min_app, files, replace) or changed
        lists = Lists(published, signing)
        lists.renew(signed, changed=changed)
        files |= root_files(root, demo=self._keys.demo) if published.root is None else {}
        write_all(self._folder, files | lists.files, self._disk)
        if replace or prune:
            self._prune(published, signed, at_once=replace)
        assert lists.snapshot is not None and lists.timestamp is not None
        newest = (root.signed, lists.targets.signed if lists.targets else signed)
        return {each.type: each.version for each in (*newest, lists.snapshot.signed, lists.timestamp.signed)}

    def _root(self, published: Published) -> Metadata[Root]:
        if published.root is not None:
            if published.demo is not self._keys.demo:
                raise Refusal(
                    "demo-mixed",
                    "Demo keys sign demo repositories only, and release keys the others. Use another folder.",
                )
            _check_thresholds(published.root.signed, self._thresholds)
            return published.root
        change = RootChange.first(self._keys, self._thresholds, self._now + {**LIFETIMES, **self._lifetimes}["root"])
        root = Metadata(next_root(None, change, demo=self._keys.demo))
        for signer in self._keys.of("root"):
            root.sign(signer, append=True)
        wanted = wanted_signatures(root, None)
        if wanted:
            raise Refusal(
                "signatures-wanted",
                f"{wanted} more root keys must sign, and they are not here. Make the first root in several places: "
                "rotate-keys --prepare, sign-root, accept-root.",
            )
        return root

    def _add(
        self,
        published: Published,
        targets: Targets,
        pack: BuiltPack,
        min_app: str,
        files: dict[str, bytes],
        replace: bool,
    ) -> bool:
        """Put the pack into the list in place of its older version; whether that changed anything."""
        name = pack.index.name
        index = _target(f"{name}.index", pack.index_bytes)
        whole = _target(f"{name}.zip", pack.zip)
        facts = _facts(pack, min_app)
        earlier = earlier_versions(published, pack)
        index.unrecognized_fields["custom"] = {
            CUSTOM_FIELD: {**facts, "since": earlier.since} if earlier.since else facts
        }
        for path, listed in list(targets.targets.items()):
            known = facts_of(listed)
            if known is None or (known["pack"], known["language"]) != (pack.index.pack, pack.index.language):
                continue
            if version_key(known["version"]) > version_key(pack.index.version):
                raise Refusal(
                    "version-older", f"{known['version']} of {pack.index.pack} is published already, and it is newer."
                )
            if known["version"] == pack.index.version:
                if listed.hashes == index.hashes:
                    self._mend(targets, (index, whole), pack, files)
                    return False
                if not replace:
                    raise Refusal(
                        "version-published", f"{name} is published already with other content. Raise its version."
                    )
            del targets.targets[path]
            targets.targets.pop(known["zip"], None)
        for target in (index, whole):
            targets.targets[target.path] = target
        files |= _files(index, whole, pack)
        for ending, content in earlier.changes.items():
            files[f"{TARGETS}/{file_name(index)}{ending}"] = content
        return True

    @staticmethod
    def _mend(targets: Targets, ours: tuple[TargetFile, TargetFile], pack: BuiltPack, files: dict[str, bytes]) -> None:
        """Files of a pack that is published already, in case some are missing or damaged. The zip of another zlib
        than the one it was published with may differ; then it is none of what is listed."""
        if all(targets.targets[each.path].hashes == each.hashes for each in ours if each.path in targets.targets):
            files |= _files(*ours, pack)

    def _prune(self, before: Published, newest: Targets, *, at_once: bool) -> None:
        """Remove files of packs that are listed no more. What the list before names stays for readers who are in the
        middle of it, except in a demo that is replaced; indexes stay that the next publication reckons with."""
        listed = {file_name(target) for target in newest.targets.values()}
        if not at_once and before.targets is not None:
            listed |= {file_name(target) for target in before.targets.signed.targets.values()}
        kept = listed if at_once else listed | set(self._indexes_to_keep())
        for file in sorted((self._folder / TARGETS).iterdir()):
            name, changes, _ = file.name.removesuffix(TWIN).partition(CHANGES)
            if file.name.endswith(UNFINISHED) or name not in (listed if changes else kept):
                self._disk.remove(file)

    def _indexes_to_keep(self) -> Iterable[str]:
        published = read_published(self._folder)
        assert published.targets is not None
        packs = {
            (facts["pack"], facts["language"])
            for facts in map(facts_of, published.targets.signed.targets.values())
            if facts is not None
        }
        for pack, language in packs:
            for number, target in enumerate(earlier_indexes(published, pack, language)):
                if number <= MOST_VERSIONS:
                    yield file_name(target)


def _check_thresholds(root: Root, wanted: Mapping[str, int]) -> None:
    for role, threshold in wanted.items():
        if root.roles[role].threshold != threshold:
            raise Refusal(
                "threshold-wrong",
                f"This repository wants {root.roles[role].threshold} signatures for the role {role}, not {threshold}. "
                "Change that with rotate-keys.",
            )


def _target(path: str, content: bytes) -> TargetFile:
    return TargetFile.from_data(path, content, ["sha256"])


def _files(index: TargetFile, whole: TargetFile, pack: BuiltPack) -> dict[str, bytes]:
    return {
        f"{TARGETS}/{file_name(whole)}": pack.zip,
        f"{TARGETS}/{file_name(index)}": pack.index_bytes,
        f"{TARGETS}/{file_name(index)}{TWIN}": twin(pack.index_bytes),
    }


def _facts(pack: BuiltPack, min_app: str) -> dict[str, object]:
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
