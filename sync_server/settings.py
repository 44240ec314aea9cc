"""Django's settings of the centre.

Promises: the same file serves the commands, the server and the tests; the data folder comes from one environment
variable, and without it everything lies in memory. Refuses: secrets in the source. Read by Django alone.
"""

import os
import secrets
from pathlib import Path

from sync_server import database_url
from sync_server.centre import addresses
from sync_server.data_folder import ENVIRONMENT, DataFolder

_folder = DataFolder(Path(os.environ[ENVIRONMENT])) if os.environ.get(ENVIRONMENT) else None

# Without a folder (tests, or a look at --help) a key that lives as long as the process is the right one.
SECRET_KEY = (
    _folder.read_secret(_folder.secret_key).decode("ascii")
    if _folder is not None and _folder.is_ready()
    else secrets.token_urlsafe(48)
)
DEBUG = False
# The centre stands behind a proxy that knows its own name; FIELDBOOK_HOSTS narrows it, e.g. "centre.example.org".
ALLOWED_HOSTS = os.environ.get("FIELDBOOK_HOSTS", "*").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host != "*"]

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "sync_server.centre",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sync_server.centre.pages.headers.PageHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "sync_server.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

if os.environ.get("DATABASE_URL"):
    DATABASES = {"default": database_url.parse(os.environ["DATABASE_URL"])}
else:
    DATABASES = {"default": database_url.sqlite(str(_folder.database) if _folder is not None else ":memory:")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "review"
LOGOUT_REDIRECT_URL = "login"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
# Set when a TLS proxy stands in front; on loopback a secure cookie would lock the manager out.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = os.environ.get("FIELDBOOK_BEHIND_TLS", "") == "1"
if SESSION_COOKIE_SECURE:
    addresses.proxies()  # what is wrong with FIELDBOOK_PROXIES is said now, and not to the first laptop
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
TIME_ZONE = os.environ.get("FIELDBOOK_TIME_ZONE", "UTC")

STATIC_URL = "/static/"
STATIC_ROOT = None
# The course's own typefaces, when the centre runs from the whole source; otherwise the browser's nearest.
_fonts = Path(__file__).parents[1] / "resources" / "fonts"
STATICFILES_DIRS = [("fonts", _fonts)] if _fonts.is_dir() else []
# A few small files, read from the packages at start: nothing has to be collected before the centre runs.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

# Bytes of photos and PDFs that one person may lay down here.
FIELDBOOK_FILES_OF_A_PERSON = int(os.environ.get("FIELDBOOK_FILES_MB", "500")) * 1_000_000
# Bytes that what one person writes may take here, tables and indexes included (decision 85).
FIELDBOOK_ENTRIES_OF_A_PERSON = int(os.environ.get("FIELDBOOK_ENTRIES_MB", "250")) * 1_000_000
# The same of what is kept aside: of one revoked laptop; of laptops that nobody certified, brought by one person; and of
# all of those together.
FIELDBOOK_ENTRIES_ASIDE = int(os.environ.get("FIELDBOOK_ASIDE_MB", "20")) * 1_000_000
FIELDBOOK_ENTRIES_ASIDE_ALL = int(os.environ.get("FIELDBOOK_ASIDE_ALL_MB", "1000")) * 1_000_000
# Bytes that stay free on the disk of the data folder, and the most that the database may have; 0: as the disk allows.
FIELDBOOK_DISK_FREE = int(os.environ.get("FIELDBOOK_DISK_FREE_MB", "200")) * 1_000_000
FIELDBOOK_DATABASE = int(os.environ.get("FIELDBOOK_DATABASE_MB", "0")) * 1_000_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
