"""Collects texts for translators as Django does, and what the readers of files `say` to editors as well."""

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=say"]
