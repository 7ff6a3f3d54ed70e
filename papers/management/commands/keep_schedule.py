"""Keep the schedule: publish pages and carry out releases at their moments, for as long as it runs."""

import signal
import threading

from django.core.management import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from papers.releasing.schedule import keep_schedule


class Command(BaseCommand):
    help = "Publish what is due and carry out the releases that are, again and again; a line for each event."

    def add_arguments(self, parser):
        parser.add_argument("--interval", type=int, default=60, help="Seconds between two looks (60).")
        parser.add_argument("--once", action="store_true", help="Look once and end, for a timer or cron.")

    def handle(self, *args, interval, once, **options):
        ended = threading.Event()
        if not once:
            for wish in (signal.SIGTERM, signal.SIGINT):
                signal.signal(wish, lambda *_signal: ended.set())
        while True:
            for line in keep_schedule():
                self.stdout.write(f"{timezone.now().isoformat(timespec='seconds')} {line}")
            self.stdout.flush()
            if once or ended.wait(max(1, interval)):
                return
            close_old_connections()
