"""The notebook: all notes at the left, the open one at the right, saved while it is written."""

from desktop_app.pages.notebook.page import NotebookPage

__all__ = ["NotebookPage"]
