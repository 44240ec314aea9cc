"""The sign-in page. Who calls: urls."""

from typing import ClassVar

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView


class SignInForm(AuthenticationForm):
    """Django's form, with our sentence."""

    error_messages: ClassVar = {
        "invalid_login": "This name and this password do not belong together. Check both and try again.",
        "inactive": "This account is closed. Ask your administrator.",
    }


class SignIn(LoginView):
    """Django's view, in our look."""

    template_name = "centre/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True
