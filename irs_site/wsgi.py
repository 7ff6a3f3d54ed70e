"""The WSGI entry for a production server; production settings unless told otherwise."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "irs_site.settings.base")

application = get_wsgi_application()
