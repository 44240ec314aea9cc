"""The Journey screen."""

from desktop_app.pages.journey.page import JourneyPage

__all__ = ["JourneyPage"]
