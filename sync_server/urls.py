"""Addresses of the pages for people. Laptops use other doors, see wsgi.py."""

from django.contrib import admin
from django.contrib.auth.views import LogoutView
from django.urls import path
from django.views.generic import RedirectView

from sync_server.centre.pages import attached, carry, cohort, heard, person, review, sign_in, trail

urlpatterns = [
    path("", review.home, name="home"),
    path("login", sign_in.SignIn.as_view(), name="login"),
    path("logout", LogoutView.as_view(), name="logout"),
    path("carry", carry.page, name="carry"),
    path("review", review.queue, name="review"),
    path("review/<str:practice>", review.practice, name="practice"),
    path("review/<str:practice>/files/<int:place>", attached.file, name="file"),
    path("heard", heard.people, name="heard"),
    path("people/<str:person>", person.person, name="person"),
    path("cohorts/<str:cohort>", cohort.cohort, name="cohort"),
    path("trail", trail.trail, name="trail"),
    # One door for passwords, with its brake; Django's own has none.
    path("admin/login/", RedirectView.as_view(pattern_name="login", query_string=True)),
    path("admin/", admin.site.urls),
]
