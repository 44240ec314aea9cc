"""The centre as a WSGI application: laptops past Django's middleware, people through it.

Promises: one office a process, made after the fork; laptops' doors answer with the fewest headers.
Who calls: serving.py; tests with an office of their own.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from sync_server.centre.office import Office
from sync_server.data_folder import ENVIRONMENT, DataFolder


def make_application(office: Office) -> WSGIApplication:
    """The application for this office. Django must be set up."""
    from django.core.wsgi import get_wsgi_application
    from django.http import HttpResponse

    from sync_server.centre import bundle_door, doors, file_door, json_doors, pack_files
    from sync_server.centre.office import ENVIRON

    pages = get_wsgi_application()

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if json_doors.is_for(environ):
            return json_doors.serve(office, environ, start_response)
        if path == doors.EXCHANGE:
            return doors.exchange(office, environ, start_response)
        if path == doors.ENROL:
            return doors.enrol(office, environ, start_response)
        if path == bundle_door.BUNDLE:
            return bundle_door.bundle(office, environ, start_response)
        if path == file_door.FILES:
            return file_door.files(office, environ, start_response)
        if path.startswith(pack_files.PREFIX):
            return pack_files.serve(office.folder.packs, environ, start_response)
        environ[ENVIRON] = office
        answer: HttpResponse = pages(environ, start_response)
        if environ["REQUEST_METHOD"] == "HEAD":
            answer.close()  # Django leaves it to the server to drop the body, and gunicorn complains of it
            return ()
        return answer

    return application


def application_from_environment() -> WSGIApplication:
    """For a WSGI server of one's own: the data folder is named by the environment."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sync_server.settings")
    django.setup()
    from sync_server.centre.office import open_office

    return make_application(open_office(DataFolder(Path(os.environ[ENVIRONMENT]))))
