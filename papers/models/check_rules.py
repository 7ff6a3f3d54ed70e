"""How serious the rules of the checks are in this house."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CheckRule(models.Model):
    """The level that the house has given to a rule; a rule without a row keeps its own."""

    OFF, WARNING, ERROR, BLOCKING = "off", "warning", "error", "blocking"
    LEVELS = [
        (OFF, _("off")),
        (WARNING, _("warning")),
        (ERROR, _("error")),
        (BLOCKING, _("error that blocks publishing")),
    ]
    SERIOUS = (ERROR, BLOCKING)

    rule = models.CharField(_("rule"), max_length=40, unique=True)
    level = models.CharField(_("level"), max_length=10, choices=LEVELS)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("level of a check")
        verbose_name_plural = _("levels of checks")

    def __str__(self):
        return f"{self.rule}: {self.level}"

    @classmethod
    def any_blocks(cls) -> bool:
        return cls.objects.filter(level=cls.BLOCKING).exists()
