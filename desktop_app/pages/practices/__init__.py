"""Good practices: writing one in eight parts, its way to the library, and those of others."""

from desktop_app.pages.practices.page import PracticesPage

__all__ = ["PracticesPage"]
