"""Whether a folder is one in which a database can live.

Promises: a profile on a network drive, or in a folder that a service copies to other machines while it is in use, is
refused before anything is written there (``Known("folder-synced")``): such folders lose and mix the files of a
database. What it cannot tell it lets pass. Looks at names, marker files and the table of mounted file systems, which is
passed in. Called by opening.py.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import Known

_SERVICES_BY_NAME: Final[Mapping[str, str]] = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "mobile documents": "iCloud",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud drive": "pCloud",
    "pclouddrive": "pCloud",
    "box sync": "Box",
    "mega": "MEGA",
    "megasync": "MEGA",
    "seafile": "Seafile",
    "syncthing": "Syncthing",
}
"""What folders of services are called. OneDrive adds "- Name of the organisation", others a number."""

_SERVICES_BY_MARKER: Final[Mapping[str, str]] = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
    ".stfolder": "Syncthing",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
}
"""Files and folders that a service leaves at the top of what it copies."""

_MARKER_STARTS: Final = ((".sync_", "Nextcloud"), ("._sync_", "Nextcloud"), (".csync_journal.db", "ownCloud"))
"""And files whose names only begin like this; all are databases."""

_NETWORK_TYPES: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "ncpfs", "ceph", "glusterfs", "lustre", "beegfs"}
    | {"9p", "davfs", "fuse.davfs", "fuse.davfs2", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.glusterfs"}
    | {"fuse.s3fs", "fuse.goofys", "fuse.google-drive-ocamlfuse", "fuse.onedriver", "fuse.dropbox", "fuse.smbnetfs"}
    | {"fuse.curlftpfs"}
)


def refuse_shared_folder(
    folder: Path, *, mounts: str = "", environment: Mapping[str, str] | None = None, remote_drive: bool = False
) -> None:
    """Raises Known("folder-synced", folder=…, service=…) when a database should not live in this folder.

    ``mounts``: the text of /proc/mounts, empty where there is none. ``environment``: for the folders that OneDrive
    names there. ``remote_drive``: what Windows says of the drive. ``service`` is "" for a network drive.
    """
    folder = folder.absolute()
    if remote_drive or str(folder).startswith(("\\\\", "//")) or _mounted_as(folder, mounts) in _NETWORK_TYPES:
        raise Known("folder-synced", folder=str(folder), service="")
    service = _named(folder) or _marked(folder) or _in_environment(folder, environment or {})
    if service:
        raise Known("folder-synced", folder=str(folder), service=service)


def _named(folder: Path) -> str | None:
    for part in folder.parts:
        name = part.lower()
        for start, service in _SERVICES_BY_NAME.items():
            # "OneDrive - Agency", "Dropbox (Personal)", "Nextcloud2", and not "Dropboxes of the harbour"
            rest = name.removeprefix(start)
            if name.startswith(start) and (not rest or rest[0] in "-( " or rest.isdigit() or rest.startswith(" -")):
                return service
        if part == "CloudStorage" and folder.parts[folder.parts.index(part) - 1] == "Library":
            return "iCloud"
    return None


def _marked(folder: Path) -> str | None:
    for each in (folder, *folder.parents):
        if each == each.parent:
            break  # the top of a drive is nobody's
        for name in _names(each):
            if service := _SERVICES_BY_MARKER.get(name):
                return service
            if name.startswith(".") and ".db" in name:
                for start, service in _MARKER_STARTS:
                    if name.startswith(start):
                        return service
    return None


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208  # Path.iterdir makes a Path of each of maybe thousands
    except OSError:
        return []


def _in_environment(folder: Path, environment: Mapping[str, str]) -> str | None:
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        root = environment.get(name)
        if root and folder.is_relative_to(root):
            return "OneDrive"
    return None


def _mounted_as(folder: Path, mounts: str) -> str:
    """The type of the file system that the folder lies on; "" when it is not known."""
    best, found = -1, ""
    for point, kind in _mount_points(mounts.splitlines()):
        if folder.is_relative_to(point) and len(point.parts) >= best:
            best, found = len(point.parts), kind
    return found


def _mount_points(lines: Iterable[str]) -> Iterable[tuple[Path, str]]:
    for line in lines:
        fields = line.split(" ")
        if len(fields) >= 3:
            # Spaces and the like stand there as octal numbers.
            name = fields[1].encode().decode("unicode_escape").encode("latin-1").decode(errors="replace")
            yield Path(name), fields[2]
