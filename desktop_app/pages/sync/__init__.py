"""The Sync screen."""

from desktop_app.pages.sync.page import SyncPage

__all__ = ["SyncPage"]
