"""Settings: you, how it looks, the centre, the twelve words, and what the course team sees."""

from desktop_app.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
