"""The photos and PDFs of a text, below it: in the notebook and in good practices."""

from desktop_app.pages.files.doors import SYSTEM_DOORS, FileDoors
from desktop_app.pages.files.pane import FilesPane

__all__ = ["SYSTEM_DOORS", "FileDoors", "FilesPane"]
