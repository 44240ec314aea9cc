"""The first minutes: name and look, a centre or none yet, the twelve words."""

from desktop_app.pages.welcome.page import WelcomePage

__all__ = ["WelcomePage"]
