"""Folders in which no database can live."""

from pathlib import Path

import pytest

from desktop_app.domain.errors import Known
from desktop_app.storage.folder_check import refuse_shared_folder

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
/dev/sdb1 /media/stick vfat rw 0 0
server:/export /home/ada/shared nfs4 rw 0 0
//filer/team /mnt/team\\040files cifs rw 0 0
/dev/sda2 /home/ada/shared/local ext4 rw 0 0
ada@host:/ /home/ada/far fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/home/ada/OneDrive/profile", "OneDrive"),
        ("/home/ada/OneDrive - Relief Agency/x", "OneDrive"),
        ("/home/ada/Dropbox (Personal)/x", "Dropbox"),
        ("/home/ada/Google Drive/x", "Google Drive"),
        ("/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ("/Users/ada/Library/CloudStorage/x", "iCloud"),
        ("/home/ada/Nextcloud/x", "Nextcloud"),
        ("/home/ada/Nextcloud2/x", "Nextcloud"),
        ("/home/ada/shared/profile", ""),
        ("/mnt/team files/profile", ""),
        ("/home/ada/far/profile", ""),
        ("//server/share/profile", ""),
    ],
)
def test_refused(folder: str, service: str) -> None:
    with pytest.raises(Known) as refused:
        refuse_shared_folder(Path(folder), mounts=MOUNTS)
    assert refused.value.code == "folder-synced"
    assert refused.value.facts["service"] == service


@pytest.mark.parametrize(
    "folder",
    [
        "/home/ada/.local/share/Fieldbook",
        "/home/ada/shared/local/profile",
        "/media/stick/profile",
        "/home/ada/Dropboxes of the harbour/x",
        "/home/ada/my driveway/x",
        "/home/ada/megaphones/x",
    ],
)
def test_allowed(folder: str) -> None:
    refuse_shared_folder(Path(folder), mounts=MOUNTS)
    refuse_shared_folder(Path(folder))


@pytest.mark.parametrize(
    ("marker", "service"),
    [(".dropbox.cache", "Dropbox"), (".stfolder", "Syncthing"), (".sync_0123abcd.db", "Nextcloud")],
)
def test_marker_files_above_the_profile(tmp_path: Path, marker: str, service: str) -> None:
    (tmp_path / "work").mkdir()
    refuse_shared_folder(tmp_path / "work" / "profile")
    (tmp_path / marker).touch()
    with pytest.raises(Known) as refused:
        refuse_shared_folder(tmp_path / "work" / "profile")
    assert refused.value.facts["service"] == service


def test_what_windows_says() -> None:
    with pytest.raises(Known):
        refuse_shared_folder(Path("/c/Users/ada"), remote_drive=True)
    with pytest.raises(Known) as refused:
        refuse_shared_folder(Path("/c/Users/ada/Cloud/x"), environment={"OneDrive": "/c/Users/ada/Cloud"})
    assert refused.value.facts["service"] == "OneDrive"
