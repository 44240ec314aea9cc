"""Addresses of the pages for people. Laptops use other doors, see wsgi.py."""

from django.contrib import admin
from django.contrib.auth.views import LogoutView
from django.urls import path
from django.views.generic import RedirectView

from sync_server.centre.pages import carry, heard, review, sign_in

urlpatterns = [
    path("", review.home, name="home"),
    path("login", sign_in.SignIn.as_view(), name="login"),
    path("logout", LogoutView.as_view(), name="logout"),
    path("carry", carry.page, name="carry"),
    path("review", review.queue, name="review"),
    path("review/<str:practice>", review.practice, name="practice"),
    path("heard", heard.people, name="heard"),
    # One door for passwords, with its brake; Django's own has none.
    path("admin/login/", RedirectView.as_view(pattern_name="login", query_string=True)),
    path("admin/", admin.site.urls),
]
