"""The Packs screen."""

from desktop_app.pages.packs.page import PacksPage

__all__ = ["PacksPage"]
