"""Where things of one profile lie on the disk, and where the program's own files are.

Promises: only names, nothing is made or read here. Everything of a learner lies below one folder, so that copying
the folder copies the profile. Anybody may import it.
"""

import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class ProfilePaths:
    """The files and folders of one profile."""

    root: Path

    @property
    def database(self) -> Path:
        """Everything the learner did, encrypted."""
        return self.root / "fieldbook.db"

    @property
    def name(self) -> Path:
        """The name under which the operating system's store keeps this profile's key."""
        return self.root / "profile.name"

    @property
    def key_in_file(self) -> Path:
        """The key, when the operating system has no store for it."""
        return self.root / "database.key"

    @property
    def key_in_words(self) -> Path:
        """The key, wrapped by the recovery words."""
        return self.root / "database.key.wrapped"

    @property
    def lock(self) -> Path:
        """Locked by everybody who has the profile open."""
        return self.root / "profile.lock"

    @property
    def backups(self) -> Path:
        """Good copies of the database."""
        return self.root / "backups"

    @property
    def damaged(self) -> Path:
        """Databases that were found damaged, as they were found."""
        return self.root / "damaged"

    @property
    def packs(self) -> Path:
        """Installed packs and their trust."""
        return self.root / "packs"

    @property
    def files(self) -> Path:
        """Photos and PDFs of notes and drafts, each sealed with its own key."""
        return self.root / "files"

    @property
    def library_files(self) -> Path:
        """Files of practices that others published and somebody here asked for, each encrypted with its own key."""
        return self.root / "library_files"

    @property
    def log(self) -> Path:
        """What the program reports about itself: no texts, no names."""
        return self.root / "fieldbook.log"


def default_profile() -> Path:
    """The folder of this user's own profile: local to the machine, never roaming."""
    import platformdirs

    return Path(platformdirs.user_data_dir("Fieldbook", appauthor=False, roaming=False)) / "profile"


def program_folder() -> Path:
    """The folder that holds resources/: the repository, or the unpacked bundle."""
    bundle: str | None = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if bundle else Path(__file__).resolve().parent.parent


def resources() -> Path:
    """Fonts, icons, translations, the trust root."""
    return program_folder() / "resources"


def bundled_packs() -> Path:
    """The signed packs that come with the program; built packs of a working copy lie under build/."""
    inside = program_folder() / "packs"
    return inside if inside.is_dir() else program_folder() / "build" / "packs"
