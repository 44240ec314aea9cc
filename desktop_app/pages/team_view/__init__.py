"""What the course team sees of a learner, said by the program that sends it."""

from desktop_app.pages.team_view.page import TeamPage

__all__ = ["TeamPage"]
