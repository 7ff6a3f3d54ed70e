"""Make the site ready on this machine and serve it: what `make run` calls."""

import os
import socket
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Site

from papers.accounts import create_first_editor
from papers.importing.run import not_yet_received
from papers.importing.tables.starting import import_vocabulary
from papers.translating.site_pages import make_site_pages


class Command(BaseCommand):
    help = "Migrate, import topics and seeds once, create the first editor, and serve."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--prepare-only", action="store_true", help="Do everything but serve.")

    def handle(self, *args, host, port, prepare_only, **options):
        if not prepare_only:
            self.refuse_taken_port(host, port)
        self.migrate()
        make_site_pages()  # for a language added to the settings since
        Site.objects.filter(hostname="localhost").update(port=port)  # the admin's links to pages carry it
        import_vocabulary()
        if seeds := not_yet_received(Path(settings.BASE_DIR) / "seeds"):
            self.stdout.write("Importing and publishing the seeds ...")
            call_command("import_papers", *seeds, publish=True, stdout=self.stdout)
        password = create_first_editor()
        self.stdout.write(f"\n  Site    http://localhost:{port}/\n  Admin   http://localhost:{port}/admin/")
        self.stdout.write(f"  Account editor, password {password}\n" if password else "  Account editor\n")
        if not prepare_only:
            os.environ["DJANGO_RUNSERVER_HIDE_WARNING"] = "true"  # README says how production serves
            call_command("runserver", f"{host}:{port}", use_reloader=False, verbosity=0)

    def refuse_taken_port(self, host, port):
        try:
            socket.create_server((host, port)).close()
        except OSError:
            hint = f"choose another: PORT={port + 1} make run"
            raise CommandError(f"Port {port} is taken; {hint}") from None

    def migrate(self):
        try:
            executor = MigrationExecutor(connection)
        except OperationalError as reason:
            raise CommandError(f"The database does not answer: {' '.join(str(reason).split())}") from None
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Preparing the database ...")
            call_command("migrate", interactive=False, verbosity=0)
            call_command("check_catalogue", stdout=self.stdout)  # works from before there was one
