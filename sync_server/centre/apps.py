"""Django's name for the application."""

from django.apps import AppConfig


class CentreConfig(AppConfig):
    name = "sync_server.centre"
    label = "centre"
    verbose_name = "Centre"
    default_auto_field = "django.db.models.BigAutoField"
