"""The app's name and key type."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PapersConfig(AppConfig):
    name = "papers"
    verbose_name = _("Papers")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import checks, views  # noqa: F401  (registers the system checks, and what pages show)
        from .admin.topics import register_field
        from .catalogue.watching import watch
        from .checking.watching import watch as watch_drafts
        from .translating.site_pages import after_migrations

        register_field()
        watch()
        watch_drafts()
        post_migrate.connect(after_migrations, sender=self)
