"""What this laptop has verified about packs so far, and how a source's word is weighed against it.

Promises: nothing goes back. The newest verified list of packs decides what may be installed, whichever source it came
from; a source with an older list is only a carrier of bytes. The state is one file, replaced in one step.
Two processes that remember at once keep what is newer. Raises Known: pack-damaged, pack-signer-wrong, pack-rolled-back,
source-missing, disk-full, folder-unwritable. Called by the sources and the installer.

A source is verified by the longest chain of roots known, so keys that were taken out of use sign nothing new. When that
fails, and its own shorter chain vouches for a list older than the known one, it is an honest old copy (a stick from
before a change of keys): it may carry bytes, and says nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from desktop_app.domain.errors import Known
from desktop_app.packs.signed_metadata import MetadataFiles, Signed, newer_roots, verify
from desktop_app.packs.vouchers import Vouchers
from desktop_app.storage.durable_file import as_known, write_durably
from desktop_app.storage.profile_lock import one_at_a_time

_STATE: Final = "known.metadata"
_LOCK: Final = "known.lock"


@dataclass(frozen=True)
class Anchor:
    """The root that the program was given. ``release``: it must not be, or lead to, a root made for trying out."""

    root: bytes
    release: bool


class HeldFiles:
    """Metadata files in memory."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files

    def read(self, name: str, limit: int) -> bytes | None:
        return self._files.get(name)


class _Longest:
    """The source's files, and the roots this laptop knows before the source's own of the same version."""

    def __init__(self, known: Mapping[str, bytes], source: MetadataFiles) -> None:
        self._known = known
        self._source = source

    def read(self, name: str, limit: int) -> bytes | None:
        known = self._known.get(name) if name.endswith(".root.json") else None
        return self._source.read(name, limit) if known is None else known


@dataclass(frozen=True)
class Weighed:
    """``own``: the source's word, verified. ``newest``: what decides. ``stale``: the source's word is the older one."""

    own: Signed
    newest: Signed
    stale: bool


class TrustStore:
    """The verified metadata in a profile's packs folder."""

    def __init__(self, folder: Path, anchor: Anchor) -> None:
        self._path = folder / _STATE
        self._lock = folder / _LOCK
        self._anchor = anchor
        self._weighed_with: Mapping[str, bytes] | None = None  # what was known when a source was weighed last
        self.vouchers = Vouchers(folder)

    @property
    def anchor(self) -> Anchor:
        return self._anchor

    def known(self) -> Signed | None:
        """What was adopted last; None when nothing was, or when it was under another anchor (other demo keys).

        Raises Known("folder-unwritable") when it is there and cannot be read at this moment.
        """
        return self._verified_or_none(self._files())

    def _verified_or_none(self, files: Mapping[str, bytes]) -> Signed | None:
        try:
            return verify(self._anchor.root, HeldFiles(files), release=self._anchor.release)
        except Known:
            return None

    def weigh(self, source: MetadataFiles) -> Weighed:
        """Verify a source and compare it with what is known. Changes nothing."""
        self._weighed_with = self._files()
        known = self._verified_or_none(self._weighed_with)
        if known is None:
            longest = _Longest(self._roots(HeldFiles(self._weighed_with)), source)
            own = verify(self._anchor.root, longest, release=self._anchor.release)
            return Weighed(own, own, stale=False)
        own = self._verified(source, known)
        known = self._under_its_roots(known, own)
        if known is None:
            return Weighed(own, own, stale=False)
        if own.timestamp.version <= known.timestamp.version:
            return Weighed(own, known, stale=own.targets.version < known.targets.version)
        _refuse_rollback(own, known)
        return Weighed(own, own, stale=False)

    def _verified(self, source: MetadataFiles, known: Signed) -> Signed:
        try:
            return verify(self._anchor.root, _Longest(known.files, source), release=self._anchor.release)
        except Known as refusal:
            try:
                own = verify(self._anchor.root, source, release=self._anchor.release)
            except Known:
                raise refusal from None
            if own.root.version < known.root.version and own.timestamp.version < known.timestamp.version:
                return own
            raise

    def _under_its_roots(self, known: Signed, own: Signed) -> Signed | None:
        """What is known, with the newer roots of a source: keys that they took out of use stay so, whoever comes next.

        None when it does not count under them: when keys were replaced because they were stolen, a thief's high version
        numbers must not block what comes after. Source: TUF specification 5.3.8, 5.3.11.
        """
        if own.root.version <= known.root.version:
            return known
        newer_roots = {name: data for name, data in own.files.items() if name.endswith(".root.json")}
        return self._verified_or_none({**known.files, **newer_roots})

    def roots(self) -> Mapping[str, bytes]:
        """The verified roots after the anchor, also when no list is known under them. Raises as ``known``."""
        return self._roots(HeldFiles(self._files()))

    def _roots(self, files: MetadataFiles) -> dict[str, bytes]:
        return newer_roots(self._anchor.root, files, release=self._anchor.release)

    def keep_roots(self, source: MetadataFiles) -> None:
        """Remembers the newer roots of a source that is refused otherwise: what they took out of use signs nothing
        any more. Source: TUF specification 5.3.8. Raises as ``adopt``."""
        self._make_folder()
        with one_at_a_time(self._lock):
            files = self._files()
            both = {**files, **self._roots(_Longest(self._roots(HeldFiles(files)), source))}
            if both != files:
                write_durably(self._path, msgspec.msgpack.encode(both))

    def adopt(self, signed: Signed) -> None:
        """Remembers this as the newest that is known. Call with what ``weigh`` gave back as ``newest``.

        A list that goes stays as a voucher while something installed is named by it alone. When another process
        remembered something since, it is weighed once more: what that knows is not forgotten. Raises as ``weigh``.
        """
        if self._is_kept(signed):
            return
        self._make_folder()
        with one_at_a_time(self._lock):
            before = self._files()
            if before != self._weighed_with:
                signed = self.weigh(HeldFiles(signed.files)).newest
            self.vouchers.keep(signed.files, before)
            write_durably(self._path, msgspec.msgpack.encode(dict(signed.files)))

    def _make_folder(self) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise as_known(error, self._path) from error

    def _is_kept(self, signed: Signed) -> bool:
        return self._files() == signed.files and not self.vouchers.lists()

    def _files(self) -> Mapping[str, bytes]:
        """The files that were adopted last; none when there are none, or no longer what they were.

        Raises Known("folder-unwritable") when they cannot be read: that must not pass for a laptop that knows nothing.
        """
        try:
            return msgspec.msgpack.decode(self._path.read_bytes(), type=dict[str, bytes])
        except (FileNotFoundError, ValueError):
            return {}
        except OSError as error:
            raise as_known(error, self._path) from error


def _refuse_rollback(own: Signed, known: Signed) -> None:
    """A newer timestamp must not vouch for an older list. Source: TUF specification 5.4.3, 5.5.5."""
    if own.snapshot.version < known.snapshot.version or own.targets.version < known.targets.version:
        raise Known("pack-rolled-back", reason="metadata")
